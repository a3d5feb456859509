"""Write the lists of given names by gender into the codebook, from a library's data.

    pip download --no-deps nomquamgender==0.1.4
    python -m scripts.write_given_names nomquamgender-0.1.4-py3-none-any.whl

Takes the wheel of nomquamgender (MIT), which gathers 36 public sources of given names; writes the names that at
least `SOURCES` of them know and that at least `SHARE` of the people counted in them bear as women, or as men. The
library itself is no dependency: it brings pandas and 22 MB for what is 300 kB here.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Final

SOURCES: Final = 5
SHARE: Final = 0.92
FOLDER: Final = Path(__file__).parents[1] / "src" / "onrecord" / "codebook" / "given_names"


def kept(names: dict[str, list[object]]) -> dict[str, list[str]]:
    """Names by gender; those that both bear are left out.

    >>> kept({"ada": [30, 900, 0.99, 3], "kim": [32, 900, 0.66, 0], "ugo": [20, 50, 0.01, 3], "x": [9, 9, 1.0, 3]})
    {'women': ['ada'], 'men': ['ugo']}
    """
    sure: dict[str, list[str]] = {"women": [], "men": []}
    for name, (sources, _, women, *_rest) in sorted(names.items()):
        if not (name.isalpha() and len(name) > 1) or int(str(sources)) < SOURCES:
            continue
        share = float(str(women))
        if share >= SHARE:
            sure["women"].append(name)
        elif share <= 1 - SHARE:
            sure["men"].append(name)
    return sure


def main(wheel: str) -> None:
    """Read the wheel, write the two lists."""
    with zipfile.ZipFile(wheel) as archive:
        names = json.loads(archive.read("nomquamgender/name_data.json"))
    FOLDER.mkdir(exist_ok=True)
    for gender, list_of in kept(names).items():
        (FOLDER / f"{gender}.txt").write_text("\n".join(list_of) + "\n", encoding="utf-8")
        print(f"{gender}: {len(list_of)}")


if __name__ == "__main__":
    main(sys.argv[1])
