"""Which names are one person's?"""

import time

import pytest

from onrecord.codebook import load
from onrecord.linking.names.entries import Roster
from onrecord.linking.names.roster import roster, stands_for
from onrecord.records import Span
from tests.tagging import marked


def entries(text: str) -> tuple[str, Roster]:
    plain, labels = marked(text)
    return plain, roster(plain, labels.names, load())


def mentions(text: str) -> dict[str, list[str]]:
    plain, found = entries(text)
    return {entry.name: [span.of(plain) for span in entry.mentions] for entry in found.entries}


def test_short_forms_go_to_the_full_name_even_from_before_it() -> None:
    assert mentions("[p Okello] speaks. [p Grace Okello] came. [p Ms. Okello] left.") == {
        "Grace Okello": ["Okello", "Grace Okello", "Okello"]
    }


def test_a_title_of_the_other_gender_makes_somebody_else() -> None:
    assert mentions("[p Mary Okello] came. [p Mr. Okello] sat. [p Okello] left. [p Mr. Okello] too.") == {
        "Mary Okello": ["Mary Okello", "Okello"],
        "Mr. Okello": ["Okello", "Okello"],
    }


def test_a_surname_of_two_people_goes_to_the_one_named_so_far() -> None:
    assert mentions("[p Grace Okello] came. [p Okello] sat. [p Paul Okello] left.") == {
        "Grace Okello": ["Grace Okello", "Okello"],
        "Paul Okello": ["Paul Okello"],
    }


def test_a_surname_of_two_people_named_before_stays_open() -> None:
    plain, found = entries("[p Grace Okello] met [p Paul Okello]. [p Okello] left.")
    ((span, candidates),) = found.ambiguous.items()
    assert span.of(plain) == "Okello"
    assert [entry.name for entry in candidates] == ["Grace Okello", "Paul Okello"]


def test_possessives_and_honorifics_are_no_part_of_a_name() -> None:
    assert mentions("[p Mr. Okello’s] plan") == {"Okello": ["Okello"]}


def test_a_family_name_that_comes_first_is_no_body() -> None:
    assert mentions("[p Tam Su-rin] came. [o Tam] spoke.") == {"Tam Su-rin": ["Tam Su-rin", "Tam"]}
    assert mentions("[p Tam Lerby] came. [o Tam Motor Company] paid. [o Tam] grew.") == {
        "Tam Lerby": ["Tam Lerby"],
        "Tam Motor Company": ["Tam Motor Company", "Tam"],
    }


def test_pieces_of_a_name_side_by_side_are_one_name() -> None:
    assert list(mentions("[p Nadra Bel] [p Toumi] said")) == ["Nadra Bel Toumi"]


def test_a_surname_run_together_with_a_cue_is_a_mention() -> None:
    assert mentions("[p Grace Okello] came. [p Okellosaid] so.") == {"Grace Okello": ["Grace Okello", "Okello"]}


def test_a_given_name_behind_the_family_name_belongs_to_it() -> None:
    assert mentions("Tam Su-rin came. [p Tam] spoke.") == {"Tam Su-rin": ["Tam Su-rin", "Tam"]}
    assert mentions("[p Sophia Tam Su-rin] came. [p Tam] spoke.") == {"Sophia Tam Su-rin": ["Sophia Tam Su-rin", "Tam"]}


def test_letters_of_a_body_are_its_name_wherever_they_stand() -> None:
    assert mentions("The [o River Water Board] (RWB) met. [o RWB] left. RWB men stayed, not RWBs.") == {
        "River Water Board": ["River Water Board", "RWB", "RWB", "RWB"]
    }


def test_a_given_name_at_the_end_of_a_sentence_begins_no_name() -> None:
    assert list(mentions("It was found in May. [o RWB] men left.")) == ["RWB"]
    assert list(mentions("It was led by May [o Brook] and others.")) == ["May Brook"]


def test_letters_in_brackets_tell_where_a_name_of_a_body_begins() -> None:
    assert mentions("The harbour's [o Alliance] to Mend Our Quays (AMOQ) met. [o AMOQ] left.") == {
        "Alliance to Mend Our Quays": ["Alliance to Mend Our Quays", "AMOQ", "AMOQ"]
    }
    assert list(mentions("The [o Board] of Trade (BOT) met.")) == ["Board of Trade"]
    assert list(mentions("The [o Vellmark Herald] (A) and [p Ada Brook] (LONDON) came.")) == [
        "Vellmark Herald",
        "Ada Brook",
    ]


def test_initials_stand_for_a_body() -> None:
    assert list(mentions("[o River Water Board] warned. The [o RWB] said")) == ["River Water Board"]
    assert list(mentions("[o Ports & Exchange Board] warned. The [o PEB] said")) == ["Ports & Exchange Board"]


def test_a_body_named_with_a_word_less_is_the_same() -> None:
    both = mentions("[o Varda Hospitals NHS Trust] fell. The [o Varda NHS] trust rose.")
    assert both == {"Varda Hospitals NHS Trust": ["Varda Hospitals NHS Trust", "Varda NHS trust"]}
    assert list(mentions("[o Varda Savings Bank] fell. [o Varda Bank] rose.")) == ["Varda Savings Bank", "Varda Bank"]


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("grace okello", "grace achieng okello", True),
        ("grace", "grace okello", True),
        ("paul okello", "grace okello", False),
        ("okello grace", "grace okello", False),
    ],
)
def test_a_form_stands_for_a_fuller_one(short: str, full: str, fits: bool) -> None:
    assert stands_for(short.split(), full.split(), "person", load()) is fits


def test_entries_named_before_a_place_come_latest_first() -> None:
    plain, found = entries("[p Grace Okello] met [p Ada Brook] and [p Okello] left.")
    assert [entry.name for entry in found.before(len(plain), "person")] == ["Grace Okello", "Ada Brook"]
    assert found.at(Span(0, 1)) is not None


def test_two_companies_that_begin_alike_leave_the_shorter_name_to_neither() -> None:
    text = "[o Brook Shipping Ltd.] and [o Brook Mining plc] merged. [o Brook] fell, and [o Brook Mining] rose."
    assert mentions(text) == {
        "Brook Shipping Ltd.": ["Brook Shipping Ltd."],
        "Brook Mining plc": ["Brook Mining plc", "Brook Mining"],
        "Brook": ["Brook"],
    }


def test_a_company_is_called_by_the_first_or_the_last_word_of_its_name() -> None:
    text = "[o Oduya Lantry Inc.] bought [o Institut Selda S.A.]. [o Oduya] paid, and [o Selda] thanked."
    assert mentions(text) == {
        "Oduya Lantry Inc.": ["Oduya Lantry Inc.", "Oduya"],
        "Institut Selda S.A.": ["Institut Selda S.A.", "Selda"],
    }


def test_initials_with_full_stops_are_a_body_for_short() -> None:
    assert mentions("[o Ports and Exchange Commission] met. [o P.E.C.] rules changed.") == {
        "Ports and Exchange Commission": ["Ports and Exchange Commission", "P.E.C."]
    }


def test_a_company_s_initials_leave_out_its_form() -> None:
    assert mentions("[o Orlian Naval Kettles Corp.] and [o Oduya Corp.] met. [o ONK] and [o OC] left.") == {
        "Orlian Naval Kettles Corp.": ["Orlian Naval Kettles Corp.", "ONK"],
        "Oduya Corp.": ["Oduya Corp.", "OC"],
    }


def test_a_state_for_short_opens_a_name_as_it_does_in_full() -> None:
    assert mentions(
        "[o US Harbour Guard] met. The [o United States Harbour Guard] left. [o Harbour Guard] men too."
    ) == {"US Harbour Guard": ["US Harbour Guard", "United States Harbour Guard", "Harbour Guard"]}
    assert list(mentions("[o Us Harbour Singers] met. The [o United States Harbour Singers] left.")) == [
        "Us Harbour Singers",
        "United States Harbour Singers",
    ]


def test_a_rank_that_opens_the_name_of_a_town_or_house_belongs_to_it() -> None:
    assert list(
        mentions("[l General Santos City] slept. [o Gen. Santos School] closed. [o General Paul Santos] came.")
    ) == [
        "General Santos City",
        "Gen. Santos School",
        "Paul Santos",
    ]


def test_a_name_with_a_company_s_form_is_a_body_s_and_so_is_the_name_without_it() -> None:
    _, found = entries("[p Oduya Corp.] opened a mill. [p Oduya] will close another.")
    assert [(entry.kind, len(entry.mentions)) for entry in found.entries] == [("organisation", 2)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[o Dunmar Lantry Group Inc.] opened a mill. [p Dunmar Lantry] will close another.", ["organisation"]),
        ("[o Ada Brook Foods Inc.] opened a mill. [p Ada Brook] will close another.", ["organisation", "person"]),
        ("[o Dunmar Lantry Group] opened a mill. [p Dunmar Lantry] closed another.", ["organisation", "person"]),
    ],
)
def test_a_company_s_name_without_the_word_that_tells_it_is_no_person_s(text: str, wanted: list[str]) -> None:
    _, found = entries(text)
    assert [entry.kind for entry in found.entries] == wanted


def test_a_short_form_in_brackets_is_the_body_s_and_another_name_there_is_not() -> None:
    assert mentions(
        "[o Vellmark Forest Service] ([o VellFor]) and [o Ashen Rovers] ([p Corvania]) met. [o VellFor] won."
    ) == {
        "Vellmark Forest Service": ["Vellmark Forest Service", "VellFor", "VellFor"],
        "Ashen Rovers": ["Ashen Rovers"],
        "Corvania": ["Corvania"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "The [o Football Federation of Chile] met. The [o Chilean Football Federation] paid.",
        "The [o Ministry of Ports of Kenya] met. The [o Kenyan Ports Ministry] paid. The [o Ministry of Ports] left.",
        "The [o Ministry of Foreign Affairs] met. The [o Foreign Ministry] paid.",
        "[o Ellery University] met. The [o University of Ellery] paid.",
    ],
)
def test_a_body_is_one_in_whatever_order_its_name_tells_what_it_is_of(text: str) -> None:
    _, found = entries(text)
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The [o Kenyan Ports Ministry] met. The [o Ministry of Ports of Uganda] paid.", 2),
        (
            "The [o Ministry of Ports of Kenya] met the [o Ugandan Ports Ministry]. [o Ministry of Ports]",
            3,
        ),
        ("The [o National Union of Clerks] met. The [o National Clerks Union] paid.", 2),
        ("The [o Bank of Chile] met. The [o Chilean Bank] paid.", 2),
    ],
)
def test_other_countries_and_another_order_make_other_bodies(text: str, count: int) -> None:
    _, found = entries(text)
    assert len(found.entries) == count


def test_letters_are_the_body_s_whose_words_the_text_spells_out_where_nobody_saw_them() -> None:
    assert mentions("He left the East Arlian Community. The [o EAC] wept. [o EAC] staff left.") == {
        "East Arlian Community": ["East Arlian Community", "EAC", "EAC"]
    }
    assert mentions("The [o Ellery Chamber of Commerce and Industry] met. [o CCI] paid.") == {
        "Ellery Chamber of Commerce and Industry": ["Ellery Chamber of Commerce and Industry", "CCI"]
    }


def test_letters_of_two_names_or_of_a_person_are_nobody_s_for_short() -> None:
    assert len(mentions("The East Arlian Community met Ellery Arts Council. [o EAC] wept.")) == 1
    assert len(mentions("[p Ada Rose Cole] met [o ARC].")) == 2


def test_a_crowd_of_names_and_letters_costs_no_time() -> None:
    words = " ".join(f"Arlian{one} Board of{' Ports' * 9}." for one in range(4_000))
    text = f"[o QQQ] met {words}"
    began = time.process_time()
    mentions(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[o Vellmark Rovers] met. [o Rovers] won.", ["Vellmark Rovers"]),
        ("[o Vellmark Rovers] met [o Ellery Rovers]. [o Rovers] won.", ["Vellmark Rovers", "Ellery Rovers", "Rovers"]),
        ("[o Ashen Board] met. [o Board] won.", ["Ashen Board", "Board"]),
        ("[o Ashen Labour] met. [o Labour] won.", ["Ashen Labour", "Labour"]),
        ("[o Bank of Ellery] met. [o Ellery] won.", ["Bank of Ellery", "Ellery"]),
    ],
)
def test_a_last_word_that_tells_of_no_body_stands_for_the_one_that_ends_so(text: str, names: list[str]) -> None:
    assert list(mentions(text)) == names


def test_a_father_and_a_son_of_one_name_are_two() -> None:
    assert mentions(
        "[p Oren Halvard Jr.] sued. [p Oren Halvard Sr.] laughed. [p Halvard Jr.] wept. The elder [p Halvard] left."
    ) == {"Oren Halvard Jr.": ["Oren Halvard Jr.", "Halvard Jr."], "Oren Halvard Sr.": ["Oren Halvard Sr.", "Halvard"]}


def test_a_name_without_its_mark_is_whoever_bears_the_mark_but_beside_father_or_son() -> None:
    told = "[p Oren Halvard Jr.] came. {} left."
    assert len(mentions(told.format("[p Oren Halvard]"))) == 1
    assert len(mentions(told.format("His father, [p Oren Halvard],"))) == 2
    assert len(mentions(told.format("[p Oren Halvard]’s eldest son"))) == 2
    assert len(mentions(told.format("A father of two, [p Oren Halvard]"))) == 1


def test_a_name_without_its_last_surname_is_the_same_persons() -> None:
    assert mentions("[p Siti Hajar binti Osman] came. [p Siti Hajar] sat.") == {
        "Siti Hajar binti Osman": ["Siti Hajar binti Osman", "Siti Hajar"]
    }
    assert mentions("[p Luis Alberto Ferraz Rey] came. [p Luis Ferraz] sat.") == {
        "Luis Alberto Ferraz Rey": ["Luis Alberto Ferraz Rey", "Luis Ferraz"]
    }


def test_a_row_of_a_table_lends_nobody_its_name() -> None:
    found = mentions("It fell.\n\n[o HP THE HARBOUR PANTRY INC] 41.20 -2.1%\n\n[o Harbour Pantry] rose.")
    assert found == {"Harbour Pantry": ["Harbour Pantry"]}


def test_a_ticker_is_no_part_of_a_name() -> None:
    assert mentions("[o Brook Mills BKM.TS] fell. [o Brook Mills] rose.") == {
        "Brook Mills": ["Brook Mills", "Brook Mills"]
    }


def test_whoever_stands_behind_mr_is_a_person_whom_nobody_has_tagged() -> None:
    assert mentions("MR. DANE: Yes.") == {"DANE": ["DANE"]}
    assert mentions("Mr. [o Dane] left. Smt. Anjali Ravane IAS stayed.") == {
        "Dane": ["Dane"],
        "Anjali Ravane": ["Anjali Ravane"],
    }
    assert mentions("Mr. Speaker left. Madam [p Chair] stayed.") == {"Chair": ["Chair"]}


def test_a_noun_for_people_is_no_given_name_of_whom_the_text_calls_by_one_word() -> None:
    assert mentions("[p Fisherman Wagiyo] came. [p Wagiyo] sat.") == {"Wagiyo": ["Wagiyo", "Wagiyo"]}


def test_a_given_name_and_the_surname_that_was_taken_for_a_body_are_one_person() -> None:
    assert list(mentions("CFO [p Per] [o Lindqvist] left.")) == ["Per Lindqvist"]
    assert len(mentions("[p Brook] [o NATO] left.")) == 2


def test_a_lone_name_with_the_article_of_a_paper_is_a_body() -> None:
    assert [one.kind for one in entries("She told The [p Lantern] so.")[1].entries] == ["organisation"]
    assert [one.kind for one in entries("The [p Okello] of old left.")[1].entries] == ["person"]
