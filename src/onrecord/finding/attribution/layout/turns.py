"""Find statements that the layout of a text makes: interviews, transcripts, lists of voices.

Takes the paragraphs and the names; yields statements whose cue is a colon or a dash. Leaves a lone paragraph with a
colon alone: one turn is no exchange. So is a column of headings ("ON THE MOUND: ...") or a list of arrests ("Ilir
Dedvukaj: trespass"): nobody speaks there.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.attribution.sources.may_speak import name_ends, speaks
from onrecord.finding.sentences import read_phrase
from onrecord.grammar import Form
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name, Quotation

# Under this many turns a colon at the start of a paragraph may be anything.
LEAST_TURNS = 2
# An answer may go on for paragraphs; past so many without a label, the report goes on in its own voice.
LONGEST_ANSWER = 6
# In brackets stands how it is said, when, or through whom: "Q (through an interpreter):", "OKELLO [00:12]:".
_LABEL = re.compile(
    r"(?:(?:[•*·–-]|>{2,3})\s*)?[\"“]?(?P<who>[^\s:>(\[][^:(\[\n]{0,60}?)(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?(?P<cue>:)\s+(?P<said>\S.*)",
    re.DOTALL,
)
# A page may have lost its line breaks: "Q: Who knew? A: Everyone."
_NEXT_LETTER = re.compile(r"(?<=[.?!…])\s+(?=[QA][.:]\s)")
# The minutes of courts have a full stop there.
_LETTER = re.compile(r"(?P<who>[QA])(?P<cue>\.)\s+(?P<said>\S.*)", re.DOTALL)
_QUESTION = re.compile(r"q|a|question|answer", re.IGNORECASE)
_NUMBER = re.compile(r"\s+(?:#|no\.?\s?)?\d{1,2}$", re.IGNORECASE)
# "Chair: Ada Okello", "Forwards: Ada Okello (Veska Town), Jan Brook (Tarn)" tell who is there.
_WHO_IS_THERE = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: \([^()\n]{1,40}\))?(?:[,;]? (?:and |& )?[A-ZÀ-Þ][\w’'-]*(?: \([^()\n]{1,40}\))?)+\.?"
)
STAGE = re.compile(r"[\s\"“]*[(\[].*[)\]]\s*", re.DOTALL)
_SIGNED = re.compile(r"(?P<cue>[—–―]|--)\s*(?P<who>[^—–―\n]{2,90})", re.DOTALL)
# What only people who talk to somebody say.
ADDRESSED = re.compile(r"\?|\b(?:I|we|my|our|me|us|you|your|yes|no|thanks?)\b", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"[^,;.!?:–—]*")
# In captions, somebody else speaks from here on.
_ANOTHER = ">>"
_MARKS = ("“", '"', "«", "„", "‘", "'")
_BULLET = re.compile(r"\s*(?:[•*·–-]\s*)?")
_SIGNED_BEHIND = re.compile(r"\s*(?P<cue>[—–―]|--)\s*(?P<who>[^—–―\n“”\"]{2,90}?)\.?\s*")


def turns(text: str, paragraphs: Sequence[Span], names: Sequence[Name], codebook: Codebook) -> list[Draft]:
    """Read an exchange: paragraphs that begin with a speaker and a colon.

    >>> from onrecord.codebook import load
    >>> text = "Q: Who knew?\\n\\nA: Everyone.\\n\\nNote: this was cut."
    >>> found = turns(text, [Span(0, 12), Span(14, 26), Span(28, 46)], [], load())
    >>> [(draft.source[0].of(text), draft.content[0].of(text)) for draft in found]
    [('Q', 'Who knew?'), ('A', 'Everyone.')]
    """
    ends = name_ends(names)
    paragraphs = [line for place in paragraphs for line in _lines(text, place)]
    labelled = list(_labelled(text, paragraphs, ends, codebook))
    if not _is_talk(text, labelled, ends, codebook):
        return []
    found = []
    for turn, following in zip(labelled, [*labelled[1:], None], strict=True):
        said = [turn.said]
        if following and following.number - turn.number <= LONGEST_ANSWER and _is_exchange(turn.who.of(text), codebook):
            between = paragraphs[turn.number + 1 : following.number]
            own = takewhile(lambda place: not text.startswith(_ANOTHER, place.start), between)
            said += [place for place in own if not STAGE.fullmatch(place.of(text))]
        found.append(Draft(source=(turn.who,), cue=(turn.cue,), content=tuple(said), confidence=BY_FORM))
    return found


def begins_with_label(text: str, paragraph: Span) -> bool:
    """Whether a paragraph begins with what may be a speaker and a colon."""
    return _LABEL.fullmatch(text, paragraph.start, paragraph.end) is not None


def _lines(text: str, paragraph: Span) -> list[Span]:
    """A paragraph, parted where it goes from a question to its answer.

    >>> text = "Q: Who knew? A: Everyone."
    >>> [line.of(text) for line in _lines(text, Span(0, len(text)))]
    ['Q: Who knew?', 'A: Everyone.']
    """
    if not text.startswith(("Q:", "Q.", "A:", "A."), paragraph.start):
        return [paragraph]
    breaks = [match.span() for match in _NEXT_LETTER.finditer(text, paragraph.start, paragraph.end)]
    starts, ends = [end for _, end in breaks], [start for start, _ in breaks]
    return list(map(Span, [paragraph.start, *starts], [*ends, paragraph.end]))


class _Turn(NamedTuple):
    """A paragraph, by number, that begins with a label and a colon."""

    number: int
    who: Span
    cue: Span
    said: Span


def _labelled(text: str, paragraphs: Sequence[Span], ends: Container[int], codebook: Codebook) -> Iterator[_Turn]:
    letters = any(text.startswith(("Q.", "Q:"), place.start) for place in paragraphs)
    for number, place in enumerate(paragraphs):
        match = _LABEL.fullmatch(text, place.start, place.end)
        if match is None and letters:
            match = _LETTER.fullmatch(text, place.start, place.end)
        if match is None or _WHO_IS_THERE.fullmatch(match["said"]):
            continue
        turn = _Turn(number, Span(*match.span("who")), Span(*match.span("cue")), Span(*match.span("said")))
        if _is_exchange(match["who"], codebook) or speaks(text, turn.who, ends, codebook):
            yield turn


def _is_talk(text: str, labelled: Sequence[_Turn], ends: Container[int], codebook: Codebook) -> bool:
    """Whether several speak, and at least half of the paragraphs are what one says, not what is told of the label."""
    turns_of = Counter(turn.who.of(text) for turn in labelled)
    if len(turns_of) < LEAST_TURNS:
        return False
    talk = [turns_of[turn.who.of(text)] > 1 or _is_speech(text, turn, ends, codebook) for turn in labelled]
    return 2 * sum(talk) >= len(talk)


def _is_speech(text: str, turn: _Turn, ends: Container[int], codebook: Codebook) -> bool:
    """Whether what stands behind a label that comes once is speech.

    Behind "Nurses" anything is. A name may head a list of deeds, and words in capitals a column of results.
    """
    who, said = turn.who.of(text), turn.said.of(text)
    if said.startswith(_MARKS) or ADDRESSED.search(said) or _QUESTION.fullmatch(who):
        return True
    if turn.who.end not in ends and not _is_role(who, codebook):
        return speaks(text, turn.who, ends, codebook)
    clause = _FIRST_CLAUSE.match(said)
    return clause is not None and any(one.group.form is Form.FINITE for one in read_phrase(clause[0]).clauses)


def _is_exchange(who: str, codebook: Codebook) -> bool:
    """Whether a label is one of interviews and transcripts: Q, A, a role in them, or a name in capitals.

    >>> from onrecord.codebook import load
    >>> [_is_exchange(who, load()) for who in ("OKELLO", "HOST", "LIVE", "LIVE UPDATES")]
    [True, True, False, False]
    """
    if _is_role(who, codebook):
        return True
    words = who.lower().split()
    named = who.isupper() and len(who) > 1 and len(words) <= 5
    return named and not all(word in codebook.cueing.labels for word in words)


def _is_role(who: str, codebook: Codebook) -> bool:
    """Whether a label tells whose turn it is and not who that is.

    >>> from onrecord.codebook import load
    >>> [_is_role(who, load()) for who in ("The Interpreter", "Caller 2", "Okello")]
    [True, True, False]
    """
    return _NUMBER.sub("", who).lower().removeprefix("the ") in codebook.cueing.turn_labels


def signed(text: str, paragraphs: Sequence[Span], names: Sequence[Name], codebook: Codebook) -> Iterator[Draft]:
    """Read a paragraph that only says, behind a dash, whose words the one before it are.

    Of a lone one the words must stand in quotation marks or open the text: of a quotation in its margin a page may keep
    just the last line, and then the paragraph before it is the report's own.

    >>> from onrecord.codebook import load
    >>> text = "“They read the river.”\\n\\n— Harvest of Umzana"
    >>> list(signed(text, [Span(0, 22), Span(24, len(text))], [], load()))
    []
    >>> text = "“They read the river.”\\n\\n— a fisherman's lawyer"
    >>> [draft.content[0].of(text) for draft in signed(text, [Span(0, 22), Span(24, len(text))], [], load())]
    ['“They read the river.”']
    >>> text = "It rained.\\n\\nThey read the river.\\n\\n— a fisherman's lawyer"
    >>> list(signed(text, [Span(0, 10), Span(12, 32), Span(34, len(text))], [], load()))
    []
    """
    ends = name_ends(names)
    found = []
    for before, place in pairwise(paragraphs):
        match = _SIGNED.fullmatch(text, place.start, place.end)
        if match is None:
            continue
        who = Span(*match.span("who"))
        name, comma = Span(who.start, who.start + len(match["who"].partition(",")[0])), "," in match["who"]
        if speaks(text, name if comma else who, ends, codebook):
            cue = Span(*match.span("cue"))
            found.append(Draft(source=(who,), cue=(cue,), content=(before,), confidence=BY_FORM))
    for draft in found:
        (words,) = draft.content
        if len(found) >= LEAST_TURNS or words == paragraphs[0] or words.of(text).lstrip().startswith(_MARKS):
            yield draft


def signed_behind(
    text: str, quotations: Sequence[Quotation], names: Sequence[Name], codebook: Codebook
) -> Iterator[Draft]:
    """Read a line that is a quotation and, behind a dash, whose words these are, as in a list of readers' voices.

    >>> from onrecord.codebook import load
    >>> text = "“They read the river.” ― a fisherman's lawyer"
    >>> quoted = [Quotation(span=Span(0, 22), inner=Span(1, 21), depth=1)]
    >>> [(draft.source[0].of(text), draft.cue[0].of(text)) for draft in signed_behind(text, quoted, [], load())]
    [("a fisherman's lawyer", '―')]
    >>> list(signed_behind("“They read the river” – and then it rose.", quoted, [], load()))
    []
    """
    ends = name_ends(names)
    for quotation in quotations:
        begins = text.rfind("\n", 0, quotation.span.start) + 1
        line_end = text.find("\n", quotation.span.end)
        line_end = len(text) if line_end < 0 else line_end
        if quotation.depth != 1 or not _BULLET.fullmatch(text, begins, quotation.span.start):
            continue
        match = _SIGNED_BEHIND.fullmatch(text, quotation.span.end, line_end)
        if match is None:
            continue
        who = Span(*match.span("who"))
        name = Span(who.start, who.start + len(match["who"].partition(",")[0]))
        if speaks(text, name, ends, codebook):
            cue = Span(*match.span("cue"))
            yield Draft(source=(who,), cue=(cue,), content=(quotation.span,), confidence=BY_FORM)


def over(drafts: Sequence[Draft], laid_out: Sequence[Draft]) -> list[Draft]:
    """The tagger's statements and those of the layout, which win where both read the same words.

    What the tagger found inside the words of a turn is found again as a claim inside it. One that has words outside,
    and was led on into the turn, keeps those.
    """
    taken = SpanIndex((span, span) for draft in laid_out for span in draft.spans)
    kept = []
    for draft in drafts:
        own = tuple(span for span in draft.content if not taken.touching(span))
        if own and not any(taken.touching(span) for span in (*draft.source, *draft.cue)):
            kept.append(draft if own == draft.content else replace(draft, content=own))
    return sorted([*kept, *laid_out], key=lambda draft: (draft.start, draft.content))
