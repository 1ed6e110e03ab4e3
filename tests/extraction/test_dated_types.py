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
        ("The trade deficit widened in 2011.", "economic-figures"),
        ("Port Agency posted a loss of $ 3 million in 2011.", "results"),
        ("Port Agency’s profit jumped to $ 3 million in 2011.", "results"),
        ("Prices increased by 4 % in 2011.", "price-change"),
        ("The court threw out her appeal on May 3.", "verdict"),
        ("A jury awarded her family $ 3 million on May 3.", "verdict"),
        ("The prosecutor dropped the charges on May 3.", "decision"),
        ("The suspect turned himself in on May 3.", "arrest"),
        ("Police found explosives in a shed on May 3.", "raid"),
        ("Two bodies were found in the river on May 3.", "death"),
        ("Six miners were hurt on May 3.", "injury"),
        ("A woman went missing in Karo on May 3.", "missing"),
        ("A tram hit a wall in Karo on May 3.", "accident"),
        ("Two workers were seized at a quarry on May 3.", "kidnapping"),
        ("Peasants in Lim revolted in 2011.", "war"),
        ("Police broke up the march on May 3.", "clash"),
        ("The crowd booed the mayor on May 3.", "protest"),
        ("The deputies walked out of parliament on May 3.", "protest"),
        ("The delegation from Sudland arrived on May 3.", "visit"),
        ("The ministers discussed the toll on May 3.", "talks"),
        ("Norland restored diplomatic ties with Sudland on May 3.", "agreement"),
        ("Omar Said was made commander of the fleet on May 3.", "appointment"),
        ("The board ousted its chairman on May 3.", "dismissal"),
        ("The polls opened on May 3.", "election"),
        ("The government of Sudland fell on May 3.", "dissolution"),
        ("Parliament overrode the veto on May 3.", "vote"),
        ("The airline grounded its planes on May 3.", "closure"),
        ("The mill came on line in 2011.", "opening"),
        ("The capsule lifted off on May 3.", "space-flight"),
        ("Divers found the wreck of a ship on May 3.", "discovery"),
        ("The choir released its album on May 3.", "launch"),
        ("The singer was buried on May 3.", "funeral"),
        ("The workers ended their strike on May 3.", "strike"),
        ("The mill trimmed its workforce on May 3.", "layoffs"),
        ("The choir was formed in 2011.", "foundation"),
        ("The trade gap narrowed in 2011.", "economic-figures"),
        ("Omar Said joined the board of the mill on May 3.", "appointment"),
        ("Anna Berg quit White Guard on May 3.", "resignation"),
        ("Two men escaped from a cell in Karo on May 3.", "escape"),
        ("The truce came into force on May 3.", "truce"),
        ("The gross domestic product rose 2 % in 2011.", "economic-figures"),
        ("Anna Berg insisted on May 3 that she would stay.", "remark"),
        ("The rule came into effect on May 3.", "legislation"),
        ("Norland shot down two drones on May 3.", "shootdown"),
        ("The rescuers reached the miners on May 3.", "rescue"),
        ("The clinic recorded 40 new cases on May 3.", "outbreak"),
        ("The minister presented the budget on May 3.", "budget"),
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
        "A plane with soldiers from Karo landed on May 3.",
        "The letter from Sudland arrived on May 3.",
        "A rifle was buried three feet deep on May 3.",
        "A queue was formed on May 3.",
        "Norland offered free primary education in 2011.",
        "Anna Berg quit smoking on May 3.",
        "The mayor was taken to a clinic on May 3.",
        "The statue of Omar Said was toppled on May 3.",
        "The strike hurt the company’s sales on May 3.",
        "The fall of prices on May 3 hurt the company.",
        "The bank executed the trades on May 3.",
        "Parliament sanctioned the bill on May 3.",
        "The mayor attacked the plans on May 3.",
        "The empire of the choir’s founder collapsed on May 3.",
    ],
)
def test_other_words_beside_it_leave_the_type_to_the_curator(text):
    wrong = "capture clash military-operation troop-reduction accession results handover-of-office deployment visit funeral revolution"
    assert not {*wrong.split(), "injury", "election", "foundation", "resignation", "execution", "sanctions", "attack", "collapse"} & {
        found for found, _ in told(text)
    }


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Gunmen opened fire on Omar Said on May 3.", ["shooting"]),
        ("Norland launched a manhunt on May 3.", ["military-operation"]),
        ("The court ordered Port Agency to pay its crew on May 3.", ["verdict"]),
        ("Norland called an election on May 3.", ["announcement"]),
        ("The court ordered the release of two men on May 3.", ["verdict"]),
        ("Norland postponed its talks with Sudland on May 3.", ["decision"]),
        ("Norland killed three men on May 3 and wounded five.", ["killing"]),
    ],
)
def test_one_doing_has_one_type(text, types):
    assert [found for found, _ in told(text)] == types


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norland said on May 3 that it would strike Karo.", "threat"),
        ("Norland said on May 3 that its army would strike Karo.", "threat"),
        ("Norland said on May 3 that the storm would strike Karo.", "remark"),
        ("Norland said on May 3 that it would respond to the report.", "announcement"),
    ],
)
def test_only_who_can_do_harm_threatens_it(text, type_):
    assert told(text) == [(type_, "2020-05-03")]


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
