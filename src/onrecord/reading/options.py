"""What a reader may be told, and what a reading yields."""

from dataclasses import dataclass
from typing import Final

from onrecord.records import Article, Note

# A long report has a few thousand words; at this size an input is a dump or a mistake, and memory would suffer.
MOST_CHARACTERS: Final = 20_000_000
# The longest pages have some ten thousand lines; each costs some thirty comparisons.
MOST_LINES: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says about the inputs: it wins over what is found in them.

    `verbatim`: the text is clean already, no furniture is sought.
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, and what could not be settled about it."""

    article: Article
    notes: tuple[Note, ...] = ()
