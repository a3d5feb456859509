"""`onrecord serve` says what is wrong before it listens, and listens to this machine alone unless told otherwise."""

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.cli.serve import listen
from onrecord.ledger import open_ledger


@pytest.fixture
def served(monkeypatch):
    """What would be served, in place of serving it."""
    seen = {}

    def run(server, sockets):
        seen.update(app=server.config.app, sockets=sockets)

    def listens(host, port):
        seen.update(host=host, port=port)
        return []

    monkeypatch.setattr("uvicorn.Server.run", run)
    monkeypatch.setattr("onrecord.cli.serve.listen", listens)
    return seen


def serve(*arguments, **named):
    return CliRunner().invoke(main, ["serve", *map(str, arguments)], **named)


def test_this_machine_alone_is_listened_to_without_a_password(served, tmp_path):
    open_ledger(str(tmp_path / "a.db"), write=True, create=True).close()
    done = serve("--ledger", tmp_path / "a.db")
    assert done.exit_code == 0, done.output
    assert served["host"] == "127.0.0.1"
    assert served["app"]._settings.password is None
    assert "http://127.0.0.1:8420/" in done.stderr


def test_where_there_is_no_ledger_an_empty_one_is_made_and_it_says_so(served, tmp_path):
    done = serve("--ledger", tmp_path / "a.db")
    assert "an empty one was made" in done.stderr
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        assert ledger.view.counts()["article"] == 0


def test_another_host_wants_a_password(served, tmp_path):
    done = serve("--ledger", tmp_path / "a.db", "--host", "0.0.0.0")
    assert done.exit_code == 2
    assert "ONRECORD_PASSWORD" in done.stderr
    assert served == {}
    assert not (tmp_path / "a.db").exists()


def test_a_short_password_is_refused(served, tmp_path):
    done = serve("--ledger", tmp_path / "a.db", "--host", "0.0.0.0", env={"ONRECORD_PASSWORD": "short"})
    assert done.exit_code == 2
    assert "12 characters" in done.stderr
    assert "short" not in done.stderr


def test_a_password_of_the_environment_counts_on_every_host(served, tmp_path):
    for host in ("127.0.0.1", "0.0.0.0"):
        done = serve("--ledger", tmp_path / "a.db", "--host", host, env={"ONRECORD_PASSWORD": "a long enough one"})
        assert done.exit_code == 0, done.output
        assert served["app"]._settings.password == "a long enough one"
        assert "a long enough one" not in done.output


def test_a_name_of_the_server_is_known_beside_its_host(served, tmp_path):
    serve("--ledger", tmp_path / "a.db", "--known-as", "News.example")
    assert {"news.example", "localhost", "127.0.0.1"} <= served["app"]._settings.names


@pytest.mark.parametrize(
    ("ledger", "words"),
    [(":memory:", "in memory is gone"), ("no-such-folder/a.db", "the folder no-such-folder is not there")],
)
def test_a_ledger_that_cannot_be_served_is_told(served, ledger, words):
    done = serve("--ledger", ledger)
    assert done.exit_code in (2, 3)
    assert words in done.stderr
    assert served == {}


def test_a_file_that_is_no_ledger_is_told(served, tmp_path: Path):
    (tmp_path / "notes.db").write_text("These are notes, and no ledger at all. " * 50)
    done = serve("--ledger", tmp_path / "notes.db")
    assert done.exit_code == 3
    assert "this file is something else" in done.stderr


def test_a_port_that_is_in_use_is_told_before_an_address_is(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = serve("--ledger", tmp_path / "a.db", "--port", other.getsockname()[1])
    assert done.exit_code == 3
    assert "something listens there" in done.stderr
    assert "The workbench is at" not in done.stderr


def test_a_host_that_nobody_knows_is_told(monkeypatch, tmp_path):
    def unknown(*where, **how):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    done = serve("--ledger", tmp_path / "a.db", "--host", "nowhere", env={"ONRECORD_PASSWORD": "a long enough one"})
    assert done.exit_code == 3
    assert "an address of this machine was wanted (Name or service not known)" in done.stderr


def test_the_port_is_taken_once_and_handed_to_the_server(monkeypatch, tmp_path):
    handed = []
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: handed.extend(sockets))
    port = free_port()
    done = serve("--ledger", tmp_path / "a.db", "--port", port)
    assert done.exit_code == 0, done.output
    assert [one.getsockname() for one in handed] == [("127.0.0.1", port)]
    with pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", port)
    handed[0].close()


def test_a_name_is_listened_to_at_each_of_its_addresses(monkeypatch):
    port = free_port()
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("127.0.0.1", "127.0.0.2")]
    away = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **how: [*rows, away])
    taken = listen("harbour", port)
    assert [one.getsockname() for one in taken] == [row[4] for row in rows]
    taken[0].close()
    # One of its addresses is somebody else's: the other is let go.
    with pytest.raises(OSError, match="in use"):
        listen("harbour", port)
    taken[1].close()
    for one in listen("harbour", port):
        one.close()


def free_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        return other.getsockname()[1]


def test_without_the_extra_it_says_what_brings_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = serve("--ledger", tmp_path / "a.db")
    assert done.exit_code == 3
    assert "onrecord[web]" in done.stderr
