"""The reference page of the REST API, made from its description.

Takes the OpenAPI document; gives Markdown: a section for each operation with what it takes and gives, and one for each
thing that can be posted.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.web.api import OPERATIONS
from onrecord.web.description import description

HEAD: Final = """# The REST API

Made by `make docs` from the operations in `src/onrecord/web/api`; do not edit this page.

`onrecord serve` answers under `http://127.0.0.1:8420`. `/openapi.json` describes all of it as OpenAPI 3.1; the schemas
of records there are those of [record.schema.json](record.schema.json).

- **Pages.** A list has `hits` and `more`. `limit` and `offset` choose a page; the header `Link` leads to the first, the
  one before and the next.
- **CSV.** A list with `format=csv` is a table for spreadsheets. A cell that one would run as a formula has an
  apostrophe in front.
- **Not twice.** An answer has an `ETag`. Sent back as `If-None-Match`, it is answered with 304 and no body while
  nothing was added to the ledger.
- **What is wrong** is told as `application/problem+json` (RFC 9457): 400, the parameters or the body do not fit; 401, a
  password is wanted; 403, the request comes from another site; 404, there is nothing of this id; 413, the body is too
  large; 415, it is not `application/json`; 421, the server is not known by this name; 422, well formed, and cannot be
  answered; 503, the ledger cannot be used now. A parameter that is unknown or given twice is told, not passed over.
- **Password.** Where the server has one: `Authorization: Bearer PASSWORD`.
- **From a page.** A request with a browser's cookies needs the token of its page, `<meta name="form-token">`, in the
  header `X-Form-Token`.

```sh
curl 'http://127.0.0.1:8420/api/statements?words=pumps&act=deny'
curl http://127.0.0.1:8420/api/read --json '{"text": "...", "published": "2026-05-03"}'
curl http://127.0.0.1:8420/api/judgements --json '{"action": "reject", "ids": ["stm_1a2b"], "by": "mina"}'
```
"""


def rest_page() -> str:
    """The page."""
    document = description(OPERATIONS, password=False)
    schemas = document["components"]["schemas"]
    sections = [
        section(method.upper(), path, operation, schemas)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    posted = ["## What can be posted\n", *(body(name, schemas) for name in dict.fromkeys(bodies(document)))]
    return "\n".join([HEAD, *sections, *posted])


def section(method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """One operation."""
    answer = next(iter(operation["responses"].values()))["content"]
    gives = told(answer["application/json"]["schema"], schemas)
    lines = [
        f"## {method} {path}\n",
        f"{operation['summary']}. Gives {gives}{', or CSV' if 'text/csv' in answer else ''}.\n",
    ]
    if "requestBody" in operation:
        given = told(operation["requestBody"]["content"]["application/json"]["schema"], schemas)
        lines.append(f"Takes {given}.\n")
    if operation.get("parameters"):
        lines += ["| parameter | value | meaning |", "|---|---|---|"]
        lines += [
            f"| `{one['name']}`{place(one)} | {told(one['schema'], schemas)} | {one.get('description', '')} |"
            for one in operation["parameters"]
        ]
        lines.append("")
    return "\n".join(lines)


def place(parameter: Mapping[str, Any]) -> str:
    """Where a parameter stands and whether it must, where that is worth a word.

    >>> place({"in": "query", "required": True}), place({"in": "path", "required": True}), place({"in": "query"})
    (' (required)', ' (in the path)', '')
    """
    if parameter["in"] == "path":
        return " (in the path)"
    return " (required)" if parameter.get("required") else ""


def body(name: str, schemas: Mapping[str, Any]) -> str:
    """One thing that can be posted."""
    schema = schemas[name]
    needed = schema.get("required", ())
    rows = [
        f"| `{field}`{'' if field in needed else ' (optional)'} | {told(kind, schemas)} | {about(kind)} |"
        for field, kind in schema["properties"].items()
    ]
    head = ["| field | value | meaning |", "|---|---|---|"]
    return "\n".join([f"### {name}\n", f"{schema['description']}\n", *head, *rows, ""])


def bodies(document: Mapping[str, Any]) -> Iterator[str]:
    """The names of the types that operations take."""
    for methods in document["paths"].values():
        for operation in methods.values():
            if "requestBody" in operation:
                schema = operation["requestBody"]["content"]["application/json"]["schema"]
                yield from (one["$ref"].rpartition("/")[2] for one in schema.get("anyOf", [schema]))


def told(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """A schema in words.

    >>> told({"type": "integer", "minimum": 1, "maximum": 9, "default": 2}, {})
    'number from 1 to 9; 2 by default'
    >>> told({"anyOf": [{"type": "string"}, {"type": "null"}]}, {})
    'text or null'
    """
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return told(schemas[name], schemas) if "enum" in schemas.get(name, {}) else f"`{name}`"
    if "anyOf" in schema:
        return " or ".join(told(one, schemas) for one in schema["anyOf"])
    shape = {"string": "text", "integer": "number", "boolean": "true or false", "array": "list", "null": "null"}
    words = (
        " · ".join(f"`{one}`" for one in schema["enum"]) if "enum" in schema else shape.get(schema.get("type", ""), "")
    )
    if schema.get("type") == "array":
        words = f"list of {told(schema['items'], schemas)}"
    if "minimum" in schema:
        words += f" from {schema['minimum']:,} to {schema['maximum']:,}"
    default = schema.get("default")
    return words + (f"; {str(default).lower()} by default" if default not in (None, "", [], ()) else "")


def about(schema: Mapping[str, Any]) -> str:
    """What a schema says of itself."""
    inner = (one.get("description", "") for one in schema.get("anyOf", ()))
    return schema.get("description") or next(filter(None, inner), "")


if __name__ == "__main__":
    print(rest_page())
