"""Is somebody judged, or only brought into something: "the ban condemned the town to hunger"?

Takes a statement; tells one in which nobody speaks of anybody, because its verb does something to them. Leaves alone
whoever is condemned for, over or as something, which is what the speaker thinks of them.
"""

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_phrase


def only_brings_on(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a verb brings those behind it to something.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Span
    >>> def only(content):
    ...     text = f"condemned {content}"
    ...     return only_brings_on(text, Draft(cue=(Span(0, 9),), content=(Span(10, len(text)),), confidence=1), load())
    >>> only("thousands of miners to hunger"), only("him to us as a liar"), only("a raid in a letter to him")
    (True, False, False)
    """
    if len(draft.cue) != 1 or len(draft.content) != 1 or draft.content[0].start < draft.cue[0].end:
        return False
    if codebook.cueing.brings_on.isdisjoint(draft.cue[0].of(text).lower().split()[-1:]):
        return False
    parsed = read_phrase(draft.content[0].of(text))
    whom = parsed.phrase(0)
    while whom is not None and parsed.lower[whom.end : whom.end + 1] == ("of",):
        whom = parsed.phrase(whom.end + 1)
    return whom is not None and parsed.lower[whom.end : whom.end + 1] == ("to",) and "as" not in parsed.lower
