"""Text that can be written as UTF-8, whatever a name of a file brought along."""

import re
from typing import Final

_HALVES: Final = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with every half of a surrogate pair replaced: such a half cannot be written as UTF-8.

    >>> encodable("caf\\udce9.txt")
    'caf\\ufffd.txt'
    """
    return _HALVES.sub("\ufffd", text)
