"""Read the web pages of a WARC archive, as crawlers and browsers' archiving tools write them.

Takes a stream; gives an input for each response of status 200 that is HTML, unpacked, with the address and
the time it was captured, numbered by its record. Passes over everything else. A page whose bytes do not
match the archive's own digest is rejected, and so is the rest of an archive that breaks off. Holds one
page at a time; what claims to be larger than a report is passed over unread.
"""

import base64
import hashlib
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from onrecord.reading.files.codings import CannotUnpack, unpacked
from onrecord.reading.files.given import Input, Rejected, rejected
from onrecord.reading.files.streams import BrokenStream, opened
from onrecord.reading.lines.dates import iso_date
from onrecord.reading.texts.decode import MOST_BYTES, too_large
from onrecord.reading.told import told

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES: Final = ("text/html", "application/xhtml+xml")
# The longest heads have some ten thousand bytes; one without end would fill the memory.
_LONGEST_HEAD: Final = 1 << 20
_BLOCK: Final = 1 << 16
_ALGORITHMS: Final = ("md5", "sha1", "sha256", "sha512")


def warc_pages(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    """Each page of an archive, in its order."""
    try:
        import warcio  # noqa: F401, PLC0415 - an extra brings it
    except ImportError:
        message = "the library for WARC archives was wanted, and it is not installed: pip install 'onrecord[warc]'"
        yield rejected(name, "extra-missing", message)
        return
    number = pages = 0
    try:
        for number, record in enumerate(_records(stream), start=1):
            if _is_page(record):
                pages += 1
                yield _page(record, f"{name}:{number}")
    except _BreaksOff as error:
        message = f"a whole archive was wanted, and it is broken from here on ({error}); get it again"
        yield rejected(f"{name}:{number + 1}" if error.before else f"{name}:{number}", "broken-archive", message)
        return
    if not pages:
        yield rejected(name, "no-article", "an archive with web pages was wanted, and this one has none; check it")


class _BreaksOff(Exception):
    """The archive is broken; `before` the next record, or within this one."""

    def __init__(self, message: str, *, before: bool = False) -> None:
        super().__init__(message)
        self.before = before


class _Bounded(io.RawIOBase):
    """The archive's bytes; while a head is read, no more of them than a head may have."""

    def __init__(self, source: io.BufferedReader) -> None:
        self._source = source
        self.left: int | None = None
        self.any = False

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._source.read1(_BLOCK if size is None or size < 0 else size)
        except BrokenStream as error:
            raise _BreaksOff(str(error)) from error
        self.any = self.any or bool(data)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise _BreaksOff("the head of a record does not end")
        return data


def _records(stream: BinaryIO) -> Iterator["ArcWarcRecord"]:
    """The records, each read to its end before the next; anything wrong is one error."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    class Quiet(ArchiveIterator):  # type: ignore[misc, unused-ignore] # warcio has no types
        # It would print what it finds in a stranger's file on standard error.
        INC_RECORD = ""

    source = _Bounded(opened(stream))
    archive = Quiet(source)
    while True:
        record = _next(archive, source)
        if record is None:
            return
        if record.length is None:
            raise _BreaksOff("the record does not say how long it is")
        yield record
        while record.raw_stream.read(_BLOCK):
            pass
        if _missing(record):
            raise _BreaksOff("the record is shorter than it says")


def _next(archive: Any, source: _Bounded) -> Any:
    source.left = _LONGEST_HEAD
    try:
        return next(archive, None)
    except _BreaksOff as error:
        raise _BreaksOff(str(error), before=True) from error
    except Exception as error:
        if not source.any:
            return None
        # It fails in many ways on what is no archive.
        raise _BreaksOff(" ".join(str(error).split())[:200], before=True) from error
    finally:
        source.left = None


def _missing(record: "ArcWarcRecord") -> bool:
    """Whether bytes are missing that the record's head promised."""
    return bool(getattr(record.raw_stream, "limit", 0))


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return record.http_headers.get_statuscode() == "200" and _media_type(record).lower().startswith(_PAGES)


def _media_type(record: "ArcWarcRecord") -> str:
    return (record.http_headers.get_header("Content-Type") or "").strip()


def _page(record: "ArcWarcRecord", name: str) -> Input | Rejected:
    """One page: its bytes checked and unpacked."""
    data = _payload(record)
    if len(data) > MOST_BYTES:
        return Rejected(name=name, error=too_large(name))
    if _missing(record):
        raise _BreaksOff("the page is shorter than its record says")
    entity = _dechunked(data) if "chunked" in _header(record, "Transfer-Encoding").lower() else data
    # The standard counts the page as transferred or without its chunks; crawlers do either.
    if not any(_matches(bytes_, record.rec_headers.get_header("WARC-Payload-Digest")) for bytes_ in (entity, data)):
        message = "a page was wanted as it was archived, and its bytes do not match the archive's digest; get it again"
        return rejected(name, "damaged", message)
    try:
        page = unpacked(entity, _header(record, "Content-Encoding"))
    except CannotUnpack as error:
        return rejected(name, "damaged", f"a page that can be unpacked was wanted, and this cannot: {error}")
    if len(page) > MOST_BYTES:
        return Rejected(name=name, error=too_large(name))
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    return Input(
        name=name,
        data=page,
        media_type=_media_type(record),
        told=told(url=address),
        given_id=record.rec_headers.get_header("WARC-Record-ID"),
        retrieved=iso_date(record.rec_headers.get_header("WARC-Date") or ""),
    )


def _header(record: "ArcWarcRecord", name: str) -> str:
    return record.http_headers.get_header(name) or ""


def _payload(record: "ArcWarcRecord") -> bytes:
    """What follows the head, at most one byte more than a page may have."""
    pieces, size = [], 0
    while size <= MOST_BYTES and (piece := record.raw_stream.read(min(_BLOCK, MOST_BYTES + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _dechunked(data: bytes) -> bytes:
    """The body without the lengths of its chunks; as it is where some tool took them out already."""
    pieces: list[bytes] = []
    at = 0
    while True:
        line, found, _ = data[at : at + 100].partition(b"\r\n")
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            return data
        at += len(line) + len(found)
        if size <= 0:
            return b"".join(pieces) if size == 0 else data
        pieces.append(data[at : at + size])
        at += size + 2


def _matches(data: bytes, digest: str | None) -> bool:
    """Whether bytes have the digest; one that cannot be checked counts as matched.

    >>> _matches(b"", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"), _matches(b"x", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    (True, False)
    """
    algorithm, _, value = (digest or "").strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _ALGORITHMS or not value:
        return True
    found = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    base32 = base64.b32encode(found).decode().rstrip("=")
    return value.lower() == found.hex() or value.upper().rstrip("=") == base32
