from dataclasses import replace

from onrecord.printing.data import record_json
from onrecord.records import InputSource, Record
from tests.factories import record


def test_a_record_is_written_as_it_writes_itself():
    assert record_json(record()) == record().to_json()
    assert record_json(record(), indent=2) == record().to_json(indent=2)
    assert Record.from_json(record_json(record())) == record()


def test_a_name_that_is_no_text_is_written_all_the_same():
    article = replace(record().article, source=InputSource(name="caf\udce9", media_type="text/plain", sha256="0"))
    for indent in (None, 2):
        text = record_json(record(article=article), indent=indent)
        assert Record.from_json(text.encode("utf-8")).article.source.name == "caf\ufffd"
