"""Which words does a verb need behind it to accuse: "arrested on two counts", "called a thief"; and how far it reaches.

Takes a parsed sentence, a clause and a line of the vocabulary of charges; yields the places of the words. Leaves alone
who is accused.
"""

from onrecord.codebook.charging import A_DEED, A_DOING, A_PERSON, A_WRONGDOER, ChargeBook, ChargeLine, Whom
from onrecord.finding.charges.charged_parties import is_party, leads
from onrecord.grammar import Clause, Form, Parsed

_SAYS_WHAT = frozenset(("of", "that", "by", "made"))
# What may lead to the word that somebody is called by: "as a thief", "called the head of the port a thief".
_IS_CALLED = (None, "as", "of")
# How a verb hangs on one before it whose words do not reach to it: "was behind the raid, the envoy said".
_NO_PART = frozenset(("and", "beside"))
_SOMEBODY = frozenset(("me", "him", "her", "us", "them"))
# What the police do with those whom they take.
_OF_POLICE = frozenset(("hearing", "processing", "questioning", "screening", "testing", "training"))
# How far behind a verb its deed, or what is faced, stands.
FAR = 12


def needed_words(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> tuple[int, ...] | None:
    """The places of the words that a line asks for behind its verb; nothing where they are not there."""
    behind = range(clause.group.head + 1, reach(parsed, clause))
    before = range(min((one.start for one in clause.subject), default=clause.group.start), clause.group.start)
    if any(parsed.lower[at] in line.without for at in (*before, *behind)) or _leads_off(parsed, clause, line):
        return None
    if not line.needs or (A_PERSON in line.needs and _is_to_somebody(parsed, clause, book)):
        return ()
    near = behind[:FAR] if line.whom is Whom.SUBJECT else behind
    for at in near:
        word = parsed.lower[at]
        if A_DOING in line.needs and _is_doing(parsed, at):
            return ()
        # "Faced the judge to hear the charges": they are what is heard.
        if word == ";" or (line.whom is Whom.SUBJECT and not _belongs(parsed, clause, line, at)):
            return None
        deed = A_DEED in line.needs and word in book.deeds
        deed = deed or (A_WRONGDOER in line.needs and word in book.wrongdoers)
        if not (deed or word in line.needs):
            continue
        led_by = next(
            (parsed.lower[back] for back in range(at - 1, clause.group.head, -1) if leads(parsed, back)), None
        )
        # "Arrested on the day of the theft" does not say that it was for the theft.
        if line.after and (deed or A_DEED not in line.needs) and led_by not in line.after:
            continue
        # "Called the police after a thief fled" calls nobody a thief.
        if deed and A_WRONGDOER in line.needs and led_by not in _IS_CALLED:
            continue
        if line.told and parsed.lower[at + 1 : at + 2] not in {(what,) for what in _SAYS_WHAT}:
            return None
        return () if deed else (at,)
    return None


def _leads_off(parsed: Parsed, clause: Clause, line: ChargeLine) -> bool:
    """Whether a verb goes on to where it brings whom it acts on: "condemned them to hunger", "to live there"."""
    if not line.unless:
        return False
    aim = any(one.over == clause.number and one.link == "to" for one in parsed.clauses) and "to" in line.unless
    return aim or next((prep for prep, _ in clause.preps if prep != "of"), None) in line.unless


def _belongs(parsed: Parsed, clause: Clause, line: ChargeLine, at: int) -> bool:
    """Whether a word is no part of another verb, but for what a voiced line leads to: "forced her to confess"."""
    other = parsed.clause(at)
    if other is None or other.number == clause.number:
        return True
    return line.voiced and other.over == clause.number and other.link == "to"


def _is_to_somebody(parsed: Parsed, clause: Clause, book: ChargeBook) -> bool:
    """Whether a deed is done to somebody: "kicked her", "kicked the driver", "was kicked by", not "kicked the ball"."""
    head = clause.group.head
    if not clause.group.passive and parsed.lower[head + 1 : head + 2] and parsed.lower[head + 1] in _SOMEBODY:
        return True
    return any(parsed.lower[one.head] != "it" and is_party(parsed, one, book) for one in clause.acted_on)


def _is_doing(parsed: Parsed, at: int) -> bool:
    """Whether a word is what somebody did: "for speeding", not "for nothing"."""
    word = parsed.lower[at]
    form = parsed.tags[at] == "VBG" or (parsed.tags[at] == "NN" and word.endswith("ing") and not word.endswith("thing"))
    if not form or word in _OF_POLICE:
        return False
    # "For impaired driving", "for allegedly speeding".
    before = at - 1
    while before > 0 and parsed.tags[before] in ("JJ", "RB", "VBN"):
        before -= 1
    return parsed.lower[before] == "for"


def reach(parsed: Parsed, clause: Clause) -> int:
    """Where the words behind a verb end: the next finite verb that does not hang on it, a semicolon, or the end.

    "Condemned the raid and left": what is joined to it is something else, and so is who says it.
    """
    marks = (at for at in range(clause.group.end, len(parsed.words)) if parsed.lower[at] == ";")
    last = next(marks, len(parsed.words))
    for one in parsed.clauses:
        beyond = one.group.start >= clause.group.end and one.group.form is Form.FINITE
        if beyond and (one.over != clause.number or one.link in _NO_PART):
            starts = (phrase.start for phrase in one.subject if phrase.start >= clause.group.end)
            return min(last, min(starts, default=one.group.start))
    return last
