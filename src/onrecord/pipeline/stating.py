"""Drafts in, statements of the record out: what linking is told of them, and what comes of it."""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.finding.acts.judging import Judged
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.stamps import entry_times
from onrecord.finding.attribution.said import said
from onrecord.linking.actors import Said, Spoken
from onrecord.pipeline.drafting import Drafted
from onrecord.records import Act, Article, Manner, Span, SpanIndex, Statement, Time, make_id
from onrecord.replying import pronouns_of_accused


def as_said(found: Drafted) -> list[Said]:
    """The statements as linking sees them."""
    numbers = {id(draft): number for number, draft in enumerate(found.drafts)}
    return [
        Said(
            source=draft.source,
            # The speaker that a sentence names elsewhere is sought by the cue; here there is none to be found.
            cue=() if draft.unsaid else draft.cue,
            content=draft.content,
            parent=numbers[id(draft.parent)] if draft.parent else None,
            quoted=how is Manner.DIRECT,
        )
        for draft, how in zip(found.drafts, found.manners, strict=True)
    ]


def accused(article: Article, found: Drafted, judged: Sequence[Judged], codebook: Codebook) -> dict[Span, int]:
    """The pronouns for whoever is accused, each with the number of the statement that accuses."""
    index = SpanIndex((name.span, name.span) for name in found.labels.names)
    return {
        span: number
        for number, (draft, done) in enumerate(zip(found.drafts, judged, strict=True))
        if done.act is Act.ACCUSE
        for span in pronouns_of_accused(article.text, draft.cue, draft.content, index, codebook)
    }


def when_said(
    article: Article, drafts: Sequence[Draft], times: Sequence[Time], codebook: Codebook
) -> list[Time | None]:
    """For each statement the time that the report gives for it, settled or not."""
    contents = SpanIndex((span, span) for draft in drafts for span in draft.content)
    entries = SpanIndex(entry_times(article.text, article.parts, article.published))
    beside = (
        said(article.text, article.parts, draft, contents, times, codebook, article.published) for draft in drafts
    )
    return [time or _by_entry(article, draft, entries) for draft, time in zip(drafts, beside, strict=True)]


def _by_entry(article: Article, draft: Draft, entries: SpanIndex[Time]) -> Time | None:
    """The time of the running report's entry that tells of a statement; of what is said inside it, it tells nothing.

    The times beside the turns of a transcript may be those of its recording.
    """
    tells = bool(draft.cue) and any(letter.isalpha() for letter in draft.cue[0].of(article.text))
    return next(iter(entries.covering(draft.cue[0])), None) if tells and draft.parent is None else None


def statements(
    article: Article,
    found: Drafted,
    spoken: Sequence[Spoken],
    judged: Sequence[Judged],
    when: Sequence[Time | None],
) -> tuple[Statement, ...]:
    """The statements of the record, one for each draft."""
    return tuple(
        Statement(
            id=_id(article, draft),
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            manner=how,
            speaker=who.actor,
            speaker_kind=who.kind,
            said=time if time and time.edtf else None,
            addressee=who.addressee,
            venue=who.venue,
            anonymity=who.anonymity,
            about=who.about,
            act=done.act,
            evidence=done.evidence,
            parent=_id(article, draft.parent) if draft.parent else None,
            confidence=round(draft.confidence, 2),
        )
        for draft, how, who, done, time in zip(found.drafts, found.manners, spoken, judged, when, strict=True)
    )


def _id(article: Article, draft: Draft) -> str:
    return make_id("stm", article.id, draft.source, draft.cue, draft.content)
