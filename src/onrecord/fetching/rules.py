"""How far fetching may go: whom it may ask, how long, how much, how often."""

import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address


def resolved(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host; numbers are read in every form that the system's own look-up knows.

    >>> resolved("127.1", 80), resolved("0x7f000001", 80), resolved("2130706433", 80), resolved("::1", 80)
    (['127.0.0.1'], ['127.0.0.1'], ['127.0.0.1'], ['::1'])
    """
    with suppress(ValueError):
        return [str(ip_address(host))]
    with suppress(OSError):
        return [socket.inet_ntoa(socket.inet_aton(host))]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the user allows, and the limits of good manners.

    `allowed` are hosts that may lie inside a private network. `pause` is the least number of seconds between
    two requests to one host. `resolve`, `sleep` and `clock` are there for tests.
    """

    allowed: frozenset[str] = frozenset()
    # A long page has some 2 MB; a feed of full texts 10.
    most_bytes: int = 20_000_000
    seconds: float = 60
    pause: float = 1
    tries: int = 3
    redirects: int = 5
    # Who asks for more patience is asked another day.
    longest_wait: float = 60
    resolve: Callable[[str, int], Sequence[str]] = resolved
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
