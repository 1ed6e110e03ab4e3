"""The icon, where browsers look for one that no page named."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import cache_control

A_DAY = 24 * 60 * 60


@cache_control(public=True, max_age=A_DAY)
def favicon(request):
    return HttpResponse((settings.BASE_DIR / "static" / "icon.svg").read_bytes(), content_type="image/svg+xml; charset=utf-8")
