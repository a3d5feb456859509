"""Who accuses whom in an article, as it stands after people's judgements.

Takes the accusations that the program's audit has of an article, and the statements as people left them; gives the
accusations that are there then, each with its accuser, its answers and the one that it repeats. A statement that a
person made an accusation is one, against those whom it is about; one that they made something else is none any more.
Leaves to the audit of the program what counts as an accusation and as an answer: it has read the words.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.records import Accusation, Act, Audit, Record, Reply, Statement

_Statements = Mapping[str, Statement]
_NOBODY: Final[Container[str]] = frozenset()
# The key that the audit of every record has since accusations are part of it; inside a text its quotes are escaped.
_AUDITED: Final = b'"accusations":'


def record_of(data: bytes) -> Record:
    """A kept record as this version reads it: one from before accusations were audited has those of its statements."""
    record = Record.from_json(data)
    found = record.audit.accusations
    if not found and _AUDITED not in data:
        return _with(record, _of_statements(record))
    if any(not one.id for one in found):
        return _with(record, (replace(one, id=one.id or one.statement or "") for one in found))
    return record


def accusations_after(
    records: Sequence[Record], statements: Sequence[Statement], rejected: Container[str]
) -> tuple[Accusation, ...]:
    """The accusations as judgements left the statements; `records` are the machine's, the newest first.

    Rejected statements are among `statements`, and so are their accusations among those that are given.
    """
    before = {one.id: one for record in reversed(records) for one in record.statements}
    said = {one.id: one for one in statements}
    found = _found(records, said)
    kept = [_corrected(one, before, said, rejected) for one in found.values() if _still_accuses(one, before, said)]
    made = [
        _made(one, said.values(), rejected)
        for one in statements
        if one.act is Act.ACCUSE and one.content and one.id not in found and before[one.id].act is not Act.ACCUSE
    ]
    if made or len(found) > len(records[0].audit.accusations):
        kept = sorted([*kept, *made], key=lambda one: _place(one, said))
    return told_again(kept, rejected)


def without(audit: Audit, rejected: Container[str]) -> Audit:
    """The audit without the accusations that were rejected, or whose statements or events were."""
    left = [one for one in audit.accusations if not is_rejected(one, rejected)]
    return replace(audit, accusations=told_again(left))


def is_rejected(one: Accusation, rejected: Container[str]) -> bool:
    """Whether a person rejected it, the statement that makes it, or the event that it is."""
    return any(key in rejected for key in (one.id, one.statement, one.event) if key)


def told_again(found: Sequence[Accusation], rejected: Container[str] = _NOBODY) -> tuple[Accusation, ...]:
    """The same, with what each repeats: the first that is left of those which were one, and have no other accuser.

    >>> def told(key, accuser=None, of=None):
    ...     return Accusation(id=key, statement=key, accuser=accuser, repeats=of, reply=None)
    >>> [one.repeats for one in told_again([told("a", "x"), told("b", of="a"), told("c", "x", "a")])]
    [None, 'a', 'a']
    >>> [one.repeats for one in told_again([told("b", of="a"), told("c", "x", "a")])]
    [None, 'b']
    >>> [one.repeats for one in told_again([told("a", "y"), told("c", "x", "a")])]
    [None, None]
    """
    first: dict[str, list[Accusation]] = {}
    repeated: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (is_rejected(one, rejected), one.repeats is not None)):
        others = first.setdefault(one.repeats or one.id, [])
        same = next((other for other in others if len({other.accuser, one.accuser} - {None}) <= 1), None)
        if same is None:
            others.append(one)
        else:
            repeated[one.id] = same.id
    return tuple(replace(one, repeats=repeated.get(one.id)) for one in found)


def _with(record: Record, accusations: Iterable[Accusation]) -> Record:
    return replace(record, audit=replace(record.audit, accusations=tuple(accusations)))


def _of_statements(record: Record) -> Iterable[Accusation]:
    accusing = (one for one in record.statements if one.act is Act.ACCUSE and one.content)
    return (_made(one, record.statements, _NOBODY) for one in accusing)


def _found(records: Sequence[Record], said: _Statements) -> dict[str, Accusation]:
    """The accusations of the newest record, and those of statements that only older ones have and people kept."""
    newest = {one.id for one in records[0].statements}
    found = {one.id: one for one in records[0].audit.accusations}
    for one in (one for record in records[1:] for one in record.audit.accusations):
        if one.statement in said and one.statement not in newest:
            found.setdefault(one.id, one)
    return found


def _still_accuses(one: Accusation, before: _Statements, said: _Statements) -> bool:
    if one.statement is None:
        return True
    statement = said.get(one.statement)
    return statement is not None and (statement.act is Act.ACCUSE or statement.act == before[statement.id].act)


def _corrected(one: Accusation, before: _Statements, said: _Statements, rejected: Container[str]) -> Accusation:
    """An accusation with the accuser and the answers that people left."""
    if one.statement and said[one.statement].speaker != before[one.statement].speaker:
        one = replace(one, accuser=said[one.statement].speaker)
    answers = tuple(key for key in one.answers if key not in rejected and _still_answers(one, key, before, said))
    answers += tuple(
        key
        for key, statement in said.items()
        if key not in (*answers, one.statement) and key not in rejected and _came(one, statement, before[key])
    )
    if answers == one.answers and all(said[key].act == before[key].act for key in answers):
        return one
    return replace(one, answers=answers, reply=_reply(one, answers, before, said))


def _still_answers(one: Accusation, key: str, before: _Statements, said: _Statements) -> bool:
    """Whether an answer is one, or now another's word than the accused's or theirs who spoke for them."""
    if key not in said:
        return False
    speaker = said[key].speaker
    return speaker == before[key].speaker or (speaker is not None and speaker in one.accused)


def _came(one: Accusation, statement: Statement, before: Statement) -> bool:
    """Whether a person made a statement a denial by the accused."""
    changed = (statement.act, statement.speaker) != (before.act, before.speaker)
    return changed and _denies(one.accused, statement)


def _denies(accused: Sequence[str], statement: Statement) -> bool:
    return statement.act is Act.DENY and statement.speaker in accused


def _reply(one: Accusation, answers: Sequence[str], before: _Statements, said: _Statements) -> Reply | None:
    """What the answers that are left come to; null where it cannot be told what the words beside them say."""
    if not (one.accused or one.accused_words):
        return None
    denied = (before[key].act is Act.DENY for key in one.answers if key in before)
    in_words = one.reply is Reply.DENIED and bool(one.spans) and not any(denied)
    if in_words or any(said[key].act is Act.DENY for key in answers):
        return Reply.DENIED
    if answers:
        return Reply.ANSWERED
    if not one.spans:
        return Reply.NONE
    return one.reply if one.reply in (Reply.DECLINED, Reply.UNREACHED) else None


def _made(statement: Statement, said: Iterable[Statement], rejected: Container[str]) -> Accusation:
    """The accusation that a statement is, with the denials of those whom it is about.

    Where none of them denies anything, the answer stays open: nobody has looked for another.
    """
    answers = tuple(
        one.id for one in said if one is not statement and one.id not in rejected and _denies(statement.about, one)
    )
    return Accusation(
        id=statement.id,
        statement=statement.id,
        accuser=statement.speaker,
        accused=statement.about,
        reply=Reply.DENIED if answers else None,
        answers=answers,
    )


def _place(one: Accusation, said: _Statements) -> int:
    spans = said[one.statement].content if one.statement else one.words
    return min((span.start for span in spans), default=0)
