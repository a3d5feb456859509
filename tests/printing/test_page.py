import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from onrecord.printing.page import page
from onrecord.records import Actor, Event, Furniture, FurnitureKind, Note, Part, PartKind, Role, Span, Status, Voice
from tests.factories import TEXT, bare_record, record, span, statement

FRAME = {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"}
OURS = FRAME | {"p", "span", "div", "h1", "h2", "h3", "ol", "ul", "li", "a", "b", "svg", "rect"}
VOID = {"meta", "rect", "br", "link", "img"}


class Tree(HTMLParser):
    """What a browser would make of a page: its tags, attributes, and the text of the report."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.text, self.marked = [], [], [], {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        classes = " ".join(attrs.get("class") or "" for _, attrs in self.open).split()
        if "reference" not in classes:
            for name in classes:
                self.marked[name] = self.marked.get(name, "") + data
        self.text.append((tuple(tag for tag, _ in self.open), data))

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    def ids(self):
        return [attrs["id"] for _, attrs in self.tags if attrs.get("id")]

    def words(self, tag):
        return "".join(data for tags, data in self.text if tag in tags)


def test_the_head_names_title_publisher_and_date():
    tree = Tree(page(record()))
    assert tree.words("h1") == "Harbour tunnel to open late, engineer says"
    assert tree.words("title") == "Harbour tunnel to open late, engineer says"
    assert tree.marked["kicker"].strip() == "The Coastline CourierCoast3 May 2026"


def test_source_cue_and_content_are_marked_in_place():
    tree = Tree(page(record()))
    assert "harbour master Mara Oduya" in tree.marked["source"]
    assert "told reporters" in tree.marked["cue"]
    assert "“The tunnel will open in June,”“and not a day before.”" in tree.marked["content"]


def test_the_words_of_each_statement_carry_its_number():
    tree = Tree(page(record()))
    assert tree.marked["of2"] == "Sheaccusedthe dockers' union of holding up the pumps"
    assert tree.marked["of5"] == "the mayorpromisedevidence"


def test_no_word_of_the_text_is_lost_or_printed_twice():
    tree = Tree(page(record()))
    assert tree.marked["paragraph"] == "".join(TEXT.split("\n\n")[1:])


def test_marks_and_statements_lead_to_each_other():
    tree = Tree(page(record()))
    ids = tree.ids()
    assert len(ids) == len(set(ids))
    targets = {attrs["href"][1:] for attrs in tree.all("a") if attrs["href"].startswith("#")}
    assert targets <= set(ids)
    assert {f"{kind}{number}" for kind in "sm" for number in range(1, 6)} <= targets


def test_each_statement_stands_beside_its_own_paragraph():
    html = page(record())
    rows = re.split(r'<div class="row">', html)
    assert 'id="m1"' in rows[2]
    assert 'id="s1"' in rows[2]
    assert 'id="m3"' in rows[3]
    assert 'id="s3"' in rows[3]


def test_the_page_needs_and_runs_nothing():
    event = Event(id="e", type="ACCUSE", trigger=(Span(0, 3),), status=Status.ALLEGED, statement="stm_2", confidence=1)
    html = page(record(events=(event,)))
    tree = Tree(html)
    names = {name for name, _ in tree.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not any(key.startswith("on") or key in ("src", "style") for _, attrs in tree.tags for key in attrs)
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_the_style_sheet_of_the_page_and_nothing_else():
    html = page(record())
    policy = next(attrs["content"] for attrs in Tree(html).all("meta") if "http-equiv" in attrs)
    style = re.search(r"<style>(.*?)</style>", html, re.S).group(1)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


HOSTILE = (
    "</style></title><script>alert(1)</script><img src=x onerror=alert(2)> \"'><b>{{ 7 * 7 }}{% raw %} &lt; &amp;"
    "\u202e\x00\x1b[31m\ud800 --> ]]> javascript:alert(3)"
)


def hostile_record():
    told = statement(
        1, source=(Span(0, 9),), cue=(Span(4, 30),), content=(Span(20, 90),), speaker="a", addressee="a", venue=HOSTILE
    )
    other = statement(2, source=(Span(0, 40),), content=(Span(15, 50), Span(60, len(HOSTILE))))
    known = {
        "title": HOSTILE,
        "section": HOSTILE,
        "authors": (HOSTILE,),
        "dateline": HOSTILE,
        "published": HOSTILE,
        "modified": HOSTILE + "x",
        "language": HOSTILE,
        "url": HOSTILE,
        "furniture": (Furniture(kind=FurnitureKind.PROMOTION, text=HOSTILE, span=Span(0, 1)),),
    }
    made = bare_record(HOSTILE, [told, other], **known)
    return replace(
        made,
        actors=(Actor(id="a", name=HOSTILE, roles=(Role(title=HOSTILE),)),),
        events=(
            Event(id="e", type=HOSTILE, trigger=(Span(0, 50),), status=Status.DENIED, confidence=0.5, actors=("a",)),
        ),
        notes=(
            Note(field=HOSTILE, reason=HOSTILE, candidates=(HOSTILE,)),
            Note(field="statement.speaker", subject="stm_2", reason="x", candidates=(HOSTILE, "a")),
        ),
        audit=replace(
            made.audit, voices=(Voice(speaker=None, name=HOSTILE, kind=None, statements=1, words=1, share=1),)
        ),
    )


def test_nothing_in_a_report_becomes_markup():
    html = page(hostile_record())
    html.encode("utf-8")
    tree = Tree(html)
    assert {name for name, _ in tree.tags} <= OURS
    assert not tree.open
    assert "<script>alert(1)</script>" in tree.words("h1")
    assert "{{ 7 * 7 }}" in tree.words("h1")
    assert "&lt; &amp;" in tree.words("h1")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    links = [attrs["href"] for attrs in tree.all("a")]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "/quay", "https://a b", " https://x.example"]
)
def test_only_addresses_of_the_web_become_links(url):
    tree = Tree(page(bare_record("Rents fell.", url=url)))
    assert [attrs for attrs in tree.all("a") if not attrs["href"].startswith("#")] == []


def test_the_address_of_the_report_is_a_link():
    tree = Tree(page(bare_record("Rents fell.", url="https://courier.example/quay?a=1&b=2")))
    (link,) = tree.all("a")
    assert urlsplit(link["href"]).query == "a=1&b=2"


def test_spans_that_overlap_nest_and_touch_are_all_told():
    text = "abcdefghij"
    told = [
        statement(1, content=(Span(0, 6),)),
        statement(2, content=(Span(4, 8),)),
        statement(3, source=(Span(6, 8),), content=(Span(8, 10), Span(10, 10))),
        statement(4, content=(Span(5, 99),)),
    ]
    tree = Tree(page(bare_record(text, told)))
    assert tree.marked["paragraph"] == text
    assert [tree.marked[f"of{number}"] for number in (1, 2, 4, 3)] == ["abcdef", "efgh", "ghij", "fghij"]


def test_a_quotation_over_two_paragraphs_is_marked_in_both():
    told = [statement(1, content=(span("“The tunnel")._replace(end=span("The union").end),))]
    tree = Tree(page(replace(record(), statements=tuple(told), notes=())))
    assert tree.marked["of1"].startswith("“The tunnel will open")
    assert tree.marked["of1"].endswith("The union")


def test_text_that_no_part_covers_and_parts_that_overlap_are_printed_once():
    text = "Rents fell in May. They rose again in June."
    parts = tuple(Part(kind=PartKind.PARAGRAPH, span=Span(*ends)) for ends in ((6, 18), (10, 25), (19, 22)))
    tree = Tree(page(bare_record(text, parts=parts)))
    shown = tree.marked["paragraph"]
    assert shown == text


def test_a_statement_without_words_is_told_after_the_text():
    tree = Tree(page(bare_record("Rents fell.", [statement(1)])))
    assert "s1" in tree.ids()
    assert "Statements without words of their own" in tree.words("h2")


def test_a_report_without_a_title_is_called_by_its_name():
    assert Tree(page(bare_record("Rents fell."))).words("title") == "harbour.txt"


def test_the_end_tells_what_was_left_out_left_open_and_what_made_the_page():
    tree = Tree(page(record()))
    assert "Read more: the pumps of Port Ellery" in tree.marked["furniture"]
    assert "article.modified: some-new-code." in tree.marked["notes"]
    assert "attribution-small (abababababab…)" in tree.words("footer")
