"""What stands before a verb: its subject, and what it hangs on.

Takes a sentence whose clauses have their objects; fills in subject, governing clause, noun or conjunction. Where two
readings are possible it takes the nearer one. Leaves verbs that are not finite to `nonfinite`.
"""

from onrecord.grammar.closed import MARKERS
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.groups.verbs import Form
from onrecord.grammar.parsed import Clause, Parsed, says
from onrecord.grammar.relations.antecedents import of_relative
from onrecord.grammar.relations.chains import chain
from onrecord.grammar.relations.going_on import go_on, gone_on_from, with_another_doer
from onrecord.grammar.relations.hanging import hang
from onrecord.grammar.relations.nonfinite import look_before_infinitive, look_before_participle
from onrecord.grammar.relations.stepping import QUOTES, back, over_insert, verb_before
from onrecord.grammar.tags import RELATIVES

_ENDS_WORDS = frozenset({",", "?", "!"})
_ENDS_INSERT = frozenset({",", ")", "-", "--", "–", "—"})
_JOINS = frozenset({"and", "but", "or", ","})
# Prepositions that look like verbs.
_LEADS = frozenset({"according", "following", "including", "regarding"})
# What stands nowhere between a relative clause and the verb behind it.
_PARTS = frozenset({",", "that", ";", ":", "and", "but", *MARKERS})


def look_before(parsed: Parsed, clause: Clause) -> None:
    """Fill in what stands before a verb."""
    match clause.group.form:
        case Form.FINITE:
            _finite(parsed, clause)
        case Form.INFINITIVE:
            look_before_infinitive(parsed, clause)
        case Form.ING | Form.PARTICIPLE:
            look_before_participle(parsed, clause)


def _finite(parsed: Parsed, clause: Clause) -> None:
    at = back(parsed, clause.group.start - 1)
    before = verb_before(parsed, clause.group.start)
    if _speaks_of_words_before(parsed, clause, before, at):
        clause.subject, clause.objects = clause.objects, []
        clause.over, clause.link = (before.number if before else None), "beside"
        return
    if at >= 0 and parsed.lower[at] in _ENDS_INSERT:
        comma, at = at, over_insert(parsed, at)
        if before is not None and (first := _gone_on_behind(parsed, before, comma, at)) is not None:
            go_on(clause, with_another_doer(parsed, clause, first))
            return
    if at < 0:
        return
    if _is_relative(parsed, at):
        over = verb_before(parsed, at)
        clause.link, clause.over = "relative", over.number if over else None
        clause.subject = of_relative(parsed, clause, at)
        return
    if parsed.lower[at] == "that" and parsed.phrase(at) is None:
        at -= 1
    phrase = parsed.phrase(at)
    if phrase is None:
        _with_no_phrase_before(parsed, clause, at)
    else:
        clause.subject = _subject(parsed, clause, phrase)
        hang(parsed, clause, min(one.start for one in clause.subject) - 1)


def _speaks_of_words_before(parsed: Parsed, clause: Clause, before: Clause | None, at: int) -> bool:
    """Whether the words before are what is said, and the speaker stands behind: "..., said the minister"."""
    if at < 0 or parsed.lower[at] not in _ENDS_WORDS or not says(parsed, clause) or not clause.objects:
        return False
    return before is not None or any(parsed.lower[place] in QUOTES for place in range(clause.group.start))


def _gone_on_behind(parsed: Parsed, before: Clause, comma: int, at: int) -> Clause | None:
    """The verb that another goes on from behind a comma: "entered a shop, grabbed a knife and ran".

    No lone comma stands between a subject and its verb. What describes a thing is passed over.

    >>> from onrecord.grammar import read
    >>> def runs(text: str) -> list[str]:
    ...     parsed = read(text)
    ...     return [parsed.lower[one.head] for one in parsed.clauses[-1].subject]
    >>> runs("Men entered a shop owned by Ada Lenz, a baker, grabbed a knife and ran.")
    ['men']
    >>> runs("According to Ada Lenz, men entered a shop, grabbed a knife and ran.")
    ['men']
    >>> runs("Men entered a shop owned by Ada Lenz, Cora Dahl said.")
    ['dahl']
    """
    last = parsed.phrase(at)
    if parsed.lower[comma] != "," or last is None or not _is_behind(last, before):
        return None
    over = parsed.over(before)
    if before.group.form is Form.FINITE:
        goes_on = last.end == comma and bool(before.subject) and (before.link != "beside" or _is_led(parsed, over))
        return before if goes_on else None
    described = before.link == "relative" and parsed.phrase(before.group.start - 1) in before.subject
    if not described or over is None or over.group.form is not Form.FINITE or not over.subject:
        return None
    return over if _is_behind(before.subject[-1], over) else None


def _is_behind(phrase: Phrase, clause: Clause) -> bool:
    """Whether a phrase is what something is done to, or is led to by a preposition of the verb."""
    return phrase in clause.objects or clause.leads(phrase) is not None


def _is_led(parsed: Parsed, clause: Clause | None) -> bool:
    """Whether what looks like a verb over another is a preposition: "according to the mayor, a man entered a shop"."""
    return clause is not None and parsed.lower[clause.group.head] in _LEADS


def _is_relative(parsed: Parsed, at: int) -> bool:
    """Whether a word leads a relative clause: "who", or "that" right behind a phrase."""
    if parsed.tags[at] in RELATIVES:
        return True
    behind_phrase = at > 0 and parsed.phrase_at[at - 1] is not None
    return parsed.lower[at] == "that" and behind_phrase and parsed.phrase_at[at] is None


def _with_no_phrase_before(parsed: Parsed, clause: Clause, at: int) -> None:
    """Fill in a verb that stands behind another, or behind "and"."""
    inner = parsed.clause(at)
    if inner is not None and inner.link == "relative" and inner.group.form is Form.PARTICIPLE and inner.subject:
        clause.subject = list(inner.subject)  # "the order issued Monday banned the march"
        hang(parsed, clause, inner.subject[0].start - 1)
    elif (before := gone_on_from(parsed, clause, at)) is not None:
        go_on(clause, before)


def _subject(parsed: Parsed, clause: Clause, phrase: Phrase) -> list[Phrase]:
    """The subject of a verb, of which a phrase stands right before it, or ends what describes it."""
    relative = _end_of_relative(parsed, clause, phrase)
    if relative is not None:
        whole = relative.subject
        return chain(parsed, whole[0]) if len(whole) == 1 else list(whole)
    subject = chain(parsed, phrase)
    return [phrase] if _shares_with_verb(parsed, subject, phrase) else subject


def _end_of_relative(parsed: Parsed, clause: Clause, phrase: Phrase) -> Clause | None:
    """The relative clause that ends right before a verb: "the men who left Veska attacked"."""
    last = verb_before(parsed, clause.group.start)
    joined = _first_joined(parsed, last)
    inner = joined
    while inner is not None and inner.link not in ("relative", "") and inner.group.form is not Form.FINITE:
        if inner.over is None:
            break
        inner = parsed.clauses[inner.over]
    if inner is None or inner.link != "relative" or not inner.subject:
        return None
    if phrase.start < inner.group.end or says(parsed, inner):
        return None
    ends = last if joined is not last and last is not None else inner
    between = range(ends.group.end, clause.group.start)
    return None if any(parsed.lower[at] in _PARTS for at in between) else inner


def _first_joined(parsed: Parsed, clause: Clause | None) -> Clause | None:
    """The first of the verbs that "and" joins: "the men who left Veska and took Tarn attacked"."""
    while clause is not None and clause.link == "and" and clause.over is not None:
        clause = parsed.clauses[clause.over]
    return clause


def _shares_with_verb(parsed: Parsed, subject: list[Phrase], phrase: Phrase) -> bool:
    """Whether the first of a list is an object: "visited Veska and the army left" joins two clauses."""
    if len(subject) < 2 or subject[0] is phrase:
        return False
    before = parsed.clause(back(parsed, subject[0].start - 1))
    return before is not None and parsed.lower[phrase.start - 1] in _JOINS and not says(parsed, before)
