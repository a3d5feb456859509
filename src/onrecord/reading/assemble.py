"""Make the article: join its parts into one text, lead each character back, and note what is open.

Takes a draft and what the user said; gives a `Reading`. Leaves no value filled by a guess: what
neither the user nor the input says is null, with a note.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from onrecord.reading.draft import Doubt, Draft
from onrecord.reading.forms.letters import as_printed
from onrecord.reading.furniture import count_words
from onrecord.reading.lines.dateline import Dateline, dateline_of, is_alone
from onrecord.reading.lines.dates import iso_date
from onrecord.reading.options import Reading, ReadOptions
from onrecord.reading.texts.blocks import ENDED, Block
from onrecord.reading.texts.language import language_of
from onrecord.reading.texts.traced import Traced
from onrecord.records import (
    Article,
    Furniture,
    InputSource,
    Note,
    Part,
    PartKind,
    Publisher,
    SourceMap,
    Span,
    article_id,
)

_BETWEEN: Final = "\n\n"
# A sentence and whose report it was taken from: "The lock will open in May. (Lamu Herald)".
_SIGNED: Final = re.compile(r"[.!?…][\"”’]? [(\[][^()\[\]]{2,40}[)\]]$")
_READ_LANGUAGES: Final = frozenset({"en"})


def assemble(draft: Draft, options: ReadOptions, *, name: str, data: bytes, source: str) -> Reading:
    """Make the article of a draft; `source` is what was read, as it was decoded."""
    opening = dateline_of([block.text for block in draft.body]) or Dateline(place=None)
    draft = as_printed(draft, source)
    text, parts = _joined([*_headed(draft), *draft.body], draft)
    language = options.language or language_of(text.text) or draft.language
    publisher = _publisher(draft, options)
    published = _user_date(options.published) or draft.published or opening.day
    url = options.url or draft.url
    article = Article(
        id=article_id(text.text, url, publisher, published),
        source=InputSource(name=name, media_type=draft.media_type, sha256=sha256(data).hexdigest()),
        url=url,
        title=draft.title.text if draft.title else None,
        standfirst=" ".join(block.text for block in draft.standfirst) or None,
        section=draft.section,
        publisher=publisher,
        authors=draft.authors,
        dateline=opening.place or draft.dateline,
        published=published,
        modified=draft.modified,
        language=language,
        text=text.text,
        parts=parts,
        furniture=tuple(_furniture(draft)),
        source_map=SourceMap(encoding=draft.encoding, stretches=text.stretches()),
    )
    return Reading(article=article, notes=tuple(_notes(article, draft)))


def _headed(draft: Draft) -> list[Block]:
    return [*([draft.title] if draft.title else []), *draft.standfirst]


def _joined(blocks: Sequence[Block], draft: Draft) -> tuple[Traced, tuple[Part, ...]]:
    pieces: list[Traced] = []
    parts: list[Part] = []
    at, heads = 0, len(_headed(draft))
    for number, block in enumerate(blocks):
        if number:
            pieces.append(Traced.own(_BETWEEN))
            at += len(_BETWEEN)
        title, standfirst = number == 0 and draft.title, number < heads
        kind = (
            PartKind.TITLE
            if title
            else PartKind.STANDFIRST
            if standfirst
            else kind_of(block, last=number + 1 == len(blocks))
        )
        parts.append(Part(kind=kind, span=Span(at, at + len(block.text))))
        pieces.append(block.words)
        at += len(block.text)
    return Traced.joined(pieces), tuple(parts)


def kind_of(block: Block, *, last: bool) -> PartKind:
    """The kind of a block of the body: as marked, or a heading where a short line without a full stop heads others.

    >>> kind_of(Block(words=Traced.of_source("What comes next")), last=False)
    <PartKind.HEADING: 'heading'>
    """
    if block.kind:
        return block.kind
    if block.bullet:
        return PartKind.LIST_ITEM
    ended = ENDED.search(block.text) or _SIGNED.search(block.text) or is_alone(block.text)
    heads = not last and count_words(block.text) <= 14 and not ended and block.text[:1].isupper()
    return PartKind.HEADING if heads else PartKind.PARAGRAPH


def _publisher(draft: Draft, options: ReadOptions) -> Publisher | None:
    name = options.publisher or draft.publisher
    url = options.url or draft.url
    domain = domain_of(url) if url else None
    return Publisher(name=name, domain=domain) if name or domain else None


def domain_of(url: str) -> str | None:
    """The domain of an address, without `www.`.

    >>> domain_of("https://www.lamuherald.example/a/b?c"), domain_of("not an address")
    ('lamuherald.example', None)
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _user_date(value: str | None) -> str | None:
    """What the user gave, as ISO 8601 where it can be read."""
    return (iso_date(value) or value) if value else None


def _furniture(draft: Draft) -> Iterator[Furniture]:
    for item in draft.aside:
        yield Furniture(kind=item.kind, text=item.block.text, span=item.block.words.span())


def _notes(article: Article, draft: Draft) -> Iterator[Note]:
    doubts = [doubt for doubt in draft.doubts if not (doubt.field == "article.published" and article.published)]
    if not article.published and all(doubt.field != "article.published" for doubt in doubts):
        doubts.append(Doubt(field="article.published", reason="not-found"))
    if not article.publisher:
        doubts.append(Doubt(field="article.publisher", reason="not-found"))
    if article.language is None:
        doubts.append(Doubt(field="article.language", reason="not-found"))
    elif article.language.split("-")[0] not in _READ_LANGUAGES:
        doubts.append(Doubt(field="article.language", reason="language-not-supported", candidates=(article.language,)))
    for doubt in doubts:
        spans = tuple(span for block in doubt.blocks if (span := _span_in(article, block)))
        yield Note(field=doubt.field, reason=doubt.reason, subject=article.id, candidates=doubt.candidates, spans=spans)


def _span_in(article: Article, block: Block) -> Span | None:
    """Where a block stands in the article's text."""
    source = block.words.span()
    for part in article.parts:
        led = article.source_map.to_source(part.span)
        if led and led[0].start == source.start and part.span.of(article.text) == block.text:
            return part.span
    return None
