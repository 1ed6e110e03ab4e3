"""From an article to what it tells: when it was published, dates, names, proposed events. Plain Python."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.dates.span import Span
from timeline.extraction import calendar, candidates, matching, publication
from timeline.extraction.article import Article
from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.extraction.naming import mentions
from timeline.extraction.types import Extract, Mark, Publication
from timeline.names.gazetteer import Gazetteer
from timeline.text import cleaning, language
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import Reading

LONGEST = 1_000_000  # code points of a text that are read; a long book has as many


def extract(
    reading: Reading, gazetteer: Gazetteer, known: Known = NOTHING_KNOWN, published: str | None = None, *, read_on: date | None = None
) -> Extract:
    """Read an article.

    `published` is the day or span in EDTF that the operator gives, and is believed. `read_on` is the day of reading: where nothing
    tells when an article was published, it was published by then. What goes beyond ``LONGEST`` is held, but not read; a warning says so.
    """
    held, reading = reading.text, _readable(reading)
    text, lines = reading.text, paragraphs(reading.text)
    spoken = reading.language or language.language(text)
    marks = cleaning.marks(text, lines, reading.title, reading.marks)
    found = calendar.find(text, spoken)
    named = mentions.find(text, lines, marks, gazetteer)
    day = publication.date(reading, lines, marks, found, named, known, published)
    dates = calendar.resolve(text, found, day.span, lines=lines, marks=marks, known=known, mentions=named)
    article = Article(text, lines, marks, dates, named, _bounded(day, read_on), gazetteer, spoken or "en")
    proposals = matching.match(candidates.propose(article), known, gazetteer)
    parts = tuple(marks), tuple(dates), tuple(named), tuple(proposals)
    warnings = (f"only the first {len(text):,} of {len(held):,} characters were read",) if len(held) > len(text) else ()
    return Extract(reading.name, held, _title(reading, marks), spoken, reading.sha256, day, *parts, warnings)


def _readable(reading: Reading) -> Reading:
    """The reading with no more text than is read, up to the end of a line or of a word if there is one."""
    text = reading.text
    if len(text) <= LONGEST:
        return reading
    half = LONGEST // 2
    end = next((place for sign in "\n " if (place := text.rfind(sign, half, LONGEST)) > 0), LONGEST)
    return replace(reading, text=text[:end])


def _bounded(day: Publication, read_on: date | None) -> Publication:
    return replace(day, span=Span.until(Span.of_day(read_on))) if day.span is None and read_on else day


def _title(reading: Reading, marks: Sequence[Mark]) -> str:
    """The title that the file declares, else its headline."""
    headline = next((reading.text[mark.start : mark.end].strip() for mark in marks if mark.kind == "headline"), "")
    return reading.title or headline
