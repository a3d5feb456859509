"""What is on record of one actor across articles: when they spoke, of whom, who accuses whom, in which roles.

Takes an identity and a `Question` that restricts the articles (publisher, since, until); gives counts and the
articles. Who accuses whom is counted over the accusations of the reports, those told in passing too. What a person
rejected and older versions of a page are left out. The statements themselves are asked for with `search`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.accusations import accusing_pairs, answered, selected_accusations
from onrecord.ledger.queries.conditions import article_conditions, holes
from onrecord.ledger.queries.hits import article_hits
from onrecord.ledger.queries.naming import identity_names
from onrecord.ledger.queries.questions import Page, Question

_MONTH: Final = 7  # characters of "2026-05"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How many statements of one act an actor made in a month; `month` is null where no article tells it.

    `undertaking` is `pledge` or `demand` where they bind somebody.
    """

    month: str | None
    act: str | None
    undertaking: str | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Towards:
    """Somebody at the other end, with the statements (or accusations) between the two and their articles."""

    identity: str
    name: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role that reports give an actor, with the first and the last day on which one was published."""

    title: str
    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Everything that is counted of one actor.

    `accused_by` has those who are named, `accused_by_unnamed` counts the accusations that nobody named makes ("was
    charged with theft"); `answers` says how many of both have which answer, `open` where that stays so.
    """

    months: tuple[Spoken, ...]
    speaks_of: tuple[Towards, ...]
    spoken_of_by: tuple[Towards, ...]
    accuses: tuple[Towards, ...]
    accused_by: tuple[Towards, ...]
    accused_by_unnamed: int
    answers: dict[str, int]
    roles: tuple[Held, ...]


def portrait(connection: Connection, identities: Identities, identity: str, question: Question) -> Portrait:
    """Count what is on record of an actor."""
    ids = identities.all_of(identity)
    said = _said(connection, ids, question)
    own = set(ids)
    charges = _accusing(connection, identities, replace(question, speaker=ids[0]))
    charged = _accusing(connection, identities, replace(question, about=ids[0]))
    against = [one for one in charged if one[1] in own and one[0] not in own]
    return Portrait(
        months=_months(connection, ids, question),
        speaks_of=_towards(connection, identities, ((other, *rest) for one, other, *rest in said if one in own)),
        spoken_of_by=_towards(connection, identities, ((one, *rest) for one, other, *rest in said if other in own)),
        accuses=_towards(
            connection, identities, ((other, *rest) for one, other, *rest in charges if one in own and other not in own)
        ),
        accused_by=_towards(connection, identities, ((one, *rest) for one, _, *rest in against if one)),
        accused_by_unnamed=sum(number for one, _, _, number in against if one is None),
        answers=answered(connection, identities, replace(question, about=ids[0])),
        roles=_roles(connection, ids, question),
    )


def appearances(connection: Connection, identities: Identities, identity: str, question: Question) -> Page:
    """The articles that name an actor, the latest first, whether they speak there or not."""
    ids = identities.all_of(identity)
    fits, values = article_conditions(question)
    hits = article_hits(
        connection,
        f"WHERE {fits} AND article.number IN (SELECT actor.article FROM actor WHERE actor.identity IN ({holes(ids)})) "  # noqa: S608
        "ORDER BY COALESCE(article.published, '') DESC, article.id LIMIT ? OFFSET ?",
        [*values, *ids, question.limit + 1, question.offset],
    )
    return Page(hits=hits[: question.limit], more=len(hits) > question.limit)


def _months(connection: Connection, ids: Sequence[str], question: Question) -> tuple[Spoken, ...]:
    fits, values = article_conditions(question)
    rows = connection.all(
        "SELECT SUBSTR(article.published, 1, 7), statement.act, statement.undertaking, COUNT(*) FROM statement "  # noqa: S608
        f"JOIN article ON article.number = statement.article WHERE {fits} "
        f"AND statement.state <> 'rejected' AND statement.identity IN ({holes(ids)}) "
        "GROUP BY SUBSTR(article.published, 1, 7), statement.act, statement.undertaking",
        [*values, *ids],
    )
    counted: Counter[tuple[str | None, str | None, str | None]] = Counter()
    for month, act, undertaking, number in rows:
        # "2026" alone tells no month, and no month is made up for it.
        counted[month if month and len(month) == _MONTH else None, act, undertaking] += int(number)
    ordered = sorted(counted.items(), key=lambda one: (one[0][0] or "9999", one[0][1] or "", one[0][2] or ""))
    return tuple(
        Spoken(month=month, act=act, undertaking=undertaking, statements=number)
        for (month, act, undertaking), number in ordered
    )


def _said(connection: Connection, ids: Sequence[str], question: Question) -> list[tuple[str, str, int, int]]:
    """Who spoke of whom, in which article and how often, where one of the two is the actor and the other is not."""
    fits, values = article_conditions(question)
    # One question for each end: an OR over two tables would go through all of them.
    rows: dict[tuple[Any, ...], None] = {}
    for end in ("statement.identity", "about.identity"):
        found = connection.all(
            "SELECT statement.identity, about.identity, article.number, COUNT(*) FROM about "  # noqa: S608
            "JOIN statement ON statement.number = about.statement "
            f"JOIN article ON article.number = statement.article WHERE {fits} "
            f"AND statement.state <> 'rejected' AND {end} IN ({holes(ids)}) "
            "GROUP BY statement.identity, about.identity, article.number",
            [*values, *ids],
        )
        rows.update(dict.fromkeys(tuple(row) for row in found))
    own = set(ids)
    return [
        (str(speaker), str(spoken_of), int(article), int(number))
        for speaker, spoken_of, article, number in rows
        if speaker is not None and not (speaker in own and spoken_of in own)
    ]


def _accusing(
    connection: Connection, identities: Identities, question: Question
) -> list[tuple[str | None, str, int, int]]:
    source, values = selected_accusations(connection, identities, question)
    return accusing_pairs(connection, identities, source, values)


def _towards(connection: Connection, identities: Identities, ends: Iterable[tuple[Any, ...]]) -> tuple[Towards, ...]:
    """The other ends, those with the most statements first; each is given with its article and a number."""
    statements: Counter[str] = Counter()
    articles: dict[str, set[int]] = {}
    for other, article, number in ends:
        top = identities.of(other)
        statements[top] += number
        articles.setdefault(top, set()).add(article)
    names = identity_names(connection, identities, statements)
    found = [
        Towards(identity=one, name=names[one], statements=number, articles=len(articles[one]))
        for one, number in statements.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.statements, one.name, one.identity)))


def _roles(connection: Connection, ids: Sequence[str], question: Question) -> tuple[Held, ...]:
    fits, values = article_conditions(question)
    rows = connection.all(
        "SELECT actor.roles, article.number, article.published FROM actor "  # noqa: S608
        f"JOIN article ON article.number = actor.article WHERE {fits} AND actor.identity IN ({holes(ids)})",
        [*values, *ids],
    )
    seen: dict[str, dict[int, str | None]] = {}
    for roles, article, published in rows:
        for title in json.loads(roles):
            seen.setdefault(title, {})[int(article)] = published
    held = [_held(title, days) for title, days in seen.items()]
    return tuple(sorted(held, key=lambda one: (one.first or "9999", one.title)))


def _held(title: str, days: dict[int, str | None]) -> Held:
    dated = sorted(day[:10] for day in days.values() if day)
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return Held(title=title, first=first, last=last, articles=len(days))
