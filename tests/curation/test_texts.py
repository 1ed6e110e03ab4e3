"""A text is held once, as it was read, with its paragraphs; what is no text is told in one sentence."""

import hashlib

import pytest

from timeline.curation.publishing import NotPublishable
from timeline.curation.texts import LONGEST_TEXT, MOST_PARAGRAPHS, OtherText, as_read, hold, no_text, record_of
from timeline.models import Article

TEXT = "Rockets fall\n\n😀 Three rockets fell on Sunday. “Nobody was hurt.”\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def record(make_article):
    """An article of which the digest alone is known, with the paragraphs of the text."""

    def make(text=TEXT):
        article = make_article(sha256=digest(text))
        article.paragraphs.all().delete()
        article.paragraphs.create(number=1, start=0, end=12, mark="headline", digest="Headline.")
        article.paragraphs.create(number=2, start=14, end=64, sentences=[[14, 45]], digest="What fell.")
        return article

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Empty; expected the text of the article."),
        (" \n\u00a0\n", "Holds only blanks; expected the text of the article."),
        ("%PDF-1.7\n%âãÏÓ", "Begins with “%PDF”: the inside of a PDF file; expected the words that it shows."),
        ("One\n\nTwo\nThr\x07ee", "Holds the control character U+0007 in ¶ 3; expected text only."),
        ("\x1bOne", "Holds the control character U+001B in ¶ 1; expected text only."),
        ("One\n\n\x85", "Holds the control character U+0085 in ¶ 1; expected text only."),
        ("a" * (LONGEST_TEXT + 1), "Holds 1,000,001 characters; expected at most 1,000,000."),
        ("a\n" * (MOST_PARAGRAPHS + 1), "Holds 5,001 paragraphs; expected at most 5,000."),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_text_is_told_in_one_sentence(text, expected):
    assert no_text(text) == expected


@pytest.mark.parametrize(
    "text", [TEXT, "\u202eسقطت\u200f صواريخ\u2069", "火箭\t落下", "e\u0301\ufeff", "a" * LONGEST_TEXT], ids=lambda text: text[:9]
)
def test_any_script_and_marks_of_direction_are_text(text):
    assert no_text(text) == ""


def test_a_held_text_has_its_hash_its_paragraphs_and_their_sentences(make_article):
    article = make_article()
    article.paragraphs.all().delete()
    hold(article, TEXT)
    article.refresh_from_db()
    assert (article.text, article.text_held, article.sha256, article.characters) == (TEXT, "full", digest(TEXT), len(TEXT))
    assert list(article.paragraphs.values_list("number", "start", "end", "sentences")) == [
        (1, 0, 12, [[0, 12]]),
        (2, 14, 64, [[14, 45], [46, 64]]),
    ]


@pytest.mark.parametrize(
    ("known", "pasted"), [(TEXT, TEXT), (TEXT, TEXT[:-1]), (TEXT[:-1], TEXT), (TEXT.replace("\n", "\r\n"), TEXT), (TEXT[:-1], TEXT[:-1])]
)
def test_a_text_is_known_again_though_a_browser_changed_its_line_ends(record, known, pasted):
    article = record(known)
    if "\r" in known:
        article.paragraphs.filter(number=2).update(start=16, end=66)
    assert record_of(pasted) == article
    assert as_read(article, pasted) == known


def test_a_text_that_comes_to_its_record_leaves_digests_and_proves_quotes(record, make_event, cite):
    article = record()
    event = make_event(cited=False)
    right = cite(event=event, article=article, quote="Three rockets fell", paragraph=2, start=16, end=34)
    wrong = cite(event=event, article=article, quote="Four rockets fell", paragraph=2, start=16, end=33)
    outcome = hold(article, as_read(article, TEXT))
    assert list(article.paragraphs.values_list("mark", "digest")) == [("headline", "Headline."), ("", "What fell.")]
    assert [type(each).objects.get(pk=each.pk).verified for each in (right, wrong)] == [True, False]
    assert outcome.proved == 1 and "nearest is “Three rockets fell”" in outcome.failures[0]


def refusal(article, text):
    with pytest.raises(OtherText) as refused:
        as_read(article, text)
    return str(refused.value)


def test_another_text_is_refused_with_both_hashes(record):
    article = record()
    assert refusal(article, "Other") == f"The text has the sha256 {digest('Other')}; expected {digest(TEXT)}, which the record has."


def test_a_record_without_a_hash_takes_what_its_paragraphs_fit(record):
    article = record()
    Article.objects.filter(pk=article.pk).update(sha256="")
    article.refresh_from_db()
    assert as_read(article, TEXT) == TEXT
    assert refusal(article, "One\nTwo\nThree") == "The text has 3 paragraphs, not those 2 at the places that the record has."


def test_a_held_text_never_changes_and_is_no_other_articles(make_article):
    held, other = make_article("Held", text=TEXT), make_article("Other")
    assert refusal(held, TEXT) == "The article holds its text already; a held text never changes."
    assert refusal(other, TEXT.removesuffix("\n")) == "The text is that of the article “Held”; expected one that no other article has."


def test_two_who_paste_the_same_at_once_hold_it_once(make_article):
    make_article("Held", text=TEXT)
    second = make_article("Second")
    with pytest.raises(NotPublishable, match="it is that of “Held”"):
        hold(second, TEXT)
    second.refresh_from_db()
    assert second.text_held == "digest"
