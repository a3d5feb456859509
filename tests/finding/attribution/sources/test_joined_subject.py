"""Who speaks in a clause that "and" joins to one that has a subject of its own."""

import pytest

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.sources.joined_subject import by_its_clause
from onrecord.records import Span
from onrecord.records.labels import RoleName
from tests.tagging import marked


def source(text: str) -> list[str]:
    plain, labels = marked(text)
    of = {role: tuple(one.span for one in labels.spans if one.role is role) for role in RoleName}
    draft = Draft(
        source=of[RoleName.SOURCE], cue=of[RoleName.CUE], content=of[RoleName.CONTENT] or of[RoleName.CUE], confidence=1
    )
    return [span.of(plain) for span in by_its_clause(plain, draft).source]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[s Ada Brook] resigned a day after the council met and [c demanded] [t an inquiry].", "the council"),
        ("[s Ada Brook] left when Hugh Lantry rose and [c called] [t her a liar].", "Hugh Lantry"),
        ("[s The dockers] cheered as the ministry gave way and [c promised] [t to pay].", "the ministry"),
        ("Arlia Roads has not been charged and [c has previously denied] [t any wrongdoing].", "Arlia Roads"),
        ("Ada Brook and Hugh Lantry left the hall but [c refused] [t to apologise].", "Ada Brook and Hugh Lantry"),
    ],
)
def test_the_subject_of_its_own_clause_speaks(text: str, named: str) -> None:
    assert source(text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "[s Ada Brook] resigned after the council met, and [c demanded] [t an inquiry].",
        "[s Ada Brook] embraced him after he won and [c said] [t so].",
        "[s Ada Brook] resigned and [c demanded] [t an inquiry].",
        "[s Ada Brook] wrote to the council after midnight and [c demanded] [t an inquiry].",
        "Ada Brook left after [s the council] met and [c demanded] [t an inquiry].",
    ],
)
def test_a_comma_a_pronoun_or_no_second_clause_leaves_the_source(text: str) -> None:
    plain, labels = marked(text)
    assert source(text) == [one.span.of(plain) for one in labels.spans if one.role is RoleName.SOURCE]


def test_who_speaks_in_a_later_sentence_is_not_the_source() -> None:
    assert source("Once Ada Brook laughed and [c said], [t “It leaks.”] [s She] was upset.") == ["Ada Brook"]
    assert source("[c Said] [t “It leaks.”] [s She] was upset.") == ["She"]
    assert source("Ada Brook [c asked] whether [t it leaks], [s she] wrote.") == ["she"]


def test_a_participle_has_the_speaker_of_the_verb_beside_it_and_not_of_the_next_sentence() -> None:
    text = "A clerk of the mill hit back, telling the Herald: “He lied.” The guild left."
    told = ("The guild", "telling", "“He lied.”")
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in told]
    draft = Draft(source=(spans[0],), cue=(spans[1],), content=(spans[2],), confidence=1)
    assert [span.of(text) for span in by_its_clause(text, draft).source] == ["A clerk of the mill"]
