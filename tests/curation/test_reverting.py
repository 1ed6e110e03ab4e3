"""A row taken back to one of its revisions."""

from datetime import UTC, datetime

import pytest

from tests.curation.histories import edit, held, history
from timeline.curation.changing import NeedsReason
from timeline.curation.integrity import problems
from timeline.curation.merging import merge, unmerge
from timeline.curation.publishing import NotPublishable
from timeline.curation.records import canonical
from timeline.curation.reverting import revert
from timeline.curation.rewriting import NotPossible
from timeline.curation.steps import take
from timeline.curation.texts import hold
from timeline.models import Actor, Citation, Claim, Paragraph, Revision, SearchText
from timeline.models.lists import Status

pytestmark = pytest.mark.django_db
CHECKED = datetime(2020, 12, 24, tzinfo=UTC)


@pytest.fixture
def rockets(make_event, make_actor, cite):
    """An event with something of everything, and the beginning of its history."""
    event = make_event("Rockets", slug="rockets", actors=["Iran", ("Iraq", "target")], places=["Baghdad"], topics=["War"], claims=2)
    cite(event_place=event.event_places.get(), via=["An agency"])
    cite(link=event.links.create(kind="follows", target=make_event("Strike", slug="strike"), basis="cited"))
    edit(event, title="Rockets on Baghdad")
    return event


@pytest.fixture
def edits(rockets, make_claim, make_actor, make_place, make_topic, cite):
    """Many ways in which an event changes."""
    usa, first = make_actor("USA"), rockets.claims.first()
    return [
        lambda event: event.participations.create(actor=usa, role="accused", position=2),
        lambda event: make_claim(event, "A third.", about="killed", value=0, said_by="Iraq"),
        lambda event: Claim.objects.filter(pk=first.pk).update(text="Otherwise.", number=9, hedge="reportedly"),
        lambda event: cite(claim=first, via=["An agency", "A politician"]),
        lambda event: event.claims.last().delete(),
        lambda event: event.event_places.all().delete(),
        lambda event: event.event_places.create(place=make_place("Kirkuk"), role="origin"),
        lambda event: event.topics.set([make_topic("Truce")]),
        lambda event: event.links.all().delete(),
        lambda event: event.participations.filter(role="target").delete(),
        lambda event: cite(event=event, words="Saturday"),
        lambda event: edit_date(event, "2020-12"),
    ]


def edit_date(event, edtf):
    event.date, event.date_wording = edtf, "in December"
    event.save()


def test_an_event_edited_in_many_ways_goes_back_to_each_of_its_revisions(rockets, edits):
    for change in edits:
        edit(rockets, change)
    past = history(rockets)
    assert len(past) == 1 + len(edits)
    for number in (4, 0, 11, 2, 7, 1, 9, 3, 10, 5, 8, 6):
        if held(rockets) != past[number].content:
            revision = revert(rockets, past[number], why="Taken back.")
            assert (revision.verb, revision.why, revision.public) == ("reverted", "Taken back.", True)
        assert canonical(held(rockets)) == canonical(past[number].content)
        assert list(problems()) == []


def test_the_date_s_bounds_and_the_search_follow(rockets):
    before = history(rockets)[0]
    edit(rockets, lambda event: edit_date(event, "2021"), title="Missiles")
    revert(rockets, before, why="Rockets after all.")
    rockets.refresh_from_db()
    assert (str(rockets.earliest), rockets.precision, rockets.date_wording) == ("2020-12-20", "day", "")
    assert "missiles" not in SearchText.objects.get(event=rockets).words


def test_status_and_address_stay(rockets):
    before = history(rockets)[0]
    edit(rockets, slug="elsewhere", title="Other")
    take(rockets, "flag", why="New figures.")
    revert(rockets, before, why="Wrong.")
    rockets.refresh_from_db()
    assert (rockets.title, rockets.slug, rockets.status) == ("Rockets on Baghdad", "elsewhere", Status.NEEDS_UPDATE)
    assert rockets.status_note == "New figures."


def test_a_claim_keeps_its_row_and_a_quote_what_is_known_of_it(rockets, cite):
    claim = rockets.claims.first()
    Citation.objects.update(verified=True, verified_at=CHECKED)
    before = history(rockets)[0]
    edit(rockets, lambda event: (claim.citations.all().delete(), cite(claim=claim, start=9000, end=9024)))
    edit(rockets, lambda event: claim.citations.update(translated=True))
    revert(rockets, history(rockets)[1], why="Not translated.")
    assert rockets.claims.first() == claim and claim.citations.get().verified is None
    edit(rockets, lambda event: cite(claim=claim))
    revert(rockets, history(rockets)[1], why="One is enough.")
    edit(rockets, lambda event: event.date_citations.update(translated=True))
    revert(rockets, before, why="All as it was.")
    assert [each.verified_at for each in rockets.date_citations.all()] == [CHECKED]


def test_a_quote_that_comes_back_is_looked_up_where_the_text_is_held(rockets, cite, make_article):
    article = make_article("Held", text="Three rockets fell on Sunday. " * 20)
    before = edit(rockets, lambda event: cite(event=event, article=article, quote="Three rockets"))
    edit(rockets, lambda event: article.citations.all().delete())
    revert(rockets, before, why="It was right.")
    assert article.citations.get().verified is True


def test_going_back_to_what_stands_changes_nothing(rockets):
    count = Revision.objects.count()
    with pytest.raises(NotPossible, match="“Rockets on Baghdad” stands as it did then; there is nothing to take back"):
        revert(rockets, history(rockets)[-1], why="Again.")
    assert Revision.objects.count() == count


def test_readers_are_told_why(rockets):
    before = history(rockets)[0]
    edit(rockets, title="Other")
    with pytest.raises(NeedsReason):
        revert(rockets, before)
    assert held(rockets)["title"] == "Other"


def test_what_would_break_a_rule_is_refused(make_event, make_claim):
    event = make_event("Draft", status="draft", cited=False)
    bare = edit(event, title="Draft of rockets")
    made_public(event, make_claim)
    with pytest.raises(NotPublishable, match="has no citation; expected at least one"):
        revert(event, bare, why="Back.")
    assert held(event)["title"] == "Rockets"


def made_public(event, make_claim):
    event.claims.all().delete()
    make_claim(event, "Cited.")
    event.claims.get().citations.get().relays.all().delete()
    edit(event, title="Rockets")
    claim = event.claims.get()
    claim.citations.create(event=None, article=claim.citations.get().article, quote="other words", paragraph=1, start=7000, end=7011)
    Citation.objects.create(event=event, article=claim.citations.first().article, quote="date words", paragraph=1, start=8000, end=8010)
    take(event, "submit")
    take(event, "publish")


def test_names_that_have_changed_since_are_followed(rockets, make_event):
    before = history(rockets)[0]
    edit(Actor.objects.get(slug="iran"), slug="islamic-republic")
    edit(rockets, lambda event: event.participations.all().delete())
    revert(rockets, before, why="They took part.")
    assert [part["actor"] for part in held(rockets)["actors"]] == ["islamic-republic", "iraq"]


def test_a_name_is_that_of_the_row_that_had_it_then(make_event, make_actor):
    """A draft's actor leaves no redirect behind, and another may take its address."""
    actor = make_actor("Army", slug="army")
    edit(actor, name="The army")
    event = make_event("Draft", status="draft", actors=[actor])
    before = edit(event, title="With the army")
    edit(actor, slug="iraqi-army")
    edit(make_actor("Other army", slug="army"), name="The other army")
    edit(event, lambda event: event.participations.all().delete())
    revert(event, before)
    assert event.participations.get().actor == actor


def test_what_is_gone_is_named_and_nothing_is_half_done(make_event, make_actor):
    event = make_event("Draft", status="draft", actors=["Army", "Iran"])
    before = edit(event, title="With the army")
    edit(event, lambda event: event.participations.all().delete(), title="Without it")
    Actor.objects.get(slug="army").delete()
    with pytest.raises(NotPossible, match="actor 'army' is gone"):
        revert(event, before)
    assert held(event)["title"] == "Without it" and not event.participations.exists()


def test_a_key_that_another_event_has_now_is_not_taken_from_it(make_event, make_claim):
    event, other = make_event("One", status="draft", claims=2), make_event("Other")
    before = edit(event, title="One thing")
    edit(event, lambda event: event.claims.last().delete())
    taken = make_claim(other, key="one-2")
    with pytest.raises(NotPossible, match="the claim 'one-2' is one of “Other” now"):
        revert(event, before)
    assert event.claims.count() == 1 and Claim.objects.get(key="one-2") == taken


def test_a_link_to_what_was_merged_since_leads_to_what_took_its_place(make_event):
    one, other, third = make_event("One"), make_event("Other", slug="other"), make_event("Third")
    third.links.create(kind="follows", target=one, basis="reading")
    before = edit(third, title="The third")
    merge(one, other, why="The same.")
    edit(third, lambda event: event.links.all().delete())
    revert(third, before, why="It does follow.")
    assert held(third)["links"] == [{"kind": "follows", "event": "other", "basis": "reading"}]


def test_nothing_goes_back_over_a_merge_that_stands(make_event):
    one, other = make_event("One"), make_event("Other")
    before = edit(other, title="Another")
    merge(one, other, why="The same.")
    with pytest.raises(NotPossible, match="“One” was merged into “Another” since; expected that merge to be undone first"):
        revert(other, before, why="Back.")
    with pytest.raises(NotPossible, match="“One” was merged into “Another”; expected that merge to be undone first"):
        revert(one, history(one)[0], why="Back.")
    received = history(other)[-1]
    unmerge(one, why="Two after all.")
    with pytest.raises(NotPossible, match="the claim 'one-1' is one of “One” now"):
        revert(other, received, why="Back.")
    edit(other, title="A third name")
    assert revert(other, before, why="Back.").content["title"] == "Another"


def test_a_revision_of_another_row_is_refused(rockets, make_event):
    other = edit(make_event("Other"), title="Another")
    with pytest.raises(NotPossible, match="expected one of “Rockets on Baghdad”"):
        revert(rockets, other, why="Back.")


@pytest.fixture
def rows(make_article, make_actor, make_place, make_topic, make_publisher, make_event):
    """One of each other kind, with two changes of it."""
    event = make_event()
    article, actor, place = make_article("Paper", slug="paper"), make_actor("Iran", aliases=["Persia"]), make_place("Baghdad")
    iraq, army = make_place("Iraq"), make_actor("Army")
    return {
        "article": (article, {"title": "A paper"}, lambda row: row.clues.create(number=1, fact="Printed.", allows="2020-12-24")),
        "actor": (actor, {"kind": "state"}, lambda row: (row.aliases.all().delete(), row.parents.add(army), row.distinct_from.add(army))),
        "place": (place, {"name": "Bagdad"}, lambda row: row.aliases.create(name="Baghdād", language="ar")),
        "topic": (make_topic("War"), {"description": "All of it."}, None),
        "publisher": (make_publisher(), {"country": "gb"}, None),
        "type": (event.type, {"position": 3}, None),
        "about": (event.claims.get().about, {"question": "What was it?"}, None),
        "nested": (place, {"parent": iraq, "lat": 33.3, "lon": 44.0, "precision": 2}, None),
    }


@pytest.mark.parametrize("kind", ["article", "actor", "place", "topic", "publisher", "type", "about", "nested"])
def test_rows_of_each_kind_go_back_and_forth(rows, kind):
    row, columns, change = rows[kind]
    plain = edit(row, name="As it was") if hasattr(row, "name") else edit(row, title="As it was")
    edited = edit(row, change, **columns)
    for revision in (plain, edited, plain):
        revert(row, revision, why="Back.")
        assert canonical(held(row)) == canonical(revision.content)
    assert list(problems()) == []


TEXT = "Rockets fall\n\nThree rockets fell on Baghdad on Sunday.\n\nShare this\n"


def test_the_text_of_an_article_and_where_its_paragraphs_stand_never_change(make_article):
    article = make_article("Paper", text_held="none", characters=None, sha256="")
    Paragraph.objects.all().delete()
    before = edit(article, byline="A. Reporter")
    hold(article, TEXT)
    text = edit(article, lambda row: row.paragraphs.filter(number=1).update(mark="headline"))
    marked = edit(article, lambda row: row.paragraphs.filter(number=3).update(mark="share"), byline="B. Reporter")
    revert(article, text, why="No share bar.")
    assert list(article.paragraphs.values_list("mark", flat=True)) == ["headline", "", ""]
    revert(article, marked, why="It is one.")
    revert(article, before, why="A. after all.")
    article.refresh_from_db()
    assert (article.byline, article.text, article.text_held, article.characters) == ("A. Reporter", TEXT, "full", len(TEXT))
    assert list(article.paragraphs.values_list("mark", flat=True)) == ["headline", "", "share"]
    assert list(problems()) == []
