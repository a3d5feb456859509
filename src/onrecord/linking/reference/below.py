"""Who is only described in a headline or lead, and named below: "A lawmaker calls for a ban" before "Hugh Lantry said".

Takes a description with its head; yields the person, or nobody. A report names below whom its lead only describes:
the first of whom it says the same, or else the first who speaks there and of whom it says nothing else.
"""

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.phrases.phrase import ARTICLE, Phrase, bare
from onrecord.linking.phrases.standing import at_odds, parties_in
from onrecord.linking.reference.offices import elsewhere
from onrecord.records import Span, SpeakerKind

_ARTICLES = 12


def named_below(scene: Scene, short: str, head: str, place: int) -> Verdict | None:
    """A function in a headline or lead, whose bearer the report names below."""
    codebook = scene.codebook
    narrower = codebook.broader.get(head, frozenset())
    country, parties, places = codebook.world.in_phrase(short), parties_in(short, codebook), scene.places_in(short)
    gender = codebook.gendered.get(head)

    def fits(one: Referent) -> bool:
        if one.kind is not SpeakerKind.PERSON or not one.entries or (gender and one.gender not in (None, gender)):
            return False
        if (country and one.country and one.country != country) or at_odds(parties, one.parties):
            return False
        return not at_odds(places, one.places) and (scene.in_title(Span(place, place + 1)) or _named_at(one) > place)

    fitting = [one for one in scene.everybody if fits(one)]
    if head not in codebook.parties:
        called = [one for one in fitting if head in one.nouns or one.nouns & narrower]
        if called:
            return Verdict(kind=SpeakerKind.PERSON, who=(min(called, key=_named_at),))
    if head in codebook.sources.stated and ARTICLE.match(scene.text[place : place + _ARTICLES]):
        return None  # a lead that brings in "a minister" may well mean another than who speaks below
    speaks = _first_to_speak(scene, place)
    if speaks is None or speaks not in fitting or (speaks.nouns and head not in codebook.parties):
        return None
    return Verdict(kind=SpeakerKind.PERSON, who=(speaks,))


def bearer_below(scene: Scene, said: Phrase, head: str, place: int, *, guess: bool) -> Referent | None:
    """The one person named below a definite office of whom the report says that office, or who alone can hold it.

    "The prime minister" before "Prime Minister Ada Brook". A lead may also tell the office and the next paragraph the
    bare name: with `guess`, it is the office's bearer where the report names nobody else, and says nothing else of it.
    """
    codebook, short = scene.codebook, bare(said.core.of(scene.text))
    narrower = codebook.broader.get(head, frozenset())
    country, parties, places = codebook.world.in_phrase(short), parties_in(short, codebook), scene.places_in(short)
    before = short.lower().split()[:-1]
    asked = {
        word
        for word in before
        if codebook.is_title(word) or word in codebook.sources.stated or word in codebook.sources.fields
    }

    def holds(one: Referent) -> bool:
        if (country and one.country not in (None, country)) or at_odds(parties, one.parties):
            return False
        told = {word for words in one.told for word in words.words.lower().split()}
        says = (head in one.nouns or one.nouns & narrower) and asked <= told
        beneath = one.nouns & codebook.sources.relations - {head}  # a deputy minister is no minister
        former = any(codebook.sector_of(words.words, body=False) == "ELI" for words in one.told)
        return (
            bool(says)
            and not beneath
            and not former
            and not at_odds(places, one.places)
            and not elsewhere(said, head, one, codebook)
        )

    people = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON and one.entries]
    bearers = [one for one in people if holds(one)]
    ends = scene.sentences.end(said.span.start)  # "the mayor, Ada Brook and a guard" are three
    if bearers:
        return bearers[0] if len(bearers) == 1 and _named_at(bearers[0]) >= ends else None
    office = guess and codebook.sector_of(head, body=False) is not None  # a gunman holds none
    if not office or not scene.leads(place) or len(people) != 1 or people[0].nouns or _named_at(people[0]) < place:
        return None
    introduced = any(scene.text[mention.end : mention.end + 1] in (",", "(") for mention in people[0].mentions)
    return people[0] if _first_to_speak(scene, place) is people[0] and not introduced else None


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
