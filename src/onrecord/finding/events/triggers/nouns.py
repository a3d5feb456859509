"""What event does a noun tell of?

Takes a parsed sentence and a phrase; yields a `Telling` with the phrases of those who do it and to whom, a bare one
where nobody is told who does it or suffers it. Leaves alone whether a verb tells on what it names (`deed_nouns`).
"""

from onrecord.codebook.events import QUADS, Effect, EventBook, Line
from onrecord.finding.events.parties.agents import behind_phrase, is_agent, is_count
from onrecord.finding.events.parties.laid_to import laid_to
from onrecord.finding.events.parties.owners import AGAINST, accused_of, before_noun, blamed_for, suffered
from onrecord.finding.events.parties.parties import is_venue, party_of
from onrecord.finding.events.standing.governors import governor
from onrecord.finding.events.telling import Telling
from onrecord.finding.events.triggers.deed_nouns import answers_for, holders, stands_as
from onrecord.grammar import BE, NOUNS, Clause, Parsed, Phrase

# Verbs that only carry the noun behind them: "continued its attacks", "faces charges".
_CARRIES = frozenset([
    "made", "make", "makes", "making", "began", "begin", "started", "start", "continued", "continue", "ended",
    "end", "paid", "staged", "held", "holds", "planned", "plans", "plan", "led", "launched", "resumed", "offered",
    "offers", "announced", "called", "calls", "cancelled", "postponed", "carried", "committed", "suffered",
    "threatened", "fought", "fight", "fights", "waged", "wage", "wages", "waging",
])  # fmt: skip


def noun_telling(parsed: Parsed, phrase: Phrase, book: EventBook, used: set[int]) -> Telling | None:
    if parsed.tags[phrase.head] not in NOUNS or phrase.head in used or _names_body(parsed, phrase, book):
        return None
    if _is_of_the_market(parsed, phrase) or _is_read(parsed, phrase, book):
        return None
    for trigger in book.nouns.get(parsed.lower[phrase.head], ()):
        first = phrase.head - len(trigger.rest)
        farthest = phrase.start - trigger.line.state
        if first < max(farthest, 0) or tuple(parsed.lower[first : phrase.head]) != trigger.rest:
            continue
        if trigger.line.drop:
            return None
        if stands_as(parsed, phrase, trigger.line, book) and not _is_claimed(parsed, phrase, trigger.line, book):
            return _told(parsed, phrase, trigger.line, first, book)
    return None


def _is_claimed(parsed: Parsed, phrase: Phrase, line: Line, book: EventBook) -> bool:
    """Whether somebody owns to it, as nobody does to a walkout: "claimed responsibility for the strike"."""
    return line.type == "PROTEST" and any(answers_for(parsed, clause, phrase, book) for clause in parsed.clauses)


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


def _is_of_the_market(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a demand is that of buyers: "demand rose", "demand for rice"; not "her demand", "the demand for a vote".

    >>> from onrecord.grammar import read
    >>> told = ("Demand for rice went on.", "The demand for a vote went on.", "Demands for a vote went on.")
    >>> [_is_of_the_market(parsed := read(text), parsed.phrases[0]) for text in told]
    [True, False, False]
    """
    before = parsed.lower[phrase.start - 1 : phrase.start]
    return parsed.lower[phrase.start : phrase.end] == ("demand",) and before != ("on",)


def _is_read(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a noun is something written, in which somebody says so: "said in the release", "the release said".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("He left, the release said.", "Brook said so in the release.", "Brook said the release was a relief.")
    >>> for text in told:
    ...     parsed = read(text)
    ...     release = next(one for one in parsed.phrases if parsed.lower[one.head] == "release")
    ...     print(_is_read(parsed, release, load_events()))
    True
    True
    False
    """
    if parsed.lower[phrase.head] not in book.codebook.heads.document:
        return False
    if parsed.lower[max(phrase.start - 2, 0) : phrase.start] == ("according", "to"):
        return True
    told = (one for one in parsed.clauses if phrase in one.subject or one.leads(phrase) == "in")
    governors = (governor(parsed, one, book) for one in told)
    return any(one is not None and one.effect is Effect.TOLD for one in governors)


# The prepositions behind a noun, each with the phrases that it leads.
_Behind = list[tuple[str, list[Phrase]]]


def _told(parsed: Parsed, phrase: Phrase, line: Line, first: int, book: EventBook) -> Telling:
    """What a noun tells by a line that it stands for; its words begin at `first`."""
    behind = _own_behind(parsed, phrase, book)
    recipients = _recipients(parsed, phrase, line, behind, book)
    before = [] if line.state else before_noun(parsed, phrase, first, book, targets=line.type not in AGAINST)
    if not recipients and suffered(parsed, phrase, before, line, book):
        recipients, before = before, []
    actors, laid = _actors(parsed, phrase, line, behind, before, book)
    if between := _led_by(behind, "between"):
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
        laid=laid,
        bare=not any(is_agent(parsed, one, book) for one in told),
    )


def _led_by(behind: _Behind, *preps: str) -> list[Phrase]:
    """The phrases that some prepositions behind a noun lead."""
    return [one for prep, others in behind if prep in preps for one in others]


def _recipients(parsed: Parsed, phrase: Phrase, line: Line, behind: _Behind, book: EventBook) -> list[Phrase]:
    """To whom it is done, as the words behind the noun tell, or as who comes under it or is in the state of it."""
    led = {
        # "The war in 2002": nobody is so many, and who is told of elsewhere is sought only where nobody stands here.
        prep: [
            one for one in others if not (is_venue(parsed, one, line, book) or (prep == "in" and is_count(parsed, one)))
        ]
        for prep, others in behind[::-1]
    }
    found = _under(parsed, phrase) or next(([*led[place]] for place in line.recipient if led.get(place)), [])
    if line.type == "ACCUSE" and (blamed := blamed_for(parsed, found, book)) is not None:
        found = blamed
    return found or (holders(parsed, phrase) if line.state and "subject" in line.recipient else [])


def _actors(
    parsed: Parsed, phrase: Phrase, line: Line, behind: _Behind, before: list[Phrase], book: EventBook
) -> tuple[list[Phrase], bool]:
    """Who does it, and whether it is laid to them by words that only suspect; `before` stand before the noun."""
    by = _led_by(behind, "by", *(one for one in line.actor if one != "subject"))
    if line.state and "subject" not in line.recipient:
        by = by or holders(parsed, phrase)
    charged, held = accused_of(parsed, phrase, book) if QUADS[line.type] == "material conflict" else ([], False)
    # "Jailed for the murder to ten years by a court": only right behind the noun it is the deed's.
    near = bool(behind) and behind[0][0] == "by"
    laid, suspected = laid_to(parsed, phrase, book) if line.type in AGAINST and not by else ([], False)
    actors = laid or (by if near or not charged else []) or before or charged
    if not actors and line.mode == "visit":
        actors = _is_on(parsed, phrase, book)
    if line.agents and not any(is_agent(parsed, one, book) for one in actors):
        actors = holders(parsed, phrase)
    owned = all(parsed.tags[one.head] == "PRP$" for one in actors)
    if owned and (carrier := _carrier(parsed, phrase, book)) is not None:
        actors = list(carrier.doers)
    # What several do to each other nobody alone is held for.
    alone = not (line.reciprocal or _led_by(behind, "between"))
    return actors, (bool(laid) and suspected) or (held and alone and actors is charged)


def _comes_to(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Who comes somewhere for what is done together: "arrived in Veska for talks with the guild"."""
    for clause in parsed.clauses:
        came = any(one.line.mode == "visit" for one in book.verbs.get(parsed.lower[clause.group.head], ()))
        if came and clause.leads(phrase) == "for":
            return [one for one in clause.subject if is_agent(parsed, one, book)]
    return []


def _is_on(parsed: Parsed, phrase: Phrase, book: EventBook) -> list[Phrase]:
    """Who is on it: "Brook, who is on a visit to Veska"."""
    clauses = (one for one in parsed.clauses if one.leads(phrase) == "on" and parsed.lower[one.group.head] in BE)
    return [one for clause in clauses for one in clause.subject if is_agent(parsed, one, book)]


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
