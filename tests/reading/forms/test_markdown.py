"""Markdown becomes plain words that lead back to their own characters."""

from onrecord.reading import read_text
from onrecord.records import PartKind

TEXT = """---
author: Amina Wekesa
date: 2026-05-03
---
# Garissa counts *its dead*

NAIROBI, Kenya (LH) — The **governor** of [Garissa](http://a.example/b) said on
Monday that forty people had died.

> "We were not warned,"
> she said.

- Water is to be brought by lorry.

snake_case_name and 2*3*4 stay.
"""


def test_markup_goes_and_words_stay():
    article = read_text(TEXT, media_type="text/markdown").article
    assert [(part.kind, part.span.of(article.text)) for part in article.parts] == [
        (PartKind.TITLE, "Garissa counts its dead"),
        (
            PartKind.PARAGRAPH,
            "NAIROBI, Kenya (LH) — The governor of Garissa said on Monday that forty people had died.",
        ),
        (PartKind.BLOCKQUOTE, '"We were not warned," she said.'),
        (PartKind.LIST_ITEM, "Water is to be brought by lorry."),
        (PartKind.PARAGRAPH, "snake_case_name and 2*3*4 stay."),
    ]
    assert (article.authors, article.published, article.dateline) == (("Amina Wekesa",), "2026-05-03", "NAIROBI, Kenya")
    for stretch in article.source_map.stretches:
        if stretch.length == stretch.source_length:
            there = TEXT[stretch.source : stretch.source + stretch.length].replace("\n", " ")
            assert article.text[stretch.text : stretch.text + stretch.length] == there
