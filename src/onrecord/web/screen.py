"""One page: its address, the function that shows it, and what that function is handed.

A page's module has `SCREENS` and functions from a `Visit` to a response. They run in a thread of their own, so
that they may ask the ledger as they please.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.operation import Desk
from onrecord.web.problems import Problem
from onrecord.web.sessions import Doorkeeper
from onrecord.web.templating import rendered

_FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 50
TOKEN_FIELD: Final = "form_token"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page, at an address. `label` is its name in the navigation; without one it is not in it."""

    path: str
    show: Callable[["Visit"], Response]
    methods: tuple[Literal["GET", "POST"], ...] = ("GET",)
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request for a page, with what is needed to answer it. `form` has what a form sent, checked for its token."""

    request: Request
    desk: Desk
    doorkeeper: Doorkeeper
    screens: tuple[Screen, ...]
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the address; fields that were left empty are not among them."""
        return {name: value for name, value in self.request.query_params.items() if value}

    def render(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """The page that a template makes of the context."""
        seed = self.doorkeeper.seed(self.request)
        frame = {
            "navigation": [(screen.path, screen.label) for screen in self.screens if screen.label],
            "here": self.request.url.path,
            "form_token": self.doorkeeper.token(self.request, seed),
            "asks_password": self.doorkeeper.asks,
        }
        response = Response(rendered(template, frame | context), status, media_type="text/html; charset=utf-8")
        self.doorkeeper.keep_seed(self.request, response, seed)
        return response


def routes(screens: tuple[Screen, ...], desk: Desk, doorkeeper: Doorkeeper) -> list[Route]:
    """A route for each page."""
    return [_route(screen, screens, desk, doorkeeper) for screen in screens]


def _route(screen: Screen, screens: tuple[Screen, ...], desk: Desk, doorkeeper: Doorkeeper) -> Route:
    async def answer(request: Request) -> Response:
        form = await _form(request, doorkeeper) if request.method == "POST" else {}
        visit = Visit(request=request, desk=desk, doorkeeper=doorkeeper, screens=screens, form=form)
        work = desk.threads.do if request.method == "POST" else desk.threads.look
        response: Response = await work(screen.show, visit)
        return response

    return Route(screen.path, answer, methods=list(screen.methods))


async def _form(request: Request, doorkeeper: Doorkeeper) -> dict[str, str]:
    """The fields of a form that this server gave to this browser."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise Problem(415, "The form of this page was wanted; open the page and send its form.")
    body = await request.body()
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Problem(400, "The form of this page was wanted, and this is something else.") from error
    form = dict(fields)
    if not doorkeeper.is_own(request, form.pop(TOKEN_FIELD, "")):
        raise Problem(403, "This form is not this page's own, or the server was started anew: open the page again.")
    return form
