"""Which words of a sentence tell of an event, and who is in it?

Takes a parsed sentence and the event vocabulary; yields a `Telling` for each verb and noun that tells of an event,
with the phrases of those who do it and to whom. A line of the vocabulary whose required word stands in what follows
the verb goes before one that requires none. Leaves alone whether the deed happened: that is `standing`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook.events import QUADS, Effect, EventBook, Line, Trigger
from onrecord.finding.agents import behind_phrase, is_agent, is_name
from onrecord.finding.deed_nouns import answers_for, is_occurring, told_by
from onrecord.finding.frames import stands_in
from onrecord.finding.governors import governor
from onrecord.finding.own_words import NEGATIVE
from onrecord.finding.owners import AGAINST, accused_of, before_noun, blamed_for, doers_told, suffered
from onrecord.grammar import ABOUT, Clause, Form, Parsed, Phrase

# Verbs that only carry the noun behind them: "continued its attacks", "faces charges".
_NOUNS_HEAD = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for who acts or is acted on: first and last word (not included).

    `beside` are those before a noun that have no sign of a possessor, and may be but the place: "the Tarn raid".
    """

    start: int
    end: int
    beside: bool = False


@dataclass(slots=True, kw_only=True)
class Telling:
    """An event as the words tell it. `clause` or `phrase` is where its trigger stands.

    A `bare` one has nobody in it: a noun that only a verb beside it makes an event.
    """

    line: Line
    type: str
    mode: str | None
    trigger: tuple[int, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    clause: Clause | None = None
    phrase: Phrase | None = None
    sure: float = 0.6
    bare: bool = False


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
    if clause.group.predicate or parsed.tags[clause.group.head] == "MD":
        return None
    best: tuple[tuple[int, int, int], Trigger, tuple[int, ...]] | None = None
    for trigger in book.verbs.get(head, ()):
        matched = _matches(parsed, clause, trigger, book)
        if matched is not None:
            words, score = matched
            rank = (score + bool(trigger.line.agents), len(trigger.rest), -trigger.line.order)
            if best is None or rank > best[0]:
                best = rank, trigger, words
    if best is None or best[1].line.drop:
        return None
    line, words = best[1].line, best[2]
    doers, others = _parties(parsed, clause, line, words, book)
    if (
        _is_of_nobody(parsed, clause)
        or (not line.recipient and _nobody_does(parsed, doers))
        or (line.doer and not _can_act(parsed, clause, doers, book))
    ):
        return None
    people = head in book.counting or head in book.outcomes
    counted = people and any(_is_count(parsed, phrase) for phrase in others)
    told = line.alone or counted or _deed_behind(parsed, clause, line, book)
    if not told and not any(is_agent(parsed, phrase, book) for phrase in (*doers, *others)):
        return None
    actors = tuple(party_of(parsed, phrase) for phrase in doers if is_agent(parsed, phrase, book))
    if QUADS[line.type].startswith("verbal") and not any(is_agent(parsed, phrase, book) for phrase in others):
        others = _of_complement(parsed, clause, doers, book) or others
    recipients = tuple(party_of(parsed, phrase) for phrase in others)
    return Telling(
        line=line,
        type=line.type,
        mode=line.mode,
        trigger=words,
        actors=actors,
        recipients=recipients,
        clause=clause,
        sure=0.6 + 0.15 * bool(line.needs or best[1].rest) + 0.1 * bool(actors) + 0.1 * bool(recipients),
    )


# "Anyone accused of theft" is nobody yet.
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "nobody"})
_THING = frozenset({"it", "this", "that", "which"})


def _is_of_nobody(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb only describes whoever it may be: "anyone who is accused of theft"."""
    whom = clause.subject[:1] if clause.link == "relative" or clause.group.form is Form.PARTICIPLE else []
    return any(parsed.lower[at] in _ANYBODY for phrase in whom for at in range(phrase.start, phrase.end))


def _nobody_does(parsed: Parsed, doers: Sequence[Phrase]) -> bool:
    """Whether a deed told by its doer alone is nobody's: "no group claimed responsibility"."""
    return any(parsed.lower[phrase.start] in NEGATIVE for phrase in doers)


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


def _deed_behind(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> bool:
    """Whether a deed of the line's type does it: "tanks were hit by drone strikes", "the bombing razed a bridge"."""
    doers = [one for prep, one in clause.preps if prep == "by"] if clause.group.passive else clause.subject
    return any(
        trigger.line.type == line.type
        for phrase in doers
        for trigger in book.nouns.get(parsed.lower[phrase.head], ())
        if tuple(parsed.lower[max(phrase.head - len(trigger.rest), phrase.start) : phrase.head]) == trigger.rest
    )


def _matches(parsed: Parsed, clause: Clause, trigger: Trigger, book: EventBook) -> tuple[tuple[int, ...], int] | None:
    """The words of a trigger, and how well they fit: the nearer a required word stands, the better."""
    head, line = clause.group.head, trigger.line
    words = [head]
    if trigger.rest:
        rest = _rest(parsed, clause, trigger.rest)
        if rest is None:
            return None
        words += rest
    region = list(_region(parsed, clause))
    if line.whom and not _fits(parsed, clause, line, book):
        return None
    said = {parsed.lower[at] for at in region}
    if line.without & said or (line.also and not line.also & {*said, *_around(parsed, clause)}):
        return None
    if line.agents and not line.agents & _doers(parsed, clause):
        return None
    if not stands_in(parsed, clause, line.frame):
        return None
    if not line.needs:
        return tuple(words), 0
    near = [*(phrase for phrase in clause.objects)] + (list(clause.subject) if clause.group.passive else [])
    hits = [(phrase.head, 3) for phrase in near if parsed.lower[phrase.head] in line.needs]
    region = [at for at in region if parsed.lower[at] in line.needs and not _inside_name(parsed, at, book)]
    hits += [(at, 2) for phrase in near for at in region if phrase.start <= at < phrase.end]
    hits += [(at, 1) for at in region]
    if not hits:
        return None
    at, score = hits[0]
    # People are parties, however much the trigger needs them: "freed the hostages".
    return ((*words, at) if parsed.lower[at] not in book.agents else tuple(words)), score


def _fits(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> bool:
    """Whether the one acted on is of a kind that the line asks for; nobody may be named, or a number of people.

    What a deed did needs no asking.
    """
    near = clause.subject if clause.group.passive else clause.objects
    people = parsed.lower[clause.group.head] in book.counting
    if _deed_behind(parsed, clause, line, book) or (people and any(_is_count(parsed, phrase) for phrase in near)):
        return True
    return not near or any(
        parsed.lower[at] in line.whom or is_name(parsed, at)
        for phrase in near
        for at in (
            _spread(parsed, phrase) if parsed.lower[phrase.head] in book.amounts else range(phrase.start, phrase.end)
        )
    )


def _inside_name(parsed: Parsed, at: int, book: EventBook) -> bool:
    """Whether a word is only part of a name: "moved to the Veska Police Office" moves no police; titles are people."""
    if parsed.lower[at] in book.codebook.heads.person:
        return False
    phrase = parsed.phrase(at)
    capital = parsed.tags[at] in ("NNP", "NNPS") and parsed.words[at].text[0].isupper()
    return capital and phrase is not None and at != phrase.head and parsed.words[phrase.head].text[0].isupper()


def _is_count(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is a bare number: "20", "at least 12", not "the 2019 raid", nor "20 %"."""
    behind = parsed.lower[phrase.end : phrase.end + 1]
    bare = all(parsed.tags[at] in ("CD", ABOUT, "RB") for at in range(phrase.start, phrase.end))
    if behind == (",",) and parsed.lower[phrase.start - 1 : phrase.start] == (",",):
        return False  # "Brook, 62, of Tarn"
    return bare and behind not in (("%",), ("percent",), ("per",), ("times",))


def _rest(parsed: Parsed, clause: Clause, rest: Sequence[str]) -> list[int] | None:
    """The places of the words that must follow a verb, right behind it, or with its object between."""
    for start in range(
        clause.group.head + 1, min(clause.end + len(rest) + 1, clause.group.head + 9, len(parsed.lower))
    ):
        places = range(start, start + len(rest))
        if tuple(parsed.lower[start : start + len(rest)]) == tuple(rest):
            return list(places)
        if start > clause.group.head + 1 and len(rest) > 1 and parsed.clause(start) not in (None, clause):
            return None
        between = parsed.phrase(start) is not None or parsed.tags[start] in ("RB", "TIME", "RP")
        if not between:
            return None
    return None


def _region(parsed: Parsed, clause: Clause) -> Iterator[int]:
    """The words that a required word may be among."""
    yield from (at for at in range(clause.group.head + 1, clause.end) if parsed.tags[at] != "TIME")
    if clause.group.passive:
        for phrase in clause.subject:
            yield from range(phrase.start, phrase.end)


def _around(parsed: Parsed, clause: Clause) -> set[str]:
    first = min((phrase.start for phrase in clause.subject), default=clause.group.start)
    return {parsed.lower[at] for at in range(min(first, clause.group.start), clause.end)}


def _doers(parsed: Parsed, clause: Clause) -> set[str]:
    doers = [one for prep, one in clause.preps if prep == "by"] if clause.group.passive else clause.subject
    return {parsed.lower[at] for phrase in doers for at in _spread(parsed, phrase)}


def _spread(parsed: Parsed, phrase: Phrase) -> Iterator[int]:
    """The words of a phrase and of what stands behind its "of": "a total of 40 nuns"."""
    yield from range(phrase.start, phrase.end)
    for prep, others in behind_phrase(parsed, phrase):
        if prep == "of":
            yield from (at for one in others for at in range(one.start, one.end))


def _parties(
    parsed: Parsed, clause: Clause, line: Line, words: Sequence[int], book: EventBook
) -> tuple[list[Phrase], list[Phrase]]:
    """Who does it and to whom; in what is done together everybody does it."""
    passive = clause.group.passive
    by = [phrase for prep, phrase in clause.preps if prep == "by"]
    doers = doers_told(parsed, clause, by if passive or _is_named(parsed, clause) else clause.subject, line, book)
    recipients = _recipients(parsed, clause, line, words, book)
    if line.reciprocal:
        return ([*by, *_behind_subject(parsed, clause)] if passive else [*doers, *recipients]), []
    return (recipients, list(doers)) if line.swap else (list(doers), recipients)


def _of_complement(parsed: Parsed, clause: Clause, doers: Sequence[Phrase], book: EventBook) -> list[Phrase]:
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
        done_to = [one for prep, one in below.preps if prep == "by" or not _is_named(parsed, below)]
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
        blamed = blamed_for(parsed, clause.subject if clause.group.passive else clause.objects, book)
        if blamed is not None:
            return blamed
    used = set(words)
    things: list[Phrase] = []
    for place in line.recipient:
        found = [
            phrase
            for phrase in _at_place(parsed, clause, line, place, book)
            if phrase.head not in used
            and (parsed.lower[phrase.head] not in line.needs or parsed.lower[phrase.head] in book.agents)
        ]
        counted = parsed.lower[clause.group.head] in book.outcomes and any(
            parsed.tags[phrase.head] == "CD" for phrase in found
        )
        if counted or any(is_agent(parsed, phrase, book) for phrase in found):
            return found
        things = things or found
    near = clause.subject if clause.group.passive else clause.objects
    owner = next((own for phrase in near if (own := _owner(parsed, phrase)) is not None), None)
    if owner is None and line.type in AGAINST:
        # "Violated its airspace": nobody does that to himself.
        owner = next(
            (Phrase(one.start, one.start + 1, one.start) for one in near if parsed.tags[one.start] == "PRP$"), None
        )
    return [owner] if owner is not None else things


def _is_named(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb only names its deed, with its object behind "of": "condemned killing of farmers"."""
    return clause.group.form is Form.ING and parsed.lower[clause.group.end : clause.group.end + 1] == ("of",)


def _at_place(parsed: Parsed, clause: Clause, line: Line, place: str, book: EventBook) -> list[Phrase]:
    """The phrases at a place that a line names: the object, the subject of what is said, behind a preposition."""
    near = clause.subject if clause.group.passive else clause.objects
    if place == "object" and _is_named(parsed, clause):
        return [phrase for prep, phrase in clause.preps if prep == "of"][:1]
    if place == "object":
        # "Called the premier a thief": the second tells what, not whom.
        acted_on = [phrase for phrase in near if not _is_venue(parsed, phrase, line, book)]
        return acted_on[: 1 if "double" in line.frame else None]
    if place == "that":
        below = next((one for one in parsed.clauses if one.over == clause.number and one.link == "that"), None)
        return list(below.subject) if below is not None else []
    behind = [phrase for prep, phrase in clause.preps if prep == place] or [
        one
        for phrase in clause.objects
        for prep, others in behind_phrase(parsed, phrase)
        if prep == place
        for one in others
    ]
    return [phrase for phrase in behind if not _is_venue(parsed, phrase, line, book)]


def _is_venue(parsed: Parsed, phrase: Phrase, line: Line, book: EventBook) -> bool:
    """Whether people only gather where a phrase says, against somebody else: "rallied at Tarn Square"."""
    return line.type == "PROTEST" and parsed.lower[phrase.head] in book.venues


def _owner(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Who is named inside a phrase before its head: "Arlia's airspace", "three Brennish diplomats"."""
    if phrase.possessor is not None:
        return Phrase(phrase.start, phrase.possessor + 1, phrase.possessor)
    named = [
        at
        for at in range(phrase.start, phrase.head)
        if parsed.words[at].text[0].isupper() and parsed.tags[at] in ("JJ", "NNP", "NNPS") and at > 0
    ]
    return Phrase(named[0], named[-1] + 1, named[-1]) if named else None


def party_of(parsed: Parsed, phrase: Phrase) -> Party:
    """A phrase with the "of" that goes with it, "the government of Arlia", and without "at least" before a number."""
    start = next(at for at in range(phrase.start, phrase.end) if parsed.tags[at] != ABOUT)
    end = phrase.end
    if end + 1 < len(parsed.lower) and parsed.lower[end] == "of" and parsed.phrase(end + 1) is not None:
        end = parsed.phrases[parsed.phrase_at[end + 1] or 0].end
    return Party(start, end, beside=_is_beside(parsed, phrase))


def _is_beside(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is only part of one, before its noun and without a sign of a possessor."""
    whole = parsed.phrase(phrase.head)
    return whole is not None and phrase.end <= whole.head and parsed.tags[phrase.end] != "POS"


# ------------------------------------------------------------------ nouns


def _noun(parsed: Parsed, phrase: Phrase, book: EventBook, used: set[int]) -> Telling | None:
    if parsed.tags[phrase.head] not in _NOUNS_HEAD or phrase.head in used or _names_body(parsed, phrase, book):
        return None
    for trigger in book.nouns.get(parsed.lower[phrase.head], ()):
        first = phrase.head - len(trigger.rest)
        if first < phrase.start or tuple(parsed.lower[first : phrase.head]) != trigger.rest:
            continue
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
    led = {prep: [one for one in others if not _is_venue(parsed, one, line, book)] for prep, others in behind[::-1]}
    recipients = next(([*led[place]] for place in line.recipient if led.get(place)), [])
    before = before_noun(parsed, phrase, first, book, targets=line.type not in AGAINST)
    if not recipients and suffered(parsed, phrase, before, line, book):
        recipients, before = before, []
    charged = accused_of(parsed, phrase, book) if QUADS[line.type] == "material conflict" else []
    # "Jailed for the murder to ten years by a court": only right behind the noun it is the deed's.
    near = bool(behind) and behind[0][0] == "by"
    actors = (by if near or not charged else []) or before or charged
    owned = all(parsed.tags[one.head] == "PRP$" for one in actors)
    if owned and (carrier := _carrier(parsed, phrase, book)) is not None:
        actors = list(carrier.subject)
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
        sure=0.4 + 0.1 * bool(actors) + 0.1 * bool(recipients),
        bare=not any(is_agent(parsed, one, book) for one in told),
    )


def _comes_to(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Who comes somewhere for what is done together: "arrived in Veska for talks with the guild"."""
    for clause in parsed.clauses:
        came = any(one.line.mode == "visit" for one in book.verbs.get(parsed.lower[clause.group.head], ()))
        if came and any(prep == "for" and one is phrase for prep, one in clause.preps):
            return [one for one in clause.subject if is_agent(parsed, one, book)]
    return []


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
            and (owned or parsed.lower[clause.group.head] in _CARRIES)
            and not ((complement := governor(parsed, clause, book)) is not None and complement.others)
        ):
            return clause
    return None


_CARRIES = frozenset([
    "made", "make", "makes", "making", "began", "begin", "started", "start", "continued", "continue", "ended",
    "end", "paid", "staged", "held", "holds", "planned", "plans", "plan", "led", "launched", "resumed", "offered",
    "offers", "announced", "cancelled", "postponed", "carried", "committed", "suffered", "threatened",
])  # fmt: skip
