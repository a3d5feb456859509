"""From rows to hits: what a page or a program is shown of a statement, an article or an event, with words around.

Takes a connection and the rows that a question found; gives hits in their order. What fits is asked in `search`.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from onrecord.ledger.databases.connection import CLOSE_MARK, OPEN_MARK, Connection
from onrecord.ledger.databases.words import Term
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.conditions import holes
from onrecord.ledger.queries.naming import identity_names
from onrecord.ledger.queries.questions import ArticleHit, EventHit, StatementHit

AROUND: Final = 90  # characters of context on each side: a line of a terminal with the words in its middle

ARTICLE: Final = (
    "article.id AS article_id, article.title, article.publisher, article.published, article.address, article.version"
)


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


def article_hits(connection: Connection, ending: str, values: Sequence[Any]) -> tuple[ArticleHit, ...]:
    """Articles without their words; `ending` is our own SQL behind FROM article."""
    rows = connection.rows(f"SELECT {ARTICLE} FROM article {ending}", values)  # noqa: S608
    return tuple(article_of(row) for row in rows)


def _by_number(connection: Connection, sql: str, numbers: Sequence[int]) -> list[dict[str, Any]]:
    return connection.rows(f"{sql} IN ({holes(numbers)})", numbers) if numbers else []


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


def article_hit(connection: Connection, row: dict[str, Any], asked: tuple[Term, ...]) -> ArticleHit:
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


def event_identities(row: dict[str, Any]) -> list[str]:
    return [*json.loads(row["actors"]), *json.loads(row["recipients"])]


def event_hit(row: dict[str, Any], names: dict[str, str]) -> EventHit:
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
