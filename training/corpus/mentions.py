"""Whom words in lower case stand for, where it is known who the source of a statement is.

Takes a text's names and statements; yields pronouns and descriptions with the places of the names they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable

from training.corpus.marks import Mention, Statement
from training.labels import KINDS


def same_name(words: str, name: str) -> bool:
    """Whether the words are a name or a short form of it.

    >>> same_name("Brook", "Ada Brook"), same_name("Ada", "Ada Brook"), same_name("Grace", "Ada Brook")
    (True, True, False)
    """
    parts, whole = words.lower().split(), name.lower().removeprefix("the ").split()
    if parts == whole:
        return True
    return (
        len(whole) in (2, 3)
        and len(parts) < len(whole)
        and set(parts) <= set(whole)
        and (parts[-1] == whole[-1] or parts == whole[:1])
    )


def marked_mentions(text: str, names: list[tuple[int, int, str]], statements: Iterable[Statement]) -> list[Mention]:
    """Sources in lower case (pronouns, descriptions), and cues without one, of which it is known whose they are."""
    found = {}
    for one in statements:
        if one.speaker is None or one.speaker in ("?", "[author]") or not (one.source or one.cue):
            continue
        if one.kind == KINDS.index("document"):  # its speaker may be named by whoever issued it
            continue
        start, end = (one.source or one.cue)[0]
        words, name = text[start:end], one.speaker
        if words[1:] != words[1:].lower() or (name and name.lower() in words.lower()):
            continue
        own = [(a, b) for a, b, _ in names if same_name(text[a:b], name)] if name else []
        if own or not name:
            found[start, end] = Mention((start, end), own, 1.0)
    return list(found.values())
