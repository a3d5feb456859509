"""A small ledger of invented reports, the application over it, and clients of that."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from onrecord.ledger import open_ledger
from onrecord.records import Accusation, Event, Record, Reply, Status
from onrecord.web.app import make_app
from onrecord.web.settings import Settings
from tests import factories
from tests.ledger.stories import packed, record

HERE = "http://127.0.0.1:8420"


def reports() -> Iterator[Record]:
    """Three reports, one of them with events, one of an outlet of its own."""
    yield record(1)
    made = record(2)
    event = Event(
        id="evt_1_2",
        type="ACCUSE",
        actors=("act_oduya_2",),
        recipients=("act_union_2",),
        trigger=(factories.span("accused"),),
        status=Status.ALLEGED,
        statement="stm_2_2",
        confidence=0.7,
    )
    charge = Accusation(
        statement="stm_2_2", accuser="act_oduya_2", accused=("act_union_2",), reply=Reply.DENIED, answers=("stm_3_2",)
    )
    yield replace(made, events=(event,), audit=replace(made.audit, accusations=(charge,)))
    other = record(3, published="2026-06-01")
    yield replace(other, article=replace(other.article, publisher=None, title=None))


def filled(path: Path) -> Path:
    """A ledger with these reports."""
    with open_ledger(str(path), write=True, create=True) as ledger:
        for one in reports():
            ledger.writer.keep(packed(one))
    return path


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """The ledger's file."""
    return filled(tmp_path / "onrecord.db")


@pytest.fixture
def app(ledger_path: Path) -> ASGIApp:
    """The application, as it is on a laptop."""
    return make_app(str(ledger_path))


@pytest.fixture
def client(app: ASGIApp) -> Iterator[TestClient]:
    """A program that asks it: no cookies are kept, errors are answers."""
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def served(ledger_path: Path) -> Callable[..., TestClient]:
    """A client of an application with settings of its own."""

    def make(**settings: object) -> TestClient:
        app = make_app(str(ledger_path), Settings(**settings))
        return TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)

    return make
