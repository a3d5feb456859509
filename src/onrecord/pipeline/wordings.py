"""Compare what is said in different words: the stems that two stretches of text share.

Takes text; gives the beginnings of its telling words. Leaves meaning alone: two texts that share stems speak of the
same things, not always to the same effect.
"""

import re

from onrecord.records import Span

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’')\]]*|\n|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITALISED = re.compile(r"[^\W\d_][^\W\d_]{2,}")
_COMMON = frozenset(
    (
        *(
            "about",
            "after",
            "again",
            "against",
            "also",
            "because",
            "been",
            "before",
            "being",
            "between",
            "could",
            "does",
        ),
        *(
            "doing",
            "during",
            "each",
            "from",
            "further",
            "have",
            "having",
            "here",
            "himself",
            "herself",
            "into",
            "itself",
        ),
        *("more", "most", "must", "only", "other", "over", "same", "said", "says", "should", "some", "such", "than"),
        *("that", "their", "them", "then", "there", "these", "they", "this", "those", "through", "under", "until"),
        *("very", "were", "what", "when", "where", "which", "while", "will", "with", "would", "your"),
    )
)
_STEM = 5
# Written with a capital before a name, and shared by parties that have nothing to do with each other.
_NO_NAMES = frozenset(
    ("the", "president", "minister", "prime", "governor", "senator", "party", "ministry", "government")
)


def stems(text: str) -> frozenset[str]:
    """Beginnings of the words that carry meaning.

    >>> sorted(stems("The port had poisoned the lagoons"))
    ['lagoo', 'poiso', 'port']
    """
    found = (word.group().lower() for word in _WORD.finditer(text))
    return frozenset(word[:_STEM] for word in found if word not in _COMMON)


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
