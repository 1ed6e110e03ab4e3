"""Marks on a page: strips of time and the numbers that open a receipt."""

from django import template
from django.template.loader import get_template
from django.utils.safestring import mark_safe

register = template.Library()


@register.inclusion_tag("parts/_strip.html")
def strip(marks, size=""):
    """Draw the marks of ``timeline.dates.marks.strip``; ``size`` "mini" is for the key."""
    return {"marks": marks, "size": size, "planned": any(mark.planned for mark in marks)}


@register.inclusion_tag("parts/_scale.html")
def scale(labels, ends=False):
    """Draw the labels of ``timeline.dates.marks.scale``; ``ends`` where the first and last stand at the edges."""
    return {"labels": labels, "ends": ends}


@register.simple_tag
def cites(receipts):
    """The numbers that open receipts, without a space before them: a number must not part from its word."""
    return mark_safe(get_template("parts/_cites.html").render({"receipts": receipts}).strip()) if receipts else ""
