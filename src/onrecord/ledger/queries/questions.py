"""What is asked of a ledger, and what it answers: frozen values that doors pass in and print."""

from dataclasses import dataclass, field
from typing import Any, Literal

Sort = Literal["date", "relevance", "oldest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What statements, articles or events are wanted; None does not restrict.

    `undertaking` is `pledge` or `demand`: what binds somebody, by the audit of the report. It says more than the act.
    `place` and `happened` restrict events alone: where, and the year, month or day in which they lie as a whole.
    `speaker` and `about` are names, parts of names or ids. `since` and `until` are ISO dates of any
    precision, both included; an article dated only "2026" is taken to fit every day of that year.
    `state` is what people made of a finding; unless it is asked for, what was rejected stays away.
    `article` is an id, and asks for that one alone, whatever its version.
    """

    words: str = ""
    speaker: str | None = None
    act: str | None = None
    evidence: str | None = None
    undertaking: str | None = None
    about: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    place: str | None = None
    happened: str | None = None
    state: str | None = None
    article: str | None = None
    every_version: bool = False
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """An article that fits. `context` has the words around those asked for, `marks` their places in it."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    version: int
    context: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHit:
    """A statement that fits, with the words before and after it. `marks` count `content`."""

    id: str
    article: ArticleHit
    speaker: str | None
    identity: str | None
    speaker_kind: str | None
    source: str
    content: str
    before: str
    after: str
    act: str | None
    evidence: str | None
    manner: str | None
    said: str | None
    about: tuple[str, ...]
    parent: str | None
    state: str
    words: int
    spans: tuple[tuple[int, int], ...]
    undertaking: str | None = None
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHit:
    """An event that fits."""

    id: str
    article: ArticleHit
    type: str
    status: str
    words: str
    earliest: str | None
    latest: str | None
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    statement: str | None
    state: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorHit:
    """Somebody across articles."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str | None
    articles: int
    statements: int
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some answers; `more` says that there are others after them."""

    hits: tuple[Any, ...]
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """An input that was kept or rejected."""

    name: str
    argument: str
    sha256: str | None
    outcome: str
    reason: str | None
    message: str | None
    article: str | None
    options: str = field(default="{}")
