"""Try again where a server asks for patience or a connection fails, a little later each time.

Takes what to try; gives its answer, or the last rejection. A server that says when to come back
(`Retry-After`) is taken at its word; where that is too long, the input is rejected at once.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from onrecord.errors import InputRejected
from onrecord.fetching.request import Answer
from onrecord.fetching.rules import Rules

_BUSY: Final = frozenset({429, 500, 502, 503, 504})


class _Again(Exception):
    """An answer or a failure after which another try makes sense, and after how many seconds."""

    def __init__(self, outcome: Answer | InputRejected, after: float | None = None) -> None:
        super().__init__(str(outcome))
        self.outcome, self.after = outcome, after


def patiently(ask: Callable[[], Answer], rules: Rules) -> Answer:
    """Ask up to as many times as the rules say; the last answer counts, whatever it is."""
    again = Retrying(
        stop=stop_after_attempt(rules.tries),
        wait=_pause,
        retry=retry_if_exception_type(_Again),
        sleep=rules.sleep,
        reraise=True,
    )
    try:
        return again(_once, ask, rules)
    except _Again as last:
        if isinstance(last.outcome, InputRejected):
            raise last.outcome from None
        return last.outcome


def _once(ask: Callable[[], Answer], rules: Rules) -> Answer:
    try:
        answer = ask()
    except InputRejected as error:
        if error.reason == "no-answer":
            raise _Again(error) from None
        raise
    if answer.status not in _BUSY:
        return answer
    after = retry_after(answer.headers.get("Retry-After", ""), datetime.now(UTC))
    if after is not None and after > rules.longest_wait:
        return answer
    raise _Again(answer, after)


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a `Retry-After` asks for, given as a number or as a date.

    >>> retry_after("7", datetime.now(UTC)), retry_after("soon", datetime.now(UTC))
    (7.0, None)
    >>> retry_after("Sun, 03 May 2026 10:00:30 GMT", datetime(2026, 5, 3, 10, tzinfo=UTC))
    30.0
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, (parsedate_to_datetime(value).astimezone(UTC) - now).total_seconds())
    return None


def _pause(state: RetryCallState) -> float:
    """What the server asked for; else one second, then two, then four."""
    error = state.outcome.exception() if state.outcome else None
    after = error.after if isinstance(error, _Again) else None
    return float(2 ** (state.attempt_number - 1)) if after is None else after
