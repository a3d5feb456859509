"""Which verbs tell on what a noun names: "the attack killed six", "killed in the attack", "in which six were killed"?

Takes a parsed sentence and a noun phrase; yields the verbs, and says whether a noun stands as its line of the
vocabulary asks. Only verbs of what came of a deed reach over a relative pronoun or "left six dead". Leaves alone
whether noun and verb are of one type: that is `same_deed`.
"""

from onrecord.codebook.events import EventBook, Line
from onrecord.finding.breath import gapped
from onrecord.finding.events.parties.agents import behind_phrase
from onrecord.finding.events.standing.governors import CLAIMS
from onrecord.finding.events.standing.own_words import is_nobodys
from onrecord.grammar import RELATIVES, Clause, Parsed, Phrase

# What stands behind these is the deed in which that of the verb was done.
_WITHIN = frozenset({"in", "by", "during", "from"})
# "The attack on the port of Veska in which": so many phrases may stand between.
_FARTHEST = 4
# "Clashes were reported near Veska": that there were any is all that is told.
_REPORTED = frozenset({"reported", "heard"})
_FIGHTS = frozenset({"battle", "battles", "fight", "fights", "war"})
_COURTS = frozenset({"court", "courts", "courtroom"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def told_by(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Clause]:
    """The verbs that tell on what a noun names: what it did, or what was done in it.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> parsed = read("Six sailors were killed in the attack.")
    >>> [parsed.lower[one.group.head] for one in told_by(parsed, parsed.phrases[1], load_events())]
    ['killed']
    """
    return [clause for clause in parsed.clauses if _tells_on(parsed, clause, phrase, book)]


def is_occurring(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb only tells that the deed of its subject takes place: "the protest began", "clashes broke out"."""
    head = clause.group.head
    words = (" ".join(parsed.lower[head : head + 2]), parsed.lower[head])
    if clause.group.passive:
        return words[1] in _REPORTED
    return any(word in book.occurring for word in words)


def answers_for(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> bool:
    """Whether a verb tells who takes a deed upon himself: "claimed responsibility for it", "claimed the raid".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def claimed(text: str, place: int) -> bool:
    ...     parsed = read(text)
    ...     return answers_for(parsed, parsed.clauses[0], parsed.phrases[place], load_events())
    >>> claimed("The Reed Front claimed the attack.", 1), claimed("An attack claimed by the Reed Front failed.", 0)
    (True, True)
    >>> claimed("The Reed Front claimed an attack by the army.", 1), claimed("The Reed Front claimed the prize.", 1)
    (False, False)
    """
    if _lays_claim(parsed, clause, phrase, book):
        return True
    taken = any(parsed.lower[one.head] in book.answering for one in clause.objects)
    return taken and not (clause.group.passive or is_nobodys(parsed, clause)) and clause.leads(phrase) == "for"


def _lays_claim(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> bool:
    """Whether somebody claims an attack for himself, and tells of nobody else who did it."""
    if parsed.lower[clause.group.head] not in CLAIMS or phrase not in clause.acted_on or is_nobodys(parsed, clause):
        return False
    attack = any(trigger.line.type == "ASSAULT" for trigger in book.nouns.get(parsed.lower[phrase.head], ()))
    others = phrase.owner is not None or any(prep == "by" for prep, _ in behind_phrase(parsed, phrase))
    return attack and not others and bool(clause.doers)


def stands_as(parsed: Parsed, phrase: Phrase, line: Line, book: EventBook) -> bool:
    """Whether a noun has behind it what its line asks for, and is done by those: "a strike on Veska", "a police raid".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> book = load_events()
    >>> def fits(text):
    ...     parsed = read(text)
    ...     lines = [one.line for one in book.nouns["strike"] if one.line.frame and not one.rest]
    ...     return stands_as(parsed, parsed.phrases[0], lines[0], book)
    >>> fits("A strike on Veska went on."), fits("A strike by nurses went on.")
    (True, False)
    """
    behind = behind_phrase(parsed, phrase)
    if _is_of_words(parsed, phrase, book):
        return False
    if line.frame and line.frame.isdisjoint(prep for prep, _ in behind):
        return False
    if any(parsed.lower[one.head] in line.without for _, others in behind for one in others):
        return False  # a strike on the railway is the railwaymen's
    if not line.agents:
        return True
    if any(parsed.lower[clause.group.head] in book.outcomes for clause in _holding(parsed, phrase)):
        return False  # "Killed in a raid by police": what came of it says what it was.
    doers = [phrase, *(one for prep, others in behind if prep == "by" for one in others), *holders(parsed, phrase)]
    return any(parsed.lower[at] in line.agents for one in doers for at in range(one.start, one.end))


def _is_of_words(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a fight is one in court or for a right: "a battle in court", "their battle to keep the boy".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("The battle to keep the school went on.", "The battle to seize the school went on.")
    >>> [_is_of_words(parsed := read(text), parsed.phrases[0], load_events()) for text in told]
    [True, False]
    """
    if parsed.lower[phrase.head] not in _FIGHTS:
        return False
    if any(
        parsed.lower[one.head] in _COURTS for prep, led in behind_phrase(parsed, phrase) if prep == "in" for one in led
    ):
        return True
    aims = [one for one in parsed.clauses if one.noun is phrase and one.link == "to"]
    force = (row.line.type for one in aims for row in book.verbs.get(parsed.lower[one.group.head], ()))
    return bool(aims) and _FORCE.isdisjoint(force)


def holders(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """Of whom the verb tells that holds a noun: "police found two rifles in a raid", "the mayor is under arrest"."""
    return [one for clause in _holding(parsed, phrase) if not clause.group.passive for one in clause.subject]


def _holding(parsed: Parsed, phrase: Phrase) -> list[Clause]:
    """The verbs that a noun is the object of, or that stand before its preposition."""
    return [one for one in parsed.clauses if phrase in one.objects or one.leads(phrase) is not None]


def _tells_on(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> bool:
    passive = clause.group.passive
    if passive and clause.leads(phrase) in _WITHIN:
        return True
    outcome = parsed.lower[clause.group.head] in book.outcomes
    if answers_for(parsed, clause, phrase, book):
        return True
    if phrase in clause.subject and (not passive or outcome or parsed.lower[clause.group.head] in _REPORTED):
        return True
    if not outcome:
        return False
    over = parsed.over(clause)
    if passive and over is not None and phrase in over.subject and parsed.lower[over.group.head] in book.leaving:
        return True
    if over is not None and gapped(parsed, clause, over) and _tells_on(parsed, over, phrase, book):
        return True
    if passive and any(_tells_on_joined(parsed, clause, one, phrase) for one in parsed.clauses):
        return True
    return phrase in _antecedents(parsed, clause)


def _tells_on_joined(parsed: Parsed, clause: Clause, below: Clause, phrase: Phrase) -> bool:
    """Whether what is joined behind has the noun for both: "six were killed and nine injured in the attack"."""
    within = below.leads(phrase) in _WITHIN
    return within and gapped(parsed, below, clause)


def _antecedents(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """The nouns that "in which" may lead back to: "the attack on the port, in which six were killed"."""
    start = min((phrase.start for phrase in clause.subject), default=clause.group.start)
    if start < _FARTHEST or parsed.tags[start - 1] not in RELATIVES or parsed.lower[start - 2] not in _WITHIN:
        return _before_relative(parsed, clause)
    return led_back(parsed, start - 2)


def _before_relative(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """The nouns that "that killed" may lead back to: "the bombings of two embassies in Veska that killed 200"."""
    start = clause.group.start
    if clause.link != "relative" or clause.group.passive or parsed.lower[start - 1] not in ("that", "which"):
        return []
    return led_back(parsed, start - 1)


def led_back(parsed: Parsed, at: int) -> list[Phrase]:
    """The nouns that end at a word, back over prepositions: of "the raid on a mill in Veska" all three."""
    found: list[Phrase] = []
    while len(found) < _FARTHEST and at > 0:
        at -= parsed.lower[at - 1] == "," or parsed.tags[at - 1] == "TIME"
        phrase = parsed.phrase(at - 1)
        if phrase is None:
            if parsed.tags[at - 1] != "TIME":
                break
            continue
        found.append(phrase)
        at = phrase.start - 1
        if at < 0 or parsed.tags[at] not in ("IN", "TO", "CC", ","):
            break
    return found
