"""Article in, record out.

    quotations -> labels -> statements -> statements inside them -> happenings -> speakers and parties -> times
    -> acts -> events -> audit

The steps are functions from records to records; this is the only wiring.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from itertools import compress
from pathlib import Path
from typing import Protocol

from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.codebook.charging import load_charges
from onrecord.codebook.events import EventBook, load_events
from onrecord.encoder.tagger import OnnxTagger
from onrecord.finding.acts.judging import Judged, judge
from onrecord.finding.acts.unproven import says_only_so, without_remark
from onrecord.finding.acts.weighing import NAME as ACTS
from onrecord.finding.acts.weighing import load as load_acts
from onrecord.finding.attribution.cited import only_cites, without_citing
from onrecord.finding.attribution.headlines import headline, headline_of
from onrecord.finding.attribution.joined_subject import by_its_clause
from onrecord.finding.attribution.nested import inside, lay_out, led_back, passages
from onrecord.finding.attribution.passives import by_its_agent
from onrecord.finding.attribution.posts import posts
from onrecord.finding.attribution.recordings import recorded
from onrecord.finding.attribution.said import said
from onrecord.finding.attribution.senders import by_its_sender
from onrecord.finding.attribution.stamps import entry_times, is_stamp, without_zones
from onrecord.finding.attribution.statements import Draft, Joined, join, manner, within_reach
from onrecord.finding.attribution.turns import over, signed, signed_behind, turns, with_lists
from onrecord.finding.charges.told_charges import told_charges
from onrecord.finding.events.doubt import with_doubts
from onrecord.finding.events.happenings import Happening, find_happenings
from onrecord.finding.events.sureness import NAME as EVENTS
from onrecord.finding.events.sureness import least_sure
from onrecord.finding.events.sureness import load as load_sureness
from onrecord.finding.quotes import quotations
from onrecord.finding.times import find_times
from onrecord.grammar.classes import VERSION as WORD_CLASSES
from onrecord.grammar.classes import load as load_classes
from onrecord.linking.actors import Said, Spoken, link
from onrecord.linking.areas import with_areas
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.homes import names_inside
from onrecord.linking.names import roster
from onrecord.linking.places import find_places
from onrecord.linking.pointing import pointed_places
from onrecord.pipeline.audit import audit
from onrecord.pipeline.events import events
from onrecord.pipeline.letters import as_printed, as_read
from onrecord.pipeline.notes import less_sure, unclaimed, unclosed, uncoded, undated, unjudged, unsettled
from onrecord.records import (
    LEAST_CONFIDENCE,
    Act,
    Article,
    MadeBy,
    Manner,
    ModelUsed,
    Note,
    PartKind,
    Place,
    Record,
    Span,
    SpanIndex,
    Statement,
    Time,
    make_id,
)
from onrecord.records.labels import Labels, Name, Quotation
from onrecord.replying.accused import pronouns_of_accused
from onrecord.replying.in_passing import in_passing
from onrecord.replying.laid_deeds import laid_deeds

# Why a source is not named stands behind the condition, or nothing does.
_REASON = re.compile(
    r"[\s\"”’',.;]*(?:$|(?:because|as|for|since|citing|given|due|out of|in order|to|lest|while|when)\b)"
)
# Say-so chains that readers can follow: who said that who said what.
DEEPEST = 3


class Tagger(Protocol):
    """Labels a text. The ONNX encoder is one; a table of answers in a test is another."""

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        """Roles, links and names of a text."""
        ...


class Analyser:
    """Everything that is loaded once and serves any number of articles."""

    def __init__(
        self,
        tagger: Tagger,
        codebook: Codebook,
        models: tuple[ModelUsed, ...] = (),
        book: EventBook | None = None,
    ) -> None:
        self._tagger, self._codebook = tagger, codebook
        self._acts, self._book, self._charges = load_acts(), book or load_events(), load_charges()
        models = (
            *models,
            ModelUsed(name=ACTS, sha256=self._acts.sha256),
            ModelUsed(name=EVENTS, sha256=load_sureness().sha256),
        )
        vocabulary = sha256(f"{codebook.sha256}{self._book.sha256}{self._charges.sha256}".encode()).hexdigest()
        self._made_by = MadeBy(onrecord=version("onrecord"), models=models, codebook=vocabulary)

    @classmethod
    def load(cls, *, threads: int = 1, codebook: Path | None = None) -> "Analyser":
        """Load the shipped model and codebook; raises `ModelIncomplete`. More threads serve long articles.

        `codebook` is a folder of the user's own, which stands before the shipped one; raises `CodebookBroken`.
        """
        tagger = OnnxTagger.load(threads=threads)
        manifest = tagger.folder.manifest
        name = f"{manifest.name}@{manifest.version}"
        models = (
            ModelUsed(name=name, sha256=tagger.folder.sha256),
            ModelUsed(name=f"word-classes@{WORD_CLASSES}", sha256=load_classes().sha256),
        )
        return cls(tagger, load_codebook(folder=codebook), models)

    def record(self, article: Article, notes: Sequence[Note] = (), *, at_least: float | None = None) -> Record:
        """Find the statements of an article and who makes them; `notes` are those of its reading.

        Statements and events less sure than `at_least`, and statements inside such, are left out, and a note says so.
        """
        sure = (LEAST_CONFIDENCE, least_sure(article.text)) if at_least is None else (at_least, at_least)
        return as_printed(self._found(as_read(article), notes, *sure), article)

    def _found(self, article: Article, notes: Sequence[Note], at_least: float, event_at_least: float) -> Record:
        """The record of an article that has its letters as a newspaper prints them."""
        text, places = article.text, [part.span for part in article.parts]
        quoted = quotations(text, places)
        labels = self._tagger.label(text, quoted)
        seen = without_zones(text, labels.names)
        labels = replace(labels, names=tuple(with_areas(text, seen, self._codebook)))
        joined = self._joined(text, labels, quoted, places)
        laid_out = self._laid_out(article, labels.names, quoted)
        flat = over(with_lists(text, joined.drafts, places), laid_out)
        flat = [draft for draft in flat if not _is_condition(text, draft, self._codebook)]
        every = self._with_nested(text, flat, quoted)
        # A claim inside another is never surer than that.
        sure = [draft.confidence >= at_least for draft in every]
        drafts = list(compress(every, sure))
        names = roster(text, labels.names, self._codebook, _title_end(article))
        marks = SpanIndex((quotation.span, quotation) for quotation in quoted)
        manners = [
            Manner.DIRECT if draft.verbatim else manner(text, draft.content, within_reach(draft.content, marks))
            for draft in drafts
        ]
        left_out = [draft for draft, kept in zip(every, sure, strict=True) if not kept]
        spoken = SpanIndex((span, span) for draft in laid_out for span in draft.content)
        left = [quotation for quotation in joined.left if not spoken.touching(quotation.span)]
        # Nobody vouches for what stands in these, and it must not count as told by the outlet itself.
        silent = [*(span for draft in left_out for span in draft.content), *(one.inner for one in left)]
        happenings = _apart(with_doubts(find_happenings(text, places, self._book), labels.weigher), silent)
        told = [((draft.source, draft.cue, draft.content), how) for draft, how in zip(drafts, manners, strict=True)]
        judged = list(judge(text, article.title, told, self._acts, self._codebook, labels.weigher))
        charges = told_charges(text, places, self._charges)
        charged = [span for one in charges for span in (*one.accused, *one.by)]
        parties = [*(span for one in happenings for span in (*one.actors, *one.recipients)), *charged]
        accused = _accused(article, drafts, judged, labels.names, self._codebook)
        linked = link(
            article.id,
            text,
            _as_said(drafts, manners),
            names,
            self._codebook,
            title_end=_title_end(article),
            authors=article.authors,
            published=article.published,
            parties=parties,
            beside=frozenset(span for one in happenings for span in one.beside),
            agents=self._book.agents,
            weigher=labels.weigher,
            charged=accused,
        )
        times = find_times(text, article.parts, article.published)
        when = _when(article, drafts, times, self._codebook)
        statements = tuple(
            _statement(article, draft, who, how, done, time if time and time.edtf else None)
            for draft, who, how, done, time in zip(drafts, linked.spoken, manners, judged, when, strict=True)
        )
        located = _located(article, labels, self._codebook) if happenings else ()
        happened, told_of, actors, event_notes = events(
            article, happenings, statements, linked, self._book, times, located, charged, at_least=event_at_least
        )
        charges = (*charges, *laid_deeds(text, told_of, happened, statements, actors, self._charges, charges))
        passing = in_passing(article.id, charges, linked.parties, happened, statements, actors, self._codebook, text)
        audited, audit_notes = audit(article, statements, actors, self._codebook, times, linked.parties, passing)
        found_notes = (
            *notes,
            *(note for one, who in zip(statements, linked.spoken, strict=True) for note in unsettled(one, who)),
            *(undated(one, time) for one, time in zip(statements, when, strict=True) if time and not time.edtf),
            *(note for one, done in zip(statements, judged, strict=True) for note in unjudged(one, done)),
            *(unclaimed(article, quotation) for quotation in left),
            *(unclosed(article, quotation) for quotation in quoted if not (quotation.closed or quotation.continued)),
            *(less_sure(article, draft) for draft in left_out),
            *(note for actor in actors for note in uncoded(actor)),
            *event_notes,
            *audit_notes,
        )
        return Record(
            article=article,
            actors=actors,
            statements=statements,
            events=happened,
            audit=audited,
            notes=found_notes,
            made_by=self._made_by,
        )

    def _joined(self, text: str, labels: Labels, quoted: Sequence[Quotation], places: Sequence[Span]) -> Joined:
        """The statements that the tagger's labels make, each with its own source."""
        found = join(text, labels, quoted, places)
        book = self._codebook
        cues = SpanIndex((cue, cue) for draft in found.drafts for cue in draft.cue)
        told = (by_its_sender(text, by_its_agent(text, draft, book), book) for draft in found.drafts)
        own = (by_its_clause(text, draft, cues) for draft in told)
        kept = (draft for draft in own if not (says_only_so(text, draft, book) or only_cites(text, draft, book)))
        bare = (without_citing(text, without_remark(text, draft, book), book) for draft in kept)
        return replace(found, drafts=tuple(bare))

    def _laid_out(self, article: Article, names: Sequence[Name], quoted: Sequence[Quotation]) -> list[Draft]:
        """Statements that punctuation and layout make: in the headline, in interviews and transcripts."""
        text, book = article.text, self._codebook
        kept = (part for part in article.parts if part.kind is not PartKind.CAPTION and not is_stamp(text, part))
        places = [part.span for part in kept]
        exchange = turns(text, places, names, book) or [
            *signed(text, places, names, book),
            *signed_behind(text, quoted, names, book),
            *posts(text, places),
        ]
        title = headline_of(article)
        said = headline(text, title, names, book) if title else None
        return over([said] if said else [], [*exchange, *recorded(text, places, names, book)])

    def _with_nested(self, text: str, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
        """The statements and those inside their contents, each behind the one that it stands in."""
        found, layer = list(drafts), list(drafts)
        for _ in range(DEEPEST - 1):
            layout = lay_out(text, passages(text, layer, self._codebook.reports))
            if not layout.passages:
                break
            labels = self._tagger.label(layout.text, (marks := inside(quoted, layout)))
            joined = self._joined(layout.text, labels, marks, layout.paragraphs())
            layer = led_back(layout, joined.drafts, self._codebook)
            found += layer
        return sorted(found, key=lambda draft: (_outermost(draft).start, _outermost(draft).content, _depth(draft)))


def _accused(
    article: Article, drafts: Sequence[Draft], judged: Sequence[Judged], names: Sequence[Name], codebook: Codebook
) -> dict[Span, int]:
    """The pronouns for whoever is accused, each with the number of the statement that accuses."""
    index = SpanIndex((name.span, name.span) for name in names)
    return {
        span: number
        for number, (draft, done) in enumerate(zip(drafts, judged, strict=True))
        if done.act is Act.ACCUSE
        for span in pronouns_of_accused(article.text, draft.cue, draft.content, index, codebook)
    }


def _is_condition(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a statement is only the condition of another, which keeps it as such: "asked not to be named"."""
    if not draft.cue or draft.content[0].start < draft.cue[0].end:
        return False
    words = text[draft.cue[0].start : draft.content[-1].end].lower()
    condition = codebook.settings.anonymity.match(words)
    return condition is not None and _REASON.match(words, condition.end()) is not None


def _outermost(draft: Draft) -> Draft:
    return _outermost(draft.parent) if draft.parent else draft


def _depth(draft: Draft) -> int:
    return len(_chain(draft))


def _chain(draft: Draft) -> list[Draft]:
    """A statement and those that it stands inside."""
    return [draft, *(_chain(draft.parent) if draft.parent else ())]


def _as_said(drafts: Sequence[Draft], manners: Sequence[Manner]) -> list[Said]:
    """The statements as `linking` sees them."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return [
        Said(
            source=draft.source,
            # The speaker that a sentence names elsewhere is sought by the cue; here there is none to be found.
            cue=() if draft.unsaid else draft.cue,
            content=draft.content,
            parent=numbers[id(draft.parent)] if draft.parent else None,
            quoted=how is Manner.DIRECT,
        )
        for draft, how in zip(drafts, manners, strict=True)
    ]


def _apart(happenings: Iterable[Happening], silent: Sequence[Span]) -> list[Happening]:
    """What is not told inside these stretches."""
    index = SpanIndex((span, span) for span in silent)
    return [one for one in happenings if not index.covering(one.trigger[0])]


def _title_end(article: Article) -> int:
    return max((part.span.end for part in article.parts if part.kind is PartKind.TITLE), default=0)


def _statement_id(article: Article, draft: Draft) -> str:
    return make_id("stm", article.id, draft.source, draft.cue, draft.content)


def _located(article: Article, labels: Labels, codebook: Codebook) -> tuple[Place, ...]:
    """The places that an article names, and those that it means by "the city" and the like."""
    gazetteer = load_gazetteer(codebook.language)
    inside = names_inside(article.text, labels.names, gazetteer, codebook)
    named = find_places(article.text, [*labels.names, *inside], codebook)
    meant = pointed_places(article.text, named, article.dateline, gazetteer, codebook)
    return tuple(sorted((*named, *meant), key=lambda place: place.span))


def _when(article: Article, drafts: Sequence[Draft], times: Sequence[Time], codebook: Codebook) -> list[Time | None]:
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


def _statement(article: Article, draft: Draft, who: Spoken, how: Manner, done: Judged, time: Time | None) -> Statement:
    return Statement(
        id=_statement_id(article, draft),
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        manner=how,
        speaker=who.actor,
        speaker_kind=who.kind,
        said=time,
        addressee=who.addressee,
        venue=who.venue,
        anonymity=who.anonymity,
        about=who.about,
        act=done.act,
        evidence=done.evidence,
        parent=_statement_id(article, draft.parent) if draft.parent else None,
        confidence=round(draft.confidence, 2),
    )
