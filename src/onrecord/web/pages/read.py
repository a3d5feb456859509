"""The first page: paste a text, its HTML or an address, and see the record at once. Nothing is stored."""

from typing import Final

from starlette.responses import Response

from onrecord.errors import InputRejected
from onrecord.printing.data import record_json
from onrecord.reading import ReadOptions, is_address
from onrecord.records import Record
from onrecord.web.pages.article import told
from onrecord.web.reader import read_address, read_pasted
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import is_date, no_date


def show(visit: Visit) -> Response:
    """The form, or the record of what it sent, as a page or as JSON."""
    form = dict(visit.form)
    report, wrong = None, None
    if visit.request.method == "POST":
        wrong = wrong_with(form)
        try:
            record = None if wrong else read(visit, form)
            if record and form.get("as") == "json":
                return Response(record_json(record, indent=2), media_type="application/json")
            report = record and told(record)
        except InputRejected as rejected:
            if rejected.reason == "fault":
                raise  # what went wrong inside is for the log
            wrong = str(rejected).removeprefix(f"{rejected.name}: ")
    return visit.render("read.html", status=422 if wrong else 200, form=form, wrong=wrong, report=report)


def wrong_with(form: dict[str, str]) -> str | None:
    """What was filled in wrongly, told before anything is read."""
    if not form.get("pasted", "").strip():
        return "A report was wanted, and nothing was pasted; paste its text, its HTML or its address."
    if (published := form.get("published", "").strip()) and not is_date(published):
        return no_date(published)
    return None


def read(visit: Visit, form: dict[str, str]) -> Record:
    """Read what was pasted; an address that stands alone is fetched."""
    pasted, published, publisher = (form.get(name, "").strip() for name in ("pasted", "published", "publisher"))
    options = ReadOptions(
        published=published or None, publisher=publisher or None, verbatim=form.get("verbatim") == "yes"
    )
    if is_address(pasted) and not any(letter.isspace() for letter in pasted):
        return read_address(pasted, options, visit.desk.settings.may_fetch)
    return read_pasted(pasted, options)


SCREENS: Final = (Screen(path="/", show=show, methods=("GET", "POST"), label="Read"),)
