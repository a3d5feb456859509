"""People and bodies that a codebook knows by name, with the roles that they hold between dates.

Takes YAML files of entries, shipped or a user's own; yields them by folded name. Says in words what is wrong with
an entry, and where. Leaves it to `linking` whether a name in an article is one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from onrecord.codebook.world import folded
from onrecord.codebook.yaml_file import LOADER
from onrecord.errors import CodebookBroken

# Which files of a folder are read, and what their entries are where they do not say.
FILES: Final[Mapping[str, str]] = {
    "people.yaml": "person",
    "bodies.yaml": "organisation",
    "outlets.yaml": "organisation",
}
_KINDS: Final = ("person", "organisation", "state", "group", "document")
_FIELDS: Final = frozenset({"name", "aliases", "kind", "country", "sector", "roles", "identifiers"})
_ROLE_FIELDS: Final = frozenset({"title", "organisation", "country", "since", "until"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role held from `since` to before `until`; an open end is None."""

    title: str
    organisation: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None

    def holds_on(self, date: str | None) -> bool:
        """Whether the role is held on a date, which may be a year or a month. Unknown dates settle nothing.

        >>> mayor = Held(title="Mayor", since="2020-05-01", until="2024-05-01")
        >>> mayor.holds_on("2021"), mayor.holds_on("2024-05-01"), mayor.holds_on("2020"), mayor.holds_on(None)
        (True, False, False, False)
        """
        if self.since is None and self.until is None:
            return True
        if date is None:
            return False
        return (self.since is None or self.since <= date) and (self.until is None or date < self.until[: len(date)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom a codebook knows."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    roles: tuple[Held, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)


def by_name(entries: Iterable[Known]) -> dict[str, tuple[Known, ...]]:
    """Entries by each of their names. Of two with one name and kind, the first stands."""
    found: dict[str, list[Known]] = defaultdict(list)
    for entry in entries:
        for name in dict.fromkeys(map(folded, (entry.name, *entry.aliases))):
            found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def read_known(file: str, text: str | bytes) -> list[Known]:
    """The entries of one file. Raises `CodebookBroken`.

    >>> read_known("people.yaml", "- {name: Mara Oduya, roles: [{title: Harbour Master}]}")[0].roles[0].title
    'Harbour Master'
    >>> read_known("people.yaml", "- {nom: Mara Oduya}")
    Traceback (most recent call last):
    onrecord.errors.CodebookBroken: people.yaml, entry 1: `name` was wanted, and there is none; known fields \
are aliases, country, identifiers, kind, name, roles, sector
    """
    try:
        content = yaml.load(text, Loader=LOADER)  # noqa: S506  the safe loader
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise CodebookBroken(f"{file}{line}: this is not YAML: {getattr(error, 'problem', error)}") from error
    if content is None:
        return []
    if not isinstance(content, list):
        raise CodebookBroken(f"{file}: a list of entries was wanted, and there is a {type(content).__name__}")
    default = FILES.get(Path(file).name, "organisation")
    return [_known(f"{file}, entry {number}", row, default) for number, row in enumerate(content, 1)]


def _known(where: str, row: Any, default_kind: str) -> Known:
    _check_fields(where, row, _FIELDS)
    if not row.get("name"):
        raise CodebookBroken(
            f"{where}: `name` was wanted, and there is none; known fields are {', '.join(sorted(_FIELDS))}"
        )
    kind = row.get("kind", default_kind)
    if kind not in _KINDS:
        raise CodebookBroken(f"{where}: `kind` is one of {', '.join(_KINDS)}, and there is {kind!r}")
    identifiers = row.get("identifiers") or {}
    if not isinstance(identifiers, dict):
        raise CodebookBroken(f"{where}: `identifiers` is a mapping such as {{wikidata: Q42}}")
    return Known(
        name=str(row["name"]),
        kind=kind,
        aliases=tuple(str(alias) for alias in _list(where, row, "aliases")),
        country=_text(row.get("country")),
        sector=_text(row.get("sector")),
        roles=tuple(_held(where, role) for role in _list(where, row, "roles")),
        identifiers={str(key): str(value) for key, value in identifiers.items()},
    )


def _held(where: str, row: Any) -> Held:
    _check_fields(f"{where}, roles", row, _ROLE_FIELDS)
    if not row.get("title"):
        raise CodebookBroken(f"{where}, roles: `title` was wanted, and there is none")
    return Held(title=str(row["title"]), **{key: _text(row.get(key)) for key in _ROLE_FIELDS - {"title"}})


def _check_fields(where: str, row: Any, known: frozenset[str]) -> None:
    if not isinstance(row, dict):
        raise CodebookBroken(
            f"{where}: a mapping with `{sorted(known)[-1]}` and its fellows was wanted, and there is {row!r}"
        )
    strange = sorted(str(key) for key in row if key not in known)
    if strange and ("name" in row or "title" in row):
        raise CodebookBroken(f"{where}: {', '.join(strange)} is no field; known fields are {', '.join(sorted(known))}")


def _list(where: str, row: Mapping[str, Any], key: str) -> list[Any]:
    value = row.get(key) or []
    if not isinstance(value, list):
        raise CodebookBroken(f"{where}: `{key}` is a list, and there is {value!r}")
    return value


def _text(value: object) -> str | None:
    return None if value is None else str(value)
