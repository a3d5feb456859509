"""What the sureness of events is learned from."""

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from benchmarks.quality.subject import Program
from training import events

TEXT = "Rebels kill mayor in Kisumu\n\nRebels killed the mayor in Kisumu on 4 May 2026.\n"
TOLD = (("yes", [7, 11]), ("no", [36, 42]))


def test_an_event_that_headline_and_body_tell_is_learned_from_in_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told = [{"report": "one", "type": "ASSAULT", "event": label, "at": at} for label, at in TOLD]
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    monkeypatch.setattr(events, "LABELS", labels)
    monkeypatch.setattr(events, "all_news", lambda _: [("one", TEXT)])
    first, second = events.labelled(tmp_path, Program(at_least=0.0))
    assert (first.right, second.right) == (True, False)
    assert first.signs == second.signs
