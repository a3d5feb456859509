"""Give records in the formats that others work with, and say what each of them could not hold.

`export` writes, `read_jsonl` reads our own form back, `FORMS` lists what there is. Finds nothing new and
leaves the records as they are.
"""

from onrecord.exporting.door import export
from onrecord.exporting.forms import FORMS, ExportFailed, ExtraMissing, Form
from onrecord.exporting.jsonl import read_jsonl
from onrecord.exporting.losses import Kind, Loss, Losses

__all__ = ["FORMS", "ExportFailed", "ExtraMissing", "Form", "Kind", "Loss", "Losses", "export", "read_jsonl"]
