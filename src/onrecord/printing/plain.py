"""Make text from articles safe to show.

Takes words that somebody else wrote; gives the same words without what a terminal or a browser would
obey: control characters, escape sequences, marks that turn the direction of the text around. Leaves
letters, punctuation and the harmless direction marks that right-to-left scripts need.
"""

import re
from typing import Final

from onrecord.records import encodable

# CSI sequences (colours, cursor), then OSC and its kin (titles, links) where they are closed on their own line.
_ESCAPES: Final = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\n\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"
)
_BREAKS: Final = re.compile("[\t\x0b\x0c\x85\u2028\u2029]|\r\n?")
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_LISTED_MOST: Final = 150
_WHITE: Final = re.compile(r"\s+")


def harmless(text: str) -> str:
    """The text without anything that acts; line breaks stay.

    >>> harmless("Rents\\x1b[31m fell\\x1b[0m\\x07 \\u202eagain\\r\\nin May\\ud800")
    'Rents fell again\\nin May\\ufffd'
    """
    text = _BREAKS.sub(lambda match: "\n" if match.group()[0] == "\r" else " ", _ESCAPES.sub("", text))
    return encodable(_UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """The harmless text on one line, each run of white space a single space.

    >>> one_line(" Rents \\n\\n fell\\tagain ")
    'Rents fell again'
    """
    return _WHITE.sub(" ", harmless(text)).strip()


def listed(words: str) -> str:
    """A statement's first words, for a list; they stand in full in the text, or among the statements."""
    return shortened(one_line(words), _LISTED_MOST)


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at a space where there is one.

    >>> shortened("Rents fell again in May", 14), shortened("Rents fell", 14)
    ('Rents fell …', 'Rents fell')
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip() + " …"
