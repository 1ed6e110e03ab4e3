"""The admin, plain: every model seen and mended, each change in history, and nothing shown that readers' rules forbid."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.forms import typed
from timeline.curation.steps import publish
from timeline.models import Actor, Article, Citation, Claim, Event, EventType, Place, Publisher, Revision, SetAside, SlugRedirect
from timeline.models.search import SearchText

MODELS = sorted((model for model in admin.site._registry if model._meta.app_label == "timeline"), key=lambda model: model.__name__)


@pytest.fixture
def desk(admin_client, make_event, make_actor, make_place, cite):
    """A signed-in superuser, and a row of everything."""
    iran, baghdad = make_actor("Iran", aliases=["Persia"]), make_place("Baghdad", aliases=["Bagdad"])
    event = make_event("Rockets", slug="rockets", actors=[iran], places=[baghdad], topics=["War"])
    link = event.links.create(kind="follows", target=make_event("Before"), basis="cited")
    cite(link=link, via=["An agency"])
    cite(event_place=event.event_places.get())
    article = Citation.objects.first().article
    article.clues.create(number=1, fact="Printed.", allows="2020-12-24")
    SetAside.objects.create(article=article, start=1, end=9, reason="mood")
    return admin_client


def page(model, name, *args):
    return reverse(f"admin:timeline_{model._meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_listed_searched_and_opened(desk, model):
    assert desk.get(page(model, "changelist")).status_code == 200
    assert desk.get(page(model, "changelist"), {"q": "an"}).status_code == 200
    if row := model.objects.first():
        assert desk.get(page(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_row_is_chosen_by_its_number(model):
    rows = [admin.site._registry[model], *admin.site._registry[model].inlines]
    assert not any(each.raw_id_fields for each in rows)
    assert admin.site._registry[model].search_fields


def test_nothing_on_an_admin_page_breaks_a_strict_policy(desk):
    for event in Event.objects.all():
        content = desk.get(page(Event, "change", event.pk)).content.decode()
        assert "style=" not in content and "onclick=" not in content and "<style" not in content


def test_an_event_has_its_claims_participants_places_and_links_on_one_page(desk):
    formsets = desk.get(page(Event, "change", Event.objects.get(slug="rockets").pk)).context["inline_admin_formsets"]
    assert [len(formset.formset.initial_forms) for formset in formsets] == [1, 1, 1, 1, 1]


def test_a_change_is_written_to_history_and_found_by_search(desk, admin_user):
    event = Event.objects.get(slug="rockets")
    address = page(Event, "change", event.pk)
    response = desk.post(address, typed(desk.get(address)) | {"title": "Missiles"})
    assert response.status_code == 302
    event.refresh_from_db()
    revision = Revision.objects.first()
    assert (event.title, event.version) == ("Missiles", 2)
    assert (revision.kind, revision.verb, revision.who, revision.public) == ("event", "edited", admin_user, True)
    assert revision.content["title"] == "Missiles"
    assert "missiles" in SearchText.objects.get(event=event).words


def test_a_change_that_readers_could_not_see_is_refused_and_kept_in_the_form(desk):
    event = Event.objects.get(slug="rockets")
    claim = event.claims.get()
    address = page(Claim, "change", claim.pk)
    response = desk.post(address, typed(desk.get(address)) | {"text": "Kept words", "citations-0-DELETE": "on"})
    assert response.status_code == 200
    assert "has no citation; expected at least one" in response.content.decode()
    assert "Kept words" in response.content.decode()
    claim.refresh_from_db()
    assert (claim.text, claim.citations.count(), Revision.objects.count()) == ("Rockets.", 1, 0)


def test_a_public_statement_is_not_left_without_a_claim(desk, make_event, make_claim):
    statement = make_event("He speaks", status="in_review", kind="statement", type="threat", claims=0)
    claim = make_claim(Event.objects.get(slug="rockets"), "Militias fired.", made_in=statement)
    publish(statement)
    address = page(Claim, "change", claim.pk)
    content = desk.post(address, typed(desk.get(address)) | {"made_in": ""}).content.decode()
    assert "a rule would be broken: He speaks, claims: none" in content
    assert Claim.objects.get(pk=claim.pk).made_in == statement


def test_what_was_said_elsewhere_is_not_found_there_any_more(desk, make_event, make_claim):
    statement = make_event("He speaks", kind="statement", type="threat")
    claim = make_claim(Event.objects.get(slug="rockets"), "Militias fired.", made_in=statement)
    address = page(Claim, "change", claim.pk)
    assert "militias" in SearchText.objects.get(event=statement).words
    assert desk.post(address, typed(desk.get(address)) | {"made_in": ""}).status_code == 302
    assert "militias" not in SearchText.objects.get(event=statement).words


def test_a_new_name_of_an_actor_is_found(desk):
    actor = Actor.objects.get(name="Iran")
    address = page(Actor, "change", actor.pk)
    added = {"aliases-TOTAL_FORMS": "2", "aliases-1-name": "Îran", "aliases-1-kind": "name", "aliases-1-actor": str(actor.pk)}
    assert desk.post(address, typed(desk.get(address)) | added).status_code == 302
    assert actor.aliases.count() == 2
    assert Revision.objects.get().content["aliases"] == [{"name": "Persia"}, {"name": "Îran"}]


def test_a_date_is_read_as_people_type_it(desk):
    event = Event.objects.get(slug="rockets")
    address = page(Event, "change", event.pk)
    assert desk.post(address, typed(desk.get(address)) | {"date": "late November 2020"}).status_code == 302
    event.refresh_from_db()
    assert (str(event.date), event.date_wording, str(event.latest)) == ("[2020-11-21..2020-11-30]", "late November", "2020-11-30")


def test_words_typed_for_the_date_as_it_is_are_kept(desk):
    event = Event.objects.get(slug="rockets")
    address = page(Event, "change", event.pk)
    for typed_date in ("[2020-11-21..2020-11-30]", "late November 2020"):
        assert desk.post(address, typed(desk.get(address)) | {"date": typed_date}).status_code == 302
    event.refresh_from_db()
    assert event.date_wording == "late November"


def test_a_date_is_shown_as_read_before_it_is_saved(desk):
    event = Event.objects.get(slug="rockets")
    address = page(Event, "change", event.pk)
    asked = {"date": "17 or 18 Nov 2020", "_check_date-date": "1", "title": "Typed"}
    content = desk.post(address, typed(desk.get(address)) | asked).content.decode()
    assert "Read as <strong>17 or 18 November 2020</strong> ([2020-11-17,2020-11-18])" in content
    assert 'class="strip' in content and "Typed" in content and "Nothing is saved yet." in content
    event.refresh_from_db()
    assert (event.title, str(event.date)) == ("Rockets", "2020-12-20")


def test_a_date_that_cannot_be_read_says_what_was_expected(desk):
    address = page(Event, "change", Event.objects.get(slug="rockets").pk)
    content = desk.post(address, typed(desk.get(address)) | {"date": "when pigs fly"}).content.decode()
    assert "not a date: &#x27;when pigs fly&#x27;" in content


def test_a_quote_must_keep_to_the_rules(desk, make_article):
    claim = Event.objects.get(slug="rockets").claims.get()
    address = page(Claim, "change", claim.pk)
    held = make_article(text="Three rockets fell on Sunday.")
    words = {"article": held.pk, "quote": "Two rockets fell", "start": 0, "end": 16}
    change = {f"citations-0-{name}": str(value) for name, value in words.items()}
    content = desk.post(address, typed(desk.get(address)) | change).content.decode()
    assert "Nearest is “Three rockets fell”: the text has “Three” for “Two”" in content
    content = desk.post(address, typed(desk.get(address)) | {"citations-0-end": "4000"}).content.decode()
    assert "in the quote; expected the same" in content


def test_a_control_character_is_refused(desk):
    address = page(Event, "change", Event.objects.get(slug="rockets").pk)
    assert "Holds a control character" in desk.post(address, typed(desk.get(address)) | {"title": "a\x0bb"}).content.decode()


def test_only_web_addresses_are_addresses(desk):
    address = page(Article, "change", Article.objects.get().pk)
    assert "begins with http" in desk.post(address, typed(desk.get(address)) | {"url": "ftp://example.org/a"}).content.decode()


@pytest.mark.parametrize("model", [Actor, Place, Publisher])
def test_only_a_listed_country_is_one(desk, model):
    address = page(model, "change", model.objects.first().pk)
    content = desk.post(address, typed(desk.get(address)) | {"country": "zz"}).content.decode()
    assert "&#x27;zz&#x27;; expected a country" in content


def test_what_was_public_is_not_deleted(desk, make_event, make_actor):
    event, draft = Event.objects.get(slug="rockets"), make_event("Draft", status="draft")
    assert desk.post(page(Event, "delete", event.pk), {"post": "yes"}).status_code == 403
    assert desk.post(page(Actor, "delete", Actor.objects.get(name="Iran").pk), {"post": "yes"}).status_code == 403
    assert desk.post(page(EventType, "delete", event.type_id), {"post": "yes"}).status_code == 403
    assert desk.post(page(Event, "delete", draft.pk), {"post": "yes"}).status_code == 302
    assert Event.objects.filter(pk=event.pk).exists() and not Event.objects.filter(pk=draft.pk).exists()
    assert Revision.objects.get().verb == "deleted" and not Revision.objects.get().public


def test_an_address_that_was_public_leads_on_for_ever(desk, client):
    for row in (Event.objects.get(slug="rockets"), Actor.objects.get(name="Iran")):
        address, old = page(type(row), "change", row.pk), row.get_absolute_url()
        assert desk.post(address, typed(desk.get(address)) | {"slug": "elsewhere"}).status_code == 302
        row.refresh_from_db()
        assert client.get(old).headers["Location"] == row.get_absolute_url() == old.replace(old.split("/")[2], "elsewhere")


def test_an_old_address_of_another_row_is_not_taken(desk):
    first, second = Event.objects.order_by("pk")[:2]
    address = page(Event, "change", first.pk)
    desk.post(address, typed(desk.get(address)) | {"slug": "elsewhere"})
    address = page(Event, "change", second.pk)
    content = desk.post(address, typed(desk.get(address)) | {"slug": "rockets"}).content.decode()
    assert "slug: &#x27;rockets&#x27; is an old address of “Rockets”; expected another" in content
    address = page(Event, "change", first.pk)
    desk.post(address, typed(desk.get(address)) | {"slug": "rockets"})
    assert list(SlugRedirect.objects.values_list("slug", "target")) == [("elsewhere", first.pk)]


def test_the_address_of_a_draft_may_change(desk, make_event):
    draft = make_event("Draft", status="draft")
    address = page(Event, "change", draft.pk)
    assert desk.post(address, typed(desk.get(address)) | {"slug": "another"}).status_code == 302
    assert Event.objects.get(pk=draft.pk).slug == "another"


def test_a_part_stays_with_the_row_that_it_belongs_to(desk):
    claim, other = Event.objects.get(slug="rockets").claims.get(), Event.objects.get(title="Before")
    address = page(Claim, "change", claim.pk)
    assert desk.post(address, typed(desk.get(address)) | {"event": other.pk, "text": "Edited."}).status_code == 302
    claim.refresh_from_db()
    assert (claim.event.slug, claim.text) == ("rockets", "Edited.")


def test_the_last_citation_of_a_public_claim_is_not_deleted(desk):
    citation = Event.objects.get(slug="rockets").claims.get().citations.get()
    response = desk.post(page(Citation, "delete", citation.pk), {"post": "yes", "why": "Wrong"}, follow=True)
    assert "Not deleted: claims[0]: &#x27;Rockets.&#x27; has no citation" in response.content.decode()
    assert Citation.objects.filter(pk=citation.pk).exists()


NINES = "9" * 30
UNREADABLE = [
    "q=" + "+".join(["word"] * 1000), "q=%00", "q=" + "%F0%9F%98%80" * 300, "status__exact=%00", "nonsense=1", "all=",
    "_to_field=", "_to_field=nonsense&_popup=1", "p=-1", f"p={NINES}", "o=99.-99.x", f"id__in={NINES}", f"id__exact={NINES}",
    "created__year=99999999999", "updated__year=0", "earliest__year=99999999", "earliest__gte=never", "type__family__id__exact=x",
    f"topics__id__exact={NINES}", "topics__id__in=" + ",".join(["1"] * 400),
]  # fmt: skip


@pytest.mark.parametrize("query", UNREADABLE)
def test_an_address_that_cannot_be_read_is_no_error_of_the_server(desk, query):
    for address in (page(Event, "changelist"), page(Citation, "changelist"), page(Event, "add")):
        assert desk.get(f"{address}?{query}").status_code < 500


OF_CLAIM = "app_label=timeline&model_name=claim&field_name=about"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "term=a",
        "app_label=x&model_name=y&field_name=z",
        f"{OF_CLAIM}&page=x",
        f"{OF_CLAIM}&term=%00",
        f"{OF_CLAIM}&term=" + "x+" * 1000,
    ],
)
def test_autocomplete_answers_nonsense_without_an_error(desk, query):
    assert desk.get(f"{reverse('admin:autocomplete')}?{query}").status_code < 500


@pytest.mark.parametrize("number", ["0", "9" * 30, "-1", "x", "%00", "1_5Fx"])
def test_a_row_that_is_none_is_not_found(desk, number):
    assert desk.get(f"/admin/timeline/event/{number}/change/").status_code in (302, 400, 404)


@pytest.mark.parametrize(
    "data", [{"action": "publish_selected", "_selected_action": [NINES]}, {"action": "x"}, {"title": "a\x00b"}, {"_to_field": ""}]
)
def test_a_forged_form_is_no_error_of_the_server(desk, data):
    for address in (page(Event, "changelist"), page(Event, "add")):
        assert desk.post(address, data).status_code < 500
