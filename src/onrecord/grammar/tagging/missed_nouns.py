"""Which words are nouns that the tagger took for verbs: "said gunmen seized", "in a rebel raid", "back to work"?

Takes the words and tags of a sentence, and the lexicon; yields the tags. Each rule changes a tag only where its
neighbours leave no other reading.
"""

from collections.abc import Sequence

from onrecord.grammar.closed import BE, HAVE
from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tags import DESCRIBED, MAY_TELL, SURELY_FINITE, VERBS

# What is no bare form of a verb, nor ever a noun: "a clerk in a boat was hurt".
_HELPERS = frozenset({*BE, *HAVE, "did", "does"})
_OPENS_TELLING = frozenset({"when", "after", "as", "before", "while", "because", "since", "where", "that"})
_MAY_BE_DEED = frozenset({"VB", "VBP", "VBD"})
_NO_VERB = frozenset({"VB", "VBP", "VBZ"})
_NO_OBJECT = frozenset({"IN", "TIME", ".", ",", "CC", "RB", ":"})
# What the tagger takes people for, what stands before them then, and what does not stand behind.
_TAKEN_FOR = frozenset({"JJ", "JJR", "VB", "VBZ", "VBP", "RB"})
_BEFORE_PEOPLE = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})
_BEHIND_ADJECTIVE = frozenset({"NN", "NNS", "NNP", "JJ"})
# What people stand behind who do what is told, and what they do.
_BEFORE_DOERS = frozenset({"VBD", "VBZ", "VBP", "TIME", ","})


def with_deed(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with a bare form as a noun behind a preposition and an article: "in a rebel raid"."""
    marked = list(tags)
    for at in range(3, len(tags)):
        text = texts[at].lower()
        if tags[at] not in _MAY_BE_DEED or tags[at - 3] != "IN" or text.endswith("ed"):
            continue
        if text in _HELPERS or text in lexicon.only_past:
            continue
        led = texts[at - 2] in ("a", "an") and tags[at - 1] in ("NN", "JJ")
        if led and texts[at - 3] not in _OPENS_TELLING:
            marked[at] = "NN"
    return marked


def with_men(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with "gunmen" as people, and with what these do: "when gunmen opened fire".

    >>> lexicon = Lexicon(verbs={"opened", "shot"}, people={"gunmen"})
    >>> with_men("after gunmen opened fire".split(), ["IN", "VBN", "VBN", "NN"], lexicon)
    ['IN', 'NNS', 'VBD', 'NN']
    >>> with_men("after gunmen shot by guards fled".split(), "IN VBN VBN IN NNS VBD".split(), lexicon)
    ['IN', 'NNS', 'VBN', 'IN', 'NNS', 'VBD']
    """
    marked = list(tags)
    for at, text in enumerate(map(str.lower, texts)):
        if not (text.endswith("men") and text in lexicon.people and (tags[at] in VERBS or tags[at] == "JJ")):
            continue
        marked[at] = "NNS"
        opens = at > 0 and texts[at - 1].lower() in _OPENS_TELLING
        acted = tags[at + 1 : at + 2] in (["VBN"], ["JJ"]) and texts[at + 1] in lexicon.verbs
        if opens and acted and texts[at + 2 : at + 3] != ["by"]:
            marked[at + 1] = "VBD"
    return marked


def with_no_verbs(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with words as no verbs that stand where none can: "near Veska", "back to work", "Orsk Roads"."""
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at] not in _NO_VERB:
            continue
        if texts[at] == "near" and texts[at + 1][0].isupper() and tags[at - 1] not in ("TO", "MD"):
            # The tagger takes the name behind such a "verb" for what it likes.
            marked[at] = "IN"
            marked[at + 1] = "NNP" if tags[at + 1] == "JJ" and _ends_name(tags, at + 1) else tags[at + 1]
        elif texts[at] in lexicon.gone_to and texts[at - 1] == "to" and tags[at + 1] in _NO_OBJECT:
            back = texts[at - 2] in lexicon.going_back if at > 1 else False
            if back or tags[at - 1] == "IN":
                marked[at - 1], marked[at] = "IN", "NN"
        elif tags[at - 1] == "NNP" and texts[at][0].isupper() and _tells_elsewhere(texts, tags):
            marked[at] = "NNP"
    return marked


def _ends_name(tags: Sequence[str], at: int) -> bool:
    """Whether no noun follows that an adjective could describe: "near Halim in", not "near Arlian posts"."""
    return at + 1 >= len(tags) or tags[at + 1] not in DESCRIBED


def _tells_elsewhere(texts: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a sentence, and no headline, has its verb in small letters: one in capitals is part of a name."""
    ended = texts[-1] in (".", "?", "!", '"')
    return ended and any(tag in SURELY_FINITE and text.islower() for text, tag in zip(texts, tags, strict=True))


def with_people(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with "the premier" and "Arlian envoys" as nouns, which the tagger now and then takes for others.

    >>> with_people("the premier left".split(), ["DT", "JJ", "VBD"], Lexicon(people={"premier"}))
    ['DT', 'NN', 'VBD']
    >>> with_people("the premier league left".split(), ["DT", "JJ", "NN", "VBD"], Lexicon(people={"premier"}))
    ['DT', 'JJ', 'NN', 'VBD']
    """
    marked = list(tags)
    if tags[:1] == ["DT"] and texts[0].lower() in lexicon.people:
        marked[0] = "NN"  # "Brother of singer jailed"
    for at in range(1, len(tags)):
        if marked[at] in _TAKEN_FOR and marked[at - 1] in _BEFORE_PEOPLE:
            behind = tags[at + 1] if at + 1 < len(tags) else "."
            if texts[at].lower() in lexicon.people and behind not in _BEHIND_ADJECTIVE:
                marked[at] = "NNS" if texts[at].endswith("s") else "NN"
    return marked


def with_acting_people(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with people as the subject of what is told: "said that rebels seized", "said gunmen seized".

    >>> lexicon = Lexicon(people={"rebels"})
    >>> with_acting_people("They said rebels seized it".split(), ["PRP", "VBD", "VBZ", "VBN", "PRP"], lexicon)
    ['PRP', 'VBD', 'NNS', 'VBD', 'PRP']
    >>> with_acting_people("In May , rebels seized it".split(), ["IN", "TIME", ",", "VBZ", "VBD", "PRP"], lexicon)
    ['IN', 'TIME', ',', 'NNS', 'VBD', 'PRP']
    >>> with_acting_people("Brenn rebels against it".split(), ["NNP", "VBZ", "IN", "PRP"], lexicon)
    ['NNP', 'VBZ', 'IN', 'PRP']
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at + 1] not in MAY_TELL:
            continue
        people = texts[at].lower() in lexicon.people and texts[at].lower().endswith(("s", "men", "people"))
        that = texts[at - 1].lower() == "that"
        if not people or not (that or tags[at - 1] in _BEFORE_DOERS):
            continue
        if tags[at] not in VERBS and not (that and tags[at - 1] != "IN"):
            continue
        marked[at] = "NNS"
        if that:
            marked[at - 1] = "IN"
        if tags[at + 1] == "VBN" and texts[at + 2 : at + 3] != ["by"]:
            marked[at + 1] = "VBD"
    return marked
