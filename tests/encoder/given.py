"""A network's outputs with the vectors that a test wants, for the tests of what reads them."""

from collections.abc import Mapping

import numpy as np

from onrecord.encoder.decode import Outputs
from onrecord.encoder.heads import VECTORS


def given_outputs(rows: Mapping[str, np.ndarray], width: int) -> Outputs:
    """Outputs of these rows: a state is all of a word's vectors side by side, and each head picks its own."""
    states = np.concatenate([rows[name] for name in VECTORS], axis=1)
    picks = np.vstack([np.eye(len(VECTORS) * width, dtype=np.float32), np.zeros((1, len(VECTORS) * width), np.float32)])
    makers = dict(zip(VECTORS, np.split(picks, len(VECTORS), axis=1), strict=True))
    kept = {name: values for name, values in rows.items() if name not in VECTORS}
    return Outputs(**kept, states=states, makers=makers)
