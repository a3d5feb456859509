"""Charts on pages, and as files of their own.

Takes a `Chart` and the address of its page; gives what the template `figure.html` shows, or the chart as SVG, PNG,
CSV or the specification that it was drawn from, which opens in any editor of Vega.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from onrecord.charts import HOME, Chart, inline, png, svg
from onrecord.exporting.csv_tables import guarded
from onrecord.records import encodable
from onrecord.web.links import address
from onrecord.web.problems import Problem

FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "svg": ("SVG", "image/svg+xml"),
    "png": ("PNG", "image/png"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("Vega", "application/json"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart in a page: the drawing, and the addresses of its files."""

    chart: Chart
    drawing: Markup
    files: tuple[tuple[str, str], ...]


def figure(chart: Chart, path: str, parameters: Mapping[str, object]) -> Figure:
    """A chart for a page; its files stand at `path` with the form behind a full stop."""
    return Figure(
        chart=chart,
        drawing=Markup() if chart.empty else inline(chart),
        files=tuple((label, address(f"{path}.{form}", parameters)) for form, (label, _) in FORMS.items()),
    )


def file_of(chart: Chart, form: str) -> Response:
    """A chart as a file."""
    if form not in FORMS:
        raise Problem(404, f"A chart as {', '.join(FORMS)} was wanted, and this is {form[:20]!r}.")
    content: str | bytes
    match form:
        case "svg":
            content = svg(chart)
        case "png":
            content = png(chart)
        case "csv":
            content = csv_of(chart)
        case _:
            content = json.dumps(chart.spec, ensure_ascii=True, sort_keys=True).replace(HOME, "")
    headers = {"Content-Disposition": f'inline; filename="onrecord-{chart.name}.{form}"', "Cache-Control": "no-cache"}
    return Response(content, headers=headers, media_type=FORMS[form][1])


def csv_of(chart: Chart) -> str:
    """The table of a chart, for spreadsheets."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(chart.columns)
    lines.writerows([guarded(encodable("" if cell is None else str(cell))) for cell in row] for row in chart.rows)
    return out.getvalue()
