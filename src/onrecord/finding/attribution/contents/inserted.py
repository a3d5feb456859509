"""Give a statement that its speaker and cue break in two its other half: "The lock, Okello said, is shut."

Takes the statements of a text; yields them, those with words of their sentence on the far side of the cue that nobody
has. Leaves alone what only leads to what is said ("In a letter, Okello said, …") or adds to it (", Okello said, a year
after the flood").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Form, Parsed
from onrecord.records import Span, SpanIndex

# Between a speaker and the cue: "Okello later said".
_ADVERBS = 2
# To whom and when, before the comma that closes the insertion: "Okello told the radio on Monday, ".
_TAIL = re.compile(r"(?:\s[^,.;:()“”\"\n]{1,60})?,\s+")
# "Hawaii, as one of them pointed out, has none."
_LED = re.compile(r",\s+(?=(?:as\s+)?$)")
_PARTS = re.compile(r"[;:()\[\]“”\"–—\n]|\s-{1,2}\s")
_MARKS = "“\"'‘«„`"
# "However, he said, the lock is shut" has but a link before it.
_LEAST = 2
# "Asked about it, Okello said, …", "Speaking in Varda, …" tell when.
_TELLS_WHEN = frozenset({"VBG", "VBN"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_TO_DO = re.compile(r"to\s[a-z]+\s")
# What can end no clause.
_OPEN = frozenset({"VBZ", "VBP", "MD", "DT", "IN", "TO", "PRP$", "CC"})


def with_other_halves(text: str, drafts: Sequence[Draft], parts: SpanIndex[Span], codebook: Codebook) -> list[Draft]:
    """The statements, whole.

    >>> from onrecord.codebook import load
    >>> def said(text, cue, content):
    ...     at = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("Okello", cue, content)}
    ...     draft = Draft(source=(at["Okello"],), cue=(at[cue],), content=(at[content],), confidence=1)
    ...     (found,) = with_other_halves(text, [draft], SpanIndex([(Span(0, len(text)),) * 2]), load())
    ...     return [span.of(text) for span in found.content]
    >>> said("The lock, Okello said, is shut.", "said", "is shut")
    ['The lock', 'is shut']
    >>> said("The lock is, Okello insists, safe.", "insists", "The lock is")
    ['The lock is', 'safe']
    >>> said("In a letter, Okello said, the lock is shut.", "said", "the lock is shut")
    ['the lock is shut']
    """
    taken = SpanIndex((span, span) for draft in drafts for span in draft.spans)
    turned = (_turned(text, _inverted(text, draft), parts, codebook) for draft in drafts)
    return [_whole(text, draft, taken, parts, codebook) for draft in turned]


def _turned(text: str, draft: Draft, parts: SpanIndex[Span], codebook: Codebook) -> Draft:
    """The statement that its speaker ends, where the tagger took him for what is said: "The lock is shut, said Brook".

    >>> from onrecord.codebook import load
    >>> text = "The lock leaks, claimed the port board."
    >>> draft = Draft(cue=(Span(16, 23),), content=(Span(24, 38),), confidence=1)
    >>> found = _turned(text, draft, SpanIndex([(Span(0, 39),) * 2]), load())
    >>> [span.of(text) for span in (*found.source, *found.content)]
    ['the port board', 'The lock leaks']
    >>> text = "She rose, claimed the port board and left."
    >>> draft = Draft(cue=(Span(10, 17),), content=(Span(18, 32),), confidence=1)
    >>> _turned(text, draft, SpanIndex([(Span(0, 42),) * 2]), load()) is draft
    True
    """
    if len(draft.cue) != 1 or len(draft.content) != 1 or draft.cue[0].of(text) not in codebook.grammar.saying:
        return draft
    cue, speaker = draft.cue[0], draft.content[0]
    home = next(iter(parts.covering(cue)), None)
    if home is None or text[cue.end : speaker.start] != " " or text[cue.start - 2 : cue.start] != ", ":
        return draft
    sentence = sentence_round(text, cue, home)
    said = Span(sentence.start, cue.start - 2)
    ends = not text[speaker.end : sentence.end].strip(" \n.!?")
    if not ends or any(span.end > cue.start for span in draft.source):
        return draft
    if text[speaker.start] in _MARKS or any(mark in said.of(text) for mark in _MARKS) or "," in said.of(text):
        return draft
    if _has_verb(read_sentence(text, speaker)) or not _has_verb(read_sentence(text, said)):
        return draft
    return replace(draft, source=(speaker,), content=(said,))


def _inverted(text: str, draft: Draft) -> Draft:
    """The statement whose cue stands before its speaker: "The lock, say engineers, is shut".

    A source that its only comma parts from the cue is none, but the first half of what is said; not of a participle:
    "Residents, fearing a flood, left". Where a quotation or a clause follows, the comma is a slip: "Okello, said the
    lock is shut, and left".

    >>> text = "Okello, said: “It is old, and shut.”"
    >>> draft = Draft(source=(Span(0, 7),), cue=(Span(8, 13),), content=(Span(14, 36),), confidence=1)
    >>> _inverted(text, draft) is draft
    True
    """
    if len(draft.source) != 1 or len(draft.cue) != 1 or len(draft.content) != 1:
        return draft
    (first,), (cue,), (rest,) = draft.source, draft.cue, draft.content
    if _TO_DO.match(first.of(text)) and rest.end <= cue.start < first.start:
        return replace(draft, source=(rest,), content=(first,))  # "Okello promised to leave", taken the other way round
    if first.of(text).find(",") != first.end - first.start - 1 or text[first.end : cue.start] != " ":
        return draft
    comma = text.find(",", rest.start, rest.end)
    if cue.of(text).split()[0].endswith("ing"):
        return draft
    if text[cue.end : rest.start] != " " or comma < 0 or not text[comma + 1 : rest.end].strip():
        return draft
    speaker = Span(rest.start, comma)
    if text[rest.start] in _MARKS or _has_verb(read_sentence(text, speaker)):
        return draft
    behind = Span(rest.end - len(text[comma + 1 : rest.end].lstrip()), rest.end)
    return replace(draft, source=(speaker,), content=(Span(first.start, first.end - 1), behind))


def _whole(text: str, draft: Draft, taken: SpanIndex[Span], parts: SpanIndex[Span], codebook: Codebook) -> Draft:
    hull = _insertion(text, draft)
    home = next(iter(parts.covering(hull)), None) if hull is not None else None
    if hull is None or home is None:
        return draft
    sentence = sentence_round(text, hull, home)
    tail = _TAIL.match(text, hull.end, sentence.end)
    before = Span(sentence.start, sentence.start + len(text[sentence.start : hull.start].rstrip(" ,")))
    if tail is None or not sentence.covers(hull) or before.end <= before.start:
        return draft
    behind = Span(tail.end(), max(tail.end(), sentence.start + len(sentence.of(text).rstrip(" \n.!?…"))))
    content, free = draft.content[0], [span for span in (before, behind) if not taken.touching(span)]
    if content.start == behind.start and before in free and _is_begun(text, before, behind, codebook):
        return replace(draft, content=(before, content))
    if content.end in (before.end, before.end + 1) and behind in free and _goes_on(text, before, behind):
        return replace(draft, content=(content, behind))
    return draft


def _insertion(text: str, draft: Draft) -> Span | None:
    """A speaker with the cue beside it, behind a comma, of a statement in one piece."""
    if len(draft.source) != 1 or len(draft.cue) != 1 or len(draft.content) != 1:
        return None
    first, second = sorted((draft.source[0], draft.cue[0]))
    between = text[first.end : second.start].split()
    led = _LED.search(text, max(0, first.start - 6), first.start)
    return Span(led.end(), second.end) if led is not None and len(between) <= _ADVERBS else None


def _is_begun(text: str, before: Span, behind: Span, codebook: Codebook) -> bool:
    """Whether what stands before the insertion is said: it is no link, no time and no place of saying."""
    words = before.of(text)
    if _PARTS.search(words) or text[behind.start] in _MARKS:
        return False
    parsed = read_sentence(text, before)
    if len(parsed.words) < _LEAST and not _begins_with_verb(read_sentence(text, behind)):
        return False
    told = codebook.sources.carriers | codebook.heads.document
    if parsed.tags[:1] == ("IN",):
        return not any(parsed.lower[phrase.head] in told for phrase in parsed.phrases)
    return not parsed.tags or parsed.tags[0] not in _TELLS_WHEN


def _goes_on(text: str, before: Span, behind: Span) -> bool:
    """Whether what stands before the insertion is no sentence without what stands behind it."""
    rest = behind.of(text)
    if not rest or _PARTS.search(before.of(text)) or _PARTS.search(rest):
        return False
    parsed, following = read_sentence(text, before), read_sentence(text, behind)
    if not parsed.tags:
        return False
    return parsed.tags[-1] in _OPEN or (not _has_verb(parsed) and _begins_with_verb(following))


def _begins_with_verb(parsed: Parsed) -> bool:
    return parsed.tags[:1] != () and parsed.tags[0] in _FINITE


def _has_verb(parsed: Parsed) -> bool:
    return any(clause.group.form is Form.FINITE for clause in parsed.clauses)
