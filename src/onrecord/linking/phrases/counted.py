"""Which words mean people though no noun for them follows: "some in the party", "one, who gave no name"?

Takes words; yields yes or no, and where such people are. Leaves alone a count with its noun ("some outside groups").
"""

import re

# A count of people without a noun, and what says where they are.
_COUNT_ALONE = re.compile(
    r"(?:the\s)?(?:some|many|most|several|(?:a\s)?few|all)\s(?:across|among|at|from|in|on|within)\s", re.IGNORECASE
)
_ONE_WHO = re.compile(r"(?:one|another|some|others|many|several),?\swho\b", re.IGNORECASE)
_WHERE = re.compile(r"\s\w+\s[^,;(—–]*?(?=\s(?:who|whose|which|that)\b|\s*[,;(—–]|$)")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether words that else stand before a noun have none: "some in the party", "one, who gave no name"."""
    return counts_people(text[start : end + 1]) or _ONE_WHO.match(text, start) is not None


def counts_people(words: str) -> bool:
    """Whether a count has no noun of its own, and means people: "some in the party", not "some outside groups".

    >>> [counts_people(words) for words in ("Many on the left", "many voters on the left", "Some in-house jurists")]
    [True, False, False]
    """
    return _COUNT_ALONE.match(words) is not None


def counted_where(core: str, tail: str) -> str:
    """Where those are whom a core only counts, as its tail says.

    >>> counted_where("some", " in the party who left"), counted_where("some farmers", " in the valley")
    (' in the party', '')
    """
    found = _WHERE.match(tail)
    return found[0] if found and counts_people(core + found[0]) else ""
