"""Find when a statement was made: `said on Tuesday`, `told reporters late Friday`.

Takes a statement, the times of the text and its parts; gives the time that stands by the cue, outside what is said,
that no other verb has (`own_time`) and that does not lie after the report. Leaves open what no time beside the cue
tells: a report of Wednesday may quote words of any day.
"""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.own_time import is_own
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.finding.times.datelines import ends_dateline
from onrecord.finding.times.read import days_of
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
    draft: Draft,
    contents: SpanIndex[Span],
    times: Sequence[Time],
    codebook: Codebook,
    published: str | None = None,
) -> Time | None:
    """The time beside a statement's cue; its `edtf` is null where the report does not settle it.

    `contents` are those of all statements of the text: a time inside one is part of what is said there. One that
    the statement itself stands inside does not count.

    >>> from onrecord.codebook import load
    >>> text = "Mayor Okafor said on Tuesday that rents fell on Monday."
    >>> times = [Time(text="Tuesday", span=Span(21, 28)), Time(text="Monday", span=Span(48, 54))]
    >>> def when(content):
    ...     draft = Draft(source=(Span(0, 12),), cue=(Span(13, 17),), content=(content,), confidence=1)
    ...     return said(text, (), draft, SpanIndex([(content, content)]), times, load())
    >>> when(Span(29, 54)).text
    'Tuesday'
    >>> when(Span(18, 54)) is None
    True
    """
    cue = draft.cue
    if not cue:
        return None

    def own(time: Time) -> bool:
        sentence = _sentence(text, parts, time.span)
        if not sentence.covers(cue[0]):
            return False
        spoken = [span for span in contents.touching(sentence) if not span.covers(cue[0])]
        return is_own(text, sentence, draft, spoken, time.span, codebook.cueing.uttered)

    near = [
        (gap, time.span, time)
        for time in _round(cue, times)
        if (gap := min(_gap(time.span, span) for span in cue)) <= _FARTHEST
        and not (time.rule or "").startswith(_NO_MOMENT)
        and not any(span.touches(time.span) for span in draft.content)
        and all(span.covers(cue[0]) for span in contents.covering(time.span))
        and not is_to_come(time, published)
        and not _is_of_dateline(text, parts, time.span)
    ]
    return next((time for _, _, time in sorted(near, key=lambda one: one[:2]) if own(time)), None)


def _round(cue: Sequence[Span], times: Sequence[Time]) -> Sequence[Time]:
    """The times that stand near enough."""
    first = bisect_left(times, cue[0].start - 2 * _FARTHEST, key=lambda time: time.span.start)
    last = bisect_left(times, cue[-1].end + _FARTHEST + 1, key=lambda time: time.span.start)
    return times[first:last]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def is_to_come(time: Time, published: str | None) -> bool:
    """Whether a time lies after the report: nobody quotes what is yet to be said, or reports what is yet to be done."""
    days = days_of(published)
    return days is not None and time.earliest is not None and time.earliest[:10] > days[1].isoformat()


def _is_of_dateline(text: str, parts: Sequence[Part], time: Span) -> bool:
    """Whether a day stands in the dateline that opens its sentence.

    >>> def of_dateline(text, day):
    ...     return _is_of_dateline(text, (), Span(text.index(day), text.index(day) + len(day)))
    >>> of_dateline("NAIROBI, March 3 (Agency) -- Okello said no.", "March 3")
    True
    >>> of_dateline("Okello said on March 3 – a Friday – no.", "March 3")
    False
    """
    parsed = read_sentence(text, _sentence(text, parts, time))
    inside = [number for number, word in enumerate(parsed.words) if time.touches(word.span)]
    return bool(inside) and ends_dateline(parsed, inside[-1])


def _sentence(text: str, parts: Sequence[Part], time: Span) -> Span:
    """The sentence of its part that a time stands in."""
    at = bisect_left(parts, time.start + 1, key=lambda part: part.span.start) - 1
    part = parts[at].span if at >= 0 else Span(0, len(text))
    return sentence_round(text, time, part)
