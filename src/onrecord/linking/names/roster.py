"""Which names of an article are one person's or one body's?

Takes the text and the names spotted in it; yields a roster of entries, each with its fullest name and all its
mentions, those that the tagger missed among them. A shorter form ("Okello") goes to the fuller one ("Grace
Okello"); where it fits several, to the one of the right gender who was named first, most often or last in full, and
stays open where they are level. Leaves pronouns and descriptions alone.
"""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

from onrecord.codebook import Codebook
from onrecord.linking.names.bearers import Bearers, of_the_other_gender
from onrecord.linking.names.couples import couples
from onrecord.linking.names.entries import Entry, Roster
from onrecord.linking.names.forms import glued, letters_of, stands_for, tells_a_body, tokens_of, without_form
from onrecord.linking.names.generations import generations
from onrecord.linking.names.lettered import spelt_out
from onrecord.linking.names.shortened import shortened
from onrecord.linking.names.spotting import spotted
from onrecord.linking.names.turned import TurnedNames
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

# Words as long as names can be; a longer run of letters is no word, and costs no more than its first letters.
_WORDS = re.compile(r"(?<![\w’'\-])\w[\w’'\-]{0,60}(?![\w’'\-])")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zß-ÿ][\w’'\-]*")


def roster(text: str, names: Iterable[Name], codebook: Codebook, title_end: int = 0) -> Roster:
    """Gather the names of an article into entries."""
    seen = spotted(text, names, codebook, title_end)
    shared = couples(text, seen, codebook)
    seen = sorted(
        [*(row for row in seen if row[1] not in shared), *(("person", span) for span in shared)], key=itemgetter(1)
    )
    entries: list[Entry] = []
    fuller = _Fuller(codebook)
    short: list[tuple[str, Span, list[Entry]]] = []
    # Fuller forms first, so that a short one that comes earlier, as in a headline, finds its owner.
    spelt = spelt_out(text, seen, codebook, title_end)
    seen = _with_whole_names(seen, [place for places in spelt.values() for place in places])
    in_full = {short: _tidy(places[0].of(text)) for short, places in spelt.items()} | shortened(text, seen)
    called = {span: shared.get(span) or in_full.get(span.of(text), span.of(text)) for _, span in seen}
    seen = [("organisation" if span.of(text) in in_full else kind, span) for kind, span in seen]
    told = generations(text, ((span, called[span]) for kind, span in seen if kind == "person"), codebook)
    # And of two who bear one name those of whom it is told which of the two they are.
    for kind, span in sorted(seen, key=lambda row: (-len(tokens_of(called[row[1]])), row[1] not in told, row[1])):
        tokens, generation = tokens_of(called[span]), told.get(span)
        exact, fitting = (of_generation(found, generation) for found in fuller.of(kind, tokens))
        if len(exact) == 1 or (len(tokens) > 1 and len(fitting) == 1):
            found = (exact or fitting)[0]
            found.mentions.append(span)
            found.full.append(span)
        elif fitting:
            short.append((kind, span, exact or fitting))
        else:
            entry = Entry(kind, _tidy(called[span]), tokens, [span], [span], generation)
            entries.append(entry)
            fuller.add(entry)
    _place_missed(text, entries, short, seen, codebook)
    ambiguous = _place_short(text, entries, short, codebook)
    for entry in entries:
        entry.mentions.sort()
    return Roster(tuple(sorted(entries, key=lambda entry: (entry.first, entry.name))), ambiguous)


def of_generation(bearers: list[Entry], generation: str | None) -> list[Entry]:
    """Those of whom a form tells the generation; of a form or a bearer that does not tell it, anybody may be meant.

    >>> father, son, other = (Entry("person", "Oren Halvard", (), generation=told) for told in ("sr", "jr", None))
    >>> len(of_generation([father, son, other], "jr")), len(of_generation([father, other], "jr"))
    (1, 1)
    >>> len(of_generation([father, son], None))
    2
    """
    if generation is None:
        return bearers
    same = [entry for entry in bearers if entry.generation == generation]
    return same or [entry for entry in bearers if entry.generation is None]


def _with_whole_names(seen: list[tuple[str, Span]], whole: Sequence[Span]) -> list[tuple[str, Span]]:
    """The names of bodies that letters stand for, in place of what was seen of them."""
    longer = SpanIndex((span, span) for span in whole)
    kept = [row for row in seen if not longer.touching(row[1])]
    return sorted([*kept, *(("organisation", span) for span in dict.fromkeys(whole))], key=itemgetter(1))


class _Fuller:
    """The names so far, by their words, and which of them a form can stand for."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._by_word: dict[str, list[Entry]] = defaultdict(list)
        self._turned: TurnedNames[Entry] = TurnedNames(codebook)
        self._compared: dict[tuple[str, tuple[str, ...]], tuple[int, list[Entry], list[Entry]]] = {}

    def add(self, entry: Entry) -> None:
        """Keep a name."""
        bare = without_form(entry.tokens, self._codebook)
        for word in _ways_in(entry.tokens, entry.kind) | (set() if entry.kind == "person" else letters_of(bare)):
            self._by_word[word.replace(".", "")].append(entry)
        if entry.kind == "organisation":
            self._turned.add(entry.tokens, entry)

    def of(self, kind: str, tokens: tuple[str, ...]) -> tuple[list[Entry], list[Entry]]:
        """The names of just these words, and all that they can stand for.

        The same words are compared once: a thousand people may share a surname, and the text may repeat it as often.
        """
        own = tokens if kind == "person" else without_form(tokens, self._codebook)
        alike = self._sharing(own, len(tokens))
        count, exact, fitting = self._compared.get((kind, tokens), (-1, [], []))
        if count != len(alike):
            same = (entry for entry in alike if entry.kind == kind)
            fitting = [entry for entry in same if stands_for(tokens, entry.tokens, kind, self._codebook)]
            exact = [entry for entry in fitting if entry.tokens == tokens]
            if kind != "person" and len(fitting) > 1 and not exact:
                fitting = _one_company(fitting, own, self._codebook)
            self._compared[kind, tokens] = len(alike), exact, fitting
        if not fitting and kind == "organisation":
            again = self._by_last_word(tokens) if len(tokens) == 1 else self._turned.of(tokens)
            return [], again if len(again) == 1 else []
        return exact, fitting

    def _by_last_word(self, tokens: tuple[str, ...]) -> list[Entry]:
        """The bodies that a last word which tells of no body may stand for: "Rovers" for "Ashen Rovers".

        So no "Board", whichever body it may be; nor what a body is of ("Ellery" for "Bank of Ellery").
        """
        if tells_a_body(tokens[0], self._codebook):
            return []
        sharing = self._by_word.get(tokens[0].replace(".", ""), [])
        return [
            entry
            for entry in sharing
            if entry.kind == "organisation" and entry.tokens[-1:] == tokens and "of" not in entry.tokens
        ]

    def _sharing(self, own: Sequence[str], count: int) -> list[Entry]:
        """The names that have a word of a form: one of several words stands for none that lacks one of them.

        So its rarest word leads to the fewest: few of a thousand bodies called "Ministry" share another word.
        """
        words = own[-1:] if count == 1 else own[::-1]
        return min((self._by_word.get(word.replace(".", ""), []) for word in words), key=len)


def _one_company(fitting: list[Entry], own: tuple[str, ...], codebook: Codebook) -> list[Entry]:
    """Whose short name it is where several bodies fit: a company's of just that name, no company's that begins so."""
    bare = {id(entry): without_form(entry.tokens, codebook) for entry in fitting}
    same = [entry for entry in fitting if bare[id(entry)] == own]
    return same[:1] or [entry for entry in fitting if bare[id(entry)] == entry.tokens]


def _ways_in(tokens: Sequence[str], kind: str) -> set[str]:
    """Words by which a shorter form may look for a name."""
    if kind == "person":
        return set(tokens)
    return {*tokens, *letters_of(tokens)}


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
    for entry in entries:
        entry.mentions.sort()
        entry.full.sort()
    bearers = Bearers(text, (fitting for _, _, fitting in short), codebook)
    others: dict[tuple[str, str], Entry] = {}
    for kind, span, fitting in sorted(short, key=lambda row: row[1]):
        near = bearers.near(span, fitting)
        if kind == "person" and (other := of_the_other_gender(text, span, near, codebook)) is not None:
            others.setdefault(other, Entry(kind, " ".join(other), tokens_of(other[1]))).mentions.append(span)
            continue
        one = bearers.one(span, near) if kind == "person" else fitting[0]
        if one is None:
            ambiguous[span] = tuple(near)
        else:
            insort(one.mentions, span)
    entries.extend(others.values())
    return ambiguous


def _tidy(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
