"""The floors: what each figure must reach, and which corpus it was set on.

`floors.json` holds, for each exam, the fingerprint of its corpus and a floor for each figure. A figure under
its floor fails; so does a corpus that is not the one the floors were set on.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.exams import Result

FLOORS: Final = Path(__file__).resolve().parent / "floors.json"
# Integer arithmetic of the model differs a little from one processor to the next, and so do a few words.
SLACK: Final = 0.5

Floors = dict[str, dict[str, Any]]


def read_floors(path: Path = FLOORS) -> Floors:
    """Read the floors of every exam."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(floors: Mapping[str, Any], path: Path = FLOORS) -> None:
    """Write the floors of every exam."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def shortfalls(result: Result, floors: Floors) -> list[str]:
    """Say in words what falls short."""
    pinned = floors.get(result.exam)
    if pinned is None:
        return [f"{result.exam}: no floors are set; set them with --raise"]
    if pinned["fingerprint"] != result.fingerprint:
        return [
            f"{result.exam}: the corpus is not the one that the floors were set on "
            f"({result.fingerprint[:12]}, not {pinned['fingerprint'][:12]})"
        ]
    return [
        f"{result.exam}: {name} is {result.figures.get(name, 'missing')}, its floor {floor}"
        for name, floor in pinned["floors"].items()
        if result.figures.get(name, 0.0) < floor and (name in result.figures or not optional(name))
    ]


def optional(name: str) -> bool:
    """Whether a figure may be missing: pasted pages are scored only where inscriptis is installed."""
    return name == "body, pasted"


def raised(results: Sequence[Result], floors: Floors, *, lower: bool = False) -> Floors:
    """New floors, just under the figures. No floor comes down, and no corpus changes, unless `lower`."""
    new = dict(floors)
    for result in results:
        pinned = floors.get(result.exam)
        if pinned and pinned["fingerprint"] != result.fingerprint and not lower:
            continue
        old = {} if pinned is None or lower else pinned["floors"]
        reached = {name: round(max(figure - SLACK, 0.0), 1) for name, figure in result.figures.items()}
        new[result.exam] = {
            "fingerprint": result.fingerprint,
            "floors": {name: max(floor, old.get(name, 0.0)) for name, floor in {**old, **reached}.items()},
        }
    return new


def table(result: Result, floors: Floors) -> str:
    """The figures of one exam beside their floors."""
    pinned = floors.get(result.exam, {}).get("floors", {})
    lines = [f"\n{result.exam}, {len(result.rows)} documents", f"{'figure':24} {'value':>7} {'floor':>7}"]
    lines += [f"{name:24} {figure:7.1f} {pinned.get(name, '-'):>7}" for name, figure in result.figures.items()]
    return "\n".join(lines)
