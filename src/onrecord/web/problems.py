"""What goes wrong, told as RFC 9457 wants it, and nothing of the inside.

Takes an exception; gives a `Problem` with a status, a title and a sentence for people. What is a fault of this
program says so, and the log of the server has the rest.
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import InputRejected, OnRecordError
from onrecord.ledger import LedgerError, NothingFound, WrongQuestion

MEDIA_TYPE: Final = "application/problem+json"
LOG: Final = logging.getLogger("onrecord.web")


class Problem(Exception):
    """An answer that says what is wrong."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, code: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.code = status, detail, dict(headers or {}), code

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase


class ProblemDetails(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A problem as RFC 9457 has it. `code` is the reason of a rejected input, as in docs/reference/notes.md."""

    type: str
    title: str
    status: int
    detail: str
    code: str = ""


def problem_of(error: Exception) -> Problem:
    """The problem that an exception is; one that nobody foresaw is a fault of this program."""
    match error:
        case Problem():
            return error
        case HTTPException():
            return Problem(error.status_code, _SENTENCES.get(error.status_code, error.detail), error.headers)
        case NothingFound():
            return Problem(404, str(error))
        case WrongQuestion():
            return Problem(422, str(error))
        case InputRejected() if error.reason != "fault":
            return Problem(422, str(error), code=error.reason)
        case LedgerError():
            LOG.warning("%s", error)
            return Problem(503, "The ledger cannot be used now; the server's log says why. What was kept stays.")
        case OnRecordError():
            LOG.error("%s", error, exc_info=error.__cause__ or error)
    return Problem(500, "onrecord itself failed here. The server's log says where; please report it.")


def problem_json(problem: Problem) -> Response:
    """The problem for programs."""
    details = ProblemDetails(
        type="about:blank", title=problem.title, status=problem.status, detail=problem.detail, code=problem.code
    )
    return Response(msgspec.json.encode(details), problem.status, problem.headers, MEDIA_TYPE)


_SENTENCES: Final = {
    404: "There is nothing at this address.",
    405: "This address does not take this method; see the header Allow.",
}
