"""Can these words stand for somebody who acts, and what stands right behind them?

Takes a parsed sentence and a phrase; says whether it is somebody, by the event vocabulary or by its capitals, and which
prepositions follow. Leaves alone what anybody does.
"""

from onrecord.codebook.events import EventBook, Line
from onrecord.finding.sentences import read_phrase
from onrecord.grammar import ABOUT, NAMES, Clause, Form, Parsed, Phrase

_BEHIND = frozenset([
    "of", "on", "against", "by", "between", "in", "with", "to", "from", "for", "at", "into", "among", "over", "near",
    "inside", "within", "outside",
])  # fmt: skip
# How a sentence is carried out: "death by firing squad", but "a firing squad shot him".
_MANNER = ("firing", "squad")
# What people are brought to: "the chief justice" is somebody.
_RIGHT = ("justice",)
# What somebody uses: "a force" and "the forces" are somebody.
_MIGHT = ("force",)
_MUTUAL = frozenset({("each", "other"), ("one", "another")})
_SUMS = frozenset({"thousand", "million", "billion", "trillion", "lakh", "crore"})


def is_name(parsed: Parsed, at: int) -> bool:
    """Whether a word is a name or stands for somebody: "Brenn", "Brennish", "him"."""
    if parsed.tags[at] in ("NNP", "NNPS") or (parsed.tags[at] == "PRP" and parsed.lower[at] not in ("it", "itself")):
        return True
    return at > 0 and parsed.tags[at] in ("JJ", "NNS", "NN") and parsed.words[at].text[0].isupper()


def is_agent(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a phrase stands for somebody who can act.

    >>> from onrecord.codebook.events import load_events
    >>> parsed = read_phrase("He was sentenced to death by firing squad.")
    >>> [is_agent(parsed, phrase, load_events()) for phrase in parsed.phrases]
    [True, False, False]
    """
    if parsed.lower[phrase.start : phrase.end] in (_MANNER, _RIGHT, _MIGHT):
        return False
    if parsed.tags[phrase.head] in ("PRP", "PRP$") or parsed.lower[phrase.head] in book.agents:
        return True
    if _is_a_deed(parsed, phrase, book) or parsed.lower[phrase.head] in book.detonating:
        return False
    if is_nature(parsed, phrase, book):
        return False
    return any(is_name(parsed, at) for at in range(phrase.start, phrase.end)) or any(
        parsed.lower[at] in book.agents
        for prep, others in behind_phrase(parsed, phrase)
        if prep == "of"
        for one in others
        for at in range(one.start, one.end)
    )


def is_party(word: str, line: Line, book: EventBook) -> bool:
    """Whether a deed may be done to what a noun is for: to people any deed, to things those of force.

    >>> from onrecord.codebook.events import load_events
    >>> book = load_events()
    >>> bombed, freed = (book.verbs[word][0].line for word in ("bombed", "freed"))
    >>> [is_party(word, bombed, book) for word in ("nuns", "bridge", "rice")], is_party("bridge", freed, book)
    ([True, True, False], False)
    """
    return word in book.agents or (line.type == "ASSAULT" and word in book.struck)


def is_nature(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a phrase is for what nobody does: "floods", "Typhoon Orla"; storm troopers are people.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> parsed = read("Typhoon Orla hit storm victims.")
    >>> [is_nature(parsed, phrase, load_events()) for phrase in parsed.phrases]
    [True, False]
    """
    words = range(phrase.start, phrase.end)
    return parsed.lower[phrase.head] not in book.agents and (
        parsed.lower[phrase.head] in book.nature
        or (parsed.tags[phrase.head] in ("NNP", "NNPS") and any(parsed.lower[at] in book.nature for at in words))
    )


def is_mutual(parsed: Parsed, clause: Clause) -> bool:
    """Whether those who do it do it to "each other".

    >>> from onrecord.grammar import read
    >>> [is_mutual(one := read(text), one.clauses[0]) for text in ("They blamed each other.", "They met each nun.")]
    [True, False]
    """
    return parsed.lower[clause.group.end : clause.group.end + 2] in _MUTUAL and not clause.group.passive


def may_be_somebody(words: str, book: EventBook) -> bool:
    """Whether words may stand for somebody at all: "the guild", "Brenn", "him"; not "an inquiry", "no one", "bullets".

    >>> from onrecord.codebook.events import load_events
    >>> told = ("the port of Tarn", "an inquiry", "40 million euros", "No one", "rubber bullets")
    >>> [may_be_somebody(words, load_events()) for words in told]
    [True, False, False, False, False]
    """
    if words.lower() in book.codebook.sources.nobody or (words.islower() and words.split()[-1] in book.means):
        return False
    parsed = read_phrase(words)
    named = (at for at in range(len(parsed.tags)) if parsed.tags[at] in ("NNP", "NNPS"))
    return any(is_agent(parsed, phrase, book) for phrase in parsed.phrases) or any(named)


def is_count(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is a bare number: "20", "at least 12", not "the 2019 raid", nor "20 %"."""
    behind = parsed.lower[phrase.end : phrase.end + 1]
    bare = all(parsed.tags[at] in ("CD", ABOUT, "RB") for at in range(phrase.start, phrase.end))
    if behind == (",",) and parsed.lower[phrase.start - 1 : phrase.start] == (",",):
        return False  # "Brook, 62, of Tarn"
    return bare and behind not in (("%",), ("percent",), ("per",), ("times",))


def is_sum(parsed: Parsed, at: int) -> bool:
    """Whether a word is but the currency and the number of a sum: "N12" of "N12 million", not "G7" of "G7 leaders".

    >>> from onrecord.grammar import read
    >>> [is_sum(read(text), 2) for text in ("Ada gave N12 million.", "Ada met G7 leaders.")]
    [True, False]
    """
    behind = parsed.lower[at + 1 : at + 2] or ("",)
    return parsed.words[at].text[-1].isdigit() and behind[0] in _SUMS


def _is_a_deed(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether capitals make a deed look like a name, as they do in headlines: "Arrest of Miners"."""
    word = parsed.lower[phrase.head]
    alone = phrase.end - phrase.start == 1 and parsed.lower[phrase.end : phrase.end + 1] == ("of",)
    return alone and (word in book.nouns or word.endswith("ing"))


def behind_phrase(parsed: Parsed, phrase: Phrase) -> list[tuple[str, list[Phrase]]]:
    """The prepositions right behind a phrase, with the phrases they lead.

    An "of" behind another is of what that one leads to: "a raid in the town of Veska" is no raid of Veska, but "the
    killing by guards of two nuns" is theirs, and so is that "in Veska of two nuns". Who did what is told "by" whom may
    stand behind words between commas: "the murder of Ada Brook, a nun, by guards".

    >>> from onrecord.grammar import read
    >>> def behind(text: str) -> list[tuple[str, str]]:
    ...     found = behind_phrase(parsed := read(text), parsed.phrases[0])
    ...     return [(prep, parsed.lower[one.head]) for prep, led in found for one in led]
    >>> behind("The murder in Veska of two nuns shocked Tarn."), behind("A raid in the town of Veska shocked Tarn.")
    ([('in', 'veska'), ('of', 'nuns')], [('in', 'town')])
    >>> behind("The murder of Ada Brook, a nun in Tarn, by guards shocked us.")
    [('of', 'brook'), ('by', 'guards')]
    """
    found: list[tuple[str, list[Phrase]]] = []
    at = phrase.end
    while at + 1 < len(parsed.lower):
        if parsed.tags[at] == "TIME" or (parsed.lower[at] in ("on", "last", "this") and parsed.tags[at + 1] == "TIME"):
            at += 1
            continue
        at = _over_apposition(parsed, at) if found else at
        if parsed.lower[at] not in _BEHIND or parsed.tags[at] not in ("IN", "TO"):
            break
        one = parsed.phrase(at + 1)
        if one is None:
            break
        prep, led = parsed.lower[at], [one]
        at = one.end
        while (
            at + 1 < len(parsed.lower)
            and parsed.lower[at] in ("and", "or")
            and (other := parsed.phrase(at + 1)) is not None
        ):
            following = parsed.clause(other.end)
            if following is not None and following.group.form is Form.FINITE and prep != "between":
                break
            led.append(other)
            at = other.end
        if prep != "of" or not found or found[-1][0] in ("by", "of") or _is_placed(parsed, found[-1], led[0]):
            found.append((prep, led))
    return found


def _over_apposition(parsed: Parsed, at: int) -> int:
    """The "by" behind words between two commas that have no verb; the place itself where there is none."""
    if parsed.lower[at] != ",":
        return at
    comma = next((place for place in range(at + 1, len(parsed.lower)) if parsed.lower[place] == ","), at)
    told = any(parsed.group_at[place] is not None for place in range(at, comma))
    return comma + 1 if parsed.lower[comma + 1 : comma + 2] == ("by",) and not told else at


def _is_placed(parsed: Parsed, before: tuple[str, list[Phrase]], of: Phrase) -> bool:
    """Whether the name of a place parts a noun from its "of": "the murder in Veska of two nuns"."""
    prep, (place, *_) = before
    return prep in ("in", "near") and parsed.tags[place.head] in NAMES and parsed.tags[of.head] not in NAMES
