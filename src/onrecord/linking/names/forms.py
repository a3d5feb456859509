"""Forms of a name: what belongs to it, and which shorter form can stand for which fuller one.

Takes words; yields their tokens, a span without title and possessive, or yes or no. Leaves alone which of
several bearers a form means: `names` weighs that.
"""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from onrecord.codebook import Codebook
from onrecord.records import Span

_TOKEN = re.compile(r"[^\s,()\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")
# What opens a body's name for short: "US" is no "us".
_SHORT_STATES = {
    "US": ("united", "states"),
    "UK": ("united", "kingdom"),
    "UN": ("united", "nations"),
    "EU": ("european", "union"),
}
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORT = frozenset(word for short in ("us", "uk", "un", "eu") for word in (short, ".".join(short)))
# A tagger takes such a word before a name for a part of it now and then; a body's letters leave it out.
_SMALL = frozenset({"of", "the", "and", "&", "in", "from", "for", "by", "to", "with", "at", "on"})
# Before the name of a body they say whose it is.
_LANDS = frozenset({("united", "states"), ("united", "kingdom"), ("united", "nations"), ("european", "union")})
# Of fewer words, what is left out tells one body from another: "Varda Bank", "Varda Savings Bank".
_TELLING = 3


@lru_cache(maxsize=16384)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without full stops, "the", and "Jr"; "US" in full before another word.

    >>> tokens_of("The River Water Board"), tokens_of("Joseph R. Oduya Jr.")
    (('river', 'water', 'board'), ('joseph', 'r', 'oduya'))
    >>> tokens_of("U.S. Harbour Guard"), tokens_of("U.S.")
    (('united', 'states', 'harbour', 'guard'), ('u.s',))
    """
    found = _TOKEN.findall(name)
    words = [_POSSESSIVE.sub("", word).strip(".").lower() for word in found]
    kept = [word for word in words if word and word != "the"]
    if len(kept) > 1 and kept[0] in _SHORT:
        opening = next(word for word in found if word.strip(".").lower() not in ("", "the"))
        kept[:1] = _SHORT_STATES.get(opening.replace(".", ""), kept[:1])
    while len(kept) > 1 and kept[-1] in _SUFFIX:
        kept.pop()
    return tuple(kept)


def trim(text: str, span: Span, codebook: Codebook) -> Span | None:
    """Take honorifics and small words off the front of a name and a possessive off its end.

    >>> from onrecord.codebook import load
    >>> trim("Mr. Okello's plan", Span(0, 12), load())
    Span(start=4, end=10)
    >>> trim("of Arlia", Span(0, 8), load()).of("of Arlia")
    'Arlia'
    """
    words = [Span(span.start + m.start(), span.start + m.end()) for m in _TOKEN.finditer(span.of(text))]
    while words:
        if len(words) > 1 and Span(words[0].start, words[1].end).of(text).lower() in codebook.naming.honorifics:
            words = words[2:]  # "Tan Sri", where "Tan" alone is a name
        elif words[0].of(text).lower() in codebook.naming.honorifics or words[0].of(text) in _SMALL:
            words = words[1:]
        else:
            break
    if not words:
        return None
    end = words[-1].start + len(_POSSESSIVE.sub("", words[-1].of(text)))
    return Span(words[0].start, end) if end > words[0].start else None


def without_letters(words: str, codebook: Codebook) -> str:
    """A person's name without the letters behind it.

    >>> from onrecord.codebook import load
    >>> without_letters("Hugh Lantry, Ph.D.", load()), without_letters("Malcolm X", load())
    ('Hugh Lantry', 'Malcolm X')
    """
    while (cut := re.search(r",?\s([A-Z][A-Za-z.]*[A-Za-z])\.?$", words)) and is_letters(cut[1], codebook):
        words = words[: cut.start()]
    return words


def is_letters(word: str, codebook: Codebook) -> bool:
    """Whether a word is such letters behind a name: "MP", "Ph.D.", not "Mp"."""
    bare = word.replace(".", "")
    return bare[-1:].isupper() and bare.lower() in codebook.naming.post_nominals


def stands_for(short: Sequence[str], full: Sequence[str], kind: str, codebook: Codebook) -> bool:
    """Whether a form of a name can stand for a fuller one.

    A person's may be the last words, the first, or first and last without what is between; so too without the last,
    which is a father's name or a mother's ("Siti Hajar binti Osman", "Luis Alberto Ferraz Rey"); a body's is its whole
    name, its initials, its last words where those are more than one, or three words and more without one inside; a
    company's also its name without "Inc." and the first or last words of that; that of a trade its first word ("Valmere
    Energy").

    >>> from onrecord.codebook import load
    >>> stands_for(["okello"], ["grace", "okello"], "person", load())
    True
    >>> stands_for(["grace", "obote"], ["grace", "okello"], "person", load())
    False
    >>> full = ["luis", "alberto", "ferraz", "rey"]
    >>> [stands_for(words.split(), full, "person", load()) for words in ("luis ferraz", "luis alberto", "ferraz luis")]
    [True, True, False]
    >>> stands_for(["ada", "brook"], ["ada", "brook", "center"], "person", load())
    False
    >>> stands_for(["rwb"], ["river", "water", "board"], "organisation", load())
    True
    >>> stands_for(["water", "board"], ["river", "water", "board"], "organisation", load())
    True
    >>> stands_for(["brook"], ["brook", "shipping", "ltd"], "organisation", load())
    True
    >>> stands_for(["valmere"], ["valmere", "energy"], "organisation", load())
    True
    >>> stands_for(["rwb"], ["river", "water", "brokers", "inc"], "organisation", load())
    True
    >>> stands_for(["river"], ["river", "water", "board"], "organisation", load())
    False
    """
    if tuple(short) == tuple(full):
        return True
    if kind == "person":
        places = [full.index(word) for word in short if word in full]
        in_order = len(places) == len(short) and places == sorted(places)
        if not in_order or len(short) == 1 or short[-1] == full[-1]:
            return in_order
        # But Ada Brook is no "Ada Brook Center", whatever that was tagged as.
        first = places[0] == 0 and (short[-1] == full[-2] or places[-1] == len(short) - 1)
        return first and not (full[-1] in codebook.geography.sites or tells_a_body(full[-1], codebook))
    company = without_form(full, codebook)
    letters = letters_of(full) | letters_of(company)
    if len(short) == 1 and short[0].replace(".", "") in letters and short[0] not in full:
        return True  # but not "UN" for "UN News"
    if len(short) == 1 and len(full) == 2 and short[0] == full[0] and full[1] in codebook.bodies.trade:
        return True
    if company != tuple(full):
        own = without_form(short, codebook)
        return company[: len(own)] == own or company[-len(own) :] == own
    if 1 < len(short) < len(full) and tuple(full[-len(short) :]) == tuple(short):
        return True
    return _leaves_out(short, full)


def _leaves_out(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a body's name lacks a word or two inside: "Varda NHS Trust" for "Varda Hospitals NHS Trust".

    >>> full = ("varda", "hospitals", "nhs", "foundation", "trust")
    >>> _leaves_out(("varda", "nhs", "trust"), full), _leaves_out(("varda", "trust"), full)
    (True, False)
    >>> _leaves_out(("ellery", "nhs", "trust"), full), _leaves_out(("varda", "trust", "nhs"), full)
    (False, False)
    """
    if not _TELLING <= len(short) < len(full) <= len(short) + 2 or (short[0], short[-1]) != (full[0], full[-1]):
        return False
    words = iter(full)
    return all(word in words for word in short)


def without_form(tokens: Sequence[str], codebook: Codebook) -> tuple[str, ...]:
    """A company's name without "Inc." and its like at the end; any other name as it is.

    >>> from onrecord.codebook import load
    >>> without_form(["brook", "shipping", "pte", "ltd"], load()), without_form(["company"], load())
    (('brook', 'shipping'), ('company',))
    """
    kept = list(tokens)
    while len(kept) > 1 and kept[-1] in codebook.naming.company_forms:
        kept.pop()
    return tuple(kept)


def tells_a_body(word: str, codebook: Codebook) -> bool:
    """Whether a word in a name tells what body it is, for whom or of which field, so that many names end in it.

    >>> from onrecord.codebook import load
    >>> [tells_a_body(word, load()) for word in ("board", "herald", "labour", "health", "rovers")]
    [True, True, True, True, False]
    """
    bodies, heads, kinds = codebook.bodies, codebook.heads, codebook.kinds_of_body
    return any(
        word in words
        for words in (
            *(bodies.state, bodies.authority, bodies.organisation, bodies.trade, bodies.private, bodies.court),
            *(bodies.regulated, bodies.tasks, bodies.of_a_country, bodies.document, bodies.opening),
            *(heads.organisation, heads.state, heads.document, heads.group, heads.person),
            *(kinds.countries, kinds.outlets, kinds.companies, kinds.settlements, kinds.named_so, kinds.governments),
            *(codebook.parties, codebook.broader["newspaper"], codebook.sources.fields),
        )
    )


def letters_of(tokens: Sequence[str]) -> frozenset[str]:
    """What a body of several words may be called by its letters, with those of "of" and of "U.S." before it or without.

    >>> sorted(letters_of(["united", "states", "board", "of", "trade"]))
    ['bot', 'bt', 'usbot', 'usbt']
    """
    own = tokens[2:] if tuple(tokens[:2]) in _LANDS else tokens
    return frozenset(
        initials(words, small=small) for words in (tokens, own) if len(words) > 1 for small in (False, True)
    )


def initials(tokens: Sequence[str], *, small: bool = False) -> str:
    """The first letters of a name's words, as a body is called for short; `small` counts "of" and its like.

    >>> initials(["river", "water", "board", "of", "arlia"]), initials(["board", "of", "trade"], small=True)
    ('rwba', 'bot')
    """
    return "".join(word[0] for word in tokens if small or word not in _SMALL)


def glued(word: str, surnames: Container[str], codebook: Codebook) -> str | None:
    """The surname that a broken page has printed as one word with a cue: "Okellosaid".

    >>> from onrecord.codebook import load
    >>> glued("Okellosaid", ["okello", "brook"], load())
    'okello'
    >>> glued("Brooklyn", ["okello", "brook"], load()) is None
    True
    """
    lower = word.lower()
    cuts = ((lower[:at], lower[at:]) for at in range(1, len(lower)))
    fitting = [name for name, behind in cuts if name in surnames and behind in codebook.cueing.cues]
    return fitting[0] if len(fitting) == 1 else None
