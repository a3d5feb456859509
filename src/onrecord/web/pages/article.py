"""The page of one report: what it rests on, its text with every statement marked, and why each value is what it is."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import RedirectResponse, Response

from onrecord.ledger import State
from onrecord.printing.blocks import blocks_of, introduced
from onrecord.printing.entries import entries
from onrecord.printing.page import address_of, event_row, language_of, voice_row
from onrecord.printing.wording import LANGUAGES, MANNERS, circumstances, note_words, summary
from onrecord.records import Record
from onrecord.web.api.articles import article_id
from onrecord.web.screen import Screen, Visit


def show(visit: Visit) -> Response:
    """The page."""
    asked = str(visit.request.path_params["id"])
    with visit.desk.store.view() as view:
        whole = article_id(view, asked)
        if whole != asked:
            return RedirectResponse(f"/articles/{whole}", 303)
        judged = view.judged(whole)
    return visit.render("article.html", report=told(judged.accepted(), judged.states), record_id=whole)


def told(record: Record, states: Mapping[str, State] | None = None) -> dict[str, Any]:
    """Everything that the templates of a report show; `states` is what people made of its findings."""
    listed = entries(record)
    numbers = {entry.statement.id: entry.number for entry in listed}
    blocks, homeless = blocks_of(record, listed)
    titled = next((block for block in blocks if block.tag == "h1"), None)
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
        "voices": [voice_row(record, voice) for voice in record.audit.voices],
        "summary": summary(record),
        "events": [event_row(record, event, numbers) for event in record.events],
        "notes": [note_words(record, note, numbers) for note in record.notes],
        "manners": MANNERS,
        "languages": LANGUAGES,
        "circumstances": lambda entry: circumstances(record, entry.statement),
        "states": states or {},
    }


SCREENS: Final = (Screen(path="/articles/{id}", show=show),)
