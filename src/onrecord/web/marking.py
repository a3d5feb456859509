"""Words that a search found, set off from those around them."""

from collections.abc import Iterable

from onrecord.printing.plain import one_line


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text in pieces on one line, each with whether it was found.

    >>> pieces("the pumps\\nof Port Ellery", [(4, 9)])
    [('the ', False), ('pumps', True), (' of Port Ellery', False)]
    """
    found, at = [], 0
    for start, end in marks:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(_flat(piece), hit) for piece, hit in [*found, (text[at:], False)] if piece]


def _flat(text: str) -> str:
    """One line that keeps a space at either end, so that pieces can be joined."""
    bare = one_line(text)
    if not bare:
        return " "
    return (" " if text[:1].isspace() else "") + bare + (" " if text[-1:].isspace() else "")
