"""`/api/read`: a report in, a record out; nothing is stored."""

from typing import Annotated, Final

import msgspec

from onrecord.reading import ReadOptions
from onrecord.records import Record
from onrecord.web.filters import DATE, PublishedBy
from onrecord.web.operation import Desk, Does, Operation
from onrecord.web.problems import Problem
from onrecord.web.reader import read_address, read_pasted
from onrecord.web.values import is_date

Address = Annotated[
    str, msgspec.Meta(pattern=r"^https?://[^\s\x00-\x1f]+$", max_length=2000, description="Its address; it is fetched.")
]
Text = Annotated[str, msgspec.Meta(min_length=1, description="The report as plain text.")]
Markup = Annotated[str, msgspec.Meta(min_length=1, description="The report, or its whole page, as HTML.")]
PublishedOn = Annotated[
    str, msgspec.Meta(pattern=DATE, description="When it was printed: 2026, 2026-05 or 2026-05-03.")
]
Language = Annotated[
    str,
    msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="The language it is written in, such as en."),
]


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of `text`, `html` and `url`, and what is known of the report. A `url` is fetched."""

    text: Text | None = None
    html: Markup | None = None
    url: Address | None = None
    published: PublishedOn | None = None
    publisher: PublishedBy | None = None
    language: Language | None = None
    verbatim: Annotated[bool, msgspec.Meta(description="The text is clean already: no furniture is sought.")] = False


def read(desk: Desk, given: Report) -> Record:
    """Read what was given."""
    there = [name for name in ("text", "html", "url") if getattr(given, name) is not None]
    if len(there) != 1:
        raise Problem(422, f"One of text, html and url was wanted, and there is {' and '.join(there) or 'none'}.")
    if given.published is not None and not is_date(given.published):
        raise Problem(422, f"A day that the calendar has was wanted, and there is {given.published}.")
    options = ReadOptions(
        published=given.published, publisher=given.publisher, language=given.language, verbatim=given.verbatim
    )
    if given.url is not None:
        return read_address(given.url, options, desk.settings.may_fetch)
    if given.html is not None:
        return read_pasted(given.html, options, "text/html; charset=utf-8")
    return read_pasted(given.text or "", options, "text/plain; charset=utf-8")


OPERATIONS: Final[tuple[Operation, ...]] = (
    Does(path="/api/read", summary="Read a report and store nothing", answer=read, given=Report, gives=Record),
)
