"""One input as it is handed to the reading, and one that could not be had.

Both are plain values, made by whoever opens files, archives and addresses; nothing is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputRejected
from onrecord.reading.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input and its bytes.

    `told` is what came with it, `given_id` the name that its own file has for it, `retrieved` when it was
    captured (ISO 8601), which is not when it was published.
    """

    name: str
    data: bytes
    media_type: str | None = None
    told: Told | None = None
    given_id: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be had, and why."""

    name: str
    error: InputRejected


def rejected(name: str, reason: str, message: str) -> Rejected:
    """A rejection of that name. The message says what was wanted, what was there, what to do."""
    return Rejected(name=name, error=InputRejected(name, reason, message))


def guarded(found: Iterator[Input | Rejected], name: str) -> Iterator[Input | Rejected]:
    """The inputs of one file or address; a fault of this program is the rejection of its rest, not the end of a run."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - one odd file must not end a run over a million
        kind = type(error).__name__
        message = f"onrecord itself failed here ({kind}: {error}); please report it together with the input"
        yield rejected(name, "fault", message)
