"""Read what captions mark by ">>" alone: that another speaks from here on, and not who.

Takes the paragraphs; yields statements without a source, whose cue is the mark. Leaves alone turns with a label, which
`turns` reads, and pages where the mark stands before links.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.attribution.layout.turns import ADDRESSED, LONGEST_ANSWER, STAGE, begins_with_label
from onrecord.records import Span

_TURN: Final = re.compile(r"(?P<cue>>{2,3})\s*(?P<said>[^\s>].*)", re.DOTALL)
# One such line may be a link to another page.
_LEAST: Final = 2


def unlabelled(text: str, paragraphs: Sequence[Span]) -> Iterator[Draft]:
    """Read the turns that name nobody, where at least half of the paragraphs are turns and somebody is addressed.

    >>> def told(*lines):
    ...     text, starts = "\\n\\n".join(lines), [0]
    ...     for line in lines[:-1]:
    ...         starts.append(starts[-1] + len(line) + 2)
    ...     places = [Span(start, start + len(line)) for start, line in zip(starts, lines)]
    ...     return [[span.of(text) for span in one.content] for one in unlabelled(text, places)]
    >>> told(">> The lock is shut.", ">> Since when do you know?", "I ask again.", ">> Since May.")
    [['The lock is shut.'], ['Since when do you know?', 'I ask again.'], ['Since May.']]
    >>> told(">> Read more", "The lock is shut.", "Nobody knows why.", "It rained.", ">> Do you sail?")
    []
    """
    marked = [number for number, place in enumerate(paragraphs) if text.startswith(">>", place.start)]
    turns = [(number, match) for number in marked if (match := _TURN.fullmatch(text, *_ends(paragraphs[number])))]
    talk = any(ADDRESSED.search(match["said"]) for _, match in turns)
    if len(marked) < _LEAST or 2 * len(marked) < len(paragraphs) or not talk:
        return
    following = dict(zip(marked, [*marked[1:], None], strict=True))
    for number, match in turns:
        if begins_with_label(text, paragraphs[number]):
            continue
        said, until = [Span(*match.span("said"))], following[number]
        if until is not None and until - number <= LONGEST_ANSWER:
            said += [place for place in paragraphs[number + 1 : until] if not STAGE.fullmatch(place.of(text))]
        cue = Span(*match.span("cue"))
        yield Draft(cue=(cue,), content=tuple(said), confidence=BY_FORM, unsaid=True)


def _ends(place: Span) -> tuple[int, int]:
    return place.start, place.end
