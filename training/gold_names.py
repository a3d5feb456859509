"""Names that people marked: re3d (official statements on Syria and Iraq) and MEANTIME (Wikinews).

Takes the data folder; yields texts with the places and kinds of their names. Leaves descriptions ("service members")
and pronouns out, which both corpora mark as well, and what is no person, body, place or nationality.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

Marked = tuple[str, str, list[tuple[int, int, str]]]  # name of the text, text, names

_RE3D = {"Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality"}
_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place", "PRO": "other"}
_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|these|those|this)\s+", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "al", "el", "la", "le", "du", "bin", "van", "von"])
_PRONOUNS = frozenset(
    (
        "i",
        "we",
        "it",
        "he",
        "she",
        "they",
        "you",
        "us",
        "them",
        "him",
        "her",
        "our",
        "their",
        "its",
        "this",
        "that",
        "who",
    )
)
_TITLES = re.compile(
    r"^(?:(?:Foreign|Defence|Defense|Prime|Deputy|Secretary|Minister|President|General|Gen\.|Lt\.|Col\.|Mr\.?|Mrs\.?|Ms\.?|"
    r"Dr\.?|Sir|Office|State|Special|Envoy|Ambassador|Spokesman|Spokesperson|Chief|King|Sheikh)\s+)+"
)
_NO_SPACE_BEFORE = frozenset([*list(".,;:!?)%"), "'s", "n't", "''", "’s", "’"])
_NO_SPACE_AFTER = frozenset(["(", "``", "$", "£", "€"])


def marked(data: Path) -> Iterator[Marked]:
    """All texts of both corpora."""
    yield from _re3d(data / "re3d")
    yield from _meantime(data / "meantime")


def _name(text: str, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    """A mention without its article and titles, where what is left is written as a name."""
    words = text[start:end]
    lead = _LEAD.match(words)
    start += lead.end() if lead else 0
    if kind == "person" and (titles := _TITLES.match(text[start:end])):
        start += titles.end()
    words = re.sub(r"['’]s?$", "", text[start:end])
    parts = words.split()
    if not parts or not all(part[:1].isupper() or part[:1].isdigit() or part.lower() in _SMALL for part in parts):
        return None
    pronoun = words.lower() in _PRONOUNS
    return (
        (start, start + len(words), kind)
        if parts[0][:1].isupper() and parts[-1][:1].isupper() and not pronoun
        else None
    )


def _apart(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names without overlap: of two people the shorter, which lacks the title; else the longer."""
    kept: list[tuple[int, int, str]] = []
    for name in sorted(
        set(names),
        key=lambda name: (name[2] != "person", (name[1] - name[0]) * (1 if name[2] == "person" else -1), name),
    ):
        if not any(name[0] < end and start < name[1] for start, end, _ in kept):
            kept.append(name)
    return sorted(kept)


def _re3d(folder: Path) -> Iterator[Marked]:
    for documents in sorted(folder.glob("*/documents.json")):
        names: dict[str, list[tuple[int, int, str]]] = {}
        for line in (documents.parent / "entities.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if kind := _RE3D.get(row["type"]):
                names.setdefault(row["documentId"], []).append((row["begin"], row["end"], kind))
        for line in documents.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            found = [_name(text, *mention) for mention in names.get(row["_id"], [])]
            yield row["_id"], text, _apart([name for name in found if name])


def _meantime(folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, places, before = "", {}, ""
        for token in root.iter("token"):
            word = token.text or ""
            glued = not text or word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER
            text += ("" if glued else " ") + word
            places[token.get("t_id")] = (len(text) - len(word), len(text))
            before = word
        kinds = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
        of_mention = {
            source.get("m_id"): kinds.get(target.get("m_id"))
            for relation in root.iter("REFERS_TO")
            for target in relation.iter("target")
            for source in relation.iter("source")
        }
        found = []
        for mention in root.iter("ENTITY_MENTION"):
            kind = _MEANTIME.get(of_mention.get(mention.get("m_id")) or "")
            anchors = [anchor.get("t_id") for anchor in mention.iter("token_anchor")]
            if kind and anchors and mention.get("syntactic_type") == "NAM":
                found.append(_name(text, places[anchors[0]][0], places[anchors[-1]][1], kind))
        yield path.stem, text, _apart([name for name in found if name])
