"""Who speaks in a letter: whoever sent it, and not whoever got it: "Teachers sent a letter to the board urging it".

Takes a statement whose source stands right before a participle; yields it with the subject of the sentence for a
source, where that sent, wrote or filed what the participle tells of. Leaves alone people whom somebody is only with
("She joined neighbours urging a ban").
"""

from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span

# What stands before whoever gets a letter, or where a suit is filed.
_TO = frozenset({"to", "in", "at", "before"})
_ING = "ing"


def by_its_sender(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement with the sender of what it stands in for a source, where its source only got it.

    >>> from onrecord.codebook import load
    >>> def source(text, named, cue):
    ...     spans = [Span(text.index(words), text.index(words) + len(words)) for words in (named, cue)]
    ...     draft = Draft(source=(spans[0],), cue=(spans[1],), content=(Span(0, 1),), confidence=1)
    ...     return [span.of(text) for span in by_its_sender(text, draft, load()).source]
    >>> source("Teachers sent a letter to the board urging it to wait.", "the board", "urging")
    ['Teachers']
    >>> source("Teachers spoke to the board urging it to wait.", "the board", "urging")
    ['the board']
    """
    if not draft.source or not draft.cue or not draft.cue[0].of(text).split()[0].endswith(_ING):
        return draft
    got, cue = draft.source[-1], draft.cue[0]
    if text[got.end : cue.start] != " ":
        return draft
    parsed = read_sentence(text, sentence_round(text, cue))
    sent = _sending(parsed, got, codebook)
    words = _words_of(parsed, sent) if sent is not None else None
    return draft if words is None else replace(draft, source=(words,))


def _sending(parsed: Parsed, got: Span, codebook: Codebook) -> Clause | None:
    """The last clause before whoever got something, if it tells that something written went to them."""
    first = next((number for number, word in enumerate(parsed.words) if got.covers(word.span)), 0)
    if not first or parsed.lower[first - 1] not in _TO:
        return None
    clause = max((one for one in parsed.clauses if one.group.end <= first), key=lambda one: one.group.end, default=None)
    if clause is None or clause.group.form is not Form.FINITE or clause.group.passive:
        return None
    written = codebook.sources.carriers | codebook.heads.document
    sent = any(phrase.head < first and parsed.lower[phrase.head] in written for phrase in clause.objects)
    return clause if sent and clause.subject and clause.subject[-1].end <= clause.group.start else None


def _words_of(parsed: Parsed, clause: Clause) -> Span:
    """The words for the subject of a clause, with what hangs on it up to a comma or the verb."""
    start, end = clause.subject[0].start, clause.subject[-1].end
    while end < clause.group.start and parsed.lower[end] != ",":
        end += 1
    return Span(parsed.words[start].span.start, parsed.words[end - 1].span.end)
