"""What a site's robots.txt allows this program (RFC 9309).

Takes the text of a robots.txt; gives whether an address may be fetched and how long to pause. A site without
one allows everything; one whose robots.txt cannot be had for a fault of the server allows nothing.
"""

from dataclasses import dataclass
from typing import Final

from protego import Protego

# The standard's own limit: what stands behind it need not be read.
MOST_BYTES: Final = 500 * 1024


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site; `fault` is the status with which the server failed to give them."""

    rules: Protego
    fault: int | None = None

    def allow(self, url: str, agent: str) -> bool:
        """Whether the address may be fetched."""
        return self.fault is None and bool(self.rules.can_fetch(url, agent))

    def pause(self, agent: str) -> float:
        """The seconds that the site wants between two requests."""
        return float(self.rules.crawl_delay(agent) or 0)


def robots_of(status: int, data: bytes) -> Robots:
    """The rules in an answer to a request for robots.txt.

    >>> robots = robots_of(200, b"User-agent: *\\nDisallow: /inner/\\nCrawl-delay: 2")
    >>> robots.allow("https://courier.example/inner/a", "onrecord"), robots.pause("onrecord")
    (False, 2.0)
    >>> [robots_of(status, b"").allow("https://courier.example/", "onrecord") for status in (404, 503)]
    [True, False]
    """
    text = data.decode("utf-8", "replace") if status == 200 else ""
    fault = status if status >= 500 or status == 429 else None
    return Robots(Protego.parse(text), fault)
