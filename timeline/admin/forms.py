"""Forms of the admin: clean text, dates as people type them, quotes as the rules want them."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import TextField, URLField

from timeline.admin.dates import CHECK, DateField
from timeline.curation.addresses import free_slug
from timeline.curation.checking import CONTROL
from timeline.curation.rules import country_problems
from timeline.dates.edtf import NotEDTF
from timeline.dates.reading import read
from timeline.models.fields import EdtfField
from timeline.text.typography import one_line_end

EXACT = ("quote", "words", "prefix", "suffix")
NAMES = ("title", "name")
TYPED_DATE = "As people write it (late November 2020; 17 or 18 May 2020) or in EDTF (2020-05-17, 2020-05, [2020-05-17..2020-05-20])."


def formfield(field, **kwargs):
    """The form field of a column, or None for the stock one."""
    if isinstance(field, EdtfField):
        return DateField(label=field.verbose_name.capitalize(), help_text=TYPED_DATE, max_length=field.max_length)
    if isinstance(field, TextField):
        kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
    if field.name in EXACT:
        return field.formfield(**{**kwargs, "strip": False})
    if isinstance(field, URLField):
        return field.formfield(**kwargs, assume_scheme="https", validators=[web_address])
    if field.name == "country":
        return field.formfield(**kwargs, validators=[country])
    return field.formfield(**kwargs) if isinstance(field, TextField) else None


def country(code: str) -> None:
    for found in country_problems(code):
        raise ValidationError(found.partition(": ")[2])


def web_address(value: str) -> None:
    if not value.startswith(("http://", "https://")):
        raise ValidationError("Expected an address that begins with http:// or https://.")


class TextForm(forms.ModelForm):
    """Refuses control characters; browsers' line ends become one sort; an address left empty is made from the name."""

    def __init__(self, *args, **kwargs):
        """Each field carries the value it was opened with: so what was typed is told from what was only sent along."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = not field.widget.is_hidden
        if "slug" in self.fields and self._name_field():
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Its address; made from the name where left empty."

    def full_clean(self):
        """Where only a date is checked, nothing else is said to be wrong."""
        super().full_clean()
        checked = self._checked()
        if self.is_bound and checked is not None:
            for name in [name for name in self._errors if self.add_prefix(name) != checked]:
                del self._errors[name]

    def is_valid(self):
        return super().is_valid() and self._checked() is None

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                cleaned[name] = value = one_line_end(value)
                if CONTROL.search(value):
                    self.add_error(name, "Holds a control character; expected text only.")
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors and (name := cleaned.get(self._name_field())):
            cleaned["slug"] = self.instance.slug or free_slug(type(self.instance), name)
        return cleaned

    def _name_field(self) -> str | None:
        return next((name for name in NAMES if name in self.fields), None)

    def _checked(self) -> str | None:
        """The date whose button was pressed, by its name in the page."""
        return next((key.removeprefix(CHECK) for key in self.data if key.startswith(CHECK)), None)


class LinkForm(TextForm):
    def clean_target(self):
        target = self.cleaned_data["target"]
        if target.pk == self.instance.source_id:
            raise ValidationError("Names the event itself; expected another.")
        return target


class EventForm(TextForm):
    def clean(self):
        """Words that say more than the date alone ("late November 2020") are kept with it."""
        cleaned = super().clean()
        if "date" in self.changed_data and cleaned.get("date") and not cleaned.get("date_wording"):
            cleaned["date_wording"] = typed_words(self.data.get(self.add_prefix("date"), ""))
        return cleaned


def typed_words(text: str) -> str:
    try:
        return read(text).wording
    except NotEDTF:
        return ""
