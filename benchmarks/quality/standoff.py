"""Read attributions from brat standoff files in PolNeAR's form, and say what is wrong with them.

    T1	Source 0 11	Tomas Arrend
    T2	Cue 12 16	said
    T3	Content 17 40;52 60	...
    E1	Attribution:T2 Source:T1 Cue:T2 Content:T3

Labels (speaker, kind, act, evidence) stand apart, one line of JSON for each attribution.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from benchmarks.quality.scoring import LABELS, ROLES, Attribution, Spans

TEXT_BOUND: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION: Final = re.compile(r"(E\d+)\t(.+)")


def read_spans(annotations: str) -> dict[str, tuple[str, Spans, str]]:
    """The text-bound lines: id -> kind, spans, words."""
    found = (TEXT_BOUND.match(line) for line in annotations.splitlines())
    return {match[1]: (match[2], read_offsets(match[3]), match[4]) for match in found if match}


def read_offsets(field: str) -> Spans:
    """Offsets as brat writes them.

    >>> read_offsets("0 5;12 17")
    ((0, 5), (12, 17))
    """
    return tuple((int(start), int(end)) for start, end in (piece.split() for piece in field.split(";")))


def read_relations(annotations: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The relation lines: id, and the role and target of each member."""
    for line in annotations.splitlines():
        if match := RELATION.match(line):
            members = [member.partition(":") for member in match[2].split()]
            yield match[1], [(re.sub(r"\d+$", "", name).lower(), target) for name, _, target in members]


def read_attributions(
    annotations: str, labels: Mapping[str, Mapping[str, str | None]] | None = None
) -> list[Attribution]:
    """The attributions that have a content, with their labels where there are any."""
    spans = read_spans(annotations)
    found = []
    for identifier, members in read_relations(annotations):
        roles: dict[str, Spans] = dict.fromkeys(ROLES, ())
        for role, target in members:
            if role in roles and target in spans:
                roles[role] += spans[target][1]
        if roles["content"]:
            known = (labels or {}).get(identifier, {})
            found.append(
                Attribution(
                    id=identifier, source=roles["source"], cue=roles["cue"], content=roles["content"], labels=known
                )
            )
    return found


def read_labels(lines: Sequence[str]) -> dict[str, dict[str, dict[str, str | None]]]:
    """Labels by document and attribution; those of an attribution that is none (`bad`) are left out."""
    found: dict[str, dict[str, dict[str, str | None]]] = defaultdict(dict)
    for line in filter(str.strip, lines):
        label = json.loads(line)
        if not label.get("bad"):
            found[label["doc"]][label["id"]] = {name: label.get(name) for name in LABELS}
    return dict(found)


def faults(text: str, annotations: str) -> list[str]:
    """Say in words what is wrong with a document's annotations."""
    spans = read_spans(annotations)
    found = [
        f"{identifier}: the file has {words!r}, the text {covered!r}"
        for identifier, (_, offsets, words) in spans.items()
        if words != (covered := " ".join(text[start:end] for start, end in offsets))
    ]
    found += [
        f"{identifier}: white space at an end of {text[start:end]!r}"
        for identifier, (_, offsets, _) in spans.items()
        for start, end in offsets
        if text[start:end] != text[start:end].strip() or start >= end
    ]
    for identifier, members in read_relations(annotations):
        found += [f"{identifier}: no {target}" for _, target in members if target not in spans]
        if not {"cue", "content"} & {role for role, _ in members}:
            found.append(f"{identifier}: neither cue nor content")
    return found
