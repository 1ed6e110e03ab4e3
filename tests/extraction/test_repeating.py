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
        ("Omar Said was arrested in 2003 and in 2007 in Karo.", ["2003", "2007"]),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Omar Said was shot on 3 May 2019 and on 7 June 2019 the boy died.",
            [("Omar Said is shot", "2019-05-03"), ("The boy dies", "2019-06-07")],
        ),
        ("The firm was founded in 1990 and in 1995 it was idle.", [("The firm is founded", "1990")]),
    ],
)
def test_a_list_ends_where_another_deed_begins(text, told):
    assert events(text) == told


def test_nor_behind_it_without_a_verb():
    assert [date for _, date in events("The firm was founded in 1990 and in 1995 the first mill.")] == ["1990"]
