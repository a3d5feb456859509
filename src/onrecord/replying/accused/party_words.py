"""Which words stand for a party? A phrase with its whole name, and those that are set beside it or joined to it.

Takes a parsed sentence, a phrase and the names in the text; yields the words by party. Two phrases stand for one party
where one describes the other ("his rival, Ada Brook,"). Leaves alone whether anybody is blamed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.grammar import Parsed, Phrase
from onrecord.records import Span, SpanIndex

# What is told to somebody often stands right before these.
_SOMEBODY = frozenset(("someone", "somebody", "nobody", "everybody", "everyone"))
Names = SpanIndex[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A phrase that stands for a party, and its head, which is a whole name where it has one.

    `common`: a noun that has its capital only because it begins a sentence, "lack" in "Lack of light was blamed".
    """

    span: Span
    head: Span
    common: bool = False


Party = tuple[Words, ...]


def is_prose(parsed: Parsed) -> bool:
    """Whether some verb begins small, so that a capital tells of a name: not so in a headline in capitals."""
    return any(parsed.words[clause.group.head].text[0].islower() for clause in parsed.clauses)


def name_as_phrase(parsed: Parsed, at: int, names: Names) -> Phrase | None:
    """A name in which the word classes saw no noun: "Estates" in "Carrow Estates lied"."""
    if not 0 <= at < len(parsed.words):
        return None
    if names.touching(parsed.words[at].span):
        return Phrase(at, at + 1, at)
    start = at + 1
    while is_prose(parsed) and start > 0 and parsed.words[start - 1].text[0].isupper():
        start -= 1
    return Phrase(start, at + 1, at) if start <= at else None


def listed(
    text: str, parsed: Parsed, phrase: Phrase, names: Names, until: int | None = None
) -> tuple[tuple[Party, ...], int]:
    """A phrase with those that stand in apposition to it or are joined to it, by party; and the word behind them."""
    end = len(parsed.words) if until is None else until
    words, at = _words(parsed, phrase, names)
    parties = [[words]]
    for further, joined, behind in _further(parsed, at, end, names):
        at = behind
        if not joined and is_name(text, further) is not is_name(text, parties[-1][-1]):
            parties[-1].append(further)
        else:
            parties.append([further])
    return tuple(tuple(party) for party in parties), at


def _further(parsed: Parsed, at: int, end: int, names: Names) -> Iterator[tuple[Words, bool, int]]:
    """The phrases that follow behind a comma or "and", whether "and" joins them, and the word behind each."""
    while at < end and parsed.lower[at] in (",", "and", "&"):
        marks = 1
        while at + marks < end and parsed.lower[at + marks] in (",", "and", "&"):
            marks += 1
        joined = any(parsed.lower[at + number] != "," for number in range(marks))
        phrase = parsed.phrase(at + marks)
        if phrase is None or phrase.start != at + marks or phrase.start >= end:
            return
        words, at = _words(parsed, phrase, names)
        yield words, joined, at


def _words(parsed: Parsed, phrase: Phrase, names: Names) -> tuple[Words, int]:
    """A phrase with the name behind its "of" ("the port of Kestrel Bay"), as far as its name goes; and what follows."""
    places = parsed.words
    name = next(iter(names.touching(places[phrase.head].span)), None)
    head = places[phrase.head].span if name is None else name
    at = phrase.end
    while at < len(places) and (places[at].span.start < head.end or _goes_on(parsed, phrase, at)):
        at += 1
    stop = max(places[at - 1].span.end, head.end)
    while at + 1 < len(places) and parsed.lower[at] == "of":
        behind = parsed.phrase(at + 1)
        if behind is None or behind.start != at + 1 or not places[behind.head].text[0].isupper():
            break
        at, stop = behind.end, places[behind.end - 1].span.end
    span = Span(min(places[_begins(parsed, phrase)].span.start, head.start), stop)
    return Words(span=span, head=head, common=name is None and _is_common(parsed, phrase.head)), at


def _begins(parsed: Parsed, phrase: Phrase) -> int:
    """Where the words for a party begin: not with the "that" which says that something is told, or whom it is told.

    "That mill owners lied", "told police someone had lied".
    """
    if parsed.lower[phrase.head] in _SOMEBODY:
        return phrase.head
    return phrase.start + (phrase.start == 0 < phrase.head and parsed.lower[0] == "that")


def _is_common(parsed: Parsed, head: int) -> bool:
    """Whether a word is no name and begins its sentence."""
    first = next((at for at, word in enumerate(parsed.words) if word.text[0].isalnum()), 0)
    return head == first and parsed.tags[head] in ("NN", "NNS")


def _goes_on(parsed: Parsed, phrase: Phrase, at: int) -> bool:
    """Whether a name goes on with a word that the classes took for a verb: "Estates" behind "Carrow"."""
    clause = parsed.clause(at)
    capitals = is_prose(parsed) and parsed.words[at].text[0].isupper() and parsed.words[phrase.head].text[0].isupper()
    return capitals and at == phrase.end and clause is not None and clause.group.head == at


def is_name(text: str, words: Words) -> bool:
    """Whether a party is called by a name."""
    return words.head.of(text)[0].isupper() and not words.common
