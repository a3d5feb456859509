"""What a person types into a search, and what the databases are asked.

Takes words, "phrases in quotation marks", prefixes* and -words to leave out; gives terms made of letters and
digits only. The databases see terms, never what was typed, so that nothing typed is ever their syntax.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from onrecord.ledger.errors import WrongQuestion

_TYPED: Final = re.compile(r'(-?)(?:["“”«»]([^"“”«»]*)["“”«»]|(\S+))(\*?)')
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; the last may be a beginning; or words that must be missing."""

    words: tuple[str, ...]
    prefix: bool = False
    without: bool = False


def terms(typed: str) -> tuple[Term, ...]:
    """The terms in what somebody typed.

    >>> for term in terms('pumps "harbour master" tunn* -dock'):
    ...     print(*term.words, *(["*"] if term.prefix else []), *(["left out"] if term.without else []))
    pumps
    harbour master
    tunn *
    dock left out
    >>> terms('NEAR( OR "')
    (Term(words=('near',), prefix=False, without=False), Term(words=('or',), prefix=False, without=False))
    """
    found = []
    for minus, phrase, word, star in _TYPED.findall(typed):
        words = tuple(tokens(phrase or word))
        if words:
            found.append(Term(words, prefix=bool(star) or word.endswith("*"), without=bool(minus)))
    if found and all(term.without for term in found):
        raise WrongQuestion(
            f"{typed!r}: a word to look for was wanted, and there are only words to leave out; add one to look for"
        )
    return tuple(found)


def tokens(text: str) -> list[str]:
    """The words of a text as both databases are given them: no case, no accents, letters and digits only.

    >>> tokens("The mayor's “Café-Bar” costs 3.5")
    ['the', 'mayor', 's', 'cafe', 'bar', 'costs', '3', '5']
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(bare.casefold())


def as_fts5(asked: tuple[Term, ...]) -> str:
    """The terms in the language of SQLite's FTS5.

    >>> as_fts5(terms('"harbour master" tunn* -dock'))
    '("harbour master" AND "tunn" *) NOT "dock"'
    """
    wanted = [_fts5(term) for term in asked if not term.without]
    left_out = [_fts5(term) for term in asked if term.without]
    both = " AND ".join(wanted)
    return f"({both}) NOT {' NOT '.join(left_out)}" if left_out else both


def _fts5(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")


def as_tsquery(asked: tuple[Term, ...]) -> str:
    """The terms in the language of PostgreSQL's text search.

    >>> as_tsquery(terms('"harbour master" tunn* -dock'))
    '(harbour <-> master) & (tunn:*) & !(dock)'
    """
    return " & ".join(("!" if term.without else "") + f"({_tsquery(term)})" for term in asked)


def _tsquery(term: Term) -> str:
    return " <-> ".join(term.words) + (":*" if term.prefix else "")
