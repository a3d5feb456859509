"""Pages of forms that an extractor does not expect: running reports, fact-checks, quotations pulled out of a text.

And what a page says of its site where the report should begin, or shows only to who points at a word.
"""

from onrecord.reading import read_bytes
from onrecord.records import Article, PartKind


def read(body: str) -> Article:
    page = f"<html><head><title>Bridge shut in Varda</title></head><body><article>{body}</article></body></html>"
    return read_bytes(page.encode(), name="page.html").article


def told(article: Article, *kinds: PartKind) -> list[str]:
    return [part.span.of(article.text) for part in article.parts if part.kind in kinds]


LONG = "The harbour office shut the bridge over the Tana on Monday, because two of its piers had sunk overnight."
TOLD = (
    (
        "15:20",
        "Mayor accuses owner",
        "The mayor of Varda says that the owner had three letters from her.",
    ),
    ("14:05", "Divers go down", "Four divers of the harbour office have gone down to look at the two piers by lamp."),
    (
        "13:10",
        "Bridge shut",
        "Good afternoon; all roads to the upper town lead over the ferry for now.",
    ),
)
ENTRIES = "".join(
    f'<div class="post"><time datetime="2026-05-03T{clock}">{clock} GMT</time><h3>{head}</h3><p>{words}</p></div>'
    for clock, head, words in TOLD
)


def test_the_times_of_entries_stay_above_them() -> None:
    page = f"<h1>Bridge shut in Varda</h1><p>{LONG} Follow it here.</p>{ENTRIES}"
    headings = told(read(page), PartKind.HEADING)
    assert {"14:05 GMT", "13:10 GMT"} <= set(headings)


def test_one_time_is_no_entry() -> None:
    article = read(f"<h1>Bridge shut in Varda</h1><time>14:05 GMT</time><p>{LONG}</p><p>{LONG} It stays shut.</p>")
    assert "14:05" not in "".join(told(article, PartKind.HEADING, PartKind.PARAGRAPH))


def test_the_verdict_of_a_fact_check_stays() -> None:
    article = read(f"<p>{LONG}</p><p><b>Verdict:</b> <span class='rating red'>False</span></p><p>{LONG} So it was.</p>")
    assert "Verdict: False" in article.text


def test_a_quotation_pulled_out_of_the_text_is_read_once() -> None:
    said = f"<p>“I lost my house,” the ferryman said. {LONG}</p>"
    pulled = '<blockquote class="pull-quote">“I lost my house”</blockquote>'
    article = read(f"<p>{LONG}</p>{said}{pulled}<p>{LONG} It stays shut.</p>")
    assert article.text.count("I lost my house") == 1
    other = read(f"<p>{LONG}</p>{pulled}<p>{LONG} It stays shut.</p>")
    assert "I lost my house" in other.text


def test_what_opens_over_a_word_is_not_the_report() -> None:
    card = '<span class="card rollover-block"><a href="/1">Brook sues the port</a> <a href="/2">Port sinks</a></span>'
    named = f'<span class="rollover"><a href="/ida">Ida Brook</a>{card}</span>'
    tip = 'The <span class="tooltip">weir<span class="tooltiptext">a low dam</span></span> held.'
    article = read(f"<p>{LONG}</p><p>Mayor {named} said it was safe. {tip}</p><p>{LONG} It stays shut.</p>")
    assert "Mayor Ida Brook said it was safe. The weir held." in article.text


def test_a_word_that_opens_a_box_stays() -> None:
    word = 'The <span class="tooltip" title="a low dam">weir</span> and its <em class="popup-link">piers</em> held.'
    article = read(f"<p>{LONG}</p><p>{word}</p><p>{LONG} It stays shut.</p>")
    assert "The weir and its piers held." in article.text


def test_a_title_has_no_name_of_its_site() -> None:
    head = '<meta property="og:site_name" content="The Lamu Herald"><meta property="og:title" content="%s">'
    head %= "Bridge shut in Varda | LamuHerald"
    page = f"<html><head>{head}</head><body><article><p>{LONG}</p><p>{LONG} It stays shut.</p></article></body></html>"
    assert read_bytes(page.encode(), name="page.html").article.title == "Bridge shut in Varda"


def test_a_page_of_open_headings_is_read() -> None:
    page = f"<html><head><title>A | B | C</title></head><body><p>{LONG}</p>{'<h1> ' * 50_000}</body></html>"
    assert LONG in read_bytes(page.encode(), name="page.html").article.text


def test_a_description_that_repeats_the_report_is_no_standfirst() -> None:
    told = f"Staff Reports {LONG[:90]}"
    head = f'<meta name="description" content="{told}"><title>Bridge shut in Varda</title>'
    body = f"<h1>Bridge shut in Varda</h1><header>{told}</header><article><p>{LONG}</p><p>{LONG} It stays shut.</p>"
    page = f"<html><head>{head}</head><body>{body}</article></body></html>"
    article = read_bytes(page.encode(), name="page.html").article
    assert article.standfirst is None


def test_a_report_in_several_boxes_is_read_whole() -> None:
    box = '<div class="grid"><div class="body article__body"><p>%s</p></div><div class="ad">Buy!</div></div>'
    parts = [
        f"{LONG} {LONG} {LONG}",
        f"Nobody was hurt on the first day. {LONG} {LONG}",
        f"It stays shut. {LONG} {LONG}",
    ]
    page = f"<html><head><title>Bridge shut</title></head><body>{''.join(box % one for one in parts)}</body></html>"
    text = read_bytes(page.encode(), name="page.html").article.text
    assert text.index("Nobody was hurt") < text.index("It stays shut.")
    inner = f'<div class="article-body"><p>{parts[1]}</p></div>'
    nested = f'<div class="article-body"><p>{parts[0]}</p>{inner}<p>{parts[2]}</p></div>'
    text = read_bytes(f"<html><body>{nested}</body></html>".encode(), name="page.html").article.text
    assert text.index("Nobody was hurt") < text.index("It stays shut.")


def test_a_page_of_many_boxes_is_read() -> None:
    box = f'<div class="article-body"><p>{LONG} {LONG}</p></div>'
    nested = '<div class="article-body">' * 200
    assert LONG in read_bytes(f"<html><body>{box * 2_000}{nested}{box}".encode(), name="page.html").article.text


def test_the_day_in_the_address_goes_before_a_day_in_the_text() -> None:
    head = '<link rel="canonical" href="https://lamuherald.example/news/2026/may/03/bridge"><title>Bridge shut</title>'
    told = f"<p>First told on April 2, 2026.</p><article><p>{LONG}</p><p>{LONG} It stays shut.</p></article>"
    body = f"<h1>Bridge shut</h1>{told}"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read_bytes(page.encode(), name="page.html").article.published == "2026-05-03"
