"""The workbench as a person has it: `onrecord serve` over a small ledger, and Debian's Chromium.

`workbench` is an address, `tab` a page of the browser that complains of nothing, `serve` starts a server over
another ledger. Where there is no Chromium, the tests here are skipped, saying so.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import open_ledger
from onrecord.records import Furniture, FurnitureKind, Publisher, Record, Span
from scripts.get_browser import chromium
from tests import factories
from tests.ledger.stories import packed
from tests.web.conftest import reports

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine can be reached, whatever a page tries.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PROGRAM = "from onrecord.cli.main import main\nif __name__ == '__main__':\n    main(prog_name='onrecord')\n"
SCRIPT = "<script>document.title = 'taken over'; window.taken = true</script>"
PICTURE = '<img src=x onerror="window.taken = true">'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these are tests in a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def hostile() -> Record:
    """A report whose every field would run, if anything did."""
    quote = f"“{SCRIPT} and {PICTURE},” she said"
    text = f"{SCRIPT} Quay opens\n\n{quote} on Sunday."
    made = factories.bare_record(
        text,
        [
            factories.statement(
                666,
                source=(factories.span("she", text),),
                cue=(factories.span("said", text),),
                content=(Span(text.index("“"), text.index("”") + 1),),
                speaker="act_hostile",
            )
        ],
        id="art_hostile",
        title=f"{SCRIPT} Quay opens",
        section=PICTURE,
        authors=(f"Ada {SCRIPT}", "javascript:window.taken=true"),
        dateline=PICTURE,
        publisher=Publisher(name=f"The {PICTURE} Courier", domain="courier.example"),
        url="javascript:window.taken=true",
        published="2026-05-09",
        furniture=(Furniture(kind=FurnitureKind.PROMOTION, text=f"Read more {SCRIPT}", span=Span(0, 9)),),
    )
    who = replace(factories.ODUYA, id="act_hostile", name=f"Mara {PICTURE} Oduya", roles=())
    return replace(made, actors=(who,))


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the reports of the tests, and the hostile one."""
    path = tmp_path_factory.mktemp("workbench") / "onrecord.db"
    with open_ledger(str(path), write=True, create=True) as ledger:
        for one in reports():
            ledger.writer.keep(packed(one))
        ledger.writer.keep(packed(hostile(), name=f"{PICTURE}.html"))
    return path


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Start `onrecord serve` over a ledger; gives its address."""
    running: list[subprocess.Popen[bytes]] = []

    def start(ledger: Path, *arguments: str, **environment: str) -> str:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        line = [sys.executable, "-c", PROGRAM, "serve", "--ledger", str(ledger), "--port", str(port), *arguments]
        running.append(subprocess.Popen(line, env={**os.environ, **environment}, stderr=subprocess.PIPE))
        _wait_for(port, running[-1])
        return f"http://127.0.0.1:{port}"

    yield start
    for one in running:
        one.terminate()
        one.communicate(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, server.stderr and server.stderr.read().decode()
        with closing(socket.socket()) as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def workbench(serve: Callable[..., str], ledger_file: Path) -> str:
    """The address of the workbench."""
    return serve(ledger_file)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser with a profile of its own."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium, or name one in ONRECORD_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: run make dev")
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=path, headless=True, args=list(FLAGS)
        )
        context.set_default_timeout(20_000)
        yield context
        context.close()


class Tab:
    """A page of the browser, and everything that it complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", self._fails)
        page.on("request", lambda request: self._stays_here(request.url))

    def open(self, path: str = "/", *, width: int = 1440, scheme: str = "light") -> Any:
        """Go to a page of the workbench."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto(self.address + path)
        return self.page

    def faults(self) -> list[str]:
        """What axe finds wrong with the page that is serious, a line each."""
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: run make dev").Axe()
        found = axe.run(self.page).response["violations"]
        return [
            f"{one['id']} ({one['impact']}): {node['html'][:200]}: {node['failureSummary']}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _fails(self, request: Any) -> None:
        # Who goes on before a picture has come is no fault of the page's.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def _stays_here(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.complaints.append(f"asked for {url}")


@pytest.fixture
def new_tab(browser: Any) -> Iterator[Callable[[str], Tab]]:
    """Open a tab at a server; when the test ends, it must not have complained of anything."""
    tabs: list[Tab] = []
    browser.clear_cookies()

    def make(address: str) -> Tab:
        tabs.append(Tab(browser.new_page(), address))
        return tabs[-1]

    yield make
    for tab in tabs:
        # A page that is closed on its way to another may never answer.
        tab.page.wait_for_load_state()
        tab.page.close()
    assert [line for tab in tabs for line in tab.complaints] == []


@pytest.fixture
def tab(new_tab: Callable[[str], Tab], workbench: str) -> Tab:
    """A tab at the workbench."""
    return new_tab(workbench)
