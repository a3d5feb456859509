"""A text four times as long takes about four times the work, whatever it is made of.

Work is counted in lines of Python run, which nothing else on the machine can change. The model, which reads window by
window, is left out: a table tells what it would have found.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.codebook import load
from onrecord.pipeline import Analyser
from onrecord.reading import ReadOptions, read_text
from onrecord.records import Record, Span
from onrecord.records.labels import Labels, Quotation
from tests.counting import lines_run
from tests.tagging import marked

SHORT, LONGER = 300, 4
# Where each thing is compared with each, a text four times as long takes up to sixteen times the work.
MOST = 6.0
UNITS = {
    "transcript": "NAME: yes no maybe\n\n",
    "list": "[s They] [c said]:\n\n- [t item one two]\n\n- item three\n\n",
    "deeds": "Rebels attacked the village of [l Veska] and killed the army and ",
    "pronouns": "he was shot in [l Veska] and they beat us and ",
    "quotations": "[t “We will go to [l Arlia],”] [s [p Ada Brook]] [c said]. “They lied.”\n\n",
    "denied": "[p Ada Brook] attacked [l Veska]. [s [p Ada Brook]] [c denied] [t the attack].\n\n",
    "described": "[p Ada Brook], Arlia's miner, came. [s The mayor of Brenn] [c said] [t that it rained].\n\n",
    "reported": "[s The mayor] [c told] [p Lund] on Monday [t that they attacked [l Brenn]].\n\n",
}
# Each charge looks at each statement near it that might answer it. That is little work, as what a statement is to any
# charge is asked once, and stays so.
PAIRED = {
    "accused": "[s [p Ada Brook]] [c accused] [t the mayor of theft].\n\n",
    "answered": "[s [p Ada Brook]] [c accused] [t the mayor of theft]. [s The mayor] [c denied] [t it].\n\n",
    "charged": "The miller was charged with theft, and [s his lawyer] [c denied] [t the charge].\n\n",
}
FEW_PAIRED, MORE = 40, 3
# Lines of Python for a charge and a statement.
MOST_PAIRED = 35.0


class Repeated:
    """Finds the same in each repetition of a text, and nothing in any other text."""

    def __init__(self, unit: str, times: int) -> None:
        plain, one = marked(unit)
        self.text = plain * times
        shifts = [len(plain) * number for number in range(times)]
        self._labels = Labels(
            spans=tuple(replace(span, span=_shifted(span.span, by)) for by in shifts for span in one.spans),
            links=tuple(
                replace(link, part=link.part + number * len(one.spans), cue=link.cue + number * len(one.spans))
                for number in range(times)
                for link in one.links
            ),
            names=tuple(replace(name, span=_shifted(name.span, by)) for by in shifts for name in one.names),
        )

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        return self._labels if text == self.text.strip() else Labels()


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def read(unit: str, times: int) -> Record:
    tagger = Repeated(unit, times)
    article = read_text(tagger.text, name="long", settings=ReadOptions(verbatim=True)).article
    assert article.text == tagger.text.strip()
    return Analyser(tagger, load()).record(article)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_work_grows_with_the_length_of_a_text_and_no_faster(unit: str) -> None:
    read(unit, 2)  # loads the vocabulary and the gazetteer, once
    short, long = (lines_run(lambda times=times: read(unit, times)) for times in (SHORT, SHORT * LONGER))
    assert long < MOST * short


def test_what_is_repeated_is_found_each_time() -> None:
    assert len(read(UNITS["reported"], 30).statements) == 30


@pytest.mark.parametrize("unit", PAIRED.values(), ids=PAIRED)
def test_a_charge_and_a_statement_are_compared_in_few_lines(unit: str) -> None:
    assert len(read(unit, 2).audit.accusations) == 2
    few, many = (lines_run(lambda times=times: read(unit, times)) for times in (FEW_PAIRED, FEW_PAIRED * MORE))
    # What grows with the text alone is taken out; what is left is what grows with the pairs.
    pairs = (FEW_PAIRED * MORE) ** 2 - MORE * FEW_PAIRED**2
    assert many - MORE * few < MOST_PAIRED * pairs
