"""Run by the commands of a server under test: who works there and on what, and whether anything is partial."""

import hashlib
import json
import sys
from threading import Thread

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from timeline.chronology.moment import one_moment
from timeline.curation.changing import Change, record_new
from timeline.curation.integrity import problems
from timeline.curation.records import record, with_parts
from timeline.curation.steps import take
from timeline.models import About, Actor, Article, Event, EventType, Publisher, Revision
from timeline.models.search import SearchText, rebuild
from timeline.text.paragraphs import paragraphs, sentences

NAMES = ("Anna", "Ben", "Carla", "David", "Ebba", "Farid", "Greta", "Hugo")
LINES = 2000
FULL_TEXT = """INSERT INTO timeline_search (timeline_search, rank) VALUES ('integrity-check', 1)"""
USUAL = {"date": "2020-05-03", "date_basis": "stated", "kind": "occurrence"}


def quote(number):
    return f"On 3 May 2020 the gate {number} was opened to all"


def line(number):
    """A sentence that stands once in the text, among words that nobody quotes."""
    return f"{quote(number)}. " + "And so it went on, for as long as anybody cared to look. " * 4


def fill(**titles):
    """Eight chief editors who are signed in, an article held in full, and events by their titles, with the steps they have taken."""
    sessions = {name: signed_in(name) for name in NAMES}
    article = held("\n".join(line(number).strip() for number in range(LINES)))
    chosen = {"article": article.pk, "type": EventType.objects.exclude(family=None).first().pk, "about": About.objects.first().pk}
    makers = User.objects.get(username=NAMES[0])
    events = {title: made(title, at, steps, article, makers) for at, (title, steps) in enumerate(titles.items())}
    actors = [Actor.objects.create(slug=f"force-{at}", name=f"Force {at}", kind="force") for at in range(2)]
    for actor in actors:
        record_new(actor)
    tell({"sessions": sessions, "chosen": chosen, "events": events, "actors": [actor.pk for actor in actors]})


def signed_in(name):
    user = User.objects.create(username=name, is_staff=True)
    user.groups.add(Group.objects.get(name="Chief editor"))
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.create()
    return session.session_key


def held(text):
    publisher = Publisher.objects.create(name="Gate News", slug="gate-news", kind="agency")
    how = {"text_held": "full", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    rest = {"publisher": publisher, "published": "2020-05-04", "published_basis": "printed"}
    article = Article.objects.create(slug="the-gates", title="The gates", **how, **rest)
    for each in paragraphs(text):
        spans = [list(span) for span in sentences(text, each.start, each.end)]
        article.paragraphs.create(number=each.number, start=each.start, end=each.end, sentences=spans)
    return article


@transaction.atomic
def made(title, number, steps, article, who):
    """An event with one claim and its quote; ``number`` is that of a line which nobody else quotes."""
    kind = EventType.objects.exclude(family=None).first()
    event = Event.objects.create(title=title, slug=title.replace("_", "-"), type=kind, made_by=who, **USUAL)
    claim = event.claims.create(text=f"{title}.", number=1, about=About.objects.first())
    start = article.text.index(quote(number) + ".")
    for of in ({"claim": claim}, {"event": event, "words": "3 May 2020"}):
        article.citations.create(quote=quote(number), paragraph=number + 1, start=start, end=start + len(quote(number)), **of)
    record_new(event, who)
    for step in steps:
        take(event, step, who, "Because.")
    return event.pk


def look(*pks):
    """What is wrong anywhere, and everything that is known of these events."""
    tell({"wrong": [*problems(), *partial(), *unsearchable()], "events": {pk: known(pk) for pk in pks}})


def known(pk):
    event = with_parts("event").filter(pk=pk).first()
    revisions = Revision.objects.filter(kind="event", row=pk).order_by("pk").values_list("who__username", "verb", "why", "content")
    return {"record": event and record("event", event), "history": list(revisions)}


def partial():
    """Rows that do not stand as their history says."""
    newest = {}
    for revision in Revision.objects.order_by("pk"):
        newest[revision.kind, revision.row] = revision
    for (kind, pk), revision in newest.items():
        row = with_parts(kind).filter(pk=pk).first()
        now = row and record(kind, row)
        if (now is None) != (revision.verb == "deleted") or (now is not None and now != revision.content):
            yield f"{kind} {pk} is {now}; its history says {revision.verb}: {revision.content}"
    for event in Event.objects.filter(made_by__isnull=False):
        changes = Revision.objects.filter(kind="event", row=event.pk).exclude(verb="created").count()
        if event.version != changes + 1:
            yield f"event {event.pk} has version {event.version} after {changes} changes"


def unsearchable():
    """Events that would be found by other words if the index were made anew."""
    before = dict(SearchText.objects.values_list("event", "words"))
    with transaction.atomic():
        rebuild()
        after = dict(SearchText.objects.values_list("event", "words"))
        transaction.set_rollback(True)
    yield from (f"event {pk} is found by other words than it holds" for pk in before | after if before.get(pk) != after.get(pk))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(FULL_TEXT)


def look_twice(pk):
    """The title of an event as a reader sees it, before and after somebody else changes it."""
    titles = Event.objects.filter(pk=pk).values_list("title", flat=True)
    with one_moment():
        seen = [titles.get()]
        changing = Thread(target=change, args=(pk,))
        changing.start()
        changing.join()
        seen.append(titles.get())
    tell([*seen, titles.get()])


def change(pk):
    with transaction.atomic():
        done = Change(Event(pk=pk))
        done.row.title = "Changed"
        done.row.save()
        done.close("edited", why="Because.")
    connection.close()


def tell(found):
    json.dump(found, sys.stdout, default=str)
