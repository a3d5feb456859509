"""onrecord reads the news and shows whose word it rests on.

The public door: `read` takes one report, `read_many` many. Both give a `Record`: who said what, on
whose say-so, every value tied to the words it came from. Nothing is fetched and nothing is sent:
`onrecord.fetching` does that, for who asks it. What reads and what thinks is loaded at the first report, so
that `import onrecord` costs little.

>>> record = read("Ferry fares to rise\\n\\nFares will rise in May, harbour master Mara Oduya said on Sunday.")
>>> record.article.title
'Ferry fares to rise'
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import NO_ROOM, CodebookBroken, InputRejected, ModelIncomplete, NoRoom, OnRecordError
from onrecord.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Audit,
    Event,
    Evidence,
    Furniture,
    Manner,
    Note,
    Part,
    Place,
    Record,
    Span,
    SpeakerKind,
    Statement,
    Status,
    Time,
    Voice,
)

if TYPE_CHECKING:
    from onrecord.pipeline import Analyser
    from onrecord.reading import Input, ReadOptions, Rejected

    __version__: str

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Audit",
    "CodebookBroken",
    "Event",
    "Evidence",
    "Furniture",
    "InputRejected",
    "Manner",
    "ModelIncomplete",
    "NoRoom",
    "Note",
    "OnRecordError",
    "Part",
    "Place",
    "Record",
    "Span",
    "SpeakerKind",
    "Statement",
    "Status",
    "Time",
    "Voice",
    "__version__",
    "read",
    "read_inputs",
    "read_many",
]

Source = str | os.PathLike[str] | bytes
# No file system takes a longer path; asking it about a whole report would be an error, not an answer.
_LONGEST_PATH = 4096


def read(
    source: Source,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    verbatim: bool = False,
    at_least: float | None = None,
    codebook: str | os.PathLike[str] | None = None,
) -> Record:
    """Read one report: a file, the bytes of one, or the text itself. Raises `InputRejected` where it holds none.

    A path, and a string that names a file, is read as that file; any other string with a space or a
    line break in it is the text. What is said with the keywords wins over what is found in the report.
    `verbatim`: the text is clean already, nothing is taken out of it. `at_least`: statements and events whose
    confidence is lower are left out, and noted; without it, statements under 0.2 and events under 0.35. `codebook`: a
    folder with people and bodies of your own (docs/reference/codebook.md); raises `CodebookBroken` where it cannot be
    read. A date, an address or a language that is none raises `ValueError`.

    >>> read("Rents fell in May, Ilse Marrow said.", published="2026-05-03", verbatim=True).article.published
    '2026-05-03'
    >>> read("no-such-report.txt")
    Traceback (most recent call last):
    onrecord.errors.InputRejected: no-such-report.txt: a file or a text was wanted, and there is no file of this name; \
check the path, or give the text itself
    """
    options = _options(published=published, publisher=publisher, url=url, language=language, verbatim=verbatim)
    given = list(islice(_given(source), 2))
    if len(given) != 1:
        name = os.fsdecode(source)
        message = "one report was wanted, and this holds several; use onrecord.read_many"
        raise InputRejected(name, "several", message)
    return _record(given[0], options, threads=1, at_least=at_least, codebook=_folder(codebook))


def read_many(
    inputs: Iterable[Source],
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    verbatim: bool = False,
    at_least: float | None = None,
    codebook: str | os.PathLike[str] | None = None,
) -> Iterator[Record | InputRejected]:
    """Read many reports, one at a time and in their order; folders give each of their files.

    An input that holds no report is given back as an `InputRejected` that says why, and the rest is read.

    >>> texts = ["The quay is closed, Mara Oduya said.", "no-such-report.txt", "The quay is open, Ilse Marrow said."]
    >>> [type(outcome).__name__ for outcome in read_many(texts)]
    ['Record', 'InputRejected', 'Record']
    """
    options = _options(published=published, publisher=publisher, url=url, language=language, verbatim=verbatim)
    for source in inputs:
        yield from read_inputs(_given(source), options, at_least=at_least, codebook=_folder(codebook))


def read_inputs(
    given: "Iterable[Input | Rejected | _Text]",
    options: "ReadOptions",
    *,
    threads: int = 1,
    at_least: float | None = None,
    codebook: Path | None = None,
) -> Iterator[Record | InputRejected]:
    """Turn inputs into records, in their order; what goes wrong with one of them is its outcome."""
    for each in given:
        try:
            outcome: Record | InputRejected = _record(each, options, threads, at_least, codebook)
        except InputRejected as rejected:
            outcome = rejected
        except OnRecordError:
            # The model or a codebook is broken: no input is at fault, and none could be read.
            raise
        except Exception as error:
            # One odd page must not end a run over a million.
            if isinstance(error, OSError) and error.errno in NO_ROOM:
                # Some libraries unpack what they need into a temporary file; every input would fail alike.
                raise NoRoom(tempfile.gettempdir(), error) from error
            outcome = _fault(each.name, error)
        yield outcome


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that the caller holds already."""

    text: str
    name: str = "text"


def _options(
    *, published: str | None, publisher: str | None, url: str | None, language: str | None, verbatim: bool
) -> "ReadOptions":
    from onrecord.reading import ReadOptions, options  # noqa: PLC0415 - loaded with the first report

    for name, value, fits, wanted in (
        ("published", published, options.is_iso_date, options.DATE_WANTED),
        ("language", language, options.is_language, options.LANGUAGE_WANTED),
        ("url", url, options.is_web_address, options.ADDRESS_WANTED),
    ):
        if value is not None and not fits(value):
            raise ValueError(f"{name}={value!r}: {wanted}")
    return ReadOptions(published=published, publisher=publisher, url=url, language=language, verbatim=verbatim)


def _given(source: Source) -> "Iterator[Input | Rejected | _Text]":
    """What a caller gave: the files that a path names, bytes, or a text."""
    from onrecord.reading import Input, Rejected, inputs, is_address  # noqa: PLC0415

    if isinstance(source, bytes):
        yield Input(name="bytes", data=source)
    elif not isinstance(source, str) or _exists(source) or is_address(source):
        yield from inputs([os.fspath(source)], BytesIO())
    elif any(character.isspace() for character in source):
        yield _Text(source)
    else:
        wanted = "a file or a text was wanted, and there is no file of this name"
        error = InputRejected(source, "not-found", f"{wanted}; check the path, or give the text itself")
        yield Rejected(name=source, error=error)


def _exists(source: str) -> bool:
    try:
        return 0 < len(source) < _LONGEST_PATH and "\n" not in source and Path(source).exists()
    except (OSError, ValueError):
        return False


def _folder(codebook: str | os.PathLike[str] | None) -> Path | None:
    return Path(codebook) if codebook is not None else None


def _record(
    given: "Input | Rejected | _Text",
    options: "ReadOptions",
    threads: int,
    at_least: float | None,
    codebook: Path | None = None,
) -> Record:
    """Read one input and find what is in it. The model is loaded only when there is a report."""
    from onrecord.reading import Rejected, read_bytes, read_text  # noqa: PLC0415

    if isinstance(given, Rejected):
        raise given.error
    if isinstance(given, _Text):
        reading = read_text(given.text, name=given.name, settings=options)
    else:
        reading = read_bytes(
            given.data, name=given.name, media_type=given.media_type, settings=options, told=given.told
        )
    return _analyser(threads, codebook).record(reading.article, reading.notes, at_least=at_least)


def _fault(name: str, error: Exception) -> InputRejected:
    """A fault of this program, told like a rejection and carrying the exception as its cause."""
    kind = type(error).__name__
    message = f"onrecord itself failed here ({kind}: {error}); please report it together with the input"
    rejected = InputRejected(name, "fault", message)
    rejected.__cause__ = error
    return rejected


# One for each codebook that is read with; a model takes its room.
@lru_cache(maxsize=4)
def _analyser(threads: int, codebook: Path | None = None) -> "Analyser":
    """The model and the codebook, loaded once and kept."""
    from onrecord.pipeline import Analyser  # noqa: PLC0415

    return Analyser.load(threads=threads, codebook=codebook)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> str:
        # The version stands in pyproject.toml alone; looking it up costs more than all the imports above.
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415

            return version("onrecord")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
