"""Evidence that a report says is promised, kept back or asked for.

Takes statements; yields those that say so. Leaves alone evidence that is there.
"""

from collections.abc import Iterator, Sequence

from onrecord.records import Evidence, EvidenceSaid, Statement

# Evidence that is not there, or not yet: what a reader may ask for.
_OUTSTANDING = (Evidence.PROMISED, Evidence.WITHHELD, Evidence.DEMANDED)


def evidence_said(statements: Sequence[Statement]) -> Iterator[EvidenceSaid]:
    """Evidence that is not shown; "I see no proof that" inside somebody's own words is told with these."""
    known = {statement.id: statement for statement in statements}
    for statement in statements:
        outer = known.get(statement.parent or "")
        own = outer is not None and outer.speaker is not None and outer.speaker == statement.speaker
        if statement.evidence in _OUTSTANDING and not (own and outer and outer.evidence == statement.evidence):
            yield EvidenceSaid(statement=statement.id, evidence=statement.evidence)
