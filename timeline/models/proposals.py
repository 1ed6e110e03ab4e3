"""Events that extraction read in an article, waiting for a person. None of them is ever public."""

from django.db import models
from django.db.models import F, Q

from .articles import Article
from .events import Event
from .fields import EdtfField, closed, with_companions
from .lists import DateBasis, EventModality, Granularity, Kind, Precision, ProposalState


def proposal_bounds(edtf):
    return {"earliest": edtf.span.earliest, "latest": edtf.span.latest, "precision": edtf.precision}


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ProposalState.OPEN)


class Proposal(models.Model):
    """One event as an article tells it. `record` is the whole of it, as `extract --json` writes a proposal."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals")
    key = models.CharField(max_length=24, unique=True, help_text="It stays while the same words are read as the same kind of event.")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind)
    type = models.CharField(max_length=80, blank=True, help_text="A type's slug; the vocabulary may lack it.")
    modality = models.CharField(max_length=12, choices=EventModality, default=EventModality.ACTUAL)
    granularity = models.CharField(max_length=8, choices=Granularity, default=Granularity.SINGLE)
    earliest = models.DateField(editable=False)
    latest = models.DateField(editable=False)
    precision = models.CharField(max_length=6, choices=Precision, editable=False)
    # Behind the columns that it sets: a row is made field by field, in this order.
    date = EdtfField(companions=("earliest", "latest", "precision"), reckon=proposal_bounds)
    date_basis = models.CharField(max_length=24, choices=DateBasis)
    quote = models.TextField()
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    score = models.FloatField(help_text="0 to 1: how sure the rules are.")
    why = models.TextField(blank=True)
    record = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.OPEN)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="proposals", help_text="What became of it.")
    made = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-article_id", "start", "pk"]
        indexes = [
            models.Index(fields=["-article", "start", "id"], name="proposal_order"),
            models.Index(fields=["state", "score"], name="proposal_state_score"),
        ]
        constraints = [
            closed("kind", Kind, "proposal"),
            closed("modality", EventModality, "proposal"),
            closed("granularity", Granularity, "proposal"),
            closed("precision", Precision, "proposal"),
            closed("date_basis", DateBasis, "proposal"),
            closed("state", ProposalState, "proposal"),
            models.CheckConstraint(condition=Q(earliest__lte=F("latest")), name="proposal_span_is_ordered"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="proposal_quote_has_length"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="proposal_score_is_a_share"),
            models.CheckConstraint(condition=Q(event__isnull=True) | Q(state="accepted"), name="proposal_with_event_is_accepted"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        super().save(*args, update_fields=with_companions(Proposal, update_fields), **kwargs)
