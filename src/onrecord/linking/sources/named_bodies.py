"""Which bodies or places does the head of a source name: "the Ministry of Forests", "the Vellcorp company", "the LG"?

Takes a phrase and the scene; yields a verdict, or nothing where no name of a body is its head. Leaves alone persons'
names, and phrases that only describe a body.
"""

import re
from itertools import pairwise

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.entries import Entry
from onrecord.linking.names.kinds import BODIES, head_kind
from onrecord.linking.phrases.phrase import AND, ARTICLE, DEFINITE, Phrase, bare, head_of, is_head, without_article
from onrecord.linking.phrases.standing import parties_in
from onrecord.linking.reference.offices import holder
from onrecord.linking.reference.untagged import is_field_of_a_country
from onrecord.records import Span, SpeakerKind

AND_OTHERS = re.compile(r",?\s(?:and|along with|as well as)\s(?:others?|some|many|several|a few|his|her|its|their)\b")
# A place, its state or country between commas, and a noun: in American papers a company without its name.
_SEAT = re.compile(
    r"[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*)*,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)*(?:,\s(?!who|which|that|where)|-based\s)[a-z]"
)
_AND_THE = re.compile(rf"{AND.pattern}(?:the\s)?")


def body_named(scene: Scene, said: Phrase) -> Verdict | None:
    """A phrase whose head is the name of a body or a place, or several joined by "and"."""
    text, core = scene.text, said.core
    words = bare(core.of(text)).split()
    if (called := _holder(scene, said) or _before_its_noun(scene, said)) is not None:
        return Verdict(kind=called.kind, who=(called,))
    if is_field_of_a_country(words, scene.codebook):
        return Verdict(kind=SpeakerKind.STATE, name=" ".join(words))
    plain = len(words) == 1 or (words and words[-1].islower())
    if plain and head_of(words[-1]) in scene.codebook.heads.group:
        return None
    if len(words) > 1 and scene.codebook.named(" ".join(words)) and (known := _known_body(scene, core)) is not None:
        return known
    if len(words) > 1 and head_of(words[-1]) in scene.codebook.bodies.document:
        return None
    named = scene.bodies(core)
    begins = {mention.start for mention, _ in named}
    heads = [
        (mention, one)
        for mention, entry in named
        # "The Tunley County DBC": the place only tells which.
        if is_head(text, mention, core) and mention.end + 1 not in begins and (one := scene.referent(entry)) is not None
    ]
    if not heads:
        return _known_body(scene, core) or _outlet(scene, core)
    if _only_the_seat(scene, said, places=all(one.place for _, one in heads)):
        return opened("description", kind=SpeakerKind.ORGANISATION)
    heads = _before_others(scene, said, heads[0][0]) or heads
    if len(whole := _whole_list(scene, said, heads[0][0])) > len(heads):
        return Verdict(kind=whole[0].kind, who=whole)
    rest = core.of(text)[heads[-1][0].end - core.start :]
    kind = head_kind(head_of(bare(core.of(text))), scene.codebook)
    if kind is SpeakerKind.UNNAMED and rest and not AND.match(rest):
        return Verdict(kind=kind, name=bare(core.of(text)))
    who = tuple(dict.fromkeys(one for _, one in heads))
    for one in who:
        if one.place and one.kind is SpeakerKind.STATE and not is_a_place(one.name, scene.codebook):
            one.kind = SpeakerKind.ORGANISATION
    return Verdict(kind=who[0].kind, who=who)


def _holder(scene: Scene, said: Phrase) -> Referent | None:
    """Whose office words stand for that the report gives no body in full: "the LG", "the Health CS"."""
    words = bare(said.core.of(scene.text))
    letters = words.isupper() and " " not in words
    if not letters and not DEFINITE.match(said.span.of(scene.text)):
        return None
    spelt = any(entry.name != words for _, entry in scene.bodies(said.core))
    return None if spelt else holder(words, scene)


def _before_its_noun(scene: Scene, said: Phrase) -> Referent | None:
    """The body whose name stands before the noun for it: "the Vellcorp company", not "the Labour group"."""
    words, book = said.core.of(scene.text), scene.codebook
    name, _, noun = without_article(words).rpartition(" ")
    if (
        noun not in book.kinds_of_body.companies | book.kinds_of_body.outlets | book.kinds_of_body.named_so
        or not DEFINITE.match(words)
        or parties_in(name, book)
    ):
        return None
    end = said.core.end - len(noun) - 1
    whole = (entry for mention, entry in scene.bodies(said.core) if mention == Span(end - len(name), end))
    one = next((one for entry in whole if (one := scene.referent(entry)) is not None), None)
    return one if one is not None and one.kind is SpeakerKind.ORGANISATION and not one.place else None


def listed(scene: Scene, stretch: Span) -> list[tuple[Span, Entry]]:
    """The bodies of a list that a stretch begins with, all joined by commas and "and"."""
    found: list[tuple[Span, Entry]] = []
    for mention, entry in scene.bodies(stretch):
        between = scene.text[found[-1][0].end if found else stretch.start : mention.start]
        if between and not (found and _AND_THE.fullmatch(between)):
            break
        found.append((mention, entry))
    return found


def _before_others(scene: Scene, said: Phrase, first: Span) -> list[tuple[Span, Referent]]:
    """The bodies of a list that goes on with some who have no name: "the Dockers Union, the Ports Board and others"."""
    if not AND_OTHERS.match(scene.text, said.span.end):
        return []
    found = listed(scene, Span(first.start, said.span.end))
    return [(mention, one) for mention, entry in found if (one := scene.referent(entry)) is not None]


def _whole_list(scene: Scene, said: Phrase, first: Span) -> tuple[Referent, ...]:
    """All bodies of a source that lists nothing else: "the Dockers Union, the Ports Board and Arlia"."""
    named = listed(scene, Span(first.start, said.span.end))
    joined = [scene.text[one.end : other.start] for (one, _), (other, _) in pairwise(named)]
    if not joined or "and" not in joined[-1].split() or scene.text[named[-1][0].end : said.span.end].strip(" .,"):
        return ()
    return tuple(dict.fromkeys(one for _, entry in named if (one := scene.referent(entry)) is not None))


def _only_the_seat(scene: Scene, said: Phrase, *, places: bool) -> bool:
    """Whether a name only says where somebody is: "the Ellery, Vellmark, maker of pumps", not "the Hague, which".

    It must have been tagged as a place, but before "-based", which says so itself.
    """
    words = ARTICLE.match(said.span.of(scene.text))
    seat = _SEAT.match(said.span.of(scene.text), words.end()) if words is not None else None
    return seat is not None and (places or "-based" in seat[0])


def is_a_place(name: str, codebook: Codebook) -> bool:
    """Whether what was tagged as a place is one, so that its authorities speak: not "the Vellmark Free Beacon".

    A lone word is taken for one: the gazetteer has no small places.
    """
    words = {word.lower() for word in name.split()}
    if len(words) == 1 or words & codebook.bodies.state:
        return True
    return bool(load_gazetteer(codebook.language).find(name)) or name.lower() in codebook.geography.regions


def _outlet(scene: Scene, core: Span) -> Verdict | None:
    """The outlet that "the Post" means, where the article names just one so in full."""
    words = core.of(scene.text).split()
    word = words[-1] if words else ""
    if len(words) > 2 or not word[:1].isupper() or word.lower() not in scene.codebook.broader["newspaper"]:
        return None
    fuller = {one for one in scene.everybody if one.kind is SpeakerKind.ORGANISATION and one.name.endswith(f" {word}")}
    return Verdict(kind=SpeakerKind.ORGANISATION, who=(fuller.pop(),)) if len(fuller) == 1 else None


def _known_body(scene: Scene, core: Span) -> Verdict | None:
    """A body that the codebook knows and the tagger did not see."""
    words = bare(core.of(scene.text))
    known = [one for one in scene.codebook.named(words) if one.kind in ("organisation", "state")]
    if not known or not words[:1].isupper():
        return None
    here = Span(core.end - len(words), core.end)
    called = (one for one in scene.everybody if one.entries and one.kind in BODIES and one.called_at(here))
    same = (one for one in scene.everybody if one.entries and scene.codebook.named(one.name)[:1] == tuple(known[:1]))
    one = next(same, None) or next(called, None)
    return Verdict(kind=one.kind if one else SpeakerKind(known[0].kind), who=(one,) if one else (), name=words)
