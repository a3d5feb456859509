"""What gender does a report tell of somebody whom it only names: "Brook said she would"?

Takes the place behind a name; yields the gender of the pronoun that goes on from it. Leaves alone pronouns farther
off, which may be anybody's.
"""

import re

from onrecord.codebook import Codebook

_ON = re.compile(
    r"(?:\s\([^()\n]{1,20}\))?\s(?:(?:has|had|also|later|then)\s){0,2}([a-z]+)(?:\sthat)?\s(he|she)(?:['’]\w+)?\s"
)


def told_behind(text: str, place: int, codebook: Codebook) -> str | None:
    """The gender of whoever is named up to a place and goes on to speak of himself or herself.

    >>> from onrecord.codebook import load
    >>> told = ("said she would", "says that he'd come", "told her", "left he ")
    >>> [told_behind(f"Brook {words}", 5, load()) for words in told]
    ['f', 'm', None, None]
    """
    on = _ON.match(text, place)
    return {"he": "m", "she": "f"}[on[2]] if on is not None and on[1] in codebook.cues else None
