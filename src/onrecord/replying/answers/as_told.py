"""A report as the right of reply sees it: its statements with what every charge asks of them, prepared once.

Takes statements, actors and the charges told in passing; yields where each stands, by whom and for whom it is. Leaves
alone who answers whom.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.codebook import Codebook
from onrecord.records import Act, Actor, ActorKind, Reply, Span, SpanIndex, Statement, words_of
from onrecord.replying.answers.silences import Silence, silences
from onrecord.replying.answers.taking_up import Denial, Heard, denial, heard
from onrecord.replying.passing.in_passing import InPassing
from onrecord.replying.wordings import WORD, beginning, names_in

# About a sentence: so far back "its" may lead.
_BEFORE = 200
_OWN = re.compile(r"\s*(?:its|their|his|her)\s", re.IGNORECASE)
_OWNER = re.compile(r"the\s+((?:[\w\-]+\s+){0,4}[\w\-]+)['’]s?\s", re.IGNORECASE)
_OWNER_BEHIND = re.compile(r",\s+the\s+((?:[\w\-]+\s+){0,4}[\w\-]+)['’]s?\s", re.IGNORECASE)
_FOR_BODY = re.compile(r"[a-z\- ]{3,40}?\s(?:at|for|of)\s+the\s+((?:[\w\-]+\s+){0,4}[\w\-]+)", re.IGNORECASE)
_OUT_OF_OFFICE = frozenset(("former", "ex", "late"))
# What a body's own house is called: "the Tarn police command's spokesman" speaks for the police.
_HOUSES = frozenset(("command", "department", "force", "headquarters", "office", "service"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An outer statement with what every charge asks of it: where it stands, by whom, and for whom.

    `source` are its source's words, `named` the names in them and `called` those of its speaker; `whose` are the actors
    who are mentioned there, or own who speaks by the last word of their name ("the trust's chief executive"), and
    `owner` are the words for that owner ("the trust").
    """

    statement: Statement
    place: int
    paragraph: int
    source: str
    called: frozenset[str]
    named: frozenset[str]
    before: frozenset[str]
    country: str | None
    for_another: bool
    whose: frozenset[str]
    own: bool
    owner: str
    denial: Denial | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A silence, and the actors who are mentioned where its party stands."""

    silence: Silence
    mentioned: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as the questions here see it, prepared once for all its charges.

    `told` are its statements, `passing` the charges that are none, `pleas` those among them that answer too, `accused`
    all who are accused. `own` has for each denial the charges in its own sentence, of which it is; `bearers` for each
    word of a name the people who bear it; `mentions` where each actor is mentioned. `heard` is filled with what
    statements are to any charge.
    """

    text: str
    actors: dict[str, Actor]
    told: dict[str, Told]
    passing: dict[str, Told]
    pleas: tuple[InPassing, ...]
    own: dict[str, set[str]]
    bearers: dict[str, set[str]]
    mentions: SpanIndex[tuple[str, Span]]
    breaks: tuple[int, ...]
    heard: dict[str, Heard]
    silences: tuple[Silent, ...]
    codebook: Codebook
    accused: frozenset[str] = frozenset()


def prepared(
    text: str,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    passing: Sequence[InPassing],
) -> Report:
    """A report before its charges are known; what they add is filled in when they are."""
    known = {actor.id: actor for actor in actors}
    breaks = [match.start() for match in re.finditer("\n\n", text)]
    mentions = SpanIndex((span, (actor.id, span)) for actor in actors for span in actor.mentions)
    owners = _owners(actors)
    told = [
        _told(text, statement, known, breaks, codebook, whose=_whose(text, statement, mentions, owners, codebook))
        for statement in statements
    ]
    return Report(
        text=text,
        actors=known,
        told={one.statement.id: one for one in sorted(told, key=lambda one: one.place)},
        passing={},
        own={},
        bearers=_bearers(actors),
        mentions=mentions,
        heard={},
        pleas=tuple(one for one in passing if one.reply is not None),
        breaks=tuple(breaks),
        silences=tuple(_silent(text, one, mentions) for one in _untold(silences(text, codebook), statements)),
        codebook=codebook,
    )


def _bearers(actors: Iterable[Actor]) -> dict[str, set[str]]:
    """For each word of people's names, who bears it."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for word in names_in(actor.name):
                found[word].add(actor.id)
    return found


def _owners(actors: Iterable[Actor]) -> dict[str, set[str]]:
    """For each last word of a name, whose it is."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for word in actor.name.lower().split()[-1:]:
            found[word].add(actor.id)
    return found


def _whose(
    text: str,
    statement: Statement,
    mentions: SpanIndex[tuple[str, Span]],
    owners: dict[str, set[str]],
    codebook: Codebook,
) -> frozenset[str]:
    """The actors whom a source mentions, and whose it is: "Arrend's lawyer", "a trust spokesman"."""
    source = words_of(statement.source, text)
    owner = _owned(source)
    last = owners.get(_owns(owner[1]) if owner else _before_its_speaker(source, codebook), set())
    mentioned = {who for span in statement.source for who, _ in mentions.inside(span)}
    return frozenset(mentioned | last if len(last) == 1 else mentioned)


def _owner(source: str) -> str:
    """The words for a body that somebody speaks for: "the mill" of "The mill's director", "a spokesman for the mill".

    >>> [_owner(words) for words in ("Ada Brook, the mill's director", "a spokesman for the mill", "The mill")]
    ['the mill', 'the mill', '']
    """
    found = _owned(source) or _FOR_BODY.match(source)
    return f"the {found[1].lower()}" if found else ""


def _owned(source: str) -> re.Match[str] | None:
    """The owner whom a source begins with, or who stands behind the name: "Ada Brook, the mill's director"."""
    return _OWNER.match(source) or _OWNER_BEHIND.search(source)


def _speaks_for(source: str, codebook: Codebook) -> bool:
    """Whether it is somebody's office to speak for another, and still is.

    >>> from onrecord.codebook import load
    >>> [_speaks_for(words, load()) for words in ("an aide to Brook", "a former senior aide to Brook", "a rival")]
    [True, False, False]
    """
    words = WORD.findall(source.lower())
    offices = (at for at, word in enumerate(words) if word in codebook.replies.speaks_for)
    return any(_OUT_OF_OFFICE.isdisjoint(words[max(0, at - 2) : at]) for at in offices)


def _in_office(source: str, codebook: Codebook) -> bool:
    """Whether somebody holds an office in what its owner is: "the bank's deputy governor", not "the bank's clients".

    >>> from onrecord.codebook import load
    >>> [_in_office(f"the bank's {words}", load()) for words in ("deputy governor, Ada Brook", "former governor")]
    [True, False]
    """
    found = _owned(source)
    words = WORD.findall(source[found.end() :].partition(",")[0].lower()) if found else []
    return not codebook.naming.titles.isdisjoint(words) and _OUT_OF_OFFICE.isdisjoint(words)


def _owns(words: str) -> str:
    """The last word for an owner, before that for its house.

    >>> _owns("trust"), _owns("state police command"), _owns("police union"), _owns("office")
    ('trust', 'police', 'union', 'office')
    """
    found = words.lower().split()
    while len(found) > 1 and found[-1] in _HOUSES:
        found.pop()
    return found[-1]


def _before_its_speaker(source: str, codebook: Codebook) -> str:
    """The word before a noun for whoever speaks for a body: "trust" of "a trust spokesman"."""
    words = [word.lower() for word in WORD.findall(source)]
    return next((one for one, noun in pairwise(words) if noun in codebook.replies.speaks_for), "")


def _silent(text: str, one: Silence, mentions: SpanIndex[tuple[str, Span]]) -> Silent:
    at = text.find(one.party, one.span.start) if one.party else -1
    found = mentions.inside(Span(at, at + len(one.party))) if at >= 0 else []
    return Silent(silence=one, mentioned=frozenset(who for who, _ in found))


def _untold(found: Iterable[Silence], statements: Sequence[Statement]) -> Iterator[Silence]:
    """The silences, and denials that no statement tells."""
    for one in found:
        if one.reply is not Reply.DENIED or not any(
            one.span.touches(span) for denial in statements if denial.act is Act.DENY for span in denial.cue
        ):
            yield one


def told_in(report: Report, charge: Statement) -> Told:
    """A charge that is no statement of the record, as a statement would stand in the report."""
    return _told(report.text, charge, report.actors, report.breaks, report.codebook)


def charged(report: Report, charge: Statement) -> Told:
    """Where a charge stands, whether a statement makes it or the report tells it in passing."""
    return report.passing.get(charge.id) or report.told[charge.id]


def heard_in(report: Report, statement: Statement) -> Heard:
    """What a statement is to any charge; it is asked once."""
    if (found := report.heard.get(statement.id)) is None:
        found = report.heard[statement.id] = heard(report.text, statement, report.codebook)
    return found


def _just_before(text: str, place: int) -> int:
    """Where the words begin that stand just before a place in its paragraph."""
    farthest = max(0, place - _BEFORE)
    return max(text.rfind("\n\n", farthest, place), farthest)


def _told(
    text: str,
    statement: Statement,
    actors: dict[str, Actor],
    breaks: Sequence[int],
    codebook: Codebook,
    *,
    whose: frozenset[str] = frozenset(),
) -> Told:
    place = beginning(statement)
    source = words_of(statement.source, text)
    speaker = actors.get(statement.speaker or "")
    roles = speaker.roles if speaker else ()
    offices = [office for role in roles for office in (role.organisation, role.country) if office]
    return Told(
        statement=statement,
        place=place,
        paragraph=bisect_right(breaks, place),
        source=source,
        called=names_in(" ".join((speaker.name, *offices) if speaker else ())),
        named=names_in(source),
        before=names_in(text[_just_before(text, place) : place]),
        country=speaker.country if speaker else None,
        for_another=_speaks_for(source, codebook) or _in_office(source, codebook),
        whose=whose,
        own=bool(_OWN.match(source)),
        owner=_owner(source),
        denial=denial(text, statement, codebook),
    )
