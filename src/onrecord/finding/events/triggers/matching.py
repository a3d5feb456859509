"""Do the words round a verb fit a line of the event vocabulary, and how well?

Takes a parsed sentence, a clause and a trigger; yields the places of the trigger's words with a score, or None. A
required word that stands near counts for more than one far off. Leaves alone who is in the deed: that is `parties`.
"""

from collections.abc import Iterator, Sequence

from onrecord.codebook.events import EventBook, Line, Trigger
from onrecord.finding.events.parties.agents import behind_phrase, is_count, is_mutual, is_name, is_party
from onrecord.finding.events.triggers.frames import stands_in
from onrecord.grammar import REFLEXIVES, Clause, Parsed, Phrase

# An object parts no verb from these: "call the guild on Monday" is not to call on it.
_UNPARTED = frozenset({"on", "upon"})
# What is done to others or is no such deed: who protects himself aids nobody.
_TO_OTHERS = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION", "SUPPORT"})


def matches(parsed: Parsed, clause: Clause, trigger: Trigger, book: EventBook) -> tuple[tuple[int, ...], int] | None:
    """The words of a trigger, and how well they fit: the nearer a required word stands, the better."""
    head, line = clause.group.head, trigger.line
    words = [head]
    if trigger.rest:
        rest = _rest(parsed, clause, trigger.rest)
        if rest is None:
            return None
        words += rest
    if line.whom and not _fits(parsed, clause, line, book):
        return None
    if line.type in _TO_OTHERS and not REFLEXIVES.isdisjoint(parsed.lower[head + 1 : head + 2]):
        return None
    # Most lines ask for none of the words behind their verb.
    region = list(_region(parsed, clause)) if line.without or line.also or line.needs else []
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
    # Who and what it is done to are parties, however much the trigger needs them: "freed the hostages".
    return (tuple(words) if is_party(parsed.lower[at], line, book) else (*words, at)), score


def _fits(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> bool:
    """Whether the one acted on is of a kind that the line asks for; nobody may be named, or a number of people.

    What a deed did needs no asking.
    """
    near = clause.acted_on
    people = parsed.lower[clause.group.head] in book.counting
    if (
        is_mutual(parsed, clause)
        or deed_behind(parsed, clause, line, book)
        or (people and any(is_count(parsed, phrase) for phrase in near))
    ):
        return True
    return not near or any(
        parsed.lower[at] in line.whom or (line.named and is_name(parsed, at))
        for phrase in near
        for at in (spread(parsed, phrase) if _counts(parsed, phrase, book) else range(phrase.start, phrase.end))
    )


def _counts(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a phrase says no more than of how many: "a total", "eleven of the attackers"."""
    return parsed.lower[phrase.head] in book.amounts or parsed.tags[phrase.head] == "CD"


def deed_behind(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> bool:
    """Whether a deed of the line's type does it: "tanks were hit by drone strikes", "the bombing razed a bridge"."""
    doers = clause.doers
    return any(
        trigger.line.type == line.type
        for phrase in doers
        for trigger in book.nouns.get(parsed.lower[phrase.head], ())
        if tuple(parsed.lower[max(phrase.head - len(trigger.rest), phrase.start) : phrase.head]) == trigger.rest
    )


def _inside_name(parsed: Parsed, at: int, book: EventBook) -> bool:
    """Whether a word is only part of a name: "moved to the Veska Police Office" moves no police; titles are people."""
    if parsed.lower[at] in book.codebook.heads.person:
        return False
    phrase = parsed.phrase(at)
    capital = parsed.tags[at] in ("NNP", "NNPS") and parsed.words[at].text[0].isupper()
    return capital and phrase is not None and at != phrase.head and parsed.words[phrase.head].text[0].isupper()


def _rest(parsed: Parsed, clause: Clause, rest: Sequence[str]) -> list[int] | None:
    """The places of the words that must follow a verb, right behind it, or with its object between."""
    for start in range(
        clause.group.head + 1, min(clause.end + len(rest) + 1, clause.group.head + 9, len(parsed.lower))
    ):
        places = range(start, start + len(rest))
        if len(rest) == 1 and rest[0] in _UNPARTED and parsed.phrase(start - 1) is not None:
            return None
        if tuple(parsed.lower[start : start + len(rest)]) == tuple(rest):
            return None if _describes_another(parsed, start + len(rest) - 1) else list(places)
        if start > clause.group.head + 1 and len(rest) > 1 and parsed.clause(start) not in (None, clause):
            return None
        # "Took nine of the crew hostage".
        between = (
            parsed.phrase(start) is not None or parsed.tags[start] in ("RB", "TIME", "RP") or _is_of(parsed, start)
        )
        if not between:
            return None
    return None


def _is_of(parsed: Parsed, at: int) -> bool:
    return parsed.lower[at] == "of" and parsed.phrase(at - 1) is not None


def _describes_another(parsed: Parsed, at: int) -> bool:
    """Whether a word only describes the noun behind it: "made a mandatory call", not "made the call mandatory"."""
    phrase = parsed.phrase(at)
    return phrase is not None and parsed.tags[at] == "JJ" and phrase.start < at < phrase.head


def _region(parsed: Parsed, clause: Clause) -> Iterator[int]:
    """The words that a required word may be among."""
    yield from (at for at in range(clause.group.head + 1, clause.end) if parsed.tags[at] != "TIME")
    if clause.group.passive:
        for phrase in clause.subject:
            yield from range(phrase.start, phrase.end)
            for prep, led in behind_phrase(parsed, phrase):
                if prep == "of":  # "the Group of Nine summit was held"
                    yield from (at for one in led for at in range(one.start, one.end) if at < clause.group.start)


def _around(parsed: Parsed, clause: Clause) -> set[str]:
    first = min((phrase.start for phrase in clause.subject), default=clause.group.start)
    return {parsed.lower[at] for at in range(min(first, clause.group.start), clause.end)}


def _doers(parsed: Parsed, clause: Clause) -> set[str]:
    doers = clause.doers
    over = parsed.over(clause)
    if over is not None and clause.link == "that" and all(parsed.tags[one.head] == "PRP" for one in doers):
        doers = [*doers, *over.subject]  # "the soldiers said they had overthrown the premier"
    return {parsed.lower[at] for phrase in doers for at in spread(parsed, phrase)}


def spread(parsed: Parsed, phrase: Phrase) -> Iterator[int]:
    """The words of a phrase and of what stands behind its "of": "a total of 40 nuns"."""
    yield from range(phrase.start, phrase.end)
    for prep, others in behind_phrase(parsed, phrase):
        if prep == "of":
            yield from (at for one in others for at in range(one.start, one.end))
