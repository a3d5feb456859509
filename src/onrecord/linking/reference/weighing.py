"""Whom does a pronoun or a description mean? Candidates are weighed, and a narrow win settles nothing.

Takes a place in the text, what the word asks for (gender, number, kind, a noun), and the referents; yields the one
that is meant, or nobody and the best candidates. The weights were fitted on pronouns whose speaker is known
(`training/pronouns.py`). Wrong is worse than open: a candidate must lead by a margin.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene, Shares
from onrecord.linking.names.kinds import head_kind
from onrecord.records import Span, SpeakerKind

FEATURES = (
    "sentences",
    "same sentence",
    "same paragraph",
    "subject",
    "first in sentence",
    "last speaker",
    "last speaker near",
    "often named",
    "only in others' words",
    "possessor",
    "gender agrees",
    "tagger",
    "named in these words",
)
WEIGHTS = (0.47, 0.03, 0.74, 0.64, -0.11, 0.83, 0.36, 0.58, -0.55, -0.63, 1.47, 0.2, -2.0)
# A share that the tagger gives counts by its logarithm, and none may rule anybody out alone.
LEAST_SHARE = 0.02
MARGIN = 0.5
# A share that leaves the tagger no doubt.
SURE_SHARE = 0.95
FARTHEST = 10
# A longer sentence is none, and reading all of it for every mention would take for ever.
_LONGEST_SENTENCE = 2000
# So are ten of them.
_FARTHEST_BACK = 10 * _LONGEST_SENTENCE
_NOUN_BEHIND = re.compile(r"\s([a-z]+)")
_PREPOSITION = re.compile(
    r"\b(?:to|of|with|by|for|from|against|at|on|about|in|over|than|like|between|via|behind|after|under|into|as)\s+"
    r"(?:the\s+|(?:[A-Z][\w.\-]*\s+){0,3})$"
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The outcome: who is meant, if anybody leads, and the candidates, the best first."""

    chosen: Referent | None
    candidates: tuple[Referent, ...] = ()


def features(
    scene: Scene, place: int, one: Referent, gender: str | None, shares: Shares | None
) -> tuple[float, ...] | None:
    """What speaks for a candidate, in the order of `FEATURES`; None where it was not spoken of lately.

    `shares` are what a tagger gives each referent.
    """
    own_words = [m for entry in one.entries for m in entry.mentions if scene.in_own_words(m)] if scene.words else []
    last = _last_elsewhere(one, place, own_words)
    if last is None:
        return None
    sentence = scene.sentences.number(place)
    away = sentence - scene.sentences.number(last.start)
    speaker = scene.last_speaker(place)
    spoke = speaker is not None and speaker[1] is one
    spoke_near = spoke and speaker is not None and sentence - scene.sentences.number(speaker[0]) <= 2
    if away > FARTHEST and not spoke:
        return None
    begins = max(scene.sentences.start(last.start), last.start - _LONGEST_SENTENCE)
    there = one.mentions[
        bisect_left(one.mentions, Span(begins, 0)) : bisect_left(one.mentions, Span(last.start + 1, 0))
    ]
    own = [mention for mention in there if not scene.contents.covering(mention)]
    subject = any(not _PREPOSITION.search(scene.text, begins, mention.start) for mention in own or there)
    first = scene.first_named(begins)
    owner = all(_only_tells_whose(scene, one, mention) for mention in there)
    named = bisect_left(one.mentions, Span(place, 0))
    return (
        -float(min(away, FARTHEST)),
        float(away == 0),
        float(scene.sentences.paragraph(last.start) == scene.sentences.paragraph(place)),
        float(subject and not owner),
        float(there[0].start == first),
        float(spoke),
        float(spoke_near),
        math.log1p(named),
        float(not own and not spoke),
        float(owner),
        float(gender is not None and one.gender == gender),
        math.log(max(shares.of(one), LEAST_SHARE)) if shares else 0.0,
        float(bool(own_words)),
    )


def _only_tells_whose(scene: Scene, one: Referent, mention: Span) -> bool:
    """Whether a name only says whose somebody or something is: "Okello's lawyer", "the Okello family"."""
    if scene.text[mention.end : mention.end + 1] in ("'", "’"):
        return True
    behind = _NOUN_BEHIND.match(scene.text, mention.end) if one.kind is SpeakerKind.PERSON else None
    if behind is None or not scene.text.endswith(("the ", "The "), max(0, mention.start - 4), mention.start):
        return False
    return head_kind(behind[1], scene.codebook) is not None


def _within_reach(scene: Scene, place: int) -> list[tuple[int, Referent]]:
    """Those who were spoken of lately, with their numbers: others than they and the last speaker cannot be meant."""
    begins = scene.sentences.start_of(scene.sentences.number(place) - FARTHEST)
    speaker = scene.last_speaker(place)
    return scene.where.between(max(begins, place - _FARTHEST_BACK), place, also=speaker[1] if speaker else None)


def _last_elsewhere(one: Referent, place: int, own_words: Sequence[Span]) -> Span | None:
    """The last mention before a place that is not in the words being attributed, if there is one."""
    last = one.last_before(place)
    if not own_words or last not in own_words:
        return last
    before = (mention for mention in reversed(one.mentions) if mention.start < place and mention not in own_words)
    return next(before, last)


def weigh(
    scene: Scene,
    place: int,
    fits: Callable[[Referent], float | None],
    gender: str | None = None,
    margin: float = MARGIN,
    words: Span | None = None,
) -> Weighed:
    """Choose among the referents before a place. `fits` gives each a bonus, or None where it cannot be meant.

    `words` are those that stand for somebody, where they are more than the one word at the place.
    """
    scored = []
    shares = scene.meant(words or Span(place, place + 1))
    for number, one in _within_reach(scene, place):
        bonus = None if scene.is_accuser(one) or scene.is_agency(one) else fits(one)
        if bonus is None or (gender and one.gender and one.gender != gender):
            continue
        seen = features(scene, place, one, gender, shares)
        if seen is not None:
            score = bonus + sum(weight * value for weight, value in zip(WEIGHTS, seen, strict=True))
            scored.append((score, -number, one))
    scored.sort(key=lambda row: row[:2], reverse=True)
    candidates = tuple(one for _, _, one in scored[:3])
    leads = bool(scored) and (len(scored) == 1 or scored[0][0] - scored[1][0] >= margin)
    return Weighed(scored[0][2] if leads else None, candidates)
