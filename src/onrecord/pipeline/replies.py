"""Right of reply: each accusation, and what the report has from the accused.

Takes the statements; yields the accusations of a report, each with the statements by or for the accused that deny
or answer it, or the words that say that they would not. Where there are none, that is said: nothing follows from
it about what the accused said elsewhere. Leaves the truth of charge and answer alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.pipeline.accused import Accused, accused
from onrecord.pipeline.wordings import names_in, stems
from onrecord.records import (
    Accusation,
    Act,
    Actor,
    ActorKind,
    Article,
    Note,
    PartKind,
    Reply,
    Span,
    Statement,
    words_of,
)

# An answer stands with its accusation, or takes up its words.
_NEAR = 2
_SHARED = 2
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’')\]]*|\n|$)")
_OWN = re.compile(r"\s*(?:its|their|his|her)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What every question here is asked of."""

    text: str
    statements: tuple[Statement, ...]
    actors: dict[str, Actor]
    title: tuple[Span, ...]
    codebook: Codebook

    def place(self, statement: Statement) -> int:
        """Where a statement begins."""
        return min((span.start for span in (*statement.source, *statement.cue, *statement.content)), default=0)

    def paragraph(self, place: int) -> int:
        """The number of a place's paragraph."""
        return self.text.count("\n\n", 0, place)


def accusations(
    article: Article, statements: Sequence[Statement], actors: Sequence[Actor], codebook: Codebook
) -> tuple[tuple[Accusation, ...], list[Note]]:
    """The accusations of a report, in the order of the text, and a note for each whose accused stays open."""
    report = _Report(
        text=article.text,
        statements=tuple(statements),
        actors={actor.id: actor for actor in actors},
        title=tuple(part.span for part in article.parts if part.kind is PartKind.TITLE),
        codebook=codebook,
    )
    charges = [statement for statement in statements if statement.act is Act.ACCUSE]
    # A headline says again what the body says.
    in_body = [charge for charge in charges if not any(span.covers(charge.content[0]) for span in report.title)]
    against = list(_against(report, in_body or charges))
    sole = len({(found.actors, found.words) for _, found, _ in against}) == 1
    told = tuple(_answered(report, charge, found, sole=sole) for charge, found, _ in against)
    return told, [note for _, _, notes in against for note in notes]


def _against(report: _Report, charges: Sequence[Statement]) -> Iterator[tuple[Statement, Accused, list[Note]]]:
    """Each accusation with the accused; one that is only described is whom the same speaker accused just before."""
    before: tuple[Statement, Accused] | None = None
    for charge in charges:
        found = accused(report.text, charge, tuple(report.actors.values()), report.codebook)
        spans, notes = found.words or charge.content, []
        if (found.described or not (found.actors or found.words)) and before and _goes_on(report, before[0], charge):
            notes = [_note(charge, "same-accused", spans, before[1].actors)]
            found = before[1]
        elif not (found.actors or found.words):
            notes = [_note(charge, "accused-not-settled", spans, charge.about)]
        yield charge, found, notes
        if found.actors or found.words:
            before = charge, found


def _goes_on(report: _Report, before: Statement, charge: Statement) -> bool:
    """Whether a speaker's accusation follows on the one before: no more than a paragraph away."""
    near = report.paragraph(report.place(charge)) - report.paragraph(report.place(before)) <= 1
    return near and charge.speaker is not None and before.speaker == charge.speaker


def _note(charge: Statement, reason: str, spans: tuple[Span, ...], candidates: tuple[str, ...]) -> Note:
    return Note(field="audit.accusations", reason=reason, subject=charge.id, candidates=candidates, spans=spans)


def _answered(report: _Report, charge: Statement, found: Accused, *, sole: bool) -> Accusation:
    """One accusation with its answer."""
    if not (found.actors or found.words):
        return Accusation(statement=charge.id, accuser=charge.speaker, reply=None)
    names = _names(report, found)
    replies = [
        (reply, statement)
        for statement in _by_or_for(report, charge, found, names)
        if (reply := _reply(report, charge, statement)) is not None
    ]
    silent = list(_silent(report, charge, found, names, sole=sole))
    kinds = [reply for reply, _ in (*replies, *silent)]
    return Accusation(
        statement=charge.id,
        accuser=charge.speaker,
        accused=found.actors,
        accused_words=found.words,
        reply=min(kinds, key=tuple(Reply).index, default=Reply.NONE),
        answers=tuple(statement.id for _, statement in replies),
        spans=tuple(span for _, span in silent),
    )


def _names(report: _Report, found: Accused) -> frozenset[str]:
    """The words by which the accused is named."""
    called = [report.actors[one].name for one in found.actors if one in report.actors]
    return names_in(" ".join((*called, words_of(found.words, report.text))))


def _by_or_for(report: _Report, charge: Statement, found: Accused, names: frozenset[str]) -> Iterator[Statement]:
    """Statements by the accused, or by somebody who speaks for them, outside the accuser's own words."""
    voices = set(found.actors)
    last: Statement | None = None
    for statement in sorted(report.statements, key=report.place):
        if statement.parent or statement.id == charge.id:
            continue
        accuser = statement.speaker is not None and statement.speaker == charge.speaker
        source = words_of(statement.source, report.text)
        # "the port rejected the charge. ... its director said": the owner is who spoke just before.
        own = last is not None and last.speaker is not None and bool(_OWN.match(source))
        if not accuser and (statement.speaker in voices or _speaks_for(report, statement, found, names) or own):
            voices |= {statement.speaker} if statement.speaker else set()
            last = statement
            yield statement
        else:
            last = None


def _speaks_for(report: _Report, statement: Statement, found: Accused, names: frozenset[str]) -> bool:
    """Whether the source names the accused, has an office with them, or is of the state that is accused."""
    speaker = report.actors.get(statement.speaker or "")
    offices = [office for role in (speaker.roles if speaker else ()) for office in (role.organisation, role.country)]
    called = [words_of(statement.source, report.text), speaker.name if speaker else "", *filter(None, offices)]
    if names & names_in(" ".join(called)):
        return True
    states = {
        actor.country
        for one in found.actors
        if (actor := report.actors.get(one)) and actor.kind is ActorKind.STATE and actor.country
    }
    return speaker is not None and speaker.country in states


def _reply(report: _Report, charge: Statement, statement: Statement) -> Reply | None:
    """What a statement of the accused is to the accusation; None where it speaks of other things."""
    spans = (*statement.source, *statement.cue, *statement.content)
    words = report.text[min(span.start for span in spans) : max(span.end for span in spans)]
    if report.codebook.declined.search(words):
        return Reply.DECLINED
    if report.codebook.unreached.search(words):
        return Reply.UNREACHED
    if statement.act is Act.DENY:
        return Reply.DENIED
    away = report.paragraph(report.place(statement)) - report.paragraph(report.place(charge))
    follows = report.place(statement) > report.place(charge) and away <= _NEAR
    shared = stems(words_of(charge.content, report.text)) & stems(words_of(statement.content, report.text))
    return Reply.ANSWERED if follows or len(shared) >= _SHARED else None


def _silent(
    report: _Report, charge: Statement, found: Accused, names: frozenset[str], *, sole: bool
) -> Iterator[tuple[Reply, Span]]:
    """Sentences that say that the accused would not answer, or could not be reached."""
    described = stems(words_of(found.words, report.text))
    for match in _SENTENCE.finditer(report.text):
        sentence = match.group()
        refusal = report.codebook.declined.search(sentence)
        silence = refusal or report.codebook.unreached.search(sentence)
        if silence is None:
            continue
        before = sentence[: silence.start()]
        about = names & names_in(before) or described & stems(before)
        if about or (sole and match.start() > report.place(charge) and _is_body(report, found, before)):
            start = match.start() + len(sentence) - len(sentence.lstrip())
            yield (Reply.DECLINED if refusal else Reply.UNREACHED), Span(start, match.end())


def _is_body(report: _Report, found: Accused, before: str) -> bool:
    """Whether "the company" or "the government" before a refusal is of the kind that the one accused is."""
    heads = report.codebook.heads
    words = {ActorKind.ORGANISATION: heads.organisation, ActorKind.STATE: heads.state}
    kinds = [actor.kind for one in found.actors if (actor := report.actors.get(one)) is not None]
    subject = before.lower().split()
    return (
        len(subject) >= 2 and subject[0] == "the" and any(subject[1] in words.get(kind, ()) for kind in kinds if kind)
    )
