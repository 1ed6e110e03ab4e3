"""By whose account an event is told, and through whom."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose
from timeline.extraction.proposing.attribution import is_parenthetical
from timeline.extraction.proposing.sentences import sentences_of


def account(text, type_="bombing"):
    found = next(found for found in propose(article(text)) if found.type == type_)
    said = found.said_by and (found.said_by.id or found.said_by.name)
    return said, [link.id for link in found.via], found.modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland bombed Karo on May 3.", (None, [], "actual")),
        ("Anna Berg said that Norland bombed Karo on May 3.", ("anna-berg", [], "claimed")),
        ("Anna Berg said Norland bombed Karo on May 3.", ("anna-berg", [], "claimed")),
        ("Norland bombed Karo on May 3, Anna Berg said.", ("anna-berg", [], "claimed")),
        ("Norland bombed Karo on May 3, police said.", ("police", [], "actual")),
        ("According to Anna Berg, Norland bombed Karo on May 3.", ("anna-berg", [], "claimed")),
        ("Norland bombed Karo on May 3, officials told Port Agency.", ("officials", ["port-agency"], "actual")),
        ("Port Agency quoted Anna Berg as saying Norland bombed Karo on May 3.", ("anna-berg", ["port-agency"], "claimed")),
        ("“Norland bombed Karo on May 3,” Anna Berg said.", ("anna-berg", [], "claimed")),
    ],
)
def test_who_says_so(text, expected):
    assert account(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norland bombed Karo on May 3, two diplomats said.", "two diplomats"),
        ("Two diplomats said Norland had bombed Karo on May 3.", "Two diplomats"),
        ("Norland bombed Karo on May 3, according to a person briefed on the matter.", "person"),
        ("According to a person briefed on the matter, Norland bombed Karo on May 3.", "person"),
        ("Norland bombed Karo on May 3, a person briefed on the matter said.", "person"),
        ("People familiar with the matter said Norland had bombed Karo on May 3.", "People"),
        ("Norland bombed Karo on May 3, people with knowledge of the matter said.", "people"),
        ("Norland bombed Karo on May 3, two of the people said.", "two of the people"),
        ("Norland, sources said, bombed Karo on May 3.", "sources"),
        ("Norland bombed Karo on May 3, said two officials who asked not to be named.", "two officials"),
        ("Norland bombed Karo on May 3, Port Agency reported, citing two diplomats.", "two diplomats"),
        ("Norland bombed Karo on May 3, officials told Port Agency on condition of anonymity.", "officials"),
        ("Norland bombed Karo on May 3, sources said on Monday - a breach of the truce it declared.", "sources"),
    ],
)
def test_what_an_unnamed_source_tells_is_its_claim(text, speaker):
    said, _, modality = account(text)
    assert (said, modality) == (speaker, "claimed")


def test_what_a_group_without_a_name_tells_of_itself_is_no_accusation():
    (found,) = [
        found for found in propose(article("The rebels said on Monday that they had bombed Karo on May 3.")) if found.type == "bombing"
    ]
    assert [(part.name, part.role) for part in found.actors] == [("rebels", "claims_responsibility")]


@pytest.mark.parametrize(
    ("text", "speaker", "parts"),
    [
        ("The Red Front, the police said on Monday, bombed Karo on May 3.", "police", [("red-front", "accused")]),
        ("Anna Berg met police in Lim. The Red Front, she said, bombed Karo on May 3.", "Anna Berg", [("red-front", "accused")]),
        ("On Monday the Red Front, police said, bombed Karo.", "police", [("red-front", "accused")]),
    ],
)
def test_whose_saying_stands_between_doer_and_deed_tells_it(text, speaker, parts):
    (found,) = [found for found in propose(article(text)) if found.type == "bombing"]
    assert found.said_by.name == speaker
    assert [(part.id, part.role) for part in found.actors] == parts


def test_an_office_between_a_speaker_and_the_verb_is_no_other_speaker():
    (found,) = propose(article("Anna Berg, the mayor of Lim, said, smiling on Monday, that the bridge was safe."))
    assert (found.kind, found.actors[0].id) == ("statement", "anna-berg")


def test_a_pronoun_speaks_for_the_last_person_named():
    text = "Anna Berg arrived in Lim on May 3. She said on Monday that the bridge was safe."
    (found,) = [found for found in propose(article(text)) if found.kind == "statement"]
    assert found.actors[0].id == "anna-berg"


def test_words_of_one_speaker_are_one_statement():
    text = "“We are ready,” Anna Berg said on Monday.\n“We shall win,” she added.\nBerg said the army was strong."
    (found,) = propose(article(text))
    assert (found.date.edtf, len(found.also)) == ("2020-06-15", 2)


def test_an_agency_that_reports_makes_no_statement():
    assert propose(article("Port Agency reported on Monday that the bridge was safe.")) == []


def test_who_speaks_where_a_quotation_ends_tells_all_of_it():
    found = propose(article("“Norland bombed Karo on May 3. Lim was next,” Anna Berg said."))
    assert [one.said_by.id for one in found if one.type == "bombing"] == ["anna-berg"]


def test_of_whom_somebody_tells_is_not_the_teller_whatever_commas_enclose():
    found = propose(article("Anna Berg said on Monday the suspect, a man of 34, had bombed Karo on May 3."))
    assert [(part.name, part.role) for one in found if one.type == "bombing" for part in one.actors] == [("suspect", "accused")]


def test_when_a_paper_reported_is_no_event():
    assert propose(article("Anna Berg had a quarrel with the bank, local newspapers reported on Monday.")) == []


def test_somebody_told_is_not_the_one_of_whom_it_is_told():
    found = propose(article("Anna Berg told Port Agency rebels had bombed Karo on May 3."))
    assert [(part.name, part.role) for part in next(one for one in found if one.type == "bombing").actors] == [("rebels", "accused")]


def test_a_name_and_its_short_form_in_brackets_are_one_speaker():
    (found,) = propose(article("Red Front (White Guard) said on Monday that the bridge was safe."))
    assert [part.id for part in found.actors] == ["red-front"]


def test_a_relayed_request_is_an_event_of_diplomacy_told_by_the_relayer():
    (_, found) = propose(article("Anna Berg said on Monday that Sudland had urged Norland to open the border."))
    assert (found.kind, found.type, found.said_by.id, found.date.edtf) == ("occurrence", "request", "anna-berg", "[..2020-06-15]")


def test_a_report_in_passing_by_nobody_is_no_statement():
    assert [found.kind for found in propose(article("Norland bombed Karo on May 3, police said on Monday."))] == ["occurrence"]


def test_a_date_in_front_of_inserted_saying_is_that_of_what_is_said():
    (found,) = propose(article("On May 3, the police said, Red Front fired two rockets into Karo."))
    assert (found.type, found.date.edtf, found.said_by.name) == ("rocket-attack", "2020-05-03", "police")
    assert [(part.id, part.role) for part in found.actors] == [("red-front", "accused")]


def test_a_date_in_front_of_saying_without_commas_is_that_of_the_saying():
    found = propose(article("On Tuesday Norland said Red Front had bombed Karo."))
    assert ("statement", "2020-06-09") in [(one.kind, one.date.edtf) for one in found]
    assert ("bombing", "2020-06-09") not in [(one.type, one.date.edtf) for one in found]


def test_an_attack_claimed_by_somebody_tells_the_claim_as_well():
    found = propose(article("The base was hit on May 3 in an attack claimed by Red Front."))
    assert {(one.kind, one.type) for one in found} == {("occurrence", "attack"), ("statement", "claim-of-responsibility")}


def test_who_claims_an_attack_is_not_told_to_have_made_it():
    found = propose(article("The computers of Norland were attacked on May 3. The attack was claimed by Red Front."))
    assert [part for one in found for part in one.actors if part.id == "red-front" and part.role == "initiator"] == []


def test_what_is_denied_is_not_what_is_claimed_beside_it():
    text = "Red Front denied on May 4 that it had carried out the raid, and claimed on May 4 that the truce was in place."
    assert "claim-of-responsibility" not in [found.type for found in propose(article(text))]


def test_a_sentence_without_a_verb_inserts_no_speaker():
    [sentence] = sentences_of(article("Speech by the mayor in Karo on May 3."))
    assert not is_parenthetical(sentence, sentence.clauses[0])
