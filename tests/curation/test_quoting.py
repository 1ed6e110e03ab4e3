"""A pasted quote finds its place; whatever is stored is the exact slice of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.curation.quoting import NOT_THE_ARTICLE, fitted, key, marks_of, no_article, seek
from timeline.curation.rules import covered
from timeline.models import Citation
from timeline.models.lists import Mark
from timeline.text.anchors import anchor
from timeline.text.paragraphs import paragraphs

TEXT = (
    "Rockets hit Baghdad\n\nOn Sunday three rockets fell near the embassy. “Nobody was hurt,” he said – twice.\n"
    "Three rockets fell, the army’s spokesman said; nobody was hurt.\n\nAlso read: three rockets fell\n"
    "🚀🚀 عاجل: سقطت ثلاثة صواريخ near cafe\u0301 Ö\n"
)
MARKS = {4: "related"}


def slices(found):
    return [place.quote for place in found.choices]


@pytest.mark.parametrize(
    ("pasted", "quote", "paragraph"),
    [
        ("On Sunday three rockets fell", "On Sunday three rockets fell", 2),
        ("  near the embassy.\r\n", "near the embassy.", 2),
        ("\u00a0near the embassy\t", "near the embassy", 2),
        ('"near the embassy"', "near the embassy", 2),
        ("« near the embassy »", "near the embassy", 2),
        ("“Nobody was hurt,”", "“Nobody was hurt,”", 2),
        ("the army’s spokesman", "the army’s spokesman", 3),
        ("🚀 عاجل", "🚀 عاجل", 5),
        ("سقطت ثلاثة صواريخ", "سقطت ثلاثة صواريخ", 5),
        ("cafe\u0301", "cafe\u0301", 5),
        ("three rockets fell", "three rockets fell", 2),  # in ¶ 4 it is another article's
    ],
)
def test_words_that_stand_once_are_placed(pasted, quote, paragraph):
    found = seek(TEXT, pasted, MARKS)
    assert (found.place.quote, found.place.paragraph, found.reason, found.choices) == (quote, paragraph, "", ())
    assert TEXT[found.place.start : found.place.end] == quote


def test_words_that_stand_more_often_are_offered_with_their_places():
    found = seek(TEXT, "rockets fell", MARKS)
    assert found.place is None and found.reason == "Stand 2 times in the text; choose the place that is meant."
    assert [(place.paragraph, place.prefix) for place in found.choices] == [(2, "On Sunday three "), (3, "Three ")]
    second = found.choices[1]
    assert seek(TEXT, "rockets fell", MARKS, key(second)).place == second
    assert seek(TEXT, "rockets fell", MARKS, "0-4").place is None


@pytest.mark.parametrize(
    ("pasted", "offered", "reason"),
    [
        ("the army's spokesman", "the army’s spokesman", "The text sets these words otherwise; choose them as they stand there."),
        ('"Nobody was hurt," he said - twice', "“Nobody was hurt,” he said – twice", "The text sets these words otherwise; "),
        ("near\nthe  embassy", "near the embassy", "The text sets these words otherwise; "),
        ("café", "cafe\u0301", "The text sets these words otherwise; "),
        (
            "two rockets fell near the embassy", "three rockets fell near the embassy",
            "Not in the text. Nearest is “three rockets fell near the embassy”: the text has “three” for “two”. Choose that, or mend",
        ),
        ("The army’s spokesman", "the army’s spokesman", "Not in the text. Nearest is “the army’s spokesman”: the text has “the” for"),
    ],
)  # fmt: skip
def test_other_words_are_offered_never_taken(pasted, offered, reason):
    found = seek(TEXT, pasted, MARKS)
    assert found.place is None and slices(found) == [offered] and found.reason.startswith(reason)
    taken = seek(TEXT, pasted, MARKS, key(found.choices[0])).place
    assert TEXT[taken.start : taken.end] == taken.quote == offered


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("   \r\n ", "Holds only blanks; expected words of the article."),
        ("word " * 26, "Has 26 words; expected at most 25."),
        ("he said – twice.\nThree rockets", "Run over the end of ¶ 2; expected words of one paragraph."),
        ("he said - twice. Three rockets", "Run over the end of ¶ 2; expected words of one paragraph."),
        ("Also read: three", "¶ 4 is marked as other articles; expected words of the article itself."),
        ("xyzzy", "Not in the text, nor anything like it; expected words of the article."),
        ("x" * 3000, "Not in the text, nor anything like it; expected words of the article."),
    ],
)
def test_what_is_no_quote_is_told_in_one_sentence(pasted, reason):
    found = seek(TEXT, pasted, MARKS)
    assert (found.place, found.choices, found.reason) == (None, (), reason)


def test_words_that_stand_everywhere_are_not_all_offered():
    assert seek("so " * 40, "so", {}).reason == "Stand 40 times in the text; expected more words, so that the place is clear."


SIGNS = "ab ,\n“”\"’'–-\u00a0\u200b\u202e😀é\u0301عש"


@settings(max_examples=200)
@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=60), st.data())
def test_every_place_is_the_exact_slice_of_one_paragraph(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    pasted = data.draw(st.sampled_from([text[start : start + 9], "“" + text[start : start + 9] + "”\r\n", text[start:].replace("’", "'")]))
    found = seek(text, pasted, {})
    lines = paragraphs(text)
    for place in filter(None, (found.place, *found.choices)):
        line = lines[place.paragraph - 1]
        assert text[place.start : place.end] == place.quote
        assert line.start <= place.start < place.end <= line.end
        assert seek(text, pasted, {}, key(place)).place in (place, found.place)
    assert found.place or found.reason


@pytest.mark.parametrize("mark", ["", *Mark.values])
def test_only_what_is_not_the_article_cannot_be_quoted(mark):
    assert bool(no_article(3, {3: mark} if mark else {})) == (mark in NOT_THE_ARTICLE)


@pytest.fixture
def article(make_article):
    return make_article(text=f"{'One two three four five. ' * 40}\nThe last words stand here.")


def where(article, words):
    return seek(article.text, words, marks_of(article)).place


def test_a_quote_takes_as_much_context_as_fits(article):
    place, reason = fitted(article, where(article, "The last words"))
    assert (place.prefix, place.suffix, reason) == ("", " stand here.", "")


def test_context_shrinks_before_too_much_is_quoted_and_bare_words_are_refused_then(article, make_event, make_claim):
    claim = make_claim(make_event(status="draft"), cited=False)
    beside = []
    for start in range(25, 1000, 75):
        place, reason = fitted(article, anchor(article.text, start, start + 19))
        if place is None:
            break
        Citation.objects.create(claim=claim, article=article, **vars(place))
        beside.append(len(place.prefix + place.suffix))
    assert beside[0] > 50 > 20 > beside[-1]
    assert covered([(each.start - len(each.prefix), each.end + len(each.suffix)) for each in article.citations.all()]) <= 0.4 * 1027
    assert reason == "With these words 41.6% of the article's characters would be quoted; expected at most 40%."


def test_a_changed_citation_makes_room_for_itself(article, make_event, cite):
    citation = cite(
        article=article, quote="five. One two three four five. One two three four five. One two three", claim=None, event=make_event()
    )
    place = anchor(article.text, citation.start, citation.end)
    assert fitted(article, place, citation)[0] == place
