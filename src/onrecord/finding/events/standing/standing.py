"""How is a deed told: as a fact, a plan, a wish, an accusation, or as something that is not so?

Takes a parsed sentence and the place of a verb or a noun in it; yields the effect of all the words that the deed
stands under: its own negation and modal, adverbs and adjectives beside it, and every verb and noun that it hangs
on ("refused to", "a plan to", "if"). Leaves who vouches for it to `status`: that needs the statements.
"""

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.standing.effects import CLAIMING, Standing, weaker
from onrecord.finding.events.standing.governed_nouns import of_argument
from onrecord.finding.events.standing.governed_verbs import through
from onrecord.finding.events.standing.governors import governor, speaks_on
from onrecord.finding.events.standing.known_deeds import (
    DETERMINED,
    is_determined,
    is_known,
    is_past,
    is_rewarded,
    is_to_be_done,
    tells_back,
)
from onrecord.finding.events.standing.own_words import CONDITIONS, NEGATIVE, of_own_words, under_condition
from onrecord.grammar import Clause, Form, Parsed, Phrase

# Behind these stands what a noun speaks of: "a plan for", "an end to".
_HOLDING = frozenset({"of", "for", "to", "from", "on", "about", "against", "over"})
# An end to what is determined ("an end to the siege") takes it for granted.
_ENDINGS = frozenset({"end", "halt", "stop", "cessation"})
# What is done then stands under what the verb itself does, not under what the verb makes of its object: "offered help
# after beating the guards".
_AT_THE_TIME = frozenset({"after", "while", "when", "since"})
_UNBOUND = frozenset({"any", "anyone", "anybody", "every", "everyone", "whoever"})
# Chains of verbs longer than this do not stand in news; a broken page may seem to have them.
_DEEPEST = 8


def of_clause(parsed: Parsed, clause: Clause, book: EventBook, depth: int = 0) -> Standing:
    """How the deed of a verb is told."""
    own = of_own_words(parsed, clause, book)
    if depth > _DEEPEST:
        return weaker(own, Standing(Effect.HYPOTHETICAL))
    return weaker(own, _above(parsed, clause, book, depth))


def of_refusal(parsed: Parsed, clause: Clause, book: EventBook) -> Standing:
    """How a refusal is told that lies in a "not": "did not accept the offer" tells of one as a fact."""
    own = of_own_words(parsed, clause, book)
    return weaker(Standing(Effect.FACT) if own.effect is Effect.NEGATED else own, _above(parsed, clause, book, 0))


def _above(parsed: Parsed, clause: Clause, book: EventBook, depth: int) -> Standing:
    """What the words do that the clause hangs on."""
    over = parsed.clauses[clause.over] if clause.over is not None and clause.over != clause.number else None
    if clause.noun is not None:
        holder = _holder(parsed, clause.noun, book)
        head = parsed.lower[holder.head]
        complement = book.heads.get(head)
        governing = governor(parsed, over, book) if over is not None else None
        if complement is not None and (
            clause.link in ("to", "that", "of", "from", "for", "at", "against", "about")
            or complement.effect is Effect.NEGATED
        ):
            if complement.effect in CLAIMING and _rejected(parsed, holder, book):
                return Standing(Effect.DENIED, holder.head)
            outer = of_phrase(parsed, holder, book, depth + 1)
            return weaker(Standing(complement.effect, holder.head), outer)
        beside = clause.link in ("and", "beside", "relative") or clause.link in _AT_THE_TIME
        if over is not None and governing is not None and not beside:
            return _under(parsed, clause, over, book, depth)
        if clause.link == "to":
            outer = of_clause(parsed, over, book, depth + 1) if over is not None else Standing(Effect.FACT)
            return weaker(Standing(Effect.PURPOSE, clause.noun.head), outer)
    if over is None or clause.link in ("relative", ""):
        return _relative(parsed, clause, over, book, depth)
    if clause.link == "and":
        return _joined(parsed, clause, over, book, depth)
    if clause.link == "beside" or clause.link in _AT_THE_TIME:
        if clause.group.form is Form.FINITE:
            return Standing(Effect.FACT)
        outer = of_clause(parsed, over, book, depth + 1)
        # "would not elaborate, citing the law": what goes along with a refusal is done.
        return Standing(Effect.FACT) if outer.effect is Effect.NEGATED else outer
    if clause.link == "adverbial":
        return Standing(Effect.FACT)
    return _under(parsed, clause, over, book, depth)


def _relative(parsed: Parsed, clause: Clause, over: Clause | None, book: EventBook, depth: int) -> Standing:
    """A relative clause is told as a fact of whom it describes, unless they are only thought of."""
    over = over if over is not None else _of_anybody(parsed, clause)
    if over is None or clause.link != "relative":
        return Standing(Effect.FACT)
    antecedent = clause.subject[0] if clause.subject else None
    if antecedent is not None and is_to_be_done(parsed, clause, over, antecedent):
        return _under(parsed, clause, over, book, depth)
    determined = antecedent is not None and (
        parsed.lower[antecedent.start] in DETERMINED or parsed.tags[antecedent.head] in ("NNP", "NNPS", "PRP")
    )
    if determined:
        return Standing(Effect.FACT)
    if antecedent is not None and parsed.lower[antecedent.start] in NEGATIVE:
        return Standing(Effect.NEGATED, antecedent.start)
    if (
        antecedent is not None
        and clause.group.form is Form.PARTICIPLE
        and parsed.lower[antecedent.start] not in _UNBOUND
    ):
        # "would free nine soldiers captured in the raid": they have been captured, whatever becomes of them.
        return Standing(Effect.FACT)
    bound = antecedent is None or parsed.lower[antecedent.start] not in _UNBOUND
    if bound and tells_back(parsed, clause, over):
        return Standing(Effect.FACT)
    outer = of_clause(parsed, over, book, depth + 1)
    return outer if outer.effect in (Effect.HYPOTHETICAL, Effect.DENIED) else Standing(Effect.FACT)


def _of_anybody(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb that tells of whoever it may be that a relative clause describes: "any who entered would be shot"."""
    whom = clause.subject[0] if clause.subject and clause.link == "relative" else None
    if whom is None or parsed.lower[whom.start] not in _UNBOUND:
        return None
    return next((one for one in parsed.clauses[clause.number + 1 :] if whom in one.subject), None)


def _joined(parsed: Parsed, clause: Clause, over: Clause, book: EventBook, depth: int) -> Standing:
    """ "met and agreed": what stands above the first stands above the second, and a modal serves both."""
    speaker = speaks_on(parsed, clause, over, book)
    if speaker is not None:
        return _above(parsed, speaker, book, depth + 1)
    bare = parsed.tags[clause.group.start] == "VB" or clause.group.form is over.group.form is Form.INFINITIVE
    if bare or (clause.group.form is Form.ING and over.group.form is Form.ING):
        return of_clause(parsed, over, book, depth + 1)
    if clause.group.form is not Form.FINITE and over.group.form is Form.FINITE:
        return of_clause(parsed, over, book, depth + 1)
    if clause.subject and over.subject and clause.subject[0] is not over.subject[0] and over.link != "that":
        return Standing(Effect.FACT)
    if over.marker in CONDITIONS:
        return Standing(Effect.HYPOTHETICAL, over.group.start)
    return _above(parsed, over, book, depth + 1)


def _under(parsed: Parsed, clause: Clause, over: Clause, book: EventBook, depth: int) -> Standing:
    """What a governing verb does, itself under what stands over it."""
    return through(parsed, clause, over, of_clause(parsed, over, book, depth + 1), book)


def _rejected(parsed: Parsed, claim: Phrase, book: EventBook) -> bool:
    """Whether somebody rejects a claim: "dismissed reports that", "the charge was denied"."""
    return any(
        (word := governor(parsed, clause, book)) is not None
        and (word.speech == "REJECT" or word.effect is Effect.DENIED)
        and not clause.group.negated
        for clause in parsed.clauses
        if claim in clause.acted_on
    )


def _holder(parsed: Parsed, noun: Phrase, book: EventBook) -> Phrase:
    """The noun that a deed hangs on, back over those between: "accusations against Brenn of arming"."""
    phrase, steps = noun, 0
    while parsed.lower[phrase.head] not in book.heads and steps < 3:
        at = phrase.start - 1
        before = parsed.phrase(at - 1) if at > 0 and parsed.tags[at] in ("IN", "TO") else None
        if before is None:
            return noun
        phrase, steps = before, steps + 1
    return phrase if parsed.lower[phrase.head] in book.heads else noun


def of_phrase(parsed: Parsed, phrase: Phrase, book: EventBook, depth: int = 0) -> Standing:
    """How the deed of a noun is told: "the alleged attack", "a call for a withdrawal", "denied the attack"."""
    standing = Standing(Effect.HYPOTHETICAL if is_rewarded(parsed, phrase) else Effect.FACT)
    for at in range(phrase.start, phrase.head):
        word = parsed.lower[at]
        if parsed.lower[at + 1] == "terms":
            continue  # "condemned in the strongest possible terms attacks on nuns"
        if word in NEGATIVE:
            standing = weaker(standing, Standing(Effect.NEGATED, at))
        effect = book.adjectives.get(word)
        if effect is not None:
            standing = weaker(standing, Standing(effect, at))
    if under_condition(parsed, phrase.start):
        standing = weaker(standing, Standing(Effect.HYPOTHETICAL, phrase.start))
    if depth > _DEEPEST or is_past(parsed, phrase, book):
        return standing
    before = phrase.start - 1
    holder = parsed.phrase(before - 1) if before >= 0 and parsed.tags[before] in ("IN", "TO") else None
    if holder is not None:
        complement = book.heads.get(parsed.lower[holder.head])
        if parsed.lower[before] == "without":
            return weaker(standing, Standing(Effect.NEGATED, before))
        if parsed.lower[before] == "to" and parsed.lower[holder.head] in _ENDINGS and is_determined(parsed, phrase):
            return standing
        if parsed.lower[before] == "of" and parsed.lower[holder.head] == "failure":
            return standing  # "the failure of the attack": it came to nothing, and was made
        if complement is not None and is_known(parsed, phrase, complement, parsed.lower[before], book):
            return standing
        if complement is not None and parsed.lower[before] in _HOLDING:
            standing = weaker(standing, Standing(complement.effect, holder.head))
            return weaker(standing, of_phrase(parsed, holder, book, depth + 1))
        if parsed.lower[before] == "of":
            return weaker(standing, of_phrase(parsed, holder, book, depth + 1))
    return weaker(standing, _by_verb(parsed, phrase, book, depth))


def _by_verb(parsed: Parsed, phrase: Phrase, book: EventBook, depth: int) -> Standing:
    """What the first verb does whose subject or object a noun is."""
    for clause in parsed.clauses:
        if phrase in clause.objects or phrase in clause.subject or clause.leads(phrase) is not None:
            return of_argument(parsed, phrase, clause, of_clause(parsed, clause, book, depth + 1), book)
    return Standing(Effect.FACT)
