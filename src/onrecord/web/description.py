"""The API described as OpenAPI 3.1.

Takes the operations; gives the document. Schemas come from the types by msgspec, in the dialect of JSON Schema
that OpenAPI 3.1 has, so that the description and what is checked are one.
"""

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

import msgspec

from onrecord.web.operation import Does, Looks, Operation
from onrecord.web.problems import MEDIA_TYPE, ProblemDetails

_PLACE: Final = "#/components/schemas/{name}"
_FAULTS: Final[Mapping[int, str]] = {
    400: "The parameters, or the body, do not fit the description.",
    401: "The server asks for a password, and none or a wrong one was given.",
    403: "The request comes from another site.",
    404: "The ledger has nothing of this id.",
    413: "The body is too large.",
    415: "The body is of another type than application/json.",
    421: "The server is not known by the name in the header Host.",
    422: "What was asked is well formed, and cannot be answered: the sentence says why.",
    500: "onrecord itself failed.",
    503: "The ledger cannot be used now.",
}


def description(operations: Iterable[Operation], *, password: bool) -> dict[str, Any]:
    """The document."""
    operations = tuple(operations)
    taken = [one.asked if isinstance(one, Looks) else one.given for one in operations]
    kinds = [*taken, *(one.gives for one in operations), ProblemDetails]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_PLACE)
    named = dict(zip(map(str, kinds), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, named, components)
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": version("onrecord"),
            "summary": "Whose word the news rests on.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": _used(paths, components),
            "responses": {f"Fault{status}": _fault(text) for status, text in _FAULTS.items()},
        },
    }
    if password:
        document["components"]["securitySchemes"] = {"password": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"password": []}]
    return document


def _operation(one: Operation, named: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": "Done.",
        "content": {"application/json": {"schema": named[str(one.gives)]}},
    }
    noun = one.path.split("/")[2]
    made: dict[str, Any] = {"operationId": _name(one), "summary": one.summary, "tags": [noun]}
    if isinstance(one, Does):
        content = {"application/json": {"schema": named[str(one.given)]}}
        made["requestBody"] = {"required": True, "content": content}
        made["responses"] = {str(one.status): answer, **_faults(400, 401, 403, 404, 413, 415, 421, 422, 500, 503)}
        return made
    made["parameters"] = list(_parameters(one, components[one.asked.__name__]))
    answer["headers"] = {}
    if not one.anew:
        answer["headers"]["ETag"] = {"schema": {"type": "string"}, "description": "The edition of this answer."}
    if one.table:
        answer["content"]["text/csv"] = {"schema": {"type": "string"}}
    if "offset" in components[one.asked.__name__]["properties"]:
        link = {"schema": {"type": "string"}, "description": "The first page, and those before and after this one."}
        answer["headers"]["Link"] = link
    unchanged = {} if one.anew else {"304": {"description": "What If-None-Match names is still the answer."}}
    made["responses"] = {"200": answer, **unchanged, **_faults(400, 401, 404, 421, 422, 500, 503)}
    return made


def _parameters(one: Looks, schema: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    in_path = set(re.findall(r"\{(\w+)\}", one.path))
    for name, kind in schema.get("properties", {}).items():
        shape, about = _bare(kind)
        place = "path" if name in in_path else "query"
        made = {"name": name, "in": place, "required": name in schema.get("required", ()), "schema": shape}
        yield made | ({"description": about} if about else {})


def _bare(kind: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The schema of a parameter without the null that stands for one that is not given, and what is said of it."""
    shape = dict(kind)
    if "anyOf" in shape:
        shape = dict(next(one for one in shape["anyOf"] if one != {"type": "null"}))
    if shape.get("default", 0) is None:
        del shape["default"]
    return shape, shape.pop("description", "")


def _name(one: Operation) -> str:
    """A name that code generators can use.

    >>> from onrecord.web.api.articles import OPERATIONS
    >>> [_name(one) for one in OPERATIONS]
    ['get_articles', 'get_articles_by_id', 'get_articles_by_id_versions']
    """
    words = [f"by_{part[1:-1]}" if part.startswith("{") else part for part in one.path.split("/")[2:]]
    return "_".join([one.method.lower(), *words])


def _faults(*statuses: int) -> dict[str, Any]:
    return {str(status): {"$ref": f"#/components/responses/Fault{status}"} for status in statuses}


def _fault(text: str) -> dict[str, Any]:
    return {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": _PLACE.format(name="ProblemDetails")}}}}


def _used(paths: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas that something refers to: those of parameters were taken apart."""
    wanted: dict[str, Any] = {}
    waiting = [*_references(paths), "ProblemDetails"]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted[name] = components[name]
            waiting += _references(components[name])
    return dict(sorted(wanted.items()))


def _references(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        own = value.get("$ref")
        found = [own.rpartition("/")[2]] if isinstance(own, str) and "/schemas/" in own else []
        return [*found, *(name for inner in value.values() for name in _references(inner))]
    if isinstance(value, list | tuple):
        return [name for inner in value for name in _references(inner)]
    return []
