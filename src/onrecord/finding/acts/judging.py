"""Put act and evidence to each statement.

Takes the text and the parts of its statements; yields for each what it does and what it is said to rest on, or
the acts that were weighed where that stays open. Leaves speakers, and what the statement is about, alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import Codebook
from onrecord.finding.acts.admissions import admits, of_themselves, only_wonders
from onrecord.finding.acts.blows import strikes_fighters
from onrecord.finding.acts.denials import denies, does_not_accuse, does_not_deny
from onrecord.finding.acts.evidence import shown
from onrecord.finding.acts.signs import signs
from onrecord.finding.acts.unproven import is_unproven
from onrecord.finding.acts.weighing import ActModel
from onrecord.finding.acts.wording import Said, checkable_share, said, words
from onrecord.finding.attribution.contents.called import called
from onrecord.records import Act, Evidence, Manner, Span
from onrecord.records.labels import Weigher

# A sign of `signs`: somebody else did what is wrong by its very name, and the words tell it as done.
BREACH = "content: breaches of others"
# Acts that come after an accusation in the order of the codes.
_MILDER = frozenset((Act.EVALUATE, Act.OPINE, Act.ASSERT, None))
# What "accepted that it had not" sounds like, and whoever admits a thing does not do.
_NOT_OWNED = (Act.COMMIT, Act.DENY)
Roles = tuple[Sequence[Span], Sequence[Span], Sequence[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement's act and evidence; where the act is None, the acts that were weighed, the likeliest first."""

    act: Act | None
    evidence: Evidence
    acts: tuple[str, ...] = ()


def judge(
    text: str,
    title: str | None,
    told: Iterable[tuple[Roles, Manner]],
    model: ActModel,
    codebook: Codebook,
    weigher: Weigher | None = None,
) -> Iterator[Judged]:
    """Judge statements, each given as its source, cue and content, and its manner; a tagger's word is heard too."""
    share = checkable_share(text, codebook)
    for roles, manner in told:
        of = said(text, roles, title=title or "", checkable=share, manner=manner)
        judged = _judged(of, _in_order(text, roles), model, codebook, (*roles[1], *roles[2]), weigher)
        yield replace(judged, act=_by_its_sentence(text, roles, judged.act, of.cue, codebook))


def _by_its_sentence(text: str, roles: Roles, act: Act | None, cue: Sequence[str], codebook: Codebook) -> Act | None:
    """The act, where words read as sentences tell another: what the report calls a charge is one, a blow is none."""
    plain = not _accuses(cue, codebook)
    if act is Act.ACCUSE and plain and of_themselves(text, roles[2], codebook):
        return Act.ASSERT
    if act in _MILDER and any(_is_called_a_charge(text, span, codebook) for span in roles[2]):
        return Act.ACCUSE
    return Act.ASSERT if act is Act.ACCUSE and plain and strikes_fighters(text, roles[2]) else act


def _is_called_a_charge(text: str, content: Span, codebook: Codebook) -> bool:
    """Whether the report calls the words an accusation: "…, an allegation the mill rejected"."""
    found = called(text, content.end)
    return found is not None and found.noun in codebook.acts.charges


def _judged(
    of: Said, told: Sequence[str], model: ActModel, codebook: Codebook, spans: Sequence[Span], weigher: Weigher | None
) -> Judged:
    found = signs(of, codebook)
    # "Commenting on accusations against the mill": whoever comments does not accuse.
    answers = codebook.acts.takes_up_a_charge(of.cue, of.content)
    answers = answers or does_not_accuse(of.cue, codebook)
    owns = admits(of.cue, of.content, codebook)
    answers = answers or owns or (not _accuses(of.cue, codebook) and only_wonders(of.content, codebook))
    barred = (*((Act.ACCUSE,) if answers else ()), *(_NOT_OWNED if owns else ()))
    # "Did not deny": the weights hear the denial and miss the "not".
    undone = Act.DENY if does_not_deny(of.cue, codebook) else None
    act, acts = model.act_of(found, weigher.act(spans) if weigher else None, barred, undone)
    if (act in _MILDER or act is Act.ACCUSE) and denies(of.cue, of.content, codebook):
        # Who calls a charge a lie charges nobody with lying before all: the charge is rejected.
        act, acts = Act.DENY, ()
    elif BREACH in found and act in _MILDER and not (answers or undone):
        # "noted that it had violated the treaty" sounds like a fact, and to take it for one is the worse error.
        act, acts = Act.ACCUSE, ()
    return Judged(act=act, acts=acts, evidence=_evidence(of, told, found, model, codebook, spans, weigher))


def _accuses(cue: Sequence[str], codebook: Codebook) -> bool:
    return any(known.act == Act.ACCUSE for _, known in codebook.acts.cues_in(cue))


def _evidence(
    of: Said,
    told: Sequence[str],
    found: frozenset[str],
    model: ActModel,
    codebook: Codebook,
    spans: Sequence[Span],
    weigher: Weigher | None,
) -> Evidence:
    """What a statement is said to rest on; where the report remarks that no evidence was given, on none."""
    if (spoken := shown(told, codebook)) is not None:
        return spoken
    if any(is_unproven(where, codebook) for where in (of.source, of.cue, of.beside)):
        return Evidence.NONE
    return model.evidence_of(found, weigher.evidence(spans) if weigher else None)


def _in_order(text: str, roles: Roles) -> list[str]:
    """The words of cue and content as they stand in the text: `is expected to present ... evidence`."""
    return [word for span in sorted((*roles[1], *roles[2])) for word in words(span.of(text))]
