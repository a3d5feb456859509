"""Give a quotation to the cue that the punctuation round it names.

Takes the tagger's labels and the quotations of a text; yields labels in which a quotation belongs to the cue that its
sentence goes on with (`“It leaks,” said Brook`), to the one that stands right before it (`Brook said: “It leaks.”`), or
to one that the tagger has not seen there. Leaves alone what other words part from a cue.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Labels, Link, Quotation, RoleName, RoleSpan

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s")
_BEFORE_A_SENTENCE = ".!?…\n\"”’'»"
# Under this many words in marks may be a title or what a thing is called.
_LEAST_SAID = 4
# A link of this share is a way out for a cue without a content, to which the tagger would never have led by itself.
_MOVED = 0.02
# What punctuation tells is as sure as most of what the tagger links.
_LED = 0.9


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues in the order of the text, and the number of each by the end of its words, or of its source behind it."""

    places: list[tuple[Span, int]]
    by_end: Mapping[int, int]

    @classmethod
    def of(cls, text: str, labels: Labels) -> "_Cues":
        places = sorted((one.span, number) for number, one in enumerate(labels.spans) if one.role is RoleName.CUE)
        by_end = {_bare_end(text, span): number for span, number in places}
        for link in labels.links:
            source, cue = labels.spans[link.part], labels.spans[link.cue].span
            behind = source.role is RoleName.SOURCE and source.span.start >= cue.end
            if behind and not text[cue.end : source.span.start].strip():
                by_end[_bare_end(text, source.span)] = link.cue
        return cls(places, by_end)


def introduced(
    text: str,
    labels: Labels,
    long: Iterable[Quotation],
    quoted: SpanIndex[Quotation],
    parts: SpanIndex[Span],
) -> Labels:
    """Link each quotation to the cue that its punctuation names, also a `long` one that the tagger left out.

    `quoted` are the outer quotations. In `“It leaks,” Okello said. “It always has,” said Brook.` the second can be
    nobody's but Brook's.
    """
    cues = _Cues.of(text, labels)
    taken = SpanIndex((one.span, one) for one in labels.spans)
    spans, links = list(labels.spans), []
    for link in labels.links:
        part = labels.spans[link.part]
        quotation = _begun(part.span, quoted) if part.role is RoleName.CONTENT else None
        cue = _named(text, labels, link, quotation, cues, quoted) if quotation is not None else None
        if cue is not None:
            links.append(replace(link, cue=cue, score=max(link.score, _LED)))
            continue
        unseen = _unseen(text, quotation, spans[link.cue].span, taken, parts) if quotation is not None else None
        if unseen is None:
            links.append(link)
            continue
        links += [replace(link, cue=len(spans)), Link(part=len(spans) + 1, cue=len(spans), score=link.score)]
        spans += [RoleSpan(role=RoleName.CUE, span=unseen[0]), RoleSpan(role=RoleName.SOURCE, span=unseen[1])]
    for quotation in long:
        cue = None if taken.touching(quotation.span) else _cue_before(text, quotation, cues)
        if cue is not None:
            links.append(Link(part=len(spans), cue=cue, score=_LED))
            spans.append(RoleSpan(role=RoleName.CONTENT, span=quotation.span))
    return replace(labels, spans=tuple(spans), links=tuple(links))


def _named(
    text: str, labels: Labels, link: Link, quotation: Quotation, cues: _Cues, quoted: SpanIndex[Quotation]
) -> int | None:
    """The cue that the punctuation round a quotation names; `link` is the tagger's."""
    cue = _cue_behind(text, labels.spans[link.part].span, quotation, cues, quoted)
    if cue is None:
        cue = _cue_before(text, quotation, cues)
    if cue is None and (_is_moved(quotation, link, labels) or _another_opens(text, quotation, link.cue, cues, quoted)):
        cue = _cue_of_turn_before(text, quotation, cues)
    return cue


def is_led(text: str, said_by: Iterable[Span], content: Span, quoted: SpanIndex[Quotation]) -> bool:
    """Whether a content begins with a quotation to which a cue, or the source behind it, leads by a colon or a comma.

    >>> text = "Okello wrote: “It leaks at night.”"
    >>> quoted = SpanIndex([(Span(14, 34), Quotation(span=Span(14, 34), inner=Span(15, 33), depth=1))])
    >>> [is_led(text, [Span(0, end)], Span(14, 34), quoted) for end in (12, 6)]
    [True, False]
    """
    quotation = _begun(content, quoted)
    if quotation is None or not _is_said(text, quotation):
        return False
    end, mark = _lead(text, quotation)
    return bool(mark) and any(_bare_end(text, span) == end for span in said_by)


def _is_said(text: str, quotation: Quotation) -> bool:
    return len(quotation.inner.of(text).split()) >= _LEAST_SAID


def _begun(content: Span, quoted: SpanIndex[Quotation]) -> Quotation | None:
    """The quotation that a content begins with."""
    return next((one for one in quoted.touching(content) if content.start in (one.span.start, one.inner.start)), None)


def _cue_behind(
    text: str, content: Span, quotation: Quotation, cues: _Cues, quoted: SpanIndex[Quotation]
) -> int | None:
    """The first cue in the rest of the sentence that a quotation begins; None where it does not go on."""
    if content.end not in (quotation.inner.end, quotation.span.end):
        return None
    goes_on = text[quotation.span.end :][:2].strip().islower()
    if not quotation.inner.of(text).endswith((",", "?", "!") if goes_on else ","):
        return None
    before = text[max(0, quotation.span.start - 9) : quotation.span.start]
    lead, mark = _lead(text, quotation)
    # What was said of a thing leads to it by a colon as a cue does: "It was clear: “No,” he said."
    begins = before.rstrip(" \t")[-1:] in _BEFORE_A_SENTENCE or (mark == ":" and lead not in cues.by_end)
    # A mark with no space before it closes a quotation, whatever it was paired with.
    if before and not (before[-1].isspace() and begins):
        return None
    end = SENTENCE_END.search(text, quotation.span.end)
    rest = Span(quotation.span.end, end.start() + 1 if end else len(text))
    number = bisect_left(cues.places, (Span(rest.start, rest.start), -1))
    if number == len(cues.places) or cues.places[number][0].end > rest.end:
        return None
    between = Span(rest.start, cues.places[number][0].start)
    return None if quoted.touching(between) else cues.places[number][1]


def _bare_end(text: str, span: Span) -> int:
    return span.start + len(span.of(text).rstrip(" ,:"))


def _lead(text: str, quotation: Quotation) -> tuple[int, str]:
    """Where the words before a quotation end, and the mark between: a comma, a colon or none.

    >>> _lead("Okello wrote: “Go.”", Quotation(span=Span(14, 19), inner=Span(15, 18), depth=1))
    (12, ':')
    """
    before = text[max(0, quotation.span.start - 9) : quotation.span.start]
    bare = before.rstrip()
    mark = bare[-1:] if bare[-1:] in (",", ":") else ""
    end = quotation.span.start - len(before) + len(bare) - len(mark)
    # Only a colon leads from one paragraph to the next.
    return (end, mark) if mark == ":" or "\n" not in before[len(bare) :] else (-1, "")


def _cue_before(text: str, quotation: Quotation, cues: _Cues) -> int | None:
    """The cue, with its source where that follows it, right behind which a quotation stands."""
    end, mark = _lead(text, quotation)
    return cues.by_end.get(end) if mark else None


def _is_moved(quotation: Quotation, link: Link, labels: Labels) -> bool:
    """Whether a quotation was given to the empty cue of a later sentence: `“It leaks,” he said. “It does.” All nod.`"""
    return link.score < _MOVED and labels.spans[link.cue].span.start >= quotation.span.end


def _another_opens(text: str, quotation: Quotation, cue: int, cues: _Cues, quoted: SpanIndex[Quotation]) -> bool:
    """Whether another quotation opens at its end, whose own cue it was given.

    So it is where a page has lost its paragraphs: `“It leaks,” Okello said. “It does.” “Not now,” said Brook.`
    """
    behind = next(iter(quoted.touching(Span(quotation.span.end, quotation.span.end + 2))), None)
    if behind is None or text[quotation.span.end : behind.span.start].strip(" "):
        return False
    return _cue_behind(text, behind.span, behind, cues, quoted) == cue


def _cue_of_turn_before(text: str, quotation: Quotation, cues: _Cues) -> int | None:
    """The cue, with its source where that follows it, whose sentence ends right before a quotation of sentences."""
    before = text[max(0, quotation.span.start - 3) : quotation.span.start]
    bare = before.rstrip(" .;")
    ends = "." in before and _ends(text, quotation)
    return cues.by_end.get(quotation.span.start - len(before) + len(bare)) if ends else None


def _ends(text: str, quotation: Quotation) -> bool:
    """Whether a quotation ends its sentence."""
    return quotation.closed and quotation.inner.of(text)[-1:] in (".", "!", "?", "…")


def _unseen(
    text: str, quotation: Quotation, cue: Span, taken: SpanIndex[RoleSpan], parts: SpanIndex[Span]
) -> tuple[Span, Span] | None:
    """A cue that the tagger has not seen, and its subject: words that lead to a quotation by a colon or a comma.

    The quotation has the cue of an earlier sentence, where a colon leads to it; where a comma does, which parts much,
    the word before is the verb of a clause.
    """
    end, mark = _lead(text, quotation)
    home = next(iter(parts.covering(Span(end - 1, end))), None) if mark and end > 0 else None
    if home is None or cue.end > end or not _is_said(text, quotation):
        return None
    sentence = sentence_round(text, Span(end - 1, end), Span(home.start, end))
    if mark == ":" and cue.end > sentence.start:
        return None
    if mark == "," and not quotation.inner.of(text)[:1].isupper():
        return None
    parsed = read_sentence(text, sentence)
    clause = next((one for one in reversed(parsed.clauses) if one.group.form is Form.FINITE), None)
    if clause is None or not clause.subject or clause.group.passive:
        return None
    verb, subject = parsed.words[clause.group.start].span, _words(parsed, clause)
    found = Span(verb.start, end + len(mark) if mark == ":" else end)
    if subject.end > verb.start or (mark == "," and parsed.words[clause.group.end - 1].span.end != end):
        return None
    return None if taken.touching(found) or taken.touching(subject) else (found, subject)


def _words(parsed: Parsed, clause: Clause) -> Span:
    first, last = clause.subject[0], clause.subject[-1]
    return Span(parsed.words[first.start].span.start, parsed.words[last.end - 1].span.end)
