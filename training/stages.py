"""The stages in which the attribution model is made; each takes files of the stages before it and writes its own.

Takes a `Run`, which says where they lie. All but `corpus` and `export` need torch, numpy and safetensors and nothing of
onrecord.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from training import chosen
from training.base import small_base
from training.judges import Judge, fit_judge, judged
from training.judges import measure as measure_judges
from training.network import LARGE, SMALL, WIDE, Encoder, take_minilm, take_mpnet
from training.sharing import measure, teach
from training.teaching import Settings, learn, narrowed
from training.texts import DEV, FOLDS, NUMBERED, TRAIN, UNLABELLED, Corpus, load_shares, save_shares
from training.weights import Network, mean, restored, save


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was asked for on the command line, and where the files of each stage lie."""

    data: Path
    out: Path
    large: Path | None
    base: Path | None
    fold: int | None
    branch: int | None
    limit: int | None
    steps: float
    seconds: float
    processes: int
    onward: Path | None
    heads: int
    inner: int
    version: str
    device: torch.device

    @property
    def corpus(self) -> Path:
        """The prepared texts."""
        return self.out / "corpus.npz"

    @property
    def shares(self) -> Path:
        """What teachers and judges say of them."""
        return self.out / "shares.npz"

    def large_one(self, name: str, fold: int) -> Path:
        """The weights of a teacher or a judge."""
        return self.out / f"{name}-{fold}.safetensors"

    def small_one(self, name: str) -> Path:
        """The weights of a small network, by the stage that it comes from."""
        return self.out / f"{name}-{self.heads}-{self.inner}.safetensors"

    @property
    def wide(self) -> Path:
        """The weights of the wide network."""
        return self.out / "wide.safetensors"

    @property
    def folds(self) -> list[int]:
        """Those that the run is for."""
        return list(range(FOLDS)) if self.fold is None else [self.fold]

    @property
    def pieces(self) -> int:
        """How many a batch has where nothing is learned."""
        return 60_000 if self.device.type == "cuda" else 4_000

    def settings(self, settings: Settings) -> Settings:
        """What was chosen for a fit, within the share of steps and the time that this run has for it."""
        steps = max(int(settings.steps * self.steps), 2)
        return replace(settings, steps=steps, seconds=self.seconds, processes=self.processes)

    def texts(self) -> Corpus:
        """The corpus as people marked it."""
        return Corpus(self.corpus, self.device)

    def taught(self) -> Corpus:
        """The same with the shares of teachers and judges."""
        corpus = self.texts()
        load_shares(corpus, self.shares)
        return corpus


def prepare_corpus(run: Run) -> None:
    """Put all texts into one file."""
    from training.corpus import prepare  # noqa: PLC0415  needs onrecord, which most stages run without

    prepare(run.data, run.corpus, run.limit)


def fit_teachers(run: Run) -> None:
    """Large networks, each of which has not read one fold of the articles."""
    corpus = run.texts()
    for fold in run.folds:
        settings = _of_fold(run, chosen.TEACHER, fold)
        model = _published(run, Encoder, settings.seed)
        texts = [
            text for text in range(corpus.texts)
            if (corpus.split[text] == TRAIN and corpus.fold[text] != fold) or _is_marked(corpus, text)
        ]  # fmt: skip
        learn(model, corpus, texts, settings, f"teacher {fold}")
        measure([model], corpus, chosen.READ_WINDOW, run.pieces, f"teacher {fold}")
        save(model, run.large_one("teacher", fold))


def fit_judges(run: Run) -> None:
    """Judges, each of which has not read one fold of the articles."""
    corpus = run.texts()
    for fold in run.folds:
        settings = _of_fold(run, chosen.JUDGE, fold)
        judge = _published(run, Judge, settings.seed)
        texts = [text for text in range(corpus.texts) if corpus.split[text] == TRAIN and corpus.fold[text] != fold]
        fit_judge(judge, corpus, texts, settings, f"judge {fold}")
        measure_judges([judge], corpus, run.pieces, f"judge {fold}")
        save(judge, run.large_one("judge", fold))


def _published(run: Run, kind: type[Network], seed: int) -> Network:
    """A large network with its published weights; what it has besides begins by chance, told by the seed."""
    torch.manual_seed(seed)
    network = kind(LARGE)
    take_mpnet(network, load_file(run.large))
    return network.to(run.device)


def _of_fold(run: Run, settings: Settings, fold: int) -> Settings:
    return replace(run.settings(settings), seed=settings.seed + fold)


def _is_marked(corpus: Corpus, text: int) -> bool:
    """Whether a text without attributions has names or happenings marked."""
    if corpus.split[text] != UNLABELLED:
        return False
    return bool(corpus.facts_of[text]) or bool((corpus.named[corpus.word_at[text]] >= 0).item())


def share(run: Run) -> None:
    """Let the teachers label every article as it was printed, and the news without labels; judges, every statement."""
    corpus = run.texts()
    if run.onward is None:
        large = [restored(run.large_one("teacher", fold), LARGE) for fold in range(FOLDS)]
    else:
        large = [restored(run.onward, SMALL)]
    teachers = [one.to(corpus.device) for one in large]
    judges = [restored(run.large_one("judge", fold), LARGE, Judge).to(corpus.device) for fold in range(FOLDS)]
    measure(teachers, corpus, chosen.READ_WINDOW, run.pieces, "teachers together")
    measure_judges(judges, corpus, run.pieces, "judges together")
    printed = sorted({main for text, main in enumerate(corpus.printed) if corpus.split[text] != DEV})
    texts = [text for text in printed if not corpus.reading[text]]
    teach(corpus, teachers, texts, chosen.READ_WINDOW, run.pieces)
    assert corpus.shares is not None
    # What a network says of the articles that it has learned by heart tells nothing about their acts.
    part = chosen.JUDGED if run.onward is None else 1.0
    corpus.shares = mixed(corpus.shares, judged(corpus, judges, printed, run.pieces), part)
    save_shares(corpus, run.shares, texts)


def mixed(of_teachers: list[np.ndarray], of_judges: list[np.ndarray], part: float) -> list[np.ndarray]:
    """Shares of which the judges' make up a part; of statements that only one of them has seen, theirs."""
    together = [(1 - part) * one + part * other for one, other in zip(of_teachers, of_judges, strict=True)]
    return [table / table.sum(1, keepdims=True).clip(min=1e-6) for table in together]


def fit_wide(run: Run) -> None:
    """The published network with all its parts, fitted to what people marked."""
    corpus, settings = run.texts(), run.settings(chosen.WIDE_FIT)
    torch.manual_seed(settings.seed)
    model = Encoder(replace(WIDE, dropout=settings.dropout))
    take_minilm(model, load_file((run.base or small_base()) / "model.safetensors"))
    model.to(corpus.device)
    learn(model, corpus, readable(corpus), settings, "wide")
    measure([model], corpus, settings.rounds.window, run.pieces, "wide")
    save(model, run.wide)


def fit_small(run: Run) -> None:
    """What matters most of the wide network, fitted further."""
    corpus, settings = run.taught(), run.settings(chosen.SMALL_FIT)
    texts, name = readable(corpus), f"small {run.heads} {run.inner}"
    shape = replace(SMALL, heads=run.heads, inner=run.inner, dropout=settings.dropout)
    model = narrowed(restored(run.wide, WIDE).to(corpus.device), shape, corpus, texts, settings)
    learn(model, corpus, texts, settings, name, checkpoint=run.small_one("small"))
    measure([model], corpus, settings.rounds.window, run.pieces, name)
    save(model, run.small_one("small"))


def fit_branches(run: Run) -> None:
    """Copies that go on apart; and their mean, once all are there."""
    corpus, settings = run.taught(), run.settings(chosen.BRANCH)
    numbers = range(chosen.BRANCHES)
    for number in numbers if run.branch is None else [one for one in numbers if one == run.branch]:
        start = run.onward or run.small_one("small")
        model = restored(start, replace(SMALL, dropout=settings.dropout)).to(corpus.device)
        own = replace(settings, seed=settings.seed + 1 + number)
        learn(model, corpus, readable(corpus), own, f"branch {number}")
        measure([model], corpus, settings.rounds.window, run.pieces, f"branch {number}")
        save(model, run.small_one(f"branch-{number}"))
    branches = [run.small_one(f"branch-{number}") for number in numbers]
    if all(path.is_file() for path in branches):
        save_file(mean(branches), run.small_one("mean"))
        together = restored(run.small_one("mean"), SMALL).to(corpus.device)
        measure([together], corpus, settings.rounds.window, run.pieces, "their mean")


def finish(run: Run) -> None:
    """Two short fits, the second on PolNeAR's articles alone; the mean of where they began and of both their ends."""
    corpus = run.taught()
    everything = readable(corpus)
    ends = [run.small_one("mean")]
    for name, settings, texts in (
        ("finish", chosen.FINISH, everything),
        ("home", chosen.HOME, [text for text in everything if _is_home(corpus, text)]),
    ):
        model = restored(ends[-1], replace(SMALL, dropout=settings.dropout)).to(corpus.device)
        learn(model, corpus, texts, run.settings(settings), name)
        ends.append(run.small_one(name))
        save(model, ends[-1])
    save_file(mean(ends), run.small_one("finished"))
    finished = restored(run.small_one("finished"), SMALL).to(corpus.device)
    measure([finished], corpus, chosen.FINISH.rounds.window, run.pieces, "finished")


def readable(corpus: Corpus) -> list[int]:
    """The texts from which the small network learns."""
    return [text for text in range(corpus.texts) if corpus.split[text] != DEV]


def _is_home(corpus: Corpus, text: int) -> bool:
    """Whether a text is one of PolNeAR's, which alone are numbered as articles."""
    return corpus.split[text] == TRAIN and corpus.article[text] < NUMBERED


def export_model(run: Run) -> None:
    """The model folder."""
    from training.export import export  # noqa: PLC0415  needs onnx and onnxruntime, which most stages run without

    export(restored(run.small_one("finished"), SMALL), run.base or small_base(), run.out / "model", run.version)


STAGES: dict[str, Callable[[Run], None]] = {
    "corpus": prepare_corpus,
    "teachers": fit_teachers,
    "judges": fit_judges,
    "shares": share,
    "wide": fit_wide,
    "small": fit_small,
    "branches": fit_branches,
    "finish": finish,
    "export": export_model,
}
