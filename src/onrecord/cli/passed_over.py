"""Say what was passed over in folders: files of kinds that are not read, such as PDF.

Takes the arguments of a command; gives one line that counts such files by their endings, or nothing where there are
none. Leaves alone what is hidden, and files that were rejected: those are told one by one.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from onrecord.cli.rejections import counted
from onrecord.printing.plain import one_line
from onrecord.records import number_of

_KINDS: Final = 5
# What follows a full stop and is longer is part of a name: "minutes.of-the-port".
_LONGEST: Final = 6


def tell_passed_over(arguments: Iterable[str]) -> None:
    """Print the line on standard error, once a run. It changes no exit status: nobody asked for these files by name."""
    from onrecord.reading import unread  # noqa: PLC0415 - it loads the readers, which --help must not pay

    folders = (Path(argument) for argument in arguments if is_folder(argument))
    if line := line_of(Counter(kind(ending) for folder in folders for ending in unread(folder))):
        click.echo(line, err=True)


def is_folder(argument: str) -> bool:
    """Whether an argument names a folder: an empty one does not, though its path would be the one that one is in."""
    try:
        return bool(argument) and Path(argument).is_dir()
    except (OSError, ValueError):
        return False


def kind(ending: str) -> str:
    """What files of an ending are called.

    >>> kind(".pdf"), kind(""), kind(".of-the-port")
    ('.pdf', 'of no kind', 'of no kind')
    """
    return ending if 1 < len(ending) <= _LONGEST and ending[1:].isalnum() else "of no kind"


def line_of(kinds: Counter[str]) -> str:
    """The line, with the most frequent kinds first.

    >>> line_of(Counter({".pdf": 3, ".docx": 1}))
    'passed over in folders: 4 files of kinds that are not read (3 .pdf, 1 .docx); save them as text or HTML'
    >>> line_of(Counter())
    ''
    """
    if not kinds:
        return ""
    shown = kinds.most_common(_KINDS)
    rest = kinds.total() - sum(number for _, number in shown)
    told = f"{counted(shown)}, {rest} others" if rest else counted(shown)
    total = number_of(kinds.total(), "file")
    return one_line(f"passed over in folders: {total} of kinds that are not read ({told}); save them as text or HTML")
