"""A chart as data: its picture in Vega or Vega-Lite, and the table of the figures behind it.

What goes in is plain values; what comes out is a `Chart`, which `drawing` turns into a picture and a page turns into
a table. A title says what is shown, `unit` what is counted, `summary` the whole in a sentence for those who do not
see the picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from onrecord.charts.palette import GRID, INK, MUTED, PAPER

FONT: Final = "Arial, Helvetica, sans-serif"
HOME: Final = "https://onrecord.invalid"
Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`links` has, for each row, the address that says more about it, or None."""

    name: str
    title: str
    unit: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[str | None, ...]
    language: Literal["vega", "vega-lite"]
    spec: Mapping[str, Any]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows


def inside(address: str) -> str:
    """An address of the workbench as the drawing library may have it.

    It would set a path on a site of its own; so the path gets a host that can be nobody's (RFC 2606), and
    `drawing` takes it off again.
    """
    if not address.startswith("/") or address.startswith("//"):
        raise ValueError(f"{address!r}: a path inside the workbench was wanted")
    return HOME + address


def look() -> dict[str, Any]:
    """How every chart looks: one font, quiet axes, nothing that has to be switched off again."""
    return {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None},
        "axis": {
            "labelColor": INK,
            "labelFontSize": 12,
            "titleColor": MUTED,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domainColor": MUTED,
            "tickColor": MUTED,
            "labelFont": FONT,
            "titleFont": FONT,
        },
        "legend": {
            "labelColor": INK,
            "labelFontSize": 12,
            "titleColor": MUTED,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelFont": FONT,
            "titleFont": FONT,
        },
        "title": {"color": INK, "fontSize": 14, "anchor": "start", "font": FONT},
    }


def headed(title: str) -> dict[str, Any]:
    """How a picture in Vega begins, which knows no `look`: its title and its paper."""
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "title": {"text": title, "anchor": "start", "font": FONT, "fontSize": 14, "color": INK},
        "background": PAPER,
    }


def lettered(legend: Mapping[str, Any]) -> dict[str, Any]:
    """A legend of such a picture, in the letters of every chart."""
    return {**legend, "labelFont": FONT, "labelFontSize": 12, "labelColor": INK}
