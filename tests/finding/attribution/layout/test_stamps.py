"""Days of the entries of a running report."""

import re

from onrecord.finding.attribution.layout.stamps import entry_times, is_stamp
from onrecord.records import Part, PartKind, Span


def parts_of(text: str) -> list[Part]:
    """Lines that end without a full stop are headings."""
    return [
        Part(kind=PartKind.PARAGRAPH if match[0].endswith(".") else PartKind.HEADING, span=Span(*match.span()))
        for match in re.finditer(r"[^\n]+", text)
    ]


def entries(text: str, published: str | None = "2026-03-04T18:00") -> list[tuple[str, str, str | None]]:
    found = entry_times(text, parts_of(text), published)
    return [(time.text, span.of(text).strip(), time.edtf) for span, time in found]


def test_each_entry_has_the_day_of_the_report() -> None:
    text = "It rained.\n\n5.55pm\n\nIt was dry.\n\n14:05 GMT\n\nIt snowed."
    assert entries(text) == [("5.55pm", "It was dry.", "2026-03-04"), ("14:05 GMT", "It snowed.", "2026-03-04")]


def test_without_a_day_or_over_a_midnight_the_entries_stay_open() -> None:
    text = "17:55\n\nIt was dry.\n\n14:05\n\nIt snowed."
    assert entries(text, None) == entries(text, "2026-03") == []
    assert entries("0:10\n\nIt was dry.\n\n23:50\n\nIt snowed.\n\n22:00\n\nIt rained.") == []


def test_how_far_a_recording_has_come_is_no_time_of_day() -> None:
    assert entries("0:14:20\n\nIt was dry.\n\n0:15:01\n\nIt snowed.") == []


def test_only_a_heading_that_is_a_time_is_a_stamp() -> None:
    text = "17:55\n\nBoats reach the town\n\n17:55."
    assert [is_stamp(text, part) for part in parts_of(text)] == [True, False, False]
