"""Any number of reports, made from the shipped corpus by edits.

Each takes one of the twelve texts, gives it another day, other figures and other people, and leaves some
paragraphs out, so that no two are the same article and their words are those of news.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import SHIPPED

FIRST: Final = tuple(
    "Ada Bram Cleo Dario Edda Filip Greta Hugo Ines Jonas Kaia Lorin Mila Nils Oda Pavel Runa Sten Tova Vito".split()  # noqa: SIM905
)
LAST: Final = tuple(
    "Abelin Borck Calder Dunmore Estwick Farrow Gant Holm Ilves Jarrod Kest Lindqvist Marrow Norling Orrin Pell".split()  # noqa: SIM905
)
_NAME: Final = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b")
_FIGURE: Final = re.compile(r"\b[1-9]\d*\b")


def reports(number: int) -> Iterator[tuple[str, bytes]]:
    """So many reports: a name and the bytes of each, the same at every call."""
    bases = [path.read_text(encoding="utf-8") for path in sorted(Path(SHIPPED).glob("*.txt"))]
    for at in range(number):
        yield f"report-{at:06}.txt", edited(bases[at % len(bases)], at).encode()


def edited(base: str, seed: int) -> str:
    """One text with other people and figures, and without some of its paragraphs.

    >>> edited("Rents rise\\n\\nRents rose 4 percent, Ilse Marrow said.", 1) == edited("Rents rise", 1)
    False
    """
    chance = random.Random(seed)
    title, *paragraphs = base.split("\n\n")
    kept = [one for one in paragraphs if chance.random() < 0.9] or paragraphs
    renamed: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        return renamed.setdefault(found[0], f"{chance.choice(FIRST)} {chance.choice(LAST)}")

    text = "\n\n".join([f"{title} ({seed})", *kept])
    text = _FIGURE.sub(
        lambda found: str(int(found[0]) + chance.randrange(9)) if found[0] != str(seed) else found[0], text
    )
    return _NAME.sub(lambda found: rename(found) if chance.random() < 0.9 else found[0], text)
