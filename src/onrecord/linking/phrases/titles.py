"""The titles before a person's name: "Foreign Minister Abdu Keita", "Minister of State for Ports Ada Brook".

Takes a mention of a person; yields where the words of its title stand. Leaves alone what a comma joins to a name:
`descriptions` tells that.
"""

import re

from onrecord.codebook import Codebook
from onrecord.linking.names.kinds import BODIES, head_kind, is_function
from onrecord.linking.phrases.phrase import POSSESSIVE
from onrecord.records import Span

TITLE_WORDS = 7
_TWO_BEFORE = re.compile(r"(?:[\w’'\-.]+[ ])?[\w’'\-.]+[ ]$")
_BEFORE = re.compile(r"([\w’'\-.&/]+)(\s+)$")
_ASIDE = re.compile(r"(?<=\s)\([^()\n]{1,30}\)\s$")
# Forms of verbs that a title may begin with ("managing director"), and all others.
_BEGINS_A_TITLE = (
    "acting|commanding|founding|leading|managing|presiding|ruling|outgoing|incoming|"
    "retired|exiled|ousted|deposed|elected"
)
VERB_FORM = re.compile(rf"^(?!{_BEGINS_A_TITLE})[a-z]+(?:ing|ed)$")
# Capitals, "of" or "for", and capitals again, right before a name.
_LONGEST_TITLE = 90
_FIELD_BEHIND = re.compile(
    r"((?:(?<![\w’'\-])[A-Z][\w’'\-]*\s)*(?<![\w’'\-])[A-Z][\w’'\-]*)\s(?:of|for|to)\s"
    r"((?:the\s)?(?:[A-Z][\w’'\-]*\s(?:(?:of|for|and|the|&)\s)*)+)$"
)
_SUBJECTS = frozenset({"he", "i", "it", "she", "they", "we", "who"})


def title_before(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """The words of a title right before a name, back to the first word that can be none."""
    start, words, right = mention.start, 0, ""
    end = start = _before_honorifics(text, _before_aside(text, start), codebook)
    while words < TITLE_WORDS and (match := _BEFORE.search(text, max(0, start - 40), start)):
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
    if (
        len(found) == 1
        and found[0] in codebook.naming.elders | codebook.naming.juniors
        and text[:start].endswith("the ")
    ):
        return None  # "the elder Brook" is the elder of two, and no elder of a village
    return Span(start, end - 1) if start < end - 1 else None


def _ends_a_sentence(word: str, codebook: Codebook) -> bool:
    """Whether the stop behind a word before a title is none of the word's own: "World War Two. Mayor Brook".

    >>> from onrecord.codebook import load
    >>> [_ends_a_sentence(word, load()) for word in ("Two.", "EU.", "harbour.", "son.", "Gen.", "Pa.")]
    [True, True, True, True, False, False]
    """
    bare = word.removesuffix(".")
    if word.lower() in codebook.naming.titles:
        return False
    capitals = len(bare) > 1 and bare.isalpha() and bare.isupper()
    somebody = bare.islower() and bare in codebook.heads.person
    return len(word) >= 5 or capitals or somebody or codebook.calendar.number(bare.lower()) is not None


def _before_aside(text: str, start: int) -> int:
    """Where brackets right before a name begin: "Inspector General (IGP) Ada Brook"."""
    aside = _ASIDE.search(text, max(0, start - 40), start)
    return aside.start() if aside else start


def before_titles(text: str, start: int, codebook: Codebook) -> int:
    """Where the titles and honorifics right before a name begin: "the chief executive, Bishop (Rtd) Ada Brook".

    >>> from onrecord.codebook import load
    >>> before_titles("the chief executive, Bishop (Rtd) Ada Brook", 34, load())
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
    if right == "and" and word.lower() in codebook.sources.fields:
        return False  # "Youth and Sports Minister"
    country = codebook.world.people_of(word) or codebook.world.country_named(POSSESSIVE.sub("", word))
    return country is None and POSSESSIVE.search(word) is None


def _joins_fields(text: str, place: int, word: str, right: str, codebook: Codebook) -> bool:
    """Whether "and" stands between what an office is for: "Health and Social Welfare Minister"."""
    before = _BEFORE.search(text, max(0, place - 30), place) if word == "and" and right[:1].isupper() else None
    return before is not None and before[1][:1].isupper() and before[1].lower() in codebook.sources.fields


def title_with_its_field(text: str, mention: Span, codebook: Codebook) -> Span | None:
    """A title that ends with what it is for, right before a name: "Minister of State for Ports Ada Brook".

    >>> from onrecord.codebook import load
    >>> text = "MP for Dunmere and Wexby Sir Ada Brook"
    >>> title_with_its_field(text, Span(29, 38), load()).of(text)
    'MP for Dunmere and Wexby'
    """
    end = before_titles(text, mention.start, codebook)
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
    if lower in codebook.naming.title_ends or lower in codebook.cueing.cues or VERB_FORM.search(word):
        return False
    return is_function(word, codebook) or (
        not first and (word[:1].isupper() or lower.isalpha() or "-" in word or "’" in word or "'" in word)
    )
