"""Who stands behind a charge that a report tells in passing?

Takes a charge as it is told, and the statements; yields the statement that says it, and whoever vouches for it by
their words. Leaves alone who is accused.
"""

from collections.abc import Collection, Mapping

from onrecord.codebook import Codebook
from onrecord.finding.charges.told_charges import ToldCharge
from onrecord.records import Act, Actor, ActorKind, SpanIndex, Statement, words_of
from onrecord.replying.accused.accused import Accused
from onrecord.replying.accused.blamed import JUDGES
from onrecord.replying.wordings import WORD

# Acts by which somebody stands for what is told in their words.
_VOUCHING = frozenset((Act.ACCUSE, Act.ASSERT, Act.COMMIT, Act.EVALUATE, Act.PREDICT))


def who_says(one: ToldCharge, said: SpanIndex[Statement]) -> Statement | None:
    """The statement that says the words that make a charge, of those inside each other the innermost."""
    around = sorted(said.covering(one.cue[0]), key=lambda statement: sum(len(span) for span in statement.content))
    return around[0] if around else None


def is_no_charge(voice: Statement, found: Accused, serving: Collection[str]) -> bool:
    """Whether a deed is denied, or told by the state that its doers serve: "police said an officer had shoved him"."""
    return voice.act is Act.DENY or (voice.speaker in serving and any(one in serving for one in found.actors))


def who_vouches(
    one: ToldCharge,
    said: SpanIndex[Statement],
    found: Accused,
    actors: Mapping[str, Actor],
    codebook: Codebook,
    text: str,
) -> list[str]:
    """Whoever tells of a charge that somebody unnamed has made: "he was charged with theft, police said".

    Not a court, which only hears it, nor a paper, nor the accused, nor who speaks for somebody; and not who only speaks
    of "the accusations against" them.
    """
    around = who_says(one, said)
    speaker = actors.get(around.speaker or "") if around is not None else None
    named = one.cue[0].of(text).lower() in codebook.acts.charges
    if around is None or speaker is None or around.act not in _VOUCHING or named:
        return []
    source = set(WORD.findall(words_of(around.source, text).lower()))
    prosecutes = not source.isdisjoint(codebook.replies.prosecutes)
    for_somebody = not prosecutes and not source.isdisjoint(codebook.replies.lawyers)
    hears = speaker.sector == "JUD" and not prosecutes
    aside = speaker.kind is ActorKind.DOCUMENT or speaker.id in found.actors
    return [] if for_somebody or hears or aside or source & JUDGES else [speaker.id]


def pleads_for_another(voice: Statement | None, found: Accused, codebook: Codebook, text: str) -> bool:
    """Whether "he" who pleads is not the lawyer who says so: "his lawyer said he would plead not guilty"."""
    if voice is None or found.pronoun is None or voice.speaker not in found.actors:
        return False
    return not codebook.replies.lawyers.isdisjoint(WORD.findall(words_of(voice.source, text).lower()))
