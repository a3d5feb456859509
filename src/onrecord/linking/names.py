"""Which names of an article are one person's or one body's?

Takes the names that the tagger saw; yields a roster of entries, each with its fullest name and all its
mentions. A shorter form ("Okello") goes to the fuller one ("Grace Okello") when the article has just one
that it can stand for, or when only one of them has been named so far. Leaves pronouns and descriptions
alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.records import Span
from onrecord.records.labels import Name

_TOKEN = re.compile(r"[^\s,()\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Entry:
    """One named person or body: `tokens` are the lower-case words of its fullest name."""

    kind: str
    name: str
    tokens: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(span.start for span in self.mentions)


@dataclass(frozen=True, slots=True)
class Roster:
    """The named persons and bodies of an article."""

    entries: tuple[Entry, ...]
    ambiguous: dict[Span, tuple[Entry, ...]]

    def at(self, span: Span) -> Entry | None:
        """The entry that has a mention touching the span."""
        return next((entry for entry in self.entries if any(m.touches(span) for m in entry.mentions)), None)

    def before(self, place: int, kind: str) -> list[Entry]:
        """Entries of a kind named before a place, the latest first."""
        named = [
            (max(m.start for m in entry.mentions if m.start < place), number, entry)
            for number, entry in enumerate(self.entries)
            if entry.kind == kind and any(m.start < place for m in entry.mentions)
        ]
        return [entry for _, _, entry in sorted(named, key=lambda row: (-row[0], row[1]))]


def roster(text: str, names: Iterable[Name], codebook: Codebook) -> Roster:
    """Gather the names of an article into entries."""
    trimmed = [(kind, span) for kind, seen in _whole(text, names) if (span := trim(text, seen, codebook)) is not None]
    entries: list[Entry] = []
    by_word: dict[str, list[Entry]] = defaultdict(list)
    ambiguous: dict[Span, tuple[Entry, ...]] = {}
    # Fuller forms first, so that a short one that comes earlier, as in a headline, finds its owner.
    for kind, span in sorted(trimmed, key=lambda row: (-len(_tokens(row[1].of(text))), row[1])):
        tokens = _tokens(span.of(text))
        if not tokens:
            continue
        fitting = [
            entry for entry in by_word[tokens[-1]] if entry.kind == kind and stands_for(tokens, entry.tokens, kind)
        ]
        if not fitting and (glued := glued_to(span.of(text), entries, codebook)) is not None:
            fitting, span = [glued], Span(span.start, span.start + len(glued.tokens[-1]))
        exact = [entry for entry in fitting if entry.tokens == tokens]
        chosen = exact or fitting
        if len(chosen) > 1:
            chosen = [entry for entry in chosen if entry.first < span.start] or chosen
        if len(chosen) == 1:
            chosen[0].mentions.append(span)
        elif chosen:
            ambiguous[span] = tuple(chosen)
        else:
            entry = Entry(kind, _tidy(span.of(text)), tokens, [span])
            entries.append(entry)
            for word in {*tokens, initials(tokens)}:
                by_word[word].append(entry)
    for entry in entries:
        entry.mentions.sort()
    return Roster(tuple(sorted(entries, key=lambda entry: entry.first)), ambiguous)


def _whole(text: str, names: Iterable[Name]) -> list[tuple[str, Span]]:
    """Join neighbours of one kind with only a space between: two people always have a word or mark between."""
    joined: list[tuple[str, Span]] = []
    for name in names:
        if joined and joined[-1][0] == name.kind and text[joined[-1][1].end : name.span.start] == " ":
            joined[-1] = (name.kind, Span(joined[-1][1].start, name.span.end))
        else:
            joined.append((name.kind, name.span))
    return joined


def trim(text: str, span: Span, codebook: Codebook) -> Span | None:
    """Take honorifics off the front of a name and a possessive off its end.

    >>> from onrecord.codebook import load
    >>> trim("Mr. Okello's plan", Span(0, 12), load())
    Span(start=4, end=10)
    """
    words = [Span(span.start + m.start(), span.start + m.end()) for m in _TOKEN.finditer(span.of(text))]
    while words and words[0].of(text).lower() in codebook.honorifics:
        words = words[1:]
    if not words:
        return None
    end = words[-1].start + len(_POSSESSIVE.sub("", words[-1].of(text)))
    return Span(words[0].start, end) if end > words[0].start else None


def glued_to(word: str, entries: Iterable[Entry], codebook: Codebook) -> Entry | None:
    """The person whose surname a broken page has printed as one word with a cue: "Okellosaid".

    >>> from onrecord.codebook import load
    >>> glued_to("Okellosaid", [Entry("person", "Grace Okello", ("grace", "okello"))], load()).name
    'Grace Okello'
    """
    fitting = [
        entry
        for entry in entries
        if entry.kind == "person"
        if word.lower().startswith(entry.tokens[-1])
        if word.lower()[len(entry.tokens[-1]) :] in codebook.cues
    ]
    return fitting[0] if len(fitting) == 1 else None


def stands_for(short: Sequence[str], full: Sequence[str], kind: str) -> bool:
    """Whether a form of a name can stand for a fuller one.

    A person's may be the last words, the first, or first and last without what is between; a body's
    is its whole name or its initials.

    >>> stands_for(["okello"], ["grace", "okello"], "person")
    True
    >>> stands_for(["grace", "obote"], ["grace", "okello"], "person")
    False
    >>> stands_for(["rwb"], ["river", "water", "board"], "organisation")
    True
    """
    if tuple(short) == tuple(full):
        return True
    if kind == "person":
        places = [full.index(word) for word in short if word in full]
        return len(places) == len(short) and places == sorted(places) and (len(short) == 1 or short[-1] == full[-1])
    return len(short) == 1 and len(full) > 1 and short[0].replace(".", "") == initials(full)


def initials(tokens: Sequence[str]) -> str:
    """The first letters of a name's words, as a body is called for short.

    >>> initials(["river", "water", "board", "of", "arlia"])
    'rwba'
    """
    return "".join(word[0] for word in tokens if word not in ("of", "the", "and", "for"))


def _tokens(name: str) -> tuple[str, ...]:
    words = (word.strip(".").lower() for word in _TOKEN.findall(name))
    return tuple(word for word in words if word and word != "the")


def _tidy(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
