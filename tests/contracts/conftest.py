"""Every kind of ledger, each empty; PostgreSQL where its programs are there to start a server of our own.

ONRECORD_POSTGRES names a database to use instead, or is `own`: then a server has to start, or the tests fail.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

import psycopg
import pytest

from onrecord.ledger import Ledger, open_ledger

OWN: Final = "own"
POSTGRES: Final = ("/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt/postgresql")


LASTING: Final = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=["memory", *LASTING])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger can be."""
    return place(request, tmp_path)


@pytest.fixture(params=LASTING)
def lasting(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger can be that is there after it was closed."""
    return place(request, tmp_path)


def place(request: pytest.FixtureRequest, folder: Path) -> str:
    """The address that a kind of ledger stands for."""
    if request.param == "postgres":
        return request.getfixturevalue("database")
    return ":memory:" if request.param == "memory" else str(folder / "onrecord.db")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger, open for writing."""
    with open_ledger(address, write=True, create=True) as opened:
        yield opened


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of an empty database."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of our own in a folder that is thrown away, or the one that ONRECORD_POSTGRES names."""
    given = os.environ.get("ONRECORD_POSTGRES")
    if given and given != OWN:
        yield given
        return
    programs = programs_of_postgres()
    if programs is None:
        nothing_there("no PostgreSQL server: run scripts/install_postgres.sh, or name a database in ONRECORD_POSTGRES")
    # A socket's path must be short, so the folder is not pytest's.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = unprivileged(folder)
    try:
        initdb = [programs / "initdb", "-D", folder / "data", "-U", "onrecord", "-A", "trust", "-E", "UTF8", "-N"]
        as_user(user, [*initdb, "--locale=C"])
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        start = [programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start"]
        as_user(user, start)
        yield f"postgresql:///postgres?host={folder}&user=onrecord"
        as_user(user, [programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def nothing_there(message: str) -> NoReturn:
    """Skip, or fail where a server was asked for."""
    if os.environ.get("ONRECORD_POSTGRES") == OWN:
        pytest.fail(message)
    pytest.skip(message)


def programs_of_postgres() -> Path | None:
    """The folder with initdb and pg_ctl, of the newest version that is there."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    for root in POSTGRES:
        places += sorted(Path(root).glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def unprivileged(folder: Path) -> int | None:
    """The number of a user who may start a server: PostgreSQL refuses to be root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - Unix only

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
        os.chown(folder, user, -1)
        return user
    nothing_there("PostgreSQL does not run as root, and there is no user postgres or nobody")


def as_user(user: int | None, line: list[object]) -> None:
    """Run a program, as that user where one is given."""
    words = [str(word) for word in line]
    done = subprocess.run(words, user=user, cwd="/", capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
