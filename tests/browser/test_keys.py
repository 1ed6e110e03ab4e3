"""The keys: search, rows, open, help; silent in fields and when switched off."""

import pytest

pytestmark = pytest.mark.browser


def focused(page):
    return page.evaluate("document.activeElement.closest('.ev')?.id ?? document.activeElement.id")


def rows(page):
    return page.locator(".ev").evaluate_all("rows => rows.map(row => row.id)")


def test_keys_walk_the_rows_and_open_one(open_page):
    page = open_page("/")
    first, second = rows(page)[:2]
    page.keyboard.press("j")
    assert focused(page) == first
    page.keyboard.press("j")
    assert focused(page) == second
    page.keyboard.press("k")
    assert focused(page) == first
    page.keyboard.press("o")
    page.wait_for_url(f"**/events/{first}/")


def test_a_slash_leads_to_the_search_and_letters_stay_letters_there(open_page):
    page = open_page("/about/")
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.type("jo?k/")
    assert page.locator("#q").input_value() == "jo?k/"
    assert not page.locator("#keys").is_visible()


def test_a_question_mark_shows_the_keys_and_escape_hides_them(open_page):
    page = open_page("/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_keys_stay_off_once_switched_off(open_page):
    page = open_page("/")
    page.locator("#open-keys").click()
    page.locator("#keys-on").uncheck()
    page.reload()
    for key in ("j", "?", "/"):
        page.keyboard.press(key)
    assert focused(page) == ""
    page.locator("#open-keys").click()
    assert not page.locator("#keys-on").is_checked()
    page.locator("#keys-on").check()
    page.keyboard.press("Escape")
    page.locator("body").press("/")
    assert focused(page) == "q"


def test_no_key_is_offered_where_none_can_work(open_page):
    page = open_page("/", script=False)
    assert not page.locator("#open-keys").is_visible()
    assert not page.locator("#keys").is_visible()
