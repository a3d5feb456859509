"""Answer requests with operations: parameters in, JSON or CSV out.

Takes a request; translates its parameters, or its body, into the type that the operation names, and its answer
into bytes. Says with an ETag at which edition of the ledger an answer was made, so that nobody is sent it twice.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.ledger import View
from onrecord.printing.data import json_text, record_json
from onrecord.records import Record
from onrecord.web.operation import Desk, Does, Looks, Operation
from onrecord.web.problems import Problem
from onrecord.web.tables import csv_text

_JSON: Final = "application/json"
_CSV: Final = "text/csv; charset=utf-8"


def routes(operations: Sequence[Operation], desk: Desk) -> list[Route]:
    """A route for each address; its operations share it, so that a wrong method is told which are right."""
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    return [
        Route(path, partial(_answer, desk, methods), methods=list(methods), name=path)
        for path, methods in by_path.items()
    ]


async def _answer(desk: Desk, methods: Mapping[str, Operation], request: Request) -> Response:
    operation = methods["GET" if request.method == "HEAD" else request.method]
    if isinstance(operation, Does):
        body = await _body(request)
        done: Response = await desk.threads.do(_do, desk, operation, body)
        return done
    seen: Response = await desk.threads.look(_look, desk, operation, request)
    return seen


def _look(desk: Desk, operation: Looks, request: Request) -> Response:
    asked = asked_of(operation.asked, request)
    with desk.store.view() as view:
        headers = {} if operation.anew else _edition(view, request)
        if headers and request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        answer = operation.answer(view, asked)
    if (links := _links(request, asked, answer)) is not None:
        headers["Link"] = links
    if getattr(asked, "format", None) == "csv" and operation.table:
        headers["Content-Disposition"] = f'attachment; filename="{operation.path.split("/")[2]}.csv"'
        return Response(csv_text(operation.table, operation.rows(answer)), headers=headers, media_type=_CSV)
    return Response(encoded(answer), headers=headers, media_type=_JSON)


def _edition(view: View, request: Request) -> dict[str, str]:
    return {"ETag": tag(view, request), "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}


def _do(desk: Desk, operation: Does, body: bytes) -> Response:
    try:
        given = msgspec.json.decode(body, type=operation.given)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Problem(400, f"The body does not fit: {error}. /openapi.json says what is wanted.") from error
    return Response(encoded(operation.answer(desk, given)), operation.status, media_type=_JSON)


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _JSON:
        raise Problem(415, f"A body of the type {_JSON} was wanted, and this is {kind[:80] or 'of no type'}.")
    return await request.body()


def asked_of(kind: type[msgspec.Struct], request: Request) -> Any:
    """The parameters as the operation's type; one that is unknown, or given twice, is told and not passed over."""
    given = [*request.query_params.multi_items(), *((key, str(one)) for key, one in request.path_params.items())]
    twice = [name for name, number in Counter(name for name, _ in given).items() if number > 1]
    if twice:
        raise Problem(400, f"The parameter {twice[0][:80]!r} was wanted once, and it is given several times.")
    try:
        asked = msgspec.convert(dict(given), kind, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(400, f"The parameters do not fit: {error}. /openapi.json says which there are.") from error
    # To msgspec the word "null" is one: a filter would be passed over without a word.
    nothing = [name for name, _ in given if getattr(asked, name) is None]
    if nothing:
        raise Problem(400, f"A value was wanted for the parameter {nothing[0]!r}, and there is null; leave it out.")
    return asked


def encoded(answer: Any) -> bytes:
    """An answer as JSON, also where a name holds halves of surrogate pairs."""
    if isinstance(answer, Record):
        return record_json(answer).encode()
    try:
        return msgspec.json.encode(answer)
    except UnicodeEncodeError:
        return json_text(msgspec.to_builtins(answer)).encode()


def tag(view: View, request: Request) -> str:
    """A weak ETag: the same program, at the same edition of the ledger, gives this request the same answer."""
    made = "\x1f".join((version("onrecord"), view.edition, request.url.path, request.url.query))
    return f'W/"{sha256(made.encode()).hexdigest()[:24]}"'


def _links(request: Request, asked: Any, answer: Any) -> str | None:
    """The neighbours of a page, as RFC 8288 has them."""
    limit, offset = getattr(asked, "limit", None), getattr(asked, "offset", None)
    if limit is None or offset is None:
        return None
    places = {"first": 0} | ({"prev": max(0, offset - limit)} if offset else {})
    if getattr(answer, "more", False):
        places["next"] = offset + limit
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    return ", ".join(
        f'<{request.url.path}?{urlencode([*others, ("offset", place)])}>; rel="{name}"'
        for name, place in places.items()
    )
