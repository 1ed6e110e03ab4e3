"""Deleting a row: what never was public goes, with a reason, and every row that it was named on keeps its history."""

from copy import copy

from django.contrib.messages.storage import default_storage
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst

from timeline.admin.history import Reason
from timeline.admin.stale import CAME_BETWEEN, Stale, newer_than
from timeline.admin.units import history_of, unit
from timeline.curation.changing import Change, NeedsReason
from timeline.curation.history import is_shown, record_change
from timeline.curation.publishing import NotPublishable
from timeline.models import Actor, Article, Event, Fingerprint, Place, Topic

NAMING = {  # rows that lose something when a row of the model goes
    Article: [(Actor, "aliases__article"), (Place, "aliases__article")],
    Actor: [(Actor, "parents"), (Actor, "distinct_from")],
    Topic: [(Event, "topics")],
    Event: [(Event, "links__target")],
}


class Deleting:
    """The part of an admin that deletes."""

    delete_confirmation_template = "admin/timeline/delete_confirmation.html"

    def get_deleted_objects(self, objs, request):
        """Who may delete a row may delete what belongs to it."""
        deleted, count, _, protected = super().get_deleted_objects(objs, request)
        count.pop(Fingerprint._meta.verbose_name_plural, None)
        return without_numbers(deleted), count, set(), protected

    def delete_view(self, request, object_id, extra_context=None):
        """Asks for the reason where readers will be told; a refusal shows the page again with what was typed."""
        if request.method != "POST":
            return super().delete_view(request, object_id, self.asked(request, object_id) | (extra_context or {}))
        form = Reason(request.POST)
        request.why = form.cleaned_data["why"] if form.is_valid() else ""
        try:
            if not form.is_valid():
                raise NotPublishable([form.problem])
            return super().delete_view(request, object_id, extra_context)
        except (NotPublishable, NeedsReason) as refused:
            problem = f"Not deleted: {refused}."
        except Stale as stale:
            problem = f"Not deleted: {stale.since[0].who or 'somebody'} changed it while this page was open. Look at it again."
        except CAME_BETWEEN:
            request._messages = default_storage(request)
            problem = "Not deleted: somebody else changed it, or used it, at the same moment. Look at it again."
        fresh = copy(request)
        fresh.method, fresh.POST = "GET", QueryDict()
        shown = {"problem": problem, "why": form.typed} | self.asked(fresh, object_id)
        return super().delete_view(fresh, object_id, shown | (extra_context or {}))

    def asked(self, request, object_id) -> dict:
        """Whether readers will be told, and the newest revision that the page shows."""
        row = self.get_object(request, object_id)
        if row is None:
            return {}
        return {"asks_why": is_shown(unit(row)), "seen": history_of(unit(row)).values_list("pk", flat=True).first() or 0}

    def delete_model(self, request, obj):
        """What belongs to another row is gone from that one; the stock view has opened the transaction."""
        row = unit(obj)
        if "seen" in request.POST and (stale := newer_than(request.POST["seen"], history_of(row))):
            raise stale
        if row is not obj:
            super().delete_model(request, obj)
            request.change.close("edited", request.user, request.why)
            return
        changes = [Change(other) for other in naming(obj)]
        record_change(obj, "deleted", request.user, request.why)
        super().delete_model(request, obj)
        for change in changes:
            # A link to a draft never was shown; a name or a parent that goes was.
            change.close("edited", request.user, request.why, asks=False, hidden=isinstance(obj, Event))


def without_numbers(listed: list) -> list:
    """What is deleted, without the numbers that only machines compare."""
    start = f"{capfirst(Fingerprint._meta.verbose_name)}: "
    return [without_numbers(each) if isinstance(each, list) else each for each in listed if not str(each).startswith(start)]


def naming(row: Model) -> list[Model]:
    """Rows that lose something with this one, in the order in which they are locked."""
    found = {}
    for model, way in NAMING.get(type(row), ()):
        others: QuerySet = model.objects.filter(Q((way, row))).exclude(pk=row.pk if isinstance(row, model) else None)
        found |= {(model._meta.model_name, other.pk): other for other in others.distinct()}
    return [found[key] for key in sorted(found)]
