"""Who speaks for the accused is sought among few statements, however many a report has."""

from dataclasses import replace

import pytest

from onrecord.codebook import load
from onrecord.records import Act, Actor, ActorKind, Manner, Span, SpeakerKind, Statement
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers import spoken_for
from onrecord.replying.answers.answers import names_of
from onrecord.replying.answers.as_told import Report, Told, charged, prepared

_HEADS = ("Bra", "Cor", "Del", "Fen", "Gar", "Hol", "Jas", "Kel")
_TAILS = ("bun", "dack", "forn", "gill", "mund", "nock", "rell", "sted")
_NAMES = [head + tail for head in _HEADS for tail in _TAILS]


def _statement(text: str, number: int, source: str, speaker: str, act: Act) -> Statement:
    start = text.index(source)
    return Statement(
        id=f"stm_{number}",
        source=(Span(start, start + len(source)),),
        cue=(),
        content=(Span(start + len(source) + 1, text.index(".", start)),),
        manner=Manner.INDIRECT,
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        act=act,
        evidence=None,
        confidence=1.0,
    )


def _report(people: int) -> Report:
    """A report in which one person after the other is accused, and answers."""
    names = _NAMES[:people]
    text = "\n\n".join(f"Wenn {at} accused {name} of theft.\n\nMr {name} denied it." for at, name in enumerate(names))
    actors = [Actor(id=f"act_{name}", name=name, kind=ActorKind.PERSON, mentions=()) for name in names]
    said = [
        one
        for at, name in enumerate(names)
        for one in (
            _statement(text, 2 * at, f"Wenn {at}", "act_wenn", Act.ACCUSE),
            _statement(text, 2 * at + 1, f"Mr {name}", f"act_{name}", Act.DENY),
        )
    ]
    return prepared(text, said, actors, load(), ())


def _looked_at(people: int, monkeypatch: pytest.MonkeyPatch) -> int:
    looked: list[int] = []
    speaks = spoken_for._speaks

    def counted(*given: object, goes_on: bool) -> bool:
        looked.append(1)
        return speaks(*given, goes_on=goes_on)  # type: ignore[arg-type]

    report = _report(people)
    outer = spoken_for.outer_of(report)
    with monkeypatch.context() as patched:
        patched.setattr(spoken_for, "_speaks", counted)
        for at, name in enumerate(_NAMES[:people]):
            found = Accused(actors=(f"act_{name}",))
            charge = charged(report, report.told[f"stm_{2 * at}"].statement)
            theirs = spoken_for.by_or_for(report, outer, charge, found, names_of(report, found), frozenset())
            assert [one.statement.id for one in theirs] == [f"stm_{2 * at + 1}"]
    return len(looked)


def test_each_charge_looks_at_a_few_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (_looked_at(people, monkeypatch) for people in (16, 64))
    assert many <= 4 * few + 4


@pytest.mark.parametrize(("farthest", "found"), [(1, ["stm_1"]), (3, ["stm_1", "stm_3"])])
def test_no_answer_is_sought_thousands_of_statements_away(
    farthest: int, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_for, "_FARTHEST", farthest)
    report = _report(2)
    report = replace(report, told={key: _by_the_first(one) for key, one in report.told.items()})
    accused = Accused(actors=(f"act_{_NAMES[0]}",))
    charge = charged(report, report.told["stm_0"].statement)
    outer = spoken_for.outer_of(report)
    theirs = spoken_for.by_or_for(report, outer, charge, accused, names_of(report, accused), frozenset())
    assert [one.statement.id for one in theirs] == found


def _by_the_first(one: Told) -> Told:
    """A denial as one of the first person's."""
    denies = one.statement.act is Act.DENY
    return replace(one, statement=replace(one.statement, speaker=f"act_{_NAMES[0]}")) if denies else one
