"""Articles whose words another article has too: noted when a text comes, and never decided here."""

from django.db.models import Count

from timeline.extraction.likeness import Wording, compare, wording
from timeline.models import Article, Fingerprint, Likeness
from timeline.names.gazetteer import Gazetteer
from timeline.text.marks import Mark

MOST_KEPT = 3000  # fingerprints of one text; of a book the least numbers stand for all
LEAST_SHARED = 2  # fingerprints; one alone is a phrase that many use
MOST_COMPARED = 5


def note_likeness(article: Article, words: Wording, gazetteer: Gazetteer) -> list[Likeness]:
    """Keep the fingerprints of a text that has just come; the articles that have its words already. In the transaction of its coming."""
    values = sorted(words.fingerprints)[:MOST_KEPT]
    Fingerprint.objects.bulk_create([Fingerprint(article=article, value=value) for value in values], batch_size=500)
    names = {slug: entry.name for slug, entry in gazetteer.publishers.items()}
    found = []
    for other in _candidates(article, values):
        if alike := compare(words, _wording_of(other, gazetteer), names):
            found.append(Likeness(article=article, other=other, kind=alike.kind, score=alike.score, why=alike.why))
    Likeness.objects.bulk_create(found)
    return sorted(found, key=lambda each: -each.score)


def _candidates(article: Article, values: list[int]) -> list[Article]:
    """Articles that share most fingerprints with it, with their texts."""
    sharing = Fingerprint.objects.filter(value__in=values).exclude(article=article).order_by().values("article")
    counted = sharing.annotate(shared=Count("pk")).filter(shared__gte=min(LEAST_SHARED, len(values))).order_by("-shared", "article")
    keys = [row["article"] for row in counted[:MOST_COMPARED]]
    return list(Article.objects.filter(pk__in=keys).exclude(text="").select_related("reading").order_by("pk"))


def _wording_of(article: Article, gazetteer: Gazetteer) -> Wording:
    marks = [Mark(mark["start"], mark["end"], mark["mark"]) for mark in article.reading.marks] if hasattr(article, "reading") else []
    return wording(article.text, marks, gazetteer)
