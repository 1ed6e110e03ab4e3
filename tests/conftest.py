"""Builders: rows that are valid and public unless a test says otherwise."""

import hashlib
from importlib import import_module
from itertools import count

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from django.utils.text import slugify
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from timeline import urls  # noqa: F401  the admin's modules come with the addresses, and some tests are made for each of them
from timeline.curation.publishing import refresh
from timeline.models import (
    About,
    Actor,
    Article,
    Citation,
    Claim,
    Event,
    EventPlace,
    EventType,
    Paragraph,
    Participation,
    Place,
    Publisher,
    Topic,
)
from timeline.models.lists import PUBLIC
from timeline.models.search import naming, reindex
from timeline.text.anchors import find
from timeline.text.paragraphs import paragraphs, sentences

# No test is timed: a first example reads tables, and a busy machine takes as long as it takes.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

CHARACTERS = 20_000
FAMILIES = {
    "rocket-attack": "violence",
    "targeted-killing": "violence",
    "drone-strike": "violence",
    "show-of-force": "force",
    "truce": "force",
    "talks": "diplomacy",
    "threat": "statement",
    "denial": "statement",
    "announcement": "statement",
    "decision": "political",
    "funeral": "ceremony",
}
GROUPS = {"contributor": "Contributor", "editor": "Editor", "chief": "Chief editor"}
numbers = count(1)


def named(make, value, **fields):
    """A row as given, or made from a name; the same name is the same row."""
    return make(value, **fields) if isinstance(value, str) else value


def free_slug(model, text):
    slug = slugify(text)[:70] or "row"
    return f"{slug}-{next(numbers)}" if model.objects.filter(slug=slug).exists() else slug


def event_type(slug):
    family, _ = EventType.objects.get_or_create(slug=FAMILIES.get(slug, "violence"), defaults={"name": FAMILIES.get(slug, "violence")})
    words = slug.replace("-", " ")
    return EventType.objects.get_or_create(slug=slug, defaults={"name": words, "family": family, "plover": "ASSAULT"})[0]


def subject(slug):
    heading = slug.replace("-", " ").capitalize()
    counts = slug in ("killed", "injured", "fired")
    return About.objects.get_or_create(slug=slug, defaults={"name": heading, "question": f"{heading}?", "counts": counts})[0]


class Together(LoadScopeScheduling):
    """One process drives the browser, for it is one server and one database; all other tests go where there is room."""

    def _split_scope(self, nodeid):
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


@pytest.fixture(autouse=True)
def quick_settings(settings):
    """Static files under their own names and none to gather or look through first; passwords that take no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = None  # WhiteNoise would look through it for every client
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def make_publisher(db):
    def make(name="Reuters", **fields):
        fields = {"slug": slugify(name), "kind": "agency", **fields}
        return Publisher.objects.get_or_create(name=name, defaults=fields)[0]

    return make


@pytest.fixture
def make_article(make_publisher):
    """An article; with ``text`` it is held in full and its quotes must stand in it."""

    def make(title="An article", *, text="", publisher="Reuters", origin=None, published="2020-12-24", **fields):
        held = {"text_held": "full", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
        digest = {"text_held": "digest", "characters": CHARACTERS}
        fields = {"slug": free_slug(Article, title), "published_basis": "printed", **(held if text else digest), **fields}
        article = Article.objects.create(
            title=title,
            publisher=named(make_publisher, publisher),
            origin=named(make_publisher, origin) if origin else None,
            published=published,
            **fields,
        )
        for line in paragraphs(text):
            spans = [list(span) for span in sentences(text, line.start, line.end)]
            Paragraph.objects.create(article=article, number=line.number, start=line.start, end=line.end, sentences=spans)
        if not text:
            Paragraph.objects.create(article=article, number=1, start=0, end=CHARACTERS, digest="What it says, in short.")
        return article

    return make


@pytest.fixture
def make_actor(db):
    def make(name="Kataib Hezbollah", *, aliases=(), parents=(), **fields):
        fields = {"slug": slugify(name), "kind": "armed-group", **fields}
        actor, _ = Actor.objects.get_or_create(name=name, defaults=fields)
        for alias in aliases:
            actor.aliases.create(name=alias)
        actor.parents.add(*parents)
        reindex(naming(actors=[actor]))
        return actor

    return make


@pytest.fixture
def make_place(db):
    def make(name="Baghdad", *, aliases=(), **fields):
        fields = {"slug": slugify(name), "country": "iq", **fields}
        place, _ = Place.objects.get_or_create(name=name, defaults=fields)
        for alias in aliases:
            place.aliases.create(name=alias)
        reindex(naming(places=[place]))
        return place

    return make


@pytest.fixture
def make_topic(db):
    def make(name="Confrontation", **fields):
        return Topic.objects.get_or_create(name=name, defaults={"slug": slugify(name), **fields})[0]

    return make


@pytest.fixture
def cite(make_article, make_actor):
    """Cite an article for a claim, or for an event's date, place or link: ``cite(claim=claim, quote="…")``."""

    def make(*, article=None, quote="rockets fell on Saturday", via=(), **fields):
        article = article or Article.objects.filter(text="").first() or make_article()
        if article.text:
            place = find(article.text, quote)[0]
            where = {name: getattr(place, name) for name in ("prefix", "suffix", "paragraph", "start", "end")}
        else:
            start = article.citations.count() * 100
            where = {"paragraph": 1, "start": start, "end": start + len(quote)}
        citation = Citation.objects.create(article=article, quote=quote, **{**where, **fields})
        for position, actor in enumerate(via):
            citation.relays.create(actor=named(make_actor, actor), position=position)
        return citation

    return make


@pytest.fixture
def make_claim(cite, make_actor):
    """A claim about the event, with one citation unless ``cited=False``; ``refreshed=False`` leaves the index to the caller."""

    def make(
        event,
        text="Rockets fell near the embassy.",
        *,
        about="happened",
        said_by=None,
        cited=True,
        article=None,
        quote=None,
        via=(),
        refreshed=True,
        **fields,
    ):
        claim = Claim.objects.create(
            event=event,
            number=event.claims.count() + 1,
            text=text,
            about=subject(about),
            said_by=named(make_actor, said_by) if said_by else None,
            **fields,
        )
        if cited:
            cite(claim=claim, article=article, via=via, **({"quote": quote} if quote else {}))
        if refreshed:
            refresh(event)
        return claim

    return make


@pytest.fixture
def make_event(cite, make_claim, make_actor, make_place, make_topic):
    """A public event with one cited claim and a cited date.

    ``actors`` and ``places`` hold names or rows, each alone or with its role; ``topics`` names or rows.
    ``claims=0`` leaves the claim out, ``cited=False`` the citations, ``quote`` and ``article`` say which.
    """

    def make(
        title="Rocket attack", edtf="2020-12-20", *, status="published", type="rocket-attack", kind="occurrence",
        actors=(), places=(), topics=(), claims=1, cited=True, article=None, quote=None, **fields,
    ):  # fmt: skip
        fields = {"slug": free_slug(Event, title), "date_basis": "stated", **fields}
        if status in PUBLIC:
            fields.setdefault("first_published", timezone.now())
        event = Event.objects.create(title=title, date=edtf, status=status, type=event_type(type), kind=kind, **fields)
        for position, actor in enumerate(actors):
            actor, role = actor if isinstance(actor, tuple) else (actor, "participant")
            Participation.objects.create(event=event, actor=named(make_actor, actor), role=role, position=position)
        for position, place in enumerate(places):
            place, role = place if isinstance(place, tuple) else (place, "location")
            EventPlace.objects.create(event=event, place=named(make_place, place), role=role, position=position)
        event.topics.add(*(named(make_topic, topic) for topic in topics))
        words = {"article": article, **({"quote": quote} if quote else {})}
        if cited:
            cite(event=event, **words)
        for _ in range(claims):
            make_claim(event, f"{title}.", cited=cited, refreshed=False, **words)
        refresh(event)
        return event

    return make


@pytest.fixture
def person(db):
    """``person("editor")``: an account in its group, with a signed-in ``client``; the same name is the same account."""

    def make(kind, name=""):
        user, made = User.objects.get_or_create(username=name or kind, defaults={"is_staff": True})
        if made:
            if not Group.objects.filter(name=GROUPS[kind]).exists():  # a test that empties its tables loses them
                import_module("timeline.migrations.0004_groups").make_groups(apps, None)
            user.groups.add(Group.objects.get(name=GROUPS[kind]))
        user.client = Client()
        user.client.force_login(user)
        return user

    return make
