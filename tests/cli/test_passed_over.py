"""What a folder has of kinds that are not read is told once a run."""

import pytest

LINE = "passed over in folders: 2 files of kinds that are not read (2 .pdf); save them as text or HTML"


@pytest.fixture
def mixed(tmp_path, quay):
    """A folder with a report and two files of a kind that is not read."""
    folder = tmp_path / "may"
    (folder / "sub").mkdir(parents=True)
    quay.rename(folder / "quay.txt")
    for name in ("a.pdf", "sub/b.pdf"):
        (folder / name).write_bytes(b"%PDF")
    return folder


def test_a_run_over_a_folder_says_once_what_it_passed_over(run, mixed):
    done = run("read", mixed, "--format", "jsonl")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [LINE]
    assert len(done.stdout.splitlines()) == 1


def test_so_does_a_run_that_keeps_them(run, mixed, tmp_path):
    done = run("add", mixed, "--ledger", tmp_path / "a.db", "--jobs", "1")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [LINE]


def test_a_folder_of_reports_and_a_file_by_its_name_say_nothing(run, mixed):
    for file in mixed.rglob("*.pdf"):
        file.unlink()
    assert run("read", mixed).stderr == ""
    assert run("read", mixed / "quay.txt").stderr == ""
