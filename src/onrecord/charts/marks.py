"""What is drawn of a network and of a map, as Vega has it: marks that read columns of prepared data.

Takes nothing but sizes; gives marks. Leaves the data, and where each thing stands, to `network` and `places`.
"""

from typing import Any

from onrecord.charts.chart import FONT
from onrecord.charts.palette import COAST, INK, LAND, PAPER


def curves() -> dict[str, Any]:
    """Ties, each on a path that was worked out before."""
    return {
        "type": "path",
        "from": {"data": "curves"},
        "encode": {
            "enter": {
                "path": {"field": "path"},
                "stroke": {"scale": "colour", "field": "tie"},
                "strokeDash": {"scale": "dash", "field": "tie"},
                "strokeWidth": {"field": "width"},
                "strokeOpacity": {"value": 0.75},
                "href": {"field": "href"},
                "description": {"field": "label"},
            }
        },
    }


def heads() -> dict[str, Any]:
    """Which way each tie goes."""
    return {
        "type": "symbol",
        "from": {"data": "curves"},
        "encode": {
            "enter": {
                "shape": {"value": "wedge"},
                "x": {"field": "headX"},
                "y": {"field": "headY"},
                "angle": {"field": "heading"},
                "size": {"field": "headSize"},
                "fill": {"scale": "colour", "field": "tie"},
                "description": {"field": "label"},
            }
        },
    }


def dots() -> dict[str, Any]:
    """Actors on their circle."""
    return {
        "type": "symbol",
        "from": {"data": "actors"},
        "encode": {
            "enter": {
                "x": {"field": "x"},
                "y": {"field": "y"},
                "size": {"field": "size"},
                "fill": {"value": INK},
                "stroke": {"value": PAPER},
                "href": {"field": "href"},
                "description": {"field": "label"},
            }
        },
    }


def names_outside() -> dict[str, Any]:
    """Their names, along the radius."""
    return {
        "type": "text",
        "from": {"data": "actors"},
        "encode": {
            "enter": {
                "x": {"field": "labelX"},
                "y": {"field": "labelY"},
                "angle": {"field": "turned"},
                "align": {"field": "align"},
                "baseline": {"value": "middle"},
                "text": {"field": "name"},
                "font": {"value": FONT},
                "fontSize": {"value": 12.5},
                "fill": {"value": INK},
                "href": {"field": "href"},
                "description": {"field": "label"},
            }
        },
    }


def countries() -> dict[str, Any]:
    """Land, with its borders."""
    return {
        "type": "shape",
        "from": {"data": "countries"},
        "encode": {"update": {"fill": {"value": LAND}, "stroke": {"value": COAST}, "strokeWidth": {"value": 0.6}}},
        "transform": [{"type": "geoshape", "projection": "projection"}],
    }


def rings() -> dict[str, Any]:
    """Discs upon discs, the largest first: what shows of each is a ring."""
    return {
        "type": "symbol",
        "name": "rings",
        "from": {"data": "discs"},
        "encode": {
            "enter": {
                "shape": {"value": "circle"},
                "x": {"field": "x"},
                "y": {"field": "y"},
                "size": {"field": "size"},
                "fill": {"scale": "colour", "field": "status"},
                "fillOpacity": {"value": 0.9},
                "stroke": {"value": PAPER},
                "strokeWidth": {"value": 1},
                "href": {"field": "href"},
                "description": {"field": "label"},
            }
        },
    }


def frame_of(width: int, height: int) -> dict[str, Any]:
    """The edge of the map."""
    size = {"width": {"value": width}, "height": {"value": height}}
    return {"type": "rect", "encode": {"enter": {**size, "stroke": {"value": COAST}}}}


def names_beside(*, halo: bool = False) -> dict[str, Any]:
    """The names; the halo under them keeps borders away from the letters."""
    edge = {"stroke": {"value": PAPER}, "strokeWidth": {"value": 3}, "strokeOpacity": {"value": 0.8}}
    return {
        "type": "text",
        "from": {"data": "names"},
        "encode": {
            "enter": {
                "x": {"field": "x"},
                "y": {"field": "y"},
                "align": {"field": "align"},
                "baseline": {"value": "middle"},
                "text": {"field": "name"},
                "font": {"value": FONT},
                "fontSize": {"value": 12},
                "fill": {"value": INK},
                **(edge if halo else {}),
            }
        },
    }
