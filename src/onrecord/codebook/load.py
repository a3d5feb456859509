"""Read a language's YAML files, the world's, and a user's own into one frozen `Codebook`, named by a hash."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from onrecord.codebook.acts import ActWords, EvidenceWords, act_words, evidence_words
from onrecord.codebook.calendar import Calendar, read_calendar
from onrecord.codebook.forms import noun_forms
from onrecord.codebook.geography import Geography, read_geography
from onrecord.codebook.groups import (
    BodyKinds,
    BodyWords,
    CueWords,
    GrammarWords,
    HeadWords,
    NameWords,
    ReplyWords,
    SourceWords,
    read_group,
    words_of,
)
from onrecord.codebook.known import FILES as KNOWN_FILES
from onrecord.codebook.known import Known, by_name, read_known
from onrecord.codebook.patterns import anonymity_pattern, either, led_by, passive_pattern, sector_patterns
from onrecord.codebook.phrasings import Phrasings, phrasings
from onrecord.codebook.world import World, folded, read_world
from onrecord.codebook.yaml_file import LOADER
from onrecord.errors import CodebookBroken

FILES = (
    "kinds.yaml",
    "names.yaml",
    "cues.yaml",
    "times.yaml",
    "places.yaml",
    "sectors.yaml",
    "settings.yaml",
    "acts.yaml",
    "evidence.yaml",
    "replies.yaml",
    "grammar.yaml",
)
WORLD = ("countries.yaml", *KNOWN_FILES, "regions.yaml")
GENDERS = {"women": "f", "men": "m"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Words that tell where and to whom something is said."""

    venues: frozenset[str]
    platforms: frozenset[str]
    audiences: frozenset[str]
    pages: frozenset[str]
    anonymity: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The vocabulary of one language. All words are lower case.

    `reports` finds words that may report, `done_to` cues whose subject is no source, `own_view` a source with its cue
    that only puts the speaker's own view.
    """

    language: str
    heads: HeadWords
    bodies: BodyWords
    kinds_of_body: BodyKinds
    sources: SourceWords
    naming: NameWords
    cueing: CueWords
    replies: ReplyWords
    grammar: GrammarWords
    states_own: frozenset[str]
    press: frozenset[str]
    broader: Mapping[str, frozenset[str]]
    gendered: Mapping[str, str]
    parties: Mapping[str, str]
    ends_headlines: frozenset[str]
    reports: re.Pattern[str]
    done_to: re.Pattern[str]
    own_view: re.Pattern[str]
    acts: ActWords
    evidence: EvidenceWords
    declined: Phrasings
    unreached: Phrasings
    denied: Phrasings
    no_more: Phrasings
    calendar: Calendar
    geography: Geography
    given_names: Mapping[str, str]
    role_sectors: tuple[tuple[str, re.Pattern[str]], ...]
    body_sectors: tuple[tuple[str, re.Pattern[str]], ...]
    settings: Settings
    world: World
    known: Mapping[str, tuple[Known, ...]]
    sha256: str

    def is_title(self, word: str) -> bool:
        """Whether a word before a name is a title, such as "President", or joins two, such as "Maj.-Gen."."""
        lower = word.lower()
        return lower in self.naming.titles or ("-" in lower and set(lower.strip("-").split("-")) <= self.naming.titles)

    def gender_of_title(self, word: str) -> str | None:
        """What "Mrs." or "Congressman" says of the gender of its bearer: f, m or nothing."""
        return self.gendered.get(word.lower())

    def gender_of_name(self, given: str) -> str | None:
        """What a given name says: f, m, or nothing where it is rare or borne by both."""
        return self.given_names.get(folded(given))

    def named(self, name: str) -> tuple[Known, ...]:
        """Everybody of this name or alias whom the codebook knows, the user's own first."""
        return self.known.get(folded(name), ())

    def sector_of(self, words: str, *, body: bool) -> str | None:
        """The PLOVER sector that a role, or a body's name, tells."""
        lower = words.lower()
        sectors = self.body_sectors if body else self.role_sectors
        found = (sector for sector, pattern in sectors if pattern.search(lower))
        first = next(found, None)
        if first != "ELI":
            return first
        # A former minister is of the elite, a former patient is not.
        offices = self.sources.stated | self.sources.shared_offices | {*self.broader}
        return first if {*found} - {"CVL"} or {*re.findall(r"[a-z]+", lower)} & offices else None


def load(language: str = "english", folder: Path | None = None) -> Codebook:
    """Load the shipped codebook, and a user's own from a folder. Raises `CodebookBroken` for the latter.

    >>> "spokeswoman" in load().heads.person
    True
    """
    return _load(language, folder)


@lru_cache(maxsize=4)
def _load(language: str, folder: Path | None) -> Codebook:
    shipped = _shipped(language)
    own = _own(folder) if folder is not None else {}
    every = (_mapping(shipped[name]) for name in (*FILES, WORLD[0]))
    kinds, names, cues, times, places, sectors, settings, acts, evidence, replies, grammar, countries = every
    # The user's own first.
    known = chain(own.items(), ((name, shipped[name]) for name in KNOWN_FILES))
    return Codebook(
        language=language,
        heads=_with_plurals(read_group(HeadWords, kinds["heads"])),
        bodies=_with_trades(read_group(BodyWords, kinds["bodies"])),
        kinds_of_body=read_group(BodyKinds, kinds["kinds_of_body"]),
        sources=read_group(SourceWords, kinds),
        naming=read_group(NameWords, names),
        cueing=read_group(CueWords, cues),
        replies=read_group(ReplyWords, replies),
        grammar=read_group(GrammarWords, grammar),
        states_own=words_of(kinds["state_press"]["whose"]["words"]),
        press=words_of(kinds["state_press"]["what"]["words"]),
        broader={word: words_of(narrower) for word, narrower in kinds["broader"]["words"].items()},
        gendered={word: gender for gender, group in kinds["gendered"].items() for word in words_of(group["words"])},
        parties=_parties(kinds["parties"]["words"]),
        ends_headlines=frozenset().union(*map(noun_forms, cues["ends_headlines"]["words"])),
        reports=re.compile(rf"\b(?:{either(cues['stems']['words'])})", re.IGNORECASE),
        done_to=passive_pattern(cues["done_to"]["words"], cues["brought_on"]),
        own_view=led_by("(?:i|we)", cues["own_view"]["words"]),
        acts=act_words(acts),
        evidence=evidence_words(evidence),
        declined=phrasings(replies["declined"]["patterns"]),
        unreached=phrasings(replies["unreached"]["patterns"]),
        denied=phrasings(replies["denied"]["patterns"]),
        no_more=phrasings(replies["no_more"]["patterns"]),
        calendar=read_calendar(times),
        geography=read_geography(places),
        given_names={
            name: gender for stem, gender in GENDERS.items() for name in shipped[f"{stem}.txt"].decode().split()
        },
        role_sectors=sector_patterns(sectors["roles"]),
        body_sectors=sector_patterns(sectors["bodies"]),
        settings=_settings(settings),
        world=read_world(countries),
        known=by_name(entry for name, part in known for entry in read_known(name, part)),
        sha256=sha256(b"".join((*shipped.values(), *own.values()))).hexdigest(),
    )


def _shipped(language: str) -> dict[str, bytes]:
    """The files of a language, of the world, and of given names, in a fixed order."""
    home = files("onrecord.codebook")
    named = {language: FILES, "world": WORLD, "given_names": tuple(f"{stem}.txt" for stem in GENDERS)}
    return {name: (home / part / name).read_bytes() for part, own in named.items() for name in own}


def _settings(words: Mapping[str, Any]) -> Settings:
    """What `settings.yaml` says."""
    return Settings(
        venues=words_of(words["venues"]["words"]),
        platforms=words_of(words["platforms"]["words"]),
        audiences=words_of(words["audiences"]["words"]),
        pages=words_of(words["pages"]["words"]),
        anonymity=anonymity_pattern(words["anonymity"]),
    )


def _with_plurals(heads: HeadWords) -> HeadWords:
    """The same; the plural of a noun for one person is people, where no list has it."""
    listed = frozenset().union(*(getattr(heads, kind) for kind in HeadWords.__slots__))
    alone = (noun for noun in heads.person if not noun.endswith("s") or noun.endswith("ss"))
    several = frozenset().union(*(noun_forms(noun) for noun in alone)) - listed
    return replace(heads, group=heads.group | several)


def _with_trades(bodies: BodyWords) -> BodyWords:
    """The same; a word of trade names an organisation too."""
    return replace(bodies, organisation=bodies.organisation | bodies.trade)


def _parties(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The name of each party by every word for it."""
    return {form: party for party, forms in words.items() for form in (party, *forms)}


def _own(folder: Path) -> dict[str, bytes]:
    """A user's files, in a fixed order."""
    if not folder.is_dir():
        raise CodebookBroken(f"{folder}: a folder with {', '.join(KNOWN_FILES)} was wanted, and there is none")
    own = {str(folder / name): (folder / name).read_bytes() for name in KNOWN_FILES if (folder / name).is_file()}
    if not own:
        raise CodebookBroken(f"{folder}: none of {', '.join(KNOWN_FILES)} is in this folder")
    return own


def _mapping(part: bytes) -> dict[str, Any]:
    content = yaml.load(part, Loader=LOADER)  # noqa: S506  both loaders are the safe ones
    if not isinstance(content, dict):
        raise TypeError("A file of the codebook should hold a mapping at the top.")
    return content
