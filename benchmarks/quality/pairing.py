"""Score one reading of a report by another: which events and accusations are the same, and what each says of them.

An event is found where one of the same type is told in the same sentence. An accusation is found where one stands in
the same sentence. What may be seen either way counts neither for nor against.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.quality.readings import Charge, Deed, Party, Reading
from benchmarks.quality.scoring import Count, add, same_speaker

_BORDER: Final = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
Counts = dict[str, Count]


def count(text: str, want: Reading, have: Reading) -> Counts:
    """What one report counts."""
    pairs, against = pair_deeds(text, want, have)
    wanted = [one for one in want.deeds if not one.optional]
    counts = {"event": Count(len(pairs), len(pairs) + len(against), len(wanted))}
    for mark, found in pairs:
        counts = add([counts, compared(mark, found)])
    charges = pair_charges(text, want.charges, have.charges)
    counts["accusation"] = Count(len(charges), len(have.charges), len(want.charges))
    for charge, answer in charges:
        accused = parties(charge.accused, answer.accused)
        right = answer.reply == charge.reply
        counts = add([counts, {"accused": accused, "reply": Count(right, 1, 1)}])
    return counts


def compared(mark: Deed, found: Deed) -> Counts:
    """What an event that was found counts beyond that."""
    counts = {
        "event.status": Count(mark.status == found.status, 1, 1),
        "event.actors": parties(mark.actors, found.actors),
        "event.recipients": parties(mark.recipients, found.recipients),
        "event.where": Count(_same(mark.where, found.where), bool(found.where), bool(mark.where)),
    }
    if mark.day != "?":
        right = mark.day is not None and mark.day == found.day
        counts["event.day"] = Count(right, found.day is not None, mark.day is not None)
    return counts


def _same(want: Party, have: Party) -> bool:
    return any(same_speaker(one, other) for one in want for other in have)


def parties(want: Sequence[Party], have: Sequence[Party]) -> Count:
    """How many of the parties on one side are the same; each counts once."""
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
            hit = max(near, key=lambda one: parties(mark.accused, one.accused).right)
            left.remove(hit)
            pairs.append((mark, hit))
    return pairs


def _sentences(text: str) -> Callable[[int], int]:
    """The number of the sentence that a place lies in."""
    borders = [match.end() for match in _BORDER.finditer(text)]
    return lambda place: bisect_right(borders, place)
