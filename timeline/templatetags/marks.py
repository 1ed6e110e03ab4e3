"""Marks on a page: strips of time and the numbers that open a receipt."""

from django import template
from django.template.loader import get_template
from django.utils.safestring import mark_safe

from timeline.dates.marks import Mark
from timeline.dates.sections import Kind

register = template.Library()

KEY = (
    ((Mark("tick", 50),), "a day"),
    ((Mark("band", 0, 100),), "a month or year, no day"),
    ((Mark("brackets", 4, 96), Mark("opening", 4), Mark("closing", 96)), "one day between"),
    ((Mark("fade", 0, 96), Mark("closing", 96)), "on or before"),
    ((Mark("bar", 6, 90), Mark("arrow_on", 90)), "throughout"),
    ((Mark("brackets", 0, 100), Mark("dots", 10, 96)), "repeatedly"),
)


@register.inclusion_tag("parts/_strip.html")
def strip(marks, size=""):
    """Draw the marks of ``timeline.dates.marks.strip``; ``size`` "mini" is for the key."""
    return {"marks": marks, "size": size, "planned": any(mark.planned for mark in marks)}


@register.inclusion_tag("parts/_scale.html")
def scale(part):
    """Draw the labels of a part's scale; where it is of years, the first and last stand at the edges."""
    return {"labels": part.scale, "ends": part.section.kind is Kind.YEARS}


@register.simple_tag
def cites(receipts):
    """The numbers that open receipts, without a space before them: a number must not part from its word."""
    return mark_safe(get_template("parts/_cites.html").render({"receipts": receipts}).strip()) if receipts else ""


@register.inclusion_tag("parts/_key.html")
def key_of_marks():
    """Every kind of mark with its words."""
    return {"kinds": KEY}
