"""Sets of Penn Treebank tags that several modules look for, and the two tags that are our own."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
# What a noun phrase that opens a sentence consists of, and what an adjective may stand before.
OF_NOUN = NOUNS | {"DT", "PRP$", "POS", "JJ", "CD"}
DESCRIBED = NOUNS | {"JJ", "CD"}
# A verb in these tells. The same without the form that a bare verb has too, and with the one that a participle has.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SURELY_FINITE = FINITE - {"VBP"}
MAY_TELL = FINITE | {"VBN"}
# A verb in these may have an object.
ACTING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
RELATIVES = frozenset({"WDT", "WP"})
QUOTES = frozenset({"``", "''"})
# A day, a month, a time of day; and "at least" before a number, which it belongs to.
TIME = "TIME"
ABOUT = "ABOUT"
