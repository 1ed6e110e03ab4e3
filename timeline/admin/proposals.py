"""Proposals as a plain list, each with its words, its reasons and the events that it may be; and what an article's page says of them."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator

from timeline.admin.choices import Reachable
from timeline.admin.history import ReadOnly
from timeline.admin.lists import OfArticle
from timeline.dates.wording import told
from timeline.models import Event, Likeness, Proposal, Reading

LONGEST_SOURCE = 40  # characters of an article's title in the list
READ = ["its_proposals", "read_as", "alike"]


@admin.display(description="When", ordering="earliest")
def when(proposal) -> str:
    return told(proposal.date)


@admin.display(description="Score", ordering="score")
def score(proposal) -> str:
    return f"{proposal.score:.2f}"


@admin.display(description="Article", ordering="article__title")
def source(proposal) -> str:
    return Truncator(proposal.article.title).chars(LONGEST_SOURCE)


@admin.display(description="Words")
def said(proposal) -> str:
    return proposal.quote


@admin.display(description="Type", ordering="type")
def sort(proposal) -> str:
    return f"{proposal.get_kind_display()}: {proposal.type}" if proposal.type else proposal.get_kind_display()


@admin.display(description="May be")
def likeliest(proposal) -> str | None:
    """The title of the first event that it may be, as the list has looked it up."""
    return proposal.may_be


@admin.register(Proposal)
class ProposalAdmin(Reachable, ReadOnly):
    change_form_template = "admin/timeline/proposal.html"
    list_display = ["title", when, said, sort, likeliest, source, score, "state"]
    list_filter = ["state", "kind", "type", OfArticle]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["title", "quote", "article__title", "article__slug"]
    fieldsets = [
        (None, {"fields": ["state", "event", ("kind", "type"), ("modality", "granularity"), "dated"]}),
        ("Its words", {"fields": ["words", "cast"]}),
        ("Why", {"fields": ["reasons", "may_be"]}),
        ("Where it comes from", {"fields": ["key", "made", "updated"]}),
    ]

    def get_changelist_instance(self, request):
        """With the likeliest known event of each row, read once for the page."""
        listed = super().get_changelist_instance(request)
        first = {row.pk: match["event"] for row in listed.result_list for match in row.record.get("matches", [])[:1]}
        titles = dict(Event.objects.filter(slug__in=first.values()).values_list("slug", "title"))
        for row in listed.result_list:
            row.may_be = titles.get(first.get(row.pk))
        return listed

    def lookup_allowed(self, lookup, value, request=None):
        """Nobody filters by what is in the record: not every database can."""
        return lookup.partition("__")[0] != "record" and super().lookup_allowed(lookup, value, request)

    @admin.display(description="When")
    def dated(self, proposal):
        why = proposal.record.get("date", {}).get("why")
        return render_to_string("admin/timeline/_proposed_date.html", {"proposal": proposal, "when": told(proposal.date), "why": why})

    @admin.display(description="Quote")
    def words(self, proposal):
        return render_to_string("admin/timeline/_proposed_words.html", {"proposal": proposal, "also": proposal.record.get("also", [])})

    @admin.display(description="Who, where, how many")
    def cast(self, proposal):
        return render_to_string("admin/timeline/_proposed_cast.html", {"record": proposal.record})

    @admin.display(description="Score")
    def reasons(self, proposal):
        context = {"proposal": proposal, "parts": proposal.record.get("score_parts", {})}
        return render_to_string("admin/timeline/_proposed_reasons.html", context)

    @admin.display(description="May be known already as")
    def may_be(self, proposal):
        matches = proposal.record.get("matches", [])
        events = {event.slug: event for event in Event.objects.filter(slug__in=[match["event"] for match in matches])}
        found = [{**match, "known": events.get(match["event"])} for match in matches]
        return render_to_string("admin/timeline/_proposed_matches.html", {"matches": found})


def may_see_readings(request) -> bool:
    return request.user.has_perm("timeline.view_proposal")


class ReadByRules:
    """What an article's page says of what the engine read in it."""

    @admin.display(description="Proposed events")
    def its_proposals(self, article):
        context = {
            "total": article.proposals.count(),
            "waiting": article.proposals.waiting().count(),
            "url": f"{reverse('admin:timeline_proposal_changelist')}?{OfArticle.parameter_name}={article.slug}",
        }
        return render_to_string("admin/timeline/_its_proposals.html", context)

    @admin.display(description="Read as")
    def read_as(self, article):
        return render_to_string("admin/timeline/_read_as.html", {"reading": Reading.objects.filter(article=article).first()})

    @admin.display(description="Told elsewhere")
    def alike(self, article):
        found = Likeness.objects.of(article).select_related("article", "other").defer("article__text", "other__text")
        return render_to_string("admin/timeline/_alike.html", {"found": [(each, each.seen_from(article)) for each in found]})
