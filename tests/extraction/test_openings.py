"""What a sentence opens with, "Founded in 2010, the club …": who it was, and which day is whose."""

import pytest

from tests.extraction.articles import events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Founded in 2010 by two brothers, the mill employs 40 people.", [("The mill is founded by two brothers", "2010")]),
        ("Built in 1931 and painted in 1985, the tower is tall.", [("The tower is built", "1931"), ("The tower is painted", "1985")]),
        ("Elected mayor in 2015, Anna Berg has been ill.", [("Anna Berg is elected mayor", "2015")]),
        ("Named chief judge in 2011, Anna Berg served until 2016.", [("Anna Berg is named chief judge", "2011")]),
        ("Made a captain in 2010, Omar Said has been ill.", [("Omar Said is made a captain", "2010")]),
        ("Born in 1950, Omar Said joined the navy in 1968.", [("Omar Said is born", "1950"), ("Omar Said joins the navy", "1968")]),
        ("Found in a cave on Monday, the boy is well.", [("The boy is found in a cave", "2020-04-06")]),
        ("Found in a cave on Monday, the boy said he was well.", [("The boy is found in a cave", "2020-04-06")]),
        ("Arriving in Karo on Monday, Anna Berg was tired.", [("Anna Berg arrives in Karo", "2020-04-06")]),
        ("Driven by hunger, on 3 May 2019 the miners walked to Karo.", [("The miners walk to Karo", "2019-05-03")]),
    ],
)
def test_what_a_sentence_opens_with_was_done_by_or_to_its_subject(text, told):
    assert events(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Elected officials were ill on Monday.",
        "Beginning in 2015, Anna Berg was ill.",
        "Talking to miners, Anna Berg, a writer, was not shy, but said: “It is cold.”",
    ],
)
def test_what_only_looks_like_it(text):
    assert events(text) == []


def test_nor_is_it_who_says_so_in_an_aside():
    assert "boy is found" in events("Found in a cave on Monday, Anna Berg says, the boy is well.")[0][0]
    assert not any("mayor" in title for title, _ in events("Arrested on Monday, the mayor said, was a clerk."))
    assert not any("Police" in title for title, _ in events("Killed in the raid on Monday, police said, were two men."))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Speaking in Karo on Monday, Anna Berg said the dam was safe.", "2020-04-06"),
        ("Asked about it on Monday, Anna Berg said the dam was safe.", "2020-04-06"),
        ("Speaking on Monday, Anna Berg said on Tuesday that the dam was safe.", "2020-04-07"),
    ],
)
def test_what_somebody_says_is_dated_by_when_they_spoke(text, date):
    assert [day for _, day in events(text)] == [date]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The firm said it was informed on Monday that its mill was closed.", "The firm is informed that its mill was closed"),
        ("Miners were warned on Monday to stay at home.", "Miners are warned to stay at home"),
        ("They were urged on Monday to leave.", "They are urged to leave"),
        ("Anna Berg was accused on Monday of lying.", "Anna Berg is accused of lying"),
    ],
)
def test_what_somebody_is_told_on_a_day_is_a_statement_of_nobody_named(text, told):
    assert events(text) == [(told, "2020-04-06")]


@pytest.mark.parametrize("text", ["Miners were warned to stay at home.", "It was asked on Monday.", "A joke was told on Monday."])
def test_but_not_without_a_day_nor_of_nobody(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The firm has painted its gates in Karo. It is cold.", "The firm paints its gates in Karo"),
        ("Anna Berg has been knighted in the north. It is cold.", "Anna Berg is knighted in the north"),
        ("A northern firm has agreed to pay $3m. It is cold.", "A northern firm agrees to pay $3m"),
        ("Norland has withdrawn $1bn from the bank. It is cold.", "Norland withdraws $1bn from the bank"),
    ],
)
def test_what_an_article_opens_with_in_the_perfect_has_happened(text, title):
    assert (title, "[..2020-04-09]") in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is cold in the north today. The firm has painted its gates in Karo.",
        "The firm has tried to raise its prices in Karo.",
        "The firm has not painted its gates in Karo.",
        "The firm may have painted its gates in Karo.",
        "The firm has been ill at ease in Karo.",
        "The firm painted its gates in Karo.",
    ],
)
def test_only_the_first_sentence_and_only_what_was_done(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("between", "date"),
    [("\n\n", "2019-10"), (" ", "2020-04-03")],
)
def test_the_same_day_is_one_of_the_month_that_its_paragraph_tells(between, date):
    text = f"The mill was searched on Friday.{between}A writer was shot last October, and her name was painted over that same day."
    assert [day for title, day in events(text) if "name" in title] == [date]


def test_who_was_last_seen_is_missing():
    assert events("The boy was last seen on Monday near the river.") == [("The boy is last seen near the river", "2020-04-06")]
