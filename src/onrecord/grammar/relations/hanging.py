"""What does a finite clause with a subject of its own hang on: a conjunction, a "that", a verb, nothing?

Takes a sentence, a clause that has its subject, and the place before both; fills in what the clause hangs on and how.
"""

from onrecord.grammar.closed import MARKERS
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.relations.stepping import QUOTES, verb_before
from onrecord.grammar.tags import ADVERBS, RELATIVES, TIME


def hang(parsed: Parsed, clause: Clause, at: int) -> None:
    """Fill in what a clause hangs on, going back from `at` over the phrases in front of its subject.

    >>> from onrecord.grammar import read
    >>> def hangs(text: str) -> tuple[str, str | None]:
    ...     parsed = read(text)
    ...     return parsed.clauses[-1].link, parsed.clauses[-1].marker
    >>> hangs("Brook denied that in Veska the army had lost."), hangs("Brook left after the army lost.")
    (('that', None), ('adverbial', 'after'))
    >>> hangs("The army lost.")
    ('', None)
    """
    while at >= 0 and (parsed.lower[at] in QUOTES or parsed.tags[at] in ADVERBS or parsed.tags[at] == TIME):
        at -= 1
    before = verb_before(parsed, min([clause.group.start, *(one.start for one in clause.subject)]))
    clause.over = before.number if before else None
    for place in range(at, -1, -1):
        word, tag = parsed.lower[place], parsed.tags[place]
        if word in MARKERS and tag in ("IN", "WRB", "RB"):
            clause.marker, clause.link = word, "adverbial"
            return
        if word == "that" and tag in ("IN", "WDT", "DT"):
            _hang_on_that(parsed, clause, before, place)
            return
        if tag in RELATIVES:
            clause.link = "relative"
            return
        if parsed.clause(place) is not None:
            clause.link = "that" if place == at or parsed.lower[at] != "," else "and"
            return
        if tag == "CC" or word in (";", ":", ","):
            clause.link = "and" if tag == "CC" or word != "," else ("beside" if before else "")
            return
    clause.over = None


def _hang_on_that(parsed: Parsed, clause: Clause, before: Clause | None, that: int) -> None:
    """Hang a clause on the verb or the noun before its "that"."""
    clause.link = "that"
    noun = parsed.phrase(that - 1)
    if noun is not None and (before is None or before.group.end <= noun.start):
        clause.noun = noun
    clause.over = before.number if before and before.group.end <= that else None
    # "Demanded that he be dismissed and that they recognise the guild": a second "that" hangs where the first does.
    if parsed.tags[that - 1] != "CC":
        return
    over = parsed.over(clause)
    while over is not None and over.link != "that":
        over = parsed.clauses[over.over] if over.over is not None and over.over < over.number else None
    if over is not None:
        clause.over, clause.noun = over.over, over.noun
