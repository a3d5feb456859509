"""Where an event stands on the ladder, and which statement vouches for it."""

from dataclasses import replace

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import Happening, find_happenings
from onrecord.finding.events.vouching.disputes import Placed, with_disputes
from onrecord.finding.events.vouching.status import Standing, Vouchers, status_of
from onrecord.records import Act, Manner, Span, SpeakerKind, Statement, Status

BOOK = load_events()


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def statement(text: str, content: str, cue: str = "said", **changes: object) -> Statement:
    made = Statement(
        id="stm_1",
        cue=(at(text, cue),),
        content=(at(text, content),),
        manner=Manner.INDIRECT,
        speaker="act_1",
        speaker_kind=SpeakerKind.PERSON,
        confidence=1,
    )
    return replace(made, **changes)


def happening(text: str, trigger: str) -> Happening:
    return next(
        one for one in find_happenings(text, [Span(0, len(text))], BOOK) if one.trigger[0].of(text).startswith(trigger)
    )


TOLD = "The governor said rebels killed two farmers."


def standing(text: str, trigger: str, *statements: Statement) -> Standing:
    return status_of(happening(text, trigger), (), Vouchers(statements, text, BOOK))


def test_what_no_statement_holds_is_reported():
    assert standing("Gunmen killed two farmers.", "killed") == Standing(status=Status.REPORTED)


@pytest.mark.parametrize(
    ("changes", "expected", "reason"),
    [
        ({}, Status.ATTRIBUTED, None),
        ({"speaker_kind": SpeakerKind.UNNAMED}, Status.UNNAMED, None),
        ({"speaker": None, "speaker_kind": None}, Status.UNNAMED, "speaker-open"),
        ({"act": Act.ACCUSE}, Status.ALLEGED, None),
        ({"act": Act.ASK}, Status.HYPOTHETICAL, None),
        ({"act": Act.ASSERT}, Status.ATTRIBUTED, None),
    ],
)
def test_who_vouches_and_how_decides(changes, expected, reason):
    found = standing(TOLD, "killed", statement(TOLD, "rebels killed two farmers", **changes))
    assert found == Standing(status=expected, statement="stm_1", reason=reason)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("gunmen", Status.ATTRIBUTED),
        ("unidentified rebels", Status.ATTRIBUTED),
        ("two masked men", Status.ATTRIBUTED),
        ("Brennish gunmen", Status.ALLEGED),
        ("the guild's men", Status.ALLEGED),
    ],
)
def test_whoever_names_nobody_accuses_nobody(who: str, expected: Status):
    text = f"The governor said {who} killed two farmers."
    found = standing(text, "killed", statement(text, f"{who} killed two farmers", act=Act.ACCUSE))
    assert found.status is expected


def test_the_innermost_statement_vouches_and_the_outer_one_can_lower_it():
    text = "She accused the army, which said gunmen killed two farmers, of lies."
    outer = statement(text, "the army, which said gunmen killed two farmers, of lies", "accused", id="stm_outer")
    inner = statement(text, "gunmen killed two farmers", parent="stm_outer")
    assert standing(text, "killed", outer, inner) == Standing(status=Status.ALLEGED, statement="stm_1")


def test_words_over_the_deed_come_before_who_says_it():
    text = "The governor said gunmen failed to kill two farmers."
    found = standing(text, "kill", statement(text, "gunmen failed to kill two farmers"))
    assert found == Standing(status=Status.NEGATED, statement="stm_1")


def test_whoever_is_accused_of_a_deed_is_accused_of_its_purpose():
    text = "The envoy said Brenn violated the airspace to arm the rebels."
    told = statement(text, "Brenn violated the airspace to arm the rebels", act=Act.ACCUSE)
    assert standing(text, "arm", told).status is Status.ALLEGED
    assert standing(text, "arm", replace(told, act=Act.ASSERT)).status is Status.HYPOTHETICAL


def test_nobody_accuses_himself():
    text = "The army said its men killed two rebels."
    told = statement(text, "its men killed two rebels", act=Act.ACCUSE)
    assert status_of(happening(text, "killed"), ("act_1",), Vouchers([told], text, BOOK)).status is Status.ATTRIBUTED


def test_what_is_regretted_is_taken_for_granted():
    text = "The premier regretted that rebels attacked the embassy."
    told = statement(text, "rebels attacked the embassy", "regretted")
    assert standing(text, "attacked", told) == Standing(status=Status.REPORTED)


def test_what_is_condemned_is_taken_for_granted():
    text = "The premier condemned the attack on the embassy by rebels."
    told = statement(text, "the attack on the embassy by rebels", "condemned", speaker_kind=None, speaker=None)
    assert standing(text, "attack", told) == Standing(status=Status.REPORTED)


def test_a_question_tells_nothing():
    assert standing("Who says gunmen killed two farmers?", "killed").status is Status.HYPOTHETICAL


def placed(status: Status, voucher: str | None, *, recipients: tuple[str, ...] = ("act_b",)) -> Placed:
    text = "Gunmen killed two farmers."
    return Placed(
        happening=happening(text, "killed"),
        actors=("act_a",),
        recipients=recipients,
        standing=Standing(status=status, statement=voucher),
    )


def test_what_one_asserts_and_another_denies_is_disputed():
    found = with_disputes([placed(Status.ATTRIBUTED, "stm_1"), placed(Status.DENIED, "stm_2")], load_events())
    assert [one.standing.status for one in found] == [Status.DISPUTED, Status.DENIED]


@pytest.mark.parametrize(
    "other",
    [
        placed(Status.DENIED, "stm_1"),
        placed(Status.NEGATED, None),
        placed(Status.DENIED, "stm_2", recipients=("act_c",)),
    ],
    ids=["the same voice", "the outlet itself", "somebody else"],
)
def test_not_every_denial_is_a_dispute(other):
    assert (
        with_disputes([placed(Status.ATTRIBUTED, "stm_1"), other], load_events())[0].standing.status
        is Status.ATTRIBUTED
    )


def told(text: str, trigger: str, content: str, source: str, kind: SpeakerKind, **changes: object) -> Status:
    one = statement(text, content, act=Act.ACCUSE, source=(at(text, source),), speaker_kind=kind, **changes)
    return standing(text, trigger, one).status


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("Kenyan troops shelled the village", "the Kenyan army", SpeakerKind.STATE),
        ("Kenya shelled the village", "the Kenyan defence minister Ada Orne", SpeakerKind.PERSON),
        ("Sedra troops shelled the village", "Sedra", SpeakerKind.ORGANISATION),
        ("its jets shelled the village", "the premier", SpeakerKind.PERSON),
        ("A shell killed three miners", "General Ode Lund", SpeakerKind.PERSON),
        ("Three miners were killed near Tarn", "General Ode Lund", SpeakerKind.PERSON),
    ],
)
def test_nobody_is_accused_by_his_own_side_or_where_nobody_is_said_to_have_done_it(content, source, kind):
    text = f"{content}, {source} said."
    trigger = "killed" if "killed" in text else "shelled"
    assert told(text, trigger, content, source, kind) is Status.ATTRIBUTED


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("Kenyan troops shelled the village", "the Ugandan army", SpeakerKind.STATE),
        ("Kenyan rebels shelled the village", "the Kenyan army", SpeakerKind.STATE),
        ("Kenyan troops shelled the village", "a Kenyan charity", SpeakerKind.ORGANISATION),
        ("Brennish jets shelled the village", "Sedra", SpeakerKind.ORGANISATION),
        ("Rebels shelled the village", "the Kenyan army", SpeakerKind.STATE),
    ],
)
def test_another_side_accuses(content, source, kind):
    assert told(f"{content}, {source} said.", "shelled", content, source, kind) is Status.ALLEGED


def events_of(text: str, *given: tuple[str, str, tuple[str, ...], Statement | None]) -> list[Status]:
    """The statuses of events after disputes: for each its trigger, a recipient's id, its actors, its voucher."""
    vouchers = Vouchers([one for *_, one in given if one is not None], text, BOOK)
    found = []
    for trigger, whom, actors, _ in given:
        one = happening(text, trigger)
        found.append(
            Placed(
                happening=one,
                actors=actors,
                recipients=(whom,) if whom else (),
                standing=status_of(one, actors, vouchers),
            )
        )
    return [one.standing.status for one in with_disputes(found, load_events())]


def voiced(text: str, content: str, cue: str, speaker: str, **changes: object) -> Statement:
    return statement(text, content, cue, id=f"stm_{cue}", speaker=speaker, **changes)


@pytest.mark.parametrize(
    "answer", ["the attack", "it", "the charge", "involvement", "involvement in the attack", "the accusation"]
)
def test_who_denies_a_charge_without_repeating_it_denies_the_deed_before_it(answer):
    text = f"Rebels shot two miners, the mayor said. The rebels denied {answer}."
    said = voiced(text, "Rebels shot two miners", "said", "act_mayor", act=Act.ACCUSE)
    found = events_of(text, ("shot", "act_m", ("act_r",), said), ("denied", "", ("act_r",), None))
    assert found[0] is Status.DISPUTED


@pytest.mark.parametrize(
    ("text", "denier", "speaker"),
    [
        ("Rebels shot two miners, the mayor said. The guild denied the attack.", "act_guild", "act_mayor"),
        ("Rebels shot two miners, the mayor said. The rebels denied the request.", "act_r", "act_mayor"),
        ("Rebels shot two miners, the rebels said. The rebels denied it.", "act_r", "act_r"),
        ("Rebels shot two miners, the mayor said. The rebels denied that it rained.", "act_r", "act_mayor"),
    ],
)
def test_what_somebody_else_or_something_else_denies_stands(text, denier, speaker):
    said = voiced(text, "Rebels shot two miners", "said", speaker, act=Act.ASSERT)
    found = events_of(text, ("shot", "act_m", ("act_r",), said), ("denied", "", (denier,), None))
    assert found[0] is Status.ATTRIBUTED


@pytest.mark.parametrize(
    ("second", "whom", "speaker", "expected"),
    [
        ("The rebels denied shooting the miners", "act_n", "act_r", Status.DISPUTED),
        ("The rebels denied shooting the nuns", "act_n", "act_r", Status.ATTRIBUTED),
        ("The rebels denied kidnapping the miners", "act_m", "act_r", Status.ATTRIBUTED),
        ("The rebels denied shooting the miners", "act_m", "act_mayor", Status.ATTRIBUTED),
    ],
)
def test_a_dispute_is_about_one_deed_between_two_voices(second, whom, speaker, expected):
    text = f"Rebels shot two miners, the mayor said. {second}."
    deed = "kidnapping" if "kidnapping" in second else "shooting"
    said = voiced(text, "Rebels shot two miners", "said", "act_mayor", act=Act.ASSERT)
    denied = voiced(text, second.removeprefix("The rebels denied "), "denied", speaker, act=Act.DENY)
    found = events_of(text, ("shot", "act_m", ("act_r",), said), (deed, whom, ("act_r",), denied))
    assert found == [expected, Status.DENIED]


@pytest.mark.parametrize(
    ("text", "content", "actors", "status"),
    [
        ("“We condemn the raid,” the governor said.", "We condemn the raid", ("act_1",), Status.REPORTED),
        ("“The guild condemns the raid,” the governor said.", "The guild condemns the raid", (), Status.ATTRIBUTED),
        ("“We condemned the raid,” the governor said.", "We condemned the raid", ("act_1",), Status.ATTRIBUTED),
    ],
)
def test_who_condemns_by_saying_so_has_condemned(text, content, actors, status):
    said = statement(text, content)
    found = status_of(happening(text, "condemn"), actors, Vouchers([said], text, BOOK))
    assert found == Standing(status=status, statement="stm_1")


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The captain said Brook was charged with theft.", "charged", Status.ATTRIBUTED),
        ("The captain said Ada Brook joined protests in Tarn.", "joined", Status.ATTRIBUTED),
        ("The captain said Ada Brook killed two farmers.", "killed", Status.ALLEGED),
    ],
)
def test_to_tell_of_a_charge_or_of_a_march_charges_nobody_with_it(text, trigger, status):
    said = statement(text, text.removeprefix("The captain said ").rstrip("."), act=Act.ACCUSE)
    assert standing(text, trigger, said).status is status


ASIDE = "Orsk denied that the guard, who was shot on Monday, had killed two nuns."
QUOTED = "Orsk denies it: “The guard, who shot two nuns on Monday, has lied.”"


def denied(text: str, trigger: str, content: str, **changes: object) -> Standing:
    cue = "denied" if "denied" in text else "denies"
    return standing(text, trigger, statement(text, content, cue, act=Act.DENY, **changes))


def test_what_is_only_added_is_not_denied():
    content = "that the guard, who was shot on Monday, had killed two nuns"
    assert denied(ASIDE, "shot", content) == Standing(status=Status.REPORTED)
    assert denied(ASIDE, "killed", content).status is Status.DENIED


def test_what_is_added_rests_on_whoever_reports_the_denial():
    text = f"Brook said {ASIDE[:-1]}."
    said = statement(text, text[len("Brook said ") : -1])
    content = "that the guard, who was shot on Monday, had killed two nuns"
    inner = statement(text, content, "denied", act=Act.DENY, parent="stm_1", id="stm_2")
    found = standing(text, "shot", said, inner)
    assert (found.status, found.statement) == (Status.ATTRIBUTED, "stm_1")


def test_what_is_added_to_an_offer_was_not_offered():
    text = "He offered her talks, which the mayor rejected on Monday."
    offer = statement(text, "her talks, which the mayor rejected on Monday", cue="offered", act=Act.COMMIT)
    assert standing(text, "rejected", offer) == Standing(status=Status.REPORTED)


def test_what_is_added_to_what_is_told_is_told():
    text = "He said she led talks, which the mayor rejected on Monday."
    told = statement(text, "she led talks, which the mayor rejected on Monday")
    assert standing(text, "rejected", told).status is Status.ATTRIBUTED


def test_what_is_added_in_a_quotation_is_the_speakers_own():
    content = "The guard, who shot two nuns on Monday, has lied."
    assert denied(QUOTED, "shot", content, manner=Manner.DIRECT).status is Status.DENIED


def test_what_came_of_a_deed_rests_on_whoever_tells_that_alone():
    text = "It fell after clashes that residents said killed thirty people."
    told = statement(text, "killed thirty people")
    assert standing(text, "clashes", told) == Standing(status=Status.ATTRIBUTED, statement="stm_1")
    whole = "The clashes killed thirty people. Residents said they were afraid."
    assert standing(whole, "clashes", statement(whole, "they were afraid")).status is Status.REPORTED
