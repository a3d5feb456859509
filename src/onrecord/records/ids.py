"""Ids made from what a thing is, so that the same input gives the same id on every machine."""

from hashlib import sha256


def make_id(kind: str, *parts: object) -> str:
    """Make an id from a short word for the kind of thing and what sets this one apart.

    >>> make_id("stm", "art_1", (0, 6)) == make_id("stm", "art_1", (0, 6))
    True
    """
    digest = sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}_{digest[:20]}"
