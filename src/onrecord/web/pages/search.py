"""The page that finds statements and articles, and shows how what it found divides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from starlette.responses import Response

from onrecord.ledger import Facet, Facets, State, WrongQuestion
from onrecord.printing.dates import day_words
from onrecord.printing.wording import ACTS, EVIDENCE
from onrecord.records import UNDERTAKINGS, Evidence, Status
from onrecord.web.filters import Search, question
from onrecord.web.links import address
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import wrong_words

PATH: Final = "/search"
WHERE: Final = ("statements", "articles")
_KINDS: Final[Mapping[str, str]] = {
    "speaker": "Speaker",
    "act": "Act",
    "evidence": "Evidence",
    "undertaking": "Pledge or demand",
    "about": "About",
    "publisher": "Publisher",
    "since": "Since",
    "until": "Until",
    "status": "Event status",
    "judged": "Judged",
    "article": "Article",
    "every_version": "Versions",
}


_ACTS: Final[Mapping[str, str]] = {act.value: words for act, words in ACTS.items()}
_EVIDENCE: Final[Mapping[str, str]] = {one.value: EVIDENCE.get(one, "no evidence given") for one in Evidence}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet: what it is called, how many there are, and the address that asks for it."""

    label: str
    count: int
    address: str


def show(visit: Visit) -> Response:
    """The page."""
    query = visit.query
    where = query.pop("in", WHERE[0])
    frame: dict[str, Any] = {"query": query, "where": where, "wheres": WHERE, "lists": _LISTS}
    try:
        if where not in WHERE:
            raise WrongQuestion(f"{where!r}: statements or articles was wanted; choose one of them")
        asked = msgspec.convert({"sort": "relevance", **query}, Search, strict=False)
        with visit.desk.store.view() as view:
            wanted = question(asked)
            page = view.statements(wanted) if where == "statements" else view.articles(wanted)
            facets = view.facets(wanted)
    except (WrongQuestion, msgspec.ValidationError) as error:
        return visit.render("search.html", status=422, wrong=wrong_words(error, query), chips=(), **frame)
    shown = {**query, "in": where if where != WHERE[0] else None}
    return visit.render(
        "search.html",
        wrong=None,
        page=page,
        total=facets.total if where == "statements" else None,
        facets=list(_choices(facets, shown)),
        chips=list(_chips(facets, shown)),
        before=address(PATH, shown, offset=max(0, asked.offset - asked.limit) or None) if asked.offset else None,
        after=address(PATH, shown, offset=asked.offset + asked.limit) if page.more else None,
        api=address(f"/api/{where}", query),
        csv=address(f"/api/{where}", query, format="csv", limit=1000),
        **frame,
    )


def _choices(facets: Facets, shown: Mapping[str, Any]) -> Iterator[tuple[str, list[Choice]]]:
    """Each facet that divides what was found, with its values; one that is chosen already divides nothing."""
    for name, title, found in (
        ("speaker", "Speaker", facets.speakers),
        ("act", "Act", facets.acts),
        ("evidence", "Evidence", facets.evidence),
        ("status", "Event status", facets.statuses),
        ("publisher", "Publisher", facets.publishers),
        ("month", "Month", facets.months),
    ):
        chosen = shown.get("since" if name == "month" else name)
        if found and not chosen:
            yield title, [_choice(name, facet, shown) for facet in found]


def _choice(name: str, facet: Facet, shown: Mapping[str, Any]) -> Choice:
    changes = {"since": facet.value, "until": facet.value} if name == "month" else {name: facet.value}
    label = day_words(facet.value) if name == "month" else said(name, facet.label)
    return Choice(label=label, count=facet.count, address=address(PATH, shown, offset=None, **changes))


def _chips(facets: Facets, shown: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The filters in force: what each restricts, its value, and the address without it."""
    names = {facet.value: facet.label for facet in facets.speakers}
    for name, title in _KINDS.items():
        if value := shown.get(name):
            yield title, names.get(value, said(name, value)), address(PATH, shown, offset=None, **{name: None})


def said(name: str, value: str) -> str:
    """A value as people say it.

    >>> said("act", "accuse"), said("evidence", "none"), said("publisher", "The Courier")
    ('accusation', 'no evidence given', 'The Courier')
    """
    if name == "act" and value in _ACTS:
        return _ACTS[value]
    if name == "evidence" and value in _EVIDENCE:
        return _EVIDENCE[value]
    return "older ones too" if name == "every_version" else value


_LISTS: Final = {
    "act": list(_ACTS.items()),
    "evidence": list(_EVIDENCE.items()),
    "undertaking": [(one, one) for one in UNDERTAKINGS.values()],
    "status": [(one.value, one.value) for one in Status],
    "judged": [(one.value, one.value) for one in State],
}

SCREENS: Final = (Screen(path=PATH, show=show, label="Search"),)
