"""Review: one decision at a time, the least certain first; a blind second pass; the agreement of two readers.

Every step is a form of its own, so that the page works without script; `review.js` gives each a key.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import msgspec
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import Decision, Item, Judge, NothingFound, Proposal, View, WrongQuestion, queue, review
from onrecord.printing.wording import open_words
from onrecord.records import Act, Evidence, Status
from onrecord.web.api.reviews import (
    AgreementAsked,
    Agreements,
    AnyStep,
    Judging,
    Skipping,
    Undoing,
    agreed,
    next_of,
    proposed,
    step,
)
from onrecord.web.links import address
from onrecord.web.screen import Screen, Visit

READER: Final = "onrecord_reader"
_A_YEAR: Final = 365 * 24 * 60 * 60
_TURNS: Final = ("first", "blind", "skipped")
_CHOICES: Final = {
    "act": [str(one) for one in Act],
    "evidence": [str(one) for one in Evidence],
    "status": [str(one) for one in Status],
}
# What stands for "it cannot be told" among the choices of a form, where an empty one means "as it is".
_NULL: Final = "unknown"


def show(visit: Visit) -> Response:
    """The next finding, or what a form decided."""
    if visit.request.method == "POST":
        return _done(visit)
    reader = None if "forget" in visit.query else _reader(visit)
    turn, wanted = _turn(visit.query), visit.query.get("finding")
    if not reader:
        return visit.render("review.html", reader=None, turn=turn, finding=wanted)
    try:
        response = _page(visit, reader, turn, subject=wanted, asked=bool(wanted))
    except (WrongQuestion, NothingFound) as error:
        return _page(visit, reader, turn, status=404, wrong=str(error))
    response.set_cookie(
        READER,
        _cookie(reader),
        max_age=_A_YEAR,
        httponly=True,
        samesite="strict",
        secure=visit.request.url.scheme == "https",
    )
    return response


def compare(visit: Visit) -> Response:
    """How far two readers agree."""
    query = visit.query
    with visit.desk.store.view() as view:
        readers = queue.readers(view)
        found = agreed(view, AgreementAsked(one=query.get("one"), other=query.get("other")))
        items = {each.subject: review.item(view, each.subject, blind=True) for each in found.differ}
        names = _names(view, found)
    return visit.render("agreement.html", readers=readers, found=found, items=items, names=names)


def _page(visit: Visit, reader: str, turn: str, **more: Any) -> Response:
    """The page of the finding that comes next, or of the one that a form is about."""
    subject = more.pop("subject", None)
    status = more.pop("status", 200)
    with visit.desk.store.view() as view:
        subject = subject or next_of(view, reader, turn)
        item = review.item(view, subject, blind=turn == "blind") if subject else None
        told = _would_change(view, reader, item) if item and turn != "blind" else {}
        progress = queue.progress(view, reader)
        pieces = pieces_of(item) if item else []
        last = review.last_step(view, reader)
    context = {"proposal": None, "chosen": {}, "wrong": None, "asked": False, **more}
    return visit.render(
        "review.html",
        status=status,
        reader=reader,
        turn=turn,
        item=item,
        pieces=pieces,
        progress=progress,
        would=told,
        left_open=list(dict.fromkeys(map(open_words, item.notes))) if item else (),
        last=last,
        choices={name: _CHOICES[name] for name in item.values if name in _CHOICES} if item else {},
        unknown=_NULL,
        saved=visit.query.get("saved"),
        **context,
    )


def pieces_of(item: Item) -> list[tuple[str, tuple[str, ...]]]:
    """The words of an item, cut where a mark begins or ends; each piece with the roles that it has."""
    edges = sorted({0, len(item.context), *(edge for start, end, _ in item.marks for edge in (start, end))})
    return [
        (item.context[start:end], tuple(role for first, last, role in item.marks if first <= start and end <= last))
        for start, end in pairwise(edges)
    ]


def _would_change(view: View, reader: str, item: Item) -> dict[str, Proposal]:
    """What accepting and rejecting would change, told before it is done."""
    judge = Judge(name=reader)
    return {verdict: review.decide(view, judge, item.id, Decision(verdict=verdict)) for verdict in ("accept", "reject")}


def _done(visit: Visit) -> Response:
    """Take the step that a form asks for, or show what it would change."""
    form = dict(visit.form)
    reader, turn = form.get("by", "").strip()[:100], _turn(form)
    if not reader:
        return visit.render("review.html", status=422, reader=None, turn=turn)
    wanted = form.get("do", "")
    subject = form.get("subject", "")
    try:
        given = _step(form, reader, subject, wanted, blind=turn == "blind")
        # Who asks for a finding may judge it anew, whoever has.
        if not form.get("asked") and _late(visit, subject, turn, wanted):
            late = "Somebody decided on that finding meanwhile; their decision stands, and this is the next."
            return _page(visit, reader, turn, status=409, wrong=late)
        if wanted == "preview":
            with visit.desk.store.view() as view:
                proposal = proposed(view, given)
            return _page(visit, reader, turn, subject=subject, proposal=proposal, chosen=form, asked=form.get("asked"))
        step(visit.desk, given)
    except (WrongQuestion, NothingFound, msgspec.ValidationError) as error:
        known = subject.startswith(("stm_", "evt_", "chg_"))
        shown = {"subject": subject if known else None, "chosen": form, "asked": form.get("asked")}
        return _page(visit, reader, turn, status=422, wrong=str(error), **shown)
    return RedirectResponse(address("/review", {"by": reader, "turn": turn, "saved": wanted}), 303)


def _turn(given: Mapping[str, str]) -> str:
    turn = given.get("turn", "")
    return turn if turn in _TURNS else "first"


def _late(visit: Visit, subject: str, turn: str, wanted: str) -> bool:
    """Whether somebody decided on the finding of a form since its page was made."""
    if turn == "blind" or wanted not in ("accept", "reject", "correct", "preview"):
        return False
    with visit.desk.store.view() as view:
        return not queue.is_open(view, subject)


def _step(form: dict[str, str], reader: str, subject: str, wanted: str, *, blind: bool) -> AnyStep:
    """The form as the step that the API takes."""
    if wanted == "undo":
        return Undoing(by=reader)
    if wanted == "skip":
        return Skipping(by=reader, subject=subject)
    given: dict[str, Any] = {"by": reader, "subject": subject, "blind": blind}
    given["verdict"] = "correct" if wanted == "preview" else wanted
    if given["verdict"] == "correct":
        for name in _CHOICES:
            if form.get(name):
                given[name] = None if form[name] == _NULL else form[name]
        if form.get("nobody"):
            given["nobody"] = form["nobody"]
        elif form.get("speaker", "").strip():
            given["speaker"] = form["speaker"].strip()
    return msgspec.convert({"action": "decide", **given}, Judging)


def _names(view: View, found: Agreements) -> dict[str, str]:
    """The names of the identities on which readers differ."""
    ids = {value for each in found.differ for value in (each.one, each.other) if value}
    return {one: who.name for one in ids if one.startswith("who_") and (who := view.actor(one)) is not None}


def _reader(visit: Visit) -> str | None:
    """Who reads: as the address says, else as this browser was told last."""
    kept = visit.request.cookies.get(READER, "")
    remembered = bytes.fromhex(kept).decode("utf-8", "replace") if _is_hex(kept) else ""
    return visit.query.get("by", remembered).strip()[:100] or None


def _cookie(reader: str) -> str:
    """A name in the letters that a cookie may have."""
    return reader.encode("utf-8", "replace").hex()


def _is_hex(value: str) -> bool:
    return bool(value) and len(value) % 2 == 0 and all(letter in "0123456789abcdef" for letter in value)


SCREENS: Final = (
    Screen(path="/review", show=show, methods=("GET", "POST"), label="Review"),
    Screen(path="/review/agreement", show=compare),
)
