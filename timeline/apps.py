"""The one Django app, which is also the project."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Timeline"


class DeskConfig(SimpleAdminConfig):
    """Django's admin on a site of our own; its modules are read with the addresses, so that commands start without them."""

    default_site = "timeline.desk.Desk"
