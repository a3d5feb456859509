"""Whose words is "the statement", "a letter from the union", "the report"?

Takes a phrase whose head is a noun for a document; yields a verdict. What only carries words leads to whose they are,
and so does what an outlet prints; a report, a poll or a law speaks for itself.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import FARTHEST, Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.kinds import BODIES, head_kind
from onrecord.linking.phrases.phrase import DEFINITE, OWNER, Phrase, bare, head_of, is_head, phrase, strip
from onrecord.linking.reference.bodies import body
from onrecord.linking.reference.weighing import weigh
from onrecord.records import Span, SpeakerKind

_AUTHOR = re.compile(r"^\s*(?:by|from|of|issued by|released by|published by|sent by|in|for|with|to)\s+", re.IGNORECASE)
_BY = re.compile(r"\s+(?:(?:issued|released|published|posted|sent|made|put out|given)\s+)?(?:by|from|of)\s+")
_ISSUED = re.compile(r"\b(?:issued|released|published|posted|sent|made|put out|gave|provided|wrote|read)\s+$")
_PHRASE_END = re.compile(r"[,;:.(“\"]|\s(?:late|early|last|this|on|was|is|were|has|had|said|says|that|which|who|and)\s")
# What a document is of, without what else is told of it: "a poll of farmers", not "that was taken in May" nor
# "on Monday".
_OF_TAIL = re.compile(
    r"^\s+(?!on\s[A-Z][a-z]+day\b)(?:of|by|on|from|about|in|for)\s[^,(;—–]*?(?=\s(?:who|whose|which|that|on\s[A-Z][a-z]+day)\b"
    r"|\s(?:[a-z]+ed|given|made|seen|taken|written)\s(?:after|as|at|before|between|by|during|for|from|in|last|on|since|the|this|to|with)\b"
    r"|[,(;—–]|$)"
)
# Of a sentence that never ends, as in a text without full stops, so much is read on either side of a statement.
_LONGEST = 2_000
# "The office release"; neither "press" nor "news" says whose a release is.
_OF_A_BODY = re.compile(r"[Tt]he\s+(?!press\b|news\b|media\b)([a-z-]+)\s+[a-z-]+")
_IN_A = re.compile(r"\b(?:in|by|via|with|through|issued|released|sent)\s+an?\s+(?:[\w-]+\s+){0,2}?([\w-]+)\b")


def document(scene: Scene, said: Phrase, head: str, place: int, *, definite: bool) -> Verdict:
    """Whose words a document has, or the document itself."""
    carried = _carried(scene, said, head, place, definite=definite)
    return carried or _document(scene, said, head, place, definite=definite)


def _carried(scene: Scene, said: Phrase, head: str, place: int, *, definite: bool) -> Verdict | None:
    """Words that only carry what somebody says: "a statement from the union", "the newspaper's editorial"."""
    printed = head in scene.codebook.sources.printed
    if head not in scene.codebook.sources.carriers and not printed:
        return None
    if head in scene.codebook.sources.deeds_too and OWNER.match(said.span.of(scene.text)):
        return None  # "his release" is done to him
    found = _author(scene, said)
    if found is not None and found.who:
        scene.carried[head] = found.who[0]
    if found is not None:
        return found
    last = (
        scene.carried.get(head)
        or _issued(scene, head, said.span.start)
        or (None if printed else (scene.last_speaker(place) or (0, None))[1])
    )
    if definite and len(said.core.of(scene.text).split()) <= 3 and last is not None:
        return Verdict(kind=last.kind, who=(last,))
    return None


def _issued(scene: Scene, head: str, place: int) -> Referent | None:
    """Whose words the text has said them to be: "a statement by the union", "Okello issued a short statement"."""
    introduced = re.compile(rf"\ban?\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b", re.IGNORECASE)
    brought = list(introduced.finditer(scene.text, max(0, place - FARTHEST), place))
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
    """Whose words they are by what stands with them: "by the union", "the union's", "the union statement"."""
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
    of_a_body = _OF_A_BODY.fullmatch(words)
    if of_a_body is None or head_kind(of_a_body[1], scene.codebook) not in BODIES:
        return None
    found = _whose(scene, Span(said.core.start, said.core.start + of_a_body.end(1)))
    return found if found is not None and found.who else Verdict(kind=SpeakerKind.DOCUMENT, name=bare(words))


def _whose(scene: Scene, span: Span) -> Verdict | None:
    """Whose words they are, where a name or a body stands there."""
    span = strip(scene.text, span)
    core = phrase(scene.text, span, scene.names(span), scene.codebook).core
    for mention, entry in (*scene.people(core), *scene.bodies(core)):
        if is_head(scene.text, mention, core) and (one := scene.referent(entry)) is not None:
            return Verdict(kind=one.kind, who=(one,))
    words = core.of(scene.text)
    kind = head_kind(head_of(words), scene.codebook)
    if kind not in BODIES:
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


def keep_carriers(scene: Scene, place: int, until: int, who: Referent) -> None:
    """Keep whose word "a statement" or "a letter" is that a sentence brings in: "Brook said in a statement that"."""
    start = max(scene.sentences.start(place), place - _LONGEST)
    for match in _IN_A.finditer(scene.text, start, min(scene.sentences.end(until - 1), until + _LONGEST)):
        if match[1].lower() in scene.codebook.sources.carriers:
            scene.carried[match[1].lower()] = who
