"""Which charges does a plea answer? Those of its own case: "not guilty of theft" says nothing of a neighbour's quarrel.

Takes a plea and a charge against whoever pleads; yields whether the plea answers it. What police, prosecutors and
courts say, and what the outlet tells in their words, is of the case, unless the report sets it apart ("in a separate
case"). What somebody else says is of it where both tell of the same things, or where the plea can be of nothing else.
Leaves alone who pleads, and denials that are no pleas.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.records import ActorKind, Span, Statement, words_of
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers.as_told import Report, Told
from onrecord.replying.answers.taking_up import is_plea
from onrecord.replying.wordings import WORD
from onrecord.resting.stems import stems

_COURT = frozenset(("COP", "JUD"))
# Charges that share one word of a deed are of one case, others where they share two.
_SHARED = 2
# "Killing" and "killed" share so many letters.
_STEM = 4
# What somebody pleads to without a word of it stands no more than a paragraph before.
_CLOSE = 1
# So far before a charge "in a separate case" may stand.
_BEFORE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """A charge as pleas see it: what it tells of, whether a court has it, and whether in a case apart."""

    about: frozenset[str]
    of_court: bool
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What courts have against somebody: what those charges tell of; `told` where one is more than a plea."""

    about: frozenset[str] = frozenset()
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """All charges of a report as pleas see them, by their ids, and the case against each actor.

    `pleaded` is filled with what is pleaded to, by the words of pleas.
    """

    charges: dict[str, Charged]
    against: dict[str, Case]
    pleaded: dict[Span, frozenset[str]] = field(default_factory=dict)


def about(words: str, codebook: Codebook, people: Collection[str] = ()) -> frozenset[str]:
    """The stems of what words tell of: not those of courts, nor of names but those of people.

    >>> from onrecord.codebook import load
    >>> sorted(about("charges of killing Ada Brook in Losk on Monday", load(), {"ada", "brook"}))
    ['broo', 'kill']
    """
    of_court = codebook.replies.in_court | codebook.replies.pleads | codebook.acts.charges
    left = (
        word
        for word in WORD.findall(words)
        if word.lower() not in of_court and (word.islower() or word.lower() in people)
    )
    return frozenset(one[:_STEM] for one in stems(" ".join(left)))


def cases(report: Report, against: Iterable[tuple[Told, Accused]]) -> Cases:
    """The charges of a report, and of those that courts have, what they tell of against each actor."""
    charges: dict[str, Charged] = {}
    told: dict[str, set[str]] = defaultdict(set)
    charged: set[str] = set()
    for charge, found in against:
        one = charges[charge.statement.id] = _charged(report, charge, found)
        if not one.of_court or one.apart:
            continue
        is_told = not is_plea(_of_both(charge.statement, report.text), report.codebook)
        for actor in found.actors:
            told[actor] |= one.about
            charged |= {actor} if is_told else set()
    by_actor = {actor: Case(about=frozenset(stems), told=actor in charged) for actor, stems in told.items()}
    return Cases(charges=charges, against=by_actor)


def _charged(report: Report, charge: Told, found: Accused) -> Charged:
    one, text, codebook = charge.statement, report.text, report.codebook
    speaker = report.actors.get(one.speaker or "")
    by_nobody = speaker is None and not one.source
    cue, content = words_of(one.cue, text), words_of(one.content, text)
    lead = text[max(charge.place - _BEFORE, text.rfind(". ", 0, charge.place) + 1, 0) : charge.place]
    # "A court was told" names nobody who tells; behind what was told, it is a piece of that.
    aside = words_of(sorted(one.content, key=len)[:-1], text)
    by = f"{lead} {cue} {aside}" if by_nobody else f"{charge.source} {speaker.name if speaker is not None else ''}"
    by_court = not _words(by).isdisjoint(codebook.replies.prosecutes)
    by_court = by_court or (speaker is not None and (speaker.sector in _COURT or speaker.kind is ActorKind.STATE))
    accused = (report.actors[actor].name for actor in found.actors if actor in report.actors)
    names = {word for name in accused for word in name.lower().split()}
    return Charged(
        about=about(content, codebook, report.bearers.keys() - names),
        of_court=by_court or (by_nobody and _words(cue).isdisjoint(codebook.replies.out_of_court)),
        apart=not _words(f"{lead} {cue} {content}").isdisjoint(codebook.replies.other_case),
    )


def answers_it(report: Report, plea: Span, charge: Told, found: Accused, known: Cases) -> bool:
    """Whether a plea, by its words, is of a charge."""
    one = known.charges[charge.statement.id]
    case = Case() if not found.actors else known.against.get(found.actors[0], Case())
    if (to := known.pleaded.get(plea)) is None:
        to = known.pleaded[plea] = _pleaded_to(report, plea)
    if _share(one.about, to, report.codebook):
        return True
    if one.apart or one.of_court:
        return not one.apart
    if _share(one.about, case.about, report.codebook):
        return True
    near = plea.start > charge.place and bisect_right(report.breaks, plea.start) - charge.paragraph <= _CLOSE
    return near and not case.told and not to


def tells_no_charge(report: Report, plea: Span | None) -> bool:
    """Whether a plea does not say to what: "pleaded not guilty", "pleaded guilty to the charges"."""
    return plea is not None and not _pleaded_to(report, plea)


def _pleaded_to(report: Report, plea: Span) -> frozenset[str]:
    return about(plea.of(report.text).partition(" to ")[2], report.codebook, report.bearers.keys())


def _share(some: frozenset[str], others: frozenset[str], codebook: Codebook) -> bool:
    shared = some & others
    if not shared or len(shared) >= _SHARED:
        return bool(shared)
    deeds = codebook.acts.content["deeds"] | codebook.acts.content["breaches"]
    return any(deed.startswith(stem) for stem in shared for deed in deeds)


def _of_both(charge: Statement, text: str) -> str:
    return f"{words_of(charge.cue, text)} {words_of(charge.content, text)}"


def _words(words: str) -> set[str]:
    return {word.lower() for word in WORD.findall(words)}
