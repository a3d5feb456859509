"""Does a name mean the father or the son: "Oren Halvard Jr.", "the elder Halvard", "his father, Oren Halvard"?

Takes the mentions of people; yields "sr" or "jr" for those of which the text tells it. A bare name is the one who
bears the mark ("Carl Adair Jr. ... Carl Adair"), unless the text says that one is the other's father or son. Leaves
alone whose mention it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.codebook import Codebook
from onrecord.linking.names.forms import tokens_of
from onrecord.records import Span

_MARK = re.compile(r",?\s(jr|sr|ii|iii|iv)\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([a-z]+)\s+$")
# Words from one to the other: "his father, the late Governor Oren Halvard", "Oren Halvard's second son".
_BEFORE = re.compile(r"\b([a-z]+),?\s(?:the\s)?(?:late\s)?(?:[A-Z][\w.]*\s){0,3}$")
_BEHIND = re.compile(r"['’]s?\s((?:[a-z-]+\s){0,2}[a-z]+)\b", re.IGNORECASE)
_AROUND = 60
_OTHER = {"jr": "sr", "sr": "jr"}


def generations(text: str, people: Iterable[tuple[Span, str]], codebook: Codebook) -> Mapping[Span, str]:
    """For mentions of people, each with the name that it is called by, which of two of a name they tell of.

    >>> from onrecord.codebook import load
    >>> def told(text):
    ...     spans = [Span(*match.span()) for match in re.finditer(r"(?:Oren )?Halvard(?: Jr)?", text)]
    ...     return list(generations(text, [(span, span.of(text)) for span in spans], load()).values())
    >>> told("Oren Halvard Jr. and his father, Oren Halvard, left. The elder Halvard spoke.")
    ['jr', 'sr', 'sr']
    >>> told("Oren Halvard Jr. came. Oren Halvard left.")
    ['jr']
    """
    people = list(people)
    found = {span: mark for span, _ in people if (mark := _mark(text, span, codebook))}
    marks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    bare: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span, name in people:
        if span in found:
            marks[tokens_of(name)].add(found[span])
        elif " " in name:
            bare[tokens_of(name)].append(span)
    for tokens, spans in bare.items():
        if len(marks[tokens]) == 1 and any(_beside_kin(text, span, codebook) for span in spans):
            (mark,) = marks[tokens]
            found |= dict.fromkeys(spans, _OTHER[mark])
    return found


def _mark(text: str, span: Span, codebook: Codebook) -> str | None:
    """What stands behind a name, or right before it, of the generation of whoever bears it."""
    naming = codebook.naming
    if (mark := _MARK.search(text, span.start, span.end) or _MARK.match(text, span.end)) is not None:
        return "sr" if mark[1].lower() in naming.elders else "jr"
    before = _WORD_BEFORE.search(text, max(0, span.start - _AROUND), span.start)
    word = before[1] if before else ""
    return "sr" if word in naming.elders else "jr" if word in naming.juniors else None


def _beside_kin(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name stands beside a word for a father or a son who may bear it as well."""
    kin = codebook.naming.elders | codebook.naming.juniors
    beside = (_BEFORE.search(text, max(0, span.start - _AROUND), span.start), _BEHIND.match(text, span.end))
    return any(not kin.isdisjoint(match[1].lower().split()) for match in beside if match is not None)
