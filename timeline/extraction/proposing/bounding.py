"""The days that bound what no date governs."""

from functools import lru_cache

from timeline.extraction.article import Article
from timeline.extraction.proposing.dating import precision_of, span_of
from timeline.extraction.types import When


def bounds(article: Article, *, kind: str, granularity: str, told: When | None = None, after: When | None = None) -> When | None:
    """Of an event without a date: before it was told of, after what it follows; a plan after the day of writing.

    None where nothing bounds it, because the day of writing is not known.
    """
    limit = article.publication.span
    if told and kind != "plan" and granularity == "single":
        spoken = span_of(told.edtf)
        if spoken.latest.year < 9999:
            return _bound(f"[..{spoken.latest.isoformat()}]", "relative_to_event", "it had happened when it was told of")
    if limit is None or limit.open_end or (kind == "plan" and limit.open_start):
        return None
    if kind == "plan":
        return _bound(f"[{limit.earliest.isoformat()}..]", "publication_fallback", "still to come when the article was written")
    if (
        after
        and granularity == "single"
        and (lower := span_of(after.edtf)).earliest.year > 1
        and lower.earliest <= limit.latest
        and lower.days < 400
    ):
        return _bound(
            f"[{lower.earliest.isoformat()}..{limit.latest.isoformat()}]",
            "relative_to_event",
            "after what the sentence says it followed, before the article was written",
        )
    latest = limit.latest.isoformat()
    if granularity != "single":
        return _bound(f"../{latest}", "publication_fallback", "going on when the article was written")
    return _bound(f"[..{latest}]", "publication_fallback", "no date governs it; it had happened when the article was written")


@lru_cache(maxsize=1024)
def _bound(value: str, basis: str, why: str) -> When:
    return When(value, precision_of(value), basis, None, None, why)
