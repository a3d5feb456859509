"""Articles of one case: found as if a newspaper had printed them, kept as they were printed."""

from textwrap import fill

import pytest

from onrecord import read
from onrecord.reading import read_text

REPORT = (
    "Velden's harbour minister, Maria Okello, accused the port of Kestrel Bay of dumping mud into the lagoon.",
    'On 3 May 2026 police in Geneva arrested two men. "We have the samples," Okello told reporters. She said that the '
    "lagoon would stay closed until the end of April, and that nobody who had seen the water could doubt it.",
)


@pytest.fixture(scope="module")
def captions() -> str:
    return "\n\n".join(fill(one, 60).upper() for one in REPORT)


def test_a_report_in_capitals_is_no_furniture(captions: str) -> None:
    article = read_text(captions).article
    assert not article.furniture
    assert article.text == "\n\n".join(one.upper() for one in REPORT)
    assert all(s.of(captions).replace("\n", " ") for s in article.source_map.to_source(article.parts[0].span))


def test_what_is_found_leads_to_the_printed_words(captions: str, tmp_path) -> None:
    path = tmp_path / "captions.txt"
    path.write_text(captions, encoding="utf-8")
    record = read(path)
    text = record.article.text
    okello = next(actor for actor in record.actors if actor.name == "Maria Okello")
    assert [one.speaker for one in record.statements] == [okello.id] * 3
    assert [one.of(text) for one in record.statements[0].cue] == ["ACCUSED"]
    arrest = next(one for one in record.events if one.type == "COERCE")
    assert arrest.when is not None
    assert arrest.where is not None
    assert (arrest.where.name, arrest.where.text) == ("Geneva", "GENEVA")
    for found in (arrest.when, arrest.where):
        assert found.text == found.span.of(text)
    assert [note.reason for note in record.notes if note.field == "article.text"] == ["one-case"]
    assert any(model.name.startswith("letters@") for model in record.made_by.models)


def test_a_title_in_capitals_is_read_and_mixed_case_is_left_alone(tmp_path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("HARBOUR MINISTER ACCUSES KESTREL BAY OF DUMPING MUD\n\n" + "\n\n".join(REPORT), encoding="utf-8")
    record = read(path)
    (note,) = (note for note in record.notes if note.field == "article.text")
    assert [span.of(record.article.text) for span in note.spans] == [record.article.title]
    path.write_text("\n\n".join(REPORT), encoding="utf-8")
    assert not [note for note in read(path).notes if note.field == "article.text"]
