"""Fetch what an address names: a page, or the entries of a feed.

Takes an address; gives inputs with the address that answered and the time. Redirects are followed by hand,
so that every place on the way is looked up, checked, and asked for its robots.txt first. Leaves the bytes
as the server has them, but for their packing.
"""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Final

import httpx

from onrecord.errors import InputRejected
from onrecord.fetching.places import Place, place_of, url_of
from onrecord.fetching.request import Answer, ask
from onrecord.fetching.retry import patiently
from onrecord.fetching.robots import MOST_BYTES, Robots, robots_of
from onrecord.fetching.rules import Rules
from onrecord.reading import Input, Rejected, told
from onrecord.reading.files.codings import CannotUnpack, unpacked
from onrecord.reading.files.containers import opener_by_first, opener_by_media_type

NAME: Final = "onrecord"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TEXTS: Final = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_LONGEST_PAUSE: Final = 60.0

Visit = Callable[[Place, str], Answer]


class Fetcher:
    """Fetches one address after another; remembers each site's robots.txt and when it was last asked."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._agent = f"{NAME}/{version('onrecord')}"
        # The authorities that SSL_CERT_FILE names count, for those behind a firewall with one of its own.
        self._context = httpx.create_ssl_context()
        self._robots: dict[str, Robots] = {}
        self._next: dict[str, float] = {}

    def fetched(self, address: str) -> Iterator[Input | Rejected]:
        """What the address names; a rejection where it cannot be had."""
        try:
            place, answer = self._page(address)
            opened = self._opened(answer, place, address)
        except InputRejected as error:
            yield Rejected(name=address, error=error)
            return
        yield from opened

    def _page(self, address: str) -> tuple[Place, Answer]:
        """The page at the end of the redirects."""
        found = self._followed(url_of(address, address), address, self._politely)
        if found is None:
            message = f"a page was wanted, and the address leads on more than {self._rules.redirects} times; check it"
            raise InputRejected(address, "too-many-redirects", message)
        return found

    def _followed(self, url: httpx.URL, name: str, visit: Visit) -> tuple[Place, Answer] | None:
        """The answer that is no redirect, each place on the way checked; nothing where there are too many."""
        for _ in range(self._rules.redirects + 1):
            place = place_of(url, name, self._rules)
            answer = visit(place, name)
            if answer.status not in _REDIRECTS or "Location" not in answer.headers:
                return place, answer
            url = url_of(answer.headers["Location"], name, url)
        return None

    def _politely(self, place: Place, name: str) -> Answer:
        """Ask for a page where the site allows it."""
        robots = self._robots_of(place, name)
        if not robots.allow(str(place.url), NAME):
            raise _closed(place, name, robots)
        return patiently(partial(self._paced, place, name, robots.pause(NAME)), self._rules)

    def _paced(self, place: Place, name: str, pause: float) -> Answer:
        """Ask for a page, no sooner after the last than is polite."""
        wait = self._next.get(place.url.host, 0) - self._rules.clock()
        if wait > 0:
            self._rules.sleep(wait)
        try:
            return ask(place, name, self._rules, agent=self._agent, context=self._context)
        finally:
            self._next[place.url.host] = self._rules.clock() + max(self._rules.pause, min(pause, _LONGEST_PAUSE))

    def _robots_of(self, place: Place, name: str) -> Robots:
        """The site's robots.txt, fetched once; one that leads on too often counts as none, by the standard."""
        if place.origin not in self._robots:
            found = self._followed(url_of("/robots.txt", name, place.url), name, self._bare)
            status, data = (found[1].status, _unpacked(found[1], name)) if found else (404, b"")
            self._robots[place.origin] = robots_of(status, data)
        return self._robots[place.origin]

    def _bare(self, place: Place, name: str) -> Answer:
        """Ask for a robots.txt."""
        once = partial(ask, place, name, self._rules, agent=self._agent, context=self._context, most=MOST_BYTES)
        return patiently(once, self._rules)

    def _opened(self, answer: Answer, place: Place, name: str) -> Iterator[Input | Rejected]:
        if answer.status != 200:
            message = f"a page was wanted, and {place.url.host} answered with status {answer.status}; open it yourself"
            raise InputRejected(name, "http-status", message)
        media_type = answer.headers.get("Content-Type", "text/html")
        kind = media_type.split(";")[0].strip().lower()
        opener = opener_by_media_type(kind)
        if not opener and kind not in _TEXTS:
            message = f"a page, a text or a feed was wanted, and this is {kind[:80]}; save it and read the file"
            raise InputRejected(name, "media-type", message)
        data = _unpacked(answer, name)
        opener = opener or opener_by_first(data[:4096])
        if opener:
            return opener(io.BytesIO(data), name)
        now = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
        known = told(url=str(place.url))
        return iter([Input(name=name, data=data, media_type=media_type, told=known, retrieved=now)])


def _unpacked(answer: Answer, name: str) -> bytes:
    try:
        return unpacked(answer.data, answer.headers.get("Content-Encoding", ""))
    except CannotUnpack as error:
        message = f"a page that can be unpacked was wanted, and this cannot: {error}"
        raise InputRejected(name, "damaged", message) from None


def _closed(place: Place, name: str, robots: Robots) -> InputRejected:
    why = f"cannot be had (status {robots.fault})" if robots.fault else "forbids this page to programs"
    message = f"a page that may be fetched was wanted, and the robots.txt of {place.url.host} {why}; open it yourself"
    return InputRejected(name, "robots", message)
