"""Where and when a report says that it was written: in its first words, or on a line of their own."""

from pathlib import Path

import pytest
import yaml

from onrecord.reading import ReadOptions, read_text
from onrecord.reading.lines.dateline import dated_line, dateline_of
from onrecord.records import PartKind

CASES = Path(__file__).parents[2] / "cases" / "datelines"
TEXT = "Two ferries were held in the harbour on Tuesday, the port master said.\n\nThey sailed at noon, she said."


def cases(file):
    return [pytest.param(case, id=case["text"]) for case in yaml.safe_load((CASES / file).read_text("utf-8"))]


@pytest.mark.parametrize("case", cases("found.yaml"))
def test_the_opening_of_a_report_tells_place_and_day(case):
    found = dateline_of(case["text"].split("\n\n"))
    assert (found.place, found.day) == (case["place"], case.get("day"))


@pytest.mark.parametrize("case", cases("left-alone.yaml"))
def test_what_only_looks_like_a_dateline_is_none(case):
    assert dateline_of(case["text"].split("\n\n")) is None


@pytest.mark.parametrize("case", cases("lines.yaml"))
def test_a_line_tells_the_day_beside_something_else(case):
    found = dated_line(case["text"])
    if case.get("left"):
        assert found is None
    else:
        dated, place = found
        assert (dated.value, place) == (case["day"], case.get("place"))


def test_the_day_under_the_title_is_that_of_publication():
    article = read_text(f"Ferries held\n\nVARDA, 9 June 2026\n\n{TEXT}").article
    assert (article.title, article.published, article.dateline) == ("Ferries held", "2026-06-09", "VARDA")
    assert [item.text for item in article.furniture] == ["VARDA, 9 June 2026"]


def test_the_day_behind_a_byline_is_that_of_publication():
    article = read_text(f"Ferries held\n\nBy Ada Lantry | 9 June 2026\n\n{TEXT}").article
    assert (article.authors, article.published) == (("Ada Lantry",), "2026-06-09")


def test_the_day_of_the_dateline_serves_where_no_other_is_told():
    text = f"Ferries held\n\nVARDA, June 9, 2026 -- {TEXT}"
    assert read_text(text).article.published == "2026-06-09"
    assert read_text(text, settings=ReadOptions(published="2026-06-10")).article.published == "2026-06-10"


def test_a_title_with_its_day_and_a_dated_heading_inside_the_text_stay():
    article = read_text(
        f"Harbour Council - 9 June 2026\n\n{TEXT}\n\nVarda, 1 May 2026\n\nNobody drowned on that day, he said."
    ).article
    assert (article.title, article.furniture) == ("Harbour Council - 9 June 2026", ())
    assert "Varda, 1 May 2026" in article.text


def test_a_dateline_on_a_line_of_its_own_is_no_title():
    article = read_text(f"VARDA, June 9 (Agency) --\n\n{TEXT}").article
    assert (article.title, article.dateline, article.parts[0].kind) == (None, "VARDA", PartKind.PARAGRAPH)


def test_a_sentence_behind_its_dateline_is_no_title():
    article = read_text(
        "VARDA, 9 June 2026 (Agency) -- Two ferries of the\nharbour sank.\n\nNobody drowned on that day."
    ).article
    assert (article.title, article.published) == (None, "2026-06-09")


def test_what_a_monitoring_service_sets_before_the_text_is_set_aside():
    text = f"VARDA, 9 JUN 98 (RADIO VARDA) -- [COMMUNIQUE] [PORT OFFICE, PO] [EXCERPTS] {TEXT.upper()}"
    article = read_text(text).article
    assert article.text.startswith("VARDA, 9 JUN 98 (RADIO VARDA) -- TWO FERRIES")
    assert [item.text for item in article.furniture] == ["[COMMUNIQUE] [PORT OFFICE, PO] [EXCERPTS]"]
    assert article.published == "1998-06-09"
    (stretch,) = article.source_map.to_source(article.parts[1].span)
    assert text[stretch.start : stretch.end].startswith("THEY SAILED")
    verbatim = read_text(text, settings=ReadOptions(verbatim=True)).article
    assert verbatim.text == text.replace("  ", " ")
