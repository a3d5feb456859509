"""What every test runs under: no network, and the shared data only where they are."""

import importlib
import os
import sys
from pathlib import Path

import hypothesis
import pytest

# A busy machine is no fault of the code; what must be quick is measured in benchmarks/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
CLOSED = ROOT / "tests" / "closed"

# `benchmarks` and `scripts` are no part of the installed package; tests import them from the repository.
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(CLOSED))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(CLOSED), os.environ.get("PYTHONPATH")]))
importlib.import_module("closed_network")

collect_ignore = ["closed/sitecustomize.py"]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks."""
    config.addinivalue_line("markers", "browser: drives the workbench in Chromium")
    config.addinivalue_line("markers", "postgres: starts a PostgreSQL server of its own, where its programs are there")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The data for building and measuring, which no clone brings along; tests that need them are skipped without."""
    given = os.environ.get("ONRECORD_DATA")
    folder = Path(given) if given else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no data at {folder}: put them there or name their folder in ONRECORD_DATA")
    return folder
