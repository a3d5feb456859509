"""What a format's reader hands on: blocks and values, before they become an `Article`."""

from dataclasses import dataclass

from onrecord.reading.furniture import Aside
from onrecord.reading.texts.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A value left open; becomes a `Note` once the article has its id. `blocks`: the words in question."""

    field: str
    reason: str
    candidates: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The parts and values found in one input. `body` is without title and standfirst; `dateline` not read from it."""

    title: Block | None = None
    standfirst: tuple[Block, ...] = ()
    body: tuple[Block, ...]
    aside: tuple[Aside, ...] = ()
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    language: str | None = None
    doubts: tuple[Doubt, ...] = ()
    media_type: str = "text/plain"
    encoding: str = "utf-8"
