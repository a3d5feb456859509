"""A server on this machine that answers as a test says."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Said = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What the server answers for each path, and what it was asked."""

    port: int = 0
    answers: dict[str, Said | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, body: bytes | str = b"", status: int = 200, kind: str = "text/html", **heads: str) -> str:
        """Answer like this from now on; gives the address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in heads.items()}
        self.answers[path] = (status, {"Content-Type": kind, **named}, data)
        return self.address(path)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    """A server on loopback."""
    told = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            told.asked.append((self.path, dict(self.headers)))
            said = told.answers.get(self.path, (404, {}, b""))
            if callable(said):
                said(self)
                return
            status, heads, body = said
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | heads).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()
