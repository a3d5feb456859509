"""Who do the source words stand for?

Takes a source phrase and the scene; yields a verdict: referents that the article has named, somebody or something
new by the phrase's own words, nobody, or an open question with the reason and the candidates. The first rule that
knows the phrase decides: names before carriers of words, these before descriptions. Leaves open rather than guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.entries import Entry
from onrecord.linking.names.forms import glued
from onrecord.linking.names.kinds import BODIES, head_kind, is_plural
from onrecord.linking.names.tables import without_ticker
from onrecord.linking.phrases.phrase import (
    AND,
    Phrase,
    head_of,
    is_head,
    strip,
    without_article,
)
from onrecord.linking.phrases.titles import title_before
from onrecord.linking.reference import pronouns
from onrecord.linking.reference.antecedents import antecedent
from onrecord.linking.reference.descriptions import described
from onrecord.linking.reference.traits import by_style
from onrecord.linking.sources import left_out
from onrecord.linking.sources.apposition import behind, right_before, whose
from onrecord.linking.sources.charges import accused, accused_by_pronoun
from onrecord.linking.sources.cut_short import cut_short
from onrecord.linking.sources.named_bodies import AND_OTHERS, body_named, listed
from onrecord.records import Span, SpeakerKind

# Whoever speaks is told by the first words of a source; a longer one is a slip, or meant to cost time.
_LONGEST = 400
_TAIL_CLAUSE = re.compile(r",\s|\s[(—–]")
# What joins the names of a list, each with an age or without; and what may be said of all of them behind it.
_AND_NEXT = re.compile(rf"(?:,\s\d{{1,3}}(?=,|\s))?{AND.pattern}")
_NOTHING_MORE = re.compile(r"(?:,\s\d{1,3}(?=,|$))?[\s,]*(?:$|who|\(|(?:both|all)\s(?:of|from|aged)\s)")
_FOR_BEFORE = re.compile(r"\b(?:for|of|to)\s(?:the\s)?$")
_HE_AND = re.compile(r"(he|she)\s(?:along with|and|as well as)\s(?=[A-Z])", re.IGNORECASE)
_ONE = frozenset({"he", "she", "it"})
_AMONG_THEM = re.compile(
    r"[^()]*?,?\s(?P<some>including|among them|such as|like)\s(?:the\s)?"
    r"|(?P<of>\s(?:at|from|in|of|with)\s[^,()]*?)?(?:,|[^,()]*?\s(?:--?|[—–]))\s(?:the\s)?(?=[A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source and what stands around it: whose words it stands in, and where its statement begins.

    With `verbatim` the parent's words stand in quotation marks. Without `guess`, as for a party to a deed, a
    description leads only to somebody of whom the article has said it.
    """

    source: Sequence[Span]
    place: int
    parent: Referent | None = None
    quoted: bool = False
    cue: Sequence[Span] = ()
    content: Sequence[Span] = ()
    guess: bool = True
    verbatim: bool = False


def settle(scene: Scene, asked: Asked) -> Verdict:
    """Tell who a source stands for."""
    if not asked.source:
        if asked.cue and (subject := left_out.subject(scene, asked.cue[0])) is not None:
            return Verdict(kind=subject.kind, who=(subject,))
        return pronouns.untold(scene, asked.place, quoted=asked.quoted)
    span = asked.source[0]
    span = strip(scene.text, Span(span.start, min(span.end, span.start + _LONGEST)))
    span = without_ticker(scene.text, _without_others(scene, _with_its_stop(scene, span)))
    # An editor's brackets stand for a letter that was another: "[W]e".
    words = re.sub(r"[\[\]]", "", span.of(scene.text)).lower()
    codebook = scene.codebook
    # "Nobody who has seen the water": what follows tells only whom it is not.
    if (
        words in codebook.sources.nobody
        or re.split(r" (?:who|of|that|in|at|but)\b", words, maxsplit=1)[0] in codebook.sources.nobody
    ):
        return Verdict(kind=SpeakerKind.NONE)
    # In capitals it is a body: the WHO.
    if words in codebook.sources.relatives and not span.of(scene.text).isupper():
        return antecedent(scene, span)
    # Nor are the US us, nor IT it.
    if words in codebook.sources.pronouns and not (len(words) > 1 and span.of(scene.text).isupper()):
        cue = asked.cue[0].of(scene.text) if asked.cue else ""
        found = pronouns.pronoun(scene, span, words, asked.parent, cue, verbatim=asked.verbatim, speaks=asked.guess)
        return found if found.who or not found.reason else accused_by_pronoun(scene, words) or found
    if words.startswith("those "):
        return Verdict(kind=SpeakerKind.UNNAMED, name=_TAIL_CLAUSE.split(span.of(scene.text), maxsplit=1)[0])
    said = scene.phrase(span)
    if (one := right_before(scene, said.core)) is not None:
        return Verdict(kind=one.kind, who=(one,))
    return (
        by_style(scene, said, asked.parent)
        or _with_him(scene, said, asked)
        or cut_short(scene, span)
        or whose(scene, said)
        or _people(scene, said)
        or body_named(scene, said)
        or accused(scene, said)
        or described(scene, said, asked.place, parent=asked.parent, guess=asked.guess)
    )


def _with_him(scene: Scene, said: Phrase, asked: Asked) -> Verdict | None:
    """Those whom a pronoun and names are joined to: "he and Brook"."""
    joined = _HE_AND.match(scene.text, said.span.start, said.span.end)
    if joined is None:
        return None
    own = Span(*joined.span(1))
    he = pronouns.pronoun(scene, own, own.of(scene.text).lower(), asked.parent, speaks=asked.guess).who
    others = [(m, entry) for m, entry in scene.people(said.core) if m.start == joined.end()]
    named = _named(scene, [entry for _, entry in _joined(scene, said, others)]).who if others else ()
    return Verdict(kind=SpeakerKind.PERSON, who=(*he, *named)) if len(he) == 1 and named else None


def _with_its_stop(scene: Scene, span: Span) -> Span:
    """A source with the full stop that ends a name in it: "Vellmark & Co."."""
    longer = Span(span.start, span.end + 1)
    stops = scene.text[span.end : longer.end] == "."
    return longer if stops and any(name.end == longer.end for name, _ in scene.roster.inside(longer)) else span


def _without_others(scene: Scene, span: Span) -> Span:
    """A source without those who are only added to somebody named: "she and her defenders", "the union and others"."""
    others = AND_OTHERS.search(scene.text, span.start, span.end)
    if others is None:
        return span
    first = Span(span.start, others.start())
    named = any(mention.end == first.end for mention, _ in scene.roster.inside(first))
    return first if named or first.of(scene.text).lower() in _ONE else span


def _people(scene: Scene, said: Phrase) -> Verdict | None:
    """A phrase whose head is a person's name, or names joined by "and"."""
    text, core = scene.text, said.core
    heads = [(m, entry) for m, entry in scene.people(core) if is_head(text, m, core)]
    if len(heads) > 1:
        # "MP for Dunmere and Ellery Ada Brook": whatever was tagged behind "for" is where he sits.
        heads = [row for row in heads if not _FOR_BEFORE.search(text, core.start, row[0].start)] or heads
        # "Deputy Youth and Sports Minister Ada Brook": nor is what was tagged in her title a second one.
        title = title_before(text, heads[-1][0], scene.codebook)
        heads = [row for row in heads if title is None or not title.covers(row[0])]
    unclear = next((found for m, found in scene.roster.open(core) if is_head(text, m, core)), ())
    if heads:
        return _named(scene, [entry for _, entry in _joined(scene, said, heads)])
    if unclear:
        return Verdict(kind=SpeakerKind.PERSON, reason="ambiguous-name", candidates=tuple(e.name for e in unclear))
    return behind(scene, said) or _members(scene, said) or _by_word(scene, said)


def _joined(scene: Scene, said: Phrase, heads: list[tuple[Span, Entry]]) -> list[tuple[Span, Entry]]:
    """The names of a list that goes on behind a comma or an age: "Okello, 41, Brook and Lantry"."""
    found, end = list(heads), heads[-1][0].end
    for mention, entry in scene.people(Span(end, said.span.end)):
        if not _AND_NEXT.fullmatch(scene.text, end, mention.start):
            break
        found.append((mention, entry))
        end = mention.end
    alone = len(found) == len(heads) or _NOTHING_MORE.match(scene.text[end : said.span.end]) is not None
    return found if alone else list(heads)


def _named(scene: Scene, entries: Sequence[Entry]) -> Verdict:
    unique = list({id(entry): entry for entry in entries}.values())
    return Verdict(kind=SpeakerKind.PERSON, who=tuple(one for e in unique if (one := scene.referent(e)) is not None))


def _members(scene: Scene, said: Phrase) -> Verdict | None:
    """Those whom a phrase goes on to name: "two senators, Ada Brook and Hugh Lantry,", "both towns, Ore and Quay".

    One example of many is not meant alone: "most mayors, like Ada Brook,".
    """
    head, opening = head_of(said.core.of(scene.text)), _AMONG_THEM.match(said.tail)
    people = is_plural(head, scene.codebook)
    bodies = head.endswith("s") and head_kind(head[:-1], scene.codebook) in BODIES
    if opening is None or not (people or bodies) or (bodies and _is_a_name(scene, said.core)):
        return None
    stretch = Span(said.core.end + opening.end(), said.span.end)
    named = scene.people(stretch) if people else []
    if not named and opening["of"]:
        return None  # "the people of Dunmere, Ellery and Quay"
    named = named or listed(scene, stretch)
    who = tuple(dict.fromkeys(one for _, entry in named if (one := scene.referent(entry)) is not None))
    example = opening["some"] is not None and bool(who) and who[0].kind is SpeakerKind.PERSON
    whole = named and not example and scene.text[named[-1][0].end : said.span.end].strip(" .") == ""
    return Verdict(kind=who[0].kind, who=who) if who and (len(who) > 1 or whole) else None


def _is_a_name(scene: Scene, core: Span) -> bool:
    """Whether a phrase is a body's name, behind which only its seat stands: "Dunmere Airlines, Ellery, Ohio,"."""
    return any(mention.end == core.end for mention, _ in scene.bodies(core))


def _by_word(scene: Scene, said: Phrase) -> Verdict | None:
    """A lone word that is part of just one person's name, or that a broken page has glued to a cue."""
    words = without_article(said.core.of(scene.text)).split()
    if len(words) != 1 or not words[0][:1].isupper():
        return None
    word = words[0].lower().removesuffix("’s").removesuffix("'s")
    roster = scene.roster
    owners = roster.people_by_word.get(word, [])
    if not owners:
        families = roster.people_by_surname
        family = [entry for entry in families.get(word.removesuffix("s"), ()) if len(entry.tokens) > 1]
        if len(family) > 1 and word.endswith("s"):
            return _named(scene, family)
        owners = families.get(glued(word, families, scene.codebook) or "", [])
    return _named(scene, owners) if len(owners) == 1 else None
