"""Where the words for a source begin and end: they name who speaks, and tell nothing of the speaking.

Takes a statement; yields it with the pronoun alone where its verb has "who", "which" or "that" for a subject, without
the helper of its verb ("Brook has"), without what whoever speaks does besides ("Brook left the hall insisting that"),
and without a day, month or year that belongs to the verb, or what stands between commas behind a bare source ("Brook,
in particular, said"). The annotators of PolNeAR's half for training keep the pronoun alone in 562 of 580 relative
clauses, and leave out 62 of 68 such times (the other six are of "a" poll) and all 45 of those insertions. Leaves alone
what says which one is meant: "a survey in March", "residents of Veska", "Figures published on Sunday".
"""

import re
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import NAMES, NOUNS, TIME, Form
from onrecord.records import Span

# Behind a preposition they are no subject: "some of which said", "critics of that say".
_RELATIVE = re.compile(
    r"(?<!\bof)(?<!\bto)(?<!\bin)(?<!\bon)(?<!\bby)(?<!\bfor)(?<!\bwith)(?<!\bfrom)(?<!\babout)\s+(?P<own>who|which|that)$"
)
# "Said Ada Brook, a baker, who": what follows is of a verb further on.
_HANGING = re.compile(r",\s+(?:who|which)$")
_NEAR = re.compile(r"(?:\s+\w+){0,2}\s+")
_INSERTED = re.compile(r"[^,]*?(?P<more>,\s+(?:in|for|after|during)\s[^,]*,?)$")
# No sentence is read but for what may be a time.
_MAY_BE_TIME = re.compile(r"\s(?:on|in)\s+(?:[A-Z][a-z]+\.?|\d{4})(?:\s+[a-z]+|\s+\d{1,4})?,?$")
_HELPER = re.compile(r"(?<=\w)\s(?:has|have|had|is|are|was|were)$")
_YEAR = re.compile(r"\d{4}")
# "Brook fled saying": fewer words are no subject and verb.
_WITH_A_VERB = 2
_NO_SUBJECT = frozenset({"never", "not"})
_ONE_OF_MANY = frozenset({"a", "an", "one", "another"})
_IN_A_PHRASE = NOUNS | NAMES | {"DT", "JJ", "JJR", "JJS", "PRP", "PRP$", "POS", "WP", "-LRB-", "-RRB-"}


def bounded(text: str, draft: Draft) -> Draft:
    """The statement with a source that only names who speaks.

    >>> def source(text, named, cue):
    ...     spans = [Span(text.index(words), text.index(words) + len(words)) for words in (named, cue)]
    ...     draft = Draft(source=(spans[0],), cue=(spans[1],), content=(Span(0, 1),), confidence=1)
    ...     return bounded(text, draft).source[0].of(text)
    >>> source("It rests on some brokers who argue that rents fell.", "some brokers who", "argue")
    'who'
    >>> source("Lund named two brokers, some of which argue that rents fell.", "some of which", "argue")
    'some of which'
    >>> source("The Herald on Saturday wrote that rents fell.", "The Herald on Saturday", "wrote")
    'The Herald'
    >>> source("A survey in March found that rents fell.", "A survey in March", "found")
    'A survey in March'
    >>> source("Brook, in particular, has said it.", "Brook, in particular,", "has said")
    'Brook'
    >>> source("Brook, a broker in Veska, has said it.", "Brook, a broker in Veska,", "has said")
    'Brook, a broker in Veska,'
    >>> source("Ada Brook left the hall insisting that rents fell.", "Ada Brook left the hall", "insisting")
    'Ada Brook'
    >>> never = Draft(source=(Span(0, 5),), cue=(Span(6, 11),), content=(Span(12, 22),), confidence=1)
    >>> bounded("Never urged them to go", never).source
    ()
    >>> source("The men left in the hall are insisting that rents fell.", "The men left in the hall", "are insisting")
    'The men left in the hall'
    """
    if not draft.source or not draft.cue:
        return draft
    if draft.source[-1].end > draft.cue[0].start:
        return _without_hanging(text, draft)
    source = _without_helper(text, draft.source[-1])
    words = source.of(text)
    if words.lower() in _NO_SUBJECT:
        return replace(draft, source=draft.source[:-1])  # "Never urged them to go", a headline of somebody's words
    relative = _RELATIVE.search(words)
    if relative is not None and _NEAR.fullmatch(text, source.end, draft.cue[0].start):
        own = Span(source.start + relative.start("own"), source.end)
    elif (subject := _of_what_else_it_does(text, source, draft.cue[0])) is not None:
        own = subject
    else:
        inserted = _INSERTED.fullmatch(words)
        end = inserted.start("more") if inserted else _before_time(text, source)
        own = Span(source.start, source.start + end)
    return draft if own == draft.source[-1] else replace(draft, source=(*draft.source[:-1], own))


def _without_hanging(text: str, draft: Draft) -> Draft:
    """The statement without a "who" at the end of a source that stands behind its cue.

    >>> text = "“It leaks,” said Ada Brook, a baker, who wants it shut."
    >>> draft = Draft(source=(Span(17, 40),), cue=(Span(12, 16),), content=(Span(0, 11),), confidence=1)
    >>> _without_hanging(text, draft).source[0].of(text)
    'Ada Brook, a baker'
    """
    last = draft.source[-1]
    hanging = _HANGING.search(text, last.start, last.end)
    if hanging is None or hanging.end() != last.end or last.start < draft.cue[-1].end:
        return draft
    return replace(draft, source=(*draft.source[:-1], Span(last.start, hanging.start())))


def _without_helper(text: str, source: Span) -> Span:
    """A source without the helper of its verb: "Ada Brook has", whose cue is "said".

    >>> _without_helper("Ada Brook has on Friday said", Span(0, 13))
    Span(start=0, end=9)
    """
    found = _HELPER.search(text, source.start, source.end)
    return Span(source.start, found.start()) if found is not None and found.end() == source.end else source


def _of_what_else_it_does(text: str, source: Span, cue: Span) -> Span | None:
    """The subject of a verb that stands in a source with it, where a participle is the cue."""
    if not cue.of(text).split()[0].endswith("ing") or len(source.of(text).split()) < _WITH_A_VERB:
        return None
    parsed = read_sentence(text, sentence_round(text, cue))
    for clause in parsed.clauses:
        place = parsed.words[clause.group.start].span
        # "A state appeals court": a lone present form may be a noun.
        told = parsed.tags[clause.group.head] == "VBD" or clause.group.start < clause.group.head
        if told and source.covers(place) and clause.group.form is Form.FINITE and not clause.link and clause.subject:
            end = parsed.words[clause.subject[-1].end - 1].span.end
            return Span(source.start, end) if source.start < end < place.start else None
    return None


def _before_time(text: str, source: Span) -> int:
    """How many letters of a source stand before the day, month or year that its verb has.

    >>> [_before_time(words, Span(0, len(words))) for words in ("who in 2010", "an envoy in 2010", "voters in Arlia")]
    [3, 16, 15]
    """
    whole = source.end - source.start
    if _MAY_BE_TIME.search(text, source.start, source.end) is None:
        return whole
    parsed = read_sentence(text, sentence_round(text, source))
    inside = [number for number, word in enumerate(parsed.words) if source.covers(word.span)]
    at = next((number for number in reversed(inside) if parsed.lower[number] in ("on", "in")), None)
    if at is None or at == inside[0] or parsed.lower[inside[0]] in _ONE_OF_MANY:
        return whole
    before, behind = range(inside[0], at), [number for number in inside if number > at and parsed.lower[number] != ","]
    named = all(parsed.tags[number] in _IN_A_PHRASE for number in before)
    timed = all(parsed.tags[number] == TIME or _YEAR.fullmatch(parsed.lower[number]) for number in behind)
    return parsed.words[at - 1].span.end - source.start if named and timed and behind else whole
