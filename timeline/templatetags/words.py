"""Words that bend: plurals, numbers, the last word of a sentence."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma

register = template.Library()


@register.filter
def counted(number, noun):
    """``3|counted:"claim"`` is "3 claims"; a plural that is not noun + s follows a comma: ``"country,countries"``."""
    return f"{intcomma(number)} {noun_for(number, noun)}"


@register.filter
def noun_for(number, noun):
    """The noun alone, in the number it needs."""
    one, _, many = noun.partition(",")
    return one if number == 1 else many or f"{one}s"


@register.filter
def before_last_word(text):
    """Everything up to the last word, with the space that follows it."""
    return text.rstrip().removesuffix(last_word(text))


@register.filter
def last_word(text):
    """The last word, which must not part from the number of its receipt."""
    return text.split()[-1] if text.strip() else ""


@register.filter
def in_a_row(names):
    """Names as people list them: A; A and B; A, B and C."""
    names = [str(name) for name in names]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


@register.filter
def uncapped(text):
    """A question that goes on in a sentence; acronyms keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
