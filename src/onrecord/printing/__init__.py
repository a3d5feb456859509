"""A record becomes text: a report for people, a page for a browser, a line of spans for programs.

Takes records only and writes nothing itself: every module gives a string. What makes text from
articles safe to show lives in `plain`; what all forms agree on (order, numbers, names) in `entries`
and `wording`. Nothing is imported here, so that a JSON line costs neither rich nor Jinja.
"""
