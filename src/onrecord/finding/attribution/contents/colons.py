"""What a colon leads to is said, the colon is not: `Okello wrote:`, and behind it, or in the next paragraph, her words.

Takes the tagger's labels and the paragraphs; yields labels in which no content begins with a colon. A cue whose content
is nothing else, or that has none, has the next paragraph for its content where the colon ends its own. Leaves quotation
marks to `introduced`, and a next paragraph in which the tagger has seen anything.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Labels, Link, RoleName, RoleSpan

_MARKS = ":,;"
# To whom, where and when: "wrote to the council on Friday:".
_BEHIND = re.compile(r"(?:\s+[^\s.!?:;,]+){0,10}\s*:?\s*")
# As sure as what `introduced` tells by punctuation.
_LED = 0.9
# With these a letter that is printed without marks goes on in further paragraphs.
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_TO_NEXT = re.compile(r":\s*\n\s*$")
_NEAR = 6
_QUOTES = "“\"'‘«„`"
_LEAD = re.compile(r"[\s:,;]*")


def without_colons(text: str, labels: Labels, parts: Sequence[Span]) -> Labels:
    """The labels with each content's own words.

    >>> text = "Okello wrote:\\n\\nWe shut it in May."
    >>> spans = [RoleSpan(role=RoleName.CUE, span=Span(7, 12)), RoleSpan(role=RoleName.CONTENT, span=Span(12, 32))]
    >>> parts = [Span(0, 13), Span(15, 33)]
    >>> [one.span.of(text) for one in without_colons(text, Labels(spans=tuple(spans)), parts).spans]
    ['wrote', 'We shut it in May']
    """
    spans = [one if one.role is not RoleName.CONTENT else _bare(text, one, parts) for one in labels.spans]
    marks = {at for at, one in enumerate(spans) if one.role is RoleName.CONTENT and text[one.span.start] in _MARKS}
    links = [link for link in labels.links if link.part not in marks]
    having = {link.cue for link in links if spans[link.part].role is RoleName.CONTENT}
    empty = [at for at, one in enumerate(spans) if one.role is RoleName.CUE and at not in having]
    if empty and ":\n" in text:
        taken = SpanIndex((one.span, one) for at, one in enumerate(spans) if at not in marks)
        for cue in empty:
            following = _following(text, spans[cue].span, parts)
            if following is not None and not taken.touching(following):
                links.append(Link(part=len(spans), cue=cue, score=_LED))
                spans.append(RoleSpan(role=RoleName.CONTENT, span=following))
    return replace(labels, spans=tuple(spans), links=tuple(links))


def _bare(text: str, one: RoleSpan, parts: Sequence[Span]) -> RoleSpan:
    """A content without the colon before it; a lone mark stays as it is."""
    lead = _LEAD.match(text, one.span.start, one.span.end)
    start = lead.end() if lead else one.span.start
    if start == one.span.end:
        return one
    whole = Span(start, one.span.end)
    if _TO_NEXT.search(text, max(0, start - _NEAR), start) and text[start] not in _QUOTES:
        whole = _in_first_person(text, whole, parts)
    return one if whole == one.span else replace(one, span=whole)


def _in_first_person(text: str, said: Span, parts: Sequence[Span]) -> Span:
    """The first paragraph of what is said, and those behind it in which somebody speaks of "I" or "we"."""
    at = bisect_right(parts, said.start, key=lambda part: part.start) - 1
    end = min(said.end, parts[at].end) if at >= 0 else said.end
    number = at + 1
    while 0 < number < len(parts) and parts[number].start < said.end:
        if not _FIRST_PERSON.search(text, parts[number].start, parts[number].end):
            break
        end, number = min(said.end, parts[number].end), number + 1
    return Span(said.start, end)


def _following(text: str, cue: Span, parts: Sequence[Span]) -> Span | None:
    """The next paragraph, where a colon ends the sentence and the paragraph of a cue.

    Without its full stop, which is no part of what is told.
    """
    number = bisect_right(parts, cue.start, key=lambda part: part.start) - 1
    if number < 0 or number + 1 >= len(parts) or not text.endswith(":", 0, parts[number].end):
        return None
    if not _BEHIND.fullmatch(text, cue.end, parts[number].end):
        return None
    following = parts[number + 1]
    end = following.start + len(following.of(text).rstrip(" .\n"))
    return Span(following.start, end) if end > following.start else None


def is_led_on(text: str, cue: Span, content: Span, parts: SpanIndex[Span]) -> bool:
    """Whether a content begins the paragraph behind that of its cue, which ends with a colon.

    >>> text = "Okello wrote:\\n\\nIt is shut."
    >>> [is_led_on(text, Span(7, 12), Span(at, 25), SpanIndex([(Span(0, 13),) * 2])) for at in (15, 18)]
    [True, False]
    """
    home = next(iter(parts.covering(cue)), None)
    if home is None or not home.of(text).rstrip().endswith(":"):
        return False
    return content.start >= home.end and not text[home.end : content.start].strip()
