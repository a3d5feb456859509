"""A report as the right of reply sees it: its statements with what every charge asks of them, prepared once.

Takes statements, actors and the charges told in passing; yields where each stands, by whom and for whom it is. Leaves
alone who answers whom.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.pipeline.in_passing import InPassing
from onrecord.pipeline.silences import Silence, silences
from onrecord.pipeline.wordings import names_in
from onrecord.records import Act, Actor, Reply, Statement, words_of

# About a sentence: so far back "its" may lead.
_BEFORE = 200
_OWN = re.compile(r"\s*(?:its|their|his|her)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
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
class Report:
    """A report as the questions here see it, prepared once for all its charges.

    `told` are its statements, `passing` the charges that are none, `pleas` those among them that answer too.
    `own` has for each denial the charges in its own sentence, of which it is.
    """

    text: str
    actors: dict[str, Actor]
    told: dict[str, Told]
    passing: dict[str, Told]
    pleas: tuple[InPassing, ...]
    own: dict[str, set[str]]
    breaks: tuple[int, ...]
    silences: tuple[Silence, ...]
    codebook: Codebook


def prepared(
    text: str,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    passing: Sequence[InPassing],
) -> Report:
    known = {actor.id: actor for actor in actors}
    breaks = [match.start() for match in re.finditer("\n\n", text)]
    told = [_told(text, statement, known, breaks, codebook) for statement in statements]
    return Report(
        text=text,
        actors=known,
        told={one.statement.id: one for one in sorted(told, key=lambda one: one.place)},
        passing={},
        own={},
        pleas=tuple(one for one in passing if one.reply is not None),
        breaks=tuple(breaks),
        silences=tuple(_untold(silences(text, codebook), statements)),
        codebook=codebook,
    )


def _untold(found: Iterable[Silence], statements: Sequence[Statement]) -> Iterator[Silence]:
    """The silences, and denials that no statement tells."""
    for one in found:
        if one.reply is not Reply.DENIED or not any(
            one.span.touches(span) for denial in statements if denial.act is Act.DENY for span in denial.cue
        ):
            yield one


def told_in(report: Report, charge: Statement) -> Told:
    return _told(report.text, charge, report.actors, report.breaks, report.codebook)


def charged(report: Report, charge: Statement) -> Told:
    return report.passing.get(charge.id) or report.told[charge.id]


def _told(text: str, statement: Statement, actors: dict[str, Actor], breaks: Sequence[int], codebook: Codebook) -> Told:
    spans = (*statement.source, *statement.cue, *statement.content)
    place = min((span.start for span in spans), default=0)
    source = words_of(statement.source, text)
    speaker = actors.get(statement.speaker or "")
    roles = speaker.roles if speaker else ()
    offices = [office for role in roles for office in (role.organisation, role.country) if office]
    return Told(
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
