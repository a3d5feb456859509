"""What goes wrong with a ledger, each told with what was wanted, what was there and what to do."""

from onrecord.errors import OnRecordError, WrongUsage


class LedgerError(OnRecordError):
    """A ledger that cannot be opened, read or written. What was kept before stays."""


class NothingFound(LedgerError):
    """A name or an id that the ledger does not know."""


class WrongQuestion(LedgerError, WrongUsage):
    """A question that cannot be asked: no word to look for, a date that is none."""
