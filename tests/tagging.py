"""A tagger for tests: it labels the words that the test marked.

    marked("[s Okello] [c said] [t rents fell].")

`s` is a source, `c` a cue, `t` a content; a number after the letter ties it to the cue of that number
(`[t2 ...]` to `[c2 ...]`, 1 where there is none). `[p ...]`, `[o ...]` and `[l ...]` are names of a person, a
body and a place; they may stand inside the others.
"""

import re
from collections.abc import Mapping, Sequence

from onrecord.records import Span
from onrecord.records.labels import Labels, Link, Name, Quotation, RoleName, RoleSpan

_ROLES = {"s": RoleName.SOURCE, "c": RoleName.CUE, "t": RoleName.CONTENT}
_KINDS = {"p": "person", "o": "organisation", "l": "place"}
_MARK = re.compile(r"\[([sctpol])(\d?) |\]")


def marked(text: str, link: float = 0.9) -> tuple[str, Labels]:
    """The text without its marks, and what they say."""
    plain, at = "", 0
    open_marks: list[tuple[str, str, int]] = []
    roles: list[tuple[Span, RoleName, str]] = []
    names: list[Name] = []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match[0] != "]":
            open_marks.append((match[1], match[2] or "1", len(plain)))
            continue
        letter, number, start = open_marks.pop()
        span = Span(start, len(plain))
        if letter in _KINDS:
            names.append(Name(kind=_KINDS[letter], span=span))
        else:
            roles.append((span, _ROLES[letter], number))
    plain += text[at:]
    roles.sort()
    cues = {number: place for place, (_, role, number) in enumerate(roles) if role is RoleName.CUE}
    return plain, Labels(
        spans=tuple(RoleSpan(role=role, span=span) for span, role, _ in roles),
        links=tuple(
            Link(part=place, cue=cues[number], score=link)
            for place, (_, role, number) in enumerate(roles)
            if role is not RoleName.CUE and number in cues
        ),
        names=tuple(sorted(names, key=lambda name: name.span)),
    )


class TableTagger:
    """Says of each of several texts what was marked in it, and nothing of any other."""

    def __init__(self, *marked_texts: str) -> None:
        self.table = dict(map(marked, marked_texts))

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        return self.table.get(text, Labels())


class Weighs:
    """A weigher that says the same of all words, and of the rest nothing."""

    def __init__(
        self,
        *,
        factuality: float = 0.0,
        source_kind: Mapping[str, float] | None = None,
        meant: Mapping[int, float] | None = None,
        attributed: float | None = None,
    ) -> None:
        """`meant` are the shares of the names that start at these places, whatever the words."""
        self._attributed = attributed
        self._factuality, self._source_kind, self._meant = factuality, source_kind or {}, meant or {}

    def attribution(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], link: float) -> float:
        return link / 2 if self._attributed is None else self._attributed

    def act(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return {}

    def evidence(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return {}

    def source_kind(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return self._source_kind

    def factuality(self, span: Span) -> float:
        return self._factuality

    def stands_for(self, words: Span, names: Sequence[Span]) -> Sequence[float]:
        given = [self._meant.get(name.start, 0.0) for name in names]
        return [*given, 1.0 - sum(given)]
