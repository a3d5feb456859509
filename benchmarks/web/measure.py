"""Measure the workbench: `python -m benchmarks.web.measure [--articles N] [--ledger PLACE]`.

Fills a ledger with edited reports (or takes one that is filled), serves it as `onrecord serve` does, and prints: the
server time of the page of a report of 1,000 words and of searches, by the clock and by the processor; the compressed
weight of pages with all that they load; and what twenty readers see while `onrecord add` adds reports to the same
ledger. A reader asks for a page, and for the next when that one is there and a second has passed; `--hasty` leaves
the second out.
"""

import argparse
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Final

from benchmarks.ledger.measure import WORDS, multiplied
from benchmarks.ledger.texts import reports
from onrecord.cli.pool import Job, read_job
from onrecord.ledger import Packed, open_ledger
from onrecord.reading import Input, ReadOptions

PROGRAM: Final = "from onrecord.cli.main import main\nif __name__ == '__main__':\n    main(prog_name='onrecord')\n"
READERS: Final = 20
SECONDS: Final = 30
TURNS: Final = 30
_LOADED: Final = re.compile(r'<(?:link|script)[^>]*?(?:href|src)="(/(?:static|marks)/[^"]+)"')


def main() -> None:
    """Fill, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--read", type=int, default=120, help="read only so many, and multiply their records")
    parser.add_argument("--ledger", help="a ledger that is filled already, or where to make it and keep it")
    parser.add_argument("--hasty", action="store_true", help="readers who do not pause")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(given.ledger or Path(folder) / "onrecord.db")
        article = filled(place, given.articles, given.read)
        with served(place) as (port, server):
            figures: dict[str, object] = {
                "articles": given.articles,
                "load before": os.getloadavg()[0],
                **single(port, server, article),
            }
            figures |= crowd(port, place, article, Path(folder), hasty=given.hasty)
    print(json.dumps(figures, indent=2))


def filled(place: Path, articles: int, read: int) -> str:
    """Make the ledger where it is not there; the id of a report of a thousand words in it."""
    with open_ledger(str(place), write=True, create=True) as ledger:
        if ledger.view.counts()["article"] == 0:
            for packed in multiplied(articles, read):
                if isinstance(packed, Packed):
                    ledger.writer.keep(packed)
        text = thousand_words()
        given = Input(name="long.txt", data=text)
        job = Job(given=given, argument="long.txt", options="{}", settings=ReadOptions())
        long = read_job(job)
        assert isinstance(long, Packed), long
        return ledger.writer.keep(long).article


def thousand_words() -> bytes:
    """Reports one after the other, cut at a paragraph after a thousand words."""
    paragraphs: list[str] = []
    for _, data in reports(12):
        for paragraph in data.decode().split("\n\n"):
            if sum(len(one.split()) for one in paragraphs) >= 1000:
                return "\n\n".join(paragraphs).encode()
            paragraphs.append(paragraph)
    return "\n\n".join(paragraphs).encode()


@contextmanager
def served(place: Path) -> Iterator[tuple[int, int]]:
    """The server: its port, and the number of its process."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    line = [sys.executable, "-c", PROGRAM, "serve", "--ledger", str(place), "--port", str(port)]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as running:
        try:
            for _ in range(300):
                with closing(socket.socket()) as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield port, running.pid
        finally:
            running.terminate()


@dataclass(slots=True)
class Client:
    """One browser's connection, and how long each answer took."""

    port: int
    taken: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> bytes:
        """Ask, and look at the clock."""
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        started = time.perf_counter()
        try:
            self.connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = self.connection.getresponse()
            data = answer.read()
        except OSError as error:
            self.faults.append(f"{path}: {error}")
            self.connection = None
            return b""
        self.taken.append(time.perf_counter() - started)
        if answer.status != 200:
            self.faults.append(f"{path}: {answer.status}")
        return data


def single(port: int, server: int, article: str) -> dict[str, object]:
    """One reader alone."""
    pages = {
        "article of 1,000 words": [f"/articles/{article}"],
        "search page, a word": [f"/search?words={word}" for word in WORDS],
        "search page, a word and two filters": [f"/search?words={word}&judged=open&since=2001" for word in WORDS],
        "search page, everything": ["/search"],
        "API, statements with a word": [f"/api/statements?words={word}" for word in WORDS],
        "API, facets of everything": ["/api/facets"],
    }
    figures: dict[str, object] = {}
    for name, paths in pages.items():
        client = Client(port)
        client.get(paths[0])
        busy = processor_seconds(server)
        for turn in range(TURNS):
            client.get(paths[turn % len(paths)])
        figures[f"{name}, ms"] = milliseconds(statistics.median(client.taken[1:]))
        figures[f"{name}, ms of the processor"] = milliseconds((processor_seconds(server) - busy) / TURNS)
    for name, path in (("article", f"/articles/{article}"), ("search", "/search?words=minister"), ("read", "/")):
        figures[f"weight of the {name} page, kB"] = round(weight(port, path) / 1000, 1)
    return figures


def processor_seconds(process: int) -> float:
    """How long a process has kept a core busy: on a machine that others use too, this tells more than the clock."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def weight(port: int, path: str) -> int:
    """The compressed bytes of a page with all that it loads."""
    import gzip  # noqa: PLC0415

    client = Client(port)
    data = client.get(path)
    page = gzip.decompress(data).decode()
    return len(data) + sum(len(client.get(loaded)) for loaded in _LOADED.findall(page))


def crowd(port: int, place: Path, article: str, folder: Path, *, hasty: bool) -> dict[str, object]:
    """Twenty readers, while another program adds reports to the same ledger."""
    news = folder / "news"
    news.mkdir()
    for name, data in reports(3000):
        (news / f"new-{name}").write_bytes(data + f"\n\nEdition {name}.".encode())
    line = [sys.executable, "-c", PROGRAM, "add", str(news), "--ledger", str(place), "--jobs", "1"]
    readers = [Client(port) for _ in range(READERS)]
    stop = Event()
    threads = [
        Thread(target=_reads, args=(reader, number, article, stop, 0.0 if hasty else 1.0))
        for number, reader in enumerate(readers)
    ]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as adding:
        time.sleep(3)
        for thread in threads:
            thread.start()
        time.sleep(SECONDS)
        still = adding.poll() is None
        stop.set()
        for thread in threads:
            thread.join()
        adding.terminate()
        said = adding.stderr.read() if adding.stderr else ""
    taken = sorted(one for reader in readers for one in reader.taken)
    with open_ledger(str(place)) as ledger:
        added = ledger.view.counts()["article"]
    return {
        f"{READERS} readers, answers": len(taken),
        f"{READERS} readers, median, ms": milliseconds(statistics.median(taken)),
        f"{READERS} readers, p95, ms": milliseconds(taken[int(len(taken) * 0.95)]),
        f"{READERS} readers, errors": [fault for reader in readers for fault in reader.faults][:5],
        "onrecord add still at work when they stopped": still,
        "articles then in the ledger": added,
        "what onrecord add complained of": [line for line in said.splitlines() if "ledger" in line][:5],
    }


def _reads(reader: Client, number: int, article: str, stop: Event, pause: float) -> None:
    chance = random.Random(number)
    while not stop.is_set():
        word = chance.choice(WORDS)
        path = chance.choice((f"/articles/{article}", f"/search?words={word}", f"/api/statements?words={word}", "/"))
        reader.get(path)
        stop.wait(pause * (0.5 + chance.random()))


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds."""
    return round(seconds * 1000, 1)


if __name__ == "__main__":
    main()
