"""Interviews, transcripts, lists: who says what where the layout tells it."""

import re

from onrecord.codebook import load
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.turns import over, signed, turns
from onrecord.records import Span, words_of
from onrecord.records.labels import Name


def paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def read(text: str) -> list[tuple[str, str]]:
    found = turns(text, paragraphs(text), [], load())
    return [(words_of(draft.source, text), words_of(draft.content, text)) for draft in found]


def test_an_answer_goes_on_to_the_next_question_without_what_happens_in_the_room() -> None:
    text = "SARYBEK: We never signed.\n\n(Laughter.)\n\nNever.\n\nQUESTION: Who did?\n\nThe hall was full."
    assert read(text) == [("SARYBEK", "We never signed. … Never."), ("QUESTION", "Who did?")]


def test_how_and_through_whom_it_is_said_is_no_part_of_a_label() -> None:
    text = (
        "Q (via video link): Who paid?\n\nSARYBEK (smiling): The bank did.\n\nIt always does.\n\nQ [in Arlian]: When?"
    )
    assert read(text) == [("Q", "Who paid?"), ("SARYBEK", "The bank did. … It always does."), ("Q", "When?")]
    assert read("SARYBEK (12:40): Did the bank pay?\n\nTUPOU (12:41): Yes.") == [
        ("SARYBEK", "Did the bank pay?"),
        ("TUPOU", "Yes."),
    ]


def test_roles_speak_in_an_exchange_and_what_they_say_goes_on() -> None:
    text = "Interpreter: He is tired.\n\nHe wants to go.\n\nCaller 2: Let him.\n\nModerator: Thank you."
    assert read(text) == [
        ("Interpreter", "He is tired. … He wants to go."),
        ("Caller 2", "Let him."),
        ("Moderator", "Thank you."),
    ]
    assert read("Host: Varda Rowing Club\n\nModerator: Ilir Dedvukaj") == []


def test_a_squad_by_its_positions_is_no_exchange() -> None:
    text = "Goalkeepers: Ada Roe (Tarn), Jon Vik (Veska Town)\n\nDefenders: Ivo Lund (Tarn), Mele Tupou (Ellery)"
    assert read(text) == []


def test_who_is_there_is_nothing_said() -> None:
    text = "Chair: Mele Tupou\n\nPanel: Ilir Dedvukaj and Ada Sarybek\n\nCHAIR: Who begins?\n\nDEDVUKAJ: I do."
    assert read(text) == [("CHAIR", "Who begins?"), ("DEDVUKAJ", "I do.")]


def test_times_of_a_recording_stand_between_turns() -> None:
    text = "SARYBEK: We never signed.\n\n(00:14)\n\nNever.\n\nQUESTION: Who did?"
    assert read(text) == [("SARYBEK", "We never signed. … Never."), ("QUESTION", "Who did?")]


def test_letters_with_a_full_stop_are_labels_where_somebody_asks() -> None:
    assert read("Q. Were you there?\n\nA. No.\n\nQ. Who was?") == [
        ("Q", "Were you there?"),
        ("A", "No."),
        ("Q", "Who was?"),
    ]
    assert read("A. The boat.\n\nA. The oar.") == []


def test_questions_and_answers_may_stand_in_one_paragraph() -> None:
    assert read("Q: Were you there? A: No. Q: Who was?") == [("Q", "Were you there?"), ("A", "No."), ("Q", "Who was?")]
    assert read("Q: Did they sign A: the letter, or B: nothing?\n\nA: The letter.") == [
        ("Q", "Did they sign A: the letter, or B: nothing?"),
        ("A", "The letter."),
    ]


def test_a_mark_before_a_label_belongs_to_whoever_prints_the_exchange() -> None:
    text = '"SARYBEK: We never signed.\n\n"(CROSSTALK.)\n\n"TUPOU: You did.'
    assert read(text) == [("SARYBEK", "We never signed."), ("TUPOU", "You did.")]


def test_each_line_of_a_list_of_voices_has_its_own_speaker() -> None:
    assert read("• Nurses: no oxygen\n\n• The director: the tanks were full") == [
        ("Nurses", "no oxygen"),
        ("The director", "the tanks were full"),
    ]


def test_one_colon_is_no_exchange_and_a_time_is_no_speaker() -> None:
    assert read("Minister: no.\n\nThe house rose at six.") == []
    assert read("Doors: 19:00\n\nTickets: from the harbour office") == []


def test_headings_of_a_column_and_lists_of_arrests_are_no_exchange() -> None:
    assert read("AT THE NET: Tarsova won six points.\n\nUP NEXT: The bay cup on Sunday.") == []
    text = "Ilir Dedvukaj: Trespass, held in the town jail.\n\nMele Tupou: Two county warrants, theft."
    names = [Name(kind="person", span=Span(*found.span("who"))) for found in re.finditer(r"(?P<who>\w+ \w+): ", text)]
    assert turns(text, paragraphs(text), names, load()) == []


def test_names_that_come_once_speak_where_they_say_sentences() -> None:
    text = "Ilir Dedvukaj: The road is shut, and nobody mends it.\n\nMele Tupou: It opened on Friday."
    names = [Name(kind="person", span=Span(*found.span("who"))) for found in re.finditer(r"(?P<who>\w+ \w+): ", text)]
    assert [words_of(draft.source, text) for draft in turns(text, paragraphs(text), names, load())] == [
        "Ilir Dedvukaj",
        "Mele Tupou",
    ]


def test_questions_of_one_label_with_nobody_who_answers_are_no_exchange() -> None:
    assert read("HERALD: Who knew?\n\nHERALD: Who paid?") == []


def test_a_line_behind_a_dash_signs_the_paragraph_before_it() -> None:
    text = "They read the river.\n\n— the bishop, in a sermon"
    (draft,) = signed(text, paragraphs(text), [], load())
    assert (words_of(draft.source, text), words_of(draft.content, text)) == (
        "the bishop, in a sermon",
        "They read the river.",
    )
    assert (
        list(signed("It rained.\n\n— and nobody came", paragraphs("It rained.\n\n— and nobody came"), [], load())) == []
    )


def test_where_layout_and_tagger_read_the_same_words_the_layout_wins() -> None:
    tagged = [Draft(content=(Span(0, 5),), confidence=1), Draft(content=(Span(20, 25),), confidence=1)]
    laid_out = [Draft(source=(Span(0, 1),), content=(Span(3, 9),), confidence=1)]
    assert over(tagged, laid_out) == [laid_out[0], tagged[1]]
