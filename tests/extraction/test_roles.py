"""Who has which part in a proposed event, where it was, and how many."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose


def parts(text, type_):
    found = next(found for found in propose(article(text)) if found.type == type_)
    return {(part.id or part.name, part.role) for part in found.actors}


def places(text, type_):
    found = next(found for found in propose(article(text)) if found.type == type_)
    return [(place.id or place.name, place.role) for place in found.places]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Norland attacked Sudland on May 3.", "attack", {("norland", "initiator"), ("sudland", "target")}),
        ("Sudland was attacked by Norland on May 3.", "attack", {("norland", "initiator"), ("sudland", "target")}),
        (
            "Omar Said was killed in a Norlandic drone operation on May 3.",
            "drone-strike",
            {("norland", "initiator"), ("omar-said", "killed")},
        ),
        ("A drone strike by Norland killed Omar Said on May 3.", "drone-strike", {("norland", "initiator"), ("omar-said", "killed")}),
        ("The Norland-led invasion of Sudland began on May 3.", "invasion", {("norland", "initiator"), ("sudland", "target")}),
        ("Norlandic warplanes bombed Karo on May 3.", "airstrike", {("norland", "initiator")}),
        ("Red Front kidnapped Omar Said on May 3.", "kidnapping", {("red-front", "initiator"), ("omar-said", "captured")}),
        (
            "Anna Berg met Omar Said and Lena Frost on May 3.",
            "meeting",
            {("anna-berg", "participant"), ("omar-said", "participant"), ("lena-frost", "participant")},
        ),
        ("Norland imposed sanctions on Sudland on May 3.", "sanctions", {("norland", "initiator"), ("sudland", "target")}),
        ("Police arrested Omar Said on May 3.", "arrest", {("Police", "initiator"), ("omar-said", "captured")}),
        ("Omar Said was arrested by police on May 3.", "arrest", {("police", "initiator"), ("omar-said", "captured")}),
        ("Anna Berg, who was born in Lim, visited Karo on May 3.", "visit", {("anna-berg", "participant")}),
        ("Anna Berg said she had visited Karo on May 3.", "visit", {("anna-berg", "participant")}),
        ("Red Front swiftly attacked Sudland on May 3.", "attack", {("red-front", "initiator"), ("sudland", "target")}),
        ("Fighters of the Red Front attacked Sudland on May 3.", "attack", {("red-front", "initiator"), ("sudland", "target")}),
        ("A group calling itself Red Front attacked Sudland on May 3.", "attack", {("red-front", "initiator"), ("sudland", "target")}),
        ("The Red Front alliance attacked Sudland on May 3.", "attack", {("red-front", "initiator"), ("sudland", "target")}),
        (
            "Norland killed Omar Said, the head of the mill, as well as Lena Frost on May 3.",
            "killing",
            {("norland", "initiator"), ("omar-said", "killed"), ("lena-frost", "killed")},
        ),
        (
            "Norland expelled two Sudlandic diplomats on May 3.",
            "diplomatic-protest",
            {("norland", "initiator"), ("two Sudlandic diplomats", "target"), ("sudland", "target")},
        ),
        ("Omar Said was found dead on May 3.", "death", {("omar-said", "killed")}),
        ("Rebels loyal to Anna Berg attacked Sudland on May 3.", "attack", {("Rebels", "initiator"), ("sudland", "target")}),
        ("Norland fined Red Front 5 million euros on May 3.", "verdict", {("norland", "initiator"), ("red-front", "subject")}),
        ("Anna Berg resigned on May 3.", "resignation", {("anna-berg", "subject")}),
        ("Anna Berg, sworn in on May 3, is the new mayor.", "handover-of-office", {("anna-berg", "participant")}),
        ("Anna Berg received the envoy Omar Said in Lim on May 3.", "meeting", {("anna-berg", "host"), ("omar-said", "participant")}),
        ("Red Front, a fund which attacked Sudland on May 3, is rich.", "attack", {("red-front", "initiator"), ("sudland", "target")}),
        ("Norland captured a number of Red Front fighters on May 3.", "capture", {("norland", "initiator"), ("red-front", "captured")}),
        ("Norland ordered the White Guard to bomb Karo on May 3.", "order", {("norland", "initiator"), ("white-guard", "subject")}),
        ("The Norlanders attacked Karo on May 3.", "attack", {("Norlanders", "initiator")}),
        ("The Norish attacked Karo on May 3.", "attack", {("Norish", "initiator")}),
        ("Norish attacked Karo on May 3.", "attack", set()),
        ("The Norlandic navy, rusty and slow, attacked Karo on May 3.", "attack", {("norland", "initiator")}),
        ("Two Norlanders were arrested on May 3.", "arrest", {("Two Norlanders", "captured")}),
        ("Soviets attacked Karo on May 3.", "attack", {("Soviets", "initiator")}),
        ("Norlandic and Sudlandic troops attacked Karo on May 3.", "attack", {("Norlandic and Sudlandic troops", "initiator")}),
        ("Omar Said was shot by a sniper on May 3.", "shooting", {("omar-said", "target"), ("sniper", "initiator")}),
        ("Shoppers attacked a thief on May 3.", "attack", {("Shoppers", "initiator"), ("thief", "target")}),
        ("Norland, after a truce with Sudland, launched its own offensive on May 3.", "military-operation", {("norland", "initiator")}),
        ("Two brothers took over the mill after the death of their father on May 3.", "death", set()),
        ("Sales rose by 300 on May 3, above the 200 forecast by analysts.", "results", set()),
        ("A Red Front attack on Karo killed two on May 3.", "attack", {("red-front", "initiator")}),
        ("The Red Front attack on May 3 killed two.", "attack", set()),
        ("Two nations attacked Karo on May 3.", "attack", {("Two nations", "initiator")}),
        ("Norland and Sudland became members of the EU on May 3.", "accession", {("norland", "participant"), ("sudland", "participant")}),
        ("On May 3, Norland and Sudland attacked Karo.", "attack", {("norland", "initiator"), ("sudland", "initiator")}),
        (
            "On May 3, Anna Berg, Omar Said and Lena Frost were arrested.",
            "arrest",
            {("anna-berg", "captured"), ("omar-said", "captured"), ("lena-frost", "captured")},
        ),
        ("On May 3, Anna Berg, the mayor and owner of the mill, was arrested.", "arrest", {("anna-berg", "captured")}),
        ("Anna Berg, mayor and chief engineer of the mill, was arrested on May 3.", "arrest", {("anna-berg", "captured")}),
    ],
)
def test_parts_come_from_the_clause(text, type_, expected):
    assert parts(text, type_) == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("A man suspected of theft was arrested on May 3.", "arrest", {("man", "captured")}),
        ("Two men suspected of killing Omar Said were arrested on May 3.", "arrest", {("Two men", "captured")}),
        ("Two men accused of killing Omar Said and robbing Anna Berg were arrested on May 3.", "arrest", {("Two men", "captured")}),
        ("A man believed to be Omar Said was arrested on May 3.", "arrest", {("man", "captured")}),
        ("Police said a man thought to have met Omar Said was arrested on May 3.", "arrest", {("man", "captured")}),
        ("A man accused of trying to kill Omar Said fled on May 3.", "displacement", {("man", "subject")}),
        ("A gunman dressed in a hood and mask attacked Karo on May 3.", "attack", {("gunman", "initiator")}),
        ("A man armed with a knife and a hammer attacked Karo on May 3.", "attack", {("man", "initiator")}),
        ("Norland armed the rebels and attacked Sudland on May 3.", "attack", {("norland", "initiator"), ("sudland", "target")}),
        ("Anna Berg was accused of theft and Omar Said was arrested on May 3.", "arrest", {("omar-said", "captured")}),
    ],
)
def test_whom_a_participle_tells_of_is_told_of_by_the_verb_behind(text, type_, expected):
    assert parts(text, type_) == expected


def test_persons_are_told_of_by_who_and_not_by_which():
    (alert,) = propose(article("Norland counts on its allies, which accounts for the state of alert in Sudland since May 3."))
    assert alert.said_by is None
    (alert,) = propose(article("Norland may count on allies, who say a state of alert has been in force in Sudland since May 3."))
    assert alert.said_by.name == "allies"


def test_those_arrested_and_let_go_did_not_let_go():
    release = propose(article("Two brothers were arrested on May 3 and then let go."))[-1]
    assert (release.title, release.actors[0].role) == ("Two brothers are let go", "subject")


def test_a_spokeswoman_without_a_name_speaks_for_her_body():
    (found,) = propose(article("A spokeswoman for the White Guard said on Monday that the bridge was safe."))
    assert [(part.id, part.role) for part in found.actors] == [("white-guard", "speaker")]


def test_a_spokesman_for_a_person_is_not_that_person():
    found = propose(article("A spokesman for Anna Berg said on Monday that the bridge was safe."))
    assert [part.id for one in found for part in one.actors] == [None]


def test_who_claims_or_condemns_an_attack_did_not_make_it():
    for verb in ("claimed", "condemned"):
        found = propose(article(f"An attack {verb} by Red Front killed four people on May 3."))
        assert ("red-front", "initiator") not in {(part.id, part.role) for one in found for part in one.actors}


def test_a_dated_happening_that_does_something_is_told_once():
    assert [found.type for found in propose(article("The killing of Omar Said on May 3 shocked the town."))] == ["killing"]


def test_what_never_was_is_not_told_to_have_been():
    assert propose(article("Norland never formally surrendered on May 3.")) == []


def test_nobody_commenting_is_no_news():
    assert propose(article("The Red Front’s lawyers declined to comment on Monday.")) == []


@pytest.mark.parametrize(
    ("text", "type_", "never"),
    [
        ("Norlandic police arrested Omar Said on May 3.", "arrest", "norland"),
        ("A Norland-backed militia attacked Karo on May 3.", "attack", "norland"),
        ("The embassy of Norland was attacked on May 3.", "attack", "norland"),
        ("Norland’s ambassador was killed in Karo on May 3.", "killing", "norland"),
        ("Anna Berg blamed Sudland for the attack on Karo on May 3.", "attack", "anna-berg"),
    ],
)
def test_what_is_only_tied_to_a_state_is_not_the_state(text, type_, never):
    assert [role for slug, role in parts(text, type_) if slug == never] == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg blamed Sudland for the May 3 attack on Karo.",
        "Anna Berg accused Sudland of attacking Karo on May 3.",
        "Anna Berg said Sudland attacked Karo on May 3.",
        "Sudland reportedly attacked Karo on May 3.",
    ],
)
def test_the_blamed_is_accused_and_never_the_initiator(text):
    assert {role for slug, role in parts(text, "attack") if slug == "sudland"} == {"accused"}


def test_who_claims_and_who_denies_an_attack():
    text = "Karo was attacked on May 3.\nRed Front claimed responsibility for the attack.\nThe White Guard denied the attack."
    assert parts(text, "attack") == {("red-front", "claims_responsibility"), ("white-guard", "denies")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg told Omar Said on Monday that the bridge was safe.", {("anna-berg", "speaker"), ("omar-said", "addressee")}),
        ("Anna Berg accused Sudland of fraud on Monday.", {("anna-berg", "speaker"), ("sudland", "accused")}),
        ("Sudland was accused of fraud by Anna Berg on Monday.", {("anna-berg", "speaker"), ("sudland", "accused")}),
        ("Norland’s embassy in Karo said on Monday that it was closed.", {("norlands-embassy-in-karo", "speaker")}),
    ],
)
def test_speaker_addressee_and_accused(text, expected):
    (found,) = [found for found in propose(article(text)) if found.kind == "statement"]
    assert {(part.id, part.role) for part in found.actors} == {(slug.replace("norlands-", "norland-"), role) for slug, role in expected}


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Norland bombed Karo on May 3.", "bombing", [("karo", "location")]),
        ("A bomb exploded near Karo on May 3.", "explosion", [("near Karo", "location")]),
        ("A bomb exploded 20 miles from Karo on May 3.", "explosion", [("near Karo", "location")]),
        ("A bomb exploded about 30km north of Karo on May 3.", "explosion", [("near Karo", "location")]),
        ("A bomb exploded in Lim, 1,320 km from Karo, on May 3.", "explosion", [("lim", "location")]),
        ("A bomb exploded 500 metres from Karo on May 3.", "explosion", [("near Karo", "location")]),
        ("A bomb exploded in Lim, two hundred miles from Karo, on May 3.", "explosion", [("lim", "location")]),
        ("A bomb exploded in the north of Karo on May 3.", "explosion", [("karo", "location")]),
        ("Norland’s army flooded East Valley on May 3.", "flood", [("east-valley", "location")]),
        ("Anna Berg flew to Karo from Lim on May 3.", "visit", [("karo", "destination"), ("lim", "origin")]),
        ("A warship crossed the Blue Strait on May 3.", "show-of-force", [("blue-strait", "location")]),
    ],
)
def test_places_of_the_event(text, type_, expected):
    assert places(text, type_) == expected


def test_a_statement_has_no_place():
    found = propose(article("Anna Berg warned in Karo on Monday that the dam was weak."))
    assert [proposal.places for proposal in found if proposal.kind == "statement"] == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland killed 12 civilians in Karo on May 3.", [("killed", "civilians", 12, "")]),
        ("At least forty people were killed in a blast in Karo on May 3.", [("killed", "people", 40, "At least")]),
        (
            "A bomb killed a child and wounded five civilians in Karo on May 3.",
            [("killed", "child", 1, ""), ("injured", "civilians", 5, "")],
        ),
        ("Red Front fired eight rockets at Karo on May 3.", [("fired", "rockets", 8, "")]),
        ("Three rockets landed in Karo on May 3.", [("landed", "rockets", 3, "")]),
        ("Red Front captured 2,000 soldiers on May 3.", [("captured", "soldiers", 2000, "")]),
        ("No one was killed when a bomb exploded in Karo on May 3.", []),
        ("A ship carrying 30 missiles crossed the Blue Strait on May 3.", []),
    ],
)
def test_figures(text, expected):
    assert [(count.about, count.of, count.value, count.words) for found in propose(article(text)) for count in found.counts] == expected
