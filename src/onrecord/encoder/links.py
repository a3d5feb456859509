"""Which words belong together: the cue of each content, the source of each cue.

Takes the spans and the heads' vectors; yields pairs. Every cue should have something that it introduces,
so a cue left empty takes a content from one that has several, where the scores nearly allow it.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.encoder.crf import Floats
from onrecord.encoder.decode import Outputs, Run, mean
from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import bucket

# Words between a span and its cue: beyond this the model has compared hardly any pair, and its scores
# mean nothing. Swept over 30 to 200 on the development articles.
REACH = 40
# What giving an empty cue a content may cost, in log odds over all contents that have to move.
PRICE = 10.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Run number `part` goes with run number `cue`, both counted in the list that was given."""

    part: int
    cue: int
    score: float


def links(runs: Sequence[Run], outputs: Outputs, heads: Heads) -> list[Pair]:
    """The cue of each content, and the source of each cue (none where the head says so)."""
    return [*_contents(runs, outputs, heads), *_sources(runs, outputs, heads)]


def _contents(runs: Sequence[Run], outputs: Outputs, heads: Heads) -> list[Pair]:
    cues = [number for number, run in enumerate(runs) if run.label == "cue"]
    places = [runs[cue].first for cue in cues]
    keys = outputs.vectors("cue_key", outputs.states[places])
    scale = keys.shape[1] ** -0.5
    odds: dict[int, dict[int, float]] = {}
    for number, run in enumerate(runs):
        if run.label != "content":
            continue
        reach = slice(bisect_left(places, run.first - REACH), bisect_right(places, run.last + REACH))
        near = cues[reach]
        if not near:
            continue
        query = outputs.vectors("content_query", mean(outputs.states[run.first : run.last + 1]))
        bias = [heads.content_bias[bucket(run.first, run.last, runs[cue].first)] for cue in near]
        scores = keys[reach] @ query * scale + np.asarray(bias, np.float32)
        odds[number] = dict(zip(near, _log_odds(scores).tolist(), strict=True))
    chosen = fill_empty({content: max(row, key=row.__getitem__) for content, row in odds.items()}, odds, cues)
    return [Pair(content, cue, float(np.exp(odds[content][cue]))) for content, cue in chosen.items()]


def fill_empty(chosen: dict[int, int], odds: dict[int, dict[int, float]], cues: Sequence[int]) -> dict[int, int]:
    """Give empty cues a content: `chosen` is the cue of each content, `odds` each content's log odds by cue.

    The cheapest chain of moves is taken: a content goes to the empty cue, another to the cue that it
    leaves, and so on up to a cue that has one to spare.

    >>> fill_empty({1: 10, 2: 10}, {1: {10: -0.1, 20: -2.5}, 2: {10: -0.1, 20: -5.0}}, [10, 20])
    {1: 20, 2: 10}
    """
    chosen = dict(chosen)
    counts = Counter(chosen.values())
    # A cue is compared with the contents in its reach alone: a long text has thousands of both.
    reach: dict[int, list[int]] = defaultdict(list)
    for content in chosen:
        for cue in odds[content]:
            reach[cue].append(content)
    for cue in cues:
        if not counts[cue]:
            for content, new in _cheapest_chain(cue, chosen, counts, reach, odds):
                counts[chosen[content]] -= 1
                counts[new] += 1
                chosen[content] = new
    return chosen


def _cheapest_chain(
    empty: int,
    chosen: Mapping[int, int],
    counts: Mapping[int, int],
    reach: Mapping[int, Sequence[int]],
    odds: dict[int, dict[int, float]],
) -> list[tuple[int, int]]:
    """The moves that give an empty cue a content; `counts` are the contents of each cue, `reach` those near it."""
    waiting: list[tuple[float, int, list[tuple[int, int]]]] = [(0.0, empty, [])]
    seen: set[int] = set()
    while waiting:
        cost, cue, moves = heapq.heappop(waiting)
        if counts[cue] > 1:
            return moves
        if cue in seen:
            continue
        seen.add(cue)
        for content in reach.get(cue, ()):
            if (now := chosen[content]) not in seen:
                extra = max(odds[content][now] - odds[content][cue], 0.0)
                if cost + extra <= PRICE:
                    heapq.heappush(waiting, (cost + extra, now, [*moves, (content, cue)]))
    return []


def _sources(runs: Sequence[Run], outputs: Outputs, heads: Heads) -> list[Pair]:
    sources = [number for number, run in enumerate(runs) if run.label == "source"]
    if not sources:
        return []
    firsts, lasts = [runs[source].first for source in sources], [runs[source].last for source in sources]
    means = [mean(outputs.states[first : last + 1]) for first, last in zip(firsts, lasts, strict=True)]
    keys = outputs.vectors("source_key", np.array(means))
    scale = keys.shape[1] ** -0.5
    queries = outputs.vectors("cue_query", outputs.states[[run.first for run in runs if run.label == "cue"]])
    pairs = []
    cues = [cue for cue, run in enumerate(runs) if run.label == "cue"]
    for cue, query in zip(cues, queries, strict=True):
        run = runs[cue]
        reach = slice(bisect_left(lasts, run.first - REACH), bisect_right(firsts, run.first + REACH))
        near = sources[reach]
        if not near:
            continue
        bias = [heads.source_bias[bucket(runs[i].first, runs[i].last, run.first)] for i in near]
        scores = keys[reach] @ query * scale
        odds = np.exp(_log_odds(np.append(scores + np.asarray(bias, np.float32), outputs.no_source[run.first, 0])))
        best = int(odds.argmax())
        if best < len(near):
            pairs.append(Pair(near[best], cue, float(odds[best])))
    return pairs


def _log_odds(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    return np.asarray(np.log(raised / raised.sum() + 1e-12), dtype=np.float32)
