"""What a server is told when it starts."""

from dataclasses import dataclass
from typing import Final

LOCAL_NAMES: Final = frozenset({"127.0.0.1", "localhost", "::1"})
# A long report has some 100 kB; the HTML of a heavy page two or three megabytes.
MOST_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`names` are the hosts by which a browser may call this server; `password` is asked for where it is given.

    `may_fetch` are hosts inside a private network that an address may be fetched from.
    """

    names: frozenset[str] = LOCAL_NAMES
    password: str | None = None
    may_fetch: frozenset[str] = frozenset()
    most_bytes: int = MOST_BYTES
