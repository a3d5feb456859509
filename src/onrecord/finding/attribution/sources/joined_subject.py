"""Who speaks in a clause that "and" joins to one under "after": "Brook left hours after Arlia met and accused her".

Takes a statement; yields it with the subject of that clause for a source, where the tagger has gone back to the subject
of the whole sentence or gone on to a later one; where it has seen none, with the subject that the verb shares: "Brook
was tried and has denied it". Leaves alone what a comma or a pronoun makes doubtful: "Brook fled as Lantry came, and
said".
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.finding.attribution.contents.introduced import SENTENCE_END
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span, SpanIndex

# Behind these a deed is told that has a subject of its own.
_MARKERS = frozenset({"after", "as", "before", "when", "while"})
_PRONOUNS = frozenset({"PRP", "DT", "WP", "WDT"})


def by_its_clause(text: str, draft: Draft, cues: SpanIndex[Span] | None = None) -> Draft:
    """The statement with the subject of its own clause, where its source stands before that clause.

    A verb that is joined to another of the text's `cues` has that one's speaker, who is settled there.

    >>> def source(text, named, cue):
    ...     spans = [Span(text.index(words), text.index(words) + len(words)) for words in (named, cue)]
    ...     draft = Draft(source=(spans[0],), cue=(spans[1],), content=(Span(0, 1),), confidence=1)
    ...     return [span.of(text) for span in by_its_clause(text, draft).source]
    >>> source("Rebels denied it hours after Arlia's army broke off and accused them of lying.", "Rebels", "accused")
    ["Arlia's army"]
    >>> source("Rebels denied it after Arlia's army broke off, and accused it of lying.", "Rebels", "accused")
    ['Rebels']
    """
    if draft.cue and not draft.source:
        subject = _shared(text, draft.cue[0], cues)
        free = subject is not None and not any(span.touches(subject) for span in draft.content)
        return replace(draft, source=(subject,)) if subject is not None and free else draft
    if _in_a_later_sentence(text, draft):
        subject = _own_subject(text, draft.cue[0])
        return draft if subject is None else replace(draft, source=(subject,))
    if not draft.source or not draft.cue or draft.source[-1].end > draft.cue[0].start:
        return draft
    between = text[draft.source[-1].end : draft.cue[0].start].lower().split()
    if "and" not in between or _MARKERS.isdisjoint(between):
        return draft
    subject = _subject(text, draft.cue[0], draft.source)
    return draft if subject is None else replace(draft, source=(subject,))


def _in_a_later_sentence(text: str, draft: Draft) -> bool:
    """Whether the source stands behind what is said behind the cue, and a sentence ends before it."""
    if not draft.source or not draft.cue or draft.content[0].start < draft.cue[-1].end:
        return False
    source, said = draft.source[0].start, draft.content[0].end
    return source >= said and SENTENCE_END.search(text, said - 2, source) is not None


def _own_subject(text: str, cue: Span) -> Span | None:
    """The words for the subject of an active verb, or of the verb that a participle stands beside."""
    found = clause_at(text, cue)
    if found is None:
        return None
    parsed, clause = found
    if clause.group.form is Form.ING and clause.over is not None:
        clause = parsed.clauses[clause.over]
    if not clause.subject or clause.group.form is not Form.FINITE or clause.group.passive:
        return None
    end = clause.subject[-1].end
    while parsed.lower[end : end + 1] == ("of",) and (phrase := parsed.phrase(end + 1)) is not None:
        end = phrase.end
    words = parsed.span(clause.subject[0].start, end)
    return words if words.end <= cue.start else None


def _shared(text: str, cue: Span, cues: SpanIndex[Span] | None) -> Span | None:
    """The words for the subject that an active verb shares with the one that only "and" or "but" joins it to."""
    found = clause_at(text, cue)
    if found is None:
        return None
    parsed, clause = found
    over = parsed.clauses[clause.over] if clause.over is not None else None
    told = clause.link == "and" and clause.group.form is Form.FINITE and not clause.group.passive
    if over is None or not told or over.group.form is not Form.FINITE or over.link:
        return None
    if not clause.subject or clause.subject != over.subject or parsed.tags[clause.group.start - 1] != "CC":
        return None
    if cues is not None and cues.touching(parsed.words[over.group.head].span):
        return None
    first, last = clause.subject[0], clause.subject[-1]
    if last.end > over.group.start or parsed.tags[first.head] in _PRONOUNS:
        return None
    return Span(parsed.words[first.start].span.start, parsed.words[last.end - 1].span.end)


def clause_at(text: str, cue: Span) -> tuple[Parsed, Clause] | None:
    """The sentence of a cue, read, and the clause that the cue is the verb of."""
    parsed = read_sentence(text, sentence_round(text, cue))
    at = next((number for number, word in enumerate(parsed.words) if word.span.touches(cue)), None)
    clause = parsed.clause(at) if at is not None else None
    return (parsed, clause) if clause is not None else None


def _subject(text: str, cue: Span, source: Sequence[Span]) -> Span | None:
    """The words for the subject that a cue has with the clause it is joined to, if that clause has one of its own."""
    found = clause_at(text, cue)
    if found is None:
        return None
    parsed, clause = found
    if clause.over is None or not _joined(parsed, clause, parsed.clauses[clause.over]):
        return None
    phrase = clause.subject[0]
    words = Span(parsed.words[phrase.start].span.start, parsed.words[phrase.end - 1].span.end)
    return words if all(span.end <= words.start for span in source) else None


def _joined(parsed: Parsed, clause: Clause, over: Clause) -> bool:
    """Whether only "and" joins a clause to one under a conjunction, and both have one subject that is no pronoun."""
    told = clause.link == "and" and clause.group.form is Form.FINITE and not clause.group.passive
    if not told or over.marker not in _MARKERS or not over.subject or clause.subject[:1] != over.subject[:1]:
        return False
    subject = over.subject[0]
    parted = "," in parsed.lower[subject.start : clause.group.start]
    return not parted and subject.end <= over.group.start and parsed.tags[subject.head] not in _PRONOUNS
