"""Pledges and demands: who says what they will do, and what others should.

Takes statements with the times in their text; yields those that anybody could later check, with these times. Leaves out
what binds nobody, whatever its act: "declined to say", "had not announced".
"""

import re
from collections.abc import Iterator, Sequence, Set

from onrecord.codebook import Codebook
from onrecord.records import Act, Span, SpanIndex, SpeakerKind, Statement, Time, Undertaking, words_of

_REFUSING = frozenset(("refuse", "decline"))
# "Had not announced any plans", "has yet to order": what nobody has said is no pledge and no demand, whatever the verb.
_NOT_SAID = re.compile(r"\b(?:do|does|did|has|have|had)(?:n['’]t|\s+not|\s+never|\s+yet\s+to)\b", re.IGNORECASE)
# "Must have known": no demand, but a guess at what was.
_LOOKS_BACK = re.compile(r"\b(?:must|should|ought\s+to|could|might)\s+have\s+\w")
# Years that a stretch has in which nobody waits for anything.
_AN_AGE = 50
_WORD = re.compile(r"[\w’'\-]+")


def undertakings(
    text: str, statements: Sequence[Statement], silent: Set[str], codebook: Codebook, times: Sequence[Time]
) -> Iterator[Undertaking]:
    """Pledges and demands: what somebody refuses, declines or does not promise is none that anybody could check.

    Nor is what nobody does: "no one will say so". Where a speaker's demand holds a narrower one of the same speaker's
    ("while we wait, we urge them to think again"), the narrower tells what is wanted. `silent` are the statements that
    only tell of no answer.
    """
    wide = {(one.parent, one.act, one.speaker) for one in statements}
    index = SpanIndex((time.span, (number, time)) for number, time in enumerate(times))
    for statement in statements:
        if statement.act not in (Act.COMMIT, Act.REQUEST) or not (statement.cue or statement.content):
            continue
        if statement.speaker_kind is SpeakerKind.NONE and statement.source:
            continue
        if statement.speaker and (statement.id, statement.act, statement.speaker) in wide:
            continue
        if statement.id not in silent and not _is_refused(text, statement, codebook):
            yield Undertaking(
                statement=statement.id,
                act=statement.act,
                by=statement.speaker,
                to=statement.addressee,
                when=_times_in(statement.content, index),
            )


def _is_refused(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether the cue refuses or is negated ("did not promise", not "promised not to"), or looks back ("must have")."""
    cue = [word.lower() for span in statement.cue for word in _WORD.findall(span.of(text))]
    negations = codebook.acts.content["negations"]
    for place, found in codebook.acts.cues_in(cue):
        negated = any(word in negations or word.endswith(("n't", "n’t")) for word in cue[:place])
        if found.lemma in _REFUSING or negated:
            return True
    if _NOT_SAID.search(words_of(statement.cue, text)):
        return True
    return statement.act is Act.REQUEST and any(_LOOKS_BACK.search(span.of(text)) for span in statement.content)


def _times_in(spans: Sequence[Span], index: SpanIndex[tuple[int, Time]]) -> tuple[Time, ...]:
    """The times by which a pledge or a demand could be checked: "by May", not "in the 21st century"."""
    found = dict(row for span in spans for row in index.inside(span) if not _is_an_age(row[1]))
    return tuple(found[number] for number in sorted(found))


def _is_an_age(time: Time) -> bool:
    if time.earliest is None or time.latest is None or not (time.earliest[:4] + time.latest[:4]).isdigit():
        return False
    return int(time.latest[:4]) - int(time.earliest[:4]) >= _AN_AGE
