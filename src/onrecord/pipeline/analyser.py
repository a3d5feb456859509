"""Article in, record out.

    drafts of statements -> happenings, acts, charges -> speakers and parties -> times -> statements -> events -> audit

The steps are functions from records to records; this is the only wiring.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.codebook.charging import load_charges
from onrecord.codebook.events import load_events
from onrecord.encoder.tagger import OnnxTagger
from onrecord.finding.acts.judging import Judged, judge
from onrecord.finding.acts.weighing import NAME as ACTS
from onrecord.finding.acts.weighing import load as load_acts
from onrecord.finding.charges.told_charges import ToldCharge, told_charges
from onrecord.finding.events import Happening, find_happenings, with_doubts
from onrecord.finding.events.sureness import NAME as EVENTS
from onrecord.finding.events.sureness import least_sure
from onrecord.finding.events.sureness import load as load_sureness
from onrecord.finding.times import find_times
from onrecord.grammar.tagging.classes import VERSION as WORD_CLASSES
from onrecord.grammar.tagging.classes import load as load_classes
from onrecord.linking.actors import Linked, PartyWords, link
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.roster import roster
from onrecord.linking.places.homes import names_inside
from onrecord.linking.places.pointing import pointed_places
from onrecord.linking.places.resolving import find_places
from onrecord.linking.places.unlisted import as_quarters, unlisted_places
from onrecord.pipeline.audit import audit
from onrecord.pipeline.drafting import Drafted, Tagger, drafted
from onrecord.pipeline.events import events
from onrecord.pipeline.letters import as_printed, as_read
from onrecord.pipeline.notes import of_statements, uncoded
from onrecord.pipeline.stating import accused, as_said, statements, when_said
from onrecord.records import (
    LEAST_CONFIDENCE,
    Article,
    MadeBy,
    ModelUsed,
    Note,
    Place,
    Record,
    Span,
    SpanIndex,
)
from onrecord.records.labels import Labels
from onrecord.replying import in_passing, laid_deeds


class _Told(NamedTuple):
    """What an article tells, before anybody in it has a name."""

    happenings: list[Happening]
    judged: list[Judged]  # one for each draft
    charges: tuple[ToldCharge, ...]

    @property
    def charged(self) -> list[Span]:
        """The words for those who are charged, and for who charges them."""
        return [span for one in self.charges for span in (*one.accused, *one.by)]


class Analyser:
    """Everything that is loaded once and serves any number of articles."""

    def __init__(
        self,
        tagger: Tagger,
        codebook: Codebook,
        models: tuple[ModelUsed, ...] = (),
    ) -> None:
        self._tagger, self._codebook = tagger, codebook
        self._acts, self._book, self._charges = load_acts(), load_events(), load_charges()
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
        text, book = article.text, self._codebook
        found = drafted(article, self._tagger, book, at_least=at_least)
        told = self._told(article, found)
        linked = self._linked(article, found, told)
        times = find_times(text, article.parts, article.published)
        when = when_said(article, found.drafts, times, book)
        said = statements(article, found, linked.spoken, told.judged, when)
        located = _located(article, found.labels, book) if told.happenings else ()
        happened, told_of, actors, event_notes = events(
            article, told.happenings, said, linked, self._book, times, located, told.charged, at_least=event_at_least
        )
        charges = (*told.charges, *laid_deeds(text, told_of, happened, said, actors, self._charges, told.charges))
        passing = in_passing(article.id, charges, linked.parties, happened, said, actors, book, text)
        audited, audit_notes = audit(article, said, actors, book, times, linked.parties, passing)
        return Record(
            article=article,
            actors=actors,
            statements=said,
            events=happened,
            audit=audited,
            notes=(
                *notes,
                *of_statements(article, found, said, linked.spoken, told.judged, when),
                *(note for actor in actors for note in uncoded(actor)),
                *event_notes,
                *audit_notes,
            ),
            made_by=self._made_by,
        )

    def _told(self, article: Article, found: Drafted) -> _Told:
        """What happens, what each statement does, and who is accused in passing."""
        text, places = article.text, [part.span for part in article.parts]
        weigher = found.labels.weigher
        happenings = _apart(with_doubts(find_happenings(text, places, self._book), weigher), found.silent)
        words = ((draft.source, draft.cue, draft.content) for draft in found.drafts)
        each = list(zip(words, found.manners, strict=True))
        judged = list(judge(text, article.title, each, self._acts, self._codebook, weigher))
        return _Told(happenings, judged, told_charges(text, places, self._charges))

    def _linked(self, article: Article, found: Drafted, told: _Told) -> Linked:
        """Who speaks, and whom the parties of what happens and of charges stand for."""
        return link(
            article.id,
            article.text,
            as_said(found),
            roster(article.text, found.labels.names, self._codebook, article.title_end),
            self._codebook,
            title_end=article.title_end,
            authors=article.authors,
            publisher=article.publisher.name if article.publisher else None,
            published=article.published,
            parties=PartyWords(
                spans=[*(span for one in told.happenings for span in (*one.actors, *one.recipients)), *told.charged],
                beside=frozenset(span for one in told.happenings for span in one.beside),
                agents=self._book.agents,
                struck=frozenset(span for one in told.happenings if one.type == "ASSAULT" for span in one.recipients),
                things=self._book.struck,
                charged=accused(article, found, told.judged, self._codebook),
            ),
            weigher=found.labels.weigher,
        )


def _apart(happenings: Iterable[Happening], silent: Sequence[Span]) -> list[Happening]:
    """What is not told inside these stretches."""
    index = SpanIndex((span, span) for span in silent)
    return [one for one in happenings if not index.covering(one.trigger[0])]


def _located(article: Article, labels: Labels, codebook: Codebook) -> tuple[Place, ...]:
    """The places that an article names, and those that it means by "the city" and the like."""
    gazetteer = load_gazetteer(codebook.language)
    inside = names_inside(article.text, labels.names, gazetteer, codebook)
    named = as_quarters(
        article.text,
        find_places(article.text, [*labels.names, *inside], codebook),
        article.dateline,
        gazetteer,
        codebook,
    )
    meant = pointed_places(article.text, named, article.dateline, gazetteer, codebook)
    unlisted = unlisted_places(article.text, labels.names, (*named, *meant), article.dateline, gazetteer, codebook)
    return tuple(sorted((*named, *meant, *unlisted), key=lambda place: place.span))
