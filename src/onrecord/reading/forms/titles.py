"""Take off a page's title what it says of the site: its name, its section.

Takes the titles that a page gives itself and the names of its site; yields the headline as a newspaper would print it.
Leaves alone every part of a headline that is neither the site's name nor missing where the page shows the headline.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

_PARTED: Final = re.compile(r"\s+[|–—:·•»-]+\s+|\s*\|\s*")
_SHOWN: Final = re.compile(r"<h1\b[^<>]{0,500}>", re.IGNORECASE)
_SHOWN_END: Final = re.compile(r"</h1", re.IGNORECASE)
# A page has one or two, and no headline is as long.
_MOST_SHOWN: Final = 20
_LONGEST: Final = 2_000
# Fewer words may be the site's name, which a page shows as well.
_FEW: Final = 3
# No headline has as many parts.
_MOST_PARTS: Final = 8
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def headline(titles: Sequence[str], names: Sequence[str], address: str | None, markup: str) -> str | None:
    """The first of the titles without what is no headline at its ends; None where the page gives no title.

    `names` are the site's, `address` the page's own; `markup` shows the headline, as a rule.

    >>> [headline([f"Rents fall{end}"], ["Lamu Herald"], None, "") for end in (" | LamuHerald", " | Prices rise")]
    ['Rents fall', 'Rents fall | Prices rise']
    >>> page = ("https://www.lamu.example/1", "<h1>Rents fall again</h1>")
    >>> headline(["Opinion | Rents fall again - Coast - lamu.example"], [], *page)
    'Rents fall again'
    """
    given = [title.strip() for title in titles if title.strip()]
    if not given:
        return None
    known = {letters(name) for name in names} | names_in(address)
    shown = {letters(title) for title in (*given[1:], *_first_headings(markup)) if title != given[0]}
    ranges = _ranges(_without_names(given[0], known))
    return next((title for title in ranges if _is_shown(title, shown)), ranges[0])


def _without_names(title: str, known: set[str]) -> str:
    """A title without the site's names at its ends."""
    while parted := list(islice(_PARTED.finditer(title), _MOST_PARTS)):
        first, last = parted[0], parted[-1]
        if letters(title[last.end() :]) in known:
            title = title[: last.start()]
        elif letters(title[: first.start()]) in known:
            title = title[first.end() :]
        else:
            break
    return title


def _ranges(title: str) -> list[str]:
    """A title and all runs of its parts, the longest first.

    >>> _ranges("Opinion | Rents fall - Coast")
    ['Opinion | Rents fall - Coast', 'Opinion | Rents fall', 'Rents fall - Coast', 'Opinion', 'Rents fall', 'Coast']
    """
    parted = list(islice(_PARTED.finditer(title), _MOST_PARTS))
    starts = [0, *(one.end() for one in parted)]
    ends = [*(one.start() for one in parted), len(title)]
    count = len(starts)
    return [title[starts[at] : ends[at + size - 1]] for size in range(count, 0, -1) for at in range(count - size + 1)]


def _is_shown(title: str, shown: set[str]) -> bool:
    """Whether the page shows a title so."""
    return len(title.split()) >= _FEW and letters(title) in shown


def _first_headings(markup: str) -> Iterator[str]:
    for opening in islice(_SHOWN.finditer(markup), _MOST_SHOWN):
        closing = _SHOWN_END.search(markup, opening.end(), opening.end() + _LONGEST)
        if closing is not None:
            yield unescape(_TAG.sub(" ", markup[opening.end() : closing.start()]))


def names_in(address: str | None) -> set[str]:
    """What a site may be called by its address.

    >>> sorted(names_in("https://www.lamuherald.co.ke/1"))
    ['lamuherald', 'lamuheraldco', 'lamuheraldcoke']
    """
    try:
        labels = (urlsplit(address or "").hostname or "").removeprefix("www.").split(".")
    except ValueError:
        return set()
    return {"".join(labels[:count]) for count in range(1, len(labels) + 1)} - {""}


def letters(text: str) -> str:
    """Letters and digits alone, by which names are compared.

    >>> letters("The Lamu Herald") == letters("lamu-herald")
    True
    """
    return _NO_LETTER.sub("", text.casefold().strip().removeprefix("the "))
