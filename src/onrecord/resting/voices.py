"""Whose voices a report has, and how much of its attributed words each of them.

Takes the statements to which the report itself gives the word; yields a voice for each speaker and kind. Whoever speaks
only inside another's statement is not counted apart: the words are already counted there.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.records import Actor, Span, SpeakerKind, Statement, Voice


def voices_of(text: str, outermost: Sequence[Statement], actors: Sequence[Actor]) -> tuple[Voice, ...]:
    """Each voice's statements and words, the largest share first; words attributed twice count once over all."""
    spoken: dict[tuple[str | None, SpeakerKind | None], list[Statement]] = defaultdict(list)
    for statement in outermost:
        spoken[statement.speaker, statement.speaker_kind].append(statement)
    words = {key: sum(count_words(text, statement.content) for statement in own) for key, own in spoken.items()}
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
    return tuple(sorted(voices, key=lambda voice: (-voice.words, voice.name or "", voice.kind or "")))


def count_words(text: str, spans: Sequence[Span]) -> int:
    """How many words stand in these stretches."""
    return sum(len(span.of(text).split()) for span in spans)
