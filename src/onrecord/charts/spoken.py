"""What somebody said over time: a bar for each month, parted by what the statements do.

Takes counts by month and deed, which is a pledge, a demand or an act; gives a chart. Ten acts are too many colours to
tell apart, so what binds, charges or rejects has its own and the rest is one. Months without a statement are shown as
such.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from onrecord.charts.chart import Chart, inside, look
from onrecord.charts.palette import AMBER, BLUE, GREY, PLUM, RED
from onrecord.records import number_of

SERIES: Final = {
    "pledge": ("pledges", BLUE),
    "demand": ("demands", AMBER),
    "accuse": ("accusations", RED),
    "deny": ("denials", PLUM),
}
OTHER: Final = ("other", GREY)
_WIDTH, _HEIGHT = 640, 190


def spoken(
    counts: Iterable[tuple[str | None, str | None, int]], who: str, link: Callable[[str, str | None], str]
) -> Chart:
    """The chart of counts: month (`2026-05`, None where unknown), deed, number. `link` leads to the statements."""
    summed: Counter[tuple[str, str]] = Counter()
    undated = 0
    for month, deed, number in counts:
        if month is None:
            undated += number
        else:
            summed[month, deed if deed in SERIES else ""] += number
    rows = [
        (month, SERIES[deed][0] if deed else OTHER[0], number, link(month, deed or None))
        for (month, deed), number in sorted(summed.items())
    ]
    return Chart(
        name="spoken",
        title=f"What {who} said, by month",
        unit="Statements in reports published that month",
        summary=_summary(summed, undated),
        columns=("Month", "What the statement does", "Statements"),
        rows=tuple(row[:3] for row in rows),
        links=tuple(row[3] for row in rows),
        language="vega-lite",
        spec=_spec(rows, who),
    )


def months(first: str, last: str) -> list[str]:
    """Every month from one to another.

    >>> months("2025-11", "2026-02")
    ['2025-11', '2025-12', '2026-01', '2026-02']
    """
    (year, month), end = map(int, first.split("-")), last
    found = [first]
    while found[-1] < end:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found.append(f"{year:04}-{month:02}")
    return found


def _summary(summed: Counter[tuple[str, str]], undated: int) -> str:
    by_month: Counter[str] = Counter()
    for (month, _), number in summed.items():
        by_month[month] += number
    aside = f" {number_of(undated, 'more statement')} in reports whose month is not known." if undated else ""
    if not by_month:
        return f"No statement in a report whose month is known.{aside}"
    most = min(by_month, key=lambda month: (-by_month[month], month))
    whole = number_of(sum(by_month.values()), "statement")
    if len(by_month) == 1:
        return f"{whole}, all in {most}.{aside}"
    return f"{whole} from {min(by_month)} to {max(by_month)}; the most, {by_month[most]}, in {most}.{aside}"


def _spec(rows: list[tuple[str, str, int, str]], who: str) -> dict[str, object]:
    shown = [name for name, _ in (*SERIES.values(), OTHER) if any(row[1] == name for row in rows)]
    colours = dict((*SERIES.values(), OTHER))
    every = months(rows[0][0], rows[-1][0]) if rows else []
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": f"What {who} said, by month",
        "width": _WIDTH,
        "height": _HEIGHT,
        "data": {"values": _bars(rows, shown)},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": "month",
                "type": "ordinal",
                "scale": {"domain": every},
                "axis": {
                    "title": "Month of publication",
                    "labelAngle": 0,
                    "labelOverlap": "greedy",
                    "labelSeparation": 8,
                },
            },
            "y": {
                "field": "number",
                "type": "quantitative",
                "axis": {"title": "Statements", "tickMinStep": 1, "format": "d", "tickCount": 5},
            },
            "color": {
                "field": "series",
                "type": "nominal",
                "scale": {"domain": shown, "range": [colours[name] for name in shown]},
                "legend": {"orient": "top", "title": None},
            },
            "order": {"field": "at", "type": "quantitative"},
            "href": {"field": "href", "type": "nominal"},
            "description": {"field": "label", "type": "nominal"},
        },
        "config": look(),
    }


def _bars(rows: list[tuple[str, str, int, str]], shown: list[str]) -> list[dict[str, object]]:
    return [
        {
            "month": month,
            "series": series,
            "at": shown.index(series),
            "number": number,
            "href": inside(href),
            "label": f"{month}, {series}: {number}",
        }
        for month, series, number, href in rows
    ]
