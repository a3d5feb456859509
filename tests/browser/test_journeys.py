"""What people do in the workbench, done in a browser."""

from pathlib import Path

import pytest

from tests.browser.conftest import PICTURE, SCRIPT
from tests.factories import TITLE


def test_a_pasted_report_is_read_at_once(tab, root: Path):
    page = tab.open("/")
    page.fill("#pasted", (root / "examples" / "harbour.txt").read_text("utf-8"))
    page.fill("#published", "2026-03-14")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="What this report rests on").wait_for()
    assert "Velden's Harbour Minister" in page.locator("article h1").inner_text()
    assert page.locator(".kicker").inner_text().endswith("14 March 2026")
    assert page.get_by_role("row", name="Tomas Arrend").count() == 1
    assert page.locator(".text .content").count() > 5
    page.get_by_text("Left out of the text").click()
    assert page.locator(".fold li", has_text="Ten Bridges That Changed the Coast").is_visible()


def test_what_cannot_be_read_is_given_back_with_a_reason(tab):
    page = tab.open("/")
    page.fill("#pasted", "http://127.0.0.1/secret")
    page.get_by_role("button", name="Read it").click()
    assert "private network" in page.get_by_role("alert").inner_text()
    assert page.input_value("#pasted") == "http://127.0.0.1/secret"
    tab.complaints.clear()  # the browser tells of every answer with status 422


def test_the_page_of_an_article_has_its_statements_beside_their_words(tab):
    page = tab.open("/articles/art_2")
    assert page.locator("h1").inner_text() == TITLE
    for number in ("1", "2", "3"):
        words = page.locator(f"#m{number}").bounding_box()
        card = page.locator(f"#s{number}").bounding_box()
        assert card["x"] > words["x"]
        assert abs(card["y"] - words["y"]) < 150
    charges = page.locator(".charges").first.inner_text()
    assert "Mara Oduya → dockers' union" in charges
    assert "denied\n" in charges
    assert "dockers' union: “denied” “that it had touched the pumps”" in charges
    assert page.locator(".status.alleged").count() == 1


def test_source_cue_and_content_differ_in_shape_and_not_only_in_colour(tab):
    page = tab.open("/articles/art_2")
    looks = "element => { const look = getComputedStyle(element); return [look.textDecorationStyle, look.fontStyle, "
    looks += "look.fontWeight, look.borderLeftWidth].join() }"
    found = {kind: page.locator(f".text .row .{kind}").first.evaluate(looks) for kind in ("source", "cue", "content")}
    assert len(set(found.values())) == 3


def test_the_number_in_the_text_leads_to_its_statement_and_lights_up_its_words(tab):
    page = tab.open("/articles/art_2")
    plain = page.locator(".of3").first.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("#m3").click()
    assert page.url.endswith("#s3")
    lit = page.locator(".of3").first.evaluate("element => getComputedStyle(element).backgroundColor")
    assert lit != plain


def test_why_is_told_on_hover_and_on_focus_and_escape_closes_it(tab):
    page = tab.open("/articles/art_2")
    button, reasons = page.locator("#s2 .ask"), page.locator("#s2 .reasons")
    assert not reasons.is_visible()
    button.hover()
    assert reasons.is_visible()
    assert "attribution-small" in reasons.inner_text()
    page.mouse.move(0, 0)
    assert not reasons.is_visible()
    button.focus()
    assert reasons.is_visible()
    page.keyboard.press("Escape")
    assert not reasons.is_visible()
    page.keyboard.press("Tab")
    button.focus()
    assert reasons.is_visible()


def test_every_statement_can_be_reached_with_the_keyboard_alone(tab):
    page = tab.open("/articles/art_2")
    met = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.closest('.card')?.id ?? document.activeElement.className"))
    assert {"skip", "s1", "s2", "s3", "s4", "s5"} <= met


def test_a_search_is_narrowed_down_with_a_facet_and_widened_again(tab):
    page = tab.open("/search")
    page.fill("#words", "pumps")
    page.get_by_role("button", name="Search").click()
    assert page.locator(".hits > li").count() == 6
    facet = page.locator(".facets").get_by_role("listitem").filter(has_text="denial")
    assert facet.locator(".count").inner_text() == "3"
    facet.get_by_role("link").click()
    assert page.locator(".hits > li").count() == 3
    assert page.locator("mark").first.inner_text() == "pumps"
    page.get_by_role("link", name="Take away Act: denial").click()
    assert page.locator(".hits > li").count() == 6


def test_a_found_statement_leads_to_its_place_in_the_report(tab):
    page = tab.open("/search?words=pumps&act=deny&since=2026-05-02&until=2026-05-02")
    page.locator(".hits a").first.click()
    assert page.url.endswith("/articles/art_2#s3")
    assert page.locator("#s3").is_visible()


@pytest.mark.parametrize("path", ["/articles/art_hostile", "/search?words=quay&in=articles", "/search?speaker=oduya"])
def test_what_a_report_says_never_runs(tab, path):
    page = tab.open(path)
    assert page.evaluate("window.taken") is None
    assert "taken over" not in page.title().replace(SCRIPT, "")
    assert page.locator("main img, main script").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert "<script>" in page.locator("main").inner_text() or PICTURE in page.locator("main").inner_text()


def test_a_pasted_page_never_runs(tab):
    page = tab.open("/")
    report = f"<html><body><article><h1>Quay {SCRIPT}opens</h1><p>{PICTURE}“The quay is open,” said Mara Oduya, the "
    page.fill("#pasted", report + "harbour master, on Sunday in Port Ellery.</p></article></body></html>")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="What this report rests on").wait_for()
    assert page.evaluate("window.taken") is None
    assert page.locator("main img, main script").count() == 0


def test_without_scripts_everything_is_there(browser, workbench):
    page = browser.new_page()
    # Not by intercepting requests: a page that is closed with one under way may hang the browser.
    browser.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(workbench + "/articles/art_2")
    page.locator("#s2 .ask").focus()
    assert page.locator("#s2 .reasons").is_visible()
    page.close()


def test_a_password_is_asked_for_and_opens_the_workbench(new_tab, serve, ledger_file):
    tab = new_tab(serve(ledger_file, ONRECORD_PASSWORD="a long enough password"))
    page = tab.open("/search?words=pumps")
    assert "/login" in page.url
    page.fill("#password", "a long enough password")
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("link", name="Search").click()
    assert page.locator(".hits > li").count() > 0
    page.get_by_role("button", name="Leave").click()
    assert "/login" in page.url
