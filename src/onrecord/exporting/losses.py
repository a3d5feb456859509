"""Count what a form cannot hold while records pass through it.

Takes the fields that a form's module says it lacks, and what its writer reports on the way; gives a
`Losses`, which is also the sidecar `losses.json` beside every export.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from onrecord.exporting.fields import values_at
from onrecord.records import Record

SCHEMA: Final = "onrecord.losses/1"


class Kind(StrEnum):
    """What became of a value: it is not there, it is there in another shape, or a file beside has it."""

    LEFT_OUT = "left-out"
    CHANGED = "changed"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Loss:
    """So many values of a field that the form does not have as the record has them, and why."""

    kind: Kind
    field: str
    why: str
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What an export could not hold."""

    form: str
    records: int
    losses: tuple[Loss, ...] = ()

    def values(self, field: str, kind: Kind = Kind.LEFT_OUT) -> int:
        """How many values of the field met that."""
        return sum(loss.values for loss in self.losses if loss.field == field and loss.kind is kind)

    def to_json(self) -> str:
        """The sidecar, as JSON for people and programs."""
        listed = [
            {"kind": loss.kind, "field": loss.field, "values": loss.values, "why": loss.why} for loss in self.losses
        ]
        data: dict[str, Any] = {"schema": SCHEMA, "form": self.form, "records": self.records, "losses": listed}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


class Tally:
    """Counts while an export runs; its size depends on the form, not on how many records pass."""

    def __init__(
        self, form: str, not_held: Mapping[str, str], beside: Mapping[str, str], *, beside_kept: bool = True
    ) -> None:
        self._form, self._records = form, 0
        self._counts: Counter[tuple[Kind, str, str]] = Counter()
        self._fixed = [(Kind.LEFT_OUT, why, field) for field, why in not_held.items()]
        self._beside_kept = beside_kept
        self._fixed += [(*self._beside(file), field) for field, file in beside.items()]

    def passing(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records, counted as they pass."""
        for record in records:
            self._records += 1
            for kind, why, field in self._fixed:
                self._counts[kind, field, why] += values_at(record, field)
            yield record

    def left_out(self, field: str, why: str, values: int = 1) -> None:
        """Note that values of a field are not in the export."""
        self._counts[Kind.LEFT_OUT, field, why] += values

    def changed(self, field: str, why: str, values: int = 1) -> None:
        """Note that values of a field are in the export in another shape."""
        self._counts[Kind.CHANGED, field, why] += values

    def beside(self, field: str, file: str, values: int = 1) -> None:
        """Note that values of a field are in a file beside the main one; a stream has no such file."""
        kind, why = self._beside(file)
        self._counts[kind, field, why] += values

    def _beside(self, file: str) -> tuple[Kind, str]:
        if self._beside_kept:
            return Kind.BESIDE, f"held by the file with the ending {file}"
        return Kind.LEFT_OUT, f"would be held by a file with the ending {file}, and a stream has none"

    def result(self) -> Losses:
        """What was counted, in an order that depends on nothing else."""
        losses = (
            Loss(kind=kind, field=field, why=why, values=values)
            for (kind, field, why), values in self._counts.items()
            if values
        )
        return Losses(form=self._form, records=self._records, losses=tuple(sorted(losses)))
