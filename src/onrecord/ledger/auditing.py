"""Whose word a selection rests on: its voices, what they do, and which accusations went unanswered.

Takes a `Question`; gives counts over all the statements that fit, and the accusations among them with the
replies of the accused in the same report. A statement inside another is that one's words too, so only the
outer ones are counted as shares.
"""

from dataclasses import dataclass
from typing import Final

from onrecord.ledger.dialects import Connection
from onrecord.ledger.identity import Identities
from onrecord.ledger.questions import Question, StatementHit
from onrecord.ledger.search import identity_names, selected, statement_hits

_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceHit:
    """One voice of a selection. `identity` and `name` are null where the speaker is not named."""

    identity: str | None
    name: str | None
    kind: str | None
    statements: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """An accusation, and what the accused said in the same report."""

    statement: StatementHit
    replies: tuple[StatementHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a selection rests on."""

    articles: int
    statements: int
    named: int
    words: int
    voices: tuple[VoiceHit, ...]
    acts: dict[str, int]
    evidence: dict[str, int]
    accusations: tuple[Accusation, ...]


def account(connection: Connection, identities: Identities, question: Question) -> Account:
    """Count a selection."""
    source, values = selected(connection, identities, question)
    totals = connection.one(
        f"SELECT COUNT(DISTINCT statement.article), COUNT(*), COUNT(statement.identity) {source}", values
    ) or (0, 0, 0)
    voices = _voices(connection, identities, source, values)
    return Account(
        articles=int(totals[0]),
        statements=int(totals[1]),
        named=int(totals[2]),
        words=sum(voice.words for voice in voices),
        voices=voices,
        acts=_counted(connection, "act", source, values),
        evidence=_counted(connection, "evidence", source, values),
        accusations=_accusations(connection, identities, source, values),
    )


def _voices(connection: Connection, identities: Identities, source: str, values: list[object]) -> tuple[VoiceHit, ...]:
    rows = connection.all(
        "SELECT statement.identity, statement.speaker_kind, COUNT(*), "
        f"SUM(CASE WHEN statement.parent IS NULL THEN statement.length ELSE 0 END) {source} "
        "GROUP BY statement.identity, statement.speaker_kind",
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


def _accusations(
    connection: Connection, identities: Identities, source: str, values: list[object]
) -> tuple[Accusation, ...]:
    rows = connection.all(
        f"SELECT statement.number, statement.article {source} AND statement.act = 'accuse' "
        f"ORDER BY article.published, article.id, statement.place LIMIT {_MOST}",
        values,
    )
    return tuple(_answered(connection, identities, int(number), int(article)) for number, article in rows)


def _answered(connection: Connection, identities: Identities, number: int, article: int) -> Accusation:
    accused = identities.spread(
        str(one) for (one,) in connection.all("SELECT identity FROM about WHERE statement = ?", (number,))
    )
    holes = ", ".join("?" * len(accused))
    replies = (
        connection.all(
            f"SELECT number FROM statement WHERE article = ? AND number <> ? AND state <> 'rejected' "  # noqa: S608
            f"AND identity IN ({holes}) ORDER BY place",
            (article, number, *accused),
        )
        if accused
        else []
    )
    hits = statement_hits(connection, identities, [number, *(int(one) for (one,) in replies)])
    return Accusation(statement=hits[0], replies=tuple(hits[1:]))
