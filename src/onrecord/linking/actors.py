"""From verdicts on sources to the actors of a record.

Takes the source of each statement; yields the actors, each with its mentions and roles, the speaker of
each statement, and a note wherever a speaker stays open. Two phrases lead to one actor when they lead
to one entry of the roster, or have the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.linking.names import Roster
from onrecord.linking.speakers import Verdict, settle
from onrecord.records import Actor, ActorKind, Role, Span, SpeakerKind, make_id

_KINDS = {
    SpeakerKind.PERSON: ActorKind.PERSON,
    SpeakerKind.ORGANISATION: ActorKind.ORGANISATION,
    SpeakerKind.STATE: ActorKind.STATE,
    SpeakerKind.DOCUMENT: ActorKind.DOCUMENT,
    SpeakerKind.UNNAMED: ActorKind.GROUP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The speaker of one source; `reason` says why it stays open, if it does."""

    actor: str | None
    kind: SpeakerKind | None
    reason: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class _Growing:
    name: str
    kind: ActorKind
    mentions: list[Span]
    roles: list[str] = field(default_factory=list)


def link(
    article_id: str, text: str, sources: Sequence[Sequence[Span]], roster: Roster, codebook: Codebook
) -> tuple[tuple[Actor, ...], tuple[Spoken, ...]]:
    """Settle all sources of an article: its actors, and the speaker of each source in the order given."""
    growing: dict[str, _Growing] = {}
    verdicts = [settle(text, source, roster, codebook) for source in sources]
    keys = [_note_down(growing, verdict, source) for verdict, source in zip(verdicts, sources, strict=True)]
    ids = {key: make_id("act", article_id, grown.kind, grown.name) for key, grown in growing.items()}
    spoken = tuple(
        Spoken(
            actor=ids[key] if key else None,
            kind=verdict.kind,
            reason=verdict.reason or (None if key or verdict.kind is SpeakerKind.NONE else "unknown-source"),
            candidates=verdict.candidates,
        )
        for key, verdict in zip(keys, verdicts, strict=True)
    )
    actors = tuple(_actor(ids[key], grown) for key, grown in growing.items())
    return tuple(sorted(actors, key=lambda actor: (actor.mentions[:1], actor.id))), spoken


def _note_down(growing: dict[str, _Growing], verdict: Verdict, source: Sequence[Span]) -> str | None:
    """Put a verdict's actor among those growing; return its key, None where the verdict names nobody."""
    if verdict.kind is None or verdict.reason or not (verdict.named or verdict.name):
        return None
    name = " & ".join(entry.name for entry in verdict.named) or verdict.name or ""
    kind = ActorKind.GROUP if len(verdict.named) > 1 else _KINDS[verdict.kind]
    key = f"{kind}\x1f{name.lower()}"
    if key not in growing:
        mentions = list(verdict.named[0].mentions) if len(verdict.named) == 1 else []
        growing[key] = _Growing(name, kind, mentions)
    grown = growing[key]
    for span in source:
        if not any(span.touches(mention) for mention in grown.mentions):
            grown.mentions.append(span)
    if verdict.role and verdict.role not in grown.roles:
        grown.roles.append(verdict.role)
    return key


def _actor(actor_id: str, grown: _Growing) -> Actor:
    return Actor(
        id=actor_id,
        name=grown.name,
        kind=grown.kind,
        roles=tuple(Role(title=title) for title in grown.roles),
        mentions=tuple(sorted(grown.mentions)),
    )
