"""Find the title, the standfirst and the values that stand at the head of a pasted report.

Takes the sifted blocks; gives a draft of the article. Leaves the title open where the first line may
as well be the first sentence.
"""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.reading.draft import Doubt, Draft
from onrecord.reading.furniture import Aside, Sifted, count_words, is_headline
from onrecord.reading.lines.bylines import byline
from onrecord.reading.lines.dateline import dated_line, dateline, is_alone, is_opened
from onrecord.reading.lines.dates import Dated, date_line, leading_date
from onrecord.reading.texts.blocks import ENDED, Block
from onrecord.records import FurnitureKind, PartKind

# Two letters before the stop are an abbreviation: "Dr.", "vs.", "U.S.".
_INNER: Final = re.compile(r"(?:\w{3}|[)\"”’])[.!?…][\"”’)]*\s+[\"“‘(]?[A-ZÀ-Þ]")
# The stop of these is no full stop: a headline may end so as well as a sentence.
_SHORTENED: Final = re.compile(r"\b(?:(?:[A-Z]\.){2,}|(?:Co|Corp|Inc|Jr|Ltd|Sr)\.)$")
_LONG_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{3,}")
# What parts a summary from the text: who printed it, who wrote it, when.
_PARTING: Final = frozenset({FurnitureKind.PUBLISHER, FurnitureKind.BYLINE, FurnitureKind.DATE})
_LONGEST_STANDFIRST: Final = 70
# "By Amina Wekesa | 3 May 2026".
_DATED: Final = frozenset({FurnitureKind.BYLINE, FurnitureKind.DATE})
# Lines of a page above its report in which its byline and date stand.
_NEAREST: Final = 15


def draft_of(sifted: Sifted) -> Draft:
    """Part the kept blocks into title, standfirst and body, and read the values from what was put aside."""
    title, doubts = title_of(sifted.kept)
    rest = sifted.kept[1:] if title else sifted.kept
    above = _above(title or (rest[0] if rest else None), sifted.aside)
    standfirst = _standfirst(title, rest, sifted.aside) if title else 0
    near = _near(sifted, rest)
    published, modified, open_dates = _dates(near)
    if sifted.page:
        doubts = (*doubts, Doubt(field="article.furniture", reason="whole-page"))
    if sifted.doubtful:
        doubts = (*doubts, Doubt(field="article.furniture", reason="doubtful-line", blocks=sifted.doubtful))
    return Draft(
        title=title,
        standfirst=rest[:standfirst],
        body=rest[standfirst:],
        aside=sifted.aside,
        section=next((item.block.text for item in reversed(above) if item.kind is FurnitureKind.SECTION_LABEL), None),
        publisher=next((item.block.text for item in near if item.kind is FurnitureKind.PUBLISHER), None),
        authors=_authors(near),
        published=published,
        modified=modified,
        dateline=_place(near),
        doubts=(*doubts, *open_dates),
    )


def title_of(blocks: Sequence[Block]) -> tuple[Block | None, tuple[Doubt, ...]]:
    """The first block where it is a headline; doubted where it ends with a full stop as some titles do."""
    open_title = (Doubt(field="article.title", reason="no-title"),)
    if len(blocks) < 2:
        return None, open_title
    first, second = blocks[:2]
    if is_alone(first.text) or is_opened(first.text):
        return None, open_title
    if first.kind is PartKind.HEADING or is_headline(first.text) or is_short_headline(first.text, second.text):
        return first, ()
    if is_stopped_headline(first.text, second.text, second.gap, len(blocks)):
        return first, (Doubt(field="article.title", reason="doubtful-title", candidates=(first.text,)),)
    return None, open_title


def is_short_headline(first: str, second: str) -> bool:
    """Whether one or two words without a full stop head running text.

    >>> is_short_headline("Rents fall", "Rents fell in May for the first time in nine years.")
    True
    """
    return not ENDED.search(first) and first[:1].isupper() and count_words(second) >= 8


def is_stopped_headline(first: str, second: str, gap: int, blocks: int) -> bool:
    """Whether one sentence with a full stop is a headline: capitals in it, or much shorter than what follows.

    >>> is_stopped_headline("Garissa Counts Its Dead After the Flood.", "Forty people died.", 1, 5)
    True
    >>> is_stopped_headline("Rents fell in May for the first time in nine years, it said.", "They rose.", 1, 5)
    False
    >>> below = "The rents of nine towns fell in May and in June, the ministry said."
    >>> [is_stopped_headline(f"Rents fall in May across {place}.", below, 1, 2) for place in ("the U.S", "Arlia")]
    [True, False]
    """
    if _INNER.search(first) or dateline(first) or first.endswith(":") or count_words(first) > 25:
        return False
    long_words = _LONG_WORD.findall(first)
    capitals = sum(word[0].isupper() for word in long_words)
    if long_words and capitals >= 0.6 * len(long_words):
        return True
    shortened = _SHORTENED.search(first) is not None
    return (
        gap >= 1
        and blocks >= (2 if shortened else 3)
        and count_words(first) <= 16
        and count_words(second) >= 1.2 * count_words(first)
    )


def _start(block: Block) -> int:
    return block.words.span().start


def _above(first: Block | None, aside: Sequence[Aside]) -> list[Aside]:
    return [item for item in aside if first and _start(item.block) < _start(first)]


def _near(sifted: Sifted, rest: Sequence[Block]) -> list[Aside]:
    """What was put aside and speaks of this report: in a whole page, only what stands just above its text."""
    if not sifted.page or not rest:
        return list(sifted.aside)
    text = _start(rest[0])
    return [item for item in sifted.aside if _start(item.block) < text][-_NEAREST:]


def _standfirst(title: Block, rest: Sequence[Block], aside: Sequence[Aside]) -> int:
    """How many blocks below the title are parted from the text by a publisher's name, a byline or a date."""
    for count in (1, 2):
        if len(rest) < count + 2 or count_words(rest[count - 1].text) > _LONGEST_STANDFIRST:
            return 0
        if _parted(title, rest[0], aside):
            return 0
        if _parted(rest[count - 1], rest[count], aside):
            return count
    return 0


def _parted(before: Block, after: Block, aside: Sequence[Aside]) -> bool:
    return any(item.kind in _PARTING and _start(before) < _start(item.block) < _start(after) for item in aside)


def _authors(aside: Sequence[Aside]) -> tuple[str, ...]:
    found = (byline(item.block.text) or () for item in aside if item.kind is FurnitureKind.BYLINE)
    return next((names for names in found if names), ())


def _dates(aside: Sequence[Aside]) -> tuple[str | None, str | None, tuple[Doubt, ...]]:
    """The first date of publication and of change; a date that reads two ways is left open."""
    lines = [(item, _date(item)) for item in aside if item.kind in _DATED]
    dated = [(item, date) for item, date in lines if date]
    published = _first([date for _, date in dated if not date.modified])
    modified = _first([date for _, date in dated if date.modified])
    unread = tuple(item.block.text for item, date in dated if not date.value)
    if unread and not published:
        return None, modified, (Doubt(field="article.published", reason="ambiguous-date", candidates=unread[:4]),)
    return published, modified, ()


def _date(item: Aside) -> Dated | None:
    return date_line(item.block.text) or leading_date(item.block.text)


def _place(aside: Sequence[Aside]) -> str | None:
    """The place that stands on one line with the date."""
    lines = (dated_line(item.block.text) for item in aside if item.kind is FurnitureKind.DATE)
    return next((place for _, place in filter(None, lines) if place), None)


def _first(dates: Sequence[Dated]) -> str | None:
    return next((date.value for date in dates if date.value), None)
