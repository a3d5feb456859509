"""Who answers a charge: never its maker, but where the words name them or the answer is to something else."""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from tests.tagging import marked


def second_speaker(marked_text: str) -> str | None:
    """The name of whoever made the second statement."""
    text, labels = marked(marked_text)
    spans = [one.span for one in labels.spans]
    said = [
        Said(source=(spans[at],), cue=(spans[at + 1],), content=(spans[at + 2],)) for at in range(0, len(spans) - 2, 3)
    ]
    linked = link("art_1", text, said, roster(text, labels.names, load()), load())
    names = {actor.id: actor.name for actor in linked.actors}
    return names.get(linked.spoken[1].actor or "")


CHARGE = "[s [o Marsh Alliance]] [c accused] [t [o Tolven Mining] of poisoning the brook].\n\n"


@pytest.mark.parametrize(
    "answer",
    [
        "[s The company] [c denied] [t the allegation].",
        "[s The company] [c denied] [t poisoning anything].",
        "[s The company] [c declined] [t to comment].",
        "[s The company] [c said] [t that the claims were untrue].",
        "[s The company] [c responded to] [t the latest charges].",
    ],
)
def test_an_answer_to_a_charge_is_not_its_maker_s(answer: str) -> None:
    assert second_speaker(CHARGE + answer) == "Tolven Mining"


@pytest.mark.parametrize(
    ("answer", "speaker"),
    [
        ("[s Marsh Alliance] [c denied] [t the allegation that it was paid].", "Marsh Alliance"),
        ("[s The alliance] [c said] [t the claims were in writing].", "Marsh Alliance"),
        ("[s The alliance] [c rejected] [t a second quay].", "Marsh Alliance"),
        ("Rain fell.\n\nIt stopped.\n\nIt snowed.\n\n[s The alliance] [c denied] [t it].", "Marsh Alliance"),
    ],
)
def test_whoever_charged_may_speak_on(answer: str, speaker: str) -> None:
    assert second_speaker(CHARGE + answer) == speaker


def test_the_accused_who_is_named_behind_the_description() -> None:
    text = "[s [p Wera Quint]] [c accused] [t the mayor, [p Ivo Sarr], of theft].\n\n[s The mayor] [c denied] [t it]."
    assert second_speaker(text) == "Ivo Sarr"


def test_a_description_of_other_words_is_not_the_accused() -> None:
    text = (
        "[s [p Wera Quint]] [c accused] [t the transport minister of theft].\n\n[s The harbour minister] [c denied] "
        "[t that it had been asked]."
    )
    assert second_speaker(text) != "transport minister"


def test_a_bearer_of_the_noun_whom_the_report_has_named_is_the_accused() -> None:
    first = "[s Minister [p Ivo Sarr]] [c spoke of] [t rain]. [p Wera Quint] was there."
    text = f"{first}\n\n[s The minister] [c denied] [t it]."
    assert second_speaker(text) == "Ivo Sarr"


def test_whoever_is_charged_behind_by() -> None:
    text = "[s [p Wera Quint]] [c said] [t two men were killed by the army].\n\n[s The army] [c denied] [t it]."
    assert second_speaker(text) == "army"


@pytest.mark.parametrize(
    ("charged", "pronoun", "speaker"),
    [
        ("the minister of theft", "She", "minister"),
        ("the quarry firm of theft", "It", "quarry firm"),
        ("the quarry firm of theft", "She", None),
        ("the ministers of theft", "He", None),
        ("the minister, [p Ivo Sarr], of theft", "He", "Ivo Sarr"),
    ],
)
def test_a_pronoun_for_the_accused_whom_nobody_names(charged: str, pronoun: str, speaker: str | None) -> None:
    text = f"[s Residents] [c accused] [t {charged}].\n\n[s {pronoun}] [c denied] [t it]."
    assert second_speaker(text) == speaker


def test_whoever_complains_of_silence_keeps_the_quotation() -> None:
    text = (
        "[p Ivo Sarr] left early. [s [p Jon Vik]] [c blamed] [t a lack of pilots].\n\n"
        "[t “The harbour office does not answer letters,”] [s he] [c said]."
    )
    marked_text, labels = marked(text)
    spans = [one.span for one in labels.spans]
    said = [
        Said(source=(spans[0],), cue=(spans[1],), content=(spans[2],)),
        Said(source=(spans[4],), cue=(spans[5],), content=(spans[3],), quoted=True),
    ]
    linked = link("art_1", marked_text, said, roster(marked_text, labels.names, load()), load())
    names = {actor.id: actor.name for actor in linked.actors}
    assert [names.get(one.actor or "") for one in linked.spoken] == ["Jon Vik", "Jon Vik"]
