"""The audit of a selection: whose word it rests on, and every accusation with the answer of the accused."""

from collections.abc import Mapping
from typing import Final

import msgspec
from starlette.responses import Response

from onrecord.ledger import WrongQuestion
from onrecord.printing.resting import ANSWERS
from onrecord.printing.wording import voice_words
from onrecord.web.filters import Search, question
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import wrong_words

PATH: Final = "/audit"
_VOICES: Final = 20
_ANSWERS: Final[Mapping[str, str]] = {reply.value: words for reply, words in ANSWERS.items()}


def show(visit: Visit) -> Response:
    """The page: the voices with the most words, and the accusations, the latest first."""
    query = visit.query
    try:
        asked = msgspec.convert(query, Search, strict=False)
        with visit.desk.store.view() as view:
            account = view.account(question(asked), most=0)
            page = view.accusations(question(asked, sort="date"))
    except (WrongQuestion, msgspec.ValidationError) as error:
        return visit.render("audit.html", status=422, wrong=wrong_words(error, query), query=query)
    return visit.render(
        "audit.html",
        wrong=None,
        query=query,
        asked=asked,
        account=account,
        voices=[(voice, voice_words(voice.name, voice.kind)) for voice in account.voices[:_VOICES]],
        page=page,
        answers=[(_ANSWERS.get(reply, reply), number) for reply, number in account.answers.items()],
    )


SCREENS: Final = (Screen(path=PATH, show=show, label="Audit"),)
