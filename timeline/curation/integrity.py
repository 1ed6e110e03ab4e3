"""Every rule that the software keeps and the database cannot, asked of all rows at once."""

import hashlib
from collections.abc import Iterator

from django.db.models import F, Q
from django.db.models.functions import Substr

from timeline.curation.publishing import hidden_by_mistake
from timeline.curation.records import record, with_parts
from timeline.curation.rules import Chronology, unused_sentences
from timeline.dates.edtf import NotEDTF, parse
from timeline.models import Alias, Article, DateClue, Event, Proposal, RecordKind, Seeded, SlugRedirect
from timeline.models.articles import published_bounds
from timeline.models.events import DATE_COLUMNS, date_columns
from timeline.models.lists import TextHeld
from timeline.models.proposals import proposal_bounds
from timeline.models.search import SearchText
from timeline.names.folding import fold
from timeline.text.paragraphs import paragraphs

MODELS = {kind: with_parts(kind).model for kind in RecordKind}


def problems() -> Iterator[str]:
    """What is wrong, one sentence each, with the row that it is wrong with."""
    chronology = Chronology({kind: {row.slug: record(kind, row) for row in with_parts(kind)} for kind in RecordKind})
    for kind in RecordKind:
        yield from (f"{kind} {slug}, {problem}" for slug, problem in chronology.problems(kind))
    yield from _unused(chronology)
    yield from _columns()
    yield from _texts()
    yield from _names()
    yield from _hidden()
    yield from _search()
    yield from _addresses()
    yield from _proposals()


def _unused(chronology: Chronology) -> Iterator[str]:
    """Articles of the shipped chronology are coded to the last sentence; those that people add wait for theirs."""
    articles = chronology.records[RecordKind.ARTICLE]
    for slug in Seeded.objects.filter(kind=RecordKind.ARTICLE, key__in=articles).values_list("key", flat=True):
        yield from (f"article {slug}, {problem}" for problem in unused_sentences(articles[slug], chronology))


def _columns() -> Iterator[str]:
    """Bounds, precision and order as the database holds them, not as the date would set them anew."""
    for kind, rows, columns, reckon in (
        ("event", Event.objects.order_by("pk"), DATE_COLUMNS, date_columns),
        ("article", Article.objects.order_by("pk"), ("published_earliest", "published_latest"), published_bounds),
    ):
        date = "date" if kind == "event" else "published"
        for slug, written, *held in rows.values_list("slug", date, *columns):
            yield from (f"{kind} {slug}, {problem}" for problem in _wrong_columns(written, dict(zip(columns, held, strict=True)), reckon))
    for slug, number, written in DateClue.objects.values_list("article__slug", "number", "allows"):
        yield from (f"article {slug}, clue {number}: {problem}" for problem in _wrong_columns(written, {}, lambda edtf: {}))


def _wrong_columns(written, held: dict, reckon) -> Iterator[str]:
    try:
        edtf = parse(str(written))
    except NotEDTF as error:
        yield str(error)
        return
    right = reckon(edtf)
    yield from (f"{name}: {held[name]}; expected {right[name]} by its date {edtf}" for name in held if held[name] != right[name])


def _texts() -> Iterator[str]:
    for article in Article.objects.exclude(text_held=TextHeld.DIGEST).prefetch_related("paragraphs"):
        if article.text_held == TextHeld.FULL and not article.text:
            yield f"article {article.slug}, text: none; expected the text, held in full"
        if article.text:
            yield from (f"article {article.slug}, {problem}" for problem in _wrong_text(article))


def _wrong_text(article: Article) -> Iterator[str]:
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield "sha256: not that of the text; expected the text as it was read"
    if len(article.text) != article.characters:
        yield f"characters: {article.characters}; expected {len(article.text)}, as the text has"
    held = [(each.number, each.start, each.end) for each in article.paragraphs.all()]
    if held != [(line.number, line.start, line.end) for line in paragraphs(article.text)]:
        yield "paragraphs: not the lines of the text; expected each line that is not blank"


def _names() -> Iterator[str]:
    for name, folded in Alias.objects.values_list("name", "folded"):
        if fold(name) != folded:
            yield f"alias {name!r}, folded: {folded!r}; expected {fold(name)!r}"


def _hidden() -> Iterator[str]:
    for row in hidden_by_mistake():
        yield f"{type(row)._meta.model_name} {row.slug}, is_public: false; expected true, since a public event shows it"


def _search() -> Iterator[str]:
    indexed = SearchText.objects.values("event")
    for slug in Event.objects.public().exclude(pk__in=indexed).values_list("slug", flat=True):
        yield f"event {slug}: not in the search index; expected to be found (rebuild_search mends it)"
    for slug in Event.objects.exclude(pk__in=Event.objects.public()).filter(pk__in=indexed).values_list("slug", flat=True):
        yield f"event {slug}: in the search index; expected only what is public there (rebuild_search mends it)"


def _addresses() -> Iterator[str]:
    """An old address leads to a row, and no row has it now."""
    for redirect in SlugRedirect.objects.all():
        rows = MODELS[RecordKind(redirect.kind)].objects.filter(Q(pk=redirect.target) | Q(slug=redirect.slug))
        if [row.slug for row in rows if row.pk != redirect.target]:
            yield f"redirect {redirect}: a row has this slug; expected a slug that was given up"
        elif not rows:
            yield f"redirect {redirect}: leads to no row; expected one"


def _proposals() -> Iterator[str]:
    """Proposals with their dates, and with the words that they were read in."""
    columns = ("earliest", "latest", "precision")
    for key, written, *held in Proposal.objects.order_by("pk").values_list("key", "date", *columns).iterator():
        wrong = _wrong_columns(written, dict(zip(columns, held, strict=True)), proposal_bounds)
        yield from (f"proposal {key}, {problem}" for problem in wrong)
    read = Proposal.objects.annotate(said=Substr("article__text", F("start") + 1, F("end") - F("start"))).exclude(article__text="")
    for key, start, end in read.exclude(quote=F("said")).order_by("pk").values_list("key", "start", "end"):
        yield f"proposal {key}, quote: does not stand at {start}–{end}; expected the words of the text"
