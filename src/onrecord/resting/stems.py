"""Compare what is said in different words: the stems that two stretches of text share.

Takes text; gives the beginnings of its telling words. Leaves meaning alone: two texts that share stems speak of the
same things, not always to the same effect.
"""

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    (
        *("about", "after", "again", "against", "also", "because", "been", "before", "being", "between", "could"),
        *("does", "doing", "during", "each", "from", "further", "have", "having", "here", "himself", "herself"),
        *("into", "itself", "more", "most", "must", "only", "other", "over", "same", "said", "says", "should"),
        *("some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those"),
        *("through", "under", "until", "very", "were", "what", "when", "where", "which", "while", "will", "with"),
        *("would", "your"),
    )
)
_STEM = 5


def stems(text: str) -> frozenset[str]:
    """Beginnings of the words that carry meaning.

    >>> sorted(stems("The port had poisoned the lagoons"))
    ['lagoo', 'poiso', 'port']
    """
    found = (word.group().lower() for word in _WORD.finditer(text))
    return frozenset(word[:_STEM] for word in found if word not in _COMMON)
