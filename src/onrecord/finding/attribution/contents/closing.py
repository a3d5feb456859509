"""Who closes a sentence says it, where a tagger has read past that: "The bank may fail, two people told the Herald."

Takes the statements of a text and its parts; yields them, with those of sentences that end in a speaker and a verb of
speaking whose verb is no statement's cue. Leaves alone what is joined or hangs on ("…, but he said so", "…, as he
told them"), what stands in quotation marks, and what tells only when ("When he left, he said").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Form, Parsed
from onrecord.records import LEAST_CONFIDENCE, Span, SpanIndex

_VERBS = (
    "alleged|announced|argued|claimed|confirmed|estimated|found|insisted|predicted|ruled|said|suggested|told|warned"
)
# What stands behind "said" tells when or where; behind "told" whom.
_CLOSES = re.compile(
    r",\s+(?P<who>[^,.;:“”\"()\n]{2,80}?)\s+(?P<cue>(?:(?:has|have|had)\s+)?(?P<verb>" + _VERBS + "))"
    r"(?P<rest>\s[^,.;:“”\"()\n]{1,40})?[.](?=\s|$)"
)
_RESTS = re.compile(r"\s(?:on|in|at|late|early|during|last|this|yesterday|today|\w+day)\b")
# What a report opens with is nobody's word: "NEW YORK, March 3 (Lake News) - ".
_DATELINE = re.compile(r"(?:[^\n—–]{0,60}\([A-Z][^()\n]{1,30}\)|[A-Z]{3}[^\n—–.]{0,40}?)\s*(?:--|[—–-])\s+")
_MARKS = re.compile(r"[“”\"]")
_JOINS = frozenset({"IN", "CC", "WDT", "WP", "WP$", "WRB", "PRP$", "TO"})
_LEAST = 4


def with_closed(text: str, drafts: Sequence[Draft], parts: Sequence[Span]) -> list[Draft]:
    """The statements, with those that a speaker closes. What is said in them is read again.

    >>> text = "The bank may fail, two people familiar with its books told the Herald. He paid, but Brook said nothing."
    >>> found = with_closed(text, [], [Span(0, len(text))])
    >>> [[span.of(text) for span in one.spans] for one in found]
    [['two people familiar with its books', 'told', 'The bank may fail']]
    """
    # A tagger is unsure of a lead that tells the headline once more; its form is sure.
    sure = (draft for draft in drafts if draft.confidence >= LEAST_CONFIDENCE)
    cues = SpanIndex((cue, cue) for draft in sure for cue in draft.cue)
    found = [one for part in parts for one in _closed(text, part) if not cues.touching(one.cue[0])]
    if not found:
        return list(drafts)
    taken = SpanIndex((span, span) for one in found for span in (*one.source, *one.content))
    kept = [one for one in drafts if not any(taken.touching(span) for span in (*one.source, *one.cue))]
    return sorted([*kept, *found], key=lambda draft: (draft.start, draft.content))


def with_own_sentences(text: str, drafts: Sequence[Draft], title: Span, parts: Sequence[Span]) -> list[Draft]:
    """The statements, each that closes a sentence below the headline with that sentence for what it says.

    Where lead and headline tell the same, a tagger may give the words above to the speaker below.

    >>> text = "Fares to rise\\n\\nFares will rise by a tenth, the mayor has said."
    >>> source, cue = Span(43, 52), Span(53, 61)
    >>> told = Draft(source=(source,), cue=(cue,), content=(Span(0, 13),), confidence=1)
    >>> [one.content[0].of(text) for one in with_own_sentences(text, [told], Span(0, 13), [Span(15, 62)])]
    ['Fares will rise by a tenth']
    """
    return [_of_own_sentence(text, draft, title, parts) for draft in drafts]


def _of_own_sentence(text: str, draft: Draft, title: Span, parts: Sequence[Span]) -> Draft:
    below = len(draft.source) == len(draft.cue) == 1 and draft.source[0].start >= title.end
    if not below or not draft.content or not all(title.covers(span) for span in draft.content):
        return draft
    who, cue = draft.source[0], draft.cue[0]
    part = next((one for one in parts if one.covers(cue)), None)
    apart = part is None or who.end > cue.start or text[who.end : cue.start].strip()
    if part is None or apart or text[: who.start].rstrip()[-1:] != ",":
        return draft
    sentence = sentence_round(text, cue, part)
    said = _said_before(text, sentence, text.rindex(",", 0, who.start))
    return draft if said is None or not _is_clause(read_sentence(text, said), said) else replace(draft, content=(said,))


def _said_before(text: str, sentence: Span, end: int) -> Span | None:
    """What a sentence tells before whoever closes it; nothing where words of it are quoted."""
    dateline = _DATELINE.match(text, sentence.start, end)
    said = Span(dateline.end() if dateline is not None else sentence.start, end)
    return None if said.end <= said.start or _MARKS.search(text, said.start, said.end) else said


def _closed(text: str, part: Span) -> Iterator[Draft]:
    for found in _CLOSES.finditer(text, part.start, part.end):
        rest = found["rest"] or ""
        when = not rest or _RESTS.match(rest) is not None
        if when == (found["verb"] == "told"):
            continue
        who, cue = Span(*found.span("who")), Span(*found.span("cue"))
        sentence = sentence_round(text, cue, part)
        said = _said_before(text, sentence, found.start())
        if said is None:
            continue
        parsed = read_sentence(text, Span(said.start, found.end()))
        if _is_clause(parsed, said) and _speaks(parsed, who, cue):
            yield Draft(source=(who,), cue=(cue,), content=(said,), confidence=BY_FORM)


def _is_clause(parsed: Parsed, said: Span) -> bool:
    """Whether what is said has a verb with a subject, and tells not only when."""
    own = [one for one in parsed.clauses if parsed.words[one.group.start].span.start < said.end]
    whole = any(one.group.form is Form.FINITE and one.subject and one.marker is None for one in own)
    said_words = sum(word.span.end <= said.end for word in parsed.words)
    return whole and said_words >= _LEAST and parsed.tags[:1] != () and parsed.tags[0] not in _JOINS | {"VBG", "VBN"}


def _speaks(parsed: Parsed, who: Span, cue: Span) -> bool:
    """Whether the speaker is the subject of the verb that closes the sentence, and nothing joins it to what is said."""
    at = next((number for number, word in enumerate(parsed.words) if word.span.start == cue.start), None)
    clause = parsed.clause(at) if at is not None else None
    if clause is None or clause.group.passive or not clause.subject or clause.link in ("relative", "and"):
        return False
    first = next(number for number, word in enumerate(parsed.words) if word.span.start >= who.start)
    return parsed.tags[first] not in _JOINS and clause.subject[0].start == first and clause.marker is None
