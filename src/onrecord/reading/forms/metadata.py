"""Read what a page says of itself in its head: dates, authors, publisher, section, address.

Takes the markup; gives values. JSON-LD wins over meta tags, which win over nothing. Leaves alone
values that say nothing (an author called "admin", a date in the far future is the page's own matter).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from onrecord.reading.lines.bylines import names
from onrecord.reading.lines.dates import iso_date

_META: Final = re.compile(r"<meta\b[^>]{1,5000}>", re.IGNORECASE)
_LINK: Final = re.compile(r"<link\b[^>]{1,2000}>", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,2000}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_JSON: Final = re.compile(r"<script\b[^>]{0,500}?application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
_LONGEST_JSON: Final = 200_000
_ARTICLE: Final = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Report|Blog|Live)?.*(?:Article|Posting|Report)"
)
_DEPTH: Final = 6
_PUBLISHED: Final = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "originalpublicationdate",
    "dc.date.created",
    "dcterms.date",
    "cre_date",
]
_MODIFIED: Final = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; of several titles, the likeliest to be the headline first."""

    url: str | None = None
    titles: tuple[str, ...] = ()
    description: str | None = None
    # What the site calls itself, the likeliest to be its publisher first.
    sites: tuple[str, ...] = ()
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None


def metadata_of(markup: str) -> Metadata:
    """Read the head of a page.

    >>> metadata_of('<meta property="article:published_time" content="2026-05-03T10:00:00+03:00">').published
    '2026-05-03T10:00:00+03:00'
    """
    meta, articles = _metas(markup), list(_json_articles(markup))
    return Metadata(
        url=_canonical(markup) or meta.get("og:url"),
        titles=_told(_first_text(articles, "headline"), meta.get("og:title"), meta.get("twitter:title")),
        description=meta.get("og:description") or meta.get("description") or _first_text(articles, "description"),
        sites=_told(_publisher(articles), meta.get("og:site_name"), meta.get("application-name")),
        section=_first_text(articles, "articleSection") or meta.get("article:section"),
        authors=_authors(articles) or names(meta.get("author") or meta.get("article:author") or meta.get("byl", "")),
        published=_date(articles, "datePublished") or _meta_date(meta, _PUBLISHED),
        modified=_date(articles, "dateModified") or _meta_date(meta, _MODIFIED),
        language=_language(markup),
    )


def _told(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): unescape(double or single or bare).strip() for name, double, single, bare in found}


def _metas(markup: str) -> dict[str, str]:
    """Meta tags by name, the first of each name."""
    meta: dict[str, str] = {}
    for tag in _META.findall(markup):
        attributes = _attributes(tag)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            meta.setdefault(name.lower(), attributes["content"])
    return meta


def _json_articles(markup: str) -> Iterator[dict[str, Any]]:
    for script in _scripts(markup):
        try:
            loaded = json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(loaded, _DEPTH)


def _scripts(markup: str) -> Iterator[str]:
    """What stands in the scripts of a page that hold data; nothing behind one that is never closed.

    >>> opened = '<script type="application/ld+json">'
    >>> list(_scripts(f"{opened}[1]</script><p>{opened}[2]</SCRIPT>")), list(_scripts(f"{opened}[1]" * 3))
    (['[1]', '[2]'], [])
    """
    at = 0
    while opening := _JSON.search(markup, at):
        closing = _SCRIPT_END.search(markup, opening.end())
        if closing is None:
            return
        at = closing.end()
        if closing.start() - opening.end() <= _LONGEST_JSON:
            yield markup[opening.end() : closing.start()]


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of an article's type; deep nesting is nothing that a newsroom writes."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth - 1)
    if isinstance(value, dict):
        kinds = value.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.fullmatch(kind)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth - 1)


def _first_text(articles: list[dict[str, Any]], key: str) -> str | None:
    values = (article.get(key) for article in articles)
    texts = (value[0] if isinstance(value, list) and value else value for value in values)
    return next((unescape(text).strip() for text in texts if isinstance(text, str) and text.strip()), None)


def _publisher(articles: list[dict[str, Any]]) -> str | None:
    named = (article.get("publisher") for article in articles)
    found = (value.get("name") for value in named if isinstance(value, dict))
    return next((name.strip() for name in found if isinstance(name, str) and name.strip()), None)


def _authors(articles: list[dict[str, Any]]) -> tuple[str, ...]:
    for article in articles:
        value = article.get("author")
        listed = value if isinstance(value, list) else [value]
        found = (item.get("name") if isinstance(item, dict) else item for item in listed)
        people = [name for item in found if isinstance(item, str) for name in names(unescape(item))]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _date(articles: list[dict[str, Any]], key: str) -> str | None:
    text = _first_text(articles, key)
    return iso_date(text) if text else None


def _meta_date(meta: dict[str, str], known: list[str]) -> str | None:
    return next((date for name in known if name in meta and (date := iso_date(meta[name]))), None)


def _canonical(markup: str) -> str | None:
    tags = (_attributes(tag) for tag in _LINK.findall(markup))
    found = (tag.get("href", "") for tag in tags if tag.get("rel", "").lower() == "canonical")
    return next((address for address in found if address.startswith(("http://", "https://"))), None)


def _language(markup: str) -> str | None:
    found = _LANGUAGE.search(markup)
    return found[1].lower() if found else None
