"""Right of reply: each accusation, and what the report has from the accused.

Takes the statements; yields the accusations of a report, each with the statements by or for the accused that deny
or answer it, or the words that say that they would not. Where there are none, that is said: nothing follows from
it about what the accused said elsewhere. Leaves the truth of charge and answer alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.pipeline.accused import Accused, Meant, accused
from onrecord.pipeline.offices import speaks_for
from onrecord.pipeline.silences import Silence, silences
from onrecord.pipeline.taking_up import reply_to, takes_it_up
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
    SpanIndex,
    Statement,
    words_of,
)

# An answer stands so many paragraphs behind its accusation, or has many words of it.
_NEAR = 2
# About a sentence: so far back "its" may lead.
_BEFORE = 200
_OWN = re.compile(r"\s*(?:its|their|his|her)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_WORKS_FOR = re.compile(r",?\s(\w+)\s(?:for|by|to|in|with|at)\s((?:[a-z]\w*\s){0,3}(?:[A-Z][\w’'\-]*\s?)+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An outer statement with what every charge asks of it: where it stands, by whom, and for whom."""

    statement: Statement
    place: int
    paragraph: int
    called: frozenset[str]
    named: frozenset[str]
    before: frozenset[str]
    country: str | None
    for_another: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """A report as the questions here see it, prepared once for all its charges."""

    text: str
    actors: dict[str, Actor]
    told: dict[str, _Told]
    silences: tuple[Silence, ...]
    codebook: Codebook


def accusations(
    article: Article, statements: Sequence[Statement], actors: Sequence[Actor], codebook: Codebook, meant: Meant
) -> tuple[tuple[Accusation, ...], list[Note]]:
    """The accusations of a report, in the order of the text, and a note for each whose accused stays open.

    `meant` are the actors whom pronouns for the accused stand for.
    """
    charges = [statement for statement in statements if statement.act is Act.ACCUSE and statement.content]
    if not charges:
        return (), []
    report = _prepared(article.text, statements, actors, codebook)
    titles = [part.span for part in article.parts if part.kind is PartKind.TITLE]
    # A headline says again what the body says.
    in_body = [charge for charge in charges if not any(span.covers(charge.content[0]) for span in titles)]
    against = list(_against(report, in_body or charges, meant))
    if not against:
        return (), []
    sole = len({(found.actors, found.words) for _, found, _ in against}) == 1
    told = tuple(_answered(report, charge, found, sole=sole) for charge, found, _ in against)
    return told, [note for _, _, notes in against for note in notes]


def _prepared(text: str, statements: Sequence[Statement], actors: Sequence[Actor], codebook: Codebook) -> _Report:
    known = {actor.id: actor for actor in actors}
    breaks = [match.start() for match in re.finditer("\n\n", text)]
    told = [_told(text, statement, known, breaks, codebook) for statement in statements]
    return _Report(
        text=text,
        actors=known,
        told={one.statement.id: one for one in sorted(told, key=lambda one: one.place)},
        silences=tuple(silences(text, codebook)),
        codebook=codebook,
    )


def _told(
    text: str, statement: Statement, actors: dict[str, Actor], breaks: Sequence[int], codebook: Codebook
) -> _Told:
    spans = (*statement.source, *statement.cue, *statement.content)
    place = min((span.start for span in spans), default=0)
    source = words_of(statement.source, text)
    speaker = actors.get(statement.speaker or "")
    roles = speaker.roles if speaker else ()
    offices = [office for role in roles for office in (role.organisation, role.country) if office]
    return _Told(
        statement=statement,
        place=place,
        paragraph=bisect_right(breaks, place),
        called=names_in(" ".join((speaker.name, *offices) if speaker else ())),
        named=names_in(source),
        before=names_in(text[max(text.rfind("\n\n", 0, place), place - _BEFORE, 0) : place]),
        country=speaker.country if speaker else None,
        for_another=bool(codebook.speaks_for & set(_WORD.findall(source.lower()))),
        own=bool(_OWN.match(source)),
    )


def _against(
    report: _Report, charges: Sequence[Statement], meant: Meant
) -> Iterator[tuple[Statement, Accused, list[Note]]]:
    """Each accusation with the accused; one that is only described is whom the same speaker accused just before."""
    before: tuple[Statement, Accused] | None = None
    actors = tuple(report.actors.values())
    names = SpanIndex((mention, mention) for actor in actors for mention in actor.mentions)
    for charge in charges:
        found = accused(report.text, charge, actors, names, report.codebook, meant)
        if found.thing and not _charges(report, charge):
            continue  # "killed by a falling tree": an accident accuses nobody
        spans, notes = found.words or charge.content, []
        if (found.described or not (found.actors or found.words)) and before and _goes_on(report, before[0], charge):
            notes = [_note(charge, "same-accused", spans, before[1].actors)]
            found = before[1]
        elif not (found.actors or found.words):
            notes = [_note(charge, "accused-not-settled", spans, charge.about)]
        yield charge, found, notes
        if found.actors or found.words:
            before = charge, found


def _charges(report: _Report, charge: Statement) -> bool:
    """Whether the cue itself accuses, whoever is blamed: "blamed the lack of pilots"."""
    cue = words_of(charge.cue, report.text).lower().split()
    return any(found.act == "accuse" for _, found in report.codebook.acts.cues_in(cue))


def _goes_on(report: _Report, before: Statement, charge: Statement) -> bool:
    """Whether a speaker's accusation follows on the one before: no more than a paragraph away."""
    near = report.told[charge.id].paragraph - report.told[before.id].paragraph <= 1
    return near and charge.speaker is not None and before.speaker == charge.speaker


def _note(charge: Statement, reason: str, spans: tuple[Span, ...], candidates: tuple[str, ...]) -> Note:
    return Note(field="audit.accusations", reason=reason, subject=charge.id, candidates=candidates, spans=spans)


def _answered(report: _Report, charge: Statement, found: Accused, *, sole: bool) -> Accusation:
    """One accusation with its answer."""
    if not (found.actors or found.words):
        return Accusation(statement=charge.id, accuser=charge.speaker, reply=None)
    charged = report.told[charge.id]
    names = _names(report, found)
    replies = list(_replies(report, charged, found, names, sole=sole))
    silences = [one for one in report.silences if _is_theirs(report, charged, found, names, one, sole=sole)]
    kinds = [*(reply for reply, _ in replies), *(silence.reply for silence in silences)]
    return Accusation(
        statement=charge.id,
        accuser=charge.speaker,
        accused=found.actors,
        accused_words=found.words,
        reply=min(kinds, key=tuple(Reply).index, default=Reply.NONE),
        answers=tuple(statement.id for _, statement in replies),
        spans=tuple(silence.span for silence in silences),
    )


def _names(report: _Report, found: Accused) -> frozenset[str]:
    """The words by which the accused is named."""
    called = [report.actors[one].name for one in found.actors if one in report.actors]
    return names_in(" ".join((*called, words_of(found.words, report.text))))


def _by_or_for(
    report: _Report, charged: _Told, found: Accused, names: frozenset[str], *, sole: bool
) -> Iterator[_Told]:
    """Statements by the accused, or by somebody who speaks for them, outside the accuser's own words."""
    charge = charged.statement
    voices = set(found.actors)
    states = {
        actor.country
        for one in found.actors
        if (actor := report.actors.get(one)) and actor.kind is ActorKind.STATE and actor.country
    }
    theirs = False
    before: Statement | None = None
    # What both are called tells them apart no more: "Arlia's miners" and "the government of Arlia".
    names = names - charged.called - charged.named or names
    for one in report.told.values():
        speaker = one.statement.speaker
        if one.statement.parent:
            continue
        previous, before = before, one.statement
        if one.statement.id == charge.id:
            continue
        by = speaker in voices or bool(names & one.called) or one.country in states
        # "the port rejected the charge. ... its director said": the owner spoke, or was named, just before.
        on_behalf = one.for_another and (
            bool(names & one.named) or (one.own and (theirs or _only_accused(names, charged, one)))
        )
        follows = 0 <= one.paragraph - charged.paragraph <= _NEAR and one.place > charged.place
        in_office = sole and follows and _in_office(report, found, words_of(one.statement.source, report.text), speaker)
        found_so = by or on_behalf or in_office or _is_employer(report, found, charged, one)
        taken_up = takes_it_up(report.text, charge, one.statement, previous, report.codebook)
        theirs = (found_so or taken_up) and not (speaker is not None and speaker == charge.speaker)
        if theirs:
            voices |= {speaker} if speaker else set()
            yield one


def _is_employer(report: _Report, found: Accused, charged: _Told, one: _Told) -> bool:
    """Whether the body speaks for which the accused are said to work: "guards working for the company Tolven"."""
    mentions = [span for who in found.actors if who in report.actors for span in report.actors[who].mentions]
    content = charged.statement.content
    inside = [span for span in (*found.words, *mentions) if any(part.covers(span) for part in content)]
    bodies = [_WORKS_FOR.match(report.text, span.end, content[-1].end) for span in inside]
    named = [names_in(body[2]) for body in bodies if body and body[1].lower() in report.codebook.works_for]
    return any(names & (one.called | one.named) for names in named)


def _only_accused(names: frozenset[str], charged: _Told, one: _Told) -> bool:
    """Whether the words before "its lawyer" name the accused, and the accuser not: "his" may else be either's."""
    return bool(names & one.before) and not (charged.called | charged.named) & one.before


def _replies(
    report: _Report, charged: _Told, found: Accused, names: frozenset[str], *, sole: bool
) -> Iterator[tuple[Reply, Statement]]:
    """What each statement of the accused is to the accusation, of those that do not speak of other things.

    Whoever has begun to answer goes on in the same paragraph, however far that is from the charge.
    """
    parties = stems(" ".join(names | charged.called | charged.named))
    answering: int | None = None
    for one in _by_or_for(report, charged, found, names, sole=sole):
        near = one.place > charged.place and (one.paragraph - charged.paragraph <= _NEAR or one.paragraph == answering)
        reply = reply_to(report.text, charged.statement, one.statement, parties, report.codebook, near=near)
        if reply is not None:
            answering = one.paragraph
            yield reply, one.statement


def _is_theirs(
    report: _Report, charge: _Told, found: Accused, names: frozenset[str], silence: Silence, *, sole: bool
) -> bool:
    """Whether it is the accused who would not answer: named or described, or the one body that it can be."""
    if names & names_in(silence.party) or stems(words_of(found.words, report.text)) & stems(silence.party):
        return True
    if not sole or silence.span.start <= charge.place:
        return False
    return _is_body(report, found, silence.party) or _in_office(report, found, silence.party, None)


def _in_office(report: _Report, found: Accused, words: str, speaker: str | None) -> bool:
    """Whether words are those of an office of the one accused."""
    accused = [report.actors[one] for one in found.actors if one in report.actors]
    return len(accused) == 1 and speaks_for(words, report.actors.get(speaker or ""), accused[0], report.codebook)


def _is_body(report: _Report, found: Accused, before: str) -> bool:
    """Whether "the company" or "the government" before a refusal is of the kind that the one accused is."""
    heads = report.codebook.heads
    words = {ActorKind.ORGANISATION: heads.organisation, ActorKind.STATE: heads.state}
    kinds = [actor.kind for one in found.actors if (actor := report.actors.get(one)) is not None]
    subject = before.lower().split()[:2]
    return subject[:1] == ["the"] and any(subject[-1] in words.get(kind, ()) for kind in kinds if kind)
