"""Reviewing one finding after the other: what it shows, and what a decision puts on record.

Takes a view and a finding; gives what a reader sees of it, and for each decision a `Proposal` with what it would
change. Which comes next is asked of `queue`. Every decision is also a *reading*: one entry that says what this reader
holds of the finding. A blind reading is that entry alone: it changes nothing and takes nobody's place, so that two
readers' entries stand side by side and can be compared (`agreement`). A charge told in passing, of which the program
tells no confidence, comes to nobody by itself, and is decided on by whoever asks for it. Writes nothing:
`Writer.append` does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.ledger.errors import NothingFound, WrongQuestion
from onrecord.ledger.judgements.entry import PERSON, Action, Field, LedgerEntry
from onrecord.ledger.judgements.identity import identity_of
from onrecord.ledger.judgements.judging import Judged
from onrecord.ledger.queries.hits import article_hits
from onrecord.ledger.queries.questions import ArticleHit
from onrecord.ledger.reviewing import corrections
from onrecord.ledger.reviewing.corrections import Judge, Proposal
from onrecord.ledger.reviewing.queue import FINDINGS
from onrecord.ledger.view import View
from onrecord.records import Accusation, Event, Note, Record, Span, Statement

Verdict = Literal["accept", "correct", "reject"]
Values = Mapping[str, str | None]
Finding = Statement | Event | Accusation


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding to decide on: the paragraphs that it stands in, with its words marked, and its values.

    `marks` are start, end and role (`source`, `cue`, `content`, `trigger`) in `context`. `values` has `speaker` as
    an identity, or `unnamed` or `none`; `speaker` is the name. A charge has no values and no confidence.
    """

    id: str
    kind: str
    article: ArticleHit
    context: str
    marks: tuple[tuple[int, int, str], ...]
    values: Values
    speaker: str | None
    type: str | None
    confidence: float | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reader decides: accept, reject, or correct with the values that are right.

    `speaker` is a name or an id; `nobody` says instead that the speaker is `unnamed`, or that there is `none`.
    """

    verdict: Verdict
    labels: Mapping[Field, str | None] = field(default_factory=dict)
    speaker: str | None = None
    nobody: Literal["unnamed", "none"] | None = None


def item(view: View, subject: str, *, blind: bool = False) -> Item:
    """What a reader sees of a finding; with `blind`, as the program found it, whatever people made of it."""
    subject = _finding(view, subject)
    judged, finding = _shown(view, subject, blind=blind)
    record = judged.record
    spans = _spans(finding)
    context, marks = in_context(record, spans)
    (article,) = article_hits(view.connection, "WHERE article.id = ?", (record.article.id,))
    values = _values(judged, finding)
    actor = record.actor(finding.speaker) if isinstance(finding, Statement) else None
    return Item(
        id=subject,
        kind=FINDINGS[subject[:4]],
        article=article,
        context=context,
        marks=marks,
        values=values,
        speaker=view.identities.names.get(values.get("speaker") or "", actor.name if actor else None),
        type=finding.type if isinstance(finding, Event) else None,
        confidence=None if isinstance(finding, Accusation) else finding.confidence,
        notes=tuple(note for note in record.notes if note.subject == finding.id),
    )


def decide(view: View, judge: Judge, subject: str, decision: Decision, *, blind: bool = False) -> Proposal:
    """The entries of a decision and what they would change; a blind one changes nothing."""
    subject = _finding(view, subject)
    entries: list[LedgerEntry] = []
    if decision.verdict == "correct":
        entries += _corrected(view, judge, subject, decision)
        if not entries:
            raise WrongQuestion("a value that is to be another was wanted, and none was given; change one, or accept")
    else:
        entries += corrections.verdict(view, judge, [subject], accept=decision.verdict == "accept").entries
    judged, finding = _shown(view, subject, blind=blind)
    held: dict[str, Any] = {"verdict": decision.verdict, "blind": blind}
    if decision.verdict != "reject":
        held["values"] = {**_values(judged, finding), **_taken(entries)}
    reading = judge.entry(view, subject, Field.READING, Action.READ, held)
    return corrections.propose(view, [reading] if blind else [*entries, reading])


def skip(view: View, judge: Judge, subject: str) -> Proposal:
    """Pass a finding over: it does not come again until the reader asks for those passed over."""
    entry = judge.entry(view, _finding(view, subject), Field.READING, Action.SKIPPED)
    return Proposal(entries=(entry,), changes=())


def undo_last(view: View, judge: Judge) -> Proposal:
    """Take back this reader's last decision or skip, with all that it did, and nobody else's."""
    last = last_step(view, judge.name)
    if last is None:
        raise NothingFound(f"a decision of {judge.name} to take back was wanted, and the ledger has none that stands")
    same = [entry.id for entry in view.in_force if (entry.by, entry.at) == (last.by, last.at)]
    return corrections.undo(view, judge, same)


def last_step(view: View, reader: str) -> LedgerEntry | None:
    """This reader's last decision or skip that stands: what `undo_last` would take back."""
    own = [entry for entry in view.in_force if entry.by == f"{PERSON}{reader}"]
    return own[-1] if own else None


def in_context(record: Record, spans: Sequence[tuple[Span, str]]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The parts of the article that the spans touch, and the spans counted in these."""
    article = record.article
    touched = [part.span for part in article.parts if any(part.span.touches(span) for span, _ in spans)]
    if not touched:
        touched = [span for span, _ in spans]
    if not touched:
        return "", ()
    start, end = min(span.start for span in touched), max(span.end for span in touched)
    marks = sorted((span.start - start, span.end - start, role) for span, role in spans)
    return article.text[start:end], tuple(marks)


def _finding(view: View, beginning: str) -> str:
    if not beginning.startswith(tuple(FINDINGS)):
        raise WrongQuestion(f"{beginning}: the id of a statement (stm_), an event (evt_) or a charge (chg_) was wanted")
    return view.full_id(beginning)


def _shown(view: View, subject: str, *, blind: bool) -> tuple[Judged, Finding]:
    """The record that a reader is shown, and the finding in it."""
    article = view.article_of(subject)
    if blind:
        records = view.machine_records(article)
        tellings = [Judged(one, {}, {actor.id: identity_of(actor, {}) for actor in one.actors}) for one in records]
    else:
        tellings = [view.judged(article)]
    for judged in tellings:
        record = judged.record
        findings: tuple[Finding, ...] = (*record.statements, *record.events, *record.audit.accusations)
        for finding in findings:
            if finding.id == subject:
                return judged, finding
    raise NothingFound(f"{subject}: a statement, an event or a charge was wanted, and its article has none of this id")


def _spans(finding: Finding) -> list[tuple[Span, str]]:
    if isinstance(finding, Accusation):
        return [(span, "trigger") for span in finding.words]
    if isinstance(finding, Event):
        return [(span, "trigger") for span in finding.trigger]
    roles = (("source", finding.source), ("cue", finding.cue), ("content", finding.content))
    return [(span, role) for role, spans in roles for span in spans]


def _values(judged: Judged, finding: Finding) -> dict[str, str | None]:
    if isinstance(finding, Accusation):
        return {}
    if isinstance(finding, Event):
        return {"status": str(finding.status)}
    nobody = str(finding.speaker_kind) if finding.speaker_kind in ("unnamed", "none") else None
    return {
        "speaker": judged.identities.get(finding.speaker) if finding.speaker else nobody,
        "act": str(finding.act) if finding.act else None,
        "evidence": str(finding.evidence) if finding.evidence else None,
    }


def _corrected(view: View, judge: Judge, subject: str, decision: Decision) -> Iterable[LedgerEntry]:
    if decision.labels:
        yield from corrections.relabel(view, judge, [subject], decision.labels).entries
    if decision.nobody:
        yield from corrections.no_speaker(view, judge, [subject], unnamed=decision.nobody == "unnamed").entries
    elif decision.speaker:
        yield from corrections.speaker(view, judge, [subject], decision.speaker).entries


def _taken(entries: Iterable[LedgerEntry]) -> dict[str, str | None]:
    """The values that entries give."""
    taken: dict[str, str | None] = {}
    for entry in entries:
        if entry.field is Field.SPEAKER:
            taken["speaker"] = entry.value["identity"] or entry.value["kind"]
        elif entry.action is Action.CORRECTED:
            taken[str(entry.field)] = entry.value["to"]
    return taken
