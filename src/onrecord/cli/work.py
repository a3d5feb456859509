"""What there is to do for `onrecord add`: what the arguments name, and what was rejected before.

Takes arguments, or the ledger's list of rejected inputs; gives jobs, and what needs no reading. How an input
is to be read (what the user said, what came with it) goes along as JSON, so that it can be read so again.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.cli.pool import Given, Job
from onrecord.fetching import Rules, inputs_by_argument
from onrecord.ledger import Known, Ledger, LedgerError, Turned
from onrecord.reading import Input, ReadOptions, Rejected, Told
from onrecord.reading.draft import Doubt
from onrecord.records import encodable

if TYPE_CHECKING:
    from onrecord.ledger import InputRow

_STANDARD_INPUT: Final = "-"


def work(
    ledger: Ledger,
    arguments: Iterable[str],
    settings: ReadOptions,
    rules: Rules,
    *,
    again: bool = False,
    codebook: Path | None = None,
) -> Iterator[Given]:
    """What the arguments name: to be read, known already, or rejected before it could be read."""
    stdin = sys.stdin.buffer if sys.stdin else BytesIO()
    for argument, given in inputs_by_argument(arguments, stdin, rules):
        if isinstance(given, Rejected):
            yield Turned(
                name=given.name,
                argument=argument,
                options=options_of(settings),
                reason=given.error.reason,
                message=str(given.error),
            )
            continue
        options = options_of(settings, given)
        digest = sha256(given.data).hexdigest()
        known = None if again else ledger.view.kept_as(digest, options)
        if known:
            yield Known(name=given.name, argument=argument, sha256=digest, options=options, article=known)
        else:
            yield Job(given=given, argument=argument, options=options, settings=settings, codebook=codebook)


def retried(ledger: Ledger, rules: Rules, codebook: Path | None = None) -> Iterator[Given]:
    """What was rejected before: from its bytes where they are kept, else from where it was, each place once."""
    places: dict[tuple[str, str], None] = {}
    tried: set[tuple[str, str, str]] = set()
    for row in ledger.view.inputs("rejected"):
        settings = said(row.options)
        given = _kept_bytes(ledger, row)
        if given:
            job = Job(given=given, argument=row.argument, options=row.options, settings=settings, codebook=codebook)
            tried.add(_trial(job))
            yield job
        elif row.argument == _STANDARD_INPUT:
            yield _gone(row)
        else:
            places[row.argument, options_of(settings)] = None
    for argument, options in places:
        for one in work(ledger, [argument], said(options), rules, codebook=codebook):
            # A folder is opened again for one of its files; those that were just tried are in it too.
            if not (isinstance(one, Job) and _trial(one) in tried):
                yield one


def _trial(job: Job) -> tuple[str, str, str]:
    """What makes a job the same as one before: where it is from, its name and its bytes."""
    return job.argument, job.given.name, sha256(job.given.data).hexdigest()


def options_of(settings: ReadOptions, given: Input | None = None) -> str:
    """How an input is to be read, as JSON; nothing for what nobody said.

    >>> options_of(ReadOptions(publisher="The Courier"))
    '{"publisher":"The Courier"}'
    >>> options_of(ReadOptions(), Input(name="feed.xml:1", data=b"", told=Told(url="https://courier.example/1")))
    '{"came_with":{"url":"https://courier.example/1"}}'
    """
    found: dict[str, Any] = {name: value for name, value in asdict(settings).items() if value}
    if given and given.media_type:
        found["media_type"] = given.media_type
    if came := _told(given.told) if given and given.told else {}:
        found["came_with"] = came
    return encodable(json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def said(options: str) -> ReadOptions:
    """What the user said, out of what `options_of` wrote.

    >>> said('{"came_with":{"title":"Quay"},"verbatim":true}')
    ReadOptions(published=None, publisher=None, url=None, language=None, verbatim=True)
    """
    names = {field.name for field in fields(ReadOptions)}
    return ReadOptions(**{name: value for name, value in json.loads(options).items() if name in names})


def came_with(options: str) -> Told | None:
    """What came with an input, out of what `options_of` wrote.

    >>> came_with('{"came_with":{"authors":["Ilse Marrow"],"url":"https://courier.example/1"}}').authors
    ('Ilse Marrow',)
    >>> came_with("{}") is None
    True
    """
    came = json.loads(options).get("came_with")
    if not came:
        return None
    doubts = tuple(
        Doubt(field=on, reason=reason, candidates=tuple(several)) for on, reason, several in came.pop("doubts", ())
    )
    return Told(**{**came, "authors": tuple(came.get("authors", ()))}, doubts=doubts)


def _told(came: Told) -> dict[str, Any]:
    """What came with an input, without what did not; a doubt is its field, its reason and its candidates."""
    found = {
        field.name: value for field in fields(Told) if (value := getattr(came, field.name)) and field.name != "doubts"
    }
    doubts = [[doubt.field, doubt.reason, list(doubt.candidates)] for doubt in came.doubts]
    return {**found, "doubts": doubts} if doubts else found


def _kept_bytes(ledger: Ledger, row: "InputRow") -> Input | None:
    try:
        data = ledger.view.capture(row.sha256) if row.sha256 else None
    except LedgerError:
        return None
    if data is None:
        return None
    media_type = json.loads(row.options).get("media_type")
    return Input(name=row.name, data=data, media_type=media_type, told=came_with(row.options))


def _gone(row: "InputRow") -> Turned:
    """What came on standard input cannot be had again; it stays rejected, for the reason that it had."""
    return Turned(
        name=row.name,
        argument=row.argument,
        options=row.options,
        reason=str(row.reason),
        message=f"{row.message}; what came on standard input is gone, pipe it in again",
    )
