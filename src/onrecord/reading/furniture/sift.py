"""Part the lines that came with a report from the report's own.

Takes the blocks of an input; gives those that are kept, those put aside with their kind, and those
that may be either. Leaves a line in the report wherever there is doubt: a lost quote costs more than
a stray label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.furniture.header import without_header
from onrecord.reading.furniture.line import Line, is_headline, lines_of
from onrecord.reading.furniture.region import is_page, region
from onrecord.reading.furniture.repeats import repeats
from onrecord.reading.furniture.running import with_entries
from onrecord.reading.lines.entries import entries, is_running, is_stamp
from onrecord.reading.texts.blocks import Block
from onrecord.records import FurnitureKind

Kind = FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A block that is no part of the report."""

    block: Block
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The blocks of an input, parted. `head`: blocks before the report's first paragraph that may hold its title."""

    kept: tuple[Block, ...]
    aside: tuple[Aside, ...] = ()
    doubtful: tuple[Block, ...] = ()
    page: bool = False


# Words that may head a passage of the report ("Analysis", "Legal") as well as stand beside it.
_MAY_BE_HEADINGS: Final = frozenset({Kind.SECTION_LABEL, Kind.NAVIGATION})
_LONGEST_HEADLINE: Final = 20
_TOLD: Final = r"(?:told|tells?|telling|with|to|by|from|reported|quoted|cited)"


def sift(blocks: Sequence[Block], publisher: str | None = None, *, whole_pages: bool = True) -> Sifted:
    """Sift the blocks of a report, or of a whole page where `whole_pages` allows for one."""
    lines = lines_of(blocks)
    run = with_entries(lines, region(lines))
    page = whole_pages and is_page(lines, run)
    kinds = _in_page(lines, run) if page else _in_report(lines, publisher)
    aside = tuple(Aside(block=line.block, kind=kind) for line, kind in zip(lines, kinds, strict=True) if kind)
    kept, header = without_header(entries([line.block for line, kind in zip(lines, kinds, strict=True) if not kind]))
    aside = (*aside, *(Aside(block=block, kind=Kind.NOTICE) for block in header))
    doubtful = () if page else tuple(_doubtful(lines, kinds))
    return Sifted(kept=kept, aside=aside, doubtful=doubtful, page=page)


def _in_page(lines: Sequence[Line], run: tuple[int, int]) -> list[FurnitureKind | None]:
    """Kinds in a whole page: everything outside the run goes, but what heads it."""
    kinds: list[FurnitureKind | None] = []
    head = heads(lines, run)
    running = is_running(line.text for line in lines[run[0] : run[1]])
    for number, line in enumerate(lines):
        inside = run[0] <= number < run[1]
        own = (not line.sign and not line.repeated) or (running and is_stamp(line.text))
        if number in head or (inside and own):
            kinds.append(None)
        else:
            kinds.append(line.sign or Kind.NAVIGATION)
    return kinds


def heads(lines: Sequence[Line], run: tuple[int, int]) -> set[int]:
    """The lines before the run that are the report's title and standfirst."""
    title = _page_title(lines, run)
    if title is None:
        return set()
    below = range(title + 1, run[0])
    return {title} | {number for number in below if lines[number].prose}


def _page_title(lines: Sequence[Line], run: tuple[int, int]) -> int | None:
    """The headline before the run that has most words in common with it."""
    vocabulary = {word for line in lines[run[0] : run[1]] for word in _long_words(line.text)}
    best, found = 0.5, None
    for number in range(max(0, run[0] - 40), run[0]):
        line = lines[number]
        if line.sign or not is_headline(line.text) or line.block.bullet:
            continue
        words = _long_words(line.text)
        share = len(words & vocabulary) / max(len(words), 3)
        if share >= best:
            best, found = share, number
    return found


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}


def _in_report(lines: Sequence[Line], publisher: str | None) -> list[FurnitureKind | None]:
    """Kinds in a report that was copied with care: only what a rule knows goes."""
    kinds: list[FurnitureKind | None] = [None] * len(lines)
    first, last = _ends_of_prose(lines)
    running = is_running(line.text for line in lines)
    for number, line in enumerate(lines):
        if (
            line.sign
            and not (running and is_stamp(line.text))
            and (line.sign not in _MAY_BE_HEADINGS or not first < number < last)
            and not (line.shared and (first < number < last or _is_title(lines, number)))
            and not _is_heading(lines, number)
        ):
            kinds[number] = line.sign
    for number, kind in [*_promotions(lines), *_last_promotions(lines), *_publishers(lines, publisher)]:
        kinds[number] = kind
    for number in repeats(lines):
        kinds[number] = Kind.NAVIGATION
    # Without this a note of three words ("Share prices", "Print") would leave nothing of itself.
    return kinds if any(not kind for kind in kinds) else [None] * len(lines)


def _is_heading(lines: Sequence[Line], number: int) -> bool:
    """Whether a line with the sign of a label heads a paragraph: `Most read` may, `Share` may not."""
    line = lines[number]
    return line.sign is Kind.PROMOTION and line.label and number + 1 < len(lines) and lines[number + 1].prose


def _is_title(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the first, and running text follows: `Harbour Council - 3 May 2026` is then its title."""
    return number == 0 and len(lines) > 1 and lines[1].prose


def _ends_of_prose(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and last line of running text."""
    prose = [number for number, line in enumerate(lines) if line.prose]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _promotions(lines: Sequence[Line]) -> Iterator[tuple[int, FurnitureKind]]:
    """Headlines of other stories: below a section's name or a "Related:" inside the text."""
    first, last = _ends_of_prose(lines)
    for number, line in enumerate(lines[:-1]):
        if not line.label or number < first or not line.sign:
            continue
        below = number + 1
        while (
            below < len(lines)
            and _is_other_headline(lines[below])
            and (line.sign is Kind.PROMOTION or below == number + 1)
        ):
            yield below, Kind.PROMOTION
            below += 1
        if below > number + 1 and (below <= last or line.sign is Kind.PROMOTION):
            yield number, line.sign


def _last_promotions(lines: Sequence[Line]) -> Iterator[tuple[int, FurnitureKind]]:
    """A "Read more:" below the report with headlines to the end, some of two sentences: the last has no full stop."""
    if not lines or not _is_other_headline(lines[-1]):
        return
    number = len(lines) - 1
    while number > 0 and not lines[number].sign and _may_be_a_headline(lines[number]):
        number -= 1
    label = lines[number]
    if label.label and label.sign is Kind.PROMOTION and label.text.endswith(":"):
        yield from ((at, Kind.PROMOTION) for at in range(number, len(lines)))


def _may_be_a_headline(line: Line) -> bool:
    return 4 <= line.words <= _LONGEST_HEADLINE and not any(mark in line.text for mark in '"“”')


def _is_other_headline(line: Line) -> bool:
    return line.sign is None and not line.prose and line.words >= 4 and is_headline(line.text)


def _publishers(lines: Sequence[Line], publisher: str | None) -> Iterator[tuple[int, FurnitureKind]]:
    """A publisher's name alone on a line: the one the user gave, or one that the report says people spoke to."""
    first, _ = _ends_of_prose(lines)
    for number, line in enumerate(lines):
        if line.sign or line.ended or line.words > 5 or not line.text[:1].isupper():
            continue
        if (publisher and _same_name(line.text, publisher)) or (
            first <= number <= first + 2 and _is_spoken_to(line.text, lines)
        ):
            yield number, Kind.PUBLISHER


def _same_name(line: str, publisher: str) -> bool:
    """Whether a line is the publisher's name.

    >>> _same_name("The Lamu Herald", "Lamu Herald"), _same_name("Lamu", "Lamu Herald")
    (True, False)
    """
    return line.casefold().removeprefix("the ") == publisher.casefold().removeprefix("the ")


def _is_spoken_to(name: str, lines: Sequence[Line]) -> bool:
    spoken = re.compile(rf"\b{_TOLD}\s+(?:the\s+)?{re.escape(name)}\b", re.IGNORECASE)
    return any(spoken.search(line.text) for line in lines)


def _doubtful(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None]) -> Iterator[Block]:
    """Lines that stay, though they look like labels or like headlines of other stories."""
    first, last = _ends_of_prose(lines)
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        stays = not kind and number > first
        if stays and (
            (line.sign and not is_stamp(line.text))
            or (number < last and line.words >= 7 and not line.block.bullet and _is_other_headline(line))
        ):
            yield line.block
