"""Label a corpus with networks; measure networks on the development articles.

Takes a corpus (`training.texts`) and networks (`training.network`); gives texts without labels what large networks say
of them. Needs torch and numpy and nothing of onrecord.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from training.labels import ACTS, EVIDENCE, KINDS, LABELS, LINK_WIDTH
from training.network import Crf, Encoder
from training.teaching import inputs_of, mention_scores, run, statement_scores
from training.texts import DEV, UNLABELLED, Corpus, Window, buckets, group, lay, on_device

MARGIN = 40  # pieces that a window reads before and after its own


def tiles(corpus: Corpus, texts: Sequence[int], longest: int) -> list[tuple[Window, int, int]]:
    """Windows over whole texts with the words that each answers for."""
    tiled = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        own = longest - 2 * MARGIN
        for at in range(start, end, own):
            window = (text, max(at - MARGIN, start), min(at + own + MARGIN, end))
            first, last = np.searchsorted(corpus.first_piece, (at, min(at + own, end)))
            tiled.append((window, int(first), int(last)))
    return sorted(tiled, key=lambda tile: tile[0][2] - tile[0][1])


@torch.no_grad()
def read(
    model: Encoder,
    corpus: Corpus,
    texts: Sequence[int],
    longest: int,
    pieces: int,
    take: dict[str, Tensor],
    weight: float,
) -> None:
    """Add a network's shares and vectors, times a weight, to tables over all words."""
    tiled = tiles(corpus, texts, longest)
    at = 0
    while at < len(tiled):
        count = 1
        while (
            at + count < len(tiled) and (count + 1) * (tiled[at + count][0][2] - tiled[at + count][0][1] + 2) <= pieces
        ):
            count += 1
        part = tiled[at : at + count]
        at += count
        batch = on_device(lay(corpus, [window for window, _, _ in part]), corpus.device)
        heads = run(model, inputs_of(corpus, batch), batch)
        ones, pairs = model.crf.marginals(heads["labels"], batch.word_mask)
        firsts, lasts = (torch.tensor([tile[i] for tile in part], device=corpus.device)[:, None] for i in (1, 2))
        own = batch.word_mask & (batch.words >= firsts) & (batch.words < lasts)
        where = batch.words[own]
        values = {
            "ones": ones,
            "pairs": pairs,
            "names": heads["names"].softmax(-1),
            "factuality": heads["factuality"][..., 0],
        }
        values |= {name: heads[name] for name in take if name in heads and name not in values}
        for name, table in take.items():
            table[where] += (values[name][own] * weight).to(table.dtype)


def viterbi(crf: Crf, ones: Tensor, lengths: Sequence[int]) -> list[np.ndarray]:
    """The best lawful labelling of each text by its words' shares alone; `ones` has all texts' words end to end."""
    logs = (ones.float() + 1e-6).log().cpu().numpy()
    barred = np.where(crf.ruled_out.cpu().numpy(), -1e9, 0.0)
    paths = []
    at = 0
    for length in lengths:
        emissions = logs[at : at + length]
        at += length
        if not length:
            paths.append(np.zeros(0, dtype=np.int64))
            continue
        score, back = emissions[0], np.empty((length, len(LABELS)), dtype=np.int64)
        for number in range(1, length):
            moved = score[:, None] + barred
            back[number] = moved.argmax(0)
            score = moved.max(0) + emissions[number]
        path = np.empty(length, dtype=np.int64)
        path[-1] = score.argmax()
        for number in range(length - 1, 0, -1):
            path[number - 1] = back[number, path[number]]
        paths.append(path)
    return paths


def runs(path: np.ndarray) -> list[tuple[str, int, int]]:
    """Role, first and last word of each span of a labelling."""
    found: list[tuple[str, int, int]] = []
    for number, label in enumerate(path.tolist()):
        begin, _, role = LABELS[label].partition("-")
        if begin == "I" and found and found[-1][0] == role and found[-1][2] == number - 1:
            found[-1] = (role, found[-1][1], number)
        elif begin != "O":
            found.append((role, number, number))
    return found


def table_of(corpus: Corpus, width: int | tuple[int, ...], kind: torch.dtype = torch.float16) -> Tensor:
    """A table over all words, of zeros."""
    size = (width,) if isinstance(width, int) else width
    return torch.zeros(int(corpus.word_at[-1]), *size, dtype=kind, device=corpus.device)


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
    _find_statements(corpus, teachers, free, vectors, no_source)
    corpus.index()
    _share_statements(corpus, teachers, texts, longest, pieces)


def _find_statements(
    corpus: Corpus,
    teachers: Sequence[Encoder],
    free: Sequence[int],
    vectors: dict[str, list[Tensor]],
    no_source: list[Tensor],
) -> None:
    """Statements of the texts that have none, by the mean of the teachers' link scores."""
    scale = LINK_WIDTH**-0.5
    content_bias = np.mean([teacher.content_bias.detach().float().cpu().numpy() for teacher in teachers], axis=0)
    source_bias = np.mean([teacher.source_bias.detach().float().cpu().numpy() for teacher in teachers], axis=0)
    cues_at: list[int] = []
    texts: list[int] = []
    parts: dict[str, list[tuple[int, int, int]]] = {"cue": [], "source": [], "content": []}
    base = len(corpus.cue)
    unlabelled = [text for text in free if corpus.split[text] == UNLABELLED]
    for text in unlabelled:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        assert corpus.ones is not None
        path = viterbi(teachers[0].crf, corpus.ones[first:last], [last - first])[0]
        spans = runs(path)
        cues = [(a, b) for role, a, b in spans if role == "cue"]
        if not cues:
            continue
        here = {
            name: np.concatenate([one[first:last].float().cpu().numpy() for one in tables], axis=1)
            / math.sqrt(len(tables))
            for name, tables in vectors.items()
        }
        none = np.mean([one[first:last, 0].float().cpu().numpy() for one in no_source], axis=0)
        places = np.array([a for a, _ in cues])
        contents = [(a, b) for role, a, b in spans if role == "content"]
        sources = [(a, b) for role, a, b in spans if role == "source"]
        numbers = {}
        for number, (a, b) in enumerate(cues):
            numbers[number] = base + len(cues_at)
            cues_at.append(first + a)
            texts.append(text)
            parts["cue"].append((numbers[number], first + a, first + b))
            if sources:
                table = np.array(sources)
                keys = np.stack([here["source_key"][x : y + 1].mean(0) for x, y in sources])
                scores = (
                    keys @ here["cue_query"][a] * scale
                    + source_bias[buckets(table[:, 0], table[:, 1], np.array([a]))[:, 0]]
                )
                scores[(table[:, 0] > a + 60) | (table[:, 1] < a - 60)] = -1e9
                best = int(scores.argmax())
                if scores[best] > none[a]:
                    parts["source"].append((numbers[number], first + sources[best][0], first + sources[best][1]))
        for a, b in contents:
            query = here["content_query"][a : b + 1].mean(0)
            scores = (
                here["cue_key"][places] @ query * scale + content_bias[buckets(np.array([a]), np.array([b]), places)[0]]
            )
            scores[(places > b + 60) | (places < a - 60)] = -1e9
            best = int(scores.argmax())
            if scores[best] > -1e8:
                parts["content"].append((numbers[best], first + a, first + b))
    corpus.cue = np.concatenate([corpus.cue, np.array(cues_at, dtype=np.int64)])
    corpus.statement_text = np.concatenate([corpus.statement_text, np.array(texts, dtype=np.int64)])
    unread = np.full((len(cues_at), 3), -1)
    corpus.known, corpus.again = (np.concatenate([table, unread]) for table in (corpus.known, corpus.again))
    for name, rows in parts.items():
        corpus.parts[name] = np.concatenate([corpus.parts[name], np.array(rows, dtype=np.int64).reshape(-1, 3)])
    print(f"{len(cues_at)} statements in {len(unlabelled)} texts without labels", flush=True)


@torch.no_grad()
def _share_statements(
    corpus: Corpus, teachers: Sequence[Encoder], texts: Sequence[int], longest: int, pieces: int
) -> None:
    """The teachers' shares of act, evidence and kind of every statement; zeros where no window held it whole."""
    tables = [np.zeros((len(corpus.cue), len(names)), dtype=np.float32) for names in (ACTS, EVIDENCE, KINDS)]
    for number, teacher in enumerate(teachers):
        for text_windows, weight in (
            ([text for text in texts if corpus.fold[text] == number], 1.0),
            ([text for text in texts if corpus.fold[text] < 0], 1.0 / len(teachers)),
        ):
            done: set[int] = set()
            # Whole windows end to end, then shifted by half: what the first cut the second holds.
            for shift in (0, longest // 2):
                windows = []
                for text in text_windows:
                    start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
                    windows += [
                        (text, max(at, start), min(at + longest, end)) for at in range(start - shift, end, longest)
                    ]
                for part in group(windows, pieces, random.Random(0)):
                    batch = on_device(lay(corpus, part), corpus.device)
                    if batch.statements is None:
                        continue
                    scores = statement_scores(run(teacher, inputs_of(corpus, batch), batch), batch.statements)
                    fresh = [i for i, one in enumerate(batch.statements.numbers.tolist()) if one not in done]
                    taken = batch.statements.numbers[fresh]
                    done.update(taken.tolist())
                    for table, one in zip(tables, scores, strict=True):
                        table[taken] += one.softmax(1).cpu().numpy()[fresh] * weight
    corpus.shares = tables


def measure(models: Sequence[Encoder], corpus: Corpus, longest: int, pieces: int, name: str) -> None:
    """Print the exact F1 of spans and the shares of right acts, evidence and kinds on the development texts."""
    texts = [text for text in range(corpus.texts) if corpus.split[text] == DEV]
    ones, facts = (
        table_of(corpus, len(LABELS), torch.float32),
        torch.zeros(int(corpus.word_at[-1]), device=corpus.device),
    )
    right = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    sums: list[Tensor] | None = None
    numbers: list[int] = []
    for model in models:
        model.eval()
        read(model, corpus, texts, longest, pieces, {"ones": ones, "factuality": facts}, 1 / len(models))
    for text in texts:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        gold = corpus.labels[first:last].cpu().numpy()
        if (gold < 0).all():
            continue
        wanted, given = set(runs(gold)), set(runs(viterbi(models[0].crf, ones[first:last], [last - first])[0]))
        for role, counts in right.items():
            a, b = {one for one in wanted if one[0] == role}, {one for one in given if one[0] == role}
            counts[0] += len(a & b)
            counts[1] += len(a)
            counts[2] += len(b)
    shown = " ".join(f"{role} {200 * hit / max(gold + given, 1):.1f}" for role, (hit, gold, given) in right.items())
    with torch.no_grad():
        for model in models:
            found_scores: list[list[Tensor]] = []
            numbers = []
            led = [0, 0]
            for part in group(
                [
                    (t, int(corpus.piece_at[t]), int(corpus.piece_at[t + 1]))
                    for t in texts
                    if corpus.piece_at[t + 1] - corpus.piece_at[t] <= longest
                ]
                + _halves(corpus, texts, longest),
                pieces,
                random.Random(0),
            ):
                batch = on_device(lay(corpus, part), corpus.device)
                heads = run(model, inputs_of(corpus, batch), batch)
                if len(batch.mentions.mentions):
                    best = mention_scores(model, heads, batch.mentions).argmax(1, keepdim=True)
                    led = [led[0] + int(batch.mentions.right.gather(1, best).sum()), led[1] + len(best)]
                found = batch.statements
                if found is None:
                    continue
                seen = set(numbers)
                fresh = [i for i, one in enumerate(found.numbers.tolist()) if one not in seen]
                numbers += found.numbers[fresh].tolist()
                found_scores.append([one.softmax(1)[fresh] for one in statement_scores(heads, found)])
            shown += f" mentions {100 * led[0] / max(led[1], 1):.1f} of {led[1]}"
            if not found_scores:
                break
            joined = [torch.cat(column) for column in zip(*found_scores, strict=True)]
            sums = joined if sums is None else [a + b for a, b in zip(sums, joined, strict=True)]
    if sums is not None:
        for column, head in enumerate(("act", "evidence", "kind")):
            known = corpus.known[numbers, column]
            given = sums[column].argmax(1).cpu().numpy()
            shown += f" {head} {100 * (given == known)[known >= 0].mean():.1f} of {(known >= 0).sum()}"
    marked = [(word, score) for text in texts for word, score in corpus.facts_of[text]]
    if marked:
        words, scores = np.array(marked).T
        shown += f" factuality r {np.corrcoef(facts.cpu().numpy()[words.astype(int)], scores)[0, 1]:.3f}"
    print(f"DEV {name}: {shown}", flush=True)


def _halves(corpus: Corpus, texts: Sequence[int], longest: int) -> list[Window]:
    """Longer texts in windows that overlap by half."""
    windows = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        if end - start > longest:
            windows += [(text, at, min(at + longest, end)) for at in range(start, end - longest // 2, longest // 2)]
    return windows
