"""Differences between two records, in words."""

import copy

import pytest

from timeline.curation.differences import differences
from timeline.curation.labels import LABELS
from timeline.curation.mentions import Mentions
from timeline.curation.pairing import PARTS
from timeline.curation.reading import HEADS
from timeline.curation.records import record
from timeline.curation.shapes import SHAPES
from timeline.models import RecordKind, SlugRedirect

pytestmark = pytest.mark.django_db


def quoted(quote="rockets fell", start=10, **more):
    return {"article": "a-paper", "quote": quote, "paragraph": 2, "start": start, "end": start + len(quote), **more}


EVENT = {
    "slug": "attack", "title": "Rocket attack", "kind": "occurrence", "type": "rocket-attack", "status": "published",
    "date": {"edtf": "2020-12-20", "basis": "stated", "citations": [quoted("on Sunday", 40, words="Sunday")]},
    "topics": ["war"],
    "places": [{"place": "baghdad"}],
    "actors": [{"actor": "iran", "role": "accused"}, {"actor": "iraq", "role": "target"}],
    "claims": [
        {"key": "attack-1", "text": "Rockets fell near the embassy.", "about": "happened", "citations": [quoted()]},
        {"key": "attack-2", "text": "Two died.", "about": "killed", "value": 2, "said_by": "iraq", "citations": [quoted("two dead", 60)]},
    ],
    "links": [{"kind": "responds_to", "event": "strike", "basis": "reading"}],
}  # fmt: skip
CHANGES = [
    # what is done to the record, and what is told of it
    (lambda e: e.update(title="Rockets on Baghdad"), [("Title", "Rocket attack", "Rockets on Baghdad")]),
    (lambda e: e.update(kind="plan"), [("Kind", "something that happened", "something planned")]),
    (lambda e: e.update(granularity="repeated"), [("Once or more", "once", "again and again")]),
    (lambda e: e["date"].update(edtf="2020-12"), [("Date", "20 December 2020", "December 2020")]),
    (lambda e: e["date"].update(basis="inferred"), [("How the date is known", "written in the article", "worked out from the text")]),
    (lambda e: e["date"].update(wording="late December"), [("Date in the article’s words", None, "late December")]),
    (lambda e: e.update(topics=[]), [("Topic", "War", None)]),
    (lambda e: e.update(topics=["war", "truce"]), [("Topic", None, "Truce")]),
    (lambda e: e.update(places=[]), [("Place", "at Baghdad", None)]),
    (lambda e: e["places"][0].update(role="origin"), [("Place", "at Baghdad", "from Baghdad")]),
    (lambda e: e["actors"].pop(0), [("Taking part", "accused: Iran", None)]),
    (lambda e: e["actors"].append({"actor": "iran", "role": "denies"}), [("Taking part", None, "denied by Iran")]),
    (lambda e: e["actors"].reverse(), [("Order of those taking part", "accused: Iran; against Iraq", "against Iraq; accused: Iran")]),
    (lambda e: e["claims"].reverse(), [("Order of the claims", "Rockets fell near the embassy.; Two died.",
                                       "Two died.; Rockets fell near the embassy.")]),
    (lambda e: e["claims"][1].update(text="Three died."), [("Claim", "Two died.", "Three died.")]),
    (lambda e: e["claims"][1].update(value=0), [("Claim “Two died.”: figure", "2", "0")]),
    (lambda e: e["claims"][1].pop("said_by"), [("Claim “Two died.”: who says so", "Iraq", "the article itself, no speaker named")]),
    (lambda e: e["claims"][1].update(stance="hedges", hedge="at least"),
     [("Claim “Two died.”: words of reserve", None, "at least"), ("Claim “Two died.”: how firmly", "says", "says, with a reserve")]),
    (lambda e: e["claims"][1].update(made_in="strike"), [("Claim “Two died.”: said in", None, "Strike")]),
    (lambda e: e["claims"].pop(1), [("Claim", "Two died.", None)]),
    (lambda e: e["claims"][0]["citations"].pop(), [
      ("Claim “Rockets fell near the embassy.”: citation", "“rockets fell” A paper, ¶ 2", None)]),
    (lambda e: e["claims"][0]["citations"][0].update(translated=True),
     [("Claim “Rockets fell near the embassy.”: citation “rockets fell” A paper, ¶ 2: translated", "no", "yes")]),
    (lambda e: e["claims"][0]["citations"][0].update(via=["iran", "iraq"]),
     [("Claim “Rockets fell near the embassy.”: citation “rockets fell” A paper, ¶ 2: passed on by", None, "Iran, then Iraq")]),
    (lambda e: e["date"]["citations"][0].update(words="on Sunday"),
     [("Citation of the date “on Sunday” A paper, ¶ 2: words that date it", "Sunday", "on Sunday")]),
    (lambda e: e["date"]["citations"][0].update(start=41, end=50, paragraph=3),
     [("Citation of the date", "“on Sunday” A paper, ¶ 2", "“on Sunday” A paper, ¶ 3")]),
    (lambda e: e["links"][0].update(kind="retaliates_for"), [("Link", "responds to “Strike”", "retaliates for “Strike”")]),
    (lambda e: e["links"].pop(), [("Link", "responds to “Strike”", None)]),
    (lambda e: e, []),
]  # fmt: skip


@pytest.fixture
def named(make_event, make_actor, make_place, make_topic, make_article):
    for name in ("Iran", "Iraq"):
        make_actor(name, is_public=True)
    make_place("Baghdad", is_public=True)
    for name in ("War", "Truce"):
        make_topic(name, is_public=True)
    make_article("A paper", is_public=True)
    return make_event("Strike", claims=0)


def changed(change, record=EVENT):
    after = copy.deepcopy(record)
    change(after)
    return after


def told(*records, kind="event", **options):
    return [(each.what, each.before, each.after) for each in differences(kind, *records, **options)]


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_change_is_told_in_words(named, change, expected, public):
    found = told(EVENT, changed(change), public=public)
    assert [each for each in found if not each[0].endswith((": start", ": end"))] == expected


def test_a_part_that_came_is_told_with_all_that_is_known_of_it(named):
    claim = {
        "key": "attack-3",
        "text": "Iran fired.",
        "about": "responsibility",
        "position": "Iran",
        "said_by": "iraq",
        "citations": [quoted()],
    }
    [found] = differences("event", EVENT, changed(lambda event: event["claims"].append(claim)))
    assert (found.what, found.before, found.after, found.is_added) == ("Claim", None, "Iran fired.", True)
    assert found.more == ("what it is about: responsibility", "position: Iran", "who says so: Iraq", "“rockets fell” A paper, ¶ 2")


def test_a_new_record_is_all_new_and_says_nothing_of_what_is_usual(named):
    topic = {"slug": "war", "name": "War", "description": "All of it."}
    assert told(None, topic, kind="topic") == [("Address", None, "war"), ("Name", None, "War"), ("Description", None, "All of it.")]


def test_many_parts_that_came_are_told_by_their_number(named):
    def add(event):
        event["claims"] += [{"key": f"more-{number}", "text": f"Claim {number}.", "about": "happened"} for number in range(30)]

    found = told(EVENT, changed(add))
    assert len(found) == 21
    assert found[-1] == ("Claim", None, "10 more")


def test_a_changed_slug_is_no_change_of_what_names_it(named, make_actor):
    iran = make_actor("Iran")
    SlugRedirect.objects.create(kind="actor", slug="iran", target=iran.pk)
    iran.slug = "islamic-republic"
    iran.save()
    after = changed(lambda event: event["actors"].__setitem__(0, {"actor": "islamic-republic", "role": "accused"}))
    assert told(EVENT, after) == []
    assert told(EVENT, changed(lambda event: event["actors"].pop(0))) == [("Taking part", "accused: Iran", None)]


def test_a_slug_that_leads_to_nothing_stays_itself(named):
    after = changed(lambda event: event["actors"].append({"actor": "nobody", "role": "killed"}))
    assert told(EVENT, after) == [("Taking part", None, "killed: nobody")]


HIDDEN = [
    lambda e: e["links"].append({"kind": "leads_to", "event": "hidden-event", "basis": "cited"}),
    lambda e: e["claims"][0].update(made_in="hidden-event"),
    lambda e: e["claims"][0].update(said_by="hidden-actor"),
    lambda e: e["claims"][0]["citations"].append(quoted("words", 90, article="hidden-article")),
    lambda e: e["claims"][0]["citations"][0].update(via=["hidden-actor"]),
    lambda e: e["actors"].append({"actor": "hidden-actor", "role": "killed"}),
    lambda e: e["places"].append({"place": "hidden-place"}),
    lambda e: e.update(topics=["war", "hidden-topic"]),
    lambda e: e["links"].append({"kind": "leads_to", "event": "hidden-once-there", "basis": "cited"}),
    lambda e: e.update(status="merged", merged_into="hidden-event"),
    lambda e: e.update(status="needs_update", status_note="hidden note"),
]


@pytest.mark.parametrize("change", HIDDEN)
def test_readers_are_told_nothing_of_hidden_rows(named, make_event, make_actor, make_place, make_topic, make_article, change):
    make_event("Hidden event", status="draft")
    make_actor("Hidden actor")
    make_place("Hidden place")
    make_topic("Hidden topic")
    make_article("Hidden article")
    assert told(EVENT, changed(change), public=True) == []
    assert "idden" in str(told(EVENT, changed(change)))


def test_a_name_met_in_a_hidden_article_is_no_reference_fact(named, make_article):
    make_article("Hidden article")
    actor = {"slug": "iran", "name": "Iran", "kind": "state"}
    after = actor | {"aliases": [{"name": "Persia", "article": "hidden-article", "paragraph": 1}]}
    assert told(actor, after, kind="actor", public=True) == []
    assert told(actor, after, kind="actor") == [("Spelling", None, "Persia")]


def test_an_article_tells_what_was_read_of_it(named):
    article = {
        "slug": "a-paper", "title": "A paper", "publisher": "reuters", "published": "2020-12-24", "published_basis": "printed",
        "paragraphs": [{"start": 0, "end": 9, "mark": "headline"}, {"start": 10, "end": 90, "digest": "Two rockets."}],
        "clues": [{"fact": "Sunday is past.", "allows": "2020-12-21"}],
    }  # fmt: skip

    def change(article):
        article["paragraphs"][1].update(digest="Three rockets.", sentences=[[10, 90]])
        article["paragraphs"].append({"start": 91, "end": 99})
        article["clues"][0].update(distrusted=True)
        article.update(origin="reuters", language="fr")

    found = told(article, changed(change, article), kind="article", public=True)
    assert found == [
        ("Origin", "not known", "Reuters"),
        ("Language", "English", "French"),
        ("Paragraph 2", "Two rockets.", "Three rockets."),
        ("Sign of the day of publication 1 “Sunday is past.”: not trusted", "no", "yes"),
    ]
    assert ("Paragraph 3", None, "91–99") in told(article, changed(change, article), kind="article")


@pytest.mark.parametrize("texts", [("Two died.", "Three died."), (None, "Three died."), ("Two died.", None)])
def test_both_sides_can_be_set_beside_each_other(named, texts):
    def with_text(text):
        return changed(lambda event: event["claims"].pop(1) if text is None else event["claims"][1].update(text=text))

    [found] = differences("event", *map(with_text, texts))
    assert ["".join(run.text for run in side) for side in (found.old, found.new)] == [text or "" for text in texts]
    assert any(run.is_changed for run in (*found.old, *found.new))


def test_names_are_read_once_a_kind_whatever_the_number(named, make_actor, django_assert_num_queries):
    actors = [make_actor(f"Actor {number}") for number in range(30)]
    after = changed(lambda event: event["actors"].extend({"actor": actor.slug, "role": "participant"} for actor in actors))
    with django_assert_num_queries(1 + 7):  # redirects; events, types, topics, places, actors, subjects, articles
        mentions = Mentions([("event", EVENT), ("event", after)] * 9, public=True)
    with django_assert_num_queries(0):
        assert len(differences("event", EVENT, after, public=True, mentions=mentions)) == 0


def shapes(shape):
    yield shape
    for below in (*shape.groups.values(), *(part.shape for part in shape.parts.values())):
        yield from shapes(below)


EVERY = [each for kind in RecordKind for each in shapes(SHAPES[kind]) if not each.plain]


def test_every_key_of_a_record_has_its_words():
    told = {(shape.model, key) for shape in EVERY for key in (*shape.columns, *shape.names)}
    assert {(model, key) for model, key in told if key not in LABELS[model]} == set()


def test_every_part_of_a_record_can_be_told_apart():
    lists = {(shape.model, key, part.shape.model) for shape in EVERY for key, part in shape.parts.items() if not part.shape.plain}
    assert {each for each in lists if each[:2] not in PARTS or each[2] not in HEADS} == set()


@pytest.mark.parametrize("public", [True, False])
def test_what_was_not_changed_tells_nothing(make_event, make_claim, public):
    event = make_event("Attack", actors=["Iran"], places=["Baghdad"], topics=["War"])
    make_claim(event, "Two died.", about="killed", value=2, said_by="Iran", via=["Reuters TV"])
    content = record("event", event)
    assert told(content, record("event", event), public=public) == []
