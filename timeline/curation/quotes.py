"""Every quote found again in the text that it was taken from, wherever that is at hand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from timeline.curation.history import record_change
from timeline.models import Article, Citation, DateClue, Event
from timeline.text.anchors import problem
from timeline.text.paragraphs import paragraphs


@dataclass
class Outcome:
    """Quotes that stand as quoted, what fails, and articles whose text was not at hand."""

    proved: int = 0
    failures: list[str] = field(default_factory=list)
    unchecked: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def check_quotes(folder: Path | None = None) -> Outcome:
    """Check the quotes of articles and remember the answer with each citation."""
    outcome = Outcome()
    texts = texts_in(folder) if folder else {}
    for article in _articles().order_by("slug"):
        text = article.text or texts.get(article.sha256)
        if text is None:
            _pass_over(article, outcome, expected=folder is not None)
        else:
            _check(article, text, outcome)
    return outcome


def check_held(article: Article) -> Outcome:
    """Check the quotes of an article whose text has just come; that change is told already."""
    outcome = Outcome()
    article = _articles().get(pk=article.pk)
    _check(article, article.text, outcome, tells=False)
    return outcome


def texts_in(folder: Path) -> dict[str, str]:
    """Texts of the folder's files by the sha256 of their bytes; what is no UTF-8 is no text."""
    found = {}
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        raw = path.read_bytes()
        try:
            found[hashlib.sha256(raw).hexdigest()] = raw.decode()
        except UnicodeDecodeError:
            continue
    return found


def _articles():
    clues = Prefetch("clues", DateClue.objects.exclude(quote="").order_by("number"), to_attr="quoted_clues")
    return Article.objects.prefetch_related("paragraphs", clues, Prefetch("citations", _citations()))


def _citations():
    return Citation.objects.select_related("claim__event", "event", "event_place__event", "link__source").order_by("start", "pk")


def _pass_over(article: Article, outcome: Outcome, *, expected: bool) -> None:
    count = len(article.citations.all()) + len(article.quoted_clues)
    if count:
        outcome.unchecked[article.slug] = count
    if expected and article.sha256:
        outcome.missing.append(f"{article.slug}: no file whose sha256 is {article.sha256}")


def _check(article: Article, text: str, outcome: Outcome, *, tells: bool = True) -> None:
    lines = paragraphs(text)
    if [(line.start, line.end) for line in lines] != [(each.start, each.end) for each in article.paragraphs.all()]:
        outcome.failures.append(f"{article.slug}: its paragraphs do not stand where the text has them")
    wrong = {each: found for each in article.citations.all() if (found := _problem(text, each, lines))}
    outcome.failures += [f"{article.slug}, {_subject(citation)}, “{citation.quote}”: {found}" for citation, found in wrong.items()]
    _remember(article, wrong, tells)
    clues = [(clue, problem(text, clue.quote, clue.start, clue.end, clue.paragraph, lines=lines)) for clue in article.quoted_clues]
    outcome.failures += [f"{article.slug}, clue {clue.number}, “{clue.quote}”: {found}" for clue, found in clues if found]
    outcome.proved += len(article.citations.all()) - len(wrong) + sum(found is None for _, found in clues)


def _problem(text: str, citation: Citation, lines: list) -> str | None:
    beside = {"prefix": citation.prefix, "suffix": citation.suffix}
    return problem(text, citation.quote, citation.start, citation.end, citation.paragraph, **beside, lines=lines)


@transaction.atomic
def _remember(article: Article, wrong: dict, tells: bool) -> None:
    """Keep the answers; one that readers can see and that is another than before moves the public revision number."""
    now = timezone.now()
    failed = [citation.pk for citation in wrong]
    turned = [each for each in article.citations.all() if each.verified is not (each not in wrong)]
    article.citations.exclude(pk__in=failed).update(verified=True, verified_at=now)
    article.citations.filter(pk__in=failed).update(verified=False, verified_at=now)
    if tells and any(_supported(each)[1].is_public for each in turned):
        record_change(article, "checked")


def _subject(citation: Citation) -> str:
    name, event = _supported(citation)
    return f"{name} {citation.claim.key if citation.claim else event.slug}"


def _supported(citation: Citation) -> tuple[str, Event]:
    """What the citation supports, and of which event."""
    if citation.claim:
        return "claim", citation.claim.event
    if citation.event:
        return "date of", citation.event
    if citation.link:
        return "link of", citation.link.source
    return "place of", citation.event_place.event


def told(outcome: Outcome) -> Iterator[str]:
    """The outcome in lines."""
    yield from outcome.failures
    yield from outcome.missing
    if outcome.unchecked:
        total = sum(outcome.unchecked.values())
        yield f"{total} not checked, for want of the text of {', '.join(outcome.unchecked)}."
    yield f"{outcome.proved} quotes stand as quoted, {len(outcome.failures)} failures."
