"""`make test` gets the browser where it may, and says what is missing where it may not."""

from types import SimpleNamespace

import pytest

from scripts import get_browser


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):
    """A machine without a browser; what is asked of apt is kept."""
    asked: list[list[str]] = []
    there: set[str] = set()
    monkeypatch.delenv("ONRECORD_CHROMIUM", raising=False)
    monkeypatch.setattr(get_browser, "PLACES", ())
    monkeypatch.setattr(get_browser.shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None)
    monkeypatch.setattr(get_browser.os, "access", lambda path, _: path.rpartition("/")[2] in there)
    monkeypatch.setattr(get_browser.os, "geteuid", lambda: 0)

    def run(line, **_):
        asked.append(line)
        if "install" in line:
            there.add("chromium")
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(get_browser.subprocess, "run", run)
    return SimpleNamespace(asked=asked, there=there)


def test_a_browser_that_is_there_is_not_installed_again(machine):
    machine.there.update({"apt-get", "chromium"})
    get_browser.main()
    assert machine.asked == []


def test_apt_is_asked_where_it_may_be(machine, capsys):
    machine.there.add("apt-get")
    get_browser.main()
    assert [line[1] for line in machine.asked] == ["update", "install"]
    assert "No Chromium" not in capsys.readouterr().err


@pytest.mark.parametrize(("tools", "user"), [(set(), 0), ({"apt-get"}, 1000)])
def test_where_apt_may_not_it_says_what_is_missing_and_goes_on(machine, capsys, monkeypatch, tools, user):
    machine.there.update(tools)
    monkeypatch.setattr(get_browser.os, "geteuid", lambda: user)
    get_browser.main()
    assert machine.asked == []
    said = capsys.readouterr().err
    assert "apt-get install chromium" in said
    assert "ONRECORD_CHROMIUM" in said


def test_a_browser_that_is_named_is_taken(machine, monkeypatch):
    machine.there.add("my-chromium")
    monkeypatch.setenv("ONRECORD_CHROMIUM", "/opt/my-chromium")
    assert get_browser.chromium() == "/opt/my-chromium"
