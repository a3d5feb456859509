"""Actors: a list of everybody, and the page of one: when they spoke, of whom, who accuses whom, pledges, demands."""

from dataclasses import replace
from typing import Any, Final

import msgspec
from starlette.responses import RedirectResponse, Response

from onrecord.charts import Chart, spoken
from onrecord.ledger import ActorHit, Portrait, Question, View
from onrecord.records import UNDERTAKINGS
from onrecord.web.api.actors import ActorsAsked, actor_of
from onrecord.web.api.portraits import PortraitAsked
from onrecord.web.figures import figure, file_of
from onrecord.web.filters import Filters, question
from onrecord.web.links import address
from onrecord.web.problems import Problem
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import wrong_words

_STATEMENTS, _ARTICLES = 5, 10
# A heading, the filters of its statements beside who, and what is said where there is none.
_PARTS: Final[tuple[tuple[str, dict[str, str], str], ...]] = (
    ("Pledges", {"undertaking": "pledge"}, "No pledge, plan or offer of theirs is on record."),
    ("Demands", {"undertaking": "demand"}, "No demand of theirs is on record."),
)
_UNDERTAKINGS: Final = tuple(UNDERTAKINGS.values())
# The same of their accusations: the end of them at which they stand.
_CHARGES: Final[tuple[tuple[str, str, str], ...]] = (
    ("Accusations", "speaker", "They accuse nobody on record."),
    ("Accused of", "about", "Nobody accuses them on record."),
)


def everybody(visit: Visit) -> Response:
    """The list."""
    query = visit.query
    try:
        asked = msgspec.convert(query, ActorsAsked, strict=False)
    except msgspec.ValidationError as error:
        return visit.render("actors.html", status=422, wrong=wrong_words(error, query), query=query)
    with visit.desk.store.view() as view:
        page = view.everybody(asked.name, limit=asked.limit, offset=asked.offset)
    return visit.render("actors.html", wrong=None, query=query, page=page, asked=asked)


def one(visit: Visit) -> Response:
    """The page of one."""
    query = visit.query
    with visit.desk.store.view() as view:
        who, wanted = _asked(visit, view)
        if who.id != visit.request.path_params["id"]:
            return RedirectResponse(address(f"/actors/{who.id}", query), 303)
        portrait = view.portrait(who.id, wanted)
        context = _context(view, who, wanted)
    said = figure(chart_of(who, portrait, query), f"/actors/{who.id}/said", query)
    return visit.render("actor.html", who=who, portrait=portrait, query=query, figure=said, **context)


def said(visit: Visit) -> Response:
    """The chart of what somebody said, as a file."""
    with visit.desk.store.view() as view:
        who, wanted = _asked(visit, view)
        portrait = view.portrait(who.id, wanted)
    return file_of(chart_of(who, portrait, visit.query), str(visit.request.path_params["form"]))


def chart_of(who: ActorHit, portrait: Portrait, query: dict[str, str]) -> Chart:
    """What somebody said over time; a bar leads to its statements."""

    def link(month: str, deed: str | None) -> str:
        asked = {"undertaking" if deed in _UNDERTAKINGS else "act": deed}
        return address("/search", query, speaker=who.id, since=month, until=month, sort="date", **asked)

    counts = [(spoke.month, spoke.undertaking or spoke.act, spoke.statements) for spoke in portrait.months]
    return spoken(counts, who.name, link)


def _asked(visit: Visit, view: View) -> tuple[ActorHit, Question]:
    given = {**visit.query, "id": str(visit.request.path_params["id"])}
    try:
        asked = msgspec.convert(given, PortraitAsked, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(422, wrong_words(error, given)) from error
    filters = Filters(publisher=asked.publisher, since=asked.since, until=asked.until)
    return actor_of(view, asked.id), question(filters)


def _context(view: View, who: ActorHit, wanted: Question) -> dict[str, Any]:
    """The latest statements of each part, and the articles."""
    latest = replace(wanted, sort="date", limit=_STATEMENTS)
    parts = [
        (heading, view.statements(replace(latest, speaker=who.id, **more)), {"speaker": who.id, **more}, none)  # type: ignore[arg-type]
        for heading, more, none in _PARTS
    ]
    charges = [
        (heading, view.accusations(replace(latest, **{end: who.id})), {end: who.id}, none)  # type: ignore[arg-type]
        for heading, end, none in _CHARGES
    ]
    return {"parts": parts, "charges": charges, "articles": view.appearances(who.id, replace(wanted, limit=_ARTICLES))}


SCREENS: Final = (
    Screen(path="/actors", show=everybody, label="Actors"),
    Screen(path="/actors/{id}", show=one),
    Screen(path="/actors/{id}/said.{form}", show=said),
)
