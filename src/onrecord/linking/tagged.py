"""What the tagger says of a source, where the rules leave it open or the tagger is sure against them.

Takes a verdict of the rules with the words that it is of; yields a verdict. The tagger has learned from whole reports
what a list cannot hold: whether "the campaign" is a body, whom "the airline" means.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.linking import left_out
from onrecord.linking.kinds import head_kind, is_several
from onrecord.linking.offices import may_mean, outranks, told_so
from onrecord.linking.overruled import SURE_KIND, overruled
from onrecord.linking.phrases import ARTICLE, DEFINITE, OWNER, Phrase, bare, head_of, phrase
from onrecord.linking.pronouns import GENDER
from onrecord.linking.reference import SURE_SHARE
from onrecord.linking.referents import Referent
from onrecord.linking.scene import Scene
from onrecord.linking.verdict import Verdict, opened
from onrecord.records import Span, SpeakerKind

# The share that somebody named must have to be meant by a source that is else open; by one that is else somebody new.
MEANT_OPEN, MEANT_NEW = 0.5, 0.97
_OWNS = re.compile(r"['’\"]|\s(?!(?:of|from|at|with|who|and)\b)[a-z]")
_BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.STATE, SpeakerKind.DOCUMENT)


def weighed(
    scene: Scene,
    verdict: Verdict,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span] = (),
    parent: Referent | None = None,
) -> Verdict:
    """The verdict with the tagger's word on it; of a statement without a source the cue stands for it.

    `parent` speaks the words that the statement stands in.
    """
    if scene.weigher is not None:
        verdict = _doubted(scene, overruled(scene, verdict, source, cue), source)
        verdict = _heard(scene, verdict, source, cue)
        verdict = _meant(scene, verdict, source, cue, content, parent)
    return _by_description(scene, verdict, source)


def _by_description(scene: Scene, verdict: Verdict, source: Sequence[Span]) -> Verdict:
    """An arm of the state without a name, by what it is called: "the police"; "the government" stays open."""
    if verdict.reason != "description" or verdict.kind is not SpeakerKind.STATE or not source:
        return verdict
    words = bare(_phrase(scene, source[0]).core.of(scene.text))
    book = scene.codebook
    if verdict.candidates != (words,) or head_of(words) in book.governments | book.countries | book.settlements:
        return verdict
    return Verdict(kind=SpeakerKind.STATE, name=words)


def _doubted(scene: Scene, verdict: Verdict, source: Sequence[Span]) -> Verdict:
    """An open verdict, where the rules lead a description to one of whom the report never says its noun, and the tagger
    is sure of another.

    A country stays: "the Arlian government" is its noun and all. So does somebody's own ("his team").
    """
    if scene.weigher is None or not source or verdict.reason or len(verdict.who) != 1:
        return verdict
    one, words = verdict.who[0], source[0]
    if DEFINITE.match(words.of(scene.text)) is None or "country" in one.nouns or scene.roster.touching(words):
        return verdict
    if OWNER.match(words.of(scene.text)):
        return verdict
    head = _head(scene, words)
    if told_so(head, one, scene.codebook) if one.kind is SpeakerKind.PERSON else head in one.nouns:
        return verdict
    bodies = (SpeakerKind.ORGANISATION, SpeakerKind.STATE)
    alike = bodies if one.kind in bodies else (one.kind,)
    shares = scene.meant(words)
    named = [other for other in scene.everybody if other.entries and other.kind in alike]
    likeliest = max(named, key=lambda other: shares[id(other)], default=one)
    if likeliest is one or shares[id(likeliest)] < SURE_SHARE:
        return verdict
    return opened("description", (likeliest, one), verdict.kind)


def _heard(scene: Scene, verdict: Verdict, source: Sequence[Span], cue: Sequence[Span]) -> Verdict:
    """The kind that the tagger is sure of, where the words of a source give none or only people without a name.

    "The campaign", "his firm", "City Hall": whether they are a body is told by the sentence, not by a list. Of a
    statement whose source is left out the cue tells it: "was expected" has nobody's word behind it, "hoping to" has.
    """
    if scene.weigher is None or verdict.who or verdict.kind not in (None, SpeakerKind.UNNAMED, SpeakerKind.NONE):
        return verdict
    if (verdict.kind is SpeakerKind.NONE) is bool(source):
        return verdict
    shares = scene.weigher.source_kind(source or cue)
    likeliest = max(shares, key=shares.__getitem__, default="none")
    known = _BODIES if verdict.kind is SpeakerKind.UNNAMED else (*_BODIES, SpeakerKind.UNNAMED, SpeakerKind.PERSON)
    if likeliest not in known or shares[likeliest] < SURE_KIND:
        return verdict
    kind = SpeakerKind(likeliest)
    if source:
        return replace(verdict, kind=kind)
    one = left_out.doer(scene, cue[0]) if cue and kind is SpeakerKind.PERSON else None
    return Verdict(kind=kind, who=(one,)) if one is not None else opened("no-source", kind=kind)


def _meant(
    scene: Scene,
    verdict: Verdict,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    parent: Referent | None,
) -> Verdict:
    """Whoever the tagger takes a source for, where the rules leave it open or make a description somebody new.

    "The airline", "the Vellmark Republican": that it is the one named before, only the whole report tells. A statement
    without a source has its cue for a source.
    """
    if scene.weigher is None or verdict.who or verdict.kind is SpeakerKind.NONE or not (source or cue):
        return verdict
    if verdict.reason == "outlet":
        return verdict  # "I" outside of other people's words is whoever wrote them
    words, bar = (source or cue)[0], MEANT_OPEN
    several = bool(source) and is_several(_head(scene, words), scene.codebook)
    if verdict.name:
        definite = DEFINITE.match(words.of(scene.text)) is not None
        may_be_named = verdict.kind is SpeakerKind.UNNAMED or (definite and verdict.kind is SpeakerKind.ORGANISATION)
        if not may_be_named or several:
            return verdict
        bar = MEANT_NEW
    if source and _holds_a_name(scene, words):
        return verdict
    shares = scene.meant(words)
    # Who hired "the lawyer Brook hired" is none; but his is "Brook's letter".
    somebody = bool(source) and head_kind(_head(scene, words), scene.codebook) is SpeakerKind.UNNAMED
    inside = [scene.referent(entry) for _, entry in scene.roster.touching(words)] if somebody else []
    named = [one for one in scene.everybody if one.entries and _may_be(one, verdict) and not scene.is_accuser(one)]
    named = [one for one in named if all(one is not other for other in inside)]
    one = max(named, key=lambda one: shares[id(one)], default=None)
    if one is None or shares[id(one)] < bar or (several and one.kind is SpeakerKind.PERSON):
        return verdict
    if one is parent or not _spoken_of(scene, one, words, content) or (source and not _agrees(scene, one, words)):
        return verdict
    said = _phrase(scene, words)
    core = said.core.of(scene.text)
    head = head_of(core) if source else ""
    if outranks(core, one, scene.codebook):
        return verdict
    # A body described at length, and heard as one named before beyond doubt, needs no noun in common.
    alike = verdict.name and verdict.kind is SpeakerKind.ORGANISATION is one.kind
    # A headline or lead without an article ("Harbour minister resigns") means somebody whom the report names below.
    short = scene.leads(words.start) and ARTICLE.match(words.of(scene.text)) is None and not one.nouns
    if not alike and not short and not may_mean(said, head, one, scene.codebook):
        return verdict
    return Verdict(kind=one.kind, who=(one,))


def _agrees(scene: Scene, one: Referent, words: Span) -> bool:
    """Whether somebody has the gender of a pronoun or noun; and is somebody's own, where the report says nothing else.

    "Her lawyer" is no pilot.
    """
    if one.kind is not SpeakerKind.PERSON:
        return True
    head, book = _head(scene, words), scene.codebook
    asked = GENDER.get(head) or book.gendered.get(head)
    # What the report tells may be of another; a given name is their own.
    given = book.gender_of_name(one.entries[0].tokens[0]) if " " in one.name else None
    if asked is not None and given not in (None, asked):
        return False
    somebody = head_kind(head, book) is SpeakerKind.UNNAMED and head not in book.relations
    owned = OWNER.match(words.of(scene.text)) is not None and somebody
    return not owned or not one.nouns or told_so(head, one, book)


def _holds_a_name(scene: Scene, words: Span) -> bool:
    """Whether a source holds the name of a person, so that it means nobody else: not so in "Okello's lawyer"."""
    return any(not _OWNS.match(scene.text, mention.end) for mention, _ in scene.people(words))


def _spoken_of(scene: Scene, one: Referent, words: Span, content: Sequence[Span]) -> bool:
    """Whether a text names somebody before a source, its own words aside; below a headline or lead it may be later."""
    own = [mention for mention in one.mentions if not any(span.covers(mention) for span in content)]
    return any(mention.start < words.start or scene.leads(words.start) for mention in own)


def _head(scene: Scene, words: Span) -> str:
    """The head noun of a description."""
    return head_of(_phrase(scene, words).core.of(scene.text))


def _phrase(scene: Scene, words: Span) -> Phrase:
    people = [mention for mention, _ in scene.people(words)]
    return phrase(scene.text, words, scene.names(words), scene.codebook, people=people)


def _may_be(one: Referent, verdict: Verdict) -> bool:
    """Whether a referent can be what the rules have found: a person without a name may be anybody."""
    if verdict.kind in (None, SpeakerKind.UNNAMED) or one.kind is verdict.kind:
        return True
    bodies = (SpeakerKind.ORGANISATION, SpeakerKind.STATE)
    return not verdict.name and one.kind in bodies and verdict.kind in bodies
