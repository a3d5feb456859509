"""Who speaks of whom, accuses, demands of, agrees with whom, over a selection, with counts.

Takes a `Question`; gives an `Edge` for each pair and tie. Speaking and demanding are read from statements and whom
they are about, what is a demand from the audit of each report; accusing from the accusations of each report, those told
in passing too, with the same one counted once; agreeing from events whose type says so (PLOVER's AGREE and SUPPORT),
because no act of a statement does. Somebody who speaks of themselves is no tie, and an accusation by nobody named has
but one end.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.accusations import accusing_pairs, selected_accusations
from onrecord.ledger.queries.naming import identity_names
from onrecord.ledger.queries.questions import Question
from onrecord.ledger.queries.search import selected, selected_events
from onrecord.records import UNDERTAKINGS, Act


class Tie(StrEnum):
    """What one does towards another. A statement that demands also speaks of."""

    SPEAKS_OF = "speaks of"
    ACCUSES = "accuses"
    DEMANDS = "demands of"
    AGREES = "agrees with"


_AGREEING: Final = ("AGREE", "SUPPORT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two actors: how many statements, accusations or events, in how many articles."""

    source: str
    source_name: str
    target: str
    target_name: str
    tie: Tie
    number: int
    articles: int


def network(
    connection: Connection, identities: Identities, question: Question, ties: Sequence[Tie] = tuple(Tie)
) -> tuple[Edge, ...]:
    """The ties of a selection, the strongest first. `question.limit` does not cut them."""
    found: list[tuple[str, str, Tie, int, int]] = []
    if {Tie.SPEAKS_OF, Tie.DEMANDS} & set(ties):
        found += _said(connection, identities, question)
    if Tie.ACCUSES in ties:
        found += _accused(connection, identities, question)
    if Tie.AGREES in ties:
        found += _agreed(connection, identities, question)
    return _edges(connection, identities, (one for one in found if one[2] in ties))


def _said(
    connection: Connection, identities: Identities, question: Question
) -> Iterator[tuple[str, str, Tie, int, int]]:
    source, values = selected(connection, identities, question)
    rows = connection.all(
        "SELECT said.identity, about.identity, said.undertaking, said.article, COUNT(*) FROM about JOIN "  # noqa: S608
        f"(SELECT statement.number, statement.identity, statement.undertaking, statement.article {source}) AS said "
        "ON said.number = about.statement WHERE said.identity IS NOT NULL "
        "GROUP BY said.identity, about.identity, said.undertaking, said.article",
        values,
    )
    for speaker, spoken_of, undertaking, article, number in rows:
        yield str(speaker), str(spoken_of), Tie.SPEAKS_OF, int(article), int(number)
        if undertaking == UNDERTAKINGS[Act.REQUEST]:
            yield str(speaker), str(spoken_of), Tie.DEMANDS, int(article), int(number)


def _accused(
    connection: Connection, identities: Identities, question: Question
) -> Iterator[tuple[str, str, Tie, int, int]]:
    source, values = selected_accusations(connection, identities, question)
    for accuser, accused, article, number in accusing_pairs(connection, identities, source, values):
        if accuser is not None:
            yield accuser, accused, Tie.ACCUSES, article, number


def _agreed(
    connection: Connection, identities: Identities, question: Question
) -> Iterator[tuple[str, str, Tie, int, int]]:
    source, values = selected_events(connection, identities, question)
    rows = connection.all(
        f"SELECT event.actors, event.recipients, event.article {source} AND event.type IN (?, ?)",
        [*values, *_AGREEING],
    )
    for actors, recipients, article in rows:
        for one in json.loads(actors):
            for other in json.loads(recipients):
                yield one, other, Tie.AGREES, int(article), 1


def _edges(
    connection: Connection, identities: Identities, found: Iterable[tuple[str, str, Tie, int, int]]
) -> tuple[Edge, ...]:
    """Sum up what goes between the same two, merged identities taken together."""
    numbers: Counter[tuple[str, str, Tie]] = Counter()
    articles: dict[tuple[str, str, Tie], set[int]] = {}
    for one, other, tie, article, number in found:
        key = identities.of(one), identities.of(other), tie
        if key[0] != key[1]:
            numbers[key] += number
            articles.setdefault(key, set()).add(article)
    names = identity_names(connection, identities, (end for key in numbers for end in key[:2]))
    edges = [
        Edge(
            source=one,
            source_name=names[one],
            target=other,
            target_name=names[other],
            tie=tie,
            number=number,
            articles=len(articles[one, other, tie]),
        )
        for (one, other, tie), number in numbers.items()
    ]
    return tuple(sorted(edges, key=lambda one: (-one.number, one.source_name, one.target_name, one.tie, one.source)))
