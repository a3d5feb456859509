"""Texts one behind the other, as plain arrays that `training.texts.Corpus` reads.

Takes texts with what is marked in them by offsets; yields one file in which all of it goes by numbers of pieces and
words, so that the networks can be trained where onrecord is not installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.encoder.pieces import cut
from onrecord.finding.quotes import quotations
from onrecord.records import Span
from training.corpus.marks import Marked, Mention, Statement
from training.labels import LABELS, NAMES
from training.texts import NUMBERED, TRAIN

Runs = list[tuple[int, int]]  # first and last word
# Of what sort each column is; numbers of words and pieces, and all that is not named here, need 32 bits.
TYPES: dict[str, type[np.generic]] = {
    **dict.fromkeys(("labels", "names", "fold", "again", "act", "evidence", "kind"), np.int8),
    **dict.fromkeys(("split", "reading"), np.uint8),
    **dict.fromkeys(("name_weight", "mention_weight"), np.float32),
    "facts": np.float64,  # a word's number beside a score: 24 bits are too few for it
}
OF_WORDS = ("labels", "names", "word_pieces")  # an array a text


class Store:
    """Gathers texts, and writes them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.pieces: list[np.ndarray] = []
        self.columns: dict[str, list[Any]] = {}
        self.piece_count, self.word_count, self.texts = 0, 0, 0

    def put(self, one: Marked) -> None:
        """Add a text; one without words is passed over."""
        pieces = cut(one.text, quotations(one.text, paragraphs_of(one.text)), self.tokenizer)
        if not len(pieces.firsts):
            return
        words = Words(pieces.starts[pieces.firsts], pieces.word_ends())
        runs = [runs_of(statement, words) for statement in one.statements or ()]
        for statement, roles in zip(one.statements or (), runs, strict=True):
            self._put_statement(statement, roles)
        for mention in one.mentions:
            self._put_mention(mention, words)
        for offset, score in one.facts:
            self._add(facts=(self.word_count + words.at(offset), score))
        self.pieces.append(np.stack([pieces.ids, pieces.shapes, pieces.spacings, pieces.quotes]).astype(np.uint16))
        self._add(
            labels=labels_of(one, runs, len(words.starts)), names=names_of(one, words),
            word_pieces=pieces.firsts + self.piece_count, text_pieces=self.piece_count, text_words=self.word_count,
            split=one.split, fold=one.fold,
            article=one.article if one.article >= 0 and one.split == TRAIN else NUMBERED + self.texts,
            reading=one.reading, name_weight=one.name_weight if one.names is not None else 0.0,
        )  # fmt: skip
        self.piece_count += len(pieces.ids)
        self.word_count += len(words.starts)
        self.texts += 1

    def _put_statement(self, statement: Statement, roles: dict[str, Runs]) -> None:
        number = len(self.columns.get("statement_cue", ()))
        self._add(
            statement_cue=roles["cue"][0][0] + self.word_count if roles["cue"] else -1,
            statement_text=self.texts,
            act=statement.act,
            again=statement.again,
            evidence=statement.evidence,
            kind=statement.kind,
        )
        for role, runs in roles.items():
            for first, last in runs:
                self._add(**{f"{role}_spans": (number, first + self.word_count, last + self.word_count)})

    def _put_mention(self, mention: Mention, words: Words) -> None:
        own = words.within(*mention.span)
        if not own:
            return
        number = len(self.columns.get("mentions", ()))
        place = (own[0] + self.word_count, own[-1] + self.word_count)
        self._add(mentions=place, mention_weight=mention.weight)
        for start, _ in mention.names:
            self._add(mention_names=(number, self.word_count + words.at(start)))

    def _add(self, **values: Any) -> None:
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)

    def save(self, path: Path) -> None:
        """Write the arrays."""
        columns = dict(self.columns)
        columns["text_pieces"] = [*columns["text_pieces"], self.piece_count]
        columns["text_words"] = [*columns["text_words"], self.word_count]
        arrays = {"pieces": np.concatenate(self.pieces, axis=1)}
        for name, values in columns.items():
            whole = np.concatenate(values) if name in OF_WORDS else np.asarray(values)
            arrays[name] = whole.astype(TYPES.get(name, np.int32))
        np.savez_compressed(path, **arrays)
        sizes = f"{self.texts} texts, {self.word_count} words, {self.piece_count} pieces"
        print(f"{sizes}, {len(columns['act'])} statements, {path.stat().st_size / 1e6:.1f} MB")


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a text begin and end."""

    starts: np.ndarray
    ends: np.ndarray

    def within(self, start: int, end: int) -> list[int]:
        """The words that a stretch touches, by number."""
        return np.flatnonzero((self.starts < end) & (self.ends > start)).tolist()

    def at(self, offset: int) -> int:
        """The last word that begins at an offset or before it."""
        return int(np.searchsorted(self.starts, offset, side="right")) - 1


def runs_of(statement: Statement, words: Words) -> dict[str, Runs]:
    """First and last word of each unbroken run of words of a statement's source, cue and content."""
    runs = {}
    for role in ("source", "cue", "content"):
        joined: Runs = []
        for number in sorted({n for start, end in getattr(statement, role) for n in words.within(start, end)}):
            if joined and joined[-1][1] == number - 1:
                joined[-1] = (joined[-1][0], number)
            else:
                joined.append((number, number))
        runs[role] = joined
    return runs


def labels_of(one: Marked, statements: Iterable[dict[str, Runs]], count: int) -> np.ndarray:
    """The label of each word as part of a statement, -1 where nobody looked for statements."""
    labels = np.full(count, -1 if one.statements is None else 0, dtype=np.int8)
    for roles in statements:
        for role, runs in roles.items():
            for first, last in runs:
                labels[first] = LABELS.index(f"B-{role}")
                labels[first + 1 : last + 1] = LABELS.index(f"I-{role}")
    for number in range(1, count):
        # Where annotations overlap, what is left of the lower one begins anew.
        label, before = LABELS[labels[number]], LABELS[labels[number - 1]]
        if labels[number] >= 0 and label.startswith("I") and before[2:] != label[2:]:
            labels[number] = LABELS.index(f"B{label[1:]}")
    return labels


def names_of(one: Marked, words: Words) -> np.ndarray:
    """The label of each word as part of a name, -1 where nobody looked for names."""
    names = np.full(len(words.starts), -1 if one.names is None else 0, dtype=np.int8)
    for start, end, kind in one.names or ():
        for number, word in enumerate(words.within(start, end)):
            names[word] = NAMES.index(f"{'I' if number else 'B'}-{kind}")
    return names


def paragraphs_of(text: str) -> list[Span]:
    """Stretches between blank lines."""
    return [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)]
