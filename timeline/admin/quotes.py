"""Forms that take a pasted quote: its place is found where the text is held, and typed where it is not."""

from django import forms
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone

from timeline.admin.forms import EXACT, TextForm
from timeline.curation.quoting import fitted, key, marks_of, no_article, seek
from timeline.curation.rules import quote_problems
from timeline.models import Article, Citation, Claim
from timeline.models.lists import TextHeld
from timeline.text.anchors import CONTEXT, Anchor
from timeline.text.typography import one_line_end

PLACE = ("paragraph", "start", "end", "prefix", "suffix")
PLACE_TYPED = (
    "Place, where no text is held",
    {"classes": ["collapse"], "fields": [("paragraph", "start", "end"), ("prefix", "suffix")]},
)
CITED = [(None, {"fields": ["article", "quote", "place", "words", "translated"]}), PLACE_TYPED]
PASTE = "Paste the exact words, at most 25. Where the article's text is held, their place is found."
NOT_HELD = "The article's text is not held; expected the place of the words, typed under “Place, where no text is held”."


class Places(forms.HiddenInput):
    """Places to choose from, once there are any."""

    places: tuple[Anchor, ...] = ()

    def offer(self, places: tuple[Anchor, ...]) -> None:
        self.places = places
        self.input_type = "radio" if places else "hidden"

    def render(self, name, value, attrs=None, renderer=None):
        if not self.places:
            return super().render(name, None, attrs, renderer)
        offered = [(key(place), place) for place in self.places]
        context = {"name": name, "id": (attrs or {}).get("id", name), "value": value, "places": offered}
        return render_to_string("admin/timeline/_places.html", context)

    def id_for_label(self, id_):
        return ""


class Quoting(TextForm):
    """A form with the fields of a citation; ``place`` is the choice among several places."""

    place = forms.CharField(label="Which place", required=False, widget=Places)
    proved = moved = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {*PLACE} & {*self.fields}:
            self.fields[name].required = False
        kept = self._kept()
        self._show_place(kept and kept.article)

    def _kept(self) -> Citation | None:
        """The citation as it was before this form."""
        return None

    def locate(self, cleaned: dict) -> None:
        """Fill in the place of the quote, or say why there is none."""
        article, kept = cleaned.get("article"), self._kept()
        if not article or not cleaned.get("quote") or {"article", "quote"} & set(self.errors):
            return
        self._show_place(article)
        same = kept is not None and (kept.article_id, kept.quote) == (article.pk, cleaned["quote"])
        if article.text_held != TextHeld.FULL:
            self._take_typed(cleaned, article, same)
        elif same and not cleaned.get("place"):
            cleaned |= {name: getattr(kept, name) for name in PLACE}
        else:
            self._find(cleaned, article, kept)
        self._check_rules(cleaned, article)
        self.moved = not same or any(getattr(kept, name) != cleaned.get(name) for name in PLACE)

    def _find(self, cleaned: dict, article: Article, kept: Citation | None) -> None:
        found = seek(article.text, cleaned["quote"], marks_of(article), cleaned.get("place", ""))
        self.fields["place"].widget.offer(found.choices)
        place, reason = fitted(article, found.place, kept) if found.place else (None, found.reason)
        if place is None:
            self.add_error("quote", reason)
            return
        cleaned |= vars(place)
        self.proved = True

    def _take_typed(self, cleaned: dict, article: Article, same: bool) -> None:
        """Nothing was found: the place is what was typed, the end where the words end."""
        if not same:
            cleaned["quote"] = one_line_end(cleaned["quote"]).strip()
        for name in ("paragraph", "start"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, NOT_HELD)
        if cleaned.get("end") is None and cleaned.get("start") is not None and "end" not in self.errors:
            cleaned["end"] = cleaned["start"] + len(cleaned["quote"])
        if reason := no_article(cleaned.get("paragraph"), marks_of(article)):
            self.add_error("paragraph", reason)

    def _check_rules(self, cleaned: dict, article: Article) -> None:
        if set(self.errors) & {"quote", *PLACE}:
            return
        content = {name: cleaned.get(name) or "" for name in EXACT} | {
            name: cleaned.get(name) or 0 for name in ("paragraph", "start", "end")
        }
        lines = list(article.paragraphs.order_by("number").values("start", "end", "digest"))
        for problem in quote_problems(content, lines or None):
            name, _, what = problem.partition(": ")
            self.add_error(name, what)

    def _show_place(self, article: Article | None) -> None:
        """Where the text is held its place is shown, not typed."""
        for name in {*PLACE} & {*self.fields}:  # none where the page may only be read
            self.fields[name].widget.attrs["readonly"] = article is not None and article.text_held == TextHeld.FULL


class CitationForm(Quoting):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "quote" in self.fields:
            self.fields["quote"].help_text = PASTE

    def clean(self):
        cleaned = super().clean()
        cleaned["words"] = (cleaned.get("words") or "").strip()
        self.locate(cleaned)
        return cleaned

    def save(self, commit=True):
        """What was found is proved; what was typed anew is not checked yet."""
        citation = self.instance
        if self.proved:
            proved(citation)
        elif self.moved:
            citation.verified = citation.verified_at = None
        return super().save(commit)

    def _kept(self):
        return self.instance if self.instance.pk else None

    class Meta:
        model = Citation
        fields = ["article", *EXACT, "paragraph", "start", "end", "translated"]


class ClaimForm(TextForm):
    """A claim; a new one goes to the end of its event's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].required = False
            self.fields["number"].help_text = "Its place among the event's claims; a new one goes to the end."
            if self.instance.pk is None:
                self.initial["number"] = None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("number") is None and "number" in self.fields and "number" not in self.errors:
            cleaned["number"] = self.instance.number or 0
        return cleaned

    def save(self, commit=True):
        claim = self.instance
        if claim.pk is None and not claim.number and claim.event_id:
            claim.number = (Claim.objects.filter(event=claim.event_id).aggregate(last=Max("number"))["last"] or 0) + 1
        return super().save(commit)


class CitedWords(forms.Widget):
    """The citations that a claim has, to be read."""

    def __init__(self, claim: Claim):
        super().__init__()
        self.claim = claim

    def render(self, name, value, attrs=None, renderer=None):
        return cited(self.claim)

    def id_for_label(self, id_):
        return ""


class QuotedClaimForm(Quoting, ClaimForm):
    """A claim that is made together with its first quote; one that is cited shows its citations."""

    article = forms.ModelChoiceField(Article.objects.all(), required=False)
    quote = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), help_text=PASTE
    )
    translated = forms.BooleanField(label="The quoted words were visibly translated", required=False)
    paragraph = forms.IntegerField(required=False, min_value=1)
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=1)
    prefix = forms.CharField(required=False, strip=False, max_length=CONTEXT)
    suffix = forms.CharField(required=False, strip=False, max_length=CONTEXT)
    cited = forms.Field(label="Cited", required=False, disabled=True, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.citations.all():
            self.fields["cited"].widget = CitedWords(self.instance)
            for name in ("article", "quote", "place", "translated", *PLACE):
                self._close(name)
        self.fields["cited"].show_hidden_initial = False

    def _close(self, name: str) -> None:
        field = self.fields[name]
        field.widget, field.disabled, field.show_hidden_initial = forms.HiddenInput(), True, False

    def clean(self):
        cleaned = super().clean()
        missing = {
            "article": "Expected the article that the quoted words stand in.",
            "quote": "Expected the words of the article that the claim rests on.",
        }
        if cleaned.get("article") or (cleaned.get("quote") or "").strip():
            for name, expected in missing.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, expected)
        self.locate(cleaned)
        return cleaned

    def _save_m2m(self):
        super()._save_m2m()
        cleaned = self.cleaned_data
        if cleaned.get("article") and cleaned.get("quote"):
            values = {name: cleaned[name] for name in ("article", "quote", "translated", *PLACE)}
            citation = Citation(claim=self.instance, **values)
            if self.proved:
                proved(citation)
            citation.save()


def cited(claim: Claim) -> str:
    """The citations of a claim as a list, with the way to the claim's page."""
    return render_to_string("admin/timeline/_cited.html", {"claim": claim, "citations": claim.citations.all()})


def proved(citation: Citation) -> None:
    """Its words were found in the text; the quotes saved before it in the same form may leave it less room."""
    bare = Anchor(citation.quote, "", "", citation.paragraph, citation.start, citation.end)
    place, _ = fitted(citation.article, bare, citation)
    citation.prefix, citation.suffix = (place.prefix, place.suffix) if place else ("", "")
    citation.verified, citation.verified_at = True, timezone.now()
