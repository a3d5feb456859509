"""Who is accused where the charge itself does not say so, but another rejects it: "…, an allegation the mill rejected"?

Takes a charge whose accused is open and the statements of its report; yields whoever denies it in the same breath.
"""

from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.finding.attribution.contents.called import called
from onrecord.records import Act, Statement
from onrecord.replying.accused.accused import Accused


def by_denier(
    text: str, charge: Statement, found: Accused, statements: Iterable[Statement], codebook: Codebook
) -> Accused:
    """Whoever rejects what the report calls an accusation, where nobody else is accused."""
    if found.actors or found.words or found.nobody or found.deed or not charge.content:
        return found
    named = called(text, charge.content[-1].end)
    if named is None or named.noun not in codebook.acts.charges:
        return found
    for one in statements:
        if one.act is Act.DENY and one.source and one.source[0].start == named.behind:
            return Accused(actors=(one.speaker,)) if one.speaker else Accused(words=one.source[:1], described=True)
    return found
