"""Which words of a sentence tell of one deed: "two bombings killed 20 and wounded 40"?

Takes a parsed sentence and the tellings in it; yields those that tell of one deed, in groups. A noun and the verb that
tells on are one ("the attack killed six", "killed in an attack"), so are a deed and what came of it ("attacked a
village, killing six"), and a deed and the way it was done ("killed him by strangling"). Leaves apart what one after
the other did: "shot two guards and burned a mill" are two deeds, and so are those that different words stand over.
"""

from collections.abc import Sequence

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.breath import gapped
from onrecord.finding.events.standing.effects import plain
from onrecord.finding.events.telling import Party, Telling
from onrecord.finding.events.triggers.deed_nouns import told_by
from onrecord.grammar import TIME, Clause, Form, Parsed

# "Two were killed when gunmen attacked": what happened then is how it was done.
_WHEN = frozenset({"when", "as", "after"})
_LATER = frozenset({"later", "then", "afterwards", "before", "subsequently", "separately"})
# Whoever is carried off and killed has had two things done to him.
_APART = frozenset({"abduct"})


def same_deeds(parsed: Parsed, told: Sequence[tuple[Telling, Effect]], book: EventBook) -> list[list[int]]:
    """The places of tellings in groups of one deed each, groups and members in their order.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.finding.events.triggers.tellings import tellings
    >>> from onrecord.grammar import read
    >>> def groups(text):
    ...     parsed, book = read(text), load_events()
    ...     return same_deeds(parsed, [(one, Effect.FACT) for one in tellings(parsed, book)], book)
    >>> groups("Rebels attacked a village, killing six farmers.")
    [[0, 1]]
    >>> groups("Rebels shot two guards and kidnapped a nun.")
    [[0], [1]]
    """
    groups: list[list[int]] = []
    for number, (telling, effect) in enumerate(told):
        near = (
            group
            for group in groups
            if any(
                _one_standing(effect, told[other][1]) and _is_same(parsed, told[other][0], telling, book)
                for other in group
            )
        )
        mine = list(near)
        groups = [group for group in groups if group not in mine]
        groups.append(sorted([number, *(other for group in mine for other in group)]))
    return sorted(groups)


def _one_standing(one: Effect, other: Effect) -> bool:
    return one is other or (plain(one) and plain(other))


def _is_same(parsed: Parsed, one: Telling, other: Telling, book: EventBook) -> bool:
    if one.type != other.type or not _APART.isdisjoint((one.mode, other.mode)):
        return False
    if one.clause is not None and other.clause is not None:
        first, second = sorted((one, other), key=lambda telling: telling.clause.number if telling.clause else 0)
        return _joined(parsed, first, second, book)
    noun, verb = (one, other) if one.phrase is not None else (other, one)
    if noun.phrase is None or verb.clause is None:
        return False
    return verb.clause in told_by(parsed, noun.phrase, book)


def _joined(parsed: Parsed, first: Telling, second: Telling, book: EventBook) -> bool:
    """Whether the second of two verbs tells of the deed of the first, on which it hangs."""
    above, below = first.clause, second.clause
    if above is None or below is None or below.over != above.number:
        return False
    outcomes = [parsed.lower[clause.group.head] in book.outcomes for clause in (above, below)]
    if below.group.form is Form.ING and below.link in ("beside", "by", "ing"):
        same = below.subject[:1] == above.subject[:1] or (below.link == "by" and above.group.passive)
        return same and (outcomes[1] or _agree(parsed, first.recipients, second.recipients))
    if below.group.form is Form.ING and below.link in ("in", "during", "amid") and not second.actors:
        return above.group.passive and outcomes[0]  # "two were killed in fighting"
    if below.link == "to" and first.type == "PROTEST":
        # "Rallied to protest the ban": the second says what for.
        return below.subject[:1] == above.subject[:1]
    if below.link == "for" and any(parsed.lower[one.head] in book.answering for one in above.objects):
        # "Claimed responsibility for bombing the port": the bombing is what is claimed.
        return True
    if below.marker in _WHEN and below.group.form is Form.FINITE:
        # "Two were killed when gunmen attacked a bus."
        return outcomes[0] and above.group.passive and not first.actors and bool(second.actors)
    if not outcomes[1] or _is_later(parsed, above, below):
        return False
    if gapped(parsed, below, above):
        return outcomes[0]
    if below.link != "and" or below.subject[:1] != above.subject[:1] or below.group.passive != above.group.passive:
        return False
    return outcomes[0] or _agree(parsed, first.recipients, second.recipients) or not _done_to(parsed, first, book)


def _is_later(parsed: Parsed, above: Clause, below: Clause) -> bool:
    """Whether words say that the second came after the first: "later", or a day of its own for each."""
    between = set(parsed.lower[above.group.end : below.group.start])
    days = [TIME in parsed.tags[clause.group.end : max(clause.end, clause.group.end)] for clause in (above, below)]
    return not _LATER.isdisjoint(between) or all(days)


def _done_to(parsed: Parsed, telling: Telling, book: EventBook) -> bool:
    """Whether a deed is said to be done to people, and not to a place: others are then others."""
    return any(parsed.lower[at] in book.victims for party in telling.recipients for at in range(party.start, party.end))


def _agree(parsed: Parsed, one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether nothing says that two deeds were done to different ones: one is open, or a pronoun, or both are alike."""
    if not one or not other:
        return True
    heads = [{parsed.lower[party.end - 1] for party in side} for side in (one, other)]
    alone = any(len(side) == 1 and parsed.tags[side[0].start] in ("PRP", "PRP$") for side in (one, other))
    return alone or bool(heads[0] & heads[1])
