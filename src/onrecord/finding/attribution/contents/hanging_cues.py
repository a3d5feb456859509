"""What a clause that hangs on its noun tells ends where the noun gets its verb.

"Nobody who thinks it safe | should live there", "Crowds demanding bread | marched". Takes statements and the
vocabulary; yields them with contents that end before the verb of the noun that the clause hangs on. Leaves alone what
may go on with what is said: a verb with a subject beside it ("who said they saw the car were"), one that "and" or a
comma joins, one behind a further "who" or "that", and the first verb behind a cue that a clause may follow ("residents
fearing the dam would burst").
"""

import re
from collections.abc import Container
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import MARKERS, Clause, Form, Parsed
from onrecord.records import Span

_WHO = re.compile(r"(?:\bwho|\bwhoever)$", re.IGNORECASE)
_PARTS = frozenset({",", ";", ":", "—", "–", "--", "("})
# "There is", "that is", "two are".
_SUBJECTS = frozenset({"CD", "DT", "EX", "JJR", "NN", "NNP", "NNS", "PRP"})
# What stands before the noun that begins a clause.
_BEGINS = frozenset({",", ";", ":", "“", '"', "and", "but", "that"}) | MARKERS
_FURTHER = frozenset({"who", "which", "that", "whoever", "what", "whose"})


def up_to_main_verb(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement that a relative clause or a participle tells, without the verb of the noun before it.

    >>> from onrecord.codebook import load
    >>> def said(text, source, cue, content):
    ...     at = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    ...     draft = Draft(source=(at[0],), cue=(at[1],), content=(at[2],), confidence=1)
    ...     return up_to_main_verb(text, draft, load()).content[0].of(text)
    >>> said("Nobody who thinks it is safe should live there.", "Nobody who", "thinks", "it is safe should live there")
    'it is safe'
    >>> said("Men who said they saw it were asked in.", "Men who", "said", "they saw it were asked in")
    'they saw it were asked in'
    >>> said("A clerk who asked not to be named left it.", "A clerk who", "asked", "not to be named left it")
    'not to be named'
    >>> told = "that using nets while sailing harms the reef"
    >>> said(f"She met a clerk who added {told}.", "a clerk who", "added", told) == told
    True
    >>> curbs = "staff to curb the way ads are sold"
    >>> said(f"Reports urging {curbs} came.", "Reports", "urging", curbs) == curbs
    True
    >>> said("Crowds demanding bread marched through Tarn.", "Crowds", "demanding", "bread marched through Tarn")
    'bread'
    """
    if not draft.source or len(draft.cue) != 1 or len(draft.content) != 1:
        return draft
    source, cue, content = draft.source[-1], draft.cue[0], draft.content[0]
    if text[source.end : cue.start] != " " or content.start < cue.end or "\n" in content.of(text):
        return draft
    relative = _WHO.search(text, source.start, source.end) is not None
    if not relative and not cue.of(text).split()[0].endswith("ing"):
        return draft
    parsed = read_sentence(text, sentence_round(text, cue))
    at = next((number for number, word in enumerate(parsed.words) if word.span.touches(cue)), None)
    hanging = parsed.clause(at) if at is not None else None
    if hanging is None or hanging.link != "relative" or (hanging.group.form is not Form.ING and not relative):
        return draft
    verb = _main_verb(parsed, hanging, frozenset() if relative else codebook.cueing.nouns_alone)
    if verb is None:
        return draft
    end = parsed.words[verb.group.start - 1].span.end
    return replace(draft, content=(Span(content.start, end),)) if content.start < end < content.end else draft


def _main_verb(parsed: Parsed, hanging: Clause, nouns_alone: Container[str]) -> Clause | None:
    """The verb behind what a clause tells that has no subject of its own there."""
    nouns = parsed.lower[hanging.group.head] in nouns_alone
    # What is said has a verb as well, if only "not to be named"; behind "that" it is a finite one.
    clause_led = parsed.lower[hanging.group.end : hanging.group.end + 1] == ("that",)
    has_verb = False
    for one in (one for one in parsed.clauses if one.group.start >= hanging.group.end):
        before = one.group.start - 1
        between = parsed.lower[hanging.group.end + 1 : one.group.start]
        if not _FURTHER.isdisjoint(between) or not _PARTS.isdisjoint(between):
            return None
        finite = one.group.form is Form.FINITE and one.marker is None and parsed.tags[before] != "CC"
        if finite and nouns and one.subject == hanging.subject and _ends_before(parsed, hanging, one):
            return one
        own = any(phrase.end == one.group.start for phrase in parsed.phrases) or parsed.tags[before] in _SUBJECTS
        if finite and has_verb and not own:
            return one
        has_verb = has_verb or finite or not clause_led
    return None


def _ends_before(parsed: Parsed, hanging: Clause, verb: Clause) -> bool:
    """Whether what a clause tells ends before a verb, whose subject is the noun that it hangs on and begins with.

    Not so where words before it may be its subject: "urging staff to curb the way ads | are sold", "blaming her for
    having him | killed".
    """
    noun = hanging.subject[0] if hanging.subject else None
    if noun is None or (noun.start > 0 and parsed.lower[noun.start - 1] not in _BEGINS):
        return False
    last = parsed.phrase(verb.group.start - 1)
    if last is None:
        return parsed.tags[verb.group.start - 1] != "PRP"
    led = last.start == hanging.group.end or parsed.tags[last.start - 1] in ("IN", "TO")
    return led and parsed.tags[last.head] != "PRP"
