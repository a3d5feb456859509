"""Say what was passed over in folders: files of kinds that are not read, such as PDF.

Takes the arguments of a command; gives one line that counts such files by their endings, or nothing where there are
none. Leaves alone what is hidden, and files that were rejected: those are told one by one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from onrecord.printing.plain import one_line
from onrecord.printing.wording import count_words

_KINDS: Final = 5
# What follows a full stop and is longer is part of a name: "minutes.of-the-port".
_LONGEST: Final = 6


def tell_passed_over(arguments: Iterable[str]) -> None:
    """Print the line on standard error, once a run. It changes no exit status: nobody asked for these files by name."""
    from onrecord.reading import unread  # noqa: PLC0415 - it loads the readers, which --help must not pay

    folders = (Path(argument) for argument in arguments if is_folder(argument))
    if line := counted(Counter(kind(ending) for folder in folders for ending in unread(folder))):
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


def counted(kinds: Mapping[str, int]) -> str:
    """The line, with the most frequent kinds first.

    >>> counted({".pdf": 3, ".docx": 1})
    'passed over in folders: 4 files of kinds that are not read (3 .pdf, 1 .docx); save them as text or HTML'
    >>> counted({})
    ''
    """
    listed = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    if not listed:
        return ""
    total = count_words(sum(kinds.values()), "file")
    told = [f"{number} {name}" for name, number in listed[:_KINDS]]
    if rest := sum(number for _, number in listed[_KINDS:]):
        told.append(f"{rest} others")
    advice = "save them as text or HTML"
    return one_line(f"passed over in folders: {total} of kinds that are not read ({', '.join(told)}); {advice}")
