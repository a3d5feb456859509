"""Where does an event stand on the ladder, and who vouches for it?

Takes a happening and the statements of the article; yields its status and the statement that vouches: the innermost
one whose content holds its trigger, or none where the outlet tells it itself. The words that the deed stands under
have the first say: what is planned, wished, denied or not so never becomes reported or attributed, whoever says it.
An accusation makes what it charges alleged. Leaves what happened open: it only reads who says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from onrecord.codebook.events import QUADS, Complement, Effect, EventBook
from onrecord.finding.events.happenings import Happening
from onrecord.finding.events.vouching.sides import charges_nobody, one_side
from onrecord.records import Act, Manner, Span, SpanIndex, SpeakerKind, Statement, Status

_BY_EFFECT: Mapping[Effect, Status] = {
    Effect.UNNAMED: Status.UNNAMED,
    Effect.ALLEGED: Status.ALLEGED,
    Effect.DENIED: Status.DENIED,
    Effect.PURPOSE: Status.HYPOTHETICAL,
    Effect.PLANNED: Status.PLANNED,
    Effect.HYPOTHETICAL: Status.HYPOTHETICAL,
    Effect.NEGATED: Status.NEGATED,
}
_BY_CUE: Mapping[Effect, Status] = {Effect.ALLEGED: Status.ALLEGED, Effect.DENIED: Status.DENIED}
# What is offered, asked for or threatened is still to be done.
_UNDONE = frozenset({Effect.PLANNED, Effect.HYPOTHETICAL})
_SPOKEN = frozenset({"AGREE", "REQUEST", "THREATEN"})
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.STATE, SpeakerKind.DOCUMENT})
# Acts that tell nothing as having happened.
_BY_ACT: Mapping[Act, Status] = {Act.ASK: Status.HYPOTHETICAL}
# Who tells of a charge or of a march charges nobody with it.
_BLAMELESS = frozenset({"ACCUSE", "PROTEST"})
HAPPENED = frozenset({Status.REPORTED, Status.ATTRIBUTED})
_OPENERS = frozenset({"the", "a", "an", "two", "three", "some", "several", "many", "his", "her", "its", "their"})
# What somebody denies who answers a charge without repeating it.
_ANSWERED = re.compile(
    r"\s+(?:(?:the|this|these|those|any|all|such)\s+(?P<deed>[a-z]+)|(?P<charge>it|this|charges?|claims?|"
    r"accusations?|allegations?|reports?|involvement|responsibility))\b(?!\s+(?:that|of|by|on|against)\b)"
    r"(?:\s+(?:in|for)\s+the\s+(?P<part>[a-z]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The status of an event and the statement that vouches for it; `reason` says why it is lower than it might be.

    `told` is what disputes are found by; it is no part of what the standing is.
    """

    status: Status
    statement: str | None = None
    reason: str | None = None
    told: "Told | None" = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whose word an event rests on, the word that tells of it, the nouns for whom it is done to.

    `answers` is what a denial denies without telling it anew: "the attack", "the charge", "it".
    """

    speaker: str | None
    word: str
    whom: frozenset[str]
    answers: str | None


class Vouchers:
    """The statements of a text, by their ids, and by the stretches of the text that each vouches for."""

    def __init__(self, statements: Sequence[Statement], text: str, book: EventBook) -> None:
        self.text, self.book = text, book
        self.by_id = {statement.id: statement for statement in statements}
        self._holding = SpanIndex(
            (span, (sum(span.end - span.start for span in statement.content), number, statement))
            for number, statement in enumerate(statements)
            # "Condemned the attack" takes it for granted: then the outlet tells it itself.
            if not any(word.presupposes for word in self.of_cue(statement))
            for span in statement.content
        )

    def of(self, place: Span) -> Statement | None:
        """The innermost statement whose content holds a stretch of the text."""
        holding = self._holding.covering(place)
        return min(holding, key=itemgetter(0, 1))[2] if holding else None

    def telling(self, happening: Happening) -> Statement | None:
        """Whose word a deed rests on: not that of who denies, charges or offers, for what is only added to it.

        "He denied that the guard, who was shot on Monday, had left" denies no shot, and "offered talks, which she
        turned down" does not tell that she did. In a quotation all is the speaker's own. What came of a deed may rest
        on somebody's word where the deed does not: "clashes that residents said killed six".
        """
        vouching = self.of(happening.trigger[0]) or self._of_outcome(happening)
        while vouching is not None and happening.aside is not None and self._only_adds(vouching, happening.aside):
            vouching = self.by_id.get(vouching.parent) if vouching.parent else None
        return vouching

    def _of_outcome(self, happening: Happening) -> Statement | None:
        """The statement that begins with what came of a deed."""
        said = ((span, self.of(span)) for span in happening.trigger[1:])
        return next((one for span, one in said if one is not None and one.content[0].start == span.start), None)

    def _only_adds(self, statement: Statement, aside: int) -> bool:
        """Whether what begins somewhere in a statement is no part of what the statement denies, charges or offers."""
        cue = self.of_cue(statement)
        answers = any(word.effect in _BY_CUE for word in cue)
        # "Said he would see the envoy, who was freed on Monday": only what tells of nothing done is known by its cue.
        answers = answers or any(word.effect in _UNDONE and word.speech in _SPOKEN for word in cue)
        inside = any(
            statement.content[0].start < aside < span.end and span.start <= aside for span in statement.content
        )
        return answers and inside and statement.manner is Manner.INDIRECT

    def of_cue(self, statement: Statement) -> list[Complement]:
        """What the words of a statement's cue do to what it says."""
        cue = statement.cue[0].of(self.text).lower().split() if statement.cue else []
        return [self.book.governors[word] for word in cue if word in self.book.governors]


def status_of(happening: Happening, actors: Sequence[str], vouchers: Vouchers) -> Standing:
    """The status of one happening; `actors` are the ids of its actors."""
    vouching = vouchers.telling(happening)
    found = _status(happening, actors, vouching, vouchers)
    return replace(found, told=_told(happening, vouching, vouchers.text, vouchers.book))


def _status(happening: Happening, actors: Sequence[str], vouching: Statement | None, vouchers: Vouchers) -> Standing:
    told = vouching.id if vouching else None
    effect = _BY_EFFECT.get(happening.effect)
    if effect is not None and effect is not Status.UNNAMED:
        # Who accuses somebody of a deed charges him with its purpose as well.
        charged = (
            happening.effect is Effect.PURPOSE and _lowest(vouching, happening, actors, vouchers) is Status.ALLEGED
        )
        return Standing(status=Status.ALLEGED if charged else effect, statement=told)
    if vouchers.text[happening.trigger[-1].end : happening.sentence.end].rstrip("\"”’') ").endswith("?"):
        return Standing(status=Status.HYPOTHETICAL, statement=told)
    if vouching is None:
        return Standing(status=effect or Status.REPORTED)
    lowered = _lowest(vouching, happening, actors, vouchers) or effect
    if lowered is not None:
        return Standing(status=lowered, statement=told)
    if happening.performed and _is_its_own(vouching, happening, actors, vouchers):
        # Who says "we condemn" has condemned: his words are no report of it, but the deed.
        return Standing(status=Status.REPORTED, statement=told)
    if vouching.speaker_kind in _NAMED and vouching.speaker is not None:
        return Standing(status=Status.ATTRIBUTED, statement=told)
    settled = vouching.speaker_kind in (SpeakerKind.UNNAMED, SpeakerKind.NONE)
    return Standing(status=Status.UNNAMED, statement=told, reason=None if settled else "speaker-open")


def _is_its_own(statement: Statement, happening: Happening, actors: Sequence[str], vouchers: Vouchers) -> bool:
    """Whether who speaks speaks of a deed of his own side."""
    return statement.speaker in actors or one_side(statement, happening, vouchers.text, vouchers.book)


def _lowest(
    vouching: Statement | None, happening: Happening, actors: Sequence[str], vouchers: Vouchers
) -> Status | None:
    """What the voucher makes of the event, or a statement that it stands inside."""
    current = vouching
    while current is not None:
        if (status := _lowered(current, happening, actors, vouchers)) is not None:
            return status
        current = vouchers.by_id.get(current.parent) if current.parent else None
    return None


def _lowered(statement: Statement, happening: Happening, actors: Sequence[str], vouchers: Vouchers) -> Status | None:
    """What a statement that accuses, denies or asks makes of the events in it."""
    by_cue = next((_BY_CUE[word.effect] for word in vouchers.of_cue(statement) if word.effect in _BY_CUE), None)
    itself = _is_its_own(statement, happening, actors, vouchers)
    if by_cue is Status.ALLEGED and not itself:
        return Status.ALLEGED
    accuses = statement.act is Act.ACCUSE or (statement.act is None and _charges(happening, vouchers.text))
    blameworthy = QUADS[happening.type].endswith("conflict") and happening.type not in _BLAMELESS
    blameworthy = blameworthy or happening.effect is Effect.PURPOSE
    if accuses and not itself and blameworthy and not charges_nobody(happening, vouchers.text, vouchers.book):
        return Status.ALLEGED
    if by_cue is Status.DENIED:
        return by_cue
    return _BY_ACT.get(statement.act) if statement.act else None


def _charges(happening: Happening, text: str) -> bool:
    """Whether a statement whose act is open says that somebody named did harm: "Brenn's jets bombed the port"."""
    return (
        QUADS[happening.type] == "material conflict"
        and any(
            word[:1].isupper()
            for span in happening.actors
            for word in span.of(text).split()
            if word.lower() not in _OPENERS
        )
        and any(span.start > happening.sentence.start for span in happening.actors)
    )


def _told(happening: Happening, vouching: Statement | None, text: str, book: EventBook) -> Told:
    word = happening.trigger[0].of(text).lower()
    answers = None
    governing = book.governors.get(word)
    denies = governing is not None and (governing.effect is Effect.DENIED or governing.speech == "REJECT")
    if denies and happening.effect is Effect.FACT:
        match = _ANSWERED.match(text, happening.trigger[-1].end, happening.sentence.end)
        answers = (match["part"] or match["deed"] or match["charge"]).lower() if match is not None else None
    return Told(
        speaker=vouching.speaker if vouching is not None else None,
        word=word,
        whom=frozenset(span.of(text).split()[-1].lower() for span in happening.recipients),
        answers=answers,
    )
