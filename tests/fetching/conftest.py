"""A server on this machine that answers as a test says, and rules that allow it and never wait."""

import pytest

from onrecord.fetching import Rules
from tests.site import site  # noqa: F401 - a fixture


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def rules(time):
    """Make rules: this machine is allowed, and waiting takes no time."""

    def make(**named) -> Rules:
        named = {"allowed": frozenset({"127.0.0.1"}), "sleep": time.sleep, "clock": time.clock, "seconds": 5} | named
        return Rules(**named)

    return make
