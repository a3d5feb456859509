"""Read the columns of the shipped gazetteer, and write them the same way.

Takes the zip that `scripts/build_gazetteer.py` makes; gives texts and arrays. Knows nothing of places.
"""

import re
import sys
import unicodedata
import zipfile
from array import array
from collections.abc import Collection
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "places.zip"


# Letters that have no mark to take off, as English texts write them; what joins words is a blank.
_PLAIN: Final = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th",
                               "ħ": "h", "’": "'", "-": " ", "‐": " ", "‑": " ", "–": " "})  # fmt: skip


def fold(name: str) -> str:
    """A name as it is looked up: small letters without marks, single blanks, also for hyphens.

    >>> fold("Orléans"), fold("Al  Başrah"), fold("St. John’s"), fold("Bad-Łódź")
    ('orleans', 'al basrah', "st. john's", 'bad lodz')
    """
    small = name.casefold().translate(_PLAIN)
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small)
        small = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(small.split())


# Kinds of areas that stand before their names; of other languages, as GeoNames has them, those that texts leave out.
_BEFORE: Final = frozenset({"county", "borough", "city", "province"})
_NATIVE: Final = frozenset({
    "amphoe", "bezirk", "bashkia", "departamento", "huyen", "kabupaten", "landkreis", "obshtina", "okres", "opcina",
    "partido", "powiat", "provincia", "shahrestan", "srok",
})  # fmt: skip
_OF: Final = re.compile(r"^(?:of|del?|di|e) ")


def without_kind(name: str, kinds: Collection[str]) -> str | None:
    """A folded name of an area without the word for its kind, or None where it has none.

    >>> without_kind("rapides parish", ["parish"]), without_kind("county meath", ["county"])
    ('rapides', 'meath')
    >>> without_kind("borough of halton", ["borough"]), without_kind("district of columbia", ["district"])
    ('halton', None)
    >>> without_kind("kabupaten karo", []), without_kind("departamento de la paz", []), without_kind("kabupaten", [])
    ('karo', 'la paz', None)
    """
    first, _, rest = name.partition(" ")
    if rest and (first in _NATIVE or (first in _BEFORE and first in kinds)):
        return _OF.sub("", rest)
    return next((name.removesuffix(f" {kind}") for kind in kinds if name.endswith(f" {kind}")), None)


def packed(numbers: "array[int]") -> bytes:
    """Numbers as bytes, all low ones first.

    >>> packed(array("H", [1, 258]))
    b'\\x01\\x02\\x00\\x01'
    """
    data = _little(numbers).tobytes()
    return b"".join(data[place :: numbers.itemsize] for place in range(numbers.itemsize))


def unpacked(kind: str, data: bytes) -> "array[int]":
    """The numbers back.

    >>> unpacked("H", packed(array("H", [1, 258]))).tolist()
    [1, 258]
    """
    numbers = array(kind)
    size = numbers.itemsize
    count = len(data) // size
    woven = bytearray(len(data))
    for place in range(size):
        woven[place::size] = data[place * count : (place + 1) * count]
    numbers.frombytes(bytes(woven))
    return _little(numbers)


def _little(numbers: "array[int]") -> "array[int]":
    """A copy with its bytes turned round on machines that count from the large end."""
    if sys.byteorder == "little":
        return numbers
    turned = array(numbers.typecode, numbers)
    turned.byteswap()
    return turned


class Columns:
    """The columns of one file, read when they are asked for."""

    def __init__(self, path: Path = FILE) -> None:
        self._path = path

    def texts(self, name: str) -> list[str]:
        """A column of texts."""
        return self._read(name).decode("utf-8").split("\n")

    def numbers(self, name: str, kind: str) -> "array[int]":
        """A column of numbers, `kind` as in `array`."""
        return unpacked(kind, self._read(name))

    def _read(self, name: str) -> bytes:
        with zipfile.ZipFile(self._path) as opened:
            return opened.read(name)
