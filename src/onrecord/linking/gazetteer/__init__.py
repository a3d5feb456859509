"""The places that the package knows, from GeoNames (CC BY 4.0) and the codebook, and how they are looked up."""

from onrecord.linking.gazetteer.entry import Country, Entry, Kind
from onrecord.linking.gazetteer.gazetteer import Gazetteer, load

__all__ = ["Country", "Entry", "Gazetteer", "Kind", "load"]
