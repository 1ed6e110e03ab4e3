"""Dates that belong to a thing, a report or another event, and days that head what stands below them."""

import pytest

from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read


def told(text):
    """Title and date of each proposal."""
    found = extract(read(text.encode()), Gazetteer.of_records({"actors": [], "places": []}), published="2020-04-09")
    return [(proposal.title, proposal.date.edtf) for proposal in found.proposals]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor gave money to the museum, according to a news agency report on Friday.",
        "The choir left the town near the record low set on 3 March.",
        "The mill reported a loss for the quarter ended 31 January.",
        "The mill posted a profit, up from its 2003 results.",
        "The mill said fourth quarter sales were good.",
        "The mill restated 2002 and 2003 results.",
        "The firm challenged the use of the Harbour Act 1949.",
        "Parents are expected to spend a lot on toys at Christmas.",
        "With the loss of the mill on 3 March, the town slept.",
        "The bridge, due for repair in 2015, was painted.",
        "The clerk showed a letter dated 3 March.",
        "The firm called for the sale on 7 May of its shares.",
        "The guard who hosted the Tonight Show slept.",
    ],
)
def test_the_date_of_a_thing_dates_no_verb(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The council banned a film from 1998.", [("The council bans a film", "[..2020-04-09]")]),
        ("Ahead of Sunday’s meeting in Lim, the mayor slept.", [("The meeting in Lim is due", "2020-04-12")]),
        ("The council is holding a meeting on Friday.", [("The council is to hold a meeting", "2020-04-10")]),
        ("The council, on 3 March, painted the bridge.", [("The council paints the bridge", "2020-03-03")]),
        ("The council agreed to a meeting on 3 March.", [("The council agrees to a meeting", "2020-03-03")]),
        (
            "Two men were arrested over the murder of a clerk last year.",
            [("Two men are arrested over the murder of a clerk", "[..2020-04-09]"), ("Murder of a clerk", "2019")],
        ),
        ("Two men were arrested over the murder on Monday.", [("Two men are arrested over the murder", "2020-04-06")]),
    ],
)
def test_what_has_another_date_keeps_its_own(text, events):
    assert told(text)[: len(events)] == events


CHRONOLOGY = """How it began

The strike had been feared for months.

3 March

Miners walked out of the pit. The owners had warned them.

5 March

Police arrested two miners.

The end

A court freed the miners.
"""


def test_a_day_heads_the_paragraphs_below_it():
    assert told(CHRONOLOGY) == [
        ("Miners walk out of the pit", "2020-03-03"),
        ("Police arrest two miners", "2020-03-05"),
    ]


def test_days_that_go_back_are_those_of_posts():
    assert told("5 March\n\nPolice arrested two miners.\n\n3 March\n\nMiners painted the pit.\n") == [
        ("Police arrest two miners", "[..2020-04-09]")
    ]


def test_a_day_with_a_full_stop_heads_its_item():
    assert told("• 3 March. Miners painted the pit.") == [("Miners paint the pit", "2020-03-03")]
