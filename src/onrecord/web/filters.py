"""The filters that the commands, the API and the pages share.

Takes the parameters of a request; gives a `Question`. Leaves names and words as they were typed: the ledger says
what it can do with them.
"""

from typing import Annotated, Any, Final, Literal

import msgspec

from onrecord.ledger import Question, State
from onrecord.records import Act, Evidence, Status
from onrecord.web.operation import ArticleId, Form, Limit, Offset

# An ISO date of any precision. A day that its month lacks is harmless in a bound.
DATE: Final = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_TEXT: Final = 500

Words = Annotated[
    str, msgspec.Meta(max_length=_TEXT, description='Words in every form; "a phrase", a beginning*, -left out.')
]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=_TEXT, description="A name, a part of one, or an id.")]
Publisher = Annotated[
    str, msgspec.Meta(min_length=1, max_length=_TEXT, description="A part of the publisher's name or domain.")
]
PublishedBy = Annotated[str, msgspec.Meta(min_length=1, max_length=_TEXT, description="Who printed it.")]
Date = Annotated[str, msgspec.Meta(pattern=DATE, description="2026, 2026-05 or 2026-05-03; included.")]
_STATUS: Final = "The status of an event; of statements, those that vouch for such an event."
_UNDERTAKING: Final = "What binds somebody; a refusal, or what was not promised, does not."
_NOT_ASKED: Final = frozenset({"format", "id"})


class Filters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The filters of `onrecord search` and its fellows."""

    words: Words = ""
    speaker: Name | None = None
    act: Annotated[Act, msgspec.Meta(description="What the statement does.")] | None = None
    evidence: Annotated[Evidence, msgspec.Meta(description="What it rests on.")] | None = None
    undertaking: Annotated[Literal["pledge", "demand"], msgspec.Meta(description=_UNDERTAKING)] | None = None
    about: Name | None = None
    publisher: Publisher | None = None
    since: Date | None = None
    until: Date | None = None
    status: Annotated[Status, msgspec.Meta(description=_STATUS)] | None = None
    judged: Annotated[State, msgspec.Meta(description="What a person made of it.")] | None = None
    article: Annotated[ArticleId, msgspec.Meta(description="The whole id of one article.")] | None = None
    every_version: Annotated[bool, msgspec.Meta(description="Older versions of a page too.")] = False


class Selection(Filters, frozen=True, kw_only=True):
    """The filters, for what is counted over all that fits."""

    format: Form = "json"


class Search(Filters, frozen=True, kw_only=True):
    """The filters, in pages."""

    sort: Annotated[
        Literal["relevance", "date", "oldest"], msgspec.Meta(description="The best, the latest or the oldest first.")
    ] = "relevance"
    limit: Limit = 20
    offset: Offset = 0
    format: Form = "json"


def question(asked: Filters, **more: Any) -> Question:
    """The question that the parameters ask.

    >>> question(Search(act=Act.DENY, judged=State.OPEN)) == Question(act="deny", state="open")
    True
    """
    given: dict[str, Any] = {name: getattr(asked, name) for name in asked.__struct_fields__ if name not in _NOT_ASKED}
    given["state"] = given.pop("judged")
    return Question(**{**given, **more})
