"""The chronology in a browser: filter, search, page, go back; by keyboard, on a phone, without JavaScript."""

import re

import pytest

pytestmark = pytest.mark.browser


def sentence(page):
    return " ".join(page.locator("#sentence").inner_text().split())


def count(page):
    return int(re.match(r"(\d+) event", sentence(page))[1])


def slugs(page):
    return page.locator(".ev").evaluate_all("rows => rows.map(row => row.id)")


def change(page, act):
    """Do something that replaces the view, and wait for it."""
    page.evaluate("document.getElementById('view').dataset.old = 'yes'")
    act()
    page.wait_for_selector("#view:not([data-old])", state="attached")
    page.wait_for_selector("body:not(:has(.htmx-request, .htmx-settling))", state="attached")


def test_a_tick_filters_announces_and_keeps_focus(open_page):
    page = open_page("/")
    before = count(page)
    change(page, lambda: page.locator("input[name=actor][value=iran]").check())
    assert "involving Iran" in sentence(page)
    assert count(page) < before
    assert page.url.endswith("/?actor=iran")
    assert page.locator("#said").inner_text().startswith(f"{count(page)} events")
    assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["actor", "iran"]


def test_back_restores_the_whole_page_of_the_view_before(open_page):
    page = open_page("/")
    everything = slugs(page)
    change(page, lambda: page.locator("input[name=actor][value=iran]").check())
    assert slugs(page) != everything
    page.go_back(wait_until="commit")
    page.wait_for_selector("input[name=actor][value=iran]:not(:checked)")
    page.wait_for_load_state("networkidle")
    assert slugs(page) == everything
    assert not page.locator("input[name=actor][value=iran]").is_checked()


def test_a_phrase_of_the_sentence_can_be_taken_out(open_page):
    page = open_page("/?actor=iran&from=2020")
    change(page, lambda: page.locator("a.phrase", has_text="Iran").first.click())
    assert "actor" not in page.url and "from=2020" in page.url


@pytest.mark.parametrize("spelling", ["Soleimani", "Süleymani", "سليماني"])
def test_search_finds_a_person_under_any_name(open_page, spelling):
    page = open_page("/")
    page.locator("#q").fill(spelling)
    change(page, lambda: page.keyboard.press("Enter"))
    titles = page.locator(".ev h3").all_inner_texts()
    assert any("drone strike" in title for title in titles)
    assert 0 < len(titles) < 86


def test_the_next_page_takes_the_focus_to_the_heading(open_page):
    page = open_page("/?per_page=20")
    first = slugs(page)
    change(page, lambda: page.locator("#later").click())
    second = slugs(page)
    assert len(first) == len(second) == 20
    assert not set(first) & set(second)
    assert page.evaluate("document.activeElement.id") == "sentence"


def test_what_cannot_be_read_is_said_and_the_form_kept(open_page):
    page = open_page("/?from=2020")
    page.locator("#from").fill("yesterday-ish")
    change(page, lambda: page.locator("#from").press("Enter"))
    assert "yesterday-ish" in page.locator(".unread").inner_text()
    assert page.locator("#from").input_value() == "yesterday-ish"
    assert slugs(page) == []
    page.heard.clear()  # the browser's own line about the 400


def test_a_receipt_opens_beside_its_number_and_closes_by_keyboard(open_page):
    page = open_page("/")
    button = page.locator(".ev button.cite").first
    button.focus()
    page.keyboard.press("Enter")
    receipt = page.locator("[popover]:popover-open")
    assert receipt.locator("mark").inner_text()
    assert re.search(r"¶\s*\d+", receipt.inner_text())
    page.keyboard.press("Escape")
    assert page.locator("[popover]:popover-open").count() == 0
    assert button.evaluate("button => document.activeElement === button")


def test_a_phone_filters_by_a_sheet_and_shows_an_event_early(open_page):
    page = open_page("/", width=360, height=740)
    assert page.locator(".ev h3").first.bounding_box()["y"] < 600
    page.locator("#open-filter").click()
    page.locator("input[name=kind][value=plan]").check()
    change(page, lambda: page.locator("#show").click())
    assert "planned" in sentence(page).lower() or "plans" in sentence(page).lower()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_without_javascript_everything_can_be_reached(open_page):
    page = open_page("/", script=False)
    page.locator("input[name=actor][value=iran]").check()
    page.locator("#show").click()
    assert "actor=iran" in page.url and "involving Iran" in sentence(page)
    page.goto("/")
    page.locator("#q").fill("Süleymani")
    page.locator("#q").press("Enter")
    assert len(slugs(page)) > 0
    page.locator(".ev button.cite").first.click()
    assert page.locator("[popover]:popover-open mark").count() == 1
    page.keyboard.press("Escape")
    page.locator(".ev h3 a").first.click()
    assert "/events/" in page.url
    page.locator("a.para").first.click()
    assert re.search(r"/articles/[a-z0-9-]+/#p\d+$", page.url)


def test_the_theme_is_kept(open_page):
    page = open_page("/")
    page.locator("label[for=theme-dark]").click()
    page.goto("/about/")
    assert page.evaluate("getComputedStyle(document.body).colorScheme || getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_first_load_is_small_and_own(open_page):
    page = open_page("about:blank")
    sizes = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes.values()) <= 100_000, sizes
