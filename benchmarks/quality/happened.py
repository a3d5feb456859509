"""Score what a record says was done, by whom, when, how far it is vouched for, and who answered whom.

    python -m benchmarks.quality.happened [--missed] [--half a|b]

A hundred and ninety reports of Wikinews, agencies, local papers and the web were read for this by a language
model, once, without a look at anything of the program's: every political event (PLOVER 2.0) with its status, parties,
day and place, and every accusation with the accused and the answer. The last 47 were drawn by chance, the others chosen
for their politics. `happened.jsonl` has places and marks and no text; twelve reports were read twice, apart, and
`--agreement` says how far the two readings agree by the same measures, which is more than two people would. What two
careful readers might see either way is marked `optional` and counts neither for nor against. Half a was looked at when
rules were made, half b was not.

An event is found where one of the same type is told in the same sentence; one with words in headline and body counts
in both. Of those found: is the status right; F1 of
the parties on each side, of the day (where the marks could work it out), and of the place that the report gives. An
accusation is found where one stands in the same sentence; of those, F1 of the accused, and is the answer right.
"""

import argparse
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.news import all_news, news_files
from benchmarks.quality.scoring import Count, add, same_speaker
from benchmarks.quality.subject import Program
from onrecord.records import Event, Record, Span

MARKS: Final = Path(__file__).resolve().parent / "happened.jsonl"
_BORDER: Final = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
SHARES: Final = ("event.status", "reply")  # figures that are shares of what was found, the others are F1
Counts = dict[str, Count]
Party = tuple[str, ...]
Reader = Callable[[str, bytes, str | None], Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An event as marked or as found; each party is the names that it goes by. `day` "?" could not be worked out."""

    start: int
    end: int
    type: str
    status: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    day: str | None = None
    where: Party = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An accusation as marked or as found."""

    start: int
    end: int
    accused: tuple[Party, ...] = ()
    reply: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stands in one report, by one reader."""

    deeds: tuple[Deed, ...]
    charges: tuple[Charge, ...]


def files(data: Path) -> list[Path]:
    """The files that the exam consists of; none where one is missing."""
    found = news_files(data)
    return [MARKS, *found] if found else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report with the day that it is known to be of, and its readings, the first of which is the exam."""

    name: str
    text: str
    half: str
    published: str | None
    readings: tuple[Reading, ...]


def marked(data: Path, marks: Path = MARKS) -> Iterator[Report]:
    """The reports that were read."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for line in marks.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_name.setdefault(row["report"], []).append(row)
    for name, text in all_news(data):
        if rows_ := by_name.get(name):
            yield Report(
                name=name,
                text=text,
                half=rows_[0]["half"],
                published=rows_[0]["published"],
                readings=tuple(map(_reading, rows_)),
            )


def _reading(row: Mapping[str, Any]) -> Reading:
    def parties(names: Sequence[str]) -> tuple[Party, ...]:
        return tuple(tuple(one.split("|")) for one in names)

    return Reading(
        deeds=tuple(
            Deed(
                start=one["at"][0],
                end=one["at"][1],
                type=one["type"],
                status=one["status"],
                actors=parties(one["actors"]),
                recipients=parties(one["recipients"]),
                day=one["day"],
                where=tuple(one["where"].split("|")) if one["where"] else (),
                optional=one.get("optional", False),
            )
            for one in row["events"]
        ),
        charges=tuple(
            Charge(start=one["at"][0], end=one["at"][1], accused=parties(one["accused"]), reply=one["reply"])
            for one in row["accusations"]
        ),
    )


def found_in(record: Record) -> Reading:
    """What the program found, in the same form, with places in the input."""
    text = record.article.text
    statements = {one.id: one for one in record.statements}

    def party(actor_id: str) -> Party:
        actor = record.actor(actor_id)
        return (actor.name, *(span.of(text) for span in actor.mentions)) if actor else ()

    def ends(spans: Sequence[Span]) -> tuple[int, int]:
        found = record.article.source_map.all_to_source(spans) or spans
        return found[0].start, found[-1].end

    title_end = max((part.span.end for part in record.article.parts if part.kind == "title"), default=0)
    deeds = []
    for event, trigger in ((one, words) for one in record.events for words in _each_telling(one, title_end)):
        start, end = ends(trigger)
        deeds.append(
            Deed(
                start=start,
                end=end,
                type=event.type,
                status=event.status,
                actors=tuple(map(party, event.actors)),
                recipients=tuple(map(party, event.recipients)),
                day=event.when.edtf if event.when else None,
                where=tuple(filter(None, (event.where.text, event.where.name))) if event.where else (),
            )
        )
    charges = []
    for one in record.audit.accusations if record.audit else ():
        statement = statements.get(one.statement or "")
        start, end = ends(one.words or (statement.cue or statement.content if statement else ()))
        accused = [*map(party, one.accused), *((span.of(text),) for span in one.accused_words)]
        charges.append(Charge(start=start, end=end, accused=tuple(accused), reply=one.reply))
    return Reading(deeds=tuple(deeds), charges=tuple(charges))


def _each_telling(event: Event, title_end: int) -> list[list[Span]]:
    """The words that tell an event in the headline, and those below it: a reader marks a deed where it is told."""
    title = [span for span in event.trigger if span.start < title_end]
    body = [span for span in event.trigger if span.start >= title_end]
    return [words for words in (title, body) if words]


def count(text: str, want: Reading, have: Reading) -> Counts:
    """What one report counts."""
    pairs, against = pair_deeds(text, want, have)
    wanted = [one for one in want.deeds if not one.optional]
    counts = {"event": Count(len(pairs), len(pairs) + len(against), len(wanted))}
    for mark, found in pairs:
        counts = add([counts, _compared(mark, found)])
    charges = pair_charges(text, want.charges, have.charges)
    counts["accusation"] = Count(len(charges), len(have.charges), len(want.charges))
    for charge, answer in charges:
        accused = _parties(charge.accused, answer.accused)
        right = answer.reply == charge.reply
        counts = add([counts, {"accused": accused, "reply": Count(right, 1, 1)}])
    return counts


def _compared(mark: Deed, found: Deed) -> Counts:
    counts = {
        "event.status": Count(mark.status == found.status, 1, 1),
        "event.actors": _parties(mark.actors, found.actors),
        "event.recipients": _parties(mark.recipients, found.recipients),
        "event.where": Count(_same(mark.where, found.where), bool(found.where), bool(mark.where)),
    }
    if mark.day != "?":
        right = mark.day is not None and mark.day == found.day
        counts["event.day"] = Count(right, found.day is not None, mark.day is not None)
    return counts


def _same(want: Party, have: Party) -> bool:
    return any(same_speaker(one, other) for one in want for other in have)


def _parties(want: Sequence[Party], have: Sequence[Party]) -> Count:
    left = list(have)
    right = 0
    for one in want:
        hit = next((other for other in left if _same(one, other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Count(right, len(have), len(want))


def pair_deeds(text: str, want: Reading, have: Reading) -> tuple[list[tuple[Deed, Deed]], list[Deed]]:
    """Marked events with those found for them, and those found that count against the program."""
    sentence = _sentences(text)

    def fits(mark: Deed, found: Deed) -> bool:
        return mark.type == found.type and sentence(mark.start) == sentence(found.start)

    def overlaps(mark: Deed, found: Deed) -> bool:
        return mark.start < found.end and found.start < mark.end

    left = list(have.deeds)
    pairs: list[tuple[Deed, Deed]] = []
    for test in (lambda mark, found: fits(mark, found) and overlaps(mark, found), fits):
        done = [mark for mark, _ in pairs]
        for mark in (one for one in want.deeds if not one.optional and one not in done):
            hit = next((found for found in left if test(mark, found)), None)
            if hit is not None:
                left.remove(hit)
                pairs.append((mark, hit))
    open_ones = [one for one in want.deeds if one.optional]
    against = [one for one in left if not any(fits(mark, one) or overlaps(mark, one) for mark in open_ones)]
    return pairs, against


def pair_charges(text: str, want: Sequence[Charge], have: Sequence[Charge]) -> list[tuple[Charge, Charge]]:
    """Marked accusations with those found in the same sentence, the one about the same party first."""
    sentence = _sentences(text)
    left = list(have)
    pairs: list[tuple[Charge, Charge]] = []
    for mark in want:
        near = [one for one in left if sentence(one.start) == sentence(mark.start)]
        if near:
            hit = max(near, key=lambda one: _parties(mark.accused, one.accused).right)
            left.remove(hit)
            pairs.append((mark, hit))
    return pairs


def _sentences(text: str) -> Callable[[int], int]:
    """The number of the sentence that a place lies in."""
    borders = [match.end() for match in _BORDER.finditer(text)]
    return lambda place: bisect_right(borders, place)


def rows(reports: Iterable[Report], read: Reader) -> Iterator[tuple[str, Counts]]:
    """A row for each report."""
    for one in reports:
        found = found_in(read(f"{one.name}.txt", one.text.encode(), one.published))
        yield one.name, count(one.text, one.readings[0], found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("a", "b"), help="only the reports of this half")
    parser.add_argument("--missed", action="store_true", help="show what differs")
    parser.add_argument("--agreement", action="store_true", help="score one reading by the other")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not files(data):
        print("No news beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    chosen = [one for one in marked(data) if options.half in (None, one.half)]
    if options.agreement:
        twice = [one for one in chosen if len(one.readings) > 1]
        _print([count(one.text, *one.readings[:2]) for one in twice])
        return 0
    program = Program()
    if options.missed:
        for one in chosen:
            _show(one, found_in(program.record(f"{one.name}.txt", one.text.encode(), one.published)))
    _print([counts for _, counts in rows(chosen, program.record)])
    return 0


def _print(counted: Sequence[Counts]) -> None:
    print(f"reports: {len(counted)}")
    for name, one in add(counted).items():
        print(
            f"  {name:18} F1 {one.f1:.3f}  precision {one.precision:.3f}  recall {one.recall:.3f}  of {one.wanted:.0f}"
        )


def _show(report: Report, have: Reading) -> None:
    text, want = report.text, report.readings[0]

    def round_about(start: int, end: int) -> str:
        return re.sub(r"\s+", " ", f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 90]}")

    print(f"== {report.name}")
    pairs, _ = pair_deeds(text, want, have)
    for mark, found in pairs:
        wrong = [one for one, counted in _compared(mark, found).items() if counted.f1 < 1 and max(counted) > 0]
        if wrong:
            print(f"  WRONG {wrong}\n    want {mark}\n    have {found}\n    {round_about(mark.start, mark.end)}")
    for mark in want.deeds:
        if not mark.optional and not any(mark is one for one, _ in pairs):
            print(f"  MISSED {mark.type} {mark.status}: {round_about(mark.start, mark.end)}")
    taken = [found for _, found in pairs]
    for found in have.deeds:
        if not any(found is one for one in taken):
            print(f"  EXTRA {found.type} {found.status}: {round_about(found.start, found.end)}")
    charges = pair_charges(text, want.charges, have.charges)
    for charge, answer in charges:
        if charge.reply != answer.reply or _parties(charge.accused, answer.accused).f1 < 1:
            print(f"  CHARGE want {charge}\n    have {answer}\n    {round_about(charge.start, charge.end)}")
    for charge in want.charges:
        if not any(charge is one for one, _ in charges):
            print(f"  CHARGE MISSED {charge}: {round_about(charge.start, charge.end)}")
    for charge in have.charges:
        if not any(charge is one for _, one in charges):
            print(f"  CHARGE EXTRA {charge}: {round_about(charge.start, charge.end)}")


if __name__ == "__main__":
    sys.exit(main())
