"""Accusations with the answers of the accused in the same report.

Takes a record and the numbers of its statements; gives rows of plain words, in the order of the text. An answer is any
other statement that the accused makes in the report and that does not stand inside the accusation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.printing.entries import actor_name, speaker_of
from onrecord.records import Record, Statement, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the accused says."""

    number: int | None
    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An accusation and its answers; `open` where there is none."""

    number: int | None
    accuser: str
    accused: str
    words: str
    answers: tuple[Answer, ...]

    @property
    def open(self) -> bool:
        """Whether nobody answers."""
        return not self.answers


def charges(record: Record, numbers: Mapping[str, int]) -> list[Charge]:
    """Every accusation."""
    told = sorted(record.statements, key=lambda statement: numbers.get(statement.id, 0))
    return [_charge(record, one, told, numbers) for one in told if one.act == "accuse"]


def _charge(record: Record, accusation: Statement, told: list[Statement], numbers: Mapping[str, int]) -> Charge:
    answers = [
        one for one in told if one is not accusation and one.speaker in accusation.about and one.parent != accusation.id
    ]
    return Charge(
        number=numbers.get(accusation.id),
        accuser=speaker_of(record, accusation).name,
        accused=", ".join(actor_name(record, one) for one in accusation.about) or "somebody who is not settled",
        words=words_of(accusation.content, record.article.text),
        answers=tuple(
            Answer(
                number=numbers.get(one.id),
                who=speaker_of(record, one).name,
                words=words_of(one.content, record.article.text),
            )
            for one in answers
        ),
    )
