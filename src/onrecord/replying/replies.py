"""Right of reply: each accusation, and what the report has from the accused.

Takes the statements; yields the accusations of a report, each with the statements by or for the accused that deny
or answer it, or the words that say that they would not. Where there are none, that is said: nothing follows from
it about what the accused said elsewhere. Leaves the truth of charge and answer alone.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.grammar import BE
from onrecord.linking.names.kinds import is_several
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
from onrecord.replying.accused.accused import Accused, accused
from onrecord.replying.accused.denying import by_denier, denials_by_place
from onrecord.replying.accused.in_office import offices_of
from onrecord.replying.accused.themselves import Meant
from onrecord.replying.answers.answers import is_theirs, names_of, officers, replies_to
from onrecord.replying.answers.as_told import Report, Told, charged, prepared, told_in
from onrecord.replying.answers.pleas import Cases, answers_it, cases, tells_no_charge
from onrecord.replying.answers.spoken_for import Outer, outer_of
from onrecord.replying.answers.taking_up import is_of_all
from onrecord.replying.named_below import with_those_who_answer
from onrecord.replying.passing.beside_statements import apart, by_sentence, with_accused
from onrecord.replying.passing.in_passing import InPassing
from onrecord.replying.repeats import with_repeats
from onrecord.replying.same_party import Row, with_same_parties
from onrecord.replying.wordings import sentences_of

_ANOTHER = frozenset(("another", "further", "other", "remaining", "second", "separate", "third"))
# From a denial to "second" in "denied the other, second charge".
_NEAR = 3
_NO_CUES = frozenset(('"', "“", "”", "'", "‘", "’", "of"))
_SILENT = frozenset((Reply.DECLINED, Reply.UNREACHED))


def accusations(
    article: Article,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    meant: Meant,
    told: Sequence[InPassing] = (),
) -> tuple[tuple[Accusation, ...], list[Note]]:
    """The accusations of a report, in the order of the text, and a note for each whose accused stays open.

    `meant` are the actors whom pronouns for the accused stand for, `told` the charges that the outlet itself tells.
    """
    charges = [one for one in statements if one.act is Act.ACCUSE and one.content and _is_said(article.text, one)]
    titles = [part.span for part in article.parts if part.kind is PartKind.TITLE]
    if not charges and not told:
        return (), []
    report = prepared(article.text, statements, actors, codebook, told)
    against = _without_told_on(report, list(_against(report, charges, meant, told)))
    passing = {one.charge.id: one for one in apart(told, [(charge, found) for charge, found, _ in against])}
    report.passing.update((key, told_in(report, one.charge)) for key, one in passing.items())
    against += [(one.charge, one.found, _notes(one.charge, one.found)) for one in passing.values()]
    against.sort(key=lambda row: charged(report, row[0]).place)
    against = with_those_who_answer(report, with_same_parties(report, against))
    found_of = {charge.id: found for charge, found, _ in against}
    report = replace(
        report,
        pleas=tuple(replace(one, found=found_of.get(one.charge.id, one.found)) for one in report.pleas),
        accused=frozenset(actor for _, found, _ in against for actor in found.actors),
    )
    known = [found for _, found, _ in against if found.actors or found.words]
    sole = len({(found.actors, found.words) for found in known}) == 1
    report.own.update(_own_charges(report, [charge for charge, _, _ in against]))
    theirs = officers(report, known[0]) if sole else frozenset()
    of_court = cases(report, [(charged(report, charge), found) for charge, found, _ in against])
    outer = outer_of(report)
    made = [
        _answered(report, outer, charge, found, passing.get(charge.id), theirs, of_court, sole=sole)
        for charge, found, _ in against
    ]
    made, against = _without_pleas(report, made, against)
    in_title = frozenset(charge.id for charge, _, _ in against if _within(titles, charge))
    kept = tuple(with_repeats(article.text, made, [charge for charge, _, _ in against], report.actors, in_title))
    return kept, [note for _, _, notes in against for note in notes]


def _is_said(text: str, one: Statement) -> bool:
    """Whether a cue may tell that something is said: not a quotation mark or an "of" that was taken for one."""
    return words_of(one.cue, text).lower() not in _NO_CUES


def _without_pleas(
    report: Report, made: Sequence[Accusation], against: Sequence[Row]
) -> tuple[list[Accusation], list[Row]]:
    """The accusations without the pleas that answer one of the others and do not say to what."""
    pleading = {one.charge.id: one.answer for one in report.pleas if one.of_all and tells_no_charge(report, one.answer)}
    answers = {span for one in made if one.id not in pleading for span in one.spans}
    kept = [number for number, one in enumerate(made) if pleading.get(one.id) not in answers]
    return [made[number] for number in kept], [against[number] for number in kept]


def _own_charges(report: Report, charges: Sequence[Statement]) -> Iterator[tuple[str, set[str]]]:
    """For each denial of one thing, the charges in its sentence: "was accused of it, which he denied".

    What the denial itself tells of is no other charge: "denied allegations of theft" may be of any told before.
    """
    sentences = SpanIndex((span, span) for span in sentences_of(report.text))
    begins = SpanIndex(((*charge.cue, *charge.content)[0], charge) for charge in charges)
    for one in report.told.values():
        spans = (*one.statement.cue, *one.statement.content)
        if one.statement.act is not Act.DENY or not spans or is_of_all(report.text, one.statement, report.codebook):
            continue
        # "Denied a second charge" is of no other.
        of_another = not _ANOTHER.isdisjoint(words_of(one.statement.content, report.text).lower().split()[:_NEAR])
        sentence = next(iter(sentences.touching(spans[0])), None)
        beside = begins.touching(sentence) if sentence is not None else ()
        # "Maintains his innocence and blames the mill": what the same speaker charges is not what they deny.
        # Nor is what they deny what is told inside the denial: "called the report “a fabrication”".
        outside = (charge for charge in beside if charge.parent is None or charge.parent != one.statement.id)
        theirs = (charge for charge in outside if charge.speaker is None or charge.speaker != one.statement.speaker)
        own = {charge.id for charge in theirs if any(cue.touches(spans[0]) for cue in charge.cue) is of_another}
        if own or of_another:
            yield one.statement.id, own


def _within(parts: Sequence[Span], charge: Statement) -> bool:
    return any(part.covers(charge.content[0]) for part in parts)


def _against(
    report: Report, charges: Sequence[Statement], meant: Meant, told: Sequence[InPassing]
) -> Iterator[tuple[Statement, Accused, list[Note]]]:
    """Each accusation with the accused; one that is only described is whom the same speaker accused just before."""
    before: tuple[Statement, Accused] | None = None
    actors, denials = tuple(report.actors.values()), denials_by_place(one.statement for one in report.told.values())
    names = SpanIndex((mention, mention) for actor in actors for mention in actor.mentions)
    offices, passing = offices_of(actors), by_sentence(told)
    passed_on = _passed_on(report, charges)
    for charge in charges:
        if charge.id in passed_on:
            continue
        found = accused(report.text, charge, actors, names, offices, report.codebook, meant)
        if found.nobody or (found.thing and not (_charges(report, charge) and (charge.source or charge.speaker))):
            continue  # "killed by a falling tree", "the storm was blamed": an accident accuses nobody
        found = by_denier(report.text, charge, with_accused(charge, found, passing), denials, report.codebook)
        notes: list[Note] = []
        open_ = found.described or not (found.actors or found.words)
        if open_ and before and _goes_on(report, before[0], charge) and _may_be(report, found, before[1]):
            notes = [_note(charge, "same-accused", found.words or charge.content, before[1].actors)]
            found = before[1]
        else:
            notes = _notes(charge, found)
        yield charge, found, notes
        if found.actors or found.words:
            before = charge, found


def _passed_on(report: Report, charges: Sequence[Statement]) -> frozenset[str]:
    """The charges that only tell who accuses: "according to the complaint, | a clerk said Sarr had robbed her".

    Not where their own cue accuses.
    """
    outer = {one.id: one for one in charges if not _charges(report, one)}
    # "The mayor was to blame for" says who is, and nobody says it there.
    says = (one for one in charges if one.source and not _charges(report, one))
    inner = ((outer[one.parent], one) for one in says if one.parent in outer)
    return frozenset(over.id for over, one in inner if _begins_with(report.text, over, one))


def _without_told_on(report: Report, against: Sequence[Row]) -> list[Row]:
    """The accusations without those that only tell of another: "said | a report had accused the mill of theft".

    The inner one has to name somebody, and to be told of whoever makes it.
    """
    rows = {charge.id: charge for charge, _, _ in against}
    told_on = {
        over.id
        for charge, found, _ in against
        if charge.source
        and (found.actors or found.words)
        and _charges(report, charge)
        and not _is_of_blamed(report.text, charge)
        and (over := rows.get(charge.parent or "")) is not None
        and not _charges(report, over)
        and _begins_with(report.text, over, charge)
    }
    return [row for row in against if row[0].id not in told_on]


def _is_of_blamed(text: str, one: Statement) -> bool:
    """Whether a cue is told of whoever is blamed, and not of whoever blames: "was to blame", "is accused of"."""
    cue = words_of(one.cue, text).lower().split()
    return not BE.isdisjoint(cue) and not any(word.endswith("ing") for word in cue)


def _begins_with(text: str, over: Statement, one: Statement) -> bool:
    """Whether the words of a statement begin with who says another one."""
    lead = text[over.content[0].start : max(over.content[0].start, one.source[0].start)]
    return over.content[0].start <= one.source[0].start and lead.lower().split() in ([], ["that"])


def _charges(report: Report, charge: Statement) -> bool:
    """Whether the cue itself accuses, whoever is blamed: "blamed the lack of pilots"."""
    cue = words_of(charge.cue, report.text).lower().split()
    return any(found.act == "accuse" for _, found in report.codebook.acts.cues_in(cue))


def _goes_on(report: Report, before: Statement, charge: Statement) -> bool:
    """Whether a speaker's accusation follows on the one before: no more than a paragraph away."""
    near = report.told[charge.id].paragraph - report.told[before.id].paragraph <= 1
    return near and charge.speaker is not None and before.speaker == charge.speaker


def _may_be(report: Report, found: Accused, before: Accused) -> bool:
    """Whether words may be for whoever was accused before: "these rioters" for no single one, and no body."""
    several = any(is_several(span.of(report.text).split()[-1].lower(), report.codebook) for span in found.words)
    pointing = any(span.of(report.text).lower().startswith(("these ", "those ")) for span in found.words)
    actors = [report.actors[one] for one in before.actors if one in report.actors]
    single = len(actors) == 1 and (pointing or actors[0].kind is ActorKind.PERSON)
    return not (several and single)


def _notes(charge: Statement, found: Accused) -> list[Note]:
    """A note where it stays open who is accused; where a mere deed is condemned, nobody is."""
    if found.actors or found.words or found.deed:
        return []
    return [_note(charge, "accused-not-settled", charge.content, charge.about)]


def _note(charge: Statement, reason: str, spans: tuple[Span, ...], candidates: tuple[str, ...]) -> Note:
    return Note(field="audit.accusations", reason=reason, subject=charge.id, candidates=candidates, spans=spans)


def _answered(
    report: Report,
    outer: Outer,
    charge: Statement,
    found: Accused,
    told: InPassing | None,
    officers: Set[str],
    known: Cases,
    *,
    sole: bool,
) -> Accusation:
    """One accusation with its answer; `told` where the outlet itself tells of it.

    With `sole` the report accuses nobody else, and `officers` are the statements of offices of theirs; `known` are the
    cases of which pleas are.
    """
    made = Accusation(
        statement=None if told else charge.id,
        # Who pleads guilty answers a charge, and brings none.
        accuser=None if found.actors == (charge.speaker,) else charge.speaker,
        event=told.event if told else None,
        words=charge.content if told else (),
        id=charge.id,
        accused=found.actors,
        accused_words=found.words,
        reply=None,
    )
    if not (found.actors or found.words):
        return replace(made, reply=Reply.NONE) if found.deed else made
    place = charged(report, charge)
    names = names_of(report, found)
    replies = list(replies_to(report, outer, place, found, names, officers, known))
    # "Marrow declined to comment" is told once: as the statement that it is, or else in its words.
    listed = [cue for reply, statement in replies if reply in _SILENT for cue in statement.cue]
    silences = [
        one
        for one in report.silences
        if not any(one.silence.span.touches(cue) for cue in listed)
        and is_theirs(report, place, found, names, one, sole=sole)
    ]
    own = told.charge.id if told is not None else None
    pleas = [one for one in report.pleas if one.charge.id == own or _pleads_to(report, one, place, found, known)]
    kinds = [reply for reply, _ in replies]
    kinds += [*(one.reply for one in pleas if one.reply), *(one.silence.reply for one in silences)]
    return replace(
        made,
        reply=min(kinds, key=tuple(Reply).index, default=Reply.NONE),
        answers=tuple(statement.id for _, statement in replies),
        spans=(*(one.answer for one in pleas if one.answer), *(one.silence.span for one in silences)),
    )


def _pleads_to(report: Report, plea: InPassing, charge: Told, found: Accused, known: Cases) -> bool:
    """Whether what somebody pleads elsewhere is of a charge against them."""
    same = bool(set(plea.found.actors) & set(found.actors) or set(plea.found.words) & set(found.words))
    theirs = plea.of_all and same
    return theirs and plea.answer is not None and answers_it(report, plea.answer, charge, found, known)
