"""Of what kind is each name of a text: a person's, a body's, a place's?

Takes the names as they are spotted, with the tagger's kinds; yields one kind for each form. A tag is only a hint:
"Okello" is a person wherever Grace Okello is one, and "Nordhavn" a body where the text tells of its chairman. Leaves
out what is nobody's own name ("the Okellos").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.forms import glued, tokens_of, without_form
from onrecord.linking.names.titled import is_surely_a_person
from onrecord.records import Span

Spotted = Sequence[tuple[str, Span]]
Tokens = tuple[str, ...]
_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
# A noun that brings somebody in, with nothing that hangs on it, and the comma behind it.
_BROUGHT_IN = re.compile(
    r"(?<!\bof\s)(?<!\bfor\s)(?<!\bby\s)\b(?:an?|another)\s(?:(?!(?:of|for|from|by|at|in|with)\s)[\w’'-]+\s){0,4}?([\w-]+),\s+$",
    re.IGNORECASE,
)
# The noun that says behind a comma what something is, with nothing of its own behind it but a clause.
_WHICH_IS = re.compile(
    r"(?:\s\([A-Z]+\))?,\san?\s(?:(?!(?:of|for|from|by|at|in|with)\s)[\w’'-]+\s){0,4}?([a-z]+)(?=[,.;:)]|\s(?:that|which|based|backed|led|allied|linked)\b)"
)
_WITH_ITS_ARTICLE = re.compile(r"\b(?:at|by|from|in|of|tell|telling|tells|to|told|with)\sThe\s$")
_OWNED = re.compile(r"['’]s\s((?:[a-z-]+\s){0,2}?[a-z-]+)")
# So many tags of one kind, and none of another, outweigh a given name: banks are called by their founders'.
_SURE = 3
# People of a town that a report names without more.
_LARGE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the names of a text tell of each other.

    `bodies` are forms that the words round them make a body's, `surely_bodies` are never tagged otherwise, `companies`
    are names without "Inc.", `for_short` words by which a company goes; `honoured` stand behind "Mr."; `surnames` and
    `first_names` are words of people's full names, `pairs` surnames of two words.
    """

    text: str
    codebook: Codebook
    bodies: set[Tokens]
    surely_bodies: set[Tokens]
    companies: set[Tokens]
    for_short: set[Tokens]
    honoured: set[Tokens]
    surnames: set[str]
    pairs: set[Tokens]
    first_names: set[str]


def settled_kinds(text: str, spotted: Spotted, codebook: Codebook) -> list[tuple[str, Span]]:
    """One kind for each form: that of a person with this surname, of a country, or what it was tagged most often.

    >>> from onrecord.codebook import load
    >>> text = "Gordon Blume grew. Gordon Blume fell. Gordon Blume rose."
    >>> spotted = [("organisation", Span(at, at + 12)) for at in (0, 19, 38)]
    >>> [{kind for kind, _ in settled_kinds(text, some, load())} for some in (spotted, spotted[:2])]
    [{'organisation'}, {'person'}]
    """
    votes: dict[Tokens, Counter[str]] = defaultdict(Counter)
    for kind, span in spotted:
        votes[tokens_of(span.of(text))][kind] += 1
    told = _told(text, spotted, votes, codebook)
    settled = []
    for kind, span in spotted:
        tokens = tokens_of(span.of(text))
        if not _is_nobodys(tokens, told):
            tally = votes[tokens]
            most = max(tally, key=lambda one: (tally[one], one == kind, one))
            settled.append((_kind(span.of(text), tokens, most, told), span))
    return settled


def _told(text: str, spotted: Spotted, votes: Mapping[Tokens, Counter[str]], codebook: Codebook) -> _Told:
    """Read what the names of a text tell of each other."""
    surely_bodies = {
        tokens for tokens, tally in votes.items() if tally["organisation"] >= _SURE and tally["person"] == 0
    }
    forms = [(kind, span, tokens_of(span.of(text))) for kind, span in spotted]
    bodies = {
        tokens
        for kind, span, tokens in forms
        if is_a_body(text, span, codebook)
        or (kind in ("person", "place") and _has_what_bodies_have(text, span, codebook))
    }
    full = {
        tokens
        for kind, span, tokens in forms
        if " " in span.of(text)
        and tokens not in bodies | surely_bodies
        and not _like_a_body(span.of(text), codebook)
        and (kind == "person" or (kind != "place" and _like_a_person(span.of(text), codebook)))
        and without_form(tokens, codebook) == tokens
    }
    of_bodies = {word for kind, _, tokens in forms if kind == "organisation" and len(tokens) > 1 for word in tokens}
    return _Told(
        text=text,
        codebook=codebook,
        bodies=bodies,
        surely_bodies=surely_bodies,
        companies={own for _, _, tokens in forms for own in _companies(tokens, codebook)},
        for_short=_for_short(text, spotted, {word for tokens in full for word in tokens}, codebook),
        honoured={tokens for _, span, tokens in forms if len(tokens) == 1 and is_surely_a_person(text, span, codebook)},
        surnames={tokens[-1] for tokens in full},
        # "Le Marrec" of "Yann Le Marrec"
        pairs={tokens[-2:] for tokens in full if len(tokens) > 2 and tokens[-2] in codebook.naming.particles},
        # "Ban" of "Ban Ki-moon": where the family's name comes first; but not "Ford" beside a "Ford Motor Company".
        first_names={tokens[0] for tokens in full} - of_bodies,
    )


def _companies(tokens: Tokens, codebook: Codebook) -> Iterator[Tokens]:
    """A company's name without "Inc.", and without a word before that which tells that it is one.

    >>> from onrecord.codebook import load
    >>> list(_companies(("oduya", "lantry", "group", "inc"), load())), list(_companies(("ada", "brook"), load()))
    ([('oduya', 'lantry', 'group'), ('oduya', 'lantry')], [])
    """
    own = without_form(tokens, codebook)
    if own != tokens:
        yield own
        # But beside "Ada Brook Foods Inc." Ada Brook is a person.
        named = codebook.gender_of_name(own[0]) is not None
        if len(own) > 2 and own[-1] in codebook.bodies.organisation and not named:
            yield own[:-1]


def _is_nobodys(tokens: Tokens, told: _Told) -> bool:
    """Whether a lone word is no name but made of a surname: it is found again where its bearers are known."""
    if len(tokens) != 1 or tokens[0] in told.surnames:
        return False
    # "The Okellos" are several; "Okellosaid" is Okello.
    several = tokens[0].endswith("s") and tokens[0][:-1] in told.surnames
    return several or glued(tokens[0], told.surnames, told.codebook) is not None


def _kind(words: str, tokens: Tokens, most: str, told: _Told) -> str:
    """The kind of a form that was tagged most often as one."""
    codebook = told.codebook
    surname = (len(tokens) == 1 and tokens[0] in told.surnames) or tokens in told.pairs
    if tokens in told.honoured:
        return "person"
    if codebook.world.country_named(words):
        return most if surname else "place"
    if most == "person" and not surname and _is_a_town(words, told):
        return "place"
    if codebook.world.people_of(words):
        return "other"
    if without_form(tokens, codebook) in told.companies or (tokens in told.bodies and not surname):
        return "organisation"
    first_name = len(tokens) == 1 and tokens[0] in told.first_names
    like_a_person = first_name or (tokens not in told.surely_bodies and _like_a_person(words, codebook))
    if surname or (most in ("organisation", "other") and like_a_person):
        return "person"
    if most == "person" and (tokens in told.for_short or _called_as_a_body(words, told.text, codebook)):
        return "organisation"
    return most


def _for_short(text: str, spotted: Spotted, people: Container[str], codebook: Codebook) -> set[Tokens]:
    """The first words of companies that tell their trade or form, where nobody else is called so: of "Valmere Energy".

    Nobody in the report has it in a full name or behind a title; a given name it may be of people elsewhere.
    """
    names = ((kind, span.of(text)) for kind, span in spotted)
    bodies = [name.split() for kind, name in names if kind == "organisation" or _like_a_body(name, codebook)]
    firsts = {words[0] for words in bodies if len(words) == 2 and words[1].lower() in codebook.bodies.trade}
    # Of "Valmere Paper plc", but not of "Ada Brook plc".
    firsts |= {
        words[0]
        for words in bodies
        if len(own := without_form(tokens_of(" ".join(words)), codebook)) > 1
        and own != tokens_of(" ".join(words))
        and codebook.gender_of_name(words[0]) is None
    }
    return {
        tokens_of(word)
        for word in firsts
        if any(token not in people for token in tokens_of(word)[:1])
        and not any(span.of(text) == word and _behind_a_title(text, span, codebook) for _, span in spotted)
    }


def _behind_a_title(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name is a person's for the word before it: "Mr. Valmere", "Mayor Valmere"."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    return before is not None and (
        codebook.is_title(before[1]) or before[1].lower().strip(".") in codebook.naming.honorifics
    )


def _is_a_town(words: str, told: _Told) -> bool:
    """Whether what is tagged as a person is a town: the seat of a government, or one that the text is "in"."""
    codebook = told.codebook
    if words.lower() in told.first_names or not words[:1].isupper():
        return False
    if codebook.world.seat_of(words) and codebook.gender_of_name(words) is None:
        return True
    known = any(one.people >= _LARGE for one in load_gazetteer(codebook.language).find(words))
    return known and re.search(rf"\b[Ii]n {re.escape(words)}\b", told.text) is not None


def _called_as_a_body(words: str, text: str, codebook: Codebook) -> bool:
    return _like_a_body(words, codebook) or _letters(words, text)


def _letters(words: str, text: str) -> bool:
    """Whether a lone word is spelt in capitals in a text that is not, as the letters that a body is called by are."""
    return words.isupper() and words.isalpha() and 2 < len(words) < 7 and words.title() not in text


def is_a_body(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether the noun beside a name says that it is a body's.

    >>> from onrecord.codebook import load
    >>> told = ("the site Pairly", "a rival chain, Pairly,", "Pairly, a rebel group,")
    >>> [is_a_body(words, Span(i := words.index("Pairly"), i + 6), load()) for words in told]
    [True, True, True]
    >>> told = ("Pairly, a group captain,", "Pairly, a spokesman for a rebel group,")
    >>> [is_a_body(words, Span(0, 6), load()) for words in told]
    [False, False]
    """
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    if text.startswith(",", span.end):
        before = _BROUGHT_IN.search(text, max(0, span.start - 80), span.start) or before
    nouns = (found[1] for found in (before, _WHICH_IS.match(text, span.end)) if found)
    kinds = (codebook.kinds_of_body.outlets, codebook.kinds_of_body.companies, codebook.kinds_of_body.named_so)
    return any(noun in kind for noun in nouns for kind in kinds)


def _has_what_bodies_have(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name has what only a body can have: "Nordhavn's chairman", the article of a paper ("told The Quay")."""
    if _WITH_ITS_ARTICLE.search(text, max(0, span.start - 30), span.start):
        return True
    owned = _OWNED.match(text, span.end)
    return owned is not None and any(word in codebook.sources.owned_by_bodies for word in owned[1].lower().split())


def _like_a_body(words: str, codebook: Codebook) -> bool:
    """Whether the codebook knows a name as a body's, or its last word tells of one and no given name opens it."""
    known = codebook.named(words)
    if known:
        return all(one.kind != "person" for one in known)
    found = words.split()
    last = found[-1].lower()
    tells = last in codebook.bodies.organisation or last in codebook.bodies.state
    if last in codebook.heads.organisation or last in codebook.heads.state or last in codebook.kinds_of_body.named_so:
        return len(found) > 1  # no surname: "foundation", "ministry"
    if len(found) > 1 and found[0].lower() in codebook.bodies.opening:
        return True
    return len(found) > 1 and tells and codebook.gender_of_name(found[0]) is None


def _like_a_person(words: str, codebook: Codebook) -> bool:
    """Whether two or three words are a given name and what may follow it, and none of them tells of a body or a street.

    >>> from onrecord.codebook import load
    >>> [_like_a_person(words, load()) for words in ("Augusta Brook", "Augusta St.", "Victoria Hospital")]
    [True, False, False]
    """
    found = words.split()
    if not 2 <= len(found) <= 3 or codebook.gender_of_name(found[0]) is None or codebook.named(words):
        return False
    if codebook.world.people_of(found[0]) or codebook.world.country_named(found[0]):
        return False
    lower, geography = {word.lower() for word in found}, codebook.geography
    if found[-1].lower() in geography.streets | geography.sites:
        return False
    bodies = (
        codebook.bodies.organisation,
        codebook.bodies.state,
        codebook.bodies.private,
        codebook.bodies.trade,
        codebook.heads.organisation,
    )
    return all(lower.isdisjoint(kind) for kind in bodies)
