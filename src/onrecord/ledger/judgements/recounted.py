"""What a report rests on, as it stands after people's judgements.

Takes the records of an article and its statements as people left them; gives the audit that fits these. It is that of
the program where people left everything as it was, and only otherwise is anything counted again: the vocabulary, which
tells a pledge from a refusal, is imported and loaded for nobody else.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from onrecord.ledger.judgements.accusing import accusations_after, is_rejected
from onrecord.records import Actor, Audit, Event, Record, Span, Statement, Time
from onrecord.resting.sides import heard, is_contradicted, one_sided


def audit_after(
    records: Sequence[Record], statements: Sequence[Statement], actors: Sequence[Actor], rejected: Container[str]
) -> Audit:
    """The audit as judgements left the statements; `records` are the machine's, the newest first.

    Rejected statements are among `statements`, and their accusations among those of the audit, for they can be asked
    for; nothing else counts them.
    """
    newest = records[0]
    charges = accusations_after(records, statements, rejected)
    left = [one for one in charges if not is_rejected(one, rejected)]
    kept = tuple(one for one in statements if one.id not in rejected)
    if kept != newest.statements:
        from onrecord.codebook import load  # noqa: PLC0415 - every command over a ledger would wait for it
        from onrecord.resting.audit import rests_on  # noqa: PLC0415

        counted = rests_on(newest.article, kept, actors, load(), _times(records), left)
        return replace(counted, accusations=charges)
    if tuple(left) == newest.audit.accusations:
        return newest.audit
    audit = newest.audit
    sided = one_sided(
        audit.named + audit.unnamed, left, heard(audit.voices, actors), contradicted=is_contradicted(kept, left)
    )
    return replace(audit, accusations=charges, one_sided=sided)


def under_what_is_left(
    statements: Sequence[Statement], events: Sequence[Event], rejected: Container[str]
) -> tuple[list[Statement], list[Event]]:
    """The statements, each within the innermost of those around it that nobody rejected; events on such a one's word.

    An event of which no word is left keeps its status, which is a judgement of its own.
    """
    around = {one.id: one.parent for one in statements}

    def left(parent: str | None) -> str | None:
        seen = set()
        while parent in rejected and parent not in seen:
            seen.add(parent)
            parent = around.get(parent or "")
        return parent if parent in around and parent not in rejected else None

    return (
        [one if one.parent is None else replace(one, parent=left(one.parent)) for one in statements],
        [one if one.statement is None else replace(one, statement=left(one.statement)) for one in events],
    )


def _times(records: Sequence[Record]) -> list[Time]:
    """The times that the records have kept of the text: those of pledges, demands and events."""
    found: dict[Span, Time] = {}
    for record in records:
        of_events = (event.when for event in record.events if event.when is not None)
        for time in (*(time for one in record.audit.undertakings for time in one.when), *of_events):
            found.setdefault(time.span, time)
    return [found[span] for span in sorted(found)]
