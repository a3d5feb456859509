"""Whose word a selection rests on: its voices, what they do, and which accusations went unanswered.

Takes a `Question`; gives counts over all the statements that fit, and the accusations that fit with the answers of
the accused in the same report, whether a statement makes them or the report tells of them in passing. A statement
inside another is that one's words too, so only the outer ones are counted as shares. Whoever only gives no answer has
no voice.
"""

from dataclasses import dataclass, replace
from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.accusations import Accusation, accusations, answered
from onrecord.ledger.queries.naming import identity_names
from onrecord.ledger.queries.questions import Question
from onrecord.ledger.queries.search import selected

MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceHit:
    """One voice of a selection. `identity` and `name` are null where nobody is settled."""

    identity: str | None
    name: str | None
    kind: str | None
    statements: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a selection rests on.

    `named` says how many statements are by somebody with a name, which "port officials" is not; `answers` how many
    accusations have which answer, `open` where that stays so; `accusations` has the first 200.
    """

    articles: int
    statements: int
    named: int
    words: int
    voices: tuple[VoiceHit, ...]
    acts: dict[str, int]
    evidence: dict[str, int]
    answers: dict[str, int]
    accusations: tuple[Accusation, ...]


def account(connection: Connection, identities: Identities, question: Question, most: int = MOST) -> Account:
    """Count a selection, and give so many of its accusations."""
    source, values = selected(connection, identities, question)
    totals = connection.one(
        "SELECT COUNT(DISTINCT statement.article), COUNT(*), "
        f"COUNT(CASE WHEN statement.speaker_kind <> 'unnamed' THEN statement.identity END) {source}",
        values,
    ) or (0, 0, 0)
    voices = _voices(connection, identities, source, values)
    first = replace(question, sort="oldest", limit=most, offset=0)
    return Account(
        articles=int(totals[0]),
        statements=int(totals[1]),
        named=int(totals[2]),
        words=sum(voice.words for voice in voices),
        voices=voices,
        acts=_counted(connection, "act", source, values),
        evidence=_counted(connection, "evidence", source, values),
        answers=answered(connection, identities, question),
        accusations=accusations(connection, identities, first).hits,
    )


def _voices(connection: Connection, identities: Identities, source: str, values: list[object]) -> tuple[VoiceHit, ...]:
    rows = connection.all(
        "SELECT statement.identity, statement.speaker_kind, COUNT(*), "
        f"SUM(CASE WHEN statement.parent IS NULL THEN statement.length ELSE 0 END) {source} "
        "AND statement.silence = 0 GROUP BY statement.identity, statement.speaker_kind",
        values,
    )
    summed: dict[tuple[str | None, str | None], tuple[int, int]] = {}
    for identity, kind, number, words in rows:
        key = (identities.of(identity), None) if identity else (None, kind)
        before = summed.get(key, (0, 0))
        summed[key] = before[0] + int(number), before[1] + int(words or 0)
    kinds = {identities.of(identity): kind for identity, kind, _, _ in rows if identity}
    names = identity_names(connection, identities, [identity for identity, _ in summed if identity])
    total = sum(words for _, words in summed.values())
    voices = [
        VoiceHit(
            identity=identity,
            name=names[identity] if identity else None,
            kind=kinds.get(identity) if identity else kind,
            statements=number,
            words=words,
            share=round(words / total, 3) if total else 0.0,
        )
        for (identity, kind), (number, words) in summed.items()
    ]
    return tuple(
        sorted(voices, key=lambda voice: (-voice.words, -voice.statements, voice.name or "", voice.kind or ""))
    )


def _counted(connection: Connection, column: str, source: str, values: list[object]) -> dict[str, int]:
    rows = connection.all(
        f"SELECT statement.{column}, COUNT(*) AS number {source} AND statement.{column} IS NOT NULL "
        f"GROUP BY statement.{column} ORDER BY number DESC, statement.{column}",
        values,
    )
    return {str(name): int(number) for name, number in rows}
