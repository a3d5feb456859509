"""Bytes in, `Article` out: decode, settle, take the furniture out, and keep the way back to the source."""

from onrecord.reading.files.containers import is_container
from onrecord.reading.files.given import Input, Rejected
from onrecord.reading.files.inputs import inputs, is_address, unread
from onrecord.reading.options import Reading, ReadOptions
from onrecord.reading.read import read_bytes, read_text
from onrecord.reading.told import Told, told

__all__ = [
    "Input",
    "ReadOptions",
    "Reading",
    "Rejected",
    "Told",
    "inputs",
    "is_address",
    "is_container",
    "read_bytes",
    "read_text",
    "told",
    "unread",
]
