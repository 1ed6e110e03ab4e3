"""The day of publication of pages of invented news sites, against a careful reader's answers; what was reached is never lost again."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from timeline.dates import edtf
from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

TABLE = tomllib.loads((Path(__file__).resolve().parent / "pages" / "pages.toml").read_text("utf-8"))
PAGES = {page["name"]: page for page in TABLE["page"]}
KEYS = {"name", "text", "html", "day", "or", "within", "warns", "reason"}
NOT_YET = {
    "second: printed in the foot with the owner's year",  # taken for another article's
    "second: Turkish, published and updated in words",
    "Turkish, day in words",  # the language of a short page is not told
}


def source(page):
    """The page with its prose, in paragraphs where it is HTML."""
    text = page["text"].lstrip("\n")
    for name, prose in TABLE["prose"].items():
        lines = "".join(f"<p>{line}</p>" for line in prose.strip().split("\n\n")) if page.get("html") else prose
        text = text.replace(f"{{{name}}}", lines)
    return text


@cache
def published(name):
    page = PAGES[name]
    reading = read(source(page).encode(), "page.html" if page.get("html") else "page.txt")
    return extract(reading, Gazetteer.of_records({"actors": [], "places": []})).publication


def is_right(name):
    page, found = PAGES[name], published(name)
    answers = {*page.get("or", []), *([page["day"]] if "day" in page else [])}
    inside = "within" in page and found.edtf and edtf.parse(page["within"]).span.contains(edtf.parse(found.edtf).span)
    warned = all(any(words in warning for warning in found.warnings) for words in page.get("warns", []))
    return bool((found.edtf or "none") in answers or inside) and warned


def test_the_table_is_well_formed():
    assert len(PAGES) == len(TABLE["page"])
    for page in PAGES.values():
        assert set(page) <= KEYS and {"day", "within", "or"} & set(page), page["name"]
        assert all(edtf.parse(value) for value in [page.get("day"), page.get("within"), *page.get("or", [])] if value not in (None, "none"))
    assert set(PAGES) >= NOT_YET


@pytest.mark.parametrize("name", PAGES)
def test_the_day_of_a_page_is_what_a_careful_reader_tells(name):
    found = published(name)
    assert is_right(name) or name in NOT_YET, f"{found.edtf}, {found.basis}: {found.why}; {found.warnings}"


def test_the_share_of_pages_dated_rightly(record_property):
    right = sum(map(is_right, PAGES))
    record_property("pages dated rightly", f"{right} of {len(PAGES)}")
    assert right >= len(PAGES) - len(NOT_YET)
