"""Read the reports of MUC-3 and MUC-4, and the templates that people filled in for them.

Fifteen hundred reports of agencies, papers and radios on attacks in Latin America, 1988 to 1991, printed in capitals
as the Foreign Broadcast Information Service passed them on; for each, a template for every attack that it tells, with
25 slots. A slot has fillers, one a line; "/" parts words for the same thing, "?" marks a filler and "(OPTIONAL)" a
template that may be left out, "-" says that there is none. Of the slots this reads the day, the place, the stage, the
perpetrators with how they are viewed, and the targets, and leaves the others alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

FOLDER: Final = "muc34"
Party = tuple[str, ...]
_TEXTS: Final = ("dev/dev-muc3-*", "tst1/tst1-muc3", "tst2/tst2-muc4")
_KEYS: Final = ("dev/key-dev-*", "tst1/key-tst1.*", "tst2/key-tst2.*")
_HEAD: Final = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_SLOT: Final = re.compile(r"(\d+)\.\s+[A-Z ]+: [A-Z ]*?(?:\s{2,}|\t\s*)(.*)")
_WORDS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY: Final = r"\d{1,2} [A-Z]{3} \d\d"
_FROM_TO: Final = re.compile(rf"({_DAY})(?: - ({_DAY}))?")
_KIND: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler: what it says, in other words too; what it is said of; and whether it may be left out."""

    words: Party
    of: Party = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One template. `days` are the first and the last that it may have been on, none where the report tells no day.

    `places` are names below the country, and `countries` the names of countries; `views` are how the report views
    the organisation that is named beside them.
    """

    type: str
    stage: str
    days: tuple[date, date] | None = None
    places: Party = ()
    countries: Party = ()
    perpetrators: tuple[Filler, ...] = ()
    views: tuple[tuple[str, Party], ...] = ()
    people: tuple[Filler, ...] = ()
    things: tuple[Filler, ...] = ()

    @property
    def targets(self) -> tuple[Filler, ...]:
        """People and things."""
        return self.people + self.things


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report and the attacks that it tells; half a may be looked at."""

    name: str
    text: str
    half: str
    attacks: tuple[Attack, ...]


def template_files(data: Path) -> list[Path]:
    """The files that the reports and templates stand in; none where one of the kinds is missing."""
    found = [sorted((data / FOLDER).glob(pattern)) for pattern in (*_TEXTS, *_KEYS)]
    return [path for some in found for path in some] if all(found) else []


def told(data: Path) -> Iterator[Told]:
    """Every report with at least one template that is not optional."""
    texts, keys = ({}, {})  # type: tuple[dict[str, str], dict[str, list[Attack]]]
    for pattern in _TEXTS:
        for path in sorted((data / FOLDER).glob(pattern)):
            texts |= split_reports(path.read_text(encoding="latin-1"))
    for pattern in _KEYS:
        for path in sorted((data / FOLDER).glob(pattern)):
            for name, attack in read_templates(path.read_text(encoding="latin-1")):
                keys.setdefault(name, []).append(attack)
    for name, text in texts.items():
        if name in keys:
            yield Told(name=name, text=text, half=half_of(name), attacks=tuple(keys[name]))


def half_of(name: str) -> str:
    """Half a are the odd ones of those that were given to train on.

    >>> half_of("DEV-MUC3-0017"), half_of("DEV-MUC3-0018"), half_of("TST1-MUC3-0017")
    ('a', 'b', 'b')
    """
    return "a" if name.startswith("DEV") and int(name[-4:]) % 2 else "b"


def split_reports(text: str) -> dict[str, str]:
    """The reports of a file by name, each the text below the line with its name.

    >>> split_reports("DEV-MUC3-0001 (X)\\n\\n  A ROAD.\\n\\nDEV-MUC3-0002 (X)\\n\\n  B.\\n")
    {'DEV-MUC3-0001': '  A ROAD.\\n', 'DEV-MUC3-0002': '  B.\\n'}
    """
    parts = _HEAD.split(text)
    return {name: words.strip("\n") + "\n" for name, words in zip(parts[1::2], parts[2::2], strict=True)}


def read_templates(text: str) -> Iterator[tuple[str, Attack]]:
    """The attacks of a file of templates with the names of their reports, without those that are optional."""
    for block in re.split(r"^(?=0\.\s)", text, flags=re.MULTILINE)[1:]:
        slots = _slots(block)
        number = " ".join(slots.get(1, ()))
        if number.strip(" *-") and "OPTIONAL" not in number and slots.get(4):
            yield slots[0][0].split()[0], _attack(slots)


def _slots(block: str) -> dict[int, list[str]]:
    """The lines of each slot; a filler that goes on in the next line is one."""
    slots: dict[int, list[str]] = {}
    here: list[str] = []
    for line in block.splitlines():
        if line.startswith(";"):
            continue
        if found := _SLOT.match(line):
            here = slots.setdefault(int(found[1]), [])
            here.append(found[2].strip())
        elif line.strip() and here:
            more, last = line.strip(), here[-1]
            goes_on = last.endswith(("/", ":")) or more.startswith(("/", ":")) or last.count('"') % 2
            if goes_on:
                here[-1] = f"{last} {more}"
            else:
                here.append(more)
    return slots


def _attack(slots: dict[int, list[str]]) -> Attack:
    names, roles = _fillers(slots, 18), _fillers(slots, 19)
    named = tuple(
        Filler(
            words=(*one.words, *(word for role in roles if set(role.of) & set(one.words) for word in role.words)),
            optional=one.optional,
        )
        for one in names
    )
    places, countries = _places(" ".join(slots.get(3, ())))
    return Attack(
        type=_first(slots, 4),
        stage=_first(slots, 5),
        days=read_days(" ".join(slots.get(2, ()))),
        places=places,
        countries=countries,
        perpetrators=(*_fillers(slots, 9), *_fillers(slots, 10)),
        views=tuple(_views(slots.get(11, ()))),
        people=(*named, *(role for role in roles if not role.of)),
        things=_fillers(slots, 12),
    )


def _first(slots: dict[int, list[str]], number: int) -> str:
    return next(iter(slots.get(number, ())), "").strip("? ").partition(" /")[0]


def _fillers(slots: dict[int, list[str]], number: int) -> tuple[Filler, ...]:
    return tuple(filter(None, map(read_filler, slots.get(number, ()))))


def read_filler(line: str) -> Filler | None:
    """What a line of a slot says.

    >>> read_filler('? "MAYOR" / "OFFICIAL": "TOMAS ARREND"')
    Filler(words=('MAYOR', 'OFFICIAL'), of=('TOMAS ARREND',), optional=True)
    >>> read_filler("-") is None
    True
    """
    bare = _WORDS.sub(lambda match: "x" * len(match[0]), line)
    cut = bare.find(":")
    said, of = (line, "") if cut < 0 else (line[:cut], line[cut:])
    words = tuple(_plain(one) for one in _WORDS.findall(said))
    if not words:
        return None
    return Filler(words=words, of=tuple(_plain(one) for one in _WORDS.findall(of)), optional=line.startswith("?"))


def _plain(words: str) -> str:
    return " ".join(words.replace('\\"', '"').split())


def _views(lines: Sequence[str]) -> Iterator[tuple[str, Party]]:
    """How sure the report is of each organisation; where people left two ways open, that is no question of an exam."""
    for line in lines:
        view, _, of = line.partition(":")
        words = tuple(_plain(one) for one in _WORDS.findall(of))
        if words and "/" not in view and "?" not in view:
            yield view.strip(), words


def read_days(slot: str) -> tuple[date, date] | None:
    """The first and last day that an attack may have been on; none where only the day of the report bounds it.

    >>> read_days("30 DEC 89") == (date(1989, 12, 30), date(1989, 12, 30)), read_days("- 30 DEC 89")
    (True, None)
    """
    found = _FROM_TO.fullmatch(slot.strip("? "))
    if not found:
        return None
    try:
        days = [datetime.strptime(day, "%d %b %y").date() for day in found.groups() if day]
    except ValueError:
        return None
    return days[0], days[-1]


def _places(slot: str) -> tuple[Party, Party]:
    """The names below the country, and those of countries.

    >>> _places("PERU: CORA (DEPARTMENT): LIN (TOWN) - VEL (TOWN)"), _places("PERU / CHILE")
    ((('CORA', 'LIN', 'VEL'), ('PERU',)), ((), ('PERU', 'CHILE')))
    """
    below: dict[str, None] = {}
    countries: dict[str, None] = {}
    for one in re.split(r"\s/\s", slot.replace("((", "(").strip("? ")):
        country, *others = (_KIND.sub("", name).strip(" ()?") for name in one.split(":"))
        countries |= {country: None} if country else {}
        below |= {name.strip(): None for other in others for name in other.split(" - ") if name.strip()}
    return tuple(below), tuple(countries)


def within(days: tuple[date, date], earliest: str | None, latest: str | None) -> bool:
    """Whether a time lies in what the template allows; "in January" does not lie in one day of it.

    >>> within((date(1990, 1, 3), date(1990, 1, 3)), "1990-01-03T08:00", "1990-01-03T12:00")
    True
    """
    try:
        first, last = (date.fromisoformat((one or "")[:10]) for one in (earliest, latest))
    except ValueError:
        return False
    return days[0] <= first <= last <= days[1] and last - first < timedelta(days=8)
