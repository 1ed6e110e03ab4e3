"""From an article to what it tells: when it was published, dates, names, proposed events. Plain Python."""

from timeline.extraction import candidates, expressions, matching, mentions, publication, resolution
from timeline.extraction.article import Article
from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.extraction.types import Extract
from timeline.names.gazetteer import Gazetteer
from timeline.text import cleaning, language
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import Reading


def extract(reading: Reading, gazetteer: Gazetteer, known: Known = NOTHING_KNOWN, published: str | None = None) -> Extract:
    """Read an article; `published` is the day or span in EDTF that the operator gives, and is believed."""
    text, lines = reading.text, paragraphs(reading.text)
    spoken = reading.language or language.language(text)
    marks = cleaning.marks(text, lines, reading.title, reading.marks)
    found = expressions.find(text)
    named = mentions.find(text, lines, marks, gazetteer)
    day = publication.date(reading, lines, marks, found, named, known, published)
    dates = resolution.resolve(text, found, day.span, lines=lines, marks=marks, known=known, mentions=named)
    article = Article(text, lines, marks, dates, named, day, gazetteer, spoken or "en")
    proposals = matching.match(candidates.propose(article), known, gazetteer)
    return Extract(
        reading.name, text, _title(reading, marks), spoken, reading.sha256, day, tuple(marks), tuple(dates), tuple(named), tuple(proposals)
    )


def _title(reading: Reading, marks) -> str:
    """The title that the file declares, else its headline."""
    headline = next((reading.text[mark.start : mark.end].strip() for mark in marks if mark.kind == "headline"), "")
    return reading.title or headline
