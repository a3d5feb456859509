"""Export records: the one function that everybody else calls.

Takes records, the name of a form and where to write; gives what the form could not hold, and writes the same
beside the export. Holds one record at a time.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.exporting.forms import ExportFailed, Form, RatingWriter, form_named, writer_of
from onrecord.exporting.losses import Losses, Tally
from onrecord.exporting.outlet import LOSSES, LOSSES_IN_FOLDER, Outlet, Streamed, beside, within, zipped
from onrecord.records import Record, Review


def export(
    records: Iterable[Record], form: str, target: Path | BinaryIO, *, reviews: Mapping[str, Review] | None = None
) -> Losses:
    """Write the records in a form and say what it could not hold.

    A path gets a file, or a folder for the forms that have several, with the sidecar of losses beside or
    inside it. A stream gets the file alone, or the folder as a ZIP archive. `reviews` are people's ratings,
    by statement.
    """
    chosen = form_named(form)
    writer = writer_of(chosen)
    write = writer.write
    if chosen.rated:
        write = partial(cast(RatingWriter, writer).write, reviews=reviews or {})
    tally = Tally(form, writer.NOT_HELD, writer.BESIDE, beside_kept=isinstance(target, Path) or chosen.folder)
    if isinstance(target, Path):
        _refuse(chosen, target)
    try:
        with _outlet(chosen, target) as outlet:
            passing = tally.passing(records)
            write(passing if chosen.rated or not reviews else _unrated(passing, reviews, tally), outlet, tally)
            losses = tally.result()
            with outlet.open(LOSSES_IN_FOLDER if chosen.folder else LOSSES) as file:
                file.write(losses.to_json().encode())
    except OSError as error:
        if not isinstance(target, Path):
            raise
        raise ExportFailed(f"{target} could not be written: {error.strerror or error}. It is as it was.") from error
    return losses


def _unrated(records: Iterable[Record], reviews: Mapping[str, Review], tally: Tally) -> Iterator[Record]:
    """The records, and a count of the ratings that the form has no place for."""
    for record in records:
        rated = sum(statement.id in reviews for statement in record.statements)
        tally.left_out("review", "it has no place for a person's rating", rated)
        yield record


def _outlet(form: Form, target: Path | BinaryIO) -> AbstractContextManager[Outlet]:
    if isinstance(target, Path):
        return within(target) if form.folder else beside(target)
    return zipped(target) if form.folder else nullcontext(Streamed(target))


def _refuse(form: Form, target: Path) -> None:
    """Stop before anything is written where the export would mix with other files or replace the wrong thing."""
    if not form.folder and target.is_dir():
        raise ExportFailed(f"{target} is a folder, and {form.name} is one file. Name a file.")
    if form.folder and target.exists():
        if not target.is_dir():
            raise ExportFailed(f"{target} is a file, and {form.name} is a folder. Name a folder.")
        others = sorted({path.name for path in target.iterdir()} - {*form.files, LOSSES_IN_FOLDER})
        if others or (not form.files and any(target.iterdir())):
            named = others[0] if others else LOSSES_IN_FOLDER
            raise ExportFailed(f"{target} has other files ({named}). Name a new or empty folder.")
