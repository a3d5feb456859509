"""What does a statement do, and what is it said to rest on?

Takes a statement's signs; yields its act and whether it cites evidence, each with what else was weighed. The
weights are whole numbers, learned by `training/acts.py`, and adding them up gives the same sum on every
machine. Leaves open what the weights do not tell apart, and leaves evidence that is promised, withheld or
demanded to `finding.evidence`.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from onrecord.records import Act, Evidence

NAME = "acts@1"
# A hundred to the unit of log-odds: finer weights change no decision.
SCALE = 100
# Below this share the likeliest of ten acts is right in about one case of four.
LEAST_SURE = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Labels with their shares of one, the likeliest first; of equals, the first in the order of the codes."""

    labels: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """Weights of one question: for each sign, one weight a label."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    signs: Mapping[str, Sequence[int]]

    def weigh(self, signs: Iterable[str]) -> Weighed:
        """Add up what the signs say.

        >>> scales = Scales(labels=("ask", "assert"), bias=(0, 0), signs={"content has ?": (200, 0)})
        >>> scales.weigh(["content has ?", "a sign never met"])
        Weighed(labels=('ask', 'assert'), shares=(0.881, 0.119))
        >>> scales.weigh([])
        Weighed(labels=('ask', 'assert'), shares=(0.5, 0.5))
        """
        rows = [row for sign in signs if (row := self.signs.get(sign)) is not None]
        sums = [sum(column) for column in zip(self.bias, *rows, strict=True)]
        order = sorted(range(len(sums)), key=lambda number: (-sums[number], number))
        odds = [math.exp((sums[number] - sums[order[0]]) / SCALE) for number in order]
        total = math.fsum(odds)
        return Weighed(
            labels=tuple(self.labels[number] for number in order),
            shares=tuple(round(one / total, 3) for one in odds),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActModel:
    """The weights for acts and for cited evidence, and the hash of the file that holds them."""

    act: Scales
    cited: Scales
    sha256: str

    def act_of(self, signs: Iterable[str]) -> tuple[Act | None, tuple[str, ...]]:
        """The act, or None and the acts that were weighed."""
        weighed = self.act.weigh(signs)
        if weighed.shares[0] < LEAST_SURE:
            return None, weighed.labels[:3]
        return Act(weighed.labels[0]), ()

    def evidence_of(self, signs: Iterable[str]) -> Evidence:
        """Cited or none."""
        return Evidence(self.cited.weigh(signs).labels[0])


@cache
def load() -> ActModel:
    """Load the shipped weights."""
    content = (files("onrecord.finding") / "weights" / "acts.json").read_bytes()
    tables = json.loads(content)
    act, cited = (
        Scales(labels=tuple(table["labels"]), bias=tuple(table["bias"]), signs=table["signs"])
        for table in (tables["act"], tables["cited"])
    )
    return ActModel(act=act, cited=cited, sha256=sha256(content).hexdigest())
