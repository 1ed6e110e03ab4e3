"""The part of an address that names a row, made from its name."""

from django.db.models import Model

from timeline.curation.shapes import KIND_OF
from timeline.models import SlugRedirect
from timeline.names.folding import fold


def free_slug(model: type[Model], text: str) -> str:
    """An address made from a name in any script, with a number where it is or was another row's."""
    longest = model._meta.get_field("slug").max_length - len("-999")
    words = "-".join(fold(text).split()) or model._meta.model_name
    slug = words if len(words) <= longest else words[: longest + 1].rpartition("-")[0] or words[:longest]
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    taken |= set(SlugRedirect.objects.filter(kind=KIND_OF[model], slug__startswith=slug).values_list("slug", flat=True))
    return next(free for number in range(1, len(taken) + 2) if (free := f"{slug}-{number}" if number > 1 else slug) not in taken)
