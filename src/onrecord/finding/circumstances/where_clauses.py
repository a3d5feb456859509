"""Where is that done which a clause with "where" tells of: "fled to Veska, where guards shot him"?

Takes a parsed sentence, the clause that tells of a deed, and the words of the places in the sentence; yields the
places that "where" points at. They stand right before it, a day between at most: in "left Veska for a forest, where he
was shot" it points at the forest, which is none. Leaves alone whether the deed has a place of its own.
"""

from collections.abc import Iterable

from onrecord.finding.breath import above
from onrecord.grammar import TIME, Clause, Parsed

_WHERE = "where"
_SKIPPED = frozenset({",", "(", "—", "–", "--"})


def pointed_at(parsed: Parsed, clause: Clause, names: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names, by their first and last words, that the "where" over a clause points at.

    >>> from onrecord.grammar import read
    >>> def told(text):
    ...     parsed = read(text)
    ...     names = [(at, at) for at, word in enumerate(parsed.lower) if word in ("veska", "arlia")]
    ...     return [parsed.lower[at] for at, _ in pointed_at(parsed, parsed.clauses[-1], names)]
    >>> told("He fled to Veska on Monday, where guards shot him."), told("He left Veska for a hut, where he was shot.")
    (['veska'], [])
    >>> told("He fled to Veska, Arlia, where guards beat and shot him.")
    ['veska', 'arlia']
    """
    led = next((one for one in (clause, *above(parsed, clause)) if one.marker == _WHERE), None)
    marker = _marker(parsed, led) if led is not None else None
    if marker is None:
        return []
    found: list[tuple[int, int]] = []
    behind = marker
    for first, last in sorted(names, reverse=True):
        if last < behind and all(_is_between(parsed, at, last) for at in range(last + 1, behind)):
            found.insert(0, (first, last))
            behind = first
    return found


def _marker(parsed: Parsed, clause: Clause) -> int | None:
    return next((at for at in range(clause.group.start, -1, -1) if parsed.lower[at] == _WHERE), None)


def _is_between(parsed: Parsed, at: int, last: int) -> bool:
    """Whether a word may stand between a name and what points at it: a comma, a day, the rest of the name's phrase."""
    if parsed.lower[at] in _SKIPPED or parsed.tags[at] == TIME or parsed.phrase(last) is parsed.phrase(at) is not None:
        return True
    ahead = parsed.tags[at + 1 : at + 2]
    return parsed.tags[at] == "IN" and ahead == (TIME,)
