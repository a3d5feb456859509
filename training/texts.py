"""Texts end to end, and batches of windows cut from them with all that there is to learn in each.

Takes a prepared corpus (`training.corpus`); yields batches of plain arrays, laid out by other processes while the
network is busy with the batch before. Needs torch and numpy and nothing of onrecord.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.labels import BUCKETS, EDGES, LABELS

TRAIN, UNLABELLED, DEV = 0, 1, 2
NUMBERED = 100_000  # articles of PolNeAR have smaller numbers, texts of elsewhere have this and their own
PARAGRAPH, START = 3, 4  # spaces before a piece that begins a paragraph, a text; as in `onrecord.encoder.pieces`
# An array where a batch is laid out, a tensor where the network is.
Array = Any
Window = tuple[int, int, int]  # text, first piece, last piece + 1, counted through all texts


class Corpus:
    """Texts end to end with what people and teachers marked in them; the long tables lie on a device.

    `texts` of the same `article` are the same report with other names or read by another annotator. Word numbers
    count through all texts. A label of -1 is unknown.
    """

    def __init__(self, path: Path, device: torch.device) -> None:
        stored = np.load(path)
        self.device = device
        self.piece_at, self.word_at = stored["text_pieces"].astype(np.int64), stored["text_words"].astype(np.int64)
        self.split, self.fold, self.article = stored["split"], stored["fold"], stored["article"]
        self.reading = stored["reading"]
        # For each text the one of the same article and reading with the names that it was printed with; itself, too.
        self.printed = self._printed()
        self.first_piece = stored["word_pieces"].astype(np.int64)
        self.paragraphs = np.flatnonzero(stored["pieces"][2] == PARAGRAPH)  # the first piece of each
        self.pieces = torch.from_numpy(stored["pieces"].astype(np.int32)).to(device)
        self.labels = torch.from_numpy(stored["labels"]).to(device)
        self.named = stored["names"]
        self.names = torch.from_numpy(self.named).to(device)
        self.name_weight = torch.from_numpy(np.repeat(stored["name_weight"], np.diff(self.word_at))).to(device)
        self.facts = stored["facts"]  # word, score
        self.cue = stored["statement_cue"].astype(np.int64)  # first word of each statement's cue, -1 without
        self.known = np.stack([stored["act"], stored["evidence"], stored["kind"]], axis=1).astype(np.int64)
        self.again = stored["again"].astype(np.int64)  # the same as read a second time
        self.parts = {name: stored[f"{name}_spans"].astype(np.int64) for name in ("cue", "source", "content")}
        self.statement_text = stored["statement_text"].astype(np.int64)
        self.mentions = stored["mentions"].astype(np.int64)  # first and last word of words that stand for a name
        self.mention_weight = stored["mention_weight"]
        self.mention_names = stored["mention_names"].astype(np.int64)  # mention, first word of a name it stands for
        # A teacher's shares, once there are some: in 8 bits, or as parts of one.
        self.ones: Tensor | None = None
        self.pairs: Tensor | None = None
        self.shares: list[np.ndarray] | None = None  # per statement: act, evidence, kind
        self.index()

    @property
    def texts(self) -> int:
        """How many there are."""
        return len(self.split)

    def _printed(self) -> list[int]:
        first: dict[tuple[int, int], int] = {}
        pairs = zip(self.article.tolist(), self.reading.tolist(), strict=True)
        return [first.setdefault(pair, text) for text, pair in enumerate(pairs)]

    def index(self) -> None:
        """Sort spans by statement and statements by text."""
        count = len(self.cue)
        self.spans: dict[str, list[list[tuple[int, int]]]] = {}
        for name, table in self.parts.items():
            lists: list[list[tuple[int, int]]] = [[] for _ in range(count)]
            for number, first, last in table.tolist():
                lists[number].append((first, last))
            self.spans[name] = lists
        self.of_text: list[list[int]] = [[] for _ in range(self.texts)]
        for number, text in enumerate(self.statement_text.tolist()):
            self.of_text[text].append(number)
        self.names_of: list[list[tuple[int, int]]] = [[] for _ in range(self.texts)]
        names = self.named
        is_first, texts_of = (names > 0) & (names % 2 == 1), np.repeat(np.arange(self.texts), np.diff(self.word_at))
        for word in np.flatnonzero(is_first).tolist():
            last = word
            while last + 1 < len(names) and names[last + 1] == names[word] + 1 and texts_of[last + 1] == texts_of[word]:
                last += 1
            self.names_of[texts_of[word]].append((word, last))
        stands_for: list[set[int]] = [set() for _ in range(len(self.mentions))]
        for number, word in self.mention_names.tolist():
            stands_for[number].add(word)
        self.mentions_of: list[list[tuple[int, int, float, set[int]]]] = [[] for _ in range(self.texts)]
        for (first, last), weight, right in zip(
            self.mentions.tolist(), self.mention_weight.tolist(), stands_for, strict=True
        ):
            self.mentions_of[texts_of[first]].append((first, last, weight, right))
        self.facts_of: list[list[tuple[int, float]]] = [[] for _ in range(self.texts)]
        where = np.searchsorted(self.word_at, self.facts[:, 0], side="right") - 1
        for text, (word, score) in zip(where.tolist(), self.facts.tolist(), strict=True):
            self.facts_of[text].append((int(word), score))

    def save_shares(self, path: Path, texts: Sequence[int]) -> None:
        """Write what the teachers said of some texts, and all statements, in 8 bits."""
        if self.ones is None or self.pairs is None or self.shares is None:
            raise ValueError("no teacher has labelled this corpus yet")
        words = np.concatenate([np.arange(self.word_at[text], self.word_at[text + 1]) for text in texts])
        there = torch.from_numpy(words).to(self.device)
        tables = {"ones": self.ones, "pairs": self.pairs.flatten(1)}
        small = {
            name: (table[there].float().clamp(0, 1) * 255).round().to(torch.uint8).cpu().numpy()
            for name, table in tables.items()
        }
        parts = {f"{name}_spans": table for name, table in self.parts.items()}
        shares = {
            name: (table * 255).round().astype(np.uint8)
            for name, table in zip(("act", "evidence", "kind"), self.shares, strict=True)
        }
        np.savez_compressed(path, words=words, cue=self.cue, text=self.statement_text, **parts, **shares, **small)

    def load_shares(self, path: Path) -> None:
        """Read them again. Words without any keep nought everywhere."""
        stored = np.load(path)
        count, words = int(self.word_at[-1]), torch.from_numpy(stored["words"])
        tables = []
        for name, width in (("ones", len(LABELS)), ("pairs", len(LABELS) ** 2)):
            table = torch.zeros(count, width, dtype=torch.uint8)
            table[words] = torch.from_numpy(stored[name])
            tables.append(table.to(self.device))
        self.ones, self.pairs = tables[0], tables[1].unflatten(1, (len(LABELS), len(LABELS)))
        added = len(stored["cue"]) - len(self.cue)
        self.cue, self.statement_text = stored["cue"], stored["text"]
        self.known, self.again = (
            np.concatenate([table, np.full((added, 3), -1)]) for table in (self.known, self.again)
        )
        self.parts = {name: stored[f"{name}_spans"] for name in self.parts}
        self.shares = [stored[name].astype(np.float32) / 255 for name in ("act", "evidence", "kind")]
        self._lend_shares()
        self.index()
        self._lend_labels()

    def _lend_shares(self) -> None:
        """Give an article that others have read as well the shares of its first reading: the words are the same."""
        if self.ones is None or self.pairs is None:
            return
        first: dict[int, int] = {}
        ids = self.pieces[0]
        for text in range(self.texts):
            main = first.setdefault(int(self.article[text]), text)
            if not self.reading[text]:
                continue
            (a, b), (x, y) = self.piece_at[main : main + 2].tolist(), self.piece_at[text : text + 2].tolist()
            if b - a == y - x and bool((ids[a:b] == ids[x:y]).all()):
                (a, b), (x, y) = self.word_at[main : main + 2].tolist(), self.word_at[text : text + 2].tolist()
                self.ones[x:y], self.pairs[x:y] = self.ones[a:b], self.pairs[a:b]

    def _lend_labels(self) -> None:
        """Give a reading with other names the shares that its statements have where they were printed."""
        if self.shares is None:
            return
        for text, main in enumerate(self.printed):
            if main != text:
                for table in self.shares:
                    table[self.of_text[text]] = table[self.of_text[main]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """How texts are drawn and cut for a fit."""

    window: int = 254  # pieces; two more for the marks at its ends
    batch: int = 64  # windows of full length a step; more of shorter ones
    names_read: int = 1  # how often a round reads a text in which names were marked
    with_own: float = 0.7  # share of rounds that read an article with the names it was printed with
    unlabelled: float = 1.0  # share of the texts without labels that each round reads
    short: float = 0.3  # share of texts that are cut into stretches of one to three paragraphs
    other_reading: float = 0.5  # share of rounds that read an article as another reader marked it, where one did


def cut(corpus: Corpus, texts: Sequence[int], settings: Rounds, rng: random.Random) -> list[Window]:
    """Windows at a random phase, so that no border is learned, and whole paragraphs, so that short texts are known."""
    windows: list[Window] = []
    longest = settings.window
    for text in texts:
        start, total = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        if rng.random() < settings.short:
            windows += _paragraphs(corpus, text, start, total, longest, rng)
            continue
        end = start + (longest if rng.random() < 0.5 else rng.randint(64, longest))
        while start < total:
            windows.append((text, start, min(end, total)))
            start, end = end, end + longest
    return windows


def _paragraphs(
    corpus: Corpus, text: int, start: int, total: int, longest: int, rng: random.Random
) -> Iterator[Window]:
    first, last = np.searchsorted(corpus.paragraphs, (start + 1, total))
    borders = [*corpus.paragraphs[first:last].tolist(), total]
    while borders:
        end = min(borders[min(rng.randint(1, 3), len(borders)) - 1], start + longest)
        yield text, start, end
        start = end
        borders = [border for border in borders if border > start]


def group(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, of about so many pieces each."""
    ordered = sorted(windows, key=lambda window: window[2] - window[1] + rng.random() * 24)
    batches: list[list[Window]] = []
    batch: list[Window] = []
    for window in ordered:
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > pieces:
            batches.append(batch)
            batch = []
        batch.append(window)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def round_of(corpus: Corpus, texts: Sequence[int], settings: Rounds, rng: random.Random) -> list[int]:
    """One text for each article: with its own names or others, as one annotator read it."""
    by_article: dict[int, list[int]] = {}
    for text in texts:
        by_article.setdefault(int(corpus.article[text]), []).append(text)
    chosen: list[int] = []
    for versions in by_article.values():
        first = versions[0]
        if corpus.split[first] == UNLABELLED:
            if corpus.facts_of[first]:
                chosen.append(first)
            elif corpus.names_of[first]:
                chosen += [first] * settings.names_read
            elif rng.random() < settings.unlabelled:
                chosen.append(first)
            continue
        main = [text for text in versions if corpus.reading[text] == 0]
        others = [text for text in versions if corpus.reading[text] > 0]
        pool = others if others and rng.random() < settings.other_reading else main
        chosen.append(pool[0] if rng.random() < settings.with_own else rng.choice(pool))
    return chosen


class Batches(IterableDataset["Batch"]):
    """Batches without end, round after round; each process has rounds of its own."""

    def __init__(self, corpus: Corpus, texts: Sequence[int], settings: Rounds, seed: int) -> None:
        self.corpus, self.texts, self.settings, self.seed = corpus, texts, settings, seed

    def __iter__(self) -> Iterator[Batch]:
        process = get_worker_info()
        rng = random.Random(1000 * self.seed + (process.id if process else 0))
        pieces = self.settings.batch * (self.settings.window + 2)
        while True:
            windows = cut(self.corpus, round_of(self.corpus, self.texts, self.settings, rng), self.settings, rng)
            for part in group(windows, pieces, rng):
                yield lay(self.corpus, part)


def loaded(batches: IterableDataset[Any], processes: int) -> DataLoader[Any]:
    """The batches, laid out ahead by so many processes; by this one for 0."""
    ahead: dict[str, Any] = {"prefetch_factor": 6, "multiprocessing_context": "fork"} if processes else {}
    return DataLoader(batches, batch_size=None, num_workers=processes, collate_fn=_as_it_is, **ahead)


def _as_it_is(batch: Any) -> Any:
    return batch


@dataclass(slots=True)
class Links:
    """Cues of a batch with the contents and sources that belong to them; rows and words within the batch."""

    cues: Array  # C x 2: row, word
    contents: Array  # N x 3: row, first, last word
    cue_of: Array  # N
    content_buckets: Array  # N x C
    sourced: Array  # R: cues of which the source is known, by number
    sources: Array  # M x 3
    source_buckets: Array  # R x M
    right: Array  # R x (1 + M): none, or which sources


@dataclass(slots=True)
class Mentions:
    """Words that stand for names, and the names of a batch."""

    mentions: Array  # N x 3: row, first, last word
    names: Array  # M x 3
    buckets: Array  # N x M
    weights: Array  # N
    right: Array  # N x (1 + M): none, or which names


@dataclass(slots=True)
class Statements:
    """Which words of a batch belong to which of its statements."""

    numbers: np.ndarray  # S, counted through the corpus; always an array
    rows: Array  # S
    words: Array  # S x P: words of cue and content
    mask: Array
    source_words: Array  # S x Q: words of the source, or of the cue where there is none
    source_mask: Array
    known: Array  # S x 3: act, evidence, kind; -1 where unknown
    again: Array  # S x 3: the same as read a second time
    shares: list[Array] | None  # the same as shares by teachers, S x width each


@dataclass(slots=True)
class Batch:
    """Windows as numbers: of the pieces and words, B x T and B x W, and the words' places in the pieces."""

    places: Array  # B x T, through the corpus
    inside: Array  # B x T: pieces of the text
    mask: Array  # B x T: those, and the marks at the ends
    ends: Array  # B: places of the marks at the windows' ends
    at: Array  # B x W: each word's first piece in the window
    words: Array  # B x W, through the corpus
    word_mask: Array  # B x W
    facts: Array  # F x 2: row, word
    scores: Array  # F
    links: Links
    mentions: Mentions
    statements: Statements | None


def on_device(value: Any, device: torch.device) -> Any:
    """Arrays as tensors on a device, in lists and dataclasses too; but `numbers`, which stay."""
    if isinstance(value, np.ndarray):
        return torch.from_numpy(value).to(device, non_blocking=True)
    if isinstance(value, list):
        return [on_device(one, device) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        names = (one.name for one in fields(value) if one.name != "numbers")
        changed = {name: on_device(getattr(value, name), device) for name in names}
        return replace(value, **changed)
    return value


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


Rows = list[tuple[int, int, int, int]]  # number in the batch, text, first word, last word + 1


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
