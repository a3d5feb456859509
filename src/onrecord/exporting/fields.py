"""Count the values that a record has in a field, named as notes name it: `article.published`, `statement.said.edtf`.

Takes a record and a dotted name; gives a number. Null and empty are no values.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from onrecord.records import Record, Span

# What a form lacks that has an article's text and what was found in it, and nothing else.
BEYOND_FINDINGS: Final = (
    "article.source",
    "article.url",
    "article.title",
    "article.standfirst",
    "article.section",
    "article.publisher",
    "article.authors",
    "article.dateline",
    "article.published",
    "article.modified",
    "article.language",
    "article.parts",
    "article.furniture",
    "article.source_map",
    "audit",
    "note",
    "made_by",
)
_MANY: Final = {"actor": "actors", "statement": "statements", "event": "events", "note": "notes"}


def values_at(record: Record, path: str) -> int:
    """How many values the record has there.

    A list counts its members, a spans value is one.
    """
    root, *names = path.split(".")
    things: Iterable[Any] = _members(getattr(record, _MANY.get(root, root)))
    for name in names:
        things = [value for thing in things for value in _members(getattr(thing, name))]
    return sum(1 for _ in things)


def _members(value: Any) -> Iterator[Any]:
    if value is None or value == () or value == {} or value == "":
        return
    if not isinstance(value, tuple) or isinstance(value, Span) or isinstance(value[0], Span):
        yield value
    else:
        yield from value


def spell(value: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping without what is null or empty; false and zero stay.

    >>> spell({"name": "Mara Oduya", "country": None, "roles": (), "lat": 0.0})
    {'name': 'Mara Oduya', 'lat': 0.0}
    """
    return {key: held for key, held in value.items() if held not in (None, "", (), [], {})}
