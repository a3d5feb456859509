import io
import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import redirect_stdout
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from onrecord.cli.add import command
from onrecord.ledger import open_ledger, verify
from tests.cli.test_read import HERE

# The command line with the stand-in for the model, as a program of its own, which reads slowly.
PROGRAM = f"""
import sys, time
from types import ModuleType
sys.path.insert(0, {str(HERE)!r})
from conftest import FakeAnalyser
class Slow(FakeAnalyser):
    def record(self, article, notes=(), *, at_least=0.0):
        time.sleep(0.01)
        return super().record(article, notes, at_least=at_least)
pipeline = sys.modules["onrecord.pipeline"] = ModuleType("onrecord.pipeline")
pipeline.Analyser = Slow
from onrecord.cli.main import main
main(prog_name="onrecord")
"""


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "onrecord.db"


@pytest.fixture
def folder(tmp_path):
    """Thirty reports."""
    place = tmp_path / "news"
    place.mkdir()
    for number in range(30):
        text = f"Quay {number} opens\n\n“Quay number {number} will open in May,” Mara Oduya said on Sunday.\n"
        (place / f"{number:02}.txt").write_text(text, "utf-8")
    return place


def counts(ledger):
    with open_ledger(str(ledger)) as opened:
        return opened.view.counts()


def test_a_folder_is_kept_and_found_again(run, folder, ledger):
    result = run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("30 new. ")
    assert counts(ledger)["article"] == 30
    found = run("search", "quays", "17", "--ledger", ledger)
    assert "“Quay number 17 will open in May,”" in found.stdout


def test_adding_again_keeps_nothing_twice_and_reads_nothing(run, analyser, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    before = counts(ledger)
    loaded = analyser.loaded
    result = run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert "0 new, 30 kept before" in result.stdout
    assert counts(ledger) == before
    assert analyser.loaded == loaded


def test_the_ledger_is_one_file(run, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert [path.name for path in ledger.parent.iterdir() if path != folder] == ["onrecord.db"]


def test_the_same_bytes_under_another_name_are_one_article(run, folder, ledger):
    (folder / "copy.txt").write_bytes((folder / "00.txt").read_bytes())
    result = run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert result.exit_code == 0
    assert counts(ledger)["article"] == counts(ledger)["capture"] == 30


def test_a_changed_page_is_told_with_what_changed(run, quay, ledger):
    address = ("--url", "https://courier.example/quay", "--ledger", ledger)
    run("add", quay, *address)
    quay.write_text(quay.read_text("utf-8").replace("in May", "in June"), "utf-8")
    result = run("add", quay, *address)
    assert "0 new, 1 new version." in result.stdout
    assert "version 2 of its address" in result.stderr
    assert "statements: 1 changed" in result.stderr


def test_what_is_rejected_is_kept_and_can_be_tried_again(run, folder, ledger):
    (folder / "05.txt").write_bytes(b"")
    result = run("add", folder, folder / "none.txt", "--ledger", ledger, "--jobs", 1)
    assert result.exit_code == 1
    assert "29 new, 2 rejected" in result.stdout
    assert "rejected: 05.txt:" in result.stderr
    assert "[not-found]" in result.stderr
    (folder / "none.txt").write_text("Late\n\n“It came late,” Mara Oduya said on Sunday.", "utf-8")
    result = run("add", "--retry", "--ledger", ledger)
    assert "1 new, 1 rejected" in result.stdout
    assert counts(ledger)["article"] == 30


def test_a_fault_of_the_program_is_a_rejection_and_keeps_the_bytes(run, folder, ledger):
    (folder / "05.txt").write_text("Quay\n\nThe quay will explode, Mara Oduya said on Sunday.", "utf-8")
    result = run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert "[fault]" in result.stderr
    with open_ledger(str(ledger)) as opened:
        (row,) = opened.view.inputs("rejected")
        assert b"explode" in opened.view.capture(row.sha256)


def test_nothing_to_add_is_wrong_usage(run, ledger):
    assert run("add", "--ledger", ledger).exit_code == 2


def test_a_file_that_is_no_ledger_is_left_alone(run, quay, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a ledger " * 100)
    result = run("add", quay, "--ledger", other)
    assert result.exit_code == 3
    assert "a ledger was wanted, and this file is something else" in result.stderr
    assert other.read_text() == "not a ledger " * 100
    base = tmp_path / "other.db"
    with sqlite3.connect(base) as made:
        made.execute("CREATE TABLE article (number)")
    made.close()
    assert run("add", quay, "--ledger", base).exit_code == 3


@pytest.mark.parametrize("pragma", ["journal_mode = WAL", "application_id = 1869771365"])
def test_a_file_whose_making_was_ended_is_taken_up_again(run, quay, ledger, pragma):
    connection = sqlite3.connect(ledger, isolation_level=None)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    assert ledger.stat().st_size
    assert "a run was ended while it was made" in run("search", "quay", "--ledger", ledger).stderr
    assert run("add", quay, "--ledger", ledger).exit_code == 0


@pytest.mark.parametrize("command", ["search", "verify"])
def test_a_ledger_that_is_not_there_is_said_and_not_made(run, ledger, command):
    result = run(command, "--ledger", ledger)
    assert result.exit_code == 3
    assert "there is no file of this name" in result.stderr
    assert not ledger.exists()


def test_a_ledger_that_may_only_be_read_is_told_and_kept(run, folder, quay, ledger, monkeypatch):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    real = sqlite3.connect

    def read_only(place, **named):
        return real(f"{Path(place).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(sqlite3, "connect", read_only)  # root may write whatever the permissions say
    result = run("add", quay, "--ledger", ledger)
    monkeypatch.undo()
    assert result.exit_code == 3
    assert "may only be read" in result.stderr
    assert "What was kept stays" in result.stderr
    assert counts(ledger)["article"] == 30


def test_a_short_file_of_somebody_elses_is_left_alone(run, quay, tmp_path):
    for content in (b"\n", b"x", b"a note"):
        other = tmp_path / "note.txt"
        other.write_bytes(content)
        result = run("add", quay, "--ledger", other)
        assert result.exit_code == 3
        assert "this file is something else" in result.stderr
        assert other.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="permissions")
def test_a_ledger_on_a_disk_that_may_only_be_read_is_told(run, folder, quay, ledger, monkeypatch):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    # As the system answers for a disk mounted for reading, to root too.
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    result = run("add", quay, "--ledger", ledger)
    assert result.exit_code == 3
    assert "may only be read" in result.stderr
    assert "Quay number 17" in run("search", "17", "--ledger", ledger).stdout


def test_a_ledger_in_a_folder_that_may_only_be_read_can_be_searched(run, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    ledger.chmod(stat.S_IRUSR)
    ledger.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert "Quay number 17" in run("search", "17", "--ledger", ledger).stdout
    finally:
        ledger.parent.chmod(stat.S_IRWXU)
    assert not Path(f"{ledger}-wal").exists()


def test_a_full_disk_is_told_and_what_was_kept_stays(run, folder, ledger, monkeypatch):
    run("add", folder / "00.txt", "--ledger", ledger)
    real = sqlite3.connect

    def small(place, **named):
        connection = real(place, **named)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    result = run("add", folder, "--ledger", ledger, "--jobs", 1)
    monkeypatch.undo()
    assert result.exit_code == 3
    assert "the disk is full; make room and run this again" in result.stderr
    assert counts(ledger)["article"] >= 1
    with open_ledger(str(ledger)) as opened:
        assert list(verify(opened)) == []
    assert run("add", folder, "--ledger", ledger, "--jobs", 1).exit_code == 0
    assert counts(ledger)["article"] == 30


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_disk_that_takes_no_more_is_told_and_what_was_kept_stays(folder, ledger):
    import resource  # noqa: PLC0415 - Unix only

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    line = [sys.executable, "-c", PROGRAM, "add", str(folder), "--ledger", str(ledger), "--jobs", "1"]
    unpacking = subprocess.run(line, capture_output=True, text=True, timeout=60, preexec_fn=small)
    assert unpacking.returncode == 3
    assert "room for temporary files in" in unpacking.stderr
    assert look(ledger, at_least=0) == 0
    line += ["--language", "en"]
    stopped = subprocess.run(line, capture_output=True, text=True, timeout=60, preexec_fn=small)
    assert stopped.returncode == 3
    assert "What was kept stays" in stopped.stderr
    held = look(ledger, at_least=1)
    assert held < 30
    assert subprocess.run(line, capture_output=True, timeout=60).returncode == 0
    assert look(ledger, at_least=held) == 30


def test_a_locked_ledger_is_told(run, quay, folder, ledger, monkeypatch):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    monkeypatch.setattr("onrecord.ledger.databases.sqlite._BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(ledger, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    result = run("add", quay, "--ledger", ledger)
    holder.execute("ROLLBACK")
    assert result.exit_code == 3
    assert "another program is writing to this ledger" in result.stderr


def test_all_cores_give_the_same_ledger_as_one(run, root, tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for report in (root / "benchmarks" / "quality" / "corpus").glob("*.txt"):
        shutil.copy(report, reports)
    held = []
    for jobs in ("1", "2"):
        place = tmp_path / f"{jobs}.db"
        line = [sys.executable, "-c", REAL]
        done = subprocess.run([*line, "add", str(reports), "--ledger", str(place), "--jobs", jobs], timeout=300)
        assert done.returncode == 0
        with open_ledger(str(place)) as opened:
            held.append([one.to_json() for one in opened.view.records()])
            held.append(opened.connection.all("SELECT * FROM statement ORDER BY number"))
    assert held[:2] == held[2:]


REAL = "from onrecord.cli.main import main\nif __name__ == '__main__':\n    main(prog_name='onrecord')\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_at_any_instant_it_loses_nothing_finished_and_leaves_nothing_half(folder, ledger):
    line = [sys.executable, "-c", PROGRAM, "add", str(folder), "--ledger", str(ledger), "--jobs", "1"]
    started = time.monotonic()
    subprocess.run(line, capture_output=True, timeout=60, check=True)
    whole = time.monotonic() - started
    ledger.unlink()
    held = 0
    for number in range(20):
        with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(whole * (0.3 + 0.7 * number / 20) if number % 2 else whole * number / 20)
            running.kill()
        if ledger.exists() and ledger.stat().st_size:
            held = look(ledger, at_least=held)
        if held == 30:
            ledger.unlink()
            held = 0
    assert subprocess.run(line, capture_output=True, timeout=60).returncode == 0
    assert look(ledger, at_least=30) == 30


def look(ledger, *, at_least):
    """How many articles a ledger holds: all of them whole, and no fewer than before."""
    with open_ledger(str(ledger), write=True) as opened:
        assert list(verify(opened)) == []
        found = opened.view.counts()
        inputs = len(opened.view.inputs("kept"))
    assert found["article"] == found["capture"] == found["statement"] == inputs >= at_least
    return found["article"]


def test_search_as_json_has_the_places_of_the_words(run, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    page = json.loads(run("search", "quay", "--json", "--limit", 3, "--ledger", ledger).stdout)
    assert page["more"] is True
    (start, end), *_ = page["hits"][0]["marks"]
    assert page["hits"][0]["content"][start:end] == "Quay"
    assert run("search", "nothing of the kind", "--ledger", ledger).stdout == "Nothing on record fits.\n"


def test_search_in_articles(run, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    shown = run("search", "oduya", "17", "--in", "articles", "--ledger", ledger).stdout
    assert re.search(r"^Quay 17 opens$", shown, re.MULTILINE)


def test_verify_names_what_was_changed(run, folder, ledger):
    run("add", folder, "--ledger", ledger, "--jobs", 1)
    assert run("verify", ledger).exit_code == 0
    with sqlite3.connect(ledger) as opened:
        opened.execute("UPDATE statement SET words = replace(words, 'number 17', 'number 18')")
    opened.close()
    result = run("verify", ledger)
    assert result.exit_code == 1
    assert "differs at character" in result.stdout
    assert "2 things are not" in result.stdout
    assert "the index of the words of statements is damaged" in result.stdout
    assert json.loads(run("verify", "--json", "--ledger", ledger).stdout)["flaws"][1]["subject"].startswith("stm_")


class Watched(io.StringIO):
    """Standard error that somebody watches."""

    def isatty(self):
        return True


def test_who_watches_sees_how_many_are_done_how_fast_and_what_is_left(analyser, folder, ledger, monkeypatch):
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    (folder / "05.txt").write_bytes(b"")
    with redirect_stdout(io.StringIO()), pytest.raises(SystemExit):
        command.main(args=[str(folder), "--ledger", str(ledger), "--jobs", "1"], prog_name="onrecord add")
    shown = watched.getvalue()
    assert "30/30" in shown
    assert "/s" in shown
    assert "rejected: 05.txt: " in shown


def test_a_server_that_is_not_there_is_told_without_the_password(run, quay):
    pytest.importorskip("psycopg")
    result = run("add", quay, "--ledger", "postgresql://mina:secret@127.0.0.1:1/news?connect_timeout=2")
    assert result.exit_code == 3
    assert "the server cannot be reached" in result.stderr
    assert "secret" not in result.stderr


def test_an_address_of_another_kind_is_told(run, quay):
    result = run("add", quay, "--ledger", "mysql://db.example/news")
    assert "an address that begins with postgresql:// was wanted" in result.stderr


def test_the_doctor_looks_at_the_ledger_and_at_what_was_asked_for_beside_the_core(run):
    shown = run("doctor").stdout
    assert "ok    ledger" in shown
    assert re.search(r"^ok    extra fetch +httpx \d", shown, re.MULTILINE)
    assert re.search(r"^ok    extra web +.*starlette \d", shown, re.MULTILINE)
    assert re.search(r"^ok    extra postgres +psycopg \d", shown, re.MULTILINE)


def test_the_doctor_says_what_would_bring_an_extra(run, monkeypatch):
    def without(name):
        if name == "pyarrow":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr("onrecord.cli.doctor.version", without)
    assert "not installed; pip install 'onrecord[parquet]' brings it" in run("doctor").stdout


def test_a_page_is_fetched_and_its_change_is_a_version(run, site, ledger):
    page = site.says("/quay", "<html><body><article><h1>Quay opens</h1><p>“The quay will open in May,” she said.</p>")
    named = ("--allow-host", "127.0.0.1", "--ledger", ledger)
    assert run("add", page, *named).stdout.startswith("1 new. ")
    assert "0 new, 1 kept before" in run("add", page, *named).stdout
    site.says("/quay", "<html><body><article><h1>Quay opens</h1><p>“The quay will open in June,” she said.</p>")
    result = run("add", page, *named)
    assert "statements: 1 changed" in result.stderr
    assert "- nobody named: “The quay will open in May,”" in run("versions", page, "--ledger", ledger).stdout
    assert "[private-address]" in run("add", page, "--ledger", ledger).stderr


def test_a_page_that_failed_is_fetched_again(run, site, ledger):
    named = ("--allow-host", "127.0.0.1", "--ledger", ledger)
    page = site.says("/quay", status=404)
    assert "[http-status]" in run("add", page, *named).stderr
    site.says("/quay", "<html><body><p>“The quay will open in May,” she said on Sunday in Port Ellery.</p>")
    assert "1 new" in run("add", "--retry", *named).stdout


def test_the_entries_of_a_feed_keep_their_addresses_and_versions(run, tmp_path, ledger):
    feed = tmp_path / "feed.xml"
    entry = "<item><title>Quay</title><link>https://courier.example/quay</link><description>{}</description></item>"
    rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{}</channel></rss>'
    for month in ("May", "June"):
        words = f"“The quay will open in {month},” Mara Oduya said on Sunday in Port Ellery."
        feed.write_text(rss.format(entry.format(words)), "utf-8")
        result = run("add", feed, "--ledger", ledger)
    assert "0 new, 1 new version" in result.stdout
    with open_ledger(str(ledger)) as opened:
        assert len(opened.view.versions("https://courier.example/quay")) == 2
