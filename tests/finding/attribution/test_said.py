"""When a statement was made: the time beside its cue, and nothing where the report tells none."""

import pytest

from onrecord.codebook import load
from onrecord.pipeline import Analyser
from onrecord.records import Article, InputSource, Note, Part, PartKind, SourceMap, Span, Statement
from tests.tagging import TableTagger, marked


def read(marked_text: str, published: str | None = "2026-10-14") -> tuple[tuple[Statement, ...], list[Note]]:
    text, _ = marked(marked_text)
    article = Article(
        id="art_1",
        source=InputSource(name="dam.txt", media_type="text/plain", sha256="0" * 64),
        published=published,
        text=text,
        parts=(Part(kind=PartKind.PARAGRAPH, span=Span(0, len(text))),),
        source_map=SourceMap(encoding="utf-8", stretches=()),
    )
    record = Analyser(TableTagger(marked_text), load()).record(article)
    return record.statements, [note for note in record.notes if note.field == "statement.said"]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("[s Okello] [c said] on Tuesday [t that rents fell].", "Tuesday", "2026-10-13"),
        ("On Tuesday, [s Okello] [c said] [t that rents fell].", "Tuesday", "2026-10-13"),
        ('[t "Rents fell,"] [s Okello] [c said] late Monday.', "late Monday", "2026-10-12"),
        ("In a letter in August 2022, [s Okello] [c noted] [t that rents fell].", "August 2022", "2022-08"),
        (
            "[s Okello] [c told] reporters in Salem last week [t that rents fell in May].",
            "last week",
            "2026-10-05/2026-10-11",
        ),
        ("Speaking in Salem on Tuesday, [s Okello] [c said] [t that rents fell].", "Tuesday", "2026-10-13"),
        ("[s The survey, published on Monday,] [c found] [t that rents fell].", "Monday", "2026-10-12"),
        ("[s Okello] [c wrote] in a letter sent on Monday [t that rents fell].", "Monday", "2026-10-12"),
        ("On Monday, [s Okello, who sold the mill in 2004,] [c said] [t that rents fell].", "Monday", "2026-10-12"),
        ("On Monday, [s Okello] toured the quay and [c said] [t that rents fell].", "Monday", "2026-10-12"),
        ("[s Okello] [c said] when he landed on Monday [t that rents fell].", "Monday", "2026-10-12"),
        ("[s Salem's aldermen on Monday] [c rejected] [t a call for talks].", "Monday", "2026-10-12"),
        ("[s Okello] toured the quay on Monday and [c promised] [t new cranes].", "Monday", "2026-10-12"),
        ("[s Okello] sued the ferry line on Monday, [c alleging] [t that it hid its debts].", "Monday", "2026-10-12"),
    ],
)
def test_a_time_beside_the_cue_is_when_it_was_said(text: str, words: str, edtf: str) -> None:
    ((statement,), notes) = read(text)
    assert statement.said is not None
    assert (statement.said.text, statement.said.edtf, notes) == (words, edtf, [])


@pytest.mark.parametrize(
    "text",
    [
        "[s Okello] [c said] [t that rents fell on Tuesday].",
        "Rents fell on Tuesday. [s Okello] [c said] [t that they would rise].",
        "[s Okello], mayor since 2013, [c said] [t that rents fell].",
        "SALEM, October 12 (Agency) -- [s Okello] [c said] [t that rents fell].",
        "[s Okello] [c said] [t that rents fell].",
        "[s Okello] [c denied] [t it], and an inquiry in 2006 cleared the harbour board.",
        "[s Hugh Brook, who buried his father in 2017,] [c said] [t that rents fell].",
        "[s Hugh Brook], who buried his father in 2017, [c said] [t that rents fell].",
        "[s The survey, begun in 2019,] [c found] [t that rents fell].",
        "[s The ferry line], sued in May 2024, [c said] [t that rents fell].",
        "[s The 2019 survey] [c found] [t that rents fell].",
        "[s The Monday club] [c denied] [t the charge].",
        "[s Okello] sold the mill in May; [c announced] [t a new one]; and left.",
        "[s Okello] sold the mill in 2020 and [c denied] [t the charge].",
        "Brook sold the mill on Monday and [s Okello] [c denied] [t the charge].",
        "[s Okello] [c denied] [t the charge] and retired in 2020.",
        "[s Okello] [c rejected] [t the plan] and in 2020 sold the mill.",
        "The mill burned in 2020, and [s Okello] [c said] [t that rents fell].",
        "On Tuesday the mill burned, and [s Okello] [c said] [t that rents fell].",
        "On November 1, [s Okello] [c said], [t the sluices would be shut].",
        "[s2 Brook] [c2 denied] [t2 that on Tuesday rents fell]; [s Okello] [c said] [t the same].",
    ],
)
def test_a_time_of_something_else_is_not_taken(text: str) -> None:
    statements, notes = read(text)
    assert {statement.said for statement in statements} == {None}
    assert notes == []


def test_a_time_that_leads_to_no_date_is_noted() -> None:
    ((statement,), (note,)) = read("[s Okello] [c said] on Tuesday [t that rents fell].", published=None)
    assert statement.said is None
    assert (note.reason, note.subject, note.candidates) == ("time-not-settled", statement.id, ("Tuesday",))
