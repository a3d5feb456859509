"""Add an entry to a user's file of people or bodies, and leave the rest of it as it stands.

Takes the text of a YAML file and an entry (name, aliases, kind and so on); gives the text with it. An entry of
that name that is there already takes the new aliases and keeps what else it says. Comments and the manner of
writing of all other entries stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml

from onrecord.errors import OnRecordError

Entry = Mapping[str, Any]
_WANTED: Final = "a list of entries was wanted, such as `- {name: Mara Oduya, aliases: [M. Oduya]}`"


class CodebookNotTaught(OnRecordError):
    """A file to which no entry can be added. It stays as it is."""


def taught(text: str, entry: Entry, file: str) -> str:
    """The text with the entry in it; `file` is for messages.

    >>> union = {"name": "Dockers' Union", "aliases": ["the DU"]}
    >>> print(taught("# Ours\\n- {name: Mara Oduya}\\n", union, "bodies.yaml"), end="")
    # Ours
    - {name: Mara Oduya}
    - {name: Dockers' Union, aliases: [the DU]}
    >>> mara = {"name": "mara  oduya", "aliases": ["M. O."]}
    >>> print(taught("- name: Mara Oduya  # since May\\n- {name: X}\\n", mara, "people.yaml"), end="")
    - {name: Mara Oduya, aliases: [M. O.]}  # since May
    - {name: X}
    """
    node, entries = _parsed(text, file)
    for place, old in zip(node.value if node else (), entries, strict=True):
        if isinstance(old, dict) and _same(old.get("name"), entry["name"]):
            end = _end(place)
            return text[: place.start_mark.index] + flow({**old, **_joined(old, entry)}) + text[end:]
    gap = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{gap}- {flow(entry)}\n"


def flow(entry: Entry) -> str:
    """An entry on one line.

    >>> flow({"name": "Port: Ellery", "roles": [{"title": "Mayor", "since": "2020-05-01"}]})
    "{name: 'Port: Ellery', roles: [{title: Mayor, since: '2020-05-01'}]}"
    """
    dumped: str = yaml.safe_dump(
        dict(entry), default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return dumped.strip()


def _parsed(text: str, file: str) -> tuple[yaml.SequenceNode | None, Sequence[Any]]:
    try:
        node, entries = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise CodebookNotTaught(f"{file}: {_WANTED}, and it is no YAML ({error}); mend it first") from error
    if node is None:
        return None, ()
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise CodebookNotTaught(f"{file}: {_WANTED}, and this is something else; give another folder")
    return node, entries


def _joined(old: Entry, new: Entry) -> dict[str, Any]:
    """What the new entry adds to the old."""
    given = [*(old.get("aliases") or ()), *(new.get("aliases") or ())]
    aliases = [
        one for at, one in enumerate(given) if not any(_same(one, other) for other in (*given[:at], old["name"]))
    ]
    kind = {"kind": new["kind"]} if new.get("kind") else {}
    return {**({"aliases": aliases} if aliases else {}), **kind}


def _same(one: object, other: object) -> bool:
    return " ".join(str(one).split()).casefold() == " ".join(str(other).split()).casefold()


def _end(node: yaml.Node) -> int:
    """Where an entry's own words end: the reader counts comments and empty lines after a block to it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    return int(node.end_mark.index)
