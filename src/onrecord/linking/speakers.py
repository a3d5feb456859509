"""Who do the source words stand for?

Takes a source phrase and the scene; yields a verdict: referents that the article has named, somebody or something
new by the phrase's own words, nobody, or an open question with the reason and the candidates. The first rule that
knows the phrase decides: names before carriers of words, these before descriptions. Leaves open rather than guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking import pronouns
from onrecord.linking.descriptions import described
from onrecord.linking.forms import glued
from onrecord.linking.kinds import head_kind, is_function
from onrecord.linking.names import Entry
from onrecord.linking.phrases import AND, Phrase, bare, head_of, is_head, phrase, strip, without_article
from onrecord.linking.referents import Referent
from onrecord.linking.scene import Scene
from onrecord.linking.verdict import Verdict
from onrecord.records import Span, SpeakerKind

# Whoever speaks is told by the first words of a source; a longer one is a slip, or meant to cost time.
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source and what stands around it: whose words it stands in, and where its statement begins."""

    source: Sequence[Span]
    place: int
    parent: Referent | None = None
    quoted: bool = False


def settle(scene: Scene, asked: Asked) -> Verdict:
    """Tell who a source stands for."""
    if not asked.source:
        return pronouns.untold(scene, asked.place, quoted=asked.quoted)
    span = asked.source[0]
    span = strip(scene.text, Span(span.start, min(span.end, span.start + _LONGEST)))
    # An editor's brackets stand for a letter that was another: "[W]e".
    words = re.sub(r"[\[\]]", "", span.of(scene.text)).lower()
    codebook = scene.codebook
    # "Nobody who has seen the water": what follows tells only whom it is not.
    if words in codebook.nobody or re.split(r" (?:who|of|that|in|at|but)\b", words, maxsplit=1)[0] in codebook.nobody:
        return Verdict(kind=SpeakerKind.NONE)
    # In capitals it is a body: the WHO.
    if words in codebook.relatives and not span.of(scene.text).isupper():
        return pronouns.antecedent(scene, span)
    if words in codebook.pronouns:
        return pronouns.pronoun(scene, span, words, asked.parent)
    names = [*(mention for mention, _ in scene.roster.inside(span)), *scene.roster.ambiguous]
    said = phrase(scene.text, span, names, codebook)
    return _people(scene, said) or _bodies(scene, said) or described(scene, said, asked.place)


def _people(scene: Scene, said: Phrase) -> Verdict | None:
    """A phrase whose head is a person's name, or names joined by "and"."""
    text, core = scene.text, said.core
    heads = [(m, entry) for m, entry in scene.people(core) if is_head(text, m, core)]
    unclear = next(
        (found for m, found in scene.roster.ambiguous.items() if core.covers(m) and is_head(text, m, core)), ()
    )
    if heads:
        return _named(scene, [entry for _, entry in _joined(scene, said, heads)])
    if unclear:
        return Verdict(kind=SpeakerKind.PERSON, reason="ambiguous-name", candidates=tuple(e.name for e in unclear))
    return _behind(scene, said) or _by_word(scene, said)


def _joined(scene: Scene, said: Phrase, heads: list[tuple[Span, Entry]]) -> list[tuple[Span, Entry]]:
    """The names of a list that goes on behind a comma: "Okello, Brook and Lantry"."""
    found, end = list(heads), heads[-1][0].end
    for mention, entry in scene.people(Span(end, said.span.end)):
        if not AND.fullmatch(scene.text[end : mention.start]):
            break
        found.append((mention, entry))
        end = mention.end
    behind = scene.text[end : said.span.end].strip(" ,")
    return found if not behind or len(found) == len(heads) or behind.startswith(("who", "(")) else list(heads)


def _named(scene: Scene, entries: Sequence[Entry]) -> Verdict:
    unique = list({id(entry): entry for entry in entries}.values())
    return Verdict(kind=SpeakerKind.PERSON, who=tuple(one for e in unique if (one := scene.referent(e)) is not None))


def _behind(scene: Scene, said: Phrase) -> Verdict | None:
    """A function with the name behind a comma: "his wife, longtime aide Vera Cole,"."""
    head = said.core.of(scene.text).split()
    if not (head and is_function(head[-1].strip(".,"), scene.codebook) and said.tail.startswith(",")):
        return None
    start = said.core.end + 1
    comma = scene.text.find(",", start, said.span.end)
    stretch = Span(start, comma if comma >= 0 else said.span.end)
    named = [entry for m, entry in scene.people(stretch) if m.end == stretch.end]
    return _named(scene, named[:1]) if named else None


def _by_word(scene: Scene, said: Phrase) -> Verdict | None:
    """A lone word that is part of just one person's name, or that a broken page has glued to a cue."""
    words = without_article(said.core.of(scene.text)).split()
    if len(words) != 1 or not words[0][:1].isupper():
        return None
    word = words[0].lower().removesuffix("’s").removesuffix("'s")
    people = [entry for entry in scene.roster.entries if entry.kind == "person"]
    owners = [entry for entry in people if word in entry.tokens]
    if not owners:
        family = [entry for entry in people if word == f"{entry.tokens[-1]}s" and len(entry.tokens) > 1]
        if len(family) > 1:
            return _named(scene, family)
        surname = glued(word, {entry.tokens[-1] for entry in people}, scene.codebook)
        owners = [entry for entry in people if entry.tokens[-1] == surname]
    return _named(scene, owners) if len(owners) == 1 else None


def _bodies(scene: Scene, said: Phrase) -> Verdict | None:
    """A phrase whose head is the name of a body or a place, or several joined by "and"."""
    text, core = scene.text, said.core
    words = bare(core.of(text)).split()
    plain = len(words) == 1 or (words and words[-1].islower())
    if plain and head_of(words[-1]) in scene.codebook.heads.group:
        return None
    heads = [
        (mention, one)
        for mention, entry in scene.bodies(core)
        if is_head(text, mention, core) and (one := scene.referent(entry)) is not None
    ]
    if not heads:
        return _known_body(scene, core)
    last = heads[-1][0]
    if (
        kind := head_kind(head_of(bare(core.of(text))), scene.codebook)
    ) is SpeakerKind.UNNAMED and last.end != core.end:
        return Verdict(kind=kind, name=bare(core.of(text)))
    who = tuple(dict.fromkeys(one for _, one in heads))
    return Verdict(kind=who[0].kind, who=who)


def _known_body(scene: Scene, core: Span) -> Verdict | None:
    """A body that the codebook knows and the tagger did not see."""
    words = bare(core.of(scene.text))
    known = [one for one in scene.codebook.named(words) if one.kind in ("organisation", "state")]
    if known and words[:1].isupper():
        return Verdict(kind=SpeakerKind(known[0].kind), name=words)
    return None
