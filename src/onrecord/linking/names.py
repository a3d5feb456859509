"""Which names of an article are one person's or one body's?

Takes the text and the names spotted in it; yields a roster of entries, each with its fullest name and all its
mentions, those that the tagger missed among them. A shorter form ("Okello") goes to the fuller one ("Grace
Okello"); where it fits several, to the one of the right gender who was named first, most often or last in full, and
stays open where they are level. Leaves pronouns and descriptions alone.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from onrecord.codebook import Codebook
from onrecord.linking.couples import couples
from onrecord.linking.forms import glued, initials, stands_for, tokens_of, without_form
from onrecord.linking.genders import told_behind
from onrecord.linking.spotting import spotted
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

# Words as long as names can be; a longer run of letters is no word, and costs no more than its first letters.
_WORDS = re.compile(r"(?<![\w’'\-])\w[\w’'\-]{0,60}(?![\w’'\-])")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zß-ÿ][\w’'\-]*")
_PARTS = re.compile(r"[.!?]\s|\n")
_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
# How much more one bearer of a short form must weigh than the next; how much who was named in full first and last
# counts beside the share of full names. A report keeps the bare surname for whom it is about, who comes first, and goes
# on to name the others in full: first named is right in 141 of 155 such sources of PolNeAR's training half, last named
# in 105, most often named in 130.
_MARGIN = 0.25
_FIRST = 1.0
_LATEST = 0.2


@dataclass(slots=True)
class Entry:
    """One named person, body, place or other: `tokens` are the lower-case words of its fullest name."""

    kind: str
    name: str
    tokens: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)
    full: list[Span] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(span.start for span in self.mentions)


@dataclass(frozen=True)
class Roster:
    """The named persons and bodies of an article, each with its mentions in order."""

    entries: tuple[Entry, ...]
    ambiguous: dict[Span, tuple[Entry, ...]]

    @cached_property
    def _named(self) -> SpanIndex[tuple[Span, Entry]]:
        return SpanIndex((m, (m, entry)) for entry in self.entries for m in entry.mentions)

    def inside(self, span: Span) -> list[tuple[Span, Entry]]:
        """The mentions inside a span with their entries, in the order of these."""
        return self._named.inside(span)

    def touching(self, span: Span) -> list[tuple[Span, Entry]]:
        """The mentions that share a character with a span, with their entries, in the order of these."""
        return self._named.touching(span)

    def at(self, span: Span) -> Entry | None:
        """The entry that has a mention touching the span."""
        return next((entry for _, entry in self.touching(span)), None)

    def before(self, place: int, kind: str) -> list[Entry]:
        """Entries of a kind named before a place, the latest first."""
        named = [
            (entry.mentions[count - 1].start, number, entry)
            for number, entry in enumerate(self.entries)
            if entry.kind == kind and (count := bisect_left(entry.mentions, Span(place, 0)))
        ]
        return [entry for _, _, entry in sorted(named, key=lambda row: (-row[0], row[1]))]


def roster(text: str, names: Iterable[Name], codebook: Codebook, title_end: int = 0) -> Roster:
    """Gather the names of an article into entries."""
    seen = spotted(text, names, codebook, title_end)
    shared = couples(text, seen, codebook)
    seen = sorted(
        [*(row for row in seen if row[1] not in shared), *(("person", span) for span in shared)], key=itemgetter(1)
    )
    entries: list[Entry] = []
    by_word: dict[str, list[Entry]] = defaultdict(list)
    short: list[tuple[str, Span, list[Entry]]] = []
    # Fuller forms first, so that a short one that comes earlier, as in a headline, finds its owner.
    called = {span: shared.get(span, span.of(text)) for _, span in seen}
    for kind, span in sorted(seen, key=lambda row: (-len(tokens_of(called[row[1]])), row[1])):
        tokens = tokens_of(called[span])
        own = tokens if kind == "person" else without_form(tokens, codebook)
        fitting = [entry for entry in by_word[own[-1].replace(".", "")] if entry.kind == kind]
        fitting = [entry for entry in fitting if stands_for(tokens, entry.tokens, kind, codebook)]
        exact = [entry for entry in fitting if entry.tokens == tokens]
        if kind != "person" and len(fitting) > 1 and not exact:
            fitting = _one_company(fitting, own, codebook)
        if exact or (len(tokens) > 1 and len(fitting) == 1):
            found = (exact or fitting)[0]
            found.mentions.append(span)
            found.full.append(span)
        elif fitting:
            short.append((kind, span, fitting))
        else:
            entry = Entry(kind, _tidy(called[span]), tokens, [span], [span])
            entries.append(entry)
            for word in _ways_in(tokens, kind):
                by_word[word.replace(".", "")].append(entry)
    _place_missed(text, entries, short, seen, codebook)
    ambiguous = _place_short(text, entries, short, codebook)
    for entry in entries:
        entry.mentions.sort()
    return Roster(tuple(sorted(entries, key=lambda entry: (entry.first, entry.name))), ambiguous)


def _one_company(fitting: list[Entry], own: tuple[str, ...], codebook: Codebook) -> list[Entry]:
    """Whose short name it is where several bodies fit: a company's of just that name, no company's that begins so."""
    bare = {id(entry): without_form(entry.tokens, codebook) for entry in fitting}
    same = [entry for entry in fitting if bare[id(entry)] == own]
    return same[:1] or [entry for entry in fitting if bare[id(entry)] == entry.tokens]


def _ways_in(tokens: Sequence[str], kind: str) -> set[str]:
    """Words by which a shorter form may look for a name."""
    if kind == "person":
        return set(tokens)
    return {*tokens, initials(tokens), initials(tokens, small=True)}


def _place_missed(
    text: str,
    entries: list[Entry],
    short: list[tuple[str, Span, list[Entry]]],
    seen: Iterable[tuple[str, Span]],
    codebook: Codebook,
) -> None:
    """Find the surnames, full names of bodies and glued words that the tagger did not see."""
    taken = [False] * (len(text) + 1)
    for _, span in seen:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "person" or len(entry.tokens) == 1:
            owners[entry.tokens[-1]].append(entry)
    # A word that also stands in the text without a capital may be no name at the head of a sentence.
    ordinary = set(_SMALL_WORD.findall(text))
    people = {word for word, found in owners.items() if found[0].kind == "person" and len(word) > 2}
    for match in _WORDS.finditer(text):
        if taken[match.start()] or match[0].islower():
            continue
        tokens = tokens_of(match[0])
        if not tokens:
            continue
        span = Span(match.start(), match.start() + len(tokens[-1]))
        found = owners.get(tokens[-1])
        if found is None and (surname := glued(match[0], people, codebook)) is not None:
            found, span = owners[surname], Span(match.start(), match.start() + len(surname))
        if found and tokens[-1] not in ordinary:
            short.append((found[0].kind, span, found))


def _place_short(
    text: str, entries: list[Entry], short: Iterable[tuple[str, Span, list[Entry]]], codebook: Codebook
) -> dict[Span, tuple[Entry, ...]]:
    """Give each short form to its bearer; those that stay open, with all who could be meant."""
    ambiguous: dict[Span, tuple[Entry, ...]] = {}
    weights = {id(entry): float(len(entry.full)) for _, _, fitting in short for entry in fitting}
    others: dict[tuple[str, str], Entry] = {}
    for kind, span, fitting in sorted(short, key=lambda row: row[1]):
        if kind == "person" and (other := _of_the_other_gender(text, span, fitting, codebook)) is not None:
            others.setdefault(other, Entry(kind, " ".join(other), tokens_of(other[1]))).mentions.append(span)
            continue
        bearer = _bearer(text, span, fitting, weights, codebook) if kind == "person" else fitting[0]
        if bearer is None:
            ambiguous[span] = tuple(fitting)
        else:
            bearer.mentions.append(span)
    entries.extend(others.values())
    return ambiguous


def _of_the_other_gender(text: str, span: Span, fitting: Sequence[Entry], codebook: Codebook) -> tuple[str, str] | None:
    """Title and surname of somebody whom the article calls only so: "Mr. Okello", where all it names are women."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start)
    wanted = codebook.gender_of_title(before[1]) if before else None
    if before is None or wanted is None or before[0] != f"{before[1]} ":
        return None
    genders = {codebook.gender_of_name(entry.tokens[0]) if len(entry.tokens) > 1 else None for entry in fitting}
    return (before[1], span.of(text)) if None not in genders and wanted not in genders else None


def _bearer(
    text: str, span: Span, fitting: Sequence[Entry], weights: dict[int, float], codebook: Codebook
) -> Entry | None:
    """The bearer of a surname: of the gender that is told, named first, most often or last in full before."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start)
    wanted = (codebook.gender_of_title(before[1]) if before else None) or told_behind(text, span.end, codebook)
    candidates = [
        entry for entry in fitting if wanted is None or codebook.gender_of_name(entry.tokens[0]) in (None, wanted)
    ] or list(fitting)
    if before and len(candidates) > 1 and codebook.is_title(before[1]) and before[1].lower() not in codebook.honorifics:
        # "President Okello" is that Okello beside whose full name a president stands, and none of the others.
        candidates = [entry for entry in candidates if _holds(text, before[1], entry)]
        if len(candidates) != 1:
            return None
    named = [entry for entry in candidates if any(full.start < span.start for full in entry.full)] or candidates
    if len(named) == 1:
        return named[0]
    begins = text.rfind("\n", 0, span.start)
    here = [entry for entry in named if any(begins < full.start < span.start for full in entry.full)]
    if len(here) == 1:
        return here[0]  # the paragraph goes on about whom it has just named in full
    first, latest = _first_named(text, named), _last_named(text, span, named)
    total = sum(weights[id(entry)] for entry in named)
    scores = sorted(
        ((weights[id(e)] / total + _FIRST * (e is first) + _LATEST * (e is latest), n) for n, e in enumerate(named)),
        reverse=True,
    )
    return named[scores[0][1]] if scores[0][0] - scores[1][0] >= _MARGIN else None


def _holds(text: str, title: str, entry: Entry) -> bool:
    """Whether a title stands right before or behind a full name."""
    bare = re.escape(title.strip("."))
    before, behind = (
        re.compile(rf"\b{bare}\.?\s+$", re.IGNORECASE),
        re.compile(rf",\s(?:[\w’'\-]+\s){{0,4}}{bare}\b", re.IGNORECASE),
    )
    return any(before.search(text, max(0, m.start - 30), m.start) or behind.match(text, m.end) for m in entry.full)


def _first_named(text: str, named: Sequence[Entry]) -> Entry | None:
    """Who was named in full first; nobody where one sentence named two of them first."""
    starts = sorted((min(entry.full).start, number) for number, entry in enumerate(named))
    return named[starts[0][1]] if _PARTS.search(text, starts[0][0], starts[1][0]) else None


def _last_named(text: str, span: Span, named: Sequence[Entry]) -> Entry | None:
    """Who was named last before a place; nobody where one sentence named two of them last."""
    ends = sorted((max((m.end for m in e.mentions if m.start < span.start), default=0), n) for n, e in enumerate(named))
    return named[ends[-1][1]] if _PARTS.search(text, ends[-2][0], ends[-1][0]) else None


def _tidy(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
