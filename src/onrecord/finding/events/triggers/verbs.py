"""What event does a verb tell of?

Takes a parsed sentence and a clause; yields a `Telling` with the phrases of those who do it and to whom. A line of the
vocabulary whose required word stands in what follows the verb goes before one that requires none. Leaves alone whether
words fit a line (`matching`), and who is in the deed (`parties`).
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook.events import QUADS, EventBook, Trigger
from onrecord.finding.events.parties.agents import is_agent, is_count, is_nature
from onrecord.finding.events.parties.named_deeds import names_a_deed
from onrecord.finding.events.parties.parties import of_complement, party_of, sides_of
from onrecord.finding.events.telling import Party, Telling
from onrecord.finding.events.triggers.matching import deed_behind, matches
from onrecord.finding.events.triggers.mishaps import befalls, burns, comes_of_mishap, runs_over, tells_of_nature
from onrecord.finding.events.triggers.nobodys import (
    is_courtesy,
    is_for_an_occasion,
    is_match,
    is_of_nobody,
    nobody_does,
)
from onrecord.grammar import Clause, Parsed, Phrase

_SENT = frozenset({"MOBILIZE", "AID"})
# Who is put on alert goes nowhere.
_LEFT = frozenset({"put", "placed"})
_THING = frozenset({"it", "this", "that", "which"})


def verb_telling(parsed: Parsed, clause: Clause, book: EventBook) -> Telling | None:
    head = parsed.lower[clause.group.head]
    if clause.group.predicate or clause.group.naming or parsed.tags[clause.group.head] == "MD":
        return None
    fitting: list[tuple[tuple[int, int, int], Trigger, tuple[int, ...]]] = []
    for trigger in book.verbs.get(head, ()):
        matched = matches(parsed, clause, trigger, book)
        if matched is not None:
            words, score = matched
            asked = bool(trigger.line.agents) + ("negated" in trigger.line.frame)
            fitting.append(((score + asked, len(trigger.rest), -trigger.line.order), trigger, words))
    fitting.sort(key=lambda one: one[0], reverse=True)
    if not fitting or fitting[0][1].line.drop:
        return None
    # What tells of nobody may still tell of a deed that needs nobody: "the bridge was blown up".
    type_ = fitting[0][1].line.type
    others = (one for one in fitting[1:] if clause.group.passive and one[1].line.alone and one[1].line.type == type_)
    tried = (fitting[0], *others)
    found = (_told(parsed, clause, trigger, words, book) for _, trigger, words in tried)
    return next((one for one in found if one is not None), None)


def _told(parsed: Parsed, clause: Clause, trigger: Trigger, words: tuple[int, ...], book: EventBook) -> Telling | None:
    """What a verb tells by a line that it fits, unless nobody is told of whom the deed needs."""
    head, line = parsed.lower[clause.group.head], trigger.line
    doers, others = sides_of(parsed, clause, line, words, book)
    if (
        is_of_nobody(parsed, clause)
        or is_courtesy(parsed, clause)
        or (line.type == "ASSAULT" and is_match(parsed, clause))
        or comes_of_mishap(parsed, clause, book)
        or befalls(parsed, clause, book)
        or (line.type == "PROTEST" and is_for_an_occasion(parsed, clause, book))
        or (bool(doers) and all(_is_nobody(parsed, clause, one, book) for one in doers))
        # "Hotel fire kills nine": the hotel's name is no doer either.
        or (bool(clause.doers) and all(burns(parsed, one, book) for one in clause.doers))
        or (line.type == "THREATEN" and tells_of_nature(parsed, clause, book))
        or (not line.recipient and nobody_does(parsed, doers))
        or (line.doer and not _can_act(parsed, clause, doers, book))
        # A rule helps and a coat protects as nobody's deed.
        or (line.type == "AID" and not line.needs and not _is_somebodys(parsed, clause, doers, book))
    ):
        return None
    if not doers and clause.group.passive and line.type in _SENT and head not in _LEFT:
        # "Soldiers were deployed to the border": who sends them is not told, and they go.
        doers = [one for one in clause.subject if parsed.lower[one.head] in line.needs & book.agents]
    people = head in book.counting or head in book.outcomes
    counted = people and any(is_count(parsed, phrase) for phrase in others)
    told = line.alone or counted or deed_behind(parsed, clause, line, book) or names_a_deed(parsed, clause, book)
    if not told and not any(is_agent(parsed, phrase, book) for phrase in (*doers, *others)):
        return None
    actors = tuple(party_of(parsed, phrase) for phrase in doers if is_agent(parsed, phrase, book))
    if QUADS[line.type].startswith("verbal") and not any(is_agent(parsed, phrase, book) for phrase in others):
        others = of_complement(parsed, clause, line, doers, book) or others
    recipients = tuple(_behind_verb(party_of(parsed, phrase), words) for phrase in others)
    return Telling(
        line=line,
        type=line.type,
        mode=line.mode,
        trigger=words,
        actors=actors,
        recipients=recipients,
        clause=clause,
    )


def _behind_verb(party: Party, words: Sequence[int]) -> Party:
    """A party without the verb's own word that opens or ends it: "shot dead two nuns", "took two nuns hostage"."""
    if party.start + 1 < party.end and not {party.start, party.end - 1}.isdisjoint(words):
        opens = party.start in words
        return replace(party, start=party.start + opens, end=party.end - (not opens))
    return party


def _is_nobody(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> bool:
    """Whether a deed is done by nature, a fire or what drives."""
    return is_nature(parsed, phrase, book) or burns(parsed, phrase, book) or runs_over(parsed, clause, phrase, book)


def _can_act(parsed: Parsed, clause: Clause, doers: Sequence[Phrase], book: EventBook) -> bool:
    """Whether somebody does it, where anything is told to: a bill allows and evidence supports, but as nobody's deed.

    "A law to allow ..." is the law's too, and "it" is somebody only where another verb has named him.
    """
    if clause.link == "to" and clause.noun is not None and clause.noun not in doers:
        noun = clause.noun
        if not is_agent(parsed, noun, book) and parsed.lower[noun.head] not in book.heads:
            return False
    return _is_somebodys(parsed, clause, doers, book)


def _is_somebodys(parsed: Parsed, clause: Clause, doers: Sequence[Phrase], book: EventBook) -> bool:
    """Whether somebody is among those who do a deed, where any are told."""
    return not doers or any(
        # A name that opens the sentence may look like anything.
        (is_agent(parsed, phrase, book) or (phrase.head == 0 and parsed.tags[0] != "NN"))
        and not (parsed.lower[phrase.head] in _THING and clause.over is None)
        for phrase in doers
    )
