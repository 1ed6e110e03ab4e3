"""The chronology as a reader sees it."""

import html
import re

import pytest

from timeline.models import Claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    """Open an address: the answer's status and what stands on the page, in order and without markup."""

    def open_(address="/", **headers):
        response = client.get(address, headers=headers)
        response.html = response.content.decode()
        response.words = words(response.html)
        return response

    return open_


def words(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def sentence(page):
    return words(re.search(r"<h1[^>]*>(.*?)</h1>", page.html, re.S)[1]).replace(" ,", ",")


def row(page, slug):
    return re.search(rf'<li class="ev[^>]*id="{slug}">(.*?)</article>', page.html, re.S)[1]


def titles(page):
    return [words(title) for title in re.findall(r"<h3><a[^>]*>(.*?)</a>", page.html)]


def test_the_whole_chronology_is_a_sentence_and_its_events_in_order(look, make_event):
    make_event("Later", "2020-12-20")
    make_event("Earlier", "2020-01-03")
    page = look()
    assert sentence(page) == "2 events, involving anyone, in any place, of any type, oldest first (change)"
    assert titles(page) == ["Earlier", "Later"]
    assert "All 2 events are on this page." in page.words


def test_one_event_is_spoken_of_in_the_singular(look, make_event):
    make_event("Truce", "2020-10")
    page = look("/?from=2020-10&to=2020-10")
    assert sentence(page).startswith("1 event in October 2020 (remove), loose dates included")
    assert "October 2020 1 10 20 31 1 event" in page.words
    assert "1 claim 1 article" in page.words


def test_an_empty_chronology_says_so(look):
    assert "Nothing has been published here yet." in look().words


def test_a_draft_is_nowhere_on_the_page(look, make_event):
    make_event("Shown")
    make_event("Zanzibar", status="draft", actors=["Nobody Public"])
    assert "anzibar" not in look().html
    assert "Nobody Public" not in look().html


def test_a_row_gives_date_kind_place_people_and_what_it_rests_on(look, make_event):
    make_event(
        "Strike", "2020-01-03", type="drone-strike", slug="strike", places=["Baghdad"], actors=[("Iran", "target"), ("Soleimani", "killed")]
    )
    assert (
        words(row(look(), "strike")) == "3 January Friday Strike 1 2 Drone strike Baghdad against Iran killed: Soleimani 1 claim 1 article"
    )


def test_a_row_tells_two_sentences_at_most_and_not_its_title_again(look, make_event, make_claim):
    event = make_event("Strike", slug="strike")
    for text in ("One fell.", "Two fell.", "Three fell."):
        make_claim(event, text, about="casualties")
    told = words(row(look(), "strike"))
    assert "One fell." in told and "Two fell." in told
    assert "Three fell." not in told and "Strike." not in told
    assert "4 claims" in told


def test_positions_stand_side_by_side_with_their_speakers(look, make_event, make_claim):
    event = make_event("Rockets", slug="rockets")
    make_claim(event, "Iran.", about="responsibility", position="Iran", said_by="Trump")
    make_claim(event, "Not Iran.", about="responsibility", position="not Iran", said_by="Zarif", stance="denies")
    make_claim(event, "Not Iran.", about="responsibility", position="not Iran", said_by="Khatibzadeh", stance="denies")
    make_claim(event, "Allies.", about="responsibility", position="the US", hedge="almost certain", stance="hedges")
    told = words(row(look(), "rockets"))
    assert "Disputed: responsibility? Iran says Trump 3" in told
    assert "not Iran say Zarif and Khatibzadeh 4 5" in told
    assert "the US says the article itself, “almost certain” 6" in told


def test_what_one_speaker_says_in_a_statement_is_no_dispute_of_the_statement(look, make_event, make_claim):
    rockets, tweet = make_event("Rockets"), make_event("Tweet", kind="statement", type="threat", slug="tweet")
    make_claim(rockets, "Iran did it.", about="responsibility", position="Iran", said_by="Trump", made_in=tweet)
    make_claim(rockets, "Not Iran.", about="responsibility", position="not Iran", said_by="Zarif")
    told = words(row(look(), "tweet"))
    assert "Iran did it." in told
    assert "Disputed" not in told


def test_deeds_words_and_plans_are_set_apart(look, make_event):
    make_event("Deed", slug="deed")
    make_event("Word", kind="statement", slug="word")
    make_event("Plan", kind="plan", slug="plan")
    assert dict(re.findall(r'<li class="(ev[^"]*)" id="(\w+)"', look().html)) == {"ev": "deed", "ev is-said": "word", "ev is-plan": "plan"}
    assert "planned" in words(row(look(), "plan"))


def test_every_number_opens_a_quote_of_the_page_and_numbers_run_from_1(look, make_event, make_claim):
    make_claim(make_event("One"), "Two fell.", about="killed")
    make_event("Two")
    page = look()
    opened = re.findall(r'popovertarget="r(\d+)" aria-label="Quote (\d+), An article, paragraph 1"', page.html)
    assert [number for number, _ in opened] == [name for _, name in opened] == ["1", "2", "3", "4", "5"]
    assert re.findall(r'<li class="receipt" id="r(\d+)" popover>', page.html) == ["1", "2", "3", "4", "5"]
    assert "rockets fell on Saturday … ¶ 1 An article , Reuters, 24 December 2020 This article has no address" in page.words


def test_a_translated_quote_is_marked_in_the_row_and_at_the_quote(look, make_event, cite):
    event = make_event("Speech", slug="speech")
    cite(claim=event.claims.get(), translated=True)
    page = look()
    assert "translated words" in words(row(page, "speech"))
    assert "Translated This article has no address" in page.words


def test_two_reports_of_one_agency_are_one_independent_source(look, make_event, make_article, cite):
    event = make_event("Strike", article=make_article("First", origin="Reuters"), slug="strike")
    cite(claim=event.claims.get(), article=make_article("Second", publisher="Persian News", origin="Reuters"))
    assert "2 articles, 1 independent source" in words(row(look(), "strike"))


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("from=13/2020", "Nothing is shown: “from” is “13/2020”, which is not a year, month or day."),
        ("from=2021&to=2020", "Nothing is shown: “to” is “2020”, which is before “2021”"),
        ("actor=nobody", "Nothing is shown: “actor” is “nobody”, which names nobody in this chronology."),
        ("per_page=0", "Nothing is shown: “per_page” is “0”."),
    ],
)
def test_a_value_that_cannot_be_read_is_named_and_nothing_is_listed(look, make_event, query, sentences):
    make_event("Truce")
    page = look(f"/?{query}")
    assert page.status_code == 400
    assert sentences in page.words
    assert titles(page) == []


def test_the_form_keeps_what_was_typed_when_it_cannot_be_read(look, make_event):
    make_event("Truce", actors=["Iran"])
    page = look("/?from=13/2020&to=2021&actor=iran&q=truce")
    assert 'name="from" value="13/2020"' in page.html
    assert 'name="to" value="2021"' in page.html
    assert '<input type="hidden" name="actor" value="iran">' in page.html


def test_the_form_does_not_keep_a_hidden_value_that_cannot_be_read(look):
    assert 'value="nobody"' not in look("/?actor=nobody").html


def test_the_form_keeps_what_has_no_field_of_its_own(look, make_event):
    make_event("Truce", topics=["Truces"])
    form = re.search(r'<form class="narrow".*?</form>', look("/?topic=truces&order=newest&q=truce").html, re.S)[0]
    assert re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form) == [("q", "truce"), ("topic", "truces"), ("order", "newest")]


def test_nothing_found_offers_the_view_without_each_phrase(look, make_event):
    make_event("Truce", "2020-10", actors=["Iran"])
    make_event("Strike", "2019", actors=["Zarif"])
    page = look("/?from=2020&actor=zarif")
    assert sentence(page).startswith("No events in or after 2020 (remove)")
    assert "1 event without the dates" in page.words
    assert "1 event involving anyone" in page.words
    assert "All 2 events" in page.words


def test_a_phrase_can_be_taken_out_and_a_facet_chosen(look, make_event):
    make_event("Truce", actors=["Iran"])
    page = look("/?actor=iran")
    assert re.search(r'<a class="phrase" id="x-actor-iran" href="/\?" hx-get="/\?"', page.html)
    assert re.search(r'id="f-actor-iran" name="actor" value="iran" checked', page.html)


def test_the_next_page_goes_on_where_the_first_ends(look, make_event):
    for day in range(1, 6):
        make_event(f"Day {day}", f"2020-12-{day:02}")
    page = look("/?per_page=2")
    assert "Events 1–2 of 5" in page.words
    page = look(html.unescape(re.search(r'id="later" href="([^"]*)"', page.html)[1]))
    assert titles(page) == ["Day 3", "Day 4"]
    assert "Events 3–4 of 5" in page.words
    assert re.search(r'<button class="cite"[^>]*>1</button>', page.html), "numbers start again on each page"


def test_htmx_gets_the_region_it_names_and_what_changes_with_it(look, make_event):
    make_event("Truce", actors=["Iran"])
    part = look("/?actor=iran&from=&to=", hx_target="view", hx_request="true")
    assert part.html.lstrip().startswith('<div id="view">')
    assert '<p id="said" hx-swap-oob="innerHTML">1 event, involving Iran, oldest first</p>' in part.html
    assert "/events.json?actor=iran" in part.html
    assert part.headers["HX-Push-Url"] == "/?actor=iran"
    assert "HX-Target" in part.headers["Vary"]


@pytest.mark.parametrize(
    "headers", [{"hx_request": "true"}, {"hx_target": "elsewhere"}, {"hx_history_restore_request": "true", "hx_request": "true"}]
)
def test_whoever_does_not_name_the_region_gets_the_whole_page(look, headers):
    page = look("/", **headers)
    assert page.html.lstrip().startswith("<!doctype html>")
    assert "HX-Target" in page.headers["Vary"]


def test_an_unreadable_value_is_swapped_into_the_page_too(look):
    part = look("/?from=abc", hx_target="view")
    assert part.status_code == 400
    assert "Nothing is shown: “from” is “abc”" in part.words
    assert "HX-Push-Url" not in part.headers


def test_long_facets_are_short_until_all_are_asked_for(look, make_event):
    make_event("Meeting", actors=[f"Guest {number}" for number in range(9)])
    assert len(re.findall('name="actor"', look().html)) == 7
    assert "2 more" in look().words
    assert len(re.findall('name="actor"', look("/?more=1").html)) == 9


def test_readers_get_no_cookie_and_nothing_inline(look, make_event):
    make_event("Truce")
    page = look()
    assert not page.cookies
    assert not re.search(r"<script(?![^>]*src)|<style|\sstyle=|\son\w+=", page.html)


def test_markup_in_texts_is_shown_as_text(look, make_event, make_actor):
    make_event("<b>Bold</b>", slug="bold", actors=[make_actor("<i>Iran</i>", slug="iran")])
    page = look("/?actor=iran&q=%3Cscript%3E")
    assert "<script>" not in page.html.replace("<script src", "")
    assert "&lt;b&gt;Bold" in look().html


def test_queries_do_not_grow_with_the_rows(look, make_event, make_claim, django_assert_max_num_queries):
    for number in range(3):
        make_claim(make_event(f"Event {number}", actors=["Iran"], places=["Baghdad"]), "More.", about="killed")
    with django_assert_max_num_queries(40) as few:
        look()
    for number in range(20):
        make_claim(make_event(f"Other {number}", actors=[f"Actor {number}"], places=["Baghdad"]), "More.", about="killed")
    with django_assert_max_num_queries(40) as many:
        look()
    assert len(many) == len(few)


def test_a_position_without_a_speaker_is_the_articles_own(make_event, make_claim, look):
    event = make_event("Truce", slug="truce")
    make_claim(event, "It holds.", about="holds", position="it holds")
    make_claim(event, "It ended.", about="holds", position="it ended", said_by="Kataib Hezbollah")
    assert Claim.objects.filter(said_by=None).count() == 2
    assert "it holds says the article itself" in words(row(look(), "truce"))
