"""Word classes that the tagger gets wrong in ways that are known, put right.

Takes the words and tags of a sentence, and the lexicon; yields the tags. Each rule changes a tag only where its
neighbours leave no other reading. Here stand the order of the rules, and those for single words.
"""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.grammar.closed import HAVE
from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tagging.missed_nouns import with_acting_people, with_deed, with_men, with_no_verbs, with_people
from onrecord.grammar.tagging.missed_verbs import (
    with_a_verb,
    with_answer,
    with_bare_verbs,
    with_first_of_two,
    with_joined_verb,
)
from onrecord.grammar.tagging.participles import as_adjectives, as_asides, as_first_nouns, as_nouns
from onrecord.grammar.tagging.past import as_past
from onrecord.grammar.tags import ACTING, DESCRIBED, QUOTES, VERBS

# What may stand behind "her" where it is no "her stripped pine".
_BEHIND_HER = frozenset({"IN", "TO", "RB", ".", ","})
# Nothing that is hers begins with one: "arrested her on", "blamed her and".
_NOT_HERS = frozenset(
    {"IN", "TO", "CC", "DT", "PRP", "PRP$", "MD", "VBD", "VBZ", "VBP", "WDT", "WP", "WRB", "RP", "TIME", ".", ",", ":"}
)
# The tagger takes their ending for that of "taken" and "written".
_NUMBERS = frozenset([
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety",
])  # fmt: skip
_ADVERBS = frozenset({"nevertheless", "nonetheless", "meanwhile", "subsequently", "thereupon"})
_OLDEST = 120
_NO_NAME = VERBS | {"JJ", "RB", "NN", "NNS"}
_NO_NUMBER = VERBS | {"JJ", "IN", "NN"}


def mended(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, mended.

    >>> lexicon = Lexicon(verbs={"met"}, people={"envoys"})
    >>> mended("Arlian envoys met him .".split(), ["JJ", "VBZ", "VBD", "PRP", "."], lexicon)
    ['JJ', 'NNS', 'VBD', 'PRP', '.']
    >>> mended("The moss grew .".split(), ["DT", "NN", "VBD", "."], lexicon)
    ['DT', 'NN', 'VBD', '.']
    """
    tags = _with_her(texts, _with_each_other(texts, _with_adverbs(texts, _with_aged(texts, tags))))
    tags = with_men(texts, with_deed(texts, tags, lexicon), lexicon)
    tags = with_bare_verbs(texts, _with_particles(texts, _with_numbers(texts, tags)), lexicon)
    tags = as_nouns(texts, as_first_nouns(texts, as_adjectives(texts, tags, lexicon), lexicon))
    tags = with_people(texts, with_no_verbs(texts, tags, lexicon), lexicon)
    tags = with_first_of_two(texts, with_acting_people(texts, tags, lexicon), lexicon)
    tags = with_answer(texts, with_joined_verb(texts, with_a_verb(texts, tags, lexicon), lexicon), lexicon)
    return as_asides(texts, as_past(texts, tags), lexicon)


def with_compounds(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with the first word of "tear gas" as a noun, which is read as a verb otherwise.

    >>> lexicon = Lexicon(compounds=frozenset({"tear gas"}))
    >>> with_compounds("Police used tear gas .".split(), ["NNS", "VBD", "VB", "NN", "."], lexicon)
    ['NNS', 'VBD', 'NN', 'NN', '.']
    >>> with_compounds("They tear walls down .".split(), ["PRP", "VBP", "NNS", "RP", "."], lexicon)
    ['PRP', 'VBP', 'NNS', 'RP', '.']
    """
    marked = list(tags)
    for at, (first, second) in enumerate(pairwise(map(str.lower, texts))):
        if f"{first} {second}" in lexicon.compounds:
            marked[at] = "NN"
    return marked


def with_joined_names(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with the "and" inside a name as a part of it: "Trinidad and Tobago".

    >>> lexicon = Lexicon(joined_names=frozenset({"trinidad and tobago"}))
    >>> with_joined_names("Trinidad and Tobago won .".split(), ["NNP", "CC", "NNP", "VBD", "."], lexicon)
    ['NNP', 'NNP', 'NNP', 'VBD', '.']
    >>> with_joined_names("Arlia and Brenn won .".split(), ["NNP", "CC", "NNP", "VBD", "."], lexicon)
    ['NNP', 'CC', 'NNP', 'VBD', '.']
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at] == "CC" and texts[at - 1][:1].isupper():
            end = at + 3 if texts[at + 1] == "the" else at + 2
            if " ".join(texts[at - 1 : end]).lower() in lexicon.joined_names:
                marked[at - 1 : end] = ["NNP"] * (end - at + 1)
    return marked


def _with_adverbs(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "since" and "nevertheless" beside a verb as adverbs, which they are behind no noun of their own.

    >>> _with_adverbs("Brenn has since left .".split(), ["NNP", "VBZ", "IN", "VBN", "."])
    ['NNP', 'VBZ', 'RB', 'VBN', '.']
    >>> _with_adverbs("Brenn had doubts since May .".split(), ["NNP", "VBD", "NNS", "IN", "TIME", "."])
    ['NNP', 'VBD', 'NNS', 'IN', 'TIME', '.']
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        text = texts[at].lower()
        helped = text == "since" and texts[at - 1].lower() in HAVE and tags[at + 1] == "VBN"
        if helped or (text in _ADVERBS and tags[at] in ("NN", "NNP", "IN")):
            marked[at] = "RB"
    return marked


def _with_aged(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with a word before an age as a name: nothing else is 51.

    >>> _with_aged("Lund , 51 , was held .".split(), ["RB", ",", "CD", ",", "VBD", "VBN", "."])[0]
    'NNP'
    >>> _with_aged("Lately , 51 men were held .".split(), ["RB", ",", "CD", "NNS", "VBD", "VBN", "."])[0]
    'RB'
    """
    marked = list(tags)
    for at in range(len(tags) - 3):
        if tags[at + 1 : at + 4] == [",", "CD", ","] and tags[at] in _NO_NAME and texts[at][:1].isupper():
            aged = texts[at + 2].isdigit() and int(texts[at + 2]) < _OLDEST
            marked[at] = "NNP" if aged and not texts[at].endswith("ly") else tags[at]
    return marked


def _with_each_other(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "each other" as the noun phrase that it is: "blamed each other", not "each other year"."""
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if texts[at] == "other" and texts[at - 1].lower() == "each" and tags[at + 1] not in DESCRIBED:
            marked[at] = "NN"
    return marked


def _with_her(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "her" as whom something is done to: "ordered her stripped of it", not "her stripped pine".

    >>> tags = ["NNS", "VBD", "PRP$", "IN", "NN"]
    >>> _with_her(["police", "held", "her", "on", "suspicion"], tags)[2]
    'PRP'
    >>> _with_her(["police", "held", "her", "elder", "sister"], ["NNS", "VBD", "PRP$", "JJ", "NN"])[2]
    'PRP$'
    """
    marked = list(tags)
    for at in range(1, len(tags)):
        if texts[at] != "her" or tags[at] != "PRP$":
            continue
        first, second = (*tags[at + 1 : at + 3], "", "")[:2]
        if first in QUOTES:
            first, second = (second if second == "DT" else ""), ""  # "called her “a liar”"
        stripped = first == "VBN" and tags[at - 1] in ACTING and second in _BEHIND_HER
        bare = first in ("JJ", "RB") and second == "."  # "shot her dead"
        if stripped or bare or first in _NOT_HERS or at + 1 == len(tags):
            marked[at] = "PRP"
    return marked


def _with_numbers(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with "eleven" as a number."""
    return [
        "CD" if tag in _NO_NUMBER and text.lower() in _NUMBERS else tag for text, tag in zip(texts, tags, strict=True)
    ]


def _with_particles(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with "aside" as part of its verb: it leads to nothing ("brushed aside a report")."""
    return ["RP" if text == "aside" and tag == "IN" else tag for text, tag in zip(texts, tags, strict=True)]
