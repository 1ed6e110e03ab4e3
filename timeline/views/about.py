"""What this chronology is, how it is made, and how to read its marks."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from timeline.chronology.facts import facts
from timeline.curation.rules import LARGEST_SHARE
from timeline.dates.marks import Mark
from timeline.models import EventType, Topic
from timeline.text.anchors import CONTEXT, LONGEST_QUOTE

STANCES = (
    ("says", "says", "states it, in the article’s words"),
    ("hedged", "says, “likely”", "says it with a reserve, which is quoted"),
    ("denies", "denies", "says that it is not so"),
    ("hints", "suggests", "lets it be understood"),
    ("own", "the article says", "the article’s own voice: no speaker is named"),
)
# Marks that the key of the chronology leaves out.
MORE_MARKS = (
    ((Mark("halo", 30, 70), Mark("tick", 50)), "about that day"),
    ((Mark("joined", 35, 65), Mark("hollow", 35), Mark("hollow", 65)), "one of the days marked"),
    ((Mark("brackets", 4, 100), Mark("opening", 4), Mark("arrow_on", 100)), "goes on past the edge of its month or year"),
    ((Mark("hollow", 50, planned=True),), "planned for that day"),
)


@require_safe
def about(request):
    context = {
        "topic": Topic.objects.public().first(),
        "facts": facts(),
        "stances": STANCES,
        "families": EventType.objects.public().filter(family__isnull=True),
        "more_marks": MORE_MARKS,
        "longest_quote": LONGEST_QUOTE,
        "quote_context": CONTEXT,
        "largest_share": round(LARGEST_SHARE * 100),
    }
    return TemplateResponse(request, "about.html", context)
