"""Articles with their text by paragraph, the clues to their date and the sentences set aside."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Substr
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from timeline.admin.history import Reason
from timeline.admin.lists import Country, OfArticle
from timeline.admin.proposals import READ, ReadByRules, may_see_readings
from timeline.admin.quotes import ClueForm
from timeline.admin.recorded import Blocks, RecordedAdmin, Rows
from timeline.admin.texts import ATTACH, ArticleForm
from timeline.curation.quotes import Outcome
from timeline.curation.texts import OtherText, as_read, hold, no_text
from timeline.models import Article, DateClue, Paragraph, Publisher, SetAside
from timeline.text.typography import one_line_end

CLUE = [
    (None, {"fields": ["quote", "place", "page", "fact", ("allows", "allows_words"), "distrusted"]}),
    ("Number, and the place where no text is held", {"classes": ["collapse"], "fields": ["number", ("paragraph", "start", "end")]}),
]
MOST_PARAGRAPHS = 100  # on the page of their article
MOST_TOLD = 5  # failures in one message


class Paragraphs(Rows):
    model = Paragraph
    fields = ["number", "words", "mark", "digest"]
    readonly_fields = ["number", "words"]
    ordering = ["number"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(said=Substr("article__text", F("start") + 1, F("end") - F("start")))

    @admin.display(description="Text")
    def words(self, paragraph):
        return paragraph.said or f"not held; characters {paragraph.start}–{paragraph.end}"

    def has_add_permission(self, request, obj=None):
        """Paragraphs come with the text, which never changes."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Clues(Blocks):
    model = DateClue
    form = ClueForm
    fieldsets = CLUE

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article").defer("article__text")


class SentencesSetAside(Rows):
    model = SetAside


@admin.register(Article)
class ArticleAdmin(ReadByRules, RecordedAdmin):
    form = ArticleForm
    list_display = ["title", "publisher", "published", "text_held", "is_public"]
    list_filter = ["is_public", "text_held", "language", "published_basis", "publisher"]
    list_select_related = ["publisher"]
    search_fields = ["title", "slug", "publisher__name", "byline"]
    readonly_fields = ["text_held", "sha256", "characters", "in_paragraphs", *READ]
    inlines = [Clues, Paragraphs, SentencesSetAside]
    record = [
        ("Whose it is", {"fields": [("publisher", "origin"), "byline", ("language", "translated_from"), "url", "archive_url", "accessed"]}),
        ("When it was published", {"fields": ["published", "published_basis", "published_note"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        """A box for the text as long as none is held."""
        if obj is None:
            return [(None, {"fields": ["title", "slug", "pasted", "without_text"]}), *self.record]
        box = ["pasted"] if not obj.text and self.has_change_permission(request, obj) else []
        held = ("Its text", {"fields": ["text_held", *box, "characters", "in_paragraphs", "sha256"]})
        read = [("What was read in it", {"fields": READ})] if may_see_readings(request) else []
        return [(None, {"fields": ["title", "slug"]}), *self.record, held, *read]

    def get_inlines(self, request, obj):
        """Paragraphs stand on the page of their article, unless they are too many for one form."""
        few = obj is not None and obj.paragraphs.count() <= MOST_PARAGRAPHS
        return self.inlines if few else [inline for inline in self.inlines if inline is not Paragraphs]

    @admin.display(description="Paragraphs")
    def in_paragraphs(self, article):
        address = reverse("admin:timeline_paragraph_changelist")
        return format_html('<a href="{}?article__id__exact={}">{} paragraphs</a>', address, article.pk, article.paragraphs.count())

    def add_view(self, request, form_url="", extra_context=None):
        if request.method == "POST" and ATTACH in request.POST and (answer := self.attach(request, request.POST[ATTACH])):
            return answer
        return super().add_view(request, form_url, extra_context)

    @transaction.atomic
    def attach(self, request, key):
        """The text that was pasted for a new article goes to the record that it is the text of; none where it cannot."""
        article = self.get_object(request, key)  # locked
        if article is None or not self.has_change_permission(request, article):
            raise PermissionDenied("The article is gone, or not yours to change.")
        text, reason = one_line_end(request.POST.get("pasted", "")), Reason(request.POST)
        try:
            if problem := no_text(text) or (not reason.is_valid() and reason.problem):
                raise OtherText(problem)
            checked = hold(article, as_read(article, text))
        except OtherText as other:
            messages.error(request, f"Nothing is attached. {other}")
            del request.change
            return None  # the form comes back as it was typed
        request.change.close("edited", request.user, reason.cleaned_data["why"] or "Its text is held now.")
        tell(request, checked)
        messages.info(request, "The text alone was taken from the form.")
        return HttpResponseRedirect(reverse("admin:timeline_article_change", args=[article.pk]))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.checked:
            tell(request, form.checked)


def tell(request, checked: Outcome) -> None:
    """What the check of an article's quotes gave, when its text came."""
    proved = f" {checked.proved} of its quotes stand in it as quoted." if checked.proved else ""
    messages.success(request, f"The text is held.{proved}")
    for failure in checked.failures[:MOST_TOLD]:
        messages.warning(request, failure)
    if (more := len(checked.failures) - MOST_TOLD) > 0:
        messages.warning(request, f"And {more} more.")


@admin.register(Publisher)
class PublisherAdmin(RecordedAdmin):
    list_display = ["name", "kind", "country"]
    list_filter = ["kind", Country]
    search_fields = ["name", "slug"]


@admin.register(Paragraph)
class ParagraphAdmin(RecordedAdmin):
    list_display = ["article", "number", "mark", "digest"]
    list_filter = ["mark", OfArticle]
    list_select_related = ["article"]
    search_fields = ["digest", "article__title"]
    fields = ["article", "number", "words", "mark", "digest", "start", "end", "sentences"]
    readonly_fields = ["article", "number", "words", "start", "end", "sentences"]

    @admin.display(description="Text")
    def words(self, paragraph):
        return paragraph.article.text[paragraph.start : paragraph.end] or "not held"

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(DateClue)
class DateClueAdmin(RecordedAdmin):
    form = ClueForm
    fieldsets = [(None, {"fields": ["article"]}), *CLUE]
    list_display = ["article", "number", "quote", "fact", "allows", "distrusted"]
    list_filter = ["distrusted", OfArticle]
    list_select_related = ["article"]
    search_fields = ["quote", "fact", "article__title"]

    def has_add_permission(self, request):
        """To an article that is there already, by those who may change it."""
        return super().has_add_permission(request) and request.user.has_perm("timeline.change_article")


@admin.register(SetAside)
class SetAsideAdmin(RecordedAdmin):
    list_display = ["article", "start", "end", "reason"]
    list_filter = [OfArticle]
    list_select_related = ["article"]
    search_fields = ["reason", "article__title"]

    def has_add_permission(self, request):
        """To an article that is there already, by those who may change it."""
        return super().has_add_permission(request) and request.user.has_perm("timeline.change_article")
