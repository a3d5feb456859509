"""Who may come in, and whose form it is.

A password, where the server asks for one, opens a session; the session's id is in a cookie that no script reads
and no other site sends. A form carries a token made from another such cookie, so that no other site can send it.
All of it is in memory: a server that starts again knows nobody.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

SESSION: Final = "onrecord_session"
FORM: Final = "onrecord_form"
_SECONDS: Final = 12 * 60 * 60
# A person mistypes some times; a program that guesses tries thousands.
_TRIES, _PER_SECONDS = 10, 60.0


class Doorkeeper:
    """Compares passwords, remembers sessions, and makes the tokens of forms."""

    def __init__(self, password: str | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = secrets.token_bytes(32)
        self._password = self._digest(password) if password else None
        self._clock = clock
        self._sessions: dict[str, float] = {}
        self._wrong: list[float] = []
        self._lock = Lock()

    @property
    def asks(self) -> bool:
        """Whether a password is wanted at all."""
        return self._password is not None

    def knows(self, connection: HTTPConnection) -> bool:
        """Whether a request may come in: by its session, or by the password as a bearer token."""
        if not self.asks or self.has_session(connection):
            return True
        scheme, _, given = connection.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.fits(given.strip())

    def has_session(self, connection: HTTPConnection) -> bool:
        """Whether the request's cookie names a session that has not ended."""
        return self._sessions.get(connection.cookies.get(SESSION, ""), 0) > self._clock()

    def fits(self, given: str) -> bool:
        """Whether this is the password; after many wrong ones, none is for a while."""
        now = self._clock()
        with self._lock:
            self._wrong = [at for at in self._wrong if now - at < _PER_SECONDS]
            if self._password is None or len(self._wrong) >= _TRIES:
                return False
            right = hmac.compare_digest(self._digest(given), self._password)
            if not right:
                self._wrong.append(now)
            return right

    def let_in(self, response: Response, *, secure: bool) -> None:
        """Open a session."""
        session, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._sessions = {one: end for one, end in self._sessions.items() if end > now}
            self._sessions[session] = now + _SECONDS
        _set(response, SESSION, session, secure=secure, seconds=_SECONDS)

    def let_out(self, connection: HTTPConnection, response: Response) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(connection.cookies.get(SESSION, ""), None)
        response.delete_cookie(SESSION)

    def seed(self, connection: HTTPConnection) -> str:
        """What this browser's form tokens are made from: its cookie, or a new one for it."""
        given = connection.cookies.get(FORM, "")
        return given if len(given) == _SEED_LENGTH and given.isalnum() else secrets.token_hex(_SEED_LENGTH // 2)

    def keep_seed(self, connection: HTTPConnection, response: Response, seed: str) -> None:
        """Give the browser its cookie, where it has none."""
        if connection.cookies.get(FORM) != seed:
            _set(response, FORM, seed, secure=connection.url.scheme == "https")

    def token(self, connection: HTTPConnection, seed: str) -> str:
        """The token of this browser's forms, in this session."""
        made_from = f"{seed}\x1f{connection.cookies.get(SESSION, '')}"
        return hmac.new(self._key, made_from.encode(), hashlib.sha256).hexdigest()

    def is_own(self, connection: HTTPConnection, given: str) -> bool:
        """Whether a token is one that this server gave to this browser."""
        seed = connection.cookies.get(FORM, "")
        return bool(seed) and hmac.compare_digest(self.token(connection, seed).encode(), given.encode())

    def _digest(self, password: str) -> bytes:
        # Digests are of one length, so that not even that of the password shows in the time of a comparison.
        return hmac.new(self._key, password.encode("utf-8", "replace"), hashlib.sha256).digest()


_SEED_LENGTH: Final = 32


def _set(response: Response, name: str, value: str, *, secure: bool, seconds: int | None = None) -> None:
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="strict", secure=secure)
