"""What the user names becomes inputs, or rejections that say why."""

import io

from onrecord.reading import Input, Rejected, inputs, unread


def test_a_folder_gives_its_readable_files_in_order(tmp_path):
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_text("a")
    (tmp_path / "picture.png").write_bytes(b"x")
    found = list(inputs([str(tmp_path)], io.BytesIO()))
    assert [(item.name, item.data) for item in found] == [("b.txt", b"b"), ("sub/a.html", b"a")]


def test_what_a_folder_has_of_other_kinds_is_told_by_its_endings(tmp_path):
    for name in ("a.txt", "b.PDF", "c.docx.gz", "notes", ".hidden.pdf", ".git/d.pdf", "sub/e.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert sorted(unread(tmp_path)) == ["", ".docx", ".pdf", ".pdf"]


def test_standard_input_is_named_by_a_dash():
    assert list(inputs(["-"], io.BytesIO(b"Rents fell."))) == [Input(name="-", data=b"Rents fell.")]


def test_a_file_without_an_ending_of_ours_is_told_by_how_it_begins(tmp_path):
    lines = b'{"text": "Rents fell in Lamu."}\n{"text": "They rose again."}\n'
    for name in ("kept", "kept.out", "kept.txt"):
        (tmp_path / name).write_bytes(lines)
    (tmp_path / "page").write_bytes(b"<html><p>Rents fell.")
    found = {
        name: [item.name for item in inputs([str(tmp_path / name)], io.BytesIO())] for name in ("kept", "kept.out")
    }
    assert found == {"kept": ["kept:1", "kept:2"], "kept.out": ["kept.out:1", "kept.out:2"]}
    # What its ending calls a text is a text.
    for name in ("kept.txt", "page"):
        (one,) = inputs([str(tmp_path / name)], io.BytesIO())
        assert one.name == name


def test_bad_arguments_are_rejected_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "feed.xml").write_text('<rss version="2.0"/>')
    arguments = [
        "nowhere.txt",
        "https://lamuherald.example/a",
        str(tmp_path / "feed.xml"),
        str(tmp_path / "a.txt"),
        "a\0b",
    ]
    found = list(inputs(arguments, io.BytesIO()))
    assert [item.error.reason if isinstance(item, Rejected) else item.name for item in found] == [
        "not-found",
        "not-fetched",
        "empty",
        "a.txt",
        "not-found",
    ]
