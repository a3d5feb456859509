"""Patterns built from lists of words: any of them as whole words, a verb of them behind its subject, its passive."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.codebook.groups import words_of
from onrecord.codebook.phrasings import alternatives

_ADVERBS = r"(?:(?:\w+ly|also|still|since|now|not|just|even|never|once|long|already|do)\s+)*"
_BEING = rf"(?:(?:has|have|had)\s+{_ADVERBS})?(?:am|is|are|was|were|be|been|being|stands?|stood|['’]s|['’]re)"


def sector_patterns(group: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each PLOVER sector, in the order of the file, with any of its words."""
    return tuple((sector, _any_of(row["words"], row.get("but", ()))) for sector, row in group.items())


def _any_of(words: Iterable[str], but: Iterable[str] = ()) -> re.Pattern[str]:
    """Any of the words or phrases, as whole words, `but` where they begin or end one of those."""
    begun = "".join(rf"(?!{re.escape(phrase)}(?!\w))" for phrase in but)
    ended = "".join(rf"(?<!{re.escape(before)} )" for phrase in but if (before := phrase.rpartition(" ")[0]))
    found = alternatives(sorted(words_of(words), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-]){begun}{ended}(?:{found})(?!\w)")


def anonymity_pattern(group: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Conditions of those who are not named: whole phrases, a wish behind a verb, "not allowed to speak"."""
    wish = (
        r"(?:(?:for|on)\s+)?(?:\w+\s+)?anonymity|(?:that\s+(?:he|she|they)\s+)?not\s+(?:to\s+)?be\s+(?:named|quoted|identified|mentioned)|"
        r"to\s+(?:remain|stay|be\s+kept)\s+(?:anonymous|unnamed|unidentified)|"
        r"(?:that\s+)?(?:his|her|their)\s+(?:name|identity)s?\s+(?:not\s+)?(?:be\s+)?(?:withheld|concealed|kept)"
    )
    speak = r"to\s+(?:speak|talk|comment|brief|discuss|disclose|address)"
    return re.compile(
        rf"{_any_of(group['words']).pattern}|\b(?:{either(group['asks'])})\s+(?:{wish})\b"
        rf"|\bnot\s+(?:\w+\s+)?(?:{either(group['let'])})\s+{speak}\b"
    )


def led_by(first: str, then: Iterable[str]) -> re.Pattern[str]:
    """A pattern and behind it one of some words, with adverbs between: "was also told", "we still hope"."""
    return re.compile(rf"{first}\s+{_ADVERBS}(?:{either(then)})\b", re.IGNORECASE)


def passive_pattern(verbs: Iterable[str], brought_on: Mapping[str, list[str]]) -> re.Pattern[str]:
    """A passive of some verbs, or what says the same in the active: "was accused of", "came under heavy criticism"."""
    active = rf"(?:{either(brought_on['verbs'])})\s+(?:\w+\s+)?(?:{either(brought_on['words'])})\b"
    return re.compile(rf"{led_by(_BEING, verbs).pattern}|{active}", re.IGNORECASE)


def either(words: Iterable[str]) -> str:
    """A pattern of any of these words."""
    return alternatives(sorted(words_of(words)))
