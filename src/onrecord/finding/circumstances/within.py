"""Which noun tells in what the deed of a verb is done: "died in a raid", "were hurt as a result of a blast"?

Takes a parsed sentence and a clause; yields the phrases behind its prepositions, each with the one that leads to it,
and the one that opens the sentence: "in the raid, nine died". What somebody suffers as a result of a deed is done in
that. Leaves alone whether such a noun tells of a deed.
"""

from collections.abc import Iterator

from onrecord.grammar import Clause, Form, Parsed, Phrase

# A deed of a noun behind these takes place when and where that of the verb does: "died in an attack".
WITHIN = frozenset({"in", "during", "by"})
_RESULTS = frozenset({"result", "consequence"})


def led(parsed: Parsed, clause: Clause) -> Iterator[tuple[str, Phrase]]:
    """The phrases behind a verb's prepositions; "as a result of" leads to them as "in" does.

    >>> from onrecord.grammar import read
    >>> def told(text):
    ...     parsed = read(text)
    ...     return [(prep, parsed.lower[phrase.head]) for prep, phrase in led(parsed, parsed.clauses[0])]
    >>> told("Two were hurt as a result of a blast in Tarn."), told("Two wrote of the result of a blast.")
    ([('as', 'result'), ('in', 'blast'), ('in', 'tarn')], [('of', 'result'), ('of', 'blast')])
    >>> told("During the raid, nine died in Tarn."), told("Of the raid the guards wrote.")
    ([('during', 'raid'), ('in', 'tarn')], [])
    """
    opening = _opening(parsed, clause)
    if opening is not None:
        yield opening
    for number, (prep, phrase) in enumerate(clause.preps):
        before = clause.preps[number - 1] if number else None
        resulting = prep == "of" and before is not None and _is_result(parsed, before, phrase)
        yield ("in" if resulting else prep), phrase


def _opening(parsed: Parsed, clause: Clause) -> tuple[str, Phrase] | None:
    """The phrase that opens a sentence behind a preposition, where the clause is what the sentence tells.

    Only what is told of that very phrase may stand between: "in a raid that shook Tarn, nine died".
    """
    prep = parsed.lower[0]
    phrase = parsed.phrase(1) if prep in WITHIN else None
    if phrase is None or clause.group.form is not Form.FINITE or clause.group.start < phrase.end:
        return None
    before = parsed.clauses[: clause.number]
    described = all(one.link == "relative" and one.subject[-1:] == [phrase] for one in before)
    return (prep, phrase) if described and phrase not in clause.subject else None


def leads(parsed: Parsed, clause: Clause, phrase: Phrase) -> str | None:
    """The preposition by which a verb leads to this very phrase."""
    return next((prep for prep, one in led(parsed, clause) if one is phrase), None)


def _is_result(parsed: Parsed, before: tuple[str, Phrase], phrase: Phrase) -> bool:
    prep, noun = before
    return prep == "as" and parsed.lower[noun.head] in _RESULTS and noun.end == phrase.start - 1
