"""Who answers a charge? Never whoever has made it; and "the minister" is the minister who was charged.

Takes the statements as they are read; keeps the last one that accuses, and says of a later one whether it denies,
answers or meets that charge with silence. Leaves alone what is far from the charge, and a source that names somebody
or calls the accuser as the charge did.
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook, own_silence
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Charge, Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.kinds import head_kind, is_plural
from onrecord.linking.phrases.phrase import DEFINITE, WORD, Phrase, bare, head_of
from onrecord.records import Span, SpeakerKind, words_of

# So many paragraphs behind its charge an answer is still one to it.
_NEAR = 2
# What a denial of a charge is of: "it", "any part in the raid", "having lied", "that it had lied".
_CHARGED = re.compile(r"[\"“‘'\s]*(?:it|this|that|all|them|these|any|having|wrongdoing|\w+ing)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"[\"“‘'\s]*(?:that\s+)?(?:the|this|that|these|those|all|any|his|her|their|its)\s(?:[\w’'\-]+\s*){1,4}",
    re.IGNORECASE,
)
_CLAIMS = frozenset(("claim", "claims"))
_DEFINITE = r"(?:the|his|her|its|their)\s+"
_NO_QUALIFIER = r"(?!(?:the|an?|his|her|its|their|of|and|to|in|on|for|by|with|had|has|have|was|is|were)\s)"
_FIRST_PHRASE = re.compile(
    rf"[\"“‘'\s]*(?:that\s+)?{_DEFINITE}((?:{_NO_QUALIFIER}[\w’'\-]+\s){{0,3}}?[\w’'\-]+)(?=\s(?:of|for|over|had|has|was|were)\s)",
    re.IGNORECASE,
)
_OF_A_PERSON = frozenset(("he", "she"))
_OF_A_NAME = re.compile(r"\sof\s(?:the\s)?[A-Z][\w.’'\-]*(?:\s[A-Z][\w.’'\-]*)*")
_NAME_BEHIND = re.compile(r",?\s")


def charge(scene: Scene, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], by: Referent) -> None:
    """Keep a statement as the charge that later ones may answer: for sure if it accuses, else for want of another."""
    if not content:
        return
    said, words = words_of(cue, scene.text), WORD.findall(words_of(content, scene.text).lower())
    acts = _acts(said, scene.codebook)
    if scene.codebook.acts.takes_up_a_charge(WORD.findall(said.lower()), words) or "deny" in acts:
        return
    called = bare(words_of(source, scene.text)).lower()
    scene.last = Charge(by=by, called=called, place=content[0].start, content=content[0])
    if "accuse" in acts or not scene.codebook.acts.content["breaches"].isdisjoint(words):
        scene.charge = scene.last


def answered(
    scene: Scene, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], place: int
) -> Charge | None:
    """The charge that a statement denies, answers, or says nothing to."""
    if not cue or words_of(source, scene.text).lower() in scene.codebook.sources.relatives:
        return None  # "prosecutors, who charged him, declined": whoever "who" is stands before it
    said, what = words_of(cue, scene.text), words_of(content, scene.text)
    named = _names_a_charge(what, scene.codebook)
    called = bare(words_of(source, scene.text)).lower()
    for made in (scene.charge, scene.last if named else None):
        if made is not None and _is_near(scene, made, place):
            return made if called != made.called and _answers(said, what, scene.codebook) else None
    return None


def _is_near(scene: Scene, made: Charge, place: int) -> bool:
    away = scene.sentences.paragraph(place) - scene.sentences.paragraph(made.place)
    return away <= _NEAR and place >= made.content.end


def _acts(cue: str, codebook: Codebook) -> set[str]:
    return {found.act for _, found in codebook.acts.cues_in(WORD.findall(cue.lower()))}


def _names_a_charge(content: str, codebook: Codebook) -> bool:
    """Whether words begin by taking up a charge: "the latest allegation", "that the claims were false"."""
    found = _TAKEN_UP.match(content)
    return found is not None and any(
        word in codebook.acts.charges or word in _CLAIMS for word in WORD.findall(found[0].lower())
    )


def _answers(cue: str, content: str, codebook: Codebook) -> bool:
    """Whether a cue and what is said under it meet a charge.

    >>> from onrecord.codebook import load
    >>> _answers("denied", "the allegation", load()), _answers("rejected", "a second quay", load())
    (True, False)
    >>> _answers("said", "the claims were untrue", load()), _answers("said", "the claims were in writing", load())
    (True, False)
    """
    words = WORD.findall(content.lower())
    if codebook.acts.takes_up_a_charge(WORD.findall(cue.lower()), words):
        return True
    if own_silence(cue, content, codebook) is not None:
        return True
    acts, named = _acts(cue, codebook), _names_a_charge(content, codebook)
    if named and ("evaluate" in acts or not codebook.acts.content["negations"].isdisjoint(words)):
        return True
    return "deny" in acts and (named or _CHARGED.match(content) is not None)


def accused(scene: Scene, said: Phrase) -> Verdict | None:
    """The accused of the charge that is answered, where a definite description takes up the words for them.

    Where the report has named somebody whom the noun fits, the usual weighing finds them.
    """
    made, words = scene.answers, said.span.of(scene.text)
    if made is None or not DEFINITE.match(words):
        return None
    short = bare(said.core.of(scene.text))
    head = head_of(short)
    if not head or is_plural(head, scene.codebook):
        return None
    span = _charged(scene.text, made.content, head)
    if span is None or not set(short.lower().split()) <= set(span.of(scene.text).lower().split()):
        return None
    if (named := _named_behind(scene, span)) is not None:
        return Verdict(kind=named.kind, who=(named,))
    if scene.people(span) or any(one.entries and head in one.nouns for one in scene.everybody if one is not made.by):
        return None
    kind = head_kind(head, scene.codebook)
    return Verdict(kind=kind, who=(_called(scene, span, kind, head),)) if kind is not None else None


def accused_by_pronoun(scene: Scene, words: str) -> Verdict | None:
    """The accused of the charge that is answered, for a pronoun that nobody named can be.

    "Lawmakers accused the minister of lying. She denied it": the minister is nobody else that the report names.
    """
    made = scene.answers
    begins = _FIRST_PHRASE.match(scene.text, made.content.start, made.content.end) if made is not None else None
    if made is None or begins is None:
        return None
    span = Span(*begins.span(1))
    head = head_of(bare(span.of(scene.text)))
    kind = head_kind(head, scene.codebook)
    person = kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) and not is_plural(head, scene.codebook)
    if kind is None or person is not (words in _OF_A_PERSON) or scene.people(span):
        return None
    if (named := _named_behind(scene, Span(span.start, span.end))) is not None:
        return Verdict(kind=named.kind, who=(named,))
    return Verdict(kind=kind, who=(_called(scene, span, kind, head),))


def _charged(text: str, content: Span, head: str) -> Span | None:
    """The phrase that a charge begins with or has behind "by", where this noun is its head: "the mayor of Denham"."""
    noun = rf"((?:{_NO_QUALIFIER}[\w’'\-]+\s){{0,4}}?{re.escape(head)})(?!['’\w])"
    first = re.compile(rf"[\"“‘'\s]*(?:that\s+)?{_DEFINITE}{noun}", re.IGNORECASE)
    agent = re.compile(rf"\bby\s+{_DEFINITE}{noun}", re.IGNORECASE)
    match = first.match(text, content.start, content.end) or agent.search(text, content.start, content.end)
    if match is None:
        return None
    behind = _OF_A_NAME.match(text, match.end(), content.end)
    return Span(match.start(1), behind.end() if behind else match.end())


def _named_behind(scene: Scene, span: Span) -> Referent | None:
    """The person named right behind the phrase: "the mayor, Ada Brook,"."""
    behind = _NAME_BEHIND.match(scene.text, span.end)
    if behind is None:
        return None
    named = scene.people(Span(behind.end(), behind.end() + 1))
    return scene.referent(named[0][1]) if named else None


def _called(scene: Scene, span: Span, kind: SpeakerKind, head: str) -> Referent:
    """Whoever is called so, from the charge on."""
    name = span.of(scene.text)
    known = scene.where.called(name)
    same = (one for one in known if one.kind is kind and not one.entries and one.name.lower() == name.lower())
    one = next(same, None)
    if one is None:
        gender = scene.codebook.gendered.get(head)
        country = scene.codebook.world.in_phrase(name)
        nouns = {word.lower() for word in WORD.findall(name)}
        one = scene.joins(Referent(name=name, kind=kind, gender=gender, nouns=nouns, country=country))
    one.noted(span)
    return one
