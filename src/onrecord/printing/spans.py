"""Print a record as one line of attributions with offsets into the file as it was given.

Takes a record; gives the JSON line that scorers of quotation attribution read. The form is flat, as the
corpora of the field are: statements inside other statements' contents are left out. Text that the
program put in itself stands nowhere in the file, so a span over it is left in two pieces.
"""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from onrecord.printing.data import json_text
from onrecord.records import Record, Span, Statement


def spans_line(record: Record) -> str:
    """One line, without its line break: `{"doc": ..., "attributions": [...]}`."""
    attributions = [_attribution(statement, record) for statement in record.statements if not statement.parent]
    return json_text({"doc": doc_name(record.article.source.name), "attributions": attributions})


def doc_name(name: str) -> str:
    """The name of the file without its folders; an address stays whole.

    >>> doc_name("news/may/harbour.txt"), doc_name("https://courier.example/harbour"), doc_name("-")
    ('harbour.txt', 'https://courier.example/harbour', '-')
    """
    return name if "://" in name else PurePath(name).name or name


def _attribution(statement: Statement, record: Record) -> dict[str, Any]:
    def in_source(spans: Iterable[Span]) -> list[list[int]]:
        return [list(span) for span in record.article.source_map.all_to_source(spans)]

    actor = record.actor(statement.speaker)
    return {
        "source": in_source(statement.source),
        "cue": in_source(statement.cue),
        "content": in_source(statement.content),
        "speaker": actor.name if actor else "",
        "speaker_kind": statement.speaker_kind,
        "act": statement.act,
        "evidence": statement.evidence,
    }
