"""What a reader of an article would miss if reading broke: words, the way back, values, clear rejections."""

import gzip
import re
import string
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputRejected
from onrecord.reading import ReadOptions, read_bytes, read_text
from onrecord.records import Span

STORY = (
    "Rents fall in Nairobi\n\nRents fell in May for the first time in nine years, the housing ministry said.\n\n"
    '"It is a relief," said Peter Otieno.'
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Rents fall in Nairobi - Lamu Herald</title>
<meta property="og:title" content="Rents fall in Nairobi"><meta property="og:site_name" content="Lamu Herald">
<meta property="article:published_time" content="2026-05-03T10:00:00+03:00">
<meta name="author" content="Amina Wekesa"><link rel="canonical" href="https://www.lamuherald.example/rents">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav><article>
<h1>Rents fall in&nbsp;Nairobi</h1>
<p>Rents in Nairobi fell in May for the first time in <b>nine</b> years, the housing ministry said on Monday, and
landlords were surprised by it &mdash; as were tenants.</p>
<p>&ldquo;It is a relief,&rdquo; said Peter Otieno, who rents two rooms in Kibra with his mother and three brothers.</p>
<p>The ministry expects no further fall before the end of the year, it said in a statement to the press.</p>
</article><footer>© 2026 Lamu Herald</footer></body></html>"""


def led(article, source):
    """Check every stretch against the source, and give the share of the text's words that are led back."""
    covered = bytearray(len(article.text))
    for stretch in article.source_map.stretches:
        covered[stretch.text : stretch.text + stretch.length] = b"\1" * stretch.length
        if stretch.length == stretch.source_length:
            here = article.text[stretch.text : stretch.text + stretch.length]
            there = source[stretch.source : stretch.source + stretch.length]
            assert here == re.sub(r"\s", " ", there)
    words = [match.span() for match in re.finditer(r"\S+", article.text)]
    return sum(all(covered[start:end]) for start, end in words) / max(1, len(words))


def test_every_word_of_a_text_leads_back():
    assert led(read_text(STORY).article, STORY) == 1.0


def test_every_word_of_a_page_leads_back_into_its_markup():
    article = read_bytes(PAGE.encode(), name="page.html").article
    assert led(article, PAGE) == 1.0
    start = article.text.index("relief,”")
    spans = article.source_map.to_source(Span(start, start + len("relief,”")))
    assert [span.of(PAGE) for span in spans] == ["relief,&rdquo;"]


def test_a_page_gives_its_values():
    article = read_bytes(PAGE.encode(), name="folder/page.html").article
    assert (article.title, article.published, article.authors) == (
        "Rents fall in Nairobi",
        "2026-05-03T10:00:00+03:00",
        ("Amina Wekesa",),
    )
    assert (article.publisher.name, article.publisher.domain) == ("Lamu Herald", "lamuherald.example")
    assert article.text.count("Rents fall in Nairobi") == 1
    assert "©" not in article.text
    assert "Sport" not in article.text


def test_the_user_wins_over_the_page():
    options = ReadOptions(published="2026-05-04", publisher="Tana Post", url="https://tana.example/a", language="sw")
    article = read_bytes(PAGE.encode(), name="page.html", settings=options).article
    assert (article.published, article.publisher.name, article.publisher.domain) == (
        "2026-05-04",
        "Tana Post",
        "tana.example",
    )
    assert (article.url, article.language) == ("https://tana.example/a", "sw")


def test_the_same_input_gives_the_same_article():
    assert read_bytes(PAGE.encode(), name="a.html") == read_bytes(PAGE.encode(), name="a.html")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_any_text_is_read_or_rejected_and_no_stretch_is_wrong(text):
    try:
        article = read_text(text, settings=ReadOptions(verbatim=True, language="en")).article
    except InputRejected:
        return
    last = 0
    for stretch in article.source_map.stretches:
        assert stretch.text >= last
        assert stretch.source + stretch.source_length <= len(text)
        last = stretch.text + stretch.length
    for part in article.parts:
        assert part.span.of(article.text).strip() == part.span.of(article.text) != ""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet=string.ascii_letters + " .,'\u00e9\u2019\u00a0\u200b", max_size=80), max_size=12))
def test_no_letter_of_a_text_is_lost(lines):
    text = "\n".join(lines)
    try:
        article = read_text(text, settings=ReadOptions(language="en")).article
    except InputRejected:
        assert not re.search(r"\w", text)
        return
    kept = article.text + "".join(item.text for item in article.furniture)
    assert sorted(re.findall(r"\w", kept)) == sorted(re.findall(r"\w", text))
    led(article, text)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n", "a.html", "empty"),
        (b"%PDF-1.7 ...", "a.html", "pdf"),
        (bytes(range(256)) * 40, "a.txt", "binary"),
        (b"\x1f\x8b\x08\x00garbage", "a.html.gz", "binary"),
        (gzip.compress(STORY.encode())[:-20], "a.txt.gz", "binary"),
        (gzip.compress(STORY.encode()) + b"junk", "a.txt.gz", "binary"),
        (gzip.compress(b"a" * 90_000_000, 1), "a.txt.gz", "too-large"),
        (b"a\n" * 300_000, "a.txt", "too-large"),
        (b"<html><body></body></html>", "a.html", "no-article"),
        (b"{}", "a.json", "several"),
    ],
)
def test_what_is_no_report_is_rejected_with_its_reason(data, name, reason):
    with pytest.raises(InputRejected) as rejected:
        read_bytes(data, name=name)
    assert rejected.value.reason == reason


def test_packed_files_that_follow_one_another_are_one_report():
    half = len(STORY) // 2
    packed = gzip.compress(STORY[:half].encode()) + gzip.compress(STORY[half:].encode()) + bytes(9)
    assert read_bytes(packed, name="a.txt.gz").article.text == read_text(STORY).article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_apart(encoding):
    text = STORY.replace('"It', "“It") + " A café – shut."
    assert "café – shut" in read_bytes(text.encode(encoding), name="a.txt").article.text


def test_mojibake_is_repaired_and_leads_back():
    broken = STORY.replace("It is", "It\u00e2\u20ac\u2122s")
    article = read_text(broken).article
    assert "“It’s" not in article.text
    start = article.text.index("’")
    assert article.source_map.to_source(Span(start, start + 1))[0].of(broken) == "\u00e2\u20ac\u2122"


def test_lines_broken_at_a_width_are_joined():
    text = (
        "Rents fall in Nairobi\n\nRents fell in May for the first time in nine\nyears, the housing ministry said on\n"
        "Monday in Nairobi.\n\nThey will rise again, says the head of the\nlandlords' union, who asked to be\nnamed."
    )
    assert len(read_text(text).article.parts) == 3


def test_a_page_nested_a_hundred_thousand_deep_is_read():
    deep = b"<html><body>" + b"<div>" * 100_000 + b"<p>Rents fell in May, the housing ministry said on Monday.</p>"
    assert "Rents fell" in read_bytes(deep, name="a.html").article.text


def test_english_that_talks_is_told_without_the_detector(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)
    text = "You know what? Nobody told me when you left. Call your mother, not mine. Who pays? Tell me after lunch."
    assert read_text(text).article.language == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "De huren zijn in mei voor het eerst gedaald. Het was of niemand het had verwacht, zei de wethouder."),
        (
            "da",
            "Huslejen faldt i maj for første gang. Ministeren har sagt, at det var ventet, og at hun er glad for det.",
        ),
        ("de", "Die Mieten sind im Mai gefallen. Das war nicht zu erwarten, sagte die Ministerin, die will warten."),
    ],
)
def test_words_that_other_languages_share_make_nothing_english(code, text):
    assert read_text(text).article.language == code


def test_a_text_that_is_not_english_is_noted():
    text = (
        "Le ministère a dit lundi que les loyers avaient baissé pour la première fois depuis neuf ans dans la capitale."
    )
    reading = read_text(text)
    assert reading.article.language == "fr"
    assert "language-not-supported" in {note.reason for note in reading.notes}
