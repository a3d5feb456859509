"""What the model's heads mean: the order of their labels and the distances that links are weighed by."""

from bisect import bisect_left

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_LABELS = (
    "O",
    "B-person",
    "I-person",
    "B-organisation",
    "I-organisation",
    "B-place",
    "I-place",
    "B-other",
    "I-other",
    "B-nationality",
    "I-nationality",
)


def head_sizes(link_width: int) -> list[int]:
    """How many numbers each head gives a word, in the order in which they stand.

    Roles, names, content query, cue key, cue query, source key, no source.

    >>> sum(head_sizes(64))
    275
    """
    return [len(LABELS), len(NAME_LABELS), *[link_width] * 4, 1]


_EDGES = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)
BUCKETS = 2 * (len(_EDGES) + 1) + 1


def bucket(first: int, last: int, word: int) -> int:
    """The bucket of the distance in words from a span (first to last word) to a word before or after it.

    Buckets grow with distance, are signed, and the middle one is for a word inside the span.

    >>> bucket(10, 20, 15), bucket(10, 20, 21), bucket(10, 20, 9), bucket(10, 20, 999)
    (12, 13, 11, 24)
    """
    middle = BUCKETS // 2
    if first <= word <= last:
        return middle
    away = word - last if word > last else first - word
    size = 1 + bisect_left(_EDGES, away)
    return middle + size if word > last else middle - size
