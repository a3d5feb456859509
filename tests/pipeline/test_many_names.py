"""A text with four times as many names takes about four times the work, whoever is meant and however they are called.

Other than in `test_long_texts`, no name comes twice.
"""

from dataclasses import replace

import pytest

from onrecord.codebook import load
from onrecord.pipeline import Analyser
from onrecord.reading import ReadOptions, read_text
from onrecord.records import Record, Span
from onrecord.records.labels import Labels
from tests.counting import lines_run
from tests.tagging import marked

FEW, MORE = 100, 4
# Where each name is compared with each, four times as many take up to sixteen times the work.
MOST = 6.0
UNITS = {
    "pronoun": "[p Ada {name}] came.\n\n[s She] [c said] [t that it rained].\n\n",
    "description": "[p Ada {name}] came.\n\n[s The retired surgeon] [c said] [t that it rained].\n\n",
    "company": "[o {name} Lines] failed.\n\n[s The company] [c said] [t that it rained].\n\n",
    "a surname of many": "[p {name} Okello] came.\n\n[s [p Okello]] [c said] [t that it rained].\n\n",
    "a noun of many": "[s The [o {name} Ministry]] [c said] [t that it rained].\n\n",
    "a word": "[p Ada {name}] came.\n\n[s Zorgon] [c said] [t that it rained].\n\n",
    "a body without a name": "[o {name}] fell.\n\n[s Police in the hills] [c said] [t that it rained].\n\n",
    "parties": "Rebels attacked [o {name}] and the mayor killed two men.\n\n",
    "answers": "Q: Did you see [p Ada {name}]?\n\nA: No.\n\n",
}


class Told:
    """Says what is marked in each of some texts, which are put together."""

    def __init__(self, *texts: str) -> None:
        self.text, spans, links, names = "", [], [], []
        for text in texts:
            plain, one = marked(text)
            links += [replace(link, part=link.part + len(spans), cue=link.cue + len(spans)) for link in one.links]
            spans += [replace(span, span=self._placed(span.span)) for span in one.spans]
            names += [replace(name, span=self._placed(name.span)) for name in one.names]
            self.text += plain
        self._labels = Labels(spans=tuple(spans), links=tuple(links), names=tuple(names))

    def _placed(self, span: Span) -> Span:
        return Span(span.start + len(self.text), span.end + len(self.text))

    def label(self, text: str, quotations: object) -> Labels:
        return self._labels if text == self.text.strip() else Labels()


def read(unit: str, count: int) -> Record:
    names = (f"Va{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}rn" for number in range(count))
    tagger = Told(*(unit.format(name=name) for name in names))
    article = read_text(tagger.text, name="many", settings=ReadOptions(verbatim=True)).article
    return Analyser(tagger, load()).record(article)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_work_grows_with_the_names_of_a_text_and_no_faster(unit: str) -> None:
    read(unit, FEW * MORE)  # loads the vocabulary, and knows the names
    few, many = (lines_run(lambda count=count: read(unit, count)) for count in (FEW, FEW * MORE))
    assert many < MOST * few


def test_of_many_who_share_a_surname_the_one_just_named_in_full_is_meant() -> None:
    record = read("[p {name} Okello] came. [s [p Okello]] [c said] [t that it rained].\n\n", 80)
    said = [one.speaker for one in record.statements]
    assert None not in said
    assert len(set(said)) == 80
