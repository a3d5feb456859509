"""Texts end to end, and batches of windows cut from them with all that there is to learn in each.

Takes a prepared corpus (`training.corpus`); yields batches of plain arrays, laid out by other processes while the
network is busy with the batch before. Needs torch and numpy and nothing of onrecord.
"""

from training.texts.batch import Array, Batch, Links, Mentions, Statements, on_device
from training.texts.corpus import DEV, FOLDS, NUMBERED, PARAGRAPH, START, TRAIN, UNLABELLED, Corpus
from training.texts.laying import buckets, lay
from training.texts.loading import Batches, loaded
from training.texts.rounds import Rounds, Window, group, round_of
from training.texts.shares import load_shares, save_shares

__all__ = [
    "DEV", "FOLDS", "NUMBERED", "PARAGRAPH", "START", "TRAIN", "UNLABELLED", "Array", "Batch", "Batches", "Corpus",
    "Links", "Mentions", "Rounds", "Statements", "Window", "buckets", "group", "lay", "load_shares", "loaded",
    "on_device", "round_of", "save_shares",
]  # fmt: skip
