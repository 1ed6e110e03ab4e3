"""Forms of the admin: clean text, dates as people type them, quotes as the rules want them."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import URLField

from timeline.admin.dates import CHECK, DateField
from timeline.curation.checking import CONTROL
from timeline.curation.rules import country_problems, quote_problems
from timeline.dates.edtf import NotEDTF
from timeline.dates.reading import read
from timeline.models import Citation
from timeline.models.fields import EdtfField
from timeline.text.anchors import problem

EXACT = ("quote", "words", "prefix", "suffix")
LINE_END = re.compile(r"\r\n?")


def formfield(field, **kwargs):
    """The form field of a column, or None for the stock one."""
    if isinstance(field, EdtfField):
        return DateField(label=field.verbose_name.capitalize(), help_text=field.help_text, max_length=field.max_length)
    if field.name in EXACT:
        return field.formfield(**{**kwargs, "strip": False})
    if isinstance(field, URLField):
        return field.formfield(**kwargs, assume_scheme="https", validators=[web_address])
    if field.name == "country":
        return field.formfield(**kwargs, validators=[country])
    return None


def country(code: str) -> None:
    for found in country_problems(code):
        raise ValidationError(found.partition(": ")[2])


def web_address(value: str) -> None:
    if not value.startswith(("http://", "https://")):
        raise ValidationError("Expected an address that begins with http:// or https://.")


class TextForm(forms.ModelForm):
    """Refuses control characters; browsers' line ends become one sort. Reasons found by a first saving stand as errors."""

    stopped_by = ()

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                cleaned[name] = value = LINE_END.sub("\n", value)
                if CONTROL.search(value):
                    self.add_error(name, "Holds a control character; expected text only.")
        for reason in self.stopped_by:
            self.add_error(None, f"Not saved, for readers could not see it so: {reason}")
        if CHECK in self.data:
            self.add_error(None, "The date was checked; nothing is saved yet.")
        return cleaned


class EventForm(TextForm):
    def clean(self):
        """Words that say more than the date alone ("late November 2020") are kept with it."""
        cleaned = super().clean()
        if "date" in self.changed_data and cleaned.get("date") and not cleaned.get("date_wording"):
            cleaned["date_wording"] = typed_words(self.data.get(self.add_prefix("date"), ""))
        return cleaned


class CitationForm(TextForm):
    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned.get("quote"):
            content = {name: cleaned.get(name) or "" for name in EXACT} | self._place(cleaned)
            for found in quote_problems(content, self._paragraphs(cleaned)):
                name, _, what = found.partition(": ")
                self.add_error(name, what)
            self._check_text(cleaned)
        return cleaned

    def save(self, commit=True):
        """What was checked were other words, or the words elsewhere."""
        if {*EXACT, "article", "paragraph", "start", "end"} & set(self.changed_data):
            self.instance.verified = self.instance.verified_at = None
        return super().save(commit)

    def _place(self, cleaned) -> dict:
        return {name: cleaned.get(name) or 0 for name in ("paragraph", "start", "end")}

    def _paragraphs(self, cleaned) -> list[dict] | None:
        rows = cleaned["article"].paragraphs.order_by("number").values("start", "end", "digest") if cleaned.get("article") else ()
        return list(rows) or None

    def _check_text(self, cleaned):
        """Where the text is held, the words must stand in it."""
        article = cleaned.get("article")
        if article and article.text and not self.errors:
            place = self._place(cleaned)
            beside = {name: cleaned.get(name) or "" for name in ("prefix", "suffix")}
            if found := problem(article.text, cleaned["quote"], place["start"], place["end"], place["paragraph"], **beside):
                self.add_error("quote", found)

    class Meta:
        model = Citation
        fields = ["article", *EXACT, "paragraph", "start", "end", "translated"]


def typed_words(text: str) -> str:
    try:
        return read(text).wording
    except NotEDTF:
        return ""
