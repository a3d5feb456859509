"""What the tagger says of a source, where the rules leave it open or the tagger is sure against them.

Takes a verdict of the rules with the words that it is of; yields a verdict. The tagger has learned from whole reports
what a list cannot hold: whether "the campaign" is a body, whom "the airline" means.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import BODIES, head_kind, is_several
from onrecord.linking.phrases.phrase import ARTICLE, DEFINITE, OF_SOMEBODY, OWNER, bare, head_of
from onrecord.linking.reference.bodies import nobody_in_particular
from onrecord.linking.reference.offices import may_mean, outranks, told_so
from onrecord.linking.reference.pronouns import GENDER, another_speaks
from onrecord.linking.reference.untold import is_former
from onrecord.linking.reference.weighing import SURE_SHARE
from onrecord.linking.sources import left_out
from onrecord.linking.sources.overruled import SURE_KIND, overruled
from onrecord.linking.sources.speakers import Asked
from onrecord.records import Span, SpeakerKind
from onrecord.records.labels import Weigher

# The share that somebody named must have to be meant by a source that is else open; by one that is else somebody new.
MEANT_OPEN, MEANT_NEW = 0.5, 0.97
_OWNS = re.compile(r"['’\"]|\s(?!(?:of|from|at|with|who|and)\b)[a-z]")
_HIS = re.compile(r"(his|her)\s", re.IGNORECASE)
_NEAR = 300  # letters before "his", in which its owner is named
_UNNAMED_BODIES = (*BODIES, SpeakerKind.DOCUMENT)
_ANYBODY = (*_UNNAMED_BODIES, SpeakerKind.UNNAMED, SpeakerKind.PERSON)


def weighed(scene: Scene, verdict: Verdict, asked: Asked) -> Verdict:
    """The verdict with the tagger's word on it; of a statement without a source the cue stands for it."""
    if scene.weigher is not None:
        verdict = _doubted(scene, overruled(scene, verdict, asked.source, asked.cue), asked.source)
        verdict = _heard(scene, scene.weigher, verdict, asked)
        verdict = _meant(scene, verdict, asked)
    return _by_description(scene, verdict, asked.source)


def _by_description(scene: Scene, verdict: Verdict, source: Sequence[Span]) -> Verdict:
    """An arm of the state without a name, by what it is called: "the police"; "the government" stays open.

    So is a paper or a body that only the tagger knows for one: "the funding model", "harbour television"; but "the
    squad" is one that the report has named.
    """
    if verdict.reason == "unknown-source" and verdict.kind in _UNNAMED_BODIES and source and verdict.candidates:
        called = verdict.candidates[0]
        new = verdict.kind is SpeakerKind.DOCUMENT or " " in called or not DEFINITE.match(source[0].of(scene.text))
        return Verdict(kind=verdict.kind, name=called) if new else verdict
    if verdict.reason != "description" or verdict.kind is not SpeakerKind.STATE or not source:
        return verdict
    words = bare(scene.phrase(source[0]).core.of(scene.text))
    head, book = head_of(words), scene.codebook
    country = (
        head in book.kinds_of_body.governments
        or head in book.kinds_of_body.countries
        or head in book.kinds_of_body.settlements
    )
    if verdict.candidates != (words,) or country:
        return verdict
    return Verdict(kind=SpeakerKind.STATE, name=words)


def _doubted(scene: Scene, verdict: Verdict, source: Sequence[Span]) -> Verdict:
    """An open verdict, where the rules lead a description to one of whom the report never says its noun, and the tagger
    is sure of another.

    A country stays: "the Arlian government" is its noun and all. So does somebody's own ("his team").
    """
    if not source or verdict.reason or len(verdict.who) != 1:
        return verdict
    one, words = verdict.who[0], source[0]
    if DEFINITE.match(words.of(scene.text)) is None or "country" in one.nouns or scene.roster.touching(words):
        return verdict
    if OWNER.match(words.of(scene.text)):
        return verdict
    head = _head(scene, words)
    if head in scene.codebook.sources.pairs:
        return verdict  # "the latter" is told by the order of names alone
    if told_so(head, one, scene.codebook) if one.kind is SpeakerKind.PERSON else head in one.nouns:
        return verdict
    alike = BODIES if one.kind in BODIES else (one.kind,)
    shares = scene.meant(words)
    named = [other for other in _named_near(scene, words) if other.kind in alike]
    likeliest = max(named, key=shares.of, default=one) if shares else one
    if shares is None or likeliest is one or shares.of(likeliest) < SURE_SHARE:
        return verdict
    return opened("description", (likeliest, one), verdict.kind)


def _heard(scene: Scene, weigher: Weigher, verdict: Verdict, asked: Asked) -> Verdict:
    """The kind that the tagger is sure of, where the words of a source give none or only people without a name.

    "The campaign", "his firm", "City Hall": whether they are a body is told by the sentence, not by a list. Of a
    statement whose source is left out the cue tells it: "was expected" has nobody's word behind it, "hoping to" has.
    """
    source, cue = asked.source, asked.cue
    if verdict.who or verdict.kind not in (None, SpeakerKind.UNNAMED, SpeakerKind.NONE):
        return verdict
    if (verdict.kind is SpeakerKind.NONE) is bool(source):
        return verdict
    shares = weigher.source_kind(source or cue)
    likeliest = max(shares, key=shares.__getitem__, default="none")
    known: tuple[SpeakerKind, ...] = _UNNAMED_BODIES if verdict.kind is SpeakerKind.UNNAMED else _ANYBODY
    if source and _is_any_body(scene, source[0]):
        known = (SpeakerKind.DOCUMENT,)  # "a relief agency" is a body that nobody names
    if likeliest not in known or shares[likeliest] < SURE_KIND:
        return verdict
    kind = SpeakerKind(likeliest)
    if source:
        return replace(verdict, kind=kind)
    one = left_out.doer(scene, cue[0]) if cue and kind is SpeakerKind.PERSON else None
    return Verdict(kind=kind, who=(one,)) if one is not None else opened("no-source", kind=kind)


def _is_any_body(scene: Scene, source: Span) -> bool:
    """Whether words bring in a body, and no arm of a state, by its kind alone."""
    said = scene.phrase(source)
    kind = head_kind(head_of(said.core.of(scene.text)), scene.codebook)
    return kind is SpeakerKind.ORGANISATION and nobody_in_particular(scene, said)


def _meant(scene: Scene, verdict: Verdict, asked: Asked) -> Verdict:
    """Whoever the tagger takes a source for, where the rules leave it open or make a description somebody new.

    "The airline", "the Vellmark Republican": that it is the one named before, only the whole report tells. A statement
    without a source has its cue for a source.
    """
    source = asked.source
    if verdict.who or verdict.kind is SpeakerKind.NONE or not (source or asked.cue):
        return verdict
    if verdict.reason == "outlet":
        return verdict  # "I" outside of other people's words is whoever wrote them
    words = (source or asked.cue)[0]
    several = bool(source) and is_several(_head(scene, words), scene.codebook)
    if (verdict.name and (several or not _may_be_named(scene, verdict, words))) or (
        source and _holds_a_name(scene, words)
    ):
        return verdict
    one, share = _likeliest(scene, verdict, words, described=bool(source))
    if one is None or share < (MEANT_NEW if verdict.name else MEANT_OPEN):
        return verdict
    if (several and one.kind is SpeakerKind.PERSON) or one is asked.parent:
        return verdict
    if _head(scene, words) in GENDER and another_speaks(scene, words, one):
        return verdict
    if not _spoken_of(scene, one, words, asked.content) or (source and not _agrees(scene, one, words)):
        return verdict
    if not _may_mean(scene, verdict, one, words, described=bool(source)):
        return verdict
    return Verdict(kind=one.kind, who=(one,))


def _may_be_named(scene: Scene, verdict: Verdict, words: Span) -> bool:
    """Whether a description that the rules make somebody new can be one whom the report names."""
    definite = DEFINITE.match(words.of(scene.text)) is not None
    return verdict.kind is SpeakerKind.UNNAMED or (definite and verdict.kind is SpeakerKind.ORGANISATION)


def _likeliest(scene: Scene, verdict: Verdict, words: Span, *, described: bool) -> tuple[Referent | None, float]:
    """Whoever the tagger takes words for, of those with a name whom the verdict allows; and its share."""
    shares = scene.meant(words)
    # Who hired "the lawyer Brook hired" is none; but his is "Brook's letter".
    somebody = described and head_kind(_head(scene, words), scene.codebook) is SpeakerKind.UNNAMED
    inside = [scene.referent(entry) for _, entry in scene.roster.touching(words)] if somebody else []
    named = [
        one
        for one in _named_near(scene, words)
        if _may_be(one, verdict)
        # A surname that several bear is one of theirs.
        and (verdict.reason != "ambiguous-name" or one.name in verdict.candidates)
        and not (scene.is_accuser(one) or scene.is_another(one))
        and all(one is not other for other in inside)
    ]
    one = max(named, key=shares.of, default=None) if shares else None
    return one, shares.of(one) if shares and one is not None else 0.0


def _named_near(scene: Scene, words: Span) -> list[Referent]:
    """Those whom the tagger can take words for: whoever is named within its reach of them."""
    named = (scene.referent(entry) for mention, entry in scene.named_near(words))
    return scene.where.in_order(one for one in named if one is not None)


def _may_mean(scene: Scene, verdict: Verdict, one: Referent, words: Span, *, described: bool) -> bool:
    """Whether the noun of a description, if it is one, can mean somebody."""
    said = scene.phrase(words)
    core = said.core.of(scene.text)
    if outranks(core, one, scene.codebook):
        return False
    if described and is_former(core) and not told_so(head_of(core).removeprefix("ex-"), one, scene.codebook):
        return False  # who no longer is an aide is nobody of whom the report does not say it
    country = scene.codebook.world.in_phrase(core) if described and one.kind is SpeakerKind.PERSON else None
    if country is not None and one.country not in (None, country):
        return False  # the Kenyan envoy is none of Mali
    if described and one.kind in BODIES and head_of(core) in scene.codebook.heads.person:
        return False  # a spokesman is no company
    # A body described at length, and heard as one named before beyond doubt, needs no noun in common.
    alike = verdict.name and verdict.kind is SpeakerKind.ORGANISATION is one.kind
    # A headline or lead without an article ("Harbour minister resigns") means somebody whom the report names below.
    short = scene.leads(words.start) and ARTICLE.match(words.of(scene.text)) is None and not one.nouns
    return bool(alike or short) or may_mean(said, head_of(core) if described else "", one, scene.codebook)


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
    if asked is not None and (given or one.gender) not in (None, asked):
        return False
    if _is_owner(scene, one, words):
        return False
    if head in book.sources.relations and OF_SOMEBODY.match(words.of(scene.text)) and not told_so(head, one, book):
        return False  # "Brook's father" is nobody of whom the report does not say it
    somebody = head_kind(head, book) is SpeakerKind.UNNAMED and head not in book.sources.relations
    owned = OWNER.match(words.of(scene.text)) is not None and somebody
    return not owned or not one.nouns or told_so(head, one, book)


def _is_owner(scene: Scene, one: Referent, words: Span) -> bool:
    """Whether somebody is the last named before "his counterpart", and so whose counterpart that is."""
    his = _HIS.match(scene.text, words.start, words.end)
    if his is None or one.gender not in (None, GENDER[his[1].lower()]):
        return False
    named = scene.people(Span(max(0, words.start - _NEAR), words.start))
    return bool(named) and scene.referent(named[-1][1]) is one


def _holds_a_name(scene: Scene, words: Span) -> bool:
    """Whether a source holds the name of a person, so that it means nobody else: not so in "Okello's lawyer"."""
    return any(not _OWNS.match(scene.text, mention.end) for mention, _ in scene.people(words))


def _spoken_of(scene: Scene, one: Referent, words: Span, content: Sequence[Span]) -> bool:
    """Whether a text names somebody before a source, its own words aside; below a headline or lead it may be later."""
    own = [mention for mention in one.mentions if not any(span.covers(mention) for span in content)]
    return any(mention.start < words.start or scene.leads(words.start) for mention in own)


def _head(scene: Scene, words: Span) -> str:
    """The head noun of a description."""
    return head_of(scene.phrase(words).core.of(scene.text))


def _may_be(one: Referent, verdict: Verdict) -> bool:
    """Whether a referent can be what the rules have found: a person without a name may be anybody."""
    if verdict.kind in (None, SpeakerKind.UNNAMED) or one.kind is verdict.kind:
        return True
    return not verdict.name and one.kind in BODIES and verdict.kind in BODIES
