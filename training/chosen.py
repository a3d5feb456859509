"""What was chosen for each fit of the attribution model, and why."""

from __future__ import annotations

from dataclasses import replace

from training.judges import WEIGHTS
from training.teaching import Settings
from training.texts import Rounds

# Nothing to mix with while a teacher learns; its windows are longer and it needs fewer steps.
TEACHER = Settings(
    rounds=Rounds(window=382, batch=24), steps=1300, rate=7e-5, head_rate=1e-3, warmup=0.1, average=0.995, gold=1.0,
    gold_of_statements=1.0,
    weights=(
        ("labels", 1.0), ("names", 0.5), ("links", 0.3), ("mentions", 0.2), ("act", 0.5), ("evidence", 0.25),
        ("kind", 0.2), ("factuality", 0.2),
    ),
)  # fmt: skip
# A window is one statement, with what stands beside it.
JUDGE = Settings(
    rounds=Rounds(window=128, batch=64, with_own=0.6, other_reading=0.4), steps=900, rate=6e-5, head_rate=5e-4,
    warmup=0.1, average=0.99, weights=WEIGHTS,
)  # fmt: skip
# The small network learns to tag before it is known which of its heads and inner units matter for that.
WIDE_FIT = Settings(steps=1500)
# Short texts from the first round on: in articles only headlines begin a text and annotators leave much unmarked, which
# teaches a network to leave lone sentences alone.
SMALL_FIT = Settings(
    rounds=Rounds(batch=48, unlabelled=0.6, short=0.35), steps=5400, rate=3e-4, head_rate=1.5e-3, warmup=0.083,
    opened=0.5, falls=False, average=0.995,
    weights=(
        ("labels", 1.0), ("names", 1.0), ("links", 0.3), ("mentions", 0.3), ("act", 0.4), ("evidence", 0.15),
        ("kind", 0.2), ("factuality", 0.2),
    ),
)  # fmt: skip
# From one network several go on apart, and their mean is taken: it lies lower in the loss than each (Wortsman et al.
# 2022, "Model soups").
BRANCHES = 3
BRANCH = replace(SMALL_FIT, steps=3950, rate=2.5e-4, head_rate=1e-3, crf_rate=6e-3, warmup=0.028, falls=True)
# Two short fits end it, in small batches, which no other fit had: one with more short texts, one on PolNeAR's articles
# alone as their annotators read them.
FINISH = replace(
    BRANCH, rounds=Rounds(batch=8, with_own=0.8, other_reading=0.2, unlabelled=0.6, short=0.5), steps=700, rate=1e-4,
    head_rate=4e-4, crf_rate=2e-3, warmup=0.05, average=0.985, gold=0.8, gold_of_statements=0.5, seed=21,
)  # fmt: skip
HOME = replace(
    FINISH, rounds=replace(FINISH.rounds, with_own=0.85, other_reading=0.15, short=0.35), steps=450, gold=0.7,
    gold_of_statements=0.3, seed=33,
)  # fmt: skip
READ_WINDOW = 382
JUDGED = 0.7  # the judges' part in what the small network learns of acts, evidence and kinds
