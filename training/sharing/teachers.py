"""Label a corpus with large networks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from training.labels import ACTS, EVIDENCE, KINDS, LABELS, LINK_WIDTH
from training.network import Encoder
from training.sharing.reading import batches_of, read, table_of, unread
from training.sharing.statements import find_statements
from training.teaching import inputs_of, run, statement_scores
from training.texts import Corpus, Window


def teach(corpus: Corpus, teachers: Sequence[Encoder], texts: Sequence[int], longest: int, pieces: int) -> None:
    """Give texts the teachers' shares: of a text that one of them has not read, its own; else of them all.

    A single network says of every text what it has.

    Texts without labels also get statements: the teachers' spans, each content with its likeliest cue, each cue with
    its likeliest source.
    """
    count = len(LABELS)
    corpus.ones, corpus.pairs = table_of(corpus, count), table_of(corpus, (count, count))
    tables = {"ones": corpus.ones, "pairs": corpus.pairs}
    free = [text for text in texts if corpus.fold[text] < 0]
    vectors = {
        name: [table_of(corpus, LINK_WIDTH) for _ in teachers]
        for name in ("content_query", "cue_key", "cue_query", "source_key")
    }
    no_source = [table_of(corpus, 1) for _ in teachers]
    for number, teacher in enumerate(teachers):
        teacher.eval()
        own = [text for text in texts if corpus.fold[text] == number or (len(teachers) == 1 and corpus.fold[text] >= 0)]
        read(teacher, corpus, own, longest, pieces, tables, 1.0)
        more = {name: tables_of[number] for name, tables_of in vectors.items()} | {"no_source": no_source[number]}
        read(teacher, corpus, free, longest, pieces, tables, 1.0 / len(teachers))
        read(teacher, corpus, free, longest, pieces, more, 1.0)
    find_statements(corpus, teachers, free, vectors, no_source)
    corpus.index()
    share_statements(corpus, teachers, texts, longest, pieces)


@torch.no_grad()
def share_statements(
    corpus: Corpus, teachers: Sequence[Encoder], texts: Sequence[int], longest: int, pieces: int
) -> None:
    """The teachers' shares of act, evidence and kind of every statement; zeros where no window held it whole."""
    free = [text for text in texts if corpus.fold[text] < 0]
    tables = [np.zeros((len(corpus.cue), len(names)), dtype=np.float32) for names in (ACTS, EVIDENCE, KINDS)]
    for number, teacher in enumerate(teachers):
        unseen = [text for text in texts if corpus.fold[text] == number]
        for some, weight in ((unseen, 1.0), (free, 1.0 / len(teachers))):
            done: dict[int, None] = {}
            # Whole windows end to end, then shifted by half: what the first cut the second holds.
            for shift in (0, longest // 2):
                for batch in batches_of(corpus, end_to_end(corpus, some, longest, shift), pieces):
                    if batch.statements is None:
                        continue
                    scores = statement_scores(run(teacher, inputs_of(corpus, batch), batch), batch.statements)
                    fresh = unread(batch.statements.numbers, done)
                    for table, one in zip(tables, scores, strict=True):
                        table[batch.statements.numbers[fresh]] += one.softmax(1).cpu().numpy()[fresh] * weight
    corpus.shares = tables


def end_to_end(corpus: Corpus, texts: Sequence[int], longest: int, shift: int) -> list[Window]:
    """Windows over whole texts, the first of each shorter by the shift."""
    windows = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        windows += [(text, max(at, start), min(at + longest, end)) for at in range(start - shift, end, longest)]
    return windows
