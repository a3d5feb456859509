"""What is known round a time when it is read: the day of the report, the tense, what was told before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.finding.times.periods import Period
from onrecord.finding.times.tense import Tense


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known round a time. `year`: the period that told which year it is of; `open_year`: none can be told."""

    today: date | None
    tense: Tense | None = None
    sure: bool = False
    before: Period | None = None
    quarter: Period | None = None
    year: Period | None = None
    open_year: bool = False


def settings(published: tuple[date, date] | None, setting: Setting) -> Iterator[Setting]:
    """One setting for each day that the report may be of: none, one, or the first and the last."""
    for today in sorted(set(published or ())):
        yield replace(setting, today=today)
    if not published:
        yield setting
