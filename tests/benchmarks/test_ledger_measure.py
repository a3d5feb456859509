"""What a slow machine measures with is a ledger like any other."""

from dataclasses import replace

from benchmarks.ledger import measure
from onrecord.ledger import open_ledger, verify
from tests.ledger import press
from tests.ledger.stories import packed


def test_multiplied_reports_are_kept_as_they_say_they_are(monkeypatch):
    one = press.court_report(1)
    few = [packed(replace(one, article=replace(one.article, id="art_" + "0" * 20)), name="court.txt")]
    monkeypatch.setattr(measure, "read_all", lambda jobs, number: few)
    with open_ledger(":memory:", write=True) as ledger:
        for made in measure.multiplied(3, 1):
            ledger.writer.keep(made)
        assert ledger.view.counts()["capture"] == ledger.view.counts()["article"] == 3
        assert list(verify(ledger)) == []
