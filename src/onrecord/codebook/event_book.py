"""What the vocabulary of events holds: lines with what triggers them, and what other words do to a deed.

Says what each record means; reads no file: that is `events`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.codebook.load import Codebook

# The four quad classes of PLOVER 2.0; SANCTION counts as material, see docs/decisions.
QUADS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


class Effect(StrEnum):
    """What becomes of a deed by the words around it."""

    FACT = "fact"
    TOLD = "told"
    UNNAMED = "unnamed"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    PURPOSE = "purpose"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the event vocabulary; `order` is its place in the file, `frame` what has to hang on its verb.

    `suffered` nouns tell what is done to their possessor: "the mayor's murder".
    With `doer` whoever is told to do it must be somebody who can act; with `alone` nobody need be told at all.
    A `state` is a noun behind a preposition that tells what somebody is in: "under investigation". Where the line is
    not `named`, no name can stand for a word of `whom`.
    """

    order: int
    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    recipient: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    reciprocal: bool = False
    swap: bool = False
    drop: bool = False
    frame: frozenset[str] = frozenset()
    suffered: bool = False
    doer: bool = False
    alone: bool = False
    state: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event, with the words that must follow it, and its line."""

    rest: tuple[str, ...]
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What a word does to the deed that hangs on it; `others` did it where its subject never does.

    `object_acts` says that its object would do it; `known` takes a deed of harm for granted that is told as known.
    """

    effect: Effect
    speech: str | None = None
    object_acts: bool = False
    presupposes: bool = False
    others: bool = False
    known: bool = False


# Told apart by which object it is, so that what is made of one can be kept with it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventBook:
    """The event vocabulary of one language, by printed form.

    `agents` are common nouns for those who can act, `forces` for what a state sends, `fought` for
    whom it fights; `codebook` has the kinds of nouns
    and the names. `accounts` are nouns for what somebody makes of a deed, whose maker stands behind "by",
    `called_again` those that a deed of harm may be told again by; `deadly` are forms of verbs and `deaths` nouns for
    what is done to one person once.
    `looking_back` are words that set a deed back before the story, or tell of many. `means` are nouns for what somebody
    does a deed with, `struck` for the things that force is used on, `targets` for these and for what deeds are done to
    and stands in one place; `owning` are forms of verbs whose subject owns to a deed, `borne` nouns for what one bears
    for a deed; `counting` are forms of verbs whose bare number is one of people ("killed 20").
    `needing_object` are forms of verbs that tell of nothing done to anybody without an object.
    `verbs` and `nouns` lead from the first word of a trigger to what it may tell; `governors`, `heads`, `adverbs` and
    `adjectives` lead from words to what they do to a deed, `belying` adverbs to what becomes of one that is told. A
    governor of two words is a key of two words.
    `outcomes` are forms of verbs that tell what came of a deed, `leaving` of those that lead from it to them;
    `victims` are nouns for the people it comes to. `occurring` verbs tell that the deed of their subject takes place,
    `committing` ones that somebody does it;
    `nameless` nouns, and any behind an `unknown` adjective, say no more of who did a deed than that somebody did;
    `amounts` only count those behind their "of"; `detonating` things and `nature` do harm and are nobody;
    so do `mishaps`, verbs for what happens to trains and roofs, what is `burning` by itself, and what is `driven`;
    `suffering` nouns call somebody what a deed was done to, `losses` are what befell somebody; `venues` are where
    people gather, and nobody themselves; who gathers for something `festive` protests against nothing;
    `moving` are forms of verbs whose "to" leads to where their subject is then; `under_way` those that say no more
    than that a deed goes on;
    who promises one of the `vengeful` verbs threatens;
    who claims what `answering` calls has done the deed that it is for; who is `linking` to a deed by a passive verb, is
    `responsible` for it or one of its `suspects` is whom it is laid to.
    Verdicts are those of the `tribunals` that they are given at; force is used on those whom it is for `dispersing`.
    A sentence that tells of an event has one of the `triggers`, and what one of its lines asks for: all words of the
    first set and one of the second; nothing where a line asks for none.
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    governors: Mapping[str, Complement]
    heads: Mapping[str, Complement]
    adverbs: Mapping[str, Effect]
    adjectives: Mapping[str, Effect]
    belying: Mapping[str, Effect]
    agents: frozenset[str]
    forces: frozenset[str]
    fought: frozenset[str]
    triggers: Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]
    accounts: frozenset[str]
    called_again: frozenset[str]
    deadly: frozenset[str]
    deaths: frozenset[str]
    looking_back: frozenset[str]
    needing_object: frozenset[str]
    means: frozenset[str]
    struck: frozenset[str]
    targets: frozenset[str]
    owning: frozenset[str]
    borne: frozenset[str]
    counting: frozenset[str]
    outcomes: frozenset[str]
    leaving: frozenset[str]
    victims: frozenset[str]
    nameless: frozenset[str]
    unknown: frozenset[str]
    occurring: frozenset[str]
    committing: frozenset[str]
    answering: frozenset[str]
    vengeful: Mapping[str, tuple[tuple[str, ...], ...]]
    tribunals: frozenset[str]
    dispersing: frozenset[str]
    linking: frozenset[str]
    responsible: frozenset[str]
    suspects: frozenset[str]
    amounts: frozenset[str]
    detonating: frozenset[str]
    nature: frozenset[str]
    burning: frozenset[str]
    driven: frozenset[str]
    mishaps: frozenset[str]
    suffering: frozenset[str]
    losses: frozenset[str]
    venues: frozenset[str]
    festive: frozenset[str]
    moving: frozenset[str]
    under_way: frozenset[str]
    codebook: Codebook
    sha256: str

    def may_tell(self, words: Set[str]) -> bool:
        """Whether a sentence has a word that tells of an event, and beside it what one of its lines asks for.

        >>> from onrecord.codebook.events import load_events
        >>> [load_events().may_tell({"they", "are", "at", word}) for word in ("war", "rest")]
        [True, False]
        """
        return any(
            not lines or any(every <= words and (not one or not one.isdisjoint(words)) for every, one in lines)
            for lines in (self.triggers[word] for word in self.triggers.keys() & words)
        )
