"""An averaged perceptron (Collins 2002): sparse features, few classes, weights that are means over all steps."""

from collections import defaultdict
from collections.abc import Sequence

Rows = dict[str, dict[int, float]]


class Perceptron:
    """Weights that learn; `classes` is how many answers there are."""

    def __init__(self, classes: int) -> None:
        self._classes, self._step = classes, 0
        self._weights: Rows = defaultdict(dict)
        self._totals: dict[tuple[str, int], float] = defaultdict(float)
        self._stamps: dict[tuple[str, int], int] = defaultdict(int)

    def guess(self, active: Sequence[str]) -> int:
        """The class of whatever has these features."""
        scores = [0.0] * self._classes
        for feature in active:
            for number, weight in self._weights.get(feature, {}).items():
                scores[number] += weight
        return max(range(self._classes), key=scores.__getitem__)

    def learn(self, active: Sequence[str], truth: int) -> int:
        """Guess, and move the weights where the guess is wrong; the guess."""
        self._step += 1
        guess = self.guess(active)
        if guess != truth:
            for feature in active:
                self._change(feature, truth, 1.0)
                self._change(feature, guess, -1.0)
        return guess

    def _change(self, feature: str, number: int, by: float) -> None:
        row, key = self._weights[feature], (feature, number)
        self._totals[key] += (self._step - self._stamps[key]) * row.get(number, 0.0)
        self._stamps[key] = self._step
        row[number] = row.get(number, 0.0) + by

    def averaged(self) -> Rows:
        """The mean of each weight over all steps."""
        return {
            feature: {
                number: (self._totals[feature, number] + (self._step - self._stamps[feature, number]) * weight)
                / self._step
                for number, weight in row.items()
            }
            for feature, row in self._weights.items()
        }


def whole(rows: Rows, *, scale: float, least: int) -> dict[str, dict[int, int]]:
    """The weights as whole numbers, which weigh the same on every machine, without those below `least`."""
    found = {
        feature: {number: one for number, weight in sorted(row.items()) if abs(one := round(weight * scale)) >= least}
        for feature, row in sorted(rows.items())
    }
    return {feature: row for feature, row in found.items() if row}
