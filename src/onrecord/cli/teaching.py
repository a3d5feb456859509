"""Corrections as lines of a codebook: what would teach the program the same.

Takes a proposal; gives entries for a user's `people.yaml` and `bodies.yaml`, and adds them to the files of a
folder. What such a folder has no place for (acts, evidence, who is unnamed) is given as a line for the shipped
codebook, and written nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.cli.main import CannotGoOn
from onrecord.codebook.teach import flow, taught
from onrecord.ledger import Field, Ledger, LedgerEntry, Proposal, WrongQuestion
from onrecord.ledger.judgements.identity import folded
from onrecord.printing.plain import one_line

PEOPLE: Final = "people.yaml"
BODIES: Final = "bodies.yaml"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry and the file that it is for."""

    file: str
    entry: Mapping[str, Any]

    def __str__(self) -> str:
        return flow(self.entry)


def lines(ledger: Ledger, proposal: Proposal, kind: str | None = None) -> list[Line]:
    """The entries that a proposal teaches, one for each person or body; `kind` is what the user says it is."""
    found: dict[str, list[str]] = {}
    kinds: dict[str, str | None] = {}
    for entry in proposal.entries:
        for name, aliases, known in _taught(ledger, entry):
            found.setdefault(name, []).extend(aliases)
            kinds[name] = kind or kinds.get(name) or known
    return [_line(name, dict.fromkeys(aliases), kinds[name]) for name, aliases in found.items()]


def _taught(ledger: Ledger, entry: LedgerEntry) -> Iterator[tuple[str, list[str], str | None]]:
    """Name, aliases and kind that a judgement teaches."""
    view = ledger.view
    if entry.field is Field.SPEAKER and entry.value.get("identity"):
        source = one_line(view.statement(entry.subject).source)
        yield str(entry.value["name"]), [source] if _is_name(source) else [], entry.value.get("kind")
    elif entry.field in (Field.SAME_AS, Field.NAME):
        kept = str(entry.value.get("identity") or entry.subject)
        who, other = view.actor(kept), view.actor(entry.subject)
        name = str(entry.value.get("name") or (who.name if who else kept))
        yield name, list(other.names) if other else [], who.kind if who else None


def _is_name(words: str) -> bool:
    """Whether a source phrase is a name and nothing else, which alone can be an alias.

    >>> _is_name("UNHCR"), _is_name("Mara Oduya"), _is_name("harbour master Mara Oduya"), _is_name("He")
    (True, True, False, False)
    """
    parts = words.split()
    several = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    return several or (len(parts) == 1 and words.isupper() and len(words) > 1)


def _line(name: str, aliases: Iterable[str], kind: str | None) -> Line:
    if kind is None:
        raise WrongQuestion(f"{name}: whether this is a person or a body was wanted, and is not known; give --kind")
    person = kind == "person"
    # A surname alone, or a first name, is many people's; the program leads it to one by the article itself.
    useful = [one for one in aliases if folded(one) != folded(name) and (not person or " " in folded(one))]
    entry = {
        "name": name,
        **({"aliases": useful} if useful else {}),
        **({} if kind in ("person", "organisation") else {"kind": kind}),
    }
    return Line(PEOPLE if person else BODIES, entry)


def planned(folder: Path, several: Iterable[Line]) -> dict[Path, str]:
    """The files of a folder as they would be; nothing is written yet."""
    plan: dict[Path, str] = {}
    for line in several:
        path = folder / line.file
        plan[path] = taught(plan.get(path) or _text_of(path), line.entry, str(path))
    return plan


def write(plan: Mapping[Path, str]) -> None:
    """Write the files, each put in place when it is whole."""
    for path, text in plan.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_name(f".{path.name}.new")
            made.write_text(text, encoding="utf-8", newline="\n")
            made.replace(path)
        except OSError as error:
            raise CannotGoOn(
                f"{path} could not be written: {error.strerror or error}. The correction itself is on record."
            ) from error


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CannotGoOn(f"{path}: a readable file in UTF-8 was wanted ({error}). Nothing was changed.") from error


def for_shipped(ledger: Ledger, proposal: Proposal) -> Iterator[str]:
    """Lines for the shipped codebook: the words that a rule would go by, and what they should give."""
    for entry in proposal.entries:
        if not entry.subject.startswith("stm_"):
            continue
        hit = ledger.view.statement(entry.subject)
        record = ledger.view.judged(hit.article.id).record
        statement = next(one for one in record.statements if one.id == entry.subject)
        cue = " … ".join(one_line(span.of(record.article.text)) for span in statement.cue)
        if "to" in entry.value and cue:
            yield f"- {flow_list(cue, entry.value['to'])}  # {entry.field}: {one_line(hit.content)}"
        elif entry.field is Field.SPEAKER and not entry.value.get("identity") and hit.source:
            yield f"- {flow_list(one_line(hit.source), entry.value.get('kind'))}  # kinds.yaml, examples"


def flow_list(words: str, label: str | None) -> str:
    """Words and a label as YAML.

    >>> flow_list("Two: officials", "unnamed"), flow_list("denied", None)
    ("['Two: officials', unnamed]", '[denied, null]')
    """
    return flow({"x": [words, label]}).removeprefix("{x: ").removesuffix("}")
