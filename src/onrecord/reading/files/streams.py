"""A file as a stream of bytes, unpacked on the way where it is packed with gzip.

Takes an open stream; gives a buffered one that can be looked into before it is read. Holds one block at a
time, however large the file. Whatever is wrong with the packing is one error, `BrokenStream`.
"""

import gzip
import io
import zlib
from typing import Any, BinaryIO, Final

_GZIP: Final = b"\x1f\x8b"


class BrokenStream(Exception):
    """The packing of a stream is broken, or ends before its end."""


def opened(stream: BinaryIO) -> io.BufferedReader:
    """The stream, unpacked where it is gzip; one packed file after another counts as one.

    >>> opened(io.BytesIO(gzip.compress(b"Rents") + gzip.compress(b" fell"))).read()
    b'Rents fell'
    """
    buffered = _buffered(stream)
    if not buffered.peek(2).startswith(_GZIP):
        return buffered
    return io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=buffered)))


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))


class _Raw(io.RawIOBase):
    """Any stream with `read`, as one that can be buffered; it is left open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """A packed stream, its several errors made one."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            # `read` would go on until the buffer is full, and lose what it has where the packing breaks off.
            data = self._stream.read1(len(view))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BrokenStream(str(error)) from error
        view[: len(data)] = data
        return len(data)
