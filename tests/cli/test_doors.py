import errno
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord import ModelIncomplete
from onrecord.cli.doctor import EXAMPLE


def test_the_version_is_told(run):
    assert run("--version").stdout == f"onrecord {onrecord.__version__}\n"


def test_help_names_every_command(run):
    shown = run("--help").stdout
    assert all(name in shown for name in ("doctor", "read", "schema"))


def test_an_unknown_command_is_wrong_usage(run):
    assert run("rehearse").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("asked", ["--version", "--help", "schema", "schema --help"])
def test_a_full_disk_is_told_whatever_is_printed(asked):
    with Path("/dev/full").open("wb") as full:
        line = [sys.executable, "-m", "onrecord", *asked.split()]
        result = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert result.returncode == 3
    assert result.stderr.startswith("Error: writing to standard output failed: ")
    assert result.stderr.count("\n") == 1


def test_an_error_of_a_file_is_none_of_printing(run, monkeypatch):
    def broken():
        raise OSError(errno.ENOSPC, "No space left on device", "elsewhere")

    monkeypatch.setattr("onrecord.records.record.json_schema", broken)
    assert isinstance(run("schema").exception, OSError)


def test_the_schema_fits_what_read_prints(run, quay):
    schema = json.loads(run("schema").stdout)
    record = json.loads(run("read", quay, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(record)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**record, "article": None})


def test_the_doctor_finds_everything_well(run):
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "onnxruntime" in result.stdout
    assert "ab" * 32 in result.stdout
    assert "Everything works." in result.stdout


def test_the_doctor_finds_a_model_that_does_not_load(run, analyser, monkeypatch):
    def broken(*, threads=1, codebook=None):
        raise ModelIncomplete("the model folder lacks model.onnx; install onrecord again")

    monkeypatch.setattr(analyser, "load", broken)
    result = run("doctor")
    assert result.exit_code == 1
    assert "FAIL  model" in result.stdout
    assert "lacks model.onnx" in result.stdout


def test_a_model_that_is_not_whole_stops_a_reading_with_a_sentence(run, analyser, monkeypatch, quay):
    def broken(*, threads=1, codebook=None):
        raise ModelIncomplete("the model folder lacks model.onnx; install onrecord again")

    monkeypatch.setattr(analyser, "load", broken)
    result = run("read", quay)
    assert result.exit_code == 3
    assert result.stderr == "Error: the model folder lacks model.onnx; install onrecord again\n"


def test_the_doctor_finds_a_model_that_finds_nothing(run, analyser, monkeypatch):
    monkeypatch.setattr("onrecord.cli.doctor.EXAMPLE", EXAMPLE.replace("“", "").replace("”", ""))
    result = run("doctor")
    assert result.exit_code == 1
    assert "FAIL  example" in result.stdout


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import onrecord", "onnxruntime numpy rich jinja2 trafilatura lxml click"),
        ("import onrecord.cli.main", "onnxruntime numpy rich jinja2 trafilatura lxml"),
        ("import onrecord.cli.read", "onnxruntime numpy rich jinja2 trafilatura lxml"),
    ],
)
def test_the_doors_load_nothing_heavy(code, heavy):
    asked = f"{code}\nimport sys\nprint(*(name for name in {heavy.split()!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.strip() == ""
