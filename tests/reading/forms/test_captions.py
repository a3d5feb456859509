"""Closed captions: a paragraph for each turn, and the way back to the line it stands on."""

import pytest

from onrecord import read
from onrecord.reading import read_text
from onrecord.reading.forms.captions import turns_apart
from onrecord.reading.texts.traced import Traced

CAPTIONS = """>> GOOD EVENING. THE MAYOR OF
ORSKVILLE IS UNDER FIRE TONIGHT.
>> REPORTER: COUNCIL MEMBER ALICE TREMONT SAID
TODAY THAT POLICE SHOULD INVESTIGATE.
>> I PAID THE MONEY BACK
LONG AGO.
>> TREMONT: HE KNEW ABOUT IT IN MARCH. HE HID
IT FROM US AND FROM THE PEOPLE OF THIS CITY.
>>> IN OTHER NEWS, THE BRIDGE IS OPEN
AGAIN.
"""


def test_each_turn_is_a_paragraph() -> None:
    article = read_text(CAPTIONS, name="captions").article
    assert [part.span.of(article.text) for part in article.parts] == [
        ">> GOOD EVENING. THE MAYOR OF ORSKVILLE IS UNDER FIRE TONIGHT.",
        ">> REPORTER: COUNCIL MEMBER ALICE TREMONT SAID TODAY THAT POLICE SHOULD INVESTIGATE.",
        ">> I PAID THE MONEY BACK LONG AGO.",
        ">> TREMONT: HE KNEW ABOUT IT IN MARCH. HE HID IT FROM US AND FROM THE PEOPLE OF THIS CITY.",
        ">>> IN OTHER NEWS, THE BRIDGE IS OPEN AGAIN.",
    ]
    for part in article.parts:
        led = article.source_map.to_source(part.span)
        words = " ".join(span.of(CAPTIONS) for span in led).split()
        assert words == part.span.of(article.text).split()


def test_whoever_speaks_is_named_at_the_turn() -> None:
    record = read(CAPTIONS)
    said = {
        one.content[0].of(record.article.text)[:7]: one.speaker and record.actor(one.speaker)
        for one in record.statements
    }
    assert said["I PAID "] is None  # another speaks there, and the captions do not say who
    assert said["HE KNEW"] is not None
    assert said["HE KNEW"].name.lower() == "alice tremont"


@pytest.mark.parametrize(
    "text",
    [
        "> Rents fell in May.\n> They rose in June.\nI doubt that.",
        ">> Rents fell in May.\n>> They rose in June.\n>> Nobody knows.\n>> I doubt that.",
        "Rents fell in May.\n>> More\nThey rose in June.",
        ">>>> a\n>>>> b\nc\nd\ne\nf",
        "",
    ],
)
def test_other_marks_are_left_alone(text: str) -> None:
    assert turns_apart(Traced.of_source(text)).text == text
