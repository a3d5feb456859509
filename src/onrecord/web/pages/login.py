"""The page that asks for the password, where the server has one."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from onrecord.web.screen import Screen, Visit


def show(visit: Visit) -> Response:
    """Ask, or let in."""
    onward = own_path(visit.form.get("next") or visit.query.get("next", ""))
    if not visit.doorkeeper.asks:
        return RedirectResponse(onward, 303)
    if visit.request.method == "GET":
        return visit.render("login.html", onward=onward, wrong=False)
    if not visit.doorkeeper.fits(visit.form.get("password", "")):
        return visit.render("login.html", status=401, onward=onward, wrong=True)
    response = RedirectResponse(onward, 303)
    visit.doorkeeper.let_in(response, secure=visit.request.url.scheme == "https")
    return response


def leave(visit: Visit) -> Response:
    """End the session."""
    response = RedirectResponse("/login", 303)
    visit.doorkeeper.let_out(visit.request, response)
    return response


def own_path(path: str) -> str:
    """A path of this server; what leads elsewhere becomes the first page.

    >>> own_path("/search?words=a"), own_path("//evil.example"), own_path("https://evil.example"), own_path("/\\\\evil")
    ('/search?words=a', '/', '/', '/')
    """
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain else "/"


SCREENS: Final = (
    Screen(path="/login", show=show, methods=("GET", "POST")),
    Screen(path="/logout", show=leave, methods=("POST",)),
)
