"""Article in, record out.

    quotations -> labels -> statements -> statements inside them -> speakers -> audit

The steps are functions from records to records; this is the only wiring.
"""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Protocol

from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.encoder.tagger import OnnxTagger
from onrecord.finding.nested import inside, lay_out, led_back, passages
from onrecord.finding.quotes import quotations
from onrecord.finding.statements import Draft, join, manner
from onrecord.linking.actors import Spoken, link
from onrecord.linking.names import roster
from onrecord.pipeline.audit import audit
from onrecord.records import Article, MadeBy, ModelUsed, Note, Record, Statement, make_id
from onrecord.records.labels import Labels, Quotation

# Say-so chains that readers can follow: who said that who said what.
DEEPEST = 3
# A claim inside a claim is read out of its surroundings, and is kept only where the reading is sure.
LEAST_CONFIDENCE = 0.3


class Tagger(Protocol):
    """Labels a text. The ONNX encoder is one; a table of answers in a test is another."""

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        """Roles, links and names of a text."""
        ...


class Analyser:
    """Everything that is loaded once and serves any number of articles."""

    def __init__(self, tagger: Tagger, codebook: Codebook, models: tuple[ModelUsed, ...] = ()) -> None:
        self._tagger, self._codebook = tagger, codebook
        self._made_by = MadeBy(onrecord=version("onrecord"), models=models, codebook=codebook.sha256)

    @classmethod
    def load(cls, *, threads: int = 1) -> "Analyser":
        """Load the shipped model and codebook; raises `ModelIncomplete`. More threads serve long articles."""
        tagger = OnnxTagger.load(threads=threads)
        manifest = tagger.folder.manifest
        name = f"{manifest.name}@{manifest.version}"
        return cls(tagger, load_codebook(), (ModelUsed(name=name, sha256=tagger.folder.sha256),))

    def record(self, article: Article, notes: Sequence[Note] = ()) -> Record:
        """Find the statements of an article and who makes them; `notes` are those of its reading."""
        text, places = article.text, [part.span for part in article.parts]
        quoted = quotations(text, places)
        labels = self._tagger.label(text, quoted)
        joined = join(text, labels, quoted, places)
        drafts = self._with_nested(text, joined.drafts, quoted)
        names = roster(text, labels.names, self._codebook)
        actors, spoken = link(article.id, text, [draft.source for draft in drafts], names, self._codebook)
        statements = tuple(_statement(article, draft, who, quoted) for draft, who in zip(drafts, spoken, strict=True))
        found_notes = [
            *notes,
            *(note for statement, who in zip(statements, spoken, strict=True) for note in _open(statement, who)),
            *(_unclaimed(article, quotation) for quotation in joined.left),
            *(_unclosed(article, quotation) for quotation in quoted if not (quotation.closed or quotation.continued)),
        ]
        return Record(
            article=article,
            actors=actors,
            statements=statements,
            audit=audit(article, statements, actors),
            notes=tuple(found_notes),
            made_by=self._made_by,
        )

    def _with_nested(self, text: str, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
        """The statements and those inside their contents, each behind the one that it stands in."""
        found, layer = list(drafts), list(drafts)
        for _ in range(DEEPEST - 1):
            layout = lay_out(text, passages(text, layer, self._codebook.reports))
            if not layout.passages:
                break
            labels = self._tagger.label(layout.text, (marks := inside(quoted, layout)))
            layer = led_back(layout, join(layout.text, labels, marks, layout.paragraphs()).drafts, LEAST_CONFIDENCE)
            found += layer
        return sorted(found, key=lambda draft: (_outermost(draft).start, _outermost(draft).content, _depth(draft)))


def _outermost(draft: Draft) -> Draft:
    return _outermost(draft.parent) if draft.parent else draft


def _depth(draft: Draft) -> int:
    return 1 + _depth(draft.parent) if draft.parent else 1


def _statement_id(article: Article, draft: Draft) -> str:
    return make_id("stm", article.id, draft.source, draft.cue, draft.content)


def _statement(article: Article, draft: Draft, who: Spoken, quoted: Sequence[Quotation]) -> Statement:
    return Statement(
        id=_statement_id(article, draft),
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        manner=manner(article.text, draft.content, quoted),
        speaker=who.actor,
        speaker_kind=who.kind,
        parent=_statement_id(article, draft.parent) if draft.parent else None,
        confidence=round(draft.confidence, 2),
    )


def _open(statement: Statement, who: Spoken) -> list[Note]:
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


def _unclaimed(article: Article, quotation: Quotation) -> Note:
    return Note(field="statements", reason="quotation-without-statement", subject=article.id, spans=(quotation.span,))


def _unclosed(article: Article, quotation: Quotation) -> Note:
    return Note(field="statements", reason="quotation-not-closed", subject=article.id, spans=(quotation.span,))
