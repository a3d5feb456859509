"""The quality gate: score the program, compare with the floors, fail below one.

    python -m benchmarks.quality.gate            check; exit status 1 names each figure under its floor
    python -m benchmarks.quality.gate --raise    lift floors to just under what is reached now
    python -m benchmarks.quality.gate --lower    set every floor and corpus anew; say why in a changelog fragment

Each run is kept in `benchmarks/quality/runs`, a row for each document, so that two runs can be compared with
`git diff`.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.exams import Result, Subject, exams, sit, store
from benchmarks.quality.floors import FLOORS, raised, read_floors, shortfalls, table, write_floors
from benchmarks.quality.subject import Program


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit status."""
    options = parse(arguments)
    if data_folder() is None and not options.shipped:
        print("No shared data beside this clone: only the small shipped corpus is scored.")
    results = give(Program(), only_shipped=options.shipped)
    floors = read_floors(FLOORS) if FLOORS.is_file() else {}
    if options.lift or options.lower:
        floors = raised(results, floors, lower=options.lower)
        write_floors(floors)
    for result in results:
        print(table(result, floors))
        store(result)
    short = [line for result in results for line in shortfalls(result, floors)]
    print("\n".join(["Below the floor:", *short] if short else ["Every figure stands at or above its floor."]))
    return 1 if short else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="gate", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to just under the figures")
    parser.add_argument("--lower", action="store_true", help="set every floor and corpus anew, down as well as up")
    parser.add_argument("--shipped", action="store_true", help="score the shipped corpus only")
    return parser.parse_args(arguments)


def give(subject: Subject, *, only_shipped: bool) -> list[Result]:
    """Give every exam, saying how long each took."""
    results = []
    for exam in exams(only_shipped=only_shipped):
        began = time.monotonic()
        results.append(sit(exam, subject))
        took = time.monotonic() - began
        print(f"{exam.name}: {len(results[-1].rows)} documents in {took:.0f} s", file=sys.stderr)
    return results


if __name__ == "__main__":
    sys.exit(main())
