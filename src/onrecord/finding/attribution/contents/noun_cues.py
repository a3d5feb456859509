"""What a noun brings in: "the union's warning that the wall would fail was ignored".

Takes statements and the vocabulary; yields them with contents that end where the noun gets its verb, and statements of
nouns that nobody has read though their owner stands before them. Leaves alone nouns without an owner ("reports that"),
which may be of anybody, and those that bring in nothing ("his car that").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft, with_unread
from onrecord.finding.sentences import REACH, read_sentence, sentence_round
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span

# In PolNeAR's halves for training and development people marked 41 of 47 such nouns that do not stand in other words
# that are said.
CONFIDENCE = 0.6
_OWNED = frozenset({"POS", "PRP$"})
_LEADS = frozenset({*_OWNED, "DT", "IN", "CD"})
_DESCRIBES = frozenset({"JJ", "VBN", "RB"})
# "My opinion that" only puts the speaker's own view.
_OWN = frozenset({"my", "our"})
_PARTS = frozenset({",", ";", ":", "—", "–", "--", "("})
# "The warnings from engineers that": they may stand behind the noun, too.
_FROM = frozenset({"from", "by"})
_LONGEST_OWNER = 6
_THAT = re.compile(r"\bthat\b")


def up_to_its_verb(text: str, draft: Draft) -> Draft:
    """The statement whose cue is a noun, without the verb of that noun.

    >>> text = "His claim that the vote was stolen has been rejected."
    >>> draft = Draft(cue=(Span(4, 9),), content=(Span(10, 52),), confidence=1)
    >>> [span.of(text) for span in up_to_its_verb(text, draft).content]
    ['that the vote was stolen']
    """
    if len(draft.cue) != 1 or not draft.content or text[draft.cue[0].end : draft.content[0].start] != " ":
        return draft
    cue, content = draft.cue[0], draft.content[0]
    if not content.of(text).startswith(("that ", "to ")):
        return draft
    parsed = read_sentence(text, sentence_round(text, cue, _line(text, cue)))
    noun = next((at for at, word in enumerate(parsed.words) if word.span.end == cue.end), None)
    verb = _verb_of(parsed, noun) if noun is not None and _is_noun(parsed, noun) else None
    if verb is None or not content.start < parsed.words[verb.group.start].span.start < content.end:
        return draft
    end = parsed.words[verb.group.start - 1].span.end
    return replace(draft, content=(Span(content.start, end), *draft.content[1:]))


def _line(text: str, cue: Span) -> Span:
    """The line that a cue stands in, as far as its sentence is looked for."""
    start, end = max(0, cue.start - REACH), min(len(text), cue.end + REACH)
    line_end = text.find("\n", cue.end, end)
    return Span(text.rfind("\n", start, cue.start) + 1 or start, end if line_end < 0 else line_end)


def _is_noun(parsed: Parsed, at: int) -> bool:
    """Whether a word is a noun and no verb: "the claim", "Okello's warning", "Despite fears", not "Okello claims"."""
    start = _described(parsed, at)
    led = start == 0 or parsed.tags[start - 1] in _LEADS
    return led and (parsed.tags[at].startswith("NN") or (start > 0 and parsed.tags[start - 1] in _OWNED))


def _described(parsed: Parsed, noun: int) -> int:
    """The first word of what describes a noun: "repeated" in "his repeated claim"."""
    start = noun
    while start > 0 and parsed.tags[start - 1] in _DESCRIBES:
        start -= 1
    return start


def _verb_of(parsed: Parsed, noun: int) -> Clause | None:
    """The verb that has the noun, and what it brings in, for its subject.

    It stands behind another verb with neither "and" nor a comma between, and no verb has stood before the noun.
    """
    finite = [one for one in parsed.clauses if one.group.form is Form.FINITE]
    if any(one.group.end <= noun for one in finite):
        return None
    inner = next((one for one in parsed.clauses if one.group.start > noun + 1), None)
    if inner is None:
        return None
    rest = (one for one in finite if one.group.start > inner.group.start and one.link != "relative")
    return next((one for one in rest if _is_bare(parsed, one)), None)


def _is_bare(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb has no subject of its own beside it, and is not joined to another."""
    before = clause.group.start - 1
    own = any(phrase.end == clause.group.start and phrase.head == before for phrase in clause.subject)
    return not own and parsed.tags[before] != "CC" and parsed.lower[before] not in _PARTS and clause.marker is None


def with_unread_nouns(text: str, drafts: Sequence[Draft], parts: Sequence[Span], codebook: Codebook) -> list[Draft]:
    """The statements, with those of nouns with an owner where none that is sure has any of the words.

    >>> from onrecord.codebook import load
    >>> text = "The inquiry's finding that the wall had moved was new. His car that broke was old."
    >>> found = with_unread_nouns(text, [], [Span(0, len(text))], load())
    >>> [(one.source[0].of(text), one.content[0].of(text)) for one in found]
    [("The inquiry's", 'that the wall had moved')]
    """
    return with_unread(drafts, _unread_in(text, parts, codebook))


def _unread_in(text: str, parts: Sequence[Span], codebook: Codebook) -> Iterator[Draft]:
    for part in parts:
        for that in _THAT.finditer(text, part.start, part.end):
            before = text[max(part.start, that.start() - 80) : that.start()].lower().split()
            # To read a sentence takes its time, and few nouns bring anything in.
            if codebook.cueing.brings_in.isdisjoint(before[-2 - _LONGEST_OWNER :]):
                continue
            found = _unread(text, Span(*that.span()), part, codebook)
            if found is not None:
                yield found


def _unread(text: str, that: Span, part: Span, codebook: Codebook) -> Draft | None:
    parsed = read_sentence(text, sentence_round(text, that, part, REACH // 2))
    at = next((number for number, word in enumerate(parsed.words) if word.span == that), None)
    noun = _noun_before(parsed, at, codebook) if at is not None else None
    owner = _owner(parsed, noun, at) if noun is not None and at is not None else None
    if noun is None or at is None or owner is None:
        return None
    verb = _verb_of(parsed, noun)
    stop = verb.group.start if verb is not None else len(parsed.words)
    stop = next((number for number in range(at, stop) if parsed.lower[number] in _PARTS), stop)
    while stop > at and not parsed.words[stop - 1].text[-1:].isalnum():
        stop -= 1
    clauses = (one for one in parsed.clauses if at < one.group.start < stop and one.subject)
    if not any(at < one.subject[0].start for one in clauses):
        return None
    said = parsed.span(at, stop)
    return Draft(source=(owner,), cue=(parsed.words[noun].span,), content=(said,), confidence=CONFIDENCE)


def _noun_before(parsed: Parsed, that: int, codebook: Codebook) -> int | None:
    """The noun that brings in what stands behind a "that", right before it or before its owner."""
    for number in range(that - 1, max(that - 2 - _LONGEST_OWNER, -1), -1):
        if parsed.lower[number] in codebook.cueing.brings_in and _is_noun(parsed, number):
            direct = number == that - 1
            return number if direct or parsed.lower[number + 1] in _FROM else None
    return None


def _owner(parsed: Parsed, noun: int, that: int) -> Span | None:
    """Whose a noun is: "the inquiry's", "his", or "engineers" in "warnings from engineers"."""
    if that > noun + 1:
        phrase = parsed.phrase(that - 1)
        whole = phrase is not None and phrase.start == noun + 2 and phrase.end == that
        return parsed.span(noun + 2, that) if whole else None
    start = _described(parsed, noun)
    if start == 0 or parsed.tags[start - 1] not in _OWNED or parsed.lower[start - 1] in _OWN:
        return None
    if parsed.tags[start - 1] == "PRP$":
        return parsed.words[start - 1].span
    phrase = parsed.phrase(start - 2)
    return parsed.span(phrase.start if phrase else start - 2, start)
