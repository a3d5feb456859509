"""What the words before a name tell of it: a title is no part of it, and behind "Mr." stands a person's name.

Takes names; yields them without titles, and with those that nobody has tagged. Leaves alone whose name it is.
"""

import re
from collections.abc import Container

from onrecord.codebook import Codebook
from onrecord.linking.names.forms import trim, without_letters
from onrecord.linking.names.kinds import is_function
from onrecord.records import Span, SpanIndex

_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
_CAPITAL_BEHIND = re.compile(r"(?<![\w-])([A-Z][A-Za-z]{1,5})\.?\s((?:[A-Z]\.\s?)*[A-Z][\w’'-]*[^\W\d_])")
_ONE_MORE = re.compile(r"\s([A-Z][\w’'-]*[^\W\d_])(?!\.\w)")
_MOST_WORDS = 3


def with_honoured(
    text: str, spotted: list[tuple[str, Span]], title_end: int, codebook: Codebook
) -> list[tuple[str, Span]]:
    """With the names behind "Mr.", "Ms." and their like that nobody has tagged as a person's: "MR. DANE:".

    >>> from onrecord.codebook import load
    >>> texts = "Mr. Dane left.", "Smt. Anjali Ravane IAS left.", "Mr Speaker left.", "Miss Velden left."
    >>> [[span.of(text) for _, span in with_honoured(text, [], 0, load())] for text in texts]
    [['Dane'], ['Anjali Ravane'], [], []]
    """
    people = SpanIndex((span, span) for kind, span in spotted if kind == "person")
    new = []
    for match in _CAPITAL_BEHIND.finditer(text):
        honorific = match[1].lower() in codebook.naming.honorifics - codebook.naming.titles
        if not honorific or match[1].lower() == "miss" or codebook.gender_of_title(match[1]) is None:
            continue
        span = Span(*match.span(2))
        both = f"{match[1]} {match[2]}".lower() in codebook.naming.honorifics  # "Puan Sri"
        word = match[2].lower()
        if both or people.touching(span) or is_function(word, codebook) or word in codebook.cueing.turn_labels:
            continue
        new.append(span if span.end <= title_end else _to_its_end(text, span, codebook))
    taken = SpanIndex((span, span) for span in new)
    return sorted(
        [*(("person", span) for span in new), *(row for row in spotted if not taken.touching(row[1]))],
        key=lambda row: row[1],
    )


def _to_its_end(text: str, span: Span, codebook: Codebook) -> Span:
    """A name with the words behind it that go on with it, a day or letters of an office aside."""
    for _ in range(_MOST_WORDS - 1):
        more = _ONE_MORE.match(text, span.end)
        if more is None or more[1].lower() in codebook.calendar.weekdays.keys() | codebook.calendar.months.keys():
            break
        span = Span(span.start, more.end(1))
    return Span(span.start, span.start + len(without_letters(span.of(text), codebook)))


def is_honoured(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether the word before a title is one for a person: "Lady Justice Brook", "Mr Justice Brook", not "the"."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    word = before[1].lower() if before is not None else ""
    return word in codebook.naming.honorifics and word != "the"


def is_surely_a_person(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name is surely a person's for the word before it: "Mr. Dane", "Sen. Rook", not "Former Dane".

    >>> from onrecord.codebook import load
    >>> told = ("Mr. Dane", "SEN. DANE", "Former Dane", "the Dane", "Madam Host")
    >>> [is_surely_a_person(words, Span(len(words) - 4, len(words)), load()) for words in told]
    [True, True, False, False, False]
    """
    if span.of(text).lower() in codebook.cueing.turn_labels:
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    word = before[1].lower() if before is not None else ""
    honoured = word in codebook.naming.honorifics - codebook.naming.titles
    if honoured:
        return codebook.gender_of_title(word) is not None
    return word.endswith(".") and word in codebook.naming.titles


def without_titles(
    text: str, kind: str, span: Span | None, surnames: Container[str], codebook: Codebook
) -> Span | None:
    """Take "President" and its like off the front of a person's name; a title alone is no name.

    `surnames` are the names of one word that the text has for people.

    >>> from onrecord.codebook import load
    >>> def bare(text):
    ...     return without_titles(text, "person", Span(0, len(text)), {"Wagiyo"}, load()).of(text)
    >>> bare("President Ada Brook"), bare("Shopkeeper Ada Brook"), bare("Baker Brook"), bare("Fisherman Wagiyo")
    ('Ada Brook', 'Ada Brook', 'Baker Brook', 'Wagiyo')
    """
    while span is not None and kind == "person":
        word = re.match(r"[^\s]+", span.of(text))
        if word is None:
            break
        rest = span.of(text)[word.end() :].lstrip()
        if not codebook.is_title(word[0]) and not _is_a_trade(word[0], rest, surnames, codebook):
            break
        # "Minister for Rivers Hon Ada Brook"
        span = trim(text, Span(span.end - len(rest), span.end), codebook) if rest else None
    return span


def _is_a_trade(word: str, rest: str, surnames: Container[str], codebook: Codebook) -> bool:
    """Whether a word before a full name is what somebody does and no given name: "Shopkeeper" before "Ada Brook".

    So is a noun for people before whom the text names so alone as well.
    """
    given = rest.split()[:2]
    if codebook.gender_of_name(word) is not None:
        return False
    if rest in surnames and word.lower() in codebook.heads.person:
        return True
    return len(given) > 1 and codebook.gender_of_name(given[0]) is not None and is_function(word.lower(), codebook)
