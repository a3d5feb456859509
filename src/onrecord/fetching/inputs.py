"""What the user named, addresses included: those are fetched, the rest is handed to the reading."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputRejected
from onrecord.fetching.rules import Rules
from onrecord.reading import Input, Rejected, is_address
from onrecord.reading import inputs as inputs_here
from onrecord.reading.given import guarded

if TYPE_CHECKING:
    from onrecord.fetching.fetch import Fetcher


def inputs(arguments: Sequence[str], stdin: BinaryIO, rules: Rules | None = None) -> Iterator[Input | Rejected]:
    """Each input that the arguments name, in their order; addresses are fetched when it is their turn."""
    fetcher: Fetcher | None = None
    for argument in arguments:
        if not is_address(argument):
            yield from inputs_here([argument], stdin)
            continue
        fetcher = fetcher or _fetcher(rules)
        if fetcher:
            yield from guarded(fetcher.fetched(argument), argument)
        else:
            message = "what fetches addresses was wanted, and it is not installed: pip install 'onrecord[fetch]'"
            yield Rejected(name=argument, error=InputRejected(argument, "extra-missing", message))


def _fetcher(rules: Rules | None) -> "Fetcher | None":
    try:
        from onrecord.fetching.fetch import Fetcher  # noqa: PLC0415 - an extra brings what it needs
    except ImportError:
        return None
    return Fetcher(rules)
