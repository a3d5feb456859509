"""Times are scored as TempEval-3 scores them."""

from pathlib import Path

from benchmarks.quality.scoring import Count
from benchmarks.quality.times import Timex, count_times, read_document, rows
from onrecord.records import Span

DOCUMENT = """<?xml version="1.0"?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2026-10-14">10/14/2026</TIMEX3></DCT>
<TEXT>The ferry <EVENT>sank</EVENT> <TIMEX3 tid="t1" type="DATE" value="2026-10-13">Tuesday</TIMEX3> after \
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> at sea, he said \
<TIMEX3 tid="t3" type="DATE" value="2026-W1">in a week long gone</TIMEX3>.</TEXT></TimeML>"""


def test_a_document_is_read_with_its_spans_and_scored(tmp_path: Path):
    path = tmp_path / "x.tml"
    path.write_text(DOCUMENT, encoding="utf-8")
    document = read_document(path)
    assert document.created == "2026-10-14"
    assert [(time.span.of(document.text), time.value) for time in document.times[:2]] == [
        ("Tuesday", "2026-10-13"),
        ("three days", "P3D"),
    ]
    ((name, counts),) = rows([path])
    assert (name, counts["strict"], counts["value"].right) == ("x", Count(2, counts["strict"].given, 3), 2)


def test_a_value_counts_where_spans_overlap_and_a_span_only_to_the_letter():
    wanted = [Timex(span=Span(0, 10), value="1998-W7")]
    assert count_times(wanted, [Timex(span=Span(2, 10), value="1998-W07")]) == {
        "strict": Count(0, 1, 1),
        "value": Count(1, 1, 1),
    }
    assert count_times(wanted, [Timex(span=Span(20, 30), value="1998-W07")])["value"] == Count(0, 1, 1)
