"""Who is accused where the charge itself does not say so, but another rejects it: "…, an allegation the mill rejected"?

Takes a charge whose accused is open and the denials of its report; yields whoever denies it in the same breath.
"""

from collections.abc import Iterable, Mapping

from onrecord.codebook import Codebook
from onrecord.finding.attribution.contents.called import called
from onrecord.records import Act, Statement
from onrecord.replying.accused.accused import Accused


def denials_by_place(statements: Iterable[Statement]) -> dict[int, Statement]:
    """The denials, by where their source begins."""
    return {one.source[0].start: one for one in statements if one.act is Act.DENY and one.source}


def by_denier(
    text: str, charge: Statement, found: Accused, denials: Mapping[int, Statement], codebook: Codebook
) -> Accused:
    """Whoever rejects what the report calls an accusation, where nobody else is accused."""
    if found.actors or found.words or found.nobody or found.deed or not charge.content:
        return found
    named = called(text, charge.content[-1].end)
    one = denials.get(named.behind) if named is not None and named.noun in codebook.acts.charges else None
    if one is None:
        return found
    return Accused(actors=(one.speaker,)) if one.speaker else Accused(words=one.source[:1], described=True)
