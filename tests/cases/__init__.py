"""Cases as data, read by the tests."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a YAML file, named without its ending: `quotes/found`."""
    found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found
