"""The server as one ASGI application: the pages, the API, its description, the shipped files.

Takes the address of a ledger and settings; gives the application. Leaves serving it to `onrecord serve`.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from onrecord.errors import OnRecordError
from onrecord.web import door, screen
from onrecord.web.api import OPERATIONS
from onrecord.web.description import description
from onrecord.web.operation import Desk
from onrecord.web.pages import SCREENS
from onrecord.web.problems import LOG, Problem, problem_json, problem_of
from onrecord.web.safety import Guard
from onrecord.web.sessions import Doorkeeper
from onrecord.web.settings import Settings
from onrecord.web.store import Store
from onrecord.web.templating import marks_css

# A text with more statements than this is a book; the rest of them light up no words.
_MOST_MARKS: Final = 2000
_A_YEAR: Final = "public, max-age=31536000, immutable"


def make_app(ledger: str, settings: Settings | None = None) -> ASGIApp:
    """The application."""
    settings = settings or Settings()
    desk = Desk(store=Store(ledger), settings=settings)
    doorkeeper = Doorkeeper(settings.password)
    described = msgspec.json.encode(description(OPERATIONS, password=doorkeeper.asks))

    async def openapi(request: Request) -> Response:  # noqa: ARG001 - Starlette's signature
        return Response(described, media_type="application/json")

    async def marks(request: Request) -> Response:
        css = marks_css(min(request.path_params["count"], _MOST_MARKS))
        return Response(css, headers={"Cache-Control": _A_YEAR}, media_type="text/css")

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        yield
        desk.store.close()

    app = Starlette(
        routes=[
            *door.routes(OPERATIONS, desk),
            Route("/openapi.json", openapi, methods=["GET"]),
            Route("/marks/{count:int}.css", marks, methods=["GET"]),
            Mount("/static", Shipped(packages=[("onrecord.web", "static")])),
            *screen.routes(SCREENS, desk, doorkeeper),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers=_handlers(desk, doorkeeper),
        lifespan=lifespan,
    )
    return Guard(app, settings, doorkeeper)


class Shipped(StaticFiles):
    """The shipped files. Their addresses change with them, so that a browser may keep what it has."""

    def file_response(self, *args: Any, **named: Any) -> Response:
        """A file."""
        response = super().file_response(*args, **named)
        response.headers["Cache-Control"] = _A_YEAR
        return response


def _handlers(desk: Desk, doorkeeper: Doorkeeper) -> dict[Any, Callable[[Request, Exception], Any]]:
    """Errors as problems for programs, and as pages for people."""

    def told(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem.status == 500 and not isinstance(error, OnRecordError):
            LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        if request.url.path.startswith(("/api/", "/openapi", "/static/")):
            return problem_json(problem)
        visit = screen.Visit(request=request, desk=desk, doorkeeper=doorkeeper, screens=SCREENS)
        response = visit.render("problem.html", status=problem.status, problem=problem)
        response.headers.update(problem.headers)
        return response

    return dict.fromkeys((Problem, HTTPException, OnRecordError, Exception), told)
