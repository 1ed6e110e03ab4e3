"""A chronology of N made-up events: skewed actors, places and types, one to three claims, each cited."""

import random
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from timeline.models import About, Actor, Article, Citation, Claim, Event, EventPlace, EventType, Participation, Place, Publisher

WORDS = [
    "rocket",
    "attack",
    "convoy",
    "embassy",
    "base",
    "statement",
    "minister",
    "talks",
    "ceasefire",
    "drone",
    "border",
    "visit",
    "sanction",
    "funeral",
    "order",
    "patrol",
    "camp",
]
ROLES = ["initiator", "target", "speaker", "addressee", "accused"]
BATCH = 2_000


def skewed(rng, rows):
    """A row, the first ones far more often than the last."""
    return rows[min(int(rng.paretovariate(0.8)) - 1, len(rows) - 1)]


def dates(rng):
    """A date as chronologies have them: most are days, some are loose."""
    day = date(2000, 1, 1) + timedelta(days=rng.randrange(9_000))
    chance = rng.random()
    if chance < 0.7:
        return day.isoformat()
    if chance < 0.85:
        return f"{day:%Y-%m}"
    if chance < 0.95:
        return f"[{day}..{day + timedelta(days=rng.randrange(2, 20))}]"
    return f"{day:%Y}"


def vocabulary(rng):
    """The rows that events hang on."""
    family = EventType.objects.create(slug="violence", name="Violence")
    types = EventType.objects.bulk_create(EventType(slug=f"type-{n}", name=f"Type {n}", family=family) for n in range(30))
    abouts = About.objects.bulk_create(About(slug=slug, name=slug.title()) for slug in ("happened", "killed", "responsibility"))
    publishers = Publisher.objects.bulk_create(Publisher(slug=f"publisher-{n}", name=f"Publisher {n}") for n in range(40))
    articles = Article.objects.bulk_create(
        Article(
            slug=f"article-{n}", title=f"Article {n} on {rng.choice(WORDS)}", publisher=rng.choice(publishers), published=dates(rng),
            origin=rng.choice([None, *publishers[:10]]), published_basis="printed", is_public=True,
        )
        for n in range(500)
    )  # fmt: skip
    actors = Actor.objects.bulk_create(Actor(slug=f"actor-{n}", name=f"Actor {n}", kind="organisation", is_public=True) for n in range(400))
    places = Place.objects.bulk_create(
        Place(slug=f"place-{n}", name=f"Place {n}", country=rng.choice(["iq", "ir", "us", "sea"]), is_public=True) for n in range(200)
    )
    return types, abouts, articles, actors, places


def event(rng, number, types, now):
    title = " ".join(rng.choices(WORDS, k=6)).capitalize()
    return Event(
        slug=f"event-{number}", title=f"{title} {number}", kind=rng.choice(["occurrence", "occurrence", "statement", "plan"]),
        type=skewed(rng, types), date=dates(rng), date_basis="stated", status="published", first_published=now,
    )  # fmt: skip


def citation(rng, articles, **of):
    start = rng.randrange(5_000)
    quote = " ".join(rng.choices(WORDS, k=8))
    return Citation(article=skewed(rng, articles), quote=quote, paragraph=1, start=start, end=start + len(quote), **of)


def batch(rng, first, size, rows, now):
    """Events first … first + size − 1 with everything that hangs on them."""
    types, abouts, articles, actors, places = rows
    events = Event.objects.bulk_create(event(rng, n, types, now) for n in range(first, first + size))
    claims = Claim.objects.bulk_create(
        Claim(
            key=f"{e.slug}-{n}", event=e, number=n, text=" ".join(rng.choices(WORDS, k=10)), about=abouts[n],
            position=rng.choice(["", "", "yes", "no"]) if n else "", said_by=skewed(rng, actors) if n else None,
        )
        for e in events
        for n in range(rng.randrange(1, 4))
    )  # fmt: skip
    Citation.objects.bulk_create([citation(rng, articles, event=e) for e in events] + [citation(rng, articles, claim=c) for c in claims])
    Participation.objects.bulk_create(
        (Participation(event=e, actor=skewed(rng, actors), role=role) for e in events for role in rng.sample(ROLES, rng.randrange(1, 4))),
        ignore_conflicts=True,
    )
    EventPlace.objects.bulk_create(EventPlace(event=e, place=skewed(rng, places)) for e in events if rng.random() < 0.7)


def fill(count, seed=2020):
    """Write ``count`` events into the empty database that Django is set up for."""
    rng, now = random.Random(seed), timezone.now()  # noqa: S311  made-up data, not secrets
    rows = vocabulary(rng)
    for first in range(0, count, BATCH):
        with transaction.atomic():
            batch(rng, first, min(BATCH, count - first), rows, now)
