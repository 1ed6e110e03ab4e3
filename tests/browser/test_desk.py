"""The desk: nothing for axe-core to find, nothing against the policy, and everything by keyboard without a script."""

import os
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.serving import ROOT

pytestmark = pytest.mark.browser
NAME, PASSWORD = "desk", "a long enough word"
PAGES = [
    "/admin/",
    "/admin/timeline/event/",
    "/admin/timeline/claim/?q=nowordlikethis",
    "/admin/timeline/actor/",
    "/admin/timeline/proposal/",
    "/admin/timeline/event/add/",
    "/admin/timeline/event/1/change/",
    "/admin/timeline/event/1/history/",
    "/admin/timeline/claim/1/change/",
    "/admin/timeline/citation/1/change/",
    "/admin/timeline/article/add/",
    "/admin/timeline/article/1/change/",
    "/admin/timeline/actor/1/change/",
    "/admin/timeline/place/1/change/",
    "/admin/auth/user/1/change/",
]
TYPED = {
    "title": "Rockets land near the airport",
    "kind": "occ",
    "type-named": "rocket attack",
    "date": "late November 2020",
    "date_basis": "written",
    "claims-0-text": "Three rockets land near the airport.",
    "claims-0-about-named": "happened",
    "participations-0-actor-named": "Iraq",
    "participations-0-role": "target",
    "event_places-0-place-named": "Baghdad",
}


@pytest.fixture(scope="module")
def signed_in(server, database, chromium):
    """What a browser keeps once somebody has signed in."""
    account = {"DJANGO_SUPERUSER_USERNAME": NAME, "DJANGO_SUPERUSER_PASSWORD": PASSWORD, "DJANGO_SUPERUSER_EMAIL": "desk@example.org"}
    command = [sys.executable, "manage.py", "createsuperuser", "--noinput"]
    subprocess.run(command, cwd=ROOT, env=os.environ | account | {"DATABASE_URL": database}, check=True, capture_output=True)
    context = chromium.new_context(base_url=server)
    page = context.new_page()
    page.goto("/admin/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    yield context.storage_state()
    context.close()


def findings(page):
    """What axe-core finds; it does not load style sheets again, which the policy would not let it write into the page."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{page.url} {one['id']}: {one['help']} {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_no_page_of_the_desk_bars_anyone(open_page, signed_in, width, dark):
    page = open_page("/admin/login/", width=width, dark=dark)
    said = findings(page)
    page.context.add_cookies(signed_in["cookies"])
    for path in PAGES:
        assert page.goto(path).status == 200, path
        page.wait_for_load_state("networkidle")
        said += findings(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            said.append(f"{path} runs off the side at {width}px")
    assert said == []


def test_an_opened_list_of_rows_is_named_and_searched_by_keyboard(open_page, signed_in):
    page = open_page("/admin/timeline/event/add/", storage_state=signed_in)
    page.locator("#id_type ~ .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("rocket att")
    page.locator(".select2-results__option--highlighted", has_text="rocket attack").wait_for()
    assert findings(page) == []
    page.keyboard.press("Enter")
    assert page.locator("#id_type option:checked").inner_text() == "rocket attack"


def test_an_event_is_added_by_keyboard_without_a_script(open_page, signed_in):
    page = open_page("/admin/timeline/event/add/", script=False, storage_state=signed_in)
    waiting = dict(TYPED)
    for _ in range(150):
        page.keyboard.press("Tab")
        name = page.locator(":focus").get_attribute("name") if page.locator(":focus").count() else ""
        if name in waiting:
            page.keyboard.type(waiting.pop(name))
        elif name == "_continue" and not waiting:
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert waiting == {}
    assert page.locator("#id_type option:checked").inner_text() == "rocket attack"
    assert page.locator("#id_date").input_value() == "[2020-11-21..2020-11-30]"
    assert page.locator("#id_claims-0-text").input_value() == "Three rockets land near the airport."
    assert page.locator("#id_participations-0-role option:checked").inner_text() == "target (against)"
    assert page.locator("#id_event_places-0-place option:checked").inner_text() == "Baghdad"
    page.goto("/admin/")
    assert "Rockets land near the airport" in page.locator("section:has(#yours)").inner_text()
