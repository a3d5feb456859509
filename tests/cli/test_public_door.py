import pytest

import onrecord
from onrecord import InputRejected, Record

TEXT = "Quay opens\n\n“The quay will open in May,” Mara Oduya said on Sunday."
pytestmark = pytest.mark.usefixtures("analyser")


def test_a_path_a_name_bytes_and_a_text_give_the_same_report(quay):
    given = (quay, str(quay), quay.read_bytes(), quay.read_text("utf-8"))
    records = [onrecord.read(source) for source in given]
    assert {record.article.text for record in records} == {records[0].article.text}


def test_what_the_caller_says_wins():
    record = onrecord.read(
        TEXT, published="2026-05", publisher="The Courier", url="https://courier.example/quay", language="en"
    )
    article = record.article
    told = (article.published, article.publisher.name, article.url, article.language)
    assert told == ("2026-05", "The Courier", "https://courier.example/quay", "en")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"published": "3 May"}, "published='3 May': an ISO 8601 date was wanted"),
        ({"published": "2026-02-30"}, "an ISO 8601 date"),
        ({"language": "klingon!"}, "a language code"),
        ({"url": "courier.example"}, "https://"),
    ],
)
def test_a_value_that_no_record_can_hold_is_an_error_of_the_caller(given, wanted):
    with pytest.raises(ValueError, match=wanted):
        onrecord.read(TEXT, **given)


@pytest.mark.parametrize("source", ["no-such-file.txt", "may/quay.html", "", "\0"])
def test_what_looks_like_a_path_and_is_none_is_rejected(source):
    with pytest.raises(InputRejected) as rejected:
        onrecord.read(source)
    assert rejected.value.reason == "not-found"


def test_an_address_alone_opens_no_connection():
    with pytest.raises(InputRejected, match="fetched only where you ask for it"):
        onrecord.read("https://courier.example/quay")


def test_a_folder_is_several_reports(tmp_path, quay):
    (tmp_path / "other.txt").write_bytes(quay.read_bytes())
    with pytest.raises(InputRejected, match="this holds several; use"):
        onrecord.read(tmp_path)
    assert [type(outcome) for outcome in onrecord.read_many([tmp_path])] == [Record, Record]


def test_many_inputs_come_back_in_their_order_rejections_among_them(quay):
    outcomes = list(onrecord.read_many([TEXT, "gone.txt", b"", quay]))
    assert [type(outcome) for outcome in outcomes] == [Record, InputRejected, InputRejected, Record]


def test_a_fault_of_the_program_carries_its_cause():
    (outcome,) = onrecord.read_many(["This will explode\n\nIt will explode on Sunday, Mara Oduya said."])
    assert outcome.reason == "fault"
    assert isinstance(outcome.__cause__, ZeroDivisionError)


def test_a_fault_of_the_program_in_one_report_is_raised_as_it_is():
    with pytest.raises(ZeroDivisionError):
        onrecord.read("This will explode\n\nIt will explode on Sunday, Mara Oduya said.")


def test_a_model_that_is_not_whole_is_no_fault_of_the_inputs(analyser, monkeypatch):
    def broken(*, threads=1, codebook=None):
        raise onrecord.ModelIncomplete("the model folder lacks model.onnx; install onrecord again")

    monkeypatch.setattr(analyser, "load", broken)
    with pytest.raises(onrecord.ModelIncomplete):
        list(onrecord.read_many([TEXT, TEXT]))


def test_the_model_is_loaded_once(analyser):
    for _ in range(3):
        onrecord.read(TEXT)
    assert analyser.loaded == 1


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="reed"):
        getattr(onrecord, "reed")  # noqa: B009 - the point of the test
