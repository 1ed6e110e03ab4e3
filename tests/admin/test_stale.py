"""Two people at one form: the second is told who changed what, and keeps every word."""

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.models import Actor, Claim, Event, Participation, Revision


def page(row, name="change"):
    return reverse(f"admin:timeline_{row._meta.model_name}_{name}", args=[row.pk])


@pytest.fixture
def two(person, make_event):
    """A draft, and two editors who both have its form open: ``two.save(...)`` saves the first one's."""

    class Two:
        def __init__(self):
            self.event = make_event("Rockets", status="draft", actors=["Iran"])
            self.anna, self.ben = person("editor", "Anna"), person("editor", "Ben")
            self.save(title="Rockets")  # so that there is a version to open
            self.save(date_note="Opened.")
            self.open = typed(self.ben.client.get(page(self.event)))

        def save(self, **fields):
            form = typed(self.anna.client.get(page(self.event)))
            answer = self.anna.client.post(page(self.event), form | {"why": "Checked"} | fields)
            assert answer.status_code == 302

        def late(self, **fields):
            return self.ben.client.post(page(self.event), self.open | {"why": "Ben's"} | fields)

    return Two()


def claim_field(event, name):
    return f"claims-0-{name}"


def test_the_second_is_told_who_changed_what_and_keeps_what_was_typed(two):
    two.save(title="Missiles")
    answer = two.late(date_note="Ben's note.")
    content = answer.content.decode()
    assert answer.status_code == 200
    assert "Changed meanwhile: nothing is saved yet" in content
    assert "Anna, " in content and "edited (“Checked”)" in content
    assert [(each.what, each.before, each.after) for each in answer.context["changed"]] == [("Title", "Rockets", "Missiles")]
    assert [(each.label, each.typed, each.now) for each in answer.context["typed"]] == [("Date note", "Ben's note.", "Opened.")]
    assert Event.objects.get().date_note == "Opened."


def test_saved_again_both_changes_stand(two):
    two.save(title="Missiles")
    again = typed(two.late(date_note="Ben's note."))
    assert (again["title"], again["date_note"]) == ("Missiles", "Ben's note.")
    assert two.ben.client.post(page(two.event), again).status_code == 302
    event = Event.objects.get()
    assert (event.title, event.date_note) == ("Missiles", "Ben's note.")


def test_where_both_changed_the_same_the_second_sees_both(two):
    two.save(title="Missiles")
    answer = two.late(title="Katyushas")
    assert [(each.label, each.typed, each.now) for each in answer.context["typed"]] == [("Title", "Katyushas", "Missiles")]
    assert typed(answer)["title"] == "Katyushas"


def test_rows_that_the_other_added_stay_and_rows_of_ones_own_are_kept(two, make_actor):
    iraq, turkey = make_actor("Iraq"), make_actor("Turkey")
    two.save(**{"participations-1-actor": iraq.pk, "participations-1-role": "target"})
    answer = two.late(**{"participations-1-actor": turkey.pk, "participations-1-role": "mediator"})
    assert two.ben.client.post(page(two.event), typed(answer)).status_code == 302
    held = Participation.objects.order_by("pk").values_list("actor__name", "role")
    assert list(held) == [("Iran", "participant"), ("Iraq", "target"), ("Turkey", "mediator")]


def test_two_new_rows_of_ones_own_are_both_kept(two, make_actor):
    iraq, turkey = make_actor("Iraq"), make_actor("Turkey")
    two.save(title="Missiles")
    rows = {"participations-TOTAL_FORMS": "3", "participations-2-position": "0", "initial-participations-2-position": "0"}
    rows |= {"participations-1-actor": iraq.pk, "participations-1-role": "target"}
    rows |= {"participations-2-actor": turkey.pk, "participations-2-role": "mediator"}
    assert two.ben.client.post(page(two.event), typed(two.late(**rows))).status_code == 302
    assert Actor.objects.filter(participations__event=two.event).count() == 3


def test_words_typed_into_a_row_that_the_other_deleted_come_back_as_a_new_row(two):
    two.save(**{"claims-0-DELETE": "on"})
    answer = two.late(**{claim_field(two.event, "text"): "Ben's sentence."})
    assert "Ben&#x27;s sentence." in answer.content.decode()
    assert two.ben.client.post(page(two.event), typed(answer)).status_code == 302
    assert Claim.objects.get().text == "Ben's sentence."


def test_a_row_that_the_other_deleted_and_one_did_not_touch_stays_deleted(two):
    two.save(**{"claims-0-DELETE": "on"})
    answer = two.late(title="Missiles")
    assert two.ben.client.post(page(two.event), typed(answer)).status_code == 302
    assert (Event.objects.get().title, Claim.objects.count()) == ("Missiles", 0)


def test_a_row_is_deleted_once_more_by_who_meant_to(two):
    two.save(title="Missiles")
    again = two.late(**{"participations-0-DELETE": "on"})
    assert 'name="participations-0-DELETE" id="id_participations-0-DELETE" checked' in again.content.decode()


def test_a_claim_on_its_own_page_is_as_old_as_its_event(two):
    claim = two.event.claims.get()
    form = typed(two.ben.client.get(page(claim)))
    two.save(**{claim_field(two.event, "text"): "Anna's sentence."})
    answer = two.ben.client.post(page(claim), form | {"note": "Ben's note."})
    assert "Changed meanwhile" in answer.content.decode()
    assert two.ben.client.post(page(claim), typed(answer)).status_code == 302
    claim.refresh_from_db()
    assert (claim.text, claim.note) == ("Anna's sentence.", "Ben's note.")


def test_a_form_that_does_not_say_which_version_it_shows_is_stale(two):
    assert "Changed meanwhile" in two.late(seen="", title="Forged").content.decode()
    assert "Changed meanwhile" in two.late(seen="9" * 400, title="Forged").content.decode() or Event.objects.get().title == "Rockets"
    assert Event.objects.get().title == "Rockets"


def test_a_step_at_a_stale_form_is_not_taken(two):
    two.save(title="Missiles")
    answer = two.late(_step="submit")
    assert (answer.status_code, Event.objects.get().status) == (200, "draft")


def test_what_was_typed_into_a_form_whose_row_is_gone_can_be_copied(two):
    assert two.anna.client.post(page(two.event, "delete"), {"post": "yes"}).status_code == 403
    Event.objects.update(made_by=two.anna)
    assert two.anna.client.post(page(two.event, "delete"), {"post": "yes", "why": "A double"}).status_code == 302
    answer = two.late(date_note="Ben's long note.")
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "was deleted while the form was open, by Anna" in content and "A double" in content and "Ben&#x27;s long note." in content


def test_an_actor_changed_by_somebody_else_is_not_overwritten(person, make_actor):
    actor, anna, ben = make_actor("Iran", kind="state"), person("editor", "Anna"), person("editor", "Ben")
    opened = typed(ben.client.get(page(actor)))
    anna.client.post(page(actor), typed(anna.client.get(page(actor))) | {"description": "A state."})
    answer = ben.client.post(page(actor), opened | {"country": "ir"})
    assert "Changed meanwhile" in answer.content.decode()
    assert ben.client.post(page(actor), typed(answer)).status_code == 302
    actor.refresh_from_db()
    assert (actor.description, actor.country) == ("A state.", "ir")
    assert Revision.objects.filter(kind="actor").count() == 2


def test_what_was_typed_into_a_draft_that_was_sent_on_meanwhile_can_be_copied(person, make_event):
    contributor, editor = person("contributor"), person("editor")
    event = make_event("Rockets", status="draft", made_by=contributor)
    form = typed(contributor.client.get(page(event)))
    editor.client.post(page(event), typed(editor.client.get(page(event))) | {"_step": "submit"})
    answer = contributor.client.post(page(event), form | {"date_note": "A long note."})
    assert answer.status_code == 403
    assert "You may not change this event as it now stands." in answer.content.decode()
    assert "A long note." in answer.content.decode()


def test_what_was_typed_by_somebody_signed_out_meanwhile_can_be_copied(two):
    two.ben.client.logout()
    answer = two.late(date_note="A long note.")
    assert answer.status_code == 403
    assert "You are signed out." in answer.content.decode() and "A long note." in answer.content.decode()
    assert "Rockets" not in two.ben.client.get(page(two.event), follow=True).content.decode()


def test_a_step_at_a_form_that_was_closed_meanwhile_shows_what_was_typed(person, make_event):
    contributor, editor = person("contributor"), person("editor")
    event = make_event("Rockets", status="draft", made_by=contributor)
    form = typed(contributor.client.get(page(event)))
    editor.client.post(page(event), typed(editor.client.get(page(event))) | {"_step": "submit"})
    answer = contributor.client.post(page(event), form | {"date_note": "A long note.", "why": "My reason", "_step": "submit"})
    content = answer.content.decode()
    assert answer.status_code == 403
    assert "“Rockets” is in review now, and this form closed to you." in content
    assert "A long note." in content and "My reason" in content


def test_the_reason_of_a_refused_step_is_not_lost(person, make_event):
    chief = person("chief")
    event = make_event("Rockets", status="retracted")
    event.date_citations.all().delete()
    form = typed(chief.client.get(page(event)))
    answer = chief.client.post(page(event), form | {"_step": "reinstate", "why": "Found again"})
    assert answer.status_code == 409
    assert "date: no citation" in answer.content.decode() and "Found again" in answer.content.decode()
    answer = chief.client.post(page(event), form | {"_step": "reinstate", "why": "a\x1bb"})
    assert "control character" in answer.content.decode()
    assert Event.objects.get().status == "retracted"


def test_a_quote_for_a_claim_that_the_other_cited_is_shown(two, make_article, cite):
    claim = two.event.claims.get()
    claim.citations.all().delete()
    opened = typed(two.ben.client.get(page(two.event)))
    cite(claim=claim)
    two.save(title="Missiles")
    answer = two.ben.client.post(page(two.event), opened | {"claims-0-quote": "Words of Ben."})
    assert ("Quote", "Words of Ben.") in [(each.label, each.typed) for each in answer.context["typed"]]
    assert "Words of Ben." in answer.content.decode()


def test_a_row_changed_since_is_not_deleted_and_the_reason_stays(two):
    Event.objects.update(made_by=two.ben)
    seen = two.ben.client.get(page(two.event, "delete")).context["seen"]
    two.save(title="Missiles")
    answer = two.ben.client.post(page(two.event, "delete"), {"post": "yes", "seen": seen, "why": "A double"})
    content = answer.content.decode()
    assert "Not deleted: Anna changed it while this page was open." in content and 'value="A double"' in content
    seen = answer.context["seen"]
    assert two.ben.client.post(page(two.event, "delete"), {"post": "yes", "seen": seen, "why": "A double"}).status_code == 302
    assert not Event.objects.exists()
