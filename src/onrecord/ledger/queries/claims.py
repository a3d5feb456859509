"""The same words of the same speaker, counted once: what is claimed, and in how many reports.

Takes a `Question`; gives claims over all the statements that fit. Words are the same without case, accents and
punctuation. Leaves alone what is the same only in meaning, and words too few to say anything.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.words import tokens
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.hits import statement_hits
from onrecord.ledger.queries.questions import Page, Question, StatementHit
from onrecord.ledger.queries.search import selected
from onrecord.records import make_id

# "Yes" and "a disgrace" are said by everybody of everything.
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHit:
    """A claim: its words as they were first printed, who makes it, where; `first` and `last` are days of printing."""

    id: str
    words: str
    speaker: str | None
    identity: str | None
    act: str | None
    articles: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    statements: tuple[str, ...]


def claims(connection: Connection, identities: Identities, question: Question) -> Page:
    """The claims that fit, those in the most reports first, then the latest."""
    source, values = selected(connection, identities, question)
    rows = connection.all(
        "SELECT statement.number, statement.identity, statement.words, statement.article, article.published "
        f"{source} AND statement.length >= {_FEWEST}",
        values,
    )
    gathered: dict[tuple[str | None, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        who = identities.of(str(row[1])) if row[1] else None
        gathered[who, tuple(tokens(str(row[2])))].append(row)
    ordered = sorted(gathered.items(), key=_order)
    page = ordered[question.offset : question.offset + question.limit]
    hits = tuple(_claim(connection, identities, key, several) for key, several in page)
    return Page(hits=hits, more=len(ordered) > question.offset + question.limit)


def _order(one: tuple[tuple[str | None, tuple[str, ...]], list[tuple[Any, ...]]]) -> tuple[Any, ...]:
    (who, words), rows = one
    latest = max(str(row[4] or "") for row in rows)
    # A later day sorts first: each of its characters counts down.
    return -len({row[3] for row in rows}), [-ord(letter) for letter in latest], words, who or ""


def _claim(
    connection: Connection,
    identities: Identities,
    key: tuple[str | None, tuple[str, ...]],
    rows: list[tuple[Any, ...]],
) -> ClaimHit:
    numbers = [int(row[0]) for row in rows]
    hits: list[StatementHit] = sorted(
        statement_hits(connection, identities, numbers),
        key=lambda hit: (hit.article.published or "9999", hit.article.id, hit.id),
    )
    days = [hit.article.published for hit in hits if hit.article.published]
    return ClaimHit(
        id=make_id("clm", key[0] or "", *key[1]),
        words=hits[0].content,
        speaker=hits[0].speaker,
        identity=key[0],
        act=hits[0].act,
        articles=len({hit.article.id for hit in hits}),
        publishers=tuple(dict.fromkeys(hit.article.publisher for hit in hits if hit.article.publisher)),
        first=min(days, default=None),
        last=max(days, default=None),
        statements=tuple(hit.id for hit in hits),
    )
