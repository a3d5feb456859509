"""Tell a line of furniture by its words alone.

Takes one line; gives the kind of furniture whose sign it bears, from the lists in `furniture.yaml`.
Leaves alone every line that no list knows, and every long one.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from onrecord.records import FurnitureKind

# Captions with their credit are the longest lines that the lists know.
_LONGEST: Final = 900
_EDGES: Final = " \t«»‹›<>|→←↓↑▶►▸•·*_#+–—[]"
_SPOKEN: Final = re.compile(r'["“”«»„]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One pattern of the lists, with a line that it fits and a line that it leaves alone.

    `having`: words, in small letters, without one of which no line can fit: looking for them is far quicker than trying
    a pattern that may begin anywhere.
    """

    kind: FurnitureKind
    pattern: re.Pattern[str]
    example: str
    leaves: str
    ends: bool = False
    label: bool = False
    having: tuple[str, ...] = ()

    def fits(self, bare: str, lower: str) -> bool:
        """Whether a line fits, given as it is and in small letters."""
        if self.having and not any(word in lower for word in self.having):
            return False
        return self.pattern.fullmatch(bare) is not None


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign, in the order of the file."""
    # Imported here: inputs that are verbatim never need the lists.
    import yaml  # noqa: PLC0415

    listed = yaml.safe_load(files("onrecord.reading.furniture").joinpath("furniture.yaml").read_text("utf-8"))
    return tuple(_sign(entry) for entry in listed)


def _sign(entry: dict[str, Any]) -> Sign:
    known = {key: value for key, value in entry.items() if key not in ("kind", "pattern", "having")}
    pattern, having = re.compile(entry["pattern"], re.IGNORECASE), tuple(entry.get("having", ()))
    return Sign(kind=FurnitureKind(entry["kind"]), pattern=pattern, having=having, **known)


@lru_cache(maxsize=2048)
def sign_of(line: str) -> Sign | None:
    """The first sign that fits the line.

    >>> sign_of("Read more »").kind
    <FurnitureKind.CONTROL: 'control'>
    >>> sign_of("Discuss it with your neighbours first, the mayor said.") is None
    True
    """
    bare = line.strip(_EDGES)
    # Somebody's words are never furniture, whatever they ask for.
    if not bare or len(bare) > _LONGEST or (_SPOKEN.search(bare) and len(bare) > 60):
        return None
    lower = bare.lower()
    return next((sign for sign in signs() if sign.fits(bare, lower)), None)
