"""Which words of a text are names, and of what kind?

Takes the names that the tagger saw; yields them mended: whole words, without titles, given back a first word that was
left out, and of one kind for each form. A tag is only a hint: "Okello" is a person wherever Grace Okello is one,
and a capital marks no name in a headline that prints every word with one. Leaves alone whose name it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from onrecord.codebook import Codebook
from onrecord.linking.forms import glued, tokens_of, trim, without_form, without_letters
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.joining import join, without_the_place
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
# A noun that brings somebody in, with nothing that hangs on it, and the comma behind it.
_BROUGHT_IN = re.compile(
    r"(?<!\bof\s)(?<!\bfor\s)(?<!\bby\s)\b(?:an?|another)\s(?:(?!(?:of|for|from|by|at|in|with)\s)[\w’'-]+\s){0,4}?([\w-]+),\s+$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s\s((?:[a-z-]+\s){0,2}?[a-z-]+)")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)


# Letters that stand for a body, behind its name.
_IN_BRACKETS = re.compile(r"\s\(([A-Z]{2,8})\)")
_WORD_OF_A_NAME = re.compile(r"[^\W\d_][\w'’&-]*")
_MOST_WORDS, _LONGEST_NAME = 12, 120
# People of a town that a report names without more.
_LARGE = 100_000
_FAMILY_FIRST = re.compile(r"\b([A-Z][a-z]+) [A-Z][a-z]+-[a-z]+\b")


def spotted(text: str, names: Iterable[Name], codebook: Codebook, title_end: int = 0) -> list[tuple[str, Span]]:
    """The names of a text with their kinds."""
    found = _mended(text, names, codebook)
    if _all_capitals(text[:title_end]):
        found = [(kind, span) for kind, span in found if span.start >= title_end or _seen_below(text, span, title_end)]
    found = _with_given_names(text, _lengthened(text, found, codebook))
    return _settled_kinds(text, _spelt_out(text, found), codebook)


def _mended(text: str, names: Iterable[Name], codebook: Codebook) -> list[tuple[str, Span]]:
    """The tagger's names, mended: whole words, neighbours of one kind joined, no titles, nothing without a capital."""
    joined = join(text, ((n.kind, line) for n in names for line in _lines(text, n.span)), codebook)
    spotted = []
    alone = {span.of(text) for kind, span in joined if kind == "place"}
    for kind, span in joined:
        bare = trim(text, without_the_place(text, kind, span, alone, codebook), codebook)
        first = bare.of(text).split()[0] if bare and bare.of(text).strip() else ""
        if bare is not None and kind != "person" and codebook.is_title(first):
            rest = _without_titles(text, "person", bare, codebook)
            if rest is not None and codebook.gender_of_name((rest.of(text).split() or [""])[0]) is not None:
                kind = "person"
        bare = _without_titles(text, kind, bare, codebook)
        if bare is not None and kind == "person" and (shorter := without_letters(bare.of(text), codebook)):
            bare = Span(bare.start, bare.start + len(shorter))
        if bare is not None and bare.of(text).endswith(".") and codebook.is_title(bare.of(text).split()[-1]):
            continue  # "Texas Sen." is a title without its name
        if bare is not None and _an_adjective(bare.of(text), codebook):
            continue
        if bare is not None and any(letter.isupper() for letter in bare.of(text)) and tokens_of(bare.of(text)):
            spotted.append((kind, bare))
    return spotted


def _an_adjective(words: str, codebook: Codebook) -> bool:
    """Whether a word only tells how somebody stands to a name: "anti-Okello", not "al-Okello"."""
    return "-" in words and " " not in words and words.partition("-")[0] in codebook.prefixes


def _lines(text: str, span: Span) -> list[Span]:
    """The pieces of a span on each line: no name goes on in the next paragraph."""
    pieces = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n]+", span.of(text))]
    return [piece for piece in pieces if piece.of(text).strip()]


def _all_capitals(title: str) -> bool:
    """Whether a headline prints nearly every word with a capital, so that a capital marks no name in it.

    >>> _all_capitals("Harbour Tunnel to Open Late, Engineer Says"), _all_capitals("Harbour tunnel to open, Oduya says")
    (True, False)
    """
    words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _seen_below(text: str, span: Span, title_end: int) -> bool:
    """Whether a name of the headline stands in the report too, or the last word of it does."""
    words = span.of(text).split()
    return text.find(span.of(text), title_end) >= 0 or (len(words) == 2 and text.find(words[-1], title_end) >= 0)


def _lengthened(text: str, spotted: list[tuple[str, Span]], codebook: Codebook) -> list[tuple[str, Span]]:
    """Names given back the first word that the tagger left out: "Ban" of "Ban Ki-moon", "Marine" of "Marine Le Pen".

    It is one where it is tagged as a person elsewhere, or where it is a given name. A given name that is a people's
    as well ("German", "Israel") is one before a surname that somebody else in the text has.
    """
    families = {tokens_of(span.of(text))[-1] for kind, span in spotted if kind == "person" and " " in span.of(text)}
    alone = {span.of(text) for kind, span in spotted if kind == "person" and " " not in span.of(text)}
    longer: list[tuple[str, Span]] = []
    for kind, span in spotted:
        before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
        word = before[1] if before and before[0].endswith(" ") and not before[0].endswith("  ") else ""
        free = word and not any(other.touches(Span(span.start - 2, span.start - 1)) for _, other in longer[-2:])
        if kind == "person" and word and _of_a_family(text, span, word, families, codebook):
            longer = [row for row in longer if row[1].end < span.start - len(word)]
            longer.append((kind, Span(span.start - len(word) - 1, span.end)))
            continue
        if free and word[0].isupper() and not codebook.is_title(word):
            given = codebook.gender_of_name(word) is not None and not codebook.world.people_of(word)
            one_word = len(tokens_of(span.of(text))) <= 2
            begin = span.start - len(word) - 1
            if kind == "person" and word in alone and word != span.of(text):
                span = Span(begin, span.end)
            elif one_word and given and kind in ("organisation", "other") and len(word) > 2:
                kind, span = "person", Span(begin, span.end)
        longer.append((kind, span))
    return longer


def _with_given_names(text: str, spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """People tagged by their family's name alone, in full where the given name stands behind it: "Ban Ki-moon"."""
    families = {span.of(text) for kind, span in spotted if kind == "person" and " " not in span.of(text)}
    whole = [("person", Span(*match.span())) for match in _FAMILY_FIRST.finditer(text) if match[1] in families]
    return _in_place_of_parts(whole, spotted)


def _in_place_of_parts(whole: list[tuple[str, Span]], spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Longer names instead of all that they touch."""
    longer = SpanIndex((span, span) for _, span in whole)
    return sorted([*whole, *(row for row in spotted if not longer.touching(row[1]))], key=lambda row: row[1])


def _spelt_out(text: str, spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Names of bodies whole where their letters follow in brackets: "the Alliance to Mend Our Quays (AMOQ)"."""
    whole: list[tuple[str, Span]] = []
    for match in _IN_BRACKETS.finditer(text):
        near = max(match.start() - _LONGEST_NAME, 0)
        begins = max(text.rfind("\n", near, match.start()) + 1, near)
        words = list(_WORD_OF_A_NAME.finditer(text, begins, match.start()))
        for first in range(len(words) - 2, -1, -1):
            letters = "".join(word[0][0] for word in words[first:])
            if words[first][0][0].isupper() and match[1] in (letters.upper(), re.sub("[^A-Z]", "", letters)):
                whole.append(("organisation", Span(words[first].start(), match.start())))
                break
            if len(letters) > _MOST_WORDS:
                break
    tagged = SpanIndex((span, span) for _, span in spotted)
    parted = [row for row in whole if any(part != row[1] for part in tagged.inside(row[1]))]
    return _in_place_of_parts(parted, spotted)


def _of_a_family(text: str, span: Span, word: str, families: Container[str], codebook: Codebook) -> bool:
    """Whether a people's name is a given name here: "German Ortez" beside "Freddy Ortez", not "the German Ortez"."""
    tokens, begin = tokens_of(span.of(text)), span.start - len(word) - 1
    if len(tokens) != 1 or tokens[0] not in families or not codebook.world.people_of(word):
        return False
    return codebook.gender_of_name(word) is not None and not _ARTICLE_BEFORE.search(text, max(0, begin - 5), begin)


def _without_titles(text: str, kind: str, span: Span | None, codebook: Codebook) -> Span | None:
    """Take "President" and its like off the front of a person's name; a title alone is no name."""
    while span is not None and kind == "person":
        word = re.match(r"[^\s]+", span.of(text))
        if word is None or not codebook.is_title(word[0]):
            break
        rest = span.of(text)[word.end() :].lstrip()
        span = Span(span.end - len(rest), span.end) if rest else None
    return span


def _settled_kinds(text: str, spotted: list[tuple[str, Span]], codebook: Codebook) -> list[tuple[str, Span]]:
    """One kind for each form: that of a person with this surname, of a country, or what it was tagged most often."""
    called_bodies = {
        tokens_of(span.of(text))
        for kind, span in spotted
        if _is_a(text, span, codebook) or (kind in ("person", "place") and _has_what_bodies_have(text, span, codebook))
    }
    full = {
        tokens_of(span.of(text))
        for kind, span in spotted
        if " " in span.of(text)
        and tokens_of(span.of(text)) not in called_bodies
        and (kind == "person" or (kind != "place" and _like_a_person(span.of(text), codebook)))
        and without_form(tokens_of(span.of(text)), codebook) == tokens_of(span.of(text))
    }
    surnames = {tokens[-1] for tokens in full}
    # "Ban" of "Ban Ki-moon": where the family's name comes first; but not "Ford" beside a "Ford Motor Company".
    of_bodies = {
        word
        for kind, span in spotted
        if kind == "organisation" and len(tokens := tokens_of(span.of(text))) > 1
        for word in tokens
    }
    first_names = {tokens[0] for tokens in full} - of_bodies
    # "Le Marrec" of "Yann Le Marrec"
    surnames_of_two = {tokens[-2:] for tokens in full if len(tokens) > 2 and tokens[-2] in codebook.particles}
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for kind, span in spotted:
        votes[tokens_of(span.of(text))][kind] += 1
    for_short = _for_short(text, spotted, codebook)
    companies = {
        without_form(tokens, codebook)
        for _, span in spotted
        if without_form(tokens := tokens_of(span.of(text)), codebook) != tokens
    }
    settled = []
    for kind, span in spotted:
        words = span.of(text)
        tokens = tokens_of(words)
        tally = votes[tokens]
        best = max(tally, key=lambda one: (tally[one], one == kind, one))
        surname = (len(tokens) == 1 and tokens[0] in surnames) or tokens in surnames_of_two
        if codebook.world.country_named(words):
            best = best if surname else "place"
        elif best == "person" and not surname and _is_a_town(text, words, first_names, codebook):
            best = "place"
        elif codebook.world.people_of(words):
            best = "other"
        elif without_form(tokens, codebook) in companies or (tokens in called_bodies and not surname):
            best = "organisation"
        elif surname or (
            best in ("organisation", "other")
            and (_like_a_person(words, codebook) or (len(tokens) == 1 and tokens[0] in first_names))
        ):
            best = "person"
        elif best == "person" and (tokens in for_short or _called_as_a_body(words, text, codebook)):
            best = "organisation"
        alone = len(tokens) == 1 and tokens[0] not in surnames
        if alone and tokens[0].endswith("s") and tokens[0][:-1] in surnames:
            continue  # "the Okellos" are several; `speakers` leads them to their bearers
        if alone and glued(tokens[0], surnames, codebook) is not None:
            continue  # "Okellosaid" is found again below, as Okello
        settled.append((best, span))
    return settled


def _for_short(text: str, spotted: list[tuple[str, Span]], codebook: Codebook) -> set[tuple[str, ...]]:
    """The first words of companies that tell their trade, where nothing else is called so: of "Valmere Energy".

    Nobody has it for a given name or behind a title, and no place of the gazetteer is called so.
    """
    two = [row[1].of(text).split() for row in spotted if row[0] == "organisation"]
    firsts = {words[0] for words in two if len(words) == 2 and words[1].lower() in codebook.trades}
    return {
        tokens_of(word)
        for word in firsts
        if codebook.gender_of_name(word) is None
        and not load_gazetteer(codebook.language).find(word)
        and not any(span.of(text) == word and _behind_a_title(text, span, codebook) for _, span in spotted)
    }


def _behind_a_title(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name is a person's for the word before it: "Mr. Valmere", "Mayor Valmere"."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    return before is not None and (codebook.is_title(before[1]) or before[1].lower().strip(".") in codebook.honorifics)


def _is_a_town(text: str, words: str, first_names: Container[str], codebook: Codebook) -> bool:
    """Whether what is tagged as a person is a town: the seat of a government, or one that the text is "in"."""
    if words.lower() in first_names or not words[:1].isupper():
        return False
    if codebook.world.seat_of(words) and codebook.gender_of_name(words) is None:
        return True
    known = any(one.people >= _LARGE for one in load_gazetteer(codebook.language).find(words))
    return known and re.search(rf"\b[Ii]n {re.escape(words)}\b", text) is not None


def _called_as_a_body(words: str, text: str, codebook: Codebook) -> bool:
    return _like_a_body(words, codebook) or _letters(words, text)


def _letters(words: str, text: str) -> bool:
    """Whether a lone word is spelt in capitals in a text that is not, as the letters that a body is called by are."""
    return words.isupper() and words.isalpha() and 2 < len(words) < 7 and words.title() not in text


def _is_a(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether the noun before a name says that it is a body's: "the dating site Pairly", "a rival chain, Pairly,"."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 25), span.start)
    kinds = (codebook.outlets, codebook.companies, codebook.named_so)
    if (apart := _BROUGHT_IN.search(text, max(0, span.start - 80), span.start)) and text[
        span.end : span.end + 1
    ] == ",":
        before = apart
    return before is not None and any(before[1] in words for words in kinds)


def _has_what_bodies_have(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether a name has what only a body can have: "Nordhavn's chairman"."""
    owned = _OWNED.match(text, span.end)
    return owned is not None and any(word in codebook.owned_by_bodies for word in owned[1].lower().split())


def _like_a_body(words: str, codebook: Codebook) -> bool:
    """Whether the codebook knows a name as a body's, or its last word tells of one and no given name opens it."""
    known = codebook.named(words)
    if known:
        return all(one.kind != "person" for one in known)
    found = words.split()
    tells = found[-1].lower() in codebook.organisation_bodies | codebook.state_bodies
    if found[-1].lower() in codebook.heads.organisation | codebook.heads.state | codebook.named_so:
        return len(found) > 1  # no surname: "foundation", "ministry"
    if len(found) > 1 and found[0].lower() in codebook.opening_bodies:
        return True
    return len(found) > 1 and tells and codebook.gender_of_name(found[0]) is None


def _like_a_person(words: str, codebook: Codebook) -> bool:
    """Whether two or three words are a given name and what may follow it, and none of them tells of a body."""
    found = words.split()
    if not 2 <= len(found) <= 3 or codebook.gender_of_name(found[0]) is None or codebook.named(words):
        return False
    if codebook.world.people_of(found[0]) or codebook.world.country_named(found[0]):
        return False
    lower = {word.lower() for word in found}
    return not lower & (
        codebook.organisation_bodies | codebook.state_bodies | codebook.private_bodies | codebook.heads.organisation
    )
