"""To whom, where and under what condition: "told the Herald", "at a rally in Ellery", "on condition of anonymity".

Takes a statement's spans; yields the addressee, the venue, the reason why a source is not named, and those whom the
content speaks of. "Told reporters" names nobody. Leaves times alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.phrases.phrase import ARTICLE, POSSESSIVE, WORD
from onrecord.records import Span, SpanIndex, SpeakerKind

_TOLD = re.compile(
    r"\b(?:told|tells|tell|telling|informed|assured|reminded|warned|asked|promised|urged|wrote to|said to)\s+",
    re.IGNORECASE,
)
_SENT_TO = re.compile(r"(?<![\w-])-*(\w[\w-]*)\s+to\s+(?:the\s+)?(?=[A-Z])")
_LEAD = re.compile(
    r"(?:^|[\s,(])(in|at|during|on|via|through|before|over|to|told|addressing|addressed)\s+(?=\w)", re.IGNORECASE
)
# The full stop of an abbreviation ends no phrase: one inside a word ("the U.N."), behind a letter with words behind it,
# or behind a short title before a name ("St. Odo").
_PHRASE_END = re.compile(
    r"[,;:()\"“”\n—–]|\.(?!\w|(?<=\b[A-Z]\.)\s\w|(?<=\b[A-Z][a-z]\.)\s[A-Z]|(?<=\b[A-Z]\.)['’]s\b)|\s(?:that|which|who|when|where|while|after|as|and|but|said|says|told|has|had|is|was|were|last|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this (?:week|month|year))\b"
)
# An article behind other words: what comes before it is a verb or a day, and no part of a venue.
_A_CLAUSE = re.compile(r"\w\s(?:a|an|the|his|her|its|their|this|that)\s")
_CLAUSE_END = re.compile(r"[,;:.)\"“”\n—–]|\s(?:said|says|told)\b")
_OWNS = re.compile(r"['’]s?\s")
_LONGEST = 90
# Room for the titles before a name.
_TITLES = 90
_TITLE_WORDS = 3
# How far from source and cue a sentence is read.
_AROUND = 500
_RULER = re.compile(
    r"\b((?:[A-Z][\w’']+\s?){1,4})\s(?:former|one-time|old|ex-)\s?(?:colonial\s)?"
    r"(?:master|power|ruler|colonial power|coloniser|colonizer)s?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What surrounds a statement."""

    addressee: Referent | None = None
    venue: str | None = None
    anonymity: str | None = None
    about: tuple[Referent, ...] = ()


def heard(
    scene: Scene, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], others: SpanIndex[Span]
) -> Heard:
    """Read the sentence around a statement, its content left aside, up to where it tells of another source.

    `others` are the statements of the text, each from its first word to its last.
    """
    outside = _outside(scene, (*source, *cue), content, others) if cue or source else []
    venue = next((found for span in outside if (found := venue_in(span.of(scene.text), scene.codebook))), None)
    return Heard(
        addressee=_addressee(scene, source, cue, content)
        or _of_venue(scene, outside, venue)
        or _of_letter(scene, source),
        venue=venue,
        anonymity=next(
            (found for span in outside if (found := anonymity_in(span.of(scene.text), scene.codebook))), None
        ),
        about=_about(scene, content),
    )


def _outside(scene: Scene, roles: Sequence[Span], content: Sequence[Span], others: SpanIndex[Span]) -> list[Span]:
    """The stretches of the sentence of source and cue that no content covers, between those of other sources."""
    place = min(roles).start
    last = max(span.end for span in roles)
    start = max(scene.sentences.start(place), place - _AROUND)
    end = min(scene.sentences.end(last - 1), last + _AROUND)
    near = others.touching(Span(start, max(start, end)))
    start = max((span.end for span in near if span.end <= place), default=start)
    end = min((span.start for span in near if span.start >= last), default=end)
    outside, at = [], start
    for span in sorted(content):
        if span.start > at and at < end:
            outside.append(Span(at, min(span.start, end)))
        at = max(at, span.end)
    if at < end:
        outside.append(Span(at, end))
    return outside


def _addressee(scene: Scene, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Referent | None:
    """The person or body named right behind "told" and its fellows, or right before "was told"."""
    for span in cue:
        if (told := _told_passively(scene, span)) is not None:
            return told
        # "Wrote" is the cue, and "to" stands behind it.
        longer = span.end + len("to ") if scene.text.startswith(" to ", span.end) else span.end
        match = _TOLD.search(scene.text, max(0, span.start - 1), min(longer + 1, len(scene.text)))
        if match is None:
            continue
        found = ARTICLE.match(scene.text, match.end())
        start = found.end() if found else match.end()
        for named, entry in scene.roster.touching(Span(start, start + _TITLES)):
            if named.start != start and not (named.start > start and _titles_only(scene, start, named)):
                continue
            if _OWNS.match(scene.text, named.end):
                break  # "told Okello's lawyer" has told the lawyer
            one = scene.referent(entry)
            mention = entry.mentions[bisect_left(entry.mentions, Span(start, 0))]
            if one is None or any(piece.touches(mention) for piece in (*source, *content)):
                continue
            if one.kind is not SpeakerKind.STATE or "country" not in one.nouns:
                return one
    return None


def _told_passively(scene: Scene, cue: Span) -> Referent | None:
    """The subject of "was told" and of "heard": the name that ends right before the cue."""
    passive = scene.codebook.done_to.match(scene.text, cue.start, cue.end)
    told = passive is not None and _TOLD.search(scene.text, cue.start, cue.end + 1) is not None
    if not told and cue.of(scene.text).lower().rpartition(" ")[2] not in scene.codebook.cueing.hearing:
        return None
    for named, entry in scene.roster.touching(Span(max(cue.start - 2, 0), cue.start)):
        if not scene.text[named.end : cue.start].strip():
            return scene.referent(entry)
    return None


def _of_venue(scene: Scene, outside: Sequence[Span], venue: str | None) -> Referent | None:
    """Whom an interview was with, or a letter to."""
    match = re.match(
        r"[^,]*?\b(?:interview with|letters? to|call with|meeting with|memo to|message to)\s+(?:the\s+)?", venue or ""
    )
    if venue is None or match is None:
        return None
    for span in outside:
        at = scene.text.find(venue, span.start, span.end)
        start = at + match.end()
        for mention, entry in scene.roster.touching(Span(start, start + 1)) if at >= 0 else ():
            if mention.start == start:
                return scene.referent(entry)
    return None


def _of_letter(scene: Scene, source: Sequence[Span]) -> Referent | None:
    """To whom what speaks was sent: "Brook’s letter to the Harbour Board said"."""
    for span in source:
        for match in _SENT_TO.finditer(scene.text, span.start, span.end):
            sent = match[1].lower() in scene.codebook.heads.document | scene.codebook.sources.carriers
            for named, entry in scene.roster.touching(Span(match.end(), span.end)) if sent else ():
                if named.start == match.end() or _titles_only(scene, match.end(), named):
                    return None if _OWNS.match(scene.text, named.end) else scene.referent(entry)
    return None


def _titles_only(scene: Scene, start: int, mention: Span) -> bool:
    """Whether only a short title stands between: "told President Okello", "wrote to Finance Minister Okello"."""
    *before, last = scene.text[start : mention.start].split() or [""]
    titled = scene.codebook.is_title(last) or last.lower() in scene.codebook.naming.honorifics
    return titled and len(before) < _TITLE_WORDS and all(word[0].isupper() or word == "of" for word in before)


def venue_in(words: str, codebook: Codebook) -> str | None:
    """Where something was said, as the words put it.

    >>> from onrecord.codebook import load
    >>> venue_in("Okello said in an interview with the Herald on Sunday", load())
    'an interview with the Herald'
    >>> venue_in("Okello said in a letter to the U.S. Harbour Board. On Sunday", load())
    'a letter to the U.S. Harbour Board'
    >>> venue_in("Okello said in May", load()) is None
    True
    """
    for match in _LEAD.finditer(words):
        end = _PHRASE_END.search(words, match.end())
        found = _clipped(words[match.end() : end.start() if end else len(words)])
        lead = match[1].lower()
        if lead in ("on", "via", "through") and found.split()[:1]:
            platform = next(
                (p for p in codebook.settings.platforms if found.lower() == p or found.lower().startswith(f"{p} ")),
                None,
            )
            if platform and found[:1].isupper():
                return found[: len(platform)]
            if (own := _own_page(found, codebook)) is not None:
                return own
        head = _noun(found)
        if lead != "to" and head in codebook.settings.venues and not _A_CLAUSE.search(_first_part(found)):
            return found
    return None


def _clipped(words: str) -> str:
    """Words without those at the end that are too many for a venue; none is cut in two."""
    words = words.strip()
    return words if len(words) <= _LONGEST else words[: words.rfind(" ", 0, _LONGEST + 1)]


def _own_page(words: str, codebook: Codebook) -> str | None:
    """Somebody's place on a platform: "his verified X handle", "her Facebook page"."""
    first = _first_part(words)
    carried = any(word[:1].isupper() and word.lower() in codebook.settings.platforms for word in first.split())
    return first if carried and _noun(first) in codebook.settings.pages else None


def _first_part(words: str) -> str:
    """A phrase up to its first preposition."""
    return re.split(
        r"\s(?:with|to|of|in|at|on|from|for|by|about|published|broadcast|held|aired)\s", f"{words} ", maxsplit=1
    )[0].strip()


def _noun(words: str) -> str:
    """The noun before the first preposition of a phrase."""
    found = WORD.findall(_first_part(words))
    return POSSESSIVE.sub("", found[-1].lower()) if found else ""


def anonymity_in(words: str, codebook: Codebook) -> str | None:
    """Why a source is not named, in the article's words.

    >>> from onrecord.codebook import load
    >>> anonymity_in("an aide who spoke on condition of anonymity because talks go on, said", load())
    'on condition of anonymity because talks go on'
    >>> anonymity_in("an aide who spoke because talks go on", load()) is None
    True
    """
    match = codebook.settings.anonymity.search(words.lower())
    if match is None:
        return None
    end = _CLAUSE_END.search(words, match.end())
    return words[match.start() : end.start() if end else len(words)].strip()


def _sure(one: Referent) -> bool:
    """Whether a name is surely somebody's: a lone word that nothing describes may be an operation or a horse."""
    if one.kind is SpeakerKind.PERSON:
        return " " in one.name or bool(one.told)
    return not one.place


def _rulers(scene: Scene, span: Span) -> list[tuple[int, Referent]]:
    """The states that "Mali's former colonial master" and its like mean; the words are a mention of theirs."""
    found = []
    for match in _RULER.finditer(scene.text, span.start, span.end):
        world = scene.codebook.world
        ruled = world.in_phrase(match[1])
        ruler = world.rulers.get(ruled) if ruled else None
        one = next((one for one in scene.everybody if one.country == ruler and "country" in one.nouns), None)
        if ruler is not None and one is not None:
            one.noted(Span(*match.span()))
            found.append((match.start(), one))
    return found


def _about(scene: Scene, content: Sequence[Span]) -> tuple[Referent, ...]:
    """The persons, bodies and states that a content names, in its order."""
    named = [
        (mention.start, one)
        for span in content
        for mention, entry in (*scene.people(span), *scene.bodies(span))
        if (one := scene.referent(entry)) is not None and _sure(one)
    ]
    named += [found for span in content for found in _rulers(scene, span)]
    return tuple(dict.fromkeys(one for _, one in sorted(named, key=lambda row: row[0])))
