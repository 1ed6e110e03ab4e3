"""A server as ``make run`` starts it, with the first chronology in a database of its own, and Chromium in front of it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.needs import CHROMIUM, missing
from tests.serving import empty_database, running

HERE = Path(__file__).resolve().parent
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    with empty_database(tmp_path_factory.mktemp("browser"), "browser") as address:
        yield address


@pytest.fixture(scope="session")
def server(database):
    """The address of a running server with the shipped chronology."""
    with running(database, LOAD_EXAMPLE="1") as started:
        yield started.address


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        missing("Chromium (Debian's package chromium)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread beside the other tests
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """Open a path; what the console or the network complained of stands in ``page.heard`` and fails the test at its end."""
    contexts, heard = [], []

    def open_(path="/", *, width=1280, height=900, dark=False, script=True, **options):
        context = chromium.new_context(
            base_url=server,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: request.url.startswith((server, "data:")) or heard.append(f"foreign request: {request.url}"))
        page.heard = heard
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []
