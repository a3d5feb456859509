"""Read a language's YAML files into one frozen `Codebook`, and name it by a hash of its content."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from onrecord.codebook.acts import ActWords, EvidenceWords, act_words, evidence_words

FILES = ("kinds.yaml", "names.yaml", "cues.yaml", "acts.yaml", "evidence.yaml", "replies.yaml")
# The C reader is several times as fast; PyYAML is built without it on some machines.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """Common nouns by what they stand for when they head a source phrase; lower case, singular and plural."""

    person: frozenset[str]
    group: frozenset[str]
    document: frozenset[str]
    organisation: frozenset[str]
    state: frozenset[str]
    outlet: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The vocabulary of one language. All words are lower case; `reports` finds words that may report."""

    language: str
    heads: HeadWords
    state_bodies: frozenset[str]
    organisation_bodies: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    nobody: frozenset[str]
    cues: frozenset[str]
    labels: frozenset[str]
    reports: re.Pattern[str]
    acts: ActWords
    evidence: EvidenceWords
    declined: re.Pattern[str]
    unreached: re.Pattern[str]
    speaks_for: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    sha256: str


@cache
def load(language: str = "english") -> Codebook:
    """Load a shipped codebook.

    >>> "spokeswoman" in load().heads.person
    True
    """
    folder = files("onrecord.codebook") / language
    kinds, names, cues, acts, evidence, replies = (_read(folder / name) for name in FILES)
    digest = sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest()
    return Codebook(
        language=language,
        heads=HeadWords(**{kind: _words(kinds["heads"][kind]["words"]) for kind in HeadWords.__slots__}),
        state_bodies=_words(kinds["bodies"]["state"]["words"]),
        organisation_bodies=_words(kinds["bodies"]["organisation"]["words"]),
        pronouns=_words(kinds["pronouns"]["words"]),
        relatives=_words(kinds["relatives"]["words"]),
        nobody=_words(kinds["nobody"]["words"]),
        cues=_words(cues["cues"]["words"]),
        labels=_words(cues["labels"]["words"]),
        reports=re.compile(rf"\b(?:{'|'.join(sorted(_words(cues['stems']['words'])))})", re.IGNORECASE),
        acts=act_words(acts),
        evidence=evidence_words(evidence),
        declined=_phrases(replies["declined"]["words"]),
        unreached=_phrases(replies["unreached"]["words"]),
        speaks_for=_words(replies["speaks_for"]["words"]),
        honorifics=_words(names["honorifics"]["words"]),
        particles=_words(names["particles"]["words"]),
        sha256=digest,
    )


def _read(file: Traversable) -> dict[str, Any]:
    content = yaml.load(file.read_bytes(), Loader=_LOADER)  # noqa: S506  both loaders are the safe ones
    if not isinstance(content, dict):
        raise TypeError(f"{file} should hold a mapping at the top.")
    return content


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases, whatever white space or apostrophe stands in them."""
    spaced = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in sorted(_words(phrases)))
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)
