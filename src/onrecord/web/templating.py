"""Templates become pages; what articles say can only ever become text.

Takes the name of a template and a context; gives HTML. Every value is made harmless and escaped by the
environment, which a template cannot forget.
"""

from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment

from onrecord.printing.accusing import accused_of, accuser_of, answer_of
from onrecord.printing.blocks import highlights
from onrecord.printing.html import environment
from onrecord.printing.wording import ACTS
from onrecord.web.links import address
from onrecord.web.marking import pieces

STATIC: Final = files("onrecord.web") / "static"
_STEP: Final = 25


def rendered(template: str, context: dict[str, Any]) -> str:
    """The page."""
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    made = environment("onrecord.web")
    made.filters["act"] = lambda value: ACTS.get(value, value)
    made.globals |= {"accuser_of": accuser_of, "accused_of": accused_of, "answer_of": answer_of}
    made.globals |= {"static": static, "marks": marks, "address": address, "pieces": pieces}
    return made


@cache
def static(name: str) -> str:
    """The address of a shipped file, which is another when the file is."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def marks(count: int) -> str:
    """The address of the style sheet of a text with so many statements; a few serve for all.

    >>> marks(3).partition("?")[0], marks(26).partition("?")[0]
    ('/marks/25.css', '/marks/50.css')
    """
    size = max(1, -(-count // _STEP)) * _STEP
    return f"/marks/{size}.css?v={sha256(marks_css(0).encode()).hexdigest()[:12]}"


# Whoever can reach the server may ask for any number, so few are kept.
@lru_cache(maxsize=16)
def marks_css(count: int) -> str:
    """The marks of a text, and the rules that light up each of so many statements."""
    return (files("onrecord.printing") / "templates" / "marked.css").read_text(encoding="utf-8") + highlights(count)
