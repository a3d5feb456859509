"""What came with a document from outside it: a feed's title, an archive's address, the fields of a line of JSON.

Takes the values as they were written; gives options and a draft that know them. What the user says wins
over them, and they win over what is found in the text; only a whole page's own headline wins over theirs,
because it leads back into the page. A value that cannot be used is dropped with a note.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from onrecord.reading.draft import Doubt, Draft
from onrecord.reading.lines.bylines import names
from onrecord.reading.lines.dates import iso_date
from onrecord.reading.options import ReadOptions
from onrecord.reading.texts.blocks import Block
from onrecord.reading.texts.settle import settle
from onrecord.reading.texts.traced import Traced

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f]{1,4000}", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
# Titles and names are lines; whatever is longer is not one.
_LONGEST: Final = 1000
_MOST_AUTHORS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came with a document.

    `fragment`: its markup is a piece of a page, all of it the report's. `verbatim`: its text is clean already.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    fragment: bool = False
    verbatim: bool = False
    doubts: tuple[Doubt, ...] = ()


def told(
    *,
    title: Any = None,
    url: Any = None,
    publisher: Any = None,
    authors: Any = None,
    published: Any = None,
    language: Any = None,
    **more: Any,
) -> Told:
    """Take the values that can be used; each that cannot becomes a doubt.

    >>> values = told(title="Rents  fall", published="soon", url="javascript:1")
    >>> values.title, [(doubt.field, doubt.candidates) for doubt in values.doubts]
    ('Rents fall', [('article.url', ('javascript:1',)), ('article.published', ('soon',))])
    """
    usable: dict[str, Any] = {
        "title": _line(title),
        "url": _matching(_ADDRESS, url),
        "publisher": _line(publisher),
        "published": _date(published),
        "language": _matching(_LANGUAGE, language),
    }
    given = {"title": title, "url": url, "publisher": publisher, "published": published, "language": language}
    lost = [name for name, value in usable.items() if value is None and given[name] not in (None, "")]
    doubts = tuple(
        Doubt(field=f"article.{name}", reason="unusable-value", candidates=(str(given[name])[:200],)) for name in lost
    )
    more["doubts"] = (*doubts, *more.get("doubts", ()))
    return Told(**usable, authors=_authors(authors), **more)


def with_told(options: ReadOptions, values: Told) -> ReadOptions:
    """The user's options, filled up with what came with the document."""
    return replace(
        options,
        published=options.published or values.published,
        publisher=options.publisher or values.publisher,
        url=options.url or values.url,
        language=options.language or values.language,
        verbatim=options.verbatim or values.verbatim,
    )


def retold(draft: Draft, values: Told, *, page: bool) -> Draft:
    """The draft with the title, the authors and the doubts that came with the document."""
    draft = _titled(draft, values.title) if values.title and not (page and draft.title) else draft
    return replace(draft, authors=values.authors or draft.authors, doubts=(*draft.doubts, *values.doubts))


def _titled(draft: Draft, title: str) -> Draft:
    """Put the title at the head: the text's own first line where it is that, else one that leads nowhere."""
    blocks = (*([draft.title] if draft.title else []), *draft.standfirst, *draft.body)
    doubts = tuple(doubt for doubt in draft.doubts if doubt.field != "article.title")
    if draft.title and _same(draft.title.text, title):
        return replace(draft, doubts=doubts)
    if blocks and _same(blocks[0].text, title):
        return replace(draft, title=blocks[0], standfirst=(), body=blocks[1:], doubts=doubts)
    return replace(draft, title=Block(words=Traced.own(title)), standfirst=(), body=blocks, doubts=doubts)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == other.casefold()


def _line(value: Any) -> str | None:
    """One line of text; nothing where the value is no text or far too long for one.

    >>> _line(" Rents\\n fall "), _line(["Rents"]), _line("  ")
    ('Rents fall', None, None)
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return " ".join(settle(Traced.of_source(value)).text.split()) or None


def _matching(pattern: re.Pattern[str], value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and pattern.fullmatch(value.strip()) else None


def _date(value: Any) -> str | None:
    return iso_date(value) if isinstance(value, str) and len(value) < _LONGEST else None


def _authors(value: Any) -> tuple[str, ...]:
    """The names of a list, or those that a byline names.

    >>> _authors(["Mara Oduya", 7]), _authors("By Mara Oduya and Ilse Marrow"), _authors(None)
    (('Mara Oduya',), ('Mara Oduya', 'Ilse Marrow'), ())
    """
    if isinstance(value, str):
        return names(re.sub(r"\A\s*by\s+", "", value[:_LONGEST], flags=re.IGNORECASE))
    listed: Iterable[Any] = value[:_MOST_AUTHORS] if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(name for item in listed if (name := _line(item))))
