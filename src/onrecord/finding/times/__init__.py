"""When: the times that a text tells, and what days they mean."""

from onrecord.finding.times.find import find_times

__all__ = ["find_times"]
