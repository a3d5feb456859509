"""What the encoder's one pass says of words that others have put together.

Takes the outputs for a text's words and, at any time later, spans of it; yields shares. The rules of `finding` and
`linking` ask; what is asked here was learned together with the roles, so that it costs no further pass.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.encoder.confidence import chance, signs
from onrecord.encoder.crf import Floats, Ints
from onrecord.encoder.decode import Outputs, mean, softmax
from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import ACTS, EVIDENCE, SOURCE_KINDS, bucket
from onrecord.records.span import Span

# The longest content that was learned from, in words; of a longer one its beginning counts.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class WordScores:
    """The outputs of a text's words, with the words' offsets. A `Weigher`."""

    starts: Ints
    ends: Ints
    outputs: Outputs
    heads: Heads
    # Sums of the names' keys up to each word, in which the mean of any span is one subtraction; made when asked for.
    _sums: list[Floats] = field(init=False, repr=False, compare=False, default_factory=list)
    _shares: Floats = field(init=False, repr=False, compare=False)
    # The words' starts and ends as lists, in which one place is found far quicker.
    _listed: tuple[list[int], list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_shares", softmax(self.outputs.labels))
        object.__setattr__(self, "_listed", (self.starts.tolist(), self.ends.tolist()))

    def attribution(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], link: float) -> float:
        """The chance that these words are an attribution; the share of its links where none was measured."""
        if not self.heads.confidence:
            return link
        return chance(self.signs(source, cue, content, link), self.heads.confidence)

    def signs(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], link: float) -> list[float]:
        """What speaks for it, in the order of `confidence.SIGNS`."""
        said_by, verb, said = (self._all_words(spans) for spans in (source, cue, content))
        nobody = float(self.outputs.no_source[verb[0], 0]) if len(verb) else 0.0
        return signs(self._shares, said_by, verb, said, link, nobody)

    def act(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each act for a statement with this cue and content."""
        return self._pooled(spans, self.outputs.act, self.outputs.act_weight, ACTS)

    def evidence(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each kind of evidence for a statement with this cue and content."""
        return self._pooled(spans, self.outputs.evidence, self.outputs.evidence_weight, EVIDENCE)

    def source_kind(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each kind of speaker for this source."""
        return self._pooled(spans, self.outputs.kind, self.outputs.kind_weight, SOURCE_KINDS)

    def factuality(self, span: Span) -> float:
        """How surely what these words tell of has happened: 3 it has, -3 it has not, 0 nobody knows."""
        words = self._words(span)
        return float(self.outputs.factuality[words].mean()) if len(words) else 0.0

    def stands_for(self, words: Span, names: Sequence[Span]) -> Sequence[float]:
        """The share of each name that these words may stand for, and last that of none of them."""
        own = self._words(words)
        if not len(own):
            return [0.0] * len(names) + [1.0]
        query = self.outputs.vectors("mention_query", mean(self.outputs.states[own]))
        odds = np.full(len(names) + 1, -1e9)
        odds[-1] = self.outputs.no_mention[own[0], 0]
        firsts = np.searchsorted(self.ends, [name.start for name in names], side="right")
        behind = np.searchsorted(self.starts, [name.end for name in names])
        there = np.flatnonzero(behind > firsts)
        if len(there):
            firsts, behind = firsts[there], behind[there]
            keys = self._keys()
            scores = keys[behind] - keys[firsts]
            places = zip(firsts.tolist(), behind.tolist(), strict=True)
            biases = [self.heads.mention_bias[bucket(first, last - 1, int(own[0]))] for first, last in places]
            odds[there] = scores @ query / (behind - firsts) * len(query) ** -0.5 + biases
        odds = np.exp(odds - odds.max())
        return (odds / odds.sum()).tolist()  # type: ignore[no-any-return]

    def _keys(self) -> Floats:
        if not self._sums:
            keys = self.outputs.vectors("mention_key", self.outputs.states)
            sums = np.zeros((len(keys) + 1, keys.shape[1]))
            sums[1:] = keys
            self._sums.append(sums.cumsum(axis=0))
        return self._sums[0]

    def _words(self, span: Span) -> Ints:
        return np.arange(bisect_right(self._listed[1], span.start), bisect_left(self._listed[0], span.end))

    def _all_words(self, spans: Sequence[Span]) -> Ints:
        if len(spans) == 1:
            return self._words(spans[0])
        return np.concatenate([self._words(span) for span in spans]) if spans else np.zeros(0, dtype=np.int64)

    def _pooled(
        self, spans: Sequence[Span], scores: Floats, weights: Floats, labels: Sequence[str]
    ) -> Mapping[str, float]:
        words = self._all_words(spans)[:LONGEST]
        if not len(words):
            return {}
        weight = np.exp(weights[words, 0] - weights[words, 0].max())
        pooled = weight @ scores[words] / weight.sum()
        odds = np.exp(pooled - pooled.max())
        return dict(zip(labels, (odds / odds.sum()).tolist(), strict=True))
