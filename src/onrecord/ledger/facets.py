"""How a selection of statements divides: by speaker, act, evidence, publisher, month and status.

Takes a `Question`; gives counts over all the statements that fit, the largest first. What is null in a statement
is counted in no facet: it can be asked for by none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ledger.dialects import Connection
from onrecord.ledger.identity import Identities
from onrecord.ledger.questions import Question
from onrecord.ledger.search import identity_names, selected

_MOST: Final = 12
_ALL_MONTHS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One value, what it is called, and how many statements have it. `value` is what a filter takes."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of a selection; of speakers and publishers only those with the most statements."""

    total: int
    articles: int
    speakers: tuple[Facet, ...]
    acts: tuple[Facet, ...]
    evidence: tuple[Facet, ...]
    publishers: tuple[Facet, ...]
    months: tuple[Facet, ...]
    statuses: tuple[Facet, ...]


def facets(connection: Connection, identities: Identities, question: Question) -> Facets:
    """Count a selection."""
    source, values = selected(connection, identities, question)
    chosen = (
        "WITH chosen AS (SELECT statement.id, statement.identity, statement.act, statement.evidence, "
        f"statement.article {source}) "
    )

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return connection.all(chosen + sql, values)

    by_label = rows("SELECT act, evidence, COUNT(*) FROM chosen GROUP BY act, evidence")
    by_article = rows(
        "SELECT article.publisher, article.published, counted.number FROM "
        "(SELECT article, COUNT(*) AS number FROM chosen GROUP BY article) AS counted "
        "JOIN article ON article.number = counted.article"
    )
    statuses = rows(
        "SELECT event.status, COUNT(DISTINCT chosen.id) FROM event JOIN chosen ON chosen.id = event.statement "
        "GROUP BY event.status"
    )
    speakers = rows("SELECT identity, COUNT(*) FROM chosen WHERE identity IS NOT NULL GROUP BY identity")
    return Facets(
        total=sum(int(number) for *_, number in by_label),
        articles=len(by_article),
        speakers=_speakers(connection, identities, speakers),
        acts=_counted((act, number) for act, _, number in by_label),
        evidence=_counted((evidence, number) for _, evidence, number in by_label),
        publishers=_counted((publisher, number) for publisher, _, number in by_article)[:_MOST],
        months=_months((published, number) for _, published, number in by_article),
        statuses=_counted(statuses),
    )


def _speakers(connection: Connection, identities: Identities, rows: Iterable[tuple[Any, ...]]) -> tuple[Facet, ...]:
    counted: Counter[str] = Counter()
    for identity, number in rows:
        counted[identities.of(str(identity))] += int(number)
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    names = identity_names(connection, identities, [identity for identity, _ in most])
    found = [Facet(value=identity, label=names[identity], count=number) for identity, number in most]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label, facet.value)))


def _counted(rows: Iterable[tuple[Any, ...]]) -> tuple[Facet, ...]:
    counted: Counter[str] = Counter()
    for value, number in rows:
        if value is not None:
            counted[str(value)] += int(number)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Facet(value=value, label=value, count=number) for value, number in ordered)


def _months(rows: Iterable[tuple[str | None, int]]) -> tuple[Facet, ...]:
    """The months, the latest first; a date that names only a year belongs to none."""
    by_month = _counted((published[:7], number) for published, number in rows if published and len(published) > 6)
    return tuple(sorted(by_month, key=lambda facet: facet.value, reverse=True))[:_ALL_MONTHS]
