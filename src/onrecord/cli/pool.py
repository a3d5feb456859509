"""Read many inputs on all cores, and give what became of them in their order.

Takes inputs as they come; gives a `Packed` or a `Turned` for each, in the order of the inputs, so that a
ledger is the same however many cores read. Holds a few at a time. Writes nothing.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.cli.main import CannotGoOn
from onrecord.errors import InputRejected
from onrecord.ledger import Known, Packed, Turned, pack
from onrecord.printing.data import record_json

if TYPE_CHECKING:
    from onrecord.reading import Input, ReadOptions

# Enough that no core waits for the one that has the long report.
_IN_FLIGHT: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An input to be read; `argument` is what the user typed, `options` how it is to be read, as JSON."""

    given: "Input"
    argument: str
    options: str
    settings: "ReadOptions"
    codebook: Path | None = None


Given = Job | Known | Turned
Outcome = Packed | Known | Turned


def read_all(jobs: Iterable[Given], cores: int) -> Iterator[Outcome]:
    """Read each job; whatever else comes along is handed on in its place."""
    if cores <= 1:
        for job in jobs:
            yield read_job(job) if isinstance(job, Job) else job
        return
    executor = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield from _in_order(executor, jobs, cores * _IN_FLIGHT)
    except BrokenProcessPool as error:
        raise CannotGoOn(
            "one of the programs that read was ended by the system, perhaps for want of memory. What was kept stays; "
            "run this again, with fewer --jobs."
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _in_order(executor: ProcessPoolExecutor, jobs: Iterable[Given], most: int) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome] | tuple[Known | Turned]] = deque()
    for job in jobs:
        waiting.append(executor.submit(read_job, job) if isinstance(job, Job) else (job,))
        if len(waiting) >= most:
            yield _ready(waiting.popleft())
    while waiting:
        yield _ready(waiting.popleft())


def _ready(waited: "Future[Outcome] | tuple[Known | Turned]") -> Outcome:
    return waited.result() if isinstance(waited, Future) else waited[0]


def read_job(job: Job) -> Outcome:
    """Read one input and pack what is kept of it."""
    from onrecord import read_inputs  # noqa: PLC0415 - loaded where the reading is done

    outcome = next(iter(read_inputs([job.given], job.settings, codebook=job.codebook)))
    data = job.given.data
    digest, size, capture = sha256(data).hexdigest(), len(data), pack(data)
    if isinstance(outcome, InputRejected):
        return Turned(
            name=job.given.name,
            argument=job.argument,
            options=job.options,
            reason=outcome.reason,
            message=str(outcome),
            sha256=digest,
            size=size,
            capture=capture,
        )
    return Packed(
        name=job.given.name,
        argument=job.argument,
        options=job.options,
        sha256=digest,
        size=size,
        capture=capture,
        record=pack(record_json(outcome).encode()),
    )


def _begin() -> None:
    """Leave Ctrl-C to the program that started this one, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
