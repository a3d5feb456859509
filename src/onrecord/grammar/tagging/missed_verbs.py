"""Which words are verbs that the tagger took for nouns: "The envoy meets Brenn's king", "will arm the islanders"?

Takes the words and tags of a sentence, and the lexicon; yields the tags. Each rule changes a tag only where its
neighbours leave no other reading.
"""

from collections.abc import Sequence

from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tags import MAY_TELL, NAMES, NOUNS

_OPENS_ANOTHER = frozenset({"as", "after", "while", "when", "before", "because", "if"})
# Words up to this long may be small in a headline that is capital otherwise, of which so many are.
_SHORT = 4
_STOPS = (".", "?", "!")
_FEW = 2
_MAY_BE_BARE = frozenset({"NN", "JJ", "VBP"})
_MAY_BE_VERB = NOUNS | {"JJ", "VB"}
_OF_SUBJECT = NOUNS | {"DT", "PRP$", "JJ"}
_OBJECT_OPENS = NAMES | {"DT", "PRP", "PRP$"}
_FOLLOWS = NOUNS | {"VBG", "DT", "TO", "PRP$", "PRP", "JJ", "IN", "CD"}
_FOLLOWS_JOINED = frozenset({"NNS", "DT", "PRP$", "NNP"})


def with_bare_verbs(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with what was taken for nouns as verbs: "will arm the islanders", "that Arlia grant the men rest".

    Behind "of", "for" and their like a word in "-ing" is a deed, too: "accused of spying".

    >>> with_bare_verbs("They will arm the men".split(), ["PRP", "MD", "NN", "DT", "NNS"], Lexicon(verbs={"arm"}))
    ['PRP', 'MD', 'VB', 'DT', 'NNS']
    >>> with_bare_verbs("They lost an arm there".split(), ["PRP", "VBD", "DT", "NN", "RB"], Lexicon(verbs={"arm"}))
    ['PRP', 'VBD', 'DT', 'NN', 'RB']
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        if tags[at] not in _MAY_BE_BARE or texts[at].lower() not in lexicon.verbs:
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
    while first > 0 and tags[first] in _OF_SUBJECT:
        first -= 1
    return first < at - 1 and texts[first].lower() == "that"


def with_a_verb(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with a noun read as a verb where no verb tells: "The envoy meets Brenn's king"."""
    first = next((at for at, tag in enumerate(tags) if tag in MAY_TELL), len(tags))
    # "Rebels deny shelling port as talks collapse": the verb that tells elsewhere tells of something else.
    end = max((at for at in range(first) if texts[at].lower() in _OPENS_ANOTHER), default=0)
    if first < len(tags) and not end:
        return _with_verb_behind(texts, tags, lexicon, first)
    titled = is_titled(texts)
    for at in range(1, (end or len(tags)) - 1):
        before, after = tags[at - 1], tags[at + 1]
        # In "Union Condemns Arrest" capitals tell no names, and only an "s" tells a verb.
        told = texts[at].islower() or (titled and texts[at].endswith("s"))
        may_be = tags[at] in _MAY_BE_VERB and told and texts[at].lower() in lexicon.verbs
        if may_be and (before in NOUNS or before == "PRP") and after in _FOLLOWS:
            base = f"{texts[at].lower()}s" in lexicon.verbs
            return [*tags[:at], "VBZ" if texts[at].endswith("s") else "VBP" if base else "VBD", *tags[at + 1 :]]
    return tags


def _with_verb_behind(texts: Sequence[str], tags: list[str], lexicon: Lexicon, first: int) -> list[str]:
    """The tags of a headline, with a plural's verb behind "as": "inmates flee as gunmen storm Tarn prison"."""
    start = next((at for at in range(first + 1, len(tags)) if texts[at].lower() in _OPENS_ANOTHER), len(tags))
    if texts[-1] in _STOPS or any(tag in MAY_TELL for tag in tags[start:]):
        return tags
    for at in range(start + 2, len(tags) - 1):
        word, after = texts[at], tags[at + 1]
        base = word.islower() and word in lexicon.verbs and f"{word}s" in lexicon.verbs
        if base and tags[at] == "NN" and tags[at - 1] == "NNS" and after in _FOLLOWS:
            return [*tags[:at], "VBP", *tags[at + 1 :]]
    return tags


def is_titled(texts: Sequence[str]) -> bool:
    """Whether a line has capitals all over, as some print headlines.

    >>> is_titled("Union Condemns Arrest of Nurse".split()), is_titled("Arlia and Brenn met .".split())
    (True, False)
    """
    capital = sum(text[0].isupper() for text in texts)
    others = all(text[0].isupper() for text in texts if len(text) > _SHORT and text[0].isalpha())
    return capital > _FEW and others and texts[-1] not in _STOPS


def with_first_of_two(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with "shot" as a verb in "a guard shot and killed the intruder"."""
    marked = list(tags)
    for at in range(1, len(tags) - 2):
        noun = texts[at] in lexicon.also_nouns and tags[at] == "NN" and tags[at - 1] in ("NN", "NNS", "NNP")
        if noun and texts[at + 1] == "and" and tags[at + 2] == "VBD":
            marked[at] = "VBD"
    return marked


def with_answer(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with what people do to a plan as a verb: "union blasts plan", where no blasts of the union plan.

    >>> lexicon = Lexicon(verbs={"blasts"}, people={"union"}, proposals=frozenset({"plan"}))
    >>> with_answer("Union blasts plan to go".split(), ["NNP", "NNS", "VBP", "TO", "VB"], lexicon)
    ['NNP', 'VBZ', 'NN', 'TO', 'VB']
    >>> with_answer("Union leaders plan to go".split(), ["NNP", "NNS", "VBP", "TO", "VB"], lexicon)
    ['NNP', 'NNS', 'VBP', 'TO', 'VB']
    """
    marked = list(tags)
    for at in range(1, len(tags) - 1):
        who, verb, what = (text.lower() for text in texts[at - 1 : at + 2])
        answered = tags[at] == "NNS" and tags[at + 1] == "VBP" and what in lexicon.proposals
        if answered and verb in lexicon.verbs and who in lexicon.people:
            marked[at : at + 2] = ["VBZ", "NN"]
    return marked


def with_joined_verb(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with "airdrop" as a verb in "to spy on them and airdrop weapons"."""
    for at in range(3, len(tags) - 1):
        joined = tags[at] == "NN" and tags[at - 1] == "CC" and texts[at] in lexicon.verbs
        if joined and tags[at + 1] in _FOLLOWS_JOINED:
            purpose = any(tags[place] == "TO" and tags[place + 1] == "VB" for place in range(max(at - 9, 0), at - 2))
            if purpose:
                tags = [*tags[:at], "VB", *tags[at + 1 :]]
    return tags
