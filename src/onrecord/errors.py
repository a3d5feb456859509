"""Everything that this package raises on purpose, under one base."""

import errno
from typing import Final


class OnRecordError(Exception):
    """Anything that this package raises on purpose. The message says what was wanted, what was there, what to do."""


class WrongUsage(OnRecordError):
    """What was asked for cannot be asked, whatever there is."""


class InputRejected(OnRecordError):
    """An input that yields no article.

    `reason` is a short code (`empty`, `binary`, `pdf`, `no-article`, `too-large`, `not-found`,
    `unreadable`), the message a sentence for people.
    """

    def __init__(self, name: str, reason: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name, self.reason = name, reason


class ModelIncomplete(OnRecordError):
    """A model folder that lacks a file, or whose file is not the one that its manifest names."""


class CodebookBroken(OnRecordError):
    """A user's codebook that cannot be read. The message says where, what was wanted and what was there."""


# The errors of a system that can write no more: the disk is full, the quota used up, a file as large as it may be.
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoRoom(OnRecordError):
    """There is no room for what reading needs on the way. No input is at fault."""

    def __init__(self, folder: str, error: OSError) -> None:
        super().__init__(
            f"room for temporary files in {folder} was wanted, and there is none ({error.strerror}); make room, or "
            "name another folder in TMPDIR, and run this again. What was kept stays"
        )

    def __reduce__(self) -> tuple[type[OnRecordError], tuple[str]]:
        # It comes out of the programs that read beside this one, as its message.
        return OnRecordError, (str(self),)
