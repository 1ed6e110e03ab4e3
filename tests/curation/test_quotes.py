"""Quotes are found again in texts that are held, and in files matched by their hash."""

import hashlib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.curation.conftest import TEXT
from timeline.curation.quotes import check_quotes
from timeline.models import Citation, Paragraph, Revision
from timeline.text.paragraphs import paragraphs

HASH = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def texts(folder, tmp_path):
    """The folder's chronology, loaded, and a folder that holds the article's text."""
    start = folder.article.index('sha256 = "') + 10
    folder.article = folder.article[:start] + HASH + folder.article[start + 64 :]
    second = paragraphs(TEXT)[1]
    folder.article = folder.article.replace("end = 88", f"end = {second.end}").replace("[54, 88]", f"[54, {second.end}]")
    for citation in [each for event in folder.fixtures["chronology.json"]["events"] for each in cited(event)]:
        citation["start"] = TEXT.index(citation["quote"])
        citation["end"] = citation["start"] + len(citation["quote"])
    start = TEXT.index("on Sunday")
    folder.article = folder.article.replace("start = 43\nend = 52", f"start = {start}\nend = {start + 9}")
    folder.load()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "000.txt").write_bytes(TEXT.encode())
    (tmp_path / "texts" / "noise.bin").write_bytes(b"\xff\xfe\x00")
    return tmp_path / "texts"


def cited(event):
    held = [event["date"], *event.get("places", []), *event.get("claims", []), *event.get("links", [])]
    return [citation for item in held for citation in item.get("citations", [])]


def test_quotes_that_stand_are_proved_and_remembered(texts):
    outcome = check_quotes(texts)
    assert (outcome.proved, outcome.failures, outcome.missing, outcome.unchecked) == (6, [], [], {})
    assert set(Citation.objects.values_list("verified", flat=True)) == {True}


def test_a_changed_answer_moves_the_public_revision_number_once(texts):
    before = Revision.objects.number()
    check_quotes(texts)
    moved = Revision.objects.number()
    check_quotes(texts)
    assert before < moved == Revision.objects.number()


def test_without_texts_it_says_how_many_were_not_checked(texts, capsys):
    call_command("check_citations")
    assert capsys.readouterr().out.splitlines() == [
        "6 not checked, for want of the text of rockets-fall.",
        "0 quotes stand as quoted, 0 failures.",
    ]
    assert set(Citation.objects.values_list("verified", flat=True)) == {None}


def test_a_text_that_is_missing_fails(texts):
    (texts / "000.txt").unlink()
    with pytest.raises(CommandError, match=f"rockets-fall: no file whose sha256 is {HASH}"):
        call_command("check_citations", texts=texts)


def test_a_broken_quote_fails_and_names_the_nearest_words(texts):
    Citation.objects.filter(quote="Three rockets fell").update(quote="Four rockets fell!")
    with pytest.raises(CommandError, match="claim rockets-1.*nearest is “Three rockets fell”: the text has “Three"):
        call_command("check_citations", texts=texts)
    assert Citation.objects.get(quote="Four rockets fell!").verified is False


def test_paragraphs_that_moved_fail(texts):
    Paragraph.objects.filter(number=1).update(end=11)
    assert check_quotes(texts).failures == ["rockets-fall: its paragraphs do not stand where the text has them"]


def test_a_text_held_here_needs_no_folder(make_article, make_event):
    make_event(article=make_article(text=TEXT), quote="Three rockets fell")
    assert check_quotes().proved == 2


def test_a_folder_that_is_none_is_wrong_usage(db):
    with pytest.raises(CommandError) as error:
        call_command("check_citations", texts=Path("/no/such/folder"))
    assert error.value.returncode == 2
