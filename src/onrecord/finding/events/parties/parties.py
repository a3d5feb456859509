"""Who is in the deed of a verb: who does it, and to whom?

Takes a parsed sentence, a clause and the line of the vocabulary that it fits; yields the phrases of both sides. Leaves
alone the deeds of nouns, and which actor a phrase stands for.
"""

from collections.abc import Sequence

from onrecord.codebook.events import Effect, EventBook, Line
from onrecord.finding.events.parties.agents import (
    behind_phrase,
    is_agent,
    is_count,
    is_mutual,
    is_party,
    is_sum,
)
from onrecord.finding.events.parties.further_parties import court, driven_off, with_company
from onrecord.finding.events.parties.owners import AGAINST, blamed_for, doers_told, is_suffered
from onrecord.finding.events.standing.governors import governor
from onrecord.finding.events.telling import Party
from onrecord.grammar import ABOUT, Clause, Form, Parsed, Phrase

# "Alleged that ballots had been stuffed in Veska" is about nobody in particular; "threatened to strike in Veska" is.
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "during"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})


def sides_of(
    parsed: Parsed, clause: Clause, line: Line, words: Sequence[int], book: EventBook
) -> tuple[list[Phrase], list[Phrase]]:
    """Who does it and to whom; in what is done together everybody does it."""
    passive = clause.group.passive
    by = clause.behind("by")
    named = by if passive or _is_named(parsed, clause) else clause.subject
    doers = doers_told(parsed, clause, with_company(parsed, named), line, book) or court(parsed, clause, line, book)
    recipients = with_company(parsed, _recipients(parsed, clause, line, words, book))
    if not any(is_agent(parsed, one, book) for one in recipients):
        recipients = driven_off(parsed, clause, line, book) or recipients
    if is_mutual(parsed, clause):
        # Both sides do it, and to both it is done.
        return list(doers), list(doers)
    if line.reciprocal:
        return ([*by, *_behind_subject(parsed, clause)] if passive else [*doers, *recipients]), []
    if line.swap:
        # "Two guards lost their lives in a raid" by a line that looks for nobody else: their lives did nothing to them.
        return (recipients if line.recipient else []), list(doers)
    return list(doers), recipients


def of_complement(parsed: Parsed, clause: Clause, line: Line, doers: Sequence[Phrase], book: EventBook) -> list[Phrase]:
    """Whom a promise, a demand, a refusal is about, by the deed it speaks of: "agreed to let the traders in".

    A denial is about nobody: "denied that they had shelled Veska" turns down whoever says so, and not Veska.
    """
    complement = governor(parsed, clause, book)
    if complement is not None and complement.effect is Effect.DENIED:
        return []
    for below in parsed.clauses:
        if below.over != clause.number or below.link not in ("to", "that", "of", "for", "from", "ing"):
            continue
        near = [phrase for phrase in below.subject if phrase not in doers and parsed.tags[phrase.head] != "PRP"]
        if line.type == "THREATEN" and below.link == "that" and not below.group.passive:
            near = []  # "warned that Brenn would not wait": whose deed is threatened is the threatening side
        done_to = [
            one
            for prep, one in below.preps
            if prep == "by" or not (_is_named(parsed, below) or (line.type == "ACCUSE" and prep in _WHERE))
        ]
        for phrase in (*near, *below.objects, *done_to):
            if is_agent(parsed, phrase, book) and parsed.tags[phrase.head] != "PRP":
                return [phrase]
            if (own := _owner(parsed, phrase)) is not None:
                return [own]
    return []


def _behind_subject(parsed: Parsed, clause: Clause) -> list[Phrase]:
    return [
        one
        for phrase in clause.subject
        for prep, others in behind_phrase(parsed, phrase)
        if prep in ("between", "with")
        for one in others
    ]


def _recipients(parsed: Parsed, clause: Clause, line: Line, words: Sequence[int], book: EventBook) -> list[Phrase]:
    """Whom it is done to: the first place of the line's where somebody stands, or else where something does."""
    if line.type == "ACCUSE":
        blamed = blamed_for(parsed, clause.acted_on, book)
        # "Blamed the deaths on the rebels": the line says where else they stand.
        if blamed or (blamed is not None and "object" in line.recipient):
            return blamed
    used = set(words)
    things: list[Phrase] = []
    # An inquiry into a murder is against nobody who suffered it.
    suffered = line.mode == "investigate" and any(
        prep == "into" and is_suffered(parsed.lower[phrase.head], book) for prep, phrase in clause.preps
    )
    for place in ("against",) if suffered else line.recipient:
        found = [
            phrase
            for phrase in _at_place(parsed, clause, line, place, book)
            if phrase.head not in used
            and (parsed.lower[phrase.head] not in line.needs or is_party(parsed.lower[phrase.head], line, book))
            and not (line.type == "AGREE" and place == "object" and _is_held_out(parsed, clause))
            and not (line.type == "AID" and place in ("object", "in") and _is_sent(parsed, clause, phrase, line))
        ]
        counted = parsed.lower[clause.group.head] in book.outcomes and any(
            parsed.tags[phrase.head] == "CD" for phrase in found
        )
        if counted or any(is_agent(parsed, one, book) or is_party(parsed.lower[one.head], line, book) for one in found):
            return [_blamed_owner(phrase, line, parsed, book) or phrase for phrase in found]
        things = things or found
    # "Came to the mayor's defence": what the line needs may stand behind a preposition.
    # Not so "met at the Veska summit", which only says where.
    behind = (phrase for prep, phrase in clause.preps if phrase.head in used and prep not in _WHERE)
    near = [*clause.acted_on, *behind]
    # "Opened an inquiry into the guild's accounts" is against the guild.
    asked = [*near, *things] if line.type == "ACCUSE" or line.mode == "arrest" else near
    owner = next((own for phrase in asked if (own := _owner(parsed, phrase)) is not None), None)
    if owner is None and line.type in AGAINST and not line.swap:
        # "Violated its airspace": nobody does that to himself.
        owner = next(
            (Phrase(one.start, one.start + 1, one.start) for one in near if parsed.tags[one.start] == "PRP$"), None
        )
    return [owner] if owner is not None else things


def _is_held_out(parsed: Parsed, clause: Clause) -> bool:
    """Whether the one object of a promise is what is promised: "promised extra guards", not "promised Brenn to go"."""
    hangs = any(one.over == clause.number and one.link in ("to", "that") for one in parsed.clauses)
    bare = len(clause.objects) == 1 and parsed.tags[clause.objects[0].start] in ("JJ", "NNS", "CD")
    return not clause.group.passive and bare and not hangs


def _is_sent(parsed: Parsed, clause: Clause, phrase: Phrase, line: Line) -> bool:
    """Whether somebody is what is given, and not to whom: "sent advisers and weapons", not "sent the rebels weapons".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.finding.sentences import read_phrase
    >>> line = next(one.line for one in load_events().verbs["sent"] if one.line.type == "AID")
    >>> def sent(words: str) -> list[bool]:
    ...     parsed = read_phrase(words)
    ...     return [_is_sent(parsed, parsed.clauses[0], one, line) for one in parsed.clauses[0].objects]
    >>> sent("Cordia sent advisers and weapons."), sent("Cordia sent them weapons.")
    ([True, True], [False, True])
    """
    if not {"to", "for"} <= set(line.recipient):
        return False  # "took in refugees"
    given = [one for one in clause.objects if parsed.lower[one.head] in line.needs]
    joined = any(parsed.lower[at : at + 1] in (("and",), (",",)) for one in given for at in (one.start - 1, one.end))
    return parsed.lower[phrase.head] in line.needs or (bool(given) and joined and phrase in clause.objects)


def _blamed_owner(phrase: Phrase, line: Line, parsed: Parsed, book: EventBook) -> Phrase | None:
    """Whose thing is blamed or threatened: "condemned Brenn's treatment of nuns", but "condemned Brenn's generals"."""
    things = parsed.tags[phrase.head] in ("NN", "NNS") and parsed.lower[phrase.head] not in book.agents
    head = parsed.lower[phrase.head]
    victims = head.removesuffix("s") in book.codebook.heads.person or is_suffered(head, book)
    arrest = line.type == "THREATEN" or not victims  # a warrant for somebody's arrest threatens him
    return phrase.owner if line.type in ("ACCUSE", "THREATEN") and things and arrest else None


def _is_named(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb only names its deed, with its object behind "of": "condemned killing of farmers"."""
    return clause.group.form is Form.ING and parsed.lower[clause.group.end : clause.group.end + 1] == ("of",)


def _at_place(parsed: Parsed, clause: Clause, line: Line, place: str, book: EventBook) -> list[Phrase]:
    """The phrases at a place that a line names: the object, the subject of what is said, behind a preposition."""
    near = clause.acted_on
    if place == "object" and _is_named(parsed, clause):
        return clause.behind("of")[:1]
    if place == "object":
        # "Called the premier a thief": the second tells what, not whom.
        acted_on = [phrase for phrase in near if not is_venue(parsed, phrase, line, book)]
        return acted_on[: 1 if "double" in line.frame else None]
    if place == "that":
        below = next((one for one in parsed.clauses if one.over == clause.number and one.link == "that"), None)
        return list(below.subject) if below is not None else []
    # "Dismissed it as the gasp of a regime": behind "as" stands what is made of it, and not whom it is done to.
    likened = next((phrase.start for prep, phrase in clause.preps if prep == "as"), len(parsed.lower))
    behind = [phrase for prep, phrase in clause.preps if prep == place and phrase.start <= likened] or [
        one
        for phrase in clause.objects
        for prep, others in behind_phrase(parsed, phrase)
        if prep == place
        for one in others
    ]
    years = place == "in"  # "introduced in 2018": nobody is so many
    return [one for one in behind if not (is_venue(parsed, one, line, book) or (years and is_count(parsed, one)))]


def is_venue(parsed: Parsed, phrase: Phrase, line: Line, book: EventBook) -> bool:
    """Whether people only gather where a phrase says, against somebody else: "rallied at Tarn Square"."""
    return line.type == "PROTEST" and parsed.lower[phrase.head] in book.venues


def _owner(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Who is named inside a phrase before its head: "Arlia's airspace", "three Brennish diplomats"."""
    if phrase.owner is not None:
        return phrase.owner
    named = [
        at
        for at in range(phrase.start, phrase.head)
        if parsed.words[at].text[0].isupper() and parsed.tags[at] in ("JJ", "NNP", "NNPS") and at > 0
        if not is_sum(parsed, at)
    ]
    return Phrase(named[0], named[-1] + 1, named[-1]) if named else None


def party_of(parsed: Parsed, phrase: Phrase) -> Party:
    """A phrase with the "of" that goes with it, "the government of Arlia", and without "at least" before a number."""
    start = next(at for at in range(phrase.start, phrase.end) if parsed.tags[at] != ABOUT)
    end = phrase.end
    # "Accused it of fraud": nothing is a pronoun's own.
    owns = parsed.tags[phrase.head] != "PRP"
    if owns and parsed.lower[end : end + 1] == ("of",) and (behind := parsed.phrase(end + 1)) is not None:
        end = behind.end
        # "Tens of thousands of miners": of how many is told, and then of whom.
        if parsed.lower[behind.head] in _MANY and parsed.lower[end : end + 1] == ("of",):
            end = whom.end if (whom := parsed.phrase(end + 1)) is not None else end
    return Party(start, end, beside=_is_beside(parsed, phrase))


def _is_beside(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is only part of one, before its noun and without a sign of a possessor."""
    whole = parsed.phrase(phrase.head)
    return whole is not None and phrase.end <= whole.head and parsed.tags[phrase.end] != "POS"
