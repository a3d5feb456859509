"""Find what a page gives twice: its headline right below itself, its paragraphs once more.

Takes the lines of a report; gives the numbers of those that say it again. Leaves alone a paragraph or two that come
back further down, as a refrain does or a question that is put to two people, and short lines, which lists repeat.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.reading.furniture.line import Line

# So many paragraphs in a row, word for word and with so many words in all, are no refrain.
_LEAST: Final = 3
_WORDS: Final = 60
_HEADLINE: Final = 4


def repeats(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that stand a second time.

    >>> said = "The harbour master of Lamu closed the quay for {} days, and nobody told the owners of forty boats why."
    >>> told = [Line.of(said.format(number)) for number in (2, 3, 5)]
    >>> title, last = Line.of("Harbour of Lamu closes"), Line.of("Nobody knew why.")
    >>> list(repeats([title, title, *told, last, *told])), list(repeats([title, *told, last, told[0], last, told[2]]))
    ([1, 6, 7, 8], [])
    """
    if len(lines) > 2 and lines[0].text == lines[1].text and lines[0].words >= _HEADLINE:
        yield 1
    first: dict[str, int] = {}
    run: list[int] = []
    for number, line in enumerate(lines):
        before = first.setdefault(line.text, number)
        if run and before != first[lines[run[-1]].text] + 1:
            yield from _long(lines, run)
            run = []
        if before < number:
            run.append(number)
    yield from _long(lines, run)


def _long(lines: Sequence[Line], run: Sequence[int]) -> Sequence[int]:
    words = [lines[number].words for number in run if lines[number].prose]
    return run if len(words) >= _LEAST and sum(words) >= _WORDS else ()
