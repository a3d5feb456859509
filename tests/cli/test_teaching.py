"""Corrections that become lines of a user's codebook."""

import pytest
import yaml

from onrecord.codebook.teach import CodebookNotTaught, taught
from onrecord.ledger import open_ledger
from tests.ledger.stories import packed, record


@pytest.fixture
def ledger(tmp_path):
    """A ledger with two reports."""
    place = str(tmp_path / "onrecord.db")
    with open_ledger(place, write=True, create=True) as opened:
        for number in (1, 2):
            opened.writer.keep(packed(record(number)))
    return place


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "codebook"


@pytest.fixture
def correct(run, ledger, folder):
    """Correct and teach."""

    def invoke(*arguments, yes=True):
        return run("correct", *arguments, *(["--yes"] if yes else []), "--codebook", folder, "--ledger", ledger)

    return invoke


def entries(path):
    return yaml.safe_load(path.read_text("utf-8"))


def test_the_line_is_shown_first_and_written_after_a_yes(correct, folder):
    arguments = ("stm_4_1", "--speaker", "Ilse Marrow", "--kind", "person")
    result = correct(*arguments, yes=False)
    assert f"{folder}/people.yaml: - {{name: Ilse Marrow}}" in result.stdout
    assert "speaker: open → Ilse Marrow" in result.stdout
    assert not folder.exists()
    assert "Written: " in correct(*arguments).stdout
    assert (folder / "people.yaml").read_text("utf-8") == "- {name: Ilse Marrow}\n"


def test_a_merge_teaches_the_other_names(correct, folder):
    result = correct("Mara Oduya", "dockers' union", "--merge")
    assert result.exit_code == 0, result.output
    assert entries(folder / "people.yaml") == [{"name": "Mara Oduya", "aliases": ["dockers' union"]}]


def test_a_new_name_teaches_the_old_one_as_an_alias(correct, folder):
    correct("dockers' union", "--rename", "Port Ellery Dockers' Union")
    (entry,) = entries(folder / "bodies.yaml")
    assert entry == {"name": "Port Ellery Dockers' Union", "aliases": ["dockers' union"]}


def test_what_stands_already_can_still_be_taught_and_is_taught_once(correct, folder):
    for _ in range(2):
        result = correct("Mara Oduya", "--rename", "M. A. Oduya")
    assert "Nothing would change: this is what stands." in result.stdout
    (entry,) = entries(folder / "people.yaml")
    assert entry == {"name": "M. A. Oduya", "aliases": ["Mara Oduya"]}


def test_a_users_own_file_keeps_its_comments_and_its_other_entries(correct, folder):
    folder.mkdir()
    own = (
        "# Our harbour\n"
        "- name: Port Ellery Dockers' Union  # founded 1902\n"
        "  country: NOR\n"
        "  roles:\n"
        "    - {title: Chair, since: '2020-05-01'}\n"
        "\n"
        "# The others\n"
        "- {name: Coastline Courier, kind: organisation}\n"
    )
    (folder / "bodies.yaml").write_text(own, "utf-8")
    correct("dockers' union", "--rename", "Port Ellery Dockers' Union")
    text = (folder / "bodies.yaml").read_text("utf-8")
    assert text.startswith("# Our harbour\n- {")
    assert text.endswith("}\n\n# The others\n- {name: Coastline Courier, kind: organisation}\n")
    union, _ = entries(folder / "bodies.yaml")
    assert union == {
        "name": "Port Ellery Dockers' Union",
        "country": "NOR",
        "roles": [{"title": "Chair", "since": "2020-05-01"}],
        "aliases": ["dockers' union"],
    }


def test_a_body_or_a_person_has_to_be_known(correct, folder):
    result = correct("stm_4_1", "--speaker", "Ilse Marrow")
    assert result.exit_code == 2
    assert "whether this is a person or a body was wanted" in result.stderr
    assert not folder.exists()


@pytest.mark.parametrize("broken", ["name: Mara Oduya\n", "[a, b\n", "[{name: Mara Oduya}]", "- {name: 'x\n"])
def test_a_file_that_cannot_be_taught_is_told_and_nothing_is_done(correct, folder, ledger, run, broken):
    folder.mkdir()
    (folder / "people.yaml").write_text(broken)
    result = correct("Mara Oduya", "--rename", "M. A. Oduya")
    assert result.exit_code == 3
    assert "a list of entries was wanted" in result.stderr
    assert (folder / "people.yaml").read_text() == broken
    assert run("correct", "--undo", "--yes", "--ledger", ledger).exit_code == 3


def test_what_the_folder_has_no_place_for_is_a_line_for_the_shipped_codebook(correct, folder):
    shown = correct("stm_3_1", "--act", "assert").stdout
    assert "- [denied, assert]  # act: that it had touched the pumps" in shown
    assert "- [Two officials, unnamed]" in correct("stm_4_1", "--unnamed").stdout
    assert not folder.exists()


def test_names_that_yaml_would_misread_are_quoted():
    made = taught("", {"name": "No: 10", "aliases": ["null", "#1", "it's"]}, "bodies.yaml")
    assert yaml.safe_load(made) == [{"name": "No: 10", "aliases": ["null", "#1", "it's"]}]


def test_entries_that_are_no_mappings_are_passed_over():
    made = taught("- Mara Oduya\n- 3", {"name": "Mara Oduya"}, "people.yaml")
    assert made == "- Mara Oduya\n- 3\n- {name: Mara Oduya}\n"
    with pytest.raises(CodebookNotTaught):
        taught("a: 1", {"name": "x"}, "people.yaml")
