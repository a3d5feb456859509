"""Everybody whom "she", "they" or "the company" may mean, and where the article spoke of them last.

Takes the roster and the text; yields referents with gender, roles and the places of their mentions. Persons whom the
article does not name, and documents, join when their statement is read. Leaves alone who is meant: `reference` weighs.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.entries import Entry, Roster
from onrecord.linking.names.genders import told_behind
from onrecord.linking.names.kinds import body_kind, is_function
from onrecord.linking.names.sorts import is_a_body
from onrecord.linking.phrases.descriptions import Told, told_of
from onrecord.linking.phrases.roles import gender_told, nouns_of, own_part
from onrecord.linking.phrases.standing import behind, capitals, parties_in, place_words
from onrecord.linking.places.resolving import no_seat
from onrecord.records import Span, SpeakerKind

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z])|\n+")
_OF_A_COUNTRY = re.compile(r"\s+of\s+((?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|No|Prof|Rev|Capt|Maj|Hon|Adv|Alh|Barr|Engr|Pt|Smt|Ven))"
    r"\.\s+$|\((?:[Mm]rs|[Rr]etd|[Rr]td)\.\)\s+$"
)


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that an article speaks of."""

    name: str
    kind: SpeakerKind
    gender: str | None = None
    many: bool = False
    entries: tuple[Entry, ...] = ()
    mentions: list[Span] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    # Party and places that the article gives somebody, with those in brackets behind the name: "(R-Ohio)".
    parties: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    country: str | None = None
    place: bool = False
    # Where words stand that say that this is none of those of the same name.
    apart: int = 0
    # Of people without a name: the noun that their name begins with, and whose they are, where the name lacks it.
    core: str = ""
    whose: str = ""
    # Mentions beside the first ones, in the order in which they were noted, and who wants to know of them.
    later: list[Span] = field(default_factory=list, repr=False)
    heard: "Callable[[Referent, Span], None] | None" = field(default=None, repr=False)
    _wordings: dict[str, None] = field(default_factory=dict, repr=False)
    _worded: int = field(default=0, repr=False)

    def noted(self, span: Span) -> None:
        """Keep a further mention, in the order of the text."""
        number = bisect_left(self.mentions, span)
        if not any(span.touches(mention) for mention in self.mentions[max(number - 1, 0) : number + 1]):
            self.mentions.insert(number, span)
            self.later.append(span)
            if self.heard is not None:
                self.heard(self, span)

    def wordings(self) -> Iterable[str]:
        """The words in which the article says what somebody is, each once: a long text says them again and again."""
        if self._worded < len(self.told):
            self._wordings |= dict.fromkeys(one.words for one in self.told[self._worded :])
            self._worded = len(self.told)
        return self._wordings

    def called_at(self, span: Span) -> bool:
        """Whether a span lies in one of the mentions."""
        return self.mention_round(span) is not None

    def mention_round(self, span: Span) -> Span | None:
        """The mention that a span lies in."""
        number = bisect_right(self.mentions, (span.start, sys.maxsize))
        last = self.mentions[number - 1] if number else None
        return last if last is not None and last.covers(span) else None

    def last_before(self, place: int) -> Span | None:
        """The last mention that starts before a place."""
        number = bisect_left(self.mentions, Span(place, place))
        return self.mentions[number - 1] if number else None


class Sentences:
    """Where the sentences and paragraphs of a text begin.

    >>> counted = Sentences("Mr. Okello came. He sat.")
    >>> counted.number(3), counted.number(17)
    (0, 1)
    """

    def __init__(self, text: str) -> None:
        self._starts, self._length = [0], len(text)
        for match in _SENTENCE.finditer(text):
            if "\n" in match[0] or not _ABBREVIATION.search(text, max(0, match.end() - 12), match.end()):
                self._starts.append(match.end())
        self._paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*\n", text))]

    def number(self, place: int) -> int:
        """Which sentence a place stands in."""
        return bisect_right(self._starts, place) - 1

    def start(self, place: int) -> int:
        """Where the sentence of a place begins."""
        return self._starts[self.number(place)]

    def start_of(self, number: int) -> int:
        """Where a sentence begins, by its number; the first stands for those before it."""
        return self._starts[max(number, 0)]

    def end(self, place: int) -> int:
        """Where the sentence of a place ends, its closing space included."""
        number = self.number(place) + 1
        return self._starts[number] if number < len(self._starts) else self._length

    def paragraph(self, place: int) -> int:
        """Which paragraph a place stands in."""
        return bisect_right(self._paragraphs, place) - 1


def referents(text: str, roster: Roster, codebook: Codebook) -> dict[int, Referent]:
    """A referent for each person and body of the roster, by the entry's id; states of one country are one."""
    found: dict[int, Referent] = {}
    places = place_words(roster)
    states: dict[str, Referent] = {}
    bodies: dict[str, Referent] = {}
    outlets = _outlets(roster, codebook)
    for entry in roster.entries:
        if (fuller := outlets.get(entry.tokens)) is not None and fuller is not entry and entry.kind != "person":
            continue
        if entry.kind == "person":
            found[id(entry)] = _person(text, entry, codebook, places)
        elif (
            entry.kind == "place"
            and (code := codebook.world.speaks_for(entry.name))
            and not no_seat(text, min(entry.mentions), code, load_gazetteer(codebook.language))
        ):
            found[id(entry)] = _state(entry, code, states, codebook)
        elif entry.kind in ("organisation", "place"):
            found[id(entry)] = _joined_body(text, entry, bodies, codebook)
    for entry in roster.entries:
        if id(entry) not in found and (fuller := outlets.get(entry.tokens)) is not None:
            found[id(entry)] = found[id(fuller)]
            found[id(entry)].entries = (*found[id(entry)].entries, entry)
            for mention in entry.mentions:
                found[id(entry)].noted(mention)
    return found


def _outlets(roster: Roster, codebook: Codebook) -> dict[tuple[str, ...], Entry]:
    """The outlet that "the Post" or "the Herald" stands for, where the article names just one so in full."""
    named: dict[tuple[str, ...], list[Entry]] = {}
    for entry in roster.entries:
        if entry.kind == "organisation" and len(entry.tokens) > 1 and entry.tokens[-1] in codebook.broader["newspaper"]:
            named.setdefault(entry.tokens[-1:], []).append(entry)
    return {tokens: found[0] for tokens, found in named.items() if len(found) == 1}


def _person(text: str, entry: Entry, codebook: Codebook, places: set[str]) -> Referent:
    told = [description for mention in entry.mentions for description in told_of(text, mention, codebook)]
    words = [description.words for description in told]
    titles = [codebook.gender_of_title(word) for m in entry.mentions if (word := _word_before(text, m.start))]
    given = codebook.gender_of_name(entry.tokens[0]) if len(entry.tokens) > 1 else None
    of_themselves = [told_behind(text, mention.end, codebook) for mention in entry.mentions]
    gender = _mostly(titles) or gender_told(words, codebook) or given or _mostly(of_themselves)
    stands = [behind(text, mention, codebook) for mention in entry.mentions]
    nouns = {noun for description in words for noun in nouns_of(description, codebook)}
    parties = {party for party, _ in stands if party}
    said = {word for description in words for word in capitals(description)}
    there = {word for _, place in stands for word in capitals(place)}
    return Referent(
        name=_with_its_title(text, entry, codebook),
        kind=SpeakerKind.PERSON,
        gender=gender,
        entries=(entry,),
        mentions=sorted(entry.mentions),
        nouns=nouns | (parties & codebook.heads.person),
        parties=parties | {party for said in words for party in parties_in(own_part(said, codebook), codebook)},
        places=(said & places) | there,
        told=told,
        country=next((code for description in words if (code := codebook.world.in_phrase(description))), None)
        or _country_behind(text, entry, codebook)
        or next((known.country for known in codebook.named(entry.name) if known.kind == "person"), None),
    )


def _with_its_title(text: str, entry: Entry, codebook: Codebook) -> str:
    """A person's name; where it is a letter alone, with the word before it: "Officer C", "Ms B", not "Malcolm X"."""
    letter = entry.name.removesuffix(".")
    if len(letter) > 1:
        return entry.name
    for mention in entry.mentions:
        word = _word_before(text, mention.start)
        if word is None or not word[0].isupper():
            continue
        if is_function(word, codebook) or word.lower().strip(".") in codebook.naming.honorifics:
            return f"{word} {letter}"
    return entry.name


def _mostly(genders: Sequence[str | None]) -> str | None:
    """The gender that most titles tell; none where they are level."""
    men, women = genders.count("m"), genders.count("f")
    return None if men == women else "m" if men > women else "f"


def _country_behind(text: str, entry: Entry, codebook: Codebook) -> str | None:
    """The country behind a name: "President Okello of Kenya"."""
    found = (_OF_A_COUNTRY.match(text, mention.end) for mention in entry.mentions)
    codes = (codebook.world.country_named(match[1]) for match in found if match)
    return next((code for code in codes if code), None)


def _word_before(text: str, place: int) -> str | None:
    words = text[max(0, place - 20) : place].split()
    return words[-1] if words and text[place - 1 : place] == " " else None


def _state(entry: Entry, code: str, states: dict[str, Referent], codebook: Codebook) -> Referent:
    """A country: "Mali" and "Bamako" are one; its own name stands before that of its seat."""
    own = codebook.world.country_named(entry.name) is not None
    if code not in states:
        states[code] = Referent(
            name=entry.name,
            kind=SpeakerKind.STATE,
            entries=(entry,),
            nouns={"country", "nation", "state"} | ({"territory"} if code in codebook.world.territories else set()),
            country=code,
        )
    state = states[code]
    if own and codebook.world.country_named(state.name) is None:
        state.name = entry.name
    if all(entry is not other for other in state.entries):
        state.entries = (*state.entries, entry)
    for mention in entry.mentions:
        state.noted(mention)
    return state


def _joined_body(text: str, entry: Entry, bodies: dict[str, Referent], codebook: Codebook) -> Referent:
    """A body; what the codebook knows by several names ("UNSC") is one."""
    known = [one for one in codebook.named(entry.name) if one.kind != "person"]
    if not known:
        return _body(text, entry, codebook)
    if known[0].name not in bodies:
        bodies[known[0].name] = _body(text, entry, codebook)
        return bodies[known[0].name]
    body = bodies[known[0].name]
    body.name = max(body.name, entry.name, key=len)
    body.entries = (*body.entries, entry)
    body.nouns |= set(entry.tokens)
    for mention in entry.mentions:
        body.noted(mention)
    return body


def _body(text: str, entry: Entry, codebook: Codebook) -> Referent:
    """A body; whatever its name says, a militia or an alliance is no state's where the report calls it one."""
    known = [one for one in codebook.named(entry.name) if one.kind != "person"]
    called = not known and any(is_a_body(text, mention, codebook) for mention in entry.mentions)
    return Referent(
        name=entry.name,
        kind=SpeakerKind.ORGANISATION if called else body_kind(entry, codebook),
        entries=(entry,),
        mentions=sorted(entry.mentions),
        nouns=_own_nouns(entry, codebook),
        country=(known[0].country if known else None) or codebook.world.in_phrase(entry.name),
        place=entry.kind == "place" and not known,
    )


def _own_nouns(entry: Entry, codebook: Codebook) -> set[str]:
    """The words of a body's name, without bodies that it is only for: "government" in "Programme for Government"."""
    hangs = next(
        (number for number, word in enumerate(entry.tokens) if word in ("for", "of") and number), len(entry.tokens)
    )
    bodies = codebook.heads.state | codebook.heads.organisation
    return {word for number, word in enumerate(entry.tokens) if number < hangs or word not in bodies}


def latest(found: Sequence[Referent], place: int) -> list[Referent]:
    """Those mentioned before a place, the latest first."""
    ranked = [(mention.start, -number, one) for number, one in enumerate(found) if (mention := one.last_before(place))]
    return [one for _, _, one in sorted(ranked, key=lambda row: (-row[0], row[1]))]
