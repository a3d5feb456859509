"""Every page can be used by everybody: axe finds nothing serious, light or dark, and nothing is cut off."""

import pytest

PAGES = {
    "read": "/",
    "article": "/articles/art_2",
    "hostile": "/articles/art_hostile",
    "search": "/search?words=pumps",
    "filtered": "/search?act=deny",
    "empty": "/search?words=zeppelin",
    "articles": "/search?in=articles",
    "versions": "/articles/art_hostile/versions",
}


MOVED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 200);
})"""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_no_serious_fault(tab, path):
    page = tab.open(path)
    assert tab.faults() == []
    page.emulate_media(color_scheme="dark")
    assert tab.faults() == []


# The words of a table's headers that stand on more than one line.
BROKEN = """() => [...document.querySelectorAll("thead:not(.unseen) th, td.kind")].flatMap(cell => {
  const text = cell.firstChild;
  return [...(text?.data ?? "").matchAll(/\\S+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(word => word[0]);
})"""


@pytest.mark.parametrize("path", ["/actors", "/audit", "/events"])
def test_no_word_is_broken_in_the_head_of_a_table(tab, path):
    page = tab.open(path)
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_where_reasons_and_filters_are_open(tab, scheme):
    page = tab.open("/articles/art_2", scheme=scheme)
    page.locator("#s2 .ask").focus()
    assert tab.faults() == []
    page = tab.open("/search", scheme=scheme)
    page.get_by_text("More filters").click()
    assert tab.faults() == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_is_wider_than_the_screen_and_nothing_moves_while_it_loads(tab, path):
    page = tab.open(path)
    assert page.evaluate(MOVED) < 0.01
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("width", [1440, 390])
def test_reasons_open_inside_the_screen(tab, width):
    page = tab.open("/articles/art_2", width=width)
    for button in page.locator(".ask").all():
        button.focus()
        box = button.locator("xpath=following-sibling::dl").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_printed_article_has_its_text_and_no_navigation(tab):
    page = tab.open("/articles/art_2")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert page.locator(".content").first.is_visible()
    page.emulate_media(media="screen")
