"""The audit of a report: what is counted from its statements, beside the accusations that it has.

Takes an article, its statements and actors, and its accusations; yields the audit. Leaves alone what statements say: it
puts them beside each other.
"""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.records import (
    Accusation,
    Actor,
    Article,
    Audit,
    PartKind,
    Span,
    SpanIndex,
    SpeakerKind,
    Statement,
    Time,
)
from onrecord.resting.chains import chains
from onrecord.resting.evidence import evidence_said
from onrecord.resting.headline import headline
from onrecord.resting.sides import heard, is_contradicted, one_sided
from onrecord.resting.silences import is_silence
from onrecord.resting.undertakings import undertakings
from onrecord.resting.voices import count_words, voices_of

_NOT_BODY = (PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION)


def rests_on(
    article: Article,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    times: Sequence[Time],
    charges: Sequence[Accusation],
) -> Audit:
    """What a report rests on; `times` are those found in its text, `charges` its accusations."""
    text = article.text
    outermost = [statement for statement in statements if statement.parent is None]
    silent = {statement.id for statement in statements if is_silence(text, statement, codebook)}
    # Whoever gives no answer has no voice in the report.
    voices = voices_of(text, [one for one in outermost if one.id not in silent], actors)
    body = [part.span for part in article.parts if part.kind not in _NOT_BODY]
    in_body = count_words(text, body)
    attributed = count_words(text, _within(body, [span for statement in outermost for span in statement.content]))
    named = sum(1 for voice in voices if voice.speaker and voice.kind is not SpeakerKind.UNNAMED)
    unnamed = sum(1 for voice in voices if voice.kind is SpeakerKind.UNNAMED)
    return Audit(
        voices=voices,
        words=in_body,
        attributed_words=attributed,
        attributed_share=round(attributed / in_body, 3) if in_body else 0.0,
        named=named,
        unnamed=unnamed,
        one_sided=one_sided(
            named + unnamed, charges, heard(voices, actors), contradicted=is_contradicted(outermost, charges)
        ),
        chains=chains(statements),
        accusations=tuple(charges),
        evidence=tuple(evidence_said(statements)),
        undertakings=tuple(undertakings(text, statements, silent, codebook, times)),
        silences=tuple(statement.id for statement in statements if statement.id in silent),
        headline=headline(article, statements, actors, codebook),
    )


def _within(parts: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The stretches of the parts that the spans cover, each once."""
    covered: list[Span] = []
    at = 0
    index = SpanIndex((part, part) for part in parts)
    for span in sorted(spans):
        start = max(span.start, at)
        at = max(at, span.end)
        touched = index.touching(Span(start, span.end)) if start < span.end else ()
        covered += [Span(max(start, part.start), min(span.end, part.end)) for part in touched]
    return covered
