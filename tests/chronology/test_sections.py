"""Headings of a page, their counts, and the months to which no event is dated."""

import pytest

from timeline.chronology.paging import Page
from timeline.chronology.sections import parts


@pytest.fixture
def told(view, make_event):
    """What a page tells from top to bottom: headings with their counts, and gaps."""

    def make(dates, query="", **options):
        for date in dates:
            make_event(f"Event of {date}", date)
        filters = view(query)
        return [part.words if part.is_gap else (part.label, part.count) for part in parts(Page(filters.events(), filters), **options)]

    return make


MIXED = ["2003/2020", "2019-12", "2020", "2020-01-03", "2020-01", "2020-03-01", "2020-06"]


def test_months_without_events_are_told_in_runs(told):
    assert told(MIXED) == [
        ("2003 to 2020", 1),
        ("December 2019", 1),
        ("2020", 1),
        ("January 2020", 2),
        "February 2020: no event dated to this month",
        ("March 2020", 1),
        "April to May 2020: no event dated to these months",
        ("June 2020", 1),
    ]


def test_newest_first_is_told_the_other_way_round(told, make_event):
    oldest = told(MIXED)
    assert told([], "order=newest") == oldest[::-1]


@pytest.mark.parametrize(
    ("dates", "query", "expected"),
    [
        (
            ["2018-11", "2019-02"],
            "",
            [("November 2018", 1), "December 2018 to January 2019: no event dated to these months", ("February 2019", 1)],
        ),
        (
            ["2018-11", "2019", "2019-02"],
            "",
            [
                ("November 2018", 1),
                "December 2018: no event dated to this month",
                ("2019", 1),
                "January 2019: no event dated to this month",
                ("February 2019", 1),
            ],
        ),
        (
            ["[2020-01-20..2020-03-02]", "2020-06"],
            "from=2020-03&to=2020-06",
            [("January 2020", 1), "March to May 2020: no event dated to these months", ("June 2020", 1)],
        ),
        (
            ["2020-01", "[2020-01-25..2020-02-20]", "2020-04"],
            "",
            [("January 2020", 2), "February to March 2020: no event dated to these months", ("April 2020", 1)],
        ),
        (["2018", "2020"], "", [("2018", 1), "2019: no event dated to this year", ("2020", 1)]),
        (["1979", "2003"], "", [("1979", 1), "1980 to 2002: no event dated to these years", ("2003", 1)]),
        (["2018", "2019/2020"], "", [("2018", 1), ("2019 to 2020", 1)]),
        (["2018", "2018-03"], "", [("2018", 1), "January to February 2018: no event dated to these months", ("March 2018", 1)]),
        (["2018", "2019-03"], "", [("2018", 1), "January to February 2019: no event dated to these months", ("March 2019", 1)]),
        (
            ["1979/2003", "1979", "2003"],
            "from=1990-06",
            [("1979 to 2003", 1), ("2003", 1)],
        ),
        (["9999-11", "9999-12"], "", [("November 9999", 1), ("December 9999", 1)]),
        (["2020-01", "2020-03"], "kind=occurrence", [("January 2020", 1), ("March 2020", 1)]),
    ],
)
def test_a_gap_never_claims_more_than_the_view_knows(told, dates, query, expected):
    assert told(dates, query) == expected


def test_gaps_can_be_left_out(told):
    assert told(["2020-01", "2020-03"], gaps=False) == [("January 2020", 1), ("March 2020", 1)]


def test_a_heading_counts_events_of_other_pages_too(told):
    assert told(["2020-01", "2020-01-02", "2020-01-03", "2020-04"], "per_page=2") == [("January 2020", 3)]


def test_a_gap_at_the_end_of_a_page_is_told_there(told):
    assert told(["2020-01", "2020-04"], "per_page=1") == [("January 2020", 1), "February to March 2020: no event dated to these months"]


def test_a_part_knows_its_anchor_its_scale_and_what_it_leaves_open(view, make_event):
    make_event("Strike", "2020")
    filters = view()
    part = parts(Page(filters.events(), filters))[0]
    assert (part.id, part.left_open, len(part.scale)) == ("h-2020", "not dated to one month", 12)


def test_nothing_is_told_of_an_empty_page(told):
    assert told([]) == []
