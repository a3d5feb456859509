"""A sentence as it has been read: its words, its phrases, its clauses, and what hangs on what.

Holds no rule: `clauses` makes it, `behind` and `before` fill in each clause.
"""

from dataclasses import dataclass, field

from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.groups.verbs import Group
from onrecord.grammar.lexicon import NO_WORDS, Lexicon
from onrecord.grammar.words import Word
from onrecord.records import Span


@dataclass(slots=True)
class Clause:
    """What stands around one verb group. `over` is the number of the clause that it hangs on.

    `link` says how: "to", "that", "ing", a preposition, "and", "relative"; `noun` is the noun that it hangs on,
    `marker` a conjunction such as "if".
    """

    number: int
    group: Group
    subject: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    preps: list[tuple[str, Phrase]] = field(default_factory=list)
    over: int | None = None
    link: str = ""
    noun: Phrase | None = None
    marker: str | None = None
    end: int = 0

    @property
    def doers(self) -> list[Phrase]:
        """Who does what the verb tells: its subject, in a passive those behind "by"."""
        return self.behind("by") if self.group.passive else self.subject

    @property
    def acted_on(self) -> list[Phrase]:
        """What the deed is done to: the objects, in a passive the subject."""
        return self.subject if self.group.passive else self.objects

    def behind(self, *preps: str) -> list[Phrase]:
        """The phrases behind these prepositions."""
        return [phrase for prep, phrase in self.preps if prep in preps]

    def leads(self, phrase: Phrase | None) -> str | None:
        """The preposition by which the verb leads to this very phrase."""
        return next((prep for prep, one in self.preps if one is phrase), None)


@dataclass(slots=True)
class Parsed:
    """A sentence, read with the words of a lexicon."""

    words: tuple[Word, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    phrase_at: tuple[int | None, ...]
    group_at: tuple[int | None, ...]
    lexicon: Lexicon = field(default=NO_WORDS, repr=False)

    def phrase(self, word: int) -> Phrase | None:
        """The noun phrase that a word stands in."""
        number = self.phrase_at[word] if 0 <= word < len(self.words) else None
        return None if number is None else self.phrases[number]

    def clause(self, word: int) -> Clause | None:
        """The clause whose verb group a word stands in."""
        number = self.group_at[word] if 0 <= word < len(self.words) else None
        return None if number is None else self.clauses[number]

    def over(self, clause: Clause) -> Clause | None:
        """The clause that one hangs on."""
        return None if clause.over is None else self.clauses[clause.over]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from one word to another (not included)."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)


def says(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb is one of those behind which what is said follows most."""
    return parsed.lower[clause.group.head] in parsed.lexicon.saying
