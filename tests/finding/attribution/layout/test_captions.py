"""Captions that mark a change of speaker and name nobody."""

import re

from onrecord.finding.attribution.layout.captions import unlabelled
from onrecord.records import Span, words_of


def read(text: str) -> list[str]:
    places = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    found = list(unlabelled(text, places))
    assert all(not draft.source and draft.unsaid for draft in found)
    return [words_of(draft.content, text) for draft in found]


def test_each_mark_begins_a_turn_that_goes_on_to_the_next() -> None:
    text = ">> Good evening.\n\n(Applause.)\n\nThe lock is shut.\n\n>> Did they tell you?\n\n>> No."
    assert read(text) == ["Good evening. … The lock is shut.", "Did they tell you?", "No."]


def test_turns_with_a_label_are_read_elsewhere() -> None:
    assert read(">> TUPOU: It is shut.\n\n>> Did they tell you?\n\n>> TUPOU: No.") == ["Did they tell you?"]


def test_marks_before_links_are_no_turns() -> None:
    assert read(">> Photos of the lock\n\n>> Map of the river") == []
    assert read("The lock is shut.\n\nIt rained.\n\nNobody came.\n\n>> Tell us more\n\n>> Write to us.") == []
    assert read(">> Have you seen the lock?") == []
