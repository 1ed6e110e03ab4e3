"""Who and where a text names, whoever a gazetteer holds."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import growth
from timeline.extraction.naming.mentions import find
from timeline.names.gazetteer import Gazetteer
from timeline.text.marks import Mark
from timeline.text.paragraphs import paragraphs

SHIPPED = Path(__file__).resolve().parents[3] / "fixtures" / "gazetteer.json"


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
        row("old-dam", "Old timber dam", parent="iraq", aliases=["Old dam"]),
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
        row("velmora", "Velmora", "state"),
        row("paul-lind", "Paul Lind", "person", "", [("Colonel Lind", "title")]),
        row("omar-lind", "Omar Lind", "person", "", [("General Lind", "title")]),
        row("shot-guard", "Night guard shot at the mill", "person", "", [("a night guard", D)]),
        row("drowned-guard", "Night guard found drowned", "person", "", [("a night guard", D)]),
        row("sven-hedvigsson", "Sven Hedvigsson", "person", "se"),
        row("millers", "Union of Velmoran Millers", "organisation", "", [("UOM", "acronym")]),
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
        ("It cost US$300 million.", []),
        ("US sanctions hurt.", [("US", "(united-states)")]),
        ("The US wants peace; a U.S.-led raid began.", [("US", "united-states"), ("U.S.", "(united-states)")]),
        ("The US and Iraqi soldiers left.", [("US", "(united-states)"), ("Iraqi", "(iraq)")]),
        ("He held the US responsible.", [("US", "united-states")]),
        ("America’s friends in Tehran", [("America", "united-states"), ("Tehran", "tehran")]),
        ("Iranians marched.", [("Iranians", "(iran)")]),
        (
            "U.S.-Iran talks and the Iran–Iraq war",
            [("U.S.", "(united-states)"), ("Iran", "(iran)"), ("Iran", "(iran)"), ("Iraq", "(iraq)")],
        ),
        ("Houthi attacks went on, Houthi rebels said.", [("Houthi", "(houthis)"), ("Houthi", "houthis")]),
    ],
)
def test_a_state_its_allies_and_its_people_are_three_things(text, found):
    assert known(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops stayed in Iraq.", [("Iraq", "place")]),
        ("Rockets fell in northern Iraq and near Tehran.", [("Iraq", "place"), ("Tehran", "place")]),
        ("Iraq said no. Tehran warned Iraq.", [("Iraq", "actor"), ("Tehran", "actor"), ("Iraq", "actor")]),
        ("Baghdad, the capital of Iraq, was calm.", [("Baghdad", "actor"), ("Iraq", "place")]),
        ("They withdrew from Iraq.", [("Iraq", "place")]),
        ("A threat from Iran grew.", [("Iran", "actor")]),
        ("He flew to Iraq on Monday with a warning to Iran.", [("Iraq", "place"), ("Iran", "actor")]),
        ("BAGHDAD (AP) – It began.", [("BAGHDAD", "place"), ("AP", "actor")]),
        ("KIRKUK, Iraq, 3 May – It began.", [("KIRKUK", "place"), ("Iraq", "place")]),
        ("She spoke in Washington; Washington agreed.", [("Washington", "place"), ("Washington", "actor")]),
        ("وقال في بغداد", [("بغداد", "place")]),
        ("He served in Iran, Iraq and Syria.", [("Iran", "place"), ("Iraq", "place"), ("Syria", "place")]),
        ("In Iraq, Iran said, all was well.", [("Iraq", "place"), ("Iran", "actor")]),
        ("the Baghdad-based office", [("Baghdad", "place")]),
        ("В Ираке и в Сирии был Иран.", [("Ираке", "place"), ("Сирии", "place"), ("Иран", "actor")]),
        ("quitter l’Iran, in Syrien, İran'ın", [("Iran", "actor"), ("Syrien", "place"), ("İran", "actor")]),
    ],
)
def test_a_country_is_a_place_or_an_actor_as_the_sentence_has_it(text, found):
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one person in many spellings
        ("Kasım Süleymani and Qassem Soleimani.", [("Kasım Süleymani", "qasem-soleimani"), ("Qassem Soleimani", "qasem-soleimani")]),
        ("General Ghasem Suleymani died. Suleymani was 62.", [("Ghasem Suleymani", "qasem-soleimani"), ("Suleymani", "qasem-soleimani")]),
        ("قال قاسم سليماني", [("قاسم سليماني", "qasem-soleimani")]),
        # surnames
        ("Masjedi Warns Off Friends\nIraj Masjedi spoke.", [("Masjedi", "iraj-masjedi"), ("Iraj Masjedi", "iraj-masjedi")]),
        ("Iraj Masjedi spoke. Masjedi’s words hurt.", [("Iraj Masjedi", "iraj-masjedi"), ("Masjedi", "iraj-masjedi")]),
        ("Anna Berg met Karl Berg. Berg left.", [("Anna Berg", "anna-berg"), ("Karl Berg", "karl-berg"), ("Berg", "karl-berg")]),
        ("Anna Berg came. Berg spoke.", [("Anna Berg", "anna-berg"), ("Berg", "anna-berg")]),
        ("Berg spoke.", []),
        ("Melania Trump left. Trump stayed.", []),
        ("Donald Trump Jr. left.", []),
        ("Trump stayed. Ivanka Trump left. Donald Trump came.", [("Donald Trump", "donald-trump")]),
        ("Gholam Soleimani spoke.", []),
        # titles stay outside, and stand for somebody only where the text names them
        ("President Rouhani and Mr Trump", [("Rouhani", "hassan-rouhani"), ("Trump", "donald-trump")]),
        (
            "Hassan Rouhani met the Iranian president’s friends.",
            [("Hassan Rouhani", "hassan-rouhani"), ("Iranian president", "hassan-rouhani")],
        ),
        ("The Iranian president spoke.", [("Iranian", "(iran)")]),
        ("US President Donald Trump spoke.", [("US", "(united-states)"), ("Donald Trump", "donald-trump")]),
        # definite descriptions
        ("The US Embassy closed. The embassy stayed shut.", [("US Embassy", "us-embassy"), ("embassy", "us-embassy")]),
        ("The embassy closed. An embassy is a house.", []),
        ("The Iraqi capital was calm.", [("Iraqi capital", "baghdad")]),
        ("Iran and its militias", [("Iran", "iran"), ("its militias", "iran-militias")]),
        ("The Houthis and their militias", [("Houthis", "houthis")]),
        ("the Guard’s men, the Coast Guard and the guard at the door", [("Guard", "guard")]),
        # governments named for their heads
        ("the Donald Trump administration", [("Donald Trump administration", "trump-administration")]),
        # titles tell two of one surname apart
        ("Colonel Lind left. General Lind’s men came.", [("Lind", "paul-lind"), ("Lind", "omar-lind")]),
        ("Paul Lind left. The other Lind came.", [("Paul Lind", "paul-lind"), ("Lind", "omar-lind")]),
        ("Lind left.", []),
        # a name in another spelling, whatever the country
        ("Svenn Hedwigson left. Hedwigson came.", [("Svenn Hedwigson", "sven-hedvigsson"), ("Hedwigson", "sven-hedvigsson")]),
        # an indefinite description needs what tells its row
        ("In the mill a night guard was shot.", [("night guard", "shot-guard")]),
        ("On the shore a night guard had drowned.", [("night guard", "drowned-guard")]),
        ("He had been a night guard for years.", []),
        # adjectives of states that no table has
        ("A Velmoran judge met two Velmorans.", [("Velmoran", "(velmora)"), ("Velmorans", "(velmora)")]),
        # an acronym is no adjective
        ("UOM leaders and the UOM struck.", [("UOM", "millers"), ("UOM", "millers")]),
        # a place named by a capital and a common noun
        ("The Old dam broke; an old dam is a wall.", [("Old dam", "old-dam")]),
        # look-alikes
        ("Kataib Hezbollah fired. Hezbollah denied it.", [("Kataib Hezbollah", "kataib-hezbollah"), ("Hezbollah", "kataib-hezbollah")]),
        ("Hezbollah fired.", [("Hezbollah", "lebanese-hezbollah")]),
        ("Kata'ib Hizbollah fired.", [("Kata'ib Hizbollah", "kataib-hezbollah")]),
        (
            "Kataib Hezbollah fired. Lebanese Hezbollah did not.",
            [("Kataib Hezbollah", "kataib-hezbollah"), ("Hezbollah", "lebanese-hezbollah")],
        ),
        ("Iraq’s Hezbollah", [("Iraq", "iraq"), ("Hezbollah", "kataib-hezbollah")]),
        ("Saudi Hezbollah", []),
        ("Karl Bergh met Anna Bergman.", []),
        ("the Iran Air flight", [("Iran", "(iran)")]),
        ("the University of Tehran and the Tehran Times", []),
        # acronyms
        (
            "the Islamic Revolutionary Guards Corps (IRGC) and the IRGC",
            [("Islamic Revolutionary Guards Corps", "guard"), ("IRGC", "guard"), ("IRGC", "guard")],
        ),
    ],
)
def test_the_right_row_is_found(text, found):
    assert known(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Prime Minister Nils Ekman spoke. Ekman’s words hurt.",
            [("Nils Ekman", "Nils Ekman", "person"), ("Ekman", "Nils Ekman", "person")],
        ),
        (
            "Falih al-Fayad said no. Al-Fayad left.",
            [("Falih al-Fayad", "Falih al-Fayad", "person"), ("Al-Fayad", "Falih al-Fayad", "person")],
        ),
        (
            "He saw Muhsin Fahrizad. Later Mohsen Fakhrizad left.",
            [("Muhsin Fahrizad", "Mohsen Fakhrizad", "person"), ("Mohsen Fakhrizad", "Mohsen Fakhrizad", "person")],
        ),
        ("It fell near Tarmina, said Lakeside Radio.", [("Tarmina", "Tarmina", "place"), ("Lakeside Radio", "Lakeside Radio", "media")]),
        ("the district of Orvala", [("Orvala", "Orvala", "place")]),
        (
            "the Free River Front (FRF) and the FRF",
            [
                ("Free River Front", "Free River Front", "armed-group"),
                ("FRF", "Free River Front", "armed-group"),
                ("FRF", "Free River Front", "armed-group"),
            ],
        ),
        ("the oil company Torvex closed", [("Torvex", "Torvex", "organisation")]),
        ("the Ministry of Health of Arland", [("Ministry of Health of Arland", "Ministry of Health of Arland", "office")]),
        ("The Syrian Democratic Forces left.", [("Syrian Democratic Forces", "Syrian Democratic Forces", "force")]),
        ("The Bugle reported it.", [("Bugle", "The Bugle", "media")]),
        (
            "The Johansson administration fell. Lars Johansson left.",
            [("Johansson administration", "Johansson administration", "government"), ("Lars Johansson", "Lars Johansson", "person")],
        ),
        ("In Syria it rained, Syria said.", [("Syria", "Syria", "place"), ("Syria", "Syria", "state")]),
        (
            "Editing by May Lunde. In May Ekman came, Ekman said.",
            [("May Lunde", "May Lunde", "person"), ("Ekman", "Ekman", None), ("Ekman", "Ekman", None)],
        ),
        (
            "The 2 May Movement and the 14th Lake Division left on 2 May.",
            [("2 May Movement", "2 May Movement", "organisation"), ("14th Lake Division", "14th Lake Division", "force")],
        ),
        ("Lorm Hask said it will close. Lorm Hask’s shares fell.", [("Lorm Hask", "Lorm Hask", "organisation")] * 2),
        ("Lorm Hask said it was late. Hask left.", [("Lorm Hask", "Lorm Hask", "person"), ("Hask", "Lorm Hask", "person")]),
        (
            "An analyst at Lorm Hask and a fire at Pola Runde.",
            [("Lorm Hask", "Lorm Hask", "organisation"), ("Pola Runde", "Pola Runde", "place")],
        ),
        ("Troops held the Runde bridge, said Ruth.", [("Runde bridge", "Runde bridge", "place"), ("Ruth", "Ruth", "person")]),
        ("It broke the Runde accord.", [("Runde", "Runde", "place")]),
        ("The Army of the Republic of Arland left.", [("Army of the Republic of Arland", "Army of the Republic of Arland", "force")]),
        (
            "Park Tae-lin met Somchai Wan-uthai’s aide. Wan-uthai slept.",
            [
                ("Park Tae-lin", "Park Tae-lin", "person"),
                ("Somchai Wan-uthai", "Somchai Wan-uthai", "person"),
                ("Wan-uthai", "Somchai Wan-uthai", "person"),
            ],
        ),
        (
            "Lena Washington slept. Washington left Fort Washington.",
            [
                ("Lena Washington", "Lena Washington", "person"),
                ("Washington", "Lena Washington", "person"),
                ("Fort Washington", "Fort Washington", "place"),
            ],
        ),
        ("Colonel Washington slept.", [("Washington", "Washington", "person")]),
        ("The rival League for Justice left.", [("League for Justice", "League for Justice", "organisation")]),
        (
            "The Home Guards of Colonel Olof Brant fled.",
            [("Home Guards", "Home Guards", "force"), ("Olof Brant", "Olof Brant", "person")],
        ),
        ("A Lena Holt-era law, a Lena Holt-appointed judge.", [("Lena Holt", "Lena Holt", "person")] * 2),
        ("Generals Olof Brant and Nils Trane fled.", [("Olof Brant", "Olof Brant", "person"), ("Nils Trane", "Nils Trane", "person")]),
        ("Call Lena Holt, Crowd Safety Officer, at once.", [("Lena Holt", "Lena Holt", "person")]),
        ("Residents fled. Worsening weather came on Monday in January. Shiite and Kurdish parties met on Easter.", []),
        ("Why The Big City Never Sleeps At Night", []),
        ("The Tomahawk missiles and the Katyusha rockets flew.", []),
        ("The Strategic Dialogue and the Cold War ended.", []),
    ],
)
def test_names_that_nobody_holds_are_offered_with_a_guess(text, found):
    assert offered(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ships waited in the Gulf.", [("Gulf", "gulf")]),
        ("In the Gulf, of all places, it rained.", [("Gulf", "gulf")]),
        ("A storm crossed the Gulf of Mexico.", [("Gulf of Mexico", None)]),
        ("Crews fished in the Gulf of Saint Brandan all night.", [("Gulf of Saint Brandan", None)]),
    ],
)
def test_a_sea_called_by_a_common_word_is_not_another_s(text, found):
    held = Gazetteer.of_records({"places": [row("gulf", "The Gulf", country="sea", aliases=["the Gulf", "Persian Gulf"])]})
    assert [(one.text, one.id) for one in find(text, paragraphs(text), [], held)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The plane flew to Spokane, Washington, on Monday.", None),
        ("A court in Spokane, Washington on Monday heard it.", None),
        ("Ferries left Tarnby, Washington after noon.", None),
        ("In Spokane, Washington said that it would wait.", "united-states"),
        ("Tarnby, Washington, and Norvik agreed.", "united-states"),
        ("Washington, Idaho, was flooded.", None),
        ("Talks with Washington, Africa and Asia went on.", "united-states"),
    ],
)
def test_a_capital_beside_a_town_or_a_region_is_no_government(text, found):
    assert [one.id for one in mentions(text) if one.text == "Washington"] == [found]


def test_every_mention_says_why():
    assert all(one.why for one in mentions("Iran, Nils Ekman, Berg and Trump met Anna Berg in Syria."))


def test_nobody_new_is_looked_for_in_a_page_s_own_words():
    text = "Nils Ekman met Iran in Oslo.\nLars Wall met Iran in Oslo."
    lines = paragraphs(text)
    found = find(text, lines, [Mark(lines[1].start, lines[1].end, "related")], GAZETTEER)
    assert [one.text for one in found] == ["Nils Ekman", "Iran", "Oslo", "Iran", "Oslo"]


def test_of_a_share_bar_only_rows_of_the_gazetteer_are_wanted():
    text = "Share this with Iran on Twitter and Facebook"
    assert [one.text for one in find(text, paragraphs(text), [Mark(0, len(text), "share")], GAZETTEER)] == ["Iran"]


def test_a_byline_names_somebody_though_all_its_words_have_capitals():
    text = "Words: Lena Holt, Nils Ekman"
    assert [one.text for one in find(text, paragraphs(text), [Mark(0, len(text), "byline")], GAZETTEER)] == ["Lena Holt", "Nils Ekman"]


PIECES = st.sampled_from([
    "Iran", "Iran’s ", "-backed", "militia", " the ", "embassy", "US ", "U.S.", "Trump", "Donald ", "Jr", "Berg", "Anna ", "President ",
    " of ", "Ministry", " and ", "Iraqi ", "capital", " in ", " its ", "militias", "(FRF)", " (", ")", "Free River Front", "\n", ". ", ", ",
    "“", "”", "al-", "Fayad", "said ", "بغداد", "و", "é", "e\u0301", "BAGHDAD", " — ", "Hezbollah", "Kataib ", "Lebanese ",
    "Title Case Words Here Now", "x", " ", "&", "İ", "ﬁ", "\u200c",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_mention_is_an_exact_slice_in_order_within_its_line(text):
    lines = paragraphs(text)
    found = find(text, lines, [], GAZETTEER)
    assert all(text[one.start : one.end] == one.text and one.text.strip() == one.text != "" for one in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(any(line.start <= one.start and one.end <= line.end for line in lines) for one in found)
    assert all(one.kind in ("actor", "place") and one.name and (one.id is None or one.guess is None) for one in found)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    find(text, paragraphs(text), [], GAZETTEER)


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "Abc ",
        "U.",
        "U.S.",
        "Iran ",
        "US-",
        '"',
        "(A) ",
        "the embassy ",
        "Iran its militias ",
        "a'",
        "Trump ",
        "Anna Berg ",
        "Ministry of ",
        "A. ",
        "Hezbollah ",
        "Xyz (ABC) ",
        "Kataib Hezbollah. Iran. Hezbollah. ",
    ],
)
def test_hostile_text_costs_no_more_than_its_length(unit):
    def read(size):
        text = (unit * (size // len(unit) + 1))[:size]
        find(text, paragraphs(text), [], GAZETTEER)

    assert growth(read, 20_000) < 2.3


def test_names_that_are_all_different_cost_no_more_than_their_length():
    def read(names):
        text = " ".join(f"Xa{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Yo{chr(97 + n // 676 % 26)} said." for n in range(names))
        find(text, paragraphs(text), [], GAZETTEER)

    assert growth(read, 2000) < 2.3


def test_a_long_text_s_words_are_not_kept():
    text = "Lena Holt met Trump and Berg in the small grey town by the sea, and they spoke of the weather.\n" * 4000
    mentions(text[:1000])  # the lists are read
    tracemalloc.start()
    found = find(text, paragraphs(text), [], GAZETTEER)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1600 * len(found)  # bytes


def test_an_institution_of_a_people_goes_on_behind_and():
    assert [one.text for one in mentions("The Iraqi Human Rights and Development Association met.")] == [
        "Iraqi Human Rights and Development Association"
    ]
