"""What a report rests on, in rows that the report for people and the page both show.

Takes a record and the numbers of its statements; gives rows of plain words: accusations with their answers, pledges
and demands, evidence outstanding, and who says that who says it. Finds nothing: each row is one of the audit's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.printing.dates import time_words
from onrecord.printing.entries import actor_name, speaker_of
from onrecord.printing.wording import MARKS
from onrecord.records import UNDERTAKINGS, Accusation, Evidence, Record, Reply, Statement, number_of, words_of

ANSWERS: Final = {
    Reply.DENIED: "denied",
    Reply.ANSWERED: "answered",
    Reply.DECLINED: "declined to answer",
    Reply.UNREACHED: "did not answer the outlet, or was not reached",
    Reply.NONE: "no answer in this report",
}
# Who accuses where the report does not say so: "was charged with theft".
NOT_TOLD: Final = "somebody whom the report does not name"
_UNKNOWN: Final = "an answer cannot be told: it is open who is accused"
_OPEN: Final = "whether they answer in this report stays open"
_EVIDENCE: Final = {
    Evidence.PROMISED: "promised",
    Evidence.WITHHELD: "withheld",
    Evidence.DEMANDED: "asked for, or said not to be there",
}
Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A statement in a list: its number, what it is there for, who speaks, the words, and what is to be added.

    Without its cue much of what is said means nothing, or the reverse: "prohibited" tells more than "the prayers".
    """

    number: int | None
    label: str
    who: str
    cue: str = ""
    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An accusation, and the answer with the statements or the words that give it.

    `id` is what a judgement names it by. `number` is null where no statement makes it, `again` says how often it is
    told besides.
    """

    id: str
    number: int | None
    accuser: str
    accused: str
    cue: str = ""
    words: str
    answer: str
    open: bool
    again: str = ""
    answers: tuple[Row, ...] = ()
    refusals: tuple[str, ...] = ()


def standing(record: Record) -> list[str]:
    """What strikes one first, a sentence each; nothing where nothing does."""
    sentences = (_voices(record), _side(record), _headline(record), _second_hand(record))
    return [sentence for sentence in sentences if sentence]


def _voices(record: Record) -> str:
    named, unnamed = record.audit.named, record.audit.unnamed
    if not (named or unnamed):
        return ""
    return f"{number_of(named, 'voice')} with a name, {unnamed or 'none'} without."


def _side(record: Record) -> str:
    audit = record.audit
    if not audit.one_sided:
        return ""
    if audit.named + audit.unnamed == 1:
        return "Only one voice speaks."
    return "All stand on one side: none of those who are accused has a word in it."


def _headline(record: Record) -> str:
    headline = record.audit.headline
    if headline is None or not headline.says_more:
        return ""
    return "The headline says as a fact what the report has only as an accusation."


def _second_hand(record: Record) -> str:
    number = len(record.audit.chains)
    if not number:
        return ""
    return f"{number_of(number, 'claim')} at second hand: somebody says that somebody else says so."


def accused_words(known: str, reply: str | None) -> str:
    """Who is accused: by name or in words, where a deed is only condemned nobody, else left open.

    >>> accused_words("Mara Oduya", "none"), accused_words("", "none"), accused_words("", None)
    ('Mara Oduya', 'nobody by name', 'somebody who is not settled')
    """
    return known or ("nobody by name" if reply == Reply.NONE else "somebody who is not settled")


def charges(record: Record, numbers: Numbers) -> list[Charge]:
    """The accusations in the order of the text; one that is told again stands once."""
    told = {statement.id: statement for statement in record.statements}
    there = [one for one in record.audit.accusations if one.statement is None or one.statement in told]
    listed = {one.id for one in there}
    again = Counter(one.repeats for one in there if one.repeats)
    first = [one for one in there if one.repeats not in listed]
    return [_charge(record, one, told, numbers, again[one.id] if one.id else 0) for one in first]


def _charge(record: Record, one: Accusation, told: Mapping[str, Statement], numbers: Numbers, again: int) -> Charge:
    """`again` is how often the report tells the same accusation besides."""
    text = record.article.text
    statement = told.get(one.statement or "")
    accused = ", ".join(actor_name(record, actor) for actor in one.accused)
    accused = accused or words_of(one.accused_words, text).strip(MARKS)
    return Charge(
        id=one.id,
        number=numbers.get(statement.id) if statement else None,
        accuser=_accuser(record, one, statement),
        accused=accused_words(accused, one.reply),
        cue=_cue(record, statement) if statement else "",
        words=words_of(statement.content if statement else one.words, text),
        answer=answer_words(one.reply, known=bool(accused)),
        again=f"told {number_of(again, 'more time')}" if again else "",
        open=one.reply not in (Reply.DENIED, Reply.ANSWERED),
        answers=tuple(_row(record, told[answer], "", numbers) for answer in one.answers if answer in told),
        refusals=tuple(span.of(text) for span in one.spans),
    )


def answer_words(reply: str | None, *, known: bool) -> str:
    """An answer as people say it; `known` is whether it is settled who is accused.

    >>> answer_words("declined", known=True), answer_words(None, known=False)
    ('declined to answer', 'an answer cannot be told: it is open who is accused')
    """
    if reply is not None:
        return ANSWERS[Reply(reply)]
    return _OPEN if known else _UNKNOWN


def _accuser(record: Record, one: Accusation, statement: Statement | None) -> str:
    if statement is not None:
        return speaker_of(record, statement).name
    return actor_name(record, one.accuser) if one.accuser else NOT_TOLD


def undertakings(record: Record, numbers: Numbers) -> Iterator[Row]:
    """Pledges and demands, with whom they are made to and the times in their words."""
    told = {statement.id: statement for statement in record.statements}
    for one in record.audit.undertakings:
        if one.statement in told:
            to = f"to {actor_name(record, one.to)}" if one.to else ""
            aside = " · ".join(filter(None, (to, *(time_words(time) for time in one.when))))
            yield _row(record, told[one.statement], UNDERTAKINGS.get(one.act, one.act), numbers, aside)


def outstanding(record: Record, numbers: Numbers) -> Iterator[Row]:
    """Evidence that is promised, withheld or asked for."""
    told = {statement.id: statement for statement in record.statements}
    for one in record.audit.evidence:
        if one.statement in told:
            yield _row(record, told[one.statement], _EVIDENCE.get(one.evidence, one.evidence), numbers)


def chains(record: Record, numbers: Numbers) -> Iterator[Row]:
    """Who says that who says it, from the outlet to the innermost speaker."""
    told = {statement.id: statement for statement in record.statements}
    publisher = record.article.publisher
    outlet = (publisher and (publisher.name or publisher.domain)) or "the outlet"
    for chain in record.audit.chains:
        links = [told[one] for one in chain.statements if one in told]
        if links:
            who = " > ".join((outlet, *(speaker_of(record, link).name for link in links)))
            yield Row(
                number=numbers.get(links[-1].id),
                label="",
                who=who,
                cue=_cue(record, links[-1]),
                words=words_of(links[-1].content, record.article.text),
            )


def _row(record: Record, statement: Statement, label: str, numbers: Numbers, aside: str = "") -> Row:
    return Row(
        number=numbers.get(statement.id),
        label=str(label),
        who=speaker_of(record, statement).name,
        cue=_cue(record, statement),
        words=words_of(statement.content, record.article.text) or words_of(statement.cue, record.article.text),
        aside=aside,
    )


def _cue(record: Record, statement: Statement) -> str:
    """A statement's cue, where there are words beside it that it introduces."""
    return words_of(statement.cue, record.article.text) if statement.content else ""
