"""Work that waits for a database or a model, done beside the loop that answers requests.

Those who only look never wait for those who read a report or write: each kind has places of its own. A few at once
are served sooner than all at once, since a laptop has two or four cores.
"""

from collections.abc import Callable
from typing import Any, Final

from anyio import CapacityLimiter, to_thread

_LOOKING: Final = 6
_DOING: Final = 6


class Threads:
    """The places of one application."""

    def __init__(self) -> None:
        self._looking, self._doing = CapacityLimiter(_LOOKING), CapacityLimiter(_DOING)

    async def look(self, work: Callable[..., Any], *given: Any) -> Any:
        """Do what is soon done."""
        return await to_thread.run_sync(work, *given, limiter=self._looking)

    async def do(self, work: Callable[..., Any], *given: Any) -> Any:
        """Do what may take a while."""
        return await to_thread.run_sync(work, *given, limiter=self._doing)
