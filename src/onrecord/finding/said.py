"""Find when a statement was made: `said on Tuesday`, `told reporters late Friday`.

Takes the spans of a statement, the times of the text and its parts; gives the time that stands by the cue, outside
what is said. Leaves open what no time beside the cue tells: a report of Wednesday may quote words of any day.
"""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.finding.times.tense import sentence_round
from onrecord.records import Part, Span, SpanIndex, Time

# "The mayor said in a speech to the harbour guild on Tuesday" still tells when; farther off, another verb is meant.
_FARTHEST = 60
# What lasts, or is only bounded on one side, is no moment of speaking.
_NO_MOMENT = (
    "since",
    "until",
    "till",
    "before",
    "after",
    "by",
    "from",
    "between",
    "duration",
    "years",
    "decade",
    "century",
)


def said(
    text: str,
    parts: Sequence[Part],
    cue: Sequence[Span],
    content: Sequence[Span],
    contents: SpanIndex[Span],
    times: Sequence[Time],
) -> Time | None:
    """The time beside a cue; its `edtf` is null where the report does not settle it.

    `contents` are those of all statements of the text: a time inside one is part of what is said there. One that
    the statement itself stands inside does not count.

    >>> text = "Mayor Okafor said on Tuesday that rents fell on Monday."
    >>> times = [Time(text="Tuesday", span=Span(21, 28)), Time(text="Monday", span=Span(48, 54))]
    >>> said(text, (), [Span(13, 17)], [Span(29, 54)], SpanIndex([(Span(29, 54), Span(29, 54))]), times).text
    'Tuesday'
    >>> said(text, (), [Span(13, 17)], [Span(18, 54)], SpanIndex([(Span(18, 54), Span(18, 54))]), times) is None
    True
    """
    if not cue:
        return None
    near = [
        (gap, time.span, time)
        for time in _round(cue, times)
        if (gap := min(_gap(time.span, span) for span in cue)) <= _FARTHEST
        and not (time.rule or "").startswith(_NO_MOMENT)
        and not any(span.touches(time.span) for span in content)
        and all(span.covers(cue[0]) for span in contents.covering(time.span))
        and _one_sentence(text, parts, cue, time.span)
    ]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _round(cue: Sequence[Span], times: Sequence[Time]) -> Sequence[Time]:
    """The times that stand near enough."""
    first = bisect_left(times, cue[0].start - 2 * _FARTHEST, key=lambda time: time.span.start)
    last = bisect_left(times, cue[-1].end + _FARTHEST + 1, key=lambda time: time.span.start)
    return times[first:last]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _one_sentence(text: str, parts: Sequence[Part], cue: Sequence[Span], time: Span) -> bool:
    """Whether cue and time stand in one sentence of one part."""
    at = bisect_left(parts, time.start + 1, key=lambda part: part.span.start) - 1
    part = parts[at].span if at >= 0 else Span(0, len(text))
    near = Span(max(part.start, time.start - 600), min(part.end, time.end + 600))
    return sentence_round(text, time, near).covers(cue[0])
