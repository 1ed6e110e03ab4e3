"""Two people at one form: what the other one saved, with what this one typed laid over it.

A form carries the values it was opened with (Django's hidden initials), so that what was typed can be told from what was
only sent along.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import IntegrityError, OperationalError
from django.forms import BaseForm, BoundField
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT, BaseFormSet
from django.http import QueryDict

from timeline.models import Revision

AT_ONCE = "somebody else saved the same at the same moment; look it over and save again"
CAME_BETWEEN = (IntegrityError, OperationalError)  # the same address or row; a database that is busy; each waiting for the other
GONE = "deleted meanwhile"
CLOSED = "filled meanwhile; what you typed is only here"


class Stale(ValueError):
    """Others changed the row after the form was opened; ``since`` are their revisions, the newest first."""

    def __init__(self, opened: Revision | None, since: list[Revision]):
        super().__init__("changed meanwhile")
        self.opened, self.since = opened, since


@dataclass
class Clash:
    """A field that this person changed: what they typed, and what now stands there."""

    label: str
    typed: str
    now: str


@dataclass
class Union:
    """The form to show: their rows with what was typed laid over them, and what was typed, field by field."""

    data: QueryDict
    typed: list[Clash] = field(default_factory=list)


def newer_than(seen: str, history) -> Stale | None:
    """Whether the row's history holds other content than the form was opened with."""
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0
    since = list(history.filter(pk__gt=number).select_related("who").order_by("-pk"))
    opened = history.filter(pk=number).first()
    if not since or (opened and opened.content == since[0].content):
        return None
    return Stale(opened, since)


Forms = tuple[BaseForm, list[BaseFormSet]]


def unite(posted: QueryDict, mine: Forms, theirs: Forms, is_typed: Callable[[str, str], bool]) -> Union:
    """``mine`` is bound to what was posted, ``theirs`` shows the rows as they now stand; ``is_typed`` knows what a person sends."""
    union = Union(posted.copy())
    _lay_over(union, mine[0], theirs[0], theirs[0].prefix)
    now = {each.prefix: each for each in theirs[1]}
    for formset in mine[1]:
        if formset.prefix in now:
            _unite_rows(union, posted, formset, now[formset.prefix])
    union.typed.extend(_homeless(posted, mine, is_typed))
    return union


def _homeless(posted: QueryDict, mine: Forms, is_typed: Callable[[str, str], bool]) -> Iterator[Clash]:
    """What was typed into fields that the others' change has closed: a quote for a claim that they cited, a text that they attached."""
    forms = [mine[0], *(form for formset in mine[1] for form in formset.forms)]
    open_fields = {each.html_name for form in forms for each in form if not each.field.disabled}
    for name, value in posted.items():
        known = name.removesuffix("-named").removesuffix("-none")
        if is_typed(name, value) and known not in open_fields and value != posted.get(f"initial-{name}", ""):
            yield Clash(name.rpartition("-")[2].replace("_", " ").capitalize(), value, CLOSED)


def _unite_rows(union: Union, posted: QueryDict, mine: BaseFormSet, theirs: BaseFormSet) -> None:
    """Their rows in their order, then those of mine that they do not have and that hold something."""
    for key in [key for key in union.data if key.startswith((f"{mine.prefix}-", f"initial-{mine.prefix}-"))]:
        del union.data[key]
    numbers = [posted.get(form[mine._pk_field.name].html_name, "") for form in mine.forms]
    kept = list(theirs.initial_forms)
    known = {str(row.instance.pk) for row in kept}
    held = {number: form for number, form in zip(numbers, mine.forms, strict=True) if number in known}
    for at, row in enumerate(kept):
        _row(union, held.get(str(row.instance.pk)), row, f"{mine.prefix}-{at}")
    others = (form for number, form in zip(numbers, mine.forms, strict=True) if number not in known)
    added = [form for form in others if form.has_changed() and not _deleted(form)]
    for at, own in enumerate(added, len(kept)):
        _copy(union, own, f"{mine.prefix}-{at}", posted, mine._pk_field.name)
    for name, count in ((TOTAL_FORM_COUNT, len(kept) + len(added)), (INITIAL_FORM_COUNT, len(kept))):
        union.data[f"{mine.prefix}-{name}"] = str(count)


def _row(union: Union, own: BaseForm | None, row: BaseForm, prefix: str) -> None:
    """One row that both know, or that is new to this form."""
    for each in row:
        _put(union.data, f"{prefix}-{each.name}", _values(each))
        _put(union.data, f"initial-{prefix}-{each.name}", _values(each))
    if own is not None:
        _lay_over(union, own, row, prefix)
        if _deleted(own):
            union.data[f"{prefix}-{DELETION_FIELD_NAME}"] = "on"


def _lay_over(union: Union, mine: BaseForm, theirs: BaseForm, prefix: str | None) -> None:
    """Fields that were changed stay as they were typed, the others show what now stands there."""
    changed = set(mine.changed_data)
    for each in theirs:
        name = f"{prefix}-{each.name}" if prefix else each.name
        if each.name in ("seen", "why", DELETION_FIELD_NAME):
            continue
        if each.name in changed and each.name in mine.fields:
            _carry(union.data, mine[each.name], name, mine.data)
            union.typed.append(Clash(_label(mine, each), _shown(mine[each.name]), _shown(each)))
        else:
            _put(union.data, name, _values(each))
        _put(union.data, f"initial-{name}", _values(each))


def _copy(union: Union, own: BaseForm, prefix: str, posted: QueryDict, key: str) -> None:
    """A row that only this form has, as a new one: just typed, or deleted meanwhile by somebody else."""
    gone = bool(posted.get(own[key].html_name))
    for each in own:
        if each.name != key:
            _carry(union.data, each, f"{prefix}-{each.name}", posted)
            _put(union.data, f"initial-{prefix}-{each.name}", posted.getlist(each.html_initial_name) or [""])
    if gone:
        union.typed.extend(Clash(_label(own, own[name]), _shown(own[name]), GONE) for name in own.changed_data if name in own.fields)


def _carry(data: QueryDict, typed: BoundField, name: str, posted: QueryDict) -> None:
    """Everything that the field's widget sent, under its place in the new form."""
    sent = typed.html_name
    for key in posted:
        if key == sent or (key.startswith(f"{sent}-") and key.removeprefix(f"{sent}-") in ("named", "none")):
            data.setlist(name + key.removeprefix(sent), posted.getlist(key))
    if sent not in posted:
        data.pop(name, None)


def _put(data: QueryDict, name: str, values: list[str]) -> None:
    for key in (name, f"{name}-named", f"{name}-none"):
        data.pop(key, None)
    if values:
        data.setlist(name, values)


def _values(shown: BoundField) -> list[str]:
    """What a browser would send for the field as it stands."""
    value = shown.value()
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    return [str(getattr(item, "pk", item)) for item in value] if isinstance(value, list | tuple) else [str(value)]


def _shown(shown: BoundField) -> str:
    """The value in words: the names of what is chosen, not their numbers."""
    values = _values(shown)
    queryset = getattr(shown.field, "queryset", None)
    if queryset is not None:
        numbers = [value for value in values if value.isascii() and value.isdigit() and len(value) < 19]
        values = [str(row) for row in queryset.filter(pk__in=numbers)] or values
    choices = {} if queryset is not None else dict(_flat(getattr(shown.field, "choices", ())))
    return ", ".join(str(choices.get(value, value)) for value in values) or "nothing"


def _flat(choices) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        yield from _flat(label) if isinstance(label, list | tuple) else [(str(value), str(label))]


def _label(form: BaseForm, bound: BoundField) -> str:
    of = f" of “{form.instance}”" if form.prefix and form.instance.pk else ""
    return f"{bound.label}{of}"


def _deleted(form: BaseForm) -> bool:
    return form.data.get(form.add_prefix(DELETION_FIELD_NAME)) not in (None, "", "false", "False")
