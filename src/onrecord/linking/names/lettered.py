"""Which words does a text spell out for the letters that it calls a body by: "EAC" and "East African Community"?

Takes the text and the names seen in it; yields, for letters that no name seen stands for, the places where their words
stand. A name that ends in these words is the body's whole ("the Ellery Chamber of Commerce and Industry" for "CCI").
Leaves letters of two alone, those that fit two names, an office, and a headline, which may print each word with a
capital.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.linking.names.forms import letters_of, tokens_of
from onrecord.linking.names.kinds import is_function
from onrecord.records import Span, SpanIndex

_LETTERS = re.compile(r"[A-Z]{3,8}")
# So many words with a capital, the small ones of a name between them.
_RUN = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{0,40}(?:\s(?:(?:of|the|and|for|in|on|&)\s){0,2}[A-Z][\w’'-]{0,40}){2,11}(?![\w’'-])"
)
_LINK = re.compile(r"\s(?:of|for|in|on)\s")
_WORD = re.compile(r"[A-Z][\w’'-]*")


def spelt_out(
    text: str, seen: Iterable[tuple[str, Span]], codebook: Codebook, title_end: int = 0
) -> dict[str, list[Span]]:
    """The places of the one name whose words begin with the letters, in their order.

    >>> from onrecord.codebook import load
    >>> def told(text, *names):
    ...     spans = [(kind, Span(i := text.index(name), i + len(name))) for kind, name in names]
    ...     return {one: [place.of(text) for place in places] for one, places in spelt_out(text, spans, load()).items()}
    >>> told("He left the East Arlian Community. The EAC wept.", ("organisation", "EAC"))
    {'EAC': ['East Arlian Community']}
    >>> told("Ellery Arts Council and East Arlian Community met. EAC wept.", ("organisation", "EAC"))
    {}
    >>> told("Ada Rose Cole met ARC.", ("organisation", "ARC"), ("person", "Ada Rose Cole"))
    {}
    """
    names = list(seen)
    letters = {name for kind, span in names if kind == "organisation" and _LETTERS.fullmatch(name := span.of(text))}
    bodies = [tokens_of(span.of(text)) for kind, span in names if kind == "organisation"]
    letters -= {short.upper() for tokens in bodies if len(tokens) > 1 for short in letters_of(tokens)}
    if not letters:
        return {}
    taken = SpanIndex((span, (kind, span)) for kind, span in names)
    lengths = {len(short) for short in letters}
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for run in _RUN.finditer(text, title_end):
        words = [Span(run.start() + word.start(), run.start() + word.end()) for word in _WORD.finditer(run[0])]
        for size in lengths:
            for first in range(len(words) - size + 1):
                place = Span(words[first].start, words[first + size - 1].end)
                short = "".join(text[word.start] for word in words[first : first + size])
                if short not in letters or _is_an_office(place.of(text), codebook):
                    continue
                if (whole := _whole(place, taken)) is not None:
                    found[short][whole.of(text)].append(whole)
    return {short: places for short, forms in found.items() if len(forms) == 1 for places in forms.values()}


def _is_an_office(words: str, codebook: Codebook) -> bool:
    """Whether words are of an office and no body: "Additional Superintendent of Police".

    >>> from onrecord.codebook import load
    >>> [_is_an_office(words, load()) for words in ("Additional Superintendent of Police", "Arlian Teachers Union")]
    [True, False]
    """
    office = _LINK.split(words, maxsplit=1)[0].split()
    return bool(office) and is_function(office[-1], codebook)


def _whole(place: Span, taken: SpanIndex[tuple[str, Span]]) -> Span | None:
    """The whole name that words spell out: they themselves where nobody has seen one there, or the body's they end."""
    touched = taken.touching(place)
    if not touched or all(kind in ("organisation", "other", "place") and place.covers(span) for kind, span in touched):
        return place
    (kind, span), *more = touched
    return span if not more and kind == "organisation" and span.end == place.end and span.start < place.start else None
