"""Run the encoder over a text: who speaks, what is said, and which words belong together.

Takes a text and its quotations; yields `Labels`. One pass of the network serves all heads.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.encoder import decode
from onrecord.encoder.crf import Floats, Ints
from onrecord.encoder.folder import FOLDER, Heads, ModelFolder, open_folder
from onrecord.encoder.links import links
from onrecord.encoder.names import names_of
from onrecord.encoder.pieces import SPACINGS, Pieces, cut
from onrecord.encoder.weigh import WordScores
from onrecord.encoder.windows import Window, lay
from onrecord.records.labels import Labels, Link, Quotation, RoleName, RoleSpan
from onrecord.records.span import Span

# The tokenizer would start threads of its own, which a batch of processes pays for.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


class OnnxTagger:
    """The attribution model. Give one to `pipeline`; it is safe to share between threads."""

    def __init__(self, folder: ModelFolder, *, threads: int = 1) -> None:
        self.folder = folder
        self.tokenizer = Tokenizer.from_file(str(folder.path / "tokenizer.json"))
        self._ends = (self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        self._session = onnxruntime.InferenceSession(
            str(folder.path / "model.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            # The runtime's joined kernel takes eight times as long as addition and normalisation apart.
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    @classmethod
    def load(cls, path: Path = FOLDER, *, threads: int = 1) -> "OnnxTagger":
        """Open and check a model folder; raises `ModelIncomplete`."""
        return cls(open_folder(path), threads=threads)

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        """Label a text of any length."""
        pieces = cut(text, quotations, self.tokenizer)
        return labels_of(text, pieces, self.outputs(pieces), self.folder.heads) if len(pieces.firsts) else Labels()

    def outputs(self, pieces: Pieces) -> decode.Outputs:
        """The heads' outputs for the words of a text that has been cut into pieces."""
        manifest = self.folder.manifest
        paragraphs = np.flatnonzero(pieces.spacings == SPACINGS.index("paragraph"))
        windows = lay(len(pieces.ids), pieces.firsts, paragraphs, manifest.window, manifest.overlap)
        rows = [self._run(pieces, window) for window in windows]
        scores, states = (np.concatenate(some) for some in zip(*rows, strict=True))
        return decode.split_outputs(scores, states, self.folder.vectors, manifest.link_width)

    def _run(self, pieces: Pieces, window: Window) -> tuple[Floats, Floats]:
        cls, sep = self._ends
        part = slice(window.start, window.end)
        inputs = {
            "ids": np.concatenate([[cls], pieces.ids[part], [sep]])[None],
            "shapes": _framed(pieces.shapes[part]),
            "spacings": _framed(pieces.spacings[part]),
            "quotes": _framed(pieces.quotes[part]),
        }
        words = pieces.firsts[window.first : window.last] - window.start + 1
        scores, states = self._session.run(["scores", "states"], inputs)
        return scores[0][words], states[0][words]


def _framed(features: Ints) -> Ints:
    """One row: the features of a window, and none for the pieces that open and close it."""
    row = np.zeros((1, len(features) + 2), dtype=np.int64)
    row[0, 1:-1] = features
    return row


def labels_of(text: str, pieces: Pieces, outputs: decode.Outputs, heads: Heads) -> Labels:
    """Decode the heads' outputs into spans, links and names of the text."""
    first_starts, word_ends = pieces.starts[pieces.firsts], pieces.word_ends()
    starts, ends = first_starts.tolist(), word_ends.tolist()
    runs = decode.role_runs(outputs, heads)
    return Labels(
        spans=tuple(RoleSpan(role=RoleName(run.label), span=Span(starts[run.first], ends[run.last])) for run in runs),
        links=tuple(Link(part=p.part, cue=p.cue, score=p.score) for p in links(runs, outputs, heads)),
        names=names_of(text, starts, ends, outputs.names),
        weigher=WordScores(first_starts, word_ends, outputs, heads),
    )
