"""One verb with several dates tells several events."""

import pytest

from tests.extraction.articles import events


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Omar Said was arrested in 2003 and again in 2005.", ["2003", "2005"]),
        ("The volcano erupted in 1902, 1929 and 1995.", ["1902", "1929", "1995"]),
        ("In 1998 and 2002 Omar Said was arrested.", ["1998", "2002"]),
        ("Omar Said was arrested in March and again in April.", ["2020-03", "2020-04"]),
        ("The court will sit on 20 April and 4 May.", ["2020-04-20", "2020-05-04"]),
    ],
)
def test_each_date_of_a_list_is_that_of_an_event(text, dates):
    assert [date for _, date in events(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Omar Said was arrested in 2003 or 2005.",
        "Omar Said was arrested in 2003 and 2005 was quiet.",
        "Omar Said was arrested between May 2003 and June 2005.",
        "The miners went on strike in 2003 and 2004.",
    ],
)
def test_two_dates_that_are_no_list_or_follow_each_other_are_one_time(text):
    assert len(events(text)) == 1
