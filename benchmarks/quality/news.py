"""The news among the shared data that nobody has annotated for attributions: each text with a name.

Takes the data folder; yields (name, text), paragraphs apart by an empty line. What was read of these texts for this
project, for training and for measuring, refers to them by these names and to places in these texts.
"""

import csv
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

Named = tuple[str, str]
_LEAST, _MOST = 200, 20_000  # letters
_YEARS: Final = (2019, 2020)


def wikinews(data: Path) -> Iterator[Named]:
    """Wikinews."""
    for year in _YEARS:
        with (data / "wikinews" / f"wikinews_{year}.csv").open(encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                yield f"{year}-{number}", row["title"] + "\n\n" + re.sub(r"\s*\n\s*", "\n\n", row["text"]).strip()


def clusters(data: Path) -> Iterator[Named]:
    """The same stories as several outlets told them."""
    for path in sorted((data / "story-clusters").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, re.sub(r"\s*\n\s*", "\n\n", f"{row.get('title') or ''}\n\n{row.get('text') or ''}".strip())


def local_news(data: Path) -> Iterator[Named]:
    """Local papers (LGL) and reports of epidemics (GeoVirus)."""
    for name in ("lgl", "GeoVirus"):
        articles = ElementTree.parse(data / "geoparsing" / f"{name}.xml").getroot().iter("article")
        for number, article in enumerate(articles):
            title = article.findtext("title")
            yield f"{name.lower()}-{number}", (f"{title}\n\n" if title else "") + (article.findtext("text") or "")


def agencies(data: Path) -> Iterator[Named]:
    """Agencies and newspapers of the nineties (TimeBank, AQUAINT)."""
    for path in sorted((data / "tempeval3").glob("*/*.tml")):
        text = ElementTree.parse(path).getroot().find("TEXT")
        if text is not None:
            yield path.stem, re.sub(r"\n(?!\n)", " ", "".join(text.itertext()).strip())


def papers(data: Path) -> Iterator[Named]:
    """Newspapers on the web (article-html), and of 2018 (News-Fair)."""
    pages = json.loads((data / "article-html" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, row in pages.items():
        yield name, re.sub(r"\s*\n\s*", "\n\n", row["articleBody"])
    for path in sorted((data / "entity-linking").glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield str(row["id"]), row["text"]


def all_news(data: Path) -> Iterator[Named]:
    """All of it, but for texts of a line or a book."""
    every = chain(wikinews(data), clusters(data), local_news(data), agencies(data), papers(data))
    return ((name, text) for name, text in every if _LEAST < len(text) < _MOST)


def news_files(data: Path) -> list[Path]:
    """The files that it comes from; none where one is missing."""
    named = [data / "wikinews" / f"wikinews_{year}.csv" for year in _YEARS]
    named += [data / "geoparsing" / f"{name}.xml" for name in ("lgl", "GeoVirus")]
    named.append(data / "article-html" / "ground-truth.json")
    globbed = [
        sorted((data / folder).glob(pattern))
        for folder, pattern in (("story-clusters", "*.json"), ("tempeval3", "*/*.tml"), ("entity-linking", "*.jsonl"))
    ]
    return [*named, *chain(*globbed)] if all(path.is_file() for path in named) and all(globbed) else []
