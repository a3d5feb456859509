import json
from dataclasses import replace

from onrecord.printing.spans import spans_line
from onrecord.records import InputSource, SourceMap, Stretch
from tests.factories import SHIFT, TEXT, record, span


def test_offsets_count_the_file_and_not_the_text():
    line = json.loads(spans_line(record()))
    told = line["attributions"][0]
    assert line["doc"] == "harbour.txt"
    assert told["cue"] == [[place + SHIFT for place in span("told reporters")]]
    assert told["content"] == [
        [place + SHIFT for place in span(words)]
        for words in ("“The tunnel will open in June,”", "“and not a day before.”")
    ]
    assert (told["speaker"], told["speaker_kind"], told["act"]) == ("Mara Oduya", "person", "commit")


def test_an_unsettled_speaker_is_the_empty_word():
    told = json.loads(spans_line(record()))["attributions"]
    assert [each["speaker"] for each in told] == ["Mara Oduya", "Mara Oduya", "dockers' union", ""]


def test_statements_inside_statements_are_left_out_of_the_flat_form():
    inner = [statement for statement in record().statements if statement.parent]
    told = json.loads(spans_line(record()))["attributions"]
    assert inner
    assert len(told) == len(record().statements) - len(inner)


def test_words_that_stand_apart_in_the_file_are_two_spans():
    cut = span("told reporters").start + 4
    stretches = (Stretch(0, 0, cut, cut), Stretch(cut, cut + 40, len(TEXT) - cut, len(TEXT) - cut))
    article = replace(record().article, source_map=SourceMap(encoding="utf-8", stretches=stretches))
    told = json.loads(spans_line(record(article=article)))["attributions"][0]
    assert told["cue"] == [[cut - 4, cut], [cut + 40, cut + 50]]


def test_a_line_is_one_line_of_utf_8_whatever_the_name():
    article = replace(record().article, source=InputSource(name="a\udce9\n.txt", media_type="text/plain", sha256="0"))
    line = spans_line(record(article=article))
    assert "\n" not in line
    assert json.loads(line.encode("utf-8"))["doc"] == "a\ufffd\n.txt"
