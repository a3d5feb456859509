"""Events over time: a lane for each status, a circle for each day, month or year, as large as its count.

Takes counts with their days; gives a chart. The grain is the finest at which the whole fits the picture. An event
whose words are vaguer than the grain ("in 2022" among days) is not set on a day: the summary counts it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, Literal

from onrecord.charts.chart import Chart, inside, look
from onrecord.charts.palette import STATUSES
from onrecord.records import number_of

Grain = Literal["day", "month", "year"]
Dated = tuple[str, str | None, str | None, int]
_CUT: Final = {"day": 10, "month": 7, "year": 4}
_UNITS: Final = {"day": "utcyearmonthdate", "month": "utcyearmonth", "year": "utcyear"}
_FORMATS: Final = {"day": "%d %b %Y", "month": "%b %Y", "year": "%Y"}
_MOST_DAYS, _MOST_MONTHS = 62, 72
_WIDTH, _LANE = 620, 34
_TICKS: Final = 8
# Pixels for a letter of the widest font that browsers may have in place of the one measured here.
_LETTER: Final = 7.5


def timeline(counts: Iterable[Dated], link: Callable[[str, str], str]) -> Chart:
    """The chart of counts: status, earliest day, latest day, events. `link` leads to a status in a stretch of time."""
    several = list(counts)
    grain = grain_of(several)
    summed: Counter[tuple[str, str]] = Counter()
    left_out = 0
    for status, earliest, latest, number in several:
        when = when_of(earliest, latest, grain)
        if when is None:
            left_out += number
        else:
            summed[when, status] += number
    ladder = list(STATUSES)
    ordered = sorted(summed.items(), key=lambda one: (one[0][0], ladder.index(one[0][1])))
    rows = tuple((when, status, number) for (when, status), number in ordered)
    return Chart(
        name="timeline",
        title=f"Events by status, by {grain}",
        unit=f"Circles: events that are dated to the {grain}, in their own words",
        summary=_summary(rows, grain, left_out),
        columns=(grain.capitalize(), "Status", "Events"),
        rows=rows,
        links=tuple(link(status, when) for when, status, _ in rows),
        language="vega-lite",
        spec=_spec(rows, grain, link),
    )


def grain_of(counts: Iterable[Dated]) -> Grain:
    """The finest grain at which everything fits.

    >>> grain_of([("reported", "2026-05-03", "2026-05-03", 1), ("alleged", "2026-05-28", "2026-05-28", 1)])
    'day'
    >>> grain_of([("reported", "2019-05-03", "2019-05-03", 1), ("alleged", "2026-05-28", "2026-05-28", 1)])
    'year'
    """
    days = sorted(day for _, earliest, latest, _ in counts if (day := when_of(earliest, latest, "day")))
    if not days:
        return "month"
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if (last - first).days <= _MOST_DAYS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month <= _MOST_MONTHS else "year"


def when_of(earliest: str | None, latest: str | None, grain: Grain) -> str | None:
    """The day, month or year in which something lies as a whole; None where it is vaguer, or open at an end.

    >>> when_of("2026-05-01", "2026-05-31", "month"), when_of("2026-05-01", "2026-05-31", "day")
    ('2026-05', None)
    """
    cut = _CUT[grain]
    if not earliest or not latest or len(earliest) < cut or earliest[:cut] != latest[:cut]:
        return None
    try:
        date.fromisoformat(f"{earliest[:cut]}-01-01"[:10])
    except ValueError:
        return None
    return earliest[:cut]


def _summary(rows: tuple[tuple[str, str, int], ...], grain: Grain, left_out: int) -> str:
    aside = f" {number_of(left_out, 'event')} without a date, or with one vaguer than a {grain}, not drawn."
    aside = aside if left_out else ""
    if not rows:
        return f"No event has a date in its own words that fits.{aside}"
    whole = number_of(sum(number for _, _, number in rows), "event")
    by_status: Counter[str] = Counter()
    for _, status, number in rows:
        by_status[status] += number
    told = ", ".join(f"{by_status[status]} {status}" for status in STATUSES if by_status[status])
    stretch = f"in {rows[0][0]}" if rows[0][0] == rows[-1][0] else f"from {rows[0][0]} to {rows[-1][0]}"
    return f"{whole} {stretch}: {told}.{aside}"


def _spec(rows: tuple[tuple[str, str, int], ...], grain: Grain, link: Callable[[str, str], str]) -> dict[str, object]:
    shown = [status for status in STATUSES if any(row[1] == status for row in rows)]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": f"Events by status, by {grain}",
        "width": _WIDTH,
        "height": max(1, len(shown)) * _LANE,
        "data": {"values": _circles(rows, link)},
        "mark": {"type": "circle", "opacity": 0.85},
        "encoding": {
            "x": _dates(rows, grain),
            "y": {
                "field": "status",
                "type": "nominal",
                "scale": {"domain": shown},
                "axis": {"title": None, "grid": True, "minExtent": max(map(len, shown), default=0) * _LETTER},
            },
            "color": {
                "field": "status",
                "type": "nominal",
                "scale": {"domain": shown, "range": [STATUSES[status] for status in shown]},
                "legend": None,
            },
            "size": {
                "field": "number",
                "type": "quantitative",
                "scale": {"rangeMin": 40, "rangeMax": 640, "zero": True},
                "legend": {"title": "Events", "orient": "top", "format": "d", "values": _steps(rows)},
            },
            "href": {"field": "href", "type": "nominal"},
            "description": {"field": "label", "type": "nominal"},
        },
        "config": look(),
    }


def _circles(rows: tuple[tuple[str, str, int], ...], link: Callable[[str, str], str]) -> list[dict[str, object]]:
    return [
        {
            "when": f"{when}-01-01"[:10],
            "status": status,
            "number": number,
            "label": f"{when}, {status}: {number_of(number, 'event')}",
            "href": inside(link(status, when)),
        }
        for when, status, number in rows
    ]


def _dates(rows: tuple[tuple[str, str, int], ...], grain: Grain) -> dict[str, object]:
    return {
        "field": "when",
        "type": "temporal",
        "timeUnit": _UNITS[grain],
        "scale": {"type": "utc", "padding": 14},
        "axis": {
            "title": f"Date of the event ({grain})",
            "format": _FORMATS[grain],
            "labelOverlap": "greedy",
            "labelSeparation": 10,
            "tickCount": _ticks(rows, grain),
            "labelFlush": False,
        },
    }


def _ticks(rows: tuple[tuple[str, str, int], ...], grain: Grain) -> object:
    """How many ticks; where all fit, one for each day, month or year, because two in one would have the same words."""
    if not rows:
        return _TICKS
    first, last = (date.fromisoformat(f"{when}-01-01"[:10]) for when in (rows[0][0], rows[-1][0]))
    months = (last.year - first.year) * 12 + last.month - first.month
    steps = {"day": (last - first).days, "month": months, "year": last.year - first.year}[grain]
    return {"interval": grain, "step": 1} if steps <= _TICKS else _TICKS


def _steps(rows: tuple[tuple[str, str, int], ...]) -> list[int]:
    """Counts to show in the legend: the least, the greatest, and one between."""
    numbers = sorted({number for _, _, number in rows})
    return sorted({numbers[0], (numbers[0] + numbers[-1]) // 2, numbers[-1]}) if numbers else []
