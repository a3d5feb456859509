"""Whom does a description mean: "the official", "the Malian prime minister", "her campaign", "the report"?

Takes a phrase whose head is a common noun; yields a verdict. A definite one leads to somebody of whom the article
has said that he is an official; an indefinite one brings in somebody new, whom the article does not name. What only
carries words (a statement of the union) leads to whose words they are.
"""

import re
from collections.abc import Callable

from onrecord.linking.bodies import NARROWER_NOUN, SAME_NOUN, SAME_QUALIFIER, body, state
from onrecord.linking.kinds import head_kind, is_function, is_plural
from onrecord.linking.phrases import (
    ARTICLE,
    DEFINITE,
    OWNER,
    WORD,
    Phrase,
    bare,
    head_of,
    is_head,
    phrase,
    strip,
    without_article,
)
from onrecord.linking.reference import weigh
from onrecord.linking.referents import Referent, latest
from onrecord.linking.scene import Scene
from onrecord.linking.standing import parties_in, places_in
from onrecord.linking.together import two
from onrecord.linking.verdict import Verdict, opened
from onrecord.records import Span, SpeakerKind

# Without a noun in common, only the speaker of the last statement can be meant.
UNKNOWN_NOUN = -1.0
# A description asks for more than a pronoun: where two may be meant, its noun was not enough.
DESCRIPTION_MARGIN = 1.0
_PAIRS = frozenset({"two", "pair", "duo", "both", "latter"})
_GENDERS = {"men": "m", "women": "f"}
_GENERIC = frozenset({"man", "woman", "person", "boy", "girl"})
_SHARE = re.compile(r"\d%?$|%$")
# Nouns for people by what they are to somebody: his rival may be named elsewhere, his aide is hardly the aide.
_RELATIONS = frozenset(
    {"rival", "opponent", "challenger", "wife", "husband", "brother", "sister", "son", "daughter", "mother", "father"}
    | {"predecessor", "successor", "deputy", "widow", "boss"}
)
_AUTHOR = re.compile(r"^\s*(?:by|from|of|issued by|released by|published by|sent by|in|for|with|to)\s+", re.IGNORECASE)
_BY = re.compile(r"\s+(?:(?:issued|released|published|posted|sent|made|put out|given)\s+)?(?:by|from|of)\s+")
_ISSUED = re.compile(r"\b(?:issued|released|published|posted|sent|made|put out|gave|provided|wrote|read)\s+$")
_PHRASE_END = re.compile(r"[,;:.(“\"]|\s(?:late|early|last|this|on|was|is|were|has|had|said|says|that|which|who|and)\s")
_FURTHER = re.compile(r"^\s(?:of|for|on)\s(?:the\s)?[A-Z][\w.\-]*(?:\s[A-Z][\w.\-]*)*")
_OF_TAIL = re.compile(r"^\s+(?:of|by|on|from|about|in|for)\s[^,(;—–]*")


def described(scene: Scene, said: Phrase, place: int) -> Verdict:
    """Settle a phrase whose head is a common noun."""
    core = said.core.of(scene.text)
    if said.span.of(scene.text).lower() in scene.codebook.heads.outlet:
        return opened("outlet", kind=SpeakerKind.ORGANISATION)
    short, head = bare(core), head_of(core)
    if not head:
        return opened("unknown-source")
    kind = head_kind(head, scene.codebook)
    if head in scene.codebook.named_documents and len(short.split()) > 1:
        kind = SpeakerKind.DOCUMENT
    if _capitals_of_a_body(scene, core):
        further = _FURTHER.match(said.tail)
        return Verdict(kind=SpeakerKind.ORGANISATION, name=short + (further[0] if further else ""))
    if (kind is None and head in scene.codebook.quantities and head not in _PAIRS) or _SHARE.search(core):
        return Verdict(kind=SpeakerKind.UNNAMED, name=without_article(core))
    definite = bool(DEFINITE.match(said.span.of(scene.text))) and said.core.start - said.span.start < 2
    if kind is SpeakerKind.DOCUMENT:
        return _carried(scene, said, head, place, definite=definite) or _document(
            scene, said, head, place, definite=definite
        )
    if kind is SpeakerKind.UNNAMED and (_named_in_capitals(scene, said) or _capital_of_a_name(scene, said, head)):
        return Verdict(kind=SpeakerKind.ORGANISATION, name=short)
    if definite and (code := _people_asstate(scene, short)):
        return state(scene, short, code)
    if kind is SpeakerKind.UNNAMED or head in _PAIRS:
        return _somebody(scene, said, head, place, definite=definite)
    if kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE):
        return body(scene, said, head, kind, place, definite=definite)
    return _unknown(scene, short)


def _people_asstate(scene: Scene, short: str) -> str | None:
    """The country of "the Malians": with the article, the press means those who speak for them."""
    return scene.codebook.world.people_of(short) if short.endswith("s") and " " not in short else None


def _named_in_capitals(scene: Scene, said: Phrase) -> bool:
    """Whether words that could be a function are a name: "Business Insider", in a text that prints no other so."""
    words = said.core.of(scene.text).split()
    in_title = scene.in_title(said.span)
    alone = not in_title and said.core == said.span and ARTICLE.match(said.span.of(scene.text)) is None
    plural = is_plural(head_of(words[-1]), scene.codebook)
    return alone and not plural and len(words) > 1 and all(word[:1].isupper() for word in words)


def _capital_of_a_name(scene: Scene, said: Phrase, head: str) -> bool:
    """Whether one word with a capital only looks like a function: "Kickster", "the Tennessean", not "the Senator"."""
    core = said.core.of(scene.text)
    word = ARTICLE.sub("", core)
    if " " in word or not word[:1].isupper() or word.isupper() or word.endswith("s") or scene.in_title(said.span) or said.tail.startswith(" of"):
        return False
    book = scene.codebook
    common = head in book.heads.person or head in book.heads.group or head in book.several or head in book.titles
    return not (common or head in book.parties or book.world.people_of(word) or f" {word.lower()}" in scene.text)


def _capitals_of_a_body(scene: Scene, core: str) -> bool:
    """Whether words are the name of a body that nobody has tagged: "the Vellmark Federation of Teachers"."""
    found = bare(core).split()
    named = all(word[:1].isupper() or word in ("of", "and", "for", "the") for word in found)
    body = any(word.lower() in scene.codebook.organisation_bodies for word in found)
    return len(found) > 1 and named and body and head_of(core) not in scene.codebook.named_documents


def _unknown(scene: Scene, short: str) -> Verdict:
    """A head that the codebook does not know: a name that nobody has tagged, or an open question."""
    words = short.split()
    if not all(word[:1].isupper() or word.lower() in scene.codebook.particles for word in words):
        return Verdict(kind=None, reason="unknown-source", candidates=(short,))
    if (person := _titled(scene, words)) is not None:
        return Verdict(kind=SpeakerKind.PERSON, name=person)
    if scene.codebook.world.people_of(words[-1]):
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    if code := scene.codebook.world.speaks_for(short):
        return state(scene, short, code)
    lower = {word.lower() for word in words}
    is_body = lower & (scene.codebook.organisation_bodies | scene.codebook.state_bodies)
    if 2 <= len(words) <= 4 and not is_body:
        return Verdict(kind=SpeakerKind.PERSON, name=short)
    if (
        len(words) == 1
        and not short.isupper()
        and short.lower().endswith("s")
        and short.lower() not in lower - {short.lower()}
    ):
        return Verdict(kind=None, reason="unknown-source", candidates=(short,))
    return Verdict(kind=SpeakerKind.ORGANISATION, name=short)


def _titled(scene: Scene, words: list[str]) -> str | None:
    """The name behind titles, where nobody has tagged it: "Senate Majority Leader Ada Brook"."""
    for count in (2, 3):
        titles, rest = words[:-count], words[-count:]
        if titles and is_function(titles[-1], scene.codebook) and scene.codebook.gender_of_name(rest[0]) is not None:
            return " ".join(rest)
    return None


def _somebody(scene: Scene, said: Phrase, head: str, place: int, *, definite: bool) -> Verdict:
    """People: one whom the article has named, or somebody it does not name."""
    core, codebook = said.core.of(scene.text), scene.codebook
    short = bare(core)
    if head in codebook.several:
        return Verdict(kind=SpeakerKind.UNNAMED, name=without_article(core))
    if head in _PAIRS or (core.lower().startswith(("both ", "neither ", "the two ")) and not said.tail):
        alone = " and " not in core and not parties_in(short, codebook)
        if head != "latter" and alone and (pair := two(scene, said.span.start, _GENDERS.get(head))):
            return Verdict(kind=SpeakerKind.PERSON, who=pair)
        people = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON]
        return opened("description", latest(people, place), SpeakerKind.PERSON if people else None)
    if is_plural(head, codebook):
        return Verdict(kind=SpeakerKind.UNNAMED, name=without_article(core))
    if not definite:
        named_later = scene.leads(place) and head not in _GENERIC and head not in _RELATIONS
        ahead = _named_below(scene, short, head, place) if named_later else None
        return ahead or Verdict(kind=SpeakerKind.UNNAMED, name=short)
    if scene.leads(place) and said.tail.lstrip().startswith(("who", "whose")) and (ahead := _named_below(scene, short, head, place)):
        return ahead
    words = {word.lower() for word in WORD.findall(short)} - {head}
    country = codebook.world.in_phrase(short)
    gender = codebook.gendered.get(head)
    owned = OWNER.match(said.span.of(scene.text)) is not None
    narrower = codebook.broader.get(head, frozenset())
    if owned and head not in _RELATIONS:
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    fits = _person_fits(scene, head, short, country, place, owned=owned, gender=gender)
    found = weigh(scene, said.span.start, fits, gender, margin=DESCRIPTION_MARGIN)
    if found.chosen is not None:
        return Verdict(kind=found.chosen.kind, who=(found.chosen,))
    people = latest([one for one in scene.everybody if one.kind is SpeakerKind.PERSON], place)
    own_words = words and not found.candidates and not narrower and head not in codebook.titles
    if owned or not people or own_words:
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    named = bool(found.candidates) and all(one.kind is SpeakerKind.PERSON for one in found.candidates)
    return opened("description", found.candidates or people, SpeakerKind.PERSON if named else None)


def _person_fits(
    scene: Scene, head: str, short: str, country: str | None, place: int, *, owned: bool, gender: str | None
) -> Callable[[Referent], float | None]:
    """What a description of a person asks for, as a bonus for each candidate."""
    words, codebook = {word.lower() for word in WORD.findall(short)} - {head}, scene.codebook
    narrower = codebook.broader.get(head, frozenset())
    last = scene.last_speaker(place)
    parties, places = parties_in(short, codebook), _places(scene, short)

    def fits(one: Referent) -> float | None:
        if one.many or one.kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED):
            return None
        if country and one.country and one.country != country:
            return None
        if _at_odds(parties, one.parties) or _at_odds(places, one.places):
            return None
        told = {word.lower() for description in one.told for word in WORD.findall(description.words)}
        shared = SAME_QUALIFIER * min(len(words & told), 2) + (1.0 if country and one.country == country else 0.0)
        shared += SAME_QUALIFIER * (bool(parties & one.parties) + bool(places & one.places))
        if head in one.nouns:
            return SAME_NOUN + shared
        if one.nouns & narrower:
            return NARROWER_NOUN + shared
        if head in _GENERIC:
            return 1.0
        if parties & one.parties or places & one.places:
            return shared
        if owned or last is None or last[1] is not one or not (narrower or gender):
            return None
        return UNKNOWN_NOUN + (1.0 if gender and one.gender == gender else 0.0)

    return fits


def _places(scene: Scene, short: str) -> set[str]:
    return places_in(short, scene.roster, (one.places for one in scene.everybody))


def _at_odds(asked: set[str], told: set[str]) -> bool:
    """Whether a description asks for another party or place than the article gives somebody."""
    return bool(asked and told) and not asked & told


def _named_below(scene: Scene, short: str, head: str, place: int) -> Verdict | None:
    """A function in a headline or lead, whose bearer the report names below.

    It is the first of whom the report says the same, or else the first who speaks there and of whom it says nothing
    else: a report names below whom its lead only describes.
    """
    codebook = scene.codebook
    narrower = codebook.broader.get(head, frozenset())
    country, parties, places = codebook.world.in_phrase(short), parties_in(short, codebook), _places(scene, short)
    gender = codebook.gendered.get(head)

    def fits(one: Referent) -> bool:
        if one.kind is not SpeakerKind.PERSON or not one.entries or (gender and one.gender not in (None, gender)):
            return False
        if (country and one.country and one.country != country) or _at_odds(parties, one.parties):
            return False
        return not _at_odds(places, one.places) and (scene.in_title(Span(place, place + 1)) or _named_at(one) > place)

    fitting = [one for one in scene.everybody if fits(one)]
    if head not in codebook.parties:
        called = [one for one in fitting if head in one.nouns or one.nouns & narrower]
        if called:
            return Verdict(kind=SpeakerKind.PERSON, who=(min(called, key=_named_at),))
    speaks = _first_to_speak(scene, place)
    if speaks is None or speaks not in fitting or (speaks.nouns and head not in codebook.parties):
        return None
    return Verdict(kind=SpeakerKind.PERSON, who=(speaks,))


def _first_to_speak(scene: Scene, place: int) -> Referent | None:
    """The first speaker below a headline or lead, where the source is a name that stands nowhere above."""
    for span in scene.sources:
        named = scene.people(span)
        if scene.leads(span.start) or span.start <= place or not named:
            continue
        title = scene.in_title(Span(place, place))
        above = any(scene.leads(m.start) and (title or not scene.in_title(m)) for m in named[0][1].mentions)
        return None if above else scene.referent(named[0][1])
    return None


def _named_at(one: Referent) -> int:
    """Where a report names somebody first."""
    return min((entry.first for entry in one.entries), default=-1)


def _carried(scene: Scene, said: Phrase, head: str, place: int, *, definite: bool) -> Verdict | None:
    """Words that only carry what somebody says: "a statement from the union", "the newspaper's editorial"."""
    printed = head in scene.codebook.printed
    if head not in scene.codebook.carriers and not printed:
        return None
    found = _author(scene, said)
    if found is not None and found.who:
        scene.carried[head] = found.who[0]
    if found is not None:
        return found
    last = scene.carried.get(head) or _issued(scene, head, said.span.start) or (None if printed else (scene.last_speaker(place) or (0, None))[1])
    if definite and len(said.core.of(scene.text).split()) <= 3 and last is not None:
        return Verdict(kind=last.kind, who=(last,))
    return None


def _issued(scene: Scene, head: str, place: int) -> Referent | None:
    """Whose words the text has said them to be: "a statement by the union", "Okello issued a short statement"."""
    brought = list(re.finditer(rf"\ban?\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b", scene.text[:place]))
    if not brought:
        return None
    end = brought[-1].end()
    if author := _BY.match(scene.text, end):
        stretch = Span(author.end(), min(scene.sentences.end(end), author.end() + 60))
        found = _whose(scene, Span(stretch.start, _first_mark(scene.text, stretch)))
        return found.who[0] if found and found.who else None
    begins = scene.sentences.start(end)
    verb = _ISSUED.search(scene.text, begins, brought[-1].start())
    named = [*scene.people(Span(begins, verb.start())), *scene.bodies(Span(begins, verb.start()))] if verb else []
    return scene.referent(max(named, key=lambda row: row[0])[1]) if named else None


def _first_mark(text: str, span: Span) -> int:
    mark = _PHRASE_END.search(text, span.start, span.end)
    return mark.start() if mark else span.end


def _author(scene: Scene, said: Phrase) -> Verdict | None:
    """Whose words they are by what stands with them: "by the union", "the union's"."""
    text = scene.text
    author = _AUTHOR.match(said.tail)
    if author:
        begin = said.core.end + author.end()
        comma = re.compile(r"[,;(]").search(text, begin, said.span.end)
        inner = Span(begin, comma.start() if comma else said.span.end)
        return _whose(scene, inner)
    words = said.core.of(text)
    owner = re.match(r"(?:the\s+)?(.+?)['’]s?\s+\S+(?:\s\S+)?$", words)
    if owner:
        return _whose(scene, Span(said.core.start, said.core.start + owner.end(1)))
    return None


def _whose(scene: Scene, span: Span) -> Verdict | None:
    """Whose words they are, where a name or a body stands there."""
    core = phrase(scene.text, strip(scene.text, span), scene.names(), scene.codebook).core
    for mention, entry in (*scene.people(core), *scene.bodies(core)):
        if is_head(scene.text, mention, core) and (one := scene.referent(entry)) is not None:
            return Verdict(kind=one.kind, who=(one,))
    words = core.of(scene.text)
    kind = head_kind(head_of(words), scene.codebook)
    if kind not in (SpeakerKind.ORGANISATION, SpeakerKind.STATE):
        return None
    return body(scene, Phrase(core, core, ""), head_of(words), kind, core.start, definite=bool(DEFINITE.match(words)))


def _document(scene: Scene, said: Phrase, head: str, place: int, *, definite: bool) -> Verdict:
    """A document: one spoken of before, or a new one by the phrase's own words."""
    short = bare(said.core.of(scene.text))
    alike = scene.codebook.broader.get(head, frozenset()) | {head}
    if definite and len(short.split()) <= 2:

        def fits(one: Referent) -> float | None:
            return 1.0 if one.kind is SpeakerKind.DOCUMENT and one.nouns & alike else None

        found = weigh(scene, place, fits)
        if found.chosen is not None:
            return Verdict(kind=SpeakerKind.DOCUMENT, who=(found.chosen,))
    tail = _OF_TAIL.match(said.tail)
    return Verdict(kind=SpeakerKind.DOCUMENT, name=short + (tail[0].rstrip() if tail else ""))
