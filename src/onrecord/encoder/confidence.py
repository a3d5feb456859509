"""How surely words are an attribution: a few signs of the encoder's one pass, and what each of them counts.

Takes the labels' probabilities and the numbers of the words that rules have made a source, a cue and a content; yields
signs, and from them the chance that people would have marked this attribution. It is a logistic regression
(`training/confidence.py`): a product of probabilities ranks long contents last and says little, since a span is
rarely wrong in its middle. What tells is where the spans begin and end, and whether they belong together.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.encoder.crf import Floats, Ints
from onrecord.encoder.heads import LABELS

# The signs by name, in the order in which `signs` gives them. Shares are log odds, lengths logarithms of words.
SIGNS = (
    "source",  # 1 where there is one
    "source begins",
    "source ends",
    "source length",
    "cue ends",
    "content begins",
    "content weakest",  # the share of its least likely word
    "content ends",
    "content length",
    "link",
    "nobody",  # the score of having no source, where there is none
)
# Log odds beyond this say no more.
_SURE = 1e-4
_BEYOND = 8.0


def signs(shares: Floats, source: Ints, cue: Ints, content: Ints, link: float, nobody: float) -> list[float]:
    """What speaks for an attribution: `shares` are W x labels; the rest words' numbers, which may be none."""
    begins, ends = _at(shares, source, "source")
    told = [1.0, begins, ends, float(np.log1p(len(source)))] if len(source) else [0.0] * 4
    cue_ends = _at(shares, cue, "cue")[1]
    content_begins, content_ends = _at(shares, content, "content")
    place = LABELS.index("B-content")
    weakest = _log_odds(float(shares[content, place : place + 2].sum(axis=1).min())) if len(content) else 0.0
    length = float(np.log1p(len(content)))
    silent = 0.0 if len(source) else max(nobody, -_BEYOND)
    return [*told, cue_ends, content_begins, weakest, content_ends, length, _log_odds(link), silent]


def _at(shares: Floats, words: Ints, role: str) -> tuple[float, float]:
    """How surely the role begins at the first of the words, and does not go on behind the last."""
    if not len(words):
        return 0.0, 0.0
    place, behind = LABELS.index(f"B-{role}"), int(words[-1]) + 1
    goes_on = float(shares[behind, place + 1]) if behind < len(shares) else 0.0
    return _log_odds(float(shares[words[0], place])), _log_odds(1 - goes_on)


def _log_odds(share: float) -> float:
    """Log odds of a share, neither of which is ever sure.

    >>> round(_log_odds(0.5), 2), round(_log_odds(0), 2)
    (0.0, -9.21)
    """
    held = min(max(share, _SURE), 1 - _SURE)
    return float(np.log(held / (1 - held)))


def chance(told: Sequence[float], weights: Mapping[str, float]) -> float:
    """The chance that signs make: `weights` has one for each sign, and "bias".

    >>> chance([0.0] * len(SIGNS), dict.fromkeys(SIGNS, 1.0) | {"bias": 0.0})
    0.5
    """
    score = weights["bias"] + sum(weights[name] * value for name, value in zip(SIGNS, told, strict=True))
    return float(1 / (1 + np.exp(-score)))
