"""Clauses: who does what to whom around each verb, and which verb stands under which word.

Takes a sentence; yields a `Clause` for each verb group: its subject and object, the phrases behind its
prepositions, and what it hangs on: another verb ("agreed to meet"), a noun ("a plan to meet"), a conjunction
("if they meet"). There is no parser behind this: it reads word order, which English keeps in news. Where two
readings are possible it takes the nearer one. Leaves the meaning of words to the codebook.
"""

from collections.abc import Sequence

from onrecord.grammar.groups.bare_passives import with_bare_passives
from onrecord.grammar.groups.naming import with_names_given
from onrecord.grammar.groups.phrases import phrases
from onrecord.grammar.groups.verbs import groups
from onrecord.grammar.lexicon import NO_WORDS, Lexicon
from onrecord.grammar.memory import Memory
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.relations.before import look_before
from onrecord.grammar.relations.behind import look_behind
from onrecord.grammar.tagging.classes import Classes
from onrecord.grammar.tagging.figures import with_figures
from onrecord.grammar.tagging.mending import mended, with_compounds, with_joined_names
from onrecord.grammar.tagging.missed_verbs import is_titled
from onrecord.grammar.tagging.times import with_times
from onrecord.grammar.tags import NOUNS, SURELY_FINITE
from onrecord.grammar.words import Word

_MEMORY = Memory()
_MARKS = frozenset({"'", '"'})
# What the past of a verb is taken for behind a mark.
_HIDDEN = frozenset({"JJ", "NN", "VBN"})
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def parse(words: Sequence[Word], classes: Classes, lexicon: Lexicon = NO_WORDS) -> Parsed:
    """Read a sentence with the words of a lexicon.

    >>> from onrecord.grammar.tagging.classes import load
    >>> from onrecord.grammar.words import words
    >>> from onrecord.records import Span
    >>> text = "Arlia's army, which lost Veska, agreed to leave."
    >>> parsed = parse(words(text, Span(0, len(text))), load())
    >>> [(parsed.lower[c.group.head], parsed.lower[c.subject[0].head], c.link) for c in parsed.clauses]
    [('lost', 'army', 'relative'), ('agreed', 'army', ''), ('leave', 'army', 'to')]
    """
    # The tagger knows straight quotation marks only.
    texts = [word.text if word.text.isascii() else word.text.translate(_STRAIGHT) for word in words]
    return _MEMORY.recall(words, texts, (id(classes), lexicon), lambda: _read(words, texts, classes, lexicon))


def _read(words: Sequence[Word], texts: Sequence[str], classes: Classes, lexicon: Lexicon) -> Parsed:
    tags = with_compounds(texts, with_joined_names(texts, _tagged(texts, classes), lexicon), lexicon)
    tags = with_times(texts, tags)
    tags = with_figures(texts, mended(texts, tags, lexicon), lexicon)
    found = phrases(texts, tags)
    phrase_at: list[int | None] = [None] * len(texts)
    for number, phrase in enumerate(found):
        phrase_at[phrase.start : phrase.end] = [number] * (phrase.end - phrase.start)
    taken = [number is not None for number in phrase_at]
    found_groups = with_bare_passives(groups(texts, tags, taken), texts, tags, taken, lexicon)
    found_groups = with_names_given(found_groups, texts, tags, taken, lexicon)
    group_at: list[int | None] = [None] * len(texts)
    for number, group in enumerate(found_groups):
        group_at[group.start : group.end] = [number] * (group.end - group.start)
    lower = tuple(text.lower() for text in texts)
    clauses = tuple(Clause(number, group) for number, group in enumerate(found_groups))
    parsed = Parsed(tuple(words), lower, tuple(tags), tuple(found), clauses, tuple(phrase_at), tuple(group_at), lexicon)
    for clause in clauses:
        look_behind(parsed, clause)
        look_before(parsed, clause)
    return parsed


def _tagged(texts: Sequence[str], classes: Classes) -> list[str]:
    """A tag for each word. Where a line has capitals all over, small letters show its verbs: "Losk Poisoned Lagoon"."""
    tags = _past_marks(texts, classes, classes.tag(texts))
    if not is_titled(texts):
        return tags
    small = classes.tag([text.lower() for text in texts])
    return [low if low in SURELY_FINITE and tag == "NNP" else tag for low, tag in zip(small, tags, strict=True)]


def _past_marks(texts: Sequence[str], classes: Classes, tags: list[str]) -> list[str]:
    """The tags, where marks round a few words hide that a noun has its verb in them.

    >>> from onrecord.grammar.tagging.classes import load
    >>> [_past_marks(texts.split(), load(), load().tag(texts.split()))[2]
    ...  for texts in ("Mill ' poisoned ' brook", "Clerks ' lost seals were found")]
    ['VBD', 'NN']
    """
    hidden = [
        at
        for at in range(1, len(texts) - 1)
        if texts[at] in _MARKS and tags[at - 1] in NOUNS and tags[at + 1] in _HIDDEN
    ]
    # "The clerks' lost seals" has one mark, and no words in it.
    hidden = [at for at in hidden if texts[at] in texts[at + 2 :]]
    if not hidden:
        return tags
    bare = [at for at, text in enumerate(texts) if text not in _MARKS]
    told = dict(zip(bare, classes.tag([texts[at] for at in bare]), strict=True))
    verbs = {at + 1 for at in hidden if told.get(at + 1) == "VBD"}
    marks = {at for at, tag in enumerate(tags) if texts[at] in _MARKS and tag == "POS"} if verbs else set()
    return ["VBD" if at in verbs else "''" if at in marks else tag for at, tag in enumerate(tags)]
