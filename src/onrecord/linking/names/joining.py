"""Which of the tagger's names are pieces of one: "S." and "Balakrishna Oduya", "dela Cruz" and "Brook"?

Takes names in the order of the text; yields them as whole words, the pieces of one name joined. Leaves apart what a
sentence ends between, and letters or a place that only stand before a person: "envoy to the OSCE Ada Brook".
"""

import re
from collections.abc import Container, Iterable

from onrecord.codebook import Codebook
from onrecord.records import Span

_LONGEST_WORD = 60
_NAME_END = 200
_WORD_PART = re.compile(r"[\w&]|(?<=\w)-(?=\w)")
# A name behind such words tells where somebody is sent, and is no given name.
_SENT = re.compile(r"\b(?:to|of|in|from|for)\s+(?:the\s+)?$")
_INITIAL = re.compile(r"(?:[A-Z]\.?\s?)+")
# Longer words with a full stop are no short forms of names: "in June. Okello".
_SHORT_FORM = 4
_LETTERS = 3


def join(text: str, names: Iterable[tuple[str, Span]], codebook: Codebook) -> list[tuple[str, Span]]:
    """Names by whole words, each once."""
    joined: list[tuple[str, Span]] = []
    for kind, piece in names:
        span = _whole_words(text, piece)
        last = joined[-1] if joined else None
        if last is not None and last[1].touches(span):
            joined[-1] = (last[0], Span(last[1].start, max(span.end, last[1].end)))
        elif last is not None and (whole := _together(text, last, (kind, span), codebook)) is not None:
            joined[-1] = (whole, Span(last[1].start, span.end))
        else:
            joined.append((kind, span))
    return joined


def _together(text: str, one: tuple[str, Span], other: tuple[str, Span], codebook: Codebook) -> str | None:
    """The kind of the name that two make; nothing where they are two."""
    between = text[one[1].end : other[1].start]
    if between.strip() in ("and", "and the", "") and _one_name(text, one[1], other[1], codebook):
        return other[0]
    if one[0] == "person" == other[0] and _parts_of_a_person(between, one[1].of(text), codebook):
        return "person"
    if between == " " and _goes_on(text, one, other, codebook):
        return "person" if one[0] == "person" else other[0]
    return None


def _one_name(text: str, one: Span, other: Span, codebook: Codebook) -> bool:
    """Whether two names are one that has an "and" in it.

    >>> from onrecord.codebook import load
    >>> text = "Jammu and Kashmir, not Tarn and Kashmir"
    >>> _one_name(text, Span(0, 5), Span(10, 17), load()), _one_name(text, Span(23, 27), Span(32, 39), load())
    (True, False)
    """
    before = text[max(one.start, one.end - _NAME_END) : other.start].split()[-3:]
    behind = text[other.start : min(other.end, other.start + _NAME_END)].split()[:1]
    return any(" ".join([*before[at:], *behind]).lower() in codebook.grammar.joined_names for at in range(len(before)))


def _parts_of_a_person(between: str, before: str, codebook: Codebook) -> bool:
    """Whether what stands between two names of persons joins them.

    A small particle ("Josephat ole Nkaissery"), a hyphen ("Cruz-Brook"), the mark behind a nickname ('Jose "Joma"
    Brook'), the full stop of an initial ("S. Oduya").

    >>> from onrecord.codebook import load
    >>> given = ((" ole ", "Josephat"), ("-", "Cruz"), ('" ', 'Jose "Joma'), (". ", "S"), (". ", "Oduya"))
    >>> [_parts_of_a_person(between, before, load()) for between, before in given]
    [True, True, True, True, False]
    """
    small = between.islower() and between[:1] == between[-1:] == " " and between.strip() in codebook.naming.particles
    opened = any(before.count(mark) % 2 == 1 if mark == '"' else mark in before for mark in '"“')
    return (
        (small and between.strip() not in ("y", "e"))
        or between == "-"
        or (between in ('" ', "” ") and opened)
        or (between == ". " and _INITIAL.fullmatch(before) is not None)
    )


def _goes_on(text: str, one: tuple[str, Span], other: tuple[str, Span], codebook: Codebook) -> bool:
    """Whether a name goes on behind a space: with one of its kind, or at a particle ("Yann Le Marrec").

    Letters before a person are the body that he speaks for, and behind a full stop a sentence begins.
    """
    # Of a name that has been joined from thousands of words, its end tells as much as all of it.
    start, end = one[1]
    before, behind = text[max(start, end - _NAME_END) : end].split(), other[1].of(text).split()
    last = before[-1:]
    stops = bool(last) and last[0].endswith(".") and len(last[0]) > _SHORT_FORM and not codebook.is_title(last[0])
    letters = len(before) == 1 and before[0].isupper() and len(before[0]) >= _LETTERS and "." not in before[0]
    if stops or (other[0] == "person" and letters and not behind[0].isupper()):
        return False
    # "Per Lindqvist", of whom a tagger has taken the surname alone for a body's name.
    given = one[0] == "person" and len(before) == 1 and codebook.gender_of_name(before[0]) is not None
    if given and other[0] == "organisation" and len(behind) == 1 and not behind[0].isupper():
        return not codebook.named(behind[0])
    particles = [word for word in (*last, *(behind[:1] if one[0] == "person" else ())) if word[:1].isupper()]
    return one[0] == other[0] or any(word.lower() in codebook.naming.particles for word in particles)


def without_the_place(text: str, kind: str, span: Span, places: Container[str], codebook: Codebook) -> Span:
    """A person's name without the place before it to which somebody is sent: "the envoy to Dunmere Zhou Bing".

    `places` are the names that the text has for places elsewhere.

    >>> from onrecord.codebook import load
    >>> text = "The envoy to Dunmere Zhou Bing left."
    >>> without_the_place(text, "person", Span(13, 30), {"Dunmere"}, load()).of(text)
    'Zhou Bing'
    """
    first, _, rest = span.of(text).partition(" ")
    sent = (
        kind == "person" and " " in rest and first in places and _SENT.search(text, max(0, span.start - 20), span.start)
    )
    return Span(span.end - len(rest), span.end) if sent and codebook.gender_of_name(first) is None else span


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    first, last = start - _LONGEST_WORD, end + _LONGEST_WORD
    while start > max(0, first) and _WORD_PART.match(text, start - 1) and _WORD_PART.match(text, start):
        start -= 1
    while end < min(len(text), last) and _WORD_PART.match(text, end) and _WORD_PART.match(text, end - 1):
        end += 1
    return Span(start, end)
