"""Groups of words as the YAML files have them, a record for each file or section; all words are lower case.

A field bears the name of its group, so that whoever reads `codebook.replies.pleads` finds in `replies.yaml` what the
group is for, with its examples.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

Words = frozenset[str]
_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """`heads` of `kinds.yaml`: common nouns by what they stand for when they head a source phrase."""

    person: Words
    group: Words
    document: Words
    organisation: Words
    state: Words
    outlet: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """`bodies` of `kinds.yaml`: words in a name that tell what the named body is."""

    state: Words
    authority: Words
    organisation: Words
    trade: Words
    private: Words
    court: Words
    regulated: Words
    tasks: Words
    of_a_country: Words
    document: Words
    opening: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKinds:
    """`kinds_of_body` of `kinds.yaml`: nouns that lead to a body whose name does not hold them."""

    countries: Words
    outlets: Words
    companies: Words
    settlements: Words
    named_so: Words
    governments: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """The other groups of `kinds.yaml`: what a word tells of whoever a phrase stands for."""

    local: Words
    owned_by_bodies: Words
    quantities: Words
    carriers: Words
    deeds_too: Words
    printed: Words
    several: Words
    bare: Words
    things: Words
    pronouns: Words
    relatives: Words
    nobody: Words
    often_unnamed: Words
    stated: Words
    pairs: Words
    kin: Words
    anybody: Words
    relations: Words
    ranks: Words
    fields: Words
    shared_offices: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """`names.yaml`: words in front of names, inside them and behind them."""

    honorifics: Words
    titles: Words
    title_ends: Words
    particles: Words
    prefixes: Words
    post_nominals: Words
    elders: Words
    juniors: Words
    company_forms: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """The lists of `cues.yaml`: words that bring in what somebody says."""

    cues: Words
    hearing: Words
    hearers: Words
    hearsay: Words
    nouns_alone: Words
    bare_passives: Words
    inserted_passives: Words
    goes_on: Words
    uttered: Words
    cites: Words
    brings_on: Words
    passes_over: Words
    performs: Words
    brings_in: Words
    labels: Words
    topics: Words
    turn_labels: Words
    shared_labels: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWords:
    """The lists of `replies.yaml`: who answers a charge for whom, and what makes words an answer."""

    speaks_for: Words
    in_government: Words
    of_government: Words
    of_body: Words
    answering: Words
    of_guilt: Words
    pleads: Words
    pleas: Words
    in_court: Words
    out_of_court: Words
    prosecutes: Words
    other_case: Words
    lawyers: Words
    clients: Words
    trading: Words
    turning_away: Words
    of_innocence: Words
    works_for: Words
    measures: Words
    answerable: Words
    kindly: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarWords:
    """The lists of `grammar.yaml`: words by which a sentence is read; `onrecord.grammar.Lexicon` has the same."""

    saying: Words
    denying: Words
    addressing: Words
    naming: Words
    only_past: Words
    also_nouns: Words
    proposals: Words
    describing: Words
    describing_people: Words
    doubting: Words
    named_deeds: Words
    named_after: Words
    fought_in: Words
    placed_deeds: Words
    compounds: Words
    joined_names: Words
    gone_to: Words
    going_back: Words
    with_about: Words
    feasts: Words


def read_group(kind: type[_Group], rows: Mapping[str, Any]) -> _Group:
    """A record of the groups that bear its fields' names; raises `KeyError` where one is missing."""
    return kind(**{field.name: words_of(rows[field.name]["words"]) for field in fields(kind)})  # type: ignore[arg-type]


def words_of(words: Iterable[str]) -> Words:
    """Words as they are compared, in lower case."""
    return frozenset(str(word).lower() for word in words)
