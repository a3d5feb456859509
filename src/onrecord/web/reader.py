"""Read a text, a page or an address into a record, and store nothing.

Takes what somebody pasted; gives a record, or raises `InputRejected`. One reading at a time: the model uses a
core, and a laptop has few. An address is fetched only with the extra `fetch`, and by its rules.
"""

from collections.abc import Iterable
from io import BytesIO
from itertools import islice
from threading import Lock
from typing import Final

from onrecord import read_inputs
from onrecord.errors import InputRejected
from onrecord.fetching import Rules, inputs
from onrecord.reading import Input, ReadOptions, Rejected
from onrecord.records import Record

PASTED: Final = "pasted"
_READING: Final = Lock()


def read_pasted(text: str, options: ReadOptions, media_type: str | None = None) -> Record:
    """Read what was pasted; without a media type it is told by how it begins."""
    return _read([Input(name=PASTED, data=text.encode("utf-8", "replace"), media_type=media_type)], options)


def read_address(address: str, options: ReadOptions, may_fetch: frozenset[str]) -> Record:
    """Fetch one page and read it."""
    found = list(islice(inputs([address], BytesIO(), Rules(allowed=may_fetch)), 2))
    if len(found) != 1:
        message = "one report was wanted, and this address holds several; use onrecord read or onrecord add"
        raise InputRejected(address, "several", message)
    return _read(found, options)


def _read(given: Iterable[Input | Rejected], options: ReadOptions) -> Record:
    with _READING:
        outcome = next(iter(read_inputs(given, options)))
    if isinstance(outcome, InputRejected):
        raise outcome
    return outcome
