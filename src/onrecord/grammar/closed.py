"""Words of closed classes that several modules look for."""

BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "’s", "’re", "’m"])
HAVE = frozenset(["have", "has", "had", "having", "'ve", "’ve", "'d", "’d"])
DO = frozenset(["do", "does", "did", "done"])
NOT = frozenset(["not", "n't", "n’t", "never"])
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"})
# What can be nothing but a subject.
NOMINATIVES = frozenset({"i", "he", "she", "we", "they"})
# Conjunctions and relatives that begin a clause.
MARKERS = frozenset([
    "if", "unless", "whether", "lest", "provided", "because", "although", "though", "while", "whereas", "after",
    "before", "when", "whenever", "since", "as", "until", "once", "where", "so", "till",
])  # fmt: skip
# Relatives that tell of people.
SOMEBODY = frozenset({"who", "whom", "whose"})
