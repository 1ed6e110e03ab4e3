"""The search index: the folded words of each public event, and what writes them.

The words are indexed by the database itself: FTS5 kept by triggers on SQLite, generated lexemes with GIN on PostgreSQL
(migration 0002). Asking the index is the business of ``timeline.chronology.search``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from django.db import models, transaction
from django.db.models import Q

from timeline.names.folding import fold

from .actors import Actor, Alias
from .claims import SHOWN_ON, Citation, Claim
from .events import Event, EventPlace, Link, Participation
from .places import Place

BATCH = 500
LONGEST_WORD = 200


class SearchText(models.Model):
    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="search_text")
    words = models.TextField(help_text="Each word once, folded.")

    def __str__(self):
        return f"words of event {self.event_id}"


@transaction.atomic
def reindex(event_pks: Iterable[int]) -> None:
    """Write anew the words of these events and of those that show their claims; what is not public leaves the index."""
    pks = set(event_pks)
    pks.update(Claim.objects.filter(event__in=pks, made_in__isnull=False).order_by().values_list("made_in", flat=True))
    pks.update(Link.objects.filter(target__in=pks).order_by().values_list("source", flat=True))
    for batch in batches(sorted(pks)):
        SearchText.objects.filter(event__in=batch).exclude(event__in=Event.objects.public()).delete()
        write(batch)


@transaction.atomic
def rebuild(done: Callable[[int], None] = lambda number: None) -> int:
    """Write the whole index anew and say how many events it holds; ``done`` hears of each batch."""
    SearchText.objects.all().delete()
    total = 0
    for batch in batches(Event.objects.public().order_by("pk").values_list("pk", flat=True)):
        total += write(batch)
        done(total)
    return total


def naming(*, actors=(), places=(), articles=()) -> set[int]:
    """Keys of the events found by names of these rows, or by names met in these articles.

    To be reindexed when a name, an alias or a place's parent changes, and when an article with aliases becomes public.
    """
    actors = Q(pk__in=[actor.pk for actor in actors]) | Q(aliases__article__in=list(articles))
    places = Q(pk__in=[place.pk for place in places]) | Q(aliases__article__in=list(articles))
    named = set(Actor.objects.filter(actors).values_list("pk", flat=True))
    inside = set(Place.objects.filter(places).values_list("pk", flat=True))
    while parts := set(Place.objects.filter(parent__in=inside).values_list("pk", flat=True)) - inside:
        inside |= parts
    rows = (
        Participation.objects.filter(actor__in=named).values_list("event", flat=True),
        Claim.objects.filter(said_by__in=named).values_list("event", flat=True),
        Claim.objects.filter(said_by__in=named, made_in__isnull=False).values_list("made_in", flat=True),
        EventPlace.objects.filter(place__in=inside).values_list("event", flat=True),
    )
    return {pk for found in rows for pk in found.order_by()}


def batches(pks: Iterable[int]) -> Iterator[list[int]]:
    pks = iter(pks)
    while batch := list(islice(pks, BATCH)):
        yield batch


def write(event_pks: list[int]) -> int:
    """Write the words of those of the events that are public."""
    texts = {pk: [title] for pk, title in Event.objects.public().filter(pk__in=event_pks).values_list("pk", "title")}
    for pk, text in pieces(list(texts)):
        texts[pk].append(text)
    rows = [SearchText(event_id=pk, words=distinct_words(" ".join(parts))) for pk, parts in texts.items()]
    # Two changes at once may write the words of an event that both are linked with.
    return len(SearchText.objects.bulk_create(rows, update_conflicts=True, unique_fields=["event"], update_fields=["words"]))


def distinct_words(text: str) -> str:
    """What is written to the index, and what is asked of it."""
    return " ".join(sorted({word[:LONGEST_WORD] for word in fold(text).split()}))


def pieces(pks: list[int]) -> Iterator[tuple[int, str]]:
    """Everything that an event is found by, with the event's key."""
    about = Claim.objects.filter(event__in=pks).order_by()
    made = Claim.objects.public().filter(made_in__in=pks).order_by()
    yield from chain(about.values_list("event", "text"), about.values_list("event", "position"))
    yield from chain(made.values_list("made_in", "text"), made.values_list("made_in", "position"))
    for way, shown in SHOWN_ON.items():
        yield from Citation.objects.filter(shown, **{f"{way}__in": pks}).order_by().values_list(way, "quote")
    yield from actor_names(pks)
    yield from place_names(pks)


def actor_names(pks: list[int]) -> Iterator[tuple[int, str]]:
    """Participants and speakers under every name that readers may see."""
    about = Claim.objects.filter(event__in=pks, said_by__isnull=False).values_list("event", "said_by")
    made = Claim.objects.public().filter(made_in__in=pks, said_by__isnull=False).values_list("made_in", "said_by")
    taking_part = Participation.objects.filter(event__in=pks).values_list("event", "actor")
    pairs = {*about.order_by(), *made.order_by(), *taking_part.order_by()}
    names = names_of(Actor, "actor", {actor for _, actor in pairs})
    return ((event, name) for event, actor in pairs for name in names[actor])


def place_names(pks: list[int]) -> Iterator[tuple[int, str]]:
    """Places and what they lie in, under every name."""
    pairs = EventPlace.objects.filter(event__in=pks).order_by().values_list("event", "place")
    parents = parents_of({place for _, place in pairs})
    names = names_of(Place, "place", set(parents))
    for event, place in pairs:
        seen = set()
        while place and place not in seen:
            seen.add(place)
            yield from ((event, name) for name in names[place])
            place = parents[place]


def parents_of(places: set[int]) -> dict[int, int | None]:
    """Each place and each above it, with its parent."""
    parents = {}
    while missing := places - set(parents):
        parents.update(Place.objects.filter(pk__in=missing).values_list("pk", "parent"))
        places = {parent for parent in parents.values() if parent}
    return parents


def names_of(model: type[models.Model], key: str, pks: set[int]) -> dict[int, list[str]]:
    names = {pk: [name] for pk, name in model.objects.filter(pk__in=pks).values_list("pk", "name")}
    for pk, name in Alias.objects.public().filter(**{f"{key}__in": pks}).order_by().values_list(key, "name"):
        names[pk].append(name)
    return names
