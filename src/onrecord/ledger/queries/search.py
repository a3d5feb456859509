"""Find statements, articles, events and actors.

Takes a `Question`; gives a `Page` of hits, each with its words in context. Builds one SQL for both databases;
values never become part of it.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.words import Term, terms
from onrecord.ledger.judgements.identity import Identities, folded
from onrecord.ledger.queries.conditions import Where, day, holes, restrict_articles, restrict_state, restrict_words
from onrecord.ledger.queries.hits import ARTICLE, article_hit, event_hit, event_identities, statement_hits
from onrecord.ledger.queries.naming import identities_named, identity_names
from onrecord.ledger.queries.questions import ActorHit, Page, Question

_MOST_ACTORS: Final = 20


def statements(connection: Connection, identities: Identities, question: Question) -> Page:
    """The statements that fit."""
    asked = terms(question.words)
    source, fitting = selected(connection, identities, question)
    order, values = _order(connection, "statement", question, asked)
    rows = connection.rows(
        f"SELECT statement.number {source} ORDER BY {order}, statement.place LIMIT ? OFFSET ?",
        [*fitting, *values, question.limit + 1, question.offset],
    )
    numbers = [int(row["number"]) for row in rows]
    hits = tuple(statement_hits(connection, identities, numbers[: question.limit], asked))
    return Page(hits=hits, more=len(numbers) > question.limit)


def selected(connection: Connection, identities: Identities, question: Question) -> tuple[str, list[Any]]:
    """FROM and WHERE of every statement that fits, for those who count."""
    asked = terms(question.words)
    where = Where(["JOIN article ON article.number = statement.article"])
    if asked:
        restrict_words(connection, where, "statement", asked)
    _statement_conditions(connection, identities, question, where)
    restrict_articles(question, where)
    return f"FROM statement {where.sql()}", where.values


def articles(connection: Connection, identities: Identities, question: Question) -> Page:
    """The articles that fit; a filter of statements asks for an article with such a statement."""
    asked = terms(question.words)
    where = _articles(connection, identities, question, asked)
    order, values = _order(connection, "article", question, asked)
    rows = connection.rows(
        f"SELECT article.number, article.words AS text, {ARTICLE} FROM article {where.sql()} "  # noqa: S608
        f"ORDER BY {order} LIMIT ? OFFSET ?",
        [*where.values, *values, question.limit + 1, question.offset],
    )
    hits = tuple(article_hit(connection, row, asked) for row in rows[: question.limit])
    return Page(hits=hits, more=len(rows) > question.limit)


def chosen(connection: Connection, identities: Identities, question: Question) -> set[str] | None:
    """The ids of the articles that fit, for those who go through all articles; None where all do."""
    where = _articles(connection, identities, replace(question, every_version=True), terms(question.words))
    if not where.conditions:
        return None
    return {str(one) for (one,) in connection.all(f"SELECT article.id FROM article {where.sql()}", where.values)}  # noqa: S608


def _articles(connection: Connection, identities: Identities, question: Question, asked: tuple[Term, ...]) -> Where:
    where = Where()
    if asked:
        restrict_words(connection, where, "article", asked)
    restrict_articles(question, where)
    inner = Where()
    _statement_conditions(connection, identities, question, inner)
    if _asks_statement(question):
        also = " AND ".join(["statement.article = article.number", *inner.conditions])
        where.add(f"EXISTS (SELECT 1 FROM statement WHERE {also})", *inner.values)  # noqa: S608
    return where


def events(connection: Connection, identities: Identities, question: Question) -> Page:
    """The events that fit, the earliest first, undated ones last; `speaker` is who acts, `about` whom it is done to."""
    source, values = selected_events(connection, identities, question)
    rows = connection.rows(
        f"SELECT event.*, {ARTICLE} {source} "
        "ORDER BY COALESCE(event.earliest, article.published, '9999'), article.id, event.number LIMIT ? OFFSET ?",
        [*values, question.limit + 1, question.offset],
    )
    names = identity_names(connection, identities, [one for row in rows for one in event_identities(row)])
    hits = tuple(event_hit(row, names) for row in rows[: question.limit])
    return Page(hits=hits, more=len(rows) > question.limit)


def selected_events(connection: Connection, identities: Identities, question: Question) -> tuple[str, list[Any]]:
    """FROM and WHERE of every event that fits, for those who count."""
    where = Where(["JOIN article ON article.number = event.article"])
    restrict_articles(question, where)
    restrict_state(question, where, "event")
    if question.status:
        where.add("event.status = ?", question.status)
    if question.place:
        where.add("event.place_name = ?", question.place)
    if question.happened:
        told = day(question.happened)
        for end in ("earliest", "latest"):
            where.add(f"SUBSTR(event.{end}, 1, {len(told)}) = ?", told)
    for column, name in (("actors", question.speaker), ("recipients", question.about)):
        if name:
            ids = identities_named(connection, identities, name)
            where.add("(" + (" OR ".join([f"event.{column} LIKE ?"] * len(ids)) or "1 = 0") + ")", *_within(ids))
    if question.words:
        for term in terms(question.words):
            where.add("LOWER(event.words) LIKE ?", f"%{' '.join(term.words)}%")
    return f"FROM event {where.sql()}", where.values


def actors(connection: Connection, identities: Identities, name: str) -> tuple[ActorHit, ...]:
    """Everybody whose name fits, up to so many: those of just that name, then those with the most statements."""
    tops = list(dict.fromkeys(identities.of(one) for one in identities_named(connection, identities, name)))
    found = [hit for top in tops if (hit := actor(connection, identities, top)) is not None]
    wanted = folded(name)
    return tuple(
        sorted(found, key=lambda hit: (folded(hit.name) != wanted, -hit.statements, hit.name, hit.id))[:_MOST_ACTORS]
    )


def everybody(connection: Connection, identities: Identities, name: str | None, limit: int, offset: int) -> Page:
    """Those whose name fits, or everybody, those with the most statements first."""
    rows = connection.all(
        "SELECT identity, COUNT(*) FROM statement WHERE identity IS NOT NULL AND state <> 'rejected' GROUP BY identity"
    )
    counted = (
        {str(one): 0 for (one,) in connection.all("SELECT DISTINCT identity FROM actor")}
        if name is None
        else dict.fromkeys(identities_named(connection, identities, name), 0)
    )
    summed = dict.fromkeys((identities.of(one) for one in counted), 0)
    for identity, number in rows:
        if (top := identities.of(str(identity))) in summed:
            summed[top] += int(number)
    ordered = sorted(summed, key=lambda one: (-summed[one], one))
    page = ordered[offset : offset + limit]
    hits = tuple(hit for one in page if (hit := actor(connection, identities, one)) is not None)
    return Page(hits=hits, more=len(ordered) > offset + limit)


def actor(connection: Connection, identities: Identities, identity: str) -> ActorHit | None:
    """Somebody across articles, under any of the ids that were merged."""
    every = identities.all_of(identity)
    rows = connection.rows(
        "SELECT actor.name, actor.kind, actor.roles, COUNT(*) AS number FROM actor "  # noqa: S608
        f"WHERE actor.identity IN ({holes(every)}) "
        "GROUP BY actor.name, actor.kind, actor.roles ORDER BY number DESC, actor.name",
        every,
    )
    if not rows:
        return None
    top = every[0]
    names = tuple(dict.fromkeys(str(row["name"]) for row in rows))
    counted = connection.one(
        "SELECT COUNT(*), COUNT(DISTINCT statement.article) FROM statement "  # noqa: S608
        f"WHERE statement.identity IN ({holes(every)}) AND statement.state <> 'rejected'",
        every,
    )
    in_articles = connection.one(
        f"SELECT COUNT(DISTINCT actor.article) FROM actor WHERE actor.identity IN ({holes(every)})",  # noqa: S608
        every,
    )
    return ActorHit(
        id=top,
        name=identity_names(connection, identities, [top])[top],
        names=names,
        kind=next((row["kind"] for row in rows if row["kind"]), None),
        articles=int(in_articles[0]) if in_articles else 0,
        statements=int(counted[0]) if counted else 0,
        roles=tuple(dict.fromkeys(role for row in rows for role in json.loads(row["roles"]))),
    )


def _order(connection: Connection, table: str, question: Question, asked: tuple[Term, ...]) -> tuple[str, list[Any]]:
    """The order, always down to the id, so that every store answers alike."""
    dated = "COALESCE(article.published, '') DESC, article.id"
    if question.sort == "oldest":
        return "COALESCE(article.published, '9999'), article.id", []
    if asked and question.sort == "relevance":
        rank, values = connection.dialect.rank(table, asked)
        return f"{rank}, {dated}", values
    return dated, []


def _asks_statement(question: Question) -> bool:
    labels = question.act, question.evidence, question.undertaking, question.status, question.state
    return any((question.speaker, question.about, *labels))


def _statement_conditions(connection: Connection, identities: Identities, question: Question, where: Where) -> None:
    restrict_state(question, where, "statement")
    for column in ("act", "evidence", "undertaking"):
        if value := getattr(question, column):
            where.add(f"statement.{column} = ?", value)
    if question.speaker:
        where.among("statement.identity", identities_named(connection, identities, question.speaker))
    if question.about:
        ids = identities_named(connection, identities, question.about)
        # A subquery that is answered once: asked of each statement, it would go through all of them.
        where.among("statement.number", ids, "SELECT about.statement FROM about WHERE about.identity IN ({})")
    if question.status:
        where.add("statement.id IN (SELECT event.statement FROM event WHERE event.status = ?)", question.status)


def _within(ids: Sequence[str]) -> list[str]:
    return [f'%"{one}"%' for one in ids]
