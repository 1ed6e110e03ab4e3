"""Actors and places with the names they are met under."""

from django.contrib import admin

from timeline.admin.recorded import RecordedAdmin, Rows
from timeline.models import Actor, Alias, Place


class ActorAliases(Rows):
    model = Alias
    exclude = ["place"]


class PlaceAliases(Rows):
    model = Alias
    exclude = ["actor"]


@admin.register(Actor)
class ActorAdmin(RecordedAdmin):
    list_display = ["name", "kind", "country", "is_public"]
    list_filter = ["kind", "is_public", "country"]
    search_fields = ["name", "slug", "aliases__name", "aliases__folded"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ActorAliases]


@admin.register(Place)
class PlaceAdmin(RecordedAdmin):
    list_display = ["name", "country", "parent", "precision", "is_public"]
    list_filter = ["is_public", "country", "precision"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "aliases__name", "aliases__folded"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PlaceAliases]


@admin.register(Alias)
class AliasAdmin(RecordedAdmin):
    list_display = ["name", "actor", "place", "kind", "language", "article"]
    list_filter = ["kind", "language", "script"]
    list_select_related = ["actor", "place", "article"]
    search_fields = ["name", "folded", "actor__name", "place__name"]
