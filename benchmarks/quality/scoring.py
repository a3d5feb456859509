"""The measures: how much of what people marked in a report does a reading find?

Everything is counted over words, so that white space, and where in it a span ends, never matter. A word is
a run of letters and digits with its inner apostrophes, or a single other sign.

- *exact*: a piece (an unbroken run of words) has the role, first and last word of one that people marked.
- *relation*: a whole attribution is found: its content shares at least half of the words that either has,
  and the sources share a word or are both left out. Each is matched once, best overlap first.
- *labels*: of the attributions found by content alone, how many have the right speaker, kind, act, evidence.
- *body*: the article's own text against the right one, over runs of four words.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

ROLES: Final = ("source", "cue", "content")
LABELS: Final = ("speaker", "speaker_kind", "act", "evidence")
PRONOUN: Final = "speaker, he or she"  # the part of the figure `speaker` whose source is that pronoun
WORD: Final = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
ENOUGH: Final = 0.5  # share of the contents' words that makes two attributions the same
RUN: Final = 4  # words in a run, when texts are compared

Spans = tuple[tuple[int, int], ...]
Numbers = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what: offsets, the labels where they are known, and how sure a program is of it."""

    id: str = ""
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    parent: str | None = None
    labels: Mapping[str, str | None] = field(default_factory=dict)
    confidence: float = 1.0


class Count(NamedTuple):
    """How many were right, how many were given, how many were wanted."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Of the given, how many are right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of the wanted, how many were given."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two.

        >>> Count(right=1, given=2, wanted=1).f1
        0.6666666666666666
        """
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0


Counts = Mapping[str, Count]


def add(counts: Iterable[Counts]) -> dict[str, Count]:
    """Add up what several documents count."""
    total: dict[str, Count] = {}
    for one in counts:
        for name, count in one.items():
            total[name] = total.get(name, Count()).plus(count)
    return total


class Words:
    """The words of a text, by number."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]

    def under(self, spans: Iterable[Sequence[int]]) -> Numbers:
        """Numbers of the words that the spans touch.

        >>> sorted(Words("Rents fell, again.").under([(0, 5), (8, 12)]))
        [0, 1, 2]
        """
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )


def pieces(numbers: Numbers) -> frozenset[tuple[int, int]]:
    """Unbroken runs of word numbers, as first and last.

    >>> sorted(pieces(frozenset({3, 4, 5, 9})))
    [(3, 5), (9, 9)]
    """
    firsts = sorted(number for number in numbers if number - 1 not in numbers)
    lasts = sorted(number for number in numbers if number + 1 not in numbers)
    return frozenset(zip(firsts, lasts, strict=True))


class Marked(NamedTuple):
    """An attribution as word numbers."""

    source: Numbers
    cue: Numbers
    content: Numbers


def mark(attributions: Iterable[Attribution], words: Words) -> list[Marked]:
    """Lay attributions over the words of their text."""
    return [Marked(*(words.under(getattr(one, role)) for role in ROLES)) for one in attributions]


def pair(wanted: Sequence[Marked], given: Sequence[Marked], *, by_source: bool = True) -> dict[int, int]:
    """Match attributions one to one, best overlap of the contents first: number of the wanted -> of the given."""
    likenesses = sorted(
        (-likeness, w, g)
        for w, want in enumerate(wanted)
        for g, have in enumerate(given)
        if (likeness := overlap(want.content, have.content)) >= ENOUGH
        and (not by_source or sources_agree(want.source, have.source))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, w, g in likenesses:
        if w not in pairs and g not in taken:
            pairs[w] = g
            taken.add(g)
    return pairs


def overlap(one: Numbers, other: Numbers) -> float:
    """Words in both over words in either."""
    return len(one & other) / len(one | other) if one or other else 0.0


def sources_agree(one: Numbers, other: Numbers) -> bool:
    """Whether two sources share a word, or are both left out."""
    return bool(one & other) or not (one or other)


def count_attributions(text: str, wanted: Sequence[Attribution], given: Sequence[Attribution]) -> dict[str, Count]:
    """Count the exact pieces of each role, and the attributions found, in one document."""
    words = Words(text)
    want, have = mark(wanted, words), mark(given, words)
    counts = {}
    for place, role in enumerate(ROLES):
        gold = {piece for one in want for piece in pieces(one[place])}
        found = {piece for one in have for piece in pieces(one[place])}
        counts[f"exact.{role}"] = Count(len(gold & found), len(found), len(gold))
    counts["relation"] = Count(len(pair(want, have)), len(have), len(want))
    return counts


def count_nested(text: str, wanted: Sequence[Attribution], given: Sequence[Attribution]) -> Count:
    """Count attributions found, inner ones among them: an inner one is right where that which it stands in is, too."""
    words = Words(text)
    pairs = pair(mark(wanted, words), mark(given, words))
    numbers = {one.id: number for number, one in enumerate(wanted)}

    def right(number: int) -> bool:
        if number not in pairs:
            return False
        outer, found = wanted[number].parent, given[pairs[number]].parent
        if outer is None or found is None:
            return outer is found
        return right(numbers[outer]) and given[pairs[numbers[outer]]].id == found

    return Count(sum(map(right, range(len(wanted)))), len(given), len(wanted))


def judged(text: str, wanted: Sequence[Attribution], given: Sequence[Attribution]) -> list[tuple[float, bool]]:
    """How sure a program was of each attribution that it gave, and whether people had marked it."""
    words = Words(text)
    right = set(pair(mark(wanted, words), mark(given, words)).values())
    return [(one.confidence, number in right) for number, one in enumerate(given)]


def count_labels(text: str, wanted: Sequence[Attribution], given: Sequence[Attribution]) -> dict[str, Count]:
    """Count right labels among the attributions found: `precision` is the accuracy there, `recall` over all.

    A label that is null was left open by the people who gave it, and is not counted.
    """
    words = Words(text)
    pairs = pair(mark(wanted, words), mark(given, words), by_source=False)
    counts = dict.fromkeys(LABELS, Count())
    for number, want in enumerate(wanted):
        have = given[pairs[number]].labels if number in pairs else None
        for label in LABELS:
            if want.labels.get(label) is None or (label == "speaker" and want.labels.get("speaker_kind") is None):
                continue
            right = have is not None and label_right(label, want.labels, have)
            counts[label] = counts[label].plus(Count(right, have is not None, 1))
            if label == "speaker" and want.labels.get("speaker_kind") == "person" and is_he_or_she(text, want):
                counts[PRONOUN] = counts.get(PRONOUN, Count()).plus(Count(right, have is not None, 1))
    return counts


def is_he_or_she(text: str, one: Attribution) -> bool:
    """Whether the source of an attribution is that pronoun and nothing else."""
    return len(one.source) == 1 and text[slice(*one.source[0])].lower() in ("he", "she")


def label_right(label: str, want: Mapping[str, str | None], have: Mapping[str, str | None]) -> bool:
    """Whether a label is right. An unnamed speaker, or none, is right when the kind is."""
    if label != "speaker":
        return want[label] == have.get(label)
    kind = want["speaker_kind"]
    if kind in ("unnamed", "none"):
        return have.get("speaker_kind") == kind
    return same_speaker(want["speaker"] or "", have.get("speaker") or "")


TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "sir", "the", "prime", "minister", "gen", "lt"}
)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names denote one speaker, up to titles, case and a shortened first part.

    Several speakers are joined by `&`; it is enough that one of them agrees.

    >>> same_speaker("Ada Okafor", "Prime Minister Okafor"), same_speaker("Ada Okafor", "Ada Lin")
    (True, False)
    """
    return any(
        names_agree(bare_name(mine), bare_name(theirs)) for mine in one.split(" & ") for theirs in other.split(" & ")
    )


def bare_name(name: str) -> list[str]:
    """The words of a name in lower case, without titles and the possessive."""
    return [word for word in re.findall(r"\w+", re.sub("['’]s", "", name.lower())) if word not in TITLES]


def names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter lies in the longer, and ends like it or is at least half of it."""
    if not one or not other:
        return list(one) == list(other)
    short, long = sorted((one, other), key=len)
    shared = set(short) & set(long)
    return shared == set(short) and (short[-1] == long[-1] or 2 * len(shared) >= len(long))


def runs_of_words(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, with how often it stands there; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    last = max(len(words) - RUN, 0)
    return Counter(tuple(words[at : at + RUN]) for at in range(last + 1)) if words else Counter()


def count_body(wanted: str, given: str) -> Count:
    """Count runs of four words in both texts, each page weighing the same whatever its length."""
    want, have = runs_of_words(wanted), runs_of_words(given)
    right, all_of_them = (want & have).total(), (want | have).total()
    if not all_of_them:
        return Count()
    return Count(right / all_of_them, have.total() / all_of_them, want.total() / all_of_them)
