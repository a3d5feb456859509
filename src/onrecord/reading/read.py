"""Bytes or characters in, an article out."""

from dataclasses import replace

from onrecord.errors import InputRejected
from onrecord.reading.assemble import assemble
from onrecord.reading.draft import Draft
from onrecord.reading.files.containers import OPENERS
from onrecord.reading.forms.choosing import HTML, charset_of, ending, media_type_of, reader_for
from onrecord.reading.options import MOST_CHARACTERS, MOST_LINES, Reading, ReadOptions
from onrecord.reading.texts.decode import Decoded, decode, too_large
from onrecord.reading.told import Told, retold, with_told


def read_bytes(
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    settings: ReadOptions | None = None,
    told: Told | None = None,
) -> Reading:
    """Read one report; raises `InputRejected` where the bytes hold none.

    `media_type` may name a charset, as HTTP does; `told` is what came with the report from outside it.

    >>> reading = read_bytes(b"Rents fall\\n\\nRents fell in May, the housing ministry said on Monday.", name="a.txt")
    >>> reading.article.title, [note.field for note in reading.notes]
    ('Rents fall', ['article.published', 'article.publisher'])
    """
    if ending(name) in OPENERS and not media_type:
        raise _several(name)
    decoded = decode(data, name=name, charset=charset_of(media_type))
    return _read(decoded, data, name, media_type, settings or ReadOptions(), told or Told())


def read_text(
    text: str, *, name: str = "text", media_type: str | None = None, settings: ReadOptions | None = None
) -> Reading:
    """Read one report that is decoded already; raises `InputRejected` where it holds none."""
    if len(text) > MOST_CHARACTERS:
        raise too_large(name)
    data = text.encode("utf-8", "surrogatepass")
    return _read(Decoded(text=text, encoding="utf-8"), data, name, media_type, settings or ReadOptions(), Told())


def _read(
    decoded: Decoded, data: bytes, name: str, media_type: str | None, options: ReadOptions, told: Told
) -> Reading:
    kind = media_type_of(name, decoded.text, media_type)
    if decoded.text.count("\n") > MOST_LINES:
        raise too_large(name)
    options = with_told(options, told)
    draft = reader_for(kind, fragment=told.fragment)(decoded, options)
    if not draft.body and not draft.title:
        raise InputRejected(
            name, "no-article", "a news report was wanted, and no text of one was found; paste its text"
        )
    draft = retold(_typed(draft, kind, decoded.encoding), told, page=kind == HTML and not told.fragment)
    return assemble(draft, options, name=name, data=data, source=decoded.text)


def _typed(draft: Draft, media_type: str, encoding: str) -> Draft:
    return replace(draft, media_type=media_type, encoding=encoding)


def _several(name: str) -> InputRejected:
    """The rejection of the bytes of a file that holds several reports."""
    message = f"one report was wanted, and {ending(name)} files hold several; name the file, or use onrecord.read_many"
    return InputRejected(name, "several", message)
