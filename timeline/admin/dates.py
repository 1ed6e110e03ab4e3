"""A form field for dates: EDTF or what people type, with the reading shown before it is saved."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from timeline.dates.edtf import Edtf, NotEDTF, parse
from timeline.dates.marks import scale, strip
from timeline.dates.reading import Reading, read
from timeline.dates.sections import section
from timeline.dates.wording import words

CHECK = "_check_date-"  # and the name of the date's field


class DateInput(forms.TextInput):
    """The text, a button that checks it without saving, and how it is read."""

    checked = False

    def value_from_datadict(self, data, files, name):
        self.checked = f"{CHECK}{name}" in data
        return super().value_from_datadict(data, files, name)

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        context = {
            "input": super().render(name, value, attrs, renderer),
            "name": name,
            "id": (attrs or {}).get("id", ""),
            "check": f"{CHECK}{name}",
            "checked": self.checked,
            "reading": shown(value),
        }
        return render_to_string("admin/timeline/_date.html", context)


class DateField(forms.CharField):
    widget = DateInput

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return str(read(text, timezone.localdate()).edtf) if text else text
        except NotEDTF as error:
            raise ValidationError(str(error)) from error

    def has_changed(self, initial, data):
        """By what was typed: "late November" says more than the same date in EDTF."""
        return str(initial or "") != (data or "").strip()


def shown(value: object) -> dict | None:
    """How a date is read: its words, bounds, precision and mark."""
    reading = understood(value)
    if reading is None:
        return None
    edtf = reading.edtf
    heading = section(edtf)
    span = edtf.span
    return {
        "edtf": edtf,
        "words": words(edtf, reading.wording),
        "earliest": None if span.open_start else span.earliest,
        "latest": None if span.open_end else span.latest,
        "precision": edtf.precision.value,
        "section": heading,
        "marks": strip(edtf, heading),
        "scale": scale(heading),
    }


def understood(value: object) -> Reading | None:
    """The reading of what is in the field, or None where it is empty or unreadable: then the field says why."""
    if isinstance(value, Edtf):
        return Reading(value)
    try:
        return Reading(parse(value)) if value and value[0] in "[{" else read(value, timezone.localdate()) if value else None
    except NotEDTF:
        return None
