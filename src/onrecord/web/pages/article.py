"""The page of one report: what it rests on, its text with every statement marked, and why each value is what it is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from starlette.responses import RedirectResponse, Response

from onrecord.ledger import LedgerEntry, State, View
from onrecord.printing import resting
from onrecord.printing.blocks import blocks_of, introduced
from onrecord.printing.entries import entries
from onrecord.printing.happenings import open_notes, timeline
from onrecord.printing.page import address_of, event_row, language_of, voice_row
from onrecord.printing.wording import LANGUAGES, MANNERS, circumstances, share_words, summary
from onrecord.records import Evidence, Record, SpeakerKind, Status
from onrecord.web.api.articles import article_id
from onrecord.web.reasons import by_subject, event_reasons, statement_reasons
from onrecord.web.screen import Screen, Visit

# What each status says of an event, down the ladder.
LADDER: Final[Mapping[Status, str]] = {
    Status.REPORTED: "the outlet says it itself",
    Status.ATTRIBUTED: "a named source vouches for it",
    Status.UNNAMED: "only unnamed sources vouch for it",
    Status.ALLEGED: "somebody is accused of it",
    Status.DISPUTED: "one says so, another denies it",
    Status.DENIED: "said not to be so",
    Status.PLANNED: "said to come",
    Status.HYPOTHETICAL: "only thought of",
    Status.NEGATED: "did not happen, by the report",
}


def show(visit: Visit) -> Response:
    """The page."""
    with visit.desk.store.view() as view:
        whole, elsewhere = whole_address(visit, view)
        if elsewhere is not None:
            return elsewhere
        judged = view.judged(whole)
        report = told(judged.accepted(), states=judged.states, judgements=view.stands.values())
        versions = view.versions(judged.record.article.url or "")
    return visit.render("article.html", report=report, id=whole, versions=versions)


def whole_address(visit: Visit, view: View) -> tuple[str, Response | None]:
    """The id of a page's article, and the way to its address where only the beginning of an id stands in this one."""
    asked = str(visit.request.path_params["id"])
    whole = article_id(view, asked)
    there = visit.request.url.path.replace(asked, whole, 1)
    return whole, None if whole == asked else RedirectResponse(there, 303)


def to_statement(visit: Visit) -> Response:
    """Lead to the place of a statement on the page of its article."""
    with visit.desk.store.view() as view:
        whole = view.full_id(str(visit.request.path_params["id"]))
        article = view.article_of(whole)
        listed = entries(view.record(article))
    number = next((entry.number for entry in listed if entry.statement.id == whole), None)
    return RedirectResponse(f"/articles/{article}" + (f"#s{number}" if number else ""), 303)


def told(
    record: Record, *, states: Mapping[str, State] | None = None, judgements: Iterable[LedgerEntry] = ()
) -> dict[str, Any]:
    """Everything that the templates of a report show; `states` and `judgements` are what people made of it.

    Without `states` the report is in no ledger, and cannot be judged.
    """
    listed = entries(record)
    numbers = {entry.statement.id: entry.number for entry in listed}
    blocks, homeless = blocks_of(record, listed)
    titled = next((block for block in blocks if block.tag == "h1"), None)
    made = list(resting.charges(record, numbers))
    standing = by_subject(judgements)
    return {
        "record": record,
        "article": record.article,
        "language": language_of(record.article.language),
        "address": address_of(record.article.url),
        "title": record.article.title or "Report without a title",
        "titled": titled,
        "blocks": [block for block in blocks if block is not titled],
        "homeless": homeless,
        "introduced": introduced(listed),
        "count": len(listed),
        "summary": " ".join((summary(record), *resting.standing(record))),
        "voices": [voice_row(record, voice) for voice in record.audit.voices],
        "figures": figures(record, made),
        "charges": made,
        "lists": [
            ("Evidence not shown", list(resting.outstanding(record, numbers))),
            ("Pledges and demands", list(resting.undertakings(record, numbers))),
            ("At second hand", list(resting.chains(record, numbers))),
        ],
        "timeline": [event_row(record, event, numbers) for event in timeline(record)],
        "ladder": ladder(record, numbers, standing),
        "notes": open_notes(record, numbers),
        "manners": MANNERS,
        "languages": LANGUAGES,
        "circumstances": lambda entry: circumstances(record, entry.statement),
        "kept": states is not None,
        "states": states or {},
        "reasons": lambda entry: statement_reasons(record, entry, standing.get(entry.statement.id, ())),
    }


def figures(record: Record, made: Sequence[resting.Charge]) -> list[tuple[str, str]]:
    """The report in a few numbers, each with what it counts; what is not there is not shown."""
    listed = record.statements
    named, voiced = record.audit.named, record.audit.unnamed
    open_ones = (one for one in record.audit.voices if not one.speaker and one.kind is not SpeakerKind.UNNAMED)
    unsettled = sum(voice.statements for voice in open_ones)
    evidence = [statement.evidence for statement in listed]
    unanswered = sum(1 for charge in made if not charge.answers and not charge.refusals)
    rows = [
        (str(len(listed)), "statement" if len(listed) == 1 else "statements", bool(listed)),
        (share_words(record.audit.attributed_share), "of the words are attributed", bool(listed)),
        (str(named), "named voice" if named == 1 else "named voices", bool(listed)),
        (str(voiced), "voice without a name" if voiced == 1 else "voices without a name", voiced > 0),
        (str(unsettled), "without a settled speaker", unsettled > 0),
        (str(len(made)), "accusation" if len(made) == 1 else "accusations", bool(made)),
        (str(unanswered), "of them without an answer here", unanswered > 0),
        *(
            (str(evidence.count(kind)), f"with evidence {kind}", evidence.count(kind) > 0)
            for kind in Evidence
            if kind is not Evidence.NONE
        ),
    ]
    return [(number, what) for number, what, there in rows if there]


def ladder(
    record: Record, numbers: dict[str, int], standing: Mapping[str, list[LedgerEntry]]
) -> list[tuple[Status, str, list[dict[str, Any]]]]:
    """The events by status, down the ladder; a status that no event has is left out."""
    rungs = []
    for status, means in LADDER.items():
        rows = [
            event_row(record, event, numbers) | {"reasons": event_reasons(record, event, standing.get(event.id, ()))}
            for event in record.events
            if event.status is status
        ]
        if rows:
            rungs.append((status, means, rows))
    return rungs


SCREENS: Final = (
    Screen(path="/articles/{id}", show=show),
    Screen(path="/statements/{id}", show=to_statement),
)
