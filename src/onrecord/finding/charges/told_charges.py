"""Find charges that a report tells in passing: somebody "was charged", "faces trial", is "the alleged leader".

Takes the text and its parts; yields each charge with the words that accuse and those for whoever is accused, not yet
actors of the record. Leaves alone what is denied, planned or only possible ("could be charged"), nouns and verbs that
blame nobody, and statements that accuse, which have words of their own; `pipeline` puts both together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from onrecord.codebook.charging import A_WRONGDOER, ChargeBook, ChargeLine, Whom
from onrecord.codebook.events import Effect
from onrecord.finding.charges.charged_nouns import Found, of_noun
from onrecord.finding.charges.charged_parties import (
    NOT_THEM,
    is_party,
    led_to,
    listed_behind,
    subject_of,
    with_name_beside,
    with_those_included,
)
from onrecord.finding.charges.hedged_deeds import by_hedge
from onrecord.finding.charges.needed import FAR, needed_words, reach
from onrecord.finding.charges.on_behalf import makers_of, on_behalf_of
from onrecord.finding.charges.voiced import doers_told
from onrecord.finding.events import of_clause, party_of, plain
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Form, Parsed, Phrase, Word
from onrecord.records import Reply, Span

_ANY = frozenset(("all", "any", "every", "whatever"))
_FOR_WHAT = (("for",), ("over",))
_EACH_OTHER = (("each", "other"), ("one", "another"))
_ENDINGS = frozenset(
    ("and", "but", "or", "who", "which", "that", "as", "while", "when", "because", "if", "also", "then")
)


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
    voiced: bool = False
    only_voiced: bool = False
    sentence: Span


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
    found = {word.text.lower() for word in words}
    needed = (asked for word in found if (asked := book.beside.get(word)) is not None)
    return not book.words.isdisjoint(found) or any(not found.isdisjoint(asked) for asked in needed)


def _in_sentence(parsed: Parsed, book: ChargeBook) -> list[ToldCharge]:
    """The charges of a sentence; what accuses the same party twice in one breath is one."""
    found = [one for clause in parsed.clauses if (one := _of_verb(parsed, clause, book)) is not None]
    found += [one for phrase in parsed.phrases if (one := of_noun(parsed, phrase, book)) is not None]
    kept: list[Found] = []
    for one in found:
        same = [other for other in kept if set(other.accused) & set(one.accused) or (other.accused and not one.accused)]
        # "Pleaded guilty to theft and denied a second charge": what is answered twice is two charges.
        if not same or (one.reply is not None and same[0].reply is not None):
            kept.append(one)
        elif one.reply is not None:
            kept[kept.index(same[0])] = replace(same[0], reply=one.reply, answer=one.answer, of_all=one.of_all)
    sentence = parsed.span(0, len(parsed.words))
    return [
        ToldCharge(
            cue=tuple(parsed.words[at].span for at in one.cue),
            words=_stretch(parsed, min(one.cue) if one.start is None else one.start, one.end),
            accused=tuple(_words(parsed, phrase, book) for phrase in with_those_included(parsed, one.accused)),
            by=tuple(_words(parsed, phrase, book) for phrase in one.by),
            reply=one.reply,
            answer=_stretch(parsed, *one.answer) if one.answer is not None else None,
            of_all=one.of_all,
            voiced=one.voiced,
            only_voiced=one.only_voiced,
            sentence=sentence,
        )
        for one in sorted(kept, key=lambda one: one.cue)
    ]


def _stretch(parsed: Parsed, start: int, end: int) -> Span:
    """Words from one to another, without marks and "and" at their end but for one that closes a quotation in them."""
    while end > start + 1 and (parsed.lower[end - 1] in _ENDINGS or not parsed.lower[end - 1][0].isalnum()):
        end -= 1
    inside = parsed.lower[start:end]
    closing = parsed.lower[end] if end < len(parsed.lower) else ""
    quoted = inside.count("“") > inside.count("”") if closing == "”" else inside.count('"') % 2 == 1
    if closing in ("”", '"') and quoted:
        end += 1
    return parsed.span(start, end)


def _words(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Span:
    """The words of a party, without what makes a suspect of it: "police" in "alleged police violence"."""
    party = party_of(parsed, phrase)
    start, end = party.start, party.end
    # "Convicted Ivo Sarr of theft": what a name is charged with is no part of it.
    if parsed.tags[phrase.head].startswith("NNP") and not parsed.words[end - 1].text[0].isupper():
        start, end = phrase.start, phrase.end
    elif _is_charge(parsed, phrase, end):
        end = phrase.end
    while start < end - 1 and parsed.lower[start] in book.hedged:
        start += 1
    return parsed.span(start, end)


def _is_charge(parsed: Parsed, phrase: Phrase, end: int) -> bool:
    """Whether what stands behind "of" is what they are accused of: "the prison of neglect", not "the port of Losk".

    With a further "of" it is that: "the head of police of fraud".
    """
    behind = parsed.phrase(phrase.end + 1) if parsed.lower[phrase.end : phrase.end + 1] == ("of",) else None
    small = behind is not None and behind.start == behind.head and not parsed.words[behind.start].text[0].isupper()
    object_ = phrase.start > 0 and parsed.tags[phrase.start - 1].startswith("VB")
    return object_ and small and parsed.lower[end : end + 1] != ("of",)


# ------------------------------------------------------------------ verbs


def _of_verb(parsed: Parsed, clause: Clause, book: ChargeBook) -> Found | None:
    """The charge that a clause tells by its verb, or by an adverb beside it."""
    standing = of_clause(parsed, clause, book.events).effect
    for line in book.verbs.get(parsed.lower[clause.group.head], ()):
        needed = needed_words(parsed, clause, line, book)
        # "Pleaded not guilty", "no contest": what is negated is no plea.
        ahead = line.planned and standing is Effect.PLANNED
        of_guilt = line.reply is Reply.DENIED or (line.reply is not None and not clause.group.negated)
        so = plain(standing) or ahead or (of_guilt and standing is Effect.NEGATED)
        so = so and not _is_of_anybody(parsed, clause, line)
        if line.voiced:
            accused = doers_told(parsed, clause, book) if needed is not None else None
        else:
            accused = _accused(parsed, clause, line, book) if so and needed is not None else None
        if accused is None and needed is not None and _is_led_to(parsed, clause, line):
            return None  # "fires blamed on bad wiring": whatever it is blamed on, it is not the subject
        if needed is None or accused is None or (line.voiced and not accused):
            continue
        return Found(
            cue=tuple(dict.fromkeys((clause.group.head, *needed))),
            end=reach(parsed, clause),
            accused=tuple(accused),
            by=tuple(_accusers(parsed, clause, line, book)) if not line.voiced else (),
            reply=line.reply,
            answer=(clause.group.head, reach(parsed, clause)) if line.reply is not None else None,
            of_all=line.reply is not None and not line.told,
            voiced=line.voiced,
            only_voiced=line.voiced,
        )
    return None if plain(standing) else by_hedge(parsed, clause, book)


def _accused(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> list[Phrase] | None:
    """Whoever stands where a line has the accused; nothing where nobody does, an empty list for a mere deed."""
    passive = _is_passive(parsed, clause)
    if line.whom is Whom.PASSIVE and not passive:
        return None
    acted_on = line.whom is Whom.ACTED_ON and not passive
    if line.whom is Whom.LED:
        return [one for prep, one in clause.preps if prep in line.behind and is_party(parsed, one, book)] or None
    relative = led_to(parsed, clause)
    near = [relative] if relative is not None else clause.objects if acted_on else subject_of(parsed, clause, book)
    if acted_on and parsed.lower[clause.group.end : clause.group.end + 2] in _EACH_OTHER:
        near = clause.subject
    near = (line.reply is not None and on_behalf_of(parsed, clause, book)) or near
    who = [one for one in near if line.anybody or is_party(parsed, one, book)]
    who = [one for one in who if parsed.lower[one.start] not in NOT_THEM]
    if who and A_WRONGDOER in line.needs:
        called = _without_the_name(parsed, who[0], book)
        return [called] if parsed.lower[called.head] not in book.wrongdoers else None
    if who:
        listed = listed_behind(parsed, clause.group.end)
        return listed or with_name_beside(parsed, who, book)
    owners = [one.owner for one in near if acted_on and one.owner is not None]
    if owners:
        return owners
    # Quotation marks may part a verb from its object: "condemned the “cowardly, criminal” bombings".
    behind = range(clause.group.end, min(reach(parsed, clause), clause.group.end + FAR)) if acted_on else ()
    heads = {one.head for one in near} or {at for at in behind if parsed.tags[at].startswith("NN")}
    told = any(parsed.lower[at] in book.deeds and not _is_in_general(parsed, at) for at in heads)
    return [] if line.of_deeds and told else None


def _is_led_to(parsed: Parsed, clause: Clause, line: ChargeLine) -> bool:
    """Whether a passive has right behind it the preposition that leads to whom a line accuses."""
    behind = clause.group.end
    led = line.whom is Whom.LED and clause.group.passive and parsed.lower[behind : behind + 1] != ()
    return led and parsed.lower[behind] in line.behind and parsed.tags[behind + 1 : behind + 2] != ("TIME",)


def _is_of_anybody(parsed: Parsed, clause: Clause, line: ChargeLine) -> bool:
    """Whether something is to be done to all of a kind: "a list to prosecute smugglers", not "to sue Tolven"."""
    aim = clause.group.form is Form.INFINITIVE and line.whom is Whom.ACTED_ON
    acted_on = clause.objects if aim else ()
    return any(one.start == one.head and parsed.tags[one.head] == "NNS" for one in acted_on)


def _is_in_general(parsed: Parsed, at: int) -> bool:
    """Whether a noun is for no one deed: "all violence", "violence in all its forms"."""
    phrase = parsed.phrase(at)
    if phrase is None:
        return False
    behind = parsed.lower[phrase.end : phrase.end + 2]
    return parsed.lower[phrase.start] in _ANY or (behind[:1] in (("in",), ("of",)) and behind[-1] in _ANY)


def _without_the_name(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Phrase:
    """Whoever is called something, without what: "the miners" in "called the miners thieves"."""
    called = phrase.end - phrase.start > 1 and parsed.lower[phrase.head] in book.wrongdoers
    before = phrase.head - 1
    while before > phrase.start and not parsed.lower[before][0].isalnum():
        before -= 1
    if not (called and parsed.tags[before].startswith("NN")):
        return phrase
    return Phrase(phrase.start, before + 1, before)


def _lacks_object(parsed: Parsed, clause: Clause) -> bool:
    """Whether a headline leaves out "was": "Mayor slammed for", not "The mayor charged for"."""
    after = parsed.lower[clause.group.end : clause.group.end + 1]
    headline = parsed.lower[-1][0].isalnum() or parsed.lower[-1] in ("'", '"', "’", "”")
    alone = clause.group.start == clause.group.head and clause.subject and not clause.objects
    return bool(headline and alone) and after in _FOR_WHAT and parsed.tags[clause.group.head] in ("VBD", "VBN")


def _is_passive(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb has the accused for its subject: not so in "the warrant issued in May charged Okello with"."""
    # Behind its helper a passive has no object; what a date parted from its preposition may look like one.
    if clause.group.passive and clause.group.start < clause.group.head:
        return True
    if _lacks_object(parsed, clause):
        return True
    return (clause.group.passive or clause.group.form is Form.PARTICIPLE) and not clause.objects


def _accusers(parsed: Parsed, clause: Clause, line: ChargeLine, book: ChargeBook) -> list[Phrase]:
    passive = _is_passive(parsed, clause)
    if line.whom is Whom.SUBJECT:
        return [one for prep, one in clause.preps if prep == "from" and is_party(parsed, one, book)]
    near = clause.behind("by") if passive else clause.subject
    if led_to(parsed, clause) is not None:
        near = [phrase] if (phrase := parsed.phrase(clause.group.start - 1)) is not None else []
    if passive and not near:
        brought = (one for prep, one in clause.preps if prep == "in" and parsed.lower[one.head] in book.nouns)
        near = [by for one in brought for by in makers_of(parsed, one, book)]
    return [one for one in near if is_party(parsed, one, book)]
