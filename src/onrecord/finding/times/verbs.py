"""Ask the grammar what a verb near a time is: a past form, a form behind a modal, a present tense.

Takes the words of a sentence with their classes; says nothing about times. Where the tagger took a verb for a noun,
`unseen_present` sees it in a sentence that has no other.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.grammar import Clause, Form
from onrecord.records import Span


class Token(NamedTuple):
    """A word, in small letters too, its class, its place, and the clause whose verb group it stands in."""

    text: str
    lower: str
    tag: str
    span: Span
    clause: Clause | None
    at: int


SPEAKING: Final = frozenset({"said", "says", "told", "announced", "reported", "wrote", "predicted", "spoke"})
_MODALS: Final = frozenset(
    {
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "wo",
        "ca",
        "'ll",
        "’ll",
        "cannot",
        "to",
    }
)
_BEFORE_TIMES: Final = frozenset({"on", "at", "to", "in", "next", "early", "late"})


def after_modal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is an infinitive: "will shut", "to quit", but neither "may have quit" nor "to his hurt pride"."""
    at -= 1
    while at >= 0 and (tokens[at].tag == "RB" or tokens[at].lower in ("n't", "n’t", "not")):
        at -= 1
    return at >= 0 and tokens[at].lower in _MODALS


def tells_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the finite past verb of its clause: "vowed to fight", not "the march planned for Friday"."""
    token = tokens[at]
    group = token.clause.group if token.clause else None
    return token.tag == "VBD" and group is not None and group.form is Form.FINITE and group.head == token.at


def presents(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a finite verb of the present tense, and no auxiliary.

    Behind a past verb with nothing between that could join another it is a noun that was misread, unless that verb is
    one of speaking.
    """
    token = tokens[at]
    for earlier in range(at - 1, -1, -1):
        if tokens[earlier].tag == "CC" or tokens[earlier].tag.startswith("W") or tokens[earlier].lower == "that":
            break
        if tells_past(tokens, earlier):
            if tokens[earlier].lower in SPEAKING:
                break
            return False
    group = token.clause.group if token.clause else None
    if group is None or group.head != token.at or group.start != group.head or group.predicate:
        return False
    return token.tag in ("VBZ", "VBP") and group.form is Form.FINITE


def _opens_rest(token: Token) -> bool:
    return token.lower in _BEFORE_TIMES or token.tag in ("DT", "PRP$")


def unseen_present(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a sentence without a verb has one that looks like a noun: "The trial resumes on Monday".

    It ends the words in front of "on", "to" or an object, and agrees with the noun that it stands behind: one trial
    resumes, two polls close.
    """
    behind = next((at for at, token in enumerate(before) if at and _opens_rest(token)), len(before))
    if not 2 <= behind <= 6:
        return False
    subject, verb = before[behind - 2], before[behind - 1]
    if any(token.clause for token in (*before, *after) if token is not verb):
        return False
    if not verb.text.islower() or not subject.tag.startswith("NN"):
        return False
    return verb.tag in ("NN", "JJ", "RB", "VB") if subject.lower.endswith("s") else verb.tag == "NNS"
