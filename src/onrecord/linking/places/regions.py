"""Which names of a text are those of regions, however the tagger cut them?

Takes a text and the names that were seen in it; gives the spans of seas, straits, deserts, parts of the world: "Strait
of Hormuz" where only "Hormuz" was tagged, or something of another kind. Leaves alone a name that goes on ("Suez Canal
Authority"), and a lone word that was tagged as somebody's: "Amazon" may be a company.
"""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.linking.gazetteer import Gazetteer
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

_WORD: Final = re.compile(r"\w(?:[\w’'.-]*\w)?\.?")
# How many words of a region's name may stand before or behind what was tagged, and how many letters these take.
_MOST, _FAR = 3, 40
_PERHAPS_PLACES: Final = frozenset({"place", "other", "nationality"})


def region_spans(text: str, names: Iterable[Name], gazetteer: Gazetteer) -> list[Span]:
    """The spans of regions, in the order of the text.

    >>> from onrecord.linking.gazetteer import load
    >>> text = "A ferry sank in the Strait of Hormuz. The Suez Canal Authority and Amazon were asked."
    >>> tagged = [("place", "Hormuz"), ("organisation", "Suez Canal Authority"), ("organisation", "Amazon")]
    >>> names = [Name(kind=kind, span=Span(i := text.index(word), i + len(word))) for kind, word in tagged]
    >>> [span.of(text) for span in region_spans(text, names, load())]
    ['Strait of Hormuz']
    """
    several = list(names)
    tagged = SpanIndex((name.span, name.span) for name in several)
    found = {span for name in several if (span := _around(text, name, gazetteer)) is not None}
    whole = [span for span in found if all(span.covers(other) for other in tagged.touching(span))]
    return sorted(span for span in whole if not any(other != span and other.covers(span) for other in whole))


def nobodys(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a sea's, a mountain's, a part of the world's, which has no authorities.

    >>> from onrecord.linking.gazetteer import load
    >>> [nobodys(name, load()) for name in ("Middle East", "Somaliland", "West Bank", "Ellery")]
    [True, False, False, False]
    """
    of_nature = [entry for entry in gazetteer.find(name) if entry.kind.of_nature]
    return bool(of_nature) and not any(entry.governed for entry in of_nature)


def _around(text: str, name: Name, gazetteer: Gazetteer) -> Span | None:
    """The longest name of a region that a tagged name is, or is a part of."""
    if not any(gazetteer.in_a_region(word) for word in _WORD.findall(name.span.of(text))):
        return None
    begin = max(0, name.span.start - _FAR)
    words = [_bare(text, Span(*match.span())) for match in _WORD.finditer(text, begin, name.span.end + _FAR)]
    touched = [at for at, word in enumerate(words) if word.touches(name.span)]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    tried = [
        Span(words[start].start, words[end].end)
        for start in range(max(0, first - _MOST), first + 1)
        for end in range(last, min(len(words), last + _MOST + 1))
        if end > start or name.kind in _PERHAPS_PLACES
    ]
    fitting = (span for span in tried if text[span.start].isupper() and gazetteer.is_region(span.of(text)))
    return max(fitting, key=lambda span: span.end - span.start, default=None)


def _bare(text: str, word: Span) -> Span:
    """A word without a possessive and the full stop of its sentence, but with that of "St."."""
    end = re.search(r"(?:[’']s|(?<=\w\w\w)\.)$", word.of(text))
    return Span(word.start, word.start + end.start()) if end else word
