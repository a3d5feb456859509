"""Where an export goes: a file with others beside it, a folder, or a stream.

Takes the names that a writer opens; gives open files. A file or folder is made under another name first
and put in place when everything is written, so that a failed export leaves what was there.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO, Final, Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

MAIN: Final = ""
LOSSES: Final = ".losses.json"
LOSSES_IN_FOLDER: Final = "losses.json"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class Outlet(Protocol):
    """What a writer writes to. The name is `MAIN` or an ending for a file beside it; in a folder, a file name."""

    def open(self, name: str = MAIN) -> AbstractContextManager[IO[bytes]]: ...

    def has(self, name: str) -> bool: ...


class Staged:
    """An outlet that writes into a folder out of sight."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, name: str = MAIN) -> AbstractContextManager[IO[bytes]]:
        return (self.folder / _seen(name)).open("wb")

    def has(self, name: str) -> bool:
        """Whether a file of that name was opened before."""
        return (self.folder / _seen(name)).exists()

    def names(self) -> list[str]:
        """The names of all files, in their order."""
        return sorted(name.removeprefix("_") for name in os.listdir(self.folder))  # noqa: PTH208 paths would cost more


class Streamed:
    """An outlet that has one stream; what would stand beside it is dropped."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def open(self, name: str = MAIN) -> AbstractContextManager[IO[bytes]]:
        return nullcontext(self.stream) if name == MAIN else Path(os.devnull).open("wb")

    def has(self, name: str) -> bool:
        return name == MAIN


def file_name(outlet: Outlet, thing: str, ending: str) -> str:
    """A name for a thing's file; a thing that comes again gets a number."""
    name, count = f"{thing}{ending}", 1
    while outlet.has(name):
        count += 1
        name = f"{thing}.{count}{ending}"
    return name


def _seen(name: str) -> str:
    """A file name for every name, the empty one included."""
    return f"_{name}"


@contextmanager
def beside(target: Path) -> Iterator[Staged]:
    """A file at `target`, and those beside it with its name and an ending."""
    with TemporaryDirectory(prefix=".onrecord-", dir=target.absolute().parent) as folder:
        outlet = Staged(Path(folder))
        yield outlet
        for name in reversed(outlet.names()):  # the main file last: where it stands, the others do too
            (outlet.folder / _seen(name)).replace(target.with_name(target.name + name))


@contextmanager
def within(target: Path) -> Iterator[Staged]:
    """A folder at `target`; files that it has and the export has not stay."""
    with TemporaryDirectory(prefix=".onrecord-", dir=target.absolute().parent) as folder:
        outlet = Staged(Path(folder))
        yield outlet
        target.mkdir(exist_ok=True)
        for name in outlet.names():
            (outlet.folder / _seen(name)).replace(target / name)


@contextmanager
def zipped(stream: BinaryIO) -> Iterator[Staged]:
    """A folder as a ZIP archive without compression, so that its bytes do not depend on a library's version."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        outlet = Staged(Path(folder))
        yield outlet
        with ZipFile(stream, "w", ZIP_STORED) as archive:
            for name in outlet.names():
                entry = ZipInfo(name, _EPOCH)
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                with (
                    archive.open(entry, "w", force_zip64=True) as held,
                    (outlet.folder / _seen(name)).open("rb") as made,
                ):
                    shutil.copyfileobj(made, held)
