"""What the pages print of a report is what is printed: every line of it, in its order. What they leave out is free."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guide" / "reading-a-report.md").read_text(encoding="utf-8")


def printed_after(page: str, words: str) -> list[str]:
    """The lines of the first block of text behind some words of a page."""
    found = re.search(r"```text\n(.*?)```", page.partition(words)[2], re.DOTALL)
    assert found is not None, words
    return [line for line in found[1].splitlines() if line.strip()]


def missing(lines: list[str], shown: str) -> list[str]:
    """The lines that do not stand in an output in this order.

    >>> missing(["b", "a"], "a\\nb\\n")
    ['a']
    """
    left: Iterator[str] = iter(shown.splitlines())
    return [line for line in lines if line not in left]


def read(*arguments: str) -> str:
    """What `onrecord read` prints."""
    result = CliRunner().invoke(main, ["read", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_readme_shows_what_make_read_prints():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert (
        missing(printed_after(page, "From its output, shortened"), read(str(ROOT / "examples" / "harbour.txt"))) == []
    )


def test_the_guide_shows_what_its_own_example_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = "\n".join(line.removeprefix(">").strip() for line in GUIDE.splitlines() if line.startswith(">"))
    (tmp_path / "tunnel.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = re.search(
        r'^onrecord read (tunnel\.txt) (--published) (\S+) (--publisher) "([^"]+)"$', GUIDE, re.MULTILINE
    )
    assert command is not None
    assert missing(printed_after(GUIDE, "It begins so"), read(*command.groups())) == []


def test_a_line_that_is_not_printed_is_found():
    assert missing(["one", "three"], "one\ntwo\n") == ["three"]
