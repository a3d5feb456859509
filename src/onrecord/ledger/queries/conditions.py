"""What rows must fulfil to fit a question: joins, conditions and their values, as they gather.

Takes a `Question`; adds to a `Where` what restricts articles, words, and what people made of a finding. Values never
become part of the SQL. Leaves what is looked up to the modules that ask.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.words import Term
from onrecord.ledger.errors import WrongQuestion
from onrecord.ledger.queries.questions import Question

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d.*)?)?")


@dataclass(slots=True)
class Where:
    """Joins and conditions as they gather."""

    joins: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """Restrict further."""
        self.conditions.append(condition)
        self.values.extend(values)

    def among(self, column: str, values: Sequence[Any], of: str = "{}") -> None:
        """Restrict a column to some values, or to what a subquery `of` them gives; without any nothing fits.

        >>> where = Where()
        >>> where.among("actor", [])
        >>> where.among("actor", [7, 8], "SELECT actor FROM role WHERE body IN ({})")
        >>> where.conditions
        ['1 = 0', 'actor IN (SELECT actor FROM role WHERE body IN (?, ?))']
        """
        self.add(f"{column} IN ({of.format(holes(values))})" if values else "1 = 0", *values)

    def sql(self) -> str:
        """What stands behind the table."""
        return " ".join(self.joins) + (" WHERE " + " AND ".join(self.conditions) if self.conditions else "")


def restrict_words(connection: Connection, where: Where, table: str, asked: tuple[Term, ...]) -> None:
    """Rows whose words fit."""
    join, condition, values = connection.dialect.matching(table, asked)
    where.joins.append(join)
    where.add(condition, *values)


def restrict_state(question: Question, where: Where, table: str) -> None:
    """What people made of it; what was rejected is there only for who asks for it."""
    if question.state:
        where.add(f"{table}.state = ?", question.state)
    else:
        where.add(f"{table}.state <> 'rejected'")


def restrict_articles(question: Question, where: Where) -> None:
    """The articles that a question is of."""
    if question.article:
        where.add("article.id = ?", question.article)
    elif not question.every_version:
        where.add("article.latest = 1")
    if question.publisher:
        wanted = f"%{question.publisher.casefold()}%"
        where.add("(LOWER(article.publisher) LIKE ? OR LOWER(article.domain) LIKE ?)", wanted, wanted)
    if question.since:
        where.add("article.published >= SUBSTR(?, 1, LENGTH(article.published))", day(question.since))
    if question.until:
        last = day(question.until)
        where.add(f"SUBSTR(article.published, 1, {len(last)}) <= ?", last)


def article_conditions(question: Question) -> tuple[str, list[Any]]:
    """What an article must fulfil, for those who count: conditions on `article`, and their values."""
    where = Where()
    restrict_articles(question, where)
    return " AND ".join(where.conditions) or "1 = 1", where.values


def day(value: str) -> str:
    """A date of any precision as it was given; raises `WrongQuestion` where it is none."""
    if not _DATE.fullmatch(value):
        raise WrongQuestion(f"{value!r}: a date was wanted such as 2026, 2026-05 or 2026-05-03; write it so")
    return value


def holes(values: Sequence[Any]) -> str:
    """A place for each value.

    >>> holes("abc")
    '?, ?, ?'
    """
    return ", ".join("?" * len(values))
