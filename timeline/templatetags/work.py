"""The desk's first page: one's own work, what waits, and what a chronology without an event needs first."""

from django import template
from django.urls import reverse

from timeline.curation.waiting import first_steps, piles_for
from timeline.dates.wording import words

register = template.Library()

FIRST = {
    "eventtype": "Add a type of event: first its family, then the type below it",
    "about": "Add a subject of claims: the question that a claim answers",
    "publisher": "Add a publisher",
    "article": "Add an article: paste its text",
    "event": "Add an event: its date, its claims, and the words of the article that they rest on",
}


@register.inclusion_tag("admin/_work.html", takes_context=True)
def work(context):
    """Everything that the person can do something about, and nothing else."""
    user = context["request"].user
    if not user.has_perm("timeline.view_event"):
        return {}
    return {"piles": piles_for(user), "steps": [step(user, *each) for each in first_steps()], "may_add": may_add(user), "user": user}


def may_add(user):
    return {name: reverse(f"admin:timeline_{name}_add") for name in ("event", "article") if user.has_perm(f"timeline.add_{name}")}


def step(user, model, is_done):
    """One of the first steps, with its address where the person may take it."""
    name = model._meta.model_name
    may = user.has_perm(f"timeline.add_{name}") and not is_done
    return {"words": FIRST[name], "is_done": is_done, "url": reverse(f"admin:timeline_{name}_add") if may else ""}


@register.filter
def when(event):
    """The date of an event, or of a proposed one, in words."""
    return words(event.date, getattr(event, "date_wording", ""))


@register.filter
def in_words(date):
    return words(date)


@register.filter
def plain(slug):
    """A name of our lists without its joints: "claims responsibility"."""
    return slug.replace("-", " ").replace("_", " ")
