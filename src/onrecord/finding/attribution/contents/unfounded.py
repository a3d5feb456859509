"""What somebody claims and others find nothing of: "Inspectors found no evidence that it leaks, as the union claims".

Takes the tagger's labels; yields labels in which the union says that it leaks. Leaves alone ", as the union claims"
behind other words, where it claims the whole: "It leaks, as the union claims".
"""

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.records import Span
from onrecord.records.labels import Labels, Link, RoleName, RoleSpan

_NO_PROOF = re.compile(
    r"\bno\s+(?:\w+\s+){0,2}?(?:evidence|hint|indication|proof|record|signs?|traces?)\s+"
    r"(?:of\s+)?(?P<said>[^.!?;\n“”\"]{3,300}?),\s+(?=as\s)",
    re.IGNORECASE,
)
# From the comma to the cue stands only who claims it: "as the union in Varda has".
_FARTHEST = 80
# As sure as what punctuation tells.
_LED = 0.9


def with_unfounded(text: str, labels: Labels) -> Labels:
    """The labels with what is claimed, where no proof of it is told.

    >>> text = "There is no proof that it leaks, as Brook claims."
    >>> roles = ((RoleName.CONTENT, 0, 31), (RoleName.SOURCE, 36, 41), (RoleName.CUE, 42, 48))
    >>> spans = tuple(RoleSpan(role=role, span=Span(start, end)) for role, start, end in roles)
    >>> links = (Link(part=0, cue=2, score=1), Link(part=1, cue=2, score=1))
    >>> with_unfounded(text, Labels(spans=spans, links=links)).spans[0].span.of(text)
    'that it leaks'
    """
    places = sorted((one.span.start, number) for number, one in enumerate(labels.spans) if one.role is RoleName.CUE)
    spans, links = list(labels.spans), list(labels.links)
    for match in _NO_PROOF.finditer(text) if places else ():
        at = bisect_left(places, (match.end(), -1))
        if at == len(places) or not _is_near(text, match.end(), places[at][0]):
            continue
        cue, said = places[at][1], Span(*match.span("said"))
        own = [link.part for link in links if link.cue == cue and labels.spans[link.part].role is RoleName.CONTENT]
        if not own:
            links.append(Link(part=len(spans), cue=cue, score=_LED))
            spans.append(RoleSpan(role=RoleName.CONTENT, span=said))
        for part in own:
            if spans[part].span.touches(said) and spans[part].span.covers(Span(match.start(), said.end)):
                spans[part] = replace(spans[part], span=said)
    return replace(labels, spans=tuple(spans), links=tuple(links)) if tuple(spans) != labels.spans else labels


def _is_near(text: str, comma: int, cue: int) -> bool:
    """Whether a cue belongs to the "as" behind a comma."""
    between = text[comma:cue]
    return len(between) <= _FARTHEST and not any(mark in between for mark in ".!?;,\n")
