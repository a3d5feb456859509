"""Measure the ledger: `python -m benchmarks.ledger.measure [--articles N] [--jobs N] [--ledger PLACE]`.

Adds edited reports as `onrecord add` does, and prints the rate of each thousand, memory over the run, what
storing costs on top of reading, the size per article, and how long searches and an actor's page take. A
thousand articles by default, some minutes; 10,000 is the size at which the ledger has to hold its rates.
"""

import argparse
import json
import os
import re
import statistics
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.ledger.texts import FIRST, LAST, reports
from onrecord.cli.actor import page_of
from onrecord.cli.pool import Job, Outcome, read_all, read_job
from onrecord.ledger import Ledger, Packed, Question, Turned, open_ledger, pack
from onrecord.reading import Input, ReadOptions

STEP = 1000
_ID = re.compile(r'"(art|stm|act|evt|chg)_[0-9a-f]{6}([0-9a-f]{14})"')
WORDS = ("ferry", "minister", "report", "inquiry", "boats", "police", "court", "union", "harbour", "council")


@dataclass(slots=True)
class Run:
    """What was seen while adding."""

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    whole: float = 0.0
    storing: float = 0.0
    packing: float = 0.0


def main() -> None:
    """Add, then ask, then print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=STEP)
    parser.add_argument("--jobs", type=int, default=1, help="cores that read; what storing costs is told with one")
    parser.add_argument(
        "--read",
        type=int,
        metavar="N",
        help="read only so many, and multiply their records by edits: for a slow machine",
    )
    parser.add_argument("--ledger", help="where to make it; a folder that is thrown away by default")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.ledger or str(Path(folder) / "onrecord.db")
        with open_ledger(place, write=True, create=True) as ledger:
            run = add(ledger, given.articles, given.jobs, given.read)
            figures = {**rates(run), **cost(run, given.jobs if given.read is None else 0), **asked(ledger)}
        if "://" not in place:
            figures["bytes per article"] = round(Path(place).stat().st_size / given.articles)
    print(json.dumps({"articles": given.articles, "jobs": given.jobs, **figures}, indent=2))


def add(ledger: Ledger, number: int, jobs: int, read: int | None) -> Run:
    """Add so many reports, looking at clock and memory as it goes."""
    run = Run()
    read_job(next(job_list(1)))  # the model is loaded once, before the clock starts
    started, busy = perf_counter(), process_time()
    outcomes = read_all(job_list(number), jobs) if read is None else multiplied(number, read)
    for done, outcome in enumerate(outcomes, start=1):
        before = perf_counter()
        if isinstance(outcome, Packed):
            ledger.writer.keep(outcome)
        elif isinstance(outcome, Turned):
            ledger.writer.reject(outcome)
        run.storing += perf_counter() - before
        if done % 100 == 0:
            run.memory.append(memory())
        if done % STEP == 0:
            run.seconds.append(perf_counter() - started)
            run.busy.append(process_time() - busy)
            print(
                f"{done} added, {run.seconds[-1]:.0f} s, {run.memory[-1] / 1e6 if run.memory else 0:.0f} MB", flush=True
            )
    run.whole = perf_counter() - started
    run.packing = packing(number)
    return run


def multiplied(number: int, read: int) -> Iterator[Outcome]:
    """So many packed records, made from the first few by giving them other ids, days and figures.

    The program makes no id with an "x" in it, so nobody will ask whether it fits the text.
    """
    few = [one for one in read_all(job_list(read), 1) if isinstance(one, Packed)]
    for at in range(number):
        one = few[at % len(few)]
        day = f'"published":"20{at % 30:02}-{at % 12 + 1:02}-{at % 28 + 1:02}"'
        record = _ID.sub(rf'"\1_{at:06}x\2"', zlib.decompress(one.record).decode())
        record = record.replace('"published":null', day, 1)
        data = zlib.decompress(one.capture) + str(at).encode()
        digest = sha256(data).hexdigest()
        yield replace(one, sha256=digest, size=len(data), capture=pack(data), record=pack(record.encode()))


def job_list(number: int) -> Iterator[Job]:
    """The reports as jobs."""
    for name, data in reports(number):
        yield Job(given=Input(name=name, data=data), argument=name, options="{}", settings=ReadOptions())


def packing(number: int) -> float:
    """Seconds to compress captures and records, told from the first two hundred."""
    sample = min(number, 200)
    outcomes = [one for one in read_all(job_list(sample), 1) if isinstance(one, Packed)]
    plain = [(zlib.decompress(one.capture), zlib.decompress(one.record)) for one in outcomes]
    started = perf_counter()
    for capture, record in plain:
        pack(capture)
        pack(record)
    return (perf_counter() - started) / sample * number


def rates(run: Run) -> dict[str, Any]:
    """Articles a second in each thousand, and memory against that after the first 500."""
    each = [STEP / (after - before) for before, after in pairwise([0.0, *run.seconds])]
    own = [STEP / (after - before) for before, after in pairwise([0.0, *run.busy])]
    after_500 = max(run.memory[:5], default=memory())
    figures: dict[str, Any] = {
        "articles a second, by thousand": [round(one, 1) for one in each],
        "memory after 500, MB": round(after_500 / 1e6, 1),
        "peak memory, MB": round(max(run.memory, default=after_500) / 1e6, 1),
        "peak over that after 500": round(max(run.memory, default=after_500) / after_500, 3),
    }
    if len(each) > 2:
        figures["last thousand over second"] = round(each[-1] / each[1], 3)
        # On a machine that others use too, the processor's own time tells more than the clock.
        figures["the same, by processor time"] = round(own[-1] / own[1], 3)
    return figures


def cost(run: Run, jobs: int) -> dict[str, Any]:
    """What storing takes on top of reading; with several cores it runs beside it, and only its time is told."""
    stored = run.storing + run.packing
    figures: dict[str, Any] = {"storing, seconds": round(stored, 1)}
    if jobs == 1:
        figures["storing over reading"] = round(stored / (run.whole - stored), 3)
    return figures


def asked(ledger: Ledger) -> dict[str, Any]:
    """Median milliseconds of searches with two filters and of actors' pages."""
    view = ledger.view
    names = [f"{first} {last}" for first in FIRST[:5] for last in LAST[:6]]

    def search(at: int) -> object:
        question = Question(
            words=WORDS[at % len(WORDS)], speaker=names[at % len(names)], since="2000", every_version=at % 2 == 0
        )
        return view.statements(question)

    def two_labels(at: int) -> object:
        return view.statements(Question(words=WORDS[at % len(WORDS)], state="open", publisher="courier"))

    def plain(at: int) -> object:
        return view.statements(Question(words=WORDS[at % len(WORDS)]))

    def page(at: int) -> object:
        found = view.actors(names[at % len(names)])
        return page_of(view, found[0], 20) if found else None

    return {
        "search, a word and two filters (speaker, since), ms": timed(search),
        "search, a word and two filters (judged, publisher), ms": timed(two_labels),
        "search, a word, ms": timed(plain),
        "search in articles, a word, ms": timed(lambda at: view.articles(Question(words=WORDS[at % len(WORDS)]))),
        "actor's page, ms": timed(page),
        "audit of everything, ms": timed(lambda _: view.account(Question()), 3),
    }


def timed(ask: Callable[[int], object], times: int = 50) -> float:
    """Median milliseconds."""
    taken = []
    for at in range(times):
        started = perf_counter()
        ask(at)
        taken.append(perf_counter() - started)
    return round(statistics.median(taken) * 1000, 1)


def memory() -> int:
    """Bytes in memory of this program and those that it started, without what they share twice where Linux tells."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    own = [str(os.getpid()), *(children.read_text().split() if children.exists() else [])]
    total = 0
    for process in own:
        for line in (Path("/proc") / process / "status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1]) * 1024
    return total


if __name__ == "__main__":
    main()
