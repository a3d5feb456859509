"""Does a statement of the accused take up the charge? Whoever speaks of other things has not answered it.

Takes a charge and a later statement by or for the accused; yields what it is to the charge: a denial, an answer, a
silence, or nothing. Leaves the truth of both alone, and whose statement it is.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from onrecord.codebook import Codebook, own_silence
from onrecord.finding.acts.admissions import admits
from onrecord.finding.acts.denials import rejects_a_charge
from onrecord.finding.acts.wording import words as words_in
from onrecord.finding.sentences import read_parts
from onrecord.grammar import BE
from onrecord.records import Act, Reply, Span, Statement, words_of
from onrecord.replying.wordings import WORD, beginning
from onrecord.resting.stems import stems

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n")
# What stands for the charge where it begins what is said: "It is a lie", "that never happened"; not who does a thing:
# "that it was ending the treaty".
_STANDS_FOR_IT = re.compile(
    r"[\"“‘'`\s]*(?:that\s+)?(?:it|this|that|these|those|none of (?:it|this|that))\s"
    r"(?:is|was|are|were|never|did|has|had|would|could|isn[’']t|wasn[’']t|didn[’']t)\b(?!\s+\w+ing\b)"
    r"|[\"“‘'`\s]*(?:it|this|that)\W*$",
    re.IGNORECASE,
)
# "Asked whether she had stolen it, ..."
_ASKED = re.compile(
    r"\s*(?:When\s+)?(?:Asked|Pressed|Questioned)\s+(?:about|by|if|on|over|whether|why)\b", re.IGNORECASE
)
# "I did it all", "she did not do that".
_DID_IT = re.compile(
    r"\b(?:I|we|he|she|they)\s+(?:did|never\s+did|did(?:n[’']t|\s+not)\s+do)\s+(?:it|this|that)\b", re.IGNORECASE
)
# "We reject this", not "they deny it rained".
_REJECTS_IT = re.compile(
    r"\b(?:I|we|he|she|they|it)\s+(?:\w+ly\s+)?(?:reject|refute|den(?:y|ies|ied)|dispute)\w*\s+(?:this|it|that|them)"
    r"(?=\W*$|[,;.]|\s+(?:with|as|and|in|out)\b)",
    re.IGNORECASE,
)
# Further away an answer must have more in common with the charge than one word.
_SHARED_FAR = 2
# So far back the words are read that lead to a statement, where no sentence ends before.
_LONGEST_LEAD = 300
# "The charge", "all the charges".
_A_CHARGE = 3
# What is said of somebody and is no charge by its name.
_OF_HEARSAY = frozenset(("report", "reports", "rumour", "rumours", "rumor", "rumors", "speculation", "suggestions"))
_BEFORE_DEED = frozenset(("of", "with"))
_NOTHING = Span(0, 0)


class Place(StrEnum):
    """Where a statement stands to a charge; `elsewhere` with another charge in its own sentence."""

    NEXT = "behind it in its paragraph"
    CLOSE = "close behind"
    AFTER = "after"
    BEFORE = "before"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a statement is to any charge, asked of it once: its own words, whatever they may answer.

    `reply` is what it would be; where that is a silence, or nothing, no charge changes it. `sure` ones deny whatever
    they may be of, but for those that say themselves what is denied (`of_another`); `innocent` ones speak of innocence,
    `takes_up` ones of guilt or of a charge, and `led` ones in the words of their sentence before them, in `lead`.
    `shares` are the stems of their content, `asked` those of the question that they answer. A `plea` is of its own case
    alone.
    """

    reply: Reply | None
    plea: bool = False
    silent: bool = False
    sure: bool = False
    of_another: bool = False
    innocent: bool = False
    takes_up: bool = False
    lead: Span = _NOTHING
    led: bool = False
    shares: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


def heard(text: str, one: Statement, codebook: Codebook) -> Heard:
    """What a statement is to any charge."""
    cue, content = words_of(one.cue, text), words_of(one.content, text)
    silence = own_silence(_with_its_helpers(text, one), content, codebook)
    if silence is not None:
        return Heard(reply=silence, silent=True)
    # "Denies the charge and will appeal" promises before all; of the charge it is a denial.
    denies = one.act is Act.DENY or (one.act is Act.COMMIT and rejects_a_charge(words_in(content), codebook))
    if _is_told_of_them(cue):
        return Heard(reply=None)  # "has been found guilty of theft": nobody says that of themselves
    if one.act is None or (denies and _turns_away(text, one, codebook)):
        return Heard(reply=None)
    words = {word.lower() for word in WORD.findall(f"{cue} {content}")}
    return Heard(
        reply=Reply.DENIED if denies else Reply.ANSWERED,
        plea=is_plea(f"{cue} {content}", codebook),
        # "Denied" denies by its name; what only has a "not" may be of anything.
        # "My client is not guilty" is of whatever he is charged with.
        sure=denies and (_denies(cue, codebook) or not words.isdisjoint(codebook.replies.pleads)),
        of_another=denies and _denies_what_is_told(cue, content),
        # "My client is innocent" too, whatever else is told with it.
        innocent=not words.isdisjoint(codebook.replies.pleads & codebook.replies.of_innocence),
        takes_up=_takes_up(words, cue, content, codebook),
        lead=(lead := _lead(text, one)),
        led=_names_a_charge(lead.of(text), codebook),
        shares=stems(content),
        asked=stems(lead.of(text)) if _ASKED.match(lead.of(text)) else frozenset(),
    )


def reply_to(
    text: str, charged: Statement, charge: Set[str], one: Heard, codebook: Codebook, place: Place
) -> Reply | None:
    """What a statement of the accused is to a charge; `charge` are its stems without those of the names in it."""
    if one.silent or one.reply is None:
        return one.reply
    found, shared = one.reply, one.shares & charge
    if place is Place.ELSEWHERE:
        return found if len(shared) >= _SHARED_FAR else None
    if (one.sure and not (one.of_another and not shared)) or (one.innocent and place is not Place.BEFORE):
        return found
    taken_up = one.takes_up or not one.asked.isdisjoint(charge) or _leads_to_it(text, charged, one, codebook)
    # "His lawyers say the meeting never took place" shares no word with "he met officers".
    if place is Place.NEXT and found is Reply.DENIED:
        return found
    if place in (Place.NEXT, Place.CLOSE) and (shared or taken_up):
        return found
    # What somebody says before a charge is made answers it only where it speaks of guilt, or of a charge.
    return found if len(shared) >= _SHARED_FAR and (place is not Place.BEFORE or taken_up) else None


def is_plea(words: str, codebook: Codebook) -> bool:
    """Whether words are those of a plea.

    >>> from onrecord.codebook import load
    >>> [is_plea(words, load()) for words in ("pleaded not guilty to theft", "pleaded for help", "is not guilty")]
    [True, False, False]
    """
    found = {word.lower() for word in WORD.findall(words)}
    return not codebook.replies.pleas.isdisjoint(found) and not codebook.replies.pleads.isdisjoint(found)


def is_of_all(text: str, one: Statement, codebook: Codebook) -> bool:
    """Whether a denial is of all that somebody is charged with: "denied the charges", "denied any wrongdoing"."""
    words = [word.lower() for word in WORD.findall(words_of(one.content, text))]
    several = {word for word in codebook.acts.charges | codebook.acts.denial.claims if word.endswith("s")}
    return bool(words) and (words[-1] in several or "wrongdoing" in words)


def _with_its_helpers(text: str, one: Statement) -> str:
    """A cue from its source on, as "did not" may stand before it: "Okello did not | respond to"."""
    if not (one.source and one.cue) or one.source[-1].end > one.cue[0].start:
        return words_of(one.cue, text)
    between = Span(one.source[-1].end, one.cue[-1].end)
    apart = any(span.touches(between) for span in one.content) or _SENTENCE_END.search(between.of(text))
    return words_of(one.cue, text) if apart else between.of(text).strip()


def _is_told_of_them(cue: str) -> bool:
    """Whether a cue tells what others have against its source: "was found guilty of", "has been accused of"."""
    words = cue.lower().split()
    told = not BE.isdisjoint(words) and words[-1] in _BEFORE_DEED
    return told and (words[-2] == "guilty" or words[-2].endswith("ed"))


def _denies_what_is_told(cue: str, content: str) -> bool:
    """Whether a denial says what it denies, and no charge: "denied reports that its head would resign"."""
    told = WORD.findall(f"{cue.split()[-1] if cue else ''} {content}".lower())
    led = told[1:] if told[:1] and told[0].startswith("den") else told
    return "that" in led[1:4] and not _OF_HEARSAY.isdisjoint(led[:3])


def _denies(cue: str, codebook: Codebook) -> bool:
    return any(found.act == "deny" for _, found in codebook.acts.cues_in(cue.lower().split()))


def _takes_up(words: Set[str], cue: str, content: str, codebook: Codebook) -> bool:
    """Whether a cue answers, or the words name the charge, stand for it, or speak of guilt."""
    if _speak_of_it(words, codebook):
        return True
    under = {word.lower() for word in WORD.findall(cue)}
    # What the accused "told police" is their account of it.
    answers = not under.isdisjoint(codebook.replies.answering) or (
        "told" in under and not under.isdisjoint(codebook.replies.prosecutes)
    )
    answers = answers or admits(cue.lower().split(), content.lower().split(), codebook)
    stands = _STANDS_FOR_IT.match(content) or _DID_IT.search(content) or _REJECTS_IT.search(content)
    return answers or stands is not None


def _speak_of_it(words: Set[str], codebook: Codebook) -> bool:
    """Whether words name a charge, or speak of guilt."""
    groups = (codebook.acts.charges, codebook.acts.denial.claims, codebook.replies.of_guilt)
    return not all(words.isdisjoint(group) for group in groups)


def _lead(text: str, one: Statement) -> Span:
    """The words before a statement in its sentence: "Asked about the accusations,"."""
    start = beginning(one)
    farthest = max(0, start - _LONGEST_LEAD)
    return Span(max((end.end() for end in _SENTENCE_END.finditer(text, farthest, start)), default=farthest), start)


def _leads_to_it(text: str, charged: Statement, one: Heard, codebook: Codebook) -> bool:
    """Whether the words that lead to a statement, as far as they stand behind the charge, name it or speak of guilt."""
    lead, behind = one.lead, charged.content[-1].end
    if behind <= lead.start or not one.led:
        return one.led
    return _names_a_charge(text[behind : lead.end], codebook)


def _names_a_charge(words: str, codebook: Codebook) -> bool:
    return _speak_of_it({word.lower() for word in WORD.findall(words)}, codebook)


def _turns_away(text: str, one: Statement, codebook: Codebook) -> bool:
    """Whether somebody is dismissed, and no charge: "dismissed his treasurer", not "dismissed her as a liar"."""
    cue = {word.lower() for word in WORD.findall(words_of(one.cue, text))}
    if cue.isdisjoint(codebook.replies.turning_away) or not one.content:
        return False
    for parsed in read_parts(text, one.content[:1])[:1]:
        first = next((number for number in range(len(parsed.words)) if parsed.phrase(number) is not None), None)
        phrase = parsed.phrase(first) if first is not None else None
        if phrase is None or "as" in parsed.lower[phrase.end :]:
            return False
        head = parsed.words[phrase.head].span
        return parsed.lower[phrase.head] in codebook.heads.person | codebook.naming.titles or head.of(text)[0].isupper()
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denial that may be of the accused though its source does not name them, from where it begins.

    `closes` ones are told by a relative clause ("a charge that the mill denies"), with a `named` charge, or none and a
    pronoun; what `nobody` denies has a pronoun for its source ("He denies it").
    """

    start: int
    closes: bool
    named: bool
    nobody: bool


def denial(text: str, one: Statement, codebook: Codebook) -> Denial | None:
    """What a statement denies without a name, if it does."""
    if one.act is not Act.DENY or not one.content:
        return None
    words = [word.lower() for word in WORD.findall(words_of(one.content, text))]
    charges = codebook.acts.charges | codebook.acts.denial.claims
    is_pronoun = words_of(one.source, text).lower() in codebook.sources.pronouns
    alone = one.speaker is None and is_pronoun
    it = words in (["it"], ["this"], ["that"]) or (len(words) <= _A_CHARGE and not charges.isdisjoint(words[-1:]))
    found = Denial(
        start=beginning(one),
        closes=words[-1:] in (["that"], ["which"]),
        # "... was accused of theft, which he denies".
        named=not charges.isdisjoint(words) or (len(words) == 1 and is_pronoun),
        nobody=alone and it,
    )
    return found if found.closes or found.nobody else None


def takes_it_up(text: str, charged: Statement, one: Denial, before: Statement | None) -> bool:
    """Whether a denial can be of nobody but the accused, though its source does not name them.

    "... of lying, a charge that the mill denies" closes the sentence of the charge. "He denies it" stands right behind
    it, where nobody can tell who "he" is. `before` is the statement before this one.
    """
    if one.start < max((span.end for span in charged.content), default=one.start + 1):
        return False
    if one.closes and in_one_sentence(text, charged, one.start):
        return one.named
    return one.nobody and before is not None and before.id == charged.id


def in_one_sentence(text: str, charged: Statement, place: int) -> bool:
    """Whether no sentence ends between what is charged and a place behind it."""
    end = max((span.end for span in charged.content), default=place)
    return place <= end or _SENTENCE_END.search(text, end, place) is None
