"""Is somebody who is only described, or meant by a pronoun, the one whom the report accuses nearby by name?

Takes the accusations of a report with whom each is made against; yields them with the accused of another one where that
can be nobody else: "A Losk man was charged" before "Ivo Sarr was charged", "the driver pleaded not guilty" behind it,
and "he" that leads to nobody, or to a detective. Leaves alone words that do not fit, and descriptions where the report
accuses several.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import Codebook
from onrecord.linking.names.kinds import head_kind, is_several
from onrecord.records import Actor, ActorKind, Note, SpeakerKind, Statement
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers.as_told import Report, Told, charged
from onrecord.replying.wordings import WORD

Row = tuple[Statement, Accused, list[Note]]

_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_SEVERAL = frozenset(("they", "them", "their", "both"))
_DEFINITE = re.compile(r"\bthe (?:[\w\-]+ )?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z“\"])|\n")
_BEGINS = re.compile(
    r"(?:[.!?][\"”’')\]]*\s+|\n)(?!(?:After|At|By|In|Last|On|The)\s)[A-Z][\w’'\-]+\s[A-Z][\w’'\-]+[\s,]"
)
_LONGEST = 1000  # longer sentences do not lead to the next one
# A chief executive officer is none.
_OFFICERS = frozenset(("deputy", "investigator", "officer", "trooper"))
_BEFORE = 24  # about an article and a word before a name
# So many paragraphs farther nobody is "he" any more, nor named whom a lead describes.
_NEAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Party:
    """An accused as words tell: whether it is several, or a person, and of what gender; `described` by a noun alone.

    `officer` tells that the noun is for one, `place` where the words stand.
    """

    found: Accused
    several: bool
    person: bool
    described: bool
    gender: str | None
    officer: bool
    place: int
    paragraph: int


def with_same_parties(report: Report, rows: Sequence[Row]) -> list[Row]:
    """The accusations in their order, each of the same party with the accused of the one that names them."""
    by_cue = sorted(rows, key=lambda row: row[0].cue[0].start if row[0].cue else charged(report, row[0]).place)
    told = list(_in_office(report, list(_as_told_before(report, list(_as_accused_below(report, by_cue))))))
    made = {row[0].id: row for row in _as_named_below(report, told)}
    return [made[charge.id] for charge, _, _ in rows]


def _as_told_before(report: Report, rows: Sequence[Row]) -> Iterator[Row]:
    """The accusations, where a pronoun or "the driver" is whoever was accused before."""
    last: _Party | None = None
    parties: set[object] = set()
    named: set[object] = set()
    accused: set[str] = set()
    for charge, found, notes in rows:
        one = _party(report, charge, found)
        # A report of one company calls it so to its end.
        near = last is not None and (one.paragraph - last.paragraph <= _NEAR or _is_the_company(report, one, last))
        # "His lawyer said the aide had lied": whoever speaks for the accused means somebody else.
        near = near and not _is_for(charged(report, charge), last)
        if last is not None and near and _is_last(report, one, last, accused, sole=1 in (len(parties), len(named))):
            notes, found = [same_accused(charge, found)], last.found
            one = replace(last, place=one.place, paragraph=one.paragraph)
        yield charge, found, notes
        if found.actors or found.words:
            last = one if found.actors or one.person or one.several else last
            parties.add(party := (found.actors, found.words if not found.actors else ()))
            # Whom a headline or a lead describes is as a rule the first who is named below.
            named.update([] if one.paragraph == 0 and one.described and not one.several else [party])
            accused.update(found.actors)


def _is_for(charge: Told, last: _Party | None) -> bool:
    """Whether whoever accuses speaks for whom another charge is against."""
    return last is not None and charge.for_another and (charge.own or not charge.whose.isdisjoint(last.found.actors))


def _in_office(report: Report, rows: Sequence[Row]) -> Iterator[Row]:
    """The accusations, where a headline tells an office that one person of the report alone has.

    An office is told by its noun, with no words beside it that the person's has not: no "former", no other place.
    """
    people = [one for one in report.actors.values() if one.kind is ActorKind.PERSON]
    offices = [(one.id, set(WORD.findall(role.title.lower()))) for one in people for role in one.roles]
    for charge, found, notes in rows:
        words = _words_for(report, found) if charged(report, charge).paragraph == 0 else ()
        if words and report.codebook.is_title(words[-1]):
            holders = {one for one, office in offices if office.issuperset(words) and one != charge.speaker}
            if len(holders) == 1:
                notes, found = [same_accused(charge, found)], replace(found, actors=tuple(holders), words=())
        yield charge, found, notes


def _as_accused_below(report: Report, rows: Sequence[Row]) -> Iterator[Row]:
    """The accusations, where a headline has only a noun for the one body that the same accuser accuses below."""
    of_speaker: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for charge, found, _ in rows:
        if charge.speaker is not None and found.actors and charged(report, charge).paragraph > 0:
            of_speaker[charge.speaker].add(found.actors)
    for charge, found, notes in rows:
        words = _words_for(report, found) if charged(report, charge).paragraph == 0 else ()
        below = of_speaker.get(charge.speaker or "", set())
        one = next(iter(below)) if len(below) == 1 else ()
        if len(words) == 1 and len(one) == 1 and _is_such_a_body(report, words[0], one[0]):
            notes, found = [same_accused(charge, found)], replace(found, actors=one, words=(), described=False)
        yield charge, found, notes


def _is_such_a_body(report: Report, noun: str, actor_id: str) -> bool:
    """Whether a noun is for bodies, and an actor is one: "firm", "council"."""
    actor = report.actors.get(actor_id)
    body = actor is not None and actor.kind is ActorKind.ORGANISATION
    return body and head_kind(noun.lower(), report.codebook) is SpeakerKind.ORGANISATION


def _words_for(report: Report, found: Accused) -> Sequence[str]:
    """The words for one accused who has no name."""
    if found.actors:
        actor = report.actors.get(found.actors[0])
        unnamed = actor is not None and len(found.actors) == 1 and actor.kind is not ActorKind.PERSON
        name = actor.name if actor is not None and unnamed and not actor.roles else ""
    else:
        name = found.words[0].of(report.text) if len(found.words) == 1 else ""
    return [word for word in WORD.findall(name.lower()) if word not in ("the", "a", "an")]


def _is_last(report: Report, one: _Party, last: _Party, accused: set[str], *, sole: bool) -> bool:
    """Whether an accused is the last one before; `sole` where that is the only one so far."""
    return _is_meant(report, one, last, accused) or (sole and _is_again(report, one, last))


def _is_meant(report: Report, one: _Party, last: _Party, accused: set[str]) -> bool:
    """Whether a pronoun can only be whoever was accused last: it leads to nobody, or to who brings them to court."""
    word = one.found.pronoun.of(report.text).lower() if one.found.pronoun is not None else ""
    of_court = any(brings_to_court(report, actor) for actor in one.found.actors)
    if one.found.words or (one.found.actors and (not of_court or not accused.isdisjoint(one.found.actors))):
        return False
    if word in _SEVERAL:
        return last.several
    return word in _GENDERS and last.person and not last.several and _agree(_GENDERS[word], last.gender)


def _is_again(report: Report, one: _Party, last: _Party) -> bool:
    """Whether "the driver", or "the company", may be whom the report has accused."""
    fits = _is_the_company(report, one, last) or _is_the_person(one, last)
    definite = _DEFINITE.search(report.text, max(0, one.place - _BEFORE), one.place) is not None
    definite = definite or report.text[one.place : one.place + 4].lower() == "the "
    return fits and definite


def _is_the_company(report: Report, one: _Party, last: _Party) -> bool:
    """Whether a noun for companies may be for the body accused before: "the firm", behind Tolven Mining."""
    words = _words_for(report, one.found) if one.found.words else ()
    actors = [report.actors[actor] for actor in last.found.actors if actor in report.actors]
    company = len(words) == 1 and words[0] in report.codebook.kinds_of_body.companies
    return company and len(actors) == 1 and _is_private(actors[0])


def _is_private(actor: Actor) -> bool:
    return actor.kind is ActorKind.ORGANISATION and actor.sector in (None, "BUS")


def _is_the_person(one: _Party, last: _Party) -> bool:
    fits = one.described and one.person and not one.several and last.person and not last.several
    # What "the woman" is told of may be of another than whom the report names.
    return fits and (one.gender is None or one.gender == last.gender)


def _as_named_below(report: Report, rows: Sequence[Row]) -> Iterator[Row]:
    """The accusations, where somebody described is accused below, and is the first whom the report names there."""
    people = _people(report)
    made: list[Row] = []
    below: dict[str, _Party] = {}
    following: _Party | None = None
    for charge, found, notes in reversed(rows):
        one = _party(report, charge, found)
        alone = one.person and not one.several
        # A headline describes whom the lead does.
        named = (_named(report, one, people, below) or following) if alone and one.described else None
        fits = named is not None and _agree(one.gender, named.gender) and _may_be_officer(report, one, named)
        if named is not None and fits and named.paragraph - one.paragraph <= _NEAR:
            notes, found = [same_accused(charge, found)], named.found
            following = replace(one, found=found)
        else:
            following = None
            if alone and not one.described and found.actors and not brings_to_court(report, found.actors[0]):
                below[found.actors[0]] = one
        made.append((charge, found, notes))
    return reversed(made)


def _may_be_officer(report: Report, one: _Party, named: _Party) -> bool:
    """Whether somebody named can be who is described: whoever "an officer" shot is often named first."""
    return not one.officer or any(brings_to_court(report, actor) for actor in named.found.actors)


def _people(report: Report) -> list[tuple[int, str]]:
    """Where each person is named for the first time."""
    people = (one for one in report.actors.values() if one.kind is ActorKind.PERSON and one.mentions)
    named = (one for one in people if not is_common(head_of(one.name), report.codebook))
    return sorted((min(span.start for span in one.mentions), one.id) for one in named)


def _named(report: Report, one: _Party, people: list[tuple[int, str]], below: dict[str, _Party]) -> _Party | None:
    """Whoever is the first to be named in the sentences behind a description, and accused there."""
    end = _SENTENCE_END.search(report.text, one.place, one.place + _LONGEST)
    number = bisect_right(people, (end.end() - 1, "")) if end is not None else len(people)
    if end is None or number == len(people):
        return None
    place, first = people[number]
    # Somebody of whom nothing is told has no place among the actors, and begins a sentence all the same.
    another = place - end.start() > _LONGEST or _BEGINS.search(report.text, end.start(), place) is not None
    return None if another else below.get(first)


def is_common(head: str, codebook: Codebook) -> bool:
    """Whether a word is a noun for people, and no name: "baker", not "Brewer"."""
    lower = head.lower()
    known = lower in codebook.heads.person or lower in codebook.gendered
    return known or (head.islower() and head_kind(head, codebook) is SpeakerKind.UNNAMED)


def _describes(head: str, codebook: Codebook) -> bool:
    """Whether a noun tells nothing by which somebody is known: not "minister", which an office is, nor "son"."""
    return is_common(head, codebook) and not codebook.is_title(head) and head.lower() not in codebook.sources.relations


def _party(report: Report, charge: Statement, found: Accused) -> _Party:
    codebook = report.codebook
    actors = [report.actors[one] for one in found.actors if one in report.actors]
    heads = [head_of(name) for name in (*(one.name for one in actors), *(span.of(report.text) for span in found.words))]
    # Of "a stolen truck" nobody is accused.
    people = bool(actors) or any(head_kind(head.lower(), codebook) is not None for head in heads)
    common = [is_common(head, codebook) for head in heads]
    bodies = any(one.kind is not ActorKind.PERSON for one in actors) and not any(common)
    plural = any(is_several(head.lower(), codebook) for head in heads if not actors or is_common(head, codebook))
    many = len(heads) > 1 or bodies or plural
    return _Party(
        found=found,
        several=people and many,
        person=any(common) or any(one.kind is ActorKind.PERSON for one in actors),
        described=bool(heads) and all(_describes(head, codebook) for head in heads),
        gender=next((codebook.gendered[head.lower()] for head in heads if head.lower() in codebook.gendered), None),
        officer=any(head.lower() in _OFFICERS for head in heads),
        place=_place(charge, found, actors),
        paragraph=charged(report, charge).paragraph,
    )


def _place(charge: Statement, found: Accused, actors: Sequence[Actor]) -> int:
    """Where the words for a party stand at a charge: the last that are no farther than what it says."""
    end = max(span.end for span in (*charge.cue, *charge.content))
    if found.words or not actors:
        return found.words[0].start if found.words else end
    mentions = actors[0].mentions
    number = bisect_left(mentions, end, key=lambda span: span.start)
    return mentions[number - 1].start if number else end


def head_of(words: str) -> str:
    """The last word of a phrase, before what stands behind its "of"."""
    found = WORD.findall(words.partition(" of ")[0].partition(",")[0])
    return found[-1] if found else ""


def brings_to_court(report: Report, actor_id: str) -> bool:
    """Whether somebody is of the police, or a prosecutor: as a rule "he" whom they charge is somebody else."""
    actor = report.actors.get(actor_id)
    if actor is None:
        return False
    titles = [WORD.findall(role.title.lower()) for role in actor.roles]
    prosecutes = any(not report.codebook.replies.prosecutes.isdisjoint(title) for title in titles)
    officer = any(title and title[-1] in _OFFICERS and "chief" not in title for title in titles)
    return actor.sector in ("COP", "JUD") or prosecutes or officer


def _agree(some: str | None, other: str | None) -> bool:
    return some is None or other is None or some == other


def same_accused(charge: Statement, found: Accused) -> Note:
    spans = found.words or ((found.pronoun,) if found.pronoun is not None else charge.content)
    return Note(
        field="audit.accusations", reason="same-accused", subject=charge.id, candidates=found.actors, spans=spans
    )
