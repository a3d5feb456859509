"""Close the network for this process: only this machine can be reached.

Importing this is enough. An audit hook sees every connection that Python code opens, whatever library it
goes through. `tests/conftest.py` imports it, and puts its folder on PYTHONPATH, where `sitecustomize.py`
does the same for every program that a test starts.
"""

import ipaddress
import sys
from typing import Any

LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class NetworkClosed(RuntimeError):
    """A test reached for the network. Not an OSError, which code may rightly catch and pass over."""


def is_here(host: Any) -> bool:
    """Whether an address is this machine's own.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("::1"), is_here("example.org"), is_here("10.0.0.8")
    (True, True, True, False, False)
    """
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def close(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what leaves the machine."""
    if not event.startswith("socket."):
        return
    if event in LOOK_UPS:
        host = args[0]
    elif event in CONNECTIONS and isinstance(args[1], tuple):  # a Unix socket's address is a plain string
        host = args[1][0]
    else:
        return
    if not is_here(host):
        raise NetworkClosed(f"{event} {host!r}: the tests run with the network closed")


sys.addaudithook(close)
