"""Write the reference pages that are made from the code: the record's JSON Schema, a page of its fields, and the
REST API.

    python -m scripts.write_reference

The types give names and shapes, `docs/reference/fields.yaml` the meanings.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import EnumMeta
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import yaml

from onrecord.records import Record
from onrecord.records.record import json_schema
from onrecord.records.span import Span
from scripts.rest_page import rest_page

REFERENCE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference"
Meanings = Mapping[str, Mapping[str, str]]

HEAD: Final = """# The record

Made by `make docs` from the types in `src/onrecord/records` and from `fields.yaml`; do not edit this page.

`onrecord read --format json` prints one record; `--format jsonl` prints one a line. Its JSON Schema is
[record.schema.json](record.schema.json). Offsets are Unicode code points, the start included, the end excluded,
and count `article.text` unless the field says otherwise. A *span* is `[start, end]`; *spans* are a list of them.
The same input gives the same bytes, on every machine.
"""


def main() -> None:
    """Write every page."""
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8")


def pages() -> dict[Path, str]:
    """What every made page should hold."""
    meanings = yaml.safe_load((REFERENCE / "fields.yaml").read_text(encoding="utf-8"))
    return {
        REFERENCE / "record.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
        REFERENCE / "record.md": record_page(meanings),
        REFERENCE / "rest.md": rest_page(),
    }


def record_page(meanings: Meanings) -> str:
    """A section for each type, a row for each field, the values of each closed list."""
    return "\n".join([HEAD, *(section(kind, meanings.get(kind.__name__, {})) for kind in types_within(Record))])


def section(kind: type, meanings: Mapping[str, str]) -> str:
    """One type: its docstring, its fields."""
    said = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    rows = [f"| `{name}` | {shape(hint)} | {meanings.get(name, '')} |" for name, hint in hints_of(kind).items()]
    return "\n".join([f"## {kind.__name__}\n", f"{said}\n", "| field | value | meaning |", "|---|---|---|", *rows, ""])


def hints_of(kind: type) -> dict[str, Any]:
    """The fields of a type, in their order."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else list(getattr(kind, "_fields", ()))
    return {name: hints[name] for name in names}


def types_within(kind: type) -> list[type]:
    """A record type and all that it holds, each once, outer ones first."""
    found: list[type] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop(0)
        if one not in found and one is not Span:
            found.append(one)
            waiting += [inner for hint in hints_of(one).values() for inner in parts_of(hint) if is_record(inner)]
    return found


def is_record(kind: Any) -> bool:
    """Whether a type has fields of its own."""
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def parts_of(hint: Any) -> list[Any]:
    """A type hint and everything inside it."""
    return [hint, *(part for argument in get_args(hint) for part in parts_of(argument))]


def shape(hint: Any) -> str:
    """A type hint in words.

    >>> shape(tuple[Span, ...]), shape(str | None), shape(int)
    ('spans', 'text or null', 'number')
    """
    if isinstance(hint, EnumMeta):
        return " · ".join(f"`{member.value}`" for member in hint)  # type: ignore[var-annotated]
    inner = get_args(hint)
    if type(None) in inner:
        return shape(next(part for part in inner if part is not type(None))) + " or null"
    if inner and inner[-1] is Ellipsis:
        return "spans" if inner[0] is Span else f"list of {shape(inner[0])}"
    if inner and all(isinstance(part, str) for part in inner):
        return " · ".join(f"`{part}`" for part in inner)
    if inner:
        return "object of texts"
    plain = {str: "text", int: "number", float: "number", bool: "true or false", Span: "span"}
    return plain[hint] if hint in plain else f"[{hint.__name__}](#{hint.__name__.lower()})"


if __name__ == "__main__":
    main()
