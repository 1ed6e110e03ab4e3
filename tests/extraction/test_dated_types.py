"""Verbs that tell a type of event only where they are dated, and those that take it from what they begin, end or force."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose


def told(text):
    return [(found.type, found.date.edtf) for found in propose(article(text))]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norland’s troops took Karo on May 3.", "capture"),
        ("Karo fell on May 3.", "capture"),
        ("The city of Karo was liberated on May 3.", "capture"),
        ("Norland took 300 prisoners on May 3.", "capture"),
        ("Red Front defeated the army of Sudland on May 3.", "clash"),
        ("Norland repulsed White Guard on May 3.", "clash"),
        ("The rebels were defeated at the battle of Lim on May 3.", "clash"),
        ("Norlandic troops entered Karo on May 3.", "military-operation"),
        ("Red Front’s soldiers crossed the Blue Strait on May 3.", "military-operation"),
        ("The army landed paratroopers near Karo on May 3.", "military-operation"),
        ("Norlandic soldiers encircled Lim on May 3.", "military-operation"),
        ("Norland sent a battalion to Lim on May 3.", "deployment"),
        ("The garrison abandoned Lim on May 3.", "troop-reduction"),
        ("Norland launched another attack on Karo on May 3.", "attack"),
        ("Norland dropped two bombs on Karo on May 3.", "airstrike"),
        ("Sudland entered the war on May 3.", "war"),
        ("Norland signed an armistice with Sudland on May 3.", "truce"),
        ("Norland agreed to a swap of ships on May 3.", "agreement"),
        ("Sudland made overtures to Norland on May 3.", "offer"),
        ("Norland joined the EU on May 3.", "accession"),
        ("Parliament abolished the toll on May 3.", "legislation"),
        ("The authorities ruled on May 3 that Omar Said could stay.", "decision"),
        ("Port Agency adopted a policy of open books on May 3.", "decision"),
        ("Anna Berg took command of the brigade on May 3.", "handover-of-office"),
        ("Omar Said was succeeded by Anna Berg on May 3.", "handover-of-office"),
        ("General Omar Said was removed from command on May 3.", "dismissal"),
        ("Port Agency earned 3 crowns a share in 2011.", "results"),
        ("Third-quarter sales dropped 11 % in 2011.", "results"),
        ("The economy grew 2 % in 2011.", "economic-figures"),
        ("The index dropped 4 % on May 3.", "price-change"),
    ],
)
def test_a_date_makes_sure_of_what_a_common_verb_tells(text, type_):
    assert [type_] == [found for found, date in told(text) if date in ("2020-05-03", "2011")]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Said took a photograph of Karo on May 3.",
        "Karo recovered on May 3.",
        "The river at Karo fell 20 points on May 3.",
        "The number of ships in Karo fell on May 3.",
        "Anna Berg defeated Omar Said in the primary on May 3.",
        "Anna Berg entered politics on May 3.",
        "The deputies of the army crossed the floor on May 3.",
        "A plane with soldiers landed in Karo on May 3.",
        "The news reached the army on May 3.",
        "The garrison abandoned its weapons on May 3.",
        "Anna Berg joined a choir on May 3.",
        "Anna Berg earned the praise of her company on May 3.",
        "General Motors was replaced by a choir on May 3.",
    ],
)
def test_other_words_beside_it_leave_the_type_to_the_curator(text):
    assert not {"capture", "clash", "military-operation", "troop-reduction", "accession", "results", "handover-of-office"} & {
        found for found, _ in told(text)
    }


@pytest.mark.parametrize(
    "text",
    ["Norland’s troops took Karo.", "Norlandic troops entered Karo.", "Norland joined the EU.", "Port Agency earned 3 crowns a share."],
)
def test_without_a_date_they_propose_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The battle of Karo began on May 3.", "clash"),
        ("The siege of Karo ended on May 3.", "military-operation"),
        ("Norland ended its siege of Karo on May 3.", "military-operation"),
        ("Hostilities broke out in Karo on May 3.", "clash"),
        ("The talks in Karo ended on May 3 without a word.", "talks"),
        ("Omar Said was forced to resign on May 3.", "resignation"),
        ("Red Front managed on May 3 to recapture Karo.", "capture"),
    ],
)
def test_what_is_begun_ended_or_forced_gives_its_type(text, type_):
    assert told(text) == [(type_, "2020-05-03")]


@pytest.mark.parametrize(
    "text", ["The choir’s work began on May 3.", "A battle made Karo famous on May 3.", "The death toll fell on May 3."]
)
def test_what_is_neither_begun_nor_ended_gives_none(text):
    assert not {"clash", "death"} & {found for found, _ in told(text)}
