"""One thing that the API can be asked: its address, what it takes, what it gives.

`description` makes OpenAPI of it, `door` answers requests with it; a noun's module under `api/` has nothing but
such operations and the functions that they call.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Annotated, Any, Final, Literal

import msgspec

from onrecord.web.settings import Settings
from onrecord.web.store import Store
from onrecord.web.threads import Threads

Limit = Annotated[int, msgspec.Meta(ge=1, le=1000, description="At most so many.")]
Offset = Annotated[int, msgspec.Meta(ge=0, le=1_000_000, description="Leave out so many.")]
_REST: Final = "[0-9A-Za-z_]{1,80}$"
ArticleId = Annotated[str, msgspec.Meta(pattern=f"^art_{_REST}", description="An id, or the beginning of one.")]
StatementId = Annotated[str, msgspec.Meta(pattern=f"^stm_{_REST}", description="An id, or the beginning of one.")]
ActorId = Annotated[
    str, msgspec.Meta(pattern=f"^(who|act)_{_REST}", description="An id across articles or in one, or its beginning.")
]
Form = Annotated[Literal["json", "csv"], msgspec.Meta(description="JSON for programs, CSV for spreadsheets.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What those operations work with that do more than look."""

    store: Store
    settings: Settings
    threads: Threads = field(default_factory=Threads)


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An operation that takes no parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """`GET`: `answer(view, asked)` gives what `gives` says.

    With `table`, the type of a row, CSV may be asked for: of the answer's hits, or of what `rows` makes of it.
    `anew`: the answer may be another though nothing was added to the ledger.

    Parameters that the path names and those of the query are fields of `asked`.
    """

    path: str
    summary: str
    answer: Callable[[Any, Any], Any]
    asked: type[msgspec.Struct] = Nothing
    gives: Any
    table: type | None = None
    rows: Callable[[Any], Iterable[Any]] = attrgetter("hits")
    anew: bool = False
    method: Literal["GET"] = "GET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Does:
    """`POST`: `answer(desk, given)` gives what `gives` says, with `status`."""

    path: str
    summary: str
    answer: Callable[[Desk, Any], Any]
    given: Any
    gives: Any
    status: int = 200
    method: Literal["POST"] = "POST"


Operation = Looks | Does
