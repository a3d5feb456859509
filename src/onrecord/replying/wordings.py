"""Parts of text that those who compare statements ask for: its names, its sentences, where a statement begins.

Takes text, or a statement; gives words and places. Leaves who is meant, and what is said, alone.
"""

import re

from onrecord.records import Span, Statement

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’')\]]*|\n|$)")
# Where words alone matter, and not what stands between them.
WORD = re.compile(r"[^\W\d_]+")
# With the apostrophe inside it and what stands behind that.
WHOLE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# What leads on to words that are cut off: "as", ", and", ", which".
_LEADING_ON = re.compile(
    r"(?:[\s,;–—]+(?:about|after|against|and|as|at|because|before|but|by|for|from|if|in|of|on|or|over|since|that|to|when|"
    r"where|which|while|who|whom|with|without))*+[\s,;–—]*$"
)
_CAPITALISED = re.compile(r"[^\W\d_][^\W\d_]{2,}")
# Written with a capital before a name, and shared by parties that have nothing to do with each other.
_NO_NAMES = frozenset(
    ("the", "president", "minister", "prime", "governor", "senator", "party", "ministry", "government")
)


def names_in(text: str) -> frozenset[str]:
    """Words written with a capital, which tell one party from another; the first word only where others follow.

    >>> sorted(names_in("the neighbouring port of Kestrel Bay")), sorted(names_in("the company"))
    (['bay', 'kestrel'], [])
    """
    found = (word.group() for word in _CAPITALISED.finditer(text))
    return frozenset(word.lower() for word in found if word[0].isupper() and word.lower() not in _NO_NAMES)


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text by their marks; an abbreviation may end one.

    >>> [span.of("It rained. We left.") for span in sentences_of("It rained. We left.")]
    ['It rained.', ' We left.']
    """
    return [Span(*match.span()) for match in _SENTENCE.finditer(text)]


def beginning(one: Statement) -> int:
    """Where the first word of a statement stands: of its source, its cue or its content."""
    return min((span.start for span in (*one.source, *one.cue, *one.content)), default=0)


def up_to(text: str, start: int, end: int) -> Span:
    """The words from one place up to another, where something else begins, without what only leads on to that.

    >>> text = "Guards hit two men as crowds called for bread."
    >>> up_to(text, 7, text.index("crowds")).of(text)
    'hit two men'
    """
    return Span(start, start + len(_LEADING_ON.sub("", text[start:end])))
