"""Lay out a batch: gather the numbers of some windows' pieces and words, and all that is marked in them.

Takes a corpus and windows of it; yields a `Batch` of plain arrays, whose rows and words count within the batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.labels import BUCKETS, EDGES
from training.texts.batch import Batch, Links, Mentions, Statements
from training.texts.corpus import Corpus
from training.texts.rounds import Window

Rows = list[tuple[int, int, int, int]]  # number in the batch, text, first word, last word + 1


def lay(corpus: Corpus, windows: list[Window]) -> Batch:
    """Gather the numbers of the windows' pieces and words and all that is marked in them."""
    starts = np.array([window[1] for window in windows])
    lengths = np.array([window[2] - window[1] for window in windows])
    width = -(-(int(lengths.max()) + 2) // 8) * 8  # attention's kernels like whole eights
    places = starts[:, None] + np.arange(-1, width - 1)
    inside = (np.arange(width) >= 1) & (np.arange(width) <= lengths[:, None])
    firsts = np.searchsorted(corpus.first_piece, starts)
    lasts = np.searchsorted(corpus.first_piece, starts + lengths)
    most = max(int((lasts - firsts).max()), 1)
    words = firsts[:, None] + np.arange(most)
    word_mask = words < lasts[:, None]
    words = np.where(word_mask, words, firsts[:, None].clip(max=len(corpus.first_piece) - 1))
    rows = [(row, text, a, b) for row, ((text, _, _), a, b) in enumerate(zip(windows, firsts.tolist(), lasts.tolist()))]  # noqa: B905
    marked = [
        (row, word - first, score)
        for row, text, first, last in rows
        for word, score in corpus.facts_of[text]
        if first <= word < last
    ]
    return Batch(
        places=np.where(inside, places, 0),
        inside=inside,
        mask=np.arange(width) <= (lengths + 1)[:, None],
        ends=lengths + 1,
        at=np.where(word_mask, corpus.first_piece[words] - starts[:, None] + 1, 0),
        words=words,
        word_mask=word_mask,
        facts=_table([one[:2] for one in marked], 2),
        scores=np.array([one[2] for one in marked], dtype=np.float32),
        links=_links(corpus, rows),
        mentions=_mentions(corpus, rows),
        statements=_statements(corpus, rows),
    )


def _table(rows: Sequence[Sequence[int]], width: int) -> np.ndarray:
    return np.array(rows, dtype=np.int64).reshape(-1, width)


def buckets(firsts: np.ndarray, lasts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """`onrecord.encoder.heads.bucket` for every span and word, N x M."""
    before, after = firsts[:, None] - words[None, :], words[None, :] - lasts[:, None]
    size = 1 + np.searchsorted(EDGES, np.maximum(before, after))
    middle = BUCKETS // 2
    return np.where((before <= 0) & (after <= 0), middle, np.where(after > 0, middle + size, middle - size))


def _links(corpus: Corpus, rows: Rows) -> Links:
    """Contents and sources with their cues, as far as they lie inside their window."""
    cues: dict[tuple[int, int], int] = {}
    contents, cue_of, sources = [], [], set()
    rights: list[tuple[int, list[tuple[int, int, int]]]] = []
    for row, text, first, last in rows:
        for number in corpus.of_text[text]:
            cue = int(corpus.cue[number])
            if not first <= cue < last:
                continue
            place = cues.setdefault((row, cue - first), len(cues))
            for a, b in corpus.spans["content"][number]:
                if a < last and b >= first:
                    contents.append((row, max(a, first) - first, min(b, last - 1) - first))
                    cue_of.append(place)
            spans = corpus.spans["source"][number]
            inside = [(row, a - first, b - first) for a, b in spans if first <= a and b < last]
            if inside or not spans:
                rights.append((place, inside))
            sources.update(inside)
    ordered = sorted(sources)
    number_of = {span: number for number, span in enumerate(ordered)}
    right = np.zeros((len(rights), 1 + len(ordered)), dtype=bool)
    for number, (_, inside) in enumerate(rights):
        right[number, [1 + number_of[span] for span in inside] or [0]] = True
    cue_table, content_table, source_table = _table(list(cues), 2), _table(contents, 3), _table(ordered, 3)
    sourced = np.array([place for place, _ in rights], dtype=np.int64)
    return Links(
        cues=cue_table,
        contents=content_table,
        cue_of=np.array(cue_of, dtype=np.int64),
        content_buckets=buckets(content_table[:, 1], content_table[:, 2], cue_table[:, 1]),
        sourced=sourced,
        sources=source_table,
        source_buckets=buckets(source_table[:, 1], source_table[:, 2], cue_table[sourced, 1]).T.copy(),
        right=right,
    )


def _mentions(corpus: Corpus, rows: Rows) -> Mentions:
    """Words that stand for names and the names they may stand for.

    A mention whose names all lie outside its window is left out.
    """
    mentions, names, weights, rights = [], [], [], []
    for row, text, first, last in rows:
        inside = [(a, b) for a, b in corpus.names_of[text] if first <= a and b < last]
        base = len(names)
        names += [(row, a - first, b - first) for a, b in inside]
        for a, b, weight, right in corpus.mentions_of[text]:
            if not (first <= a and b < last):
                continue
            own = [base + number for number, (x, _) in enumerate(inside) if x in right]
            if own or not right:
                mentions.append((row, a - first, b - first))
                weights.append(weight)
                rights.append(own)
    wanted = np.zeros((len(mentions), 1 + len(names)), dtype=bool)
    for number, own in enumerate(rights):
        wanted[number, [1 + one for one in own] or [0]] = True
    mention_table, name_table = _table(mentions, 3), _table(names, 3)
    return Mentions(
        mentions=mention_table,
        names=name_table,
        buckets=buckets(name_table[:, 1], name_table[:, 2], mention_table[:, 1]).T.copy(),
        weights=np.array(weights, dtype=np.float32),
        right=wanted,
    )


def _statements(corpus: Corpus, rows: Rows) -> Statements | None:
    """The statements that lie wholly inside a window; long contents by their first 120 words."""
    numbers, own_rows, words, source_words = [], [], [], []
    for row, text, first, last in rows:
        for number in corpus.of_text[text]:
            cues, contents, sources = (corpus.spans[name][number] for name in ("cue", "content", "source"))
            spans = [*cues, *contents, *sources]
            if not spans or min(a for a, _ in spans) < first or max(a for a, _ in spans) >= last:
                continue
            own = [word for a, b in (*cues, *contents) for word in range(a, min(b + 1, last))][:120]
            by = [word for a, b in sources or cues or contents for word in range(a, min(b + 1, last))][:40]
            numbers.append(number)
            own_rows.append(row)
            words.append([word - first for word in own])
            source_words.append([word - first for word in by])
    if not numbers:
        return None
    tables = []
    for lists in (words, source_words):
        width = max(len(one) for one in lists)
        table, mask = np.zeros((len(lists), width), dtype=np.int64), np.zeros((len(lists), width), dtype=bool)
        for at, one in enumerate(lists):
            table[at, : len(one)], mask[at, : len(one)] = one, True
        tables += [table, mask]
    of = np.array(numbers)
    shares = None if corpus.shares is None else [table[of] for table in corpus.shares]
    return Statements(of, np.array(own_rows), *tables, corpus.known[of], corpus.again[of], shares)
