"""The vocabulary of events, read: which words tell of one, and what other words do to a deed.

Reads `events.yaml`, `complements.yaml` and `irregular.yaml` of a language into frozen records, with every form that
a word takes in print. Raises `ValueError` for a line that has no trigger, a type that PLOVER lacks, or a word that
YAML has read as something else.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

import yaml

from onrecord.codebook.event_book import QUADS, Complement, Effect, EventBook, Line, Trigger
from onrecord.codebook.forms import noun_forms, verb_forms
from onrecord.codebook.load import load
from onrecord.codebook.yaml_file import LOADER

__all__ = ["QUADS", "Complement", "Effect", "EventBook", "Line", "Trigger", "load_events"]

FILES: Final = ("events.yaml", "complements.yaml", "irregular.yaml")
# Groups of nouns for the things that force is used on; for what deeds are done to, and what stands in one place.
_STRUCK: Final = ("property", "targets")
_TARGETS: Final = (*_STRUCK, "territory")
# Deeds that are done to somebody.
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "RETREAT", "AID"})


def load_events(language: str = "english") -> EventBook:
    """Load the shipped vocabulary of events.

    >>> [trigger.line.type for trigger in load_events().verbs["kidnapped"]]
    ['ASSAULT']
    """
    return _load_events(language)


@cache
def _load_events(language: str) -> EventBook:
    folder = files("onrecord.codebook") / language
    texts = [(folder / name).read_bytes() for name in FILES]
    events, complements, irregular = (yaml.load(text, Loader=LOADER) for text in texts)  # noqa: S506  a safe one
    past = {str(row[0]): tuple(map(str, row[1:])) for row in irregular["verbs"]}
    codebook = load(language)
    groups: Mapping[str, Sequence[str]] = {name: _strings(words) for name, words in events["groups"].items()}
    heads_of = codebook.heads
    speaking = heads_of.person | heads_of.group | heads_of.organisation | heads_of.state
    # Figures and websites are quoted, and do nothing.
    agents = frozenset(groups["agents"]) | speaking - frozenset(groups["things"])
    verbs, nouns = _triggers(events["lines"], {**groups, "agents": sorted(agents)}, past)
    return EventBook(
        verbs=verbs,
        nouns=nouns,
        **_complements(complements["lines"], past),
        agents=agents,
        forces=frozenset(groups["troops"]),
        triggers=_asked_with(verbs, nouns),
        needing_object=_needing_object(events, past),
        struck=frozenset(word for name in _STRUCK for word in groups[name]),
        targets=frozenset(word for name in _TARGETS for word in groups[name]),
        victims=frozenset(groups["dead"]),
        vengeful=_by_first_word(_verb_forms(groups["vengeful"], past)),
        **_by_name(groups, past),
        codebook=codebook,
        sha256=sha256(b"".join(texts)).hexdigest(),
    )


# What stands in them: printed words, nouns in the singular, verbs.
_AS_PRINTED: Final = (
    "amounts", "answering", "borne", "burning", "detonating", "driven", "fought", "looking_back", "losses", "nameless",
    "nature", "responsible", "suffering", "tribunals", "unknown", "venues",
)  # fmt: skip
_NOUNS: Final = ("accounts", "called_again", "deaths", "means", "suspects")
_VERBS: Final = (
    "committing", "counting", "deadly", "dispersing", "festive", "leaving", "linking", "mishaps", "moving", "occurring",
    "outcomes", "owning", "under_way",
)  # fmt: skip


def _by_name(groups: Mapping[str, Sequence[str]], past: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The groups that the book has under their own names."""
    return {
        **{name: frozenset(groups[name]) for name in _AS_PRINTED},
        **{name: _noun_forms(groups[name]) for name in _NOUNS},
        **{name: _verb_forms(groups[name], past) for name in _VERBS},
    }


def _triggers(
    rows: Sequence[Mapping[str, Any]], groups: Mapping[str, Sequence[str]], past: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[Trigger, ...]], dict[str, tuple[Trigger, ...]]]:
    """What verbs and nouns may tell, by each printed form of their first word, or of the head of several."""
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    for order, row in enumerate(rows):
        if not (row.get("verbs") or row.get("nouns")):
            raise ValueError(f"Line {order + 1} of events.yaml has no trigger: give it verbs or nouns.")
        line = _line(order, row, groups)
        for phrase in _strings(row.get("verbs", ())):
            first, *rest = phrase.split()
            for form in verb_forms(first, past):
                verbs.setdefault(form, []).append(Trigger(rest=tuple(rest), line=line))
        for phrase in _strings(row.get("nouns", ())):
            for form in noun_forms(phrase):
                *before, head = form.split()
                nouns.setdefault(head, []).append(Trigger(rest=tuple(before), line=line))
    return (
        {form: tuple(found) for form, found in verbs.items()},
        # The longest first: "on hunger strike" before "strike".
        {form: tuple(sorted(found, key=lambda one: -len(one.rest))) for form, found in nouns.items()},
    )


def _complements(rows: Sequence[Mapping[str, Any]], past: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What verbs, nouns, adverbs and adjectives do to a deed, by their printed forms."""
    found: dict[str, dict[str, Any]] = {"governors": {}, "heads": {}, "adverbs": {}, "adjectives": {}, "belying": {}}
    for row in rows:
        complement = Complement(
            effect=Effect(row["effect"]),
            speech=row.get("speech"),
            object_acts=row.get("control") == "object",
            presupposes=bool(row.get("presupposes")),
            others=bool(row.get("others")),
            known=bool(row.get("known")),
        )
        for form in (*_verb_forms(row.get("words", ()), past), *_strings(row.get("forms", ()))):
            found["governors"].setdefault(form, complement)
        for form in _noun_forms(row.get("nouns", ())):
            found["heads"].setdefault(form, complement)
        if row.get("belies"):
            found["belying"] |= dict.fromkeys(_strings(row["adverbs"]), complement.effect)
            continue
        for kind in ("adverbs", "adjectives"):
            found[kind] |= dict.fromkeys(_strings(row.get(kind, ())), complement.effect)
    return found


def _line(order: int, row: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Line:
    if row["type"] not in QUADS:
        raise ValueError(f"{row['type']} is no type of PLOVER 2.0; the types are {', '.join(QUADS)}.")
    return Line(
        order=order,
        type=row["type"],
        mode=row.get("mode"),
        context=_strings(row.get("context", ())),
        needs=_members(_one(row.get("with", ())), groups),
        also=_members(_one(row.get("also", ())), groups),
        without=_members(_one(row.get("without", ())), groups),
        agents=_members(_one(row.get("agents", ())), groups),
        whom=_members(_one(row.get("whom", ())), groups),
        recipient=_strings(row.get("recipient", ("object",))),
        actor=_strings(_one(row.get("actor", ("subject",)))),
        reciprocal=bool(row.get("reciprocal", False)),
        swap=bool(row.get("swap", False)),
        drop=bool(row.get("drop", False)),
        frame=frozenset(_strings(row.get("frame", ()))),
        suffered=bool(row.get("suffered", False)),
        doer=bool(row.get("doer", False)),
        named=bool(row.get("named", True)),
        alone=bool(row.get("alone", False)),
        state=bool(row.get("state", False)),
    )


def _needing_object(events: Any, past: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Forms of the verbs whose lines look for their object first, but for those that may go without."""
    alone = _strings(events["groups"]["alone"])
    verbs = {
        verb
        for row in events["lines"]
        if row["type"] in _DONE_TO and _strings(row.get("recipient", ("object",)))[:1] == ("object",)
        for verb in _strings(row.get("verbs", ()))
        if " " not in verb and verb not in alone
    }
    return _verb_forms(verbs, past)


def _asked_with(
    verbs: Mapping[str, Sequence[Trigger]], nouns: Mapping[str, Sequence[Trigger]]
) -> dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """What each word that tells of an event asks for in its sentence; what a noun needs may also be left out."""
    none: frozenset[str] = frozenset()
    asked: dict[str, set[tuple[frozenset[str], frozenset[str]]]] = {}
    for word, own in verbs.items():
        asked.setdefault(word, set()).update((frozenset(one.rest), one.line.needs) for one in own)
    for word, own in nouns.items():
        asked.setdefault(word, set()).update((frozenset(one.rest), none) for one in own)
    return {word: () if (none, none) in lines else tuple(lines) for word, lines in asked.items()}


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What follows each first word of some phrases."""
    rests: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in map(str.split, sorted(phrases)):
        rests.setdefault(first, []).append(tuple(rest))
    return {first: tuple(own) for first, own in rests.items()}


def _verb_forms(verbs: Iterable[Any], past: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    parted = [verb.split(" ", 1) for verb in _strings(verbs)]
    return frozenset(" ".join((form, *rest)) for first, *rest in parted for form in verb_forms(first, past))


def _noun_forms(nouns: Iterable[Any]) -> frozenset[str]:
    return frozenset(form for noun in _strings(nouns) for form in noun_forms(noun))


def _one(words: Any) -> Iterable[Any]:
    """A list, where one word may stand for itself."""
    return [words] if isinstance(words, str) else words


def _members(names: Iterable[Any], groups: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Words, and the words of groups that are named."""
    return frozenset(word for name in _strings(names) for word in groups.get(name, (name,)))


def _strings(words: Iterable[Any]) -> tuple[str, ...]:
    words = tuple(words)
    for word in words:
        if not isinstance(word, str):
            raise ValueError(
                f"{word!r} should be a word. YAML reads on, off, yes and no otherwise: put it in quotation marks."
            )
    return words
