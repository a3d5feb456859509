"""Find charges that a report tells in passing: somebody "was charged", "faces trial", is "the alleged leader".

Takes the text and its parts; yields each charge with the words that accuse and those for whoever is accused, not yet
actors of the record. Leaves alone what is denied, planned or only possible ("could be charged"), nouns and verbs that
blame nobody, and statements that accuse, which have words of their own; `pipeline` puts both together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from onrecord.codebook.charging import A_DEED, ChargeBook, ChargeLine, Whom
from onrecord.codebook.events import Effect
from onrecord.finding.charged_parties import (
    NOT_THEM,
    doer_inside,
    is_party,
    leads,
    led_to,
    named_beside,
    owner_of,
    subject_of,
    with_name_beside,
)
from onrecord.finding.effects import plain
from onrecord.finding.parties import party_of
from onrecord.finding.sentences import read_parts
from onrecord.finding.standing import of_clause, of_phrase
from onrecord.grammar import Clause, Form, Parsed, Phrase, Word
from onrecord.grammar.verbs import BE
from onrecord.records import Reply, Span

_SAYS_WHAT = frozenset(("of", "that", "by", "made"))
# How far behind a verb its deed, or what is faced, stands.
_FAR = 10
_ENDINGS = frozenset(("and", "but", "or", "who", "which"))
_INDEFINITE = frozenset(("a", "an", "two", "three", "several", "some"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCharge:
    """A charge as the text tells it: the words that accuse, those for the accused and for whoever accuses.

    `words` reaches from the first that accuses to the end of what it says.

    `accused` may be empty where a deed is condemned and nobody is named for it. `reply` is what the words themselves
    have from the accused, and `answer` where: "pleaded not guilty"; `of_all` says that it is of whatever they are
    charged with.
    """

    cue: tuple[Span, ...]
    words: Span
    accused: tuple[Span, ...]
    by: tuple[Span, ...] = ()
    reply: Reply | None = None
    answer: Span | None = None
    of_all: bool = False
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The same in places of words."""

    cue: tuple[int, ...]
    end: int
    accused: tuple[Phrase, ...] = ()
    by: tuple[Phrase, ...] = ()
    reply: Reply | None = None
    answer: tuple[int, int] | None = None
    of_all: bool = False


def told_charges(text: str, parts: Sequence[Span], book: ChargeBook) -> tuple[ToldCharge, ...]:
    """The charges that the parts of a text tell, in its order.

    >>> from onrecord.codebook.charging import load_charges
    >>> def accused(text):
    ...     found = told_charges(text, [Span(0, len(text))], load_charges())
    ...     return [span.of(text) for one in found for span in one.accused]
    >>> accused("Ivo Sarr was charged with theft."), accused("Ivo Sarr was not charged with theft.")
    (['Ivo Sarr'], [])
    """
    events = book.events
    read = read_parts(text, parts, events, lambda words: _may_tell(words, book))
    return tuple(chain.from_iterable(_in_sentence(parsed, book) for parsed in read))


def _may_tell(words: Sequence[Word], book: ChargeBook) -> bool:
    return not book.words.isdisjoint(word.text.lower() for word in words)


def _in_sentence(parsed: Parsed, book: ChargeBook) -> list[ToldCharge]:
    """The charges of a sentence; what accuses the same party twice in one breath is one."""
    found = [one for clause in parsed.clauses if (one := _of_verb(parsed, clause, book)) is not None]
    found += [one for phrase in parsed.phrases if (one := _of_noun(parsed, phrase, book)) is not None]
    kept: list[_Found] = []
    for one in found:
        same = [other for other in kept if set(other.accused) & set(one.accused) or (other.accused and not one.accused)]
        if not same:
            kept.append(one)
        elif one.reply is not None:
            kept[kept.index(same[0])] = replace(same[0], reply=one.reply, answer=one.answer, of_all=one.of_all)
    sentence = Span(parsed.words[0].span.start, parsed.words[-1].span.end)
    return [
        ToldCharge(
            cue=tuple(parsed.words[at].span for at in one.cue),
            words=_stretch(parsed, min(one.cue), one.end),
            accused=tuple(_words(parsed, phrase, book) for phrase in one.accused),
            by=tuple(_words(parsed, phrase, book) for phrase in one.by),
            reply=one.reply,
            answer=_stretch(parsed, *one.answer) if one.answer is not None else None,
            of_all=one.of_all,
            sentence=sentence,
        )
        for one in sorted(kept, key=lambda one: one.cue)
    ]


def _stretch(parsed: Parsed, start: int, end: int) -> Span:
    """Words from one to another, without marks and "and" at their end."""
    while end > start + 1 and (parsed.lower[end - 1] in _ENDINGS or not parsed.lower[end - 1][0].isalnum()):
        end -= 1
    return Span(parsed.words[start].span.start, parsed.words[end - 1].span.end)


def _words(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Span:
    """The words of a party, without what makes a suspect of it: "police" in "alleged police violence"."""
    party = party_of(parsed, phrase)
    start = party.start
    while start < party.end - 1 and parsed.lower[start] in book.hedged:
        start += 1
    return Span(parsed.words[start].span.start, parsed.words[party.end - 1].span.end)


# ------------------------------------------------------------------ verbs


def _of_verb(parsed: Parsed, clause: Clause, book: ChargeBook) -> _Found | None:
    """The charge that a clause tells by its verb, or by an adverb beside it."""
    standing = of_clause(parsed, clause, book.events).effect
    for line in book.verbs.get(parsed.lower[clause.group.head], ()):
        needed = _needed(parsed, clause, line, book)
        # "Pleaded not guilty": what is negated is the guilt.
        so = plain(standing) or (line.reply is Reply.DENIED and standing is Effect.NEGATED)
        accused = _accused(parsed, clause, line, book) if so and needed is not None else None
        if needed is None or accused is None:
            continue
        return _Found(
            cue=tuple(dict.fromkeys((clause.group.head, *needed))),
            end=_reach(parsed, clause),
            accused=tuple(accused),
            by=tuple(_accusers(parsed, clause, line, book)),
            reply=line.reply,
            answer=(clause.group.head, _reach(parsed, clause)) if line.reply is not None else None,
            of_all=line.reply is not None and not line.told,
        )
    return None if plain(standing) else _by_hedge(parsed, clause, book)


def _needed(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> tuple[int, ...] | None:
    """The places of the words that a line asks for behind its verb; nothing where they are not there."""
    behind = range(clause.group.head + 1, _reach(parsed, clause))
    before = (at for phrase in clause.subject for at in range(phrase.start, phrase.end))
    if any(parsed.lower[at] in line.without for at in (*before, *behind)):
        return None
    if not line.needs:
        return ()
    near = behind[:_FAR] if line.whom is Whom.SUBJECT else behind
    for at in near:
        word = parsed.lower[at]
        # "Faced the judge to hear the charges": they are what is heard.
        if word == ";" or (line.whom is Whom.SUBJECT and parsed.group_at[at] not in (None, clause.number)):
            return None
        deed = A_DEED in line.needs and word in book.deeds
        if not (deed or word in line.needs):
            continue
        led_by = next(
            (parsed.lower[back] for back in range(at - 1, clause.group.head, -1) if leads(parsed, back)), None
        )
        # "Arrested on the day of the theft" does not say that it was for the theft.
        if line.after and (deed or A_DEED not in line.needs) and led_by not in line.after:
            continue
        if line.told and parsed.lower[at + 1 : at + 2] not in {(what,) for what in _SAYS_WHAT}:
            return None
        return () if deed else (at,)
    return None


def _reach(parsed: Parsed, clause: Clause) -> int:
    """Where the words behind a verb end: the next finite verb that does not hang on it, a semicolon, or the end."""
    marks = (at for at in range(clause.group.end, len(parsed.words)) if parsed.lower[at] == ";")
    last = next(marks, len(parsed.words))
    for one in parsed.clauses:
        beyond = one.group.start >= clause.group.end and one.group.form is Form.FINITE
        if beyond and one.over != clause.number:
            starts = (phrase.start for phrase in one.subject if phrase.start >= clause.group.end)
            return min(last, min(starts, default=one.group.start))
    return last


def _end(parsed: Parsed, start: int) -> int:
    """Where what a noun says ends: before the next verb that tells, but for one that its "that" leads to."""
    for one in parsed.clauses:
        if one.group.start > start and one.group.form is Form.FINITE and one.link not in ("that", "relative"):
            return one.group.start
    return len(parsed.words)


def _accused(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> list[Phrase] | None:
    """Whoever stands where a line has the accused; nothing where nobody does, an empty list for a mere deed."""
    passive = _is_passive(clause)
    if line.whom is Whom.PASSIVE and not passive:
        return None
    acted_on = line.whom is Whom.ACTED_ON and not passive
    relative = led_to(parsed, clause)
    near = [relative] if relative is not None else clause.objects if acted_on else subject_of(parsed, clause, book)
    who = [one for one in near if line.anybody or is_party(parsed, one, book)]
    who = [one for one in who if parsed.lower[one.start] not in NOT_THEM]
    if who:
        return with_name_beside(parsed, who, book)
    owners = [owner for one in near if acted_on and (owner := owner_of(one)) is not None]
    if owners:
        return owners
    # Quotation marks may part a verb from its object: "condemned the “cowardly, criminal” bombings".
    behind = range(clause.group.end, min(_reach(parsed, clause), clause.group.end + _FAR)) if acted_on else ()
    heads = {one.head for one in near} or {at for at in behind if parsed.tags[at].startswith("NN")}
    return [] if line.of_deeds and any(parsed.lower[at] in book.deeds for at in heads) else None


def _is_passive(clause: Clause) -> bool:
    """Whether a verb has the accused for its subject: not so in "the warrant issued in May charged Okello with"."""
    return (clause.group.passive or clause.group.form is Form.PARTICIPLE) and not clause.objects


def _accusers(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> list[Phrase]:
    passive = _is_passive(clause)
    if line.whom is Whom.SUBJECT:
        return [one for prep, one in clause.preps if prep == "from" and is_party(parsed, one, book)]
    near = [one for prep, one in clause.preps if prep == "by"] if passive else clause.subject
    if led_to(parsed, clause) is not None:
        near = [phrase] if (phrase := parsed.phrase(clause.group.start - 1)) is not None else []
    return [one for one in near if is_party(parsed, one, book)]


def _by_hedge(parsed: Parsed, clause: Clause, book: ChargeBook) -> _Found | None:
    """Whoever is told to have done something by an adverb that leaves it a charge: "allegedly stole"."""
    group = clause.group
    near = range(max(0, group.start - 1), min(len(parsed.lower), group.end + 1))
    hedge = next((at for at in near if parsed.lower[at] in book.hedges), None)
    if hedge is None or group.negated or group.modal or parsed.lower[group.head] in BE or group.predicate:
        return None
    doers = [one for prep, one in clause.preps if prep == "by"] if group.passive else clause.subject
    who = [one for one in doers if is_party(parsed, one, book)]
    return _Found(cue=(hedge,), end=_reach(parsed, clause), accused=tuple(who)) if who else None


# ------------------------------------------------------------------ nouns


def _of_noun(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> _Found | None:
    """The charge that a noun tells, by its own meaning or by an adjective before it."""
    hedge = next((at for at in range(phrase.start, phrase.head) if parsed.lower[at] in book.hedged), None)
    if hedge is not None:
        return _of_hedged(parsed, phrase, hedge, book)
    head = parsed.lower[phrase.head]
    if head in book.suspects:
        who = named_beside(parsed, phrase, book)
        return _Found(cue=(phrase.head,), end=_end(parsed, phrase.head), accused=tuple(who)) if who else None
    for line in book.nouns.get(head, ()):
        who = _behind(parsed, phrase, line, book)
        if who and plain(of_phrase(parsed, phrase, book.events).effect):
            return _Found(cue=(phrase.head,), end=_end(parsed, phrase.head), accused=tuple(who))
    return None


def _of_hedged(parsed: Parsed, phrase: Phrase, hedge: int, book: ChargeBook) -> _Found | None:
    """ "The alleged leader" is somebody, "alleged police violence" the deed of somebody, if it says whose."""
    if parsed.lower[phrase.head] in book.harmed:
        return None
    if is_party(parsed, phrase, book):
        who = named_beside(parsed, phrase, book)
        # "Suspected gunmen": nobody is accused whom anybody could tell.
        if not who and (parsed.lower[hedge] == "alleged" or parsed.lower[phrase.start] not in _INDEFINITE):
            who = [phrase] if hedge > phrase.start or parsed.lower[hedge] == "alleged" else []
        return _Found(cue=(hedge,), end=_end(parsed, hedge), accused=tuple(who)) if who else None
    if parsed.lower[phrase.head] not in book.deeds and parsed.lower[phrase.head] not in book.events.nouns:
        return None
    who = [one] if (one := doer_inside(parsed, phrase, hedge, book)) is not None else []
    if not who and parsed.lower[phrase.end : phrase.end + 1] == ("by",):
        behind = parsed.phrase(phrase.end + 1)
        who = [behind] if behind is not None and is_party(parsed, behind, book) else []
    return _Found(cue=(hedge,), end=_end(parsed, hedge), accused=tuple(who)) if who else None


def _behind(parsed: Parsed, phrase: Phrase, line: ChargeLine, book: ChargeBook) -> list[Phrase]:
    """Whoever stands behind the preposition of a noun: "against the mayor", "that the port had dumped mud"."""
    if "that" in line.behind:
        below = next((one for one in parsed.clauses if one.link == "that" and one.noun == phrase), None)
        # "A charge that the council has denied" does not say what it is charged with.
        says_what = below is not None and below.group.form is Form.FINITE and not _denies(parsed, below, book)
        who = below.subject if below is not None and says_what else []
        return [one for one in who if is_party(parsed, one, book)]
    at = phrase.end
    # "The indictment of the court against Ivo Sarr": what stands between may have a preposition of its own.
    while at + 1 < len(parsed.lower):
        following = parsed.phrase(at + 1)
        if parsed.tags[at] not in ("IN", "TO") or following is None:
            return []
        if parsed.lower[at] in line.behind:
            return [following] if is_party(parsed, following, book) else []
        at = following.end
    return []


def _denies(parsed: Parsed, clause: Clause, book: ChargeBook) -> bool:
    found = book.events.codebook.acts.cues_in([parsed.lower[clause.group.head]])
    return any(cue.act == "deny" for _, cue in found)
