"""Plans told inside sentences, deadlines, and what somebody was let do."""

import pytest

from tests.extraction.articles import events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A second hearing was set for May 14.", ("A second hearing is due", "2020-05-14")),
        ("A hearing is planned for next Tuesday.", ("A hearing is due", "2020-04-14")),
        ("A ruling is expected next month.", ("A ruling is due", "2020-05")),
        ("The book, expected next month, is short.", ("The book is due", "2020-05")),
        ("The next hearing is on 14 May.", ("The next hearing is due", "2020-05-14")),
        ("The deadline for bids is 30 April.", ("The deadline for bids is due", "2020-04-30")),
        ("The trial, due to start on 4 May, will be short.", ("The trial is to start", "2020-05-04")),
        ("The ministry plans to close the mine in June.", ("The ministry plans to close the mine", "2020-06")),
    ],
)
def test_what_is_set_for_a_day_to_come_is_a_plan(text, told):
    assert events(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The next hearing is on hold until 14 May.",
        "It is Sunday.",
        "The date is 30 April.",
        "The target is 2030.",
        "The weather is in May.",
        "The mills made fewer tools than expected in May.",
        "Good Friday is on 10 April.",
        "The mill was expected in 2011 to be idle.",
        "Its bid, due to end last Thursday, is still open.",
        "Their peace plans to end it by May were idle.",
    ],
)
def test_what_is_on_no_day_to_come_is_none(text):
    assert events(text) == []


def test_the_day_of_what_is_put_off_is_not_that_of_the_putting_off():
    assert ("The elections are due", "2020-06") in events("The elections, due in June, were put off.")
    assert all(date == "2020-06" for title, date in events("The elections, due in June, were put off.") if "due" in title)
    assert not any("put off" in title and date == "2020-06" for title, date in events("The elections, due in June, were put off."))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The boy must be sent home by 14 April.", ("The boy must be sent home", "[..2020-04-14]")),
        ("The family was told to leave the house by Sunday.", ("The family is told to leave the house", "[..2020-04-12]")),
        ("Miners were given until 30 April to leave.", ("Miners are to leave", "[..2020-04-30]")),
        ("The firm gave the miners until 30 April to sign.", ("The miners are to sign", "[..2020-04-30]")),
    ],
)
def test_a_deadline_to_come_is_a_plan(text, told):
    assert events(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Omar Said was allowed to leave on Monday.", ("Omar Said is allowed to leave", "2020-04-06")),
        ("Miners were able to go home on Monday.", ("Miners go home", "2020-04-06")),
    ],
)
def test_what_somebody_was_let_do_was_done(text, told):
    assert events(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The boy must be sent home.",
        "The miners had until 30 March to leave.",
        "The family was told to leave the house on Sunday.",
        "Omar Said was not allowed to leave on Monday.",
        "Omar Said may be allowed to leave on Monday.",
        "Miners are able to go home.",
    ],
)
def test_no_deadline_to_come_and_nothing_that_was_let(text):
    assert events(text) == []


def test_a_verb_of_lasting_is_no_length_of_time():
    assert events("A trial due to start on 4 May will last six weeks.") == [("A trial is to start", "2020-05-04")]


BEFORE = "Omar Said was arrested on 3 November 2018 and charged on 5 December 2018. He was freed on 10 January 2019. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BEFORE + "The judge set a hearing for May 14.", ("A hearing is due", "2020-05-14")),
        (BEFORE + "He pleaded guilty last week and faces trial on May 14.", ("A trial is due", "2020-05-14")),
    ],
)
def test_a_day_set_near_ahead_is_not_one_of_the_years_looked_back_on(text, told):
    assert told in events(text)


def test_a_day_set_far_ahead_may_be_one_of_them():
    assert not any(date == "2020-07-20" for _, date in events(BEFORE + "The judge set a hearing for July 20."))


def test_what_is_put_off_is_on_its_new_day():
    assert events("The trial was put off until 4 May.") == [("The trial is due", "2020-05-04")]


def test_what_is_put_on_trial_is_not_put_off():
    assert events("Two men in Karo on Monday were put on trial.") == [("Two men in Karo are put on trial", "2020-04-06")]


@pytest.mark.parametrize(
    "text",
    ["A visit to Karo on Monday was called off.", "A visit to Karo on Monday was put off.", "A visit to Karo on Monday was postponed."],
)
def test_the_day_of_what_was_called_off_is_not_that_of_calling_it_off(text):
    assert not any("2020-04" in date for title, date in events(text) if "off" in title or "postponed" in title)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The dam burst shortly before 1:30 p.m. on Friday.", "2020-04-03"),
        ("The dam burst just after 3am on Sunday.", "2020-04-05"),
    ],
)
def test_close_to_an_hour_is_on_its_day(text, date):
    assert [day for _, day in events(text)] == [date]


def test_two_days_are_two_events():
    assert {date for _, date in events("The conviction of Omar Said in 2011 was quashed on Monday.")} == {"2011", "2020-04-06"}
