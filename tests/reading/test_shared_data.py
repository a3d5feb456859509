"""Reports that are not ours to ship: read where `ONRECORD_DATA` names the folder that holds them."""

import os
import re
from pathlib import Path

import pytest

from onrecord.reading import read_bytes

DATA = Path(os.environ.get("ONRECORD_DATA", "no-such-folder"))


@pytest.fixture
def reference():
    file = DATA / "seed" / "article.txt"
    if not file.exists():
        pytest.skip("set ONRECORD_DATA to the folder that holds seed/article.txt")
    return file.read_bytes()


def test_the_reference_report_loses_its_five_lines_and_no_other(reference):
    article = read_bytes(reference, name="article.txt").article
    kinds = [item.kind.value for item in article.furniture]
    assert kinds == ["section-label", "publisher", "section-label", "promotion", "control"]
    assert article.section == article.furniture[0].text
    assert article.publisher.name == article.furniture[1].text
    lines = [line for line in reference.decode().split("\n") if line.strip()]
    assert len(article.parts) == len(lines) - 5


def test_no_word_of_a_clean_report_is_lost():
    files = sorted((DATA / "polnear" / "dev" / "text").glob("*.txt"))
    if not files:
        pytest.skip("set ONRECORD_DATA to the folder that holds polnear/")
    for file in files:
        text = file.read_text("utf-8")
        article = read_bytes(file.read_bytes(), name=file.name).article
        kept = len(re.findall(r"\w+", article.text + " " + " ".join(item.text for item in article.furniture)))
        assert kept == pytest.approx(len(re.findall(r"\w+", text)), abs=15), file.name
