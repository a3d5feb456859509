"""Why each value of a record is what it is: by what it was found, how sure that is, what else was weighed.

Takes a record and what people judged; gives rows of a few words for each statement and each event. Finds nothing
new: what the record does not say, no row says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger import LedgerEntry
from onrecord.printing.dates import day_words
from onrecord.printing.entries import Entry, actor_name
from onrecord.printing.plain import one_line, shortened
from onrecord.printing.wording import ACTS, EVIDENCE, REASONS, either
from onrecord.records import Event, Manner, Note, Record, Statement, Time, number_of

_SHOWN = 60
_MANNERS = {
    Manner.DIRECT: "rule: the words stand in quotation marks",
    Manner.MIXED: "rule: some of the words stand in quotation marks",
    Manner.INDIRECT: "rule: none of the words stand in quotation marks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One value: which, what it is, and why."""

    of: str
    value: str
    why: tuple[str, ...] = ()


def statement_reasons(record: Record, entry: Entry, judgements: Iterable[LedgerEntry] = ()) -> tuple[Reason, ...]:
    """Why a statement is as it is."""
    statement = entry.statement
    notes = [note for note in record.notes if note.subject == statement.id]
    rows = [
        Reason(of="Statement", value=sureness(statement.confidence), why=(_found_by(record),)),
        _speaker(record, entry, notes),
        *_labels(statement, notes),
        Reason(of="Manner", value=statement.manner, why=(_MANNERS[statement.manner],)),
    ]
    if statement.about:
        rows.append(Reason(of="About", value=", ".join(actor_name(record, one) for one in statement.about)))
    if statement.said:
        rows.append(_time("Said", statement.said))
    told = {"speaker", "act", "evidence"}
    rows += [
        Reason(of=_field(note), value="open", why=tuple(_note(record, note)))
        for note in notes
        if note.field.removeprefix("statement.") not in told
    ]
    return (*rows, *map(_judgement, judgements))


def event_reasons(record: Record, event: Event, judgements: Iterable[LedgerEntry] = ()) -> tuple[Reason, ...]:
    """Why an event is as it is."""
    notes = [note for note in record.notes if note.subject == event.id]
    rows = [Reason(of="Event", value=sureness(event.confidence), why=(_found_by(record),))]
    if event.when:
        rows.append(_time("When", event.when))
    if where := event.where:
        others = f"{number_of(len(where.alternatives), 'other place')} of this name" if where.alternatives else ""
        precise = f"precise to: {where.precision}" if where.precision else ""
        gazetteer = f"GeoNames {where.geonames}" if where.geonames else ""
        why = tuple(filter(None, (f"as “{where.text}”", gazetteer, precise, others)))
        rows.append(Reason(of="Where", value=where.name or where.text, why=why))
    rows += [Reason(of=_field(note), value="open", why=tuple(_note(record, note))) for note in notes]
    return (*rows, *map(_judgement, judgements))


def sureness(confidence: float) -> str:
    """A confidence in words and as a number.

    >>> sureness(0.93), sureness(0.6), sureness(0.31)
    ('sure (0.93)', 'fairly sure (0.60)', 'unsure (0.31)')
    """
    words = "sure" if confidence >= 0.8 else "fairly sure" if confidence >= 0.5 else "unsure"
    return f"{words} ({confidence:.2f})"


def _found_by(record: Record) -> str:
    models = " and ".join(model.name for model in record.made_by.models)
    rules = f"the rules of onrecord {record.made_by.onrecord}"
    return f"found with the model {models} and {rules}" if models else f"found with {rules}"


def _speaker(record: Record, entry: Entry, notes: Sequence[Note]) -> Reason:
    own = [note for note in notes if note.field == "statement.speaker"]
    words = f"the report says “{shortened(one_line(entry.source), _SHOWN)}”" if entry.source else "no words for it"
    actor = record.actor(entry.statement.speaker)
    if actor is None:
        kind = entry.statement.speaker_kind
        why = [words, *(line for note in own for line in _note(record, note))]
        return Reason(of="Speaker", value=str(kind or "not settled"), why=tuple(why))
    named = number_of(len(actor.mentions), "mention") + " in the report" if actor.mentions else ""
    why = [words, named, *(line for note in own for line in _note(record, note))]
    return Reason(of="Speaker", value=actor.name, why=tuple(filter(None, why)))


def _labels(statement: Statement, notes: Sequence[Note]) -> list[Reason]:
    """Act and evidence, each with what stayed open about it; one that was not sought has no row."""
    rows = []
    values = (
        ("act", statement.act and ACTS.get(statement.act, str(statement.act))),
        ("evidence", statement.evidence and EVIDENCE.get(statement.evidence, "no evidence given")),
    )
    for field, value in values:
        own = [note for note in notes if note.field == f"statement.{field}"]
        if value or own:
            why = tuple(line for note in own for line in _weighed(note.reason, note.candidates))
            rows.append(Reason(of=field.capitalize(), value=value or "open", why=why))
    return rows


def _time(of: str, time: Time) -> Reason:
    rule = f"rule: {time.rule}" if time.rule else ""
    anchor = f"counted from {day_words(time.anchor)}" if time.anchor else ""
    bounds = f"{time.earliest} to {time.latest}" if time.earliest and time.latest else ""
    return Reason(
        of=of, value=time.edtf or "not settled", why=tuple(filter(None, (f"as “{time.text}”", rule, anchor, bounds)))
    )


def _note(record: Record, note: Note) -> list[str]:
    return _weighed(note.reason, [actor_name(record, candidate) for candidate in note.candidates])


def _weighed(reason: str, candidates: Sequence[str]) -> list[str]:
    weighed = [f"weighed: {either(candidates)}"] if candidates else []
    return [REASONS.get(reason, reason), *weighed]


def _field(note: Note) -> str:
    return note.field.rpartition(".")[2].replace("_", " ").capitalize()


def _judgement(entry: LedgerEntry) -> Reason:
    who, note = entry.by.removeprefix("person:"), f"“{entry.note}”" if entry.note else ""
    why = tuple(filter(None, (f"{entry.field}, by {who}, {day_words(entry.at[:10])}", note)))
    return Reason(of="Judged", value=str(entry.action), why=why)


def by_subject(entries: Iterable[LedgerEntry]) -> Mapping[str, list[LedgerEntry]]:
    """What stands on each subject."""
    found: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        found.setdefault(entry.subject, []).append(entry)
    return found
