"""Repair text that was decoded with the wrong encoding and saved so: `canâ€™t` for `can’t`.

Takes traced text; gives it with the repaired characters standing for the broken ones. Leaves lines
alone that show no sign of it, and lines whose repair changes anything but the broken characters.
"""

import re
from typing import Final

from onrecord.reading.texts.traced import Traced

# What UTF-8's leading bytes look like in Latin-1, Windows-1252 and Windows-1251, followed by a continuing byte.
_SIGN: Final = re.compile("[ÂÃÄÅâðÐÑРС][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


def repair(traced: Traced) -> Traced:
    """Repair each line that shows a sign of it.

    >>> repair(Traced.of_source("Rents fell â€“ again, naÃ¯ve")).text
    'Rents fell – again, naïve'
    >>> repair(Traced.of_source("Â£5 in SÃO PAULO")).text
    '£5 in SÃO PAULO'
    """
    if not _SIGN.search(traced.text):
        return traced
    changes, at = [], 0
    for line in traced.text.split("\n"):
        if _SIGN.search(line):
            changes += [(at + start, at + end, new) for start, end, new in _repairs(line)]
        at += len(line) + 1
    return traced.changed(changes)


def _repairs(line: str) -> list[tuple[int, int, str]]:
    """The broken stretches of a line and what they should be; none where the rest of the line would change too."""
    # Imported here: it costs 30 ms, and few inputs are broken.
    from ftfy import fix_encoding  # noqa: PLC0415

    fixed, at, found = fix_encoding(line), 0, []
    runs = [(match.start(), match.end()) for match in _NOT_ASCII.finditer(line)]
    for number, (start, end) in enumerate(runs):
        before = line[runs[number - 1][1] if number else 0 : start]
        after = line[end : runs[number + 1][0] if number + 1 < len(runs) else len(line)]
        if not fixed.startswith(before, at):
            return []
        at += len(before)
        stop = fixed.find(after, at) if after else len(fixed)
        if stop < 0 or stop - at > end - start:
            return []
        if fixed[at:stop] != line[start:end]:
            found.append((start, end, fixed[at:stop]))
        at = stop
    return found
