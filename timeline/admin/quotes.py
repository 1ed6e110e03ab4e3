"""Forms that take a pasted quote: its place is found where the text is held, and typed where it is not."""

from django import forms
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone

from timeline.admin.forms import EXACT, TextForm
from timeline.curation.quoting import fitted, key, marks_of, no_article, seek
from timeline.curation.rules import quote_problems
from timeline.models import Article, Citation, Claim, DateClue
from timeline.models.lists import TextHeld
from timeline.text.anchors import CONTEXT, Anchor
from timeline.text.typography import one_line_end

NUMBERS = ("paragraph", "start", "end")
PLACE = (*NUMBERS, "prefix", "suffix")
LARGEST = 2**31 - 1
PLACE_TYPED = (
    "Place, where no text is held",
    {"classes": ["collapse"], "fields": [NUMBERS, ("prefix", "suffix")]},
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
    """A form with a quote and its place; ``place`` is the choice among several places."""

    place = forms.CharField(label="Which place", required=False, widget=Places)
    found: Anchor | None = None
    moved = False
    coming: tuple[tuple[Article, Anchor], ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._columns():
            self.fields[name].required = False
        if "quote" in self.fields:
            self.fields["quote"].help_text = PASTE
        kept = self._kept()
        self._show_place(kept and kept.article)

    def _columns(self) -> list[str]:
        """Columns of the place; none where the page may only be read."""
        return [name for name in PLACE if name in self.fields]

    def _kept(self) -> Citation | DateClue | None:
        """What was quoted before this form."""
        return self.instance if self.instance.pk else None

    def locate(self, cleaned: dict, article: Article | None) -> None:
        """Fill in the place of the quote, or say why there is none."""
        if not article or not cleaned.get("quote") or {"article", "quote"} & set(self.errors):
            return
        self._show_place(article)
        kept = self._kept()
        same = kept is not None and (kept.article_id, kept.quote) == (article.pk, cleaned["quote"])
        if not text_of(article):
            self._take_typed(cleaned, article, same)
        elif same and not cleaned.get("place"):
            cleaned |= {name: getattr(kept, name) for name in self._columns()}
        else:
            self._find(cleaned, article)
        self._check_rules(cleaned, article)
        self.moved = not same or any(getattr(kept, name) != cleaned.get(name) for name in self._columns())

    def _find(self, cleaned: dict, article: Article) -> None:
        sought = seek(text_of(article), cleaned["quote"], self._marks(article), cleaned.get("place", ""))
        self.fields["place"].widget.offer(sought.choices)
        reason = sought.reason or self._too_much(sought.place, article)
        if reason:
            self.add_error("quote", reason)
            return
        cleaned |= {name: value for name, value in vars(sought.place).items() if name in self.fields}
        self.found = sought.place

    def prove(self, citation: Citation) -> None:
        """Its words were found in the text; what is saved with it needs room too."""
        coming = [place for article, place in self.coming if article == citation.article]
        place, _ = fitted(citation.article, self.found, citation, coming)
        citation.prefix, citation.suffix = (place.prefix, place.suffix) if place else ("", "")
        citation.verified, citation.verified_at = True, timezone.now()

    def _marks(self, article: Article) -> dict[int, str]:
        return marks_of(article)

    def _too_much(self, place: Anchor, article: Article) -> str:
        """Why these words would be too many of the article's, even alone."""
        return fitted(article, place, self._kept())[1]

    def _take_typed(self, cleaned: dict, article: Article, same: bool) -> None:
        """Nothing was found: the place is what was typed, the end where the words end."""
        if not same:
            cleaned["quote"] = one_line_end(cleaned["quote"]).strip()
        for name in ("paragraph", "start"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, NOT_HELD)
        if cleaned.get("end") is None and cleaned.get("start") is not None and "end" not in self.errors:
            cleaned["end"] = cleaned["start"] + len(cleaned["quote"])
        if reason := no_article(cleaned.get("paragraph"), self._marks(article)):
            self.add_error("paragraph", reason)

    def _check_rules(self, cleaned: dict, article: Article) -> None:
        if set(self.errors) & {"quote", *PLACE}:
            return
        content = {name: cleaned.get(name) or "" for name in EXACT} | {name: cleaned.get(name) or 0 for name in NUMBERS}
        lines = list(article.paragraphs.order_by("number").values("start", "end", "digest")) if article.pk else []
        for problem in quote_problems(content, lines or None):
            name, _, what = problem.partition(": ")
            self.add_error(name, what)

    def _show_place(self, article: Article | None) -> None:
        """Where the text is held its place is shown, not typed."""
        for name in self._columns():
            self.fields[name].widget.attrs["readonly"] = article is not None and article.text_held == TextHeld.FULL


class Quotes(forms.BaseInlineFormSet):
    """Rows with quotes; those of one page know of each other."""

    def clean(self):
        super().clean()
        together = self.instance.__dict__.setdefault("quoted_together", [])
        for form in self.forms:
            form.coming = together
            if form.found:
                together.append((form.cleaned_data["article"], form.found))


class CitationForm(Quoting):
    def clean(self):
        cleaned = super().clean()
        if "words" in cleaned:
            cleaned["words"] = cleaned["words"].strip()
        self.locate(cleaned, cleaned.get("article"))
        return cleaned

    def save(self, commit=True):
        """What was found is proved; what was typed anew is not checked yet."""
        if self.found:
            self.prove(self.instance)
        elif self.moved:
            self.instance.verified = self.instance.verified_at = None
        return super().save(commit)

    class Meta:
        model = Citation
        fields = ["article", *EXACT, "paragraph", "start", "end", "translated"]


class ClueForm(Quoting):
    """A clue to the date of an article: words of any of its paragraphs, or an outside page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].required = False
            self.fields["number"].help_text = "A new one goes to the end."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("number") is None and self.instance.pk:
            cleaned["number"] = self.instance.number
        self.locate(cleaned, self._article(cleaned))
        return cleaned

    def save(self, commit=True):
        if self.instance.number is None:
            self.instance.number = (self.instance.article.clues.aggregate(last=Max("number"))["last"] or 0) + 1
        return super().save(commit)

    def _article(self, cleaned: dict) -> Article | None:
        """The article whose page this is, or that is picked."""
        of_page = getattr(self.fields.get("article"), "parent_instance", None)
        return of_page or cleaned.get("article") or (self.instance.article if self.instance.article_id else None)

    def _marks(self, article):
        return {}

    def _too_much(self, place, article):
        return ""


class ClaimForm(TextForm):
    """A claim; a new one goes to the end of its event's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].label = "Claim"
            self.fields["text"].help_text = "One sentence of ours."
        if "stance" in self.fields:
            self.fields["stance"].help_text = "With “denies”, the sentence is what is denied: “The group fired the rockets.”"
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
    paragraph = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    start = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)
    end = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
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
        self.locate(cleaned, cleaned.get("article"))
        return cleaned

    def _kept(self):
        return None

    def _save_m2m(self):
        super()._save_m2m()
        cleaned = self.cleaned_data
        if cleaned.get("article") and cleaned.get("quote"):
            values = {name: cleaned[name] for name in ("article", "quote", "translated", *PLACE)}
            citation = Citation(claim=self.instance, **values)
            if self.found:
                self.prove(citation)
            citation.save()


def text_of(article: Article) -> str:
    """The text that is held, or that is pasted in the same form."""
    return article.text or getattr(article, "pasted", "")


def cited(claim: Claim) -> str:
    """The citations of a claim as a list, with the way to the claim's page."""
    return render_to_string("admin/timeline/_cited.html", {"claim": claim, "citations": claim.citations.all()})
