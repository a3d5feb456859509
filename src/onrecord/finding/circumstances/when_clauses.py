"""Which day has a clause with "when" that says what was done on a day: "since 1 May, when guards shot the bishop"?

Takes a parsed sentence, the clause that tells of a deed, and the words of the times there; yields those of the time
that "when" stands right behind. Of a stretch that begins or ends with that day it is the day alone. Leaves alone "when"
behind anything else: "left Veska in May for a camp, when rain fell"; what happens at once is `breath`.
"""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.finding.breath import above
from onrecord.finding.times.read import days_of
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span, Time

_WHEN = "when"
_OPEN = ".."
# Told by these rules the end of a stretch is a day, a month or a year, and no end of a week.
_ONE = (["date"], ["day"], ["weekday"], ["month"], ["year"])


def told_of(parsed: Parsed, clause: Clause, times: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The time, by its first and last words, of which a clause with "when" tells what was done then.

    >>> from onrecord.grammar import TIME, read
    >>> def told(text):
    ...     parsed = read(text)
    ...     times = [(at, at) for at, tag in enumerate(parsed.tags) if tag == TIME]
    ...     found = told_of(parsed, parsed.clauses[-1], times)
    ...     return found and parsed.lower[found[0]]
    >>> told("Shops are shut since May, when guards shot a bishop."), told("He left in May, when guards had shot him.")
    ('may', None)
    >>> told("Shops shut in May in Veska, when guards shot a bishop.") is None
    True
    """
    led = next((one for one in (clause, *above(parsed, clause)) if one.marker == _WHEN), None)
    if led is None or led.group.form is not Form.FINITE or parsed.lower[led.group.start] == "had":
        return None
    marker = next((at for at in range(led.group.start, 0, -1) if parsed.lower[at] == _WHEN), 0)
    before = marker - 1 - (marker > 1 and parsed.lower[marker - 1] == ",")
    return next((one for one in times if one[1] == before), None)


def day_alone(time: Time) -> Time | None:
    """The day that a stretch begins with ("since 1 May") or ends with ("until 1 May"); None where that is not known.

    >>> time = Time(text="since May", span=Span(0, 9), edtf="2026-05/..", earliest="2026-05-01", rule="since month")
    >>> found = day_alone(time)
    >>> found.text, found.edtf, found.latest, day_alone(replace(time, rule="since unit")) is None
    ('May', '2026-05', '2026-05-31', True)
    """
    ends = (time.edtf or "").split("/")
    if len(ends) == 1:
        return time
    days = [one for one in ends if one != _OPEN]
    bounds = days_of(days[0]) if len(days) == 1 and (time.rule or "").split()[-1:] in _ONE else None
    if bounds is None:
        return None
    lead = len(time.text) - len(time.text.split(maxsplit=1)[-1])
    return replace(
        time,
        text=time.text[lead:],
        span=Span(time.span.start + lead, time.span.end),
        edtf=days[0],
        earliest=bounds[0].isoformat(),
        latest=bounds[1].isoformat(),
    )
