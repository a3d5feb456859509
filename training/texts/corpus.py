"""Texts end to end with all that there is to learn in each; the long tables lie on a device.

Takes the file of a prepared corpus (`training.corpus`).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

TRAIN, UNLABELLED, DEV = 0, 1, 2
FOLDS = 4  # parts of the training articles: for each of them there is a teacher that has not read it
NUMBERED = 100_000  # articles of PolNeAR have smaller numbers, texts of elsewhere have this and their own
PARAGRAPH, START = 3, 4  # spaces before a piece that begins a paragraph, a text; as in `onrecord.encoder.pieces`


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
