"""A row made to hold what a record says: parts anew where they differ, claims by their key, quotes with what is proved of them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, Q, TextField
from django.utils import timezone

from timeline.curation.changing import Change
from timeline.curation.mentions import Mentions, mentioned
from timeline.curation.records import make_part, make_parts, row_values
from timeline.curation.shapes import CLAIM, SHAPES, Part, Shape
from timeline.models import Article, Citation, Claim, Event, Paragraph, RecordKind, Revision
from timeline.text.anchors import problem

PLACE = ("article_id", "start", "end", "quote")


class NotPossible(ValueError):
    """Why a row cannot be brought to what was asked for, in one sentence; nothing has changed."""


class Today(Mentions):
    """The names of an old record, written with the revision ``at``, by the rows of today, whatever they are called now.

    With ``heirs`` a merged event is followed to the one that took its place.
    """

    def __init__(self, kind: str, content: dict, at: int, *, heirs: bool = True):
        super().__init__([(kind, content)])
        slugs = defaultdict(set)
        for named, slug in mentioned(SHAPES[RecordKind(kind)], content):
            slugs[named].add(slug)
        for named, names in slugs.items():
            self._follow_renamed(named, names, at)
        if heirs:
            self._follow_merged(slugs[RecordKind.EVENT])

    def _follow_renamed(self, kind: RecordKind, names: set[str], at: int) -> None:
        """Whose slug it was when the record was written; drafts leave no redirect behind."""
        told = Revision.objects.filter(kind=kind, key__in=names, pk__lte=at, row__isnull=False).order_by("pk")
        rows = dict(told.values_list("key", "row"))
        present = dict(SHAPES[kind].model.objects.filter(pk__in=rows.values()).values_list("pk", "slug"))
        self._rows |= {(kind, slug): (present[pk], "") for slug, pk in rows.items() if pk in present}

    def _follow_merged(self, names: set[str]) -> None:
        present = {slug: self.slug(RecordKind.EVENT, slug) for slug in names}
        merged = Event.objects.filter(merged_into__isnull=False)
        while heirs := dict(merged.filter(slug__in=present.values()).values_list("slug", "merged_into__slug")):
            present = {slug: heirs.get(now, now) for slug, now in present.items()}
        self._rows |= {(RecordKind.EVENT, slug): (now, "") for slug, now in present.items()}


class Named:
    """The rows that a record names; raises ``NotPossible`` where one of them is gone."""

    def __init__(self, kind: str, content: dict):
        slugs, self._rows = defaultdict(set), {}
        for named, slug in mentioned(SHAPES[RecordKind(kind)], content):
            slugs[named].add(slug)
        for named, wanted in slugs.items():
            model = SHAPES[named].model
            rows = model.objects.defer(*(field.name for field in model._meta.concrete_fields if isinstance(field, TextField)))
            found = {row.slug: row for row in rows.filter(slug__in=wanted)}
            if gone := sorted(wanted - found.keys()):
                raise NotPossible(f"{named.label.lower()} {gone[0]!r} is gone, and what is to come back names it")
            self._rows |= {(model, slug): row for slug, row in found.items()}

    def get(self, model: type[Model], slug: str) -> Model:
        return self._rows[model, slug]


class Proofs:
    """What is known of the quotes of some events, to be told again of the same words at the same place."""

    def __init__(self, events: Iterable[Model]):
        known = _citations(events).filter(verified__isnull=False).order_by("verified_at")
        self._known = {row[: len(PLACE)]: row[len(PLACE) :] for row in known.values_list(*PLACE, "verified", "verified_at")}

    def tell(self, event: Model) -> None:
        """Of quotes that were made anew; those never seen before are looked up where the text is held."""
        for citation in _citations([event]).filter(verified__isnull=True).select_related("article"):
            answer = self._known.get(tuple(getattr(citation, name) for name in PLACE)) or looked_up(citation)
            if answer:
                citation.verified, citation.verified_at = answer
                citation.save(update_fields=["verified", "verified_at"])


def looked_up(citation: Citation) -> tuple | None:
    if not citation.article.text:
        return None
    beside = {"prefix": citation.prefix, "suffix": citation.suffix}
    wrong = problem(citation.article.text, citation.quote, citation.start, citation.end, citation.paragraph, **beside)
    return wrong is None, timezone.now()


def _citations(events: Iterable[Model]):
    pks = [event.pk for event in events]
    ways = Q(claim__event__in=pks) | Q(event__in=pks) | Q(event_place__event__in=pks) | Q(link__source__in=pks)
    return Citation.objects.filter(ways).order_by()


def rewrite(change: Change, content: dict, others: Iterable[Change] = ()) -> None:
    """Make the row hold the record; its claims may come from ``others`` that change with it."""
    row, shape = change.row, SHAPES[change.kind]
    named = Named(change.kind, content)
    values = row_values(shape, content, named)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    for key in shape.names:
        getattr(row, key).set([named.get(shape.named(key), slug) for slug in content.get(key, [])])
    _parts(shape, row, change.content, content, named, [change, *others])
    for key, group in shape.groups.items():
        _parts(group, row, change.content.get(key, {}), content.get(key, {}), named, [])


def _parts(shape: Shape, row: Model, before: dict, content: dict, named: Named, changes: list[Change]) -> None:
    for key, part in shape.parts.items():
        items = content.get(key, [])
        if items == before.get(key, []):
            continue
        if part.shape is CLAIM:
            _claims(row, items, named, changes)
        elif key == "paragraphs":
            _paragraphs(row, items)
        else:
            _anew(part, row, items, named)


def _anew(part: Part, row: Model, items: list, named: Named) -> None:
    getattr(row, part.rows).all().delete()
    make_part(part, row, items, named)


def _claims(event: Event, items: list[dict], named: Named, changes: list[Change]) -> None:
    """A claim keeps its row where its key is known to one of the changes."""
    known = {claim["key"]: claim for change in changes for claim in change.content.get("claims", [])}
    found = {claim.key: claim for claim in Claim.objects.filter(key__in=[item["key"] for item in items]).select_related("event")}
    for number, item in enumerate(items, 1):
        claim = found.get(item["key"]) or Claim()
        if claim.pk and item["key"] not in known:
            raise NotPossible(f"the claim {claim.key!r} is one of “{claim.event}” now; expected its key to be free")
        for name, value in (row_values(CLAIM, item, named) | {"event": event, "number": number}).items():
            setattr(claim, name, value)
        claim.save()
        if known.get(claim.key, {}).get("citations", []) != item.get("citations", []):
            claim.citations.all().delete()
            make_parts(CLAIM, claim, item, named)
    Claim.objects.filter(event=event).exclude(key__in=[item["key"] for item in items]).delete()


def _paragraphs(article: Article, items: list[dict]) -> None:
    """Their marks and digests; where a paragraph stands in the text never changes."""
    wanted = {(item["start"], item["end"]): (item.get("mark", ""), item.get("digest", "")) for item in items}
    for line in Paragraph.objects.filter(article=article):
        mark, digest = wanted.get((line.start, line.end), (line.mark, line.digest))
        if (mark, digest) != (line.mark, line.digest):
            line.mark, line.digest = mark, digest
            line.save(update_fields=["mark", "digest"])
