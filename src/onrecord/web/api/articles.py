"""`/api/articles`: the reports on record, and the record of each."""

from itertools import pairwise
from typing import Final

import msgspec

from onrecord.ledger import ArticleHit, Difference, NothingFound, View
from onrecord.records import Record
from onrecord.web.filters import Search, question
from onrecord.web.operation import ArticleId, Looks, Operation


class Articles(msgspec.Struct, frozen=True, kw_only=True):
    """Some articles; `more` says that there are others after them."""

    hits: tuple[ArticleHit, ...]
    more: bool


class OneArticle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which article."""

    id: ArticleId


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """The versions of an address, the first first, and what changed from each to the next."""

    versions: list[str]
    changes: list[Difference]


def search(view: View, asked: Search) -> Articles:
    """The articles that fit."""
    page = view.articles(question(asked))
    return Articles(hits=page.hits, more=page.more)


def record(view: View, asked: OneArticle) -> Record:
    """The record of an article as it stands."""
    return view.record(article_id(view, asked.id))


def versions(view: View, asked: OneArticle) -> Versions:
    """Every version of the article's address."""
    article = article_id(view, asked.id)
    ids = view.versions(view.record(article).article.url or "") or [article]
    changes = [view.difference(one, other) for one, other in pairwise(ids)]
    return Versions(versions=ids, changes=changes)


def article_id(view: View, beginning: str) -> str:
    """The whole id of an article; raises `NothingFound`."""
    if not beginning.startswith("art_"):
        raise NothingFound(f"{beginning}: the id of an article was wanted, which begins with art_; search for one")
    return view.full_id(beginning)


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/articles",
        summary="Find articles, as onrecord search --in articles does",
        answer=search,
        asked=Search,
        gives=Articles,
        table=ArticleHit,
    ),
    Looks(
        path="/api/articles/{id}",
        summary="The record of one article as it stands",
        answer=record,
        asked=OneArticle,
        gives=Record,
    ),
    Looks(
        path="/api/articles/{id}/versions",
        summary="The versions of its address and what changed between them",
        answer=versions,
        asked=OneArticle,
        gives=Versions,
    ),
)
