"""A file becomes an article with what was read of it, once; and nothing of it is ever public by itself."""

import hashlib
import json
import os
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.curation.engine import Engine, read_by_rule
from timeline.curation.arriving import Given, publisher_named
from timeline.curation.gazetteer import gazetteer, known
from timeline.curation.ingest import Report, ingest
from timeline.curation.integrity import problems
from timeline.extraction.files import Reader, articles_in, read_all
from timeline.models import Article, Event, Likeness, Proposal, Publisher, Reading, Revision

TEXT = (
    "Rockets over the bay\nPrinted 2031-05-04\n\nThree rockets fell on Sunday. The minister made a threat.\n"
    "[spam] Buy rockets here\nNobody was hurt.\n" + "Nothing of this matters here. " * 20 + "\n"
)


NOTHING = Given()


@pytest.fixture
def folder(tmp_path):
    def make(**files):
        for name, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        return tmp_path

    return make


def take(folder, engine=read_by_rule, *, published=None, given=NOTHING, workers=1):
    """Everything in the folder is ingested; what became of it, and what was told."""
    report, told = Report(), []
    reader = Reader(engine, gazetteer(), known(), published, 1_000_000)
    ingest(articles_in(folder), reader, given, report, workers=workers, tell=told.append)
    return report, told


def counts(report):
    return (*report.counts.values(), report.proposals.made, report.proposals.changed, report.proposals.removed)


def rows():
    """Everything that is stored, but for when it was."""
    kept = {Article: {}, Proposal: {}, Reading: {}, Likeness: {}, Publisher: {}, Revision: {}}
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in kept}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_becomes_an_article_with_what_was_read_of_it(db, folder):
    report, told = take(folder(one_txt=TEXT), given=Given("The Gull", "https://gull.example/1"))
    assert (counts(report), told, report.failures) == ((1, 0, 0, 2, 0, 0), [], [])
    article = Article.objects.get()
    assert (article.text, article.text_held, article.sha256, article.title) == (TEXT, "full", digest(TEXT), "Rockets over the bay")
    assert (str(article.published), article.published_basis, article.published_note) == ("2031-05-04", "printed", "printed below the title")
    assert (article.publisher.name, article.url, article.accessed) == ("The Gull", "https://gull.example/1", timezone.localdate())
    assert (article.is_public, article.slug) == (False, "rockets-over-the-bay")
    assert list(article.paragraphs.values_list("mark", flat=True)) == ["", "", "", "spam", "", ""]
    clue = article.clues.get()
    assert (clue.quote, clue.paragraph, str(clue.allows), clue.distrusted) == ("Printed 2031-05-04", 2, "2031-05-04", False)
    assert (article.reading.file, article.reading.warnings) == ("one.txt", ["the page says otherwise"])
    assert Revision.objects.filter(kind="article").get().why == "Ingested from one.txt."
    assert list(problems()) == []


def test_its_proposals_wait_with_words_and_reason(db, folder):
    take(folder(one_txt=TEXT))
    rockets, threat = Proposal.objects.all()
    assert (rockets.quote, rockets.start, rockets.end, rockets.paragraph) == ("Three rockets fell on Sunday.", 41, 70, 3)
    assert (rockets.kind, rockets.type, str(rockets.date), rockets.precision) == ("occurrence", "rocket-attack", "2031-05-04", "day")
    assert (rockets.earliest, rockets.latest) == (date(2031, 5, 4), date(2031, 5, 4))
    assert (rockets.state, rockets.event, rockets.score, rockets.why) == ("open", None, 0.8, "“rocket” tells of it")
    assert rockets.record["quote"] == {"start": 41, "end": 70, "text": "Three rockets fell on Sunday.", "paragraph": 3}
    assert (threat.kind, threat.key != rockets.key) == ("statement", True)
    assert not Event.objects.exists()


def test_a_second_time_nothing_is_added_and_nothing_changes(db, folder):
    place = folder(
        one_txt=TEXT,
        two_txt="No day\n\nA rocket fell.\n",
        three_html="<html><body><p>A threat was made. Printed 2031-01-02</p></body></html>",
    )
    take(place, given=Given("The Gull"))
    before = rows()
    report, told = take(place, given=Given("The Gull"))
    assert (counts(report), told, report.failures) == ((0, 0, 3, 0, 0, 0), [], [])
    assert rows() == before
    take(place, workers=2)
    assert rows() == before


def test_the_same_text_in_two_files_is_one_article(db, folder):
    report, _ = take(folder(a_txt=TEXT, b_txt=TEXT, c_txt=TEXT.replace("\n", "\r\n"), d_txt=TEXT.rstrip("\n")))
    assert counts(report)[:3] == (1, 0, 3)
    assert Article.objects.get().text == TEXT and Proposal.objects.count() == 2
    assert Reading.objects.get().file == "a.txt"


def test_a_text_goes_to_the_record_that_has_its_hash(db, folder, make_article, make_event, cite):
    record = make_article("The record", sha256=digest(TEXT), published="2031-05-09", text_held="none", published_basis="outside")
    record.paragraphs.all().delete()
    event = make_event(cited=False)
    cite(event=event, article=record, quote="Three rockets", paragraph=3, start=41, end=54)
    report, told = take(folder(one_txt=TEXT), given=Given("Somebody else"))
    assert counts(report) == (0, 1, 0, 2, 0, 0)
    assert told[0].endswith("one.txt: attached to the record “The record”")
    record.refresh_from_db()
    assert (record.text, record.text_held, record.publisher.name, str(record.published)) == (TEXT, "full", "Reuters", "2031-05-09")
    assert {str(each.date) for each in record.proposals.all()} == {"2031-05-09"}
    assert "its record says 2031-05-09; by itself it would be of 2031-05-04" in record.reading.warnings[-1]
    assert Revision.objects.filter(kind="article").get().verb == "attached"
    before = rows()
    assert counts(take(folder(one_txt=TEXT))[0]) == (0, 0, 1, 0, 0, 0)
    assert rows() == before


def test_a_text_with_other_line_ends_is_read_as_the_record_holds_it(db, folder, make_article):
    record = make_article("The record", sha256=digest(TEXT.replace("\n", "\r\n")), text_held="none")
    record.paragraphs.all().delete()
    take(folder(one_txt=TEXT))
    record.refresh_from_db()
    assert record.text == TEXT.replace("\n", "\r\n")
    assert [record.text[each.start : each.end] == each.quote for each in record.proposals.all()] == [True, True]
    assert list(problems()) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty_txt", b"", "The file is empty"),
        ("blank_txt", b" \n\n", "only blanks"),
        ("one_txt", b"%PDF-1.7 ...", "This is a PDF file"),
        ("one_md", b"\x89PNG\r\n\x1a\n\0\0\0", "This is a picture"),
        ("one_txt", b"Words\0and\0more\0bytes" * 9, "binary data"),
        ("one_txt", b"A form\x0cfeed and a rocket", "Holds the control character U+000C in ¶ 1; expected text only."),
        ("one_txt", b"a rocket " * 120_000, "Holds 1,080,000 characters; expected at most 1,000,000."),
        ("one_txt", b"IndexError in a rocket", "A mistake of the rules: IndexError: list index out of range (engine.py, line"),
    ],
)
def test_a_bad_file_is_listed_with_its_reason_and_the_others_are_taken(db, folder, name, content, expected):
    place = folder(**{name: content, "zz_txt": TEXT})
    for workers in (1, 2):
        report, _ = take(place, workers=workers)
        (failure,) = report.failures
        assert failure.startswith(f"{place / name.replace('_', '.')}: ") and expected in failure
        assert Article.objects.get().text == TEXT


def test_a_quote_that_does_not_stand_is_never_stored(db, folder, monkeypatch):
    shifted = Engine.proposals

    def wrong(self, text, line, day):
        return [replace(each, quote=replace(each.quote, start=each.quote.start + 1)) for each in shifted(self, text, line, day)]

    monkeypatch.setattr(Engine, "proposals", wrong)
    report, _ = take(folder(one_txt=TEXT))
    assert "the quote of “A rocket” does not stand at 42–70" in report.failures[0]
    assert not Article.objects.exists() and not Publisher.objects.exists() and not Revision.objects.exists()


def test_better_rules_replace_what_nobody_has_decided_on(db, folder):
    place = folder(one_txt=TEXT)
    take(place)
    Proposal.objects.filter(type="threat").update(state="refused")
    report, _ = take(place, Engine(score=0.9))
    assert counts(report) == (0, 0, 1, 0, 1, 0)
    assert {(each.type, each.state, each.score) for each in Proposal.objects.all()} == {
        ("rocket-attack", "open", 0.9),
        ("threat", "refused", 0.8),
    }
    kept = Proposal.objects.get(type="rocket-attack")
    report, _ = take(place, Engine(words=("threat",)))
    assert counts(report) == (0, 0, 1, 0, 0, 1)
    assert Proposal.objects.get().state == "refused"
    take(place)
    assert Proposal.objects.get(type="rocket-attack").key == kept.key


def test_an_accepted_proposal_is_not_made_again_in_wider_words(db, folder, make_event):
    place = folder(one_txt=TEXT)
    take(place)
    Proposal.objects.filter(type="rocket-attack").update(
        state="accepted", event=make_event(), start=41, end=60, quote=TEXT[41:60], key="older"
    )
    assert counts(take(place)[0]) == (0, 0, 1, 0, 0, 0)


def test_where_nothing_tells_the_day_it_is_no_later_than_today(db, folder):
    take(folder(one_txt="No day\n\nA rocket fell.\n"))
    article = Article.objects.get()
    assert (str(article.published), article.published_basis) == (f"[..{timezone.localdate()}]", "inferred")
    assert article.published_note.startswith("Nothing tells when it was published; it was read on ")
    assert str(Proposal.objects.get().date) == f"[..{timezone.localdate()}]"  # not the day that the rules took for granted


def test_the_day_given_is_that_of_new_articles_alone(db, folder):
    place = folder(one_txt=TEXT)
    take(place, published="2031-06-01")
    article = Article.objects.get()
    assert (str(article.published), article.published_basis, article.clues.count()) == ("2031-06-01", "given", 0)
    before = rows()
    assert counts(take(place, published="2032")[0]) == (0, 0, 1, 0, 0, 0)
    assert [row["published"] for row in rows()["Article"]] == [row["published"] for row in before["Article"]]
    assert rows()["Proposal"] == before["Proposal"]


@pytest.mark.parametrize("name", ["The Gull", "the-gull", "the gull", "THE GULL", "Thé Gull"])
def test_a_publisher_is_found_by_name_or_slug(db, name):
    gull = Publisher.objects.create(slug="the-gull", name="The Gull")
    assert publisher_named(name) == gull


def test_a_publisher_that_is_not_known_is_made_once_and_told_to_history(db, folder):
    take(folder(one_txt=TEXT, two_txt="Other\n\nA rocket fell.\n"), given=Given("Shafaq الشفق"))
    publisher = Publisher.objects.get()
    assert (publisher.name, publisher.kind, publisher.articles.count()) == ("Shafaq الشفق", "unknown", 2)
    assert Revision.objects.filter(kind="publisher").count() == 1


def test_publishers_of_signs_alone_are_not_one(db):
    assert [publisher_named(name).name for name in ("***", "…", "***")] == ["***", "…", "***"]


def test_nearly_the_same_text_is_told_and_noted(db, folder):
    story = " ".join(f"Word{number} of the long story." for number in range(60))
    place = folder(a_txt=f"First\n{story}\n", b_txt=f"Second\n{story} And a little more.\n", c_txt="Third\nNothing of that.\n")
    report, told = take(place)
    (found,) = Likeness.objects.all()
    assert (found.article.title, found.other.title, found.kind) == ("Second", "First", "near")
    assert told == [f"{place / 'b.txt'}: nearly the same text as “First” (first): {found.why}"]
    assert [each.seen_from(found.other).title for each in Likeness.objects.of(found.other)] == ["Second"]
    assert take(place)[1] == []


def test_texts_that_came_by_hand_are_compared_too(db, folder, make_article):
    story = " ".join(f"Word{number} of the long story." for number in range(60))
    make_article("By hand", text=f"By hand\n{story}\n")
    take(folder(one_txt=f"By file\n{story}\n"))
    assert Likeness.objects.get().other.title == "By hand"


def test_known_events_are_suggested_drafts_too(db, folder, make_event):
    make_event("Rockets fell on the bay", "2031-05-04", slug="bay", status="draft", cited=False, claims=0)
    make_event("Rockets", "2031-05-04", slug="gone", status="retracted", cited=False, claims=0)
    take(folder(one_txt=TEXT))
    (found,) = Proposal.objects.get(type="rocket-attack").record["matches"]
    assert found["event"] == "bay" and "the same date (4 May 2031)" in found["why"]


def test_everybody_and_every_place_is_handed_over(db, make_actor, make_place, make_publisher):
    make_actor("Kataib", aliases=["the brigades"])
    make_place("Baghdad", aliases=["Bagdad"], parent=make_place("Iraq"))
    make_publisher("Reuters")
    held = gazetteer()
    assert [alias.name for alias in held.actors["kataib"].names] == ["Kataib", "the brigades"]
    assert held.within("baghdad") == ("iraq",) and held.publishers["reuters"].type == "agency"


def test_what_is_known_of_events_is_read_in_few_queries(db, make_event, make_claim, django_assert_num_queries):
    for number in range(3):
        event = make_event(f"Attack {number}", actors=[("Iran", "target")], places=["Baghdad"])
        make_claim(event, "Two died.", about="killed", value=2)
    with django_assert_num_queries(4):
        events = known().events
    assert events[0].roles == {("iran", "target")} and events[0].figures == {("killed", 2)} and events[0].family == "violence"


def test_files_are_read_in_order_by_several_processes_and_few_are_held(db, folder):
    place = folder(**{f"f{number:03}_txt": f"Number {number}\n\nA rocket fell.\n" for number in range(40)})
    reader = Reader(read_by_rule, gazetteer())
    assert [found.path for found in read_all(articles_in(place), reader, 2)] == articles_in(place)


def test_an_article_with_proposals_is_deleted_as_others_are(db, folder, person):
    take(folder(one_txt=TEXT))
    article = Article.objects.get()
    assert person("chief").client.post(f"/admin/timeline/article/{article.pk}/delete/", {"post": "yes", "why": "Wrong."}).status_code == 302
    assert not Article.objects.exists() and not Proposal.objects.exists() and not Reading.objects.exists()


def test_a_draft_that_a_proposal_became_may_be_deleted(db, folder, make_event):
    take(folder(one_txt=TEXT))
    event = make_event(status="draft", cited=False, claims=0)
    Proposal.objects.filter(type="threat").update(state="accepted", event=event)
    event.delete()
    assert Proposal.objects.get(type="threat").event is None


def test_the_files_of_the_chronology_hold_no_proposal(db, folder, make_event, capsys):
    make_event()
    call_command("export", "json")
    before = json.loads(capsys.readouterr().out)
    take(folder(one_txt=TEXT))
    call_command("export", "json")
    assert {**json.loads(capsys.readouterr().out), "generated": ""} == {**before, "generated": ""}


def test_a_text_of_no_language_that_is_known_is_taken_all_the_same(db, folder):
    def engine(*given):
        return replace(read_by_rule(*given), language=None)

    report, _ = take(folder(one_txt=TEXT), engine)
    assert (counts(report)[0], report.failures, Article.objects.get().language) == (1, [], "und")


def test_a_name_that_is_no_utf_8_is_kept_as_it_can_be_written(db, tmp_path):
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9\n.txt"), "w") as file:
        file.write(TEXT)
    report, _ = take(tmp_path)
    assert (report.failures, Reading.objects.get().file) == ([], "caf\\udce9\\n.txt")
    assert Revision.objects.get(kind="article").why == "Ingested from caf\\udce9\\n.txt."
