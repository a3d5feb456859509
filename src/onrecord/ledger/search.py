"""Find statements, articles, events and actors.

Takes a `Question`; gives a `Page` of hits, each with its words in context. Builds one SQL for both databases;
values never become part of it.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.ledger.conditions import Where, day, holes, restrict_articles, restrict_state, restrict_words
from onrecord.ledger.connection import CLOSE_MARK, OPEN_MARK, Connection
from onrecord.ledger.identity import Identities, folded
from onrecord.ledger.naming import identities_named, identity_names
from onrecord.ledger.questions import ActorHit, ArticleHit, EventHit, Page, Question, StatementHit
from onrecord.ledger.words import Term, terms

AROUND: Final = 90  # characters of context on each side: a line of a terminal with the words in its middle

ARTICLE: Final = (
    "article.id AS article_id, article.title, article.publisher, article.published, article.address, article.version"
)


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


def statement_hits(
    connection: Connection, identities: Identities, numbers: Sequence[int], asked: tuple[Term, ...] = ()
) -> list[StatementHit]:
    """The hits for rows of statements, in the order given."""
    found = {}
    for row in _by_number(
        connection,
        f"SELECT statement.*, article.words AS text, {ARTICLE}, actor.name AS speaker_name FROM statement "  # noqa: S608
        "JOIN article ON article.number = statement.article "
        "LEFT JOIN actor ON actor.id = statement.speaker AND actor.article = statement.article "
        "WHERE statement.number",
        numbers,
    ):
        found[int(row["number"])] = row
    about = _about_names(connection, identities, numbers)
    return [_statement_hit(connection, found[number], about.get(number, ()), identities, asked) for number in numbers]


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
    hits = tuple(_article_hit(connection, row, asked) for row in rows[: question.limit])
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
    """The events that fit, the earliest first; `speaker` is who acts, `about` whom it is done to."""
    source, values = selected_events(connection, identities, question)
    rows = connection.rows(
        f"SELECT event.*, {ARTICLE} {source} "
        "ORDER BY COALESCE(event.earliest, article.published, ''), article.id, event.number LIMIT ? OFFSET ?",
        [*values, question.limit + 1, question.offset],
    )
    names = identity_names(connection, identities, [one for row in rows for one in _event_identities(row)])
    hits = tuple(_event_hit(row, names) for row in rows[: question.limit])
    return Page(hits=hits, more=len(rows) > question.limit)


def selected_events(connection: Connection, identities: Identities, question: Question) -> tuple[str, list[Any]]:
    """FROM and WHERE of every event that fits, for those who count."""
    where = Where(["JOIN article ON article.number = event.article"])
    restrict_articles(question, where)
    restrict_state(question, where, "event")
    for column, value in (("status", question.status),):
        if value:
            where.add(f"event.{column} = ?", value)
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


def actors(connection: Connection, identities: Identities, name: str, limit: int = 20) -> tuple[ActorHit, ...]:
    """Everybody whose name fits, those with the most statements first."""
    tops = list(dict.fromkeys(identities.of(one) for one in identities_named(connection, identities, name)))
    found = [hit for top in tops if (hit := actor(connection, identities, top)) is not None]
    wanted = folded(name)
    return tuple(sorted(found, key=lambda hit: (folded(hit.name) != wanted, -hit.statements, hit.name, hit.id))[:limit])


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


def article_hits(connection: Connection, ending: str, values: Sequence[Any]) -> tuple[ArticleHit, ...]:
    """Articles without their words; `ending` is our own SQL behind FROM article."""
    rows = connection.rows(f"SELECT {ARTICLE} FROM article {ending}", values)  # noqa: S608
    return tuple(article_of(row) for row in rows)


def _by_number(connection: Connection, sql: str, numbers: Sequence[int]) -> list[dict[str, Any]]:
    return connection.rows(f"{sql} IN ({holes(numbers)})", numbers) if numbers else []


def _within(ids: Sequence[str]) -> list[str]:
    return [f'%"{one}"%' for one in ids]


def _about_names(connection: Connection, identities: Identities, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows = _by_number(connection, "SELECT statement, identity FROM about WHERE statement", numbers)
    names = identity_names(connection, identities, [str(row["identity"]) for row in rows])
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(int(row["statement"]), []).append(names[str(row["identity"])])
    return {number: tuple(several) for number, several in found.items()}


def _statement_hit(
    connection: Connection,
    row: dict[str, Any],
    about: tuple[str, ...],
    identities: Identities,
    asked: tuple[Term, ...],
) -> StatementHit:
    words, text = str(row["words"]), str(row["text"])
    shown = connection.dialect.marked(connection, "statement", int(row["number"]), words, asked) if asked else words
    content, marks = unmarked(shown)
    spans = tuple((int(start), int(end)) for start, end in json.loads(row["spans"]))
    places = [(int(start), int(end)) for start, end in json.loads(row["content"])] or list(spans)
    first, last = (places[0][0], places[-1][1]) if places else (0, 0)
    return StatementHit(
        id=row["id"],
        article=article_of(row),
        speaker=identities.names.get(identities.of(row["identity"] or ""), row["speaker_name"]),
        identity=identities.of(row["identity"]) if row["identity"] else None,
        speaker_kind=row["speaker_kind"],
        source=row["source"],
        content=content,
        before=lead(text, first),
        after=trail(text, last),
        act=row["act"],
        evidence=row["evidence"],
        manner=row["manner"],
        said=row["said"],
        about=about,
        parent=row["parent"],
        state=row["state"],
        words=int(row["length"]),
        spans=spans,
        undertaking=row["undertaking"],
        marks=marks,
    )


def _article_hit(connection: Connection, row: dict[str, Any], asked: tuple[Term, ...]) -> ArticleHit:
    text = str(row["text"])
    if not asked:
        return article_of(row, context=text[: 2 * AROUND])
    shown = connection.dialect.marked(connection, "article", int(row["number"]), text, asked)
    plain, marks = unmarked(shown)
    first = marks[0][0] if marks else 0
    start = max(0, first - AROUND)
    context = plain[start : first + AROUND]
    return article_of(
        row,
        context=context,
        marks=tuple((one - start, other - start) for one, other in marks if other <= start + len(context)),
    )


def article_of(row: dict[str, Any], context: str = "", marks: tuple[tuple[int, int], ...] = ()) -> ArticleHit:
    return ArticleHit(
        id=row["article_id"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        address=row["address"],
        version=int(row["version"]),
        context=context,
        marks=marks,
    )


def _event_identities(row: dict[str, Any]) -> list[str]:
    return [*json.loads(row["actors"]), *json.loads(row["recipients"])]


def _event_hit(row: dict[str, Any], names: dict[str, str]) -> EventHit:
    return EventHit(
        id=row["id"],
        article=article_of(row),
        type=row["type"],
        status=row["status"],
        words=row["words"],
        earliest=row["earliest"],
        latest=row["latest"],
        place=row["place_name"],
        actors=tuple(names[one] for one in json.loads(row["actors"])),
        recipients=tuple(names[one] for one in json.loads(row["recipients"])),
        statement=row["statement"],
        state=row["state"],
        country=row["country"],
        lat=row["lat"],
        lon=row["lon"],
    )


def unmarked(shown: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Marked words as plain words and the places of the marks.

    >>> unmarked("the \\x02pumps\\x03 of Port Ellery")
    ('the pumps of Port Ellery', ((4, 9),))
    """
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    at = start = 0
    for piece in re.split(f"([{OPEN_MARK}{CLOSE_MARK}])", shown):
        if piece == OPEN_MARK:
            start = at
        elif piece == CLOSE_MARK:
            marks.append((start, at))
        else:
            plain.append(piece)
            at += len(piece)
    return "".join(plain), tuple(marks)


def lead(text: str, end: int) -> str:
    """The words before a place, from the beginning of a word and no farther than their paragraph.

    >>> lead("Ferry fares\\n\\nFares will rise, she said", 25)
    'Fares will r'
    """
    piece = text[max(0, end - AROUND) : end].rpartition("\n")[2]
    cut = end - AROUND > 0 and len(piece) == AROUND
    return "… " + piece.partition(" ")[2] if cut else piece


def trail(text: str, start: int) -> str:
    """The words after a place, to the end of a word and no farther than their paragraph."""
    piece = text[start : start + AROUND].partition("\n")[0]
    cut = len(piece) == AROUND and start + AROUND < len(text)
    return piece.rpartition(" ")[0] + " …" if cut else piece
