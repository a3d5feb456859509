"""The page that finds statements and articles, and shows how what it found divides."""

from typing import Final

import msgspec
from starlette.responses import Response

from onrecord.ledger import WrongQuestion
from onrecord.web.filters import Search, question
from onrecord.web.screen import Screen, Visit


def show(visit: Visit) -> Response:
    """The page."""
    query = visit.query
    where = "articles" if query.pop("in", "") == "articles" else "statements"
    try:
        asked = msgspec.convert(query, Search, strict=False)
        with visit.desk.store.view() as view:
            wanted = question(asked)
            page = view.statements(wanted) if where == "statements" else view.articles(wanted)
            facets = view.facets(wanted)
    except (WrongQuestion, msgspec.ValidationError) as error:
        return visit.render("search.html", status=422, wrong=str(error), query=query, where=where)
    return visit.render("search.html", wrong=None, query=query, where=where, page=page, facets=facets, asked=asked)


SCREENS: Final = (Screen(path="/search", show=show, label="Search"),)
