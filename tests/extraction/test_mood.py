"""What the words only nearly say: all but done, thought, asked, measured against another year."""

import pytest

from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read


def proposals(text):
    return extract(read(text.encode()), Gazetteer.of_records({"actors": [], "places": []}), published="2020-04-09").proposals


def told(text):
    return [(proposal.title, proposal.kind, proposal.date.edtf) for proposal in proposals(text)]


@pytest.mark.parametrize(
    "text",
    [
        "By mid-March the rebels had nearly taken the harbour.",
        "Divers sought the boat of a guard presumed drowned on 3 March.",
        "The council may sell the pier, as happened two years ago with the mill.",
        "The bank forecast that sales will fall in May.",
        "Sales failed to help the mill recover from a poor harvest in March.",
        "There are also pressing economic reasons for Lim’s decision.",
        "A court filing on 3 March gave no reason.",
        "The mill paid a dividend of 4 pence, up from 3 pence a year earlier.",
        "The town has slowly recovered from a crisis in 2001.",
    ],
)
def test_what_was_not_or_nobody_knows_is_not_told(text):
    assert told(text) == []


def test_what_somebody_asks_about_is_not_told_with_what_they_know():
    assert [row[0] for row in told("It was not clear if the sale begun on Monday sprang from debts.")] == ["The sale begins"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("By mid-March the rebels had taken the harbour.", ("The rebels take the harbour", "occurrence", "[..2020-03-20]")),
        ("Police shot and killed a guard on 3 March.", ("Police shoot and kill a guard", "occurrence", "2020-03-03")),
        ("Exports nearly doubled in 2018.", ("Exports nearly double", "occurrence", "2018")),
        ("The bank said that sales will open in May.", ("Sales are to open", "plan", "2020-05")),
        ("The town had slowly recovered from a crisis in 2001.", ("The town slowly recovers from a crisis", "occurrence", "2001")),
        ("Two men have been killed in the harbour on Monday.", ("Two men are killed in the harbour", "occurrence", "2020-04-06")),
    ],
)
def test_what_is_like_it_and_was_is_told(text, row):
    assert row in told(text)


def test_what_somebody_would_do_stays_a_plan_when_its_day_is_over():
    assert told("The mayor said she would visit the harbour on Monday.")[-1][1:] == ("plan", "2020-04-06")


def test_what_and_adds_to_something_to_come_is_to_come():
    rows = told("Anna Berg said she will begin bringing troops home on Friday and meet with Ivo Lund of the miners.")
    assert ("Anna Berg is to meet with Ivo Lund of the miners", "plan", "[2020-04-09..]") in rows


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The number of guests jumped from 1,000 in 1980 to 3,000 last year.", "2019"),
        ("The league grew again, adding Karo in 1952, Lim in 1955.", "1952"),
    ],
)
def test_the_date_of_a_comparison_is_not_that_of_the_news(text, date):
    assert [row[2] for row in told(text)] == [date]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The committee read a report, leaked on 3 March.", "A report is leaked"),
        ("The bailiff recalled the last duel, fought 30 years ago.", "The last duel is fought"),
        ("The ferry, which is also a bar, sank on 3 March.", "The ferry sinks"),
    ],
)
def test_a_participle_behind_a_comma_is_said_of_the_noun(text, title):
    assert title in [row[0] for row in told(text)]


def test_who_is_named_behind_by_announces():
    rows = told("The guild fought the plan, announced on Monday by warden Doris Lane, that the ferry should stop.")
    assert rows[-1][0] == "Doris Lane announces that the ferry should stop"


def test_what_readers_found_of_use_ranks_above_what_they_did_not():
    said, untyped, nobody = proposals(
        "Anna Berg said on Monday that the bridge was shut. Ivo Lund shook the tree on Tuesday. A bridge was bombed on Friday."
    )
    assert dict(said.score_parts)["speaker"] > 0 and said.score > untyped.score
    assert dict(untyped.score_parts)["no type"] < 0 and "nobody named" not in dict(untyped.score_parts)
    assert dict(nobody.score_parts)["nobody named"] < 0 and "no type" not in dict(nobody.score_parts)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The council will decide on 17 May whether to begin talks.", ("The council is to decide whether to begin talks", "2020-05-17")),
        ("The baron last year seized and pawned the mill in Lim.", ("The baron seizes and pawns the mill in Lim", "2019")),
        ("“No court would free the clerk,” Anna Berg said on Monday.", ("Anna Berg says that no court would free the clerk", "2020-04-06")),
        (
            "Anna Berg said on Monday that no court would free the clerk.",
            ("Anna Berg says that no court will free the clerk", "2020-04-06"),
        ),
    ],
)
def test_a_title_says_no_more_than_the_words(text, row):
    assert row in [(proposal.title, proposal.date.edtf) for proposal in proposals(text)]


def test_a_participle_behind_the_day_of_its_verb_has_none_of_its_own():
    assert [row[2] for row in told("Anna Berg was arrested on 3 March hidden below the stairs.")] == ["2020-03-03"]


def test_since_an_attack_dates_the_attack_on_its_day():
    (attack,) = [
        proposal for proposal in proposals("Fewer guests have come since the 11 September 2001 attacks.") if proposal.type == "attack"
    ]
    assert attack.date.edtf == "2001-09-11"


def test_what_fell_by_so_much_is_not_fallen():
    assert "are fallen" not in " ".join(row[0] for row in told("It rose in the third quarter, when it fell 3.0%."))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "The woman found guilty of killing Ann Lee will be sentenced on Friday.",
            ["The woman found guilty of killing Ann Lee is to be sentenced"],
        ),
        ("A jury found Ann A. Lee guilty on Monday.", ["A jury finds Ann A. Lee guilty"]),
        ("The mill will close, with delays expected to last until May 5.", []),
        ("The party announced the results of its election late Sunday.", ["The party announces the results of its election"]),
    ],
)
def test_each_verb_has_its_own_doer_and_day(text, titles):
    assert [row[0] for row in told(text)] == titles


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Delegates from 20 towns agreed in 2015 to cut the toll.", "2015"),
        ("Envoys from two guilds met on Monday to sign the truce.", "2020-04-06"),
    ],
)
def test_from_measures_only_by_a_figure(text, date):
    assert [row[2] for row in told(text)] == [date]


def test_what_was_almost_destroyed_was_hurt():
    assert [row[0] for row in told("A fire almost completely destroyed the mill on 3 March.")] == [
        "A fire almost completely destroys the mill"
    ]


def test_no_sentence_tells_more_than_can_be_read():
    assert len(proposals("On 3 March " + "the May attack, " * 100 + "were told of.")) < 40
