"""Which words of a text are names, and of what kind?

Takes the names that the tagger saw; yields them mended: whole words, without titles, given back a first word that was
left out, and of one kind for each form. A capital marks no name in a headline that prints every word with one. Leaves
alone whose name it is.
"""

import re
from collections.abc import Container, Iterable

from onrecord.codebook import Codebook
from onrecord.linking.names.forms import tokens_of, trim, without_letters
from onrecord.linking.names.joining import join, without_the_place
from onrecord.linking.names.kinds import BODIES, head_kind, is_function
from onrecord.linking.names.sorts import settled_kinds
from onrecord.linking.names.tables import in_running_text
from onrecord.linking.names.titled import is_honoured, with_honoured, without_titles
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

_WORD_BEFORE = re.compile(r"([\w.’'\-]+)\s+$")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)

# Letters that stand for a body, behind its name.
_IN_BRACKETS = re.compile(r"\s\(([A-Z]{2,8})\)")
_LETTERS = re.compile(r"(?<![\w.-])[A-Z]{2,8}(?![\w-])")
_OUT_OF_LINE, _OUT_OF_BRACKETS = re.compile(r"[^\n]+"), re.compile(r"[^\n()]+")
_OF_AN_OFFICE = re.compile(r"\b([A-Za-z]+)\s(?:of|for)\s(?:the\s)?$")
_SMALL_BEHIND = re.compile(r" ([a-z]{3,30})\b")
_WORD_OF_A_NAME = re.compile(r"[^\W\d_][\w'’&-]*")
_LONGEST_INITIAL = len("Wm.")
_MOST_WORDS, _LONGEST_NAME = 12, 120
_FAMILY_FIRST = re.compile(r"\b([A-Z][a-z]+) [A-Z][a-z]+-[a-z]+\b")


def spotted(text: str, names: Iterable[Name], codebook: Codebook, title_end: int = 0) -> list[tuple[str, Span]]:
    """The names of a text with their kinds."""
    found = with_honoured(text, _mended(text, in_running_text(text, names), codebook), title_end, codebook)
    if _all_capitals(text[:title_end]):
        found = [(kind, span) for kind, span in found if span.start >= title_end or _seen_below(text, span, title_end)]
    found = _with_given_names(text, _with_small_ends(text, _lengthened(text, found, codebook)))
    found = _with_letters_again(text, found)
    return settled_kinds(text, _spelt_out(text, found), codebook)


def _mended(text: str, names: Iterable[Name], codebook: Codebook) -> list[tuple[str, Span]]:
    """The tagger's names, mended: whole words, neighbours of one kind joined, no titles, nothing without a capital."""
    joined = join(text, ((n.kind, line) for n in names for line in _lines(text, n.span)), codebook)
    spotted = []
    alone = {span.of(text) for kind, span in joined if kind == "place"}
    people = {span.start for kind, span in joined if kind == "person"}
    surnames = {span.of(text) for kind, span in joined if kind == "person" and " " not in span.of(text)}
    for kind, span in joined:
        if kind == "organisation" and span.end + 2 in people and _is_an_office(text, span, codebook):
            continue
        bare = trim(text, without_the_place(text, kind, span, alone, codebook), codebook)
        first = bare.of(text).split()[0] if bare and bare.of(text).strip() else ""
        if bare is not None and kind != "person" and codebook.is_title(first) and not _a_thing(bare.of(text), codebook):
            rest = without_titles(text, "person", bare, surnames, codebook)
            given = rest is not None and codebook.gender_of_name((rest.of(text).split() or [""])[0]) is not None
            if given or (rest is not None and is_honoured(text, bare, codebook)):
                kind = "person"
        bare = without_titles(text, kind, bare, surnames, codebook)
        if bare is not None and kind == "person" and (shorter := without_letters(bare.of(text), codebook)):
            bare = Span(bare.start, bare.start + len(shorter))
        if bare is not None and bare.of(text).endswith(".") and codebook.is_title(bare.of(text).split()[-1]):
            continue  # "Texas Sen." is a title without its name
        if bare is not None and _an_adjective(bare.of(text), codebook):
            continue
        bare = _without_field(text, bare, codebook) if bare is not None and kind == "person" else bare
        if bare is not None and any(letter.isupper() for letter in bare.of(text)) and tokens_of(bare.of(text)):
            spotted.append((kind, bare))
    return spotted


def _without_field(text: str, span: Span, codebook: Codebook) -> Span | None:
    """A person's name without the field of the office before it; nothing where it is no more than that.

    >>> from onrecord.codebook import load
    >>> text = "Minister of Trade and Foreign Cooperation Ada Brook met Commissioner for Trade Policy"
    >>> [found and found.of(text) for at in ((12, 51), (69, 85)) if (found := _without_field(text, Span(*at), load()))]
    ['Ada Brook']
    """
    words = list(re.finditer(r"\S+", span.of(text)))
    of = _OF_AN_OFFICE.search(text, max(0, span.start - 40), span.start)
    if not words or words[0][0] in ("for", "of"):
        return None
    if of is None or not is_function(of[1].lower(), codebook):
        return span
    fields = codebook.sources.fields | codebook.heads.organisation
    told = [number for number, word in enumerate(words) if word[0].lower().strip(",") in fields]
    rest = words[told[-1] + 1 :] if told else words
    return Span(span.start + rest[0].start(), span.end) if rest else None


def _is_an_office(text: str, span: Span, codebook: Codebook) -> bool:
    """Whether what was tagged as a body is the office of whoever is named behind its comma.

    >>> from onrecord.codebook import load
    >>> texts = "Commissioner for Trade, Ada Brook,", "Department for Trade, Ada Brook said,"
    >>> [_is_an_office(text, Span(0, text.index(",")), load()) for text in texts]
    [True, False]
    """
    first, _, rest = span.of(text).partition(" ")
    office = is_function(first.lower(), codebook) and rest.startswith(("for ", "of "))
    return office and text[span.end : span.end + 2] == ", "


def _a_thing(words: str, codebook: Codebook) -> bool:
    """Whether a name ends in what it is, and is nobody's with a title: "General Ode City", not "General Paul Ode".

    >>> from onrecord.codebook import load
    >>> _a_thing("General Ode City", load()), _a_thing("General Ode", load())
    (True, False)
    """
    return head_kind(words.split()[-1].lower(), codebook) in BODIES


def _an_adjective(words: str, codebook: Codebook) -> bool:
    """Whether a word only tells how somebody stands to a name: "anti-Okello", not "al-Okello"."""
    return "-" in words and " " not in words and words.partition("-")[0] in codebook.naming.prefixes


def _lines(text: str, span: Span) -> list[Span]:
    """The pieces of a span on each line: no name goes on in the next paragraph, or behind half a pair of brackets."""
    piece = _OUT_OF_LINE if span.of(text).count("(") == span.of(text).count(")") else _OUT_OF_BRACKETS
    pieces = [Span(span.start + m.start(), span.start + m.end()) for m in piece.finditer(span.of(text))]
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
        free = (
            word
            and not _ends_a_sentence(word)
            and not any(other.touches(Span(span.start - 2, span.start - 1)) for _, other in longer[-2:])
        )
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


def _ends_a_sentence(word: str) -> bool:
    """Whether the full stop of a word before a name is no initial's: "in May. Okello"."""
    return word.endswith(".") and len(word) > _LONGEST_INITIAL


def _with_given_names(text: str, spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """People tagged by their family's name alone, in full where the given name stands behind it: "Ban Ki-moon".

    Not "Sophia Ban Ki-moon", who is tagged in full.
    """
    families = {span.of(text) for kind, span in spotted if kind == "person" and " " not in span.of(text)}
    tagged = SpanIndex((span, span) for _, span in spotted)
    found = (Span(*match.span()) for match in _FAMILY_FIRST.finditer(text) if match[1] in families)
    return _in_place_of_parts([("person", span) for span in found if not tagged.covering(span)], spotted)


def _with_small_ends(text: str, spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Names of bodies with a last word in small letters, where another that begins alike ends in it: "Varda NHS trust".

    >>> text = "Varda NHS Hospital Trust fell. Varda NHS trust, and Varda NHS staff, rose."
    >>> names = ("organisation", Span(0, 24)), ("organisation", Span(31, 40)), ("organisation", Span(52, 61))
    >>> [span.of(text) for _, span in _with_small_ends(text, list(names))]
    ['Varda NHS Hospital Trust', 'Varda NHS trust', 'Varda NHS']
    """
    names = [span.of(text).split() for kind, span in spotted if kind == "organisation"]
    ends = {(words[0], words[-1].lower()) for words in names if len(words) > 1}
    whole: list[tuple[str, Span]] = []
    for kind, span in spotted:
        behind = _SMALL_BEHIND.match(text, span.end) if kind == "organisation" else None
        begins = span.of(text).split(" ", maxsplit=1)[0]
        small = behind is not None and (begins, behind[1]) in ends and not span.of(text).lower().endswith(behind[1])
        whole.append((kind, Span(span.start, behind.end()) if behind is not None and small else span))
    return whole


def _with_letters_again(text: str, spotted: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The letters of a body wherever they stand again: "the PFA left. PFA men stayed", where one was overlooked.

    >>> [span.start for _, span in _with_letters_again("the PFA left. PFA men stayed", [("organisation", Span(4, 7))])]
    [4, 14]
    """
    letters = {words for kind, span in spotted if kind == "organisation" and _LETTERS.fullmatch(words := span.of(text))}
    if not letters:
        return spotted
    tagged = SpanIndex((span, span) for _, span in spotted)
    again = (match for match in _LETTERS.finditer(text) if match[0] in letters)
    new = [("organisation", span) for match in again if not tagged.touching(span := Span(*match.span()))]
    return sorted([*spotted, *new], key=lambda row: row[1])


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
