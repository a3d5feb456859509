"""Where an address leads, and whether one may go there.

Takes an address; gives it with the IP addresses of its host, checked. The connection is made to these very
IP addresses, so that a name that leads elsewhere a moment later gains nothing. Refuses what lies inside a
private network, because a report, a redirect or a name may point there and a reader would not know.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

from onrecord.errors import InputRejected
from onrecord.fetching.rules import Rules

_HOST: Final = re.compile(rb"[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?")
_PORTS: Final = {"http": 80, "https": 443}
_MOST_ADDRESSES: Final = 4
# IPv4 behind a translator, as networks of IPv6 alone have it: the address meant is in the last four bytes.
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address, and the checked IP addresses of its host."""

    url: httpx.URL
    addresses: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"


def url_of(address: str, name: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address, taken apart; `base` is the page that a redirect came from."""
    try:
        url = (base.join(address) if base else httpx.URL(address)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        message = f"an address was wanted, and this cannot be one ({error}); check it"
        raise InputRejected(name, "bad-address", message) from None
    if url.scheme not in _PORTS:
        message = f"an http or https address was wanted, and this leads to {url.scheme or 'nothing'}:; check it"
        raise InputRejected(name, "bad-address", message)
    if not _HOST.fullmatch(url.raw_host):
        message = f"an address with a host was wanted, and {url.host[:100] or 'nothing'!r} cannot be one; check it"
        raise InputRejected(name, "bad-address", message)
    if url.userinfo:
        message = "an address without a password was wanted, and this one holds one; save the page and read the file"
        raise InputRejected(name, "bad-address", message)
    return url


def place_of(url: httpx.URL, name: str, rules: Rules) -> Place:
    """Look up the host; refuse it where any of its IP addresses is not public and the user did not allow it."""
    host = url.raw_host.decode("ascii").strip("[]")
    try:
        addresses = tuple(rules.resolve(host, url.port or _PORTS[url.scheme]))[:_MOST_ADDRESSES]
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputRejected(name, "no-answer", f"a host was wanted, and {host} is not found ({why})") from None
    inside = [address for address in addresses if not is_public(address)]
    if not addresses or (inside and not _allowed(host, rules)):
        message = (
            f"a host on the public internet was wanted, and {host} leads to {inside[0] if inside else 'nothing'}, "
            f"inside a private network; if you mean it, say --allow-host {host}"
        )
        raise InputRejected(name, "private-address", message)
    return Place(url=url, addresses=addresses)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also behind the forms that hide another.

    >>> [is_public(address) for address in ("8.8.8.8", "10.0.0.8", "::ffff:127.0.0.1", "2002:7f00:1::", "fe80::1%1")]
    [True, False, False, False, False]
    >>> is_public("64:ff9b::8.8.8.8"), is_public("64:ff9b::10.0.0.8")
    (True, False)
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_global(_meant(parsed))


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    kinds = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_reserved)
    site = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not any(kinds) and not address.is_unspecified and not site


def _allowed(host: str, rules: Rules) -> bool:
    return host.rstrip(".").lower() in {name.strip("[]").rstrip(".").lower() for name in rules.allowed}
