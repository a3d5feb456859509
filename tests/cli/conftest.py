"""A stand-in for the model: every record has one statement, the words in the first quotation marks."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli.main import main
from onrecord.records import Article, Audit, MadeBy, Manner, ModelUsed, Note, Record, Span, Statement
from tests.site import site  # noqa: F401 - a fixture


class FakeAnalyser:
    """Takes what stands in quotation marks for a statement; fails on the word `explode`."""

    loaded = 0

    @classmethod
    def load(cls, *, threads: int = 1, codebook: Path | None = None) -> "FakeAnalyser":
        cls.loaded += 1
        return cls()

    def record(self, article: Article, notes: Sequence[Note] = (), *, at_least: float = 0.0) -> Record:
        if "explode" in article.text:
            raise ZeroDivisionError("division by zero")
        if "stop here" in article.text:
            raise KeyboardInterrupt
        found = re.search("“.*?”", article.text)
        spans = (Span(*found.span()),) if found else ()
        told = (Statement(id="stm_1", content=spans, manner=Manner.DIRECT, confidence=0.9),)
        return Record(
            article=article,
            statements=told if found else (),
            audit=Audit(),
            notes=tuple(notes),
            made_by=MadeBy(onrecord="0.1.0", models=(ModelUsed(name="fake", sha256="ab" * 32),)),
        )


@pytest.fixture
def analyser(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[FakeAnalyser]]:
    """The stand-in where the real one is looked for."""
    pipeline = ModuleType("onrecord.pipeline")
    pipeline.Analyser = FakeAnalyser
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", pipeline)
    monkeypatch.setattr(FakeAnalyser, "loaded", 0)
    onrecord._analyser.cache_clear()
    yield FakeAnalyser
    onrecord._analyser.cache_clear()


@pytest.fixture
def run(analyser):
    """Run the command line: `run("read", "a.txt", input=...)`."""

    def invoke(*arguments, **named):
        return CliRunner().invoke(main, [str(argument) for argument in arguments], **named)

    return invoke


@pytest.fixture
def quay(tmp_path):
    """A report in a file."""
    path = tmp_path / "quay.txt"
    path.write_text("Quay opens\n\n“The quay will open in May,” Mara Oduya said on Sunday in Port Ellery.\n", "utf-8")
    return path
