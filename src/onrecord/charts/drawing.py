"""Draw a chart: as SVG for a page, as SVG or PNG to keep.

Takes a `Chart`; gives text or bytes. Vega draws, here on the machine, by the library vl-convert, which carries it
with it: nothing is fetched, no script runs in the reader's browser. What is drawn is the same for the same chart.
"""

import json
import re
from functools import lru_cache
from typing import Final

import vl_convert
from lxml import etree
from markupsafe import Markup

from onrecord.charts.chart import HOME, Chart
from onrecord.charts.palette import MUTED, PROPERTIES

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS: Final = frozenset(
    f"{{{_SVG}}}{name}"
    for name in ("svg", "g", "path", "line", "rect", "text", "tspan", "circle", "a", "title", "defs", "clipPath")
)
_ATTRIBUTES: Final = frozenset(
    "class d x y x1 y1 x2 y2 dx dy r cx cy width height viewBox transform fill fill-opacity stroke stroke-width "  # noqa: SIM905
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity opacity font-family font-size "
    "font-weight font-style text-anchor clip-path id display version".split()
)
_KEPT: Final = 256
# Vega-Lite paints the sizes in a legend black, whatever colour it is told.
_ON_THE_PAGE: Final = {**PROPERTIES, "black": PROPERTIES[MUTED]}
_LINK: Final = re.compile(r' xlink:href="[^"]*"')
_CLIP: Final = re.compile(r'(url\(#|\bid=")clip(\d+)')
# Outlines in thousandths of a pixel weigh half as much again as in tenths, and look the same.
_FRACTION: Final = re.compile(r"-?\d*\.\d+(?![\d.e])")


def svg(chart: Chart) -> str:
    """The chart as a file of its own, in its own colours. A file that is kept leads nowhere."""
    return _LINK.sub("", _drawn(json.dumps(chart.spec, sort_keys=True), chart.language))


def png(chart: Chart) -> bytes:
    """The chart as an image, twice as fine as a screen's."""
    return _painted(json.dumps(chart.spec, sort_keys=True), chart.language)


def inline(chart: Chart) -> Markup:
    """The chart as part of a page: in the page's colours, for the eye alone, since its table stands beside it."""
    untitled = {key: value for key, value in chart.spec.items() if key != "title"}
    return _for_page(json.dumps(untitled, sort_keys=True), chart.language, chart.name)


@lru_cache(maxsize=_KEPT)
def _drawn(spec: str, language: str) -> str:
    draw = vl_convert.vega_to_svg if language == "vega" else vl_convert.vegalite_to_svg
    return _renumbered(str(draw(spec)))


def forget() -> None:
    """Draw everything anew from now on."""
    for remembered in (_drawn, _painted, _for_page):
        remembered.cache_clear()


def _renumbered(drawn: str) -> str:
    """The drawing with its clips counted from nought: the library counts on through all that it ever drew."""
    numbers: dict[str, int] = {}
    return _CLIP.sub(lambda found: f"{found[1]}clip{numbers.setdefault(found[2], len(numbers))}", drawn)


@lru_cache(maxsize=32)
def _painted(spec: str, language: str) -> bytes:
    paint = vl_convert.vega_to_png if language == "vega" else vl_convert.vegalite_to_png
    return bytes(paint(spec, scale=2))


@lru_cache(maxsize=_KEPT)
def _for_page(spec: str, language: str, name: str) -> Markup:
    return Markup(fit_for_page(_drawn(spec, language), name))  # noqa: S704 - every element and attribute was looked at


def fit_for_page(drawn: str, name: str) -> str:
    """An SVG as it may stand in a page: known elements and attributes alone, links inside this site, page's colours.

    >>> hostile = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0,0" onload="x"/></svg>'
    >>> fit_for_page(hostile, "n")
    '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" class="drawing drawing-n"><path d="M0,0"/></svg>'
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(drawn.encode(), parser)
    for element in list(root.iter()):
        if element.tag not in _ELEMENTS:
            element.getparent().remove(element)
            continue
        _fit(element, name)
    root.set("aria-hidden", "true")
    root.set("class", f"drawing drawing-{name}")
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _tenth(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _fit(element: "etree._Element", name: str) -> None:
    label = element.get("aria-label")
    address = element.get(_XLINK) or element.get("href")
    kind = etree.QName(element).localname
    for key, value in [(str(key), str(value)) for key, value in element.attrib.items()]:
        if key not in _ATTRIBUTES or ("url(" in value and not value.startswith("url(#")):
            del element.attrib[key]
        elif key == "id":
            element.set(key, f"{name}-{value}")
        elif key == "d":
            element.set(key, _FRACTION.sub(_tenth, value))
        elif key == "clip-path":
            element.set(key, value.replace("url(#", f"url(#{name}-"))
        elif key in ("fill", "stroke") and value in _ON_THE_PAGE:
            element.set(key, f"var({_ON_THE_PAGE[value]})")
    if kind == "a" and address and address.startswith(f"{HOME}/"):
        element.set("href", address.removeprefix(HOME))
        # The table beside the chart has the same links; a hundred stops in a picture help nobody.
        element.set("tabindex", "-1")
    elif label and kind in ("path", "rect", "text"):
        title = etree.Element(f"{{{_SVG}}}title")
        title.text = label
        element.insert(0, title)
