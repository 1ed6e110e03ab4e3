"""Every page, wide and narrow, light and dark: nothing for axe-core to find, nothing that runs off the side."""

import json
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
SIZES = [(1280, False), (820, True), (360, False), (360, True)]


@pytest.fixture(scope="session")
def paths(server):
    """One page of each kind, found through the file of the whole chronology."""
    with urllib.request.urlopen(f"{server}/events.json", timeout=30) as answer:
        found = json.load(answer)
    disputed = max(found["events"], key=lambda event: len(event["disagreements"]) * 100 + len(event["claims"]))
    statement = next(event for event in found["events"] if event["kind"] == "statement")
    plan = next(event for event in found["events"] if event["kind"] == "plan")
    events = [f"/events/{event['id']}/" for event in (disputed, statement, plan)]
    articles = [f"/articles/{article['id']}/" for article in found["articles"]]
    actor, place, topic = disputed["actors"][0]["id"], disputed["places"][0]["id"], disputed["topics"][0]
    rows = [f"/actors/{actor}/", f"/places/{place}/", f"/topics/{topic}/"]
    lists = ["/", "/articles/", "/actors/", "/places/", "/topics/", "/changes/", f"{events[0]}changes/", "/about/", "/data/"]
    states = ["/?from=2020-10&to=2020-10&within=1", "/?q=nowordlikethis", "/?from=abc", "/changes/?after=abc", "/nowhere/"]
    return [*lists, *events, *articles, *rows, *states]


def findings(page):
    """What axe-core finds, one line each; its best practices included."""
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']}: {one['help']} {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_no_page_bars_anyone(open_page, paths, width, dark):
    said = []
    page = open_page("/", width=width, dark=dark)
    for path in paths:
        page.goto(path)
        said += findings(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            said.append(f"{path} runs off the side at {width}px")
    page.heard[:] = [line for line in page.heard if "status of 40" not in line]
    assert said == []


def test_an_open_receipt_and_the_open_filter_bar_nobody(open_page):
    page = open_page("/", width=360)
    page.locator(".ev button.cite").first.click()
    assert findings(page) == []
    page.keyboard.press("Escape")
    page.locator("#open-filter").click()
    assert findings(page) == []


def test_no_page_needs_a_script(open_page, paths):
    page = open_page("/", script=False)
    for path in paths:
        page.goto(path)
        assert page.locator("h1").count() == 1, path
        assert len(page.locator("main").inner_text()) > 40, path
    page.heard[:] = [line for line in page.heard if "status of 40" not in line]


def test_a_pasted_copy_is_checked(open_page, paths):
    article = next(path for path in paths if path.startswith("/articles/") and path != "/articles/")
    page = open_page(article)
    page.locator("textarea").fill("These are not the words of that article.")
    page.locator("form:has(textarea) button").click()
    page.wait_for_load_state("networkidle")
    assert "not" in page.locator("main").inner_text()
    assert page.context.cookies() == []


def test_print_shows_the_receipts_as_notes(open_page):
    page = open_page("/?q=Soleimani")
    page.emulate_media(media="print")
    assert page.locator("ol li:has(mark)").first.is_visible()
    assert not page.locator("#narrow").is_visible()
