"""Find accusations, and what the report has from the accused: those that statements make, and those told in passing.

Takes a `Question`; gives a `Page` of accusations, each once for its report. The filters are those of statements:
`speaker` is who accuses, `about` who is accused; an act other than `accuse` fits none, nor does an
undertaking. Evidence belongs to statements, and restricts to those that make an accusation.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.words import terms
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.conditions import Where, holes, restrict_articles, restrict_state, restrict_words
from onrecord.ledger.queries.hits import ARTICLE, article_of, statement_hits
from onrecord.ledger.queries.naming import identities_named, identity_names
from onrecord.ledger.queries.questions import ArticleHit, Page, Question, StatementHit
from onrecord.records import Act

_AT_ONCE: Final = 400
_ORDERS: Final = {
    "oldest": "COALESCE(article.published, '9999'), article.id, accusation.place",
    "date": "COALESCE(article.published, '') DESC, article.id, accusation.place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """An accusation, and what the report has from the accused.

    `statement` is null where the outlet itself tells of the charge ("was charged with theft"); `words` tell it then,
    and `event` is the event that it is, if any. `identity` and `accuser` are null where nobody is named who accuses.
    `accused_words` are the words for the accused where nobody on record is. `reply` is null where it stays open whether
    they answer; `refusals` are the words of a plea, or which say that they would not answer. `again` is how often the
    report tells the same besides.
    """

    id: str
    article: ArticleHit
    statement: StatementHit | None
    accuser: str | None
    identity: str | None
    accused: tuple[str, ...]
    accused_words: str
    words: str
    event: str | None
    reply: str | None
    replies: tuple[StatementHit, ...]
    refusals: tuple[str, ...]
    again: int
    state: str


def accusations(connection: Connection, identities: Identities, question: Question) -> Page:
    """The accusations that fit: the latest first, or the earliest where that is asked for."""
    source, values = selected_accusations(connection, identities, question)
    order = _ORDERS.get(question.sort, _ORDERS["date"])
    rows = connection.all(
        f"SELECT each.number FROM (SELECT accusation.number, {_ONCE} AS told, "  # noqa: S608
        f"ROW_NUMBER() OVER (ORDER BY {order}) AS place {source}) AS each WHERE each.told = 1 "
        "ORDER BY each.place LIMIT ? OFFSET ?",
        [*values, question.limit + 1, question.offset],
    )
    numbers = [int(number) for (number,) in rows]
    hits = tuple(_hits(connection, identities, numbers[: question.limit]))
    return Page(hits=hits, more=len(numbers) > question.limit)


# One report's tellings of the same accusation count once: the first of them, or the next that fits.
_ONCE: Final = (
    "ROW_NUMBER() OVER (PARTITION BY accusation.article, accusation.original "
    "ORDER BY CASE WHEN accusation.id = accusation.original THEN 0 ELSE 1 END, accusation.place)"
)


def selected_accusations(connection: Connection, identities: Identities, question: Question) -> tuple[str, list[Any]]:
    """FROM and WHERE of every accusation that fits, for those who count; repetitions are among them."""
    asked = terms(question.words)
    where = Where(["JOIN article ON article.number = accusation.article"])
    if asked:
        restrict_words(connection, where, "accusation", asked)
    restrict_state(question, where, "accusation")
    restrict_articles(question, where)
    if (question.act and question.act != Act.ACCUSE) or question.undertaking:
        where.add("1 = 0")
    if question.evidence:
        where.add(
            "accusation.statement IN (SELECT statement.id FROM statement WHERE statement.evidence = ?)",
            question.evidence,
        )
    if question.speaker:
        where.among("accusation.identity", identities_named(connection, identities, question.speaker))
    if question.about:
        ids = identities_named(connection, identities, question.about)
        where.among("accusation.number", ids, "SELECT accused.accusation FROM accused WHERE accused.identity IN ({})")
    if question.status:
        where.add(
            "(accusation.statement IN (SELECT event.statement FROM event WHERE event.status = ?) "
            "OR accusation.event IN (SELECT event.id FROM event WHERE event.status = ?))",
            question.status,
            question.status,
        )
    return f"FROM accusation {where.sql()}", where.values


def answered(connection: Connection, identities: Identities, question: Question) -> dict[str, int]:
    """How many accusations that fit have which answer in their report, `open` where that stays so."""
    source, values = selected_accusations(connection, identities, question)
    rows = connection.all(
        f"SELECT COALESCE(each.reply, 'open') AS answer, COUNT(*) AS number FROM "  # noqa: S608
        f"(SELECT accusation.reply, {_ONCE} AS told {source}) AS each WHERE each.told = 1 "
        "GROUP BY COALESCE(each.reply, 'open') ORDER BY number DESC, answer",
        values,
    )
    return {str(answer): int(number) for answer, number in rows}


def accusing_pairs(
    connection: Connection, identities: Identities, source: str, values: Sequence[Any]
) -> list[tuple[str | None, str, int, int]]:
    """Who accuses whom in which article, and of how much; `source` is FROM and WHERE of accusations.

    Those merged are one. An accusation has no accuser where nobody named makes it, in none of its tellings.
    """
    rows = connection.all(
        "SELECT DISTINCT each.identity, accused.identity, each.article, each.original FROM accused JOIN "  # noqa: S608
        f"(SELECT accusation.number, accusation.identity, accusation.article, accusation.original {source}) AS each "
        "ON each.number = accused.accusation",
        values,
    )
    told: dict[tuple[int, str, str], set[str | None]] = {}
    for accuser, accused, article, original in rows:
        key = int(article), str(original), identities.of(str(accused))
        told.setdefault(key, set()).add(identities.of(str(accuser)) if accuser else None)
    counted: Counter[tuple[str | None, str, int]] = Counter()
    for (article, _, accused), accusers in told.items():
        counted.update((one, accused, article) for one in accusers - {None} or {None})
    return [(*key, number) for key, number in counted.items()]


def _hits(connection: Connection, identities: Identities, numbers: Sequence[int]) -> list[Accusation]:
    """The accusations of these rows, in the order given."""
    found: dict[int, dict[str, Any]] = {}
    for some in _parts(numbers):
        rows = connection.rows(
            f"SELECT accusation.*, {ARTICLE}, actor.name AS accuser_name, (SELECT COUNT(*) FROM accusation AS other "  # noqa: S608
            "WHERE other.article = accusation.article AND other.original = accusation.original "
            "AND other.state <> 'rejected' AND other.id <> accusation.id) AS again FROM accusation "
            "JOIN article ON article.number = accusation.article "
            "LEFT JOIN actor ON actor.id = accusation.accuser AND actor.article = accusation.article "
            f"WHERE accusation.number IN ({holes(some)})",
            some,
        )
        found.update((int(row["number"]), row) for row in rows)
    accused = _accused_names(connection, identities, numbers)
    told = _statements(connection, identities, found.values())
    return [_hit(found[number], accused.get(number, ()), told, identities) for number in numbers]


def _hit(
    row: dict[str, Any], accused: tuple[str, ...], told: dict[tuple[int, str], StatementHit], identities: Identities
) -> Accusation:
    article = int(row["article"])
    replies = (told.get((article, one)) for one in json.loads(row["answers"]))
    return Accusation(
        id=row["id"],
        article=article_of(row),
        statement=told.get((article, row["statement"])) if row["statement"] else None,
        accuser=identities.names.get(identities.of(row["identity"] or ""), row["accuser_name"]),
        identity=identities.of(row["identity"]) if row["identity"] else None,
        accused=accused,
        accused_words=row["accused_words"],
        words=row["words"],
        event=row["event"],
        reply=row["reply"],
        replies=tuple(reply for reply in replies if reply is not None),
        refusals=tuple(json.loads(row["refusals"])),
        again=int(row["again"]),
        state=row["state"],
    )


def _accused_names(
    connection: Connection, identities: Identities, numbers: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    rows: list[tuple[Any, ...]] = []
    for some in _parts(numbers):
        sql = f"SELECT accusation, identity FROM accused WHERE accusation IN ({holes(some)})"  # noqa: S608
        rows += connection.all(sql, some)
    names = identity_names(connection, identities, [str(identity) for _, identity in rows])
    found: dict[int, dict[str, None]] = {}
    for number, identity in rows:
        found.setdefault(int(number), {})[names[str(identity)]] = None
    return {number: tuple(several) for number, several in found.items()}


def _statements(
    connection: Connection, identities: Identities, rows: Iterable[dict[str, Any]]
) -> dict[tuple[int, str], StatementHit]:
    """The statements that make the accusations and answer them, by article and id."""
    wanted = {
        (int(row["article"]), str(one))
        for row in rows
        for one in (row["statement"], *json.loads(row["answers"]))
        if one is not None
    }
    numbers: dict[int, tuple[int, str]] = {}
    for some in _parts(sorted({one for _, one in wanted})):
        sql = f"SELECT number, article, id FROM statement WHERE id IN ({holes(some)})"  # noqa: S608
        found = {int(number): (int(article), str(one)) for number, article, one in connection.all(sql, some)}
        numbers.update((number, key) for number, key in found.items() if key in wanted)
    hits: dict[tuple[int, str], StatementHit] = {}
    for some in _parts(list(numbers)):
        several = statement_hits(connection, identities, some)
        hits.update((numbers[number], hit) for number, hit in zip(some, several, strict=True))
    return hits


def _parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """A few at a time: databases take only so many values at once."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
