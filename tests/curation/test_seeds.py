"""Loading the shipped chronology: all or nothing, once, and never over what people did."""

import pytest
from django.utils import timezone

from tests.curation.histories import edit
from timeline.curation.integrity import problems
from timeline.curation.merging import merge
from timeline.curation.records import record, with_parts
from timeline.curation.seeds import Refused, Report, load
from timeline.models import Actor, Alias, Article, Claim, Event, Place, RecordKind, Revision, Seeded
from timeline.models.search import SearchText


def refusal(folder):
    with pytest.raises(Refused) as refused:
        folder.load()
    assert not Event.objects.exists() and not Actor.objects.exists()
    return refused.value.problems


def test_everything_is_loaded_public_found_and_whole(folder):
    assert folder.load() == Report(created=14)
    assert list(problems()) == []
    assert [event.is_public for event in Event.objects.all()] == [True, True]
    assert not Place.objects.filter(is_public=False).exists() and not Actor.objects.filter(is_public=False).exists()
    assert SearchText.objects.count() == 2
    claim = Claim.objects.get(key="rockets-2")
    assert (claim.value, claim.said_by.slug, claim.made_in.slug) == (2, "army", "remark")
    assert [relay.actor.slug for relay in claim.citations.get().relays.all()] == ["militia"]
    assert Article.objects.get().paragraphs.get(number=2).digest == "Three rockets hit the city and wounded two."
    assert Actor.objects.get(slug="militia").distinct_from.get().slug == "army"


def test_what_was_loaded_reads_back_as_the_files_have_it(folder):
    folder.load()
    assert record("event", with_parts("event").get(slug="rockets")) == folder.event


def test_each_record_gets_a_revision_and_events_are_published(folder):
    folder.load()
    assert Revision.objects.count() == 14
    assert set(Revision.objects.filter(kind="event").values_list("verb", "public")) == {("published", True)}
    assert Revision.objects.get(kind="event", key="rockets").content["claims"][0]["key"] == "rockets-1"


def test_a_second_load_changes_nothing(folder):
    folder.load()
    before = Revision.objects.count(), list(Event.objects.values())
    assert folder.load() == Report()
    assert (Revision.objects.count(), list(Event.objects.values())) == before


def test_what_nobody_touched_is_brought_up_to_date(folder):
    folder.load()
    folder.event["title"] = "Rockets fall on Baghdad"
    del folder.event["claims"][1]["citations"][0]["via"]
    assert folder.load() == Report(updated=1)
    assert Event.objects.get(slug="rockets").title == "Rockets fall on Baghdad"
    assert list(problems()) == []


def test_what_was_edited_or_deleted_here_stays_so(folder):
    folder.load()
    Event.objects.filter(slug="rockets").update(title="Ours")
    Claim.objects.filter(key="rockets-2").update(hedge="reportedly")
    Event.objects.get(slug="remark").claims_made.update(made_in=None)
    Event.objects.get(slug="remark").delete()
    folder.event["title"] = "Theirs"
    assert folder.load().left == ["event rockets: was edited here", "event remark: was deleted here"]
    assert Event.objects.get().title == "Ours"


def test_a_public_event_is_not_taken_back_by_a_file(folder):
    folder.load()
    folder.fixtures["chronology.json"]["events"][1]["status"] = "in_review"
    assert folder.load() == Report(left=["event remark: was public here, and is in_review in the files"])
    assert Event.objects.get(slug="remark").is_public


def test_a_step_that_a_file_takes_has_its_own_moment(folder):
    folder.load()
    loaded = Event.objects.get(slug="rockets")
    folder.event["title"] = "Rockets fall on Baghdad"
    folder.load()
    assert Event.objects.get(slug="rockets").status_since == loaded.status_since == loaded.first_published
    folder.event["status"] = "needs_update"
    folder.load()
    stepped = Event.objects.get(slug="rockets")
    assert stepped.status_since > stepped.first_published == loaded.first_published


def test_what_names_a_deleted_row_is_left_out(folder):
    folder.load()
    Claim.objects.all().delete()
    Event.objects.all().delete()
    Seeded.objects.filter(kind=RecordKind.EVENT).delete()
    Alias.objects.all().delete()
    Actor.objects.filter(slug="militia").delete()
    left = folder.load().left
    assert "event rockets: names 'militia', which was deleted here" in left
    assert "event remark: names 'rockets', which was deleted here" in left


def test_a_row_that_people_made_under_the_same_slug_is_theirs(folder, make_actor):
    make_actor("Our army", slug="army")
    assert "actor army: was made here, not loaded" in folder.load().left
    assert Actor.objects.get(slug="army").name == "Our army"


def test_what_a_folder_says_of_itself_is_no_article(folder):
    (folder.write() / "seeds" / "README.md").write_text("# What lies here\n")
    assert load(folder.path) == Report(created=14)


def test_the_vocabulary_loads_alone(folder):
    assert folder.load(vocabulary_only=True) == Report(created=5)
    assert not Event.objects.exists()


def change(path, value):
    """A mistake: the value at a path of keys of the first event."""

    def make(folder):
        *way, last = path
        at = folder.event
        for step in way:
            at = at[step]
        at[last] = value

    return make


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        (change(["date", "edtf"], "2020-13-01"), "date.edtf: '2020-13-01'; not an EDTF date; months run from 01 to 12"),
        (change(["type"], "riot"), "type: 'riot'; expected the slug of one type of the files"),
        (change(["type"], "violence"), "type: 'violence' is a family of types; expected a type"),
        (change(["kind"], "deed"), "kind: 'deed'; expected one of occurrence, statement, plan"),
        (change(["colour"], "red"), "colour: 'red'; unknown key; expected one of actors, claims"),
        (change(["title"], ""), "title: missing"),
        (change(["title"], "a\x00b"), "title: 'a\\x00b'; expected no control characters"),
        (change(["slug"], "Not a slug"), "slug: 'Not a slug'; expected lower-case letters"),
        (change(["claims"], []), "claims: none; expected at least one"),
        (change(["claims", 0, "citations"], []), "claims[0]: 'Rockets hit the city.' has no citation"),
        (change(["claims", 1, "value"], "two"), "claims[1].value: 'two'; expected a whole number"),
        (change(["claims", 1, "key"], "rockets-1"), "claims[1].key: 'rockets-1' stands twice"),
        (change(["claims", 1, "made_in"], "rockets"), "claims[1].made_in: 'rockets' is of kind 'occurrence'; expected a statement"),
        (change(["date", "citations"], []), "date: no citation; expected the words that date the event"),
        (change(["date", "basis"], "publication_fallback"), "date.edtf: '2020-12-20'; expected only a limit"),
        (change(["date", "citations", 0, "words"], "Monday"), "date.citations[0].words: 'Monday'; expected words of the quote"),
        (change(["date", "citations", 0, "end"], 53), "date.citations[0].end: 10 characters from start to end, 9 in the quote"),
        (change(["date", "citations", 0, "paragraph"], 1), "date.citations[0].start: 43–52; expected to lie in paragraph 1, 0–12"),
        (change(["date", "citations", 0, "prefix"], "x" * 35), "date.citations[0].prefix: 'xxx"),
        (change(["date", "citations", 0, "quote"], "word " * 26), "date.citations[0].quote: 26 words; expected at most 25"),
        (change(["actors"], [{"actor": "army", "role": role} for role in ("accused", "initiator")]), "'army' is accused and initiator"),
        (change(["links"], [{"kind": "ends", "event": "remark", "basis": "cited"}]), "links[0]: no citation; expected one"),
        (change(["links"], {"kind": "ends"}), "links: {'kind': 'ends'}; expected a list"),
        (change(["status"], "retracted"), "status: 'retracted'; expected draft, in_review, published or needs_update"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_event_is_named_with_file_record_and_field(folder, mistake, message):
    mistake(folder)
    assert any(problem.startswith("fixtures/chronology.json: event ") and message in problem for problem in refusal(folder))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("chronology.json", "{", "fixtures/chronology.json: not JSON at line 1, column 2"),
        ("chronology.json", "[]", "fixtures/chronology.json: a list; expected an object with topics, events"),
        ("chronology.json", '{"eventz": []}', "fixtures/chronology.json: unknown key 'eventz'"),
        ("chronology.json", '{"events": [], "events": []}', "fixtures/chronology.json: the key 'events' stands twice"),
        ("chronology.json", '{"events": ' + "9" * 5000 + "}", "fixtures/chronology.json: a number has more digits than can be read"),
        ("chronology.json", "[" * 100_000, "fixtures/chronology.json: nested too deeply"),
        ("gazetteer.json", '{"actors": [{"slug": "a", "name": "\\ud800", "kind": "x"}]}', "actor a, name: '\\ud800'; expected no"),
        ("gazetteer.json", '{"actors": [{"slug": "a", "name": "A", "kind": "god"}]}', "actor a, kind: 'god'; expected one of person"),
        ("gazetteer.json", '{"publishers": [{"slug": "a", "name": "A", "country": "GB"}]}', "publisher a, country: 'GB'; expected"),
        ("gazetteer.json", '{"places": [{"slug": "a", "name": "A", "lat": 3}]}', "place a, lat, lon, precision: only lat"),
        ("gazetteer.json", '{"places": [{"slug": "a", "name": "A", "parent": "a"}]}', "place a, parent: leads back to itself"),
    ],
)
def test_a_file_that_is_no_fixture_is_named(folder, name, text, message):
    folder.fixtures[name] = text
    assert message in "\n".join(refusal(folder))


def test_a_file_that_is_not_utf8_is_named_with_the_byte(folder):
    (folder.write() / "fixtures" / "gazetteer.json").write_bytes(b'{"actors": "\xff"}')
    with pytest.raises(Refused, match="^fixtures/gazetteer.json: not UTF-8 at byte 12; expected UTF-8$"):
        load(folder.path)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("+++\n", "", "expected TOML between two lines of +++"),
        ('slug = "rockets-fall"', "slug = rockets", "not TOML"),
        ("characters = 300", f"characters = {'9' * 5000}", "a number has more digits than can be read"),
        ("characters = 300", f"characters = {'[' * 5000}", "nested too deeply"),
        ("2. Three", "3. Three", "the digest goes from item 1 to 3; expected 2"),
        ("1. The headline.\n", "", "the digest goes from item 0 to 2"),
        ("characters = 300", "characters = 80", "characters: 80; expected at least 88"),
        ("characters = 300", "characters = 90", "characters: 74.4% of them quoted with their context; expected at most 40%"),
        ('published = "2020-12-21"', 'published = "2020-12-28"', "published: '2020-12-28'; expected to lie in 2020-12-20..2020-12-26"),
        ("[[14, 53], [54, 88]]", "[[14, 53], [54, 89]]", "sentences: [[14, 53], [54, 89]]; expected to lie in 14–88"),
        ('mark = "headline", ', "", "paragraph 1: the sentence 0–12 is neither quoted nor set aside"),
        ('mark = "headline"', 'mark = "headlines"', "paragraphs[0].mark: 'headlines'; expected one of headline"),
    ],
)
def test_a_mistake_in_an_article_is_named(folder, old, new, message):
    folder.article = folder.article.replace(old, new, 1)
    found = "\n".join(refusal(folder))
    assert "seeds/000-rockets-fall.md: " in found
    assert message in found


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        (lambda event: edit(event, slug="elsewhere"), {"event rockets: was deleted here"}),
        (
            lambda event: merge(event, Event.objects.get(slug="own"), why="The same."),
            {"event rockets: was edited here", "event remark: was edited here"},
        ),
    ],
    ids=["renamed", "merged"],
)
def test_what_was_renamed_or_merged_here_is_left_with_its_claims(folder, make_event, cite, change, reasons):
    folder.load()
    own = make_event("Own", slug="own", claims=0, cited=False, status="draft")
    cite(event=own, article=Article.objects.get(), quote="on Sunday", paragraph=2, start=43, end=52)
    Event.objects.filter(slug="own").update(status="published", first_published=timezone.now())
    change(Event.objects.get(slug="rockets"))
    keys = set(Claim.objects.values_list("key", "event__slug"))
    assert reasons <= set(folder.load().left)
    assert set(Claim.objects.values_list("key", "event__slug")) == keys


def test_a_claim_whose_key_another_event_has_here_is_not_loaded(folder, make_event, make_claim):
    make_claim(make_event("Own", slug="own"), key="rockets-1")
    report = folder.load()
    assert "event rockets: its claim 'rockets-1' is one of 'own' here" in report.left
    assert "event remark: names 'rockets', which was deleted here" in report.left
    assert not Event.objects.filter(slug="rockets").exists()
