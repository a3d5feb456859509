"""Write a text of one case as a newspaper would.

Takes a text that has capitals alone, or small letters alone; gives the same text, letter for letter, in both.
Leaves a text that has both as it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.casing.letters import TITLE, load
from onrecord.casing.spelt import spelt_out

# English has hardly a word without one of these, and to count them takes no time.
_COMMON: Final = "etaoinsr"
# Fewer of them are a label, a shout or an acronym.
_LEAST: Final = 16
_LEAST_SMALL: Final = 120
# So many of them must be of one case: "McALLEN", and the "s" of "1990s", stand in texts of capitals too.
_SHARE: Final = 0.96
WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\w.,]*|\S")
_BREAK: Final = re.compile(r"\n\s*\n")
_ENDS: Final = frozenset({".", "!", "?", "…"})
_CLOSING: Final = frozenset("\"”’')]")
_OPENING: Final = frozenset("\"“‘'([")
_ONLY_CLOSING: Final = _CLOSING - _OPENING
# A sentence ends with a few of them at most; a hostile text has thousands.
_MOST_CLOSING: Final = 6
# Behind these a full stop ends no sentence.
_SHORT: Final = frozenset(
    [
        *(
            "adm",
            "brig",
            "capt",
            "cmdr",
            "col",
            "det",
            "dr",
            "gen",
            "gov",
            "hon",
            "insp",
            "jr",
            "lt",
            "maj",
            "mr",
            "mrs",
        ),
        *("ms", "no", "pres", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "supt", "vs"),
    ]
)
_DASHES: Final = frozenset("-–—")
# Words and marks that a dateline takes at most.
_LONGEST_DATELINE: Final = 20
# What a quotation is opened behind: a sentence of its own begins.
_SAID: Final = frozenset({",", ":"})


def is_in_one_case(text: str) -> bool:
    """Whether a text is in capitals alone, or in small letters alone.

    >>> is_in_one_case("THE COUNCIL HAS CLOSED THE LOCK, ITS CHAIR SAID."), is_in_one_case("BREAKING NEWS")
    (True, False)
    """
    capitals, small = (sum(map(text.count, some)) for some in (_COMMON.upper(), _COMMON))
    if capitals:
        return capitals + small >= _LEAST and capitals >= _SHARE * (capitals + small)
    # A name or two in a short text may well be missing its capital: small letters tell less than capitals do.
    return small >= _LEAST_SMALL and text.islower()


def as_mixed(text: str, *, like: Mapping[str, str] | None = None) -> str:
    """The text as a newspaper would print it, of the same length; words of `like` (see `written_in`) as they are there.

    >>> as_mixed("THE LOCK IS CLOSED, MARIA OKELLO SAID. SHE LIVES IN GENEVA.")
    'The lock is closed, Maria Okello said. She lives in Geneva.'
    """
    letters, seen = load(), like or {}
    spelt = spelt_out(text, letters)
    cut = list(sentences(text))
    pieces: list[str] = []
    at = 0
    for sentence, forms in zip(cut, letters.forms([[word[0] for word in sentence] for sentence in cut]), strict=True):
        first = openers(sentence)
        for number, (word, form) in enumerate(zip(sentence, forms, strict=True)):
            form = spelt.places.get(word.start(), form)
            lowered = word[0].lower()
            new = seen.get(lowered) or spelt.words.get(lowered) or letters.written(word[0], form)
            if number in first and new == new.lower():
                new = letters.written(word[0], TITLE)
            pieces += (text[at : word.start()], new)
            at = word.end()
    return "".join((*pieces, text[at:]))


def written_in(like: str) -> dict[str, str]:
    """How a text writes its words where they do not stand first, each as it does most often.

    >>> written_in("The BBC met Okello. Okello met the BBC there.")["okello"]
    'Okello'
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences(like):
        # Other lines in capitals tell nothing.
        if is_in_one_case(like[sentence[0].start() : sentence[-1].end()]):
            continue
        first = openers(sentence)
        for number, word in enumerate(sentence):
            if number not in first:
                found[word[0].lower()][word[0]] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in found.items()}


def sentences(text: str) -> Iterator[list[re.Match[str]]]:
    """The words and marks of each sentence.

    >>> [len(one) for one in sentences("DR. OKELLO LEFT. SHE WAS ILL.\\n\\nNOBODY KNEW")]
    [5, 4, 2]
    """
    found: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if found and (_BREAK.search(text, found[-1].end(), word.start()) or _is_over(found, word)):
            yield found
            found = []
        found.append(word)
    if found:
        yield found


def _is_over(found: Sequence[re.Match[str]], after: re.Match[str]) -> bool:
    """Whether a sentence ends with its last word, given what comes after."""
    if found[-1].end() == after.start() or after[0] in _ONLY_CLOSING:
        return False
    mark = len(found) - 1
    while mark > len(found) - _MOST_CLOSING and mark and found[mark][0] in _CLOSING:
        mark -= 1
    if found[mark][0] not in _ENDS:
        return False
    before = found[mark - 1][0].lower() if mark else ""
    return found[mark][0] != "." or not (before in _SHORT or (len(before) == 1 and before.isalpha()))


def _closes_a_dateline(sentence: Sequence[re.Match[str]], dash: int) -> bool:
    """Whether a dash stands behind the agency or the day of a dateline, with a word behind it."""
    first = dash
    while first and sentence[first][0] in _DASHES:
        first -= 1
    after = sentence[dash + 1 : dash + 2]
    apart = bool(after) and (after[0].start() > sentence[dash].end() or sentence[dash - 1][0] in _DASHES)
    return apart and first > 1 and (sentence[first][0] in (")", "]") or sentence[first][0].isdigit())


def openers(sentence: Sequence[re.Match[str]]) -> set[int]:
    """The numbers of the words that have a capital for standing first: in the sentence, or in a quotation.

    >>> sorted(openers(next(sentences('"NOW," HE SAID, "WE WAIT."'))))
    [1, 8]
    >>> sorted(openers(next(sentences("VARDA, 3 MAY (VP) -- THE FERRY SANK."))))
    [0, 9]
    """
    found: set[int] = set()
    opening = True
    for number, word in enumerate(sentence):
        if number < _LONGEST_DATELINE and word[0] in _DASHES and _closes_a_dateline(sentence, number):
            opening = True
        elif word[0] in _OPENING:
            before = sentence[number - 1] if number else None
            opening = opening or (before is not None and before[0] in _SAID and before.end() < word.start())
        elif opening:
            found.add(number)
            opening = False
    return found
