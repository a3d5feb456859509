"""Every group of words in the codebook proves itself by its examples, every line of the world's tables by itself."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from onrecord.codebook import load
from onrecord.finding.attribution.contents.hanging_cues import up_to_main_verb
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.headlines import headline
from onrecord.finding.attribution.layout.turns import turns
from onrecord.finding.sentences import read_sentence
from onrecord.linking.actors import Said, Spoken, link
from onrecord.linking.cast.referents import Referent
from onrecord.linking.names.forms import tokens_of, trim, without_form, without_letters
from onrecord.linking.names.generations import generations
from onrecord.linking.names.roster import roster
from onrecord.linking.names.spotting import spotted
from onrecord.linking.phrases.descriptions import Told, told_of
from onrecord.linking.phrases.phrase import head_of
from onrecord.linking.phrases.standing import parties_in
from onrecord.linking.reference.offices import outranks
from onrecord.linking.sources.surroundings import anonymity_in, venue_in
from onrecord.records import Actor, Span, SpeakerKind
from onrecord.records.labels import Name

BOOK = files("onrecord.codebook") / "english"
WORLD = files("onrecord.codebook") / "world"


def groups(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group of words with its path."""
    pending = list(yaml.safe_load((BOOK / name).read_text("utf-8")).items())
    while pending:
        path, group = pending.pop(0)
        if "words" in group:
            yield path, group
        else:
            pending += [(f"{path}.{key}", value) for key, value in group.items()]


def examples(name: str, prefix: str) -> list[Any]:
    found = [
        pytest.param(*example, id=f"{path}: {example[0]}")
        for path, group in groups(name)
        if path.startswith(prefix)
        for example in group.get("examples", ())
    ]
    assert found, f"{name} has no examples under {prefix}"
    return found


def told(phrase: str, *names: Name) -> tuple[tuple[Actor, ...], Spoken]:
    """Who a phrase is taken for when it is the source of a statement."""
    known = roster(phrase, names, load())
    linked = link("art_1", phrase, [Said(source=(Span(0, len(phrase)),), cue=(), content=())], known, load())
    actors, (spoken,) = linked.actors, linked.spoken
    return actors, spoken


def name(phrase: str, words: str, kind: str) -> Name:
    start = phrase.index(words)
    return Name(kind=kind, span=Span(start, start + len(words)))


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "heads"))
def test_head_words_tell_the_kind(phrase: str, kind: str) -> None:
    assert told(phrase)[1].kind == kind


@pytest.mark.parametrize("prefix", ["quantities", "several", "state_press"])
def test_counts_and_plurals_tell_the_kind(prefix: str) -> None:
    for phrase, kind in (example.values for example in examples("kinds.yaml", prefix)):
        assert told(phrase)[1].kind == kind, phrase


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "carriers"))
def test_what_carries_words_leads_to_whose_they_are(phrase: str, kind: str) -> None:
    assert told(phrase)[1].kind == kind


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "bodies"))
def test_words_in_a_name_tell_what_the_body_is(phrase: str, kind: str) -> None:
    assert told(phrase, name(phrase, phrase.removeprefix("the "), "organisation"))[1].kind == kind


@pytest.mark.parametrize(("general", "narrower", "fits"), examples("kinds.yaml", "broader"))
def test_a_general_word_refers_back_to_narrower_ones(general: str, narrower: str, fits: bool) -> None:
    assert (narrower in load().broader[general]) is fits


@pytest.mark.parametrize(("phrase", "named", "kind"), examples("kinds.yaml", "kinds_of_body"))
def test_a_noun_leads_to_a_body_whose_name_does_not_hold_it(phrase: str, named: str, kind: str) -> None:
    text = f"{named} is near. {phrase} said so."
    tag = "place" if kind == "state" else "organisation"
    places = [match.start() for match in re.finditer(named, text)]
    names = [Name(kind=tag, span=Span(at, at + len(named))) for at in places]
    source = Span(text.index(phrase), text.index(phrase) + len(phrase))
    known = roster(text, names, load())
    linked = link("art_1", text, [Said(source=(source,), cue=(), content=())], known, load())
    (actor,) = (actor for actor in linked.actors if actor.id == linked.spoken[0].actor)
    assert (actor.name, linked.spoken[0].kind) == (named, kind)


@pytest.mark.parametrize(("phrase", "party"), examples("kinds.yaml", "parties"))
def test_a_description_tells_a_party(phrase: str, party: str | None) -> None:
    assert parties_in(phrase, load()) == ({party} if party else set())


@pytest.mark.parametrize("group", ["often_unnamed", "stated", "anybody", "relations", "fields", "shared_offices"])
def test_nouns_for_people_belong_to_their_group(group: str) -> None:
    for phrase, belongs in (example.values for example in examples("kinds.yaml", group)):
        assert (head_of(phrase) in getattr(load().sources, group)) is belongs


@pytest.mark.parametrize(("title", "phrase", "holds"), examples("kinds.yaml", "ranks"))
def test_a_rank_is_held_by_whom_a_title_gives_it(title: str, phrase: str, holds: bool) -> None:
    holder = Referent(name="Ada Brook", kind=SpeakerKind.PERSON, told=[Told(title, Span(0, 1))])
    assert outranks(phrase, holder, load()) is not holds


@pytest.mark.parametrize(("phrase", "meant"), examples("kinds.yaml", "pairs"))
def test_a_pair_is_two_who_were_named_before(phrase: str, meant: str) -> None:
    text = f"Ada Brook met Hugh Lantry. {phrase} said so."
    names = [name(text, words, "person") for words in ("Ada Brook", "Hugh Lantry")]
    source = Span(text.index(phrase), text.index(phrase) + len(phrase))
    linked = link("art_1", text, [Said(source=(source,), cue=(), content=())], roster(text, names, load()), load())
    assert meant == "both"
    assert "Ada Brook & Hugh Lantry" in [actor.name for actor in linked.actors]


@pytest.mark.parametrize(("phrase", "gender"), examples("kinds.yaml", "gendered"))
def test_some_words_tell_a_gender(phrase: str, gender: str) -> None:
    assert load().gendered[phrase.split()[-1]] == gender


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "pronouns") + examples("kinds.yaml", "nobody"))
def test_pronouns_stay_open_and_nobody_is_nobody(phrase: str, kind: str | None) -> None:
    assert told(phrase)[1].kind == kind


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "things"))
def test_things_are_nobody(phrase: str, kind: str | None) -> None:
    assert told(phrase)[1].kind == kind


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "owned_by_bodies"))
def test_what_only_bodies_have_makes_a_body_of_a_name(phrase: str, kind: str) -> None:
    text = f"{phrase}, Ada Brook, left. Nordhavn said so."
    names = [Name(kind="person", span=Span(at, at + 8)) for at in (0, text.rindex("Nordhavn"))]
    source = Said(source=(names[1].span,), cue=(), content=())
    assert link("art_1", text, [source], roster(text, names, load()), load()).spoken[0].kind == kind


@pytest.mark.parametrize(("phrase", "called"), examples("kinds.yaml", "local"))
def test_a_body_that_every_place_has_is_called_with_its_place(phrase: str, called: str) -> None:
    (actor,) = told(phrase)[0]
    assert actor.name.lower() == called.lower()


@pytest.mark.parametrize("prefix", ["honorifics", "particles"])
def test_honorifics_go_and_particles_stay(prefix: str) -> None:
    for words, wanted in (example.values for example in examples("names.yaml", prefix)):
        span = trim(words, Span(0, len(words)), load())
        assert span is not None
        assert span.of(words) == wanted


@pytest.mark.parametrize(("word", "adjective"), examples("names.yaml", "prefixes"))
def test_a_prefix_makes_no_name(word: str, adjective: bool) -> None:
    names = [Name(kind="organisation", span=Span(0, len(word)))]
    assert (spotted(word, names, load()) == []) is adjective


@pytest.mark.parametrize(("words", "wanted"), examples("names.yaml", "post_nominals"))
def test_letters_behind_a_name_are_no_part_of_it(words: str, wanted: str) -> None:
    assert without_letters(words, load()) == wanted


@pytest.mark.parametrize("group", ["elders", "juniors"])
def test_a_word_tells_a_father_from_a_son_of_his_name(group: str) -> None:
    for words, wanted in (example.values for example in examples("names.yaml", group)):
        span = Span(words.index(words.removeprefix("the elder ").removeprefix("the younger ")), len(words))
        assert generations(words, [(span, span.of(words))], load()) == {span: wanted}


@pytest.mark.parametrize(("words", "wanted"), examples("names.yaml", "company_forms"))
def test_a_company_goes_by_its_name_without_its_form(words: str, wanted: str) -> None:
    assert " ".join(without_form(tokens_of(words), load())) == wanted.lower()
    text = f"{words} fell. {wanted} said so."
    spans = [Span(0, len(words)), Span(text.index(f" {wanted} said") + 1, text.index(" said"))]
    names = roster(text, [Name(kind="organisation", span=span) for span in spans], load())
    assert [(one.name, len(one.mentions)) for one in names.entries] == [(words, 2)]


@pytest.mark.parametrize(("words", "wanted"), examples("names.yaml", "titles"))
def test_titles_are_no_part_of_a_name(words: str, wanted: str) -> None:
    (actor,), _ = told(words, Name(kind="person", span=Span(0, len(words))))
    assert actor.name == wanted


@pytest.mark.parametrize(("words", "title"), examples("names.yaml", "title_ends"))
def test_a_title_ends_where_it_must(words: str, title: str) -> None:
    last = re.search(r"\w+$", words)
    assert last is not None
    assert [one.words for one in told_of(words, Span(*last.span()), load())] == [title]


@pytest.mark.parametrize(("word", "wanted"), examples("cues.yaml", "cues"))
def test_a_cue_run_together_with_a_name_is_seen(word: str, wanted: str) -> None:
    text = f"Grace {wanted} came. {word}"
    names = roster(text, [Name(kind="person", span=Span(0, 6 + len(wanted)))], load())
    source = Said(source=(Span(len(text) - len(word), len(text)),), cue=(), content=())
    (actor,) = link("art_1", text, [source], names, load()).actors
    assert actor.name == f"Grace {wanted}"


@pytest.mark.parametrize(("words", "reports"), examples("cues.yaml", "stems"))
def test_words_that_may_report_are_seen(words: str, reports: bool) -> None:
    assert bool(load().reports.search(words)) is reports


@pytest.mark.parametrize(("cue", "done_to"), [*examples("cues.yaml", "done_to"), *examples("cues.yaml", "brought_on")])
def test_the_subject_of_a_passive_is_spoken_to_or_of(cue: str, done_to: bool) -> None:
    assert bool(load().done_to.match(cue)) is done_to


@pytest.mark.parametrize(("words", "own"), examples("cues.yaml", "own_view"))
def test_a_speaker_puts_a_view_of_their_own(words: str, own: bool) -> None:
    assert bool(load().own_view.fullmatch(words)) is own


@pytest.mark.parametrize(
    ("words", "passive"), [*examples("cues.yaml", "bare_passives"), *examples("cues.yaml", "inserted_passives")]
)
def test_a_passive_without_be_is_told_from_a_verb_that_acts(words: str, passive: bool) -> None:
    parsed = read_sentence(words, Span(0, len(words)))
    assert any(clause.group.passive for clause in parsed.clauses) is passive


@pytest.mark.parametrize(("word", "open_who"), examples("cues.yaml", "hearsay"))
def test_an_adverb_leaves_open_who_says_so(word: str, open_who: bool) -> None:
    assert (word in load().cueing.hearsay) is open_who


@pytest.mark.parametrize(("words", "verb"), examples("cues.yaml", "nouns_alone"))
def test_behind_some_participles_a_verb_is_of_whoever_speaks(words: str, verb: str) -> None:
    who, cue, said = words.split(" ", 2)
    at = [Span(0, len(who)), Span(len(who) + 1, len(who) + 1 + len(cue)), Span(len(words) - len(said), len(words))]
    draft = Draft(source=(at[0],), cue=(at[1],), content=(at[2],), confidence=1)
    kept = up_to_main_verb(words, draft, load()).content[0].of(words)
    assert said.removeprefix(kept).split()[:1] == ([verb] if verb else [])


@pytest.mark.parametrize(
    ("words", "heard", "group"),
    [(*example.values, group) for group in ("hearing", "hearers") for example in examples("cues.yaml", group)],
)
def test_courts_and_their_like_hear_what_others_say(words: str, heard: bool, group: str) -> None:
    assert (words.lower().split()[-1] in getattr(load().cueing, group)) is heard


@pytest.mark.parametrize(("words", "seen"), examples("cues.yaml", "uttered"))
def test_a_verb_only_says_how_something_is_said(words: str, seen: bool) -> None:
    assert bool(set(words.split()) & load().cueing.uttered) is seen


@pytest.mark.parametrize(("sentence", "performs"), examples("cues.yaml", "performs"))
def test_behind_a_verb_of_singing_or_reading_a_title_is_nothing_said(sentence: str, performs: bool) -> None:
    assert (sentence.split()[1] in load().cueing.performs) is performs


@pytest.mark.parametrize(("words", "brings_in"), examples("cues.yaml", "brings_in"))
def test_a_noun_brings_in_what_stands_behind_its_that(words: str, brings_in: bool) -> None:
    assert (words.split()[1] in load().cueing.brings_in) is brings_in


@pytest.mark.parametrize(("cue", "cites"), examples("cues.yaml", "cites"))
def test_a_cue_only_names_whom_somebody_has_something_from(cue: str, cites: bool) -> None:
    assert (cue in load().cueing.cites) is cites


@pytest.mark.parametrize(("cue", "passes_over"), examples("cues.yaml", "passes_over"))
def test_a_cue_takes_no_notice_of_what_others_say(cue: str, passes_over: bool) -> None:
    assert any(word in load().cueing.passes_over for word in cue.split()) is passes_over


@pytest.mark.parametrize(("told", "brings_on"), examples("cues.yaml", "brings_on"))
def test_a_verb_brings_somebody_to_something(told: str, brings_on: bool) -> None:
    assert any(word in load().cueing.brings_on for word in told.split()) is brings_on


@pytest.mark.parametrize(("cue", "goes_on"), examples("cues.yaml", "goes_on"))
def test_a_cue_tells_that_the_last_speaker_goes_on(cue: str, goes_on: bool) -> None:
    assert (cue in load().cueing.goes_on) is goes_on


@pytest.mark.parametrize(("line", "speaks"), [*examples("cues.yaml", "labels"), *examples("cues.yaml", "topics")])
def test_what_stands_before_a_colon_speaks_unless_it_is_a_label(line: str, speaks: bool) -> None:
    assert (headline(line, Span(0, len(line)), [], load()) is not None) is speaks


@pytest.mark.parametrize(("line", "ends"), examples("cues.yaml", "ends_headlines"))
def test_a_headline_ends_with_who_says_so(line: str, ends: bool) -> None:
    assert (headline(line, Span(0, len(line)), [], load()) is not None) is ends


@pytest.mark.parametrize(("line", "speaks"), examples("cues.yaml", "turn_labels"))
def test_a_role_in_an_exchange_speaks(line: str, speaks: bool) -> None:
    text = f"{line}\n\n{line}\n\nQ: Who asks?"
    places = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    assert (len(turns(text, places, [], load())) == 3) is speaks


@pytest.mark.parametrize(("label", "shared"), examples("cues.yaml", "shared_labels"))
def test_a_role_that_several_bear(label: str, shared: bool) -> None:
    assert label in load().cueing.turn_labels
    assert (label in load().cueing.shared_labels) is shared


@pytest.mark.parametrize(("words", "sector"), examples("sectors.yaml", "roles"))
def test_a_role_tells_a_sector(words: str, sector: str) -> None:
    assert load().sector_of(words, body=False) == sector


@pytest.mark.parametrize(("words", "sector"), examples("sectors.yaml", "bodies"))
def test_the_name_of_a_body_tells_a_sector(words: str, sector: str) -> None:
    assert load().sector_of(words, body=True) == sector


@pytest.mark.parametrize(
    ("words", "venue"),
    [pair for group in ("venues", "platforms", "pages") for pair in examples("settings.yaml", group)],
)
def test_where_something_was_said(words: str, venue: str | None) -> None:
    assert venue_in(words, load()) == venue


@pytest.mark.parametrize(("words", "reason"), examples("settings.yaml", "anonymity"))
def test_why_somebody_is_not_named(words: str, reason: str | None) -> None:
    assert anonymity_in(words, load()) == reason


@pytest.mark.parametrize("file", ["kinds.yaml", "names.yaml", "cues.yaml", "sectors.yaml", "settings.yaml"])
def test_no_group_holds_a_word_twice(file: str) -> None:
    for path, group in groups(file):
        words = list(group["words"])
        assert sorted({str(word) for word in words if words.count(word) > 1}) == [], path


# The world.


def countries() -> list[Any]:
    content = yaml.safe_load((WORLD / "countries.yaml").read_text("utf-8"))
    rows = [*content["countries"].items(), *content["former"].items()]
    rows += [(row["country"], {"name": called, **row}) for called, row in content["partly"].items()]
    return [pytest.param(code, row, id=f"{code} {row['name']}") for code, row in rows]


@pytest.mark.parametrize(("code", "row"), countries())
def test_every_name_of_a_country_leads_to_its_code(code: str, row: dict[str, Any]) -> None:
    world = load().world
    assert re.fullmatch("[A-Z]{3}", code)
    assert [world.country_named(one) for one in (row["name"], *row.get("also", ()))] == [code] * (
        1 + len(row.get("also", ()))
    )
    assert {world.people_of(one) for one in row.get("people", ())} <= {code}
    assert {world.seat_of(one) for one in row.get("seat", ())} <= {code}


@pytest.mark.parametrize(("code", "row"), countries())
def test_the_government_of_every_people_is_its_state(code: str, row: dict[str, Any]) -> None:
    if row.get("people"):
        (actor,), spoken = told(f"the {row['people'][0]} government")
        assert (spoken.kind, actor.country, actor.sector) == ("state", code, "GOV")


def test_every_ruler_and_every_ruled_is_a_country() -> None:
    content = yaml.safe_load((WORLD / "countries.yaml").read_text("utf-8"))
    known = set(content["countries"])
    assert set(content["rulers"]) | {one for ruled in content["rulers"].values() for one in ruled} <= known


def known_lines() -> list[Any]:
    return [
        pytest.param(row, kind, id=row["name"])
        for file, kind in (("people.yaml", "person"), ("bodies.yaml", "organisation"), ("outlets.yaml", "organisation"))
        for row in yaml.safe_load((WORLD / file).read_text("utf-8"))
    ]


@pytest.mark.parametrize(("row", "kind"), known_lines())
def test_every_name_of_somebody_known_leads_to_the_line(row: dict[str, Any], kind: str) -> None:
    for called in (row["name"], *row.get("aliases", ())):
        (actor,), _ = told(called, Name(kind=kind, span=Span(0, len(called))))
        assert (actor.kind, actor.sector) == (row.get("kind", "person"), row.get("sector", actor.sector))
        assert actor.country == row.get("country", actor.country)
        assert actor.identifiers == row.get("identifiers", {})


def test_given_names_tell_a_gender_where_nearly_all_bearers_have_it() -> None:
    assert [load().gender_of_name(one) for one in ("Mara", "José", "Kim", "Qwrt")] == ["f", "m", None, None]


def test_the_codebook_is_named_by_its_content() -> None:
    assert len(load().sha256) == 64
    assert load() is load()
