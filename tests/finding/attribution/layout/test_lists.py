"""A list belongs to whatever cue leads to it."""

import re

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.lists import with_lists
from onrecord.records import Span, words_of


def paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def said(text: str, cue: str, content: str, *, unmarked: bool = False) -> str:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]
    draft = Draft(cue=(spans[0],), content=(spans[1],), confidence=1)
    items = paragraphs(text)[1:] if unmarked else ()
    (found,) = with_lists(text, [draft], paragraphs(text), items)
    return words_of(found.content, text)


def test_a_list_that_the_page_tells_needs_no_marks() -> None:
    text = "The office recommends that:\n\nkitchens close at noon; and\n\ncooks see a doctor."
    assert said(text, "recommends", "that:", unmarked=True) == "kitchens close at noon; and … cooks see a doctor."
    assert said(text, "recommends", "that:") == "that:"


def test_between_a_cue_and_its_list_may_stand_to_whom() -> None:
    text = "Brook told the council on Friday:\n\n- The doors were locked.\n\n- Nobody held a key."
    assert said(text, "told", "The doors were locked") == "The doors were locked. … Nobody held a key."


def test_what_is_said_before_the_list_stays() -> None:
    text = "Brook named the guilty:\n\n- the mill;\n\n- the port."
    assert said(text, "named", "the guilty") == "the guilty"


def test_a_list_without_a_cue_before_it_belongs_to_nobody() -> None:
    text = "What is left:\n\n- a boat\n\n- an oar"
    draft = Draft(source=(Span(0, 4),), cue=(Span(5, 7),), content=(Span(8, 12),), confidence=1)
    assert with_lists(text, [draft], paragraphs(text)) == [draft]
