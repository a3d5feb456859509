"""Whom do the words for a party to a deed mean: "Brenn", "the rebels", "Arlian" before a raid, "20" of the dead?

Takes the words' place and the scene; yields referents, each apart, somebody new where the words are plain enough to be
called so. Leaves out whatever does nothing: documents, places where a deed is done.
"""

import re
from collections.abc import Container
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.phrases.phrase import bare, head_of, strip, without_article
from onrecord.linking.reference.bodies import place_end, state
from onrecord.linking.reference.newcomers import newcomer, who_is_meant
from onrecord.linking.reference.untold import is_former
from onrecord.linking.sources.apposition import with_its_name
from onrecord.linking.sources.speakers import Asked, settle
from onrecord.records import Span, SpanIndex, SpeakerKind

# Whose they are is whoever speaks of them so, or his country.
_OWN = re.compile(r"(?:their|our|its|his|her|my) (?:own )?(\w+)", re.IGNORECASE)
_WHOSE = re.compile(r"whose (\w+)", re.IGNORECASE)
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
# Numbers that count nobody: years, both sides of a tally ("285 to 272 votes"), shares and sums of money.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TALLIED = re.compile(r"(?:\s+to\s+|\s?[-–—]\s?)\d|\s*%|\s+(?:votes?|per ?cent|points?)\b", re.IGNORECASE)
_TALLY_BEFORE = re.compile(r"(?:\d(?:\s+to\s+|\s?[-–—]\s?)|[$€£¥])$")
_LONGEST_QUOTATION = 2000
# How far before its words a name may begin that they describe.
_APPOSITION = 60
_THE_COUNTRY = re.compile(r"the (?:country|nation|state|kingdom|republic)", re.IGNORECASE)
_THEM = frozenset({"them", "us", "you", "those", "these", "whom", "others"})


def party(
    scene: Scene,
    span: Span,
    agents: Container[str],
    vouched: SpanIndex[tuple[Referent, ...]],
    *,
    things: Container[str] = (),
    beside: bool = False,
) -> tuple[Referent, ...]:
    """The referents of one who acts or is acted on, each apart; `vouched` are the contents with their speakers.

    `agents` are nouns for those who can act, `things` for what may be acted on as well.

    `beside` are words that stand before the noun of a deed; whether they mean more than its place, `acts_beside` tells.
    """
    words = strip(scene.text, span)
    return _party(scene, words if beside else _whole_name(scene, words), agents, vouched, things=things, beside=beside)


def _whole_name(scene: Scene, span: Span) -> Span:
    """The words for a party with all of the name of a body that they are cut out of, and with what tells which it is.

    "The Commission" of "the Commission on Audit", "Ports" of "the Union of Docks and Ports"; "police in Ellery".
    """
    there = place_end(scene.text, span.end, head_of(span.of(scene.text)), scene.codebook)
    if there > span.end:
        return Span(span.start, there)
    for mention, entry in scene.roster.touching(span):
        cut = mention.end > span.end or mention.start < span.start
        if cut and entry.kind == "organisation" and (mention.covers(span) or mention.start >= span.start):
            return Span(min(span.start, mention.start), max(span.end, mention.end))
    return span


def _party(
    scene: Scene,
    span: Span,
    agents: Container[str],
    vouched: SpanIndex[tuple[Referent, ...]],
    *,
    things: Container[str],
    beside: bool,
) -> tuple[Referent, ...]:
    if _counts_nobody(scene.text, span):
        return ()
    if (country := _country(scene, span, beside=beside)) is not None:
        return country
    if (counted := _things_counted(scene, span, agents)) is not None:
        return _party(scene, counted, agents, vouched, things=things, beside=beside)
    speaker = next((who[0] for who in reversed(vouched.covering(span)) if len(who) == 1), None)
    if (own := _own_government(scene, span, speaker) or _we_of_a_state(scene, span, speaker)) is not None:
        return who_is_meant(scene, own, (span,))
    if (told_of := _named_right_before(scene, span)) is not None:
        return (told_of,)
    if (whose := _whose(scene, span)) is not None:
        return who_is_meant(scene, whose, (span,))
    if _WHOSE.match(span.of(scene.text)):
        span = Span(span.end - len(without_article(span.of(scene.text))), span.end)
    whole = with_its_name(scene, span)
    verbatim = speaker is not None and _in_quotation_marks(scene.text, span)
    verdict = settle(scene, Asked(source=(whole,), place=span.start, parent=speaker, guess=False, verbatim=verbatim))
    if verdict.kind is SpeakerKind.NONE:
        return ()  # "no one"
    if verdict.name is not None and not verdict.who:
        head = head_of(verdict.name)
        if head in scene.codebook.sources.quantities and head not in agents:
            return ()  # "a growing number": of what is not told
        verdict = replace(verdict, name=_in_full(scene, span, verdict.name, agents))
    who = () if verdict.kind is SpeakerKind.DOCUMENT else who_is_meant(scene, verdict, (span,), speaks=False)
    if who:
        return who
    return _by_its_words(scene, span, agents, vouched, things=things, beside=beside)


def _country(scene: Scene, span: Span, *, beside: bool) -> tuple[Referent, ...] | None:
    """The country that words mean by themselves: "the country", "Arlian" before a raid."""
    if _THE_COUNTRY.fullmatch(span.of(scene.text)):
        # As a party it is the one named last: who acts on it is named before.
        named = scene.roster.before(span.start, "place")
        last = scene.referent(named[0]) if named else None
        # "The state" may be a part of a country as well: a town is neither.
        part = span.of(scene.text).lower() == "the state" and (last is None or last.country is None)
        return (last,) if last is not None and not part else ()
    lone = beside or not (" " in span.of(scene.text) or span.of(scene.text).endswith("s"))
    code = scene.codebook.world.people_of(span.of(scene.text)) if lone else None
    if code is not None:
        # "An Arlian raid", "Arlian envoys": what a country does, and has, is told by its adjective.
        called = scene.codebook.world.called.get(code, span.of(scene.text))
        return who_is_meant(scene, state(scene, called, code), (span,))
    return None


def _by_its_words(
    scene: Scene,
    span: Span,
    agents: Container[str],
    vouched: SpanIndex[tuple[Referent, ...]],
    *,
    things: Container[str],
    beside: bool,
) -> tuple[Referent, ...]:
    """Whom words mean that nobody known is called by: whose they are, or somebody new where one can act by them."""
    words, of, whose = without_article(span.of(scene.text)).partition(" of ")
    head = head_of(words).lower()
    heads = scene.codebook.heads
    if of and head not in agents:
        # "Positions of the rebels": what is theirs does nothing, and is not acted on for itself.
        owner = _party(scene, Span(span.end - len(whose), span.end), agents, vouched, things=(), beside=beside)
        if owner or head not in things:
            return owner
    people = _counts_people(words, scene.codebook)
    if head not in agents and not beside and not people and (code := scene.codebook.world.in_phrase(words)) is not None:
        # "A Brennish airliner" is Brenn's.
        return who_is_meant(scene, state(scene, scene.codebook.world.called.get(code, ""), code), (span,))
    counted = not beside and (people or scene.codebook.calendar.number(words) is not None)  # "killed nine"
    if not counted and ((head not in agents and head not in things) or head in heads.person):
        return ()
    kind = (
        SpeakerKind.STATE
        if head in heads.state
        else SpeakerKind.ORGANISATION
        if head in heads.organisation
        else SpeakerKind.UNNAMED
    )
    one = newcomer(scene, _in_full(scene, span, words, agents), kind)
    one.noted(span)
    return (one,)


def _counts_people(words: str, codebook: Codebook) -> bool:
    """Whether words count some of a people, who are not their state.

    >>> from onrecord.codebook import load
    >>> [_counts_people(words, load()) for words in ("two Kenyans", "the two Kenyans", "Kenyans", "two Kenyan jets")]
    [True, True, False, False]
    """
    *before, last = without_article(words).split() or [""]
    number = codebook.calendar.number(" ".join(before)) if before else None
    return number is not None and codebook.world.people_of(last) is not None


def _named_right_before(scene: Scene, span: Span) -> Referent | None:
    """Whom words only describe, behind a name and its comma: "Ivo Sarr, a 30-year-old clerk was held"."""
    people = scene.people(Span(max(0, span.start - _APPOSITION), span.start))
    one = scene.referent(people[-1][1]) if people else None
    said = Span(span.end - len(without_article(span.of(scene.text))), span.end)
    return one if one is not None and any(told.span.covers(said) for told in one.told) else None


def _whose(scene: Scene, span: Span) -> Verdict | None:
    """The forces or the body of the state or the body named right before: "Arlia, whose army shelled Tarn"."""
    own = _WHOSE.fullmatch(span.of(scene.text))
    if own is None or own[1].lower() not in scene.codebook.heads.state | scene.codebook.heads.organisation:
        return None
    before = Span(max(0, span.start - _APPOSITION), span.start)
    mention, entry = next(iter(reversed(list(scene.roster.touching(before)))), (None, None))
    if mention is None or entry is None or scene.text[mention.end : span.start].strip(" ,"):
        return None
    owner = scene.referent(entry)
    if owner is None:
        return None
    state = own[1].lower() in scene.codebook.heads.state
    kind = SpeakerKind.STATE if state else SpeakerKind.ORGANISATION
    return Verdict(kind=kind, name=f"{owner.name}’s {own[1]}")


def _in_quotation_marks(text: str, span: Span) -> bool:
    """Whether a quotation is open at a place, as far as the marks of its paragraph say.

    >>> texts = ("She: “So he left.”", "“No!” And he left.", 'As: "So, he left."')
    >>> [_in_quotation_marks(text, Span(9, 11)) for text in texts]
    [True, False, True]
    """
    before = text[max(text.rfind("\n", 0, span.start), span.start - _LONGEST_QUOTATION, 0) : span.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _counts_nobody(text: str, span: Span) -> bool:
    """Whether a number says no number of people.

    >>> def told(text, number): return _counts_nobody(text, Span(text.index(number), text.index(number) + len(number)))
    >>> told("They opposed the war in 2002.", "2002"), told("It was rejected by 85 to 72 votes.", "85")
    (True, True)
    >>> told("The murder in the 2002 raid", "the 2002"), told("They hit the US of 2001.", "the US of 2001")
    (True, False)
    >>> told("It was rejected by 85 to 72 votes.", "72"), told("Gunmen killed 85 on the road to Veska.", "85")
    (True, False)
    """
    number = span.of(text).removeprefix("the ")
    if not number[-1:].isdigit():
        return False
    before = text[max(0, span.start - 8) : span.start]
    return bool(_YEAR.fullmatch(number) or _TALLIED.match(text, span.end) or _TALLY_BEFORE.search(before))


def _things_counted(scene: Scene, span: Span, agents: Container[str]) -> Span | None:
    """The things of which a lone number tells, and nobody: "one of the last forts", not "one of the miners"."""
    count, _, behind = span.of(scene.text).lower().partition(" of ")
    number, head = scene.codebook.calendar.number, head_of(behind)
    if not head or number(count) is None or number(head) is not None or head in _THEM or head in agents:
        return None
    things = Span(span.end - len(behind), span.end)
    people = head in scene.codebook.heads.person or head.removesuffix("s") in scene.codebook.heads.person
    named = people or any(word[:1].isupper() for word in things.of(scene.text).split())
    return None if named or head in scene.codebook.sources.quantities else things


def _own_government(scene: Scene, span: Span, speaker: Referent | None) -> Verdict | None:
    """The state of who speaks, by words for its government: "Arlian envoys said their government shelled Tarn"."""
    own = _OWN.fullmatch(span.of(scene.text))
    if own is None or speaker is None or own[1].lower() not in scene.codebook.kinds_of_body.governments:
        return None
    world = scene.codebook.world
    code = speaker.country or next((code for one in speaker.told if (code := world.in_phrase(one.words))), None)
    return state(scene, world.called.get(code, ""), code) if code else None


def _we_of_a_state(scene: Scene, span: Span, speaker: Referent | None) -> Verdict | None:
    """The state that "we" are in the words of whoever heads it or its government, where the report says which."""
    if speaker is None or span.of(scene.text).lower() not in _WE or speaker.kind is not SpeakerKind.PERSON:
        return None
    heads = scene.codebook.broader["head of government"] | scene.codebook.broader["head of state"]
    if not speaker.country or not speaker.nouns & heads or any(is_former(told.words) for told in speaker.told):
        return None
    return state(scene, scene.codebook.world.called.get(speaker.country, ""), speaker.country)


def _in_full(scene: Scene, span: Span, name: str, agents: Container[str]) -> str:
    """What somebody new is called, so that a reader understands: "20 people", "delegation of elders".

    Behind a verb "of" may tell of what somebody is accused of: then no one that can act follows.
    """
    words = without_article(span.of(scene.text))
    count = scene.codebook.calendar.number(head_of(name))
    # "Flight 310" and "Apollo 12" count nobody.
    counts = count is not None and not re.search(r"\b[A-Z][\w’'.\-]*\s\S+$", bare(name))
    if counts and f"{name} of " not in words:
        return f"{name} {'person' if count == 1 else 'people'}"
    _, found, behind = words.partition(f"{name} of ")
    somebody = head_of(behind) in agents or behind[:1].isupper()
    first = name.split(" ", maxsplit=1)[0]
    no_name = name == name.lower() or (
        name.removeprefix(first).islower() and scene.codebook.calendar.number(first) is not None
    )
    return f"{name} of {behind}" if found and no_name and somebody else name


def acts_beside(scene: Scene, one: Referent, span: Span, agents: Container[str]) -> bool:
    """Whether a name before the noun of a deed is somebody, and not where it was done: "US strikes", "Tarn strikes".

    A country has an adjective for what it does ("Syrian", not "Syria strikes"), but for one that is called by letters.
    Where nothing but the capital of a sentence's first word makes a name, there is none ("Twin blasts").
    """
    words = span.of(scene.text)
    if head_of(words).lower() in agents:
        return True
    if one.kind is SpeakerKind.STATE and "country" in one.nouns:
        world = scene.codebook.world
        return world.people_of(words) is not None or (
            world.country_named(words) is not None and words.replace(".", "").isupper()
        )
    return not one.place and (bool(one.entries) or bool(scene.codebook.named(words)))
