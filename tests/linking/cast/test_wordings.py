"""What an article says of somebody again and again is looked at once."""

from onrecord.linking.cast.referents import Referent
from onrecord.linking.phrases.descriptions import Told
from onrecord.records import Span, SpeakerKind


def test_each_wording_is_told_once_and_later_ones_are_heard() -> None:
    brook = Referent("Ada Brook", SpeakerKind.PERSON, told=[Told("mayor", Span(0, 5)), Told("mayor", Span(20, 25))])
    assert list(brook.wordings()) == ["mayor"]
    brook.told += [Told("mayor", Span(40, 45)), Told("miner", Span(60, 65))]
    assert list(brook.wordings()) == ["mayor", "miner"]
