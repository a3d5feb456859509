"""Feeds in: an entry each, the content where there is one, hostile XML harmless."""

import gzip
import io
import time

import pytest

from onrecord.reading import Rejected, inputs, read_bytes
from onrecord.reading.files.feed import feed_entries

TEXT = "Rents fell in May for the first time in nine years, the housing ministry said on Monday."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Coastline Courier</title><link>https://courier.example/</link>
<item><title>Rents fall &amp; fall</title><link>https://courier.example/rents</link>
<pubDate>Sun, 03 May 2026 10:00:00 +0300</pubDate><dc:creator>Ada Lund</dc:creator><guid>tag:1</guid>
<description>Rents fell.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>alert(1)</script>
<p>“They fell,” Ilse Marrow said.</p>]]></content:encoded></item>
<item><title>Quay opens</title><link>https://courier.example/quay</link>
<description>&lt;p&gt;“The quay will open,” Mara Oduya said on Sunday in Port Ellery.&lt;/p&gt;</description></item>
<item><title>Nothing more</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><title type="html">Rents &lt;b&gt;fall&lt;/b&gt;</title><id>urn:x:1</id><link href="https://courier.example/rents"/>
<published>2026-05-03T10:00:00Z</published><author><name>Ada Lund</name></author>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


def entries(xml: str | bytes):
    return list(feed_entries(io.BytesIO(xml.encode() if isinstance(xml, str) else xml), "feed.xml"))


def reading(given):
    return read_bytes(given.data, name=given.name, media_type=given.media_type, told=given.told)


def test_an_entry_with_content_is_read_whole():
    given = entries(RSS)[0]
    article = reading(given).article
    assert (given.name, given.given_id) == ("feed.xml:1", "tag:1")
    assert (article.title, article.url) == ("Rents fall & fall", "https://courier.example/rents")
    assert (article.published, article.authors) == ("2026-05-03T10:00:00+03:00", ("Ada Lund",))
    assert (article.publisher.name, article.publisher.domain) == ("The Coastline Courier", "courier.example")
    assert article.text == f"Rents fall & fall\n\n{TEXT}\n\n“They fell,” Ilse Marrow said."


def test_words_lead_back_into_the_entry():
    given = entries(RSS)[0]
    article = reading(given).article
    markup = given.data.decode()
    start = article.text.index("They fell")
    (span,) = article.source_map.to_source(type(article.parts[0].span)(start, start + 9))
    assert span.of(markup) == "They fell"


def test_a_summary_is_read_with_a_note():
    notes = {note.reason for note in reading(entries(RSS)[1]).notes}
    assert "feed-summary-only" in notes
    assert "feed-summary-only" not in {note.reason for note in reading(entries(RSS)[0]).notes}


def test_an_entry_without_words_is_rejected():
    last = entries(RSS)[2]
    assert isinstance(last, Rejected)
    assert (last.name, last.error.reason) == ("feed.xml:3", "empty")


def test_atom_is_read_too():
    article = reading(entries(ATOM)[0]).article
    assert (article.title, article.published, article.authors) == ("Rents fall", "2026-05-03T10:00:00Z", ("Ada Lund",))
    assert TEXT in article.text


def test_an_entry_gathered_from_elsewhere_keeps_its_own_publisher():
    source = '<source url="https://herald.example/feed">The Lamu Herald</source><description>Rents fell.'
    article = reading(entries(RSS.replace("<description>Rents fell.", source, 1))[0]).article
    assert article.publisher.name == "The Lamu Herald"


def test_a_packed_feed_is_unpacked():
    assert len(entries(gzip.compress(ATOM.encode()))) == 1


@pytest.mark.parametrize("xml", ["<html><body>no feed</body></html>", "<a/>", "", "no xml", "<" * 10_000, "\0" * 99])
def test_what_is_no_feed_is_rejected(xml):
    (only,) = entries(xml)
    assert only.error.reason == "no-feed"


def test_a_feed_that_breaks_off_says_so():
    found = entries(RSS[: RSS.index("Port Ellery")])
    assert "feed-broken" in {note.reason for note in reading(found[0]).notes}


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "'
    + "rents " * 1000
    + '">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 100}">' for n in range(6))
    + "]>"
)
FILE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY g SYSTEM "http://192.0.2.1/">]>'


@pytest.mark.parametrize("declared", [BOMB, FILE])
@pytest.mark.parametrize("entity", ["&a;", "&g;"])
def test_declared_entities_neither_grow_nor_fetch(declared, entity):
    xml = f'{declared}<rss version="2.0"><channel><item><description>said {entity}</description></item></channel></rss>'
    start = time.monotonic()
    found = entries(xml)
    assert time.monotonic() - start < 5
    assert all(isinstance(item, Rejected) or len(item.data) < 10_000 for item in found)


def test_deep_nesting_does_no_harm():
    xml = '<rss version="2.0"><channel><item><description>' + "<a>" * 50_000
    assert len(entries(xml)) == 1


def test_a_feed_on_standard_input_is_one():
    assert [item.name for item in inputs(["-"], io.BytesIO(RSS.encode()))] == ["-:1", "-:2", "-:3"]
