"""The names of a text: the best labels of its words, and one kind for each form.

Takes the words' scores and their places in the text; yields names. What is called "Haaretz" ten times in a report is
ten times the same, so that the sentences that show what it is help where it only stands in brackets (one sense per
discourse: Gale, Church and Yarowsky 1992).
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from onrecord.encoder.crf import Floats, mended_path
from onrecord.encoder.decode import Run, mean, runs, softmax
from onrecord.encoder.heads import NAME_LABELS
from onrecord.records.labels import Name
from onrecord.records.span import Span

# No name goes on that has not begun: "I-person" stands behind a label of its kind alone.
_MOVES = np.array(
    [[-1e4 if to[0] == "I" and here[1:] != to[1:] else 0.0 for to in NAME_LABELS] for here in NAME_LABELS], np.float32
)
_KINDS = tuple(dict.fromkeys(label[2:] for label in NAME_LABELS if label != "O"))
_COLUMNS = np.array([[label[2:] == kind for kind in _KINDS] for label in NAME_LABELS], np.float32)
# No sentence, however sure, speaks louder than this against the others.
_LEAST = 1e-3


def name_runs(scores: Floats) -> list[Run]:
    """Names by their words, each with the kind that its own words make likeliest."""
    return list(runs(mended_path(scores, _MOVES[0], _MOVES), NAME_LABELS))


def names_of(text: str, starts: Sequence[int], ends: Sequence[int], scores: Floats) -> tuple[Name, ...]:
    """The names of a text; `starts` and `ends` are its words' places, `scores` are W x labels."""
    found = name_runs(scores)
    spans = [Span(starts[run.first], ends[run.last]) for run in found]
    votes = _votes(found, [span.of(text) for span in spans], scores)
    return tuple(Name(kind=votes[span.of(text)], span=span) for span in spans)


def _votes(found: Sequence[Run], forms: Sequence[str], scores: Floats) -> dict[str, str]:
    """The kind of each form: that with the largest product of its chances wherever the form stands."""
    if not found:
        return {}
    shares = softmax(scores) @ _COLUMNS
    tally: dict[str, Floats] = defaultdict(lambda: np.zeros(len(_KINDS), np.float32))
    for run, form in zip(found, forms, strict=True):
        tally[form] += np.log(mean(shares[run.first : run.last + 1]) + _LEAST)
    return {form: _KINDS[int(votes.argmax())] for form, votes in tally.items()}
