"""Score events: their types, and who does what to whom.

    python -m benchmarks.quality.events

Prints, where the shared data are: on the PLOVER gold records the first event's type (top-1), its quad class, and F1 of
source, target and type together; on the marked sentences macro F1 of root and quad class (`learned` says how much of
the rest is that set's habits).
An event counts with its type unless it is only planned, wished, denied or negated.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.plover import (
    QUADS,
    ROOTS,
    Entity,
    GoldRecord,
    GoldSentence,
    gold_file,
    gold_records,
    gold_sentences,
    sentence_file,
)
from benchmarks.quality.scoring import Count
from benchmarks.quality.subject import Program
from onrecord.codebook.events import QUADS as QUAD_OF
from onrecord.records import Event, Record, Status, words_of

LIKELY: Final = frozenset({Status.REPORTED, Status.ATTRIBUTED, Status.UNNAMED, Status.ALLEGED, Status.DISPUTED})
_WORD: Final = re.compile(r"\w+")
# Words that say nothing about whose.
_COMMON: Final = frozenset(
    {"the", "a", "an", "of", "in", "and", "to", "for", "s", "government", "president", "minister", "prime", "foreign",
     "forces", "troops", "police", "army", "officials", "leader", "leaders", "rebels", "its", "their", "his"}
)  # fmt: skip


class Dyad(NamedTuple):
    """Two sides and a type, by the words of the sides and their countries."""

    sides: tuple[tuple[frozenset[str], str], ...]
    type: str


def ranked(events: Iterable[Event]) -> list[Event]:
    """The events of a text: those told as facts first, then by the order of the text."""
    return sorted(events, key=lambda event: (event.status not in LIKELY, event.trigger))


def top_type(record: Record) -> str | None:
    """The type of the first event."""
    return next((event.type for event in ranked(record.events)), None)


def count_gold(gold: GoldRecord, record: Record) -> dict[str, Count]:
    """What one gold record counts."""
    found = top_type(record)
    quad = found is not None and QUAD_OF[found] == QUAD_OF[gold.type]
    counts = {"event.top-1": Count(found == gold.type, 1, 1), "event.quad": Count(quad, 1, 1)}
    wanted = _wanted(gold)
    given = [dyad for event in record.events if event.status in LIKELY for dyad in _given(event, record)]
    left, right = list(wanted), 0
    for dyad in given:
        hit = next((one for one in left if _same(one, dyad)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return counts | {"event.dyad and type": Count(right, len(given), len(wanted))}


def _wanted(gold: GoldRecord) -> list[Dyad]:
    sources, targets = ([_side(one) for one in side] for side in (gold.sources, gold.targets))
    if targets:
        return [Dyad((source, target), gold.type) for source in sources for target in targets]
    return [Dyad((one, other), gold.type) for at, one in enumerate(sources) for other in sources[at + 1 :]]


def _side(entity: Entity) -> tuple[frozenset[str], str]:
    return _content(entity.words), entity.code


def _given(event: Event, record: Record) -> list[Dyad]:
    actors, recipients = ([_actor(one, record) for one in side] for side in (event.actors, event.recipients))
    if recipients:
        return [Dyad((actor, recipient), event.type) for actor in actors for recipient in recipients]
    return [Dyad((one, other), event.type) for at, one in enumerate(actors) for other in actors[at + 1 :]]


def _actor(actor_id: str, record: Record) -> tuple[frozenset[str], str]:
    actor = record.actor(actor_id)
    if actor is None:
        return frozenset(), ""
    return _content(f"{actor.name} {words_of(actor.mentions, record.article.text)}"), actor.country or ""


def _content(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.lower())) - _COMMON


def _same(want: Dyad, have: Dyad) -> bool:
    pairs = zip(want.sides, have.sides, strict=True)
    return want.type == have.type and all(one[1] == other[1] != "" or bool(one[0] & other[0]) for one, other in pairs)


def best_for(gold: GoldSentence, record: Record) -> list[Event]:
    """The events of a sentence, the one between its source and its target first."""
    source, target = _content(gold.source), _content(gold.target)

    def fit(event: Event) -> int:
        actors, recipients = (
            frozenset(word for one in side for word in _actor(one, record)[0])
            for side in (event.actors, event.recipients)
        )
        if not actors & source and actors & target and recipients & source:
            return -1
        return 2 * bool(actors & source) + bool(recipients & target)

    order = {event.id: number for number, event in enumerate(ranked(record.events))}
    return sorted(record.events, key=lambda event: (-fit(event), order[event.id]))


def root_of(type_: str) -> str:
    """The type as the sentences name it."""
    return ROOTS.get(type_, type_)


def quad_of_root(root: str) -> str:
    """The number of a root's quad class, as the sentences have it: to yield counts as material there."""
    return "2" if root == "YIELD" else QUADS[QUAD_OF[root]]


def count_sentence(gold: GoldSentence, record: Record) -> dict[str, Count]:
    """What one sentence counts."""
    found = next((event.type for event in best_for(gold, record)), None)
    root = found is not None and root_of(found) == gold.root
    quad = found is not None and quad_of_root(root_of(found)) == gold.quad
    return {"event.root": Count(root, 1, 1), "event.quad": Count(quad, 1, 1)}


def macro_f1(wanted: Sequence[str], given: Sequence[str | None]) -> float:
    """The mean F1 over the classes that are wanted.

    >>> macro_f1(["A", "A", "B"], ["A", None, "B"])
    0.8333333333333333
    """
    scores = []
    for name in sorted(set(wanted)):
        right = sum(one == other == name for one, other in zip(wanted, given, strict=True))
        both = wanted.count(name) + list(given).count(name)
        scores.append(2 * right / both if both else 0.0)
    return sum(scores) / len(scores)


def main() -> int:
    """Print the figures."""
    data = data_folder()
    if data is None or not gold_file(data).is_file():
        print("No PLOVER data beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    program = Program()
    _print_gold(program, gold_file(data))
    _print_sentences(program, sentence_file(data))
    return 0


def _print_gold(program: Program, path: Path) -> None:
    total: dict[str, Count] = {}
    golds = list(gold_records(path))
    for gold in golds:
        for name, count in count_gold(gold, program.record(gold.id, gold.text.encode())).items():
            total[name] = total.get(name, Count()).plus(count)
    print(f"gold records: {len(golds)}")
    for name, count in total.items():
        print(f"  {name:24} F1 {count.f1:.3f}  precision {count.precision:.3f}  recall {count.recall:.3f}")


def _print_sentences(program: Program, path: Path) -> None:
    golds = list(gold_sentences(path))
    found = [best_for(gold, program.record(gold.id, gold.text.encode())) for gold in golds]
    given = [root_of(one[0].type) if one else None for one in found]
    print(f"sentences: {len(golds)}")
    print(f"  {macros(golds, given)}")


def macros(golds: Sequence[GoldSentence], given: Sequence[str | None]) -> str:
    """Macro F1 of the roots given and of their quad classes, as a line."""
    root = macro_f1([gold.root for gold in golds], given)
    quad = macro_f1([gold.quad for gold in golds], [one and quad_of_root(one) for one in given])
    return f"macro F1 root {root:.3f}  quad {quad:.3f}"


if __name__ == "__main__":
    sys.exit(main())
