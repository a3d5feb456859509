"""What does a verb do to the deed that hangs on it: "refused to leave", "confirmed that they had left"?

Takes a parsed sentence, the clause of the deed, the one that it hangs on and how that one is told; yields how the deed
is. Leaves alone what stands over both: that is asked in `standing`.
"""

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.standing.effects import CLAIMING, Standing, plain, weaker
from onrecord.finding.events.standing.governors import by_form, governor, is_of_two_words
from onrecord.finding.events.standing.known_deeds import is_outcome, is_ranked, tells_back
from onrecord.finding.events.standing.own_words import is_belied
from onrecord.grammar import BE, Clause, Parsed

# Verbs whose "that" is taken for granted even under a negation: "did not regret that".
_TAKEN_FOR_GRANTED = (
    "know", "regret", "realis", "realiz", "forget", "forgot", "notice", "condemn", "welcome", "remember", "acknowledg",
    "admit",
)  # fmt: skip

# What becomes of a verdict that was wrong, and so of the deed that it was for.
_UNDOING = ("annul", "overturn", "quash", "vacat")


def through(parsed: Parsed, clause: Clause, over: Clause, outer: Standing, book: EventBook) -> Standing:
    """What a governing verb does to a deed, where `outer` is how the verb itself is told."""
    complement = governor(parsed, over, book)
    if is_outcome(parsed, clause):
        return outer
    if complement is None:
        return _through_unknown(parsed, clause, over, outer)
    cause = over.group.head
    # "Pleaded not guilty": the word is part of what the verb says.
    negated = over.group.negated and not is_of_two_words(parsed, over, "not", book)
    if complement.effect in CLAIMING and is_belied(parsed, over, book):
        return Standing(Effect.NEGATED, cause)
    if clause.link == "to" and parsed.lower[cause] in BE:
        if is_ranked(parsed, over):
            return outer  # "is the first to leave"
        # "is to leave", "are about to leave"
        return weaker(Standing(Effect.PLANNED, cause), outer)
    effect = by_form(parsed, clause, over, complement.effect)
    if effect is Effect.FACT:
        return _through_fact(parsed, clause, over, outer, granted=complement.presupposes)
    if effect is Effect.TOLD:
        if negated or outer.effect is Effect.NEGATED:
            return Standing(Effect.HYPOTHETICAL, cause)
        return outer if outer.effect in (Effect.HYPOTHETICAL, Effect.UNNAMED, Effect.ALLEGED) else Standing(Effect.TOLD)
    if not negated:
        return Standing(effect, cause)
    if effect in (Effect.PLANNED, Effect.HYPOTHETICAL) and clause.link == "to":
        # "did not plan to", "did not try to"
        return Standing(Effect.NEGATED, cause)
    if effect is Effect.NEGATED:
        # "did not fail to", but "did not rule out sending"
        done = outer.effect is Effect.NEGATED and complement.speech is None
        return Standing(Effect.FACT) if done else Standing(Effect.HYPOTHETICAL, cause)
    if effect is Effect.DENIED and parsed.lower[over.group.start - 1] == "nor":
        return Standing(Effect.HYPOTHETICAL, cause)  # "neither confirmed nor denied that"
    return Standing(Effect.ALLEGED if effect is Effect.DENIED else effect, cause)


def _through_unknown(parsed: Parsed, clause: Clause, over: Clause, outer: Standing) -> Standing:
    """What a verb does that the codebook does not know.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> for told in ("A court quashed his term for burning it.", "A court read his term for burning it."):
    ...     parsed, plain = read(told), Standing(Effect.FACT)
    ...     print(through(parsed, parsed.clauses[1], parsed.clauses[0], plain, load_events()).effect.value)
    denied
    fact
    """
    if clause.link == "for" and parsed.lower[over.group.head].startswith(_UNDOING):
        return Standing(Effect.DENIED, over.group.head)
    by_link = _by_link(clause)
    if outer.effect is Effect.NEGATED:
        # "does not bode well that": only what is negated itself is; the rest may or may not be so.
        return Standing(Effect.HYPOTHETICAL, over.group.head) if clause.link in ("to", "ing", "that") else by_link
    return by_link if plain(outer.effect) else weaker(by_link, outer)


def _through_fact(parsed: Parsed, clause: Clause, over: Clause, outer: Standing, *, granted: bool) -> Standing:
    """What a verb does that tells a deed as a fact, unless something makes less of the verb itself.

    With `granted` who says the verb takes the deed for granted: so does "did not regret leaving", which is not "did
    not begin leaving".
    """
    granted = granted and clause.link != "to"
    factive = granted or clause.link not in ("to", "ing") or clause.marker is not None
    if factive and clause.link == "that" and tells_back(parsed, clause, over):
        return Standing(Effect.FACT) if outer.effect is Effect.PURPOSE else outer
    if not factive or not over.group.negated:
        return outer
    known = granted or parsed.lower[over.group.head].startswith(_TAKEN_FOR_GRANTED)
    if outer.effect is Effect.NEGATED and known:
        return Standing(Effect.FACT)
    # "could not confirm that": it may or may not be so.
    return Standing(Effect.HYPOTHETICAL, over.group.head) if clause.link == "that" else outer


def _by_link(clause: Clause) -> Standing:
    """A governor that the codebook does not know: a "to" is a purpose, anything else a fact."""
    if clause.link == "to":
        return Standing(Effect.PURPOSE, clause.group.start)
    if clause.link in ("against", "from"):
        return Standing(Effect.HYPOTHETICAL, clause.group.start)
    return Standing(Effect.FACT)
