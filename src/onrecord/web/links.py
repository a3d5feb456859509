"""Addresses inside the workbench."""

from collections.abc import Mapping
from urllib.parse import urlencode


def address(path: str, parameters: Mapping[str, object] | None = None, **changes: object) -> str:
    """A path with parameters; a change to None takes one out.

    >>> address("/search", {"words": "pumps", "offset": 20}, act="deny", offset=None)
    '/search?words=pumps&act=deny'
    """
    merged = {**(parameters or {}), **changes}
    query = urlencode({name: value for name, value in merged.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path
