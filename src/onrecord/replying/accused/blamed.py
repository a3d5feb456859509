"""Whom do the words of an accusation blame? Phrases, not yet actors.

Takes an accusation and the names in the text; yields for each party that is blamed the phrases that stand for it: the
object of "accused", or the subject of the deed, and in a passive whoever stands behind "by". Two phrases stand for
one party where one describes the other ("his rival, Ada Brook,"). Leaves victims, owners and places alone, and
yields nothing where the words name no doer: "prisoners were beaten".
"""

from collections.abc import Callable, Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.charging import Whom, load_charges
from onrecord.finding.charges.needed import needed_words
from onrecord.finding.sentences import read_parts
from onrecord.grammar import BE, HAVE, Clause, Form, Parsed, Phrase
from onrecord.records import Span, words_of
from onrecord.replying.accused.party_words import Names, Party, is_prose, listed, name_as_phrase
from onrecord.replying.accused.sufferers import agent_of, ends_in_harm, is_the_one_harmed

# "accused France of arming", "blamed the ministry for the delay": the object of these is the accused.
_OBJECT_CUES = frozenset(
    ("accuse", "blame", "charge", "fault", "implicate", "indict", "rebuke", "reproach", "sue", "file lawsuit")
)
_BEFORE_OBJECT = frozenset(("against", "at", "that", '"', "“", "‘", "'", "``"))
_BEFORE_DEED = frozenset(("of", "with"))
# Who hears a charge and does not make it, and how they find that a thing was wrong.
JUDGES = frozenset(("judge", "judges", "magistrate", "magistrates", "court", "courts", "tribunal", "jury"))
_FINDS = frozenset(("declared", "declares", "deemed", "found", "finds", "held", "holds", "ruled", "rules"))
_AGAINST = frozenset(("guilty", "illegal", "invalid", "liable", "unconstitutional", "unfair", "unlawful", "void"))
# From "ruled" to "unlawful" in "ruled the sale of the old mill to be unlawful".
_NEAR = 10
_OBJECTS = frozenset(("him", "her", "it", "them", "you"))
_NOBODY = frozenset(("there", "what", "who", "which", "nobody", "nothing"))
_RELATIVES = frozenset(("who", "which", "that"))
# With these a phrase belongs to the one before it.
_BELONGING = frozenset(("against", "among", "at", "between", "from", "in", "near", "of", "on", "toward", "towards"))


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
    >>> from onrecord.records import SpanIndex
    >>> text = "Brook said that forty guests had been poisoned by the cook, Ada Wenn, in May."
    >>> found = blamed(text, [Span(6, 10)], [Span(11, 76)], SpanIndex(()), load())
    >>> [[words.span.of(text) for words in party] for party in found]
    [['the cook', 'Ada Wenn']]
    """
    accuses = codebook.acts.cues_in(words_of(cue, text).lower().split())
    sentences = read_parts(text, told_in(text, cue, content)[:1])
    # "He is alleged to have lied": whom the passive has for its subject is the first piece of what is said.
    # A quotation that its cue breaks begins with a sentence of its own.
    subject = len(content) > 1 and bool(cue) and content[0].end <= cue[0].start
    subject = subject and told_in(text, cue, content) is content and not any(parsed.clauses for parsed in sentences)
    # "Complaints about | a priest".
    about = words_of(cue, text).lower().split()[-1:] in (["about"], ["against"])
    if (subject or about or any(found.lemma in _OBJECT_CUES for _, found in accuses)) and sentences:
        found = _object(text, sentences[0], names, 0)
        if found:
            return found
    if sentences and cue and judges(text, cue, content, codebook):
        found = _criticised(text, sentences[0], names, can_answer)
        if found:
            return found
    first: tuple[Party, ...] = ()
    for parsed in sentences:
        for clause in _deeds(parsed, names, codebook):
            if _judges_lawful(parsed, clause):
                return _found_against(text, parsed, clause, names, can_answer)
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


def told_in(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Sequence[Span]:
    """What a statement says as it is to be read: as one where its cue is no more than "were allegedly"."""
    apart = len(content) > 1 and bool(cue) and content[0].end <= cue[0].start
    return [Span(content[0].start, content[-1].end)] if apart and _only_hedges(text, cue) else content


def _only_hedges(text: str, cue: Sequence[Span]) -> bool:
    words = words_of(cue, text).lower().split()
    hedges = load_charges().hedges
    return bool(words) and words[-1] in hedges and all(word in BE or word in HAVE for word in words[:-1])


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


def _judges_lawful(parsed: Parsed, clause: Clause) -> bool:
    """Whether a court finds against what another has done: "a court had ruled the dismissal unlawful"."""
    court = any(parsed.lower[phrase.head] in JUDGES for phrase in clause.subject)
    behind = parsed.lower[clause.group.end : clause.group.end + _NEAR]
    return court and parsed.lower[clause.group.head] in _FINDS and not _AGAINST.isdisjoint(behind)


def _found_against(
    text: str, parsed: Parsed, clause: Clause, names: Names, can_answer: Callable[[Party], bool]
) -> tuple[Party, ...]:
    """Whom a court finds against: whoever it finds guilty, or who owns what it finds unlawful ("the mayor's order")."""
    found = [one for phrase in clause.objects for one in listed(text, parsed, phrase, names)[0]]
    owners = (one.owner for one in clause.objects if one.owner is not None)
    whose = [one for owner in owners for one in listed(text, parsed, owner, names, until=owner.end)[0]]
    return tuple(filter(can_answer, found)) or tuple(filter(can_answer, whose))


def _accusing(parsed: Parsed, deed: Clause, codebook: Codebook) -> Clause | None:
    """The clause that itself accuses of a deed: "accused" in "a lawsuit that accused it of poisoning the brook"."""
    before = [one for one in parsed.clauses if one.group.head <= deed.group.head]
    near = before[-2:] if deed.group.form is not Form.FINITE else before[-1:]
    return next((one for one in reversed(near) if _accuses(parsed, one, codebook)), None)


def _accuses(parsed: Parsed, clause: Clause, codebook: Codebook) -> bool:
    accuses = any(found.lemma in _OBJECT_CUES for _, found in codebook.acts.cues_in([parsed.lower[clause.group.head]]))
    return accuses or _brings_to_court(parsed, clause)


def _brings_to_court(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells what is done with the accused: "officers had arrested two men on suspicion of theft"."""
    book = load_charges()
    lines = book.verbs.get(parsed.lower[clause.group.head], ())
    acted_on = (one for one in lines if one.anybody and one.whom in (Whom.ACTED_ON, Whom.PASSIVE) and clause.acted_on)
    return any(needed_words(parsed, clause, one, book) is not None for one in acted_on)


def _charged(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """Whom a verb that accuses has for its object, in a passive for its subject."""
    if not clause.group.passive:
        return _object(text, parsed, names, clause.group.end)
    first = min(clause.subject, key=lambda phrase: phrase.start, default=None)
    return listed(text, parsed, first, names, until=clause.group.start)[0] if first is not None else ()


def _object(text: str, parsed: Parsed, names: Names, start: int) -> tuple[Party, ...]:
    """The object that begins at a word, where no verb of its own follows: not in "charged that he had lied"."""
    at = start
    while at < len(parsed.words) and parsed.lower[at] in _BEFORE_OBJECT - {"that"}:
        at += 1
    if at == len(parsed.words) or parsed.lower[at] == "that":
        return ()
    # The word classes take "her" for a possessive wherever they can.
    pronoun = Phrase(at, at + 1, at) if parsed.lower[at] in _OBJECTS else None
    whole = parsed.phrase(at) or name_as_phrase(parsed, at, names)
    phrase = pronoun if pronoun is not None and (whole is None or whole.head == at) else whole
    if phrase is None:
        return ()
    found, end = listed(text, parsed, phrase, names)
    clause = parsed.clause(end)
    return () if clause is not None and clause.group.form is Form.FINITE else found


def judges(text: str, cue: Sequence[Span], content: Sequence[Span], codebook: Codebook) -> bool:
    """Whether a cue judges whoever stands right behind it: not "has branded as", nor "paid tribute to"."""
    words = words_of(cue, text).lower().split()
    judges = any(found.act == "evaluate" for _, found in codebook.acts.cues_in(words))
    kindly = any(found.lemma in codebook.replies.kindly for _, found in codebook.acts.cues_in(words))
    return judges and not kindly and words[-1] != "as" and content[0].start >= cue[-1].end


def _criticised(text: str, parsed: Parsed, names: Names, can_answer: Callable[[Party], bool]) -> tuple[Party, ...]:
    """Whom a verb that judges has for its object, or whose doing: "criticised Okello for", "slammed Okello's decree".

    Not "it", which may be anything: "called it treason".
    """
    found = _object(text, parsed, names, 0)
    if not found or any(words.span.of(text).lower() == "it" for words, *_ in found):
        return ()
    if any(map(can_answer, found)):
        return found
    phrase = parsed.phrase(0)
    owner = phrase.owner if phrase is not None else None
    whose = listed(text, parsed, owner, names, until=owner.end)[0] if owner is not None else ()
    return tuple(filter(can_answer, whose))


def _deeds(parsed: Parsed, names: Names, codebook: Codebook) -> list[Clause]:
    """The clauses that tell what was done: the first of a deed that is wrong by its name, or those that tell."""
    breaches = codebook.acts.content["breaches"]
    told = [clause for clause in parsed.clauses if not _in_a_name(parsed, clause, names)] or list(parsed.clauses)
    told = [clause for clause in told if not ends_in_harm(parsed, clause)]
    finite = [one for one in told if one.group.form is Form.FINITE or (one.group.passive and agent_of(parsed, one))]
    finite = [one for one in finite if not _clears(parsed, one, codebook)]
    # "Justified the raid, which the mayor had ordered": what only describes comes after what is told.
    finite = [one for one in finite if not is_the_one_harmed(parsed, one)]
    finite.sort(key=lambda one: one.link == "relative")
    wrong = [one for one in told if parsed.lower[one.group.head] in breaches and one.link != "relative"]
    return [one for one in wrong if one.subject or one.group.passive][:1] or finite


def _clears(parsed: Parsed, clause: Clause, codebook: Codebook) -> bool:
    """Whether a clause clears its subject or tells of a denial: "my client is innocent", "Okello denied it"."""
    end = min((one.group.start for one in parsed.clauses if one.group.start >= clause.group.end), default=None)
    subject = (parsed.lower[phrase.head] for phrase in clause.subject)
    words = {*parsed.lower[clause.group.start : end], *subject}
    denies = any(found.act == "deny" for _, found in codebook.acts.cues_in([parsed.lower[clause.group.head]]))
    return denies or not words.isdisjoint(codebook.replies.of_innocence)


def _in_a_name(parsed: Parsed, clause: Clause, names: Names) -> bool:
    """Whether what looks like a verb is part of a name: "Estates" in "Carrow Estates lied"."""
    head = clause.group.head
    capital = (
        is_prose(parsed)
        and head > 0
        and parsed.words[head].text[0].isupper()
        and parsed.words[head - 1].text[0].isupper()
    )
    return capital or bool(names.touching(parsed.words[head].span))


def _doers(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """The subject of a clause; in a passive whoever stands behind "by"."""
    agent = agent_of(parsed, clause)
    if agent is not None:
        return listed(text, parsed, agent, names)[0]
    helped = clause.group.start < clause.group.head
    if clause.group.passive and helped:
        return ()
    if not clause.subject:
        return _before(text, parsed, clause, names)
    first = _whole_subject(parsed, min(clause.subject, key=lambda phrase: phrase.start))
    first = _taken_up(parsed, first) or first
    if first.head == first.start and parsed.lower[first.head] in _NOBODY:
        return ()
    return listed(text, parsed, first, names, until=clause.group.start)[0]


def _whole_subject(parsed: Parsed, phrase: Phrase) -> Phrase:
    """A subject, or what it only belongs to: the raids in "raids on miners and clerks were wrong"."""
    while phrase.start > 1 and parsed.words[phrase.start - 1].text in _BELONGING:
        at = phrase.start - 2
        # "Raids against rebels this week in the hills".
        while at > 0 and parsed.tags[at] == "TIME":
            at -= 1
        before = parsed.phrase(at)
        if before is None or before.end != at + 1:
            return phrase
        phrase = before
    return phrase


def _taken_up(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The phrase that "they" only takes up: "these clerks, they are thieves", not "friends, they are thieves"."""
    before = parsed.phrase(phrase.start - 2) if phrase.start > 1 and parsed.lower[phrase.start - 1] == "," else None
    if before is None or parsed.lower[phrase.start] != "they" or before.end != phrase.start - 1:
        return None
    opens = not any(word[0].isalnum() for word in parsed.lower[: before.start])
    return before if opens and before.start < before.head and parsed.tags[before.head] == "NNS" else None


def _before(text: str, parsed: Parsed, clause: Clause, names: Names) -> tuple[Party, ...]:
    """A name or a phrase right before a verb to which word order gives no subject."""
    at = clause.group.start - 1
    phrase = parsed.phrase(at) or name_as_phrase(parsed, at, names)
    return listed(text, parsed, phrase, names, until=clause.group.start)[0] if phrase is not None else ()
