"""Which words beside a person's name tell what they are: "Foreign Minister Abdu Keita, a doctor, said"?

Takes a mention of a person; yields the titles before it and the descriptions before and behind it that a comma or "is"
joins to it. Leaves alone what office they tell, and of which body: `roles` parts them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.names.kinds import is_function, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, TAIL, head_of
from onrecord.linking.phrases.titles import TITLE_WORDS, VERB_FORM, before_titles, title_before, title_with_its_field
from onrecord.records import Span

_APPOSITION = re.compile(r"(?:\s*\([^)]{1,20}\))?(?:,\s\d{1,3})?,\s+(?=[^\W\d])")
_COPULA = re.compile(
    r"(?:,?\s+who)?\s+(?:is|was|became|serves as|served as|has been|had been)\s+(?:now\s+|then\s+)?(?=(?:the|a|an)\s)"
)
_DETERMINER = re.compile(r"(?<![\w’'])(?:(?:the|his|her|their|its|a|an)|[\w’']+['’]s)\s", re.IGNORECASE)
_TWO_VERBS = re.compile(r"\s(?:has\s|had\s)?[a-z]+ed\s([a-z]+)\b")
_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "would", "could", "did"})
_HANGS_ON = re.compile(r"\s(?:of|for|at|from|in|on|to|with)\s")
# What may stand between the words that hang on a function.
_LINKS = frozenset({"of", "for", "at", "from", "in", "on", "to", "with", "the", "and"})
_INDEFINITE = frozenset({"a ", "an "})
_WHOSE_WORD = ("According to ", "according to ")
_GOES_ON = re.compile(r"\s(?!who\b|whose\b|and\b)[a-z]")
# "Director (eyes), Vell Hospital,": where no comma follows, the hospital speaks.
_BODY_BEHIND = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?,\s(?:the\s)?([A-Z][\w.&’'-]*(?:\s(?:of|for|and|the|at|&|[A-Z][\w.&’'-]*)){0,9})(?=,\s)"
)
_BEHIND_A_CUE = re.compile(r"[”’\"']?\s*([a-z]+)\s+(?=[A-Z])")
# At the head of a sentence, or right behind the quotation that it is the tag of.
_SPEAKER_FIRST = re.compile(r"\s*(?=[A-Z])|”?(?<=[”\"])\s(?=[a-z])")
# "The Chairman, House Committee on Works,": an office and its body, each with a comma behind.
_CAPITALS = re.compile(r"\s(?:the\s)?[A-Z][\w.&’'-]*(?:\s(?:of|for|and|the|on|&|[A-Z][\w.&’'-]*)){1,9}")
_OFFICE_BEFORE = re.compile(r"(?<![\w’'])(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er)\s((?:[A-Z][\w’'-]*\s?){1,4}),$")
_LONGEST_OFFICE = 60
_END = re.compile(
    r"[,;:()—–\n\"“”]|(?<![A-Z])\.(?!\w)|(?<=[A-Z]{2})\.(?=\s[A-Z])|\s(?:who|whom|whose|which|that|and (?=\w+ed\b))\b"
    r"|\s(?:said|says|told|has|had|was|is)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A description of a person: its words and where they stand."""

    words: str
    span: Span


def told_of(text: str, mention: Span, codebook: Codebook) -> Iterator[Told]:
    """The descriptions that stand beside a mention.

    >>> from onrecord.codebook import load
    >>> text = "Mali's Foreign Minister Abdu Keita, a doctor, said"
    >>> [told.words for told in told_of(text, Span(24, 34), load())]
    ["Mali's Foreign Minister", 'doctor']
    """
    title = None if _does_it_to_whom_it_follows(text, mention, codebook) else title_before(text, mention, codebook)
    for span in (title or title_with_its_field(text, mention, codebook), _in_front(text, mention, codebook)):
        if span is not None:
            yield Told(span.of(text), span)
    for opening in (_APPOSITION, _COPULA):
        behind = opening.match(text, mention.end)
        if behind and (span := _described(text, behind.end(), codebook)):
            yield Told(span.of(text), span)


def _does_it_to_whom_it_follows(text: str, mention: Span, codebook: Codebook) -> bool:
    """Whether a name is the subject of a clause about the noun before it: "the lawyer Brook hired said".

    Two verbs follow it, of which only the second is the sentence's.

    >>> from onrecord.codebook import load
    >>> _does_it_to_whom_it_follows("the lawyer Brook hired said", Span(11, 16), load())
    True
    >>> _does_it_to_whom_it_follows("the lawyer Brook hired two", Span(11, 16), load())
    False
    """
    verbs = _TWO_VERBS.match(text, mention.end)
    return verbs is not None and (verbs[1] in codebook.cueing.cues or verbs[1] in _AUXILIARIES)


def _in_front(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """A description with the name behind a comma: "the party's treasurer, Hugh Lantry,"."""
    begins = before_titles(text, mention.start, codebook)  # "the chancellor, Sir Edwin Oduya,"
    if text[begins - 2 : begins] != ", " or _speaks_next(text, mention.end, codebook):
        return None  # "Police beat the driver, Ada Brook said"
    end = begins - 2
    start = max((text.rfind(mark, 0, end) for mark in (".", ",", "\n", ";", ":", "“", '"', "—")), default=-1) + 1
    for lead in _DETERMINER.finditer(text, start, end):
        words = ARTICLE.sub("", text[lead.start() : end])
        if _is_a_function(words, codebook):
            # "Born to a Slovene mother, Brook left": no comma closes what would be said of Brook.
            # Nor "according to his agent, Brook left".
            apart = lead[0].lower() in _INDEFINITE or text.endswith(_WHOSE_WORD, start, lead.start())
            goes_on = apart and _GOES_ON.match(text, mention.end)
            return None if goes_on else Span(end - len(words), end)
    if (whole := _with_its_body(text, start, end, codebook)) is not None:
        return whole
    # "Leader of the Opposition, Ada Brook, said", "said Leader of the House, Ada Brook,": neither needs an article.
    opens = _BEHIND_A_CUE.match(text, start, end) or _SPEAKER_FIRST.match(text, start, end)
    if opens is not None and opens.lastindex and opens[1] not in codebook.cueing.cues:
        opens = None
    bare = Span(opens.end(), end) if opens and text[mention.end : mention.end + 1] == "," else None
    if bare is None or not _is_a_function(bare.of(text), codebook):
        return None
    return None if is_plural(head_of(_HANGS_ON.split(bare.of(text))[0]), codebook) else bare


def _with_its_body(text: str, start: int, end: int, codebook: Codebook) -> Span | None:
    """An office and its body, parted by a comma, before that of a name: "The Chairman, Ports Committee, Ada Brook".

    >>> from onrecord.codebook import load
    >>> text = "The Chairman, Committee on Ports, Ada Brook"
    >>> _with_its_body(text, 13, 32, load()).of(text)
    'Chairman, Committee on Ports'
    >>> text = "The chairman, Ivo Marek, Ada Brook"
    >>> _with_its_body(text, 13, 23, load()) is None
    True
    """
    body = _CAPITALS.fullmatch(text, start, end)
    office = _OFFICE_BEFORE.search(text, max(0, start - _LONGEST_OFFICE), start) if body is not None else None
    if office is None or not _is_a_function(office[1], codebook):
        return None
    bodies = codebook.bodies.organisation | codebook.heads.organisation | codebook.bodies.state | codebook.heads.state
    tells = any(word.lower() in bodies for word in text[start:end].split())
    return Span(office.start(1), end) if tells else None


def _speaks_next(text: str, place: int, codebook: Codebook) -> bool:
    """Whether the word right behind a place is a cue, with no comma between."""
    follows = re.match(r"\s+(\w+)", text[place : place + 30])
    return follows is not None and follows[1] in codebook.cueing.cues


def _is_a_function(words: str, codebook: Codebook) -> bool:
    """Whether words are a function with what hangs on it: "managing director of the firm", no clause."""
    tail = _HANGS_ON.search(words)
    core = (words[: tail.start()] if tail else words).split()
    if not 0 < len(core) <= TITLE_WORDS or not is_function(core[-1], codebook):
        return False
    if core[-1].lower() in codebook.heads.group:
        return False  # "counsel for the family, Ada Brook": nobody is a family
    small = [word for word in words.split() if word.lower() not in _LINKS and word.islower()]
    return not any(
        word in codebook.naming.title_ends or word in codebook.cueing.cues or VERB_FORM.search(word) for word in small
    )


def _described(text: str, start: int, codebook: Codebook) -> Span | None:
    """A description that starts here, up to the mark or verb that ends it, where its head is a function.

    >>> from onrecord.codebook import load
    >>> text = "Ada Brook, director of Vell Co. He left."
    >>> _described(text, 11, load()).of(text)
    'director of Vell Co.'
    """
    end = _END.search(text, start)
    stop = min(end.start() if end else len(text), start + 120)
    if end and end[0] == "." and head_of(text[start:stop]) in codebook.naming.company_forms:
        stop += 1  # the stop is the name's own, whether or not the sentence ends at it
    words = text[start:stop]
    if _speaks_next(text, stop, codebook):
        return None  # "Gunmen killed Ada Brook, officials said": they speak, and describe nobody
    if any(word in codebook.cueing.cues for word in words.split()):
        return None  # "Beside Hugh Lantry, the candidate stated that": the next one speaks
    shorter = ARTICLE.sub("", words)
    begin = start + len(words) - len(shorter)
    core = TAIL.split(shorter, maxsplit=1)[0].split()
    if (
        not core
        or not is_function(core[-1], codebook)
        or core[0] in codebook.cueing.cues
        or core[0] in codebook.sources.relatives
    ):
        return None
    if core[0] in codebook.naming.title_ends or (
        len(core) > 2 and TAIL.match(f" {core[0]} ") and not VERB_FORM.match(core[0])
    ):
        return None  # "Lantry, 52, outside gate three": where somebody is tells no office
    if begin == start and VERB_FORM.match(core[0]):
        return None  # "Okello, saying the two never met", but "Okello, the publishing director"
    # "Okello, Sen. Ada Brook and others": a title before the next name describes nobody behind it.
    # "Lasso, President of the Republic," is one.
    alone = not _HANGS_ON.match(shorter, len(core[0]))
    if len(core) == 1 and core[0][0].isupper() and codebook.is_title(core[0]) and alone:
        return None
    return Span(begin, _end_of_body(text, begin + len(shorter.rstrip()), codebook))


def _end_of_body(text: str, end: int, codebook: Codebook) -> int:
    """Where the name of the body ends that stands behind an office, its field and a comma; else where the office ends.

    >>> from onrecord.codebook import load
    >>> texts = "director (eyes), Vell Hospital, said", "director, Vell Hospital said", "director, Ada Brook, said"
    >>> [text[: _end_of_body(text, 8, load())] for text in texts]
    ['director (eyes), Vell Hospital', 'director', 'director']
    """
    found = _BODY_BEHIND.match(text, end)
    if found is None or codebook.gender_of_name(found[1].split()[0]) is not None:
        return end
    bodies = codebook.bodies.organisation | codebook.heads.organisation | codebook.bodies.state
    return found.end() if any(word.lower() in bodies for word in found[1].split()) else end
