"""Settle white space and Unicode oddities, keeping the way back.

Takes traced text; gives the same words with plain spaces, `\\n` for every line break, composed
characters (NFC) and nothing invisible. Leaves letters, punctuation and quotation marks as they are.
"""

import re
import unicodedata
from typing import Final

from onrecord.reading.texts.traced import Traced

_BREAKS: Final = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028"
_SPACES: Final = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Zero-width joiners part or join letters of some scripts and the parts of an emoji: there they stay. One set of
# characters stands first, since a text is looked through for one several times as fast as for alternatives.
_ODD: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
    "(?:(?<=\r)\n)?(?<![^\x00-\u024f][\u200c\u200d])"
)
_SPACE: Final = re.compile(f"[{_SPACES}]")
_RUN: Final = re.compile("  +")
# A plain ASCII character never composes with what stands before it, so these runs compose on their own.
_COMPOSABLE: Final = re.compile(r"[!-~]?[^\x00-\x7f]+")


def settle(traced: Traced) -> Traced:
    """Settle the characters; runs of spaces become one.

    >>> settle(Traced.of_source("a\\xa0 b\\r\\nco\\xado\\u200bp cafe\\u0301")).text
    'a b\\ncoop café'
    """
    return _composed(traced.replaced(_ODD, _plain)).replaced(_RUN, lambda _: " ")


def _plain(match: re.Match[str]) -> str:
    """What an odd character stands for.

    >>> [_plain(_ODD.match(odd)) for odd in ("\\r\\n", "\\u2029", "\\u2009", "\\u200b", "\\ud800")]
    ['\\n', '\\n\\n', ' ', '', '\\ufffd']
    """
    odd = match.group()
    if odd[0] == "\r" or odd in _BREAKS:
        return "\n"
    if odd == "\u2029":
        return "\n\n"
    if _SPACE.match(odd):
        return " "
    # Half of a surrogate pair is no character and cannot be written as UTF-8.
    return "\ufffd" if "\ud800" <= odd <= "\udfff" else ""


def _composed(traced: Traced) -> Traced:
    if unicodedata.is_normalized("NFC", traced.text):
        return traced
    return traced.replaced(_COMPOSABLE, lambda match: unicodedata.normalize("NFC", match.group()))
