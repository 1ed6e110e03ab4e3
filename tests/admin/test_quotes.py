"""A curator pastes the quote and picks the article; the place is found, offered, or typed where no text is held."""

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.models import Citation, Claim, Event, Revision

FILLING = "\n".join(f"Paragraph {number} says nothing of it, but fills the text with words." for number in range(12))
TEXT = (
    "Rockets hit Baghdad\n\n🚀 On Sunday three rockets fell near the embassy. “Nobody was hurt,” the army’s spokesman said.\n"
    f"سقطت ثلاثة صواريخ قرب السفارة. Later three rockets fell again.\nAlso read: a sale of spoons\n{FILLING}\n"
)


@pytest.fixture
def article(make_article):
    article = make_article("Rockets", text=TEXT)
    article.paragraphs.filter(number=4).update(mark="spam")
    return article


@pytest.fixture
def claim(make_event, make_claim):
    return make_claim(make_event("Attack", status="draft", cited=False, claims=0), "Rockets fell.", cited=False)


def page(row, name="change"):
    return reverse(f"admin:timeline_{row._meta.model_name}_{name}", args=[row.pk] if name == "change" else [])


def cited(client, claim, at=0, **fields):
    """Save the claim's page with these fields of one of its citations."""
    address = page(claim)
    return client.post(address, typed(client.get(address)) | {f"citations-{at}-{name}": str(value) for name, value in fields.items()})


def errors(response, name="quote", at=0, prefix="citations"):
    formset = next(each.formset for each in response.context["inline_admin_formsets"] if each.formset.prefix == prefix)
    return formset.forms[at].errors.get(name, [])


def slice_of(citation):
    text = citation.article.text
    beside = text[: citation.start].endswith(citation.prefix) and text[citation.end :].startswith(citation.suffix)
    return text[citation.start : citation.end] if beside else None


@pytest.mark.parametrize(
    ("pasted", "quote", "paragraph"),
    [
        ("rockets fell near the embassy", "rockets fell near the embassy", 2),
        ("\r\n  “rockets fell near the embassy” ", "rockets fell near the embassy", 2),
        ("ثلاثة صواريخ", "ثلاثة صواريخ", 3),
        ("🚀 On Sunday", "🚀 On Sunday", 2),
    ],
)
def test_a_pasted_quote_finds_its_place_and_is_proved(admin_client, claim, article, pasted, quote, paragraph):
    forged = {"paragraph": 9, "start": 0, "end": 5, "prefix": "forged", "suffix": "forged"}
    assert cited(admin_client, claim, article=article.pk, quote=pasted, **forged).status_code == 302
    citation = claim.citations.get()
    assert (citation.quote, citation.paragraph, citation.verified) == (quote, paragraph, True)
    assert slice_of(citation) == quote and citation.verified_at and "forged" not in citation.prefix + citation.suffix


def test_one_of_several_places_is_chosen_with_everything_typed_kept(admin_client, claim, article):
    given = {"article": article.pk, "quote": "three rockets fell"}
    address = page(claim)
    response = admin_client.post(
        address, typed(admin_client.get(address)) | {f"citations-0-{name}": str(value) for name, value in given.items()} | {"note": "Kept."}
    )
    assert errors(response) == ["Stand 2 times in the text; choose the place that is meant."]
    content = response.content.decode()
    assert "Kept." in content and content.count('type="radio" name="citations-0-place"') == 2
    assert "…🚀 On Sunday <mark>three rockets fell</mark>" in content and "¶ 3" in content
    second = TEXT.rindex("three rockets fell")
    assert cited(admin_client, claim, **given, place=f"{second}-{second + 18}").status_code == 302
    assert (claim.citations.get().start, claim.citations.get().paragraph) == (second, 3)


@pytest.mark.parametrize(
    ("pasted", "quote"),
    [('"Nobody was hurt," the army\'s', "“Nobody was hurt,” the army’s"), ("two rockets fell near", "three rockets fell near")],
)
def test_other_words_of_the_text_are_taken_only_when_chosen(admin_client, claim, article, pasted, quote):
    response = cited(admin_client, claim, article=article.pk, quote=pasted)
    assert len(errors(response)) == 1 and not Citation.objects.exists()
    start = TEXT.index(quote)
    place = f"{start}-{start + len(quote)}"
    assert f'value="{place}"' in response.content.decode()
    assert cited(admin_client, claim, article=article.pk, quote=pasted, place="0-7").status_code == 200
    assert cited(admin_client, claim, article=article.pk, quote=pasted, place=place).status_code == 302
    assert slice_of(claim.citations.get()) == claim.citations.get().quote == quote


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("word " * 26, "Has 26 words; expected at most 25."),
        ("fell again.\r\nAlso read", "Run over the end of ¶ 3; expected words of one paragraph."),
        ("a sale of spoons", "¶ 4 is marked as link spam; expected words of the article itself."),
        ("zebras", "Not in the text, nor anything like it; expected words of the article."),
    ],
)
def test_what_cannot_be_quoted_is_told_in_one_sentence(admin_client, claim, article, pasted, reason):
    assert errors(cited(admin_client, claim, article=article.pk, quote=pasted)) == [reason]


def test_words_that_date_an_event_stand_in_the_quote(admin_client, claim, article):
    response = cited(admin_client, claim, article=article.pk, quote="On Sunday", words="Monday")
    assert errors(response, "words") == ["'Monday'; expected words of the quote"]
    assert cited(admin_client, claim, article=article.pk, quote="On Sunday", words=" Sunday ").status_code == 302
    assert claim.citations.get().words == "Sunday"


def test_where_no_text_is_held_the_place_is_typed_and_the_end_follows(admin_client, claim, make_article):
    untold = make_article("Untold")
    untold.paragraphs.create(number=2, start=20_000, end=20_090, mark="related")
    response = cited(admin_client, claim, article=untold.pk, quote="rockets fell")
    assert "is not held; expected the place" in errors(response, "paragraph")[0] and errors(response, "start")
    response = cited(admin_client, claim, article=untold.pk, quote="rockets fell", paragraph=2, start=20_000)
    assert errors(response, "paragraph") == ["¶ 2 is marked as other articles; expected words of the article itself."]
    assert cited(admin_client, claim, article=untold.pk, quote="rockets fell\r\n", paragraph=1, start=7).status_code == 302
    citation = claim.citations.get()
    assert (citation.quote, citation.start, citation.end, citation.verified) == ("rockets fell", 7, 19, None)


def test_a_citation_stays_where_it_is_until_its_quote_changes(admin_client, claim, article, cite):
    start = TEXT.rindex("three rockets fell")
    cite(
        claim=claim,
        article=article,
        quote="three rockets fell",
        start=start,
        end=start + 18,
        paragraph=3,
        prefix="",
        suffix="",
        verified=True,
    )
    before = Citation.objects.values().get()
    assert cited(admin_client, claim, translated="on", start=4, paragraph=1, prefix="x").status_code == 302
    assert Citation.objects.values().get() == before | {"translated": True}
    assert cited(admin_client, claim, quote="rockets hit").status_code == 200
    assert cited(admin_client, claim, quote="Rockets hit").status_code == 302
    assert slice_of(Citation.objects.get()) == "Rockets hit" and Citation.objects.get().verified_at > claim.event.created


def test_what_was_proved_is_not_proved_of_other_words(admin_client, claim, make_article, cite):
    citation = cite(claim=claim, article=make_article("Untold"), verified=True)
    assert cited(admin_client, claim, quote="rockets fell").status_code == 200
    assert cited(admin_client, claim, quote="rockets fell", end=citation.start + 12).status_code == 302
    assert Citation.objects.get().verified is None


def test_an_article_that_is_gone_is_told_at_its_field(admin_client, claim, article):
    key = article.pk
    article.delete()
    response = cited(admin_client, claim, article=key, quote="On Sunday")
    assert errors(response, "article") == ["The article chosen is not there any more; choose another."]


@pytest.fixture
def new_event(admin_client, make_event, make_claim, article):
    """A page for a new event, filled in, with the words that date it and two claims."""
    sample = make_claim(make_event("Sample", status="draft", cited=False, claims=0), cited=False)
    form = typed(admin_client.get(reverse("admin:timeline_event_add")))
    form |= {"title": "Rockets near the embassy", "kind": "occurrence", "type": sample.event.type_id}
    form |= {"date": "20 December 2020", "date_basis": "stated"}
    form |= {"date_citations-0-article": article.pk, "date_citations-0-quote": "On Sunday", "date_citations-0-words": "Sunday"}
    form = with_two(form, "claims")
    for at, quote in enumerate(("rockets fell near the embassy", "Nobody was hurt")):
        fields = {"text": f"Claim {at}.", "about": sample.about_id, "article": article.pk, "quote": quote}
        form |= {f"claims-{at}-{name}": str(value) for name, value in fields.items()}
    return form


def with_two(form, prefix):
    """The blank row of an inline twice, as its button adds it."""
    second = {name.replace(f"{prefix}-0-", f"{prefix}-1-"): value for name, value in form.items() if f"{prefix}-0-" in name}
    return form | second | {f"{prefix}-TOTAL_FORMS": "2"}


def test_an_event_is_made_on_one_page_from_pasted_words(admin_client, new_event):
    assert admin_client.post(reverse("admin:timeline_event_add"), new_event).status_code == 302
    event = Event.objects.get(slug="rockets-near-the-embassy")
    assert [(claim.number, claim.key, slice_of(claim.citations.get())) for claim in event.claims.all()] == [
        (1, "rockets-near-the-embassy-1", "rockets fell near the embassy"),
        (2, "rockets-near-the-embassy-2", "Nobody was hurt"),
    ]
    assert slice_of(event.date_citations.get()) == "On Sunday"
    assert Citation.objects.filter(verified=True).count() == 3
    assert Revision.objects.get().content["claims"][1]["citations"][0]["quote"] == "Nobody was hurt"


def test_one_wrong_quote_keeps_all_that_was_typed_and_saves_nothing(admin_client, new_event):
    form = new_event | {"claims-1-quote": "Somebody was hurt"}
    response = admin_client.post(reverse("admin:timeline_event_add"), form)
    assert "the text has “Nobody” for “Somebody”" in errors(response, at=1, prefix="claims")[0]
    assert not errors(response, at=0, prefix="claims") and not Event.objects.filter(slug="rockets-near-the-embassy").exists()
    assert "Claim 0." in response.content.decode() and "Somebody was hurt" in response.content.decode()


def test_a_cited_claim_shows_its_quotes_on_the_page_of_its_event(admin_client, claim, article, cite):
    cite(claim=claim, article=article, quote="On Sunday")
    address = page(claim.event)
    content = admin_client.get(address).content.decode()
    assert "<q><bdi>On Sunday</bdi></q> ¶ 2" in content and page(claim) in content
    forged = {"claims-0-article": article.pk, "claims-0-quote": "Nobody was hurt", "claims-0-text": "Mended."}
    assert admin_client.post(address, typed(admin_client.get(address)) | forged).status_code == 302
    assert (claim.citations.count(), Claim.objects.get().text) == (1, "Mended.")


def test_a_claim_without_a_quote_takes_one_on_the_page_of_its_event(admin_client, claim, article):
    address = page(claim.event)
    half = typed(admin_client.get(address)) | {"claims-0-quote": "On Sunday"}
    response = admin_client.post(address, half)
    assert errors(response, "article", prefix="claims") == ["Expected the article that the quoted words stand in."]
    assert admin_client.post(address, half | {"claims-0-article": article.pk}).status_code == 302
    assert slice_of(claim.citations.get()) == "On Sunday"


def test_a_new_claim_goes_to_the_end(admin_client, claim):
    Claim.objects.filter(pk=claim.pk).update(number=7)
    address = reverse("admin:timeline_claim_add")
    form = typed(admin_client.get(address)) | {"event": claim.event_id, "text": "Second.", "about": claim.about_id}
    assert admin_client.post(address, form).status_code == 302
    assert Claim.objects.get(text="Second.").number == 8


def test_quotes_saved_together_share_the_room_that_the_article_gives(admin_client, claim, make_article):
    small = make_article("Small", text="One two three four five six. " * 12)
    address = page(claim)
    form = with_two(typed(admin_client.get(address)), "citations")
    for at, start in enumerate((0, 174)):
        words = small.text[start : start + 57]
        fields = {"article": small.pk, "quote": words, "place": f"{start}-{start + 57}"}
        form |= {f"citations-{at}-{name}": str(value) for name, value in fields.items()}
    response = admin_client.post(address, form)
    assert response.status_code == 302, response.context["errors"]
    first, second = claim.citations.all()
    assert len(first.suffix) > len(second.prefix + second.suffix)
    third = cited(admin_client, claim, 2, article=small.pk, quote=small.text[87:144], place="87-144")
    assert "of the article's characters would be quoted; expected at most 40%" in errors(third, at=2)[0]
