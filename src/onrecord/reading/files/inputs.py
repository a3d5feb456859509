"""What the user named, one input at a time: files, folders, standard input, and what is packed in them.

Takes the arguments of a command; gives an `Input` or a `Rejected` for each thing found, never an
error. Leaves files of kinds that are not read out of folders, and says of which (`unread`); addresses to `fetching`.
"""

from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.errors import InputRejected
from onrecord.reading.files.containers import OPENERS, Opener, opener_by_first
from onrecord.reading.files.given import Input, Rejected, guarded, rejected
from onrecord.reading.files.streams import BrokenStream, opened
from onrecord.reading.forms.choosing import ENDINGS, ending
from onrecord.reading.texts.decode import MOST_BYTES, too_large

STANDARD_INPUT: Final = "-"
_READ: Final = ENDINGS | OPENERS.keys()
_FIRST: Final = 4096


def inputs(arguments: Sequence[str], stdin: BinaryIO) -> Iterator[Input | Rejected]:
    """Each input that the arguments name, in their order; the files of a folder by name."""
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield from guarded(_of_stream(stdin), STANDARD_INPUT)
        elif is_address(argument):
            yield Rejected(name=argument, error=_address(argument))
        else:
            yield from _of_path(argument)


def unread(folder: Path) -> Iterator[str]:
    """The ending of each file in a folder and below it that is of no kind that is read; hidden ones aside."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and (found := ending(file.name)) not in _READ and file.is_file():
            yield found


def is_address(argument: str) -> bool:
    """Whether an argument names an address of the web.

    >>> is_address("HTTPS://courier.example/a"), is_address("https.txt")
    (True, False)
    """
    return argument.lower().startswith(("http://", "https://"))


def _of_stream(stdin: BinaryIO) -> Iterator[Input | Rejected]:
    """Standard input: what it is, is told by how it begins."""
    try:
        stream = opened(stdin)
        opener = opener_by_first(stream.peek(_FIRST)[:_FIRST])
        if opener:
            yield from opener(stream, STANDARD_INPUT)
        else:
            yield _bounded(stream, STANDARD_INPUT)
    except BrokenStream as error:
        yield rejected(STANDARD_INPUT, "binary", f"a gzip file was wanted, and it is broken ({error}); get it again")
    except OSError as error:
        yield _unreadable(STANDARD_INPUT, error)


def _of_path(argument: str) -> Iterator[Input | Rejected]:
    if not argument:
        # A variable that holds nothing must not read the folder that one happens to be in, as an empty path would.
        message = "a file or folder was wanted, and the name is empty; give one, or . for this folder"
        yield rejected("''", "not-found", message)
        return
    path = Path(argument)
    try:
        if path.is_dir():
            yield from _of_folder(path, argument)
            return
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if exists:
        yield from guarded(_of_file(path, path.name), path.name)
    elif "://" in argument:
        message = "an address that begins with https:// or http:// was wanted, and this begins otherwise"
        yield rejected(argument, "bad-address", f"{message}; save the page and read the file")
    else:
        message = "a file or folder was wanted, and there is none of this name; check the path"
        yield rejected(argument, "not-found", message)


def _of_folder(folder: Path, argument: str) -> Iterator[Input | Rejected]:
    named = ((file.relative_to(folder).as_posix(), file) for file in folder.rglob("*") if ending(file.name) in _READ)
    files = sorted((name, file) for name, file in named if file.is_file())
    if not files:
        message = f"a folder with {', '.join(sorted(_READ))} files was wanted, and this one has none; check the path"
        yield rejected(argument, "not-found", message)
    for name, file in files:
        yield from guarded(_of_file(file, name), name)


def _of_file(file: Path, name: str) -> Iterator[Input | Rejected]:
    try:
        with file.open("rb") as stream:
            opener = _opener(file, stream)
            if opener:
                yield from opener(stream, name)
            else:
                yield _bounded(stream, name)
    except OSError as error:
        yield _unreadable(name, error)


def _opener(file: Path, stream: BufferedReader) -> Opener | None:
    """Who opens a file of many: told by its ending, or by how it begins where the ending is none of ours."""
    known = ending(file.name)
    return OPENERS.get(known) if known in _READ else opener_by_first(stream.peek(_FIRST)[:_FIRST])


def _bounded(stream: BinaryIO, name: str) -> Input | Rejected:
    data = stream.read(MOST_BYTES + 1)
    return Input(name=name, data=data) if len(data) <= MOST_BYTES else Rejected(name=name, error=too_large(name))


def _unreadable(name: str, error: OSError) -> Rejected:
    message = f"a readable file was wanted, and reading it failed ({error.strerror}); check its permissions"
    return rejected(name, "unreadable", message)


def _address(argument: str) -> InputRejected:
    message = (
        "a file was wanted, and this is an address, which is fetched only where you ask for it: "
        "onrecord read ADDRESS, or onrecord.fetching in Python"
    )
    return InputRejected(argument, "not-fetched", message)
