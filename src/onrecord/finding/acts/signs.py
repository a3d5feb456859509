"""The signs by which a statement's act and evidence are told.

Takes the words of a statement and those around it; gives a set of signs, each a short name such as
`cue is accuse` or `content has a number`. They are what `finding.acts.weighing` weighs, and what a person reads who
asks why. Leaves the weighing alone, and knows no word that is not in the codebook, save the cue's own words.
"""

from collections.abc import Iterator, Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.acts import Cue
from onrecord.finding.acts.wording import Said, Words

_NUMBER_WORDS = frozenset(("percent", "million", "billion", "half", "%", "$"))
_SPEAKER = frozenset(("i", "we", "my", "our", "us", "me"))
_SPOKEN_TO = frozenset(("you", "your"))
_PERSONS = (("the speaker", _SPEAKER), ("you", _SPOKEN_TO))
_OTHERS = frozenset(("he", "she", "they", "his", "her", "their", "it", "its"))
_MODALS = frozenset(("will", "would", "may", "might", "could", "can", "must", "should", "shall", "cannot"))
_NOT = frozenset(("not", "never", "no"))
# Before a participle these make a deed of which nobody is named as the doer: "the shops were looted".
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "got", "get", "getting"))
_PREPOSITIONS = frozenset(("to", "for", "on", "of", "against", "about"))
_ENDINGS = ("ings", "ing", "ed", "es", "s", "'s", "ly", "er", "ion")
_OWN = frozenset(("his", "her", "their", "its", "our", "my"))
_GOING_TO = ("going", "to")
# How a question of its own begins; one that ends a speech may be rhetoric.
_QUESTIONS = frozenset(
    (
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "which",
        "whose",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
        "has",
        "have",
    )
)
# How far into a content its own attitude stands: "he hopes that ...", "we are sorry to hear ...".
_OPENING = 9
_LENGTHS = (4, 8, 15, 30)
# Shares of checkable things among an article's words, over which it is one about a poll, a leak, a study.
_SHARES = (0.004, 0.008, 0.015)


def signs(of: Said, codebook: Codebook) -> frozenset[str]:
    """All signs of a statement.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Manner
    >>> blank = {"beside": (), "around": (), "title": (), "checkable": 0.0, "manner": Manner.INDIRECT}
    >>> found = signs(Said(source=("she",), cue=("accused",), content=("the", "port"), **blank), load())
    >>> sorted(sign for sign in found if sign.startswith("cue is"))
    ['cue is accuse', 'cue is accuse: accuse']
    >>> "cue is accuse" in signs(Said(source=("she",), cue=("said",), content=("it",), **blank), load())
    False
    """
    return frozenset(
        (*_of_cue(of, codebook), *_of_source(of, codebook), *_of_content(of, codebook), *_of_evidence(of, codebook))
    )


def _of_cue(of: Said, codebook: Codebook) -> Iterator[str]:
    if not of.cue:
        yield "no cue"
        return
    yield from (f"cue: {word}" for word in of.cue)
    yield from (f"cue: {_stem(word)}-" for word in of.cue)
    yield from (f"cue: {one} {other}" for one, other in zip(of.cue, of.cue[1:], strict=False))
    yield f"cue begins: {of.cue[0]}"
    yield f"cue ends: {of.cue[-1]}"
    # A cue's preposition often stands in the content: "agreed | to pay".
    follows = of.content[:1] if of.content[:1] and of.content[0] in _PREPOSITIONS else ()
    known = [cue for _, cue in codebook.acts.cues_in((*of.cue, *follows))]
    yield from _known("cue", known)
    if any(word in _NOT or word.endswith("n't") for word in of.cue):
        yield "cue is negated"
        yield from (f"cue is negated {cue.act}" for cue in known)


def _known(where: str, known: Sequence[Cue]) -> Iterator[str]:
    yield from (f"{where} is {cue.act}" for cue in known)
    yield from (f"{where} is {cue.act}: {cue.lemma}" for cue in known)
    yield f"{where} first is {known[0].act if known else 'none'}"


def _of_source(of: Said, codebook: Codebook) -> Iterator[str]:
    if not of.source:
        yield "no source"
    if codebook.heads.document & set(of.source):
        yield "source is a document"
    if len(of.source) == 1 and of.source[0] in codebook.sources.pronouns:
        yield "source is a pronoun"
    if any(_is_number(word) for word in of.source):
        yield "source has a number"


def _of_content(of: Said, codebook: Codebook) -> Iterator[str]:
    content, plain = of.content, not codebook.acts.cues_in(of.cue)
    yield f"manner is {of.manner}"
    yield f"length over {sum(len(content) >= length for length in _LENGTHS)}"
    for name, group in codebook.acts.content.items():
        found = [word in group for word in content]
        if any(found):
            yield f"content has {name}"
            yield from (["content has many " + name] if sum(found) > 1 else [])
            yield from ([f"content has {name}, cue is plain"] if plain else [])
            yield from ([f"content opens with {name}"] if any(found[:5]) else [])
    yield from _of_opening(content, codebook, plain=plain)
    yield from (f"content has {name}" for name, group in _PERSONS if group & set(content))
    if "?" in content:
        yield "content has ?"
        yield from (["content is a question"] if content[-1] == "?" and content[0] in _QUESTIONS else [])
    if any(_is_number(word) for word in content):
        yield "content has a number"
    if sum(_is_number(word) for word in content) > 1:
        yield "content has numbers"


def _of_opening(content: Words, codebook: Codebook, *, plain: bool) -> Iterator[str]:
    """Who the content begins with, what that one will do, and the cue that stands in it, as in "said he hopes"."""
    begins = content[1:] if content[:1] == ("that",) else content
    yield f"content begins with {_person(begins[0]) if begins else 'nothing'}"
    for place, word in enumerate(content[:12]):
        subject, _, short = word.partition("'")
        if word in _MODALS or word.endswith(("n't", "'ll", "'d")) or content[place : place + 2] == _GOING_TO:
            before = (*content[max(place - 3, 0) : place], *([subject] if short in ("ll", "d") else []))
            yield f"content: {_subject(before)} {'will' if short == 'll' else word}"
            break
    inner = codebook.acts.cues_in(content[:_OPENING])
    yield from _known("content", [cue for _, cue in inner] if plain else [])
    if inner and plain:
        place, cue = inner[0]
        yield f"content: {_subject(content[max(place - 3, 0) : place])} {cue.act}"
    for name in ("deeds", "breaches"):
        yield from _deed(name, content, codebook)


def _deed(name: str, content: Words, codebook: Codebook) -> Iterator[str]:
    """Whose the first deed of a group is, and whether it is said to have been done."""
    group, unreal = codebook.acts.content[name], codebook.acts.content["negations"] | codebook.acts.content["modals"]
    place = next((place for place, word in enumerate(content) if word in group), None)
    if place is not None:
        before = set(content[max(place - 6, 0) : place])
        nobody = place and content[place - 1] in _BEING and "by" not in content[place + 1 : place + 6]
        whose = "nobody" if nobody else "the speaker" if _SPEAKER & before else "others"
        yield f"content: {'not ' if unreal & before else ''}{name} of {whose}"


def _of_evidence(of: Said, codebook: Codebook) -> Iterator[str]:
    """Where things stand that a reader could go and check."""
    places = {"source": of.source, "cue": of.cue, "content": of.content, "sentence": of.beside}
    for name, where in (*places.items(), ("paragraphs", of.around), ("title", of.title)):
        found = codebook.evidence.checkable & set(where)
        if found:
            yield f"{name} has evidence"
            yield from (["many in " + name] if len(found) > 1 else [])
            yield from (f"{name} has evidence: {word}" for word in found)
    if any(codebook.evidence.checkable & set(where) for where in (of.source, of.cue, of.beside)):
        yield "evidence outside the content"
    if (
        len(of.source) == 1
        and of.source[0] in codebook.sources.pronouns
        and codebook.evidence.checkable & set(of.around)
    ):
        yield "pronoun near evidence"
    yield f"article of evidence {sum(of.checkable >= share for share in _SHARES)}"


def _person(word: str) -> str:
    """Whom a word stands for, as far as the word alone tells."""
    if word in _SPEAKER:
        return "the speaker"
    if word in _SPOKEN_TO:
        return "you"
    if word in _OTHERS:
        return "a pronoun"
    return {"to": "to", "the": "a noun", "a": "a noun", "an": "a noun", "": "nothing"}.get(word, "a word")


def _subject(before: Sequence[str]) -> str:
    """Whom the words before a verb stand for: a pronoun, somebody's own ("his party will"), or a word.

    >>> _subject(("that", "his", "party")), _subject(("that", "he")), _subject(("the", "old", "port"))
    ('own', 'a pronoun', 'a word')
    """
    if not before:
        return "nothing"
    nearest = _person(before[-1])
    return "own" if nearest == "a word" and _OWN & set(before) else nearest


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBER_WORDS


def _stem(word: str) -> str:
    """A word's beginning without its ending, so that forms the codebook does not know weigh together."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), "")
    return word[: len(word) - len(ending)][:6]
