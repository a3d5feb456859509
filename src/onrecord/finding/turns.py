"""Find statements that the layout of a text makes: interviews, transcripts, lists of voices, lists under a cue.

Takes the paragraphs, the names and the tagger's statements; yields statements whose cue is a colon or a dash, and
the tagger's with the list that belongs to them. Leaves a lone paragraph with a colon alone: one turn is no exchange.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.codebook import Codebook
from onrecord.finding.headlines import CONFIDENCE, speaks
from onrecord.finding.statements import Draft
from onrecord.records import Span
from onrecord.records.labels import Name

# Under this many turns a colon at the start of a paragraph may be anything.
LEAST_TURNS = 2
# An answer may go on for paragraphs; past so many without a label, the report goes on in its own voice.
LONGEST_ANSWER = 6
_LABEL = re.compile(r"(?:[•*·–-]\s*)?(?P<who>[^\s:][^:\n]{0,60}?)(?P<cue>:)\s+(?P<said>\S.*)", re.DOTALL)
_QUESTION = re.compile(r"q|a|question|answer|interviewer|moderator|reporter", re.IGNORECASE)
_STAGE = re.compile(r"\s*[(\[].*[)\]]\s*", re.DOTALL)
_ITEM = re.compile(r"(?:[•*·–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?P<said>\S.*)", re.DOTALL)
_SIGNED = re.compile(r"(?P<cue>[—–]|--)\s*(?P<who>[^—–\n]{2,90})", re.DOTALL)


def turns(text: str, paragraphs: Sequence[Span], names: Sequence[Name], codebook: Codebook) -> list[Draft]:
    """Read an exchange: paragraphs that begin with a speaker and a colon.

    >>> from onrecord.codebook import load
    >>> text = "Q: Who knew?\\n\\nA: Everyone.\\n\\nNote: this was cut."
    >>> found = turns(text, [Span(0, 12), Span(14, 26), Span(28, 46)], [], load())
    >>> [(draft.source[0].of(text), draft.content[0].of(text)) for draft in found]
    [('Q', 'Who knew?'), ('A', 'Everyone.')]
    """
    matches = [_LABEL.fullmatch(text, place.start, place.end) for place in paragraphs]
    labelled = [
        number
        for number, match in enumerate(matches)
        if match is not None and _is_turn(text, Span(*match.span("who")), names, codebook)
    ]
    if len(labelled) < LEAST_TURNS:
        return []
    found = []
    for number, following in zip(labelled, [*labelled[1:], None], strict=True):
        match = matches[number]
        if match is None:
            continue
        said = [Span(*match.span("said"))]
        if following is not None and following - number <= LONGEST_ANSWER and _is_exchange(match["who"]):
            said += [place for place in paragraphs[number + 1 : following] if not _STAGE.fullmatch(place.of(text))]
        found.append(
            Draft(
                source=(Span(*match.span("who")),),
                cue=(Span(*match.span("cue")),),
                content=tuple(said),
                confidence=CONFIDENCE,
            )
        )
    return found


def _is_turn(text: str, who: Span, names: Sequence[Name], codebook: Codebook) -> bool:
    return _is_exchange(who.of(text)) or speaks(text, who, names, codebook)


def _is_exchange(who: str) -> bool:
    """Whether a label is one of interviews and transcripts: Q, A, or a name in capitals."""
    return bool(_QUESTION.fullmatch(who)) or (who.isupper() and len(who) > 1 and len(who.split()) <= 5)


def signed(text: str, paragraphs: Sequence[Span], names: Sequence[Name], codebook: Codebook) -> Iterator[Draft]:
    """Read a paragraph that only says, behind a dash, whose words the one before it are.

    >>> from onrecord.codebook import load
    >>> text = "They read the river.\\n\\n— Bishop of Umzana"
    >>> list(signed(text, [Span(0, 20), Span(22, len(text))], [], load()))
    []
    >>> text = "They read the river.\\n\\n— a fisherman's lawyer"
    >>> [draft.content[0].of(text) for draft in signed(text, [Span(0, 20), Span(22, len(text))], [], load())]
    ['They read the river.']
    """
    for before, place in pairwise(paragraphs):
        match = _SIGNED.fullmatch(text, place.start, place.end)
        if match is None:
            continue
        who = Span(*match.span("who"))
        name, comma = Span(who.start, who.start + len(match["who"].partition(",")[0])), "," in match["who"]
        if speaks(text, name if comma else who, names, codebook):
            cue = Span(*match.span("cue"))
            yield Draft(source=(who,), cue=(cue,), content=(before,), confidence=CONFIDENCE)


def with_lists(text: str, drafts: Sequence[Draft], paragraphs: Sequence[Span]) -> list[Draft]:
    """Give a statement whose cue ends its paragraph with a colon the list that follows.

    >>> text = "They found:\\n\\n- no key\\n\\n- no lamp"
    >>> draft = Draft(source=(Span(0, 4),), cue=(Span(5, 10),), content=(Span(15, 21),), confidence=0.9)
    >>> (found,) = with_lists(text, [draft], [Span(0, 11), Span(13, 21), Span(23, 32)])
    >>> [span.of(text) for span in found.content]
    ['no key', 'no lamp']
    """
    found = list(drafts)
    for number, place in enumerate(paragraphs):
        items: list[Span] = []
        for item in paragraphs[number + 1 :]:
            match = _ITEM.fullmatch(text, item.start, item.end)
            if match is None:
                break
            items.append(Span(*match.span("said")))
        if len(items) < LEAST_TURNS or not place.of(text).rstrip().endswith(":"):
            continue
        whole = Span(place.start, items[-1].end)
        owner = next(
            (draft for draft in found if draft.cue and place.covers(draft.cue[-1]) and _ends(text, draft, place)), None
        )
        if owner is not None:
            found = [draft for draft in found if draft is owner or not all(whole.covers(s) for s in draft.content)]
            found[found.index(owner)] = replace(owner, content=tuple(items))
    return found


def _ends(text: str, draft: Draft, paragraph: Span) -> bool:
    """Whether nothing but marks stands between a statement's cue and the end of the paragraph."""
    return not text[draft.cue[-1].end : paragraph.end].strip(" :,")


def over(drafts: Sequence[Draft], laid_out: Sequence[Draft]) -> list[Draft]:
    """The tagger's statements and those of the layout, which win where both read the same words.

    What the tagger found inside the words of a turn is found again as a claim inside it.
    """
    taken = [span for draft in laid_out for span in (*draft.source, *draft.cue, *draft.content)]
    kept = [
        draft
        for draft in drafts
        if not any(span.touches(other) for span in (*draft.source, *draft.cue, *draft.content) for other in taken)
    ]
    return sorted([*kept, *laid_out], key=lambda draft: (draft.start, draft.content))
