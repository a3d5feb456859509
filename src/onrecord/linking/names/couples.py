"""Two people with one surname between them: "Gary and Michelle Thorpe" are Gary Thorpe and Michelle Thorpe.

Takes the names spotted in a text; yields the place of each given name that shares the surname behind it, with the full
name. Leaves alone a given name whose bearer the text names in full elsewhere: "Ada and Hugh Lantry" beside "Ada Brook".
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.linking.names.forms import tokens_of
from onrecord.records import Span

_GIVEN_AND = re.compile(r"(?<![\w’'\-])([A-Z][\w’'\-]+)(?:,\s\d{1,3},)?\s(?:and|&)\s$")
_NAME_BEFORE = re.compile(r"[A-Z][\w.’'\-]*,?\s(?:and\s)?$")
_REACH = 40


def couples(text: str, seen: Sequence[tuple[str, Span]], codebook: Codebook) -> dict[Span, str]:
    """Given names before "and" and a full name, each with the name that it makes with the surname there.

    >>> from onrecord.codebook import load
    >>> text = "Gary and Michelle Thorpe came."
    >>> list(couples(text, [("person", Span(9, 24))], load()).values())
    ['Gary Thorpe']
    """
    people = [span for kind, span in seen if kind == "person"]
    full = {tokens[0] for span in people if len(tokens := tokens_of(span.of(text))) > 1}
    found: dict[Span, str] = {}
    for span in people:
        words = span.of(text).split()
        given = _GIVEN_AND.search(text, max(0, span.start - _REACH), span.start)
        if given is None or len(words) != 2 or codebook.gender_of_name(words[0]) is None:
            continue
        own = Span(*given.span(1))
        alone = _NAME_BEFORE.search(text, max(0, own.start - _REACH), own.start) is None
        if alone and codebook.gender_of_name(given[1]) is not None and given[1].lower() not in full:
            found[own] = f"{given[1]} {words[1]}"
    return found
