"""What the heads of the networks mean, for where onrecord is not installed.

The same as `onrecord.encoder.heads`; `tests/encoder/test_heads.py` holds the two together.
"""

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = (
    "O",
    *(f"{begin}-{kind}" for kind in ("person", "organisation", "place", "other", "nationality") for begin in "BI"),
)
ACTS = ("ask", "threaten", "commit", "request", "accuse", "deny", "predict", "evaluate", "opine", "assert")
EVIDENCE = ("cited", "promised", "withheld", "demanded", "none")
KINDS = ("person", "organisation", "state", "document", "unnamed", "none")
LINK_WIDTH = 64
EDGES = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)
BUCKETS = 2 * (len(EDGES) + 1) + 1
# The heads whose vectors are compared with each other: a product of their own, for the words that are asked for alone.
VECTORS = ("content_query", "cue_key", "cue_query", "source_key", "mention_query", "mention_key")
# Name and width of each head, in the order in which they stand. The three weights say how much each word of a
# statement counts for its act, its evidence and the kind of its source.
HEADS = {
    "labels": len(LABELS),
    "names": len(NAMES),
    "content_query": LINK_WIDTH,
    "cue_key": LINK_WIDTH,
    "cue_query": LINK_WIDTH,
    "source_key": LINK_WIDTH,
    "no_source": 1,
    "act": len(ACTS),
    "evidence": len(EVIDENCE),
    "kind": len(KINDS),
    "act_weight": 1,
    "evidence_weight": 1,
    "kind_weight": 1,
    "factuality": 1,
    "mention_query": LINK_WIDTH,
    "mention_key": LINK_WIDTH,
    "no_mention": 1,
}
