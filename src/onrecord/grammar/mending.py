"""Word classes that the tagger gets wrong in ways that are known, put right.

Takes the words and tags of a sentence, and forms that may be verbs or people; yields the tags. Each rule changes a tag
only where its neighbours leave no other reading.
"""

from collections.abc import Container, Sequence

from onrecord.grammar.participles import as_adjectives, as_asides, as_first_nouns, as_nouns
from onrecord.grammar.past import as_past
from onrecord.grammar.verbs import BE, HAVE


def mended(texts: Sequence[str], tags: list[str], verbs: Container[str], nouns: Container[str]) -> list[str]:
    """The tags, mended.

    >>> mended("Arlian envoys met him .".split(), ["JJ", "VBZ", "VBD", "PRP", "."], {"met"}, {"envoys"})
    ['JJ', 'NNS', 'VBD', 'PRP', '.']
    >>> mended("The moss grew .".split(), ["DT", "NN", "VBD", "."], (), ())
    ['DT', 'NN', 'VBD', '.']
    """
    tags = _with_her(texts, _with_each_other(texts, tags))
    tags = _with_bare_verbs(texts, _with_particles(texts, _with_certain_words(texts, tags, verbs, nouns)), verbs)
    tags = _with_no_verbs(texts, as_nouns(texts, as_first_nouns(texts, as_adjectives(texts, tags))))
    people = _with_those_who_act(texts, _with_people(texts, tags, nouns), nouns)
    people = _with_first_of_two(texts, people)
    return as_asides(texts, as_past(texts, _with_joined_verb(texts, _with_a_verb(texts, people, verbs), verbs)))


def _with_each_other(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "each other" as the noun phrase that it is: "blamed each other", not "each other year"."""
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if texts[at] == "other" and texts[at - 1].lower() == "each" and tags[at + 1] not in _DESCRIBED:
            marked[at] = "NN"
    return marked


def _with_her(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "her" as whom something is done to: "ordered her stripped of it", not "her stripped pine"."""
    marked = list(tags)
    for at in range(1, len(tags) - 2):
        if texts[at] != "her" or tags[at] != "PRP$":
            continue
        if tags[at + 1] == "VBN" and tags[at - 1] in _TELLS and tags[at + 2] in _BEHIND:
            marked[at] = "PRP"
    return marked


_TELLS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
_BEHIND = frozenset({"IN", "TO", "RB", ".", ","})


def _with_particles(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with "aside" as part of its verb: it leads to nothing ("brushed aside a report")."""
    return ["RP" if text == "aside" and tag == "IN" else tag for text, tag in zip(texts, tags, strict=True)]


def _with_bare_verbs(texts: Sequence[str], tags: list[str], verbs: Container[str]) -> list[str]:
    """The tags, with what was taken for nouns as verbs: "will arm the islanders", "that Arlia grant the men rest".

    Behind "of", "for" and their like a word in "-ing" is a deed, too: "accused of spying".
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at] not in ("NN", "JJ", "VBP") or texts[at].lower() not in verbs:
            continue
        follows = tags[at + 1] in _OBJECT_OPENS
        if tags[at - 1] == "MD" or (tags[at - 1] == "TO" and follows):
            marked[at] = "VB"
        elif tags[at] == "NN" and tags[at - 1] == "IN" and texts[at].endswith("ing"):
            marked[at] = "VBG"
        elif tags[at] == "NN" and follows and _is_subject_of_that(texts, tags, at):
            marked[at] = "VBP"
    return marked


def _is_subject_of_that(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether nothing but a name or a noun stands between "that" and a word: "demanded that Arlia grant"."""
    first = at - 1
    while first > 0 and tags[first] in ("NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ"):
        first -= 1
    return first < at - 1 and texts[first].lower() == "that"


def _with_certain_words(
    texts: Sequence[str], tags: Sequence[str], verbs: Container[str], nouns: Container[str]
) -> list[str]:
    """The tags, with "eleven" as a number and "gunmen" as people, and with what these do: "when gunmen opened fire".

    One alone does nothing in a bare form: "in a rebel raid".
    """
    marked = list(tags)
    for at, text in enumerate(map(str.lower, texts)):
        if text in _NUMBERS and tags[at] in (*_VERBS, "JJ", "IN", "NN"):
            marked[at] = "CD"
        bare = tags[at] in ("VB", "VBP", "VBD") and not text.endswith("ed") and text not in _PAST
        if bare and at > 2 and tags[at - 3] == "IN":
            led = texts[at - 2] in ("a", "an") and tags[at - 1] in ("NN", "JJ")
            marked[at] = "NN" if led and texts[at - 3] not in _OPENS_TELLING else marked[at]
        if not (text.endswith("men") and text in nouns and tags[at] in (*_VERBS, "JJ")):
            continue
        marked[at] = "NNS"
        opens = at > 0 and texts[at - 1].lower() in _OPENS_TELLING
        if opens and tags[at + 1 : at + 2] in (["VBN"], ["JJ"]) and texts[at + 1] in verbs and texts[at + 2] != "by":
            marked[at + 1] = "VBD"
    return marked


def _with_no_verbs(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with words as no verbs that stand where none can: "near Veska", "back to work", "Orsk Roads"."""
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at] not in ("VB", "VBP", "VBZ"):
            continue
        if texts[at] == "near" and texts[at + 1][0].isupper() and tags[at - 1] not in ("TO", "MD"):
            # The tagger takes the name behind such a "verb" for what it likes.
            marked[at] = "IN"
            marked[at + 1] = "NNP" if tags[at + 1] == "JJ" and _ends_name(tags, at + 1) else tags[at + 1]
        elif texts[at] in _GONE_TO and texts[at - 1] == "to" and tags[at + 1] in _NO_OBJECT:
            back = texts[at - 2] in _BACK if at > 1 else False
            if back or tags[at - 1] == "IN":
                marked[at - 1], marked[at] = "IN", "NN"
        elif tags[at - 1] == "NNP" and texts[at][0].isupper() and _tells_elsewhere(texts, tags):
            marked[at] = "NNP"
    return marked


# What an adjective may stand before.
_DESCRIBED = ("NN", "NNS", "NNP", "NNPS", "JJ", "CD")


def _ends_name(tags: Sequence[str], at: int) -> bool:
    """Whether no noun follows that an adjective could describe: "near Halim in", not "near Arlian posts"."""
    return at + 1 >= len(tags) or tags[at + 1] not in _DESCRIBED


def _tells_elsewhere(texts: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a sentence, and no headline, has its verb in small letters: one in capitals is part of a name."""
    ended = texts[-1] in (".", "?", "!", '"')
    return ended and any(tag in ("VBD", "VBZ", "MD") and text.islower() for text, tag in zip(texts, tags, strict=True))


def _with_a_verb(texts: Sequence[str], tags: list[str], verbs: Container[str]) -> list[str]:
    """The tags, with a noun read as a verb where no verb tells: "The envoy meets Brenn's king"."""
    first = next((at for at, tag in enumerate(tags) if tag in _FINITE), len(tags))
    # "Rebels deny shelling port as talks collapse": the verb that tells elsewhere tells of something else.
    end = max((at for at in range(first) if texts[at].lower() in _OPENS_ANOTHER), default=0)
    if first < len(tags) and not end:
        return tags
    titled = is_titled(texts)
    for at in range(1, (end or len(tags)) - 1):
        before, after = tags[at - 1], tags[at + 1]
        # In "Union Condemns Arrest" capitals tell no names, and only an "s" tells a verb.
        told = texts[at].islower() or (titled and texts[at].endswith("s"))
        may_be = tags[at] in ("NN", "NNS", "JJ", "NNP", "NNPS", "VB") and told and texts[at].lower() in verbs
        if may_be and before in ("NN", "NNS", "NNP", "NNPS", "PRP") and after in _FOLLOWS:
            base = f"{texts[at].lower()}s" in verbs
            return [*tags[:at], "VBZ" if texts[at].endswith("s") else "VBP" if base else "VBD", *tags[at + 1 :]]
    return tags


def is_titled(texts: Sequence[str]) -> bool:
    """Whether a line has capitals all over, as some print headlines."""
    capital = sum(text[0].isupper() for text in texts)
    others = all(text[0].isupper() for text in texts if len(text) > _SHORT and text[0].isalpha())
    return capital > _FEW and others and texts[-1] not in (".", "?", "!")


def _with_people(texts: Sequence[str], tags: list[str], nouns: Container[str]) -> list[str]:
    """The tags, with "the premier" and "Arlian envoys" as nouns, which the tagger now and then takes for others."""
    marked = list(tags)
    if tags[:1] == ["DT"] and texts[0].lower() in nouns:
        marked[0] = "NN"  # "Brother of singer jailed"
    for at in range(1, len(tags)):
        if marked[at] in _TAKEN_FOR and marked[at - 1] in _BEFORE_PEOPLE:
            behind = tags[at + 1] if at + 1 < len(tags) else "."
            if texts[at].lower() in nouns and behind not in ("NN", "NNS", "NNP", "JJ"):
                marked[at] = "NNS" if texts[at].endswith("s") else "NN"
    return marked


# What the tagger takes people for, and what stands before them then.
_TAKEN_FOR = frozenset({"JJ", "JJR", "VB", "VBZ", "VBP", "RB"})
_BEFORE_PEOPLE = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})


def _with_those_who_act(texts: Sequence[str], tags: list[str], nouns: Container[str]) -> list[str]:
    """The tags, with people as the subject of what is told: "said that rebels seized", "said gunmen seized"."""
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at + 1] not in _MAY_TELL:
            continue
        people = texts[at].lower() in nouns and texts[at].lower().endswith(("s", "men", "people"))
        that = texts[at - 1].lower() == "that"
        if not people or not (that or tags[at - 1] in ("VBD", "VBZ", "VBP", "TIME")):
            continue
        if tags[at] not in _VERBS and not (that and tags[at - 1] != "IN"):
            continue
        marked[at] = "NNS"
        if that:
            marked[at - 1] = "IN"
        if tags[at + 1] == "VBN" and texts[at + 2 : at + 3] != ["by"]:
            marked[at + 1] = "VBD"
    return marked


def _with_first_of_two(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "shot" as a verb in "a guard shot and killed the intruder"."""
    marked = list(tags)
    for at in range(1, len(tags) - 2):
        noun = texts[at] in _LIKE_NOUNS and tags[at] == "NN" and tags[at - 1] in ("NN", "NNS", "NNP")
        if noun and texts[at + 1] == "and" and tags[at + 2] == "VBD":
            marked[at] = "VBD"
    return marked


# Past forms that are nouns as well.
_LIKE_NOUNS = frozenset({"shot", "hit", "cut"})


def _with_joined_verb(texts: Sequence[str], tags: list[str], verbs: Container[str]) -> list[str]:
    """The tags, with "airdrop" as a verb in "to spy on them and airdrop weapons"."""
    for at in range(3, len(tags) - 1):
        joined = tags[at] == "NN" and tags[at - 1] == "CC" and texts[at] in verbs
        if joined and tags[at + 1] in ("NNS", "DT", "PRP$", "NNP"):
            purpose = any(tags[place] == "TO" and tags[place + 1] == "VB" for place in range(max(at - 9, 0), at - 2))
            if purpose:
                tags = [*tags[:at], "VB", *tags[at + 1 :]]
    return tags


# What is no bare form of a verb, nor ever a noun: "a clerk in a boat was hurt".
_PAST = frozenset(
    {*BE, *HAVE, "did", "does", "said", "told", "went", "came", "took", "gave", "got", "began", "fell", "fled"}
)
# The tagger takes their ending for that of "taken" and "written".
_NUMBERS = frozenset([
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety",
])  # fmt: skip
_OPENS_TELLING = frozenset({"when", "after", "as", "before", "while", "because", "since", "where", "that"})
# Where one goes back to, of the words that the tagger takes for verbs behind a "to".
_GONE_TO = frozenset({"work", "school", "port", "base", "office", "service", "court", "power", "class", "market"})
_BACK = frozenset({"back", "return", "returns", "returned", "returning"})
_OBJECT_OPENS = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS"})
_NO_OBJECT = frozenset({"IN", "TIME", ".", ",", "CC", "RB", ":"})
# Words up to this long may be small in a headline that is capital otherwise.
_SHORT = 4
_FEW = 2
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_MAY_TELL = frozenset({"VBD", "VBN", "VBP", "VBZ", "MD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_OPENS_ANOTHER = frozenset({"as", "after", "while", "when", "before", "because", "if"})
_FOLLOWS = frozenset({"VBG", "DT", "NNP", "NNPS", "TO", "PRP$", "PRP", "JJ", "IN", "CD", "NNS", "NN"})
