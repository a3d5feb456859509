"""Score what a record says was done, by whom, when, how far it is vouched for, and who answered whom.

    python -m benchmarks.quality.happened [--missed] [--half a|b]

A hundred and ninety reports of Wikinews, agencies, local papers and the web were read for this by a language
model, once, without a look at anything of the program's: every political event (PLOVER 2.0) with its status, parties,
day and place, and every accusation with the accused and the answer. The last 47 were drawn by chance, the others chosen
for their politics. `happened.jsonl` has places and marks and no text; twelve reports were read twice, apart, and
`--agreement` says how far the two readings agree by the same measures, which is more than two people would. What two
careful readers might see either way is marked `optional` and counts neither for nor against. Half a was looked at when
rules were made, half b was not.

An event is found where one of the same type is told in the same sentence; one with words in headline and body counts
in both. Of those found: is the status right; F1 of
the parties on each side, of the day (where the marks could work it out), and of the place that the report gives. An
accusation is found where one stands in the same sentence; of those, F1 of the accused, and is the answer right.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.news import news_files
from benchmarks.quality.pairing import Counts, compared, count, pair_charges, pair_deeds, parties
from benchmarks.quality.readings import MARKS, Reading, Report, found_in, marked
from benchmarks.quality.scoring import add
from benchmarks.quality.subject import Program
from onrecord.records import Record

SHARES: Final = ("event.status", "reply")  # figures that are shares of what was found, the others are F1
Reader = Callable[[str, bytes, str | None], Record]


def files(data: Path) -> list[Path]:
    """The files that the exam consists of; none where one is missing."""
    found = news_files(data)
    return [MARKS, *found] if found else []


def rows(reports: Iterable[Report], read: Reader) -> Iterator[tuple[str, Counts]]:
    """A row for each report."""
    for one in reports:
        found = found_in(read(f"{one.name}.txt", one.text.encode(), one.published))
        yield one.name, count(one.text, one.readings[0], found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("a", "b"), help="only the reports of this half")
    parser.add_argument("--missed", action="store_true", help="show what differs")
    parser.add_argument("--agreement", action="store_true", help="score one reading by the other")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not files(data):
        print("No news beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    chosen = [one for one in marked(data) if options.half in (None, one.half)]
    if options.agreement:
        twice = [one for one in chosen if len(one.readings) > 1]
        _print([count(one.text, *one.readings[:2]) for one in twice])
        return 0
    program = Program()
    if options.missed:
        for one in chosen:
            _show(one, found_in(program.record(f"{one.name}.txt", one.text.encode(), one.published)))
    _print([counts for _, counts in rows(chosen, program.record)])
    return 0


def _print(counted: Sequence[Counts]) -> None:
    print(f"reports: {len(counted)}")
    for name, one in add(counted).items():
        print(
            f"  {name:18} F1 {one.f1:.3f}  precision {one.precision:.3f}  recall {one.recall:.3f}  of {one.wanted:.0f}"
        )


def _show(report: Report, have: Reading) -> None:
    text, want = report.text, report.readings[0]

    def round_about(start: int, end: int) -> str:
        return re.sub(r"\s+", " ", f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 90]}")

    print(f"== {report.name}")
    pairs, _ = pair_deeds(text, want, have)
    for mark, found in pairs:
        wrong = [one for one, counted in compared(mark, found).items() if counted.f1 < 1 and max(counted) > 0]
        if wrong:
            print(f"  WRONG {wrong}\n    want {mark}\n    have {found}\n    {round_about(mark.start, mark.end)}")
    for mark in want.deeds:
        if not mark.optional and not any(mark is one for one, _ in pairs):
            print(f"  MISSED {mark.type} {mark.status}: {round_about(mark.start, mark.end)}")
    taken = [found for _, found in pairs]
    for found in have.deeds:
        if not any(found is one for one in taken):
            print(f"  EXTRA {found.type} {found.status}: {round_about(found.start, found.end)}")
    charges = pair_charges(text, want.charges, have.charges)
    for charge, answer in charges:
        if charge.reply != answer.reply or parties(charge.accused, answer.accused).f1 < 1:
            print(f"  CHARGE want {charge}\n    have {answer}\n    {round_about(charge.start, charge.end)}")
    for charge in want.charges:
        if not any(charge is one for one, _ in charges):
            print(f"  CHARGE MISSED {charge}: {round_about(charge.start, charge.end)}")
    for charge in have.charges:
        if not any(charge is one for _, one in charges):
            print(f"  CHARGE EXTRA {charge}: {round_about(charge.start, charge.end)}")


if __name__ == "__main__":
    sys.exit(main())
