"""What a report rests on: its accusations and their answers, and what is counted from its statements beside them.

Takes the statements and actors of an article; yields the audit and the notes on what it left open.
"""

from collections.abc import Mapping, Sequence

from onrecord.codebook import Codebook
from onrecord.records import Actor, Article, Audit, Note, Span, Statement, Time
from onrecord.replying import InPassing, accusations
from onrecord.resting.audit import rests_on


def audit(
    article: Article,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    times: Sequence[Time] = (),
    meant: Mapping[Span, tuple[str, ...]] | None = None,
    told: Sequence[InPassing] = (),
) -> tuple[Audit, list[Note]]:
    """The audit of a report; `times` are those found in its text.

    `meant` are the actors whom pronouns stand for, `told` the charges that the outlet itself tells.
    """
    charges, notes = accusations(article, statements, actors, codebook, meant or {}, told)
    return rests_on(article, statements, actors, codebook, times, charges), notes
