"""Which kind of speaker the tagger is sure of, where the rules say another.

Takes a verdict of the rules with the words that it is of; yields a verdict. A body's name can look like a state's,
"they" can be people whom nobody names, and a cue without a source can be nobody's word. What the codebook knows stays.
On PolNeAR's training half hardly any answer of the rules is right where the tagger is sure of another kind.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.kinds import BODIES, is_several, is_state_press
from onrecord.linking.phrases.phrase import DEFINITE, OF_SOMEBODY, bare, head_of, phrase
from onrecord.linking.places.regions import nobodys
from onrecord.linking.reference.offices import ranks_in
from onrecord.records import Span, SpeakerKind

# A kind that the tagger takes for likelier than all others together: enough where the words themselves tell none.
SURE_KIND = 0.5
# Enough against words that only look like a body, or where a source is left out.
AGAINST_WORDS = 0.7
# From this share on it stands against what a name or a description tells.
OVERRULES = 0.9
# "The official" takes up somebody named more often than the words alone can show.
OVERRULES_TAKEN_UP = 0.96


def overruled(scene: Scene, verdict: Verdict, source: Sequence[Span], cue: Sequence[Span]) -> Verdict:
    """The verdict, or another where the tagger is sure of another kind; without a source the cue tells it."""
    if scene.weigher is None or verdict.kind in (None, SpeakerKind.NONE) or not (source or cue):
        return verdict
    shares = scene.weigher.source_kind(source or cue)
    likeliest = max(shares, key=shares.__getitem__, default="none")
    share = shares.get(likeliest, 0.0)
    if likeliest == verdict.kind or share < SURE_KIND:
        return verdict
    kind = SpeakerKind(likeliest)
    if not source:
        nobodys_word = kind is SpeakerKind.NONE and share >= AGAINST_WORDS
        return Verdict(kind=kind, reason="no-source") if nobodys_word else verdict
    words = bare(phrase(scene.text, source[0], (), scene.codebook).core.of(scene.text))
    if is_state_press(words, scene.codebook):
        return verdict
    pronoun = words.lower() in scene.codebook.sources.pronouns | scene.codebook.sources.relatives
    if pronoun and (people := _people(verdict, kind, share)) is not None:
        # "The authorities" are people by whatever name: "they" are no others.
        called_so = [not one.entries and is_several(head_of(one.name), scene.codebook) for one in verdict.who]
        return verdict if called_so and all(called_so) else people
    if verdict.name and not verdict.who and share >= AGAINST_WORDS and kind is SpeakerKind.UNNAMED:
        return replace(verdict, kind=kind)
    taken_up = DEFINITE.match(source[0].of(scene.text)) is not None and kind is SpeakerKind.UNNAMED
    sure = share >= (OVERRULES_TAKEN_UP if taken_up else OVERRULES)
    return _sure_of(scene, verdict, source, words, kind) if sure else verdict


def _people(verdict: Verdict, kind: SpeakerKind, share: float) -> Verdict | None:
    """A pronoun that the rules lead to somebody, and the tagger takes for people or for somebody without a name."""
    if verdict.who and kind is SpeakerKind.UNNAMED and (verdict.kind in BODIES or share >= OVERRULES):
        return opened("pronoun", verdict.who, kind)
    if verdict.who and kind is SpeakerKind.PERSON and verdict.kind in BODIES:
        return opened("pronoun", verdict.who, kind)
    return None


def _sure_of(scene: Scene, verdict: Verdict, source: Sequence[Span], words: str, kind: SpeakerKind) -> Verdict:
    """The verdict where the tagger is as sure of a kind as can be."""
    named = [one for one in verdict.who if any(one.called_at(span) or _names(scene, one, span) for span in source)]
    if verdict.kind is SpeakerKind.DOCUMENT:
        return _no_document(scene, verdict, source, kind)
    if kind in BODIES and verdict.kind is not SpeakerKind.UNNAMED:
        if len(verdict.who) == 1 and verdict.who[0].entries and not _fixed(scene, verdict.who[0]):
            verdict.who[0].kind = kind
            return replace(verdict, kind=kind)
        return replace(verdict, kind=kind) if verdict.name and not verdict.who else verdict
    # A town that is "excited" is its people; a body by its name stays, as it may be the one example of many.
    if kind is SpeakerKind.UNNAMED and verdict.who and all(one.place and not _fixed(scene, one) for one in named):
        return Verdict(kind=kind, name=words)
    book = scene.codebook
    if verdict.name and (head_of(words) in book.sources.stated or ranks_in(words, book)):
        return verdict  # the article names nobody who holds the office
    if verdict.name and head_of(words) in book.sources.relations and OF_SOMEBODY.match(words):
        return verdict  # nor "Brook's father"
    if kind is SpeakerKind.PERSON and not verdict.who and not is_several(head_of(words), book):
        return opened("description", kind=kind)
    return verdict


def _no_document(scene: Scene, verdict: Verdict, source: Sequence[Span], kind: SpeakerKind) -> Verdict:
    """A source that is no paper, though its noun can be one: "the Vellmark Convention", "a website that campaigns".

    One with somebody's name in it stays: what the tagger is sure of may be he ("the inquiry, led by Ada Brook").
    """
    if not verdict.name or verdict.who or kind is SpeakerKind.NONE:
        return verdict
    if all(word[:1].isupper() or word in ("of", "the", "and", "for") for word in verdict.name.split()):
        return replace(verdict, kind=kind) if kind in BODIES else opened("description", kind=kind)
    named = any(word.strip("\"“‘'")[:1].isupper() for one in source for word in one.of(scene.text).split()[1:])
    return verdict if named else opened("description", kind=kind)


def _names(scene: Scene, one: Referent, span: Span) -> bool:
    """Whether words hold a name of somebody."""
    return any(scene.referent(entry) is one for _, entry in scene.roster.touching(span))


def _fixed(scene: Scene, one: Referent) -> bool:
    """Whether a name's kind is beyond doubt: a person's, a country's, or of a body that the codebook has.

    Of persons the rules know better: Ada Paris is no town. A sea or a part of the world is no state.
    """
    if one.kind is SpeakerKind.PERSON or "country" in one.nouns or scene.codebook.named(one.name):
        return True
    return one.place and nobodys(one.name, load_gazetteer(scene.codebook.language))
