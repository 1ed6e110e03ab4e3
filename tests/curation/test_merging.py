"""Two events made one, and two again."""

import pytest

from tests.curation.histories import edit, held, history, written
from timeline.curation.changing import NeedsReason
from timeline.curation.integrity import problems
from timeline.curation.merging import merge, preview, unmerge
from timeline.curation.publishing import NotPublishable
from timeline.curation.rewriting import NotPossible
from timeline.curation.steps import take
from timeline.models import Citation, Claim, Event, Revision, SearchText

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(make_event, cite):
    event = make_event(
        "One", slug="one", actors=["Iran", ("Iraq", "target")], places=["Baghdad", "Kirkuk"], topics=["War"], claims=2, kind="statement"
    )
    cite(event_place=event.event_places.first())
    return event


@pytest.fixture
def other(make_event, cite):
    event = make_event("Other", slug="other", actors=["Iran"], places=["Baghdad"], topics=["Truce"], kind="statement")
    cite(event_place=event.event_places.get())
    return event


@pytest.fixture
def third(make_event, make_claim, one, other):
    """An event that names both."""
    event = make_event("Third", slug="third", kind="statement")
    for kind, target in (("follows", one), ("ends", one), ("ends", other)):
        event.links.create(kind=kind, target=target, basis="reading")
    make_claim(event, "Said in one.", made_in=one)
    return event


@pytest.fixture
def knot(one, other, third, make_claim, cite):
    """Two events that are tied to each other, to a third and to a draft in every way."""
    one.links.create(kind="responds_to", target=other, basis="reading")
    other.links.create(kind="follows", target=one, basis="reading")
    other.links.create(kind="part_of", target=third, basis="reading")
    cite(link=one.links.create(kind="part_of", target=third, basis="cited"), via=["An agency"])
    make_claim(one, "Said in itself.", made_in=one)
    make_claim(one, "Said in the other.", made_in=other)
    make_claim(other, "Said in the one.", made_in=one, said_by="Iraq")
    same = Citation.objects.filter(event=one).get()
    cite(event=other, article=same.article, start=same.start, end=same.end, words="Saturday")
    return one, other, third


def keys(event):
    return [claim["key"] for claim in held(event)["claims"]]


def test_everything_moves_and_stands_once(one, other):
    citations = Citation.objects.count()
    merged, received = merge(one, other, why="One attack, told twice.")
    content = held(other)
    assert keys(other) == ["other-1", "one-1", "one-2"]
    assert [(part["actor"], part["role"]) for part in content["actors"]] == [("iran", "participant"), ("iraq", "target")]
    assert [(place["place"], len(place.get("citations", []))) for place in content["places"]] == [("baghdad", 2), ("kirkuk", 0)]
    assert content["topics"] == ["truce", "war"] and len(content["date"]["citations"]) == 2
    assert Citation.objects.count() == citations
    assert {*held(one)} == {"slug", "title", "kind", "type", "date", "status", "status_note", "merged_into"}
    assert (merged.verb, received.verb) == ("merged", "received")
    assert {(each.why, each.public) for each in (merged, received)} == {("One attack, told twice.", True)}
    assert list(problems()) == []


def test_what_is_cited_for_the_date_twice_in_the_same_words_stands_once(one, other, cite):
    same = one.date_citations.get()
    cite(event=other, article=same.article, start=same.start, end=same.end)
    merge(one, other, why="The same.")
    assert other.date_citations.filter(start=same.start).count() == 1


def test_claims_keep_their_rows_and_quotes_what_is_known_of_them(one, other):
    Citation.objects.update(verified=True)
    claims = dict(Claim.objects.values_list("key", "pk"))
    for change in (lambda: merge(one, other, why="The same."), lambda: unmerge(one, why="Two.")):
        change()
        assert dict(Claim.objects.values_list("key", "pk")) == claims
        assert not Citation.objects.exclude(verified=True).exists()


def test_links_and_what_was_said_in_it_follow(knot):
    one, other, third = knot
    merged, edited, received = merge(one, other, why="The same.")
    assert [(link["kind"], link["event"]) for link in held(third)["links"]] == [("follows", "other"), ("ends", "other")]
    assert held(third)["claims"][-1]["made_in"] == "other"
    assert [(link["kind"], link["event"], link["basis"]) for link in held(other)["links"]] == [("part_of", "third", "cited")]
    assert {claim.get("made_in") for claim in held(other)["claims"]} == {None, "other"}
    assert (edited.key, edited.verb, edited.why, edited.public) == ("third", "edited", "The same.", True)
    assert merged.pk < edited.pk < received.pk
    assert "said" in SearchText.objects.get(event=other).words
    assert not SearchText.objects.filter(event=one).exists()
    assert list(problems()) == []


def test_what_a_draft_named_is_told_to_nobody(one, other, make_event):
    draft = make_event("Draft", status="draft")
    draft.links.create(kind="follows", target=one, basis="reading")
    _, edited, _ = merge(one, other, why="The same.")
    assert (edited.key, edited.public) == ("draft", False)


def test_a_merge_that_is_undone_leaves_every_record_as_it_was(knot):
    before = written(*knot)
    merge(*knot[:2], why="The same.")
    assert written(*knot) != before
    revisions = unmerge(knot[0], why="Two after all.")
    assert written(*knot) == before
    assert [(each.key, each.verb, each.public) for each in revisions] == [
        ("one", "unmerged", True), ("third", "edited", True), ("other", "unmerged", True),
    ]  # fmt: skip
    assert list(problems()) == []


def test_a_merge_can_be_made_and_undone_again(knot):
    one, other, _ = knot
    before = written(*knot)
    for event, into in ((one, other), (other, one), (one, other)):
        merge(event, into, why="The same.")
        unmerge(event, why="Two after all.")
    assert written(*knot) == before


def test_an_event_that_needed_an_update_needs_it_again(one, other):
    take(one, "flag", why="New figures.")
    merge(one, other, why="The same.")
    unmerge(one, why="Two after all.")
    one.refresh_from_db()
    assert (one.status, one.status_note, one.merged_into) == ("needs_update", "New figures.", None)


def test_what_is_edited_between_goes_where_it_belongs(one, other, make_claim, make_actor, make_place, cite):
    merge(one, other, why="The same.")
    usa, kirkuk = make_actor("USA"), other.event_places.get(place__slug="kirkuk")

    def changes(event):
        Claim.objects.filter(key="one-1").update(text="Edited.", note="Since.")
        cite(claim=Claim.objects.get(key="one-1"))
        make_claim(event, "Added.")
        event.participations.create(actor=usa, role="accused")
        cite(event_place=kirkuk, quote="in Kirkuk")
        Claim.objects.get(key="one-2").delete()

    edit(other, changes, title="The other")
    unmerge(one, why="Two after all.")
    first, second = held(one), held(other)
    assert [(claim["text"], claim.get("note"), len(claim["citations"])) for claim in first["claims"]] == [
        ("Edited.", "Since.", 2),
        ("One.", None, 1),
    ]
    assert keys(other) == ["other-1", "other-2"] and second["title"] == "The other"
    assert {part["actor"] for part in second["actors"]} == {"iran", "usa"}
    assert [citation["quote"] for citation in first["places"][1]["citations"]] == ["in Kirkuk"]
    assert [place["place"] for place in second["places"]] == ["baghdad"]
    assert list(problems()) == []


def test_a_third_event_s_own_changes_stay(knot):
    one, other, third = knot
    merge(one, other, why="The same.")
    edit(third, lambda event: event.links.filter(kind="follows").update(basis="reading"), title="The third")
    edit(third, lambda event: event.links.create(kind="leads_to", target=other, basis="reading"))
    unmerge(one, why="Two after all.")
    assert [(link["kind"], link["event"]) for link in held(third)["links"]] == [
        ("follows", "one"), ("ends", "one"), ("ends", "other"), ("leads_to", "other"),
    ]  # fmt: skip
    assert (held(third)["title"], held(third)["claims"][-1]["made_in"]) == ("The third", "one")


def test_names_that_change_between_are_followed(knot):
    one, other, third = knot
    merge(one, other, why="The same.")
    edit(other, slug="another")
    edit(third, slug="the-third")
    unmerge(one, why="Two after all.")
    assert ("part_of", "the-third") in [(link["kind"], link["event"]) for link in held(one)["links"]]
    assert ("responds_to", "another") in [(link["kind"], link["event"]) for link in held(one)["links"]]
    assert list(problems()) == []


def test_of_two_merges_into_one_event_each_is_undone_alone(one, other, make_event):
    """What both brought stays until both are undone."""
    more = make_event("More", slug="more", actors=[("Iraq", "target"), "Turkey"], kind="statement")
    before = written(one, other, more)
    for order in ((one, more), (more, one)):
        merge(one, other, why="The same.")
        merge(more, other, why="The same again.")
        unmerge(order[0], why="Not that one.")
        assert ("iraq", "target") in [(part["actor"], part["role"]) for part in held(other)["actors"]]
        unmerge(order[1], why="Nor that one.")
        assert written(one, other, more) == before
        assert list(problems()) == []


def test_of_a_chain_of_merges_the_last_is_undone_first(knot):
    one, other, third = knot
    before = written(*knot)
    merge(one, other, why="The same.")
    between = written(*knot)
    merge(other, third, why="All one.")
    assert list(problems()) == []
    with pytest.raises(NotPossible, match="“Other” was merged into “Third” since; expected that merge to be undone first"):
        unmerge(one, why="Two after all.")
    unmerge(other, why="Two after all.")
    assert written(*knot) == between
    unmerge(one, why="Three after all.")
    assert written(*knot) == before


def test_while_an_event_tied_to_a_merge_is_away_it_is_not_undone(one, other, third, make_event):
    """Nobody could tell any more whose the link between them is."""
    before = written(one, other, third)
    merge(one, other, why="The same.")
    merge(third, make_event("Far", kind="statement"), why="The same too.")
    with pytest.raises(NotPossible, match="“Third” was merged into “Far” since; expected that merge to be undone first"):
        unmerge(one, why="Two after all.")
    unmerge(third, why="Not the same.")
    unmerge(one, why="Two after all.")
    assert written(one, other, third) == before


def test_links_that_became_one_come_back_in_their_order(one, other, make_event):
    third = make_event("Third")
    for kind, target in (("follows", one), ("ends", one), ("follows", other)):
        third.links.create(kind=kind, target=target, basis="reading")
    before = written(third)
    merge(one, other, why="The same.")
    assert len(held(third)["links"]) == 2
    unmerge(one, why="Two after all.")
    assert written(third) == before


def test_the_addresses_lead_on_and_back(one, other, client):
    address, file = one.get_absolute_url(), "/events/one.json"
    merge(one, other, why="The same.")
    assert (client.get(address).status_code, client.get(address)["Location"]) == (301, "/events/other/")
    assert (client.get(file).status_code, client.get(file)["Location"]) == (301, "/events/other.json")
    take(other, "retract", why="All wrong.")
    assert client.get(address)["Location"] == "/events/other/"
    take(other, "reinstate", why="Not wrong.")
    unmerge(one, why="Two after all.")
    assert client.get(address).status_code == client.get(file).status_code == 200


def test_an_event_leaves_one_that_was_retracted_since(one, other):
    before = written(one)
    merge(one, other, why="The same.")
    take(other, "retract", why="All wrong.")
    unmerge(one, why="This one is right.")
    assert written(one) == before
    assert (Event.objects.get(slug="other").status, keys(other)) == ("retracted", ["other-1"])
    assert list(problems()) == []


def test_a_draft_that_is_merged_was_never_there_for_readers(other, make_event, client):
    draft = make_event("Draft", slug="draft", status="draft", actors=["Turkey"])
    before = written(draft, other)
    merged, received = merge(draft, other, why="The same.")
    assert (merged.public, received.public) == (False, True)
    assert client.get("/events/draft/").status_code == 404
    assert keys(other) == ["other-1", "draft-1"] and other.actors.get(slug="turkey").is_public
    unmerge(draft, why="Two after all.")
    assert written(draft, other) == before and Event.objects.get(slug="draft").status == "draft"


def test_a_merge_into_what_holds_it_all_already_can_be_undone(other, make_event, cite):
    date = other.date_citations.get()
    bare = make_event("Bare", status="draft", claims=0, cited=False)
    cite(event=bare, article=date.article, start=date.start, end=date.end)
    before = written(bare, other)
    assert [each.verb for each in merge(bare, other, why="The same.")] == ["merged", "received"]
    unmerge(bare, why="Two after all.")
    assert written(bare, other) == before


REFUSED = [
    # what is done before, from, into, and the sentence
    (None, "one", "one", "“One” cannot be merged into itself"),
    (None, "one", "draft", "“Draft” is draft; expected a public event to merge into"),
    ("other retract", "one", "other", "“Other” is retracted; expected a public event to merge into"),
    ("one retract", "one", "other", "“One” is retracted; expected a draft, one in review or a public one"),
    ("other merge one", "one", "other", "“Other” was merged into “One”; expected another event"),
    ("other merge one", "other", "third", "“Other” is merged; expected a draft"),
    ("other merge third", "one", "other", "“Other” is merged; expected a public event to merge into"),
]


@pytest.mark.parametrize(("before", "source", "target", "sentence"), REFUSED)
def test_a_merge_that_makes_no_sense_is_refused(one, other, third, make_event, before, source, target, sentence):
    events = {"one": one, "other": other, "third": third, "draft": make_event("Draft", status="draft")}
    match (before or "").split():
        case [name, "retract"]:
            take(events[name], "retract", why="Wrong.")
        case [name, "merge", into]:
            merge(events[name], events[into], why="The same.")
    records, count = written(*events.values()), Revision.objects.count()
    with pytest.raises(NotPossible, match=sentence):
        merge(events[source], events[target], why="The same.")
    assert (written(*events.values()), Revision.objects.count()) == (records, count)


def test_a_reason_is_needed(one, other):
    with pytest.raises(NeedsReason):
        merge(one, other)
    merge(one, other, why="The same.")
    with pytest.raises(NeedsReason):
        unmerge(one)
    assert Event.objects.get(slug="one").status == "merged"


def test_an_allegation_stays_one(one, make_event):
    accusing = make_event("Accusing", actors=[("Iran", "accused")])
    edit(one, lambda event: event.participations.filter(actor__slug="iran").update(role="initiator"))
    records, count = written(one, accusing), Revision.objects.count()
    with pytest.raises(NotPublishable, match="“Accusing”, actors: 'iran' is accused and initiator"):
        merge(one, accusing, why="The same.")
    assert (written(one, accusing), Revision.objects.count()) == (records, count)


def test_what_was_said_is_not_merged_into_what_happened(one, third, make_event):
    with pytest.raises(NotPublishable, match="“Third”, claims.1..made_in: 'rockets' is of kind 'occurrence'; expected a statement"):
        merge(one, make_event("Rockets"), why="The same.")


def test_only_a_merge_that_history_tells_of_is_undone(one, other, make_event):
    with pytest.raises(NotPossible, match="“One” is published, by no merge that its history tells of"):
        unmerge(one, why="Two.")
    with pytest.raises(NotPossible, match="“Made so” is merged, by no merge"):
        unmerge(make_event("Made so", status="merged", merged_into=other), why="Two.")


def test_a_merge_is_not_undone_over_what_is_gone(one, other, make_topic):
    merge(one, other, why="The same.")
    edit(other, lambda event: event.topics.all().delete())
    with pytest.raises(NotPossible, match="topic 'war' is gone, and what is to come back names it"):
        unmerge(one, why="Two.")


def test_a_merge_is_shown_before_it_is_made(knot):
    before, count = written(*knot), Revision.objects.count()
    shown = {str(event): {change.part for change in found} for event, found in preview(*knot[:2])}
    assert shown.keys() == {"Other", "Third"}
    assert {"Claim", "Topic", "Taking part", "Link"} <= shown["Other"]
    assert (written(*knot), Revision.objects.count()) == (before, count)


def test_history_tells_what_was_there_before_the_first_change(one, other):
    merge(one, other, why="The same.")
    assert [(each.verb, each.public) for each in history(one)] == [("recorded", False), ("merged", True)]
    assert [(each.verb, each.public) for each in history(other)] == [("recorded", False), ("received", True)]
