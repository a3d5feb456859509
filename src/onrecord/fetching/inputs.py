"""What the user named, addresses included: those are fetched, the rest is handed to the reading."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputRejected
from onrecord.fetching.rules import Rules
from onrecord.reading import Input, Rejected, is_address
from onrecord.reading import inputs as inputs_here
from onrecord.reading.files.given import guarded

if TYPE_CHECKING:
    from onrecord.fetching.fetch import Fetcher


def inputs(arguments: Sequence[str], stdin: BinaryIO, rules: Rules | None = None) -> Iterator[Input | Rejected]:
    """Each input that the arguments name, in their order; addresses are fetched when it is their turn."""
    return (given for _, given in inputs_by_argument(arguments, stdin, rules))


def inputs_by_argument(
    arguments: Iterable[str], stdin: BinaryIO, rules: Rules | None = None
) -> Iterator[tuple[str, Input | Rejected]]:
    """The same, each with the argument that named it. One fetcher asks for all, so that it stays polite among them."""
    fetcher: Fetcher | None = None
    for argument in arguments:
        if is_address(argument):
            fetcher = fetcher or _fetcher(rules)
            found = guarded(fetcher.fetched(argument), argument) if fetcher else iter([_not_installed(argument)])
        else:
            found = inputs_here([argument], stdin)
        for given in found:
            yield argument, given


def _not_installed(argument: str) -> Rejected:
    message = "what fetches addresses was wanted, and it is not installed: pip install 'onrecord[fetch]'"
    return Rejected(name=argument, error=InputRejected(argument, "extra-missing", message))


def _fetcher(rules: Rules | None) -> "Fetcher | None":
    try:
        from onrecord.fetching.fetch import Fetcher  # noqa: PLC0415 - an extra brings what it needs
    except ImportError:
        return None
    return Fetcher(rules)
