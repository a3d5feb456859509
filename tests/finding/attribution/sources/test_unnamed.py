"""Who would not be named says what stands behind the wish."""

from onrecord.codebook import load
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.sources.unnamed import by_what_is_said_unnamed
from onrecord.records import Span


def told(text: str, source: str, cue: str, said: str) -> list[str]:
    at = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, said)]
    draft = Draft(source=(at[0],), cue=(at[1],), content=(at[2],), confidence=1)
    return [span.of(text) for span in by_what_is_said_unnamed(text, draft, load()).spans]


def test_the_reason_for_the_wish_is_no_part_of_what_is_said() -> None:
    text = "A clerk who asked not to be named because talks go on said the port had paid."
    whole = "A clerk who asked not to be named because talks go on"
    assert told(text, "A clerk who", "asked", text[text.index("not") : -1]) == [whole, "said", "the port had paid"]


def test_whom_it_was_told_is_no_part_of_what_is_said() -> None:
    text = "A nurse who did not want to be named told the Varda Herald that the ward was full."
    found = told(text, "A nurse who", "did not want to be named told the Varda Herald", "that the ward was full")
    assert found == ["A nurse who did not want to be named", "told", "that the ward was full"]


def test_a_wish_behind_which_nothing_is_said_stays_as_it_is() -> None:
    text = "A clerk who asked not to be named left the hall."
    assert told(text, "A clerk who", "asked", "not to be named left the hall")[1] == "asked"
