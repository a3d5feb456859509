"""The network: who speaks of, accuses, demands of, agrees with whom."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec
from starlette.responses import Response

from onrecord.charts import Chart, Tied
from onrecord.charts import network as drawn
from onrecord.ledger import Edge, Tie, WrongQuestion
from onrecord.web.api.portraits import NetworkAsked, network, network_question
from onrecord.web.figures import figure, file_of
from onrecord.web.links import address
from onrecord.web.problems import Problem
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import wrong_words

_ACTS: Final = {Tie.DEMANDS: "request"}


def show(visit: Visit) -> Response:
    """The page."""
    query = visit.query
    try:
        asked = msgspec.convert(query, NetworkAsked, strict=False)
        with visit.desk.store.view() as view:
            every = view.network(network_question(asked))
    except (WrongQuestion, msgspec.ValidationError) as error:
        return visit.render("network.html", status=422, wrong=wrong_words(error, query), query=query)
    edges = [edge for edge in every if asked.tie in (None, edge.tie)]
    counted = Counter(edge.tie for edge in every)
    return visit.render(
        "network.html",
        wrong=None,
        query=query,
        asked=asked,
        ties=[(tie, counted[tie]) for tie in Tie],
        figure=figure(chart_of(edges, query), "/network", query),
    )


def chart(visit: Visit) -> Response:
    """The chart, as a file."""
    try:
        asked = msgspec.convert(visit.query, NetworkAsked, strict=False)
        with visit.desk.store.view() as view:
            edges = network(view, asked).hits
    except msgspec.ValidationError as error:
        raise Problem(422, wrong_words(error, visit.query)) from error
    return file_of(chart_of(edges, visit.query), str(visit.request.path_params["form"]))


def chart_of(edges: Sequence[Edge], query: dict[str, str]) -> Chart:
    """The chart; an actor leads to their page, a tie to its statements, accusations or events."""
    selection: dict[str, object] = {
        name: query[name] for name in ("publisher", "since", "until", "words") if name in query
    }

    def tie_link(tie: Tied) -> str:
        ends = {"speaker": tie.source, "about": tie.target}
        if tie.tie == Tie.AGREES:
            return address("/events", selection, **ends)
        if tie.tie == Tie.ACCUSES:
            return address("/audit", selection, **ends)
        return address("/search", selection, **ends, act=_ACTS.get(Tie(tie.tie)), sort="date")

    ties = [
        Tied(
            source=edge.source,
            source_name=edge.source_name,
            target=edge.target,
            target_name=edge.target_name,
            tie=str(edge.tie),
            number=edge.number,
            articles=edge.articles,
        )
        for edge in edges
    ]
    return drawn(ties, lambda actor: f"/actors/{actor}", tie_link)


SCREENS: Final = (
    Screen(path="/network", show=show, label="Network"),
    Screen(path="/network.{form}", show=chart),
)
