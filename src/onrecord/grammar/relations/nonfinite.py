"""What do infinitives and participles hang on, and who does what they tell?

Takes a sentence and a clause whose verb is one of them; fills in its subject, and the verb, noun or preposition that
it hangs on. Where two readings are possible it takes the nearer one.
"""

from onrecord.grammar.closed import MARKERS
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.groups.verbs import Form
from onrecord.grammar.parsed import Clause, Parsed, says
from onrecord.grammar.relations.antecedents import antecedents
from onrecord.grammar.relations.described import described_by, who_is_in
from onrecord.grammar.relations.going_on import go_on, with_bare_form
from onrecord.grammar.relations.stepping import back, verb_before


def look_before_infinitive(parsed: Parsed, clause: Clause) -> None:
    """Fill in what stands before an infinitive.

    >>> from onrecord.grammar import read
    >>> parsed = read("The crew agreed to leave the port and to rest.")
    >>> [(one.link, parsed.lower[one.subject[0].head]) for one in parsed.clauses[1:]]
    [('to', 'crew'), ('and', 'crew')]
    >>> parsed = read("Arlia's plan to leave failed.")
    >>> parsed.lower[parsed.clauses[0].noun.head], parsed.lower[parsed.clauses[0].subject[0].head]
    ('plan', 'arlia')
    """
    at = back(parsed, clause.group.start - 1)
    before = verb_before(parsed, clause.group.start)
    noun = parsed.phrase(at)
    if before is None and noun is None:
        return
    joined = _joined_to(parsed, clause, before, at)
    if joined is not None:
        go_on(clause, joined)
        return
    clause.link, clause.over = "to", before.number if before else None
    if before is not None and (noun is None or before.group.end - 1 == at):
        clause.subject = list(before.subject)
    elif noun is not None:
        clause.noun = noun
        if noun.owner is not None:
            clause.subject = [noun.owner]
        elif before is not None and (noun in before.objects or not before.objects):
            clause.subject = list(before.subject)


def _joined_to(parsed: Parsed, clause: Clause, before: Clause | None, at: int) -> Clause | None:
    """The verb that "and" or a comma joins an infinitive to: "to talk and to rest", "would talk and rest"."""
    joins = at >= 0 and (parsed.tags[at] == "CC" or parsed.lower[at] == ",")
    if not joins or before is None or before.group.form not in (Form.INFINITIVE, Form.FINITE):
        return None
    bare = parsed.tags[clause.group.start] == "VB"
    before = with_bare_form(parsed, before) if bare else before
    return before if bare or before.group.form is Form.INFINITIVE else None


def look_before_participle(parsed: Parsed, clause: Clause) -> None:
    """Fill in what stands before a participle.

    >>> from onrecord.grammar import read
    >>> def first(text: str) -> tuple[str, str]:
    ...     parsed = read(text)
    ...     return parsed.clauses[0].link, parsed.lower[parsed.clauses[0].subject[0].head]
    >>> first("Brook, accused of theft, left."), first("The men held at Tarn left.")
    (('relative', 'brook'), ('relative', 'men'))
    """
    at = back(parsed, clause.group.start - 1)
    before = verb_before(parsed, clause.group.start)
    clause.over = before.number if before else None
    if at < 0:
        following = _verb_of_sentence(parsed, clause)
        clause.over, clause.link = (following.number if following else None), "beside"
        return
    word, tag = parsed.lower[at], parsed.tags[at]
    if tag in ("IN", "TO") or word in MARKERS:
        _behind_conjunction(parsed, clause, before, at)
    elif tag == "CC" and before is not None:
        clause.link, clause.subject = "and", list(before.subject)
    elif word == "," and before is not None:
        main = verb_before(parsed, clause.group.start, finite=True) or before
        noun = parsed.phrase(at - 1)
        if clause.group.passive and noun is not None and says(parsed, main) and noun in main.objects:
            # "She said the raiders, thought to be from Tarn, had left": whoever said it is not so described.
            clause.link, clause.subject = "relative", [noun]
            return
        clause.over, clause.link, clause.subject = main.number, "beside", list(main.subject)
    elif word == "," and clause.group.passive and (noun := parsed.phrase(at - 1)) is not None:
        # "Brook, accused of theft, left": nothing but the noun stands before.
        clause.link, clause.subject = "relative", [described_by(parsed, noun) or who_is_in(parsed, noun) or noun]
    elif (noun := parsed.phrase(at)) is not None:
        clause.link, clause.subject = "relative", [_whom_it_describes(parsed, clause, noun, at)]
    elif before is not None:
        clause.link, clause.subject = "ing", list(before.subject)


def _verb_of_sentence(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb that a participle at the head of a sentence stands beside.

    "Asked by the mayor if he would go, Brook said": the sentence's own verb stands behind the comma.
    """
    finite = [one for one in parsed.clauses if one.number > clause.number and one.group.form is Form.FINITE]
    comma = next((place for place in range(clause.group.end, len(parsed.lower)) if parsed.lower[place] == ","), 0)
    return next((one for one in finite if one.group.start > comma), next(iter(finite), None))


def _behind_conjunction(parsed: Parsed, clause: Clause, before: Clause | None, at: int) -> None:
    """Fill in a participle behind a preposition or a conjunction: "accused of lying", "left while talking"."""
    word, leads = parsed.lower[at], parsed.tags[at] in ("IN", "TO")
    clause.link = word if leads else "ing"
    clause.marker = word if word in MARKERS or word == "without" else None
    noun = parsed.phrase(at - 1)
    if noun is not None and (before is None or noun.start >= before.group.end):
        clause.noun = noun
    clause.subject = list(before.subject) if before else []


def _whom_it_describes(parsed: Parsed, clause: Clause, noun: Phrase, at: int) -> Phrase:
    """Of a past participle the one whom it describes, if one is meant; else the noun before it."""
    if clause.group.form is not Form.PARTICIPLE:
        return noun
    described = antecedents(parsed, noun, clause, at + 1)
    return described[0] if len(described) == 1 else noun
