"""What a clause's own words make of its deed: negation, modal, adverb, condition, a subject or object that is nobody.

Takes a parsed sentence and a clause; yields a `Standing`. Leaves what the clause hangs on to `standing`.
"""

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.standing.effects import Standing, weaker
from onrecord.finding.events.standing.governors import tellers
from onrecord.grammar import Clause, Form, Parsed

_MODALS = {
    **dict.fromkeys(("will", "shall", "'ll", "’ll", "wo", "'d", "’d"), Effect.PLANNED),
    **dict.fromkeys(
        ("would", "could", "may", "might", "can", "should", "must", "ought", "need", "ca"), Effect.HYPOTHETICAL
    ),
}
_WOULD = frozenset({"would", "'d", "’d"})
_USUALLY = frozenset({"often", "sometimes", "regularly", "routinely", "frequently"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "until", "till"})
_OPEN = frozenset({"if", "unless", "whether", "lest"})
_CONFIRMED = frozenset({"confirm", "reveal", "report", "announce", "disclose"})
_INVERTED = frozenset({"should", "had", "were"})
_BOUNDARIES = frozenset({",", ";", ":", "that", "“", '"', "(", "—", "–"})
_NOT_SO = frozenset({"without", "instead", "than"})
NEGATIVE = frozenset({"no", "neither", "nobody", "none", "nothing", "nor", "never"})


def of_own_words(parsed: Parsed, clause: Clause, book: EventBook) -> Standing:
    """What the clause's own words do: negation, modal, adverb, condition, a subject or object that is none."""
    group = clause.group
    standing = Standing(Effect.FACT)
    if group.negated and not _only_in_part(parsed, clause):
        standing = Standing(Effect.NEGATED, group.head)
    elif group.modal and not (_is_confirmed(parsed, clause) or _was_usual(parsed, clause)):
        effect = Effect.PLANNED if _told_of_later(parsed, clause, book) else _MODALS.get(group.modal, Effect.FACT)
        perfect = any(parsed.lower[at] == "have" for at in range(group.start, group.head))
        # "will have left" and "must have left" are still no reports.
        standing = Standing(Effect.HYPOTHETICAL if perfect and effect is Effect.PLANNED else effect, group.start)
    if clause.marker in CONDITIONS and not _came_about(parsed, clause):
        standing = weaker(standing, Standing(Effect.HYPOTHETICAL, group.start))
    if clause.marker in _NOT_SO:
        standing = weaker(standing, Standing(Effect.NEGATED, group.start))
    for at in (*range(group.start, group.end), group.start - 1, group.start - 2, group.end):
        if (
            0 <= at < len(parsed.lower)
            and parsed.phrase_at[at] is None
            and (at >= group.start or _touching(parsed, at, group.start))
        ):
            by_adverb = book.adverbs.get(parsed.lower[at])
            if at == group.end and by_adverb not in (Effect.NEGATED, Effect.ALLEGED):
                continue  # "went off almost at once"
            if at == group.end and parsed.lower[at + 1 : at + 2] == ("to",):
                continue  # "promised not to go"
            if by_adverb is not None and not (by_adverb is Effect.NEGATED and group.negated):
                standing = weaker(standing, Standing(by_adverb, at))
    for phrase in (*clause.subject[:1], *clause.objects[:1]):
        if parsed.lower[phrase.start] in NEGATIVE and not group.predicate:
            standing = weaker(standing, Standing(Effect.NEGATED, phrase.start))
    opening = min((phrase.start for phrase in clause.subject if phrase.start < group.start), default=group.start)
    if _conditional(parsed, clause) or (
        group.form is Form.FINITE and clause.link != "relative" and under_condition(parsed, opening)
    ):
        standing = weaker(standing, Standing(Effect.HYPOTHETICAL, group.start))
    if standing.effect is Effect.NEGATED and (clause.marker in _OPEN or _conditional(parsed, clause)):
        # "If Brenn does not withdraw": whether it does is open.
        return Standing(Effect.HYPOTHETICAL, group.start)
    return standing


def _came_about(parsed: Parsed, clause: Clause) -> bool:
    """Whether a condition with "until" is told to be met: "waited until it was signed", not "to wait until".

    >>> from onrecord.grammar import read
    >>> told = ("Ada waited until nuns were jailed.", "Ada urged him to wait until nuns were jailed.")
    >>> [_came_about(parsed, parsed.clauses[-1]) for parsed in map(read, told)]
    [True, False]
    """
    if clause.marker != "until" or clause.group.form is not Form.FINITE or clause.group.modal:
        return False
    over = parsed.over(clause)
    return over is None or not (over.link == "to" or over.group.modal)


def is_belied(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a word beside a verb that tells says that what it tells is not so: "falsely claimed that"."""
    group = clause.group
    near = parsed.lower[max(0, group.start - 1) : group.end + 1]
    return any(word in book.belying for word in near)


def is_nobodys(parsed: Parsed, clause: Clause) -> bool:
    """Whether nobody does what a verb tells: it has a "not", or its subject a "no".

    >>> from onrecord.grammar import read
    >>> told = ("No group claimed responsibility.", "They did not claim it.", "The Reed Front claimed it.")
    >>> [is_nobodys(parsed, parsed.clauses[0]) for parsed in map(read, told)]
    [True, True, False]
    """
    return clause.group.negated or any(parsed.lower[one.start] in NEGATIVE for one in clause.subject)


def _is_confirmed(parsed: Parsed, clause: Clause) -> bool:
    """Whether a "can" tells of what is told at once: "we can confirm that"."""
    can = clause.group.modal == "can" and parsed.lower[clause.group.head] in _CONFIRMED
    return can and any(one.over == clause.number and one.link == "that" for one in parsed.clauses)


def _was_usual(parsed: Parsed, clause: Clause) -> bool:
    """Whether a "would" tells of what was done time and again: "they would often burn the farms"."""
    between = parsed.lower[clause.group.start : clause.group.head]
    return clause.group.modal in _WOULD and not _USUALLY.isdisjoint(between)


def _told_of_later(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether "would" is the "will" of somebody whose words are told of: "said it would leave", and no "if" with it."""
    if clause.group.modal not in _WOULD:
        return False
    conditional = any(one.over == clause.number and one.marker in CONDITIONS for one in parsed.clauses)
    return not conditional and any(
        parsed.tags[one.group.head] in ("VBD", "VBN") and not one.group.modal for one in tellers(parsed, clause, book)
    )


def _only_in_part(parsed: Parsed, clause: Clause) -> bool:
    """ "has not only shelled", "is helped not just by": the deed stands, something is added to it."""
    return any(
        parsed.lower[at] in ("not", "n't", "n’t")
        and parsed.lower[at + 1 : at + 2] in (("only",), ("just",), ("merely",), ("simply",))
        for at in range(clause.group.start, clause.group.end + 1)
        if at < len(parsed.lower)
    )


def _touching(parsed: Parsed, at: int, start: int) -> bool:
    return all(parsed.tags[place] in ("RB", "RBR") for place in range(at, start))


def _conditional(parsed: Parsed, clause: Clause) -> bool:
    """Whether the sentence is a condition turned round: "Should Brenn attack", "Had Brenn attacked"."""
    before = min((phrase.start for phrase in clause.subject), default=0) - 1
    return _opens(parsed, before) and parsed.lower[before] in _INVERTED


def _opens(parsed: Parsed, at: int) -> bool:
    return at == 0 or (at > 0 and parsed.lower[at - 1] in _BOUNDARIES)


def under_condition(parsed: Parsed, at: int) -> bool:
    """Whether "if", "unless" or "in case" opens the stretch that a word stands in."""
    if parsed.lower[at : at + 1] == ("case",) and parsed.lower[at - 1 : at] == ("in",):
        return True
    for place in range(at - 1, max(at - 12, -1), -1):
        word = parsed.lower[place]
        if (word in CONDITIONS and word not in ("until", "till")) or (
            word == "case" and parsed.lower[place - 1 : place] == ("in",)
        ):
            return True
        if word in _INVERTED and _opens(parsed, place) and parsed.phrase(place + 1) is not None:
            return True
        if word in _BOUNDARIES:
            return False
    return False
