"""What stays open in a record: a note for each value of a statement or an actor that could not be settled.

Takes what was found, and what was weighed for it; gives notes. Notes on events are made where events are.
"""

from collections.abc import Iterator, Sequence

from onrecord.finding.acts.judging import Judged
from onrecord.finding.attribution.drafts import Draft
from onrecord.linking.actors import Spoken
from onrecord.pipeline.drafting import Drafted
from onrecord.records import Actor, ActorKind, Article, Event, Note, Statement, Time
from onrecord.records.labels import Quotation


def of_statements(
    article: Article,
    found: Drafted,
    statements: Sequence[Statement],
    spoken: Sequence[Spoken],
    judged: Sequence[Judged],
    when: Sequence[Time | None],
) -> Iterator[Note]:
    """The notes on statements, and on what became none; `spoken`, `judged` and `when` have one for each statement."""
    yield from (note for one, who in zip(statements, spoken, strict=True) for note in _unsettled(one, who))
    yield from (_undated(one, time) for one, time in zip(statements, when, strict=True) if time and not time.edtf)
    yield from (note for one, done in zip(statements, judged, strict=True) for note in _unjudged(one, done))
    yield from (_unclaimed(article, quotation) for quotation in found.unclaimed)
    open_ones = (quotation for quotation in found.quoted if not (quotation.closed or quotation.continued))
    yield from (_unclosed(article, quotation) for quotation in open_ones)
    yield from (_less_sure(article, draft) for draft in found.left_out)


def _unsettled(statement: Statement, who: Spoken) -> list[Note]:
    """A note where it stays open who speaks."""
    if who.reason is None:
        return []
    return [
        Note(
            field="statement.speaker",
            reason=who.reason,
            subject=statement.id,
            candidates=who.candidates,
            spans=statement.source,
        )
    ]


def uncoded(actor: Actor) -> list[Note]:
    """Notes where neither the report nor the codebook tells the country or the sector of one who could have them."""
    if actor.kind not in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE):
        return []
    codes = {"actor.country": actor.country, "actor.sector": actor.sector}
    return [
        Note(field=field, reason="not-found", subject=actor.id, spans=actor.mentions[:1])
        for field, code in codes.items()
        if code is None
    ]


def _undated(statement: Statement, time: Time) -> Note:
    """The report tells a time for a statement that leads to no date, such as a weekday where no date is known."""
    return Note(
        field="statement.said",
        reason="time-not-settled",
        subject=statement.id,
        candidates=(time.text,),
        spans=(time.span,),
    )


def _unjudged(statement: Statement, done: Judged) -> list[Note]:
    """A note where the weights did not tell the acts apart."""
    if statement.act is not None:
        return []
    spans = statement.cue or statement.content
    return [Note(field="statement.act", reason="undecided", subject=statement.id, candidates=done.acts, spans=spans)]


def _unclaimed(article: Article, quotation: Quotation) -> Note:
    """A quotation that no statement has."""
    return Note(field="statements", reason="quotation-without-statement", subject=article.id, spans=(quotation.span,))


def _unclosed(article: Article, quotation: Quotation) -> Note:
    """A quotation of which no mark tells the end."""
    return Note(field="statements", reason="quotation-not-closed", subject=article.id, spans=(quotation.span,))


def _less_sure(article: Article, draft: Draft) -> Note:
    """A statement that is left out for being less sure than is wanted."""
    return Note(field="statements", reason="less-sure-than-wanted", subject=article.id, spans=draft.content)


def less_sure_event(article: Article, event: Event) -> Note:
    """An event that is left out for being less sure than is wanted."""
    return Note(
        field="events",
        reason="less-sure-than-wanted",
        subject=article.id,
        candidates=(event.type,),
        spans=event.trigger,
    )
