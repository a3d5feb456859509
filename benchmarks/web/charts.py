"""Measure the pages with charts: `python -m benchmarks.web.charts [--articles N] [--ledger PLACE]`.

Fills a ledger as `benchmarks.web.measure` does, or takes one that is filled; asks for the pages of its busiest actors,
of events, of the network and of a review, each with its chart drawn anew and drawn before, and prints the median
server time in milliseconds and the compressed weight.
"""

import argparse
import gzip
import json
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from starlette.testclient import TestClient

from benchmarks.web.measure import filled
from onrecord.charts.drawing import forget
from onrecord.web.app import make_app

HERE = "http://127.0.0.1:8420"
ACTORS, TIMES = 20, 5


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--read", type=int, default=120, help="read only so many, and multiply their records")
    parser.add_argument("--ledger", help="a ledger that is filled already, or where to make it and keep it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(given.ledger or Path(folder) / "onrecord.db")
        if not place.exists():
            filled(place, given.articles, given.read)
        with TestClient(make_app(str(place)), base_url=HERE) as client:
            print(json.dumps(measured(client), indent=2))


def measured(client: TestClient) -> dict[str, object]:
    """Every page."""
    hits = client.get("/api/actors", params={"limit": ACTORS}).json()["hits"]
    actors = [f"/actors/{hit['id']}" for hit in hits]
    pages = {
        "actor": actors,
        "actors": ["/actors"] * TIMES,
        "events": ["/events"] * TIMES,
        "network": ["/network"] * TIMES,
        "review": ["/review?by=reader"] * TIMES,
    }
    client.get("/network")  # the first drawing of a server starts the library
    figures: dict[str, object] = {"statements of the busiest actor": hits[0]["statements"] if hits else 0}
    for name, paths in pages.items():
        figures[f"{name}, chart drawn anew, ms"] = timed(client, paths, anew=True)
        figures[f"{name}, chart drawn before, ms"] = timed(client, paths, anew=False)
        figures[f"{name}, bytes compressed"] = len(gzip.compress(client.get(paths[0]).content))
    return figures


def timed(client: TestClient, paths: Sequence[str], *, anew: bool) -> str:
    """Median milliseconds by the clock, and of the processor's own time, which tells more on a busy machine."""
    taken, busy = [], []
    for path in paths:
        if anew:
            forget()
        else:
            client.get(path)
        started, began = perf_counter(), process_time()
        client.get(path).raise_for_status()
        taken.append(perf_counter() - started)
        busy.append(process_time() - began)
    return f"{statistics.median(taken) * 1000:.0f}, processor {statistics.median(busy) * 1000:.0f}"


if __name__ == "__main__":
    main()
