"""Does the headline say more than the body?

Takes the title and the accusations of a report; says whether the title states as a fact what the body has only
as an accusation. Leaves titles alone that name a speaker, quote, or ask, and claims that the body also makes in
the outlet's own voice.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.codebook import Codebook
from onrecord.records import Act, Actor, Article, Headline, PartKind, Span, Statement, words_of
from onrecord.resting.stems import stems

# A title has few words; half of them, and two at least, are its claim, beside those for whom it is about.
_LEAST = 2
_SHARE = 0.5
_ATTRIBUTED = re.compile(r"[\"“”„«»:?]|(?:^|\s)[‘']")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


def headline(
    article: Article, statements: Sequence[Statement], actors: Sequence[Actor], codebook: Codebook
) -> Headline | None:
    """The judgement on the title; None where the report has none.

    Words for the actors are no part of what it claims: whoever is blamed may be in the title for something else.
    """
    title = next((part.span for part in article.parts if part.kind is PartKind.TITLE), None)
    if title is None:
        return None
    words = title.of(article.text)
    attributed = any(title.touches(span) for statement in statements for span in (*statement.cue, *statement.content))
    if attributed or _ATTRIBUTED.search(words) or codebook.reports.search(words):
        return Headline(says_more=False)
    claim = stems(words) - stems(" ".join(_called(article.text, actors)))
    same = [
        statement
        for statement in statements
        if statement.act is Act.ACCUSE and _says(claim, words_of(statement.content, article.text))
    ]
    if not same or any(_says(claim, sentence) for sentence in _own_voice(article, title, statements)):
        return Headline(says_more=False)
    return Headline(says_more=True, statements=tuple(statement.id for statement in same))


def _called(text: str, actors: Sequence[Actor]) -> Iterator[str]:
    """What the actors are called, and the offices that they hold."""
    for one in actors:
        yield from (span.of(text) for span in one.mentions)
        yield from (role.title for role in one.roles)


def _says(claim: frozenset[str], words: str) -> bool:
    shared = claim & stems(words)
    return bool(shared) and len(shared) >= min(len(claim), max(_LEAST, _SHARE * len(claim)))


def _own_voice(article: Article, title: Span, statements: Sequence[Statement]) -> list[str]:
    """The sentences of the body that are attributed to nobody."""
    attributed = [span for statement in statements for span in (*statement.cue, *statement.content)]
    sentences = (Span(*match.span()) for match in _SENTENCE.finditer(article.text))
    return [
        sentence.of(article.text)
        for sentence in sentences
        if not title.touches(sentence) and not any(span.touches(sentence) for span in attributed)
    ]
