"""The text of an article: pasted once, held as it was read, never changed."""

import hashlib
from collections.abc import Iterator

from django.db import IntegrityError, transaction

from timeline.curation.checking import CONTROL
from timeline.curation.publishing import NotPublishable
from timeline.curation.quotes import Outcome, check_held
from timeline.models import Article, Paragraph
from timeline.models.lists import TextHeld
from timeline.text.paragraphs import paragraphs, sentences

LONGEST_TEXT = 1_000_000  # characters
MOST_PARAGRAPHS = 5_000


def no_text(text: str) -> str:
    """Why this is not the text of an article, in one sentence, or nothing where it may be."""
    if not text.strip():
        return "Holds only blanks; expected the text of the article." if text else "Empty; expected the text of the article."
    if len(text) > LONGEST_TEXT:
        return f"Holds {len(text):,} characters; expected at most {LONGEST_TEXT:,}."
    if text.lstrip("\ufeff \n").startswith("%PDF"):
        return "Begins with “%PDF”: the inside of a PDF file; expected the words that it shows."
    if sign := CONTROL.search(text):
        return f"Holds the control character U+{ord(sign[0]):04X} in ¶ {_number(text, sign.start())}; expected text only."
    if (count := len(paragraphs(text))) > MOST_PARAGRAPHS:
        return f"Holds {count:,} paragraphs; expected at most {MOST_PARAGRAPHS:,}."
    return ""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def readings(text: str) -> dict[str, str]:
    """The text and what it may have been before a browser sent it, by digest: other line ends, a last one lost or added."""
    bare = text.removesuffix("\n")
    found = [text, bare, f"{bare}\n"]
    return {digest(each): each for each in (*found, *(each.replace("\n", "\r\n") for each in found)) if each}


def record_of(text: str) -> Article | None:
    """The article that this is the text of, whether it holds it or only its digest."""
    return Article.objects.filter(sha256__in=readings(text)).order_by("pk").first()


def as_read(article: Article, text: str) -> str:
    """The text as the article's record knows it; raises ``OtherText`` where that is another."""
    if article.text:
        raise OtherText("The article holds its text already; a held text never changes.")
    found = readings(text).get(article.sha256) if article.sha256 else text
    if found is None:
        raise OtherText(f"The text has the sha256 {digest(text)}; expected {article.sha256}, which the record has.")
    other = record_of(found)
    if other and other.pk != article.pk:
        raise OtherText(f"The text is that of the article “{other}”; expected one that no other article has.")
    lines, places = paragraphs(found), list(article.paragraphs.order_by("number").values_list("start", "end"))
    if places and places != [(line.start, line.end) for line in lines]:
        raise OtherText(f"The text has {len(lines)} paragraphs, not those {len(places)} at the places that the record has.")
    return found


class OtherText(ValueError):
    """Why a text is not that of an article's record."""


def hold(article: Article, text: str) -> Outcome:
    """Hold the text of an article with its paragraphs, and check the quotes that it has already. Runs in the caller's transaction."""
    article.text, article.text_held = text, TextHeld.FULL
    article.sha256, article.characters = digest(text), len(text)
    try:
        with transaction.atomic():
            article.save(update_fields=["text", "text_held", "sha256", "characters"])
    except IntegrityError:
        raise NotPublishable([f"text: it is that of “{record_of(text)}”; expected one that no other article has"]) from None
    if not article.paragraphs.exists():
        Paragraph.objects.bulk_create(paragraph_rows(article, text), batch_size=500)
    return check_held(article)


def paragraph_rows(article: Article, text: str) -> Iterator[Paragraph]:
    for line in paragraphs(text):
        spans = [list(span) for span in sentences(text, line.start, line.end)]
        yield Paragraph(article=article, number=line.number, start=line.start, end=line.end, sentences=spans)


def _number(text: str, at: int) -> int:
    """The paragraph at a place of the text."""
    return max(1, sum(line.start <= at for line in paragraphs(text)))
