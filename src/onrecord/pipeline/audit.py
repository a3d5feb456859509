"""What a report rests on: its voices, say-so chains, accusations and answers, evidence, pledges and demands.

Takes the statements and actors of an article; yields the audit and the notes on what it left open. Voices are those
whom the report itself gives the word to. Whoever speaks only inside another's statement is not counted apart: the
words are already counted there. Leaves alone what statements say: it puts them beside each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.codebook import Codebook, own_silence
from onrecord.pipeline.headline import headline
from onrecord.pipeline.in_passing import InPassing
from onrecord.pipeline.replies import accusations
from onrecord.records import (
    Accusation,
    Act,
    Actor,
    Article,
    Audit,
    Chain,
    Evidence,
    EvidenceSaid,
    Note,
    PartKind,
    Reply,
    Span,
    SpanIndex,
    SpeakerKind,
    Statement,
    Time,
    Undertaking,
    Voice,
    words_of,
)

_REFUSING = frozenset(("refuse", "decline"))
# "Had not announced any plans", "has yet to order": what nobody has said is no pledge and no demand, whatever the verb.
_NOT_SAID = re.compile(r"\b(?:do|does|did|has|have|had)(?:n['’]t|\s+not|\s+never|\s+yet\s+to)\b", re.IGNORECASE)
# "Must have known": no demand, but a guess at what was.
_LOOKS_BACK = re.compile(r"\b(?:must|should|ought\s+to|could|might)\s+have\s+\w")
_WORD = re.compile(r"[\w’'\-]+")
_NOT_BODY = (PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION)


# Evidence that is not there, or not yet: what a reader may ask for.
_OUTSTANDING = (Evidence.PROMISED, Evidence.WITHHELD, Evidence.DEMANDED)


def audit(
    article: Article,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    times: Sequence[Time] = (),
    meant: Mapping[Span, tuple[str, ...]] | None = None,
    told: Sequence[InPassing] = (),
) -> tuple[Audit, list[Note]]:
    """The audit of a report; `times` are those found in its text.

    `meant` are the actors whom pronouns stand for, `told` the charges that the outlet itself tells.
    """
    outermost = [statement for statement in statements if statement.parent is None]
    # Whoever gives no answer has no voice in the report.
    voices = _voices(article, [one for one in outermost if not _is_silence(article.text, one, codebook)], actors)
    body = [part.span for part in article.parts if part.kind not in _NOT_BODY]
    in_body = _count(article.text, body)
    attributed = _count(article.text, _within(body, [span for statement in outermost for span in statement.content]))
    charges, notes = accusations(article, statements, actors, codebook, meant or {}, told)
    named = [voice for voice in voices if voice.speaker and voice.kind is not SpeakerKind.UNNAMED]
    unnamed = [voice for voice in voices if voice.kind is SpeakerKind.UNNAMED]
    return Audit(
        voices=voices,
        words=in_body,
        attributed_words=attributed,
        attributed_share=round(attributed / in_body, 3) if in_body else 0.0,
        named=len(named),
        unnamed=len(unnamed),
        one_sided=_one_sided(len(named) + len(unnamed), charges),
        chains=_chains(statements),
        accusations=charges,
        evidence=tuple(_evidence(statements)),
        undertakings=tuple(_undertakings(article.text, statements, codebook, times)),
        headline=headline(article, statements, codebook),
    ), notes


def _voices(article: Article, outermost: Sequence[Statement], actors: Sequence[Actor]) -> tuple[Voice, ...]:
    """Each voice's statements and words, the largest share first; words attributed twice count once over all."""
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
    return tuple(sorted(voices, key=lambda voice: (-voice.words, voice.name or "", voice.kind or "")))


def _one_sided(voices: int, charges: Sequence[Accusation]) -> bool | None:
    """Whether all stand on one side: one voice, or parties accused of whom none has a word.

    >>> def charge(reply): return Accusation(statement="stm_1", accuser=None, reply=reply)
    >>> _one_sided(1, []), _one_sided(3, [charge(Reply.DECLINED)]), _one_sided(3, [charge(Reply.DENIED)])
    (True, True, False)
    >>> _one_sided(3, []) is None, _one_sided(1, [charge(Reply.DENIED)])
    (True, False)
    """
    replies = [charge.reply for charge in charges if charge.reply is not None]
    # An accuser who stays open is counted as no voice, and is one all the same.
    if any(reply in (Reply.DENIED, Reply.ANSWERED) for reply in replies):
        return False
    if voices == 1:
        return True
    return True if replies and voices else None


def _chains(statements: Sequence[Statement]) -> tuple[Chain, ...]:
    """A chain for each statement that stands inside another and has none inside itself.

    "As I said" inside the words of the same speaker is no further hand.
    """
    by_id = {statement.id: statement for statement in statements}
    again = {
        statement.id
        for statement in statements
        if statement.speaker and (outer := by_id.get(statement.parent or "")) and outer.speaker == statement.speaker
    }
    parents = {statement.parent for statement in statements if statement.id not in again}
    found = []
    for statement in statements:
        if statement.id in again:
            continue
        links, seen, at = [statement], {statement.id}, statement
        # A record of somebody else's making may hold a circle.
        while (parent := by_id.get(at.parent or "")) is not None and parent.id not in seen:
            at = parent
            seen.add(at.id)
            if at.id not in again:
                links.insert(0, at)
        # "Nobody can say that it was" tells of no one who says so.
        nobody = any(one.source and one.speaker_kind is SpeakerKind.NONE for one in links)
        if len(links) > 1 and statement.id not in parents and not nobody:
            ids, speakers = zip(*((one.id, one.speaker) for one in links), strict=True)
            found.append(Chain(statements=ids, speakers=speakers))
    return tuple(found)


def _evidence(statements: Sequence[Statement]) -> Iterator[EvidenceSaid]:
    """Evidence that is not shown; "I see no proof that" inside somebody's own words is told with these."""
    known = {statement.id: statement for statement in statements}
    for statement in statements:
        outer = known.get(statement.parent or "")
        own = outer is not None and outer.speaker is not None and outer.speaker == statement.speaker
        if statement.evidence in _OUTSTANDING and not (own and outer and outer.evidence == statement.evidence):
            yield EvidenceSaid(statement=statement.id, evidence=statement.evidence)


def _undertakings(
    text: str, statements: Sequence[Statement], codebook: Codebook, times: Sequence[Time]
) -> Iterator[Undertaking]:
    """Pledges and demands: what somebody refuses, declines or does not promise is none that anybody could check.

    Nor is what nobody does: "no one will say so". Where a speaker's demand holds a narrower one of the same speaker's
    ("while we wait, we urge them to think again"), the narrower tells what is wanted.
    """
    wide = {(one.parent, one.act, one.speaker) for one in statements}
    index = SpanIndex((time.span, (number, time)) for number, time in enumerate(times))
    for statement in statements:
        if statement.act not in (Act.COMMIT, Act.REQUEST) or not (statement.cue or statement.content):
            continue
        if statement.speaker_kind is SpeakerKind.NONE and statement.source:
            continue
        if statement.speaker and (statement.id, statement.act, statement.speaker) in wide:
            continue
        if not (_is_silence(text, statement, codebook) or _is_refused(text, statement, codebook)):
            yield Undertaking(
                statement=statement.id,
                act=statement.act,
                by=statement.speaker,
                to=statement.addressee,
                when=_times_in(statement.content, index),
            )


def _is_silence(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether a statement only tells that somebody would not answer or could not be reached."""
    return own_silence(words_of(statement.cue, text), words_of(statement.content, text), codebook) is not None


def _is_refused(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether the cue refuses or is negated ("did not promise", not "promised not to"), or looks back ("must have")."""
    cue = [word.lower() for span in statement.cue for word in _WORD.findall(span.of(text))]
    negations = codebook.acts.content["negations"]
    for place, found in codebook.acts.cues_in(cue):
        negated = any(word in negations or word.endswith(("n't", "n’t")) for word in cue[:place])
        if found.lemma in _REFUSING or negated:
            return True
    if _NOT_SAID.search(words_of(statement.cue, text)):
        return True
    return statement.act is Act.REQUEST and any(_LOOKS_BACK.search(span.of(text)) for span in statement.content)


def _times_in(spans: Sequence[Span], index: SpanIndex[tuple[int, Time]]) -> tuple[Time, ...]:
    found = dict(row for span in spans for row in index.inside(span))
    return tuple(found[number] for number in sorted(found))


def _count(text: str, spans: Sequence[Span]) -> int:
    return sum(len(span.of(text).split()) for span in spans)


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
