"""The form of an article: its text is pasted into one box, once."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from timeline.admin.forms import TextForm
from timeline.curation.quotes import Outcome
from timeline.curation.texts import OtherText, as_read, hold, no_text, record_of
from timeline.models import Article
from timeline.text.typography import one_line_end

ATTACH = "_attach"


class TextBox(forms.Textarea):
    """The box; under it the article that has this text already, or the record that lacks it."""

    known: Article | None = None
    may_attach = False

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        context = {"box": box, "known": self.known, "attach": ATTACH if self.may_attach else ""}
        return render_to_string("admin/timeline/_text.html", context)


class ArticleForm(TextForm):
    pasted = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=TextBox(attrs={"rows": 16, "class": "vLargeTextField", "dir": "auto"}),
        help_text="Paste the whole text as it was read. Its hash and its paragraphs come of themselves; it never changes afterwards.",
    )
    without_text = forms.BooleanField(
        label="Add it without its text", required=False, help_text="Its quotes are then placed by hand, and cannot be checked here."
    )
    checked: Outcome | None = None
    user = None  # set by the page

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pasted"].show_hidden_initial = False
        for name, label in {"url": "Address", "archive_url": "Archived copy", "accessed": "Read on"}.items():
            if name in self.fields:
                self.fields[name].label = label
        if self.instance.pk:
            self.fields["pasted"].label = "Attach its text"
            del self.fields["without_text"]
        if self.instance.text:
            del self.fields["pasted"]

    def clean_pasted(self):
        text = one_line_end(self.cleaned_data["pasted"])
        if not text:
            return text
        if reason := no_text(text):
            raise ValidationError(reason)
        self.instance.pasted = self._attached(text) if self.instance.pk else self._added(text)
        return self.instance.pasted

    def clean(self):
        cleaned = super().clean()
        without = cleaned.get("without_text")
        if self.instance.pk is None and not cleaned.get("pasted") and not without and "pasted" not in self.errors:
            self.add_error("pasted", "Empty; expected the text of the article, or “Add it without its text” ticked.")
        elif without and cleaned.get("pasted"):
            self.add_error("without_text", "There is a text above; expected either the text or this tick.")
        return cleaned

    def _attached(self, text: str) -> str:
        try:
            return as_read(self.instance, text)
        except OtherText as other:
            self.fields["pasted"].widget.known = record_of(text) if record_of(text) != self.instance else None
            raise ValidationError(str(other)) from other

    def _added(self, text: str) -> str:
        known = record_of(text)
        if known is None:
            return text
        box = self.fields["pasted"].widget
        box.known = known
        if known.text:
            raise ValidationError(f"This text is held already: it is that of “{known}”.")
        box.may_attach = self.user.has_perm("timeline.change_article")
        who = "attach it there" if box.may_attach else "an editor can attach it there"
        raise ValidationError(f"“{known}” is the record of this text, without the text; {who}.")

    def _save_m2m(self):
        super()._save_m2m()
        if text := self.cleaned_data.get("pasted"):
            self.checked = hold(self.instance, text)
