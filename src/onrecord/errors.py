"""Everything that this package raises on purpose, under one base."""


class OnRecordError(Exception):
    """Anything that this package raises on purpose. The message says what was wanted, what was there, what to do."""


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
