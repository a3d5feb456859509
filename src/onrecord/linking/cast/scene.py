"""An article as far as it has been read: its names, everybody it spoke of, who spoke last.

Takes what is known before the first statement; grows with each. Holds no rule: `speakers` and `reference` decide.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent, Sentences, referents
from onrecord.linking.cast.whereabouts import Whereabouts
from onrecord.linking.names.entries import Entry, Roster
from onrecord.linking.names.forms import tokens_of
from onrecord.linking.names.kinds import BODIES
from onrecord.linking.names.turned import TurnedNames
from onrecord.linking.phrases.phrase import Phrase, phrase
from onrecord.linking.phrases.standing import capitals, place_words
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Weigher

FARTHEST = 20_000
# A first paragraph that goes on for longer is no lead, but a text without paragraphs.
_LONGEST_LEAD = 10_000
# The agency in a dateline: "PORT ASHEN, Corvania, March 3 (Meridian News) - ".
_AGENCY = re.compile(r"^[^\n.!?()]{2,80}\(([^()\n]{2,40})\)\s*[-–—_]{1,2}\s", re.MULTILINE)
# How far from a pronoun a name is heard: the tagger reads some 250 words at a time.
NEAR = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A statement that accuses: by whom, how its source calls them, and its words."""

    by: Referent
    called: str
    place: int
    content: Span


@dataclass(frozen=True, slots=True)
class Shares:
    """What the tagger gives each referent: those named near by their ids, and who has no name that of none of them."""

    near: Mapping[int, float]
    none: float

    def of(self, one: Referent) -> float:
        """The share of a referent."""
        return self.near.get(id(one), 0.0) if one.entries else self.none


@dataclass(slots=True)
class Scene:
    """The text, its names, and its referents; `speakers` are the statements so far, by place.

    `together` are those of several people, `unsettled` where one person speaks of whom it is open who that is,
    `words` the quotation being read: nobody names himself in it.
    `last` is the last statement that denies nothing, `charge` the last one that accuses, `answers` the one of them that
    the statement just read is an answer to. `in_turn` are those whose names head lines before a colon, as far as they
    have been looked at, and whether they ask there. `speaks_as` is the gender of whoever a paraphrase begins with.
    `by_office` counts those whose office some words stand for, once it has been asked.
    """

    text: str
    roster: Roster
    codebook: Codebook
    title_end: int
    sentences: Sentences
    by_entry: dict[int, Referent]
    everybody: list[Referent]
    contents: SpanIndex[Span] = field(default_factory=lambda: SpanIndex(()))
    sources: list[Span] = field(default_factory=list)
    speakers: list[tuple[int, Referent]] = field(default_factory=list)
    together: list[tuple[int, tuple[Referent, ...]]] = field(default_factory=list)
    unsettled: list[int] = field(default_factory=list)
    author: Referent | None = None
    outlet: Referent | None = None
    weigher: Weigher | None = None
    carried: dict[str, Referent] = field(default_factory=dict)
    last: Charge | None = None
    charge: Charge | None = None
    answers: Charge | None = None
    words: tuple[Span, ...] = ()
    speaks_as: str | None = None
    by_office: dict[str, Counter[Referent]] | None = None
    in_turn: dict[Referent, bool] = field(default_factory=dict)
    where: Whereabouts = field(default_factory=Whereabouts)
    _starts: list[int] = field(default_factory=list)
    _sources_at: SpanIndex[Span] | None = None
    # The statements behind which none has been read that stands before them.
    _spoken: list[tuple[int, Referent]] = field(default_factory=list)
    _agencies: SpanIndex[None] = field(default_factory=lambda: SpanIndex(()))
    # The bodies by their names as they are compared, and how many of everybody have been looked at for them.
    _bodies: TurnedNames[Referent] | None = None
    _compared: int = 0

    @classmethod
    def of(
        cls, text: str, roster: Roster, codebook: Codebook, title_end: int = 0, weigher: Weigher | None = None
    ) -> "Scene":
        """The scene before the first statement is read."""
        by_entry = referents(text, roster, codebook)
        everybody = list(dict.fromkeys(by_entry.values()))
        scene = cls(text, roster, codebook, title_end, Sentences(text), by_entry, everybody, weigher=weigher)
        scene._agencies = SpanIndex((Span(*match.span(1)), None) for match in _AGENCY.finditer(text))
        scene.where = Whereabouts(everybody)
        scene._starts = sorted(mention.start for one in everybody for mention in one.mentions)
        return scene

    def referent(self, entry: Entry) -> Referent | None:
        """The referent of an entry of the roster."""
        return self.by_entry.get(id(entry))

    def joins(self, one: Referent) -> Referent:
        """Take somebody in whom the roster does not have."""
        self.everybody.append(one)
        self.where.join(one)
        return one

    def same_body(self, name: str) -> list[Referent]:
        """The bodies that a name in other words means: "Kenya's health ministry" is the Ministry of Health of Kenya."""
        known = self._bodies = self._bodies or TurnedNames(self.codebook)
        for one in self.everybody[self._compared :]:
            if one.kind in BODIES:
                known.add(tokens_of(one.name), one)
        self._compared = len(self.everybody)
        return known.of(tokens_of(name))

    def spoke(self, place: int, one: Referent) -> None:
        """Note who made the statement at a place."""
        self.speakers.append((place, one))
        while self._spoken and self._spoken[-1][0] >= place:
            self._spoken.pop()
        self._spoken.append((place, one))

    def last_speaker(self, place: int) -> tuple[int, Referent] | None:
        """The speaker of the last statement before a place, and where that statement stands."""
        number = bisect_left(self._spoken, place, key=itemgetter(0))
        return self._spoken[number - 1] if number else None

    def is_agency(self, one: Referent) -> bool:
        """Whether the report names somebody nowhere but as its agency, so that it speaks of them no further."""
        return all(self._agencies.covering(mention) for mention in one.mentions) and bool(one.mentions)

    def is_accuser(self, one: Referent) -> bool:
        """Whether somebody has made the charge that is being answered, so that nobody else's words mean them."""
        return self.answers is not None and self.answers.by is one

    def is_another(self, one: Referent) -> bool:
        """Whether somebody has another gender than whoever speaks: "The agent said she" is no man."""
        return self.speaks_as is not None and one.gender is not None and one.gender != self.speaks_as

    def in_own_words(self, span: Span) -> bool:
        """Whether words lie in the quotation being read."""
        return any(content.covers(span) for content in self.words)

    def tells_who_spoke(self, span: Span) -> bool:
        """Whether a stretch has the source or the words of a statement."""
        number = bisect_left(self.sources, Span(span.start, span.start))
        there = number < len(self.sources) and self.sources[number].start < span.end
        return there or bool(self.contents.touching(span))

    def sources_at(self, span: Span) -> list[Span]:
        """The sources of statements that share a character with a stretch."""
        if self._sources_at is None:
            self._sources_at = SpanIndex((source, source) for source in self.sources)
        return self._sources_at.touching(span)

    def first_named(self, begins: int) -> int:
        """Where the first name at or behind a place stands."""
        number = bisect_right(self._starts, begins - 1)
        return self._starts[number] if number < len(self._starts) else -1

    def meant(self, words: Span) -> Shares | None:
        """The shares that the tagger, if one weighs, gives referents for words that stand for somebody."""
        if self.weigher is None:
            return None
        owners, names = [], []
        for mention, entry in self.named_near(words):
            one = self.referent(entry)
            if one is not None:
                owners.append(id(one))
                names.append(mention)
        *given, none = self.weigher.stands_for(words, names)
        shares: defaultdict[int, float] = defaultdict(float)
        for owner, share in zip(owners, given, strict=True):
            shares[owner] += share
        return Shares(shares, none)

    def named_near(self, words: Span) -> list[tuple[Span, Entry]]:
        """The names round words, as far as a pronoun hears them, without those in the words themselves."""
        near = Span(max(0, words.start - NEAR), words.end + NEAR)
        return [row for row in self.roster.inside(near) if not row[0].touches(words)]

    def in_title(self, span: Span) -> bool:
        """Whether words stand in the headline."""
        return span.start < self.title_end

    def leads(self, place: int) -> bool:
        """Whether a place stands in the headline or in the first paragraph below it."""
        near = place < self.title_end + _LONGEST_LEAD
        return near and (place < self.title_end or self.sentences.paragraph(place) <= (1 if self.title_end else 0))

    def names(self, span: Span) -> list[Span]:
        """The mentions of names inside a span, whoever bears them, and all those that several may bear."""
        return [
            *(mention for mention, _ in self.roster.inside(span)),
            *(mention for mention, _ in self.roster.open(span)),
        ]

    def phrase(self, span: Span) -> Phrase:
        """Words for somebody, parted into core and tail."""
        return phrase(self.text, span, self.names(span), self.codebook, people=[one for one, _ in self.people(span)])

    def places_in(self, words: str) -> set[str]:
        """The places that a description has, by their words: those that the article names, or gives somebody."""
        found = capitals(words)
        return found & place_words(self.roster).union(*(one.places for one in self.everybody)) if found else found

    def people(self, span: Span) -> Sequence[tuple[Span, Entry]]:
        """The persons named inside a span, in the order of the text."""
        return sorted((row for row in self.roster.inside(span) if row[1].kind == "person"), key=itemgetter(0))

    def bodies(self, span: Span) -> Sequence[tuple[Span, Entry]]:
        """The bodies, places and other names inside a span, in the order of the text."""
        return sorted((row for row in self.roster.inside(span) if row[1].kind != "person"), key=itemgetter(0))
