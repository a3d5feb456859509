"""Charts of what is on record: plain values in, a picture and its table out."""

from onrecord.charts.chart import HOME, Chart
from onrecord.charts.drawing import inline, png, svg
from onrecord.charts.network import MOST_ACTORS, Tied, network
from onrecord.charts.palette import PROPERTIES, STATUSES
from onrecord.charts.places import Spot, places
from onrecord.charts.spoken import spoken
from onrecord.charts.timeline import timeline

__all__ = [
    "HOME",
    "MOST_ACTORS",
    "PROPERTIES",
    "STATUSES",
    "Chart",
    "Spot",
    "Tied",
    "inline",
    "network",
    "places",
    "png",
    "spoken",
    "svg",
    "timeline",
]
