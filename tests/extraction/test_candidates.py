"""Which events a text proposes: types, kinds, dates, bounds, one proposal for one event, and what is none."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.articles import article
from timeline.dates import edtf
from timeline.extraction.candidates import propose
from timeline.extraction.proposing import triggers


def told(text, **more):
    return [(found.kind, found.type, found.date.edtf) for found in propose(article(text, **more))]


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        ("Red Front fired six rockets at Karo on May 3.", "rocket-attack", "2020-05-03"),
        ("Rockets landed near Karo on May 3.", "rocket-attack", "2020-05-03"),
        ("A Norlandic drone strike on May 3 killed Omar Said.", "drone-strike", "2020-05-03"),
        ("Omar Said was killed in a drone operation on May 3.", "drone-strike", "2020-05-03"),
        ("Norland shelled Karo on May 3.", "shelling", "2020-05-03"),
        ("Norlandic warplanes carried out an air strike on Karo on May 3.", "airstrike", "2020-05-03"),
        ("Omar Said was assassinated in Karo on May 3.", "targeted-killing", "2020-05-03"),
        ("Gunmen kidnapped Omar Said on May 3.", "kidnapping", "2020-05-03"),
        ("The 2003 invasion of Sudland changed the region.", "invasion", "2003"),
        ("Norland deployed troops to Karo on May 3.", "deployment", "2020-05-03"),
        ("A ceasefire took effect on May 3 in Karo.", "truce", "2020-05-03"),
        ("Anna Berg met Omar Said in Karo on May 3.", "meeting", "2020-05-03"),
        ("Anna Berg visited Karo on May 3.", "visit", "2020-05-03"),
        ("Norland and Sudland signed a treaty on May 3.", "agreement", "2020-05-03"),
        ("Norland imposed sanctions on Sudland on May 3.", "sanctions", "2020-05-03"),
        ("Norland withdrew from the treaty on May 3.", "withdrawal-from-agreement", "2020-05-03"),
        ("Norland summoned the ambassador of Sudland on May 3.", "diplomatic-protest", "2020-05-03"),
        ("Thousands marched through Karo on May 3.", "protest", "2020-05-03"),
        ("A general strike began in Karo on May 3.", "strike", "2020-05-03"),
        ("Anna Berg resigned on May 3.", "resignation", "2020-05-03"),
        ("Parliament dismissed the minister Anna Berg on May 3.", "dismissal", "2020-05-03"),
        ("Anna Berg was appointed head of the bank on May 3.", "appointment", "2020-05-03"),
        ("Norland held a general election on May 3.", "election", "2020-05-03"),
        ("Lawmakers passed the budget bill on May 3.", "vote", "2020-05-03"),
        ("Anna Berg took office on May 3.", "handover-of-office", "2020-05-03"),
        ("Police arrested Omar Said in Karo on May 3.", "arrest", "2020-05-03"),
        ("Police searched the offices of Anna Berg on May 3.", "raid", "2020-05-03"),
        ("Prosecutors charged Omar Said with fraud on May 3.", "charge", "2020-05-03"),
        ("A court sentenced Omar Said to five years on May 3.", "verdict", "2020-05-03"),
        ("An earthquake struck Karo on May 3.", "earthquake", "2020-05-03"),
        ("The dam above Karo burst on May 3.", "collapse", "2020-05-03"),
        ("A train derailed near Karo on May 3.", "accident", "2020-05-03"),
        ("Hundreds of families were evacuated from Karo on May 3.", "evacuation", "2020-05-03"),
        ("Engineers inspected the dam at Karo on May 3.", "inspection", "2020-05-03"),
        ("The mine in Karo was closed on May 3.", "closure", "2020-05-03"),
        ("The funeral of Omar Said took place on May 3.", "funeral", "2020-05-03"),
    ],
)
def test_words_tell_a_type(text, type_, date):
    assert ("occurrence", type_, date) in told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norland denied the claim on Monday.", "denial"),
        ("Anna Berg accused Sudland of fraud on Monday.", "accusation"),
        ("Red Front claimed responsibility for the bombing on Monday.", "claim-of-responsibility"),
        ("Norland threatened Sudland on Monday.", "threat"),
        ("Anna Berg warned on Monday that the dam was weak.", "warning"),
        ("Anna Berg said on Monday that Norland would attack Sudland if its ships were boarded.", "threat"),
        ("Norland announced on Monday that the bridge was safe.", "announcement"),
        ("Anna Berg condemned the raid on Monday.", "condemnation"),
        ("Anna Berg refused to comment on Monday.", "refusal"),
        ("Anna Berg urged Sudland on Monday to open the border.", "appeal"),
        ("“We are ready,” Anna Berg said on Monday.", "remark"),
        ("Anna Berg tweeted on Monday: “We are ready.”", "remark"),
        ("Anna Berg apologised on Monday.", "apology"),
    ],
)
def test_saying_is_a_statement(text, type_):
    assert ("statement", type_, "2020-06-15") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norland may attack Sudland on July 1.",
        "Norland did not attack Karo on May 3.",
        "No one was killed in Karo on May 3.",
        "None of the rockets hit Karo on May 3.",
        "Fears of an attack on Karo grew on May 3.",
        "If Norland attacks Karo, many will flee.",
        "Norland wants to prevent a possible attack on Karo.",
        "Would Norland attack Karo on July 1?",
        "Norland is ready to attack Sudland.",
        "Norland could bomb Karo on July 1.",
        "The risk of war with Sudland rose on May 3.",
        "Norland was unable to strike Karo on May 3.",
    ],
)
def test_what_was_not_so_is_no_occurrence(text):
    assert [found for found in told(text) if found[0] == "occurrence"] == []


def test_a_threat_is_never_an_attack():
    found = told("Anna Berg said on Monday that Norland would bomb Sudland.")
    assert found == [("statement", "threat", "2020-06-15")]


def test_a_denial_of_an_attack_is_no_attack():
    assert told("Red Front denied on Monday that it had carried out an attack.") == [("statement", "denial", "2020-06-15")]


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        ("Talks with Sudland are to be held in Karo on July 1.", "talks", "2020-07-01"),
        ("Norland will hold an election on July 1.", "election", "2020-07-01"),
        ("The court is expected to sentence Omar Said next month.", "verdict", "2020-07"),
        ("A planned visit by Anna Berg to Karo on July 1 was confirmed.", "visit", "2020-07-01"),
        ("Anna Berg plans to visit Karo next month.", "visit", "2020-07"),
        ("Anna Berg takes office on July 1.", "handover-of-office", "2020-07-01"),
        ("Norland ordered the army to withdraw its troops by July 1.", "troop-reduction", "2020-07-01"),
        ("After taking office next month, Anna Berg will revive the talks.", "handover-of-office", "2020-07"),
        ("Anna Berg set sentencing for July 1.", "verdict", "2020-07-01"),
    ],
)
def test_what_is_to_come_is_a_plan(text, type_, date):
    assert ("plan", type_, date) in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norland announced on Tuesday that it had evacuated its embassy staff.",
            [("statement", "announcement", "2020-06-09"), ("occurrence", "staff-withdrawal", "[..2020-06-09]")],
        ),
        (
            "Omar Said, who was arrested in March, resigned on Tuesday.",
            [("occurrence", "arrest", "2020-03"), ("occurrence", "resignation", "2020-06-09")],
        ),
        (
            "After Norland shelled Karo on May 3, Anna Berg visited Lim on Tuesday.",
            [("occurrence", "shelling", "2020-05-03"), ("occurrence", "visit", "2020-06-09")],
        ),
        (
            "On Tuesday, Norland bombed Karo, and Anna Berg resigned in March.",
            [("occurrence", "bombing", "2020-06-09"), ("occurrence", "resignation", "2020-03")],
        ),
    ],
)
def test_a_date_governs_only_its_own_clause(text, events):
    assert sorted(told(text)) == sorted(events)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norland bombed Karo and killed Omar Said.", "[..2020-06-15]"),
        ("Anna Berg said that Norland had bombed Karo.", "[..2020-06-15]"),
        ("Anna Berg said on Tuesday that Norland had bombed Karo.", "[..2020-06-09]"),
    ],
)
def test_an_event_without_a_date_has_the_bounds_of_the_text(text, date):
    assert [found.date.edtf for found in propose(article(text)) if found.type == "bombing"] == [date]


def test_what_a_decision_of_years_ago_brought_is_told_as_done():
    text = "Relations soured with Norland’s decision in 2011 to quit the treaty and reimpose sanctions."
    found = [(kind, type_, date) for kind, type_, date in told(text) if type_ != "strained-relations"]
    assert found == [("occurrence", "withdrawal-from-agreement", "2011"), ("occurrence", "sanctions", "[2011-01-01..2020-06-15]")]


def test_without_a_day_of_writing_only_dated_events_are_proposed():
    text = "Norland bombed Karo on May 3. Norland shelled Lim."
    assert told(text, written=None) == [("occurrence", "bombing", "2020-05-03")]


@pytest.mark.parametrize(
    ("text", "granularity", "date"),
    [
        ("Norland has regularly been shelling Karo.", "repeated", "../2020-06-15"),
        ("Norland has been shelling Karo since May 3.", "ongoing", "2020-05-03/.."),
        ("Norland continues to shell Karo.", "ongoing", "../2020-06-15"),
        ("Norland shelled Karo every night.", "repeated", "../2020-06-15"),
        ("Norland shelled Karo on May 3.", "single", "2020-05-03"),
    ],
)
def test_repeating_and_lasting(text, granularity, date):
    assert [(found.granularity, found.date.edtf) for found in propose(article(text))] == [(granularity, date)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Rockets hit Karo base on May 3.\nAnna Berg resigned in March.\nThe rocket attack on Karo was the first.", 2),
        ("A bomb blast shook Karo on May 3. Omar Said was killed in the blast.", 2),
        ("The dam at Karo burst on May 3, killing 40 people.", 1),
        ("Omar Said was killed when a bomb exploded in Karo on May 3.", 1),
        ("A bomb exploded in Karo on May 3, and two guards were injured.", 1),
    ],
)
def test_one_event_told_twice_is_one_proposal(text, times):
    violent = [found for found in propose(article(text)) if found.date.edtf == "2020-05-03"]
    assert [len(found.also) + 1 for found in violent] == [times]


def test_two_attacks_on_two_days_are_two():
    text = "Norland bombed Karo on May 3. Norland bombed Karo on Tuesday."
    assert told(text) == [("occurrence", "bombing", "2020-05-03"), ("occurrence", "bombing", "2020-06-09")]


def test_two_attacks_in_two_places_are_two():
    assert len(told("Norland bombed Karo on May 3. Norland bombed Lim on May 3.")) == 2


@pytest.mark.parametrize("kind", ["related", "comments", "spam", "share", "template", "credit", "byline", "heading"])
def test_marked_text_proposes_nothing(kind):
    assert told("Norland bombed Karo on May 3.", marks={1: kind}) == []


def test_a_caption_proposes():
    assert told("The funeral of Omar Said in Karo, May 3.", marks={1: "caption"}) == [("occurrence", "funeral", "2020-05-03")]


def test_a_headline_is_a_further_telling_of_what_the_text_tells():
    found = propose(article("Norland bombs Karo\nNorland bombed Karo on May 3.", marks={1: "headline"}))
    assert [(proposal.quote.paragraph, [other.paragraph for other in proposal.also]) for proposal in found] == [(2, [1])]


def test_the_quote_is_an_exact_slice_of_one_paragraph_with_trigger_and_date():
    text = "It rained.\nOn May 3, Norland bombed the old harbour of Karo, as everybody knows."
    (found,) = propose(article(text))
    assert text[found.quote.start : found.quote.end] == found.quote.text
    assert (found.quote.paragraph, "bombed" in found.quote.text, "May 3" in found.quote.text) == (2, True, True)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Norland bombed the port on May 3,” Anna Berg said on Monday.", "“Norland bombed the port on May 3,” Anna Berg said on Monday"),
        ("The army bombed the port, Anna Berg said on Monday.", "The army bombed the port, Anna Berg said on Monday"),
        (
            "Anna Berg told Port Agency on Monday, “I think we are ready for talks.”",
            "Anna Berg told Port Agency on Monday, “I think we are ready for talks",
        ),
        ("Anna Berg said on Monday she expects to report a loss.", "Anna Berg said on Monday she expects to report a loss"),
    ],
)
def test_the_quote_of_a_statement_holds_what_was_said(text, quote):
    [found] = [proposal for proposal in propose(article(text)) if proposal.kind == "statement"]
    assert found.quote.text == quote


def test_a_long_sentence_has_a_short_quote():
    filler = " ".join(["very"] * 40)
    (found,) = propose(article(f"On May 3, the {filler} tired army of Norland bombed Karo."))
    assert len(found.quote.text.split()) <= 25 and "bombed" in found.quote.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norland bombed Karo on May 3.", "Norland bombs Karo"),
        ("Norland warned Sudland on Monday.", "Norland warns Sudland"),
    ],
)
def test_a_title_is_a_short_sentence(text, title):
    assert title in [found.title for found in propose(article(text))]


def test_the_parts_of_a_score_add_up_and_are_named():
    (found,) = propose(article("Norland bombed Karo on May 3."))
    assert found.score == round(min(1, sum(value for _, value in found.score_parts)), 2)
    assert dict(found.score_parts)["dated"] == 0.3
    assert "bombed" in found.why and "May 3" in found.why


def test_a_vocabulary_that_lacks_a_type_gets_the_nearest_it_has():
    text = "Norland bombed Karo on May 3."
    assert told(text, types=frozenset({"attack", "violence"})) == [("occurrence", "attack", "2020-05-03")]
    assert told(text, types=frozenset({"violence"})) == [("occurrence", "violence", "2020-05-03")]


def test_a_type_that_the_vocabulary_has_nothing_near_stays_as_it_is():
    text = "Norland bombed Karo on May 3."
    assert told(text, types=frozenset({"ceremony"})) == told(text)


def test_text_of_a_language_without_tables_proposes_nothing():
    assert told("Norland bombed Karo on May 3.", language="de") == []


def test_every_type_has_a_family_and_falls_back_on_types_that_exist():
    known = triggers.types()
    slugs = {type_.slug for type_ in known.values()} | {type_.family for type_ in known.values()}
    assert [name for name, type_ in known.items() if set(type_.instead) - slugs] == []


WORDS = "Norland Karo attacked said that , . who was killed by the on May 3 “ ” and to not if rocket attack Monday will ?"
words = st.sampled_from([*re.split(" ", WORDS), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=60))
def test_whatever_the_words_every_span_is_an_exact_slice(found):
    text = " ".join(found)
    for proposal in propose(article(text)):
        for quote in (proposal.quote, *proposal.also):
            assert text[quote.start : quote.end] == quote.text and "\n" not in quote.text
            assert len(quote.text.split()) <= 25
        assert all(text[part.start : part.end] for part in proposal.actors)
        assert edtf.parse(proposal.date.edtf).precision.value == proposal.date.precision


@pytest.mark.parametrize(("speaker", "parts"), [("Anna Berg", []), ("A farmer", [-0.05])])
def test_only_an_account_without_a_name_counts_against_what_it_tells(speaker, parts):
    told = propose(article(f"{speaker} said that Norland had bombed Karo on May 3."))[-1]
    assert [value for name, value in told.score_parts if name == "known by an unnamed account"] == parts
