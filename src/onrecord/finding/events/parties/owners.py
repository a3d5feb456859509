"""Whose is the deed that a noun tells of: "Brenn's raid", "rebel attacks", "killed in a raid", "jailed for murder"?

Takes a parsed sentence, a noun's phrase and the event vocabulary; yields the phrases of those who do it, as far as the
words around the noun tell. Leaves alone whether a name before a noun is somebody or a place: that is `linking`.
"""

from collections.abc import Iterator, Sequence

from onrecord.codebook.events import EventBook, Line
from onrecord.finding.events.parties.agents import behind_phrase
from onrecord.finding.events.standing.own_words import NEGATIVE, is_nobodys
from onrecord.grammar import NAMES, Clause, Parsed, Phrase

AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_BLAMED = AGAINST | {"ACCUSE"}
# Behind which preposition a verb tells of what somebody is charged with or punished for.
_CHARGED = {
    "of": frozenset({"ACCUSE", "SANCTION"}),
    "with": frozenset({"ACCUSE"}),
    "in": frozenset({"ACCUSE", "SANCTION"}),
    "for": _BLAMED,
    "over": _BLAMED,
}
# What leads to the target of a deed.
_ON_TARGETS = frozenset({"of", "on", "at", "against"})
_WITHIN = frozenset({"in", "during", "by"})
# Those who use force; others before "killing" have suffered it.
_ARMED = frozenset({"COP", "MIL", "REB", "SPY"})


def before_noun(parsed: Parsed, phrase: Phrase, first: int, book: EventBook, *, targets: bool = False) -> list[Phrase]:
    """The possessor of a noun, or who is named before the words that tell of its deed, which begin at `first`.

    With `targets` it may be somebody whom deeds of force are done to: "the embassy demand", not "the embassy raid".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def before(words: str) -> list[list[str]]:
    ...     parsed = read(words)
    ...     phrase = parsed.phrases[0]
    ...     found = before_noun(parsed, phrase, phrase.head, load_events())
    ...     return [list(parsed.lower[one.start : one.end]) for one in found]
    >>> before("Brenn's attack failed."), before("The Arlian army gas attack failed."), before("A knife attack failed.")
    ([['brenn']], [['arlian', 'army']], [])
    >>> before("A state visit began.")
    []
    """
    if phrase.owner is not None:
        if parsed.lower[phrase.owner.head] in book.codebook.calendar.units:
            return []  # "last week's raid"
        return [phrase.owner]
    if parsed.tags[phrase.start] == "PRP$":
        return [Phrase(phrase.start, phrase.start + 1, phrase.start)]
    named = [at for at in range(phrase.start, first) if _is_somebody(parsed, at, book, targets)]
    return [Phrase(named[0], named[-1] + 1, named[-1])] if named else []


def _is_somebody(parsed: Parsed, at: int, book: EventBook, targets: bool) -> bool:
    """Whether a word before a noun may name who does its deed: no weapon and no target ("knife attack", "school")."""
    if parsed.tags[at] in NAMES or (at > 0 and parsed.tags[at] == "JJ" and parsed.words[at].text[0].isupper()):
        return True
    if at == 0 and parsed.tags[at] == "JJ":
        return book.codebook.world.people_of(parsed.words[at].text) is not None
    word = parsed.lower[at]
    # What is done by a state, or as by one, is of no state in particular: "a state visit".
    somebody = word in book.agents and word != "state"
    return parsed.tags[at] in ("NN", "NNS") and somebody and (targets or word not in book.targets)


def suffered(parsed: Parsed, phrase: Phrase, owners: Sequence[Phrase], line: Line, book: EventBook) -> bool:
    """Whether a deed is done to those before its noun: "the mayor's murder", "journalist killings", not "Arlian"."""
    if not line.suffered or not owners:
        return False
    owner, word = owners[0], parsed.lower[owners[0].head]
    if parsed.tags[owner.head] == "PRP$":
        return True
    if phrase.possessor is not None:
        # "Brenn's killings": of others, where nobody is told.
        return book.codebook.world.country_named(parsed.words[owner.head].text) is None
    if all(parsed.tags[at] in NAMES for at in range(owner.start, owner.end)):
        # "The Moss murder", but "Arlian murders", "the rebel murders".
        world, name = book.codebook.world, parsed.words[owner.head].text
        people = world.people_of(name) is not None or world.country_named(name) is not None
        return parsed.tags[phrase.head] == "NN" and word not in book.agents and not people
    armed = book.codebook.sector_of(word, body=True) or book.codebook.sector_of(word, body=False)
    return word in book.agents and armed not in _ARMED


def doers_told(parsed: Parsed, clause: Clause, doers: Sequence[Phrase], line: Line, book: EventBook) -> list[Phrase]:
    """Who does a deed, where a deed or a weapon of theirs stands for them: "a Brennish airstrike killed two"."""
    if line.type not in _BLAMED:
        return list(doers)
    doers = [_deed_that(parsed, clause, phrase, book) for phrase in doers]
    told = [one for phrase in doers for one in (_of_means(parsed, phrase, book) or _who_sent(parsed, phrase, book))]
    if told or not clause.group.passive or line.type not in AGAINST:
        return told
    within = (_of_means(parsed, phrase, book) for prep, phrase in clause.preps if prep in _WITHIN)
    return next((found for found in within if found), [])


def _deed_that(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> Phrase:
    """What "that killed two nuns" tells of behind a deed and its target: the deed, if the target is nobody who acts.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def told(words: str) -> str:
    ...     parsed = read(words)
    ...     clause = parsed.clauses[0]
    ...     return parsed.lower[_deed_that(parsed, clause, clause.subject[0], load_events()).head]
    >>> told("The bombing of Brenn Air Flight 310 that killed two nuns shocked Tarn.")
    'bombing'
    >>> told("The raid on rebels that killed two nuns went on."), told("The pilot of Flight 310 that hit Tarn left.")
    ('rebels', '310')
    """
    behind = clause.link == "relative" and parsed.lower[phrase.end : phrase.end + 1] in (("that",), ("which",))
    deed = parsed.phrase(phrase.start - 2) if behind and parsed.lower[phrase.start - 1] in _ON_TARGETS else None
    if deed is None or parsed.lower[phrase.head] in book.agents:
        return phrase
    return deed if next(_deeds(parsed, deed, book), None) is not None else phrase


def blamed_for(parsed: Parsed, near: Sequence[Phrase], book: EventBook) -> list[Phrase] | None:
    """Who is accused where a deed is: whoever did it, and nobody who suffered it; None where nothing done is accused.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def blamed(words: str) -> list[str] | None:
    ...     parsed = read(words)
    ...     found = blamed_for(parsed, parsed.clauses[0].objects, load_events())
    ...     return None if found is None else [parsed.lower[one.head] for one in found]
    >>> blamed("Orsk condemned the attack on Tarn by rebels."), blamed("Orsk condemned the murder of two nuns.")
    (['rebels'], [])
    >>> blamed("Orsk condemned Brenn.") is None
    True
    """
    deeds = [one for one in near if is_suffered(parsed.lower[one.head], book)]
    if not deeds:
        return None
    return [one for phrase in near for one in (_of_means(parsed, phrase, book) if phrase in deeds else [phrase])]


def is_suffered(noun: str, book: EventBook) -> bool:
    """Whether somebody has suffered what a noun tells: "murder", "death"."""
    return noun in book.losses or any(row.line.type in AGAINST for row in book.nouns.get(noun, ()))


def _who_sent(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Who sends a weapon that does a deed, "fired rockets that killed two nuns"; else the phrase itself."""
    if parsed.lower[phrase.head] not in book.means:
        return [phrase]
    sent = next((one for one in parsed.clauses if phrase in one.objects and not one.group.passive), None)
    planted = next(
        (one for one in parsed.clauses if phrase in one.subject and one.link == "relative" and one.group.passive), None
    )
    by = planted.behind("by") if planted is not None else []
    return by or (list(sent.subject) if sent is not None and sent.subject else [phrase])


def _of_means(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Whose a deed is that is done to somebody, or a weapon or an order; nothing of any other phrase."""
    for first in _deeds(parsed, phrase, book):
        behind = behind_phrase(parsed, phrase)
        by = [one for prep, others in behind if prep == "by" for one in others]
        before = before_noun(parsed, phrase, first, book)
        # "The mayor's murder" is not his, but "the mayor's murder of two nuns" is.
        his = any(prep == "of" for prep, _ in behind) or not any(
            suffered(parsed, phrase, before, row.line, book) for row in book.nouns.get(parsed.lower[phrase.head], ())
        )
        return by or (before if his else [])
    return []


def _deeds(parsed: Parsed, phrase: Phrase, book: EventBook) -> Iterator[int]:
    """Where the words begin that make a phrase a deed done to somebody, or its means."""
    for trigger in book.nouns.get(parsed.lower[phrase.head], ()):
        first = phrase.head - len(trigger.rest)
        told = first >= phrase.start and parsed.lower[first : phrase.head] == trigger.rest
        if told and trigger.line.type in AGAINST and not trigger.line.reciprocal:
            yield first
    if parsed.lower[phrase.head] in book.means:
        yield phrase.head


def accused_of(parsed: Parsed, phrase: Phrase, book: EventBook) -> tuple[list[Phrase], bool]:
    """Those who are charged with a noun's deed or punished for it, or who own to it; and whether that is a suspicion.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def whose(words: str) -> tuple[list[str], bool]:
    ...     parsed = read(words)
    ...     phrase = next(one for one in parsed.phrases if parsed.lower[one.head] == "murder")
    ...     found, suspected = accused_of(parsed, phrase, load_events())
    ...     return [parsed.lower[one.head] for one in found], suspected
    >>> whose("The sailor was jailed for the murder."), whose("Orsk accused Brenn of the murder.")
    ((['sailor'], False), (['brenn'], True))
    >>> whose("The sailor was arrested after the murder."), whose("The mayor was blamed for his reply to the murder.")
    (([], False), ([], False))
    """
    behind = behind_phrase(parsed, phrase)[:1]
    if phrase.end - phrase.start == 1 and parsed.tags[phrase.head] == "NN" and not behind:
        return [], False  # "charged with assault", "blamed for violence" name no deed apart
    for clause in parsed.clauses:
        verb = parsed.lower[clause.group.head]
        if phrase in clause.objects and verb in book.owning:
            return list(clause.subject), False
        for prep, one in clause.preps:
            if one is phrase and (found := _behind(parsed, clause, prep, one, book)):
                return found, _only_suspects(verb, book)
    return [], False


def _only_suspects(verb: str, book: EventBook) -> bool:
    """Whether a verb tells of a suspicion and of no verdict: "arrested for", "charged with", not "convicted of"."""
    types = {trigger.line.type for trigger in book.verbs.get(verb, ())}
    return bool(types & {"ACCUSE", "COERCE"}) and "SANCTION" not in types and verb not in book.owning


def _behind(parsed: Parsed, clause: Clause, prep: str, phrase: Phrase, book: EventBook) -> list[Phrase]:
    verb = parsed.lower[clause.group.head]
    before = parsed.phrase(phrase.start - 2)
    if before is not None and parsed.lower[before.head] in book.borne and prep in ("for", "of", "over"):
        return [] if is_nobodys(parsed, clause) else list(clause.subject)
    if prep == "to" and verb in book.owning:
        return list(clause.subject)
    if any(parsed.lower[one.start] in NEGATIVE for one in clause.acted_on):
        return []  # "nobody was convicted of the murder"
    # "Targeted in the raid": who is targeted with sanctions only is punished.
    types = {trigger.line.type for trigger in book.verbs.get(verb, ()) if not trigger.line.needs}
    if not types & _CHARGED.get(prep, frozenset()):
        return []
    # "Blamed for his reply to the murder" blames for no murder, but "jailed for life for the murder" may go on.
    between = before is not None and before not in clause.objects
    if between and not (prep == "for" and "SANCTION" in types):
        return []
    return list(clause.acted_on)
