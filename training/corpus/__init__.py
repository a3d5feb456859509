"""What the networks learn from, made ready: texts in pieces, with all that people marked in them.

Takes the data folder; yields one file of plain arrays for `training.texts.Corpus`, so that the networks can be trained
where onrecord is not installed. Leaves the development articles in it for measuring alone.
"""

from training.corpus.gathering import prepare

__all__ = ["prepare"]
