"""Is a source that names nobody whom the tagger found a name all the same: "Business Insider", "Senator Ada Brook"?

Takes a phrase whose words may be a name; says what its capitals tell, and yields whom they name. Leaves common nouns
alone: `descriptions` reads those.
"""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.forms import without_letters
from onrecord.linking.names.kinds import is_function, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, Phrase, bare, head_of
from onrecord.linking.reference.bodies import state
from onrecord.records import SpeakerKind

# Words of a name that ends with a country.
_FEW = 3


def named_in_capitals(scene: Scene, said: Phrase) -> bool:
    """Whether words that could be a function are a name: "Business Insider", in a text that prints no other so."""
    words = said.core.of(scene.text).split()
    in_title = scene.in_title(said.span)
    alone = not in_title and said.core == said.span and ARTICLE.match(said.span.of(scene.text)) is None
    plural = is_plural(head_of(words[-1]), scene.codebook)
    return alone and not plural and len(words) > 1 and all(word[:1].isupper() for word in words)


def capital_of_a_name(scene: Scene, said: Phrase, head: str) -> bool:
    """Whether one word with a capital only looks like a function: "Kickster", "the Tennessean", not "the Senator"."""
    core = said.core.of(scene.text)
    word = ARTICLE.sub("", core)
    if (
        " " in word
        or not word[:1].isupper()
        or word.isupper()
        or word.endswith("s")
        or scene.in_title(said.span)
        or said.tail.startswith(" of")
    ):
        return False
    book = scene.codebook
    common = (
        head in book.heads.person
        or head in book.heads.group
        or head in book.sources.several
        or head in book.naming.titles
    )
    return not (common or head in book.parties or book.world.people_of(word) or f" {word.lower()}" in scene.text)


def capitals_of_a_body(scene: Scene, core: str) -> bool:
    """Whether words are the name of a body that nobody has tagged: "the Vellmark Federation of Teachers"."""
    found = bare(core).split()
    named = all(word[:1].isupper() or word in ("of", "and", "for", "the") for word in found)
    body = any(word.lower() in scene.codebook.bodies.organisation for word in found)
    return len(found) > 1 and named and body and head_of(core) not in scene.codebook.bodies.document


def is_field_of_a_country(words: Sequence[str], codebook: Codebook) -> bool:
    """Whether a name is of what an authority is for and of a country: "Health Canada", "Police Scotland".

    >>> from onrecord.codebook import load
    >>> told = ("Statistics Norway", "Public Health England", "Health Ellery", "police Scotland", "Northern Ireland")
    >>> [is_field_of_a_country(words.split(), load()) for words in told]
    [True, True, False, False, False]
    """
    if not 2 <= len(words) <= _FEW or not all(word[:1].isupper() for word in words):
        return False
    return words[-2].lower() in codebook.bodies.of_a_country and codebook.world.country_named(words[-1]) is not None


def untagged(scene: Scene, short: str, *, titled: bool = False) -> Verdict:
    """A head that the codebook does not know: a name that nobody has tagged, or an open question.

    A headline may give any word a capital: a lone one that the text has without it is no name.
    """
    words = short.split()
    if titled and len(words) == 1 and f" {short.lower()}" in scene.text:
        return Verdict(kind=None, reason="unknown-source", candidates=(short,))
    if not all(word[:1].isupper() or word.lower() in scene.codebook.naming.particles for word in words):
        return Verdict(kind=None, reason="unknown-source", candidates=(short,))
    if len(short) == 1:
        return Verdict(kind=None, reason="unknown-source")  # who answers under "A" has no name in it
    if (person := _titled(scene, words)) is not None:
        return Verdict(kind=SpeakerKind.PERSON, name=person)
    if scene.codebook.world.people_of(words[-1]):
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    if code := scene.codebook.world.speaks_for(short):
        return state(scene, short, code)
    lower = {word.lower() for word in words}
    tells = bool(lower & (scene.codebook.bodies.organisation | scene.codebook.bodies.state))
    is_body = tells or words[0].lower() in scene.codebook.bodies.opening
    if 2 <= len(words) <= 4 and not is_body:
        return Verdict(kind=SpeakerKind.PERSON, name=_bare_name(words, scene.codebook))
    if (
        len(words) == 1
        and not short.isupper()
        and short.lower().endswith("s")
        and short.lower() not in lower - {short.lower()}
    ):
        return Verdict(kind=None, reason="unknown-source", candidates=(short,))
    return Verdict(kind=SpeakerKind.ORGANISATION, name=short)


def _bare_name(words: list[str], codebook: Codebook) -> str:
    """A person's name without titles before it and letters behind it: "Attorney Ada Brook PC"."""
    while len(words) > 2 and (codebook.is_title(words[0]) or words[0].lower() in codebook.naming.honorifics):
        words = words[1:]
    return without_letters(" ".join(words), codebook)


def _titled(scene: Scene, words: list[str]) -> str | None:
    """The name behind titles, where nobody has tagged it: "Senate Majority Leader Ada Brook"."""
    for count in (2, 3):
        titles, rest = words[:-count], words[-count:]
        if titles and is_function(titles[-1], scene.codebook) and scene.codebook.gender_of_name(rest[0]) is not None:
            return " ".join(rest)
    return None
