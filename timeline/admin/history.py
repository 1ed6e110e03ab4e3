"""What was changed, loaded and redirected: to be read, not edited."""

from django.contrib import admin

from timeline.models import Revision, Seeded, SlugRedirect


class ReadOnly(admin.ModelAdmin):
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ["when", "kind", "key", "verb", "who", "public"]
    list_filter = ["kind", "verb", "public"]
    list_select_related = ["who"]
    search_fields = ["key", "why"]


@admin.register(Seeded)
class SeededAdmin(ReadOnly):
    list_display = ["kind", "key", "digest"]
    list_filter = ["kind"]
    search_fields = ["key"]


@admin.register(SlugRedirect)
class SlugRedirectAdmin(ReadOnly):
    list_display = ["kind", "slug", "target"]
    list_filter = ["kind"]
    search_fields = ["slug"]
