"""Past tense or participle? "The union insisted" tells, "the men arrested on Friday were freed" describes.

Takes the words and tags of a sentence; yields the tags, with a participle as a past tense where its clause would have
no verb otherwise, where it goes on with one, and behind "whom" and its subject. The tagger decides from left to right
and often cannot know yet.
"""

from collections.abc import Sequence

from onrecord.grammar.closed import HAVE
from onrecord.grammar.tagging.classes import tells, verbs_ahead
from onrecord.grammar.tags import FINITE, NOUNS, OF_NOUN, VERBS

_SUBJECTS = NOUNS | {"PRP"}
_VERBS = VERBS | {"MD"}
_OBJECT_OPENS = _SUBJECTS | {"DT", "JJ", "PRP$", "CD"}
# "Arlia, which fell", "Arlia, whose king fell".
_LEADS = (["WDT"], ["WP"], ["WP$"])
_JOINS = frozenset({"and", "or"})
_INSERTS = frozenset({",", ":", "''", "``", '"', ")"})
# What these are followed by has a participle: "was seized and burned", "has seized and burned".
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "get", "got"}
)


def as_past(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, mended.

    >>> as_past("The union insisted on its demands .".split(), ["DT", "NN", "VBN", "IN", "PRP$", "NNS", "."])[2]
    'VBD'
    >>> as_past("The men arrested there were freed .".split(), ["DT", "NNS", "VBN", "RB", "VBD", "VBN", "."])[2]
    'VBN'
    >>> as_past("They had fired and accused rebels .".split(), ["PRP", "VBD", "VBN", "CC", "VBN", "NNS", "."])[4]
    'VBD'
    >>> as_past("They had fled and wounded men had left .".split(), "PRP VBD VBN CC VBN NNS VBD VBN .".split())[4]
    'VBN'
    >>> as_past("Arlia , which fell , called for help .".split(), "NNP , WDT VBD , VBN IN NN .".split())[5]
    'VBD'
    >>> as_past("Arlia , whose king fell , called for help .".split(), "NNP , WP$ NN VBD , VBN IN NN .".split())[6]
    'VBD'
    >>> as_past("Men attacked and robbed a bank .".split(), "NNS VBN CC VBD DT NN .".split())[1]
    'VBD'
    >>> as_past("Men held and charged a day later fled .".split(), "NNS VBN CC VBD DT NN RB VBD .".split())[1]
    'VBN'
    """
    marked = list(tags)
    for at, tag in enumerate(tags):
        if (
            tag == "VBN"
            and at
            and any(told(texts, marked, at) for told in (_goes_on, _is_gone_on_from, _tells, _tells_behind))
        ):
            marked[at] = "VBD"
    return marked


def _goes_on(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a verb with its object goes on with one that tells: "toured the quay and promised new cranes"."""
    if tags[at - 1] != "CC" or not _has_object(tags, at):
        return False
    before = next((place for place in range(at - 1, -1, -1) if tags[place] in _VERBS), None)
    if before is None or texts[before].lower() in _AUXILIARIES:
        return False
    if tags[before] == "VBD":
        return True
    # "Have left and wounded rebels have fled": whoever the participle describes does something else.
    behind = next((place for place in range(at + 1, len(tags)) if tags[place] not in OF_NOUN), len(tags))
    has_done = tags[before] == "VBN" and before > 0 and texts[before - 1].lower() in HAVE
    return has_done and not FINITE.intersection(tags[behind : behind + 1])


def _is_gone_on_from(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a verb shares the object of the one that "and" joins to it: "men attacked, robbed and burned a bank"."""
    joined = tags[at + 1 : at + 3] == ["CC", "VBD"] and texts[at + 1].lower() in _JOINS
    if not joined or not _has_object(tags, at + 2):
        return False
    behind = next((place for place in range(at + 3, len(tags)) if tags[place] in FINITE or tags[place] == ","), None)
    if behind is not None and tags[behind] in FINITE:
        return False
    listed = tags[at - 1] == "," and tags[at - 2 : at - 1] == ["VBD"]
    return listed or (tags[at - 1] in _SUBJECTS and not any(tag in _VERBS for tag in tags[:at]))


def _tells_behind(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a verb stands behind "Arlia, which fell," at the head of a sentence that has no other."""
    if tags[at - 1] != "," or texts[at + 1 : at + 2] == ["by"]:
        return False
    comma = next((place for place, tag in enumerate(tags) if tag not in OF_NOUN), 0)
    if not comma or tags[comma] != "," or tags[comma + 1 : comma + 2] not in _LEADS:
        return False
    # A second comma inside would open a list or another insertion.
    inserted = all(tags[place] != "," for place in range(comma + 1, at - 1)) and comma + 2 < at - 1
    return inserted and not any(tag in FINITE for tag in tags[at + 1 :])


def _has_object(tags: Sequence[str], at: int) -> bool:
    return at + 1 < len(tags) and tags[at + 1] in _OBJECT_OPENS


def _tells(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a clause has its subject before this word, and no other verb."""
    late = tags[at - 1] == "TIME" and _has_object(tags, at)  # "the order issued Monday banned the march"
    if not (late or tags[at - 1] in _SUBJECTS) or [text.lower() for text in texts[at + 1 : at + 2]] == ["by"]:
        return False
    later = (place for place in range(at + 1, len(tags)) if tags[place] == "VBN" and tags[place - 1] == "TIME")
    if any(_has_object(tags, place) for place in later):
        return False
    first = at - 1
    while first >= 0 and tags[first] in (*_SUBJECTS, "DT", "JJ", "PRP$", "POS", "CD"):
        first -= 1
    if first >= 0 and tags[first] == "WP" and texts[first].lower() == "whom":
        return True
    told = False
    for place in range(at):
        told = tells(texts[place], tags[place], told=told)
    if told or verbs_ahead(texts, tags)[at]:
        return False
    # "The men arrested on Friday, all of them from Orsk, were freed": the verb of the men comes behind an insert.
    return not any(tags[place] in FINITE and tags[place - 1] in _INSERTS for place in range(at + 1, len(tags)))
