"""Who do the words stand for that act in an event, or are acted on?

Takes the words of parties, the roster and the actors that the statements have; yields the actors with those added
who only act, and for each party the actors that it stands for: several for "Arlia and Brenn". A body or a group that
is only described ("the army", "two farmers") is an actor by that description. Words that stand for a thing ("the
road"), a pronoun that is not settled, and a person who is only described ("the mayor") give none.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.linking.names import Entry, Roster
from onrecord.linking.speakers import Verdict, settle
from onrecord.records import Actor, ActorKind, Span, SpeakerKind, make_id

_KINDS = {
    SpeakerKind.PERSON: ActorKind.PERSON,
    SpeakerKind.ORGANISATION: ActorKind.ORGANISATION,
    SpeakerKind.STATE: ActorKind.STATE,
    SpeakerKind.UNNAMED: ActorKind.GROUP,
}
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|some|several)\s+", re.IGNORECASE)
_COUNTRY = re.compile(r"(?:the|his|her|its|their|our|my) (?:country|nation|state|kingdom|republic)", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:of|from|in)\s|,")


def settle_parties(
    article_id: str,
    text: str,
    parties: Sequence[Span],
    roster: Roster,
    actors: Sequence[Actor],
    codebook: Codebook,
    agents: Container[str],
) -> tuple[tuple[Actor, ...], dict[Span, tuple[str, ...]]]:
    """The actors of statements and events together, and the ids that each party's words stand for.

    `agents` are common nouns for those who can act.
    """
    by_id = {actor.id: actor for actor in actors}
    found: dict[Span, tuple[str, ...]] = {}
    for party in parties:
        if party in found:
            continue
        verdict = settle(text, [party], roster, codebook)
        named = _actors(article_id, verdict, party) or _described(article_id, text, party, roster, codebook, agents)
        for actor in named:
            by_id[actor.id] = _seen(by_id.get(actor.id, actor), party if len(named) == 1 else None)
        found[party] = tuple(actor.id for actor in named)
    return tuple(sorted(by_id.values(), key=lambda actor: (actor.mentions[:1], actor.id))), found


def _actors(article_id: str, verdict: Verdict, party: Span) -> list[Actor]:
    """The actors of a verdict: each of those it names, or the one that it describes."""
    kind = _KINDS.get(verdict.kind) if verdict.kind else None
    if kind is None or verdict.reason:
        return []
    if verdict.named:
        return [_named(article_id, kind, entry) for entry in verdict.named]
    if not verdict.name:
        return []
    return [Actor(id=make_id("act", article_id, kind, verdict.name), name=verdict.name, kind=kind, mentions=(party,))]


def _named(article_id: str, kind: ActorKind, entry: Entry) -> Actor:
    actor_id = make_id("act", article_id, kind, entry.name)
    return Actor(id=actor_id, name=entry.name, kind=kind, mentions=tuple(entry.mentions))


def _described(
    article_id: str, text: str, party: Span, roster: Roster, codebook: Codebook, agents: Container[str]
) -> list[Actor]:
    """A body or a group by its description; a person's is left to who knows the names.

    "The country" is the one named last; "his country" stays open.
    """
    if _COUNTRY.fullmatch(party.of(text)):
        before = roster.before(party.start, "place") if party.of(text).lower().startswith("the") else []
        return [_named(article_id, ActorKind.STATE, before[0])] if before else []
    words = _ARTICLE.sub("", party.of(text))
    head = _TAIL.split(words, maxsplit=1)[0].rpartition(" ")[2].lower()
    heads = codebook.heads
    if head not in agents or head in heads.person or head in codebook.pronouns:
        return []
    kind = (
        ActorKind.STATE
        if head in heads.state
        else ActorKind.ORGANISATION
        if head in heads.organisation
        else ActorKind.GROUP
    )
    return [Actor(id=make_id("act", article_id, kind, words), name=words, kind=kind, mentions=(party,))]


def _seen(actor: Actor, party: Span | None) -> Actor:
    """The actor with one more mention."""
    if party is None or any(party.touches(mention) for mention in actor.mentions):
        return actor
    return replace(actor, mentions=tuple(sorted((*actor.mentions, party))))
