"""Count the voices of a report: who has how much of the attributed words.

Voices are those whom the report itself gives the word to. Whoever speaks only inside another's statement
is not counted apart: the words are already counted there.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.records import Actor, Article, Audit, PartKind, Span, SpeakerKind, Statement, Voice

_NOT_BODY = (PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION)


def audit(article: Article, statements: Sequence[Statement], actors: Sequence[Actor]) -> Audit:
    """Each voice's statements and words, the largest share first; words attributed twice count once over all."""
    outermost = [statement for statement in statements if statement.parent is None]
    spoken: dict[tuple[str | None, SpeakerKind | None], list[Statement]] = defaultdict(list)
    for statement in outermost:
        spoken[statement.speaker, statement.speaker_kind].append(statement)
    words = {key: sum(_count(article.text, statement.content) for statement in own) for key, own in spoken.items()}
    total = sum(words.values())
    names = {actor.id: actor.name for actor in actors}
    voices = [
        Voice(
            speaker=speaker,
            name=names.get(speaker) if speaker else None,
            kind=kind,
            statements=len(own),
            words=words[speaker, kind],
            share=round(words[speaker, kind] / total, 3) if total else 0.0,
        )
        for (speaker, kind), own in spoken.items()
    ]
    body = [part.span for part in article.parts if part.kind not in _NOT_BODY]
    in_body = _count(article.text, body)
    attributed = _count(article.text, _within(body, [span for statement in outermost for span in statement.content]))
    return Audit(
        voices=tuple(sorted(voices, key=lambda voice: (-voice.words, voice.name or "", voice.kind or ""))),
        words=in_body,
        attributed_words=attributed,
        attributed_share=round(attributed / in_body, 3) if in_body else 0.0,
    )


def _count(text: str, spans: Sequence[Span]) -> int:
    return sum(len(span.of(text).split()) for span in spans)


def _within(parts: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The stretches of the parts that the spans cover, each once."""
    covered: list[Span] = []
    at = 0
    for span in sorted(spans):
        start = max(span.start, at)
        at = max(at, span.end)
        covered += [
            Span(max(start, part.start), min(span.end, part.end))
            for part in parts
            if part.touches(Span(start, span.end)) and start < span.end
        ]
    return covered
