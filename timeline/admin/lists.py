"""Columns and filters of the lists, in the desk's words."""

from django.contrib import admin

from timeline.admin.choices import twofold
from timeline.dates.wording import words
from timeline.models import Article, EventType
from timeline.models.lists import Stance as Stances
from timeline.names.countries import country_name

MOST_ARTICLES = 200  # to choose from beside a list


@admin.display(description="When", ordering="section_start")
def when(event) -> str:
    return words(event.date, event.date_wording)


@admin.display(description="Stance", ordering="stance")
def stance(claim) -> str:
    return dict(twofold(Stances.choices))[claim.stance]


class Country(admin.SimpleListFilter):
    """Those that rows of the list have, by name."""

    title = "country"
    parameter_name = "country"

    def lookups(self, request, model_admin):
        codes = model_admin.model.objects.exclude(country="").order_by().values_list("country", flat=True).distinct()
        return sorted(((code, country_name(code)) for code in codes), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        return queryset.filter(country=self.value()) if self.value() else queryset


class Family(admin.SimpleListFilter):
    """Families of types alone; the types have a filter of their own."""

    title = "family"
    parameter_name = "family"

    def lookups(self, request, model_admin):
        return list(EventType.objects.filter(family__isnull=True).values_list("slug", "name"))

    def queryset(self, request, queryset):
        return queryset.filter(type__family__slug=self.value()) if self.value() else queryset


class Whose(admin.SimpleListFilter):
    title = "who made it"
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", "you"), ("others", "somebody else")]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(made_by=request.user.pk)
        return queryset.exclude(made_by=request.user.pk) if self.value() == "others" else queryset


class Stance(admin.SimpleListFilter):
    """Two stances read the same to readers, and are told apart here."""

    title = "stance"
    parameter_name = "stance"

    def lookups(self, request, model_admin):
        return twofold(Stances.choices)

    def queryset(self, request, queryset):
        return queryset.filter(stance=self.value()) if self.value() else queryset


class OfArticle(admin.SimpleListFilter):
    """By the slug of the article, whose long text stays where it is."""

    title = "article"
    parameter_name = "of"

    def lookups(self, request, model_admin):
        """All of them while they can be looked over; of more, the one that was asked for."""
        articles = Article.objects.values_list("slug", "title")
        found = list(articles[: MOST_ARTICLES + 1])
        if len(found) <= MOST_ARTICLES:
            return found
        asked = request.GET.get(self.parameter_name, "")
        return list(articles.filter(slug=asked)) or ([(asked, asked)] if asked else [])

    def queryset(self, request, queryset):
        return queryset.filter(article__slug=self.value()) if self.value() else queryset
