"""Whoever hears something is no source: "a court heard that", "the dam was unsafe, the inquiry was told", "MPs told".

Takes a statement; yields it without such a source, or with whom it was heard from: "the inquiry heard from a nurse
that". Of sentences that end with such a hearing and that no tagger has read it makes the statements. Leaves alone what
people and bodies hear that do not sit to hear others: "Brook heard that rents fell".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft, with_unread
from onrecord.finding.sentences import sentence_round
from onrecord.records import Span

_FROM = re.compile(r"\s+(?:\w+\s+)?from\s+")
_FROM_END = re.compile(r"[,;:.()\"“”\n—–]|\s(?:how|on|that|what|when|where|who|why)\b")
_LONGEST = 80
# What closes a sentence, or a line of a headline.
_ENDS = re.compile(r"[.”’\"')\s]*(?:\n|$)|[.]\s")
# A sentence that ends with where it was heard: ", a public inquiry heard on Tuesday."
_HEARING = re.compile(
    r",\s+(?!(?:and|as|but|that|when|where|which|who|while)\b)(?P<who>[^,.;:“”\"\n]{3,60}?)"
    r"\s(?P<cue>(?:has\s|have\s)?heard|(?:was|were)\stold)"
    r"(?:\s(?:earlier|in|last|late|on|this|today|yesterday)\b[^,;:“”\"\n]{0,40})?$"
)
_HINT = re.compile(r"\b(?:heard|told)\b")
_AT_LEAST = 3
_WORDS = re.compile(r"[\w’'-]+")


def is_hearing(words: Sequence[str], codebook: Codebook) -> bool:
    """Whether words that end a headline tell before whom it was said: "court hears", "inquiry told".

    >>> from onrecord.codebook import load
    >>> [is_hearing(words.split(), load()) for words in ("a crown court hears", "inquest told", "court finds")]
    [True, True, False]
    """
    *_, who, verb = ["", "", *words]
    return who in codebook.cueing.hearers and (verb == "told" or verb in codebook.cueing.hearing)


def is_heard(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether the source of a statement only hears what is said.

    >>> from onrecord.codebook import load
    >>> def read(text, *ends):
    ...     source, cue, content = (Span(*ends[n : n + 2]) for n in (0, 2, 4))
    ...     return is_heard(text, Draft(source=(source,), cue=(cue,), content=(content,), confidence=1), load())
    >>> read("The court heard that Hale lied.", 0, 9, 10, 15, 16, 30)
    True
    >>> read("Surgeon ignored warnings, inquiry told", 26, 33, 34, 38, 0, 24)
    True
    >>> read("The nurse heard that Hale lied.", 0, 9, 10, 15, 16, 30)
    False
    """
    if not draft.source or not draft.cue or text[draft.source[-1].end : draft.cue[0].start].strip():
        return False
    if draft.cue[0].start < draft.source[-1].end:
        return False
    verb = _WORDS.findall(draft.cue[0].of(text).lower())
    if verb[-1:] == ["told"]:
        # Nobody tells without an addressee: they were told.
        behind = draft.content[-1].end <= draft.source[0].start and len(verb) == 1
        return behind and _ENDS.match(text, draft.cue[0].end) is not None
    words = _WORDS.findall(draft.source[-1].of(text).lower())
    heard = not codebook.cueing.hearing.isdisjoint(verb[-1:])
    return heard and not codebook.cueing.hearers.isdisjoint(words[-1:])


def from_whom(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """A statement without a source that only hears it, and with whom it is heard from.

    >>> from onrecord.codebook import load
    >>> text = "The inquiry heard from nurse Ada Brook that alarms were off."
    >>> draft = Draft(source=(Span(0, 11),), cue=(Span(12, 17),), content=(Span(39, 59),), confidence=1)
    >>> [span.of(text) for span in from_whom(text, draft, load()).source]
    ['nurse Ada Brook']
    """
    if not is_heard(text, draft, codebook):
        return draft
    behind = _FROM.match(text, draft.cue[-1].end)
    if behind is None:
        return replace(draft, source=())
    room = min([len(text), behind.end() + _LONGEST, *(s.start for s in draft.content if s.end > behind.end())])
    stop = _FROM_END.search(text, behind.end(), max(room, behind.end()))
    words = text[behind.end() : stop.start() if stop else room].rstrip()
    return replace(draft, source=(Span(behind.end(), behind.end() + len(words)),) if words else ())


def with_hearings(text: str, drafts: Sequence[Draft], parts: Sequence[Span], codebook: Codebook) -> list[Draft]:
    """The statements, with those of sentences that a hearing ends, where no other that is sure has their words.

    >>> from onrecord.codebook import load
    >>> text = "Managers ignored nine warnings, a public inquiry heard on Tuesday. The dam broke, Brook heard."
    >>> [draft.content[0].of(text) for draft in with_hearings(text, [], [Span(0, len(text))], load())]
    ['Managers ignored nine warnings']
    """
    heard = (_heard_in(text, sentence, codebook) for part in parts for sentence in _sentences(text, part))
    return with_unread(drafts, [one for one in heard if one is not None])


def _sentences(text: str, part: Span) -> Iterator[Span]:
    """The sentences of a paragraph that tell of a hearing."""
    for hint in _HINT.finditer(text, part.start, part.end):
        yield sentence_round(text, Span(*hint.span()), part)


def _heard_in(text: str, sentence: Span, codebook: Codebook) -> Draft | None:
    """The statement of a sentence that ends with a hearing."""
    end = sentence.start + len(sentence.of(text).rstrip(" \n.!?…"))
    match = _HEARING.search(text, sentence.start, end)
    if match is None or match["who"].lower().split()[-1] not in codebook.cueing.hearers:
        return None
    said = Span(sentence.start, match.start())
    if len(said.of(text).split()) < _AT_LEAST or any(mark in said.of(text) for mark in '“”"'):
        return None
    return Draft(cue=(Span(*match.span("cue")),), content=(said,), confidence=BY_FORM)
