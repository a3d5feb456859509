"""Pair quotation marks: where does a quotation start and end?

Takes a text and its paragraphs; yields every quotation, outer before inner. Marks are paired by kind
and within the paragraph, so that one broken mark spoils no other paragraph. Leaves apostrophes, feet,
inches and decades ('90s) alone. A quotation that its paragraph leaves open ends there; if the next
paragraph opens with the same mark, it is `continued`, as news prints long quotations.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.records.labels import Quotation
from onrecord.records.span import Span

# Families of marks: one family never closes another's quotation.
_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "＂", "``", "''"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛"), "single"),
    **dict.fromkeys(("«", "»"), "guillemet"),
    **dict.fromkeys(("‹", "›"), "single-guillemet"),
    **dict.fromkeys(("「", "」"), "corner"),
    **dict.fromkeys(("『", "』"), "white-corner"),
}
_MARK = re.compile("``|''|[\"“”„‟＂'‘’‚‛«»‹›「」『』]")
_ONLY_OPENS = frozenset(("„", "‟", "‚", "``", "「", "『"))
_ONLY_CLOSES = frozenset(("」", "』"))
_USUALLY_OPENS = frozenset(("“", "‘", "«", "‹"))
_USUALLY_CLOSES = frozenset(("”", "»", "›"))
# Left out at a word's start by an apostrophe, not opened by a quotation mark.
_ELISION = re.compile(
    r"['’‘](?:\d0s|\d\d\b|em\b|tis\b|twas\b|til\b|till\b|cause\b|bout\b|round\b|n['’]?\b|s\b)", re.IGNORECASE
)

# What was left out before the words that are quoted: `" ... and so it went."`
_TRAILING = re.compile(r" (?:…|\. ?\. ?\.)")

_CLOSED_SINGLE = re.compile(r"[,.?!…]['’](?!\w)")

# Within so many marks a quotation inside one in marks of the same kind is closed, and so is that.
_FARTHEST = 30


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a text.

    >>> text = 'She said: “Rents ‘fell’ here.” It’s true.'
    >>> [quotation.span.of(text) for quotation in quotations(text, [Span(0, len(text))])]
    ['“Rents ‘fell’ here.”', '‘fell’']
    >>> quotations("the dogs' dinner, 6' 2\\" tall", [Span(0, 28)])
    ()
    """
    found: list[Quotation] = []
    places = [place for place in paragraphs if place.start < place.end]
    ends = _single_ends(text, places)
    for number, place in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        found += _in_paragraph(text, place, following, single_ends=ends[number])
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _single_ends(text: str, places: Sequence[Span]) -> list[bool]:
    """Whether what begins with a single mark on the next paragraph is closed there or on a later one."""
    ends, later = [], False
    for place in reversed(places):
        ends.append(later)
        begins = text[place.start] in "'‘"
        later = begins and (later or _CLOSED_SINGLE.search(text, place.start + 1, place.end) is not None)
    return ends[::-1]


def _in_paragraph(text: str, place: Span, following: Span | None, *, single_ends: bool) -> Iterator[Quotation]:
    stack: list[_Mark] = []
    open_at: dict[str, list[int]] = defaultdict(list)
    marks = [_mark(text, match, place) for match in _MARK.finditer(text, place.start, place.end)]
    left_open = _single_left_open(text, marks, place, following if single_ends else None)
    if left_open:
        marks = [mark for mark in marks if mark.family != "single" or mark.start <= left_open.start]
    last_close = max((mark.start for mark in marks if mark.family == "single" and mark.closes), default=-1)
    last_after_stop = max((mark.start for mark in marks if _closes_after_stop(text, mark)), default=-1)
    for number, mark in enumerate(marks):
        open_here = open_at[mark.family][-1] if open_at[mark.family] else None
        if _is_plural(text, mark) and mark.start < last_after_stop:
            continue
        if mark.closes and open_here is not None:
            opener = stack[open_here]
            # Marks opened inside and never closed were none: they go with what they stood in.
            for one in stack[open_here:]:
                open_at[one.family].pop()
            del stack[open_here:]
            if opener.end < mark.start:
                yield Quotation(
                    span=Span(opener.start, mark.end), inner=Span(opener.end, mark.start), depth=len(stack) + 1
                )
        elif mark.family == "single" and mark.start >= last_close and mark is not left_open:
            continue
        elif mark.opens and (open_here is None or _opens_inside(mark, stack, marks[number : number + _FARTHEST])):
            open_at[mark.family].append(len(stack))
            stack.append(mark)
    if stack and (stack[0].family != "single" or stack[0] is left_open) and stack[0].end < place.end:
        opener = stack[0]
        yield Quotation(
            span=Span(opener.start, place.end),
            inner=Span(opener.end, place.end),
            depth=1,
            closed=False,
            continued=following is not None and _reopens(text, following, opener),
        )


def _single_left_open(text: str, marks: Sequence[_Mark], place: Span, following: Span | None) -> _Mark | None:
    """The single mark that opens a quotation which goes on in the next paragraph; others may be apostrophes.

    >>> text = "‘It rained.\\n\\n‘We left,’ she said."
    >>> [one.span.of(text) for one in quotations(text, [Span(0, 11), Span(13, len(text))])]
    ['‘It rained.', '‘We left,’']
    """
    single = [mark for mark in marks if mark.family == "single"]
    if not single or following is None or text[place.end - 1] not in ".!?…":
        return None
    last = next((mark for mark in reversed(single) if mark.opens and not mark.closes), None)
    if (
        last is None
        or not _reopens(text, following, last)
        or not text[following.start + 1 : following.start + 2].strip()
    ):
        return None
    before = text[max(place.start, last.start - 4) : last.start].rstrip()
    shut = any(mark.closes and mark.start > last.start and not _is_plural(text, mark) for mark in single)
    return None if shut or before[-1:] not in ("", ".", "!", "?", "…", ":", ",") else last


def _opens_inside(mark: _Mark, stack: Sequence[_Mark], marks: Sequence[_Mark]) -> bool:
    """Whether a mark opens a quotation inside an open one of its kind; `marks` are it and those behind it."""
    return not mark.closes and (stack[-1].family != mark.family or _nests(marks))


def _nests(marks: Sequence[_Mark]) -> bool:
    """Whether a mark opens a quotation inside one of its own kind: both are closed, by marks that only close.

    Long quotations open on each paragraph and are closed on the last: two marks may open before one closes.
    """
    depth = 1
    for mark in marks:
        if mark.family != marks[0].family:
            continue
        if mark.opens == mark.closes:
            return False
        depth += 1 if mark.opens else -1
        if not depth:
            return True
    return False


def _is_plural(text: str, mark: _Mark) -> bool:
    """The apostrophe of "the councils' plans" within single marks, where a later mark is the closing one."""
    plural = mark.family == "single" and text[mark.start - 1 : mark.start] == "s"
    return plural and text[mark.end : mark.end + 2].strip().islower()


def _closes_after_stop(text: str, mark: _Mark) -> bool:
    return mark.closes and mark.family == "single" and text[mark.start - 1] in ",.?!"


def _reopens(text: str, paragraph: Span, opener: _Mark) -> bool:
    """Whether a paragraph opens with the same mark; in "straight" marks a report prints another's “talk”."""
    match = _MARK.match(text, paragraph.start, paragraph.end)
    return match is not None and match[0] == text[opener.start : opener.end] and match[0] not in _ONLY_CLOSES


def _mark(text: str, match: re.Match[str], place: Span) -> _Mark:
    """Tell from its shape and its neighbours what a mark may do."""
    mark, (start, end) = match[0], match.span()
    before = text[start - 1] if start > place.start else " "
    after = text[end] if end < place.end else " "
    family = _FAMILY[mark]
    tight_before, tight_after = not before.isspace() and before not in "([{—–-/", not after.isspace()
    if family == "single":
        opens, closes = _single(text, start, before, after)
    elif mark in _ONLY_OPENS or mark in _ONLY_CLOSES:
        opens, closes = mark in _ONLY_OPENS, mark in _ONLY_CLOSES
    elif mark in _USUALLY_OPENS or mark in _USUALLY_CLOSES:
        # „so“, »so« and ”so” are marks of other printing traditions.
        opens = mark in _USUALLY_OPENS or (not tight_before and tight_after)
        closes = mark in _USUALLY_CLOSES or (tight_before and not after.isalnum())
    else:
        tight_after = tight_after or (not tight_before and _TRAILING.match(text, end) is not None)
        opens = tight_after and (not tight_before or before in "\"'“‘:,;.…=>" or after.isupper())
        closes = tight_before or not tight_after
        if before.isdigit() and not tight_after and mark == '"':
            opens = False
    return _Mark(start, end, family, opens, closes)


def _single(text: str, start: int, before: str, after: str) -> tuple[bool, bool]:
    if before.isalnum() and after.isalnum():
        return False, False
    opens = not before.isalnum() and not after.isspace() and before not in ".,!?…" and not _ELISION.match(text, start)
    closes = not after.isalnum() and not before.isspace() and before not in "([{"
    if text[start] in "‘‛‚":
        closes = False
    if text[start] == "’":
        opens = opens and not text[start + 1 : start + 2].isdigit()
    # Feet: 6' 2".
    if before.isdigit() and text[start] == "'":
        closes = False
    return opens, closes
