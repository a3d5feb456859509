"""A user's own codebook: read, preferred, and refused with a sentence that helps."""

from pathlib import Path

import pytest

from onrecord.codebook import load
from onrecord.codebook.known import read_known
from onrecord.errors import CodebookBroken


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.yaml").write_text(
        "- name: Vladimir Putin\n  country: XXX\n- {name: Mara Oduya, aliases: [M. Oduya], roles: [{title: Mayor}]}\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_users_entry_stands_before_a_shipped_one(folder: Path) -> None:
    own = load(folder=folder)
    assert own.named("vladimir putin")[0].country == "XXX"
    assert own.named("M. Oduya")[0].name == "Mara Oduya"
    assert load().named("Mara Oduya") == ()


def test_the_hash_covers_a_users_files(folder: Path) -> None:
    assert load(folder=folder).sha256 != load().sha256


def test_a_folder_without_any_of_the_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookBroken, match=r"none of people\.yaml, bodies\.yaml, outlets\.yaml"):
        load(folder=tmp_path)
    with pytest.raises(CodebookBroken, match=r"a folder .* was wanted"):
        load(folder=tmp_path / "gone")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- [1", "line 2: this is not YAML"),
        ("name: x", "a list of entries was wanted, and there is a dict"),
        ("- 7", "entry 1: a mapping"),
        ("- {name: x, colour: red}", "entry 1: colour is no field"),
        ("- {name: x, kind: ship}", "`kind` is one of person"),
        ("- {name: x, aliases: y}", "`aliases` is a list, and there is 'y'"),
        ("- {name: x, roles: [{since: '2020'}]}", "`title` was wanted"),
        ("- {name: x, identifiers: [1]}", "`identifiers` is a mapping"),
        ("- {aliases: [y]}", "`name` was wanted"),
        ("- !!python/object/apply:os.system ['true']", "this is not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(CodebookBroken, match=message):
        read_known("people.yaml", text)


def test_an_empty_file_holds_nobody() -> None:
    assert read_known("people.yaml", "# nobody yet\n") == []
