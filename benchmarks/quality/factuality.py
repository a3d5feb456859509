"""How well does the ladder rank what happened? Pearson's r beside people's judgements (UW factuality, news).

    python -m benchmarks.quality.factuality [--set UW] [--half dev] [--fit]

Each judged word has a mean score from -3 (certainly did not happen) to 3 (certainly did). The ladder has no numbers;
`SCORES` follow the means of each effect over UW's training half, which `--fit` prints; a negated verb, and a noun with
"no", count lower than a noun under a negating verb, which may stand for a deed that was done ("stopped the war"). The
tagger's factuality, which takes certainty away in `onrecord.finding.events.vouching.doubt`, is measured apart and added
to them: it has learned from UW's training half. Measured only where the shared data are.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import data_folder
from onrecord.codebook.events import Effect, EventBook, load_events
from onrecord.encoder.tagger import OnnxTagger
from onrecord.finding.events import of_clause, of_phrase
from onrecord.finding.sentences import lexicon_of
from onrecord.grammar import Parsed, read

SCORES: Final[dict[Effect, float]] = {
    Effect.FACT: 2.8,
    Effect.TOLD: 2.8,
    Effect.UNNAMED: 2.4,
    Effect.ALLEGED: 2.4,
    Effect.PURPOSE: 1.7,
    Effect.PLANNED: 2.1,
    Effect.HYPOTHETICAL: 1.6,
    Effect.DENIED: 0.5,
    Effect.NEGATED: 0.2,
}
NEGATED_BY_ITSELF: Final = -1.9


def judged(path: Path) -> Iterator[tuple[Parsed, int, float, float]]:
    """Each judged word: its sentence, its place, its score, and the tagger's factuality."""
    lexicon, tagger = lexicon_of(load_events()), OnnxTagger.load()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        starts = [0, *(match.end() for match in re.finditer(" ", text))]
        parsed = read(text, lexicon)
        weigher = tagger.label(text, []).weigher
        for target in row["targets"]:
            # The data part words at spaces, "hasn't" is one of them; the last of ours in it is meant.
            first = starts[target["span1"][0]]
            within = [
                number
                for number, word in enumerate(parsed.words)
                if first <= word.span.start < first + len(target["span_text"])
            ]
            if within and weigher:
                yield parsed, within[0], target["label"], weigher.factuality(parsed.words[within[0]].span)


def score_of(parsed: Parsed, at: int, book: EventBook) -> tuple[Effect, float]:
    """The effect on the deed of a word, be it a verb or a noun, and its score."""
    clause = parsed.clause(at)
    if clause is not None:
        standing = of_clause(parsed, clause, book)
        return standing.effect, NEGATED_BY_ITSELF if standing.effect is Effect.NEGATED else SCORES[standing.effect]
    phrase = parsed.phrase(at)
    if phrase is None:
        return Effect.FACT, SCORES[Effect.FACT]
    standing = of_phrase(parsed, phrase, book)
    own = (
        standing.effect is Effect.NEGATED and standing.cause is not None and phrase.start <= standing.cause < phrase.end
    )
    return standing.effect, NEGATED_BY_ITSELF if own else SCORES[standing.effect]


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """The correlation of two columns.

    >>> round(pearson([(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]), 6)
    1.0
    """
    means = [sum(column) / len(pairs) for column in zip(*pairs, strict=True)]
    both = sum((one - means[0]) * (other - means[1]) for one, other in pairs)
    spread = [sum((pair[side] - means[side]) ** 2 for pair in pairs) for side in (0, 1)]
    return float(both / (spread[0] * spread[1]) ** 0.5) if all(spread) else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print r, and with --fit the mean score of each effect."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--set", default="UW")
    parser.add_argument("--half", default="dev")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None:
        print("No shared data beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    book = load_events()
    rows = [
        (*score_of(parsed, at, book), heard, score)
        for parsed, at, score, heard in judged(data / "factuality" / options.set / f"{options.half}.jsonl")
    ]
    print(f"{options.set} {options.half}: {len(rows)} words, Pearson r")
    for name, pairs in (
        ("ladder", [(given, score) for _, given, _, score in rows]),
        ("tagger", [(heard, score) for _, _, heard, score in rows]),
        ("both", [(given + heard, score) for _, given, heard, score in rows]),
    ):
        print(f"{name:7} {pearson(pairs):.3f}")
    if options.fit:
        by_effect: dict[Effect, list[float]] = defaultdict(list)
        for effect, _, _, score in rows:
            by_effect[effect].append(score)
        for effect, scores in by_effect.items():
            print(f"{effect:14} {len(scores):5} {sum(scores) / len(scores):6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
