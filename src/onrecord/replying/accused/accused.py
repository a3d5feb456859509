"""Who is accused? Actors, or the words for them.

Takes an accusation; yields the actors that it is made against, or the words that stand for them where the record
has no such actor. Leaves it open where the words name nobody and nobody was accused before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.charging import load_charges
from onrecord.codebook.events import load_events
from onrecord.finding.sentences import read_parts
from onrecord.records import Actor, Span, Statement, words_of
from onrecord.replying.accused.arrested import arrested
from onrecord.replying.accused.blamed import blamed, judges, says_of_what, told_in
from onrecord.replying.accused.in_office import Offices, in_office
from onrecord.replying.accused.party_words import Names, Party, Words, is_name
from onrecord.replying.accused.somebody import is_hurt, is_kind
from onrecord.replying.accused.sufferers import suffers
from onrecord.replying.accused.themselves import FIRST_PERSON, Meant, claims_it, has_for_speaker, is_their_own, within
from onrecord.replying.accused.under_charges import under_charges
from onrecord.replying.wordings import WHOLE_WORD

_MUTUAL = frozenset(("each other", "one another"))
# What stands behind these is where something is, or from whom it is taken.
_OF_PLACES = frozenset(("in", "at", "near", "from", "to", "inside", "outside", "across", "around", "into"))
_POSSESSOR = re.compile(r"\b([A-Z][\w\-]*(?:\s[A-Z][\w\-]*)*)['’]s?\s")
_OF_NAME = re.compile(r"\sof\s(?:the\s)?([A-Z][\w\-]*(?:\s[A-Z][\w\-]*)*)$")
_DOING = re.compile(_POSSESSOR.pattern + r"(?:own\s)?(?:doing|fault|handiwork|making|work)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accused:
    """Actors, or words; neither where nobody can be told. `described`: the words name nobody by name.

    `thing`: what is blamed is none who could answer, such as a falling tree. `nobody`: "charged nobody", and what
    whoever speaks has done. `deed`: a mere deed is condemned, and nobody is accused of it. `pronoun` is
    the one by which they are meant.
    """

    actors: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()
    described: bool = False
    thing: bool = False
    nobody: bool = False
    deed: bool = False
    pronoun: Span | None = None


def accused(
    text: str,
    statement: Statement,
    actors: Sequence[Actor],
    names: Names,
    offices: Offices,
    codebook: Codebook,
    meant: Meant,
) -> Accused:
    """Tell who is accused in a statement.

    `names` and `offices` are those of the actors, by place and by title, `meant` the actors whom pronouns mean.
    """
    if not statement.content:
        return Accused()
    others = [actor for actor in actors if actor.id != statement.speaker]
    if claims_it(text, statement):
        return Accused(nobody=True)
    outright = _outright(text, statement, others, names, offices, codebook, meant)
    if outright is not None:
        return outright
    taken = arrested(text, statement, names, codebook)
    parties = taken or _blamed(text, statement.cue, statement.content, names, codebook)
    if parties and all(is_hurt(party[0].span.of(text)) for party in parties):
        return Accused(nobody=True)
    if parties and all(party[0].head.of(text).lower() in codebook.sources.nobody for party in parties):
        return Accused(nobody=True)
    if parties and all(is_their_own(text, statement, party[0], meant, codebook) for party in parties):
        return Accused(nobody=True)
    if any(party[0].span.of(text).lower() in _MUTUAL for party in parties):
        return Accused(actors=_both(statement, others))
    found: list[str] = []
    open_words: list[Words] = []
    for party in parties:
        who = _who(text, statement, party, others, names, offices, codebook, meant)
        found += who
        # Whoever is arrested is somebody, by whatever noun.
        somebody = bool(taken) or _can_answer(text, party, codebook)
        if not who and not _is_pronoun(text, party[0], codebook) and somebody:
            open_words.append(next((words for words in party if is_name(text, words)), party[0]))
    alone = parties[0][0].span if len(parties) == 1 and _is_third_person(text, parties[0][0], codebook) else None
    if found and all(has_for_speaker(text, statement, one, others, codebook) for one in found):
        return Accused(nobody=True)
    if found:
        return Accused(actors=tuple(dict.fromkeys(found)), pronoun=alone)
    if open_words:
        described = not any(is_name(text, words) or _is_named(text, words.span, codebook) for words in open_words)
        return Accused(words=tuple(words.span for words in open_words), described=described)
    if not parties:
        return _spoken_of(text, statement, others)
    thing = not any(_can_answer(text, party, codebook) for party in parties)
    if thing and _is_deed_judged(text, statement, parties[0], codebook):
        return Accused(deed=True)
    owner = _of_owner(text, statement, parties, others, names, codebook)
    return owner or Accused(thing=thing, pronoun=alone)


def _is_deed_judged(text: str, statement: Statement, party: Party, codebook: Codebook) -> bool:
    """Whether it is a mere deed that is judged: "condemned the brutal attack on the port"."""
    deed = _head_of(re.split(r"\s(?:against|at|in|on)\s", party[0].span.of(text))[0]) in load_charges().deeds
    object_ = party[0].span.start == statement.content[0].start
    return deed and object_ and judges(text, statement.cue, statement.content, codebook)


def _outright(
    text: str,
    statement: Statement,
    others: Sequence[Actor],
    names: Names,
    offices: Offices,
    codebook: Codebook,
    meant: Meant,
) -> Accused | None:
    """Whom the cue tells, whatever is said behind it; nobody where the accused stands before "accused of"."""
    if _is_traded(text, statement, codebook):
        return Accused(actors=_both(statement, others))
    if (under := under_charges(text, statement.cue, codebook)) is not None:
        who = _who(text, statement, (under,), others, names, offices, codebook, meant)
        return Accused(actors=tuple(who)) if who else Accused(words=(under.span,))
    return Accused() if says_of_what(text, statement.cue, statement.content, codebook) else None


def _is_traded(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether those who accuse are accused too: "Arlia and Brenn traded accusations"."""
    cue = {word.lower() for word in WHOLE_WORD.findall(words_of(statement.cue, text))}
    return not cue.isdisjoint(codebook.replies.trading) and not cue.isdisjoint(codebook.acts.charges)


def _both(statement: Statement, others: Sequence[Actor]) -> tuple[str, ...]:
    """Those who accuse each other: whoever a source names; of "the two sides" nobody can be told.

    Whoever traded accusations "with" somebody stands before the cue, and that one behind it.
    """
    named = within(statement.source, others)
    if len(named) > 1 or statement.speaker is None:
        return named if len(named) > 1 else ()
    partner = within(statement.content[:1], others)
    return (statement.speaker, *partner) if len(partner) == 1 else ()


def _blamed(
    text: str, cue: Sequence[Span], content: Sequence[Span], names: Names, codebook: Codebook
) -> tuple[Party, ...]:
    return blamed(text, cue, content, names, codebook, lambda party: _can_answer(text, party, codebook))


def _can_answer(text: str, party: Party, codebook: Codebook) -> bool:
    """Whether phrases can be for a person, a body or a state: not "a falling tree", "the lack of pilots"."""
    return any(
        _is_pronoun(text, words, codebook)
        or (is_name(text, words) and _head_of(words.span.of(text)) not in load_charges().deeds)
        or _is_named(text, words.span, codebook)
        or is_kind(words.head.of(text), codebook)
        for words in party
    )


def pronouns_of_accused(
    text: str, cue: Sequence[Span], content: Sequence[Span], names: Names, codebook: Codebook
) -> list[Span]:
    """The pronouns that stand for whoever is accused, for `linking` to settle."""
    parties = _blamed(text, cue, content, names, codebook)
    return [party[0].span for party in parties if _is_third_person(text, party[0], codebook)]


def _is_pronoun(text: str, words: Words, codebook: Codebook) -> bool:
    return words.span.of(text).lower() in codebook.sources.pronouns | FIRST_PERSON | {"you"}


def _is_third_person(text: str, words: Words, codebook: Codebook) -> bool:
    return _is_pronoun(text, words, codebook) and words.span.of(text).lower() not in FIRST_PERSON | {"you"}


def _who(
    text: str,
    statement: Statement,
    party: Party,
    others: Sequence[Actor],
    names: Names,
    offices: Offices,
    codebook: Codebook,
    meant: Meant,
) -> list[str]:
    """The actors that a party's phrases stand for: whoever is named in them, before whoever is described."""
    if _is_pronoun(text, party[0], codebook):
        if party[0].span.of(text).lower() == "you":
            return [statement.addressee] if statement.addressee else []
        return [one for one in meant.get(party[0].span, ()) if one != statement.speaker]
    named: list[str] = []
    described: list[str] = []
    for words in party:
        # An owner in it is not who a phrase stands for: not `Arlia` in `Arlia's mill`.
        bearing = {mention for mention in names.touching(words.head) if mention.end >= words.head.end}
        # Nor one behind its "of": not Losk in "the leader of Losk", where that is somebody.
        bearing = {one for one in bearing if not any(one != other and other.covers(one) for other in bearing)}
        bearers = [actor.id for actor in others if bearing and not bearing.isdisjoint(actor.mentions)]
        (named if is_name(text, words) else described).extend(bearers)
    holder = [one for words in party for one in in_office(words.span.of(text), offices, statement.speaker)][:1]
    # "The minister" is the minister whom the report names, before anybody whom it only calls so.
    return named or holder or described


def _is_named(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a phrase ends in a name: "the port of Kestrel Bay", not "the theft of Losk"."""
    words = span.of(text)
    doings = codebook.acts.content["deeds"] | codebook.replies.measures | load_events().nouns.keys()
    return any(word[0].isupper() for word in WHOLE_WORD.findall(words)[-1:]) and _head_of(words) not in doings


def _of_owner(
    text: str, statement: Statement, parties: Sequence[Party], others: Sequence[Actor], names: Names, codebook: Codebook
) -> Accused | None:
    """Whose thing is blamed, or who is said to have done it: "Okello's decree is illegal", "it was Arlia's doing"."""
    blamed_words = [words for party in parties for words in party]
    heads = [(one.span, _head_of(one.span.of(text))) for one in blamed_words]
    spans = [span for span, head in heads if head in codebook.replies.measures]
    owned = [found for span in spans for found in _POSSESSOR.finditer(text, span.start, span.end)]
    owned += [found for span in spans if (found := _OF_NAME.search(text, span.start, span.end))]
    owned += [found for span in statement.content for found in _DOING.finditer(text, span.start, span.end)]
    # "Nobody's fault" has its capital only because it begins what is said.
    owned = [found for found in owned if found[1].lower() not in codebook.sources.nobody]
    owners = tuple(Span(*found.span(1)) for found in owned)
    mentions = {mention for owner in owners for mention in names.touching(owner)}
    actors = tuple(one.id for one in others if mentions and not mentions.isdisjoint(one.mentions))
    if not owners:
        return None
    return Accused(actors=actors) if actors else Accused(words=owners[:1])


def _head_of(words: str) -> str:
    """The last word before "of": "conduct" of "the conduct of the ministry"."""
    return (words.lower().partition(" of ")[0].split() or [""])[-1]


def _spoken_of(text: str, statement: Statement, others: Sequence[Actor]) -> Accused:
    """The only one whom a content without a doer speaks of.

    Not as a place, "hiding Okello's money in Arlia", nor as whoever suffers it: "Okello was poisoned".
    """
    about = [actor for actor in others if actor.id in statement.about]
    if len(about) != 1 or (not statement.source and _is_deed(text, statement.content)):
        return Accused()
    mentions = [mention for mention in about[0].mentions if any(span.covers(mention) for span in statement.content)]
    content = told_in(text, statement.cue, statement.content)
    if mentions and all(is_hurt(mention.of(text)) for mention in mentions):
        return Accused(nobody=True)
    if mentions and (suffers(text, content, mentions) or _is_where(text, content, mentions)):
        return Accused()
    return Accused(actors=(about[0].id,))


def _is_where(text: str, content: Sequence[Span], mentions: Sequence[Span]) -> bool:
    """Whether somebody is only told of as a place, or as from whom something is taken."""
    led = [
        parsed.words[phrase.head].span
        for parsed in read_parts(text, content)
        for phrase in parsed.phrases
        if phrase.start > 0 and parsed.lower[phrase.start - 1] in _OF_PLACES
    ]
    return all(any(mention.touches(head) for head in led) for mention in mentions)


def _is_deed(text: str, content: Sequence[Span]) -> bool:
    """Whether words are only what is done, to whomever they name: "allegedly | robbing Ada Brook"."""
    first = read_parts(text, content[:1])[:1]
    return any(parsed.tags[:1] == ("VBG",) and parsed.clause(0) is not None for parsed in first)
