"""What does a statement do, and what is it said to rest on?

Takes a statement's signs, and the shares that a tagger gives each act where there is one; yields its act and
whether it cites evidence, each with what else was weighed. The signs' weights are whole numbers, learned by
`training/acts.py`. Leaves open what both together do not tell apart, and leaves evidence that is promised, withheld
or demanded to `finding.acts.evidence`.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from onrecord.records import Act, Evidence

# As its card calls it.
NAME = "acts@5"
# A hundred to the unit of log-odds: finer weights change no decision.
SCALE = 100
# How much the tagger's log-odds count beside those of the signs, which see single words it may overlook.
TRUST_ACT = 1.2
TRUST_EVIDENCE = 1.3
# Most labels that both voices learned from are a language model's, which finds two of three cited statements that
# people find, and none besides. Level from 8 to 16 on articles that people labelled.
CITED_LEAN = 12.0
# One in three hundred of the statements that both voices learned from threatens, so that neither gives a threat a share
# that wins; among those with the largest shares every second is one. Macro F1 of the acts rises from 63 to 66 on the
# development articles and from 73 to 75 elsewhere, where accuracy stays; at 80 it falls again. All of it is a handful.
THREATEN_LEAN = 50.0
# A share under this is as good as none: no one voice may rule an act out alone.
_LEAST_SHARE = 0.002
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

    def weigh(self, signs: Iterable[str], heard: Mapping[str, float] | None = None, trust: float = 1.0) -> Weighed:
        """Add up what the signs say and, where a tagger gives each label a share, what it says.

        >>> scales = Scales(labels=("ask", "assert"), bias=(0, 0), signs={"content has ?": (200, 0)})
        >>> scales.weigh(["content has ?", "a sign never met"])
        Weighed(labels=('ask', 'assert'), shares=(0.881, 0.119))
        >>> scales.weigh([])
        Weighed(labels=('ask', 'assert'), shares=(0.5, 0.5))
        >>> scales.weigh([], {"ask": 0.2, "assert": 0.8}).labels
        ('assert', 'ask')
        """
        rows = [row for sign in signs if (row := self.signs.get(sign)) is not None]
        sums = [sum(column) for column in zip(self.bias, *rows, strict=True)]
        if heard:
            for number, label in enumerate(self.labels):
                sums[number] += round(trust * SCALE * math.log(max(heard.get(label, 0.0), _LEAST_SHARE)))
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

    def act_of(
        self,
        signs: Iterable[str],
        heard: Mapping[str, float] | None = None,
        barred: Collection[Act] = (),
        undone: Act | None = None,
    ) -> tuple[Act | None, tuple[str, ...]]:
        """The act, or None and the acts that were weighed; the shares of the others count where some are barred.

        An act that is undone ("did not deny") is barred too, but what the others are left with is mostly noise then:
        one of them has to be likely beside it.
        """
        if heard:
            heard = {**heard, Act.THREATEN: heard.get(Act.THREATEN, 0.0) * THREATEN_LEAN}
        weighed = self.act.weigh(signs, heard, TRUST_ACT)
        pairs = zip(weighed.labels, weighed.shares, strict=True)
        shares = {label: share for label, share in pairs if label not in barred and label != undone}
        likeliest = next(iter(shares))
        if shares[likeliest] < LEAST_SURE * (sum(shares.values()) if barred and not undone else 1.0):
            return None, tuple(shares)[:3]
        return Act(likeliest), ()

    def evidence_of(self, signs: Iterable[str], heard: Mapping[str, float] | None = None) -> Evidence:
        """Cited or none."""
        if heard:
            heard = {**heard, Evidence.CITED: heard.get(Evidence.CITED, 0.0) * CITED_LEAN}
        return Evidence(self.cited.weigh(signs, heard, TRUST_EVIDENCE).labels[0])


@cache
def load() -> ActModel:
    """Load the shipped weights."""
    content = (files("onrecord.finding.acts") / "weights" / "acts.json").read_bytes()
    tables = json.loads(content)
    act, cited = (
        Scales(
            labels=tuple(table["labels"]),
            bias=tuple(table["bias"]),
            signs={sign: tuple(row) for sign, row in table["signs"].items()},
        )
        for table in (tables["act"], tables["cited"])
    )
    return ActModel(act=act, cited=cited, sha256=sha256(content).hexdigest())
