"""The forms that there are, one line each, and how a form's module is found.

Takes the name of a form; gives its line or its writer. A form whose tool is not installed says what brings it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from onrecord.errors import OnRecordError
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.records import Record, Review


class ExportFailed(OnRecordError):
    """An export that could not be written. What stood in its place before still does."""


class ExtraMissing(OnRecordError):
    """A form whose tool is not installed."""

    def __init__(self, form: str, tool: str, extra: str) -> None:
        super().__init__(f"The form {form} needs {tool}, which is not installed: pip install 'onrecord[{extra}]'")
        self.form, self.extra = form, extra


class Writer(Protocol):
    """What a form's module has.

    `NOT_HELD` says why a field has no place in the form; `BESIDE` names the file, laid beside the main
    one, that has it instead.
    """

    NOT_HELD: Mapping[str, str]
    BESIDE: Mapping[str, str]

    def write(self, records: Iterable[Record], outlet: Outlet, tally: Tally) -> None: ...


class RatingWriter(Protocol):
    """What the module of a form has that has a place for people's ratings."""

    def write(self, records: Iterable[Record], outlet: Outlet, tally: Tally, reviews: Mapping[str, Review]) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form. `files` are the names that a folder of this form always has; none: one per article.

    `rated`: it has a place for people's ratings, and its module's `write` takes them.
    """

    name: str
    about: str
    module: str
    folder: bool = False
    files: tuple[str, ...] = ()
    tool: str | None = None
    extra: str | None = None
    rated: bool = False


def _form(name: str, about: str, module: str, **more: object) -> Form:
    return Form(name=name, about=about, module=f"onrecord.exporting.{module}", **more)  # type: ignore[arg-type]


_TABLES: Final = ("documents", "statements", "spans", "actors", "mentions", "events")
_ALL: Final = (
    _form("jsonl", "records as they are, one a line; can be read in again", "jsonl"),
    _form(
        "csv",
        "four tables for spreadsheets",
        "csv_tables",
        folder=True,
        files=("articles.csv", "statements.csv", "actors.csv", "events.csv"),
    ),
    _form(
        "parquet",
        "six tables for data engines",
        "parquet",
        folder=True,
        files=tuple(f"{name}.parquet" for name in _TABLES),
        tool="pyarrow",
        extra="parquet",
    ),
    _form("plover", "PLOVER 2.0 events, one a line; what is only claimed in a file beside", "plover"),
    _form("webannotation", "W3C Web Annotations, one JSON-LD collection", "web_annotation"),
    _form(
        "schemaorg", "NewsArticle, Quotation and Claim of schema.org, one JSON-LD document", "schema_org", rated=True
    ),
    _form("ftm", "followthemoney entities, one a line; spans in a file beside", "ftm"),
    _form("brat", "a text and its annotations for each article", "brat", folder=True),
    _form("citron", "Citron's JSON, a file for each article", "citron", folder=True),
)

FORMS: Final[Mapping[str, Form]] = {form.name: form for form in _ALL}


def form_named(name: str) -> Form:
    """The form of that name."""
    if name not in FORMS:
        raise ExportFailed(f"There is no form {name!r}. The forms are: {', '.join(FORMS)}.")
    return FORMS[name]


def writer_of(form: Form) -> Writer:
    """The module that writes the form; its tool is looked for only now."""
    try:
        return cast(Writer, import_module(form.module))
    except ModuleNotFoundError as error:
        if form.tool and form.extra and (error.name or "").partition(".")[0] == form.tool:
            raise ExtraMissing(form.name, form.tool, form.extra) from error
        raise
