"""The vocabulary of charges that a report tells, by which somebody is accused though nobody's words accuse.

Reads `charges.yaml` of a language into one frozen record, with every form that a word takes in print. Raises
`ValueError` for a line that does not say where the accused stands. Leaves statements that accuse to `acts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

import yaml

from onrecord.codebook.events import EventBook, load_events
from onrecord.codebook.forms import noun_forms, verb_forms
from onrecord.codebook.yaml_file import LOADER
from onrecord.records import Reply

FILES: Final = ("charges.yaml", "irregular.yaml")
# In `charges.yaml`, any word of what somebody may be blamed for.
A_DEED: Final = "a deed"
# Any noun for those who have done wrong.
A_WRONGDOER: Final = "a wrongdoer"
# In `charges.yaml`, whatever somebody is said to have been doing: "for driving without lights".
A_DOING: Final = "a doing"
# In `charges.yaml`, somebody to whom it is done.
A_PERSON: Final = "a person"
# In a list of words that weigh together; alone it blames nobody.
_NO_DEED: Final = frozenset({"repeatedly"})


class Whom(StrEnum):
    """Where the accused stands."""

    ACTED_ON = "acted-on"
    PASSIVE = "passive"
    SUBJECT = "subject"
    NOUN = "noun"
    LED = "led"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """One line of the vocabulary of charges.

    `needs` and `without` are words behind the verb, `unless` prepositions that may not lead on from what is acted on,
    `after` the prepositions of which one leads to the needed one, or
    to the deed where one is needed. `behind` are the prepositions behind a noun, or of a verb that leads to
    the accused. `of_deeds` lets a mere deed be acted
    on, `anybody` any noun be the accused; `told` asks for what the charge says, with
    `planned` what is still to come accuses already: "will stand trial". `of_owner` accuses whoever a noun belongs
    to, and `voiced` only where somebody else tells it. `made` nouns may tell who brings the charge ("the court's
    indictment of").
    """

    whom: Whom
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    of_deeds: bool = False
    anybody: bool = False
    told: bool = False
    planned: bool = False
    of_owner: bool = False
    voiced: bool = False
    made: bool = False
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeBook:
    """The vocabulary of charges by printed form; `deeds` are words of what somebody may be blamed for.

    `words` are all by which a sentence may tell of a charge, `beside` verbs that do so only beside one of some words,
    `wrongdoers` nouns for those who have done wrong,
    `harmed` for those to whom it was done. `wrongs` are nouns for deeds that are wrong by their name, of which
    `suffered` are done to their owner; `failings` for what was not done, which blame behind a word of `over`.
    `opposing` verbs take a wrong for something that there is; `laying` are participles of what is done with a charge
    against somebody, and `dropping` verbs of what may be done only with one that there is. `unknown`
    are nouns for doers whom nobody could tell, `onlookers` for those who serve no state. `trying` verbs tell of
    a deed as begun. Deeds in works that `made_up` nouns are for, and of their `characters`, are nobody's.
    """

    verbs: Mapping[str, tuple[ChargeLine, ...]]
    nouns: Mapping[str, tuple[ChargeLine, ...]]
    hedged: frozenset[str]
    hedges: frozenset[str]
    suspects: frozenset[str]
    wrongdoers: frozenset[str]
    harmed: frozenset[str]
    wrongs: frozenset[str]
    suffered: frozenset[str]
    failings: frozenset[str]
    opposing: frozenset[str]
    laying: frozenset[str]
    dropping: frozenset[str]
    over: frozenset[str]
    unknown: frozenset[str]
    onlookers: frozenset[str]
    trying: frozenset[str]
    made_up: frozenset[str]
    characters: frozenset[str]
    deeds: frozenset[str]
    words: frozenset[str]
    beside: Mapping[str, frozenset[str]]
    events: EventBook
    sha256: str


@cache
def load_charges(language: str = "english") -> ChargeBook:
    """Load the shipped vocabulary of charges.

    >>> [line.whom.value for line in load_charges().verbs["indicted"]]
    ['acted-on']
    >>> "fraud" in load_charges().deeds, "bridge" in load_charges().deeds
    (True, False)
    """
    folder = files("onrecord.codebook") / language
    charges, irregular = (yaml.load((folder / name).read_bytes(), Loader=LOADER) for name in FILES)  # noqa: S506
    past = {str(row[0]): tuple(map(str, row[1:])) for row in irregular["verbs"]}
    events = load_events(language)
    verbs, nouns = _by_form(charges["lines"], past)
    words = {name: frozenset(charges[name]["words"]) for name in _AS_PRINTED}
    words |= {name: frozenset(form for noun in charges[name]["words"] for form in noun_forms(noun)) for name in _NOUNS}
    deeds = _deeds(events) | frozenset(charges["deeds"]["words"])
    beside = _beside(verbs, deeds, words["wrongdoers"])
    telling = (words[name] for name in ("hedged", "hedges", "suspects", "wrongs", "failings"))
    return ChargeBook(
        verbs=verbs,
        nouns=nouns,
        **words,
        deeds=deeds,
        beside=beside,
        words=frozenset((*verbs.keys() - beside.keys(), *nouns)).union(*telling),
        events=events,
        sha256=sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest(),
    )


# Lists that the book has under their own names: printed words, and nouns in the singular.
_AS_PRINTED: Final = (
    "hedged", "hedges", "suspects", "harmed", "opposing", "laying", "dropping", "over", "unknown", "onlookers",
    "trying", "made_up", "characters",
)  # fmt: skip
_NOUNS: Final = ("wrongdoers", "wrongs", "suffered", "failings")


def _by_form(
    rows: Sequence[Mapping[str, Any]], past: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[ChargeLine, ...]], dict[str, tuple[ChargeLine, ...]]]:
    """The lines that verbs and nouns open, by each of their printed forms."""
    verbs: dict[str, list[ChargeLine]] = {}
    nouns: dict[str, list[ChargeLine]] = {}
    for row in rows:
        line = _line(row)
        for verb in row.get("verbs", ()):
            for form in verb_forms(verb, past):
                verbs.setdefault(form, []).append(line)
        for noun in row.get("nouns", ()):
            for form in noun_forms(noun):
                nouns.setdefault(form, []).append(line)
    return (
        {form: tuple(lines) for form, lines in verbs.items()},
        {form: tuple(lines) for form, lines in nouns.items()},
    )


def _beside(
    verbs: Mapping[str, Sequence[ChargeLine]], deeds: frozenset[str], wrongdoers: frozenset[str]
) -> dict[str, frozenset[str]]:
    """The verbs of which every line needs one of some words, with those: "was" tells of a charge beside "trial"."""
    found: dict[str, frozenset[str]] = {}
    for form, lines in verbs.items():
        if all(line.needs and not line.needs & {A_DOING, A_PERSON} for line in lines):
            asked = frozenset(word for line in lines for word in line.needs)
            found[form] = asked | (deeds if A_DEED in asked else frozenset())
            found[form] |= wrongdoers if A_WRONGDOER in asked else frozenset()
    return found


def _line(row: Mapping[str, Any]) -> ChargeLine:
    if not (row.get("verbs") or row.get("nouns")):
        raise ValueError(f"A line of charges.yaml has neither verbs nor nouns: {dict(row)}.")
    return ChargeLine(
        whom=Whom(row["whom"]),
        needs=frozenset(row.get("with", ())),
        without=frozenset(row.get("without", ())),
        unless=frozenset(row.get("unless", ())),
        after=frozenset(row.get("after", ())),
        behind=frozenset(row.get("behind", ())),
        of_deeds=bool(row.get("deed", False)),
        anybody=bool(row.get("anybody", False)),
        told=bool(row.get("told", False)),
        planned=bool(row.get("planned", False)),
        of_owner=bool(row.get("owner", False)),
        voiced=bool(row.get("voice", False)),
        made=bool(row.get("made", False)),
        reply=Reply(row["reply"]) if "reply" in row else None,
    )


def _deeds(events: EventBook) -> frozenset[str]:
    """What statements may blame for by their words, and the nouns of the vocabulary of events for harm that is done."""
    content = events.codebook.acts.content
    harm = (
        word
        for word, triggers in events.nouns.items()
        if any(trigger.line.type == "ASSAULT" and not (trigger.rest or trigger.line.needs) for trigger in triggers)
    )
    return (content["deeds"] | content["breaches"] | frozenset(harm)) - _NO_DEED
