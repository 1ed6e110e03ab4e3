"""Back to the reader's own view."""

import pytest

from tests.views.seen import seen

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def crumb(client, make_event):
    """The link and its words on an event that a reader reached from this address."""
    event = make_event("Rockets fall", "2020-12-20", slug="rockets", actors=["Iran"])

    def read(referer=None):
        html = client.get(event.get_absolute_url(), headers={"Referer": referer} if referer else {}).content.decode()
        link = html.partition('<p class="crumb">')[2].partition("</p>")[0]
        return link.split('"')[1].replace("&amp;", "&"), seen(f"<main>{link}")

    return read


def test_the_way_back_is_the_readers_own_view_in_its_words(crumb):
    url, words = crumb(f"{HERE}/?actor=iran&from=2020-12&utm_source=mail&per_page=10")
    assert url == "/?from=2020-12&actor=iran&per_page=10#rockets"
    assert words == "1 event in or after December 2020, loose dates included, involving Iran, oldest first"


def test_the_page_that_was_left_is_the_page_returned_to(crumb):
    cursor = "2020-12-01.31.2020-12-20.2020-12-20.before"
    assert crumb(f"{HERE}/?actor=iran&after={cursor}")[0] == f"/?actor=iran&after={cursor}#rockets"


@pytest.mark.parametrize(
    "referer",
    [
        None,
        "https://elsewhere.example/?actor=iran",
        f"{HERE}/events/another/?actor=iran",
        f"{HERE}/?from=yesterday",
        f"{HERE}/?actor=nobody-of-this-name",
        "http://[broken",
        f"{HERE}/?" + "&".join("a=1" for _ in range(10_500)),
        "no address at all",
    ],
)
def test_from_anywhere_else_it_is_the_whole_chronology(crumb, referer):
    assert crumb(referer) == ("/#rockets", "The whole chronology")
