"""Who asks not to be named says something else: "an aide who asked not to be named said the talks had failed".

Takes a statement whose source ends with the "who" of such a wish; yields it with the whole phrase for its source and
the verb behind the wish, and behind its reason, for its cue. Leaves alone a wish that nothing is said behind, which is
no statement, and whatever else people ask for.
"""

import re
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.sentences import sentence_round
from onrecord.records import Span

_WHO = re.compile(r"\bwho$", re.IGNORECASE)
# The reason, and the verb that the speaker has at last.
_THEN = re.compile(
    r"(?:,?\s(?:because|as|since|for|given|citing|due|out|in|to|lest)\b[^.;:()“”\"\n]{1,160}?)?"
    r",?\s(?P<cue>(?:has\s|have\s|had\s)?(?:later\s|also\s)?(?:said|says|say|told|tells|tell))\b"
)
_HEARER = re.compile(r"\s(?:[\w’'-]+\s){0,5}?(?=that\s)")


def by_what_is_said_unnamed(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement of somebody who would not be named, where the tagger took the wish for what is said.

    >>> from onrecord.codebook import load
    >>> def told(text, cue, said):
    ...     at = [Span(text.index(words), text.index(words) + len(words)) for words in ("An aide who", cue, said)]
    ...     draft = Draft(source=(at[0],), cue=(at[1],), content=(at[2],), confidence=1)
    ...     found = by_what_is_said_unnamed(text, draft, load())
    ...     return [span.of(text) for span in (*found.source, *found.cue, *found.content)]
    >>> told("An aide who asked not to be named said the talks had failed.", "asked", "the talks had failed")
    ['An aide who asked not to be named', 'said', 'the talks had failed']
    >>> told("An aide who asked for more time said no more.", "asked", "for more time")
    ['An aide who', 'asked', 'for more time']
    """
    if not draft.source or not draft.cue or not _WHO.search(text, draft.source[-1].start, draft.source[-1].end):
        return draft
    source, cue = draft.source[-1], draft.cue[0]
    if text[source.end : cue.start] != " ":
        return draft
    then = _behind_wish(text, Span(source.end - len("who"), sentence_round(text, cue).end), codebook)
    if then is None:
        return draft
    said = _said(text, then, draft.content[-1].end)
    if said is None:
        return draft
    whole = Span(source.start, source.start + len(text[source.start : then.start].rstrip(" ,")))
    # A tagger is unsure of what it has read awry.
    sure = max(draft.confidence, BY_FORM)
    return replace(draft, source=(*draft.source[:-1], whole), cue=(then,), content=(said,), confidence=sure)


def _behind_wish(text: str, rest: Span, codebook: Codebook) -> Span | None:
    """The verb behind a wish not to be named, where that is all of a sentence from its "who" on."""
    words = rest.of(text).lower()
    wishes = (codebook.settings.anonymity.match(words, at) for at in (0, len("who ")))
    wish = next((one for one in wishes if one is not None), None)
    then = _THEN.match(text, rest.start + wish.end(), rest.end) if wish is not None else None
    return Span(*then.span("cue")) if then is not None else None


def _said(text: str, cue: Span, end: int) -> Span | None:
    """What stands behind the verb, without whom it was told, as far as the tagger has read."""
    hearer = _HEARER.match(text, cue.end, end) if cue.of(text).startswith("t") else None
    start = hearer.end() if hearer is not None else cue.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, end) if start < end else None
