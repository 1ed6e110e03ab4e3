"""Load the shipped chronology: all of it or nothing, and never over what people changed."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Model

from timeline.curation.checking import Checked, Reference, check
from timeline.curation.files import Files, read_folder
from timeline.curation.history import record_changes
from timeline.curation.publishing import reveal_through
from timeline.curation.records import Rows, clear_parts, digest, record, with_parts, write, write_parts
from timeline.curation.rules import LEADS, Chronology, unused_sentences
from timeline.curation.shapes import KIND_OF, SHAPES
from timeline.models import Actor, Article, Claim, Event, Place, RecordKind, Seeded, search
from timeline.models.lists import PUBLIC, Status

UNLOADABLE = ("retracted", "merged")  # steps that people take, with a reason


class Refused(ValueError):
    """Everything that is wrong with the files."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Report:
    """What a load did: records made and brought up to date, and those left as they are, each with its reason."""

    created: int = 0
    updated: int = 0
    left: list[str] = field(default_factory=list)


@dataclass
class Batch:
    """The records of the files in canonical form, by kind and slug."""

    records: dict[RecordKind, dict[str, dict]] = field(default_factory=lambda: {kind: {} for kind in RecordKind})
    references: dict[tuple[RecordKind, str], list[Reference]] = field(default_factory=dict)
    wheres: dict[tuple[RecordKind, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def load(folder: Path, *, vocabulary_only: bool = False) -> Report:
    batch = checked(read_folder(folder, vocabulary_only=vocabulary_only))
    if batch.problems:
        raise Refused(batch.problems)
    with transaction.atomic():
        return _load(batch)


def checked(files: Files) -> Batch:
    """The records of the files, or everything that is wrong with them."""
    batch = Batch(problems=files.problems)
    for found in files.found:
        _add(batch, found.kind, check(found.kind, found.raw, found.where), found.where)
    if not batch.problems:
        _pair_distinct(batch.records[RecordKind.ACTOR])
        batch.problems += [*_unknown_names(batch), *_repeated_claims(batch), *_broken_rules(batch)]
    return batch


def _add(batch: Batch, kind: RecordKind, found: Checked, where: str) -> None:
    batch.problems += found.problems
    slug = found.content.get("slug")
    if slug in batch.records[kind]:
        batch.problems.append(f"{where}, slug: {slug!r} stands twice; expected each once (the other: {batch.wheres[kind, slug]})")
    if found.content.get("status") in UNLOADABLE:
        batch.problems.append(f"{where}, status: {found.content['status']!r}; expected draft, in_review, published or needs_update")
    if slug:
        batch.records[kind][slug] = found.content
        batch.references[kind, slug], batch.wheres[kind, slug] = found.references, where


def _pair_distinct(actors: dict[str, dict]) -> None:
    """Who is not to be taken for another: said of one, it holds for both."""
    for slug, actor in actors.items():
        for other in actor.get("distinct_from", []):
            if other in actors and slug not in actors[other].get("distinct_from", []):
                actors[other]["distinct_from"] = sorted([*actors[other].get("distinct_from", []), slug])


def _unknown_names(batch: Batch) -> list[str]:
    named = defaultdict(set)
    for reference in (each for references in batch.references.values() for each in references):
        if reference.slug not in batch.records[KIND_OF[reference.model]]:
            named[reference.model].add(reference.slug)
    here = {model: set(model.objects.filter(slug__in=slugs).values_list("slug", flat=True)) for model, slugs in named.items()}
    return [
        f"{reference.where}: {reference.slug!r}; expected the slug of one {KIND_OF[reference.model].label.lower()} of the files"
        for references in batch.references.values()
        for reference in references
        if reference.slug in named[reference.model] - here.get(reference.model, set())
    ]


def _repeated_claims(batch: Batch) -> list[str]:
    seen, problems = {}, []
    for slug, event in batch.records[RecordKind.EVENT].items():
        where = batch.wheres[RecordKind.EVENT, slug]
        for at, key in enumerate(claim["key"] for claim in event.get("claims", [])):
            if key in seen:
                problems.append(f"{where}, claims[{at}].key: {key!r} stands twice; expected each once (the other: {seen[key]})")
            seen[key] = where
    return problems


def _broken_rules(batch: Batch) -> list[str]:
    chronology = Chronology(batch.records)
    problems = [f"{batch.wheres[kind, slug]}, {problem}" for kind in RecordKind for slug, problem in chronology.problems(kind)]
    for slug, article in batch.records[RecordKind.ARTICLE].items():
        problems += [f"{batch.wheres[RecordKind.ARTICLE, slug]}, {problem}" for problem in unused_sentences(article, chronology)]
    return problems


def _load(batch: Batch) -> Report:
    report, wanted = Report(), {}
    rows = Rows()
    seeded = {(each.kind, each.key): each.digest for each in Seeded.objects.all()}
    digests = {(kind, slug): digest(content) for kind, records in batch.records.items() for slug, content in records.items()}
    present = _present(batch)
    for name, new in digests.items():
        reason = _reason_to_leave(new, seeded.get(name), present.get(name))
        if reason:
            report.left.append(f"{name[0]} {name[1]}: {reason}")
        elif present.get(name) != new:
            wanted[name] = new
    _leave_the_shown(wanted, batch, report)
    _leave_the_taken(wanted, batch, report)
    _leave_the_orphaned(wanted, batch, rows, report)
    if wanted:
        _write(wanted, batch, rows, present, report)
    _remember({name: new for name, new in digests.items() if seeded.get(name) != new and (name in wanted or present.get(name) == new)})
    return report


def _present(batch: Batch) -> dict[tuple[RecordKind, str], str]:
    """Digests of the rows that the files speak of, as they stand; nobody else edits these until the load is done."""
    found = {}
    for kind, records in batch.records.items():
        rows = with_parts(kind).filter(slug__in=records).select_for_update(no_key=True)
        found |= {(kind, row.slug): digest(record(kind, row)) for row in rows}
    return found


def _reason_to_leave(new: str, known: str | None, present: str | None) -> str | None:
    if present == new:
        return None
    if known is None:
        return None if present is None else "was made here, not loaded"
    if present is None:
        return "was deleted here"
    return None if present == known else "was edited here"


def _leave_the_shown(wanted: dict, batch: Batch, report: Report) -> None:
    """An event that was public is retracted by people, with a reason; files do not take its address back."""
    events = batch.records[RecordKind.EVENT]
    statuses = {slug: events[slug].get("status", Status.DRAFT.value) for kind, slug in wanted if kind == RecordKind.EVENT}
    hidden = [slug for slug, status in statuses.items() if status not in PUBLIC]
    for slug in Event.objects.filter(slug__in=hidden, first_published__isnull=False).values_list("slug", flat=True):
        del wanted[RecordKind.EVENT, slug]
        report.left.append(f"event {slug}: was public here, and is {statuses[slug]} in the files")


def _leave_the_taken(wanted: dict, batch: Batch, report: Report) -> None:
    """A claim that belongs to another event here, by its key, stays there: that event was merged, renamed or edited."""
    while True:
        events = {slug: batch.records[kind][slug] for kind, slug in wanted if kind == RecordKind.EVENT}
        keys = {claim["key"]: slug for slug, event in events.items() for claim in event.get("claims", [])}
        taken = Claim.objects.filter(key__in=keys).exclude(event__slug__in=events).select_related("event")
        for slug, claim in {keys[claim.key]: claim for claim in taken}.items():
            del wanted[RecordKind.EVENT, slug]
            report.left.append(f"event {slug}: its claim {claim.key!r} is one of {claim.event.slug!r} here")
        if not taken:
            return


def _leave_the_orphaned(wanted: dict, batch: Batch, rows: Rows, report: Report) -> None:
    """Records that name what was deleted here cannot be loaded; nor what names them."""
    while wanted:
        there = {model: rows.slugs(model) | {slug for other, slug in wanted if other == kind} for model, kind in KIND_OF.items()}
        named = ((name, reference) for name in wanted for reference in batch.references[name])
        missing = {name: reference for name, reference in named if reference.slug not in there[reference.model]}
        for (kind, slug), reference in missing.items():
            del wanted[kind, slug]
            report.left.append(f"{kind} {slug}: names {reference.slug!r}, which was deleted here")
        if not missing:
            return


def _write(wanted: dict, batch: Batch, rows: Rows, present: dict, report: Report) -> None:
    report.created = sum(name not in present for name in wanted)
    report.updated = len(wanted) - report.created
    for kind, slug in wanted.keys() & present.keys():
        clear_parts(rows.get(SHAPES[kind].model, slug))
    ordered = [(kind, slug) for kind in RecordKind for slug in _leaders_first(kind, batch.records[kind]) if (kind, slug) in wanted]
    made = [write(kind, batch.records[kind][slug], rows) for kind, slug in ordered]
    for kind, slug in ordered:
        write_parts(kind, batch.records[kind][slug], rows)
    reveal_through(Event.objects.public())
    record_changes(_with_verbs(ordered, made, present))
    _reindex(made)


def _reindex(made: list[Model]) -> None:
    """Events, and those found by the names of what else was written."""
    by_model = {model: [row for row in made if isinstance(row, model)] for model in (Event, Actor, Place, Article)}
    found_by_name = search.naming(actors=by_model[Actor], places=by_model[Place], articles=by_model[Article])
    search.reindex(found_by_name | {event.pk for event in by_model[Event]})


def _with_verbs(ordered: list, made: list[Model], present: dict) -> list[tuple[Model, str]]:
    fresh = {kind: {row.slug: row for row in with_parts(kind)} for kind in {kind for kind, _ in ordered}}
    published = {name for name, row in zip(ordered, made, strict=True) if isinstance(row, Event) and row.is_public and name not in present}
    return [(fresh[kind][slug], "published" if (kind, slug) in published else "loaded") for kind, slug in ordered]


def _leaders_first(kind: RecordKind, records: dict[str, dict]) -> list[str]:
    """Slugs in an order in which a row that another one hangs on comes before it."""
    path = next(iter(LEADS.get(kind, ())), None)
    ordered = {}

    def place(slug):
        above = records[slug].get(path)
        if isinstance(above, str) and above in records and above not in ordered:
            place(above)
        ordered[slug] = None

    for slug in records:
        place(slug)
    return list(ordered)


def _remember(digests: dict) -> None:
    rows = [Seeded(kind=kind, key=slug, digest=new) for (kind, slug), new in digests.items()]
    Seeded.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["digest"], batch_size=200)
