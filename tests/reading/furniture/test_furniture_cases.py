"""Every pasted report in `tests/cases/furniture`: what goes, what stays."""

from pathlib import Path

import pytest
import yaml

from onrecord.reading import ReadOptions, read_text
from onrecord.reading.furniture.signs import sign_of, signs
from onrecord.records import PartKind

CASES = Path(__file__).parents[2] / "cases" / "furniture"


def cases(drawer):
    return [
        pytest.param(yaml.safe_load(file.read_text("utf-8")), id=file.stem)
        for file in sorted((CASES / drawer).glob("*.yaml"))
    ]


def check(case):
    reading = read_text(case["text"])
    article = reading.article
    for field in ("title", "standfirst", "section", "published", "dateline"):
        if field in case:
            assert getattr(article, field) == case[field]
    if "authors" in case:
        assert list(article.authors) == case["authors"]
    if "publisher" in case:
        assert article.publisher.name == case["publisher"]
    if "headings" in case:
        headings = [part.span.of(article.text) for part in article.parts if part.kind is PartKind.HEADING]
        assert headings == case["headings"]
    if "kept" in case:
        assert len(article.parts) == case["kept"]
    if "aside" in case:
        assert [[item.kind.value, item.text] for item in article.furniture] == case["aside"]
    if "doubtful" in case:
        spans = [span for note in reading.notes if note.reason == "doubtful-line" for span in note.spans]
        assert [span.of(article.text) for span in spans] == case["doubtful"]
    for item in article.furniture:
        assert item.span.of(case["text"]) == item.text


@pytest.mark.parametrize("case", cases("found"))
def test_furniture_is_found(case):
    check(case)


@pytest.mark.parametrize("case", cases("left-alone"))
def test_the_reports_own_lines_are_left_alone(case):
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"))
@pytest.mark.xfail(strict=True, reason="known failure; the case says why")
def test_known_failures_still_fail(case):
    check(case)


@pytest.mark.parametrize("sign", signs(), ids=lambda sign: f"{sign.kind.value}: {sign.example}")
def test_each_sign_fits_its_example_and_leaves_the_other_line(sign):
    assert sign.fits(sign.example, sign.example.lower())
    assert not sign.pattern.fullmatch(sign.leaves)


@pytest.mark.parametrize("line", ["A boat | EPA-EFE", "A boat | ISTOCK", "All names are TRADEMARKS of Selda Boats"])
def test_words_that_a_sign_needs_are_found_in_capitals(line):
    assert sign_of(line) is not None


def test_verbatim_keeps_every_line():
    text = "Africa\n\nGarissa counts its dead\n\nForty people died, she said.\nDiscuss"
    article = read_text(text, settings=ReadOptions(verbatim=True)).article
    assert article.text.split() == text.split()
    assert article.furniture == ()
