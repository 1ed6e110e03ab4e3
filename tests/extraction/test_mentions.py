"""Who and where a text names, whoever a gazetteer holds."""

import pytest

from timeline.extraction.mentions import find
from timeline.names.gazetteer import Gazetteer
from timeline.text.paragraphs import paragraphs


D = "description"


def row(slug, name, kind="", country="", aliases=(), **more):
    spelled = [{"name": alias} if isinstance(alias, str) else dict(zip(("name", "kind"), alias, strict=True)) for alias in aliases]
    return {"slug": slug, "name": name, "kind": kind, "country": country, "aliases": spelled, **more}


GAZETTEER = Gazetteer.of_records({
    "publishers": [row("the-bugle", "The Bugle", "newspaper")],
    "places": [
        row("iran", "Iran", country="ir"),
        row("iraq", "Iraq", country="iq"),
        row("tehran", "Tehran", country="ir", parent="iran"),
        row("baghdad", "Baghdad", country="iq", parent="iraq", aliases=["the Iraqi capital", "بغداد"]),
        row("green-zone", "Green Zone", country="iq", parent="baghdad"),
        row("embassy", "US Embassy, Baghdad", country="iq", parent="baghdad", aliases=["US Embassy"]),
    ],
    "actors": [
        row("iran", "Iran", "state", "ir", [("Tehran", D), ("the Islamic Republic", D), "إيران"]),
        row("iraq", "Iraq", "state", "iq", [("Baghdad", D)]),
        row("united-states", "United States", "state", "us", [("US", "acronym"), ("Washington", D)]),
        row("qasem-soleimani", "Qasem Soleimani", "person", "ir", ["Soleimani", "قاسم سليماني"]),
        row("iraj-masjedi", "Iraj Masjedi", "person", "ir", [("the Iranian ambassador", "title")]),
        row("hassan-rouhani", "Hassan Rouhani", "person", "ir", [("the Iranian president", "title"), ("President Rouhani", "title")]),
        row("donald-trump", "Donald Trump", "person", "us", ["Trump", ("the US president", "title"), "Mr Trump"]),
        row("trump-administration", "Trump administration", "government", "us"),
        row("iran-militias", "Iran-backed militias in Iraq", "group", "iq", [("Iran-backed militia", D), ("its militias", D)]),
        row("kataib-hezbollah", "Kataib Hezbollah", "armed-group", "iq", ["Kata’ib Hezbollah"], distinct_from=["lebanese-hezbollah"]),
        row("lebanese-hezbollah", "Hezbollah (Lebanon)", "armed-group", "lb", ["Hezbollah"], distinct_from=["kataib-hezbollah"]),
        row("houthis", "Houthis", "armed-group", "ye", ["the Houthis"]),
        row("us-embassy", "US Embassy in Baghdad", "office", "us", ["US Embassy", ("the embassy", D)]),
        row("guard", "Islamic Revolutionary Guard Corps", "force", "ir", ["the Guard", ("IRGC", "acronym")]),
        row("anna-berg", "Anna Berg", "person", "se", ["Berg"]),
        row("karl-berg", "Karl Berg", "person", "se", ["Berg"]),
    ],
})  # fmt: skip


def mentions(text):
    return find(text, paragraphs(text), [], GAZETTEER)


def known(text):
    """Words and ids of those that the gazetteer holds; an adjective in brackets."""
    return [(one.text, f"({one.id})" if one.adjective else one.id) for one in mentions(text) if one.id]


def places(text):
    return [(one.text, one.kind) for one in mentions(text)]


def offered(text):
    return [(one.text, one.name, one.guess) for one in mentions(text) if not one.id]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Iran struck.", [("Iran", "iran")]),
        ("An Iran-backed militia struck.", [("Iran-backed militia", "iran-militias")]),
        ("An Iran-backed faction struck.", [("Iran", "(iran)")]),
        ("The Iranian envoy left.", [("Iranian", "(iran)")]),
        ("An Iranian-made rocket fell.", [("Iranian", "(iran)")]),
        ("US sanctions hurt.", [("US", "(united-states)")]),
        ("The US wants peace; a U.S.-led raid began.", [("US", "united-states"), ("U.S.", "(united-states)")]),
        ("The US and Iraqi soldiers left.", [("US", "(united-states)"), ("Iraqi", "(iraq)")]),
        ("He held the US responsible.", [("US", "united-states")]),
        ("America’s friends in Tehran", [("America", "united-states"), ("Tehran", "tehran")]),
        ("Iranians marched.", [("Iranians", "(iran)")]),
        ("Houthi attacks went on, Houthi rebels said.", [("Houthi", "(houthis)"), ("Houthi", "houthis")]),
    ],
)
def test_a_state_its_allies_and_its_people_are_three_things(text, found):
    assert known(text) == found
