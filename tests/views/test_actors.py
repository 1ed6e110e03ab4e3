"""People and groups: the list, and one of them with its own chronology."""

import re

import pytest

from tests.views.portions import answered, numbers, queries, section, text, titles
from timeline.models import Actor, RecordKind, SlugRedirect


@pytest.fixture
def look(client):
    """The page of an actor, as its HTML."""
    return lambda path="/actors/kataib-hezbollah/", status=200: answered(client, path, status)


def test_its_chronology_holds_what_it_has_a_part_in_and_what_it_says(look, make_event, make_claim):
    make_event("Rockets fall", "2020-11-18", actors=[("Kataib Hezbollah", "accused")])
    spoken = make_event("Truce begins", "2020-10", type="truce")
    make_claim(spoken, "The truce still holds.", said_by="Kataib Hezbollah", about="holds")
    make_event("Something else", "2020-12")
    html = look()
    assert titles(html) == ["Truce begins", "Rockets fall"]
    assert ("events", "2") in numbers(html)
    assert "(1 event with a part in it)" in text(html)
    assert 'href="/?actor=kataib-hezbollah"' in html


def test_a_statement_belongs_to_it_when_only_a_claim_made_in_it_is_its_own(look, make_event, make_claim):
    attack = make_event("Rockets fall", "2020-11-18")
    denial = make_event("Denial", "2020-11-20", kind="statement", type="denial")
    make_claim(attack, "It did not fire them.", said_by="Kataib Hezbollah", made_in=denial, about="responsibility")
    assert titles(look()) == ["Rockets fall", "Denial"]


def test_head_says_kind_country_description_scripts_and_what_it_is_part_of(look, make_actor, make_event):
    state = make_actor("Iraq", kind="state")
    actor = make_actor(country="iq", description="an armed group", parents=[state])
    actor.aliases.create(name="كتائب حزب الله", language="ar", script="Arab")
    make_event(actors=[actor])
    Actor.objects.update(is_public=True)
    html = look()
    assert "Armed group, Iraq" in html
    assert "An armed group" in html
    assert '<bdi lang="ar">كتائب حزب الله</bdi>' in html
    assert '<a href="/actors/iraq/"><bdi>Iraq</bdi></a>' in html


def test_roles_are_counted_and_an_accusation_never_makes_a_doer(look, make_event):
    make_event("First", actors=[("Kataib Hezbollah", "accused")])
    make_event("Second", actors=[("Kataib Hezbollah", "accused")])
    said = section(look(), "Roles")
    assert said.startswith("acts 0 is accused 2 claims of its own 0")
    assert "Accused in 2 events, but in none of them recorded as the doer" in said
    assert "No claim here comes from Kataib Hezbollah" in said


def test_who_speaks_and_is_not_accused_needs_no_such_sentence(look, make_event, make_claim):
    make_claim(make_event(actors=[("Kataib Hezbollah", "participant")]), said_by="Kataib Hezbollah")
    assert section(look(), "Roles") == "takes part 1 claim of its own 1"


def test_spellings_lead_to_the_paragraph_they_were_met_in(look, make_actor, make_event, make_article):
    actor, article, hidden = make_actor(), make_article("Report"), make_article("Not yet read")
    actor.aliases.create(name="Kata'ib Hizballah", article=article, paragraph=12)
    actor.aliases.create(name="Hidden Brigades", article=hidden, paragraph=3)
    actor.aliases.create(name="Hezbollah Brigades")
    make_event(actors=[actor], article=article)
    html = look()
    assert section(html, "Spellings") == "Kata'ib Hizballah Reuters ¶ 12 Hezbollah Brigades from reference works, found by search too"
    assert 'href="/articles/report/#p12"' in html
    assert "Hidden Brigades" not in html


def test_look_alikes_and_companions_are_named_if_they_are_public(look, make_actor, make_event):
    actor = make_actor()
    actor.distinct_from.add(make_actor("Lebanese Hezbollah"), make_actor("Secret Brigade"))
    make_event("One", actors=[actor, "Lebanese Hezbollah", "Iran"])
    make_event("Two", actors=[actor, "Iran"])
    make_event("Three", actors=[actor, "Secret Brigade"], status="draft")
    html = look()
    assert section(html, "Not the same as") == "Lebanese Hezbollah Armed group"
    assert section(html, "Named together with") == "Iran 2 Lebanese Hezbollah 1"
    assert "Secret Brigade" not in html


def test_the_ledger_holds_what_is_said_of_it_and_by_it(look, make_event, make_claim):
    attack = make_event("Rockets fall", actors=[("Kataib Hezbollah", "accused")])
    make_claim(attack, "Kataib Hezbollah fired them.", said_by="Donald Trump", about="responsibility", position="Kataib Hezbollah")
    make_claim(attack, "It did not fire them.", said_by="Kataib Hezbollah", about="responsibility", position="not it", stance="denies")
    make_claim(attack, "Nobody was hurt.", about="casualties")
    html = look()
    assert section(html, "What is said of it").startswith("Donald Trump says Kataib Hezbollah fired them.")
    assert section(html, "What it says").startswith("Kataib Hezbollah denies It did not fire them.")
    assert html.count("Disputed: responsibility?") == 3  # the row, and each of the two claims
    assert "Nobody was hurt." not in html.split("What is said of it", 1)[1].split('class="receipts"')[0]


def test_only_whole_names_count_as_naming_it(look, make_actor, make_event, make_claim):
    event = make_event(actors=[make_actor("US", aliases=["U.S. (the state)"])])
    make_claim(event, "The houses burn.", said_by="Iran", about="damage")
    make_claim(event, "The US did it.", said_by="Iran", about="reason")
    said = section(look("/actors/us/"), "What is said of it")
    assert "The US did it." in said
    assert "houses" not in said


def test_quotes_of_the_list_and_of_the_ledger_have_different_ids(look, make_event, make_claim):
    make_claim(make_event(actors=["Kataib Hezbollah"]), said_by="Kataib Hezbollah", about="reason")
    ids = re.findall(r' id="([^"]+)"', look())
    assert sorted(ids) == sorted(set(ids))


def test_nothing_of_a_draft_shows_or_counts(look, make_event, make_claim):
    make_event("Seen", actors=["Kataib Hezbollah"])
    draft = make_event("Zzyzx", actors=["Kataib Hezbollah", ("Kataib Hezbollah", "accused")], status="draft")
    make_claim(draft, "Zzyzx was said.", said_by="Kataib Hezbollah", about="reason")
    make_claim(make_event("Seen too", actors=["Iran"]), "Seen also.", said_by="Kataib Hezbollah", made_in=draft, about="reason")
    html = look()
    assert "Zzyzx" not in html
    assert ("events", "2") in numbers(html)
    assert section(html, "Roles") == "takes part 1 claim of its own 1"
    assert "Zzyzx" not in look("/actors/")


def test_an_actor_whose_events_are_all_gone_says_so(look, make_event):
    event = make_event(actors=["Kataib Hezbollah"])
    event.status = "retracted"
    event.save(update_fields=["status"])
    html = look()
    assert "No event that can be seen now belongs here." in html
    assert ("events", "0") in numbers(html)


def test_what_is_not_public_answers_as_what_never_was(look, make_event, make_actor):
    make_event(actors=["Kataib Hezbollah"], status="draft")
    hidden, never = look(status=404), look("/actors/never-was/", 404)
    assert hidden.replace("kataib hezbollah", "") == never.replace("never was", "").replace("never%20was", "kataib%20hezbollah")


def test_an_old_address_leads_on(client, make_event, make_actor):
    make_event(actors=["Kataib Hezbollah"])
    actor = Actor.objects.get()
    SlugRedirect.objects.create(kind=RecordKind.ACTOR, slug="old-name", target=actor.pk)
    response = client.get("/actors/old-name/")
    assert (response.status_code, response["Location"]) == (301, "/actors/kataib-hezbollah/")
    SlugRedirect.objects.create(kind=RecordKind.ACTOR, slug="hidden", target=make_actor("Hidden").pk)
    assert client.get("/actors/hidden/").status_code == 404


def test_a_long_chronology_turns_its_pages(look, make_event):
    for day in (1, 2, 3):
        make_event(f"Event {day}", f"2020-12-0{day}", actors=["Kataib Hezbollah"])
    first = look("/actors/kataib-hezbollah/?per_page=2")
    assert titles(first) == ["Event 1", "Event 2"]
    later = re.search(r'id="later" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert titles(look(later)) == ["Event 3"]
    assert ("events", "3") in numbers(look(later))


def test_a_place_in_the_list_that_cannot_be_read_is_named(look, make_event):
    make_event("Rockets fall", actors=["Kataib Hezbollah"])
    html = look("/actors/kataib-hezbollah/?after=nowhere", 400)
    assert "“nowhere”, which is no place in the list" in html
    assert titles(html) == []


def test_the_list_stands_by_kind_with_events_and_other_names(look, make_actor, make_event):
    person = make_actor("Qasem Soleimani", kind="person", aliases=["Kasım Süleymani", "qasem soleimani"])
    make_event("One", actors=[person, "Kataib Hezbollah"])
    make_event("Two", actors=[person])
    make_actor("Nobody yet", kind="person")
    html = look("/actors/")
    assert section(html, "People") == "Number of events Qasem Soleimani 2 Kasım Süleymani"
    assert section(html, "Armed groups") == "Number of events Kataib Hezbollah 1"
    assert "Nobody yet" not in html


def test_the_list_counts_as_the_page_does(look, make_event, make_claim):
    attack = make_event("Rockets fall", actors=["Kataib Hezbollah"])
    denial = make_event("Denial", kind="statement", type="denial")
    make_claim(attack, said_by="Kataib Hezbollah", made_in=denial)
    assert "Kataib Hezbollah 2" in text(look("/actors/"))
    assert ("events", "2") in numbers(look())


def test_queries_do_not_grow_with_events_claims_and_names(client, make_actor, make_event, make_claim):
    actor = make_actor(aliases=["KH"])

    def fill(*days):
        for day in days:
            event = make_event(f"Event {day}", f"2020-12-{day:02}", actors=[actor, f"Other {day}"], places=["Baghdad"])
            make_claim(event, f"KH did {day}.", said_by=f"Other {day}", about="responsibility", position=f"KH {day}")
            make_claim(event, f"Not us {day}.", said_by=actor, about="responsibility", position="not KH")

    fill(1, 2)
    few, listed = queries(client, "/actors/kataib-hezbollah/"), queries(client, "/actors/")
    fill(*range(3, 12))
    assert queries(client, "/actors/kataib-hezbollah/") == few <= 50
    assert queries(client, "/actors/") == listed <= 5


def test_a_filter_that_the_page_does_not_have_is_refused(client, make_event):
    make_event(actors=["Iran"])
    response = client.get("/actors/iran/?from=2021")
    assert response.status_code == 400
    assert "“from” is not a key that can be asked here" in response.content.decode()
    assert client.get("/actors/iran/?order=newest&utm_source=mail").status_code == 200
