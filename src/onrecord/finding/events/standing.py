"""How is a deed told: as a fact, a plan, a wish, an accusation, or as something that is not so?

Takes a parsed sentence and the place of a verb or a noun in it; yields the effect of all the words that the deed
stands under: its own negation and modal, adverbs and adjectives beside it, and every verb and noun that it hangs
on ("refused to", "a plan to", "if"). Leaves who vouches for it to `status`: that needs the statements.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.finding.events.effects import Standing, plain, weaker
from onrecord.finding.events.governors import by_form, governing_words, governor, speaks_on
from onrecord.finding.events.known_deeds import (
    DETERMINED,
    is_aimed,
    is_determined,
    is_escaped,
    is_known,
    is_name_for,
    is_outcome,
    is_past,
    is_ranked,
    is_rewarded,
    is_taken_up,
    is_to_be_done,
    tells_back,
)
from onrecord.finding.events.own_words import CONDITIONS, NEGATIVE, is_belied, of_own_words, under_condition
from onrecord.grammar import BE, Clause, Form, Parsed, Phrase

# Prepositions that lead to what is wished, refused, planned; behind others stands a time, a place, a cause.
_CARRIED = frozenset({"for", "to", "of", "on", "against", "from", "about", "with"})
# Behind these stands what a noun speaks of: "a plan for", "an end to".
_HOLDING = frozenset({"of", "for", "to", "from", "on", "about", "against", "over"})
# What is rejected when these are has been said.
_SPOKEN = frozenset([
    "offer", "offers", "demand", "demands", "request", "requests", "proposal", "proposals", "appeal", "appeals",
    "call", "calls", "bid", "bids", "suggestion", "claim", "claims", "threat", "threats",
])  # fmt: skip
# What says that something is so: to reject it is to deny what it says.
_CLAIMING = frozenset({Effect.TOLD, Effect.UNNAMED, Effect.ALLEGED})
# Who could not do this leaves open whether it is so.
_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "prove"})
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
            if complement.effect in _CLAIMING and _rejected(parsed, holder, book):
                return Standing(Effect.DENIED, holder.head)
            outer = of_phrase(parsed, holder, book, depth + 1)
            return weaker(Standing(complement.effect, holder.head), outer)
        beside = clause.link in ("and", "beside", "relative") or clause.link in _AT_THE_TIME
        if over is not None and governing is not None and not beside:
            return _through(parsed, clause, over, book, depth)
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
    return _through(parsed, clause, over, book, depth)


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


def _relative(parsed: Parsed, clause: Clause, over: Clause | None, book: EventBook, depth: int) -> Standing:
    """A relative clause is told as a fact of whom it describes, unless they are only thought of."""
    if over is None or clause.link != "relative":
        return Standing(Effect.FACT)
    antecedent = clause.subject[0] if clause.subject else None
    if antecedent is not None and is_to_be_done(parsed, clause, over, antecedent):
        return _through(parsed, clause, over, book, depth)
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


def _through(parsed: Parsed, clause: Clause, over: Clause, book: EventBook, depth: int) -> Standing:
    """What a governing verb does, itself under what stands over it."""
    complement = governor(parsed, over, book)
    outer = of_clause(parsed, over, book, depth + 1)
    if is_outcome(parsed, clause):
        return outer
    if complement is None:
        return _through_unknown(clause, over, outer)
    cause, negated = over.group.head, over.group.negated
    if complement.effect in _CLAIMING and is_belied(parsed, over, book):
        return Standing(Effect.NEGATED, cause)
    if clause.link == "to" and parsed.lower[cause] in BE:
        if is_ranked(parsed, over):
            return outer  # "is the first to leave"
        # "is to leave", "are about to leave"
        return weaker(Standing(Effect.PLANNED, cause), outer)
    effect = by_form(parsed, clause, over, complement.effect)
    if effect is Effect.FACT:
        return _through_fact(parsed, clause, over, outer)
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


def _through_unknown(clause: Clause, over: Clause, outer: Standing) -> Standing:
    """What a verb does that the codebook does not know."""
    by_link = _by_link(clause)
    if outer.effect is Effect.NEGATED:
        # "does not bode well that": only what is negated itself is; the rest may or may not be so.
        return Standing(Effect.HYPOTHETICAL, over.group.head) if clause.link in ("to", "ing", "that") else by_link
    return by_link if plain(outer.effect) else weaker(by_link, outer)


def _through_fact(parsed: Parsed, clause: Clause, over: Clause, outer: Standing) -> Standing:
    """What a verb does that tells a deed as a fact, unless something makes less of the verb itself."""
    factive = clause.link not in ("to", "ing") or clause.marker is not None
    if factive and clause.link == "that" and tells_back(parsed, clause, over):
        return Standing(Effect.FACT) if outer.effect is Effect.PURPOSE else outer
    if not factive or not over.group.negated:
        return outer
    if outer.effect is Effect.NEGATED and parsed.lower[over.group.head].startswith(_TAKEN_FOR_GRANTED):
        return Standing(Effect.FACT)
    # "could not confirm that": it may or may not be so.
    return Standing(Effect.HYPOTHETICAL, over.group.head) if clause.link == "that" else outer


# Verbs whose "that" is taken for granted even under a negation: "did not regret that".
_TAKEN_FOR_GRANTED = (
    "know", "regret", "realis", "realiz", "forget", "forgot", "notice", "condemn", "welcome", "remember", "acknowledg",
    "admit",
)  # fmt: skip


def _by_link(clause: Clause) -> Standing:
    """A governor that the codebook does not know: a "to" is a purpose, anything else a fact."""
    if clause.link == "to":
        return Standing(Effect.PURPOSE, clause.group.start)
    if clause.link in ("against", "from"):
        return Standing(Effect.HYPOTHETICAL, clause.group.start)
    return Standing(Effect.FACT)


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
    """What the verb does whose subject or object a noun is."""
    determined = is_determined(parsed, phrase)
    for clause in parsed.clauses:
        is_object = phrase in clause.objects or clause.leads(phrase) is not None
        is_subject = phrase in clause.subject
        if not (is_object or is_subject):
            continue
        complement = governor(parsed, clause, book)
        outer = of_clause(parsed, clause, book, depth + 1)
        governed = is_object or (clause.group.passive and is_subject)
        prep = clause.leads(phrase)
        if is_object and determined and _follows(parsed, clause):
            return Standing(Effect.FACT)
        if determined and _is_granted(clause, phrase, governed, complement, outer):
            return Standing(Effect.FACT)
        if governed and complement is not None and not plain(complement.effect):
            known = is_known(parsed, phrase, complement, prep, book) or is_escaped(parsed, phrase, clause)
            if (
                known
                or is_name_for(parsed, phrase, clause, book)
                or is_aimed(parsed, phrase, clause, complement, book)
                or _led_elsewhere(parsed, clause, prep, book)
            ):
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
    return Standing(Effect.FACT)


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
