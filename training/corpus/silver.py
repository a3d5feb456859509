"""Names, and pronouns that stand for them, from PolNeAR's machine-made analysis: they count for less than people's."""

from __future__ import annotations

from typing import Any

from training.corpus.marks import Mention
from training.world_names import is_nationality

SILVER = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}
PRONOUNS = frozenset(("he", "she", "him", "her", "his", "they", "it"))


def silver_names(text: str, sentences: list[list[list[Any]]]) -> list[tuple[int, int, str]]:
    """Names from the machine-made analysis; it calls nationalities MISC."""
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        previous = "O"
        for token in sentence:
            tag = token[3]
            kind = SILVER.get(tag)
            if kind == "other" and is_nationality(text[token[0] : token[1]]):
                kind = tag = "nationality"
            if kind and previous == tag:
                names[-1] = (names[-1][0], token[1], kind)
            elif kind:
                names.append((token[0], token[1], kind))
            previous = tag if kind else "O"
    return names


def silver_mentions(text: str, names: list[tuple[int, int, str]], chains: list[list[tuple[int, int]]]) -> list[Mention]:
    """Pronouns that the machine-made analysis puts in one chain with names."""
    found = []
    starts = {start: (start, end) for start, end, _ in names}
    ends = {end: (start, end) for start, end, _ in names}
    for chain in chains:
        own = sorted({starts.get(a) or ends.get(b) or (0, 0) for a, b in chain if b - a < 80} - {(0, 0)})
        if own:
            found += [Mention((a, b), own, 0.3) for a, b in chain if text[a:b].lower() in PRONOUNS]
    return found
