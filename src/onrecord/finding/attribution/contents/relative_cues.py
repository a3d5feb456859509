"""What a clause behind "who" tells ends where its noun gets its verb: "nobody who thinks it safe | should live there".

Takes statements; yields them with contents that end before the verb of the noun that the clause hangs on. Leaves alone
what may go on with what is said: a verb with a subject beside it ("who said they saw the car were"), one that "and" or
a comma joins, and one behind a further "who" or "that".
"""

import re
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span

_WHO = re.compile(r"(?:\bwho|\bwhoever)$", re.IGNORECASE)
_PARTS = frozenset({",", ";", ":", "—", "–", "--", "("})
# "There is", "that is", "two are".
_SUBJECTS = frozenset({"CD", "DT", "EX", "JJR", "NN", "NNP", "NNS", "PRP"})
_FURTHER = frozenset({"who", "which", "that", "whoever", "what", "whose"})


def up_to_main_verb(text: str, draft: Draft) -> Draft:
    """The statement that a relative clause tells, without the verb of the noun before it.

    >>> def said(text, source, cue, content):
    ...     at = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    ...     draft = Draft(source=(at[0],), cue=(at[1],), content=(at[2],), confidence=1)
    ...     return up_to_main_verb(text, draft).content[0].of(text)
    >>> said("Nobody who thinks it is safe should live there.", "Nobody who", "thinks", "it is safe should live there")
    'it is safe'
    >>> said("Men who said they saw it were asked in.", "Men who", "said", "they saw it were asked in")
    'they saw it were asked in'
    >>> said("A clerk who asked not to be named left it.", "A clerk who", "asked", "not to be named left it")
    'not to be named'
    """
    if not draft.source or len(draft.cue) != 1 or len(draft.content) != 1:
        return draft
    source, cue, content = draft.source[-1], draft.cue[0], draft.content[0]
    led = _WHO.search(text, source.start, source.end) is not None and text[source.end : cue.start] == " "
    if not led or content.start < cue.end or "\n" in content.of(text):
        return draft
    parsed = read_sentence(text, sentence_round(text, cue))
    at = next((number for number, word in enumerate(parsed.words) if word.span.touches(cue)), None)
    relative = parsed.clause(at) if at is not None else None
    verb = _main_verb(parsed, relative) if relative is not None and relative.link == "relative" else None
    if verb is None:
        return draft
    end = parsed.words[verb.group.start - 1].span.end
    return replace(draft, content=(Span(content.start, end),)) if content.start < end < content.end else draft


def _main_verb(parsed: Parsed, relative: Clause) -> Clause | None:
    """The verb behind what a relative clause tells that has no subject of its own there."""
    behind = [one for one in parsed.clauses if one.group.start >= relative.group.end]
    for number, one in enumerate(behind):
        before = one.group.start - 1
        between = parsed.lower[relative.group.end + 1 : one.group.start]
        if not _FURTHER.isdisjoint(between) or not _PARTS.isdisjoint(between):
            return None
        # What is said has a verb as well, if only "not to be named".
        second = number > 0 and one.group.form is Form.FINITE and one.marker is None
        own = any(phrase.end == one.group.start for phrase in parsed.phrases) or parsed.tags[before] in _SUBJECTS
        if second and not own and parsed.tags[before] != "CC":
            return one
    return None
