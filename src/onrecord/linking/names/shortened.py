"""By which short form does a text say that it calls a body: "Vellmark Department of Forestry (VellForest)"?

Takes the text and the names seen in it; yields for such short forms the full name. The form stands in brackets right
behind the name, begins with its first letter, and has letters that stand in the name in that order. Leaves alone what
else stands there: a country, a party, another name ("Ashen Rovers (Corvania)").
"""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.records import Span

_BEHIND: Final = re.compile(r"\s\((?:the\s)?[\"“'‘]?([A-Z][\w&.\-]{2,30})[\"”'’]?\)")
_LONGEST: Final = 200


def shortened(text: str, seen: Iterable[tuple[str, Span]]) -> dict[str, str]:
    """The full names of bodies by the short forms that stand in brackets behind them.

    >>> def told(text, name):
    ...     return shortened(text, [("organisation", Span(0, len(name)))])
    >>> told("Vellmark Department of Forestry (VellForest) sued.", "Vellmark Department of Forestry")
    {'VellForest': 'Vellmark Department of Forestry'}
    >>> told("Ashen Rovers (Corvania) won.", "Ashen Rovers"), told("Ashen Rovers (Ashton) won.", "Ashen Rovers")
    ({}, {})
    """
    found: dict[str, str] = {}
    for kind, span in seen:
        if kind != "organisation" or span.end - span.start > _LONGEST:
            continue
        behind = _BEHIND.match(text, span.end)
        name = re.sub(r"^the\s+", "", span.of(text), flags=re.IGNORECASE)
        if behind and " " in name and _is_short_for(behind[1], name):
            found.setdefault(behind[1], name)
    return found


def _is_short_for(short: str, name: str) -> bool:
    """Whether the letters of a form stand in a name, in their order, the first of both the same."""
    letters = iter(name.lower())
    wanted = [letter for letter in short.lower() if letter.isalnum()]
    return short[0].lower() == name[0].lower() and all(letter in letters for letter in wanted)
