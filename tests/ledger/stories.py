"""Inputs for ledgers: records of `tests/factories.py`, packed as `onrecord add` packs them."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from onrecord.ledger import Packed, pack
from onrecord.records import Accusation, Act, Article, MadeBy, Record, Reply, Statement, Undertaking
from tests import factories


def packed(record: Record, *, name: str = "harbour.txt", options: str = "{}") -> Packed:
    """A record and a capture that stands for its bytes."""
    data = record.article.text.encode()
    article = replace(record.article, source=replace(record.article.source, name=name, sha256=sha256(data).hexdigest()))
    return Packed(
        name=name,
        argument=name,
        options=options,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        capture=pack(data),
        record=pack(replace(record, article=article).to_json().encode()),
    )


def record(number: int = 1, **changes: Any) -> Record:
    """The record of the harbour report, as one of several: ids, date and address carry the number."""
    made = factories.record()
    article: Article = replace(
        made.article,
        id=f"art_{number}",
        url=changes.pop("url", f"https://courier.example/{number}"),
        published=changes.pop("published", f"2026-05-{number:02}"),
    )
    found = [*(one.id for one in made.statements), *(one.id for one in made.actors)]
    ids: dict[str | None, str] = {one: f"{one}_{number}" for one in found}
    statements = tuple(
        replace(
            one,
            id=ids[one.id],
            speaker=ids.get(one.speaker),
            parent=ids.get(one.parent),
            about=tuple(ids[other] for other in one.about),
        )
        for one in made.statements
    )
    actors = tuple(replace(one, id=ids[one.id]) for one in made.actors)
    pledges = (
        Undertaking(statement=one.id, act=one.act, by=one.speaker, to=None)
        for one in statements
        if one.act is not None and _binds(one)
    )
    charges = (charge(statements, f"act_union_{number}"),)
    audit = replace(made.audit, accusations=charges, undertakings=tuple(pledges))
    return replace(made, **{"article": article, "actors": actors, "statements": statements, "audit": audit, **changes})


def _binds(statement: Statement) -> bool:
    return statement.act is Act.COMMIT


def charge(statements: Sequence[Statement], accused: str) -> Accusation:
    """What the audit of a report says of the one statement that accuses and the one that denies it."""
    (accusing,) = (one for one in statements if one.act is Act.ACCUSE)
    answers = tuple(one.id for one in statements if one.act is Act.DENY)
    return Accusation(
        id=accusing.id,
        statement=accusing.id,
        accuser=accusing.speaker,
        accused=(accused,),
        reply=Reply.DENIED,
        answers=answers,
    )


def newer(found: Record, version: str = "9.9.9") -> Record:
    """The same record, made by a later version of the program."""
    return replace(found, made_by=MadeBy(onrecord=version))
