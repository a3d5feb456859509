"""On which day goes somebody on talking whose day of talking was told before: "said on Monday ... “…,” she said"?

Takes the statements of a report and its times; yields the day of those that tell none, by their id. A speaker goes on
in the next paragraph at the latest, by a verb in the plain past, and with no time beside it: another time may be that
of another talk. Leaves alone statements that stand inside others, and what somebody has said or will say at any time.
"""

from collections.abc import Iterable, Sequence

from onrecord.finding.breath import in_plain_past
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.records import Part, Span, SpanIndex, Statement, Time

# So many characters on either side of a cue its sentence ends.
_LONG = 400


def talk_days(
    statements: Iterable[Statement], times: Sequence[Time], parts: Sequence[Part], text: str
) -> dict[str, Time]:
    """The days of statements that go on with a talk, by their id."""
    told_in = SpanIndex((time.span, time) for time in times if time.rule != "clock")
    numbers = SpanIndex((part.span, number) for number, part in enumerate(parts))
    found: dict[str, Time] = {}
    last: dict[str, tuple[Time, int]] = {}
    for one in sorted((it for it in statements if it.cue), key=lambda it: it.cue[0]):
        place = one.cue[0]
        number = next(iter(numbers.covering(place)), -1)
        speaker = one.speaker
        if speaker is None or one.parent is not None:
            continue
        if one.said is not None:
            last[speaker] = (one.said, number)
        elif speaker in last:
            time, before = last.pop(speaker)
            sentence = _sentence(text, parts[number].span if number >= 0 else Span(0, len(text)), place)
            other = (it for it in told_in.inside(sentence) if not any(span.covers(it.span) for span in one.content))
            if number - before in (0, 1) and next(other, None) is None and _goes_on(text, sentence, place):
                found[one.id] = time
                last[speaker] = (time, number)
    return found


def _sentence(text: str, part: Span, cue: Span) -> Span:
    return sentence_round(text, cue, part, _LONG)


def _goes_on(text: str, sentence: Span, cue: Span) -> bool:
    parsed = read_sentence(text, sentence)
    heads = (one for one in parsed.clauses if parsed.words[one.group.head].span.touches(cue))
    verb = next(heads, None)
    return verb is not None and in_plain_past(parsed, verb)
