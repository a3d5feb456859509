"""Templates for pages that show what others wrote: made harmless, then escaped, whatever a template forgets.

Takes the name of a package with a folder `templates`; gives an environment that finds its templates there, and
those of this package, which have the marked text and the cards of statements.
"""

from typing import Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.printing.dates import day_words
from onrecord.printing.plain import harmless, listed, one_line
from onrecord.printing.wording import either, manner_words, unsure_words

_OPENING: Final = "\"'“‘„«‹「『"


def environment(package: str) -> Environment:
    """An environment."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("onrecord.printing")]),
    )
    made.filters |= {
        "quoted": _quoted,
        "short": listed,
        "line": one_line,
        "day": day_words,
        "either": either,
        "manner": manner_words,
        "unsure": unsure_words,
    }
    # Whatever is printed is made harmless first, then escaped: a template cannot forget it.
    made.finalize = _settled
    return made


def _quoted(words: str) -> str:
    """Words in quotation marks, unless they begin with one of their own."""
    line = one_line(words)
    return line if line[:1] in _OPENING else f"“{line}”"


def _settled(value: object) -> object:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value
