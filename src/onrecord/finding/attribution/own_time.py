"""Is a time that stands beside a cue the cue's own, or that of another deed?

Takes the text, a sentence of it, a statement with the contents of that sentence, and a time; says whether the time
may be that of speaking. "Brook, who left in 2020, denied" tells when Brook left. Leaves alone what day the time is.
"""

from collections.abc import Container, Iterable, Sequence

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.breath import AT_ONCE, above
from onrecord.finding.sentences import read_parts
from onrecord.grammar import TIME, Clause, Form, Parsed
from onrecord.records import Span

# "Said when he arrived on Tuesday": two things that happen at once have one time.
_PARTS_CLAUSES = frozenset((",", ";", ":", "—", "–", "-", "(", ")"))


def is_own(
    text: str, sentence: Span, draft: Draft, contents: Sequence[Span], time: Span, uttered: Container[str]
) -> bool:
    """Whether no other verb of the sentence has the time; `uttered` are verbs that only say how it was said.

    Inside the words for the speaker only such a verb makes a time that of speaking ("the study, published on Monday"),
    or none at all ("the head of the guild on Monday denied").

    >>> def own(text, cue, time, content=""):
    ...     said, at, told = (Span(text.index(words), text.index(words) + len(words)) for words in (cue, time, content))
    ...     draft = Draft(cue=(said,), content=(told,), confidence=1)
    ...     return is_own(text, Span(0, len(text)), draft, [told], at, {"speaking"})
    >>> own("Brook, who left in 2020, denied the charge.", "denied", "2020", "the charge")
    False
    >>> own("Speaking on Friday, Brook said the bank failed in 2020.", "said", "Friday", "the bank failed in 2020")
    True
    """
    cue = draft.cue[0]
    parsed = next((one for one in read_parts(text, [sentence]) if _covers(one, time)), None)
    speaks = next((at for at, word in enumerate(parsed.words) if word.span.touches(cue)), None) if parsed else None
    named = any(span.touches(time) for span in draft.source)
    if parsed is None or speaks is None:
        return not named
    at = next(place for place, word in enumerate(parsed.words) if word.span.touches(time))
    others = [clause for clause in parsed.clauses if not _within(parsed, clause, (*contents, *draft.cue))]
    before = [one for one in others if (speaks if at > speaks else -1) < one.group.start < at]
    if named:
        return _stands_alone(parsed, at) if not before else parsed.lower[before[-1].group.head] in uttered
    if before and before[-1] in _shared(parsed, speaks, at):
        return True
    if not _is_free(parsed, before, at, uttered):
        return False
    return not (_goes_over(parsed, others, at) if at > speaks else _is_fronted(parsed, others, at, speaks))


def _stands_alone(parsed: Parsed, at: int) -> bool:
    """Whether a day behind a name is told of no noun: "the guild on Monday denied", but not "the Monday club"."""
    behind = parsed.tags[at + 1 : at + 2]
    led = at == 0 or parsed.lower[at - 1] == "on" or parsed.phrase(at - 1) is not None
    return parsed.tags[at] == TIME and led and behind != ("POS",) and parsed.phrase(at + 1) is None


def _shared(parsed: Parsed, speaks: int, at: int) -> Sequence[Clause]:
    """The verbs before a cue that have one day with it: "visited Salem on Monday and said", ", alleging that"."""
    cue = parsed.clause(speaks)
    return list(above(parsed, cue)) if cue is not None and at < speaks and parsed.tags[at] == TIME else []


def _covers(parsed: Parsed, time: Span) -> bool:
    return parsed.words[0].span.start <= time.start < parsed.words[-1].span.end


def _within(parsed: Parsed, clause: Clause, spans: Iterable[Span]) -> bool:
    return any(span.touches(parsed.words[clause.group.head].span) for span in spans)


def _is_free(parsed: Parsed, before: Sequence[Clause], at: int, uttered: Container[str]) -> bool:
    """Whether the last verb before a time does not have it: none is there, it is one of speaking, or a comma parts."""
    verb = before[-1] if before else None
    if verb is None or parsed.lower[verb.group.head] in uttered or verb.marker in AT_ONCE:
        return True
    return any(parsed.lower[place] in _PARTS_CLAUSES for place in range(verb.group.end, at))


def _goes_over(parsed: Parsed, others: Sequence[Clause], at: int) -> bool:
    """Whether a time opens another clause ("and in 2024 sued"), or hangs on its subject (", and a study in 2024")."""
    place = at - 1
    while place > 0 and parsed.tags[place] in ("IN", "DT", "JJ", "RB"):
        place -= 1
    subject = parsed.phrase(place)
    if subject is not None and parsed.tags[subject.start - 1] == "CC" and parsed.lower[subject.start - 2] == ",":
        return True
    joined = parsed.tags[place] == "CC" or parsed.lower[place] == ";"
    return joined and any(one.group.start > at and one.group.form is Form.FINITE for one in others)


def _is_fronted(parsed: Parsed, others: Sequence[Clause], at: int, speaks: int) -> bool:
    """Whether a clause of its own stands between a time and the cue: "On Friday it rained, and Brook said".

    One that shares its subject with the cue shares its time too, and an insertion has none of this time.
    """
    between = [one for one in others if at < one.group.start < speaks and one.group.form is Form.FINITE]
    cue = parsed.clause(speaks)
    for one in between:
        inserted = one.link == "relative" or one.marker is not None
        shared = cue is not None and bool(cue.subject) and cue.subject == one.subject
        if not (inserted or shared):
            return True
    return False
