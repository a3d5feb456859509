"""Who do the source words stand for?

Takes a source phrase and the roster of names; yields a verdict: a named person or body with the role
that the phrase gives, a description of somebody unnamed, nobody, or an open question with the reason and
the candidates. Leaves pronouns and descriptions that could be several people open rather than guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.names import Entry, Roster, glued_to
from onrecord.records import Span, SpeakerKind

_WORD = re.compile(r"[\w’'\-.&/]*\w[.]?")
# What follows these in a noun phrase only describes its head.
_TAIL = re.compile(
    r"\s*[,(—–;:]|\s+(?:who|whom|which|that|of|for|from|at|in|with|on|to|close|familiar|near|across|among|including|"
    r"involved|released|published|conducted|taken|obtained|reviewed|cited|quoted|by|based|via|representing)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|one|another)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|its|their|our|my)\s", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|\band\b|&)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who speaks. `named` are the entries it settled on, `name` a name found in the phrase alone."""

    kind: SpeakerKind | None
    named: tuple[Entry, ...] = ()
    name: str | None = None
    role: str | None = None
    reason: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase: its words up to the first thing that only describes, and what describes."""

    span: Span
    core: Span
    tail: str


def settle(text: str, source: Sequence[Span], roster: Roster, codebook: Codebook) -> Verdict:
    """Tell who a source stands for."""
    if not source:
        return Verdict(kind=SpeakerKind.NONE, reason="no-source")
    span = _strip(text, source[0])
    words = span.of(text).lower()
    if words in codebook.nobody:
        return Verdict(kind=SpeakerKind.NONE)
    if words in codebook.relatives:
        return _antecedent(text, span, roster)
    if words in codebook.pronouns:
        return _open("pronoun", roster, span)
    phrase = _phrase(text, span, roster)
    return (
        _people(text, phrase, roster, codebook)
        or _body(text, phrase, roster, codebook)
        or _described(text, phrase, roster, codebook)
    )


def _strip(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \n\t\"“‘'("))
    return Span(start, max(start, span.start + len(words.rstrip(' \n\t"”,.;:)—–'))))


def _phrase(text: str, span: Span, roster: Roster) -> Phrase:
    inside = [m for entry in roster.entries for m in entry.mentions if span.covers(m)]
    inside += [m for m in roster.ambiguous if span.covers(m)]
    for match in _TAIL.finditer(text, span.start, span.end):
        in_name = any(m.start <= match.start() < m.end for m in inside)
        if match.start() > span.start and not in_name and not _title_goes_on(text, match, span, inside):
            return Phrase(span, Span(span.start, match.start()), text[match.start() : span.end])
    return Phrase(span, span, "")


def _title_goes_on(text: str, match: re.Match[str], span: Span, names: Sequence[Span]) -> bool:
    """Whether "of" stands inside a title before a name: "the secretary of state Vera Cole"."""
    if match[0].strip().lower() != "of":
        return False
    stop = re.compile(r",|\(|\bwho\b").search(text, match.end(), span.end)
    end = stop.start() if stop else span.end
    return any(name.end == end and text[match.end() : name.start].strip() for name in names)


def _people(text: str, phrase: Phrase, roster: Roster, codebook: Codebook) -> Verdict | None:
    """A phrase whose head is a person's name, or names joined by "and"."""
    core = phrase.core
    mentions = sorted(
        (m, entry) for entry in roster.entries if entry.kind == "person" for m in entry.mentions if core.covers(m)
    )
    unclear = next((found for m, found in roster.ambiguous.items() if core.covers(m) and _is_head(text, m, core)), ())
    heads = [(m, entry) for m, entry in mentions if _is_head(text, m, core)]
    if heads:
        named = tuple(dict.fromkeys(id(entry) for _, entry in heads))
        entries = tuple(next(entry for _, entry in heads if id(entry) == number) for number in named)
        role = _role(text, phrase, heads[0][0], codebook) if len(entries) == 1 else None
        return Verdict(kind=SpeakerKind.PERSON, named=entries, role=role)
    if unclear:
        names = tuple(entry.name for entry in unclear)
        return Verdict(kind=SpeakerKind.PERSON, reason="ambiguous-name", candidates=names)
    if behind := _named_behind(text, phrase, roster, codebook):
        return behind
    glued = glued_to(core.of(text), roster.entries, codebook)
    return Verdict(kind=SpeakerKind.PERSON, named=(glued,)) if glued else None


def _is_head(text: str, mention: Span, core: Span) -> bool:
    """Whether nothing but another name follows a name: not so in "Okello's party", "Okello supporters"."""
    after = text[mention.end : core.end]
    return not after or bool(re.fullmatch(r"['’]s?", after)) or bool(_AND.match(after))


def _named_behind(text: str, phrase: Phrase, roster: Roster, codebook: Codebook) -> Verdict | None:
    """A function with the name behind a comma: "the party's treasurer, Hugh Lantry,"."""
    words = phrase.core.of(text).split()
    behind = re.compile(r",\s*").match(text, phrase.core.end, phrase.span.end)
    if not (behind and words and _function(words[-1], codebook)):
        return None
    entry = roster.at(Span(behind.end(), behind.end() + 1))
    if entry is None or entry.kind != "person":
        return None
    return Verdict(kind=SpeakerKind.PERSON, named=(entry,), role=_ARTICLE.sub("", phrase.core.of(text)))


def _role(text: str, phrase: Phrase, mention: Span, codebook: Codebook) -> str | None:
    """The title before a name or the description after it.

    What stands before is a title where it has a word for a function in it.
    """
    before = _ARTICLE.sub("", text[phrase.core.start : mention.start]).strip(" ,")
    words = [word for word in before.split() if word.lower() not in codebook.honorifics]
    if words and (any(_function(word, codebook) for word in words) or before.endswith(".")):
        return " ".join(words)
    if phrase.tail.startswith(","):
        said_of = re.split(r",|;|\bwho\b|\bwhich\b", phrase.tail[1:], maxsplit=1)[0].strip()
        described = _ARTICLE.sub("", said_of)
        head = _TAIL.split(described, maxsplit=1)[0].split()
        if head and _function(head[-1], codebook):
            return described
    return None


def _function(word: str, codebook: Codebook) -> bool:
    lower = word.lower().strip(".,")
    return lower in codebook.heads.person or lower.rpartition("-")[2] in codebook.heads.person


def _body(text: str, phrase: Phrase, roster: Roster, codebook: Codebook) -> Verdict | None:
    """A phrase whose head is the name of a body or a place."""
    words = phrase.core.of(text).split()
    if words and words[-1].lower() in codebook.heads.group:
        return None
    for entry in roster.entries:
        if entry.kind == "person":
            continue
        for mention in entry.mentions:
            if phrase.core.covers(mention) and _is_head(text, mention, phrase.core):
                kind = body_kind(entry, codebook)
                return Verdict(kind=kind, named=(entry,))
    return None


def body_kind(entry: Entry, codebook: Codebook) -> SpeakerKind:
    """State or organisation, from the words of the name; a place that speaks is its government.

    >>> from onrecord.codebook import load
    >>> body_kind(Entry("organisation", "Ministry of Forests", ("ministry", "of", "forests")), load()).value
    'state'
    """
    words = set(entry.tokens)
    if words & codebook.organisation_bodies and not words & codebook.state_bodies:
        return SpeakerKind.ORGANISATION
    if entry.kind == "place" or words & codebook.state_bodies:
        return SpeakerKind.STATE
    return SpeakerKind.ORGANISATION


def _described(text: str, phrase: Phrase, roster: Roster, codebook: Codebook) -> Verdict:
    """A phrase whose head is a common noun."""
    core = phrase.core.of(text)
    bare = _ARTICLE.sub("", core)
    words = _WORD.findall(bare)
    if core.lower() in codebook.heads.outlet:
        return Verdict(kind=SpeakerKind.ORGANISATION, reason="outlet")
    if not words:
        return Verdict(kind=None, reason="unknown-source")
    head = words[-1].lower()
    definite = bool(_DEFINITE.match(core))
    kind = _head_kind(head, codebook)
    if kind is SpeakerKind.UNNAMED and definite and head in codebook.heads.person:
        return _open("description", roster, phrase.span)
    if kind is SpeakerKind.UNNAMED:
        return Verdict(kind=kind, name=bare)
    if kind is None and len(words) > 1 and all(word[:1].isupper() for word in words):
        looks_like_person = 2 <= len(words) <= 4 and not {w.lower() for w in words} & (
            codebook.organisation_bodies | codebook.state_bodies
        )
        return Verdict(kind=SpeakerKind.PERSON if looks_like_person else SpeakerKind.ORGANISATION, name=bare)
    if kind is None:
        return Verdict(kind=None, reason="unknown-source", candidates=(bare,))
    if definite and len(words) == 1 and kind is not SpeakerKind.DOCUMENT:
        return Verdict(kind=kind, reason="description", candidates=(bare,))
    return Verdict(kind=kind, name=bare)


def _head_kind(head: str, codebook: Codebook) -> SpeakerKind | None:
    heads = codebook.heads
    for words, kind in (
        (heads.person | heads.group, SpeakerKind.UNNAMED),
        (heads.document, SpeakerKind.DOCUMENT),
        (heads.organisation, SpeakerKind.ORGANISATION),
        (heads.state, SpeakerKind.STATE),
    ):
        if head in words or head.rpartition("-")[2] in words:
            return kind
    return None


def _antecedent(text: str, span: Span, roster: Roster) -> Verdict:
    """Settle "who": right behind a name it is that person, elsewhere it stays open."""
    before = text[: span.start].rstrip(" ,")
    entry = roster.at(Span(max(len(before) - 1, 0), len(before)))
    if entry is not None and entry.kind == "person":
        return Verdict(kind=SpeakerKind.PERSON, named=(entry,))
    return _open("relative", roster, span)


def _open(reason: str, roster: Roster, span: Span) -> Verdict:
    people = roster.before(span.start, "person")
    return Verdict(kind=None, reason=reason, candidates=tuple(entry.name for entry in people[:3]))
