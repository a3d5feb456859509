"""Read a language's YAML files, the world's, and a user's own into one frozen `Codebook`, named by a hash."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.codebook.acts import ActWords, EvidenceWords, act_words, evidence_words
from onrecord.codebook.calendar import Calendar, read_calendar
from onrecord.codebook.forms import noun_forms
from onrecord.codebook.geography import Geography, read_geography
from onrecord.codebook.known import FILES as KNOWN_FILES
from onrecord.codebook.known import Known, by_name, read_known
from onrecord.codebook.phrasings import Phrasings, alternatives, phrasings
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
)
WORLD = ("countries.yaml", *KNOWN_FILES, "regions.yaml")
GENDERS = {"women": "f", "men": "m"}
_ADVERBS = r"(?:(?:\w+ly|also|still|since|now|not|just|even|never|once|long|already|do)\s+)*"
_BEING = rf"(?:(?:has|have|had)\s+{_ADVERBS})?(?:am|is|are|was|were|be|been|being|['’]s|['’]re)"


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
    that only puts the speaker's own view. `bare_passives` and `inserted_passives` are those of `grammar.bare_passives`.
    """

    language: str
    heads: HeadWords
    state_bodies: frozenset[str]
    organisation_bodies: frozenset[str]
    trades: frozenset[str]
    private_bodies: frozenset[str]
    authorities: frozenset[str]
    courts: frozenset[str]
    regulated: frozenset[str]
    state_tasks: frozenset[str]
    country_fields: frozenset[str]
    named_documents: frozenset[str]
    opening_bodies: frozenset[str]
    owned_by_bodies: frozenset[str]
    things: frozenset[str]
    quantities: frozenset[str]
    carriers: frozenset[str]
    printed: frozenset[str]
    several: frozenset[str]
    states_own: frozenset[str]
    press: frozenset[str]
    bare: frozenset[str]
    broader: Mapping[str, frozenset[str]]
    gendered: Mapping[str, str]
    parties: Mapping[str, str]
    often_unnamed: frozenset[str]
    stated: frozenset[str]
    pairs: frozenset[str]
    kin: frozenset[str]
    anybody: frozenset[str]
    relations: frozenset[str]
    fields: frozenset[str]
    ranks: frozenset[str]
    shared_offices: frozenset[str]
    countries: frozenset[str]
    outlets: frozenset[str]
    companies: frozenset[str]
    settlements: frozenset[str]
    named_so: frozenset[str]
    local: frozenset[str]
    governments: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    nobody: frozenset[str]
    cues: frozenset[str]
    goes_on: frozenset[str]
    uttered: frozenset[str]
    cites: frozenset[str]
    labels: frozenset[str]
    topics: frozenset[str]
    ends_headlines: frozenset[str]
    turn_labels: frozenset[str]
    shared_labels: frozenset[str]
    reports: re.Pattern[str]
    done_to: re.Pattern[str]
    hearsay: frozenset[str]
    bare_passives: frozenset[str]
    inserted_passives: frozenset[str]
    own_view: re.Pattern[str]
    acts: ActWords
    evidence: EvidenceWords
    declined: Phrasings
    unreached: Phrasings
    denied: Phrasings
    speaks_for: frozenset[str]
    in_government: frozenset[str]
    of_government: frozenset[str]
    of_body: frozenset[str]
    answering: frozenset[str]
    of_guilt: frozenset[str]
    pleads: frozenset[str]
    pleas: frozenset[str]
    in_court: frozenset[str]
    out_of_court: frozenset[str]
    prosecutes: frozenset[str]
    other_case: frozenset[str]
    lawyers: frozenset[str]
    clients: frozenset[str]
    trading: frozenset[str]
    turning_away: frozenset[str]
    of_innocence: frozenset[str]
    works_for: frozenset[str]
    measures: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    title_ends: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    post_nominals: frozenset[str]
    company_forms: frozenset[str]
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
        return lower in self.titles or ("-" in lower and set(lower.strip("-").split("-")) <= self.titles)

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
        found = self.body_sectors if body else self.role_sectors
        return next((sector for sector, pattern in found if pattern.search(lower)), None)


def load(language: str = "english", folder: Path | None = None) -> Codebook:
    """Load the shipped codebook, and a user's own from a folder. Raises `CodebookBroken` for the latter.

    >>> "spokeswoman" in load().heads.person
    True
    """
    return _load(language, folder)


@cache
def _load(language: str, folder: Path | None) -> Codebook:
    book, world = files("onrecord.codebook") / language, files("onrecord.codebook") / "world"
    given = files("onrecord.codebook") / "given_names"
    parts = [(book / name).read_bytes() for name in FILES] + [(world / name).read_bytes() for name in WORLD]
    parts += [(given / f"{name}.txt").read_bytes() for name in GENDERS]
    every = (_mapping(part) for part in parts[: len(FILES) + 1])
    kinds, names, cues, times, places, sectors, settings, acts, evidence, replies, countries = every
    own = _own(folder) if folder is not None else {}
    shipped = [
        entry
        for name, part in zip(KNOWN_FILES, parts[len(FILES) + 1 :], strict=False)
        for entry in read_known(name, part)
    ]
    users = [entry for name, part in own.items() for entry in read_known(name, part)]
    return Codebook(
        language=language,
        heads=_heads({kind: _words(kinds["heads"][kind]["words"]) for kind in HeadWords.__slots__}),
        state_bodies=_words(kinds["bodies"]["state"]["words"]),
        organisation_bodies=_words(kinds["bodies"]["organisation"]["words"])
        | _words(kinds["bodies"]["trade"]["words"]),
        trades=_words(kinds["bodies"]["trade"]["words"]),
        private_bodies=_words(kinds["bodies"]["private"]["words"]),
        authorities=_words(kinds["bodies"]["authority"]["words"]),
        courts=_words(kinds["bodies"]["court"]["words"]),
        regulated=_words(kinds["bodies"]["regulated"]["words"]),
        state_tasks=_words(kinds["bodies"]["tasks"]["words"]),
        country_fields=_words(kinds["bodies"]["of_a_country"]["words"]),
        named_documents=_words(kinds["bodies"]["document"]["words"]),
        opening_bodies=_words(kinds["bodies"]["opening"]["words"]),
        owned_by_bodies=_words(kinds["owned_by_bodies"]["words"]),
        things=_words(kinds["things"]["words"]),
        quantities=_words(kinds["quantities"]["words"]),
        carriers=_words(kinds["carriers"]["words"]),
        printed=_words(kinds["printed"]["words"]),
        several=_words(kinds["several"]["words"]),
        states_own=_words(kinds["state_press"]["whose"]["words"]),
        press=_words(kinds["state_press"]["what"]["words"]),
        bare=_words(kinds["bare"]["words"]),
        broader={word: _words(narrower) for word, narrower in kinds["broader"]["words"].items()},
        gendered={word: gender for gender, group in kinds["gendered"].items() for word in _words(group["words"])},
        countries=_words(kinds["kinds_of_body"]["countries"]["words"]),
        outlets=_words(kinds["kinds_of_body"]["outlets"]["words"]),
        companies=_words(kinds["kinds_of_body"]["companies"]["words"]),
        settlements=_words(kinds["kinds_of_body"]["settlements"]["words"]),
        named_so=_words(kinds["kinds_of_body"]["named_so"]["words"]),
        local=_words(kinds["local"]["words"]),
        governments=_words(kinds["kinds_of_body"]["governments"]["words"]),
        often_unnamed=_words(kinds["often_unnamed"]["words"]),
        stated=_words(kinds["stated"]["words"]),
        pairs=_words(kinds["pairs"]["words"]),
        kin=_words(kinds["kin"]["words"]),
        anybody=_words(kinds["anybody"]["words"]),
        relations=_words(kinds["relations"]["words"]),
        fields=_words(kinds["fields"]["words"]),
        ranks=_words(kinds["ranks"]["words"]),
        shared_offices=_words(kinds["shared_offices"]["words"]),
        parties=_parties(kinds["parties"]["words"]),
        pronouns=_words(kinds["pronouns"]["words"]),
        relatives=_words(kinds["relatives"]["words"]),
        nobody=_words(kinds["nobody"]["words"]),
        cues=_words(cues["cues"]["words"]),
        goes_on=_words(cues["goes_on"]["words"]),
        uttered=_words(cues["uttered"]["words"]),
        cites=_words(cues["cites"]["words"]),
        labels=_words(cues["labels"]["words"]),
        topics=_words(cues["topics"]["words"]),
        ends_headlines=frozenset().union(*map(noun_forms, cues["ends_headlines"]["words"])),
        turn_labels=_words(cues["turn_labels"]["words"]),
        shared_labels=_words(cues["shared_labels"]["words"]),
        reports=re.compile(rf"\b(?:{_either(cues['stems']['words'])})", re.IGNORECASE),
        done_to=_done_to(cues["done_to"]["words"], cues["brought_on"]),
        hearsay=_words(cues["hearsay"]["words"]),
        bare_passives=_words(cues["bare_passives"]["words"]),
        inserted_passives=_words(cues["inserted_passives"]["words"]),
        own_view=_led_by("(?:i|we)", cues["own_view"]["words"]),
        acts=act_words(acts),
        evidence=evidence_words(evidence),
        declined=phrasings(replies["declined"]["patterns"]),
        unreached=phrasings(replies["unreached"]["patterns"]),
        denied=phrasings(replies["denied"]["patterns"]),
        speaks_for=_words(replies["speaks_for"]["words"]),
        in_government=_words(replies["in_government"]["words"]),
        of_government=_words(replies["of_government"]["words"]),
        of_body=_words(replies["of_body"]["words"]),
        answering=_words(replies["answering"]["words"]),
        of_guilt=_words(replies["of_guilt"]["words"]),
        pleads=_words(replies["pleads"]["words"]),
        pleas=_words(replies["pleas"]["words"]),
        in_court=_words(replies["in_court"]["words"]),
        out_of_court=_words(replies["out_of_court"]["words"]),
        prosecutes=_words(replies["prosecutes"]["words"]),
        other_case=_words(replies["other_case"]["words"]),
        lawyers=_words(replies["lawyers"]["words"]),
        clients=_words(replies["clients"]["words"]),
        trading=_words(replies["trading"]["words"]),
        turning_away=_words(replies["turning_away"]["words"]),
        of_innocence=_words(replies["of_innocence"]["words"]),
        works_for=_words(replies["works_for"]["words"]),
        measures=_words(replies["measures"]["words"]),
        honorifics=_words(names["honorifics"]["words"]),
        titles=_words(names["titles"]["words"]),
        title_ends=_words(names["title_ends"]["words"]),
        particles=_words(names["particles"]["words"]),
        prefixes=_words(names["prefixes"]["words"]),
        post_nominals=_words(names["post_nominals"]["words"]),
        company_forms=_words(names["company_forms"]["words"]),
        calendar=read_calendar(times),
        geography=read_geography(places),
        given_names={
            name: gender
            for (stem, gender), part in zip(GENDERS.items(), parts[-len(GENDERS) :], strict=True)
            for name in part.decode().split()
        },
        role_sectors=_sectors(sectors["roles"]),
        body_sectors=_sectors(sectors["bodies"]),
        settings=Settings(
            venues=_words(settings["venues"]["words"]),
            platforms=_words(settings["platforms"]["words"]),
            audiences=_words(settings["audiences"]["words"]),
            pages=_words(settings["pages"]["words"]),
            anonymity=_anonymity(settings["anonymity"]),
        ),
        world=read_world(countries),
        known=by_name((*users, *shipped)),
        sha256=sha256(b"".join((*parts, *own.values()))).hexdigest(),
    )


def _heads(nouns: Mapping[str, frozenset[str]]) -> HeadWords:
    """The nouns by what they stand for; the plural of a noun for one person is people, where no list has it."""
    listed = frozenset().union(*nouns.values())
    alone = (noun for noun in nouns["person"] if not noun.endswith("s") or noun.endswith("ss"))
    several = frozenset().union(*(noun_forms(noun) for noun in alone)) - listed
    return HeadWords(**{**nouns, "group": nouns["group"] | several})


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


def _sectors(group: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sector, _any_of(row["words"], row.get("but", ()))) for sector, row in group.items())


def _any_of(words: Iterable[str], but: Iterable[str] = ()) -> re.Pattern[str]:
    """Any of the words or phrases, as whole words, `but` where they begin or end one of those."""
    begun = "".join(rf"(?!{re.escape(phrase)}(?!\w))" for phrase in but)
    ended = "".join(rf"(?<!{re.escape(before)} )" for phrase in but if (before := phrase.rpartition(" ")[0]))
    found = alternatives(sorted(_words(words), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-]){begun}{ended}(?:{found})(?!\w)")


def _anonymity(group: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Conditions of those who are not named: whole phrases, a wish behind a verb, "not allowed to speak"."""
    wish = (
        r"(?:(?:for|on)\s+)?(?:\w+\s+)?anonymity|(?:that\s+(?:he|she|they)\s+)?not\s+(?:to\s+)?be\s+(?:named|quoted|identified|mentioned)|"
        r"to\s+(?:remain|stay|be\s+kept)\s+(?:anonymous|unnamed|unidentified)|"
        r"(?:that\s+)?(?:his|her|their)\s+(?:name|identity)s?\s+(?:not\s+)?(?:be\s+)?(?:withheld|concealed|kept)"
    )
    speak = r"to\s+(?:speak|talk|comment|brief|discuss|disclose|address)"
    return re.compile(
        rf"{_any_of(group['words']).pattern}|\b(?:{_either(group['asks'])})\s+(?:{wish})\b"
        rf"|\bnot\s+(?:\w+\s+)?(?:{_either(group['let'])})\s+{speak}\b"
    )


def _led_by(first: str, then: Iterable[str]) -> re.Pattern[str]:
    """A pattern and behind it one of some words, with adverbs between: "was also told", "we still hope"."""
    return re.compile(rf"{first}\s+{_ADVERBS}(?:{_either(then)})\b", re.IGNORECASE)


def _done_to(verbs: Iterable[str], brought_on: Mapping[str, list[str]]) -> re.Pattern[str]:
    """A passive of some verbs, or what says the same in the active: "was accused of", "came under heavy criticism"."""
    active = rf"(?:{_either(brought_on['verbs'])})\s+(?:\w+\s+)?(?:{_either(brought_on['words'])})\b"
    return re.compile(rf"{_led_by(_BEING, verbs).pattern}|{active}", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """A pattern of any of these words."""
    return alternatives(sorted(_words(words)))


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)
