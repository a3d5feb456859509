"""An article in, drafts of its statements out: who says what, in which words, before anybody is given a name.

    quotations -> labels -> statements -> those of layout -> statements inside them

Where the tagger, the rules of finding and the layout disagree, what layout tells stands.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Protocol

from onrecord.codebook import Codebook
from onrecord.finding.acts.unproven import only_unverified, says_only_so, without_remark
from onrecord.finding.attribution.contents.brought_on import only_brings_on
from onrecord.finding.attribution.contents.called import up_to_what_it_is_called
from onrecord.finding.attribution.contents.cited import only_cites, without_citing
from onrecord.finding.attribution.contents.closing import with_closed, with_own_sentences
from onrecord.finding.attribution.contents.deeds import without_deeds
from onrecord.finding.attribution.contents.hanging_cues import up_to_main_verb
from onrecord.finding.attribution.contents.inserted import with_other_halves
from onrecord.finding.attribution.contents.noun_cues import up_to_its_verb, with_unread_nouns
from onrecord.finding.attribution.contents.of_what import of_what
from onrecord.finding.attribution.contents.that_clauses import with_whole_clauses
from onrecord.finding.attribution.contents.titled import title_in
from onrecord.finding.attribution.contents.turning import with_turns
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.captions import unlabelled
from onrecord.finding.attribution.layout.datelines import dateline_at, without_dateline
from onrecord.finding.attribution.layout.headlines import (
    going_on,
    headline,
    headline_of,
    reaches_below,
    without_headline,
)
from onrecord.finding.attribution.layout.lists import with_lists
from onrecord.finding.attribution.layout.mute import speaking
from onrecord.finding.attribution.layout.posts import posts
from onrecord.finding.attribution.layout.recordings import recorded
from onrecord.finding.attribution.layout.stamps import is_stamp, without_zones
from onrecord.finding.attribution.layout.turns import over, signed, signed_behind, turns
from onrecord.finding.attribution.nested import inside, lay_out, led_back, passages
from onrecord.finding.attribution.sources.according import with_according
from onrecord.finding.attribution.sources.bounded import bounded
from onrecord.finding.attribution.sources.citing import by_who_cites, by_who_is_asked
from onrecord.finding.attribution.sources.framed import with_framed
from onrecord.finding.attribution.sources.hearers import from_whom, with_hearings
from onrecord.finding.attribution.sources.joined_subject import by_its_clause
from onrecord.finding.attribution.sources.may_speak import name_ends
from onrecord.finding.attribution.sources.own_subject import by_its_own_subject, without_earlier_source
from onrecord.finding.attribution.sources.passives import by_its_agent
from onrecord.finding.attribution.sources.senders import by_its_sender
from onrecord.finding.attribution.sources.unnamed import by_what_is_said_unnamed
from onrecord.finding.attribution.statements import Joined, join, manner, within_reach
from onrecord.finding.quotes import quotations
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.places.areas import with_areas, with_towns
from onrecord.records import Article, Manner, PartKind, Span, SpanIndex
from onrecord.records.labels import Labels, Name, Quotation

# Why a source is not named stands behind the condition, or nothing does.
_REASON = re.compile(
    r"[\s\"”’',.;]*(?:$|(?:because|as|for|since|citing|given|due|out of|in order|to|lest|while|when)\b)"
)
# Say-so chains that readers can follow: who said that who said what.
DEEPEST = 3


class Tagger(Protocol):
    """Labels a text. The ONNX encoder is one; a table of answers in a test is another."""

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        """Roles, links and names of a text."""
        ...


_NOWHERE = Span(0, 0)
_NOTHING_SAID = (says_only_so, only_unverified, only_cites, only_brings_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What an article says of who says what; `manners` has one for each of the drafts."""

    labels: Labels
    quoted: tuple[Quotation, ...]
    drafts: tuple[Draft, ...]
    manners: tuple[Manner, ...]
    left_out: tuple[Draft, ...]  # less sure than is wanted
    unclaimed: tuple[Quotation, ...]

    @property
    def silent(self) -> list[Span]:
        """Words that somebody says and nobody vouches for: they are not told by the outlet either."""
        return [*(span for draft in self.left_out for span in draft.content), *(one.inner for one in self.unclaimed)]


def drafted(article: Article, tagger: Tagger, codebook: Codebook, *, at_least: float) -> Drafted:
    """The statements of an article; those less sure than `at_least`, and those inside such, are left out."""
    text, places = article.text, [part.span for part in article.parts]
    quoted = tuple(quotations(text, places))
    labels = tagger.label(text, quoted)
    areas = with_areas(text, without_zones(text, labels.names), codebook)
    names = with_towns(text, areas, codebook, article.dateline)
    labels = replace(labels, names=tuple(names))
    title = headline_of(article) or _NOWHERE
    known = bool(article.dateline and load_gazetteer(codebook.language).find(article.dateline))
    below = [place for place in places if place.start >= title.end]
    dateline = dateline_at(text, below, article.dateline, known=known)
    joined = _joined(text, labels, quoted, places, codebook, title, dateline)
    laid_out = _laid_out(article, labels.names, quoted, codebook)
    items = frozenset(part.span for part in article.parts if part.kind is PartKind.LIST_ITEM)
    flat = over(with_lists(text, joined.drafts, places, items), laid_out)
    flat = [draft for draft in flat if not _is_condition(text, draft, codebook)]
    flat = [one for draft in flat for one in going_on(text, draft, title, codebook)]
    deep = _with_nested(text, speaking(text, flat, title, codebook), title, quoted, tagger, codebook)
    every = up_to_what_it_is_called(text, deep, codebook)
    # A claim inside another is never surer than that.
    sure = [draft.confidence >= at_least for draft in every]
    drafts = tuple(compress(every, sure))
    spoken = SpanIndex((span, span) for draft in laid_out for span in draft.content)
    return Drafted(
        labels=labels,
        quoted=quoted,
        drafts=drafts,
        manners=_manners(text, drafts, quoted),
        left_out=tuple(draft for draft, kept in zip(every, sure, strict=True) if not kept),
        unclaimed=tuple(quotation for quotation in joined.left if not spoken.touching(quotation.span)),
    )


def _manners(text: str, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> tuple[Manner, ...]:
    """In whose words each is given."""
    marks = SpanIndex((quotation.span, quotation) for quotation in quoted)
    return tuple(
        Manner.DIRECT if draft.verbatim else manner(text, draft.content, within_reach(draft.content, marks))
        for draft in drafts
    )


def _joined(
    text: str,
    labels: Labels,
    quoted: Sequence[Quotation],
    places: Sequence[Span],
    codebook: Codebook,
    title: Span,
    dateline: Span | None = None,
) -> Joined:
    """The statements that the tagger's labels make, each with its own source."""
    found = join(text, labels, quoted, places)
    found = replace(found, drafts=tuple(without_dateline(found.drafts, dateline)))
    cues = SpanIndex((cue, cue) for draft in found.drafts for cue in draft.cue)
    ends = name_ends(labels.names)
    owned = (_with_its_source(text, draft, cues, ends, codebook) for draft in found.drafts)
    said = [draft for draft in owned if not any(only(text, draft, codebook) for only in _NOTHING_SAID)]
    marks = SpanIndex((one.span, one) for one in quoted if one.depth == 1)
    titles = {id(draft): one for draft in said if (one := title_in(text, draft, marks, codebook)) is not None}
    kept = [_with_its_content(text, draft, marks, codebook) for draft in said if id(draft) not in titles]
    within = SpanIndex((place, place) for place in places)
    own = with_own_sentences(text, with_according(text, kept, codebook), title, places)
    whole = with_other_halves(text, with_whole_clauses(text, with_closed(text, own, places), within), within, codebook)
    turned = with_turns(text, whole, codebook)
    heard = with_hearings(text, with_unread_nouns(text, turned, places, codebook), places, codebook)
    framed = (draft for draft in with_framed(text, heard, marks, places) if not reaches_below(text, draft, title))
    read = [without_headline(text, draft, title) for draft in framed]
    spoken = SpanIndex((span, span) for draft in read for span in draft.content)
    freed = (one for one in quoted if title.covers(one.span) and one not in found.left)
    left = {one for one in (*found.left, *titles.values(), *freed) if not spoken.touching(one.span)}
    return replace(found, drafts=tuple(read), left=tuple(sorted(left, key=lambda one: one.span)))


def _with_its_source(text: str, draft: Draft, cues: SpanIndex[Span], ends: Container[int], codebook: Codebook) -> Draft:
    """The statement with whoever says it, where the tagger has taken another for its source, or nobody."""
    draft = by_who_cites(text, by_who_is_asked(text, draft, codebook), codebook)
    draft = from_whom(text, by_what_is_said_unnamed(text, draft, codebook), codebook)
    draft = by_its_sender(text, by_its_agent(text, draft, codebook), codebook)
    free = without_earlier_source(text, draft)
    own = by_its_own_subject(text, by_its_clause(text, free, cues), ends, codebook)
    if free is not draft and not own.source:
        own = by_its_own_subject(text, by_its_clause(text, draft, cues), ends, codebook)
    return bounded(text, own)


def _with_its_content(text: str, draft: Draft, marks: SpanIndex[Quotation], codebook: Codebook) -> Draft:
    """The statement with what is said and no more, where the tagger has read on."""
    draft = up_to_main_verb(text, up_to_its_verb(text, without_deeds(text, draft, marks)), codebook)
    return of_what(text, without_citing(text, without_remark(text, draft, codebook), codebook), codebook.calendar)


def _laid_out(article: Article, names: Sequence[Name], quoted: Sequence[Quotation], codebook: Codebook) -> list[Draft]:
    """Statements that punctuation and layout make: in the headline, in interviews and transcripts."""
    text = article.text
    kept = (part for part in article.parts if part.kind is not PartKind.CAPTION and not is_stamp(text, part))
    places = [part.span for part in kept]
    exchange = turns(text, places, names, codebook) or [
        *signed(text, places, names, codebook),
        *signed_behind(text, quoted, names, codebook),
        *posts(text, places),
    ]
    title = headline_of(article)
    said = headline(text, title, names, codebook) if title else None
    turned = [*exchange, *recorded(text, places, names, codebook)]
    return over([*([said] if said else []), *unlabelled(text, places)], turned)


def _with_nested(
    text: str, drafts: Sequence[Draft], title: Span, quoted: Sequence[Quotation], tagger: Tagger, codebook: Codebook
) -> list[Draft]:
    """The statements and those inside their contents, each behind the one that it stands in."""
    found, layer = list(drafts), list(drafts)
    for _ in range(DEEPEST - 1):
        layout = lay_out(text, passages(text, layer, codebook.reports))
        if not layout.passages:
            break
        labels = tagger.label(layout.text, (marks := inside(quoted, layout)))
        joined = _joined(layout.text, labels, marks, layout.paragraphs(), codebook, _NOWHERE)
        layer = speaking(text, led_back(layout, joined.drafts, codebook), title, codebook)
        found += layer
    return sorted(found, key=lambda draft: (_outermost(draft).start, _outermost(draft).content, _depth(draft)))


def _is_condition(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a statement is only the condition of another, which keeps it as such: "asked not to be named"."""
    if not draft.cue or draft.content[0].start < draft.cue[0].end:
        return False
    words = text[draft.cue[0].start : draft.content[-1].end].lower()
    condition = codebook.settings.anonymity.match(words)
    return condition is not None and _REASON.match(words, condition.end()) is not None


def _outermost(draft: Draft) -> Draft:
    return _outermost(draft.parent) if draft.parent else draft


def _depth(draft: Draft) -> int:
    return len(_chain(draft))


def _chain(draft: Draft) -> list[Draft]:
    """A statement and those that it stands inside."""
    return [draft, *(_chain(draft.parent) if draft.parent else ())]
