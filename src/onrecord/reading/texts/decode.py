"""Turn bytes into characters, or say why they are no text.

Takes the bytes of an input; gives its characters and the name of the encoding. Undoes gzip within
bounds. Leaves the characters as they are, broken ones included: `settle` and `mojibake` see to those.
"""

import codecs
import gzip
import io
import re
import zlib
from dataclasses import dataclass
from typing import Final

from onrecord.errors import InputRejected
from onrecord.reading.options import MOST_CHARACTERS, MOST_LINES

# No encoding takes more than four bytes a character.
MOST_BYTES: Final = 4 * MOST_CHARACTERS

_GZIP: Final = b"\x1f\x8b"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (
    (b"%PDF-", "pdf", "a PDF file"),
    (b"PK\x03\x04", "binary", "a ZIP archive or an office document"),
    (b"\x89PNG", "binary", "a PNG picture"),
    (b"\xff\xd8\xff", "binary", "a JPEG picture"),
    (b"GIF8", "binary", "a GIF picture"),
    (b"{\\rtf", "binary", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "binary", "an office document"),
    (b"BZh", "binary", "a bzip2 archive"),
    (b"\xfd7zXZ", "binary", "an xz archive"),
    (b"SQLite format 3", "binary", "an SQLite database"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# ISO-8859-1 as a label means Windows-1252 on the web, by the WHATWG encoding standard.
_AS_LABELLED: Final = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}
_NEVER_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters of an input and the encoding that they came in."""

    text: str
    encoding: str


def decode(data: bytes, *, name: str, charset: str | None = None) -> Decoded:
    """Decode the bytes; raises `InputRejected` where they are no text.

    `charset` is what came with them, such as a server's word; what is UTF-8 all the same is read as that.

    >>> decode("Rents fell \\u2013 again, for the ninth month".encode("cp1252"), name="a.txt")
    Decoded(text='Rents fell – again, for the ninth month', encoding='cp1252')
    """
    data = _unpacked(data, name)
    if not data.strip():
        raise InputRejected(name, "empty", "a news report was wanted, and there is no text at all; check the input")
    for magic, reason, what in _KINDS:
        if data.lstrip()[: len(magic)] == magic:
            advice = "save or copy its text and read that"
            raise InputRejected(name, reason, f"a text or HTML page was wanted, and this is {what}; {advice}")
    if len(data) > MOST_BYTES:
        raise too_large(name)
    decoded = _decoded(data, name, charset)
    if len(decoded.text) > MOST_CHARACTERS:
        raise too_large(name)
    return decoded


def too_large(name: str) -> InputRejected:
    """The rejection of an input over the limit."""
    limit = f"{MOST_CHARACTERS:,}"
    return InputRejected(
        name,
        "too-large",
        f"one report of at most {limit} characters and {MOST_LINES:,} lines was wanted; split the input",
    )


def _unpacked(data: bytes, name: str) -> bytes:
    """The data, unpacked where it is gzip; one packed file after another counts as one."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            # Asking for one byte more than is allowed tells a bomb from a page without unpacking the bomb.
            unpacked = packed.read(MOST_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        # What came before would be read as if it were the whole report.
        message = f"a whole gzip file was wanted, and it is broken or breaks off ({error}); get it again"
        raise InputRejected(name, "binary", message) from None
    if len(unpacked) > MOST_BYTES:
        raise too_large(name)
    return unpacked


def _decoded(data: bytes, name: str, charset: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(text=data[len(mark) :].decode(encoding, "replace"), encoding=encoding)
    sample = data[:_SAMPLE]
    encoding = _wide(sample) or ""
    if encoding:
        return Decoded(text=data.decode(encoding, "replace"), encoding=encoding)
    # A few stray control characters are a broken export; `settle` drops them.
    if len(_NEVER_TEXT.findall(sample)) > max(8, len(sample) / 50):
        message = "a text or HTML page was wanted, and these bytes are no text; check the input"
        raise InputRejected(name, "binary", message)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, sample, charset)


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte of Western text is zero.

    >>> _wide("Rents fell".encode("utf-16-be")), _wide(b"Rents fell")
    ('utf-16-be', None)
    """
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, sample: bytes, charset: str | None) -> Decoded:
    repaired = data.decode("utf-8", "replace")
    broken, good = repaired.count("\ufffd"), sum(byte >= 0xC2 for byte in sample)
    # A page cut in the middle of a character is still UTF-8.
    if broken <= good / 10 or (broken == 1 and repaired.endswith("\ufffd")):
        return Decoded(text=repaired, encoding="utf-8")
    for encoding in (charset and _known(charset), _labelled(sample), _western(sample), _guessed(sample), "cp1252"):
        if encoding:
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding)
    raise AssertionError


def _labelled(sample: bytes) -> str | None:
    """The encoding that a page says it is in, where Python knows it as a text encoding.

    >>> _labelled(b'<meta charset="windows-1251">'), _labelled(b'<meta charset="rot13">')
    ('cp1251', None)
    """
    found = _DECLARED.search(sample[:4096])
    return _known(found[1].decode("ascii")) if found else None


def _known(label: str) -> str | None:
    """The encoding of that label, where Python knows it as one of text.

    >>> [_known(label) for label in ("windows-1251", "undefined", "unicode_escape", "base64", "no-such")]
    ['cp1251', None, None, None, None]
    """
    label = label.lower()
    if label.startswith(("utf", "unicode", "raw", "idna", "punycode")):
        return None
    try:
        name = _AS_LABELLED.get(label) or codecs.lookup(label).name
        # What does not leave ASCII alone is no encoding of the web, and some of Python's are none of text.
        return name if b"a".decode(name) == "a" else None
    except (LookupError, ValueError):
        return None


def _western(sample: bytes) -> str | None:
    """Windows-1252 where only a few characters are not ASCII: too few for a guess by frequency, and no other alphabet.

    >>> _western("Rents fell \u2013 again, for the ninth month".encode("cp1252"))
    'cp1252'
    """
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return "cp1252" if sum(byte > 0x7F for byte in sample) < 0.03 * len(sample) else None


def _guessed(sample: bytes) -> str | None:
    # Imported here: it costs 40 ms, and nearly every input is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample).best()
    return best.encoding if best else None
