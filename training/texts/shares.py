"""What teachers said of a corpus, kept in a file: 8 bits a number.

A share says how far a label, or a move from one label to the next, is likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.labels import LABELS
from training.texts.corpus import Corpus


def save_shares(corpus: Corpus, path: Path, texts: Sequence[int]) -> None:
    """Write what the teachers said of some texts, and all statements."""
    if corpus.ones is None or corpus.pairs is None or corpus.shares is None:
        raise ValueError("no teacher has labelled this corpus yet")
    words = np.concatenate([np.arange(corpus.word_at[text], corpus.word_at[text + 1]) for text in texts])
    there = torch.from_numpy(words).to(corpus.device)
    tables = {"ones": corpus.ones, "pairs": corpus.pairs.flatten(1)}
    small = {
        name: (table[there].float().clamp(0, 1) * 255).round().to(torch.uint8).cpu().numpy()
        for name, table in tables.items()
    }
    parts = {f"{name}_spans": table for name, table in corpus.parts.items()}
    shares = {
        name: (table * 255).round().astype(np.uint8)
        for name, table in zip(("act", "evidence", "kind"), corpus.shares, strict=True)
    }
    np.savez_compressed(path, words=words, cue=corpus.cue, text=corpus.statement_text, **parts, **shares, **small)


def load_shares(corpus: Corpus, path: Path) -> None:
    """Read them again. Words without any keep nought everywhere."""
    stored = np.load(path)
    count, words = int(corpus.word_at[-1]), torch.from_numpy(stored["words"])
    tables = []
    for name, width in (("ones", len(LABELS)), ("pairs", len(LABELS) ** 2)):
        table = torch.zeros(count, width, dtype=torch.uint8)
        table[words] = torch.from_numpy(stored[name])
        tables.append(table.to(corpus.device))
    ones, pairs = tables[0], tables[1].unflatten(1, (len(LABELS), len(LABELS)))
    _lend_words(corpus, ones, pairs)
    corpus.ones, corpus.pairs = ones, pairs
    added = len(stored["cue"]) - len(corpus.cue)
    corpus.cue, corpus.statement_text = stored["cue"], stored["text"]
    unread = np.full((added, 3), -1)
    corpus.known, corpus.again = (np.concatenate([table, unread]) for table in (corpus.known, corpus.again))
    corpus.parts = {name: stored[f"{name}_spans"] for name in corpus.parts}
    corpus.index()
    corpus.shares = [stored[name].astype(np.float32) / 255 for name in ("act", "evidence", "kind")]
    _lend_statements(corpus, corpus.shares)


def _lend_words(corpus: Corpus, ones: torch.Tensor, pairs: torch.Tensor) -> None:
    """Give an article that others have read as well the shares of its first reading: the words are the same."""
    first: dict[int, int] = {}
    ids = corpus.pieces[0]
    for text in range(corpus.texts):
        main = first.setdefault(int(corpus.article[text]), text)
        if not corpus.reading[text]:
            continue
        (a, b), (x, y) = corpus.piece_at[main : main + 2].tolist(), corpus.piece_at[text : text + 2].tolist()
        if b - a == y - x and bool((ids[a:b] == ids[x:y]).all()):
            (a, b), (x, y) = corpus.word_at[main : main + 2].tolist(), corpus.word_at[text : text + 2].tolist()
            ones[x:y], pairs[x:y] = ones[a:b], pairs[a:b]


def _lend_statements(corpus: Corpus, shares: list[np.ndarray]) -> None:
    """Give a reading with other names the shares that its statements have where they were printed."""
    for text, main in enumerate(corpus.printed):
        if main != text:
            for table in shares:
                table[corpus.of_text[text]] = table[corpus.of_text[main]]
