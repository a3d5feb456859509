"""Who is it, once a verdict stands: somebody whom the article has named, or somebody new by the words of the source?

Takes a verdict and the words of its source; yields referents, those who are new among them, and keeps the source as a
mention. Leaves a verdict that is open without anybody.
"""

import re
from collections.abc import Sequence

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.kinds import is_plural
from onrecord.linking.phrases.counted import counts_people
from onrecord.linking.phrases.descriptions import Told
from onrecord.linking.phrases.phrase import DEFINITE, WORD, head_of, without_article
from onrecord.linking.reference.whose import Behind, whose_or_where
from onrecord.records import Span, SpeakerKind

_FOR = re.compile(r"\b(?:for|of|at|from|with|in)\s")
_FOR_END = re.compile(r"[,;(]|\s(?:who|which|that)\b")
_OF_THERE = re.compile(r"^[^,;(]*?\s(?:from|of)\s((?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})$")
# Who is another, or are others, is none of those before.
_FURTHER = re.compile(
    r"(?:another|(?:an additional|a (?:second|third|fourth|further|different))(?=\s)|others?$)", re.IGNORECASE
)
# Whose it is, behind a common noun: names may end so ("Brook's").
_OWNED = re.compile(r"(?<=\s)([a-z][\w-]+)['’]s$")
_SEAT = re.compile(r"([A-Z][\w\- ]*?)['’]s\s")


def who_is_meant(
    scene: Scene, verdict: Verdict, source: Sequence[Span], *, speaks: bool = True
) -> tuple[Referent, ...]:
    """The referents of a verdict; somebody new joins the scene. The source is a mention of theirs.

    What stands behind a noun is only theirs where they speak: "accused the minister of fraud" is of no such minister.
    """
    if verdict.kind is None or verdict.reason:
        return ()
    who = verdict.who
    if not who:
        if not verdict.name:
            return ()
        who = (_somebody_new(scene, verdict.name, verdict.kind, source, speaks=speaks),)
        _keep_function(scene, who[0], source)
        _keep_country(scene, who[0], source)
    elif verdict.name and len(verdict.name) > len(who[0].name) and who[0].kind is SpeakerKind.STATE:
        scene.where.rename(who[0], verdict.name)
    for one in who:
        if len(who) == 1:
            for span in source:
                one.noted(span)
    return who


def _keep_function(scene: Scene, one: Referent, source: Sequence[Span]) -> None:
    """For whom somebody unnamed speaks or works: "a spokeswoman for the Ministry of Forests"."""
    if one.kind is not SpeakerKind.UNNAMED or one.many or one.told or one.core or not source:
        return
    words = without_article(source[0].of(scene.text))
    if scene.bodies(source[0]) and _FOR.search(words):
        one.told.append(Told(_FOR_END.split(words, maxsplit=1)[0].rstrip(" ,"), source[0]))


def _keep_country(scene: Scene, one: Referent, source: Sequence[Span]) -> None:
    """Of which country somebody unnamed is: "envoys from Iran", and so "their government"."""
    if one.kind is SpeakerKind.UNNAMED and one.country is None and source:
        found = _OF_THERE.search(source[0].of(scene.text))
        one.country = scene.codebook.world.country_named(found[1]) if found is not None else None


def _apart(scene: Scene, source: Sequence[Span]) -> int:
    """Where words stand that mean none of those before: "another poll", "others"; 0 where they do not say so."""
    further = _FURTHER.match(source[0].of(scene.text)) if source else None
    return source[0].start if further is not None else 0


def _somebody_new(scene: Scene, name: str, kind: SpeakerKind, source: Sequence[Span], *, speaks: bool) -> Referent:
    """Whom a source brings in by its own words, or has brought in so before."""
    apart = _apart(scene, source)
    if kind is not SpeakerKind.UNNAMED or apart or not source:
        return newcomer(scene, name, kind, apart=apart)
    behind = whose_or_where(scene, name, source[0]) if speaks else Behind()
    if not behind.words:
        return _the_same_people(scene, name, source[0]) or newcomer(scene, name, kind)
    if not behind.of_an_office:
        return newcomer(scene, name, kind, behind=behind.words)
    namesakes = [one for one in scene.where.called(name) if one.kind is kind and one.name.lower() == name.lower()]
    same = next((one for one in namesakes if one.whose.lower() == behind.words.lower()), None)
    one = same or newcomer(scene, name, kind, apart=source[0].start if namesakes else 0)
    one.whose = behind.words
    return one


def _the_same_people(scene: Scene, name: str, source: Span) -> Referent | None:
    """Those whom "the officials" are, or "a spokesman", where the last ones called so are told by more than that."""
    if not DEFINITE.match(source.of(scene.text)) and is_plural(head_of(name), scene.codebook):
        return None
    called = [
        (last.start, number, one)
        for number, one in enumerate(scene.where.called(name))
        if one.kind is SpeakerKind.UNNAMED
        and (one.core or one.name).lower() == name.lower()
        and (last := one.last_before(source.start)) is not None
    ]
    return max(called)[2] if called else None


def newcomer(scene: Scene, name: str, kind: SpeakerKind, *, apart: int = 0, behind: str = "") -> Referent:
    """Somebody whom the roster does not have, as the source calls them; the same words mean the same one.

    Not so where they stand `apart`. What stands `behind` the noun belongs to the name: "officials in Ellery".
    """
    core = _OWNED.sub(r"\1", name)
    name = f"{core}{behind}"
    lower = name.lower()
    for one in () if apart else scene.where.called(name):
        if one.kind is kind and one.name.lower() == lower and not one.entries:
            return one
    head = head_of(core)
    words = {word.lower() for word in WORD.findall(core)}
    several = (is_plural(head, scene.codebook) and not lower.startswith("one of ")) or counts_people(core)
    many = kind is SpeakerKind.UNNAMED and several
    gender = scene.codebook.gendered.get(head) if kind is SpeakerKind.UNNAMED else None
    if kind is SpeakerKind.PERSON:
        gender = scene.codebook.gender_of_name(name.split()[0])
    seat = _SEAT.match(name) if kind is SpeakerKind.STATE else None
    world = scene.codebook.world
    country = world.in_phrase(name) or (world.speaks_for(seat[1]) if seat else None)
    made = Referent(name=name, kind=kind, gender=gender, many=many, nouns=words, country=country, apart=apart)
    made.core = core if behind else ""
    return scene.joins(made)
