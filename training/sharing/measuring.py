"""Measure networks on the development articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from training.labels import LABELS
from training.network import Encoder
from training.sharing.reading import batches_of, read, table_of, unread
from training.sharing.spans import runs, viterbi
from training.teaching import inputs_of, mention_scores, run, statement_scores
from training.texts import DEV, Corpus, Window


def measure(models: Sequence[Encoder], corpus: Corpus, longest: int, pieces: int, name: str) -> None:
    """Print the exact F1 of spans, and the shares of right mentions, acts, evidence and kinds."""
    texts = [text for text in range(corpus.texts) if corpus.split[text] == DEV]
    ones = table_of(corpus, len(LABELS), torch.float32)
    facts = torch.zeros(int(corpus.word_at[-1]), device=corpus.device)
    for model in models:
        model.eval()
        read(model, corpus, texts, longest, pieces, {"ones": ones, "factuality": facts}, 1 / len(models))
    figures = [_of_spans(models[0], corpus, texts, ones)]
    windows = _whole(corpus, texts, longest) + _halves(corpus, texts, longest)
    figures += _of_statements(models, corpus, windows, pieces)
    figures += _of_facts(corpus, texts, facts)
    print(f"DEV {name}: {' '.join(figures)}", flush=True)


def _of_spans(model: Encoder, corpus: Corpus, texts: Sequence[int], ones: Tensor) -> str:
    """F1 of the spans that the words' shares of labels add up to."""
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content")}  # right, marked, given
    for text in texts:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        marked = corpus.labels[first:last].cpu().numpy()
        if (marked < 0).all():
            continue
        wanted, given = set(runs(marked)), set(runs(viterbi(model.crf, ones[first:last], [last - first])[0]))
        for role, count in counts.items():
            own, other = {one for one in wanted if one[0] == role}, {one for one in given if one[0] == role}
            count[:] = count[0] + len(own & other), count[1] + len(own), count[2] + len(other)
    return " ".join(f"{role} {200 * hit / max(gold + given, 1):.1f}" for role, (hit, gold, given) in counts.items())


@torch.no_grad()
def _of_statements(models: Sequence[Encoder], corpus: Corpus, windows: list[Window], pieces: int) -> list[str]:
    """Each model's right mentions, and what all of them together say that statements do."""
    figures: list[str] = []
    sums: list[Tensor] = []
    done: dict[int, None] = {}
    for model in models:
        done, scores, led, asked = {}, [], 0, 0
        for batch in batches_of(corpus, windows, pieces):
            heads = run(model, inputs_of(corpus, batch), batch)
            if len(batch.mentions.mentions):
                best = mention_scores(model, heads, batch.mentions).argmax(1, keepdim=True)
                led, asked = led + int(batch.mentions.right.gather(1, best).sum()), asked + len(best)
            if batch.statements is not None:
                fresh = unread(batch.statements.numbers, done)
                scores.append([one.softmax(1)[fresh] for one in statement_scores(heads, batch.statements)])
        figures.append(f"mentions {100 * led / max(asked, 1):.1f} of {asked}")
        if scores:
            joined = [torch.cat(column) for column in zip(*scores, strict=True)]
            sums = [a + b for a, b in zip(sums, joined, strict=True)] if sums else joined
    for column, said in enumerate(sums):
        head = ("act", "evidence", "kind")[column]
        known, given = corpus.known[list(done), column], said.argmax(1).cpu().numpy()
        figures.append(f"{head} {100 * (given == known)[known >= 0].mean():.1f} of {(known >= 0).sum()}")
    return figures


def _of_facts(corpus: Corpus, texts: Sequence[int], facts: Tensor) -> list[str]:
    """How what is said of happenings goes with what people said of them; none where none are marked."""
    marked = [(word, score) for text in texts for word, score in corpus.facts_of[text]]
    if not marked:
        return []
    words, scores = np.array(marked).T
    return [f"factuality r {np.corrcoef(facts.cpu().numpy()[words.astype(int)], scores)[0, 1]:.3f}"]


def _whole(corpus: Corpus, texts: Sequence[int], longest: int) -> list[Window]:
    """Texts that fit into a window."""
    windows = [(text, int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])) for text in texts]
    return [window for window in windows if window[2] - window[1] <= longest]


def _halves(corpus: Corpus, texts: Sequence[int], longest: int) -> list[Window]:
    """Longer texts in windows that overlap by half."""
    windows = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        if end - start > longest:
            windows += [(text, at, min(at + longest, end)) for at in range(start, end - longest // 2, longest // 2)]
    return windows
