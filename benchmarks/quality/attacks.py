"""Score what a record says of attacks, against templates that people filled in: found, who, when, where, how sure.

    python -m benchmarks.quality.attacks [--half a|b] [--every N] [--missed]

The exam is MUC-3's and MUC-4's (`templates.py` beside this): what people said happened, and what they said was only
suspected. Half a may be looked at; of half b nobody looks at more than the sums, and `--missed` shows half a alone.
Optional templates are left out. A report is read as it stands, so that its day has to be found in its dateline.

An attack is *found* where an event of a fitting type stands in a sentence with one of the template's targets or, where
it has none, of its perpetrators. Fitting is PLOVER's ASSAULT; for kidnapping, hijacking and robbery COERCE, too (what
is seized), for a forced stoppage COERCE, THREATEN and PROTEST, and for what is only threatened THREATEN. Templates hold
attacks on civilians alone, not clashes of armies, so that they cannot tell what the program finds in excess.

Of those found: is one of the targets that are people (or of the things, where nobody is) among the recipients; F1 of
one of the perpetrators among the actors, of the day where the report tells one, of a place below the country; the
country of the place that is given. `happened`: what was accomplished has a status that says so. What was attempted
has no status of its own, and is left out. `sure` and `doubtful`: of the organisations that were found as actors and
that the report names as a fact or that admit the deed, how many are told so; and of those suspected, accused or
possible, how many are told as no more. The rest of the latter are allegations told as facts, the worst error that a
record can have. Several events may tell one attack: the one with the target counts, and for `sure` and `doubtful` the
one that is told as the surest.
"""

import argparse
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.scoring import Count, add, same_speaker
from benchmarks.quality.subject import Program
from benchmarks.quality.templates import Attack, Filler, Party, Told, template_files, told, within
from onrecord.linking.gazetteer import Kind, load
from onrecord.records import Event, Record, Status

EVERY: Final = 6  # in the gate, one report in so many
Counts = dict[str, Count]
Reader = Callable[[str, bytes], Record]
_HAPPENED: Final = (Status.REPORTED, Status.ATTRIBUTED, Status.UNNAMED)
_LADDER: Final = (*_HAPPENED, Status.ALLEGED, Status.DISPUTED, Status.DENIED)
_SEIZED: Final = frozenset({"ASSAULT", "COERCE"})
_FITTING: Final = {
    "KIDNAPPING": _SEIZED,
    "HIJACKING": _SEIZED,
    "ROBBERY": _SEIZED,
    "FORCED WORK STOPPAGE": frozenset({"COERCE", "THREATEN", "PROTEST"}),
}
_FACT: Final = frozenset({"REPORTED AS FACT", "CLAIMED OR ADMITTED"})
_DOUBT: Final = frozenset({"SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"})
# Lines are broken anywhere; a full stop within a name ("GEN. LOPEZ") parts no sentence.
_BORDER: Final = re.compile(r"(?<=\w\w[.!?])[\"”’')\]]*\s\s+|(?<=\w\w\w[.!?])[\"”’')\]]*\s+|\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event with its place in the input and the names that each party goes by."""

    event: Event
    start: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def found_in(record: Record) -> list[Found]:
    """The events of a record."""
    text = record.article.text

    def party(actor_id: str) -> Party:
        actor = record.actor(actor_id)
        return (actor.name, *(_plain(span.of(text)) for span in actor.mentions)) if actor else ()

    return [
        Found(
            event=event,
            start=(record.article.source_map.all_to_source(event.trigger) or event.trigger)[0].start,
            actors=tuple(map(party, event.actors)),
            recipients=tuple(map(party, event.recipients)),
        )
        for event in record.events
    ]


def telling(attack: Attack, text: str, have: Sequence[Found]) -> list[Found]:
    """The events that tell an attack, that with the target first."""
    borders = [match.end() for match in _BORDER.finditer(text)]
    words = [word for one in attack.targets or attack.perpetrators for word in one.words]
    marked = {bisect_right(borders, at) for word in words for at in places_of(word, text)}
    types = _FITTING.get(attack.type, frozenset({"ASSAULT"}))
    if attack.stage == "THREATENED":
        types |= {"THREATEN"}
    near = [one for one in have if one.event.type in types and bisect_right(borders, one.start) in marked]
    return sorted(near, key=lambda one: not is_among(attack.targets, one.recipients))


def places_of(words: str, text: str) -> list[int]:
    """Where words stand in a text, whatever the white space between them.

    >>> places_of("TOWN HALL", "THE TOWN\\nHALL AND TOWN HALLS")
    [4]
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.start() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)] if pattern else []


def is_among(fillers: Iterable[Filler], parties: Sequence[Party]) -> bool:
    """Whether one of the fillers is one of the parties."""
    return any(_same(one.words, party) for one in fillers for party in parties)


def _same(want: Party, have: Party) -> bool:
    return any(same_speaker(one, other) for one in want for other in have)


def _plain(words: str) -> str:
    return " ".join(words.split())


def count(report: Told, have: Sequence[Found]) -> Counts:
    """What one report counts."""
    counts: Counts = {}
    for attack in report.attacks:
        near = telling(attack, report.text, have)
        if not attack.targets and not attack.perpetrators:
            continue
        counts = add([counts, {"found": Count(bool(near), 1, 1)}])
        if near:
            counts = add([counts, _compared(attack, near[0]), _views_counted(attack, near)])
    return counts


def _compared(attack: Attack, have: Found) -> Counts:
    where, when = have.event.where, have.event.when
    counts: Counts = {}
    if attack.targets:
        hit = is_among(attack.people or attack.things, have.recipients)
        counts["target, people" if attack.people else "target, things"] = Count(hit, 1, 1)
    hit = is_among(attack.perpetrators, have.actors)
    asked = any(not one.optional for one in attack.perpetrators)
    counts["perpetrator"] = Count(hit, bool(have.actors), asked or hit)
    if attack.days:
        right = when is not None and within(attack.days, when.earliest, when.latest)
        counts["day"] = Count(right, when is not None and when.earliest is not None, 1)
    if attack.places:
        names = tuple(filter(None, (where.text, where.name))) if where else ()
        counts["where"] = Count(_same(attack.places, names), bool(names), 1)
    if where and where.country:
        counts["country"] = Count(where.country in set(map(alpha3, attack.countries)), 1, 1)
    if attack.stage == "ACCOMPLISHED":
        views = {view for view, _ in attack.views}
        status = have.event.status
        right = status in _HAPPENED or (bool(views) and not views & _FACT and status in _LADDER)
        counts["happened"] = Count(right, 1, 1)
    return counts


def views_told(attack: Attack, near: Sequence[Found]) -> Iterator[tuple[str, Status]]:
    """How each organisation is viewed that was found as the actor, and the surest status that it has as such."""
    for view, words in attack.views:
        own = [one.event.status for one in near if any(_same(words, party) for party in one.actors)]
        if own:
            yield view, min(own, key=_rung)


def _rung(status: Status) -> int:
    return _LADDER.index(status) if status in _LADDER else len(_LADDER)


def _views_counted(attack: Attack, near: Sequence[Found]) -> Counts:
    counts: list[Counts] = []
    for view, status in views_told(attack, near):
        if view in _FACT:
            counts.append({"sure": Count(status in _HAPPENED, 1, 1)})
        elif view in _DOUBT:
            counts.append({"doubtful": Count(status not in _HAPPENED, 1, 1)})
    return add(counts)


def alpha3(country: str) -> str | None:
    """The code of a country, or None.

    >>> alpha3("PERU"), alpha3("NARNIA")
    ('PER', None)
    """
    entry = next((one for one in load().find(country.title()) if one.kind is Kind.COUNTRY), None)
    return load().countries[entry.area].alpha3 if entry else None


def rows(reports: Iterable[Told], read: Reader) -> Iterator[tuple[str, Counts]]:
    """A row for each report."""
    for one in reports:
        yield one.name, count(one, found_in(read(f"{one.name}.txt", one.text.encode())))


def some(data: Path) -> Iterator[Told]:
    """The reports of the gate."""
    return islice(told(data), None, None, EVERY)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("a", "b"), help="only the reports of this half")
    parser.add_argument("--every", type=int, default=1, help="one report in so many")
    parser.add_argument("--missed", action="store_true", help="show what differs, in half a")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not template_files(data):
        print("No templates beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    chosen = [one for one in told(data) if options.half in (None, one.half)][:: options.every]
    program = Program()
    counted: list[Counts] = []
    table: Counter[tuple[str, str]] = Counter()
    for one in chosen:
        have = found_in(program.record(f"{one.name}.txt", one.text.encode()))
        counted.append(count(one, have))
        table.update(pair for attack in one.attacks for pair in views_told(attack, telling(attack, one.text, have)))
        if options.missed and one.half == "a":
            show(one, have)
    print(f"reports: {len(counted)}")
    for name, total in add(counted).items():
        print(f"  {name:15} F1 {total.f1:.3f}  {total.right:.0f} right, {total.given:.0f} given of {total.wanted:.0f}")
    for (view, status), times in sorted(table.items()):
        print(f"  {view:36} told as {status:12} {times}")
    return 0


def show(report: Told, have: Sequence[Found]) -> None:
    """Print what differs in one report."""
    print(f"== {report.name}")
    for attack in report.attacks:
        near = telling(attack, report.text, have)
        told_so = _compared(attack, near[0]) if near else {}
        wrong = [name for name, one in told_so.items() if one.f1 < 1 and max(one) > 0]
        if not near or wrong:
            print(f"  {wrong or 'MISSED'} {attack}\n    {near[:1]}")


if __name__ == "__main__":
    sys.exit(main())
