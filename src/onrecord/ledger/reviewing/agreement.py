"""How far two readers agree, field by field: percent, and Cohen's kappa.

Takes the readings that stand; looks at the findings that both have read. A field of a finding counts where both
kept it; whether to keep it is a field of its own. Kappa is null where chance alone explains everything (both
used one and the same label throughout), since it is not defined there.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.ledger.judgements.entry import PERSON, Action, Field, LedgerEntry
from onrecord.ledger.view import View

_FIELDS: Final = ("kept", "speaker", "act", "evidence", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two readers on one field: findings that both answered, and on how many they gave the same answer."""

    field: str
    both: int
    same: int
    percent: float
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One finding on which two readers differ, with what each holds."""

    subject: str
    field: str
    one: str | None
    other: str | None


def agreement(view: View, one: str, other: str) -> tuple[tuple[Agreement, ...], tuple[Disagreement, ...]]:
    """The agreement of two readers on each field that both answered, and every finding on which they differ."""
    mine, theirs = _held(view, one), _held(view, other)
    fields: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for subject in sorted(mine.keys() & theirs.keys()):
        for name in _FIELDS:
            if name in mine[subject] and name in theirs[subject]:
                fields.setdefault(name, []).append((subject, mine[subject][name], theirs[subject][name]))
    told = tuple(_told(name, [(a, b) for _, a, b in fields[name]]) for name in _FIELDS if name in fields)
    differ = tuple(
        Disagreement(subject=subject, field=name, one=a, other=b)
        for name in _FIELDS
        for subject, a, b in fields.get(name, ())
        if a != b
    )
    return told, differ


def kappa(pairs: Sequence[tuple[str | None, str | None]]) -> float | None:
    """Cohen's kappa of pairs of labels.

    >>> kappa([("deny", "deny"), ("deny", "deny"), ("ask", "ask"), ("ask", "deny")])
    0.5
    >>> kappa([("deny", "deny"), ("deny", "deny")]) is None
    True
    """
    total = len(pairs)
    if not total:
        return None
    mine, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(mine[label] * theirs[label] for label in mine) / total**2
    if by_chance == 1:
        return None
    return round((sum(one == other for one, other in pairs) / total - by_chance) / (1 - by_chance), 3)


def _told(name: str, pairs: Sequence[tuple[str | None, str | None]]) -> Agreement:
    same = sum(one == other for one, other in pairs)
    percent = round(100 * same / len(pairs), 1)
    return Agreement(field=name, both=len(pairs), same=same, percent=percent, kappa=kappa(pairs))


def _held(view: View, reader: str) -> dict[str, dict[str, str | None]]:
    """What a reader holds of each finding: their last reading that was not taken back."""
    return {
        entry.subject: _fields(view, entry)
        for entry in view.in_force
        if entry.field is Field.READING and entry.action is Action.READ and entry.by == f"{PERSON}{reader}"
    }


def _fields(view: View, entry: LedgerEntry) -> dict[str, str | None]:
    if entry.value["verdict"] == "reject":
        return {"kept": "no"}
    values = dict(entry.value["values"])
    if values.get("speaker"):
        # Whom the two mean is the same person also where they were merged since.
        values["speaker"] = view.identities.of(values["speaker"])
    return {"kept": "yes", **values}
