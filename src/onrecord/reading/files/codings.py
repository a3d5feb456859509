"""Undo the packing that a server put on a page: gzip, deflate, Brotli.

Takes the bytes and the name of the packing as HTTP gives it; gives the page, never more than a report may
have. Leaves the choice of what to say about a failure to the caller.
"""

import zlib
from collections.abc import Callable
from typing import Any, Final, cast

from onrecord.reading.texts.decode import MOST_BYTES


class CannotUnpack(Exception):
    """The bytes are not packed as was said, or with a packing that is not known."""


def unpacked(data: bytes, coding: str) -> bytes:
    """Undo each packing, the last first; at most one byte more than the limit comes out of each.

    >>> unpacked(zlib.compress(b"Rents fell"), "deflate"), unpacked(b"Rents fell", "identity")
    (b'Rents fell', b'Rents fell')
    """
    for name in reversed([part.strip().lower() for part in coding.split(",") if part.strip()][:4]):
        if name == "identity":
            continue
        if name not in _CODINGS:
            raise CannotUnpack(f"packed as {name[:40]}, which is not known here")
        data = _CODINGS[name](data)
    return data


def _zlib(wbits: int) -> Callable[[bytes], bytes]:
    def undo(data: bytes) -> bytes:
        try:
            return zlib.decompressobj(wbits=wbits).decompress(data, MOST_BYTES + 1)
        except zlib.error as error:
            raise CannotUnpack(str(error)) from None

    return undo


def _deflate(data: bytes) -> bytes:
    """`deflate` is zlib by the standard, and the bare stream from some servers."""
    try:
        return _zlib(15)(data)
    except CannotUnpack:
        return _zlib(-15)(data)


def _brotli(data: bytes) -> bytes:
    try:
        import brotli  # noqa: PLC0415 - an extra brings it
    except ImportError:
        raise CannotUnpack("packed with Brotli; install it: pip install 'onrecord[warc]'") from None
    try:
        unpacker = cast("Any", brotli.Decompressor())
        return bytes(unpacker.process(data, output_buffer_limit=MOST_BYTES + 1))
    except brotli.error as error:
        raise CannotUnpack(str(error)) from None


_CODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "gzip": _zlib(31),
    "x-gzip": _zlib(31),
    "deflate": _deflate,
    "br": _brotli,
}
