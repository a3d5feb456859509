"""What stands in a source phrase: the words up to its head, and what only describes.

Takes a source's span and the names in it; yields the phrase with its core, its tail and its head noun. Leaves alone
whom the phrase stands for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.names.kinds import head_kind, is_function, is_plural
from onrecord.linking.phrases.counted import stands_alone
from onrecord.records import Span

WORD = re.compile(r"[\w’'\-.&/]*\w[.]?")
# What follows these in a noun phrase only describes its head.
TAIL = re.compile(
    r"\s*(?:,(?!\d)(?!\s\d{4}\b)|[(—–;:]|--|(?<=\s)-(?=\s))|\s+(?:who|whom|whose|which|that|of|for|from|at|in|with|on|to|close|familiar|near|across|"
    r"among|amid|taken|by|via|outside|inside|around|about|against|behind|made|today|over|under|between|within|after|before|"
    r"said|during|as|seen|written|present|available|out|here|there|elsewhere|overall|named|known|led|(?-i:[a-z]+ed)|attending|backing|"
    r"(?:last|this|next|earlier|late|early|that)\s(?:day|week|weekend|month|spring|summer|autumn|fall|winter|year)|"
    r"[a-z]{3,}ing(?=\s(?:about|against|an?|as|at|by|for|from|her|his|in|into|its|of|on|out|over|the|their|to|under|up|with)\b)|"
    r"calling|campaigning|encouraging|including|involving|living|opposing|probing|representing|seeking|speaking|supporting|using|working)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|one|another|other|many|some|several|most|both|all|every|"
    r"multiple|few|a few|numerous|various|certain|at least|more than|about|nearly|almost|virtually|even|also|only)\s+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|whose)\s+", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|that|his|her|its|their|our|my|whose)\s", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|another|some)\s", re.IGNORECASE)
OWNER = re.compile(r"^(his|her|its|their|our|my|whose)\s+", re.IGNORECASE)
# Whose somebody is, by name: "Brook's father".
OF_SOMEBODY = re.compile(r"[A-Z][\w.-]*['’]s?\s")
_REFLEXIVE = re.compile(r"(?<=\w)\s+(?:himself|herself|itself|themselves)[\s\"”,.;:]*$", re.IGNORECASE)
_EACH = re.compile(r"\s(?:each|both|all|too|also|alike|alone|now|today|itself)$")
_SUFFIX = re.compile(r"^,?\s(?:Jr|Sr|II|III|IV)\b\.?")
# Capitals behind a name, such as those of an honour or an office: "MP", "KC", "Ph.D.".
_LETTERS = re.compile(r"^(?:,?\s(?:[A-Z]{2,5}|Ph\.?D|[A-Z]\.[A-Z])\b\.?)+(?=,|$)")
_BRACKETS = re.compile(r"\s\([^()\n]{1,40}\)")
# Small words inside a title: "Minister of State for Ports and the Coast".
_IN_TITLES = frozenset({"of", "for", "and", "the", "&"})
# What leads from an office to what it is for, or to where: "ambassador to Arlia".
_IN_OFFICES = ("of", "for", "on", "to")
_STOP = re.compile(r",|\(|\bwho\b")
AND = re.compile(r"\s*(?:,(?:\s(?:and|nor)\b)?|\band\b|\bnor\b|&|\balong with\b|\bas well as\b)\s*")
# Brackets inside a noun phrase: a word follows them, and none that begins what only describes.
_ASIDE = re.compile(r"\([^()\n]{1,40}\)(?=\s+[\w“\"])")
# A relative clause without "whom" begins with its subject, right behind the noun: "residents the Herald spoke to".
_SUBJECT_BEHIND = re.compile(
    r"(?:^|(?<=[\s\-]))(?:[a-z]|(?<!.)[A-Z])[a-z\-]+(?=\s(?:(?:the|an?|his|her|its|their|our|my|he|she|they|we|I|it)\s|([A-Z])))"
)
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase: its words up to the first thing that only describes, and what describes."""

    span: Span
    core: Span
    tail: str


def strip(text: str, span: Span) -> Span:
    """A span without the marks and spaces at its ends.

    >>> strip("“Okello,” he", Span(0, 9))
    Span(start=1, end=7)
    """
    words = _REFLEXIVE.sub("", span.of(text))
    start = span.start + len(words) - len(words.lstrip(" \n\t\"“‘'("))
    return Span(start, max(start, span.start + len(words.rstrip(' \n\t"”,.;:)—–-'))))


def phrase(
    text: str, span: Span, names: Sequence[Span], codebook: Codebook, people: Sequence[Span] | None = None
) -> Phrase:
    """Part a source phrase into core and tail; "dozens of farmers" are farmers.

    `people` are those of the names that are persons', where that is known.

    >>> from onrecord.codebook import load
    >>> text = "dozens of farmers from the valley"
    >>> phrase(text, Span(0, len(text)), (), load()).core.of(text)
    'farmers'
    >>> def core(words: str) -> str:
    ...     name = Span(len(words) - len("Vera Cole"), len(words))
    ...     return phrase(words, Span(0, len(words)), [name], load()).core.of(words)
    >>> core("Arlia's envoy to Brenn Vera Cole"), core("chairman, owner and CEO Vera Cole")
    ("Arlia's envoy to Brenn Vera Cole", 'chairman, owner and CEO Vera Cole')
    >>> core("Minister of Justice Vera Cole"), core("Secretary for Arts, Sports and Ports Vera Cole")
    ('Minister of Justice Vera Cole', 'Secretary for Arts, Sports and Ports Vera Cole')
    >>> core("the widow of president Vera Cole"), core("a spokesman for the singer Vera Cole")
    ('the widow', 'a spokesman')
    """
    inside = [name for name in names if span.covers(name)]
    persons = inside if people is None else people
    start = span.start
    whole, text = text, _without_asides(text, span)
    titled = span.start
    for match in TAIL.finditer(text, span.start, span.end):
        if match.start() < titled:
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        in_name = any(m.start <= match.start() < m.end or m.start <= first < m.end for m in inside)
        before = text[start : match.start()]
        if match[0].strip().lower() == "of" and _counts(before, codebook):
            start = match.end() + len(text[match.end() : span.end]) - len(text[match.end() : span.end].lstrip())
            continue
        if (
            (_only_articles(before) and not stands_alone(text, start, match.end()))
            or _goes_on(before, match[0], text[match.end() : span.end], codebook)
            or in_name
            or _describes_a_noun(text, match, span, codebook)
        ):
            continue
        if (name := _title_goes_on(text, match, span, persons, codebook)) is not None:
            titled = name
            continue
        return _without_relative(whole, span, Span(start, match.start()), inside, codebook)
    return _without_relative(whole, span, Span(start, span.end), inside, codebook)


def _without_relative(text: str, span: Span, core: Span, names: Sequence[Span], codebook: Codebook) -> Phrase:
    """A phrase with its tail, to which a relative clause without "whom" belongs: "soldiers Arlia captured".

    >>> from onrecord.codebook import load
    >>> def core(text):
    ...     return phrase(text, Span(0, len(text)), (), load()).core.of(text)
    >>> core("the residents the Herald spoke to"), core("both the mayors"), core("the lawyer she hired")
    ('the residents', 'both the mayors', 'the lawyer')
    """
    for match in _SUBJECT_BEHIND.finditer(core.of(text)):
        end = core.start + match.end()
        noun = match[0].lower()
        counts = noun in codebook.sources.quantities or noun in codebook.sources.pronouns
        if counts or head_kind(noun, codebook) is None or any(name.start < end < name.end for name in names):
            continue
        if match[1] and not _relates(text, Span(end + 1, span.end), names, codebook):
            continue
        return Phrase(span, Span(core.start, end), text[end : span.end])
    return Phrase(span, core, text[core.end : span.end])


def _relates(text: str, behind: Span, names: Sequence[Span], codebook: Codebook) -> bool:
    """Whether the name right behind a noun is the subject of a clause, and not whoever the noun tells of.

    A verb follows it ("the lawyer Brook hired"); "the guard Ada Brook" is one, and "guards Ada Brook and Ivo Marek"
    are two.
    """
    name = max((one for one in names if one.start == behind.start), default=None)
    if name is None:
        return False
    rest = text[name.end : behind.end].split()
    if rest[:1] and rest[0] in ("has", "had", "have"):
        rest = rest[1:]
    return bool(rest) and rest[0].islower() and rest[0].endswith("ed") and head_kind(rest[0], codebook) is None


def _without_asides(text: str, span: Span) -> str:
    """A text with spaces for the brackets in a span that its noun phrase goes on behind: "the Front (VF) chairman".

    >>> _without_asides("Lt Gen (retd) Hugh Lantry", Span(0, 25))
    'Lt Gen        Hugh Lantry'
    """
    shorter = _ASIDE.sub(lambda found: " " * len(found[0]), span.of(text))
    return text if shorter == span.of(text) else text[: span.start] + shorter + text[span.end :]


def _only_articles(words: str) -> bool:
    """Whether no noun has come yet: so "outside" in "an outside group" parts nothing off."""
    return not words.strip() or ARTICLE.fullmatch(f"{words.strip()} ") is not None


def _describes_a_noun(text: str, match: re.Match[str], span: Span, codebook: Codebook) -> bool:
    """Whether a participle stands before its noun: "the armed forces", "elected officials", not "voters polled"."""
    behind = re.compile(r"\s([\w-]+)(?=[\s,.;]|$)").match(text, match.end(), span.end)
    if behind is None or not match[0].strip().lower().endswith("ed"):
        return False
    return head_kind(behind[1].lower(), codebook) is not None and behind[1].islower()


def _goes_on(words: str, mark: str, rest: str, codebook: Codebook) -> bool:
    """Whether no known noun has come yet, behind which a comma between adjectives or a participle would end it.

    So in "the tired, 71-year-old diplomat" and "a recently retired judge", and not in "voters polled in May" or "her
    shadow, Ada Brook".
    """
    found, mark = words.split(), mark.strip().lower()
    unknown = found[-1].islower() and head_kind(head_of(words), codebook) is None
    adjectives = mark == "," and len(found) < 3 and not rest.lstrip()[:1].isupper()
    return unknown and (adjectives or mark.endswith(("ed", "ing")))


def _counts(words: str, codebook: Codebook) -> bool:
    """Whether words only count what comes behind "of"."""
    found = WORD.findall(words)
    return words.rstrip().endswith("%") or (bool(found) and found[-1].lower() in codebook.sources.quantities)


def _title_goes_on(
    text: str, match: re.Match[str], span: Span, names: Sequence[Span], codebook: Codebook
) -> int | None:
    """Where the name begins to which a title leads on: "head of state Vera Cole", "chair, CEO and owner Vera Cole".

    Behind "for", "on" and "to", and in longer ones, nobody else's title stands between: "minister for ports Vera Cole",
    not "spokesman for President Vera Cole"; and without a person of that name every word has a capital: "Minister of
    State for Ports".
    """
    before, link = WORD.findall(text[span.start : match.start()]), match[0].strip().lower()
    if link not in (*_IN_OFFICES, ",") or not before or not is_function(before[-1], codebook):
        return None
    if is_plural(before[-1].lower(), codebook):
        return None
    stop = _STOP.search(text, match.end(), span.end)
    end = stop.start() if stop and link != "," else span.end
    end -= text[end - 1].isspace()
    begins = next((name.start for name in names if name.end == end and name.start > match.end()), None)
    between = text[match.end() : begins or match.end()].split()
    if link == ",":
        return begins if begins is not None and _are_offices(between, codebook) else None
    if begins is None and stop is not None and stop[0] == ",":
        return _behind_a_list(text, match, span, names, codebook) if before[-1][:1].isupper() else None
    short = link == "of" and len(between) <= 3
    named = begins is not None and len(text[begins:end].split()) > 1
    capital = before[-1][:1].isupper() and all(word[:1].isupper() or word in _IN_TITLES for word in between)
    return begins if (short or capital or named) and _are_a_field(between, codebook) else None


def _behind_a_list(
    text: str, match: re.Match[str], span: Span, names: Sequence[Span], codebook: Codebook
) -> int | None:
    """Where the name begins behind a title whose field is a list: "Secretary for Arts, Sports and Ports Vera Cole"."""
    begins = next((name.start for name in names if name.end == span.end and name.start > match.end()), None)
    between = [word.strip(",") for word in text[match.end() : begins or match.end()].split()]
    capital = all(word[:1].isupper() or word in _IN_TITLES for word in between)
    return begins if capital and "and" in between and _are_a_field(between, codebook) else None


def _are_offices(words: Sequence[str], codebook: Codebook) -> bool:
    """Whether words between an office and a name are further offices: "chairman, CEO and president Vera Cole".

    A lone one behind a comma may be somebody else's: "his rival, president Vera Cole".
    """
    return "and" in words[1:-1] and all(
        word == "and" or word.isupper() or is_function(word.strip(","), codebook) for word in words
    )


def _are_a_field(words: Sequence[str], codebook: Codebook) -> bool:
    """Whether words between a title and a name tell what it is for, with no title of somebody else's among them."""
    own = list(words)
    while own and own[-1].lower() in codebook.naming.honorifics:
        own.pop()
    if not own or POSSESSIVE.search(own[-1]) or own[-1].lower() in _IN_TITLES:
        return False
    if own[-1][:1].isupper() and own[-1].lower() in codebook.sources.fields:
        return True  # "Minister of Justice", which a judge is called too
    return not (is_function(own[-1], codebook) or codebook.is_title(own[-1]))


def bare(words: str) -> str:
    """Words without articles, possessive pronouns and vague counts before them.

    >>> bare("the senior official"), bare("several other officials"), bare("his campaign")
    ('senior official', 'officials', 'campaign')
    """
    shorter = ARTICLE.sub("", words)
    return words if shorter == words or not shorter else bare(shorter)


def without_article(words: str) -> str:
    """Words without their article or possessive pronoun; a vague count stays, as it is part of what is called so.

    >>> without_article("the senior official"), without_article("some officials")
    ('senior official', 'some officials')
    """
    return _DETERMINER.sub("", words)


def head_of(words: str) -> str:
    """The last word of a noun phrase, in small letters and without its possessive.

    >>> head_of("the Malian prime minister's"), head_of("")
    ('minister', '')
    """
    found = WORD.findall(words)
    return POSSESSIVE.sub("", found[-1].lower()).strip(".") if found else ""


def is_head(text: str, mention: Span, core: Span) -> bool:
    """Whether nothing but another name follows a name: not so in "Okello's party", "Okello supporters"."""
    after = _EACH.sub("", _LETTERS.sub("", _SUFFIX.sub("", _BRACKETS.sub("", text[mention.end : core.end]))))
    return not after.strip(" .") or bool(re.fullmatch(r"['’]s?", after)) or bool(AND.match(after))
