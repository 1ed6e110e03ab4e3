"""Dated clauses that no table knows, what shares a date, and whom pronouns mean."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose


def told(text, **more):
    return [(found.kind, found.type, found.date.edtf) for found in propose(article(text, **more))]


@pytest.mark.parametrize(
    ("text", "kind", "date", "title"),
    [
        ("Anna Berg walked to Karo on May 3.", "occurrence", "2020-05-03", "Anna Berg walks to Karo"),
        ("Some 40 pupils were flown to Karo on May 3.", "occurrence", "2020-05-03", "Some 40 pupils are flown to Karo"),
        ("The actors joined the club in 2011.", "occurrence", "2011", "The actors join the club"),
        ("Anna Berg is due in Karo on July 1.", "plan", "2020-07-01", "Anna Berg is due in Karo"),
        ("Anna Berg will brief the council on July 1.", "plan", "2020-07-01", "Anna Berg is to brief the council"),
        ("Anna Berg hoped to paint Lena Frost next month.", "plan", "2020-07", "Anna Berg hopes to paint Lena Frost"),
    ],
)
def test_a_dated_clause_without_a_known_verb_is_an_event_whose_type_is_to_be_chosen(text, kind, date, title):
    (found,) = propose(article(text))
    assert (found.kind, found.type, found.date.edtf, found.title) == (kind, None, date, title)
    assert "type to be chosen" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg walked to Karo.",
        "Anna Berg knew the answer on May 3.",
        "It rained on May 3.",
        "Anna Berg did not walk to Karo on May 3.",
        "Anna Berg may walk to Karo on July 1.",
        "Karo was cold on May 3.",
        "It was the worst fire since 2003.",
        "Anna Berg hoped to paint Lena Frost.",
    ],
)
def test_states_weather_wishes_and_undated_doings_are_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("On May 3 Anna Berg visited Karo and resigned.", [("visit", "2020-05-03"), ("resignation", "2020-05-03")]),
        ("March: Norland bombed Lim. Anna Berg resigned.", [("bombing", "2020-03"), ("resignation", "2020-03")]),
        ("Nobody has spoken since Tuesday, when Omar Said, a miner, was dug out of the mud.", [("rescue", "2020-06-09")]),
        ("Two men held in March and freed on May 3 live in Karo.", [(None, "2020-03"), (None, "2020-05-03")]),
        ("After independence in 2011 the country shelled Karo.", [("independence", "2011"), ("shelling", "[2011-01-01..2020-06-15]")]),
        ("On Tuesday the colonel set elections for July 1.", [("announcement", "2020-06-09"), ("election", "2020-07-01")]),
    ],
)
def test_what_shares_a_date_and_what_does_not(text, events):
    assert sorted((type_ or "", date) for _, type_, date in told(text)) == sorted((type_ or "", date) for type_, date in events)


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        ("Anna Berg visited Karo on May 3. She met Omar Said. He resigned on Tuesday.", "resignation", "omar-said"),
        ("Red Front shelled Karo on May 3. The group claimed the attack on Tuesday.", "claim-of-responsibility", "red-front"),
        ("Colonel Omar Said visited Karo. Anna Berg left. The colonel resigned on Tuesday.", "resignation", "omar-said"),
        ("Anna Berg visited Karo on May 3. Her husband sang. He resigned on Tuesday.", "resignation", None),
        ("“They fled,” said Anna Berg on Tuesday.", "remark", "anna-berg"),
    ],
)
def test_whom_pronouns_and_offices_mean(text, type_, who):
    found = next(found for found in propose(article(text)) if found.type == type_)
    assert [part.id for part in found.actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The miners’ union struck on May 3.", "strike"),
        ("Red Front struck Karo base on May 3.", "attack"),
        ("A lorry bomb went off in Karo on May 3.", "bombing"),
        ("Hundreds of families fled Karo on May 3.", "displacement"),
        ("Norland bought 40 percent of the mine on May 3.", "acquisition"),
        ("Norland closed the border with Sudland on May 3.", "sanctions"),
        ("Anna Berg received the envoy of Sudland on May 3.", "meeting"),
        ("The school in Karo reopened on May 3.", "opening"),
        ("Nurses vaccinated 300 children in Karo on May 3.", "vaccination"),
        ("Omar Said’s phone was infected with spyware on May 3.", "surveillance"),
        ("Anna Berg handed the aide an envelope of cash on May 3.", "payment"),
        ("Omar Said failed to appear on May 3.", "trial"),
        ("Anna Berg was released on May 3.", "release"),
        ("Norland sent home two diplomats of Sudland on May 3.", "diplomatic-protest"),
    ],
)
def test_further_words_tell_a_type(text, type_):
    assert ("occurrence", type_, "2020-05-03") in told(text)


def test_accusing_and_denying_are_two_statements_of_one_speaker():
    text = "Omar Said denied the raid on Tuesday. He accused Red Front."
    assert {type_ for kind, type_, _ in told(text) if kind == "statement"} == {"denial", "accusation"}


def test_what_was_announced_by_nobody_named_is_a_statement():
    (found,) = propose(article("The results were announced on May 3."))
    assert (found.kind, found.type, found.title) == ("statement", "announcement", "The results are announced")


def test_the_end_of_a_truce_does_not_displace_the_attack_that_it_tells_besides():
    text = "The truce ended on May 3 with a rocket attack on Norland’s embassy in Karo."
    assert sorted(told(text), key=str) == [("occurrence", "rocket-attack", "2020-05-03"), ("occurrence", "truce", "2020-05-03")]


def test_a_quote_begins_with_the_preposition_of_its_date():
    (found,) = propose(article("In March, miners walked to Karo."))
    assert found.quote.text == "In March, miners walked to Karo"


def test_what_was_decided_is_told_once_and_until_shares_no_date():
    text = "On May 3, Norland decided to paint the bridge until Sudland walks away."
    assert told(text) == [("occurrence", "decision", "2020-05-03")]


def test_what_is_told_in_the_past_tense_is_no_plan():
    assert told("Anna Berg bombed Karo on July 1.") == [("occurrence", "bombing", "[..2020-06-15]")]
