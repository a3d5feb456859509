"""Read an article of one case as a newspaper would print it, and lead what is found back to its own words.

Who speaks, what is a name and where a sentence ends is told by capitals too. So the steps see the letters as a
newspaper would have them, each in its place. The record has the article as it was printed, and the words of times and
places so; names of actors are as a newspaper would write them.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from onrecord.casing import VERSION, as_mixed, is_in_one_case, load, written_in
from onrecord.records import Article, ModelUsed, Note, Place, Record, Time

Thing = TypeVar("Thing")
RESTORED: Final = "one-case"


def as_read(article: Article) -> Article:
    """The article in mixed case: all of it where it has but one, otherwise each part that stands in capitals alone."""
    text = article.text
    if is_in_one_case(text):
        mixed = as_mixed(text)
    else:
        pieces: list[str] = []
        at = 0
        shouted = [part.span for part in article.parts if _is_shouted(part.span.of(text))]
        like = written_in(text) if shouted else {}
        for span in shouted:
            pieces += (text[at : span.start], as_mixed(span.of(text), like=like))
            at = span.end
        mixed = "".join((*pieces, text[at:]))
    if mixed == text:
        return article
    title = article.parts[0].span.of(mixed) if article.title and article.title in text else article.title
    return replace(article, text=mixed, title=title)


def _is_shouted(words: str) -> bool:
    return words.isupper() and is_in_one_case(words)


def as_printed(record: Record, article: Article) -> Record:
    """The record of the article as it was printed; a note says that it was read otherwise."""
    if record.article.text == article.text:
        return record
    spans = tuple(
        part.span for part in article.parts if part.span.of(article.text) != part.span.of(record.article.text)
    )
    note = Note(field="article.text", reason=RESTORED, subject=article.id, spans=spans)
    found = _printed(replace(record, article=article), article.text)
    model = ModelUsed(name=f"letters@{VERSION}", sha256=load().sha256)
    made_by = replace(found.made_by, models=(*found.made_by.models, model))
    return replace(found, notes=(note, *found.notes), made_by=made_by)


def _printed(thing: Thing, text: str) -> Thing:
    """A thing with all that it consists of; times and places have the words that stand at their place."""
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return cast("Thing", tuple(_printed(one, text) for one in thing))
    if not is_dataclass(thing) or isinstance(thing, Article):
        return thing
    new: dict[str, Any] = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        changed = _printed(value, text)
        if changed is not value and changed != value:
            new[one.name] = changed
    if isinstance(thing, Time | Place):
        new["text"] = thing.span.of(text)
    return cast("Thing", replace(cast("Any", thing), **new)) if new else thing
