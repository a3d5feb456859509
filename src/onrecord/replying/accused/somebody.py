"""Can words be for somebody who could answer? People and bodies can, a falling tree or an offence cannot.

Takes words without a name of the record; says so by their head. Leaves alone who is meant.
"""

from onrecord.codebook import Codebook
from onrecord.codebook.charging import load_charges
from onrecord.codebook.events import load_events
from onrecord.linking.names.kinds import head_kind
from onrecord.records import SpeakerKind
from onrecord.replying.wordings import WORD

_SO_MANY = frozenset(("all", "both"))


def is_kind(head: str, codebook: Codebook) -> bool:
    """Whether a common noun is one for those who can be asked.

    >>> from onrecord.codebook import load
    >>> [is_kind(word, load()) for word in ("guards", "company", "prison", "tree", "report")]
    [True, True, True, False, False]
    """
    lower = head.lower()
    kinds = (head_kind(word, codebook) for word in (lower, lower.removesuffix("s")))
    known = lower in codebook.naming.titles or lower in codebook.replies.answerable
    return known or any(kind not in (None, SpeakerKind.DOCUMENT) for kind in kinds)


def is_hurt(words: str) -> bool:
    """Whether words are for those to whom harm was done, whom nobody accuses of it.

    >>> [is_hurt(words) for words in ("two dead", "eighteen wounded", "two clerks")]
    [True, True, False]
    """
    found = WORD.findall(words.lower())
    return bool(found) and found[-1] in load_charges().harmed


def may_answer(words: str, codebook: Codebook) -> bool:
    """Whether words may be for somebody: whom their head tells, a name, or so many of them.

    >>> from onrecord.codebook import load
    >>> [may_answer(words, load()) for words in ("two clerks of the mill", "Carrow", "all seven", "a 16-year-old")]
    [True, True, True, True]
    >>> [may_answer(words, load()) for words in ("a pair of brothers", "the prison", "a trio in the mill")]
    [True, True, True]
    >>> [may_answer(words, load()) for words in ("the offence", "a new tunnel", "the misuse of Losk")]
    [False, False, False]
    """
    core = words.partition(" of ")[0]
    found = WORD.findall(core)
    if not found:
        return True
    head = found[-1]
    if found[0].lower() in _SO_MANY:
        return True
    if head[0].isupper() or core.rstrip("\"”’'")[-1:].isdigit() or core.endswith("-old"):
        return True
    replies, sources = codebook.replies, codebook.sources
    others = load_events().agents | sources.several | sources.pronouns | replies.clients
    # "Rebels two years ago" holds more than whoever it is for, as phrases may.
    return any(is_kind(word, codebook) or word in others for word in map(str.lower, found))
