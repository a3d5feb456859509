"""The record and its schema."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import (
    Article,
    Audit,
    InputSource,
    MadeBy,
    Manner,
    Part,
    PartKind,
    Record,
    SourceMap,
    Span,
    Statement,
    Stretch,
    make_id,
    words_of,
)
from onrecord.records.record import json_schema


def record(text: str = "Rents fell, Okello said.") -> Record:
    return Record(
        article=Article(
            id="art_1",
            source=InputSource(name="a.txt", media_type="text/plain", sha256="0" * 64),
            text=text,
            parts=(Part(kind=PartKind.PARAGRAPH, span=Span(0, len(text))),),
            source_map=SourceMap(encoding="utf-8", stretches=(Stretch(0, 0, len(text), len(text)),)),
        ),
        statements=(
            Statement(
                id="stm_1",
                source=(Span(12, 18),),
                cue=(Span(19, 23),),
                content=(Span(0, 10),),
                manner=Manner.INDIRECT,
                confidence=0.9,
            ),
        ),
        audit=Audit(),
        made_by=MadeBy(onrecord="0"),
    )


def test_json_fits_the_schema_and_comes_back_the_same() -> None:
    written = record().to_json()
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(written))
    assert Record.from_json(written) == record()


def test_spans_are_pairs_and_every_field_is_there() -> None:
    (statement,) = json.loads(record().to_json())["statements"]
    assert statement["content"] == [[0, 10]]
    assert {"speaker", "addressee", "venue", "said", "act", "evidence", "parent", "about"} <= set(statement)
    assert statement["speaker"] is None


def test_a_broken_record_does_not_fit_the_schema() -> None:
    broken = json.loads(record().to_json())
    broken["statements"][0]["manner"] = "loud"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(broken)


def test_indented_json_says_the_same() -> None:
    assert json.loads(record().to_json(indent=2)) == json.loads(record().to_json())


def test_ids_are_made_from_content() -> None:
    assert make_id("stm", "a", 1) == make_id("stm", "a", 1) != make_id("stm", "a", 2)
    assert make_id("stm", "\ud800").startswith("stm_")


def test_words_of_several_spans_are_joined() -> None:
    assert words_of([Span(0, 5), Span(12, 18)], "Rents fell, Okello said.") == "Rents … Okello"


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6), st.booleans(), st.integers(0, 4)), max_size=8), st.data()
)
def test_a_span_leads_back_to_the_source(layout: list[tuple[int, int, bool, int]], data: st.DataObject) -> None:
    stretches, text, source = [], 0, 0
    for gap, length, even, skipped in layout:
        text, source = text + gap, source + skipped
        source_length = length if even else length + 2
        stretches.append(Stretch(text, source, length, source_length))
        text, source = text + length, source + source_length
    source_map = SourceMap(encoding="utf-8", stretches=tuple(stretches))
    start = data.draw(st.integers(0, text))
    end = data.draw(st.integers(start, text))
    led = source_map.to_source(Span(start, end))
    assert list(led) == sorted(led)
    mapped = sum(max(0, min(end, s.text + s.length) - max(start, s.text)) for s in stretches)
    assert (sum(span.end - span.start for span in led) == 0) == (mapped == 0)
    for stretch in stretches:
        if stretch.length == stretch.source_length and start <= stretch.text and stretch.text + stretch.length <= end:
            assert any(span.covers(Span(stretch.source, stretch.source + stretch.length)) for span in led)
