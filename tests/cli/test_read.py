import io
import json
import os
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from onrecord.cli.read import command
from onrecord.records import Record

HERE = Path(__file__).parent
# The command line with the stand-in for the model, as a program of its own.
PROGRAM = f"""
import sys
from types import ModuleType
sys.path.insert(0, {str(HERE)!r})
from conftest import FakeAnalyser
pipeline = sys.modules["onrecord.pipeline"] = ModuleType("onrecord.pipeline")
pipeline.Analyser = FakeAnalyser
from onrecord.cli.main import main
main(prog_name="onrecord")
"""


def program(*arguments, **named):
    line = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(line, capture_output=True, timeout=60, **named)


@pytest.fixture
def folder(tmp_path):
    """A folder with two reports, and a third that is empty."""
    place = tmp_path / "news"
    (place / "may").mkdir(parents=True)
    (place / "a.txt").write_text("Quay opens\n\n“The quay will open,” Mara Oduya said on Sunday.", "utf-8")
    (place / "b.txt").write_bytes(b"")
    (place / "may" / "a.txt").write_text("Ferry stops\n\n“The ferry will stop,” Ilse Marrow said on Sunday.", "utf-8")
    return place


def test_the_report_is_what_people_get(run, quay):
    result = run("read", quay)
    assert result.exit_code == 0
    assert "Quay opens" in result.stdout
    assert "“The quay will open in May,”" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_of_one_input_is_one_record(run, quay):
    result = run("read", quay, "--format", "json", "--published", "2026-05-03", "--publisher", "The Courier")
    record = Record.from_json(result.stdout)
    assert record.article.published == "2026-05-03"
    assert record.article.publisher.name == "The Courier"
    assert result.stdout.startswith("{\n  ")


def test_json_of_several_inputs_is_an_array_in_their_order(run, quay, folder):
    result = run("read", folder / "may", quay, "--format", "json")
    assert [each["article"]["title"] for each in json.loads(result.stdout)] == ["Ferry stops", "Quay opens"]
    assert result.exit_code == 0


def test_json_of_a_folder_with_one_report_is_an_array_all_the_same(run, folder):
    assert len(json.loads(run("read", folder / "may", "--format", "json").stdout)) == 1


def test_json_of_inputs_that_are_all_rejected_is_an_empty_array(run):
    result = run("read", "no-such-file", "nor-this", "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 1


def test_a_rejected_input_is_named_once_and_the_rest_is_read(run, folder):
    result = run("read", folder, "no such file.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["article"]["title"] for line in result.stdout.splitlines()] == [
        "Quay opens",
        "Ferry stops",
    ]
    told = result.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["b.txt", "no such file.txt"]
    assert told[0].endswith("[empty]")
    assert told[1].endswith("[not-found]")


def test_a_fault_of_the_program_ends_no_run(run, quay, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("This one will explode\n\nIt will explode on Sunday, Mara Oduya said.", "utf-8")
    result = run("read", bad, quay, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr


def test_spans_lead_into_the_file_as_it_was_given(run, quay):
    line = json.loads(run("read", quay, "--format", "spans").stdout)
    assert line["doc"] == "quay.txt"
    (start, end), *_ = line["attributions"][0]["content"]
    assert quay.read_text("utf-8")[start:end] == "“The quay will open in May,”"


def test_standard_input_is_read_when_something_is_piped_in(run, quay):
    piped = run("read", "--format", "json", input=quay.read_bytes())
    named = run("read", "-", "--format", "json", input=quay.read_bytes())
    assert json.loads(piped.stdout)["article"]["title"] == "Quay opens"
    assert piped.stdout == named.stdout


def test_a_terminal_with_no_input_gets_the_usage(run, monkeypatch):
    monkeypatch.setattr("onrecord.cli.read.sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
    with pytest.raises(SystemExit) as stopped:
        command.main(args=[], prog_name="onrecord read")
    assert stopped.value.code == 2


@pytest.mark.parametrize("date", ["2026", "2026-05", "2026-05-03", "2026-05-03T14:05", "2026-05-03T14:05:09+02:00"])
def test_dates_of_any_precision_are_taken(run, quay, date):
    result = run("read", quay, "--format", "json", "--published", date)
    assert json.loads(result.stdout)["article"]["published"] == date


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--published", "3 May 2026", "2026-05-03"),
        ("--published", "2026-02-30", "ISO 8601"),
        ("--published", "2026-05-03T25:00", "ISO 8601"),
        ("--language", "English", "language code"),
        ("--url", "courier.example/quay", "https://"),
        ("--url", "javascript:alert(1)", "https://"),
        ("--format", "pdf", "jsonl"),
        ("--threads", "0", "1"),
        ("--allow-host", "http://intranet.example/", "a host was wanted"),
    ],
)
def test_a_wrong_value_is_wrong_usage_and_says_what_was_wanted(run, quay, analyser, option, value, wanted):
    result = run("read", quay, option, value)
    assert result.exit_code == 2
    assert wanted in result.stderr
    assert analyser.loaded == 0


def test_the_model_is_loaded_once_and_only_for_a_report(run, analyser, folder):
    run("read", folder, folder, "--format", "jsonl")
    assert analyser.loaded == 1


def test_an_input_without_a_report_loads_no_model(run, analyser, folder):
    assert run("read", folder / "b.txt").exit_code == 1
    assert analyser.loaded == 0


def test_output_goes_to_a_file(run, quay, tmp_path):
    target = tmp_path / "quay.json"
    result = run("read", quay, "--format", "json", "--output", target)
    assert result.output == ""
    assert Record.from_json(target.read_bytes()).article.title == "Quay opens"


def test_a_run_without_results_leaves_the_file_of_an_earlier_one_alone(run, tmp_path):
    target = tmp_path / "earlier.txt"
    target.write_text("earlier", "utf-8")
    assert run("read", "no-such-file", "--output", target).exit_code == 1
    assert target.read_text("utf-8") == "earlier"


def test_an_input_is_never_written_over(run, quay):
    before = quay.read_bytes()
    assert run("read", quay, "--output", quay).exit_code == 2
    assert quay.read_bytes() == before


def test_the_folder_of_the_output_must_be_there(run, quay, tmp_path):
    result = run("read", quay, "--output", tmp_path / "none" / "quay.txt")
    assert result.exit_code == 2
    assert "Make it first" in result.stderr


def test_html_of_one_input_is_a_page(run, quay):
    result = run("read", quay, "--format", "html")
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.exit_code == 0


def test_html_of_several_inputs_wants_a_folder(run, quay, folder, tmp_path):
    for place in ([], ["--output", tmp_path / "all.html"], ["--output", quay]):
        result = run("read", folder, "--format", "html", *place)
        assert result.exit_code == 2
        assert "older" in result.stderr or "FOLDER" in result.stderr


def test_html_of_several_inputs_is_a_page_each(run, folder, tmp_path):
    pages = tmp_path / "pages"
    result = run("read", folder, folder, "--format", "html", "--output", pages)
    assert result.exit_code == 1
    assert sorted(page.name for page in pages.iterdir()) == ["a-2.html", "a.html", "may-a-2.html", "may-a.html"]


def test_names_that_are_no_text_do_not_crash(quay):
    odd = os.fsdecode(bytes(quay.parent) + b"/caf\xe9.txt")
    try:
        Path(odd).write_bytes(quay.read_bytes())
    except OSError:
        pytest.skip("this file system takes no such name")
    for form in ("report", "json", "jsonl", "html", "spans"):
        result = program(
            "read", odd, os.fsdecode(b"gone-\xff"), "--format", form, "--output", quay.parent / f"out-{form}"
        )
        assert result.returncode == 1, result.stderr
        assert b"Traceback" not in result.stderr
    assert b"caf\xef\xbf\xbd.txt" in (program("read", odd, "--format", "spans").stdout)


@pytest.mark.parametrize("form", ["report", "json", "jsonl", "html", "spans"])
def test_output_is_utf_8_whatever_the_locale(quay, form):
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    result = program("read", quay, "--format", form, env=plain)
    assert result.returncode == 0, result.stderr
    text = result.stdout.decode("utf-8")
    assert form == "spans" or "“The quay will open in May,”" in text


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path, quay):
    for number in range(200):
        (tmp_path / f"{number}.txt").write_bytes(quay.read_bytes())
    line = [sys.executable, "-c", PROGRAM, "read", str(tmp_path), "--format", "jsonl"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_ctrl_c_keeps_what_was_printed_and_shows_no_traceback(quay, tmp_path):
    stop = tmp_path / "stop.txt"
    stop.write_text("Quay\n\nThe run will stop here, Mara Oduya said on Sunday.", "utf-8")
    result = program("read", quay, stop, quay, "--format", "jsonl")
    assert result.returncode == 130
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == b"onrecord: stopped\n"


@pytest.fixture
def interruptible():
    """Shells start what runs behind them deaf to interrupts, and what that starts is deaf too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_from_outside_does_the_same(quay):
    line = [sys.executable, "-c", PROGRAM, "read", str(quay), "-", "--format", "jsonl"]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        # The first record is out, so the program now waits for its standard input.
        assert b"Quay opens" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told == b"onrecord: stopped\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("unbuffered", ["1", ""])
def test_a_full_disk_is_told_and_is_no_rejected_input(quay, unbuffered):
    with Path("/dev/full").open("wb") as full:
        line = [sys.executable, "-c", PROGRAM, "read", str(quay)]
        env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        result = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, timeout=60, env=env)
    assert result.returncode == 3
    assert b"writing to standard output failed" in result.stderr
    assert b"Traceback" not in result.stderr


def test_an_empty_name_does_not_read_the_folder_that_one_is_in(run, folder, monkeypatch):
    monkeypatch.chdir(folder)
    result = run("read", "", "--format", "json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("rejected: '': a file or folder was wanted, and the name is empty")
    assert run("read", ".", "--format", "json").stdout.startswith("[")


def test_of_two_rejected_inputs_of_one_name_the_later_says_where_it_is_from(run, tmp_path, quay):
    places = [tmp_path / month / "index.txt" for month in ("may", "june", "july")]
    for place in places:
        place.parent.mkdir()
        place.write_text("")
    places[0].write_text(quay.read_text("utf-8"), "utf-8")
    result = run("read", *places, "--format", "jsonl")
    told = result.stderr.splitlines()
    assert [line.rpartition("] ")[2] for line in told] == [f"from {place}" for place in places[1:]]
    assert run("read", places[1]).stderr.endswith("[empty]\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", ["spans", "jsonl", "report"])
def test_a_full_disk_under_an_output_file_is_told_once(quay, form):
    line = [sys.executable, "-c", PROGRAM, "read", str(quay), "--format", form, "--output", "/dev/full"]
    result = subprocess.run(line, capture_output=True, text=True, timeout=60)
    assert result.returncode == 3
    assert result.stderr.startswith("Error: writing to /dev/full failed: ")
    assert result.stderr.count("\n") == 1


def test_escape_sequences_of_a_report_never_reach_the_terminal(run, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text(
        "Quay\x1b[31m opens\n\n“The \x1b]0;gone\x07quay \u202ewill\u202c [bold]open[/bold],” she said.", "utf-8"
    )
    shown = run("read", bad, "--verbatim", "--publisher", "Cou\x1b[2Jrier").stdout
    assert not any(odd in shown for odd in "\x1b\x07\u202e\u202c")
    assert "[bold]open[/bold]" in shown


class Watched(io.StringIO):
    """Standard error that somebody watches."""

    def isatty(self):
        return True


def test_a_long_run_shows_how_far_it_is_and_keeps_rejections_readable(monkeypatch, analyser, folder):
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), pytest.raises(SystemExit) as ended:
        command.main(args=[str(folder), "--format", "jsonl"], prog_name="onrecord read")
    assert ended.value.code == 1
    assert "3 read, last may/a.txt" in watched.getvalue()
    assert "rejected: b.txt: " in watched.getvalue()


def test_nobody_watching_gets_no_moving_line(run, folder):
    assert "read, last" not in run("read", folder, "--format", "jsonl").stderr


LINES = "".join(
    json.dumps({"text": f"Quay {n}\n\n“The quay will open,” Mara Oduya said on Sunday."}) + "\n" for n in (1, 2)
)


def test_each_line_of_a_file_is_a_report_and_a_broken_one_is_named(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(LINES + "{\n", "utf-8")
    result = run("read", path, "--format", "json")
    assert result.exit_code == 1
    assert [each["article"]["source"]["name"] for each in json.loads(result.stdout)] == ["news.jsonl:1", "news.jsonl:2"]
    assert "rejected: news.jsonl:3: " in result.stderr


def test_several_reports_on_standard_input_are_an_array(run):
    assert len(json.loads(run("read", "-", "--format", "json", input=LINES).stdout)) == 2
    assert run("read", "-", "--format", "html", input=LINES).exit_code == 2


def test_records_can_be_read_again(run, quay):
    once = run("read", quay, "--format", "jsonl").stdout
    again = json.loads(run("read", "--format", "jsonl", input=once).stdout)
    assert again["article"]["id"] == json.loads(once)["article"]["id"]


def test_an_address_is_fetched_only_by_a_host_that_may_be(run):
    result = run("read", "http://127.0.0.1:9/quay", "--format", "json")
    assert result.exit_code == 1
    assert "[private-address]" in result.stderr
    assert "--allow-host 127.0.0.1" in result.stderr
    allowed = run("read", "ftp://127.0.0.1/", "http://[bad/", "--allow-host", "127.0.0.1")
    assert "ftp://127.0.0.1/: an address that begins with https:// or http:// was wanted" in allowed.stderr
    assert allowed.stderr.count("[bad-address]") == 2


def test_a_codebook_that_cannot_be_read_is_wrong_usage(run, tmp_path, quay):
    (tmp_path / "people.yaml").write_text("- {nom: Mara Oduya}\n", encoding="utf-8")
    result = run("read", quay, "--codebook", tmp_path)
    assert result.exit_code == 2
    assert "entry 1: `name` was wanted" in " ".join(result.stderr.split())


def test_a_codebook_of_ones_own_is_read_with(run, tmp_path, quay):
    (tmp_path / "people.yaml").write_text("- {name: Mara Oduya}\n", encoding="utf-8")
    assert run("read", quay, "--codebook", tmp_path).exit_code == 0
