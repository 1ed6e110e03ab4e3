"""An article that comes as a file: made with its text and what was read of it, or its text attached to the record that waits for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from timeline.curation.addresses import free_slug
from timeline.curation.changing import Change, record_new
from timeline.curation.checking import CONTROL
from timeline.curation.quotes import Outcome as Checked
from timeline.curation.rules import LARGEST_SHARE, covered
from timeline.curation.texts import as_read, digest, hold, paragraph_rows
from timeline.dates.edtf import NotEDTF, parse
from timeline.extraction.files import Outcome, shown
from timeline.extraction.types import Clue, Extract, Mark, Publication
from timeline.models import Article, DateClue, Paragraph, Publisher
from timeline.models.lists import PublishedBasis, TextHeld
from timeline.names.folding import fold
from timeline.text.anchors import LONGEST_QUOTE
from timeline.text.paragraphs import Paragraph as Line
from timeline.text.paragraphs import paragraph_at, paragraphs

NOT_KNOWN = "Publisher not known"
NO_LANGUAGE = "und"  # ISO 639: not determined
NOTHING_TELLS = "Nothing tells when it was published; it was read on {:%-d %B %Y}."


@dataclass(frozen=True)
class Given:
    """What is told about files from outside."""

    publisher: str = ""  # a name or a slug
    url: str = ""


def make_article(found: Outcome, given: Given) -> Article:
    """The article of a text that nobody has yet, in history. Runs in the caller's transaction; raises ``NotPublishable``."""
    extract, text, today = found.extract, found.extract.text, timezone.localdate()
    title = _fitting(extract.title, "title") or _fitting(shown(found.path.stem), "title") or "Article"
    article = Article.objects.create(
        slug=free_slug(Article, title),
        title=title,
        publisher=publisher_named(given.publisher or NOT_KNOWN),
        byline=_fitting(found.reading.byline or "", "byline"),
        language=_fitting(extract.language or "", "language") or NO_LANGUAGE,
        url=given.url,
        accessed=today,
        text=text,
        text_held=TextHeld.FULL,
        sha256=digest(text),
        characters=len(text),
        **published_as(extract.publication, today),
    )
    Paragraph.objects.bulk_create(_marked(paragraph_rows(article, text), extract.marks), batch_size=500)
    DateClue.objects.bulk_create(clues_of(article, extract))
    record_new(article, why=f"Ingested from {shown(found.path.name)}.")
    return article


def attach(article: Article, text: str) -> Checked:
    """Give a record its text. Runs in the caller's transaction; raises ``OtherText`` and what a change raises."""
    change = Change(article)
    checked = hold(article, as_read(article, text))
    change.close("attached", why="Its text is held now.")
    return checked


def publisher_named(name: str) -> Publisher:
    """The publisher with this slug or name, in any spelling that folds to it; made where there is none."""
    name = _fitting(name, "name", Publisher)
    held = Publisher.objects.order_by("pk")
    found = held.filter(slug=name).first() or held.filter(name=name).first()
    folded = fold(name)  # nothing is left of a name that is made of signs alone
    found = found or next((each for each in held if folded and fold(each.name) == folded), None)
    if found is None:
        found = Publisher.objects.create(slug=free_slug(Publisher, name), name=name)
        record_new(found, why="Named when articles were ingested.")
    return found


def published_as(publication: Publication, read_on: date) -> dict[str, str]:
    """Columns of the day of publication; where nothing tells it, no more than that the article was there when it was read."""
    if publication.edtf is None:
        edtf, basis, note = f"[..{read_on}]", PublishedBasis.INFERRED.value, NOTHING_TELLS.format(read_on)
    else:
        edtf, basis, note = str(parse(publication.edtf)), publication.basis or PublishedBasis.INFERRED.value, publication.why
    return {"published": edtf, "published_basis": basis, "published_note": note}


def _fitting(text: str, column: str, model=Article) -> str:
    """In one line without control characters, as long as the column holds."""
    line = " ".join(CONTROL.sub(" ", text).split())
    longest = model._meta.get_field(column).max_length
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _marked(lines: Iterable[Paragraph], marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """With the marks of those that as a whole are not the article's own prose; its reading keeps all marks, the smaller ones too."""
    at = {mark.start: mark for mark in marks}
    for line in lines:
        mark = at.get(line.start)
        line.mark = mark.kind if mark and mark.end >= line.end else ""
        yield line


def clues_of(article: Article, extract: Extract) -> list[DateClue]:
    """The clues to the day of publication as the rules want them: what speaks against the day is kept as distrusted."""
    lines, published, found = paragraphs(extract.text), article.published.span, []
    for clue in extract.publication.clues:
        try:
            span = parse(clue.allows).span
        except NotEDTF:
            continue
        columns = _located(clue, extract.text, lines)
        quoted = [(each.start, each.end) for each in found if each.quote]
        if columns["quote"] and covered([*quoted, (clue.start, clue.end)]) > LARGEST_SHARE * len(extract.text):
            continue
        distrusted = not span.contains(published)
        found.append(DateClue(article=article, number=len(found) + 1, allows=clue.allows, distrusted=distrusted, **columns))
    return found


def _located(clue: Clue, text: str, lines: list[Line]) -> dict:
    """As a quote where its words stand in one paragraph, else as a fact."""
    line = None if clue.start is None or clue.end is None else paragraph_at(lines, clue.start, clue.end)
    words = text[clue.start : clue.end] if line else ""
    if not words.strip() or len(words.split()) > LONGEST_QUOTE:
        return {"quote": "", "fact": clue.text or "Read from the file."}
    return {"quote": words, "paragraph": line.number, "start": clue.start, "end": clue.end}
