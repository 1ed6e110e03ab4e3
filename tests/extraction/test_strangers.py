"""Statements of those whom only the article names, and of those who speak under no name."""

import pytest

from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text import reading


def proposals(text):
    """As read on Thursday 9 April 2020 by somebody who knows nobody."""
    return extract(reading.read(text.encode(), "article.txt"), Gazetteer.of_records({}), published="2020-04-09").proposals


def statements(text):
    """Who speaks in each proposed statement, and its date."""
    return [
        (" + ".join(part.name for part in found.actors if part.role == "speaker"), found.date.edtf)
        for found in proposals(text)
        if found.kind == "statement"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tovell told Ines Dahl on Monday that he had paid.", [("speaker", "Tovell"), ("addressee", "Ines Dahl")]),
        ("Tovell swore to Ines Dahl on Monday that he had paid.", [("speaker", "Tovell"), ("addressee", "Ines Dahl")]),
        ("Tovell accused Ines Dahl on Monday of lying.", [("speaker", "Tovell"), ("accused", "Ines Dahl")]),
        ("Tovell announced a gift to the Dahl Foundation on Monday.", [("speaker", "Tovell")]),
        ("Tovell proclaimed the Dahl Republic on Monday.", [("speaker", "Tovell")]),
        ("Tovell joined the Dahl Foundation on Monday.", [("initiator", "Tovell"), ("subject", "Dahl Foundation")]),
        ("Tovell joined the queue on Monday.", [("initiator", "Tovell")]),
    ],
)
def test_whom_only_the_article_names_has_a_part_as_a_known_one_has(text, expected):
    text = f"Bert Tovell slept. {text}"
    expected = [(role, name.replace("Tovell", "Bert Tovell")) for role, name in expected]
    assert [(part.role, part.name) for part in proposals(text)[-1].actors] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tovell denied on Monday that her men had looted the bank.", [("Tovell", "2020-04-06")]),
        ("The bridge is safe, Tovell said on Monday.", [("Tovell", "2020-04-06")]),
        ("Tovell, who joined the firm in 2003, told the court on Monday she had known.", [("Tovell", "2020-04-06")]),
        ("The club said on Monday that the coach had gone.", [("club", "2020-04-06")]),
        ("The QTU said Monday it would sue the firm.", [("QTU", "2020-04-06")]),
        ("K14 told the court on Monday that it would pay.", [("K14", "2020-04-06")]),
        ("The Carters’ union (QTU) met. QTU said on Monday that it would sue.", [("QTU", "2020-04-06")]),
        ("The Organization of African Carters said on Monday it would close.", [("Organization of African Carters", "2020-04-06")]),
        ("The Bureau of Harvest Figures said on Monday it would close.", [("Bureau of Harvest Figures", "2020-04-06")]),
    ],
)
def test_a_bare_surname_or_acronym_speaks_as_a_full_name_does(text, expected):
    assert statements(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Residents said on Monday that the well was dry.",
        "Management denied on Monday that the mill would close.",
        "Everyone said on Monday that the well was dry.",
        "The Tovell ferry sank.",
    ],
)
def test_a_capital_that_opens_the_sentence_names_nobody(text):
    read = extract(reading.read(text.encode(), "article.txt"), Gazetteer.of_records({}), published="2020-04-09")
    assert read.mentions == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebels holding two hostages in the north claimed Monday their leader had drowned.", "Rebels"),
        ("The Harbour Office of Karo said today conditions in the town seem to be worse.", "Harbour Office of Karo"),
        ("“Twelve people are dead,” Ines Dahl, an official of the relief agency, told reporters on Monday.", "Ines Dahl"),
        ("“We are safe,” a spokeswoman for the firm, Ines Dahl, told reporters on Monday.", "Ines Dahl"),
        ("Mud rolled into the villages, Ines Dahl, who runs the agency, said on Monday.", "Ines Dahl"),
        ("The envoy to Karo, Ines Dahl, who was then on leave, said Monday that she had written.", "Ines Dahl"),
    ],
)
def test_the_speaker_is_found_over_what_stands_between(text, speaker):
    assert statements(text) == [(speaker, "2020-04-09" if "today" in text else "2020-04-06")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ines Dahl said in a statement that the well was dry.", "Ines Dahl"),
        ("Ines Dahl told a news conference that the well was dry.", "Ines Dahl"),
        ("“The well is dry,” the party said in a statement on Monday.", "party"),
    ],
)
def test_what_is_said_on_an_occasion_or_in_an_offices_own_words_is_news(text, speaker):
    assert [said for said, _ in statements(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Dahl said that the well was dry.",
        "The well was dry, the party said on Monday.",
        "The well was dry, Ines Dahl said.",
        "“The well is dry,” a resident said on Monday.",
    ],
)
def test_where_news_comes_from_is_no_news(text):
    assert statements(text) == []
