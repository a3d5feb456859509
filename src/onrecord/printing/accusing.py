"""An accusation out of a ledger in words: who accuses whom, and what the report has from the accused.

Takes anything with the fields of one; gives words for people. Leaves what is quoted to whoever shows it.
"""

from typing import Protocol

from onrecord.printing.resting import NOT_TOLD, accused_words, answer_words
from onrecord.printing.wording import MARKS


class Said(Protocol):
    """The statement that makes an accusation."""

    @property
    def speaker(self) -> str | None: ...
    @property
    def source(self) -> str: ...


class Charge(Protocol):
    """An accusation; `statement` is null where the report itself tells of it."""

    @property
    def statement(self) -> Said | None: ...
    @property
    def accuser(self) -> str | None: ...
    @property
    def accused(self) -> tuple[str, ...]: ...
    @property
    def accused_words(self) -> str: ...
    @property
    def reply(self) -> str | None: ...


def accuser_of(charge: Charge) -> str:
    """Who accuses: by name, in the words of the report, or not told."""
    said = charge.statement
    if said is None:
        return charge.accuser or NOT_TOLD
    return said.speaker or said.source or "somebody"


def accused_of(charge: Charge) -> str:
    """Who is accused."""
    return accused_words(_known(charge), charge.reply)


def answer_of(charge: Charge) -> str:
    """What the report has from them."""
    return answer_words(charge.reply, known=bool(_known(charge)))


def _known(charge: Charge) -> str:
    return ", ".join(charge.accused) or charge.accused_words.strip(MARKS)
