"""Actors, events, the network and the review in a browser, over a ledger with acts, events, places and a crowd."""

from dataclasses import replace

import pytest

from onrecord.ledger import open_ledger
from onrecord.records import Accusation, Reply
from tests.browser.conftest import PICTURE, SCRIPT, hostile
from tests.browser.test_access import MOVED
from tests.ledger import press
from tests.ledger.stories import packed

PAGES = {
    "actors": "/actors",
    "actor": "/actors/{who}",
    "hostile": "/actors/{hostile}",
    "audit": "/audit",
    "events": "/events",
    "world": "/events?map=world",
    "network": "/network",
    "review": "/review?by=mina",
    "name": "/review?forget=yes",
    "blind": "/review?by=tomas&turn=blind",
    "agreement": "/review/agreement",
}


@pytest.fixture(scope="module")
def press_file(tmp_path_factory):
    """A ledger of a press of our own, with a hostile report among it."""
    path = tmp_path_factory.mktemp("press") / "onrecord.db"
    wicked = hostile()
    told = replace(wicked.statements[0], about=("act_hostile_other",), act="accuse")
    other = replace(wicked.actors[0], id="act_hostile_other", name=f"{SCRIPT} the Other")
    (event, *_) = press.report(1).events
    where = replace(event.where, name=f"{PICTURE} Quay", lat=12.0)
    deed = replace(event, id="evt_hostile", actors=("act_hostile",), where=where, statement=None)
    charge = Accusation(
        id=told.id,
        statement=told.id,
        accuser=told.speaker,
        accused=told.about,
        reply=Reply.DECLINED,
        spans=told.content,
    )
    audit = replace(wicked.audit, accusations=(charge,))
    with open_ledger(str(path), write=True, create=True) as ledger:
        press.fill(ledger, 4)
        press.fill_crowd(ledger, 60)
        ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
        record = replace(wicked, actors=(*wicked.actors, other), statements=(told,), events=(deed,), audit=audit)
        ledger.writer.keep(packed(record, name="hostile.html"))
    return path


@pytest.fixture(scope="module")
def shared(serve, press_file):
    """A server over it, for those who only look."""
    return serve(press_file)


@pytest.fixture
def looking(new_tab, shared):
    """A tab there."""
    return new_tab(shared)


@pytest.fixture
def own(new_tab, serve, tmp_path):
    """A tab at a server of its own, for those who judge."""
    path = tmp_path / "own.db"
    with open_ledger(str(path), write=True, create=True) as ledger:
        press.fill(ledger, 1)
    return new_tab(serve(path))


def path_of(tab, path):
    """A page's path with the ids of this ledger."""
    for name, wanted in (("{who}", "Mara Oduya"), ("{hostile}", "the Other")):
        if name in path:
            page = tab.open(f"/actors?name={wanted}")
            path = path.replace(name, page.locator("tbody a").first.get_attribute("href").rpartition("/")[2])
    return path


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_no_serious_fault(looking, path):
    page = looking.open(path_of(looking, path))
    assert looking.faults() == []
    page.emulate_media(color_scheme="dark")
    assert looking.faults() == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_moves_while_a_page_loads_and_none_is_wider_than_the_screen(looking, path):
    page = looking.open(path_of(looking, path))
    assert page.evaluate(MOVED) < 0.01
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_a_bar_of_an_actors_chart_leads_to_its_statements(looking):
    page = looking.open(path_of(looking, "/actors/{who}"))
    assert page.locator(".drawing-spoken").is_visible()
    page.locator(".drawing-spoken a").first.click()
    page.wait_for_url("**/search?**")
    assert "act=" in page.url


def test_the_figures_behind_a_chart_open_by_keyboard(looking):
    page = looking.open(path_of(looking, "/actors/{who}"))
    page.locator(".behind summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".behind tbody tr").first.is_visible()


def test_names_of_forty_actors_do_not_lie_on_one_another(looking):
    page = looking.open("/network")
    # Boxes that stand askew are compared by their own outlines, cut along their length.
    meet = """() => {
      const names = [...document.querySelectorAll(".drawing-network a text")];
      const rays = names.map(one => {
        const box = one.getBBox(), into = one.getScreenCTM(), dots = [];
        for (let at = 0; at <= 6; at++) {
          const dot = new DOMPoint(box.x + box.width * at / 6, box.y + box.height / 2).matrixTransform(into);
          dots.push([dot.x, dot.y]);
        }
        return {dots, half: box.height * Math.hypot(into.a, into.b) / 2, words: one.textContent};
      }).filter(one => one.words);
      const met = [];
      rays.forEach((one, at) => rays.slice(at + 1).forEach(other => one.dots.forEach(a => other.dots.forEach(b => {
        if (Math.hypot(a[0] - b[0], a[1] - b[1]) < one.half) met.push(one.words + " / " + other.words);
      }))));
      return [rays.length, met];
    }"""
    number, met = page.evaluate(meet)
    assert number >= 40
    assert met == []


def test_an_actor_in_the_network_leads_to_their_page(looking):
    page = looking.open("/network")
    page.locator(".drawing-network a text", has_text="Mara Oduya").click()
    page.wait_for_url("**/actors/who_**")
    assert page.locator("h1").inner_text() == "Mara Oduya"


def test_an_event_on_the_map_leads_to_its_rows(looking):
    page = looking.open("/events")
    page.locator(".drawing-map a").first.click()
    page.wait_for_url("**place=**")
    assert page.locator(".part tbody tr").count() > 0


def test_hostile_names_run_nowhere(looking):
    for path in ("/actors", "/actors/{hostile}", "/audit", "/events", "/network", "/review?by=mina"):
        page = looking.open(path_of(looking, path))
        assert page.evaluate("window.taken === undefined")
        assert page.title().endswith("onrecord")


def hit(page, key):
    """Press a key once the page and what listens to its keys are there."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_a_review_by_keys_alone(own):
    page = own.open("/review")
    page.keyboard.type("mina")
    hit(page, "Enter")
    page.get_by_text("0 of 9 decided").wait_for()
    hit(page, "a")
    page.get_by_text("1 of 9 decided").wait_for()
    hit(page, "r")
    page.get_by_text("2 of 9 decided").wait_for()
    words = page.locator(".words").inner_text()
    hit(page, "c")
    page.keyboard.type("den")
    hit(page, "Enter")
    page.get_by_role("heading", name="What this would change").wait_for()
    assert "act accuse → deny" in " ".join(page.locator(".preview li").first.inner_text().replace(":", "").split())
    assert page.locator(".words").inner_text() == words
    page.locator("button:focus").wait_for()
    hit(page, "Enter")
    page.get_by_text("3 of 9 decided").wait_for()
    hit(page, "s")
    page.get_by_text("Skipped; it is kept among the skipped.").wait_for()
    for left in (3, 2):
        hit(page, "u")
        page.get_by_text("Taken back.").wait_for()
        page.get_by_text(f"{left} of 9 decided").wait_for()
    assert page.locator(".words").inner_text() == words


def test_keys_can_be_switched_off(own):
    page = own.open("/review?by=mina")
    page.get_by_label("Single keys act").uncheck()
    page.locator("main").focus()
    page.keyboard.press("a")
    page.reload()
    assert not page.get_by_label("Single keys act").is_checked()
    assert page.get_by_text("0 of 9 decided").is_visible()


def test_the_review_works_without_script(browser, own):
    page = own.open("/review?by=mina")
    browser.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.reload()
    assert not page.locator("#keys").is_visible()
    page.locator("button.accept").click()
    page.get_by_text("1 of 9 decided").wait_for()
    page.locator("#status").select_option("denied")
    page.get_by_role("button", name="See what it would change").click()
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("2 of 9 decided").wait_for()


def test_a_second_reader_reads_blind_and_the_two_are_compared(own):
    page = own.open("/review?by=mina")
    for done in (1, 2):
        page.keyboard.press("a")
        page.get_by_text(f"{done} of 9 decided").wait_for()
    page = own.open("/review?by=tomas&turn=blind")
    page.keyboard.press("a")
    page.get_by_text("1 read by tomas").wait_for()
    page.keyboard.press("r")
    page.get_by_text("There is nothing that somebody else has read").wait_for()
    page.get_by_role("link", name="Agreement").click()
    assert page.get_by_role("row", name="kept 2 1 50.0").is_visible()
