"""The measures give the figures that one counts by hand, and those of the data's own scorers."""

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.quality.scoring import (
    ROLES,
    Attribution,
    Count,
    add,
    count_attributions,
    count_body,
    count_labels,
    same_speaker,
)

TEXT = 'Tarn said rents fell. "They will rise," Lin replied.'
SAID = Attribution(source=((0, 4),), cue=((5, 9),), content=((10, 20),))
REPLIED = Attribution(source=((40, 43),), cue=((44, 51),), content=((22, 39),))


def labelled(attribution: Attribution, **labels: str | None) -> Attribution:
    return Attribution(source=attribution.source, cue=attribution.cue, content=attribution.content, labels=labels)


def test_a_perfect_reading_has_one_of_everything():
    counts = count_attributions(TEXT, [SAID, REPLIED], [SAID, REPLIED])
    assert all(count.f1 == 1 for count in counts.values())
    assert counts["relation"] == Count(2, 2, 2)


def test_white_space_at_the_end_of_a_span_does_not_matter():
    wider = Attribution(source=((0, 5),), cue=((5, 10),), content=((9, 20),))
    assert count_attributions(TEXT, [SAID], [wider])["exact.content"] == Count(1, 1, 1)


def test_a_piece_with_another_end_is_not_exact_but_the_relation_is_found():
    longer = Attribution(source=((0, 4),), cue=((5, 9),), content=((10, 21),))
    counts = count_attributions(TEXT, [SAID], [longer])
    assert counts["exact.content"] == Count(0, 1, 1)
    assert counts["relation"] == Count(1, 1, 1)


def test_a_broken_quotation_counts_as_two_pieces():
    broken = Attribution(content=((0, 4), (10, 20)))
    assert count_attributions(TEXT, [broken], [broken])["exact.content"].wanted == 2


def test_less_than_half_of_the_words_is_no_relation():
    short = Attribution(source=((0, 4),), content=((22, 27),))
    long = Attribution(source=((0, 4),), content=((22, 39),))
    assert count_attributions(TEXT, [long], [short])["relation"] == Count(0, 1, 1)


def test_a_source_where_there_is_none_is_no_relation():
    bare = Attribution(content=SAID.content)
    assert count_attributions(TEXT, [bare], [SAID])["relation"].right == 0
    assert count_attributions(TEXT, [bare], [bare])["relation"].right == 1


def test_no_attribution_is_matched_twice():
    assert count_attributions(TEXT, [SAID, SAID], [SAID])["relation"] == Count(1, 1, 2)


def test_counts_of_documents_add_up():
    assert add([{"a": Count(1, 2, 3)}, {"a": Count(1, 1, 1), "b": Count(0, 0, 1)}]) == {
        "a": Count(2, 3, 4),
        "b": Count(0, 0, 1),
    }


def test_f1_of_nothing_is_nought():
    assert (Count().precision, Count().recall, Count().f1) == (0, 0, 0)


def test_a_speaker_is_right_by_a_shorter_name_and_an_unnamed_one_by_kind():
    wanted = [
        labelled(SAID, speaker="Obi Tarn", speaker_kind="person", act="assert", evidence="none"),
        labelled(REPLIED, speaker="a tenant", speaker_kind="unnamed", act="predict", evidence=None),
    ]
    given = [
        labelled(SAID, speaker="Mr Tarn", speaker_kind="person", act="deny", evidence="none"),
        labelled(REPLIED, speaker="somebody else", speaker_kind="unnamed", act="predict", evidence="none"),
    ]
    counts = count_labels(TEXT, wanted, given)
    assert counts["speaker"] == Count(2, 2, 2)
    assert counts["act"] == Count(1, 2, 2)
    assert counts["evidence"] == Count(1, 1, 1)


def test_labels_of_an_attribution_that_was_missed_count_against_recall_only():
    counts = count_labels(TEXT, [labelled(SAID, speaker="Tarn", speaker_kind="person")], [])
    assert counts["speaker"] == Count(0, 0, 1)
    assert counts["act"] == Count()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Obi Tarn", "Tarn", True),
        ("Obi Tarn", "obi tarn’s", True),
        ("Obi Tarn", "Ada Tarn", False),
        ("Obi Tarn & Ada Lin", "Ada Lin", True),
        ("The Selda Tenants Union", "Tenants Union", True),
        ("The Selda Tenants Union", "Selda", False),
        ("", "", True),
        ("Obi Tarn", "", False),
    ],
)
def test_names_of_one_speaker(one: str, other: str, same: bool):
    assert same_speaker(one, other) is same


def test_body_of_the_same_text_is_whole_and_of_another_nothing():
    assert count_body("a b c d e", "a b c d e") == Count(1, 1, 1)
    assert count_body("a b c d e", "v w x y z").right == 0
    assert count_body("", "") == Count()


def test_body_with_furniture_loses_precision_only():
    count = count_body("a b c d e", "a b c d e f")  # two runs of four in the right text, three in this one
    assert count.precision == pytest.approx(2 / 3)
    assert count.recall == 1


# The data come with scorers of their own; where they are, both must give the same figures.


def scorer(shared_data: Path, name: str) -> ModuleType:
    path = shared_data.parent / "eval" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"no scorer at {path}")
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def random_text(chance: random.Random) -> str:
    words = ["rents", "fell", "Tarn", "said", "won't", '"', ",", ".", "’", "the\n\n", "city"]
    return "".join(chance.choice(words) + chance.choice(["", " "]) for _ in range(120))


def random_attributions(chance: random.Random, length: int, many: int) -> list[Attribution]:
    def spans(most: int) -> tuple[tuple[int, int], ...]:
        starts = [chance.randrange(length - 40) for _ in range(chance.randint(0, most))]
        return tuple((start, start + chance.randint(1, 40)) for start in starts)

    found = []
    for _ in range(many):
        content = spans(3) or ((0, 30),)
        labels = {
            "speaker": chance.choice(["Obi Tarn", "Tarn", "Mr Obi Tarn", "Ada Lin", "the city", ""]),
            "speaker_kind": chance.choice(["person", "organisation", "unnamed", "none"]),
            "act": chance.choice(["assert", "deny", None]),
            "evidence": chance.choice(["none", "cited"]),
        }
        found.append(Attribution(source=spans(1), cue=spans(1), content=content, labels=labels))
    return found


def shaken(chance: random.Random, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, some moved by a little and some gone, as a reading would have them."""

    def move(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((max(0, start + chance.choice([0, 0, 3])), end + chance.choice([0, 0, 5])) for start, end in spans)

    labels = [one.labels for one in attributions]
    return [
        Attribution(source=move(a.source), cue=move(a.cue), content=move(a.content), labels=chance.choice(labels))
        for a in attributions
        if chance.random() < 0.8
    ]


def write_standoff(path: Path, attributions: list[Attribution]) -> None:
    lines, relations = [], []
    for number, attribution in enumerate(attributions):
        members = []
        for role in ROLES:
            if spans := getattr(attribution, role):
                identifier = f"T{len(lines)}"
                offsets = ";".join(f"{start} {end}" for start, end in spans)
                lines.append(f"{identifier}\t{role.title()} {offsets}\t-")
                members.append(f"{role.title()}:{identifier}")
        relations.append(f"E{number}\t{' '.join(members)}")
    path.write_text("\n".join(lines + relations) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", range(12))
def test_figures_agree_with_the_scorers_that_come_with_the_data(shared_data: Path, tmp_path: Path, seed: int):
    attribution, labels = scorer(shared_data, "score_attribution"), scorer(shared_data, "score_labels")
    chance = random.Random(seed)
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    predictions, lines, found, labelled_counts = {}, [], [], []
    for document in ("a", "b"):
        text = random_text(chance)
        wanted = random_attributions(chance, len(text), 8)
        given = shaken(chance, wanted) + random_attributions(chance, len(text), 2)
        (tmp_path / "text" / f"{document}.txt").write_text(text, encoding="utf-8")
        write_standoff(tmp_path / "attributions" / f"{document}.ann", wanted)
        predictions[f"{document}.txt"] = [{**{r: getattr(a, r) for r in ROLES}, **a.labels} for a in given]
        lines += [json.dumps({"doc": document, "id": f"E{n}", **a.labels}) for n, a in enumerate(wanted)]
        found.append(count_attributions(text, wanted, given))
        labelled_counts.append(count_labels(text, wanted, given))
    (tmp_path / "labels.jsonl").write_text("\n".join(lines), encoding="utf-8")

    theirs, ours = attribution.score(tmp_path, predictions), add(found)
    for name, count in ours.items():
        assert count.f1 == pytest.approx(theirs[name]["f1"]), name
        assert count.precision == pytest.approx(theirs[name]["precision"]), name
    theirs, ours = labels.score(tmp_path, tmp_path / "labels.jsonl", predictions), add(labelled_counts)
    for name, count in ours.items():
        assert count.precision == pytest.approx(theirs[name]["accuracy"]), name
        assert count.recall == pytest.approx(theirs[name]["end_to_end"]), name


@pytest.mark.parametrize("seed", range(6))
def test_body_agrees_with_the_scorer_that_comes_with_the_data(shared_data: Path, seed: int):
    body, chance = scorer(shared_data, "score_body"), random.Random(seed)
    wanted, given = random_text(chance), random_text(chance)
    given += wanted[: chance.randrange(len(wanted))]
    right, wrong, missed = body.shares(wanted, given)
    assert count_body(wanted, given) == pytest.approx((right, right + wrong, right + missed))
