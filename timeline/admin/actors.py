"""Actors and places with the names they are met under."""

from django.contrib import admin
from django.db.models import Q

from timeline.admin.lists import Country
from timeline.admin.recorded import RecordedAdmin, Rows
from timeline.models import Actor, Alias, Place
from timeline.names.folding import fold


class ActorAliases(Rows):
    model = Alias
    exclude = ["place"]


class PlaceAliases(Rows):
    model = Alias
    exclude = ["actor"]


class Named(RecordedAdmin):
    """Found by any spelling: "Süleymani" and "suleymani" find the same."""

    search_fields = ["name", "slug", "aliases__name", "aliases__folded"]

    def get_search_results(self, request, queryset, search_term):
        found, repeats = super().get_search_results(request, queryset, search_term)
        if not fold(search_term):
            return found, repeats
        folded = queryset.filter(aliases__folded__contains=fold(search_term)).order_by()
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=folded.values("pk"))), False


@admin.register(Actor)
class ActorAdmin(Named):
    list_display = ["name", "kind", "country", "is_public"]
    list_filter = ["kind", "is_public", Country]
    inlines = [ActorAliases]


@admin.register(Place)
class PlaceAdmin(Named):
    list_display = ["name", "country", "parent", "precision", "is_public"]
    list_filter = ["is_public", Country, "precision"]
    list_select_related = ["parent"]
    inlines = [PlaceAliases]


@admin.register(Alias)
class AliasAdmin(RecordedAdmin):
    list_display = ["name", "actor", "place", "kind", "language", "article"]
    list_filter = ["kind", "language", "script"]
    list_select_related = ["actor", "place", "article"]
    search_fields = ["name", "folded", "actor__name", "place__name"]
