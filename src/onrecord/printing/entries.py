"""Put the statements of a record into reading order, and name who stands behind each.

Takes a record; gives numbered entries in the order of the text, each nested statement after the one
that it stands inside. Leaves open what the record leaves open: an unsettled speaker stays unsettled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.printing.countries import country_name
from onrecord.records import Actor, Record, SpeakerKind, Statement, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """How a speaker is named to a reader; `candidates` are the answers that were weighed without result."""

    name: str
    role: str | None = None
    settled: bool = True
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A statement as a reader meets it: its number, how deep it is nested and in which number, its words."""

    number: int
    depth: int
    within: int | None
    statement: Statement
    speaker: Speaker
    source: str
    cue: str
    content: str


def entries(record: Record) -> tuple[Entry, ...]:
    """All statements of the record, numbered from 1 in reading order."""
    numbers: dict[str, int] = {}
    found: list[Entry] = []
    for number, (depth, statement) in enumerate(_in_order(record.statements), start=1):
        numbers[statement.id] = number
        within = numbers.get(statement.parent or "") if depth else None
        found.append(_entry(record, statement, number=number, depth=depth, within=within))
    return tuple(found)


def speaker_of(record: Record, statement: Statement) -> Speaker:
    """Who stands behind a statement, as far as the record says."""
    actor = record.actor(statement.speaker)
    if actor:
        return Speaker(name=actor.name, role=role_of(actor))
    candidates = speaker_candidates(record, statement.id)
    words = words_of(statement.source, record.article.text)
    if candidates:
        return Speaker(name=words or "somebody", settled=False, candidates=beyond(words, candidates))
    if statement.speaker_kind is SpeakerKind.NONE:
        return Speaker(name=words or "nobody named")
    return Speaker(name=words or "somebody", settled=statement.speaker_kind is SpeakerKind.UNNAMED)


def speaker_candidates(record: Record, statement_id: str) -> tuple[str, ...]:
    """The names that were weighed for the speaker of a statement."""
    weighed = (
        candidate
        for note in record.notes
        if note.subject == statement_id and note.field == "statement.speaker"
        for candidate in note.candidates
    )
    return tuple(dict.fromkeys(actor_name(record, candidate) for candidate in weighed))


def beyond(words: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates for whoever words mean that are not only those words again.

    >>> beyond("the harbour board", ["board", "Mara Oduya"]), beyond("Oduya", ["Mara Oduya"])
    (('Mara Oduya',), ('Mara Oduya',))
    """
    return tuple(one for one in candidates if not re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.IGNORECASE))


def actor_name(record: Record, actor_id: str) -> str:
    """The actor's name; the value itself where the record has no such actor."""
    actor = record.actor(actor_id)
    return actor.name if actor else actor_id


def role_of(actor: Actor) -> str | None:
    """The first role of an actor in words; none where the actor is called by nothing else.

    >>> from onrecord.records import Role
    >>> role_of(Actor(id="act_1", name="Mara Oduya", roles=(Role(title="harbour master", organisation="Port Ellery"),)))
    'harbour master, Port Ellery'
    >>> role_of(Actor(id="act_2", name="Ilse Marrow")) is None
    True
    >>> role_of(Actor(id="act_3", name="mayor of Selda", roles=(Role(title="mayor of Selda"),))) is None
    True
    >>> role_of(Actor(id="act_4", name="nurse", roles=(Role(title="nurse at the Selda clinic"),)))
    'at the Selda clinic'
    >>> role_of(Actor(id="act_5", name="Ode Sarr", roles=(Role(title="president", country="SEN"),)))
    'president, Senegal'
    """
    if not actor.roles:
        return None
    role = actor.roles[0]
    title = role.title
    if f"{title} ".casefold().startswith(f"{actor.name} ".casefold()):
        title = title[len(actor.name) :].strip()
    whose = role.organisation or (country_name(role.country) if role.country else None)
    return ", ".join(filter(None, (title, whose))) or None


def first_place(statement: Statement) -> int | None:
    """Where in the text the statement begins; None where it has no words of its own."""
    spans = (*statement.source, *statement.cue, *statement.content)
    return min(span.start for span in spans) if spans else None


def _entry(record: Record, statement: Statement, *, number: int, depth: int, within: int | None) -> Entry:
    text = record.article.text
    return Entry(
        number=number,
        depth=depth,
        within=within,
        statement=statement,
        speaker=speaker_of(record, statement),
        source=words_of(statement.source, text),
        cue=words_of(statement.cue, text),
        content=words_of(statement.content, text),
    )


def _in_order(statements: Iterable[Statement]) -> Iterator[tuple[int, Statement]]:
    """Each statement with its depth. One whose parent is missing, or is itself, stands on the outermost level."""
    ordered = sorted(statements, key=_place)
    known = {statement.id for statement in ordered}
    children = defaultdict[str | None, list[Statement]](list)
    for statement in ordered:
        children[statement.parent if statement.parent in known else None].append(statement)
    seen: set[str] = set()
    yield from _walk(children[None], children, seen)
    # Statements that are each inside the other hang on no root; they are shown all the same.
    for statement in ordered:
        if statement.id not in seen:
            yield from _walk([statement], children, seen)


def _walk(
    roots: list[Statement], children: dict[str | None, list[Statement]], seen: set[str]
) -> Iterator[tuple[int, Statement]]:
    waiting = [(0, statement) for statement in reversed(roots)]
    while waiting:
        depth, statement = waiting.pop()
        if statement.id in seen:
            continue
        seen.add(statement.id)
        yield depth, statement
        waiting.extend((depth + 1, child) for child in reversed(children.get(statement.id, [])))


def _place(statement: Statement) -> tuple[bool, int, int, str]:
    """Where a statement begins; of two by the same words of a source, the one whose cue or content comes first."""
    place = first_place(statement)
    told = min((span.start for span in (*statement.cue, *statement.content)), default=place or 0)
    return place is None, place or 0, told, statement.id
