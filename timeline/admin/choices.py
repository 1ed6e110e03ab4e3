"""Choices of rows: searched in a list with JavaScript, typed as a name without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, Model, Q, QuerySet, TextField
from django.template.loader import render_to_string

from timeline.admin.forms import formfield
from timeline.names.folding import fold

ROW = re.compile("[0-9]{1,18}")
NAMING = re.compile(r"[^\W_]")  # quotation marks alone would find every row
BETWEEN = re.compile(r"[;\r\n]+")
LONGEST = 300
MOST_WORDS = 32
MOST_NAMES = 50
MOST_SHOWN = 8
ADDRESSES = ("slug", "key")
NAMES = ("name", "title")
FOLDED = "aliases__folded"
TWOFOLD = ("stance", "role")


@dataclass(frozen=True)
class Typed:
    """What a page without JavaScript sends: what its list held, and the name or names typed beside it."""

    chosen: str | list[str] | None
    text: str

    def __str__(self):
        return self.text


class Nameable:
    """A searched list that answers to no script with a field for a name. It loads the chosen rows alone, each once a page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {}

    def build_attrs(self, base_attrs, extra_attrs=None):
        """The list opens within the page's main part; of several rows each has a cross of its own, and there is none for all."""
        attrs = super().build_attrs(base_attrs, extra_attrs) | {"data-dropdown-parent": "#content-start"}
        return attrs | {"data-allow-clear": "false"} if self.allow_multiple_selected else attrs

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name)
        if self.allow_multiple_selected and f"{name}-none" in data:
            chosen = []
        text = data.get(f"{name}-named", "").strip()
        return Typed(chosen, text) if text else chosen

    def value_omitted_from_data(self, data, files, name):
        return super().value_omitted_from_data(data, files, name) and f"{name}-named" not in data

    def format_value(self, value):
        """Only what can be the number of a row."""
        chosen = value.chosen if isinstance(value, Typed) else value
        return [number for number in super().format_value(chosen) if ROW.fullmatch(number)]

    def optgroups(self, name, value, attrs=None):
        """One group: the empty choice where it may be made, and the rows chosen."""
        if unknown := [number for number in value if number not in self.known]:
            field = self.choices.field
            self.known |= {str(row.pk): field.label_from_instance(row) for row in short(field.queryset).filter(pk__in=unknown)}
        chosen = [(number, self.known[number]) for number in value if number in self.known]
        empty = [] if self.is_required or self.allow_multiple_selected else [("", "")]
        rows = enumerate(empty + chosen)
        options = [self.create_option(name, number, label, number in value, index) for index, (number, label) in rows]
        return [(None, options, 0)]

    def render(self, name, value, attrs=None, renderer=None):
        attrs = attrs or {}
        context = {
            "select": super().render(name, value, attrs, renderer),
            "name": f"{name}-named",
            "none": f"{name}-none" if self.allow_multiple_selected and not self.is_required else "",
            "id": f"{attrs.get('id', f'id_{name}')}-named",
            "text": value.text if isinstance(value, Typed) else "",
            "wrong": "aria-invalid" in attrs,
            "errors": attrs.get("aria-describedby", ""),
            "label": self.field.verbose_name,
            "related": self.field.related_model._meta,
            "several": self.allow_multiple_selected,
            "chosen": self.format_value(value),
        }
        return render_to_string("admin/timeline/_choice.html", context)


class RowChoice(Nameable, AutocompleteSelect):
    pass


class RowsChoice(Nameable, AutocompleteSelectMultiple):
    pass


class HiddenRows(forms.MultipleHiddenInput):
    """The rows that a form was opened with; it says so too where there were none."""

    def format_value(self, value):
        return [""] if isinstance(value, Typed) or not value else super().format_value(value)

    def value_from_datadict(self, data, files, name):
        return [number for number in super().value_from_datadict(data, files, name) or () if number]


class RowField(forms.ModelChoiceField):
    def __init__(self, *args, find, **kwargs):
        super().__init__(*args, **kwargs)
        self.find = find

    def to_python(self, value):
        if isinstance(value, Typed):
            return self.find(self.queryset, value.text)
        if value in self.empty_values:
            return None
        return rows_numbered(self.queryset, [value])[0]

    def has_changed(self, initial, data):
        """A name that is typed for the row as it was changes nothing."""
        try:
            return super().has_changed(initial, self.to_python(data).pk if isinstance(data, Typed) else data)
        except ValidationError:
            return True


class RowsField(forms.ModelMultipleChoiceField):
    hidden_widget = HiddenRows

    def __init__(self, *args, find, **kwargs):
        super().__init__(*args, **kwargs)
        self.find = find

    def to_python(self, value):
        return rows_numbered(self.queryset, value or [])

    def clean(self, value):
        return super().clean(self._numbers(value))

    def has_changed(self, initial, data):
        try:
            return super().has_changed(initial, self._numbers(data))
        except ValidationError:
            return True

    def _numbers(self, value):
        """Keys of the rows chosen and of those named."""
        chosen, text = (value.chosen, value.text) if isinstance(value, Typed) else (value, "")
        rows, wrong = rows_numbered(self.queryset, chosen or []), []
        for name in names(text):
            try:
                rows.append(self.find(self.queryset, name))
            except ValidationError as error:
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return list(dict.fromkeys(row.pk for row in rows))


class Reachable:
    """Rows of other tables are found by typing, never by their number."""

    def get_queryset(self, request):
        """Without the long text of the article that a row is of."""
        rows = super().get_queryset(request)
        return rows.defer("article__text") if any(field.name == "article" for field in self.opts.fields) else rows

    def get_autocomplete_fields(self, request):
        return [field.name for field in self.model._meta.get_fields() if _points(field) and field.related_model in admin.site._registry]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = formfield(db_field, **kwargs) or super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False  # on the row's own page
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **self._choice(db_field, request, RowField, RowChoice), **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **self._choice(db_field, request, RowsField, RowsChoice), **kwargs)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """By our own words where readers' words are the same for two, or say nothing alone ("by")."""
        if db_field.name in TWOFOLD:
            kwargs["choices"] = twofold(db_field.get_choices(include_blank=not db_field.has_default()))
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def _choice(self, db_field, request, form_class, widget):
        if db_field.name not in self.get_autocomplete_fields(request):
            return {}
        find = partial(row_named, admin.site.get_model_admin(db_field.related_model), request)
        return {"form_class": form_class, "widget": widget(db_field, self.admin_site), "find": find}


def twofold(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Our word with that of readers behind it: "hedges (says)"."""
    told = []
    for value, label in choices:
        ours, readers = value.replace("_", " ").replace("-", " "), str(label).rstrip(":")
        told.append((value, f"{ours} ({readers})" if ours and ours != readers.lower() else ours or readers))
    return told


def _points(field) -> bool:
    """Whether the field is edited as a choice of rows."""
    if isinstance(field, ManyToManyField):
        return field.remote_field.through._meta.auto_created
    return field.concrete and field.many_to_one and field.editable


def short(rows: QuerySet) -> QuerySet:
    """Rows to be named: the texts that they hold are left where they are."""
    return rows.defer(*(field.name for field in rows.model._meta.concrete_fields if isinstance(field, TextField)))


def names(text: str) -> list[str]:
    found = [name for part in BETWEEN.split(text) if (name := part.strip())]
    if len(found) > MOST_NAMES:
        raise ValidationError(f"Holds {len(found)} names; expected at most {MOST_NAMES}.")
    return found


def rows_numbered(rows: QuerySet, chosen: list) -> list[Model]:
    """The rows chosen in a list; one may be gone since the list was shown, or never have been in it."""
    numbers = {str(getattr(number, "pk", number)) for number in chosen}
    found = list(rows.filter(pk__in=[number for number in numbers if ROW.fullmatch(number)]))
    if len(found) != len(numbers):
        raise ValidationError(f"The {_called(rows)} chosen is not there any more; choose another.", code="invalid_choice")
    return found


def row_named(model_admin: admin.ModelAdmin, request, rows: QuerySet, text: str) -> Model:
    """The one row with this slug; or with this name or alias; or that alone has these words in them."""
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise ValidationError(f"Holds {len(text)} characters; expected a name of at most {LONGEST}, in at most {MOST_WORDS} words.")
    fields = own_names(model_admin, request)
    if NAMING.search(text) and model_admin.has_view_permission(request):
        for condition in _readings(fields, text):
            found = rows.model._default_manager.order_by().filter(condition)
            if candidates := list(short(rows).filter(pk__in=found.values("pk"))[: MOST_SHOWN + 1]):
                return _only(candidates, text)
    raise ValidationError(f"No {_called(rows)} is found for “{text}”; expected {expected(fields)}.")


def _readings(fields: list[str], text: str) -> Iterator[Q]:
    """What the text may mean, the surest first."""
    for sort in (ADDRESSES, NAMES):
        if asked := [(f"{field}__iexact", text) for field in fields if field.endswith(sort)]:
            yield Q.create(asked, Q.OR)
    if FOLDED in fields and fold(text):
        yield Q((FOLDED, fold(text)))
    yield Q.create([Q.create([(f"{field}__icontains", word) for field in fields], Q.OR) for word in text.split()])


def own_names(model_admin, request) -> list[str]:
    """Of what the list searches: columns of the row itself and of its aliases."""
    fields = [field.lstrip("^=@") for field in model_admin.get_search_fields(request)]
    return [field for field in fields if "__" not in field or field.startswith("aliases__")]


def _only(candidates: list[Model], text: str) -> Model:
    if len(candidates) == 1:
        return candidates[0]
    listed = "; ".join(f"{row} ({address(row)})" for row in candidates[:MOST_SHOWN])
    more = "; and more" if len(candidates) > MOST_SHOWN else ""
    plural = candidates[0]._meta.verbose_name_plural
    raise ValidationError(f"Several {plural} are found for “{text}”: {listed}{more}. Type what stands in brackets behind the one meant.")


def address(row: Model) -> str:
    """The word that names this row alone."""
    return getattr(row, "slug", "") or getattr(row, "key", "") or str(row.pk)


def _called(rows: QuerySet) -> str:
    return rows.model._meta.verbose_name


def expected(fields: list[str]) -> str:
    """What may be typed: "a name, an alias or a slug"."""
    name = "a title" if "title" in fields else "a name"
    return f"{name}, an alias or a slug" if "aliases__name" in fields else f"{name} or a slug"
