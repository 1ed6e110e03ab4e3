"""Dated news whatever its verb or noun: which date governs it where words stand between the two, and what is none all the same."""

from dataclasses import replace

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose
from timeline.extraction.grammar.units import units
from timeline.extraction.proposing.triggers import nouns_of
from timeline.extraction.types import Mention


def told(text, **more):
    return sorted((found.type or "", found.date.edtf) for found in propose(article(text, **more)))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg found a ton of flour Tuesday in a barn.", [("", "2020-06-09")]),
        ("Anna Berg held the floor for almost three hours Tuesday.", [("", "2020-06-09")]),
        ("Red Front Tuesday formally joined the league.", [("", "2020-06-09")]),
        ("More than 2,000 miners marched through Karo on May 3.", [("protest", "2020-05-03")]),
        ("On May 3, more than 2,000 miners marched through Karo.", [("protest", "2020-05-03")]),
        ("Anna Berg raised the matter during a dinner Tuesday.", [("", "2020-06-09"), ("meeting", "2020-06-09")]),
    ],
)
def test_a_day_behind_a_noun_is_said_of_the_verb(text, events):
    assert told(text) == events


def test_more_than_a_number_is_the_number():
    (found,) = propose(article("The bomb killed more than 200 miners in Karo on May 3."))
    assert [(count.value, count.words) for count in found.counts] == [(200, "more than")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg was ill during the talks in March.", [("talks", "2020-03")]),
        ("The last inspection, in March, was short.", [("inspection", "2020-03")]),
        ("The talks were long.", []),
        ("The law is a good one.", []),
    ],
)
def test_an_ordinary_noun_counts_where_it_has_a_date_of_its_own(text, events):
    assert told(text) == events


def relative(text, days, **more):
    """An article whose dates were counted from the day of writing."""
    made = article(text, **more)
    made.dates[:] = [replace(dated, basis="relative_to_publication") for dated in made.dates]
    return [(found.kind, found.type or "", found.date.edtf) for found in propose(made)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Anna Berg voted to leave the league Tuesday.", [("occurrence", "vote", "2020-06-09")]),
        ("Anna Berg voted to leave the league next month.", [("occurrence", "vote", "[..2020-06-15]")]),
        ("On July 1 Anna Berg plans to visit Karo.", [("plan", "visit", "2020-07-01")]),
        ("On July 1 Anna Berg expects to carry the flag.", [("plan", "", "2020-07-01")]),
        ("On Tuesday Anna Berg planned to visit Karo.", [("plan", "visit", "[2020-06-15..]")]),
    ],
)
def test_a_day_reaches_over_an_infinitive(text, days):
    assert relative(text, days)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The firm added 200 jobs on May 3.", [("", "2020-05-03")]),
        ("The fair concluded on May 3.", [("", "2020-05-03")]),
        ("The inspectors reported dirt in the well on May 3.", [("", "2020-05-03")]),
        ("A neighbour added on May 3 that nothing was lost.", []),
        ("It reported on May 3.", []),
    ],
)
def test_a_verb_of_saying_that_says_nothing_tells_what_was_done(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Some of the old bells of Karo rang on May 3.", "Some of the old bells of Karo rang on May 3"),
        ("On May 3 hundreds of pilgrims began to enter the town.", "On May 3 hundreds of pilgrims began to enter the town"),
        ("The fair in Karo is expected to open on July 1.", "The fair in Karo is expected to open on July 1"),
    ],
)
def test_a_quote_holds_who_did_it_and_what_was_begun(text, quote):
    (found,) = propose(article(text))
    assert found.quote.text == quote


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Anna Berg scored two goals on May 3.", "match"),
        ("The semi-final in Karo on May 3 ended without a goal.", "match"),
        ("The rebels of Red Front surrendered on May 3.", "surrender"),
        ("Two capsules splashed down on May 3.", "space-flight"),
        ("The spacewalk on May 3 took five hours.", "space-flight"),
        ("Workmen unearthed an old mosaic on May 3.", "discovery"),
        ("The film premiered on May 3.", "performance"),
        ("Doctors diagnosed Omar Said on May 3.", "illness"),
        ("Anna Berg retired on May 3.", "resignation"),
        ("The firm went public on May 3.", "listing"),
        ("The debate on May 3 was long.", "debate"),
        ("His campaign in 2011 was short.", "campaign"),
        ("A bus plunged into a river on May 3.", "accident"),
    ],
)
def test_fields_of_life_have_their_types(text, type_):
    assert type_ in [found.type for found in propose(article(text))]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The vote on Tuesday could see Red Front form a government.", ["vote"]),
        ("The vote on Tuesday saw Red Front form a government.", ["vote", "government-formed"]),
        ("Anna Berg described the accusations as unfounded on Tuesday.", ["denial"]),
    ],
)
def test_what_could_come_of_it_and_what_is_denied(text, events):
    assert [found.type for found in propose(article(text))] == events


@pytest.mark.parametrize(
    ("text", "modality", "role"),
    [
        ("The indictment alleges that Omar Said bribed Anna Berg on May 3.", "claimed", "accused"),
        ("Prosecutors said Omar Said bribed Anna Berg on May 3.", "claimed", "accused"),
        ("Prosecutors said police arrested Omar Said on May 3.", "actual", "captured"),
        ("Omar Said bribed Anna Berg on May 3.", "actual", "initiator"),
    ],
)
def test_what_is_laid_at_somebody_s_door_is_claimed(text, modality, role):
    (found,) = propose(article(text))
    assert (found.modality, [part.role for part in found.actors if part.id == "omar-said"]) == (modality, [role])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Bombs killed two dozen miners in Karo on May 3.", [24]),
        ("A dozen miners were killed in Karo on May 3.", [12]),
        ("A hundred miners were killed in Karo on May 3.", [100]),
        ("A miner was killed in Karo on May 3.", [1]),
        ("A few dozen miners were killed in Karo on May 3.", []),
        ("Dozens of miners were killed in Karo on May 3.", []),
        ("A number of miners were killed in Karo on May 3.", []),
    ],
)
def test_dozens_and_hundreds(text, figures):
    (found,) = propose(article(text))
    assert [count.value for count in found.counts] == figures


def test_a_figure_below_a_heading_is_none_of_what_stands_above():
    text = "A bomb went off in Karo on May 3.\n\nElsewhere\n\nForty people were killed."
    below, plain = (propose(article(text, marks=marks)) for marks in ({2: "heading"}, {}))
    assert [[count.value for count in found.counts] for found in plain if found.type == "bombing"] == [[40]]
    assert [[count.value for count in found.counts] for found in below if found.type == "bombing"] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed Omar Said as well as Lena Frost in Karo on May 3.",
        "Omar Said, along with Lena Frost, was killed in Karo on May 3.",
        "Police said Omar Said, together with Lena Frost, was killed in Karo on May 3.",
        "Omar Said was killed along with Lena Frost on May 3.",
    ],
)
def test_a_second_victim_is_one_as_well(text):
    (found,) = propose(article(text))
    assert [part.id for part in found.actors if part.role == "killed"] == ["omar-said", "lena-frost"]


@pytest.mark.parametrize(
    "text",
    [
        "Red Front shelled Lim on Tuesday in retaliation for an attack by White Guard on Norland.",
        "Red Front shelled Lim on Tuesday in reply to White Guard’s raid on Norland.",
    ],
)
def test_the_parties_of_another_attack_have_no_part_in_this_one(text):
    (found,) = propose(article(text))
    assert ([part.id for part in found.actors], found.date.edtf) == (["red-front"], "2020-06-09")


def test_it_behind_a_noun_is_not_whom_a_sentence_was_about():
    found = propose(article("Norland met Sudland on May 3. Norland lifted the sanctions it imposed on Sudland in 2011."))
    (imposed,) = [each for each in found if each.type == "sanctions"]
    assert [(part.id, part.role) for part in imposed.actors] == [("sudland", "target")]


def test_a_pronoun_and_its_verb_in_one():
    (found,) = propose(article("He’s expected to visit Karo on July 1."))
    assert (found.kind, found.type, found.date.edtf) == ("plan", "visit", "2020-07-01")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("They put up a giant cross on May 3.", [("", "2020-05-03")]),
        ("The bureau put alleged robbers on a list on May 3.", [("", "2020-05-03")]),
        ("Omar Said was a witness of the March slaying of Lena Frost.", [("killing", "2020-03")]),
        ("The visit was canceled on May 3.", [("decision", "2020-05-03")]),
        ("Anna Berg cancelled the visit on May 3.", [("decision", "2020-05-03")]),
        ("Anna Berg cancelled the visit of May 3.", [("decision", "[..2020-06-15]")]),
        ("The firm embarked on a course on May 3 after Anna Berg left.", [("", "2020-05-03")]),
        ("In quiet trading on May 3, shares of the firm rose 2 cents.", [("price-change", "2020-05-03")]),
        ("Anna Berg on May 3 visited Karo and offered help.", [("offer", "2020-05-03"), ("visit", "2020-05-03")]),
        ("On May 3 Anna Berg tried to win them over.", [("", "2020-05-03")]),
        ("The plan, announced on May 3, was a bold one.", [("announcement", "2020-05-03")]),
        ("Anna Berg, the owner, settled with the miners on May 3.", [("agreement", "2020-05-03")]),
    ],
)
def test_what_looks_like_a_verb_and_is_none(text, events):
    assert told(text) == events


def test_a_comma_within_a_day_parts_no_phrase():
    (found,) = propose(article("The May 3, bombing of Karo was planned for months."))
    assert (found.type, found.date.edtf, found.quote.text) == ("bombing", "2020-05-03", "The May 3, bombing of Karo")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The judge adjourned the trial until July 1.", [("occurrence", "decision", "[..2020-06-15]"), ("plan", "trial", "2020-07-01")]),
        ("The mayor scheduled a news conference for July 1.", [("plan", "remark", "2020-07-01")]),
        ("By July 1: distribution of seed in Karo.", [("plan", "aid", "2020-07-01")]),
        ("Two men were held on May 3 and released Tuesday.", [("occurrence", "", "2020-05-03"), ("occurrence", "release", "2020-06-09")]),
        ("Norland reacts on May 3 with a smile.", [("occurrence", "", "2020-05-03")]),
        ("Anna Berg, in a speech recorded on Tuesday, had praised the truce.", [("statement", "praise", "2020-06-09")]),
        ("The 3rd brigade has been on alert since May 3.", [("occurrence", "military-alert", "2020-05-03/..")]),
    ],
)
def test_what_was_put_off_and_what_is_to_come(text, events):
    assert [(found.kind, found.type or "", found.date.edtf) for found in propose(article(text))] == events


def test_what_papers_suggest_is_laid_at_his_door():
    (found,) = propose(article("The papers suggest that Omar Said paid Anna Berg in 2011."))
    assert (found.modality, [part.role for part in found.actors if part.id == "omar-said"]) == ("claimed", ["accused"])
    assert not propose(article("Nobody suggested that Omar Said pay Anna Berg."))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The ministry said on May 3 that the well was dry.", [("remark", "2020-05-03")]),
        ("The well was dry, the ministry said on May 3.", []),
        ("Neighbours said on May 3 that the well was dry.", []),
        ("Mr. Said visited Karo on May 3.", [("visit", "2020-05-03")]),
        ("Gunmen shot Dr. Lena Frost in Karo on May 3.", [("shooting", "2020-05-03")]),
        (
            "Three men held in March and freed on May 3 were questioned Tuesday.",
            [("", "2020-03"), ("", "2020-05-03"), ("", "2020-06-09")],
        ),
    ],
)
def test_offices_and_titles(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg took the stand for more than four hours Tuesday.", [("trial", "2020-06-09")]),
        ("On May 3 the army took the bridge, and the mayor fled.", [("", "2020-05-03"), ("displacement", "2020-05-03")]),
        ("On May 3 the army took the bridge, and the mayor lives in Karo.", [("", "2020-05-03")]),
        ("At a summit in Karo in March Anna Berg announced that she would go.", [("announcement", "2020-03"), ("meeting", "2020-03")]),
        ("The fair concluded on May 3 after Anna Berg left.", [("", "2020-05-03")]),
    ],
)
def test_one_day_for_several(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Six miners were killed and at least 58 injured in a blast in Karo on May 3.", [6, 58]),
        ("Gunmen killed three miners and seriously wounded six on May 3.", [3, 6]),
    ],
)
def test_the_dead_and_the_hurt_are_of_one_event(text, figures):
    (found,) = propose(article(text))
    assert ([count.value for count in found.counts], found.date.edtf) == (figures, "2020-05-03")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Tuesday saw the release of five miners seized in March.", [("", "2020-03"), ("release", "2020-06-09")]),
        (
            "Red Front at first dismissed the files as forgeries; on May 3 it said some were real.",
            [("denial", "[..2020-06-15]"), ("remark", "2020-05-03")],
        ),
        ("In 2011 General Omar Said walked into a bar and founded Red Front.", [("", "2011"), ("armed-group-founded", "2011")]),
        ("Anna Berg calls the files “a novel” on May 3.", [("remark", "2020-05-03")]),
    ],
)
def test_days_that_see_and_officers_behind_a_year(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The town has been surrounded since May 3.", [("", "2020-05-03/..")]),
        ("The town was surrounded by hills.", []),
        ("Anna Berg will testify before the panel on July 1.", [("trial", "2020-07-01")]),
        ("Fighters overran the town on May 3.", [("attack", "2020-05-03")]),
        ("Voters go to the polls on July 1.", [("election", "2020-07-01")]),
    ],
)
def test_what_goes_on_and_before_whom(text, events):
    assert told(text) == events


def test_a_name_is_no_event():
    text = "Before Congress on Tuesday"
    (named, places), (plain, _) = units(text, 0, len(text), [Mention(7, 15, "Congress", "actor")]), units(text, 0, len(text), [])
    assert (places, nouns_of(named, text.lower().split())) == ([1], {})
    assert nouns_of(plain, text.lower().split())[1].type.slug == "meeting"


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg was the second minister to lose a vote in 2011.", [("vote", "2011")]),
        ("Anna Berg was the first to climb the hill on May 3.", [("", "2020-05-03")]),
        ("Anna Berg may be the first to climb the hill on May 3.", []),
        ("Anna Berg attended the funeral of Omar Said on May 3.", [("funeral", "2020-05-03")]),
        ("About 500 miners attended a Tuesday memorial service for Omar Said.", [("funeral", "2020-06-09")]),
    ],
)
def test_the_first_to_do_it_and_those_who_attended(text, events):
    assert told(text) == events


def test_an_announcement_with_a_day_is_one_whoever_made_it():
    (found,) = propose(article("Tuesday’s announcement surprised the miners."))
    assert (found.kind, found.type, found.date.edtf) == ("statement", "announcement", "2020-06-09")
    assert not propose(article("The announcement surprised the miners."))
