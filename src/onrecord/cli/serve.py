"""`onrecord serve`: the workbench in a browser, and the REST API.

Takes a ledger and where to listen; serves until it is stopped. Listens on this machine alone unless another host is
named, and then only with a password.
"""

import errno
import os
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

import click

from onrecord.cli.keeping import ledger_option
from onrecord.cli.main import CannotGoOn
from onrecord.cli.values import host_names

PASSWORD: Final = "ONRECORD_PASSWORD"  # noqa: S105 - the name of a variable
_SHORTEST: Final = 12
# A machine without IPv6 may have an address of it in its list of names all the same.
_NOT_HERE: Final = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


@click.command(name="serve")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen.")
@click.option("--port", default=8420, show_default=True, type=click.IntRange(1, 65535), metavar="N", help="The port.")
@click.option(
    "--known-as",
    metavar="NAME",
    multiple=True,
    help="A name by which browsers call this server, beside the host. May be given several times.",
)
@click.option(
    "--allow-host",
    metavar="HOST",
    multiple=True,
    callback=host_names,
    help="Fetch addresses from this host even where it lies inside a private network. May be given several times.",
)
def command(ledger: str, host: str, port: int, known_as: tuple[str, ...], allow_host: tuple[str, ...]) -> None:
    """Open the ledger in a browser.

    Where there is no ledger, an empty one is made. On another host than this machine, a password is asked for, or
    taken from ONRECORD_PASSWORD; whoever opens the workbench has to give it.
    """
    password = password_for(host)
    try:
        import uvicorn  # noqa: PLC0415 - an extra brings it

        from onrecord.web.app import make_app  # noqa: PLC0415
        from onrecord.web.settings import LOCAL_NAMES, Settings  # noqa: PLC0415
    except ImportError as error:
        raise CannotGoOn("the workbench needs what the extra web brings: pip install 'onrecord[web]'") from error
    made_ready(ledger)
    names = LOCAL_NAMES | {name.lower() for name in (host, *known_as)}
    settings = Settings(names=frozenset(names), password=password, may_fetch=frozenset(allow_host))
    app = make_app(ledger, settings)
    shown = f"[{host}]" if ":" in host else host
    try:
        listening = listen(host, port)
    except OSError as error:
        raise CannotGoOn(f"{shown}:{port}: {why_nobody_listens(error)}") from error
    click.echo(f"The workbench is at http://{shown}:{port}/ · stop it with Ctrl-C", err=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
        uvicorn.Server(config).run(sockets=listening)


def is_here(host: str) -> bool:
    """Whether a host is this machine alone.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("::1"), is_here("0.0.0.0"), is_here("news.example")
    (True, True, True, False, False)
    """
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> list[socket.socket]:
    """Take the port at each address of a host, before anybody is told of it; raises `OSError` where it cannot be had.

    A name may stand for several: "localhost" is one address for each kind of network.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    taken: list[socket.socket] = []
    refused: OSError | None = None
    for family, kind, number, _, address in dict.fromkeys(found):
        try:
            taken.append(_taken(socket.socket(family, kind, number), address))
        except OSError as error:
            if error.errno not in _NOT_HERE:
                refused = error
                break
            refused = refused or error
    # Half of a name would answer some browsers and leave others with whoever has the other half.
    if refused is not None and (not taken or refused.errno not in _NOT_HERE):
        for one in taken:
            one.close()
        raise refused
    return taken


def _taken(one: socket.socket, address: Any) -> socket.socket:
    try:
        if os.name == "posix":
            # A port that was in use a moment ago is free.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if one.family == socket.AF_INET6:
            # Otherwise it would take the port of the other kind of network too.
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind(address)
        one.listen()
    except OSError:
        one.close()
        raise
    return one


def why_nobody_listens(error: OSError) -> str:
    """Why nobody can listen at an address, in words."""
    if error.errno == errno.EADDRINUSE:
        return "a free port was wanted, and something listens there, perhaps a workbench; give another --port"
    if error.errno == errno.EACCES:
        return "a port that everybody may use was wanted, and this is the system's; give a --port above 1023"
    return f"an address of this machine was wanted ({error.strerror}); give another --host"


def password_for(host: str) -> str | None:
    """The password of the server: none is needed on this machine alone."""
    given = os.environ.get(PASSWORD)
    if not given and is_here(host):
        return None
    if not given and not sys.stdin.isatty():
        raise click.UsageError(f"On {host} others can reach the workbench: set a password in {PASSWORD}.")
    password = given or str(
        click.prompt("A password for the workbench", hide_input=True, confirmation_prompt=True, err=True)
    )
    if len(password) < _SHORTEST:
        raise click.UsageError(
            f"A password of {_SHORTEST} characters or more was wanted, and this has {len(password)}."
        )
    return password


def made_ready(ledger: str) -> None:
    """Open the ledger once, so that what is wrong with it is told here; make it where there is none."""
    from onrecord.ledger import LedgerError, open_ledger  # noqa: PLC0415

    if ledger == ":memory:":
        raise click.UsageError("A ledger in a file or on a server was wanted: one in memory is gone with each request.")
    if "://" not in ledger and not Path(ledger).exists():
        open_ledger(ledger, write=True, create=True).close()
        click.echo(f"{ledger}: there was no ledger of this name; an empty one was made", err=True)
        return
    try:
        open_ledger(ledger).close()
    except LedgerError:
        # An older one is brought up to date; whatever else is wrong is told by the second try.
        open_ledger(ledger, write=True).close()
