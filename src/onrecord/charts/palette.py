"""The colours of the charts: by name, so that a page can show others in the dark.

Each pair of neighbours in a chart also differs in shape, dash or place: nobody has to tell colours apart. The hues
hold 3:1 against the paper (WCAG 1.4.11).
"""

from collections.abc import Mapping
from typing import Final

PAPER: Final = "#ffffff"
INK: Final = "#1d1d1b"
MUTED: Final = "#5c5c57"
GRID: Final = "#dfdfd9"
LAND: Final = "#ebebe5"
COAST: Final = "#b4b4ac"
BLUE: Final = "#1f5f99"
SKY: Final = "#4a90c9"
TEAL: Final = "#1b7f79"
AMBER: Final = "#b26a00"
ORANGE: Final = "#d2691e"
RED: Final = "#b3261e"
PLUM: Final = "#8a3d6e"
VIOLET: Final = "#6a4fa3"
GREY: Final = "#84847c"
STONE: Final = "#6f7f86"

# The custom property of the page's style sheet that stands for each colour.
PROPERTIES: Final[Mapping[str, str]] = {
    PAPER: "--chart-paper",
    INK: "--chart-ink",
    MUTED: "--chart-muted",
    GRID: "--chart-grid",
    LAND: "--chart-land",
    COAST: "--chart-coast",
    BLUE: "--chart-blue",
    SKY: "--chart-sky",
    TEAL: "--chart-teal",
    AMBER: "--chart-amber",
    ORANGE: "--chart-orange",
    RED: "--chart-red",
    PLUM: "--chart-plum",
    VIOLET: "--chart-violet",
    GREY: "--chart-grey",
    STONE: "--chart-stone",
}

# The ladder: what is on record as having happened in blues, a weak word in warm hues, a dispute in reds, what has
# not happened in violet and greys.
STATUSES: Final[Mapping[str, str]] = {
    "reported": BLUE,
    "attributed": SKY,
    "unnamed": AMBER,
    "alleged": ORANGE,
    "denied": PLUM,
    "disputed": RED,
    "planned": VIOLET,
    "hypothetical": STONE,
    "negated": GREY,
}
