"""Find the statements of texts without labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from torch import Tensor

from training.labels import LINK_WIDTH
from training.network import Encoder
from training.sharing.spans import runs, viterbi
from training.texts import UNLABELLED, Corpus, buckets

SCALE = LINK_WIDTH**-0.5
BARRED = -1e9
REACH = 60  # words between a cue and what may belong to it

Span = tuple[int, int]  # first and last word


@dataclass(slots=True)
class Found:
    """Statements in the form of a corpus's own."""

    cues: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    parts: dict[str, list[tuple[int, int, int]]] = field(
        default_factory=lambda: {"cue": [], "source": [], "content": []}
    )


def find_statements(
    corpus: Corpus,
    teachers: Sequence[Encoder],
    free: Sequence[int],
    vectors: dict[str, list[Tensor]],
    no_source: list[Tensor],
) -> None:
    """Give those texts statements that have none, by the mean of the teachers' link scores."""
    assert corpus.ones is not None
    linking = Linking(teachers)
    unlabelled = [text for text in free if corpus.split[text] == UNLABELLED]
    found = Found()
    for text in unlabelled:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        spans = runs(viterbi(teachers[0].crf, corpus.ones[first:last], [last - first])[0])
        cues, sources, contents = (
            [(a, b) for role, a, b in spans if role == wanted] for wanted in ("cue", "source", "content")
        )
        if not cues:
            continue
        here = {name: _side_by_side(tables, first, last) for name, tables in vectors.items()}
        none = np.mean([one[first:last, 0].float().cpu().numpy() for one in no_source], axis=0)
        base = len(corpus.cue) + len(found.cues)
        for number, (a, b) in enumerate(cues, base):
            found.cues.append(first + a)
            found.texts.append(text)
            found.parts["cue"].append((number, first + a, first + b))
            if source := linking.source_of(here, a, sources, float(none[a])):
                found.parts["source"].append((number, first + source[0], first + source[1]))
        for a, b in contents:
            cue = linking.cue_of(here, (a, b), cues)
            if cue is not None:
                found.parts["content"].append((base + cue, first + a, first + b))
    _add(corpus, found)
    print(f"{len(found.cues)} statements in {len(unlabelled)} texts without labels", flush=True)


def _side_by_side(tables: Sequence[Tensor], first: int, last: int) -> np.ndarray:
    """Each word's vectors by all teachers in one, so that a product of two is the mean of the teachers' products."""
    return np.concatenate([one[first:last].float().cpu().numpy() for one in tables], axis=1) / math.sqrt(len(tables))


class Linking:
    """Which spans belong together, by the vectors of a text's words and the teachers' mean biases."""

    def __init__(self, teachers: Sequence[Encoder]) -> None:
        self.content_bias = _mean_of([teacher.content_bias for teacher in teachers])
        self.source_bias = _mean_of([teacher.source_bias for teacher in teachers])

    def source_of(self, here: dict[str, np.ndarray], cue: int, sources: Sequence[Span], none: float) -> Span | None:
        """The likeliest source of a cue, where it is likelier than none."""
        if not sources:
            return None
        firsts, lasts = np.array(sources).T
        keys = np.stack([here["source_key"][a : b + 1].mean(0) for a, b in sources])
        near = self.source_bias[buckets(firsts, lasts, np.array([cue]))[:, 0]]
        scores = keys @ here["cue_query"][cue] * SCALE + near
        scores[(firsts > cue + REACH) | (lasts < cue - REACH)] = BARRED
        best = int(scores.argmax())
        return sources[best] if scores[best] > none else None

    def cue_of(self, here: dict[str, np.ndarray], content: Span, cues: Sequence[Span]) -> int | None:
        """The number of the likeliest cue of a content, where any is near."""
        a, b = content
        places = np.array([first for first, _ in cues])
        near = self.content_bias[buckets(np.array([a]), np.array([b]), places)[0]]
        scores = here["cue_key"][places] @ here["content_query"][a : b + 1].mean(0) * SCALE + near
        scores[(places > b + REACH) | (places < a - REACH)] = BARRED
        best = int(scores.argmax())
        return best if scores[best] > BARRED else None


def _mean_of(biases: Sequence[Tensor]) -> np.ndarray:
    return np.mean([bias.detach().float().cpu().numpy() for bias in biases], axis=0)


def _add(corpus: Corpus, found: Found) -> None:
    corpus.cue = np.concatenate([corpus.cue, np.array(found.cues, dtype=np.int64)])
    corpus.statement_text = np.concatenate([corpus.statement_text, np.array(found.texts, dtype=np.int64)])
    unread = np.full((len(found.cues), 3), -1)
    corpus.known, corpus.again = (np.concatenate([table, unread]) for table in (corpus.known, corpus.again))
    for name, rows in found.parts.items():
        corpus.parts[name] = np.concatenate([corpus.parts[name], np.array(rows, dtype=np.int64).reshape(-1, 3)])
