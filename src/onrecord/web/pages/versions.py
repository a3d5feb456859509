"""How a page changed: each version of its address, with the statements that changed, came and went since the last."""

from dataclasses import dataclass

from starlette.responses import Response

from onrecord.ledger import Difference
from onrecord.printing.dates import day_words
from onrecord.records import Article
from onrecord.web.api.articles import OneArticle, versions
from onrecord.web.pages.article import whole_address
from onrecord.web.screen import Screen, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version, and what is new in it; the first has nothing before it."""

    id: str
    title: str
    day: str
    change: Difference | None


def show(visit: Visit) -> Response:
    """The page."""
    with visit.desk.store.view() as view:
        whole, elsewhere = whole_address(visit, view)
        if elsewhere is not None:
            return elsewhere
        found = versions(view, OneArticle(id=whole))
        articles = [view.record(one).article for one in found.versions]
    several = [version(*one) for one in zip(articles, [None, *found.changes], strict=True)]
    return visit.render("versions.html", id=whole, address=articles[-1].url, several=several)


def version(article: Article, change: Difference | None) -> Version:
    """A version as the page shows it."""
    told = article.modified or article.published
    return Version(
        id=article.id,
        title=article.title or "Report without a title",
        day=day_words(told) if told else "undated",
        change=change,
    )


SCREENS = (Screen(path="/articles/{id}/versions", show=show),)
