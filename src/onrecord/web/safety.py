"""What every request must pass, and what every answer carries.

Takes the application; gives one that refuses a wrong `Host`, a request that another site made a browser send, a
body too large, and whoever has no password where one is wanted; and that tells browsers to run and load nothing
but the server's own files.
"""

from typing import Final
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.problems import Problem, problem_json
from onrecord.web.sessions import FORM, SESSION, Doorkeeper
from onrecord.web.settings import Settings

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TOKEN_HEADER: Final = "X-Form-Token"  # noqa: S105 - the name of a header
_LOOKING: Final = ("GET", "HEAD", "OPTIONS")
_OPEN: Final = ("/login", "/static/", "/marks/")


class Guard:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, settings: Settings, doorkeeper: Doorkeeper) -> None:
        self._app, self._settings, self._doorkeeper = app, settings, doorkeeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(Request(scope))
        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        await self._app(scope, self._limited(receive), with_headers)

    def _refusal(self, request: Request) -> Response | None:
        if host_of(request.headers.get("host", "")) not in self._settings.names:
            message = "This server is not known by the name in the header Host; onrecord serve --known-as gives it one."
            return problem_json(Problem(421, message))
        if int(_digits(request.headers.get("content-length", ""))) > self._settings.most_bytes:
            return problem_json(self._too_large())
        if request.method not in _LOOKING and (why := self._foreign(request)):
            return problem_json(Problem(403, why))
        path = request.url.path
        if not path.startswith(_OPEN) and not self._doorkeeper.knows(request):
            if path.startswith("/api/") or path == "/openapi.json" or request.method not in _LOOKING:
                message = "A password was wanted: send it as a bearer token."
                return problem_json(Problem(401, message, {"WWW-Authenticate": "Bearer"}))
            return RedirectResponse(f"/login?next={quote(path)}", 303)
        return None

    def _foreign(self, request: Request) -> str | None:
        """Why a request that changes something, or could, looks as if another site had made the browser send it."""
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        to_api = request.url.path.startswith("/api/")
        # A browser that sends no referrer says "null" for its own forms too; then the form's token decides.
        if origin == "null" and (site == "same-origin" or (site is None and not to_api)):
            origin = None
        if origin is not None:
            parts = urlsplit(origin)
            if parts.netloc != request.headers.get("host") or parts.scheme not in ("http", "https"):
                return "This request comes from another site."
        elif site not in (None, "same-origin", "none"):
            return "This request comes from another site."
        if to_api and {SESSION, FORM} & request.cookies.keys():
            # Without a browser's cookies a request brings its own right to come in, or needs none.
            by_token = request.headers.get("authorization") is not None
            if not by_token and not self._doorkeeper.is_own(request, request.headers.get(TOKEN_HEADER, "")):
                return f"A browser's request to the API needs the token of its page in the header {TOKEN_HEADER}."
        return None

    def _limited(self, receive: Receive) -> Receive:
        """The body, counted as it comes: not every request says beforehand how long it is."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.most_bytes:
                raise self._too_large()
            return message

        return counted

    def _too_large(self) -> Problem:
        return Problem(
            413, f"At most {self._settings.most_bytes:,} bytes were wanted; use onrecord read for larger ones."
        )


def host_of(header: str) -> str:
    """The name in a header Host, without its port.

    >>> host_of("127.0.0.1:8000"), host_of("[::1]:8000"), host_of("Localhost"), host_of("evil.example:80")
    ('127.0.0.1', '::1', 'localhost', 'evil.example')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def _digits(value: str) -> str:
    return value if value.isascii() and value.isdigit() and len(value) < 18 else "0"
