"""An article comes by pasting its text in one box; its hash and paragraphs come of themselves and never change."""

import hashlib

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.admin.articles import MOST_PARAGRAPHS
from timeline.models import Article, Citation, Revision

ADD = reverse("admin:timeline_article_add")
TEXT = "صواريخ\n\nOn Sunday three rockets fell. Nobody was hurt.\nAlso read: spoons 🥄"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def form(admin_client, make_publisher):
    """The page for a new article, filled in but for its text."""
    filled = {"title": "صواريخ على بغداد", "publisher": make_publisher().pk, "published": "24 December 2020", "published_basis": "printed"}
    return typed(admin_client.get(ADD)) | filled


@pytest.fixture
def record(make_article):
    """A record with the digest of the text alone, and a quote."""
    article = make_article("The record", sha256=digest(TEXT + "\n"))
    article.paragraphs.all().delete()
    for number, (start, end) in enumerate(((0, 6), (8, 54), (55, 74)), 1):
        article.paragraphs.create(number=number, start=start, end=end, digest=f"Digest {number}.")
    return article


def change(article):
    return reverse("admin:timeline_article_change", args=[article.pk])


def wrong(response, name="pasted"):
    return response.context["adminform"].form.errors.get(name)


def test_a_pasted_text_is_held_with_its_hash_and_paragraphs(admin_client, form):
    clue = {"clues-0-quote": "On Sunday", "clues-0-allows": "2020-12-20", "published": "20 Dec 2020"}
    assert admin_client.post(ADD, form | clue | {"pasted": TEXT.replace("\n", "\r\n")}).status_code == 302
    article = Article.objects.get()
    assert (article.text, article.text_held, article.sha256, article.characters) == (TEXT, "full", digest(TEXT), len(TEXT))
    assert [TEXT[line.start : line.end] for line in article.paragraphs.all()] == TEXT.replace("\n\n", "\n").split("\n")
    assert article.paragraphs.get(number=2).sentences == [[8, 37], [38, 54]]
    assert (article.slug, str(article.published), article.language, article.accessed) == ("swrykh-la-bghdd", "2020-12-20", "en", None)
    assert [(each.number, each.paragraph, each.start, each.end) for each in article.clues.all()] == [(1, 2, 8, 17)]
    assert Revision.objects.get().content["sha256"] == digest(TEXT)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("", "Empty; expected the text of the article, or “Add it without its text” ticked."),
        (" \r\n ", "Holds only blanks; expected the text of the article."),
        ("%PDF-1.4 …", "Begins with “%PDF”: the inside of a PDF file; expected the words that it shows."),
        ("One\r\n\r\nTwo\x07", "Holds the control character U+0007 in ¶ 2; expected text only."),
        ("a" * 1_000_001, "Holds 1,000,001 characters; expected at most 1,000,000."),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_text_comes_back_with_everything_typed(admin_client, form, pasted, expected):
    response = admin_client.post(ADD, form | {"pasted": pasted})
    assert wrong(response) == [expected] and not Article.objects.exists()
    assert response.context["adminform"].form["title"].value() == "صواريخ على بغداد"
    assert response.context["adminform"].form["pasted"].value() == pasted


def test_an_article_may_be_added_without_its_text(admin_client, form):
    assert wrong(admin_client.post(ADD, form | {"without_text": "on", "pasted": TEXT}), "without_text")
    assert admin_client.post(ADD, form | {"without_text": "on"}).status_code == 302
    assert Article.objects.get().text_held == "none"


def test_the_same_text_twice_is_one_article(admin_client, form, make_article):
    held = make_article("Held", text=TEXT)
    response = admin_client.post(ADD, form | {"pasted": f"{TEXT}\r\n"})
    assert wrong(response) == ["This text is held already: it is that of “Held”."]
    assert change(held) in response.content.decode() and "_attach" not in response.content.decode()
    assert Article.objects.get() == held


def test_a_text_whose_digest_is_known_goes_to_its_record(admin_client, form, record, make_event, cite):
    event = make_event(cited=False)
    cite(event=event, article=record, quote="three rockets", paragraph=2, start=18, end=31)
    response = admin_client.post(ADD, form | {"pasted": TEXT})
    assert wrong(response) == ["“The record” is the record of this text, without the text; attach it there."]
    assert f'name="_attach" value="{record.pk}"' in response.content.decode()
    response = admin_client.post(ADD, form | {"pasted": TEXT, "_attach": record.pk}, follow=True)
    record.refresh_from_db()
    assert (record.text, record.text_held) == (f"{TEXT}\n", "full")
    assert list(record.paragraphs.values_list("digest", flat=True)) == ["Digest 1.", "Digest 2.", "Digest 3."]
    assert Citation.objects.get().verified and "1 of its quotes stand in it as quoted." in response.content.decode()
    assert Revision.objects.get().content["text_held"] == "full"


@pytest.mark.parametrize("key", ["0", "9" * 30, "x", "1 OR 1"])
def test_a_forged_attachment_attaches_nothing(admin_client, form, record, key):
    assert admin_client.post(ADD, form | {"pasted": TEXT, "_attach": key}).status_code in (400, 403, 404)
    record.refresh_from_db()
    assert record.text == ""


def test_another_text_is_not_attached(admin_client, form, record):
    response = admin_client.post(ADD, form | {"pasted": "Other", "_attach": record.pk}, follow=True)
    assert f"expected {digest(TEXT + chr(10))}, which the record has" in response.content.decode()
    response = admin_client.post(change(record), typed(admin_client.get(change(record))) | {"pasted": "Other"})
    assert wrong(response) == [f"The text has the sha256 {digest('Other')}; expected {digest(TEXT + chr(10))}, which the record has."]


def test_a_text_is_attached_on_the_page_of_its_record_and_then_has_no_box(admin_client, record):
    address = change(record)
    marked = {"paragraphs-2-mark": "related", "paragraphs-0-digest": "Ours."}
    assert admin_client.post(address, typed(admin_client.get(address)) | {"pasted": TEXT} | marked).status_code == 302
    assert list(record.paragraphs.values_list("mark", "digest")) == [("", "Ours."), ("", "Digest 2."), ("related", "Digest 3.")]
    page = admin_client.get(address)
    assert "pasted" not in page.context["adminform"].form.fields
    assert "On Sunday three rockets fell. Nobody was hurt." in page.content.decode()
    assert admin_client.post(address, typed(page) | {"pasted": "Other", "paragraphs-1-start": "9"}).status_code == 302
    record.refresh_from_db()
    assert record.text == f"{TEXT}\n" and record.paragraphs.get(number=2).start == 8


def test_the_paragraphs_of_a_long_text_have_a_list_of_their_own(admin_client, make_article):
    article = make_article("Long", text="\n".join(f"Line {number}." for number in range(MOST_PARAGRAPHS + 1)))
    page = admin_client.get(change(article))
    assert [each.formset.prefix for each in page.context["inline_admin_formsets"]] == ["clues", "set_aside"]
    listed = reverse("admin:timeline_paragraph_changelist") + f"?article__id__exact={article.pk}"
    assert listed in page.content.decode()
    assert admin_client.get(listed).status_code == 200
    line = article.paragraphs.get(number=7)
    assert "Line 6." in admin_client.get(reverse("admin:timeline_paragraph_change", args=[line.pk])).content.decode()


@pytest.mark.parametrize("text", ["\u202eevil\u2069 \u200fسلام", "<script>alert(1)</script>{{ 7|add:7 }}", "=1+1\t|"])
def test_any_signs_are_text_and_shown_as_text(admin_client, form, text):
    assert admin_client.post(ADD, form | {"pasted": text}).status_code == 302
    content = admin_client.get(change(Article.objects.get())).content.decode()
    assert Article.objects.get().text == text and "<script>alert" not in content
