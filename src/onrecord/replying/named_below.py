"""Is somebody whom a charge only describes the one person who answers it below by name?

Takes the accusations of a report with whom each is made against; yields them with a name where all are against one
person who has none ("a senator was accused of theft"), and one person who is named rejects a charge or pleads in the
paragraphs behind ("Senator Ada Brook denied the allegations"). Leaves alone reports that accuse several, and those who
answer for somebody else, for the police or as somebody else by their office.
"""

from collections.abc import Iterator, Sequence

from onrecord.linking.names.kinds import is_several
from onrecord.records import Act, Actor, ActorKind, Reply
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers.as_told import Report, charged, heard_in
from onrecord.replying.answers.spoken_for import NEAR
from onrecord.replying.same_party import Row, brings_to_court, head_of, is_common, same_accused
from onrecord.replying.wordings import WORD


def with_those_who_answer(report: Report, rows: Sequence[Row]) -> list[Row]:
    """The accusations in their order, each of whoever answers it by name where nobody else is accused."""
    pleas = {plea.charge.id for plea in report.pleas}
    open_ = [row for row in rows if row[0].id not in pleas and (row[1].actors or row[1].words)]
    head = _described(report, [found for _, found, _ in open_])
    if head is None:
        return list(rows)
    last = max(charged(report, charge).paragraph for charge, _, _ in open_)
    speakers = {charge.speaker for charge, _, _ in open_}
    named = {one.id for one in _who_reject(report, last) if one.id not in speakers}
    named |= {who for charge, found, _ in rows if charge.id in pleas for who in found.actors}
    if len(named) != 1 or not _may_be(report, report.actors[next(iter(named))], head):
        return list(rows)
    who = Accused(actors=tuple(named))
    ids = {charge.id for charge, _, _ in open_}
    return [
        (charge, who, [same_accused(charge, who)]) if charge.id in ids else (charge, found, notes)
        for charge, found, notes in rows
    ]


def _described(report: Report, found: Sequence[Accused]) -> str | None:
    """The noun by which all the accused are called, where they are one person without a name: "senator"."""
    names = [report.actors[who].name for one in found for who in one.actors if who in report.actors]
    names += [span.of(report.text) for one in found for span in one.words]
    heads = {head_of(name).lower() for name in names}
    if len(heads) != 1 or any(len(one.actors) + len(one.words) > 1 for one in found):
        return None
    head = next(iter(heads))
    person = is_common(head, report.codebook) or report.codebook.is_title(head)
    person = person and not is_several(head, report.codebook)
    return head if person and all(head_of(name).islower() for name in names) else None


def _who_reject(report: Report, last: int) -> Iterator[Actor]:
    """Whoever rejects a charge in their own name in the paragraphs behind the last one."""
    for one in report.told.values():
        speaker = report.actors.get(one.statement.speaker or "")
        if speaker is None or one.for_another or not last <= one.paragraph <= last + NEAR:
            continue
        said = heard_in(report, one.statement)
        rejects = said.reply is Reply.DENIED and (said.takes_up or said.innocent or said.plea)
        if rejects and one.statement.act is not Act.ACCUSE:
            yield speaker


def _may_be(report: Report, actor: Actor, head: str) -> bool:
    """Whether somebody named may be whom a noun describes: a senator is no minister, and an officer of the police."""
    offices = {word for role in actor.roles for word in WORD.findall(role.title.lower())}
    named = actor.kind is ActorKind.PERSON and not is_common(head_of(actor.name), report.codebook)
    another = bool(offices) and head not in offices
    return named and not (another and (report.codebook.is_title(head) or brings_to_court(report, actor.id)))
