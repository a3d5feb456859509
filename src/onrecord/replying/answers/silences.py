"""Who gave no answer? Sentences that say that somebody would not answer or could not be reached, or denied a charge.

Takes the text; yields each such sentence with the words for the silent party: the subject of what is not done, or
whoever calls and messages went to. An owner, a place or a clause that only describes is no part of it, but where an
office speaks for another ("Okello's lawyer", not "Okello's rival"). Leaves open whom the words mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.finding.sentences import read_parts
from onrecord.records import Reply, Span
from onrecord.replying.wordings import WORD, sentences_of

# Where the words for somebody end and a description begins; an office goes on with whom it speaks for.
_DESCRIBES = re.compile(r"\s*[,;:(—–]|\s(?:who|whose|which|that|in|at|on|from|near|with|of|for|to)\s")
_FOR = re.compile(r"\s(?:for|of|at|from)\s")
_OWNER = re.compile(r"^.*['’]s?\s")
_MESSAGES = re.compile(
    r"(?:calls?|messages?|e?-?mails?|requests?|questions?|letters?|inquiries|attempts?|efforts?)\b", re.I
)
_BEFORE_MESSAGES = re.compile(r"\s*(?:(?:a|an|the|several|two|repeated|phone|text|e-?mail|telephone)\s)*", re.I)
_TO = re.compile(
    r"\b(?:to|for|with|at|reach|contact|from)\s+(?!reach\b|contact\b)(.+?)\s+(?:was|were|went|on|by|failed|had|have)\b"
)
_FROM = re.compile(r"\s+(?:was\s+)?(?:available\s+)?from\s+([^,;.]+)")
_VERB = re.compile(r"\s(?:has|have|had|was|were|is|are|did|does|do|could|would|will|can|also|immediately)$")
_DENIER = re.compile(r"\b(?:that|which)\s+(.+?)\s+\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A sentence that says that somebody gave no answer, and the words for that party; none where it has none.

    A denial is one of these where no words of theirs are told: "a charge that the mill denied".
    """

    span: Span
    reply: Reply
    party: str


def silences(text: str, codebook: Codebook) -> Iterator[Silence]:
    """The silences of a text, in its order."""
    for whole in sentences_of(text):
        words = whole.of(text)
        if (told := _told(words, codebook)) is not None:
            span = Span(whole.end - len(words.lstrip()), whole.start + len(words.rstrip()))
            yield Silence(span=span, reply=told[1], party=_party(text, span, whole.start, told, codebook))


def _told(words: str, codebook: Codebook) -> tuple[re.Match[str], Reply] | None:
    """The words that say that somebody would not answer, could not be reached, or denied a charge; and which."""
    ways = (
        (codebook.declined, Reply.DECLINED),
        (codebook.unreached, Reply.UNREACHED),
        (codebook.denied, Reply.DENIED),
    )
    return next(((found, reply) for pattern, reply in ways if (found := pattern.search(words))), None)


def _party(text: str, sentence: Span, at: int, told: tuple[re.Match[str], Reply], codebook: Codebook) -> str:
    """The words for the silent party of a sentence, whose words begin `at` a place and tell of a silence."""
    found, reply = told
    denier = _DENIER.search(found.group()) if reply is Reply.DENIED else None
    if denier is not None:
        return only_the_party(denier[1], codebook)
    messages = _messages(text, sentence, at + found.start())
    if messages is not None:
        return messages
    behind = _FROM.match(text, at + found.end(), sentence.end)
    start, end = _subject(text, sentence, Span(at + found.start(), at + found.end()))
    words = text[start:end].strip()
    if behind and (not words or words.lower() in ("there", "there was", "there were")):
        return behind[1]
    return only_the_party(words, codebook)


def _messages(text: str, sentence: Span, found: int) -> str | None:
    """Whom calls and messages went to: "Calls to the mill went unanswered", "Messages left for Okello were not"."""
    lead = max(sentence.start, text.rfind(",", sentence.start, found) + 1)
    first = _BEFORE_MESSAGES.match(text, lead)
    at = first.end() if first is not None else lead
    if not _MESSAGES.match(text, at):
        return None
    to = _TO.search(text, at, sentence.end)
    return to[1] if to is not None else ""


def _subject(text: str, sentence: Span, found: Span) -> tuple[int, int]:
    """Where the words before the verb of a refusal begin and end."""
    for parsed in read_parts(text, [sentence]):
        for clause in parsed.clauses:
            group = Span(parsed.words[clause.group.start].span.start, parsed.words[clause.group.end - 1].span.end)
            if group.touches(found) and clause.subject:
                start = parsed.words[min(one.start for one in clause.subject)].span.start
                return start, max(start, min(group.start, found.start))
    comma = text.rfind(",", sentence.start, found.start)
    return max(sentence.start, comma + 1), found.start


def only_the_party(words: str, codebook: Codebook) -> str:
    """The words for a party without owner, place and description, which only an office keeps.

    >>> from onrecord.codebook import load
    >>> only_the_party("The judge in Okello's case", load()), only_the_party("Okello's predecessor", load())
    ('The judge', 'predecessor')
    >>> only_the_party("a lawyer for the mill, who had been called", load()), only_the_party("Okello's lawyer", load())
    ('a lawyer for the mill', "Okello's lawyer")
    """
    words = _VERB.sub("", words)
    end = _DESCRIBES.search(words)
    core = words[: end.start()] if end is not None else words
    office = not codebook.replies.speaks_for.isdisjoint(word.lower() for word in WORD.findall(core)[-2:])
    if not office:
        return _OWNER.sub("", core)
    further = _FOR.match(words, len(core))
    behind = _DESCRIBES.search(words, further.end()) if further is not None else None
    return words[: behind.start()] if behind is not None else words if further is not None else core
