"""The history of a row: what each revision changed, and the way back to it. What was changed, loaded and redirected, as lists."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from timeline.admin.stale import Stale, newer_than
from timeline.admin.units import history_of, unit
from timeline.curation.changing import NeedsReason
from timeline.curation.checking import CONTROL
from timeline.curation.differences import Difference, differences
from timeline.curation.history import is_shown
from timeline.curation.mentions import Mentions
from timeline.curation.publishing import NotPublishable
from timeline.curation.records import kind_of, record, with_parts
from timeline.curation.reverting import revert, taken
from timeline.curation.rewriting import NotPossible
from timeline.curation.shapes import KIND_OF
from timeline.models import Revision, Seeded, SlugRedirect
from timeline.text.typography import one_line_end

PAGE = "p"
PER_PAGE = 50
FEW = 6  # differences of one revision that stand open
LONGEST_REASON = 500
VERBS = {
    "created": "Made",
    "loaded": "Loaded from the files",
    "edited": "Edited",
    "deleted": "Deleted",
    "checked": "Quotes checked again",
    "attached": "Text added",
    "submitted": "Submitted for review",
    "sent back": "Sent back to draft",
    "published": "Published",
    "flagged": "Marked: needs an update",
    "updated": "Marked: up to date again",
    "retracted": "Retracted",
    "reinstated": "Retraction taken back",
    "recorded": "As it stood then",
    "merged": "Merged into another event",
    "received": "Took in another event",
    "unmerged": "Merge undone",
    "reverted": "Taken back to an earlier version",
    "moved": "Moved to another address",
}


class Reason(forms.Form):
    """Why something is done, and the newest revision that the page showed."""

    why = forms.CharField(required=False, max_length=LONGEST_REASON)
    seen = forms.CharField(required=False)

    def clean_why(self):
        why = one_line_end(self.cleaned_data["why"])
        if CONTROL.search(why):
            raise ValidationError("the reason holds a control character; expected text only")
        return why

    @property
    def typed(self) -> str:
        return self.data.get("why", "")

    @property
    def problem(self) -> str:
        return " ".join(message for found in self.errors.values() for message in found)


@dataclass(frozen=True)
class Entry:
    """One revision, what it changed, and whether the row can be taken back to it."""

    revision: Revision
    changes: list[Difference] = field(default_factory=list)
    may_return: bool = False
    is_first: bool = False

    @property
    def done(self) -> str:
        return VERBS.get(self.revision.verb, self.revision.verb.capitalize())

    @property
    def is_long(self) -> bool:
        return self.is_first or len(self.changes) > FEW


@dataclass(frozen=True)
class Refusal:
    """Why the row was not taken back to a revision, and the reason that was typed."""

    revision: int
    sentence: str
    typed: str
    status: int = 200


class Historied:
    """The pages of an admin that show a row's history and take it back."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.revert_view)
        name = f"timeline_{self.opts.model_name}_revert"
        return [path("<path:object_id>/revert/<int:revision>/", view, name=name), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        """A part's history is that of the row that it belongs to."""
        row = super().get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if type(row) not in KIND_OF:
            return HttpResponseRedirect(history_page(unit(row)))
        return self.show_history(request, row)

    def revert_view(self, request, object_id, revision):
        """Take the row back to a revision, if nobody has changed it since the page was opened."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = super().get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if type(row) not in KIND_OF or not history_of(row).filter(pk=revision).exists():
            raise Http404
        form = Reason(request.POST)
        try:
            taken_to = self.take_back(request, row, revision, form)
        except Stale as stale:
            newest = stale.since[0]
            sentence = (
                f"{newest.who or 'somebody'} changed it on {newest.when:%-d %B %Y, %H:%M}, while this page was open; it shows that now"
            )
            return self.show_history(request, row, Refusal(revision, sentence, form.typed, 409))
        except (NotPossible, NotPublishable, NeedsReason, ValidationError) as refused:
            sentence = refused.message if isinstance(refused, ValidationError) else str(refused)
            return self.show_history(request, row, Refusal(revision, sentence, form.typed))
        except self.model.DoesNotExist:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        messages.success(request, f"“{row}” holds again what it held on {taken_to.when:%-d %B %Y, %H:%M}.")
        return HttpResponseRedirect(history_page(row))

    @transaction.atomic
    def take_back(self, request, row, revision, form) -> Revision:
        """Locked first, so that what was checked still holds when it is written."""
        row = self.model.objects.select_for_update(no_key=True).get(pk=row.pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if not form.is_valid():
            raise ValidationError(form.problem)
        if stale := newer_than(form.cleaned_data["seen"], history_of(row)):
            raise stale
        found = history_of(row).get(pk=revision)
        revert(row, found, request.user, form.cleaned_data["why"])
        return found

    def show_history(self, request, row, refusal=None):
        seen = history_of(row).values_list("pk", flat=True).first() or 0  # before the entries, so that it is never newer
        history = history_of(row).select_related("who")
        pages = Paginator(history, PER_PAGE)
        at = history.filter(pk__gt=refusal.revision).count() // PER_PAGE + 1 if refusal else request.GET.get(PAGE)
        shown = pages.get_page(at)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{row}”",
            "opts": self.opts,
            "row": row,
            "entries": entries(row, list(shown), may_return=self.has_change_permission(request, row)),
            "shown": shown,
            "range": pages.get_elided_page_range(shown.number),
            "PAGE": PAGE,
            "seen": seen,
            "asks_why": is_shown(row),
            "refusal": refusal,
            "LONGEST": LONGEST_REASON,
        }
        return TemplateResponse(request, "admin/timeline/history.html", context, status=refusal.status if refusal else 200)


def entries(row: Model, revisions: list[Revision], *, may_return: bool) -> list[Entry]:
    """The revisions of a page, each compared with the one before it; one look-up serves all."""
    if not revisions:
        return []
    kind = kind_of(row)
    older = history_of(row).filter(pk__lt=revisions[-1].pk).first()
    mentions = Mentions([(kind, each.content) for each in (*revisions, older) if each and each.content])
    present = taken(kind, record(kind, with_parts(kind).get(pk=row.pk)))
    found = []
    for revision, before in zip(revisions, [*revisions[1:], older], strict=True):
        changes = differences(kind, before and before.content, revision.content or {}, mentions=mentions)
        other = bool(revision.content) and taken(kind, revision.content) != present
        found.append(Entry(revision, changes, may_return and other, before is None))
    return found


def history_page(row: Model) -> str:
    return reverse(f"admin:timeline_{row._meta.model_name}_history", args=[row.pk])


class ReadOnly(admin.ModelAdmin):
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ["when", "kind", "key", "verb", "who", "public"]
    list_filter = ["kind", "verb", "public"]
    list_select_related = ["who"]
    search_fields = ["key", "why"]


@admin.register(Seeded)
class SeededAdmin(ReadOnly):
    list_display = ["kind", "key", "digest"]
    list_filter = ["kind"]
    search_fields = ["key"]


@admin.register(SlugRedirect)
class SlugRedirectAdmin(ReadOnly):
    list_display = ["kind", "slug", "target"]
    list_filter = ["kind"]
    search_fields = ["slug"]
