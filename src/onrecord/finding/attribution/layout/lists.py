"""Give a list to the statement whose cue leads to it: "The strikers demand:", and below it an item a line.

Takes the paragraphs and the tagger's statements; yields them, those that end their paragraph with a colon with the
items that follow. Leaves alone lists that no cue leads to, and a lone item.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span, SpanIndex

# A lone paragraph with a mark before it is no list.
_LEAST = 2
_ITEM = re.compile(r"(?:[•*·–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?P<said>\S.*)", re.DOTALL)
# "Recommends that:", "found the following:"; to whom and when: "told the council on Friday:".
_TO_A_LIST = re.compile(r"(?:\s+(?:as follows|that|to|(?:the following|these)(?: \w+)?))?[\s:,]*")
_TO_WHOM = re.compile(r"(?:\s+[^\s.!?:;,]+){1,6}\s*:\s*")


def with_lists(
    text: str, drafts: Sequence[Draft], paragraphs: Sequence[Span], unmarked: Container[Span] = ()
) -> list[Draft]:
    """Give a statement whose cue ends its paragraph with a colon the list that follows.

    A page may have told which paragraphs are items, `unmarked`, and then no mark stands before them.

    >>> text = "They found:\\n\\n- no key\\n\\n- no lamp"
    >>> draft = Draft(source=(Span(0, 4),), cue=(Span(5, 10),), content=(Span(15, 21),), confidence=0.9)
    >>> (found,) = with_lists(text, [draft], [Span(0, 11), Span(13, 21), Span(23, 32)])
    >>> [span.of(text) for span in found.content]
    ['no key', 'no lamp']
    """
    items = [_item(text, place) or (place if place in unmarked else None) for place in paragraphs]
    follow = _following(items)
    by_cue = SpanIndex((draft.cue[-1], number) for number, draft in enumerate(drafts) if draft.cue)
    by_content = SpanIndex((span, number) for number, draft in enumerate(drafts) for span in draft.content)
    found = dict(enumerate(drafts))
    last: list[int] = []
    for place, listed in zip(paragraphs, follow, strict=True):
        if len(listed) < _LEAST or not place.of(text).rstrip().endswith(":"):
            continue
        owner = next((one for one in by_cue.inside(place) if one in found and _ends(text, found[one], place)), None)
        if owner is None:
            continue
        own = tuple(item for item in items[listed.start : listed.stop] if item is not None)
        whole = Span(place.start, own[-1].end)
        # A list inside a list: the words of its owner are those that it was given last.
        for one in {*by_content.inside(whole), *last} - {owner}:
            if one in found and all(whole.covers(span) for span in found[one].content):
                del found[one]
        found[owner], last = replace(found[owner], content=own), [owner]
    return list(found.values())


def _item(text: str, paragraph: Span) -> Span | None:
    """What an item of a list says, if a paragraph is one."""
    match = _ITEM.fullmatch(text, paragraph.start, paragraph.end)
    return Span(*match.span("said")) if match else None


def _following(items: Sequence[Span | None]) -> list[range]:
    """The numbers of the items that follow each paragraph without a break.

    >>> _following([None, Span(0, 1), Span(2, 3), None])
    [range(1, 3), range(2, 3), range(3, 3), range(4, 4)]
    """
    found, stop = [], len(items)
    for number in range(len(items) - 1, -1, -1):
        found.append(range(number + 1, stop))
        if items[number] is None:
            stop = number
    return found[::-1]


def _ends(text: str, draft: Draft, paragraph: Span) -> bool:
    """Whether a cue leads to the end of its paragraph: only marks, or words that lead to a list, stand behind it.

    Any few words may, where nothing that is said stands in the paragraph.

    >>> text = "They ask that:\\n\\nThey ask a lot:"
    >>> asked = [Draft(cue=(Span(at, at + 3),), content=(Span(at + 4, at + 9),), confidence=1) for at in (5, 21)]
    >>> [_ends(text, one, place) for one, place in zip(asked, (Span(0, 14), Span(16, 31)))]
    [True, False]
    """
    if _TO_A_LIST.fullmatch(text, draft.cue[-1].end, paragraph.end) is not None:
        return True
    beyond = all(span.start >= paragraph.end for span in draft.content)
    return beyond and _TO_WHOM.fullmatch(text, draft.cue[-1].end, paragraph.end) is not None
