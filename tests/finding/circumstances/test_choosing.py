"""When and where an event takes place."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.circumstances.choosing import when, where
from onrecord.finding.events import Happening, find_happenings
from onrecord.records import Place, Span, Time


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Gunmen killed two farmers on Sunday.", "killed", "on Sunday"),
        ("Rebels left. Gunmen killed two farmers.", "killed", None),
        ("Brenn attacked Veska in May and Arlia expelled its envoy in June.", "expelled", "in June"),
        ("Brenn attacked Veska in May and Arlia expelled its envoy in June.", "attacked", "in May"),
    ],
)
def test_the_time_of_an_event_is_the_nearest_in_its_sentence(text, trigger, expected):
    words = [one for one in ("on Sunday", "in May", "in June") if one in text]
    times = [Time(text=one, span=at(text, one), edtf="2026-05") for one in words]
    happenings = find_happenings(text, [Span(0, len(text))], load_events())
    happening = next(one for one in happenings if one.trigger[0].of(text) == trigger)
    found = when(happening, times, happenings, text)
    assert (found.text if found else None) == expected


def test_a_time_that_is_not_placed_in_the_calendar_is_no_answer():
    text = "Gunmen killed two farmers one day."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    assert when(happening, [Time(text="one day", span=at(text, "one day"))], [happening], text) is None


def test_a_party_is_no_place():
    text = "Arlian jets attacked Brenn in Tarn."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    places = [Place(text=one, span=at(text, one), name=one) for one in ("Brenn", "Tarn")]
    found = where(happening, places, text, [happening])
    assert found is not None
    assert found.name == "Tarn"


def test_a_sentence_may_name_no_place():
    text = "Arlian jets attacked Brenn."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    assert where(happening, [Place(text="Brenn", span=at(text, "Brenn"), name="Brenn")], text, [happening]) is None


def happenings_of(text: str) -> tuple[Happening, ...]:
    return find_happenings(text, [Span(0, len(text))], load_events())


def found_of(text: str, trigger: str) -> Happening:
    return next(one for one in happenings_of(text) if any(span.of(text).startswith(trigger) for span in one.trigger))


DAYS = {"on Sunday": "2026-03-01", "on Monday": "2026-03-02", "Monday": "2026-03-02", "on Tuesday": "2026-03-03"}
OTHER_TIMES = {"in 2019": "2019", "in 2023": "2023", "in the spring of 2022": "2022-21", "in December": "2026-12"}
OTHER_TIMES |= {"May 2025": "2025-05", "last Friday": "2026-02-27"}
OTHER_TIMES |= {"nine days ago": "2026-02-23"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Guards detained six dockers, the harbour office said on Tuesday.", "detained", None),
        ("Bandits raided a village on Monday and shot two guards, the mayor said on Tuesday.", "raided", "on Monday"),
        ("Bandits raided a village on Monday and shot two guards, the mayor said on Tuesday.", "shot", "on Monday"),
        ("The mayor told reporters on Tuesday that the bandits shot a guard on Sunday.", "shot", "on Sunday"),
        ("The mayor said on Tuesday that on Sunday bandits shot a guard.", "shot", "on Sunday"),
        ("The dam opened in 2019 and was shelled by rebels in the spring of 2022.", "shelled", "in the spring of 2022"),
        ("The dam opened in 2019 and was shelled by rebels.", "shelled", None),
        ("The colonel, who took power in 2019, expelled two envoys on Monday.", "expelled", "on Monday"),
        ("Arlia freed nine sailors who were kidnapped in 2023.", "freed", None),
        ("Arlia freed nine sailors who were kidnapped in 2023.", "kidnapped", "in 2023"),
        ("Arlia freed six lawyers ahead of a vote in December.", "freed", None),
        ("In 2019 Arlia announced that it was expelling two envoys.", "expelling", "in 2019"),
        ("In 2019 the mayor announced that Arlia was expelling two envoys.", "expelling", None),
        ("In 2019 the bishop said that he had expelled two monks.", "expelled", None),
        ("In 2019 Arlia expelled two envoys and freed six sailors.", "freed", "in 2019"),
        ("Arlia expelled two envoys in 2019 and freed six sailors.", "freed", None),
        ("The bishop on Tuesday condemned the attack on the village.", "attack", None),
        ("The bishop condemned the attack on the village on Sunday.", "attack", "on Sunday"),
        ("Bandits killed two guards in Monday's attack on the mill.", "killed", "Monday"),
        ("On Sunday bandits stormed the mill, killing two guards.", "killing", "on Sunday"),
        ("Arlia will arm the islanders in December.", "arm", "in December"),
        ("Bandits attacked the mill nine days ago.", "attacked", "nine days ago"),
        ("In 2023 guards detained six dockers.", "detained", "in 2023"),
        ("Dockers returned to work on Tuesday.", "returned", "on Tuesday"),
        ("Guards executed nine sailors near Tarn in December.", "executed", "in December"),
        ("Guards detained a docker on Sunday who threatened the bishop.", "detained", "on Sunday"),
        ("Guards detained a docker on Sunday who threatened the bishop.", "threatened", None),
        ("A docker who threatened the bishop on Sunday was detained on Monday.", "threatened", "on Sunday"),
        ("A docker who threatened the bishop on Sunday was detained on Monday.", "detained", "on Monday"),
        # A time inside a noun's own words, also of several words.
        ("The guild mourned the May 2025 bombing of a school by rebels.", "bombing", "May 2025"),
        ("The guild mourned last Friday's bombing of a school by rebels.", "bombing", "last Friday"),
        # What stands behind a deed's noun is the noun's, unless both are one deed, or the noun is bare.
        ("A docker was arrested over the bombings of schools in 2019.", "arrested", None),
        ("A docker was arrested for murder on Sunday.", "arrested", "on Sunday"),
        ("Two guards were killed in a raid on a mill on Sunday.", "killed", "on Sunday"),
        ("The bombing of a school by rebels sparked protests on Sunday.", "bombing", None),
        ("The bombing of a school by rebels shook the town on Sunday.", "bombing", "on Sunday"),
        # How it was done, and what "was" tells of.
        ("Brook confessed to killing his aide by strangling him in 2019.", "killing", "in 2019"),
        ("In 2019, the mill was the target of a rebel attack.", "attack", "in 2019"),
        ("On Sunday the bishop was angry about the rebel attack on the mill.", "attack", None),
        ("Bandits shot at a mill, on Sunday, killing two guards.", "shot", "on Sunday"),
        # Round an aside between commas, and round what tells of whoever does it.
        ("Brook was jailed, still denying his guilt, in 2019.", "jailed", "in 2019"),
        ("On Sunday, guards hired by the guild shot six dockers.", "shot", "on Sunday"),
        # What says no more than that a deed goes on, and what went on when it was done.
        ("On Sunday rebels began to shell the port.", "shell", "on Sunday"),
        ("On Sunday rebels threatened to shell the port.", "shell", None),
        ("Brook was walking home on Sunday when guards shot him.", "shot", "on Sunday"),
        ("Brook had just left a court on Sunday when guards shot him.", "shot", "on Sunday"),
        ("Brook was mayor in 2019 when guards shot him.", "shot", "in 2019"),
        ("Brook was mayor in 2019 and in debt when guards shot him.", "shot", None),
        # What a noun's deed is told by: that it takes place, not what else became of it.
        ("Two guards were killed in the riots that broke out on Sunday.", "killed", "on Sunday"),
        ("Two guards were wounded in an attack staged on Sunday by rebels on a mill.", "wounded", "on Sunday"),
        ("Two guards were killed in the riots that the bishop condemned on Sunday.", "killed", None),
        # Nothing but a deed is committed, whatever noun stands before it.
        ("The guild mourned the murder of six nuns committed in 2019 by rebels.", "murder", "in 2019"),
        ("The guild mourned the murder of six nuns hired in 2019 by rebels.", "murder", None),
        # What is told behind "when" was done on the day before it.
        ("The mill has been shut since May 2025, when guards shot a docker.", "shot", "May 2025"),
        ("The mill has been shut in Veska since May 2025, because guards shot a docker.", "shot", None),
        ("Dockers left on Sunday for Veska, when guards shot a nun.", "shot", None),
        # Who says something at a gathering is there when it is held.
        ("The mayor spoke on Sunday at a rally of dockers against the tax.", "rally", "on Sunday"),
        ("The mayor was angry on Sunday about a rally of dockers against the tax.", "rally", None),
        # Nobody suspects anybody where nobody stands before it.
        ("On Sunday suspected rebels shot six dockers.", "shot", "on Sunday"),
        # What comes first of what is told, and of a sentence whose subject is described.
        ("The mayor said that on Sunday guards hired by the guild shot six dockers.", "shot", "on Sunday"),
        ("The mayor said on Sunday that guards hired by the guild shot six dockers.", "shot", None),
        (
            "On Sunday, dozens of dockers wearing red scarves and caps gathered as they attacked guards.",
            "attacked",
            "on Sunday",
        ),
        ("On Sunday dockers gathered at the port, blocking a gate as they attacked guards.", "attacked", "on Sunday"),
        # What a thing is called or whose it is is so at no time, and prepositions do nothing.
        ("Rebels burned a mill owned by the guild on Sunday.", "burned", "on Sunday"),
        ("On Sunday, according to the mayor, a docker shot two guards.", "shot", "on Sunday"),
        # Before the sentence begins.
        ("Veska, May 2025: Guards detained six dockers.", "detained", None),
        ("VESKA, May 2025 (Lake News) -- Guards detained six dockers.", "detained", None),
    ],
)
def test_a_time_goes_with_its_own_verb(text, trigger, expected):
    dated = {**DAYS, **OTHER_TIMES}
    lower = text.lower()
    times = [
        Time(text=one, span=Span(lower.index(one.lower()), lower.index(one.lower()) + len(one)), edtf=edtf)
        for one, edtf in dated.items()
        if one.lower() in lower
    ]
    found = when(found_of(text, trigger), times, happenings_of(text), text)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Bandits kidnapped a bishop and shot two guards on Sunday.", "kidnapped", "on Sunday"),
        ("Bandits kidnapped a bishop and shot two guards on Sunday, the mayor said.", "kidnapped", "on Sunday"),
        ("Two guards were killed and six wounded on Sunday.", "killed", "on Sunday"),
        ("Bandits kidnapped a bishop in December and shot two guards.", "shot", "in December"),
        ("Guards detained two dockers when they entered a mill on Sunday.", "detained", "on Sunday"),
        ("Two guards were killed as a mob marched across the dam on Sunday.", "killed", "on Sunday"),
        ("A docker died on Sunday when guards shot him.", "shot", "on Sunday"),
        ("Two guards were killed and twelve were wounded on Sunday.", "killed", "on Sunday"),
        ("Two guards were killed, and twelve dockers wounded on Sunday.", "killed", "on Sunday"),
        ("Brook was kidnapped on Sunday by men who beat him.", "beat", "on Sunday"),
        ("Brook was kidnapped on Sunday by men who beat a docker.", "beat", None),
        ("Two guards were killed and twelve dockers burned a mill on Sunday.", "killed", None),
        ("A docker died on Sunday after guards shot him.", "shot", None),
        # Another doer, another tense, a time of its own, a year, a day in front of its verb.
        ("Bandits kidnapped a bishop and guards shot two dockers on Sunday.", "kidnapped", None),
        ("Arlia expelled the envoy and will arm the islanders on Sunday.", "expelled", None),
        ("Bandits kidnapped a bishop in 2019 and shot two guards on Sunday.", "kidnapped", "in 2019"),
        ("Bandits kidnapped a bishop and shot two guards in 2019.", "kidnapped", None),
        ("Bandits kidnapped a bishop and on Sunday shot two guards.", "kidnapped", None),
        ("Bandits kidnapped a bishop; attacked two guards on Sunday; and fled.", "kidnapped", None),
        # Set against each other, compared, or long before.
        ("Bandits shot six guards, while police arrested ten dockers on Sunday.", "shot", None),
        ("Bandits attacked the mill as they had done on Sunday.", "attacked", None),
        ("Bandits had shot two guards when the army stormed the mill on Sunday.", "shot", None),
    ],
)
def test_a_day_serves_all_that_is_told_in_one_breath(text, trigger, expected):
    times = [Time(text=one, span=at(text, one), edtf=edtf) for one, edtf in (DAYS | OTHER_TIMES).items() if one in text]
    found = when(found_of(text, trigger), times, happenings_of(text), text)
    assert (found.text if found else None) == expected


def test_the_place_of_a_later_verb_is_not_that_of_an_earlier_one():
    text = "Bandits kidnapped a bishop and shot two guards in Veska."
    places = [Place(text="Veska", span=at(text, "Veska"), name="Veska")]
    assert where(found_of(text, "kidnapped"), places, text, happenings_of(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arlia expelled the envoy by Friday.", None),
        ("Arlia will expel the envoy by Friday.", "by Friday"),
    ],
)
def test_a_deadline_is_no_time_of_what_was_done(text, expected):
    times = [Time(text="by Friday", span=at(text, "by Friday"), edtf="../2026-03-06")]
    found = when(found_of(text, "expel"), times, happenings_of(text), text)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild had ordered the mayor until Friday to leave.", None),
        ("The guild had boycotted the mill until Friday.", "until Friday"),
    ],
)
def test_what_somebody_is_given_to_do_something_is_no_time_of_the_deed(text, expected):
    times = [Time(text="until Friday", span=at(text, "until Friday"), edtf="../2026-03-06")]
    found = when(happenings_of(text)[0], times, happenings_of(text), text)
    assert (found.text if found else None) == expected


def test_what_is_told_behind_when_was_done_on_the_day_that_a_stretch_begins_with():
    text = "The mill has been shut since 2 March, when guards shot a docker."
    time = Time(text="since 2 March", span=at(text, "since 2 March"), edtf="2026-03-02/..", rule="since date")
    found = when(found_of(text, "shot"), [time], happenings_of(text), text)
    assert found is not None
    assert (found.text, found.span, found.edtf, found.latest) == (
        "2 March",
        at(text, "2 March"),
        "2026-03-02",
        "2026-03-02",
    )


def test_on_what_day_a_promise_was_made_is_not_the_day_of_what_is_promised():
    text = "The mayor said the town would feed the refugees on Sunday."
    promise = next(one for one in happenings_of(text) if one.type == "AGREE")
    assert when(promise, [Time(text="Sunday", span=at(text, "on Sunday"), edtf="2026-03-08")], [promise], text) is None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A fisherman told a court in Veska that soldiers killed nine farmers.", "killed", None),
        ("A fisherman told a court in Veska that soldiers killed nine farmers in Tarn.", "killed", "Tarn"),
        ("“They attacked the convoy,” the miller said in Veska.", "attacked", None),
        ("The embassy in Veska said that the teacher had been expelled.", "expelled", None),
        ("The guild, based in Veska, fed the refugees.", "fed", None),
        ("The envoy met the rebels in Tarn and travelled to Veska.", "met", "Tarn"),
        ("The envoy met the rebels in Tarn and travelled to Veska.", "travelled", "Veska"),
        ("The envoy flew to Veska on Monday.", "flew", "Veska"),
        ("The premier visited Veska.", "visited", "Veska"),
        ("Soldiers stormed a village in Tarn and killed nine farmers.", "killed", "Tarn"),
        ("The bishop condemned the attack on a school in Tarn.", "condemned", None),
        ("The bishop condemned the attack on a school in Tarn.", "attack", "Tarn"),
        # In a noun's own words, over nouns for a kind of place, and of a house.
        ("The bishop mourned the Tarn bombing of a school.", "bombing", "Tarn"),
        ("Bandits killed two guards in the old town of Tarn.", "killed", "Tarn"),
        ("Bandits raided a Tarn mill.", "raided", "Tarn"),
        ("Guards detained a Tarn lawyer.", "detained", None),
        ("A docker was jailed for the murder of a guard by a court in Tarn.", "murder", None),
        ("A docker was jailed for the murder of a guard by a court in Tarn.", "jailed", "Tarn"),
        ("The mayor blamed the guild for the fires in Tarn.", "blamed", None),
        ("Rebels fired rockets at Tarn in response to the Veska raid.", "fired", None),
        # What comes down from the air does so over a place; other deeds are done over what they are about.
        ("Rebels shot down a helicopter over Tarn.", "shot", "Tarn"),
        ("Brook was killed after he was shot down in his jet over Tarn.", "shot", "Tarn"),
        ("Bandits killed two guards over Tarn.", "killed", None),
        # Where something went on when it was done, and what "where" points at.
        ("Brook was walking home in Tarn when guards shot him.", "shot", "Tarn"),
        ("In Tarn, rebels began to shell the port.", "shell", "Tarn"),
        ("Brook fled to Tarn, where guards shot him.", "shot", "Tarn"),
        ("Brook was taken to a jail in Tarn, where guards kicked and shot him.", "shot", "Tarn"),
        ("Brook left Tarn for a forest, where guards shot him.", "shot", None),
        ("Brook fled to Tarn, where guards shot him in Veska.", "shot", "Veska"),
        # What goes on at once, where a thing stands, that a deed takes place, and what else came of it.
        ("Guards shot two dockers as they left a hall in Tarn.", "shot", "Tarn"),
        ("Guards shot two dockers after they left a hall in Tarn.", "shot", None),
        ("Rebels burned a mill located in Tarn.", "burned", "Tarn"),
        ("Rebels burned a mill that a docker built in Veska.", "burned", None),
        ("Two guards were killed in the riots that broke out in Tarn.", "killed", "Tarn"),
        ("Two guards were killed and twelve were wounded in Tarn.", "killed", "Tarn"),
        ("Two guards were wounded in Tarn when rebels shelled a mill.", "shelled", "Tarn"),
        # What only says where a place lies.
        ("In Tarn, the capital of Veska, guards shot two men.", "shot", "Tarn"),
        ("In Tarn, on the eastern outskirts of Veska, guards shot two men.", "shot", "Tarn"),
        ("In Tarn near Veska, guards shot two men.", "shot", "Tarn"),
        ("Two men hid in Tarn when guards shot a nun near Veska.", "shot", "Veska"),
        ("In Tarn, Veska, two guards were shot.", "shot", "Tarn"),
        ("In Tarn, 40 km north of Veska, two guards were shot.", "shot", "Tarn"),
        # What is left by leaving it; who leaves an office leaves no place.
        ("Arlia withdrew its troops from Tarn.", "withdrew", "Tarn"),
        ("A docker was released from a Tarn jail.", "released", "Tarn"),
        ("The mayor resigned from the Tarn council.", "resigned", None),
        ("Guards shot two dockers from Tarn.", "shot", None),
        # What stands in a place, and what is called after what it has.
        ("Rebels shot two guards at the town hall of Tarn.", "shot", "Tarn"),
        ("Rebels shot two guards near the mayor of Tarn.", "shot", None),
        ("Rebels shot two guards near Tarn's Palace of Reeds.", "shot", "Tarn"),
    ],
)
def test_a_place_goes_with_its_own_verb_and_a_visit_is_where_it_goes(text, trigger, expected):
    places = [Place(text=one, span=at(text, one), name=one) for one in ("Tarn", "Veska") if one in text]
    found = where(found_of(text, trigger), places, text, happenings_of(text))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen in the Sahel town of Dori killed nine teachers.", "Dori"),
        ("Gunmen killed nine teachers in Dori, in the Sahel.", "Dori"),
        ("Gunmen killed nine teachers in the Sahel.", "Sahel"),
        ("Rebels met the envoy in Dori and killed nine teachers in the Sahel.", "Sahel"),
    ],
)
def test_a_town_stands_before_the_part_of_the_world_that_it_lies_in(text, expected):
    sizes = {"Dori": "town", "Sahel": "region"}
    places = [Place(text=one, span=at(text, one), name=one, precision=sizes[one]) for one in sizes if one in text]
    found = where(found_of(text, "killed"), places, text, happenings_of(text))
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandits shot at Tarn troops in Veska.", "Veska"),
        ("Bandits shot two guards near the Tarn embassy.", None),
        ("Bandits shot two guards in the south of Tarn.", "Tarn"),
        ("Bandits shot two guards in Tarn's south.", "Tarn"),
        ("The bombings of schools in Tarn killed nine guards.", "Tarn"),
    ],
)
def test_a_country_before_a_noun_tells_whose_it_is(text, expected):
    places = [
        Place(text=one, span=at(text, one), name=one, precision=kind)
        for one, kind in (("Tarn", "country"), ("Veska", "town"))
        if one in text
    ]
    happening = happenings_of(text)[0]
    found = where(happening, places, text, happenings_of(text))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a town that force is used on
        ("Rebels shelled Veska.", "shelled", "Veska"),
        ("Rebels shelled the port of Veska.", "shelled", "Veska"),
        ("Rebels shot the mayor of Veska.", "shot", None),
        ("The guild accused Veska.", "accused", None),
        # where a verb of motion leads
        ("Soldiers drove to Veska and shot two guards.", "shot", "Veska"),
        ("Soldiers wrote to Veska and shot two guards.", "shot", None),
        ("The premier shot two guards in a video released after a visit to Veska.", "visit", "Veska"),
    ],
)
def test_a_town_is_where_force_is_used_on_it_or_a_way_leads_there(text, trigger, expected):
    place = Place(text="Veska", span=at(text, "Veska"), name="Veska", precision="town")
    found = where(found_of(text, trigger), [place], text, happenings_of(text))
    assert (found and found.name) == expected
