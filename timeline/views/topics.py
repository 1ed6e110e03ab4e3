"""Topics: the story lines, and one of them with its own chronology."""

from django.db.models import Count, Q
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from timeline.chronology.involvement import companions
from timeline.models import Event, RecordKind, Topic
from timeline.models.lists import PUBLIC

from .moved import moved
from .subjects import Own


@require_safe
def topics(request):
    rows = Topic.objects.public().annotate(number=Count("events", filter=Q(events__status__in=PUBLIC)))
    return TemplateResponse(request, "topics.html", {"topics": rows})


@require_safe
def topic(request, slug):
    found = Topic.objects.public().filter(slug=slug).first()
    if found is None:
        return moved(Topic.objects.public(), RecordKind.TOPIC, slug)
    own = Own(request, Event.objects.public().filter(topics=found))
    context = {"topic": found, "own": own, "companions": companions(own.events.values("pk"))}
    return TemplateResponse(request, "topic.html", context, status=own.status)
