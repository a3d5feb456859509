"""Read a web page that was saved: markup in, a draft of the article out.

trafilatura tells the report from the page; the lines that it leaves in go through the same sieve as
pasted text; `align` leads every word back into the markup. Leaves alone everything that a browser
would have to fetch or run.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.reading.draft import Doubt, Draft
from onrecord.reading.forms.head import draft_of
from onrecord.reading.forms.letters import blocks_in_mixed_case
from onrecord.reading.forms.made_plain import made_plain
from onrecord.reading.forms.metadata import Metadata, metadata_of
from onrecord.reading.forms.publishers import publisher_of
from onrecord.reading.forms.titles import headline
from onrecord.reading.furniture import Sifted, sift
from onrecord.reading.lines.bylines import names
from onrecord.reading.lines.dates import date_in_address
from onrecord.reading.options import ReadOptions
from onrecord.reading.texts.align import Page
from onrecord.reading.texts.blocks import Block, lines_to_blocks
from onrecord.reading.texts.decode import Decoded
from onrecord.reading.texts.mojibake import repair
from onrecord.reading.texts.page import page_text
from onrecord.reading.texts.settle import settle
from onrecord.reading.texts.traced import Traced
from onrecord.records import PartKind

# Its warnings speak of its own workings; what matters of them is in the notes of the article.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_TAG: Final = re.compile(r"<[^<>]{0,200}>")
# Without a fixed last day the same page would be dated otherwise tomorrow.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
# So many words stand in the same order only where they are repeated; the first runs show it.
_RUN: Final = 8
_MOST_RUNS: Final = 40
# Below this share of the wider extraction the precise one has lost part of the report.
_ENOUGH: Final = 0.7
_KINDS: Final = {
    "head": PartKind.HEADING,
    "item": PartKind.LIST_ITEM,
    "quote": PartKind.BLOCKQUOTE,
    "row": PartKind.TABLE,
}


def read_html(decoded: Decoded, options: ReadOptions) -> Draft:
    """Read a page."""
    page = Page(page_text(decoded.text))
    found = _extracted(made_plain(decoded.text))
    metadata = metadata_of(decoded.text)
    blocks = blocks_in_mixed_case(_traced(page, found)) if found is not None else []
    if found is None or not blocks:
        return _whole(page, options, metadata)
    title = _headline(decoded.text, metadata, found, options)
    return _draft(page, blocks, title, metadata, found, options)


def _extracted(markup: str) -> Document | None:
    """The precise extraction, or the wider one where the precise one has lost much of it."""
    precise, wide = _extract(markup, precise=True), _extract(markup, precise=False)
    if not precise or not wide:
        return precise or wide
    return precise if _length(precise) >= _ENOUGH * _length(wide) else wide


def _extract(markup: str, *, precise: bool) -> Document | None:
    try:
        found = bare_extraction(
            markup,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    # A page so broken that the extractor fails is read as plain text instead.
    except Exception:  # noqa: BLE001
        return None
    return found if isinstance(found, Document) and found.body is not None else None


def _length(document: Document) -> int:
    return sum(len(text) for _, text in _texts(document.body))


def _texts(body: Any) -> Iterator[tuple[PartKind, str]]:
    """The texts of an extracted body and what each is.

    >>> from lxml.etree import fromstring
    >>> [text for _, text in _texts(fromstring("<body><p>Rents<lb/>fell</p><list><item>again</item></list></body>"))]
    ['Rents', 'fell', 'again']
    """
    for element in body:
        if element.tag in ("list", "table", "quote") and len(element):
            inner = element.iter("item", "row") if element.tag != "quote" else [element]
            for item in inner:
                yield from _lines(item, _KINDS[item.tag])
        elif element.tag in ("div", "body", "main", "section"):
            yield from _texts(element)
        else:
            yield from _lines(element, _KINDS.get(element.tag, PartKind.PARAGRAPH))
        if element.tail and element.tail.strip():
            yield PartKind.PARAGRAPH, element.tail


def _lines(element: Any, kind: PartKind) -> Iterator[tuple[PartKind, str]]:
    """The lines of one element; its line breaks and inner paragraphs part them, its cells do not."""
    pieces: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        pieces += ("\n" if inner.tag in ("lb", "p", "item") else " " if inner.tag == "cell" else "", inner.text or "")
        pieces.append(("\n" if inner.tag in ("p", "item") else "") + (inner.tail or ""))
    for line in "".join(pieces).split("\n"):
        if line.strip():
            yield kind, line


def _traced(page: Page, document: Document) -> list[Block]:
    """The extracted blocks, each led back to the page."""
    texts = [(kind, settle(Traced.of_source(text)).text.strip()) for kind, text in _texts(document.body)]
    texts = [(kind, text) for kind, text in texts if text]
    traced = page.trace([text for _, text in texts])
    return [
        Block(words=repair(words), kind=None if kind is PartKind.PARAGRAPH else kind, bullet=kind is PartKind.LIST_ITEM)
        for (kind, _), words in zip(texts, traced, strict=True)
    ]


def _publisher(metadata: Metadata, document: Document | None) -> str | None:
    found = document or Document()
    return publisher_of((*metadata.sites, found.sitename), metadata.url or found.url)


def _headline(markup: str, metadata: Metadata, document: Document, options: ReadOptions) -> str | None:
    """The title that the page gives itself, without the site's name; the extractor's where its head is silent."""
    names = [name for name in (options.publisher, *metadata.sites, document.sitename) if name]
    titles = metadata.titles or ((document.title,) if document.title else ())
    return headline(titles, names, metadata.url or document.url, markup)


def _draft(
    page: Page,
    blocks: list[Block],
    headline: str | None,
    metadata: Metadata,
    document: Document,
    options: ReadOptions,
) -> Draft:
    """Sift what was extracted, and put the page's own title and values to it."""
    publisher = options.publisher or _publisher(metadata, document)
    sifted = Sifted(kept=tuple(blocks)) if options.verbatim else sift(blocks, publisher, whole_pages=False)
    title = _title(page, headline, sifted.kept)
    body = _without(sifted.kept, title)
    standfirst = _standfirst(page, metadata.description, body, title)
    doubts = () if title else (Doubt(field="article.title", reason="no-title"),)
    if sifted.doubtful:
        doubts = (*doubts, Doubt(field="article.furniture", reason="doubtful-line", blocks=sifted.doubtful))
    return replace(
        _valued(Draft(body=body, aside=sifted.aside, doubts=doubts), metadata, document),
        title=title,
        standfirst=standfirst,
    )


def _valued(draft: Draft, metadata: Metadata, document: Document | None) -> Draft:
    """The page's values; the extractor's where the page's head is silent."""
    found = document or Document()
    return replace(
        draft,
        url=metadata.url or found.url,
        section=metadata.section,
        publisher=_publisher(metadata, document),
        authors=metadata.authors or names(found.author or ""),
        published=metadata.published or date_in_address(metadata.url or found.url or "") or found.date,
        modified=metadata.modified,
        language=metadata.language,
    )


def _title(page: Page, headline: str | None, body: tuple[Block, ...]) -> Block | None:
    """The title where it stands nearest above the text; untraced where the page shows it nowhere."""
    if not headline:
        return None
    text = " ".join(settle(Traced.of_source(_TAG.sub(" ", headline))).text.split())
    start = min((block.words.span().start for block in body), default=0)
    return Block(words=repair(page.trace_above(text, start)))


def _without(blocks: tuple[Block, ...], title: Block | None) -> tuple[Block, ...]:
    """The body without the title, where the extractor left it in."""
    if not title:
        return blocks
    return tuple(
        block for number, block in enumerate(blocks) if number > 2 or block.text.casefold() != title.text.casefold()
    )


def _standfirst(page: Page, description: str | None, body: tuple[Block, ...], title: Block | None) -> tuple[Block, ...]:
    """The page's description, where it is shown between title and text."""
    text = " ".join(settle(Traced.of_source(description or "")).text.split())
    if not text or not body or not title or _repeats(text, body):
        return ()
    above, below = title.words.span(), min(block.words.span().start for block in body)
    traced = page.trace_above(text, below)
    return (Block(words=repair(traced)),) if above.end <= traced.span().start < below and above.end else ()


def _repeats(description: str, body: tuple[Block, ...]) -> bool:
    """Whether a page describes itself by the report's own words, with a byline before them or without."""
    words, own = description.split(), " ".join(" ".join(block.text.split()) for block in body)
    runs = (" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
    return any(run in own for run in islice(runs, _MOST_RUNS))


def _whole(page: Page, options: ReadOptions, metadata: Metadata) -> Draft:
    """The page as if its text were pasted, where the extractor finds no report."""
    blocks = blocks_in_mixed_case(lines_to_blocks(page.text))
    publisher = options.publisher or _publisher(metadata, None)
    draft = draft_of(Sifted(kept=tuple(blocks)) if options.verbatim else sift(blocks, publisher))
    return _valued(draft, metadata, None)
