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


ACTS = ("ask", "threaten", "commit", "request", "accuse", "deny", "predict", "evaluate", "opine", "assert")
EVIDENCE = ("cited", "promised", "withheld", "demanded", "none")
SOURCE_KINDS = ("person", "organisation", "state", "document", "unnamed", "none")


# The heads whose vectors are compared with each other. Only the words that are asked for get theirs: they are most of
# what the heads cost, and few words are a cue, a source or a pronoun.
VECTORS = ("content_query", "cue_key", "cue_query", "source_key", "mention_query", "mention_key")


def head_sizes(link_width: int) -> dict[str, int]:
    """How many numbers each head gives a word, in the order in which they stand.

    The three weights say how much a word counts for the act, the evidence and the kind of source of its statement.

    >>> sum(head_sizes(64).values())
    429
    """
    return {
        "labels": len(LABELS),
        "names": len(NAME_LABELS),
        "content_query": link_width,
        "cue_key": link_width,
        "cue_query": link_width,
        "source_key": link_width,
        "no_source": 1,
        "act": len(ACTS),
        "evidence": len(EVIDENCE),
        "kind": len(SOURCE_KINDS),
        "act_weight": 1,
        "evidence_weight": 1,
        "kind_weight": 1,
        "factuality": 1,
        "mention_query": link_width,
        "mention_key": link_width,
        "no_mention": 1,
    }


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
