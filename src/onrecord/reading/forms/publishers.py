"""Tell who printed a page from what the page calls its site.

Takes the names that a page gives itself, the likeliest first, and its address; yields a name. Leaves alone whether the
report was written there: that is for the byline.
"""

from collections.abc import Iterable
from typing import Final

from onrecord.reading.forms.titles import letters, names_in
from onrecord.reading.furniture import sign_of
from onrecord.records import FurnitureKind

# Who lends a site its machines prints nothing; templates name them.
_HOSTS: Final = frozenset({"blogger", "blogspot", "ghost", "medium", "substack", "tumblr", "wix", "wordpress"})
_NO_NAMES: Final = (FurnitureKind.SECTION_LABEL, FurnitureKind.COPYRIGHT)


def publisher_of(names: Iterable[str | None], address: str | None) -> str | None:
    """The first of the names that is one; one of a section is, where the address has it.

    >>> publisher_of(["Blogger", "U.S.", "@lamuherald"], None), publisher_of(["U.S."], "https://www.lamuherald.example/1")
    ('lamuherald', None)
    >>> publisher_of(["The Nation"], "https://www.thenation.example/1")
    'The Nation'
    """
    given = [name.strip().removeprefix("@") for name in names if name and name.strip(" @")]
    called = max(names_in(address), key=len, default="")
    own = (name for name in given if letters(name) not in _HOSTS)
    return next((name for name in own if not _is_label(name) or letters(name) in called), None)


def _is_label(name: str) -> bool:
    """Whether a name is what sites call a part of themselves, or the line at their foot."""
    sign = sign_of(name)
    return sign is not None and sign.kind in _NO_NAMES
