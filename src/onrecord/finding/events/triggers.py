"""Which words of a sentence tell of an event?

Takes a parsed sentence and the event vocabulary; yields a `Telling` for each verb and noun that tells of an event,
with the phrases of those who do it and to whom. A line of the vocabulary whose required word stands in what follows
the verb goes before one that requires none. Leaves alone whether the deed happened: that is `standing`; whether words
fit a line is asked in `matching`, who is in the deed of a verb in `parties`.
"""

from collections.abc import Sequence

from onrecord.codebook.events import QUADS, EventBook, Line, Trigger
from onrecord.finding.events.agents import behind_phrase, is_agent, is_nature
from onrecord.finding.events.deed_nouns import answers_for, holders, is_occurring, stands_as, told_by
from onrecord.finding.events.governors import governor
from onrecord.finding.events.laid_to import laid_to
from onrecord.finding.events.matching import deed_behind, is_count, matches
from onrecord.finding.events.mishaps import befalls, burns, comes_of_mishap, tells_of_nature
from onrecord.finding.events.nobodys import is_for_an_occasion, is_of_nobody, nobody_does
from onrecord.finding.events.owners import AGAINST, accused_of, before_noun, blamed_for, suffered
from onrecord.finding.events.parties import is_venue, of_complement, party_of, sides_of
from onrecord.finding.events.telling import Telling
from onrecord.grammar import NOUNS, Clause, Parsed, Phrase


def tellings(parsed: Parsed, book: EventBook) -> list[Telling]:
    """Every event that a sentence tells of, verbs first.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> [(one.type, one.mode) for one in tellings(read("Arlian police arrested two strikers."), load_events())]
    [('COERCE', 'arrest')]
    >>> tellings(read("The bomb squad trained all week."), load_events())
    []
    """
    found = [telling for clause in parsed.clauses if (telling := _verb(parsed, clause, book)) is not None]
    used = {at for telling in found for at in telling.trigger}
    nouns = [telling for phrase in parsed.phrases if (telling := _noun(parsed, phrase, book, used)) is not None]
    return [*found, *(noun for noun in nouns if not noun.bare or _is_told_on(parsed, noun, found, book))]


def _is_told_on(parsed: Parsed, noun: Telling, verbs: Sequence[Telling], book: EventBook) -> bool:
    """Whether a verb tells on the deed that a noun names: "the attack killed six"."""
    below = told_by(parsed, noun.phrase, book) if noun.phrase is not None else []
    if any(is_occurring(parsed, clause, book) for clause in below):
        noun.bare = False
        return True
    return any(verb.type == noun.type and verb.clause in below for verb in verbs)


# ------------------------------------------------------------------ verbs


def _verb(parsed: Parsed, clause: Clause, book: EventBook) -> Telling | None:
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
    found = (_verb_telling(parsed, clause, trigger, words, book) for _, trigger, words in tried)
    return next((one for one in found if one is not None), None)


def _verb_telling(
    parsed: Parsed, clause: Clause, trigger: Trigger, words: tuple[int, ...], book: EventBook
) -> Telling | None:
    """What a verb tells by a line that it fits, unless nobody is told of whom the deed needs."""
    head, line = parsed.lower[clause.group.head], trigger.line
    doers, others = sides_of(parsed, clause, line, words, book)
    if (
        is_of_nobody(parsed, clause)
        or comes_of_mishap(parsed, clause, book)
        or befalls(parsed, clause, book)
        or (line.type == "PROTEST" and is_for_an_occasion(parsed, clause, book))
        or (bool(doers) and all(is_nature(parsed, one, book) or burns(parsed, one, book) for one in doers))
        or (line.type == "THREATEN" and tells_of_nature(parsed, clause, book))
        or (not line.recipient and nobody_does(parsed, doers))
        or (line.doer and not _can_act(parsed, clause, doers, book))
    ):
        return None
    people = head in book.counting or head in book.outcomes
    counted = people and any(is_count(parsed, phrase) for phrase in others)
    told = line.alone or counted or deed_behind(parsed, clause, line, book)
    if not told and not any(is_agent(parsed, phrase, book) for phrase in (*doers, *others)):
        return None
    actors = tuple(party_of(parsed, phrase) for phrase in doers if is_agent(parsed, phrase, book))
    if QUADS[line.type].startswith("verbal") and not any(is_agent(parsed, phrase, book) for phrase in others):
        others = of_complement(parsed, clause, line, doers, book) or others
    recipients = tuple(party_of(parsed, phrase) for phrase in others)
    return Telling(
        line=line,
        type=line.type,
        mode=line.mode,
        trigger=words,
        actors=actors,
        recipients=recipients,
        clause=clause,
    )


_THING = frozenset({"it", "this", "that", "which"})


def _can_act(parsed: Parsed, clause: Clause, doers: Sequence[Phrase], book: EventBook) -> bool:
    """Whether somebody does it, where anything is told to: a bill allows and evidence supports, but as nobody's deed.

    "A law to allow ..." is the law's too, and "it" is somebody only where another verb has named him.
    """
    if clause.link == "to" and clause.noun is not None and clause.noun not in doers:
        noun = clause.noun
        if not is_agent(parsed, noun, book) and parsed.lower[noun.head] not in book.heads:
            return False
    return not doers or any(
        # A name that opens the sentence may look like anything.
        (is_agent(parsed, phrase, book) or (phrase.head == 0 and parsed.tags[0] != "NN"))
        and not (parsed.lower[phrase.head] in _THING and clause.over is None)
        for phrase in doers
    )


# ------------------------------------------------------------------ nouns


def _noun(parsed: Parsed, phrase: Phrase, book: EventBook, used: set[int]) -> Telling | None:
    if parsed.tags[phrase.head] not in NOUNS or phrase.head in used or _names_body(parsed, phrase, book):
        return None
    for trigger in book.nouns.get(parsed.lower[phrase.head], ()):
        first = phrase.head - len(trigger.rest)
        farthest = phrase.start - trigger.line.state
        if first < max(farthest, 0) or tuple(parsed.lower[first : phrase.head]) != trigger.rest:
            continue
        if trigger.line.drop:
            return None
        if stands_as(parsed, phrase, trigger.line, book):
            return _noun_telling(parsed, phrase, trigger.line, first, book)
    return None


def _names_body(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a noun in capitals is part of the name of a body: "the Organisation of Eastern Cooperation"."""
    before = (
        parsed.phrase(phrase.start - 2)
        if parsed.lower[phrase.start - 1 : phrase.start] in (("of",), ("for",))
        else None
    )
    return (
        before is not None
        and parsed.words[phrase.head].text[0].isupper()
        and parsed.words[before.head].text[0].isupper()
        and parsed.lower[before.head] in book.agents
    )


def _noun_telling(parsed: Parsed, phrase: Phrase, line: Line, first: int, book: EventBook) -> Telling:
    behind = _own_behind(parsed, phrase, book)
    by = [
        one
        for prep, others in behind
        if prep in ("by", *(one for one in line.actor if one != "subject"))
        for one in others
    ]
    between = [one for prep, others in behind if prep == "between" for one in others]
    led = {
        # "The war in 2002": nobody is so many.
        prep: [
            one for one in others if not (is_venue(parsed, one, line, book) or (prep == "in" and is_count(parsed, one)))
        ]
        for prep, others in behind[::-1]
    }
    recipients = _under(parsed, phrase) or next(([*led[place]] for place in line.recipient if led.get(place)), [])
    if line.type == "ACCUSE" and (blamed := blamed_for(parsed, recipients, book)) is not None:
        recipients = blamed
    if line.state:
        led["subject"] = holders(parsed, phrase)
        recipients = recipients or (led["subject"] if "subject" in line.recipient else [])
        by = by or (led["subject"] if "subject" not in line.recipient else [])
    before = [] if line.state else before_noun(parsed, phrase, first, book, targets=line.type not in AGAINST)
    if not recipients and suffered(parsed, phrase, before, line, book):
        recipients, before = before, []
    charged, held = accused_of(parsed, phrase, book) if QUADS[line.type] == "material conflict" else ([], False)
    # "Jailed for the murder to ten years by a court": only right behind the noun it is the deed's.
    near = bool(behind) and behind[0][0] == "by"
    laid, suspected = laid_to(parsed, phrase, book) if line.type in AGAINST and not by else ([], False)
    actors = laid or (by if near or not charged else []) or before or charged
    if line.agents and not any(is_agent(parsed, one, book) for one in actors):
        actors = holders(parsed, phrase)
    owned = all(parsed.tags[one.head] == "PRP$" for one in actors)
    if owned and (carrier := _carrier(parsed, phrase, book)) is not None:
        actors = list(carrier.doers)
    if between:
        actors, recipients = between, []
    elif line.reciprocal:
        actors, recipients = [*(actors or _comes_to(parsed, phrase, book)), *recipients], []
    elif not recipients:
        recipients = _target(parsed, phrase, book)
    # "After his arrest" only looks back.
    told = [one for one in (*actors, *recipients) if parsed.tags[one.head] != "PRP$"]
    return Telling(
        line=line,
        type=line.type,
        mode=line.mode,
        trigger=tuple(range(first, phrase.head + 1)),
        actors=tuple(party_of(parsed, one) for one in actors),
        recipients=tuple(party_of(parsed, one) for one in recipients),
        phrase=phrase,
        laid=(bool(laid) and suspected) or (held and actors is charged),
        bare=not any(is_agent(parsed, one, book) for one in told),
    )


def _comes_to(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Who comes somewhere for what is done together: "arrived in Veska for talks with the guild"."""
    for clause in parsed.clauses:
        came = any(one.line.mode == "visit" for one in book.verbs.get(parsed.lower[clause.group.head], ()))
        if came and clause.leads(phrase) == "for":
            return [one for one in clause.subject if is_agent(parsed, one, book)]
    return []


def _under(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """Who comes under a noun's deed: "the convoy came under attack in Veska"."""
    if parsed.lower[phrase.start - 1 : phrase.start] != ("under",):
        return []
    return [
        one
        for clause in parsed.clauses
        if not clause.group.passive and clause.leads(phrase) == "under"
        for one in clause.subject
    ]


def _target(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Whom a sentence calls what a deed was done to: "Veska was the target of a raid"."""
    called = parsed.phrase(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] == ("of",) else None
    if called is None or parsed.lower[called.head] not in book.suffering:
        return []
    return [one for clause in parsed.clauses if called in clause.objects for one in clause.subject]


def _own_behind(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[tuple[str, list[Phrase]]]:
    """The prepositions behind a noun of its own: "a report on the torture of nuns by the guild" is the guild's."""
    behind = behind_phrase(parsed, phrase)
    outer = parsed.phrase(phrase.start - 2) if parsed.tags[phrase.start - 1 : phrase.start] == ("IN",) else None
    if outer is None or parsed.lower[outer.head] not in book.accounts:
        return behind
    return [(prep, led) for prep, led in behind if prep != "by"]


def _carrier(parsed: Parsed, phrase: Phrase, book: EventBook) -> Clause | None:
    """The verb whose subject does the deed of its object: "continued its attacks", "plans a visit"."""
    owned = parsed.tags[phrase.start] == "PRP$"
    for clause in parsed.clauses:
        if answers_for(parsed, clause, phrase, book):
            return clause
        if (
            phrase in clause.objects
            and not clause.group.passive
            and ((owned and parsed.lower[clause.group.head] != "following") or _carries(parsed, clause, phrase))
            and not ((complement := governor(parsed, clause, book)) is not None and complement.others)
        ):
            return clause
    return None


def _carries(parsed: Parsed, clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb only carries the noun behind it: "called a strike", not "called the accusation (a tale|wrong)"."""
    verb = parsed.lower[clause.group.head]
    judged = phrase is not clause.objects[-1] or parsed.tags[phrase.end : phrase.end + 1] == ("JJ",)
    named = verb in ("called", "calls") and judged
    return verb in _CARRIES and not named


# Verbs that only carry the noun behind them: "continued its attacks", "faces charges".
_CARRIES = frozenset([
    "made", "make", "makes", "making", "began", "begin", "started", "start", "continued", "continue", "ended",
    "end", "paid", "staged", "held", "holds", "planned", "plans", "plan", "led", "launched", "resumed", "offered",
    "offers", "announced", "called", "calls", "cancelled", "postponed", "carried", "committed", "suffered",
    "threatened", "fought", "fight", "fights", "waged", "wage", "wages", "waging",
])  # fmt: skip
