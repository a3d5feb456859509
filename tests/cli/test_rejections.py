"""What is said of rejected inputs: while they are added, afterwards, and when they are tried again."""

import json

import pytest

from onrecord.ledger import open_ledger


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "onrecord.db"


@pytest.fixture
def table(tmp_path):
    """A file of thirty lines that hold no documents, and one that does."""
    path = tmp_path / "table.jsonl"
    lines = [json.dumps({"row": number}) for number in range(30)]
    lines[7] = json.dumps({"text": "Quay\n\n“The quay will open in May,” Mara Oduya said on Sunday."})
    lines[9] = '{"text": '
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_file_of_many_is_told_by_its_first_and_a_count(run, table, ledger):
    result = run("add", table, "--ledger", ledger)
    assert result.exit_code == 1
    assert result.stderr.count("rejected: ") == 4
    assert "rejected: table.jsonl:1: " in result.stderr
    assert "table.jsonl: 26 more, 29 in all (28 not-a-document, 1 broken-json)" in result.stderr
    assert "1 new, 29 rejected" in result.stdout


def test_every_one_is_kept_and_can_be_listed(run, table, ledger):
    run("add", table, "--ledger", ledger)
    shown = run("rejected", "--ledger", ledger).stdout
    assert shown.splitlines()[0].startswith("table.jsonl:1: an object with text or html")
    assert "There are 9 more: give a larger --limit." in shown
    assert shown.splitlines()[-1] == "29 rejected: 28 not-a-document, 1 broken-json. Try again: onrecord add --retry"
    listed = json.loads(run("rejected", "--json", "--ledger", ledger).stdout)
    assert [one["name"] for one in listed][:2] == ["table.jsonl:1", "table.jsonl:2"]
    assert len(listed) == 29
    assert {one["reason"] for one in listed} == {"not-a-document", "broken-json"}


def test_nothing_rejected_is_said(run, quay, ledger):
    run("add", quay, "--ledger", ledger)
    assert run("rejected", "--ledger", ledger).stdout == "Nothing was rejected.\n"


def test_a_place_is_opened_once_when_it_is_tried_again(run, table, ledger):
    run("add", table, "--ledger", ledger)
    result = run("add", "--retry", "--ledger", ledger)
    assert "0 new, 1 kept before, 29 rejected" in result.stdout
    lines = table.read_text("utf-8").splitlines()
    lines[9] = json.dumps({"text": "Pier\n\n“The pier will close,” Ilse Marrow said on Sunday."})
    table.write_text("\n".join(lines), "utf-8")
    assert "1 new, 1 kept before, 28 rejected" in run("add", "--retry", "--ledger", ledger).stdout
    assert len(json.loads(run("rejected", "--json", "--ledger", ledger).stdout)) == 28


def test_what_was_tried_from_its_bytes_is_not_tried_again_from_its_folder(run, tmp_path, ledger):
    folder = tmp_path / "may"
    folder.mkdir()
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "table.json").write_text("[3]", "utf-8")
    run("add", folder, "--ledger", ledger)
    result = run("add", "--retry", "--ledger", ledger)
    assert "0 new, 2 rejected" in result.stdout
    assert result.stderr.count("empty.txt") == 1
    (folder / "empty.txt").write_text("Pier\n\n“The pier will close,” Ilse Marrow said on Sunday.", "utf-8")
    assert "1 new" in run("add", "--retry", "--ledger", ledger).stdout


def test_what_came_with_a_document_comes_again(run, analyser, tmp_path, ledger, monkeypatch):
    feed = tmp_path / "feed.jsonl"
    line = {"text": "“The quay will open.”", "url": "https://courier.example/1", "title": "Quay", "published": "soon"}
    feed.write_text(json.dumps(line), "utf-8")

    def broken(self, article, notes=()):
        raise ZeroDivisionError("division by zero")

    with monkeypatch.context() as today:
        today.setattr(analyser, "record", broken)
        assert "[fault]" in run("add", feed, "--publisher", "Courier", "--ledger", ledger).stderr
    feed.unlink()
    assert "1 new" in run("add", "--retry", "--ledger", ledger).stdout
    with open_ledger(str(ledger)) as opened:
        (record,) = opened.view.records()
    assert (record.article.url, record.article.title) == ("https://courier.example/1", "Quay")
    assert record.article.publisher.name == "Courier"
    assert [note.reason for note in record.notes if note.field == "article.published"] == ["unusable-value"]


def test_what_came_on_standard_input_is_gone(run, ledger):
    run("add", "-", "--ledger", ledger, input='{"text": ')
    result = run("add", "--retry", "--ledger", ledger, input="Quay\n\n“It opens,” Mara Oduya said.")
    assert "what came on standard input is gone, pipe it in again [broken-json]" in result.stderr


def test_a_file_that_came_back_as_it_was_is_no_longer_rejected(run, quay, ledger):
    whole = quay.read_bytes()
    for data in (whole, b"", whole):
        quay.write_bytes(data)
        run("add", quay, "--ledger", ledger)
    assert run("rejected", "--ledger", ledger).stdout == "Nothing was rejected.\n"


def test_two_files_of_one_name_are_told_apart(run, tmp_path, ledger):
    for month in ("may", "june"):
        (tmp_path / month).mkdir()
        (tmp_path / month / "empty.txt").write_text("", "utf-8")
        (tmp_path / month / "table.jsonl").write_text("[3]\n" * 5, "utf-8")
    files = [tmp_path / month / name for month in ("may", "june") for name in ("empty.txt", "table.jsonl")]
    added = run("add", *files, "--ledger", ledger).stderr.splitlines()
    listed = run("rejected", "--ledger", ledger).stdout.splitlines()
    for lines in (added, listed):
        empty = [line for line in lines if "empty.txt: " in line]
        assert [line.endswith(f" from {tmp_path / 'june' / 'empty.txt'}") for line in empty] == [False, True]
    assert sum("rejected: table.jsonl: 2 more, 5 in all" in line for line in added) == 1
    assert sum(f"table.jsonl from {tmp_path / 'june' / 'table.jsonl'}: 2 more, 5 in all" in line for line in added) == 1
