"""Who speaks of, accuses, demands of, agrees with whom: actors round a circle, ties as curves across it.

Takes ties with their counts; gives a chart. At most forty actors and three ties each are drawn, the weightiest;
the table behind has all. Names stand outside the circle in the direction of its radius, where none can lie on
another. Between two actors "speaks of" is drawn only where nothing more particular is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin
from typing import Any, Final

from onrecord.charts import marks
from onrecord.charts.chart import Chart, headed, inside, lettered
from onrecord.charts.circle import heaviest, order, strong
from onrecord.charts.palette import AMBER, GREY, RED, TEAL
from onrecord.records import number_of

# Colour and dash of each tie, in the order in which they are drawn: the last lies on top.
TIES: Final[Mapping[str, tuple[str, list[int]]]] = {
    "speaks of": (GREY, [1, 0]),
    "agrees with": (TEAL, [2, 3]),
    "demands of": (AMBER, [7, 4]),
    "accuses": (RED, [1, 0]),
}
_PLAIN: Final = "speaks of"
_TITLE: Final = "Who speaks of whom"
MOST_ACTORS: Final = 40
_TIES_EACH: Final = 3
_SIZE, _RADIUS = 760, 222
_LONGEST_NAME: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A tie: who (id and name), towards whom, of which kind, how often."""

    source: str
    source_name: str
    target: str
    target_name: str
    tie: str
    number: int
    articles: int


def network(
    ties: Iterable[Tied], actor_link: Callable[[str], str], tie_link: Callable[[Tied], str], most: int = MOST_ACTORS
) -> Chart:
    """The chart of ties; the table has every one of them."""
    every = list(ties)
    weights: dict[tuple[str, str], int] = {}
    for tie in every:
        weights[tie.source, tie.target] = weights.get((tie.source, tie.target), 0) + tie.number
    actors = heaviest(weights, most)
    kept = strong(weights, actors, len(actors) * _TIES_EACH)
    around = order(actors, weights)
    drawn = [tie for tie in _particular(every) if (tie.source, tie.target) in kept]
    return Chart(
        name="network",
        title=_TITLE,
        unit="Curves: ties from one to another, their width the number of statements or events; arrows: towards whom",
        summary=_summary(every, weights, actors, drawn),
        columns=("Who", "Tie", "Whom", "Number", "Articles"),
        rows=tuple((one.source_name, one.tie, one.target_name, one.number, one.articles) for one in every),
        links=tuple(tie_link(one) for one in every),
        language="vega",
        spec=_spec(around, drawn, weights, _names(every), actor_link, tie_link),
    )


def _particular(ties: Sequence[Tied]) -> list[Tied]:
    """Ties to draw between two: those that say more than that one speaks of the other, where there are any."""
    told = {(tie.source, tie.target) for tie in ties if tie.tie != _PLAIN}
    return [tie for tie in ties if tie.tie != _PLAIN or (tie.source, tie.target) not in told]


def _names(ties: Iterable[Tied]) -> dict[str, str]:
    names: dict[str, str] = {}
    for tie in ties:
        names[tie.source], names[tie.target] = tie.source_name, tie.target_name
    return names


def _summary(
    every: Sequence[Tied], weights: Mapping[tuple[str, str], int], actors: Sequence[str], drawn: Sequence[Tied]
) -> str:
    if not every:
        return "No tie between two named actors fits."
    there = {end for pair in weights for end in pair}
    strongest = every[0]
    told = (
        f"{number_of(len(there), 'actor')}, {number_of(len(weights), 'pair')} with a tie. The strongest: "
        f"{strongest.source_name} {strongest.tie} {strongest.target_name} ({strongest.number})."
    )
    pairs = {(tie.source, tie.target) for tie in drawn}
    if len(pairs) < len(weights):
        told += (
            f" Drawn are {number_of(len(actors), 'actor')} and {number_of(len(pairs), 'pair')}, the weightiest; "
            "the table has all."
        )
    return told


def shortened(name: str) -> str:
    """A name that fits beside the circle.

    >>> shortened("Mara Oduya"), shortened("Standing Committee of the Harbour Towns of Ellery")
    ('Mara Oduya', 'Standing Committee of the…')
    """
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _spec(
    around: Sequence[str],
    drawn: Sequence[Tied],
    weights: Mapping[tuple[str, str], int],
    names: Mapping[str, str],
    actor_link: Callable[[str], str],
    tie_link: Callable[[Tied], str],
) -> dict[str, Any]:
    angles = {actor: 2 * pi * at / len(around) - pi / 2 for at, actor in enumerate(around)}
    most = max((tie.number for tie in drawn), default=1)
    layers = list(TIES)
    ordered = sorted(drawn, key=lambda tie: (layers.index(tie.tie), tie.number, tie.source, tie.target))
    curves = [_curve(tie, angles, most, tie_link(tie)) for tie in ordered]
    shown = [tie for tie in TIES if any(tie == one.tie for one in drawn)]
    return {
        **headed(_TITLE),
        "width": _SIZE,
        "height": _SIZE - 60,
        "padding": 4,
        "data": [
            {"name": "curves", "values": curves},
            {"name": "actors", "values": _actors(around, angles, weights, names, actor_link)},
        ],
        "scales": [
            {"name": "colour", "type": "ordinal", "domain": shown, "range": [TIES[one][0] for one in shown]},
            {"name": "dash", "type": "ordinal", "domain": shown, "range": [TIES[one][1] for one in shown]},
        ],
        "legends": [
            lettered(
                {
                    "stroke": "colour",
                    "strokeDash": "dash",
                    "symbolType": "stroke",
                    "symbolSize": 500,
                    "symbolStrokeWidth": 2.5,
                    "orient": "top",
                    "direction": "horizontal",
                }
            )
        ],
        "marks": [marks.curves(), marks.heads(), marks.dots(), marks.names_outside()],
    }


def _curve(tie: Tied, angles: Mapping[str, float], most: int, href: str) -> dict[str, Any]:
    """A curve through the inside of the circle; the way back bends to the other side, so that both can be seen."""
    one, other = (_point(angles[end], _RADIUS - 10) for end in (tie.source, tie.target))
    centre = _SIZE / 2, (_SIZE - 60) / 2
    middle = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    across = hypot(other[0] - one[0], other[1] - one[1]) or 1.0
    aside = 14 + 0.03 * across
    # Neighbours are joined by a flat curve: drawn through the middle, they would be a bundle of hairpins.
    pull = 0.25 + 0.4 * across / (2 * _RADIUS)
    bend = (
        middle[0] + (centre[0] - middle[0]) * pull - (other[1] - one[1]) / across * aside,
        middle[1] + (centre[1] - middle[1]) * pull + (other[0] - one[0]) / across * aside,
    )
    heading = degrees(atan2(other[1] - bend[1], other[0] - bend[0]))
    width = 1 + 4.5 * (tie.number / most) ** 0.5
    reports = number_of(tie.articles, "article")
    return {
        "tie": tie.tie,
        "path": f"M{one[0]:.1f},{one[1]:.1f}Q{bend[0]:.1f},{bend[1]:.1f} {other[0]:.1f},{other[1]:.1f}",
        "width": round(width, 2),
        "headX": round(other[0], 1),
        "headY": round(other[1], 1),
        "heading": round(heading + 90, 1),
        "headSize": round(30 + 22 * width, 1),
        "label": f"{tie.source_name} {tie.tie} {tie.target_name}: {tie.number}, in {reports}",
        "href": inside(href),
    }


def _point(angle: float, radius: float) -> tuple[float, float]:
    return _SIZE / 2 + radius * cos(angle), (_SIZE - 60) / 2 + radius * sin(angle)


def _actors(
    around: Sequence[str],
    angles: Mapping[str, float],
    weights: Mapping[tuple[str, str], int],
    names: Mapping[str, str],
    actor_link: Callable[[str], str],
) -> list[dict[str, Any]]:
    own = {actor: sum(weight for pair, weight in weights.items() if actor in pair) for actor in around}
    most = max(own.values(), default=1)
    rows = []
    for actor in around:
        angle = angles[actor]
        left = cos(angle) < -1e-9
        x, y = _point(angle, _RADIUS)
        label_x, label_y = _point(angle, _RADIUS + 14)
        turned = degrees(angle) + (180 if left else 0)
        rows.append(
            {
                "x": round(x, 1),
                "y": round(y, 1),
                "labelX": round(label_x, 1),
                "labelY": round(label_y, 1),
                "turned": round(turned, 1),
                "align": "right" if left else "left",
                "size": round(30 + 150 * own[actor] / most, 1),
                "name": shortened(names[actor]),
                "label": f"{names[actor]}: {number_of(own[actor], 'tie')} with others",
                "href": inside(actor_link(actor)),
            }
        )
    return rows
