"""The shared admin: every change is locked, compared, held to the rules and written to history, or comes back as it was typed."""

from copy import copy

from django import forms
from django.contrib import admin
from django.contrib.messages.storage import default_storage
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied

from timeline.admin.choices import Reachable
from timeline.admin.deleting import Deleting
from timeline.admin.forms import TextForm
from timeline.admin.history import LONGEST_REASON, Historied
from timeline.admin.stale import AT_ONCE, CAME_BETWEEN, Stale, newer_than, unite
from timeline.admin.units import history_of, owner, unit
from timeline.chronology.moment import one_moment
from timeline.curation.changing import Change, NeedsReason, one_at_a_time, record_new, was_ever_public
from timeline.curation.differences import differences
from timeline.curation.history import is_shown
from timeline.curation.publishing import NotPublishable
from timeline.curation.rights import may_edit
from timeline.curation.shapes import KIND_OF
from timeline.curation.steps import NotInOrder
from timeline.desk import is_typed, what_was_typed
from timeline.models import Event, Revision

OURS = ("seen", "why")
NAMED_BY = ("actor", "place", "target")  # a row of the page is named by one of these


class Beside(Reachable):
    """Rows of another table on the page of the row that they belong to; the blank one serves where no script runs."""

    form = TextForm

    def get_extra(self, request, obj=None, **kwargs):
        """None on a page that may only be read."""
        return 1 if obj is None or self.admin_site.get_model_admin(type(obj)).has_change_permission(request, obj) else 0


class Rows(Beside, admin.TabularInline):
    def get_queryset(self, request):
        """With the rows that they are named by."""
        return super().get_queryset(request).select_related(*(field.name for field in self.opts.fields if field.name in NAMED_BY))


class Blocks(Beside, admin.StackedInline):
    pass


class OnDesk:
    """What every form of the desk asks and says beside its fields; a first saving's refusal stands in it as errors."""

    refused = None
    user = None
    newest = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.newest

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        event = cleaned.get("event")
        if isinstance(event, Event) and not may_edit(self.user, event):
            self.add_error("event", f"“{event}” is {event.get_status_display()} and not yours to change; choose another.")
        if isinstance(self.refused, NeedsReason):
            self.add_error("why", f"{self.refused}.")
        elif isinstance(self.refused, NotPublishable):
            for reason in self.refused.reasons:
                self.add_error(None, f"Not saved, for a rule would be broken: {reason}")
        elif self.refused is not None:
            self.add_error(None, f"Not saved: {self.refused}.")
        return cleaned


class RecordedAdmin(Deleting, Historied, Reachable, admin.ModelAdmin):
    form = TextForm
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    change_form_template = "admin/timeline/change_form.html"

    class Media:
        css = {"all": ["desk.css"]}

    # What may be seen and changed

    def has_change_permission(self, request, obj=None):
        """What hangs on an event follows the event."""
        row = obj and unit(obj)
        return super().has_change_permission(request, obj) and not (isinstance(row, Event) and not may_edit(request.user, row))

    def has_delete_permission(self, request, obj=None):
        """What was public stays: it is corrected or retracted."""
        if not super().has_delete_permission(request, obj) or obj is None:
            return super().has_delete_permission(request, obj)
        return not was_ever_public(obj) if type(obj) in KIND_OF else self.has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """A part stays with its row, whose history it is in."""
        kept = super().get_readonly_fields(request, obj)
        return [*kept, owner(obj)] if obj is not None and type(obj) not in KIND_OF else kept

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if getattr(obj, "is_public", False) else None

    # The form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        why = forms.CharField(
            label="Reason for the change",
            required=False,
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Readers see it in the change log." if obj is not None and is_shown(unit(obj)) else "Kept in the history.",
        )
        seen = forms.CharField(required=False, widget=forms.HiddenInput)
        extra = {"why": why, "seen": seen, "user": request.user, "refused": getattr(request, "refused", None)}
        extra["newest"] = getattr(request, "newest", 0)
        return type(form.__name__, (OnDesk, form), extra)

    def get_fields(self, request, obj=None):
        """Without those that the template places."""
        return [name for name in super().get_fields(request, obj) if name not in OURS]

    def get_object(self, request, object_id, from_field=None):
        """To be changed, it is locked first and read again; ``Stale`` where the form was opened before others changed it.

        To be shown, it is read again behind the number of its newest revision, so that the form is never older than it says.
        """
        row = super().get_object(request, object_id, from_field)
        if row is None or (request.method == "POST" and hasattr(request, "change")):
            return row
        if request.method != "POST":
            request.newest = history_of(unit(row)).values_list("pk", flat=True).first() or 0
            return super().get_object(request, object_id, from_field)
        try:
            request.change = Change(unit(row))
        except ObjectDoesNotExist:  # deleted while its lock was waited for
            return None
        row = super().get_object(request, object_id, from_field)
        if row is not None and hasattr(request, "opened") and (stale := newer_than(request.opened, history_of(request.change.row))):
            raise stale
        return row

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A form that may not be saved any more shows what was typed; what never might have been sent is forbidden."""
        given = (object_id, form_url, extra_context)
        if request.method != "POST":
            return super().changeform_view(request, *given)
        try:
            return self.save_or_hand_back(request, *given)
        except PermissionDenied:
            return what_was_typed(request, f"You may not change this {self.opts.verbose_name} as it now stands.", status=403)

    def save_or_hand_back(self, request, *given):
        """Where the rows as saved break a rule, all of it is rolled back and the form comes back with the reasons."""
        request.opened = request.POST.get("seen", "")
        try:
            return super().changeform_view(request, *given)
        except Stale as stale:
            return self.bring_together(request, stale, *given)
        except (NotPublishable, NeedsReason, NotInOrder) as refused:
            return self.hand_back(request, refused, *given)
        except CAME_BETWEEN:
            return self.hand_back(request, NotInOrder(AT_ONCE), *given)

    def hand_back(self, request, refused, *given):
        """The form as it was typed, with what was wrong: nothing has been saved, nothing is locked, and nobody is told otherwise."""
        with one_moment():
            return rendered(self.as_typed(request, refused, *given))

    def as_typed(self, request, refused, object_id, form_url, extra_context):
        request.refused, request.change = refused, None
        request._messages = default_storage(request)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def bring_together(self, request, stale, *given):
        """The form with what others saved meanwhile, and what was typed laid over it."""
        with one_moment():
            return rendered(self.united(request, stale, *given))

    def united(self, request, stale, object_id, form_url, extra_context):
        ours = self.as_typed(request, stale, object_id, form_url, extra_context)
        fresh = copy(request)
        fresh.method = "GET"
        fresh.refused = None
        theirs = super().changeform_view(fresh, object_id, form_url, extra_context)
        if gone := next((answer for answer in (ours, theirs) if "adminform" not in (getattr(answer, "context_data", None) or {})), None):
            return gone  # deleted, or closed to this person, since the form was found stale
        union = unite(request.POST, *(forms_in(answer) for answer in (ours, theirs)), is_typed)
        newest = stale.since[0]
        union.data["seen"] = str(newest.pk)
        request.POST = union.data
        shown = {
            "stale": stale,
            "changed": differences(newest.kind, stale.opened.content if stale.opened else None, newest.content),
            "typed": union.typed,
        }
        return self.as_typed(request, stale, object_id, form_url, (extra_context or {}) | shown)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Somebody deleted it while this form was open."""
        if request.method != "POST" or "seen" not in request.POST:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        deletions = Revision.objects.filter(kind=KIND_OF.get(self.model), verb="deleted")
        last = deletions.filter(row=object_id).first() if object_id.isdecimal() else None
        by = f", by {last.who or 'somebody'} on {last.when:%-d %B %Y, %H:%M}" if last else ""
        why = f" (“{last.why}”)" if last and last.why else ""
        return what_was_typed(request, f"This {opts.verbose_name} was deleted while the form was open{by}{why}.", status=409)

    # Saving

    def save_model(self, request, obj, form, change):
        """What is added to another row is a change of that one."""
        if not change:
            one_at_a_time()
            if type(obj) not in KIND_OF:
                request.change = changed_by(request.user, unit(obj))
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        why = form.cleaned_data.get("why", "")
        if hasattr(request, "change"):
            request.change.close("edited", request.user, why)
        else:
            record_new(form.instance, request.user, why)


def changed_by(user, row):
    """A change of a row that may have been deleted, or closed to the person, while the form was read."""
    try:
        change = Change(row)
    except ObjectDoesNotExist:
        raise NotInOrder(f"“{row}” was deleted meanwhile") from None
    if isinstance(change.row, Event) and not may_edit(user, change.row):
        raise NotInOrder(f"“{row}” is {change.row.get_status_display()} now")
    return change


def rendered(answer):
    return answer.render() if hasattr(answer, "render") else answer


def forms_in(answer):
    """Form and formsets of a change page."""
    found = answer.context_data
    return found["adminform"].form, [each.formset for each in found["inline_admin_formsets"]]
