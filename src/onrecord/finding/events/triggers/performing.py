"""Are the words that tell of a deed the deed itself: "we condemn the raid", "I want to thank you", "rallied to demand"?

Takes a parsed sentence and the tellings in it; says which of them are done by being said, by whoever says them, and
which are what a protest is for, so that it says them: who rallies to demand a vote has demanded one. Leaves alone who
says the words: that is `status`.
"""

from collections.abc import Sequence

from onrecord.codebook.events import QUADS
from onrecord.finding.events.standing.effects import Standing, plain
from onrecord.finding.events.telling import FIRST_PERSON, Telling
from onrecord.finding.events.triggers.deed_nouns import led_back
from onrecord.grammar import Clause, Form, Parsed

_PRESENT = frozenset({"VBP", "VBZ"})
# "I want to thank", "we would like to apologise": who is so polite has done it.
_POLITE = frozenset({"want", "like", "wish"})
_COURTEOUS = frozenset({"SUPPORT", "CONCEDE"})
# What one says of oneself by saying how one feels.
_FELT = frozenset({"SUPPORT", "ACCUSE"})
# What a crowd says by coming together.
_CRIED = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "PROTEST"})


def is_performed(parsed: Parsed, telling: Telling) -> bool:
    """Whether the verb of an event of words does it, for who speaks: it stands in the present, and nobody refrains.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.finding.events.triggers.tellings import tellings
    >>> from onrecord.grammar import read
    >>> def performed(text):
    ...     parsed = read(text)
    ...     return [is_performed(parsed, one) for one in tellings(parsed, load_events())]
    >>> performed("We condemn Brenn."), performed("We condemned Brenn.")
    ([True], [False])
    >>> performed("We do not condemn Brenn.")
    [False]
    """
    clause = telling.clause
    if clause is None or not QUADS[telling.type].startswith("verbal"):
        return False
    if "negated" in telling.line.frame:
        # "We will not accept", "he does not recognise": the "not" is the refusal.
        return clause.group.form is Form.FINITE and parsed.tags[clause.group.start] in (*_PRESENT, "MD")
    # Who is said to be outraged shows it by saying so: "said it was outraged by the raid".
    felt = telling.line.swap and clause.group.passive and telling.type in _FELT
    return felt or _is_present(parsed, clause) or is_courteous(parsed, telling)


def is_courteous(parsed: Parsed, telling: Telling) -> bool:
    """Whether somebody only says that he wants to say what he says: "I want to thank the crew"."""
    clause = telling.clause
    if clause is None or clause.over is None or clause.link != "to" or telling.type not in _COURTEOUS:
        return False
    over = parsed.clauses[clause.over]
    wishes = parsed.lower[over.group.head] in _POLITE and over.group.modal in (None, "would", "'d", "’d")
    polite = over.group.modal is not None or parsed.lower[over.group.head] != "like"
    mine = any(parsed.lower[one.head] in FIRST_PERSON for one in over.subject)
    return wishes and polite and mine and not over.group.negated


def _is_present(parsed: Parsed, clause: Clause) -> bool:
    group = clause.group
    return (
        group.form is Form.FINITE
        and not (group.negated or group.passive or group.modal or clause.marker)
        and parsed.tags[group.start] in _PRESENT
        and parsed.tags[group.head] in (*_PRESENT, "VBG")
    )


def cried_at(parsed: Parsed, telling: Telling, told: Sequence[tuple[Telling, Standing]]) -> Telling | None:
    """The protest that took place for an event of words, and said it so: "a rally by nurses in Tarn to demand a vote".

    One that did not take place has said nothing.
    """
    clause = telling.clause
    if clause is None or clause.link != "to" or telling.type not in _CRIED:
        return None
    nouns = led_back(parsed, clause.noun.end) if clause.noun is not None else []
    for protest, standing in told:
        over = protest.clause is not None and protest.clause.number == clause.over
        if protest.type == "PROTEST" and (over or protest.phrase in nouns) and plain(standing.effect):
            return protest
    return None
