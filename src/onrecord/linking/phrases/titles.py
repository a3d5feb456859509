"""Which words beside a person's name tell what they are: "Foreign Minister Abdu Keita, a doctor, said"?

Takes a mention of a person; yields the titles before it and the descriptions before and behind it that a comma or "is"
joins to it. Leaves alone what office they tell, and of which body: `roles` parts them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.names.kinds import BODIES, head_kind, is_function, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, POSSESSIVE, TAIL
from onrecord.records import Span

_TITLE_WORDS = 7
_TWO_BEFORE = re.compile(r"(?:[\w’'\-.]+[ ])?[\w’'\-.]+[ ]$")
_BEFORE = re.compile(r"([\w’'\-.&/]+)(\s+)$")
_ASIDE = re.compile(r"(?<=\s)\([^()\n]{1,30}\)\s$")
# Forms of verbs that a title may begin with ("managing director"), and all others.
_BEGINS_A_TITLE = (
    "acting|commanding|founding|leading|managing|presiding|ruling|outgoing|incoming|"
    "retired|exiled|ousted|deposed|elected"
)
_VERB_FORM = re.compile(rf"^(?!{_BEGINS_A_TITLE})[a-z]+(?:ing|ed)$")
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
# Capitals, "of" or "for", and capitals again, right before a name.
_LONGEST_TITLE = 90
_FIELD_BEHIND = re.compile(
    r"((?:(?<![\w’'\-])[A-Z][\w’'\-]*\s)*(?<![\w’'\-])[A-Z][\w’'\-]*)\s(?:of|for|to)\s"
    r"((?:the\s)?(?:[A-Z][\w’'\-]*\s(?:(?:of|for|and|the|&)\s)*)+)$"
)
_SUBJECTS = frozenset({"he", "i", "it", "she", "they", "we", "who"})
_INDEFINITE = frozenset({"a ", "an "})
_WHOSE_WORD = ("According to ", "according to ")
_GOES_ON = re.compile(r"\s(?!who\b|whose\b|and\b)[a-z]")
_SPEAKER_FIRST = re.compile(r"\s*(?=[A-Z])")
_END = re.compile(
    r"[,;:()—–\n\"“”]|(?<![A-Z])\.(?!\w)|\s(?:who|whom|whose|which|that|and (?=\w+ed\b))\b"
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
    title = None if _does_it_to_whom_it_follows(text, mention, codebook) else _title(text, mention, codebook)
    for span in (title or _with_its_field(text, mention, codebook), _in_front(text, mention, codebook)):
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


def _title(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """The words of a title right before a name, back to the first word that can be none."""
    start, words, right = mention.start, 0, ""
    end = start = _before_honorifics(text, _before_aside(text, start), codebook)
    while words < _TITLE_WORDS and (match := _BEFORE.search(text, max(0, start - 40), start)):
        word = match[1]
        lower = word.lower()
        joins = (lower == "of" and words > 0) or (words == 0 and _after_of(text, match.start(), codebook))
        joins = joins or _joins_fields(text, match.start(), word, right, codebook)
        if (
            "\n" in match[2]
            or not any(letter.isalnum() for letter in word)
            or not (joins or _may_be_in_title(word, codebook, first=words == 0))
        ):
            start += len(right) + 1 if lower in _SUBJECTS and right.islower() else 0  # "he met future Prime Minister"
            break
        if _a_name_met_on_the_way(word, right, codebook):
            start += len(right) + 1  # the small word is a verb: "Brook met Prime Minister Keita"
            break
        if lower == "of" and not _function_before(text, match.start(), codebook):
            break
        if word.endswith(".") and _ends_a_sentence(word, codebook):
            break
        start, words, right = match.start(), words + 1, word
    found = text[start:end].split()
    while found and (found[0].lower() in codebook.naming.honorifics or found[0].lower() == "of"):
        start = text.index(found[0], start) + len(found[0])
        start += len(text[start:]) - len(text[start:].lstrip())
        found = found[1:]
    if not found or not any(is_function(word, codebook) for word in found[-3:]):
        return None
    return Span(start, end - 1) if start < end - 1 else None


def _ends_a_sentence(word: str, codebook: Codebook) -> bool:
    """Whether the stop behind a word before a title is none of the word's own: "World War Two. Mayor Brook".

    >>> from onrecord.codebook import load
    >>> [_ends_a_sentence(word, load()) for word in ("Two.", "EU.", "harbour.", "Gen.", "Pa.", "U.S.")]
    [True, True, True, False, False, False]
    """
    bare = word.removesuffix(".")
    if word.lower() in codebook.naming.titles:
        return False
    capitals = len(bare) > 1 and bare.isalpha() and bare.isupper()
    return len(word) >= 5 or capitals or codebook.calendar.number(bare.lower()) is not None


def _before_aside(text: str, start: int) -> int:
    """Where brackets right before a name begin: "Inspector General (IGP) Ada Brook"."""
    aside = _ASIDE.search(text, max(0, start - 40), start)
    return aside.start() if aside else start


def _before_titles(text: str, start: int, codebook: Codebook) -> int:
    """Where the titles and honorifics right before a name begin: "the chief executive, Bishop (Rtd) Ada Brook".

    >>> from onrecord.codebook import load
    >>> _before_titles("the chief executive, Bishop (Rtd) Ada Brook", 34, load())
    21
    """
    while True:
        before = _before_honorifics(text, _before_aside(text, start), codebook)
        word = _BEFORE.search(text, max(0, before - 20), before)
        if word is not None and word[2] == " " and codebook.is_title(word[1]):
            before = word.start()
        if before == start:
            return start
        start = before


def _before_honorifics(text: str, start: int, codebook: Codebook) -> int:
    """Where the run of honorifics right before a name begins: "Energy Minister Datuk Seri Ada Brook".

    >>> from onrecord.codebook import load
    >>> _before_honorifics("Energy Minister Datuk Seri Ada Brook", 27, load())
    16
    >>> _before_honorifics("the First Lady Ada Brook", 15, load())
    15
    """
    while found := _TWO_BEFORE.search(text, max(0, start - 40), start):
        words = found[0].lower().split()
        both = " ".join(words)
        if both in codebook.heads.person or both in codebook.naming.titles:
            return start  # "First Lady" is an office
        taken = next(
            (n for n in (2, 1) if " ".join(words[-n:]) in codebook.naming.honorifics and words[-n:] != ["the"]), 0
        )
        if not taken:
            return start
        start = found.end() - len(found[0].split(maxsplit=max(0, len(words) - taken))[-1])
    return start


def _a_name_met_on_the_way(word: str, right: str, codebook: Codebook) -> bool:
    """Whether a capital before a small word that is no function is somebody else's name: "Keita met farmer Lantry"."""
    if not right.islower() or is_function(right, codebook) or word.islower() or is_function(word, codebook):
        return False
    if re.fullmatch(_BEGINS_A_TITLE, right):
        return False  # "Vellcorp managing director"
    if right in codebook.sources.fields or head_kind(right, codebook) in BODIES:
        return False  # "Health ministry spokesman", "Shadow health secretary"
    country = codebook.world.people_of(word) or codebook.world.country_named(POSSESSIVE.sub("", word))
    return country is None and POSSESSIVE.search(word) is None


def _joins_fields(text: str, place: int, word: str, right: str, codebook: Codebook) -> bool:
    """Whether "and" stands between what an office is for: "Health and Social Welfare Minister"."""
    before = _BEFORE.search(text, max(0, place - 30), place) if word == "and" and right[:1].isupper() else None
    return before is not None and before[1][:1].isupper() and before[1].lower() in codebook.sources.fields


def _with_its_field(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """A title that ends with what it is for, right before a name: "Minister of State for Ports Ada Brook".

    >>> from onrecord.codebook import load
    >>> text = "MP for Dunmere and Wexby Sir Ada Brook"
    >>> _with_its_field(text, Span(29, 38), load()).of(text)
    'MP for Dunmere and Wexby'
    """
    end = _before_titles(text, mention.start, codebook)
    found = _FIELD_BEHIND.search(text, max(0, end - _LONGEST_TITLE), end)
    if found is None:
        return None
    *_, last = found[2].split()
    functions = [is_function(word, codebook) for word in (found[1].split()[-1], last)]
    return Span(found.start(), end - 1) if functions == [True, False] and not codebook.is_title(last) else None


def _function_before(text: str, place: int, codebook: Codebook) -> bool:
    """Whether the word before "of" is a function: "secretary of state", and not "a critique of President"."""
    before = _BEFORE.search(text, max(0, place - 30), place)
    return before is not None and is_function(before[1], codebook)


def _after_of(text: str, place: int, codebook: Codebook) -> bool:
    """Whether a word ends a title with "of" in it, right before a name: "secretary of state"."""
    before = re.search(r"([\w’'\-.]+)\s+of\s+$", text[max(0, place - 40) : place])
    return before is not None and is_function(before[1], codebook)


def _may_be_in_title(word: str, codebook: Codebook, *, first: bool) -> bool:
    lower = word.lower()
    if lower in codebook.naming.honorifics and lower != "the":
        return True
    if lower in codebook.naming.title_ends or lower in codebook.cueing.cues or _VERB_FORM.search(word):
        return False
    return is_function(word, codebook) or (
        not first and (word[:1].isupper() or lower.isalpha() or "-" in word or "’" in word or "'" in word)
    )


def _in_front(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """A description with the name behind a comma: "the party's treasurer, Hugh Lantry,"."""
    begins = _before_titles(text, mention.start, codebook)  # "the chancellor, Sir Edwin Oduya,"
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
    # "Leader of the Opposition, Ada Brook, said": an office at the head of a sentence needs no article.
    opens = _SPEAKER_FIRST.match(text, start, end)
    bare = Span(opens.end(), end) if opens and text[mention.end : mention.end + 1] == "," else None
    if bare is None or not _is_a_function(bare.of(text), codebook):
        return None
    return None if is_plural(_HANGS_ON.split(bare.of(text))[0].split()[-1].lower(), codebook) else bare


def _speaks_next(text: str, place: int, codebook: Codebook) -> bool:
    """Whether the word right behind a place is a cue, with no comma between."""
    follows = re.match(r"\s+(\w+)", text[place : place + 30])
    return follows is not None and follows[1] in codebook.cueing.cues


def _is_a_function(words: str, codebook: Codebook) -> bool:
    """Whether words are a function with what hangs on it: "managing director of the firm", no clause."""
    tail = _HANGS_ON.search(words)
    core = (words[: tail.start()] if tail else words).split()
    if not 0 < len(core) <= _TITLE_WORDS or not is_function(core[-1], codebook):
        return False
    small = [word for word in words.split() if word.lower() not in _LINKS and word.islower()]
    return not any(
        word in codebook.naming.title_ends or word in codebook.cueing.cues or _VERB_FORM.search(word) for word in small
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
    if end and end[0] == "." and text[start:stop].split()[-1].lower() in codebook.naming.company_forms:
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
        len(core) > 2 and TAIL.match(f" {core[0]} ") and not _VERB_FORM.match(core[0])
    ):
        return None  # "Lantry, 52, outside gate three": where somebody is tells no office
    if _VERB_FORM.match(core[0]):
        return None  # "Okello, saying the two never met"
    # "Okello, Sen. Ada Brook and others": a title before the next name describes nobody behind it.
    if len(core) == 1 and core[0][0].isupper() and codebook.is_title(core[0]):
        return None
    return Span(begin, begin + len(shorter.rstrip()))
