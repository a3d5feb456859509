"""The heads as the program knows them and as the networks were trained are the same."""

from onrecord.encoder import heads
from onrecord.records import Act, Evidence, SpeakerKind
from training import labels


def test_training_and_program_mean_the_same_by_each_number() -> None:
    assert labels.LABELS == heads.LABELS
    assert labels.NAMES == heads.NAME_LABELS
    assert labels.ACTS == heads.ACTS
    assert labels.EVIDENCE == heads.EVIDENCE
    assert labels.KINDS == heads.SOURCE_KINDS
    assert labels.BUCKETS == heads.BUCKETS
    assert labels.VECTORS == heads.VECTORS
    assert list(labels.HEADS.items()) == list(heads.head_sizes(labels.LINK_WIDTH).items())


def test_the_labels_are_codes_of_the_record() -> None:
    assert set(heads.ACTS) == set(Act)
    assert set(heads.EVIDENCE) == set(Evidence)
    assert set(heads.SOURCE_KINDS) == set(SpeakerKind)
