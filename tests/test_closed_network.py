"""No test, and no program that a test starts, reaches beyond this machine."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from closed_network import NetworkClosed

# Addresses set aside for documentation: nobody answers there even where the network is open.
ELSEWHERE = ("192.0.2.1", 80)


def test_a_connection_elsewhere_is_refused():
    with socket.socket() as client, pytest.raises(NetworkClosed, match="network closed"):
        client.connect(ELSEWHERE)


def test_a_datagram_elsewhere_is_refused():
    with socket.socket(type=socket.SOCK_DGRAM) as client, pytest.raises(NetworkClosed):
        client.sendto(b"?", ELSEWHERE)


def test_a_name_elsewhere_is_not_looked_up():
    with pytest.raises(NetworkClosed):
        socket.getaddrinfo("news.example", 443)


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=lambda: server.accept()[0].close(), daemon=True).start()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.recv(1) == b""


def test_programs_that_a_test_starts_are_closed_too():
    code = f"import socket; socket.create_connection({ELSEWHERE!r}, timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "NetworkClosed" in done.stderr


def test_reading_leaves_nothing_in_the_users_home_and_tells_nobody(root: Path, tmp_path: Path):
    # Compiled code with sockets of its own is not seen by the hook; what reports to its maker also keeps a trace here.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    environment = kept | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    code = "import sys; from onrecord.cli.main import main; main(prog_name='onrecord')"
    line = [sys.executable, "-c", code, "read", str(root / "examples" / "harbour.txt")]
    done = subprocess.run(line, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == []
