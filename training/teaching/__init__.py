"""Fit a network to a corpus, narrow a network to what it needs most.

Takes a corpus (`training.texts`) and a network (`training.network`); yields weights. Needs torch, numpy and safetensors
and nothing of onrecord, so that it runs where only they are installed. What a batch needs is laid out beforehand by
other processes, so that the device waits for nothing.
"""

from training.teaching.fitting import fit, learn
from training.teaching.inputs import CLS, MASK, SEP, inputs_of
from training.teaching.losses import said_by_people
from training.teaching.narrowing import narrowed
from training.teaching.scores import mention_scores, run, statement_scores
from training.teaching.settings import Settings

__all__ = [
    "CLS", "MASK", "SEP", "Settings", "fit", "inputs_of", "learn", "mention_scores", "narrowed", "run",
    "said_by_people", "statement_scores",
]  # fmt: skip
