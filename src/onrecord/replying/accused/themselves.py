"""Does whoever speaks accuse only themselves: "we have failed", "the mill's spokesman said the mill had lied"?

Takes a statement and who is blamed in it; says whether that is whoever speaks, or whom they speak for. Leaves alone
whether anybody else is accused.
"""

from collections.abc import Mapping, Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.events import load_events
from onrecord.finding.acts.admissions import admits as owns_to_it
from onrecord.finding.sentences import read_parts
from onrecord.records import Actor, Span, Statement, words_of
from onrecord.replying.accused.party_words import Words
from onrecord.replying.wordings import WORD

FIRST_PERSON = frozenset(("i", "we", "me", "us"))
_CLAIMS = frozenset(("claim", "claimed", "claiming", "claims"))
_OWNED = frozenset(("its", "their", "our"))
_HIS = frozenset(("his", "her"))
_MEN = frozenset(("men", "rebels"))
_LEADS = frozenset(("", "that"))
# How far behind a name its office stands, in words.
_NEAR = 3
_OF = frozenset(("for", "of", "at", "from"))
Meant = Mapping[Span, tuple[str, ...]]


def is_their_own(text: str, statement: Statement, words: Words, meant: Meant, codebook: Codebook) -> bool:
    """Whether it is whoever speaks that did it: "we have failed", "the army said its troops had shelled the port".

    Whoever admits what "he" has done has done it, whomever the word may mean besides.
    """
    first, *further = words.span.of(text).lower().split()
    if first in FIRST_PERSON and not further:
        return True
    if first in codebook.sources.pronouns and not further and admits(text, statement, codebook):
        return True
    # "His" is the speaker's where what is said begins with it.
    leads = text[statement.content[0].start : words.span.start].strip() in _LEADS
    if (first in _OWNED or (first in _HIS and leads)) and further and further[-1] in load_events().forces | _MEN:
        return True
    who = meant.get(words.span, ())
    return statement.speaker is not None and bool(who) and set(who) == {statement.speaker}


def admits(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether a statement owns to a deed: "admitted", "has confessed that", not "did not admit"."""
    cue, content = (WORD.findall(words_of(spans, text).lower()) for spans in (statement.cue, statement.content))
    return owns_to_it(cue, content, codebook)


def claims_it(text: str, statement: Statement) -> bool:
    """Whether somebody says that a deed was theirs: "claimed responsibility for the raid", "claimed two attacks"."""
    *_, cue = WORD.findall(words_of(statement.cue, text).lower()) or ("",)
    first = next(iter(read_parts(text, statement.content[:1])), None)
    phrase = next(iter(first.phrases), None) if first is not None else None
    if cue not in _CLAIMS or first is None or phrase is None or phrase.start > 1:
        return False
    head = first.lower[phrase.head]
    alone = not any(clause.subject == [phrase] for clause in first.clauses)
    violence = any(trigger.line.type == "ASSAULT" for trigger in load_events().nouns.get(head, ()))
    return alone and (head in load_events().answering or violence)


def has_for_speaker(
    text: str, statement: Statement, accused_id: str, others: Sequence[Actor], codebook: Codebook
) -> bool:
    """Whether the accused speaks itself, by those who speak for it: "Tolven officials said the firm had lied"."""
    mentions = next(one.mentions for one in others if one.id == accused_id)
    return any(
        _is_their_office(span.of(text), mention.start - span.start, mention.end - span.start, codebook)
        for span in statement.source
        for mention in mentions
        if span.covers(mention)
    )


def _is_their_office(source: str, start: int, end: int, codebook: Codebook) -> bool:
    """Whether a source is for an office of whoever is named in it: "Brook's office", not "the team that sued Brook".

    >>> from onrecord.codebook import load
    >>> [_is_their_office(source, source.index("Brook"), source.index("Brook") + 5, load())
    ...  for source in ("Brook’s press office", "a spokesman for Brook", "Brook’s rival", "the team that sued Brook")]
    [True, True, False, False]
    """
    behind = WORD.findall(source[end:])
    office = source[end:].startswith(("'", "’", " ")) and not codebook.replies.speaks_for.isdisjoint(
        word.lower() for word in behind[:_NEAR]
    )
    *before, led = WORD.findall(source[:start].lower().removesuffix("the "))[-2:] or ("",)
    return office or (led in _OF and not codebook.replies.speaks_for.isdisjoint(before))


def within(spans: Sequence[Span], actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(one.id for one in actors if any(span.covers(mention) for span in spans for mention in one.mentions))
