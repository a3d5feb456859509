"""Whose is a short form that several bear: the "Okello" of a report that names Grace Okello and Peter Okello?

Takes the form's place and those who bear it; yields the one that is meant, or nobody where two are level. Leaves alone
who bears it: `names` gathers them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.codebook import Codebook
from onrecord.linking.names.entries import Entry
from onrecord.linking.names.genders import told_behind
from onrecord.records import Span

_PARTS = re.compile(r"[.!?]\s|\n")
_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
_TWO_WORDS = re.compile(r"([A-Z][\w-]*\s[A-Z][\w-]*)\s+$")
# How much more one bearer of a short form must weigh than the next; how much who was named in full first and last
# counts beside the share of full names. A report keeps the bare surname for whom it is about, who comes first, and goes
# on to name the others in full: first named is right in 141 of 155 such sources of PolNeAR's training half, last named
# in 105, most often named in 130.
_MARGIN = 0.25
_FIRST = 1.0
_LATEST = 0.2
# So many full names before a short form are looked at: where more bear it, nobody can tell whom else it means.
_MOST_NAMED = 50


class Bearers:
    """Those who bear the short forms of a text, and how often each is named in full."""

    def __init__(self, text: str, borne: Iterable[Sequence[Entry]], codebook: Codebook) -> None:
        """`borne` are the bearers of each short form; the same list of them is looked at once."""
        self._text, self._codebook = text, codebook
        groups = {id(fitting): fitting for fitting in borne}
        self._weights = {id(entry): float(len(entry.full)) for fitting in groups.values() for entry in fitting}
        self._crowds = {
            key: sorted((full.start, number) for number, entry in enumerate(fitting) for full in entry.full)
            for key, fitting in groups.items()
            if len(fitting) > _MOST_NAMED
        }
        self._titled: dict[tuple[str, int], bool] = {}

    def near(self, span: Span, fitting: Sequence[Entry]) -> Sequence[Entry]:
        """The bearers of a form at a place: of a crowd, whoever was named in full first and those named so last."""
        rows = self._crowds.get(id(fitting))
        if rows is None:
            return fitting
        at = bisect_left(rows, (span.start, 0))
        looked_at = [rows[0], *rows[max(at - _MOST_NAMED, 0) : at]] if at else rows[:_MOST_NAMED]
        return [fitting[number] for number in sorted({number for _, number in looked_at})]

    def one(self, span: Span, fitting: Sequence[Entry]) -> Entry | None:
        """The bearer of a surname: of the gender that "Mrs" says, named first, most often or last in full before."""
        text, codebook = self._text, self._codebook
        before = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start)
        wanted = (codebook.gender_of_title(before[1]) if before else None) or told_behind(text, span.end, codebook)
        candidates = [
            entry for entry in fitting if wanted is None or codebook.gender_of_name(entry.tokens[0]) in (None, wanted)
        ] or list(fitting)
        title = before[1] if before else ""
        if len(candidates) > 1 and codebook.is_title(title) and title.lower() not in codebook.naming.honorifics:
            # "President Okello" is that Okello beside whose full name a president stands, and none of the others.
            candidates = [entry for entry in candidates if self._holds(title, entry)]
            longer = _TWO_WORDS.search(text, max(0, span.start - 40), span.start) if len(candidates) > 1 else None
            if longer is not None:  # nor is a justice minister the "Prime Minister Okello"
                candidates = [entry for entry in candidates if self._holds(longer[1], entry)]
            if len(candidates) != 1:
                return None
        named = [entry for entry in candidates if entry.full[0].start < span.start] or candidates
        if len(named) == 1:
            return named[0]
        begins = text.rfind("\n", 0, span.start)
        here = [entry for entry in named if _named_between(entry, begins + 1, span.start)]
        if len(here) == 1:
            return here[0]  # the paragraph goes on about whom it has just named in full
        first, latest = _first_named(text, named), _last_named(text, span, named)
        total = sum(self._weights[id(entry)] for entry in named)
        shares = (self._weights[id(entry)] / total for entry in named)
        scores = sorted(
            (
                (share + _FIRST * (e is first) + _LATEST * (e is latest), n)
                for n, (e, share) in enumerate(zip(named, shares, strict=True))
            ),
            reverse=True,
        )
        return named[scores[0][1]] if scores[0][0] - scores[1][0] >= _MARGIN else None

    def _holds(self, title: str, entry: Entry) -> bool:
        """Whether a title stands right before or behind a full name."""
        if (known := self._titled.get((title, id(entry)))) is None:
            known = self._titled[title, id(entry)] = _stands_beside(self._text, title, entry.full)
        return known


def of_the_other_gender(text: str, span: Span, fitting: Sequence[Entry], codebook: Codebook) -> tuple[str, str] | None:
    """Title and surname of somebody whom the article calls only so: "Mr. Okello", where all it names are women."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start)
    wanted = codebook.gender_of_title(before[1]) if before else None
    if before is None or wanted is None or before[0] != f"{before[1]} ":
        return None
    genders = {codebook.gender_of_name(entry.tokens[0]) if len(entry.tokens) > 1 else None for entry in fitting}
    return (before[1], span.of(text)) if None not in genders and wanted not in genders else None


def _stands_beside(text: str, title: str, full: Sequence[Span]) -> bool:
    bare = re.escape(title.strip("."))
    before, behind = (
        re.compile(rf"\b{bare}\.?\s+$", re.IGNORECASE),
        re.compile(rf",\s(?:[\w’'\-]+\s){{0,4}}{bare}\b", re.IGNORECASE),
    )
    return any(before.search(text, max(0, m.start - 30), m.start) or behind.match(text, m.end) for m in full)


def _named_between(entry: Entry, begins: int, ends: int) -> bool:
    """Whether somebody is named in full in a stretch of text."""
    number = bisect_left(entry.full, Span(begins, 0))
    return number < len(entry.full) and entry.full[number].start < ends


def _first_named(text: str, named: Sequence[Entry]) -> Entry | None:
    """Who was named in full first; nobody where one sentence named two of them first."""
    starts = sorted((entry.full[0].start, number) for number, entry in enumerate(named))
    return named[starts[0][1]] if _PARTS.search(text, starts[0][0], starts[1][0]) else None


def _last_named(text: str, span: Span, named: Sequence[Entry]) -> Entry | None:
    """Who was named last before a place; nobody where one sentence named two of them last."""
    ends = sorted((_ends_before(e, span.start), n) for n, e in enumerate(named))
    return named[ends[-1][1]] if _PARTS.search(text, ends[-2][0], ends[-1][0]) else None


def _ends_before(entry: Entry, place: int) -> int:
    """Where the last mention before a place ends."""
    number = bisect_left(entry.mentions, Span(place, 0))
    return entry.mentions[number - 1].end if number else 0
