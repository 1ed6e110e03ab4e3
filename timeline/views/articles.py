"""The sources, one source, and a reader's copy of it."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from timeline.chronology.copies import compared
from timeline.chronology.origins import origins
from timeline.chronology.reading_order import ReadingOrder, events_counted, quotes_counted
from timeline.models import Article, RecordKind

from .moved import moved
from .pasted import Refused, pasted
from .sources import Source, SourcePage


@require_safe
def articles(request):
    """All of them, with what rests on each."""
    found = list(public_articles())
    events, quotes = events_counted(), quotes_counted()
    sources = [Source(article, events.get(article.pk, 0), quotes.get(article.pk, 0)) for article in found]
    return TemplateResponse(request, "articles.html", {"sources": sources, "origins": origins(found)})


@require_safe
def article(request, slug):
    found = public_articles().filter(slug=slug).first()
    if found is None:
        return moved(Article.objects.public(), RecordKind.ARTICLE, slug)
    return TemplateResponse(request, "article.html", {"page": SourcePage(found, ReadingOrder(found))})


@csrf_exempt
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def check_copy(request, slug):
    """Hold a pasted text against the one that was read. Nothing of it is kept: it changes nothing, so it needs no token."""
    found = public_articles().filter(slug=slug).first()
    if found is None:
        return moved(Article.objects.public(), RecordKind.ARTICLE, slug)
    if request.method != "POST":
        return redirect(f"{found.get_absolute_url()}#check")
    order = ReadingOrder(found)
    context = {"page": SourcePage(found, order)}
    try:
        text = pasted(request)
    except Refused as refused:
        return TemplateResponse(request, "article.html", context | {"refused": refused}, status=refused.status)
    return TemplateResponse(request, "article.html", context | {"copy": compared(text, found.sha256, order.quotes)})


def public_articles():
    """Never their texts: no page shows them."""
    return Article.objects.public().select_related("publisher", "origin").defer("text")
