"""What does a verb do to the deed of a noun that is its subject or object: "feared an attack", "ended the siege"?

Takes a parsed sentence, the noun's phrase, the verb's clause and how that one is told; yields how the deed is. Leaves
alone what stands over the verb, and the noun's own words: those are asked in `standing`.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.finding.events.standing.effects import Standing, plain
from onrecord.finding.events.standing.governors import governing_words, governor
from onrecord.finding.events.standing.known_deeds import (
    is_aimed,
    is_determined,
    is_escaped,
    is_known,
    is_name_for,
    is_taken_up,
)
from onrecord.finding.events.standing.own_words import CONDITIONS
from onrecord.grammar import Clause, Form, Parsed, Phrase

# Prepositions that lead to what is wished, refused, planned; behind others stands a time, a place, a cause.
_CARRIED = frozenset({"for", "to", "of", "on", "against", "from", "about", "with"})
# What is rejected when these are has been said.
_SPOKEN = frozenset([
    "offer", "offers", "demand", "demands", "request", "requests", "proposal", "proposals", "appeal", "appeals",
    "call", "calls", "bid", "bids", "suggestion", "claim", "claims", "threat", "threats",
])  # fmt: skip
# Who could not do this leaves open whether it is so.
_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "prove"})


def of_argument(parsed: Parsed, phrase: Phrase, clause: Clause, outer: Standing, book: EventBook) -> Standing:
    """What a verb does to the deed of its subject or object, where `outer` is how the verb itself is told."""
    determined = is_determined(parsed, phrase)
    complement, prep = governor(parsed, clause, book), clause.leads(phrase)
    is_object = phrase in clause.objects or prep is not None
    is_subject = phrase in clause.subject
    governed = is_object or (clause.group.passive and is_subject)
    if is_object and determined and _follows(parsed, clause):
        return Standing(Effect.FACT)
    if determined and _is_granted(clause, phrase, governed, complement, outer):
        return Standing(Effect.FACT)
    if governed and complement is not None and not plain(complement.effect):
        if _stands_by_itself(parsed, phrase, clause, complement, book):
            return Standing(Effect.FACT)
        return _governed(parsed, phrase, clause, complement, prep, determined=determined)
    if prep is not None and outer.effect is Effect.NEGATED:
        return Standing(Effect.FACT)
    if is_object and clause.group.negated and parsed.lower[clause.group.head] in _CONFIRMING:
        return Standing(Effect.HYPOTHETICAL, clause.group.head)
    if determined and outer.effect is Effect.NEGATED and not (is_object and clause.group.negated):
        return Standing(Effect.FACT)
    if is_subject and not clause.group.passive and outer.effect is Effect.NEGATED:
        # "The attack did not kill": the attack was made.
        return Standing(Effect.FACT)
    if is_taken_up(parsed, phrase, complement, outer.effect, book):
        return Standing(Effect.FACT)
    if clause.marker in CONDITIONS or not plain(outer.effect):
        return outer
    return Standing(Effect.FACT)


def _stands_by_itself(parsed: Parsed, phrase: Phrase, clause: Clause, complement: Complement, book: EventBook) -> bool:
    """Whether a verb that makes less of what it governs leaves this deed as it is: one known, escaped, only named."""
    prep = clause.leads(phrase)
    return (
        is_known(parsed, phrase, complement, prep, book)
        or is_escaped(parsed, phrase, clause)
        or is_name_for(parsed, phrase, clause, book)
        or is_aimed(parsed, phrase, clause, complement, book)
        or _led_elsewhere(parsed, clause, prep, book)
    )


def _led_elsewhere(parsed: Parsed, clause: Clause, prep: str | None, book: EventBook) -> bool:
    """Whether a noun stands behind another preposition than its verb asks for: "committed to prison for murder"."""
    words = governing_words(parsed, clause)
    return prep not in (None, words[-1]) and words[-1] in _CARRIED and " ".join(words) in book.governors


def _follows(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb tells only what came before: "will examine how he lived following his release"."""
    return parsed.lower[clause.group.head] == "following" and clause.group.form is Form.ING and clause.link != "to"


def _is_granted(clause: Clause, phrase: Phrase, governed: bool, complement: Complement | None, outer: Standing) -> bool:
    """Whether a deed is taken for granted: "will investigate the raid", "may leave after the raid"."""
    if governed and complement is not None and complement.presupposes:
        return clause.leads(phrase) is None
    return clause.leads(phrase) in ("after", "since", "following") and outer.effect is Effect.HYPOTHETICAL


def _governed(
    parsed: Parsed, phrase: Phrase, clause: Clause, complement: Complement, prep: str | None, *, determined: bool
) -> Standing:
    """What a verb does to the deed of a noun that is its object: "feared an attack", "ended the siege"."""
    accused = complement.effect is Effect.ALLEGED and prep in ("of", "for", "with", "in", "over")
    if prep is not None and prep not in _CARRIED and not accused:
        return Standing(Effect.FACT)
    if complement.effect is Effect.NEGATED:
        spoken = parsed.lower[phrase.head] in _SPOKEN
        if clause.group.negated and complement.speech == "REJECT" and not determined and not spoken:
            # "did not rule out an attack"
            return Standing(Effect.HYPOTHETICAL, clause.group.head)
        if clause.group.negated:
            return Standing(Effect.FACT)
        ends = parsed.lower[clause.group.head].startswith(
            ("end", "stop", "halt", "resist", "dismiss", "brush", "shrug")
        )
        if determined and ends:
            # What is ended has been.
            return Standing(Effect.FACT)
        if prep is not None and prep != "from":
            return Standing(Effect.FACT)
        if complement.speech == "REJECT" and spoken:
            return Standing(Effect.FACT)
    return Standing(complement.effect, clause.group.head)
