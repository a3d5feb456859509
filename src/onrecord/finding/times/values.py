"""Values of times: a period or two, or a day of no known year, written in EDTF and with its bounds."""

from dataclasses import dataclass
from datetime import date

from onrecord.finding.times.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a time comes to. `timex` is the same in the words of TimeML, which benchmarks compare."""

    edtf: str | None
    earliest: date | None = None
    latest: date | None = None
    timex: str | None = None
    period: Period | None = None


def of_period(period: Period, *, about: bool = False) -> Value:
    """A period, exact or about then.

    >>> from onrecord.finding.times.periods import Unit
    >>> of_period(Period(Unit.YEAR, date(2023, 1, 1)), about=True).edtf
    '2023~'
    >>> of_period(Period(Unit.WEEK, date(2024, 2, 5)), about=True).edtf
    '2024-02-05~/2024-02-11~'
    """
    edtf = "/".join(f"{end}~" for end in period.edtf.split("/")) if about else period.edtf
    return Value(edtf=edtf, earliest=period.first, latest=period.last, timex=period.timex, period=period)


def between(first: Value, last: Value) -> Value:
    """From the one to the other; open where an end is not settled, and nothing where neither is."""
    if not (first.edtf and last.edtf):
        return first if first.edtf else last
    start, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if "X" in start + end or (first.earliest and last.latest and first.earliest > last.latest):
        return Value(edtf=None)
    return Value(
        edtf=f"{start}/{end}", earliest=first.earliest, latest=last.latest, timex=first.timex, period=last.period
    )


def stretch(first: date, last: date, timex: str) -> Value:
    """From one day to another, or that day.

    >>> stretch(date(2024, 2, 5), date(2024, 2, 7), "2024-W06").edtf
    '2024-02-05/2024-02-07'
    """
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Value(edtf=edtf, earliest=first, latest=last, timex=timex)


def yearless(month: int, day: int | None) -> Value:
    """A month, or a day of it, of an unknown year.

    >>> yearless(1, 19).edtf, yearless(3, None).edtf
    ('XXXX-01-19', 'XXXX-03')
    """
    edtf = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    return Value(edtf=edtf, timex=edtf)
