"""Who is the label of a turn in an interview or a transcript: "MODERATOR:", "CALLER 2:", "GD:"?

Takes the scene and a source with its cue; yields a verdict, or nothing where the source is no such label or its words
say who speaks as they do elsewhere. A role leads to somebody named only where the report says that they have it: who
moderates is seldom the one who is being asked.
"""

import re
from collections.abc import Sequence

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.entries import Entry
from onrecord.linking.names.kinds import is_plural
from onrecord.linking.phrases.phrase import bare, head_of, phrase
from onrecord.records import Span, SpeakerKind

_MARKS = (":", ".", "]")
# "[Begin recording] [Okello] We have closed the lock."
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_NUMBER = re.compile(r"\s+(?:#|no\.?\s?)?\d{1,2}$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,4}")
_ANSWERS = frozenset(("a", "answer"))
_ASKS = frozenset(("q", "question"))
_LINE_END = re.compile(r"\n|$")
_TWO = [False, True]


def of_a_turn(scene: Scene, source: Sequence[Span], cue: Sequence[Span]) -> Verdict | None:
    """Tell whose turn it is by its label."""
    if len(source) != 1 or len(cue) != 1 or cue[0].of(scene.text) not in _MARKS or not _heads_a_line(scene, source[0]):
        return None
    words = source[0].of(scene.text)
    named = _by_name(scene, source[0], words) or _by_exchange(scene, words)
    if named is not None:
        return Verdict(kind=named.kind, who=(named,))
    if not scene.roster.touching(source[0]) and _is_a_name(scene, words):
        return Verdict(kind=SpeakerKind.PERSON, name=words)
    # A surname may be the word of a role: "KING:", "CLERK:".
    named_so = any(entry.kind == "person" or not _is_role(scene, words) for entry in _touching(scene, source[0]))
    return None if named_so else _by_role(scene, source[0])


def _touching(scene: Scene, label: Span) -> list[Entry]:
    """The names in a label, but one that is nothing else: the tagger takes some roles in capitals for names."""
    found = [entry for _, entry in scene.roster.touching(label)]
    return [entry for entry in found if len(entry.tokens) > 1 or any(not label.covers(one) for one in entry.mentions)]


def _heads_a_line(scene: Scene, label: Span) -> bool:
    begins = scene.text.rfind("\n", 0, label.start) + 1
    before = _BRACKETS.sub("", scene.text[begins : label.start]).removesuffix("The ")
    if before.strip(" •*·–-["):
        return False
    # What opens as a transcript does has no headline: "Anchor: Good evening."
    return not scene.in_title(label) or f"\n{label.of(scene.text)}:" in scene.text


def _by_name(scene: Scene, label: Span, words: str) -> Referent | None:
    """The one person whose initials a label is, or whose surname where only another label has the name in full."""
    bracketed = scene.text[label.end : label.end + 1] == "]"
    if _is_role(scene, words) or not (words.isupper() or bracketed):
        return None
    people = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON and " " in one.name]
    if _INITIALS.fullmatch(words):
        # "VH" is the Varda Herald, where the roster has led it there.
        if any(len(entry.tokens) > 1 for entry in _touching(scene, label)):
            return None
        letters = re.sub(r"\W", "", words)
        fitting = [one for one in people if "".join(part[0] for part in one.name.split()).upper() == letters]
    else:
        fitting = [one for one in people if not one.entries and one.name.split()[-1].upper() == words.upper()]
    return fitting[0] if len(fitting) == 1 else None


def _by_exchange(scene: Scene, words: str) -> Referent | None:
    """Who asks and who answers under "Q" and "A", where two others' names head turns as well, and one of them asks."""
    role = words.lower()
    if role not in _ASKS | _ANSWERS:
        return None
    for one, mention in scene.where.newly_heard():
        if scene.text[mention.end : mention.end + 2] == ": " and _heads_a_line(scene, mention):
            ends = _LINE_END.search(scene.text, mention.end)
            asked = ends is not None and scene.text[mention.end : ends.start()].rstrip(' ”"').endswith("?")
            scene.in_turn[one] = scene.in_turn.get(one, False) or asked
    asks = {one: asked for one, asked in scene.in_turn.items() if one.entries}
    if len(asks) != len(_TWO) or sorted(asks.values()) != _TWO:
        return None  # both ask, or neither
    return next(one for one, asked in asks.items() if asked is (role in _ASKS))


def _is_a_name(scene: Scene, words: str) -> bool:
    """Whether a label in capitals that nobody has tagged begins with a given name: "MARA LINDQVIST"."""
    parts = words.split()
    return words.isupper() and len(parts) in (2, 3) and scene.codebook.gender_of_name(parts[0]) is not None


def _is_role(scene: Scene, words: str) -> bool:
    return _NUMBER.sub("", bare(words)).lower() in scene.codebook.cueing.turn_labels


def _by_role(scene: Scene, label: Span) -> Verdict | None:
    """Whoever has a role: the one of whom the report says so, or else somebody without a name."""
    words = bare(label.of(scene.text))
    role, book = _NUMBER.sub("", words).lower(), scene.codebook
    if role in _ANSWERS:
        return None
    head = head_of(phrase(role, Span(0, len(role)), (), book).core.of(role))
    # By its ending alone a word in capitals is no role: "LINDQVIST:", "MILLER:".
    if role not in book.cueing.turn_labels and not (words.isupper() and head in book.heads.person | book.heads.group):
        return None
    alone = role not in book.cueing.shared_labels and role == words.lower() and not is_plural(head, book)
    holders = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON and head in one.nouns] if alone else []
    if len(holders) > 1:
        return opened("description", holders, SpeakerKind.PERSON)
    return (
        Verdict(kind=SpeakerKind.PERSON, who=(holders[0],))
        if holders
        else Verdict(kind=SpeakerKind.UNNAMED, name=words)
    )
