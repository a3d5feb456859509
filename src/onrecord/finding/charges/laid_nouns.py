"""Against whom do nouns for charges say that they are laid? "A suit against the mayor", "Sarr's conviction".

Takes a parsed sentence, a noun phrase and a line of the vocabulary; yields whoever the noun's own words, or the verb by
which the charge is laid, lead to. Leaves alone charges that there are not, and parties that stand elsewhere.
"""

from collections.abc import Collection, Iterator, Sequence

from onrecord.codebook.charging import ChargeBook, ChargeLine
from onrecord.finding.charges.charged_parties import NOT_THEM, is_party
from onrecord.finding.events import of_phrase, plain
from onrecord.grammar import Clause, Form, Parsed, Phrase

# Behind these is whoever accuses.
_FROM = frozenset(("from", "by"))
# A noun that these begin is for what there is, whatever becomes of it: "discussed the indictment of Ivo Sarr".
_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_TAKING = frozenset(("arrest", "capture", "detention", "extradition"))
# "Her conviction of theft" tells a charge, "his convictions" only takes up again those that were told.
_OF_WHAT = (("of",), ("for",), ("on",))
_HAVE = frozenset(("has", "have", "had", "having"))


def is_laid(parsed: Parsed, phrase: Phrase, who: Sequence[Phrase], book: ChargeBook) -> bool:
    """Whether there is a charge, or was one until it was dropped.

    "To hear the charges against them" only takes up again those that were told.
    """
    if parsed.lower[phrase.start] in _KNOWN and not all(parsed.tags[one.head] == "PRP" for one in who):
        return True
    standing = of_phrase(parsed, phrase, book.events)
    dropped = standing.cause is not None and parsed.lower[standing.cause] in book.dropping
    return plain(standing.effect) or dropped


def by_line(parsed: Parsed, phrase: Phrase, line: ChargeLine, book: ChargeBook) -> list[Phrase]:
    """Whom a line accuses by a noun: "charges against the mayor", "accusations that the port had dumped mud"."""
    if line.needs and not _has_deed(parsed, phrase, line, book):
        return []
    if line.of_owner:
        return [one for one in _owners(parsed, phrase) if _may_be_charged(parsed, one, book)]
    if "that" in line.behind:
        below = next((one for one in parsed.clauses if one.link == "that" and one.noun == phrase), None)
        # "A charge that the council has denied" does not say what it is charged with.
        says_what = below is not None and below.group.form is Form.FINITE and not _denies(parsed, below, book)
        who = below.subject if below is not None and says_what else []
        return [one for one in who if is_party(parsed, one, book)]
    return led_by(parsed, phrase, line.behind, book) or _laid_by_verb(parsed, phrase, line, book)


def _may_be_charged(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> bool:
    """A party, or whoever a small pronoun stands for: "her conviction"."""
    owns = parsed.tags[phrase.head] == "PRP$" and parsed.lower[phrase.head] not in (*NOT_THEM, "its")
    return owns or (is_party(parsed, phrase, book) and parsed.lower[phrase.start] not in NOT_THEM)


def _owners(parsed: Parsed, phrase: Phrase) -> Iterator[Phrase]:
    """Whose a noun is: "Ivo Sarr's conviction", "her conviction", "the captain has a conviction"."""
    if parsed.lower[phrase.end : phrase.end + 1] == ("that",):
        return  # "his conviction that the dam will hold"
    if phrase.owner is not None:
        yield phrase.owner
    elif parsed.tags[phrase.start] == "PRP$" and parsed.lower[phrase.end : phrase.end + 1] in _OF_WHAT:
        yield Phrase(phrase.start, phrase.start + 1, phrase.start)
    else:
        for clause in parsed.clauses:
            if phrase in clause.objects and parsed.lower[clause.group.head] in _HAVE and not clause.group.negated:
                yield from clause.subject


def _has_deed(parsed: Parsed, phrase: Phrase, line: ChargeLine, book: ChargeBook) -> bool:
    """Whether a noun says for what: "the arrest of a clerk for theft", not "the arrest of a clerk on Monday"."""
    for at in range(phrase.end, len(parsed.lower)):
        if parsed.group_at[at] is not None and parsed.tags[at] != "VBG":
            return False
        word, before = parsed.lower[at], parsed.lower[at - 1]
        if before in line.after and (parsed.tags[at] == "VBG" or _is_of_deed(parsed, at, book)):
            return True
        if word in line.needs:
            return True
    return False


def _is_of_deed(parsed: Parsed, at: int, book: ChargeBook) -> bool:
    phrase = parsed.phrase(at)
    return phrase is not None and any(parsed.lower[one] in book.deeds for one in range(at, phrase.end))


def _laid_by_verb(parsed: Parsed, phrase: Phrase, line: ChargeLine, book: ChargeBook) -> list[Phrase]:
    """The party that a verb leads a charge to: "suits filed by miners against Tolven", "one was filed against it"."""
    for clause in parsed.clauses:
        laid = phrase in clause.subject and parsed.lower[clause.group.head] in book.laying
        if laid and not clause.group.negated:
            return [one for prep, one in clause.preps if prep in line.behind and is_party(parsed, one, book)]
    return []


def led_by(parsed: Parsed, phrase: Phrase, preps: Collection[str], book: ChargeBook) -> list[Phrase]:
    """The party behind one of these prepositions of a noun."""
    at = phrase.end
    # "The indictment of the court against Ivo Sarr": what stands between may have a preposition of its own.
    while at + 1 < len(parsed.lower):
        following = parsed.phrase(at + 1)
        if parsed.tags[at] not in ("IN", "TO") or following is None:
            return []
        if parsed.lower[at] in _FROM - frozenset(preps):
            return []  # "criticism from members of the council"
        # "A warrant for Ivo Sarr's arrest".
        party = following.owner if following.owner and parsed.lower[following.head] in _TAKING else following
        leads_on = parsed.lower[at] in preps or (parsed.lower[at] == "of" and parsed.lower[at - 1] in _TAKING)
        if leads_on and is_party(parsed, party, book):
            return [party]
        at = following.end
    return []


def _denies(parsed: Parsed, clause: Clause, book: ChargeBook) -> bool:
    found = book.events.codebook.acts.cues_in([parsed.lower[clause.group.head]])
    return any(cue.act == "deny" for _, cue in found)
