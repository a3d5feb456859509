"""Join spans into statements: who is said to say what.

Takes the tagger's labels, the quotations and the parts of the text; yields drafts of statements in the
order of the text, and the quotations that belong to none. A cue and the contents and sources that the
tagger linked to it make one statement. Quotation marks have the last word over where a quotation starts
and ends. Leaves speakers alone: `linking` settles who the source words stand for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.finding.attribution.contents.colons import is_led_on, without_colons
from onrecord.finding.attribution.contents.introduced import SENTENCE_END, introduced, is_led
from onrecord.finding.attribution.contents.unfounded import with_unfounded
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Manner, Span, SpanIndex
from onrecord.records.labels import Labels, Quotation, RoleName, Weigher

# Under this many words a pair of marks that no statement has may be a title, a nickname or a scare quote.
QUOTATION_WORDS = 4
# In PolNeAR's halves for training and development and in other news all that were less sure were right: nine, which are
# few.
_LED_TO = 0.5
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The statements of a text, and the outer quotations that no statement has."""

    drafts: tuple[Draft, ...]
    left: tuple[Quotation, ...]


def join(text: str, labels: Labels, quotations: Sequence[Quotation], parts: Sequence[Span]) -> Joined:
    """Join what the tagger found into statements and give each quotation back its full length.

    How sure a statement is, the tagger's weigher says; without one, it is the share of its links.
    """
    outer = [quotation for quotation in quotations if quotation.depth == 1]
    long = [quotation for quotation in outer if len(quotation.inner.of(text).split()) >= QUOTATION_WORDS]
    marks = SpanIndex((quotation.span, quotation) for quotation in outer)
    places = SpanIndex((part, part) for part in parts)
    labels = with_unfounded(text, without_colons(text, labels, parts))
    labels = introduced(text, labels, long, marks, places)
    told = [_in_its_part(draft, places, marks) for draft in _by_cue(text, labels, marks, places)]
    drafts = [_whole_quotations(draft, marks) for draft in told if not _leaves(text, draft, places, marks)]
    drafts = _with_orphans(text, drafts, long, places)
    drafts = [_weighed(draft, _tidy(draft.content), labels.weigher) for draft in drafts]
    drafts = [_held(text, draft, marks, places) for draft in drafts]
    taken = SpanIndex((span, span) for draft in drafts for span in (*draft.content, *draft.source, *draft.cue))
    left = [quotation for quotation in outer if not taken.touching(quotation.span)]
    return Joined(drafts=tuple(sorted(drafts, key=lambda draft: (draft.start, draft.content))), left=tuple(left))


def _by_cue(text: str, labels: Labels, quoted: SpanIndex[Quotation], parts: SpanIndex[Span]) -> list[Draft]:
    contents: dict[int, list[int]] = defaultdict(list)
    sources: dict[int, list[int]] = defaultdict(list)
    odds: dict[int, float] = defaultdict(lambda: 1.0)
    for link in labels.links:
        (sources if labels.spans[link.part].role is RoleName.SOURCE else contents)[link.cue].append(link.part)
        odds[link.cue] *= link.score
    drafts = []
    for cue in sorted(contents):
        contents[cue] = _own(text, labels, cue, contents[cue], quoted, parts)
        named = [labels.spans[number].span for number in sources[cue]]
        source = tuple(span for span in named if span.of(text).lower() not in _ARTICLES)
        if named and not source:
            continue  # "the accused": what has but an article before it is a noun and no cue
        drafts.append(
            Draft(
                source=source,
                cue=(labels.spans[cue].span,),
                content=tuple(labels.spans[number].span for number in contents[cue]),
                confidence=odds[cue],
            )
        )
    return drafts


def _weighed(draft: Draft, content: tuple[Span, ...], weigher: Weigher | None) -> Draft:
    sure = draft.confidence
    if weigher is not None:
        sure = weigher.attribution(draft.source, draft.cue, content, draft.confidence)
    return replace(draft, content=content, confidence=sure)


def _held(text: str, draft: Draft, quoted: SpanIndex[Quotation], parts: SpanIndex[Span]) -> Draft:
    """What its cue leads to by its punctuation is a statement, however little a tagger has read like it."""
    if draft.confidence >= _LED_TO:
        return draft
    led = is_led(text, (*draft.cue, *draft.source), draft.content[0], quoted)
    led = led or (bool(draft.source) and is_led_on(text, draft.cue[0], draft.content[0], parts))
    return replace(draft, confidence=_LED_TO) if led else draft


def _own(
    text: str, labels: Labels, cue: int, pieces: list[int], quoted: SpanIndex[Quotation], parts: SpanIndex[Span]
) -> list[int]:
    """The pieces of content that are a cue's own.

    A quotation may go on for sentences. What stands in another sentence or paragraph without quotation marks, while
    the cue has a nearer content, is the content of a cue that the tagger missed.
    """
    place = labels.spans[cue].span
    home = next(iter(parts.covering(place)), None)
    away = {
        piece: _sentences_between(text, labels.spans[piece].span, place)
        + (home is not None and not home.touches(labels.spans[piece].span))
        for piece in pieces
    }
    nearest = min(pieces, key=away.__getitem__)
    return [
        piece for piece in pieces if piece == nearest or not away[piece] or quoted.touching(labels.spans[piece].span)
    ]


def _sentences_between(text: str, one: Span, other: Span) -> int:
    """How many sentences end between two spans; one ending with the first span's last letter counts."""
    first, second = sorted((one, other))
    return len(SENTENCE_END.findall(text, max(first.end - 1, 0), second.start + 1))


def _in_its_part(draft: Draft, parts: SpanIndex[Span], quoted: SpanIndex[Quotation]) -> Draft:
    """Cut sources and contents at the border of a paragraph, which only a quotation runs over.

    What lies beyond the border from the cue is dropped: a tagger runs on from a headline into the text.

    >>> draft = Draft(cue=(Span(0, 8),), content=(Span(9, 26),), confidence=1)  # "Promises proof\\n\\nPORT SELDA"
    >>> parts = SpanIndex((part, part) for part in (Span(0, 14), Span(16, 26)))
    >>> _in_its_part(draft, parts, SpanIndex(())).content
    (Span(start=9, end=14),)
    """
    home = next(iter(parts.covering(draft.cue[0])), None) if draft.cue else None

    def at_home(spans: Iterable[Span], *, whole: bool) -> tuple[Span, ...]:
        kept: list[Span] = []
        for span in spans:
            pieces = [Span(max(span.start, part.start), min(span.end, part.end)) for part in parts.touching(span)]
            if len(pieces) < 2 or (whole and quoted.touching(span)):
                kept.append(span)
            else:
                kept += [piece for piece in pieces if home and home.covers(piece)] or pieces
        return tuple(kept)

    source, content = at_home(draft.source, whole=False), at_home(draft.content, whole=True)
    same = source == draft.source and content == draft.content
    return draft if same else replace(draft, source=source, content=content)


def _leaves(text: str, draft: Draft, parts: SpanIndex[Span], quoted: SpanIndex[Quotation]) -> bool:
    """Whether a cue has nothing of what is said in its own paragraph or headline: a tagger goes on into the next.

    A paragraph may lead to words of the next one by a colon or quotation marks; and a line that is nothing but a source
    and its cue ("New study suggests") goes on in the next.
    """
    home = next(iter(parts.covering(draft.cue[0])), None) if draft.cue else None
    if home is None or home.of(text).rstrip(' ”"').endswith(":") or not draft.content:
        return False
    rest = (text[home.start : draft.start], text[draft.cue[-1].end : home.end], text[home.end : draft.content[0].start])
    if not any(words.strip() for words in rest):
        return False
    return all(not home.touches(span) and not quoted.touching(span) for span in draft.content)


def _whole_quotations(draft: Draft, quoted: SpanIndex[Quotation]) -> Draft:
    """Stretch contents over the quotations that they cover for the greater part."""
    content = list(draft.content)
    for quotation in within_reach(draft.content, quoted):
        place = quotation.span
        touching = [span for span in content if span.touches(place)]
        if not touching:
            continue
        shared = sum(min(span.end, place.end) - max(span.start, place.start) for span in touching)
        holds_other_roles = any(place.covers(span) for span in (*draft.source, *draft.cue))
        if 2 * shared < place.end - place.start or holds_other_roles:
            continue
        whole = Span(min(place.start, *(s.start for s in touching)), max(place.end, *(s.end for s in touching)))
        content = [span for span in content if span not in touching] + [whole]
    content.sort()
    return draft if tuple(content) == draft.content else replace(draft, content=tuple(content))


def _with_orphans(text: str, drafts: Sequence[Draft], long: Sequence[Quotation], parts: SpanIndex[Span]) -> list[Draft]:
    """Give quotations that no statement has to the statement that they plainly go on from.

    That is: the quotation before it runs on into this paragraph, or it follows the statement's words in
    the same paragraph with nothing between.
    """
    found = list(drafts)
    taken = SpanIndex((span, span) for draft in drafts for span in (*draft.content, *draft.source, *draft.cue))
    by_content = SpanIndex((span, number) for number, draft in enumerate(drafts) for span in draft.content)
    given: dict[Span, int] = {}
    for previous, quotation in pairwise([None, *long]):
        if quotation is None or taken.touching(quotation.span) or previous is None:
            continue
        having = {*by_content.touching(previous.span), *([given[previous.span]] if previous.span in given else [])}
        owner = _owner(text, quotation, previous, {number: found[number] for number in sorted(having)}, parts)
        if owner is not None:
            given[quotation.span] = owner
            found[owner] = replace(found[owner], content=tuple(sorted((*found[owner].content, quotation.span))))
    return found


def _owner(
    text: str, quotation: Quotation, previous: Quotation, having: Mapping[int, Draft], parts: SpanIndex[Span]
) -> int | None:
    """Which of the statements that have the quotation before goes on with this one."""
    paragraph = next(iter(parts.covering(quotation.span)), None)
    if paragraph is None:
        return None
    if previous.continued and having:
        return next(iter(having))
    for number, draft in having.items():
        if manner(text, draft.content, (previous, quotation)) is Manner.INDIRECT:
            continue
        ends = [span.end for span in draft.spans if span.end <= quotation.span.start]
        if ends and max(ends) >= paragraph.start and not text[max(ends) : quotation.span.start].strip(" .,:;"):
            return number
    return None


def _tidy(content: Iterable[Span]) -> tuple[Span, ...]:
    """Put contents in order and join those that overlap."""
    tidied: list[Span] = []
    for span in sorted(content):
        if tidied and span.start <= tidied[-1].end:
            tidied[-1] = Span(tidied[-1].start, max(span.end, tidied[-1].end))
        else:
            tidied.append(span)
    return tuple(tidied)


def within_reach(content: Iterable[Span], quoted: SpanIndex[Quotation]) -> list[Quotation]:
    """The quotations that a content touches, each once, in the order of the text."""
    found = {quotation.span: quotation for span in content for quotation in quoted.touching(span)}
    return sorted(found.values(), key=lambda quotation: (quotation.span.start, -quotation.span.end))


def manner(text: str, content: Iterable[Span], quotations: Iterable[Quotation]) -> Manner:
    """direct: all words stand between quotation marks; mixed: some do; indirect: none.

    >>> text = 'It was “a good day” here.'
    >>> manner(text, [Span(0, 25)], [Quotation(span=Span(7, 19), inner=Span(8, 18), depth=1)])
    <Manner.MIXED: 'mixed'>
    """
    spans = list(content)
    inside = outside = False
    quoted = [quotation for quotation in quotations if any(span.touches(quotation.inner) for span in spans)]
    for span in spans:
        at = span.start
        for quotation in sorted(quoted, key=lambda quotation: quotation.span.start):
            if not span.touches(quotation.span) or quotation.span.end <= at:
                continue
            inside = inside or span.touches(quotation.inner)
            outside = outside or _has_word(text[at : max(at, quotation.span.start)])
            at = min(max(at, quotation.span.end), span.end)
        outside = outside or _has_word(text[at : span.end])
    if not inside:
        return Manner.INDIRECT
    return Manner.MIXED if outside else Manner.DIRECT


def _has_word(words: str) -> bool:
    return any(letter.isalnum() for letter in words)
