"""What waits: the same that is said of one event, asked of all at once."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from timeline.curation.publishing import what_stops
from timeline.curation.rights import may_edit
from timeline.curation.waiting import MOST, counted_stops, editable_by, event_of, misquoted, piles_for
from timeline.models import Citation, Event, EventType
from timeline.models.lists import Status


@pytest.fixture
def drafts(make_event, make_claim, make_article, cite):
    """Drafts that nothing, one thing and several things stop, and one that needs what another says."""
    whole = make_event("Whole", status="draft")
    make_event("Bare", status="draft", cited=False)
    make_event("Empty", status="in_review", claims=0)
    make_event(
        "Too much", status="draft", article=make_article(text="Three rockets fell on Sunday."), quote="Three rockets fell on Sunday."
    )
    silent = make_event("Silent", status="draft", kind="statement", type="threat", claims=0)
    heard = make_event("Heard", status="draft", kind="statement", type="threat", claims=0)
    make_claim(whole, made_in=silent)
    make_claim(make_event("Shown"), made_in=heard)
    family = make_event("Family", status="draft")
    Event.objects.filter(pk=family.pk).update(type=EventType.objects.get(slug="violence"))
    Citation.objects.filter(claim__event=whole).update(paragraph=9)
    cite(link=whole.links.create(kind="follows", target=heard, basis="cited"), quote="long " * 30)
    return Event.objects.all()


def test_what_stops_each_is_counted_as_it_is_for_one(drafts):
    counted = counted_stops([event.pk for event in drafts])
    assert counted == {event.pk: len(what_stops(event)) for event in drafts}
    assert {0, 1, 2} <= set(counted.values())


def test_what_may_be_edited_is_asked_of_all_as_of_one(make_event, person):
    people = [person("contributor"), person("contributor", "Carla"), person("editor"), person("chief"), AnonymousUser()]
    for status in Status:
        if status != Status.MERGED:
            for maker in (None, *people[:3]):
                make_event(status=status, made_by=maker)
    make_event(status="merged", merged_into=Event.objects.first())
    for user in people:
        assert set(editable_by(user)) == {event for event in Event.objects.all() if may_edit(user, event)}


def test_piles_hold_what_waits_and_nothing_else(make_event, person):
    carl, eva = person("contributor"), person("editor")
    for status in ("draft", "in_review", "needs_update", "published", "retracted"):
        for maker in (carl, eva, None):
            make_event(f"{status} of {maker and maker.username}", status=status, made_by=maker)
    assert held(carl) == {
        "drafts": {"draft of contributor"},
        "submitted": {"in_review of contributor"},
        "misquoted": set(),
    }
    assert held(eva) == {
        "drafts": {"draft of editor"},
        "submitted": {"in_review of editor"},
        "review": {"in_review of contributor", "in_review of editor", "in_review of None"},
        "update": {"needs_update of contributor", "needs_update of editor", "needs_update of None"},
        "others": {"draft of contributor", "draft of None"},
        "misquoted": set(),
    }


def held(user):
    return {name: {row.event.title for row in pile.rows} for name, pile in piles_for(user).items()}


def test_quotes_that_were_not_found_wait_for_those_who_may_mend_them(make_event, cite, make_place, person):
    carl = person("contributor")
    draft, shown = make_event("Draft", status="draft", made_by=carl, places=["Baghdad"]), make_event("Shown")
    cite(event_place=draft.event_places.get())
    cite(link=draft.links.create(kind="follows", target=shown, basis="cited"))
    Citation.objects.update(verified=False, verified_at=timezone.now())
    Citation.objects.filter(event=shown).update(verified=True)
    assert {event_of(citation) for citation in misquoted(carl)} == {draft}
    assert misquoted(carl).count() == 4
    assert misquoted(person("editor")).count() == 5
    Event.objects.filter(pk=draft.pk).update(status="in_review")
    assert misquoted(carl).count() == 0


def test_a_long_pile_is_cut_and_says_how_many_there_are(make_event, person):
    carl = person("contributor")
    for _ in range(MOST + 2):
        make_event(status="draft", made_by=carl, claims=0, cited=False)
    pile = piles_for(carl)["drafts"]
    assert (len(pile.rows), pile.total, pile.is_cut) == (MOST, MOST + 2, True)


def test_a_longer_chronology_asks_no_more_queries(make_event, person):
    few = asked(make_event, person("editor"), 1)
    assert asked(make_event, person("editor"), 4) == few <= 45


def asked(make_event, user, events):
    for _ in range(events):
        for status in ("draft", "in_review", "needs_update"):
            make_event(status=status, actors=["Iran"], places=["Baghdad"], topics=["War"], made_by=user)
            make_event(status=status, actors=["Iraq"], places=["Basra"], topics=["Truce"])
    Citation.objects.update(verified=False)
    with CaptureQueriesContext(connection) as queries:
        piles_for(user)
    return len(queries)


def test_an_empty_chronology_has_no_stops(db):
    assert counted_stops([]) == {}
