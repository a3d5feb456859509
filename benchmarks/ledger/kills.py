"""Kill `onrecord add` at random instants: `python -m benchmarks.ledger.kills [--runs 200]`.

Starts the real command over a folder of reports, ends it with SIGKILL after a random time, and looks at the
ledger: everything in it verifies, nothing that was finished before is missing, and the next run goes on. A
ledger that is full is put aside for a new one. Ends with status 1 at the first loss.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ledger.texts import reports
from onrecord.ledger import open_ledger, verify

REPORTS = 150
PROGRAM = "from onrecord.cli.main import main\nif __name__ == '__main__':\n    main(prog_name='onrecord')\n"


def main() -> None:
    """Kill as often as asked, and count what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "news"
        folder.mkdir()
        for file, data in reports(REPORTS):
            (folder / file).write_bytes(data)
        ledger = Path(name) / "onrecord.db"
        held = killed = whole = ledgers = 0
        for _ in range(given.runs):
            ended = run(folder, ledger, given.jobs, 0.3 + chance.random() * 3)
            killed += not ended
            whole += ended
            held = look(ledger, held)
            if held == REPORTS:
                ledger.unlink()
                held, ledgers = 0, ledgers + 1
        run(folder, ledger, given.jobs, None)
        if look(ledger, held) != REPORTS:
            sys.exit("the last run, which nobody killed, did not finish the folder")
    print(
        f"{given.runs} runs: {killed} killed, {whole} had finished; {ledgers + 1} ledgers filled; "
        "nothing lost, nothing half"
    )


def run(folder: Path, ledger: Path, jobs: int, seconds: float | None) -> bool:
    """Run the command, killed after so many seconds; whether it had ended by itself."""
    line = [sys.executable, "-c", PROGRAM, "add", str(folder), "--ledger", str(ledger), "--jobs", str(jobs)]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            return running.wait(timeout=seconds) == 0
        except subprocess.TimeoutExpired:
            running.kill()
    return False


def look(ledger: Path, before: int) -> int:
    """How many articles the ledger holds; ends the program where one is lost or half."""
    if not ledger.exists() or ledger.stat().st_size == 0:
        return 0
    with open_ledger(str(ledger), write=True) as opened:
        flaws = list(verify(opened))
        counts = opened.view.counts()
        inputs = len(opened.view.inputs("kept"))
    if flaws or counts["article"] != inputs or counts["article"] < before:
        sys.exit(f"{time.strftime('%X')} lost or half: {counts}, {inputs} inputs, {before} before, {flaws[:3]}")
    return counts["article"]


if __name__ == "__main__":
    main()
