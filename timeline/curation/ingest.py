"""Files become articles with proposals: one transaction each, and a second time nothing is added."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from timeline.curation.arriving import Given, attach, make_article, published_as
from timeline.curation.changing import NeedsReason, one_at_a_time
from timeline.curation.duplicates import note_likeness
from timeline.curation.proposing import Proposals, Unfit, propose
from timeline.curation.publishing import NotPublishable
from timeline.curation.texts import OtherText, digest, no_text, readings, record_of
from timeline.dates.edtf import parse
from timeline.extraction.files import Mistaken, Outcome, Reader, read_all, shown
from timeline.extraction.likeness import wording, wording_of
from timeline.extraction.types import Extract
from timeline.models import Article, Fingerprint, Likeness, Reading
from timeline.names.gazetteer import Gazetteer
from timeline.text.typography import one_line_end

STORED, ATTACHED, KNOWN = "stored", "attached to a record", "here already"
LONGEST_NAME = Reading._meta.get_field("file").max_length


class NotTaken(ValueError):
    """Why a file is no article."""


REFUSALS = (NotTaken, NotPublishable, NeedsReason, OtherText, Unfit, Mistaken)


@dataclass
class Arrival:
    """What became of a file."""

    article: Article
    how: str
    proposals: Proposals = field(default_factory=Proposals)
    alike: list[Likeness] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """What a person should hear of; of the articles like it the likest, for all stand on its page."""
        told = [f"attached to the record “{self.article}”"] if self.how == ATTACHED else []
        for each in self.alike[:1]:
            more = f", and {len(self.alike) - 1} more" if len(self.alike) > 1 else ""
            told.append(f"{each.get_kind_display()} as “{each.other}” ({each.other.slug}){more}: {each.why}")
        return [*told, *self.notes]


@dataclass
class Report:
    """What became of all files so far."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((STORED, ATTACHED, KNOWN), 0))
    proposals: Proposals = field(default_factory=Proposals)
    failures: list[str] = field(default_factory=list)

    def add(self, arrival: Arrival) -> None:
        self.counts[arrival.how] += 1
        self.proposals += arrival.proposals


def ingest(
    paths: Iterable[Path],
    reader: Reader,
    given: Given,
    report: Report,
    *,
    workers: int = 1,
    tell: Callable[[str], None] = lambda line: None,
    done: Callable[[], None] = lambda: None,
) -> None:
    """Take in each file; ``tell`` hears what a person should know, ``done`` of each file that is done with. Raises ``Stopped``."""
    fill_fingerprints(reader.gazetteer)
    for found in read_all(paths, reader, workers):
        try:
            arrival = store(found, reader, given)
        except REFUSALS as refused:
            report.failures.append(f"{shown(found.path)}: {refused}")
        else:
            report.add(arrival)
            for line in arrival.lines():
                tell(f"{shown(found.path)}: {line}")
        done()


@transaction.atomic
def store(found: Outcome, reader: Reader, given: Given) -> Arrival:
    """Store one article with all that was read of it, or nothing; raises one of ``REFUSALS``."""
    if problem := found.failure or no_text(one_line_end(found.extract.text)):
        raise NotTaken(problem)
    one_at_a_time()
    arrival = _arrived(found, given)
    if arrival.how == KNOWN and not _is_text_of(arrival.article, found.extract.text):
        arrival.notes.append(f"the file is that of “{arrival.article}”, whose text was read otherwise then; nothing is changed")
        return arrival
    extract, warnings = _as_held(found, arrival.article, reader)
    _keep_reading(arrival.article, found, extract, warnings)
    if not arrival.article.fingerprints.exists():
        words = found.wording if extract is found.extract else wording_of(extract, reader.gazetteer)
        arrival.alike = note_likeness(arrival.article, words, reader.gazetteer)
    arrival.proposals = propose(arrival.article, extract.proposals)
    return arrival


def _arrived(found: Outcome, given: Given) -> Arrival:
    """The article of the file: the one that has its text or came in the same file, else a new one."""
    text, plain = found.extract.text, one_line_end(found.extract.text)
    article = record_of(text) or (record_of(plain) if text != plain else None)
    article = article or Article.objects.filter(reading__file_sha256=found.reading.sha256).exclude(text="").first()
    if article is None:
        return Arrival(make_article(found, given), STORED)
    if article.text:
        return Arrival(article, KNOWN)
    same = text if article.sha256 in readings(text) else plain
    return Arrival(article, ATTACHED, notes=attach(article, same).failures)


def _is_text_of(article: Article, text: str) -> bool:
    """Whether it is the article's, but for its line ends."""
    return article.sha256 in readings(text) or article.sha256 in readings(one_line_end(text))


def _as_held(found: Outcome, article: Article, reader: Reader) -> tuple[Extract, list[str]]:
    """What is read in the text as it is held, on the day that the article's record gives; and where its own words say otherwise."""
    same_text, told = found.extract.text == article.text, found.extract.publication
    own, recorded = published_as(told, article.accessed or timezone.localdate())["published"], str(article.published)
    if same_text and told.edtf and own == recorded:
        return found.extract, []
    reading = found.reading if same_text else replace(found.reading, text=article.text, text_sha256=digest(article.text))
    differs = reader.published is None and not parse(own).span.overlaps(article.published.span)
    warning = f"its record says {recorded}; by itself it would be of {own}: {told.why}"
    extract = reader.extract(reading, recorded)
    return (replace(extract, publication=told) if own == recorded else extract), [warning] if differs else []


def _keep_reading(article: Article, found: Outcome, extract: Extract, warnings: list[str]) -> None:
    """What the engine noted; nothing is written where that is as before, and the file stays the one in which the text came."""
    publication = extract.publication
    values = {
        "language": extract.language or "",
        "published": publication.edtf or "",
        "published_basis": publication.basis or "",
        "published_why": publication.why,
        "clues": [{"text": each.text, "start": each.start, "end": each.end, "allows": each.allows} for each in publication.clues],
        "warnings": [*publication.warnings, *extract.warnings, *warnings],
        "marks": [{"start": mark.start, "end": mark.end, "mark": mark.kind} for mark in extract.marks],
    }
    row = Reading.objects.filter(article=article).first()
    if row is None:
        reading = found.reading
        file = {
            "file": shown(found.path.name)[:LONGEST_NAME],
            "file_sha256": reading.sha256,
            "format": reading.format,
            "encoding": reading.encoding,
        }
        Reading.objects.create(article=article, **file, **values)
    elif {name: str(row.published or "") if name == "published" else getattr(row, name) for name in values} != values:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values, "updated"])


def fill_fingerprints(gazetteer: Gazetteer) -> None:
    """Texts that came by hand are compared too."""
    missing = Article.objects.filter(~Exists(Fingerprint.objects.filter(article=OuterRef("pk")))).exclude(text="").order_by("pk")
    for pk in list(missing.values_list("pk", flat=True)):
        with transaction.atomic():
            one_at_a_time()
            if article := missing.filter(pk=pk).first():
                note_likeness(article, wording(article.text, [], gazetteer), gazetteer)
