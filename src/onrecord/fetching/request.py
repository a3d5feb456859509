"""Ask one place once: the answer's status, its headers and its bytes, within limits.

Takes a checked place; gives an `Answer`, whatever its status. Follows no redirect, keeps no cookie, uses no
proxy and no connection twice: each of these could lead elsewhere than to the address that was checked.
"""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from types import TracebackType
from typing import Any, Final

import httpx

from onrecord.errors import InputRejected
from onrecord.fetching.places import Place
from onrecord.fetching.rules import Rules

_CONNECTED: Final = ("connection.connect_tcp.complete", "connection.start_tls.complete")
_CONNECT_SECONDS: Final = 10.0
_SILENT_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; `data` as it was sent, still packed."""

    status: int
    headers: httpx.Headers
    data: bytes


class Deadline:
    """Ends a connection after so many seconds in all, however slowly and steadily it answers."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._stream: Any = None
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Learn of the connection; httpx calls this at every step."""
        if event in _CONNECTED:
            self._stream = info["return_value"]
            if self.over:
                self._end()

    def _end(self) -> None:
        self.over = True
        connection = self._stream and self._stream.get_extra_info("socket")
        if connection:
            with suppress(OSError):
                # The plain socket's own: that of TLS would change what the reading thread holds.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


def ask(
    place: Place, name: str, rules: Rules, *, agent: str, context: ssl.SSLContext, most: int | None = None
) -> Answer:
    """Ask the place; its IP addresses in turn where one does not connect.

    What is longer than the rules allow is rejected; with `most`, it is cut there instead.
    """
    failed: Exception = OSError("it has no address")
    for address in place.addresses:
        with Deadline(rules.seconds) as deadline:
            try:
                return _asked(place, address, name, rules, deadline, agent=agent, context=context, most=most)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
                raise _no_answer(place, name, rules, error, over=deadline.over) from None
    raise _no_answer(place, name, rules, failed, over=False)


def _asked(
    place: Place,
    address: str,
    name: str,
    rules: Rules,
    deadline: Deadline,
    *,
    agent: str,
    context: ssl.SSLContext,
    most: int | None,
) -> Answer:
    request = httpx.Request(
        "GET",
        place.url.copy_with(host=address),
        headers={
            "Host": place.url.netloc.decode("ascii"),
            "User-Agent": agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        },
        extensions={
            "timeout": httpx.Timeout(min(rules.seconds, _SILENT_SECONDS), connect=_CONNECT_SECONDS).as_dict(),
            "sni_hostname": place.url.raw_host.decode("ascii"),
            "trace": deadline.trace,
        },
    )
    with httpx.HTTPTransport(verify=context, trust_env=False) as transport:
        response = transport.handle_request(request)
        try:
            data = _body(response, name, rules.most_bytes, most)
        finally:
            response.close()
    # A connection that is shut down looks like one that ended.
    if deadline.over:
        raise httpx.ReadTimeout("too slow")
    return Answer(status=response.status_code, headers=response.headers, data=data)


def _body(response: httpx.Response, name: str, limit: int, most: int | None) -> bytes:
    pieces, size, stop = [], 0, most or limit
    for piece in response.iter_raw():
        pieces.append(piece)
        size += len(piece)
        if size > stop and most is None:
            message = f"a page of at most {limit:,} bytes was wanted, and this is longer; save the page and read it"
            raise InputRejected(name, "too-large", message)
        if size > stop:
            break
    return b"".join(pieces)[:stop]


def _no_answer(place: Place, name: str, rules: Rules, error: Exception, *, over: bool) -> InputRejected:
    slow = over or isinstance(error, httpx.TimeoutException)
    why = f"took longer than {rules.seconds:g} seconds or fell silent" if slow else f"failed ({error})"
    message = f"an answer of {place.url.host} was wanted, and the connection {why}; try again later"
    return InputRejected(name, "no-answer", message)
