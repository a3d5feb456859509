"""Whom do the words of an accusation blame? Phrases, not yet actors.

Takes an accusation and the names in the text; yields for each party that is blamed the phrases that stand for it: the
object of "accused", or the subject of the deed, and in a passive whoever stands behind "by". Two phrases stand for
one party where one describes the other ("his rival, Ada Brook,"). Leaves victims, owners and places alone, and
yields nothing where the words name no doer: "prisoners were beaten".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Form, Parsed, Phrase
from onrecord.records import Span, SpanIndex, words_of

# "accused France of arming", "blamed the ministry for the delay": the object of these is the accused.
_OBJECT_CUES = frozenset(
    ("accuse", "blame", "charge", "fault", "implicate", "indict", "rebuke", "reproach", "sue", "file lawsuit")
)
_BEFORE_OBJECT = frozenset(("against", "at", "that", '"', "“", "‘", "'", "``"))
_BEFORE_DEED = frozenset(("of", "with"))
_OBJECTS = frozenset(("him", "her", "it", "them", "you"))
_NOBODY = frozenset(("there", "what", "who", "which", "nobody", "nothing"))
_RELATIVES = frozenset(("who", "which", "that"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"))
Names = SpanIndex[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A phrase that stands for a party, and its head, which is a whole name where it has one."""

    span: Span
    head: Span


Party = tuple[Words, ...]


def blamed(
    text: str,
    cue: Sequence[Span],
    content: Sequence[Span],
    names: Names,
    codebook: Codebook,
    can_answer: Callable[[Party], bool] = lambda _: True,
) -> tuple[Party, ...]:
    """The parties that a statement blames; `can_answer` tells somebody from a thing.

    What a thing does that is not wrong by its name leads on to what somebody did: "the notice cannot change the fact
    that the mayor has lied".

    >>> from onrecord.codebook import load
    >>> text = "Brook said that forty guests had been poisoned by the cook, Ada Wenn, in May."
    >>> found = blamed(text, [Span(6, 10)], [Span(11, 76)], SpanIndex(()), load())
    >>> [[words.span.of(text) for words in party] for party in found]
    [['the cook', 'Ada Wenn']]
    """
    accuses = codebook.acts.cues_in(words_of(cue, text).lower().split())
    sentences = read_parts(text, content[:1])
    # "He is alleged to have lied": whom the passive has for its subject is the first piece of what is said.
    # A quotation that its cue breaks begins with a sentence of its own.
    subject = len(content) > 1 and bool(cue) and content[0].end <= cue[0].start
    subject = subject and not any(parsed.clauses for parsed in sentences)
    if (subject or any(found.lemma in _OBJECT_CUES for _, found in accuses)) and sentences:
        found = _object(text, sentences[0], names, 0)
        if found:
            return found
    first: tuple[Party, ...] = ()
    for parsed in sentences:
        for clause in _deeds(parsed, names, codebook):
            accusing = _accusing(parsed, clause, codebook)
            if accusing is not None:
                return _charged(text, parsed, accusing, names)
            wrong = parsed.lower[clause.group.head] in codebook.acts.content["breaches"]
            found = _doers(text, parsed, clause, names)
            # "It was Okello who", "called it treason": only of a deed "it" is sure to be somebody.
            if not wrong and [words.span.of(text).lower() for words, *_ in found] == ["it"]:
                return first
            if wrong or not found or any(map(can_answer, found)):
                return found or first
            first = first or found
        if first:
            return first
    return first


def says_of_what(text: str, cue: Sequence[Span], content: Sequence[Span], codebook: Codebook) -> bool:
    """Whether a content is only what somebody is accused of, who stands before: "accused of | killing Ada Brook".

    "Who" before it names nobody.

    >>> from onrecord.codebook import load
    >>> def leads(text, cue, content):
    ...     spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]
    ...     return says_of_what(text, spans[:1], spans[1:], load())
    >>> leads("Ivo Sarr, who is accused of killing Ada Brook", "is accused of", "killing Ada Brook")
    True
    >>> leads("They accused Ivo Sarr of theft", "accused", "Ivo Sarr of theft")
    False
    """
    words = words_of(cue, text).lower().split()
    accuses = any(found.lemma in _OBJECT_CUES for _, found in codebook.acts.cues_in(words))
    behind = [span for span in content if span.of(text).lower() not in _RELATIVES]
    return accuses and words[-1] in _BEFORE_DEED and bool(behind) and behind[0].start >= cue[-1].end


def _accusing(parsed: Parsed, deed: Clause, codebook: Codebook) -> Clause | None:
    """The clause that itself accuses of a deed: "accused" in "a lawsuit that accused it of poisoning the brook"."""
    before = [one for one in parsed.clauses if one.group.head <= deed.group.head]
    near = before[-2:] if deed.group.form is not Form.FINITE else before[-1:]
    return next((one for one in reversed(near) if _accuses(parsed, one, codebook)), None)


def _accuses(parsed: Parsed, clause: Clause, codebook: Codebook) -> bool:
    return any(found.lemma in _OBJECT_CUES for _, found in codebook.acts.cues_in([parsed.lower[clause.group.head]]))


def _charged(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """Whom a verb that accuses has for its object, in a passive for its subject."""
    if not clause.group.passive:
        return _object(text, parsed, names, clause.group.end)
    first = min(clause.subject, key=lambda phrase: phrase.start, default=None)
    return _listed(text, parsed, first, names, until=clause.group.start)[0] if first is not None else ()


def _object(text: str, parsed: Parsed, names: Names, start: int) -> tuple[Party, ...]:
    """The object that begins at a word, where no verb of its own follows: not in "charged that he had lied"."""
    at = start
    while at < len(parsed.words) and parsed.lower[at] in _BEFORE_OBJECT - {"that"}:
        at += 1
    if at == len(parsed.words) or parsed.lower[at] == "that":
        return ()
    # The word classes take "her" for a possessive wherever they can.
    pronoun = Phrase(at, at + 1, at) if parsed.lower[at] in _OBJECTS else None
    whole = parsed.phrase(at) or _name_as_phrase(parsed, at, names)
    phrase = pronoun if pronoun is not None and (whole is None or whole.head == at) else whole
    if phrase is None:
        return ()
    found, end = _listed(text, parsed, phrase, names)
    clause = parsed.clause(end)
    return () if clause is not None and clause.group.form is Form.FINITE else found


def _deeds(parsed: Parsed, names: Names, codebook: Codebook) -> list[Clause]:
    """The clauses that tell what was done: the first of a deed that is wrong by its name, or those that tell."""
    breaches = codebook.acts.content["breaches"]
    told = [clause for clause in parsed.clauses if not _in_a_name(parsed, clause, names)] or list(parsed.clauses)
    finite = [one for one in told if one.group.form is Form.FINITE or (one.group.passive and _agent(parsed, one))]
    finite = [one for one in finite if not _clears(parsed, one, codebook)]
    wrong = [one for one in told if parsed.lower[one.group.head] in breaches and one.link != "relative"]
    return [one for one in wrong if one.subject or one.group.passive][:1] or finite


def _clears(parsed: Parsed, clause: Clause, codebook: Codebook) -> bool:
    """Whether a clause clears its subject or tells of a denial: "my client is innocent", "Okello denied it"."""
    end = min((one.group.start for one in parsed.clauses if one.group.start >= clause.group.end), default=None)
    subject = (parsed.lower[phrase.head] for phrase in clause.subject)
    words = {*parsed.lower[clause.group.start : end], *subject}
    denies = any(found.act == "deny" for _, found in codebook.acts.cues_in([parsed.lower[clause.group.head]]))
    return denies or not words.isdisjoint(codebook.of_innocence)


def _is_prose(parsed: Parsed) -> bool:
    """Whether some verb begins small, so that a capital tells of a name: not so in a headline in capitals."""
    return any(parsed.words[clause.group.head].text[0].islower() for clause in parsed.clauses)


def _in_a_name(parsed: Parsed, clause: Clause, names: Names) -> bool:
    """Whether what looks like a verb is part of a name: "Estates" in "Carrow Estates lied"."""
    head = clause.group.head
    capital = (
        _is_prose(parsed)
        and head > 0
        and parsed.words[head].text[0].isupper()
        and parsed.words[head - 1].text[0].isupper()
    )
    return capital or bool(names.touching(parsed.words[head].span))


def _doers(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """The subject of a clause; in a passive whoever stands behind "by"."""
    agent = _agent(parsed, clause)
    if agent is not None:
        return _listed(text, parsed, agent, names)[0]
    helped = clause.group.start < clause.group.head
    if clause.group.passive and helped:
        return ()
    if not clause.subject:
        return _before(text, parsed, clause, names)
    first = min(clause.subject, key=lambda phrase: phrase.start)
    if first.head == first.start and parsed.lower[first.head] in _NOBODY:
        return ()
    return _listed(text, parsed, first, names, until=clause.group.start)[0]


def _before(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """A name or a phrase right before a verb to which word order gives no subject."""
    at = clause.group.start - 1
    phrase = parsed.phrase(at) or _name_as_phrase(parsed, at, names)
    return _listed(text, parsed, phrase, names, until=clause.group.start)[0] if phrase is not None else ()


def _agent(parsed: Parsed, clause: Clause) -> Phrase | None:
    """Whoever stands behind "by" in a passive: not "by May", "by lying"."""
    if not clause.group.passive:
        return None
    behind = (phrase for word, phrase in clause.preps if word == "by")
    return next((phrase for phrase in behind if parsed.tags[phrase.head] in _NOMINAL), None)


def _name_as_phrase(parsed: Parsed, at: int, names: Names) -> Phrase | None:
    """A name in which the word classes saw no noun: "Estates" in "Carrow Estates lied"."""
    if not 0 <= at < len(parsed.words):
        return None
    if names.touching(parsed.words[at].span):
        return Phrase(at, at + 1, at)
    start = at + 1
    while _is_prose(parsed) and start > 0 and parsed.words[start - 1].text[0].isupper():
        start -= 1
    return Phrase(start, at + 1, at) if start <= at else None


def _listed(
    text: str, parsed: Parsed, phrase: Phrase, names: Names, until: int | None = None
) -> tuple[tuple[Party, ...], int]:
    """A phrase with those that stand in apposition to it or are joined to it, by party; and the word behind them."""
    end = len(parsed.words) if until is None else until
    words, at = _words(parsed, phrase, names)
    parties = [[words]]
    for further, joined, behind in _further(parsed, at, end, names):
        at = behind
        if not joined and _is_name(text, further) is not _is_name(text, parties[-1][-1]):
            parties[-1].append(further)
        else:
            parties.append([further])
    return tuple(tuple(party) for party in parties), at


def _further(parsed: Parsed, at: int, end: int, names: Names) -> Iterator[tuple[Words, bool, int]]:
    """The phrases that follow behind a comma or "and", whether "and" joins them, and the word behind each."""
    while at < end and parsed.lower[at] in (",", "and", "&"):
        marks = 1
        while at + marks < end and parsed.lower[at + marks] in (",", "and", "&"):
            marks += 1
        joined = any(parsed.lower[at + number] != "," for number in range(marks))
        phrase = parsed.phrase(at + marks)
        if phrase is None or phrase.start != at + marks or phrase.start >= end:
            return
        words, at = _words(parsed, phrase, names)
        yield words, joined, at


def _words(parsed: Parsed, phrase: Phrase, names: Names) -> tuple[Words, int]:
    """A phrase with the name behind its "of" ("the port of Kestrel Bay"), as far as its name goes; and what follows."""
    places = parsed.words
    name = next(iter(names.touching(places[phrase.head].span)), None)
    head = places[phrase.head].span if name is None else name
    at = phrase.end
    while at < len(places) and (places[at].span.start < head.end or _goes_on(parsed, phrase, at)):
        at += 1
    stop = max(places[at - 1].span.end, head.end)
    while at + 1 < len(places) and parsed.lower[at] == "of":
        behind = parsed.phrase(at + 1)
        if behind is None or behind.start != at + 1 or not places[behind.head].text[0].isupper():
            break
        at, stop = behind.end, places[behind.end - 1].span.end
    return Words(span=Span(min(places[phrase.start].span.start, head.start), stop), head=head), at


def _goes_on(parsed: Parsed, phrase: Phrase, at: int) -> bool:
    """Whether a name goes on with a word that the classes took for a verb: "Estates" behind "Carrow"."""
    clause = parsed.clause(at)
    capitals = _is_prose(parsed) and parsed.words[at].text[0].isupper() and parsed.words[phrase.head].text[0].isupper()
    return capitals and at == phrase.end and clause is not None and clause.group.head == at


def _is_name(text: str, words: Words) -> bool:
    return words.head.of(text)[0].isupper()
