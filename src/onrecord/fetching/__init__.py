"""Addresses in, inputs out: fetch a page or a feed that the user named, politely and safely.

Nothing here runs unless an address is given as an input, and `reading` never opens a connection.
"""

from onrecord.fetching.inputs import inputs, inputs_by_argument
from onrecord.fetching.rules import Rules

__all__ = ["Rules", "inputs", "inputs_by_argument"]
