"""Articles with their paragraphs, the clues to their date and the sentences set aside."""

from django.contrib import admin

from timeline.admin.recorded import Blocks, RecordedAdmin, Rows
from timeline.models import Article, DateClue, Paragraph, Publisher, SetAside


class Paragraphs(Rows):
    model = Paragraph
    fields = ["number", "start", "end", "mark", "digest"]
    readonly_fields = ["number", "start", "end"]

    def has_add_permission(self, request, obj=None):
        """Paragraphs come with the text, which never changes."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Clues(Blocks):
    model = DateClue


class SentencesSetAside(Rows):
    model = SetAside


@admin.register(Article)
class ArticleAdmin(RecordedAdmin):
    list_display = ["title", "publisher", "published", "text_held", "is_public"]
    list_filter = ["is_public", "text_held", "language", "published_basis", "publisher"]
    list_select_related = ["publisher"]
    search_fields = ["title", "slug", "publisher__name", "byline"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["text_held", "sha256", "characters"]
    inlines = [Clues, Paragraphs, SentencesSetAside]


@admin.register(Publisher)
class PublisherAdmin(RecordedAdmin):
    list_display = ["name", "kind", "country"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Paragraph)
class ParagraphAdmin(RecordedAdmin):
    list_display = ["article", "number", "mark", "digest"]
    list_filter = ["mark", "article"]
    list_select_related = ["article"]
    search_fields = ["digest", "article__title"]
    readonly_fields = ["article", "number", "start", "end", "sentences"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(DateClue)
class DateClueAdmin(RecordedAdmin):
    list_display = ["article", "number", "quote", "fact", "allows", "distrusted"]
    list_filter = ["distrusted", "article"]
    list_select_related = ["article"]
    search_fields = ["quote", "fact", "article__title"]


@admin.register(SetAside)
class SetAsideAdmin(RecordedAdmin):
    list_display = ["article", "start", "end", "reason"]
    list_filter = ["article"]
    list_select_related = ["article"]
    search_fields = ["reason", "article__title"]
