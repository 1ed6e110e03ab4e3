"""The one Django app, which is also the project."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Timeline"


class DeskConfig(AdminConfig):
    """Django's admin on a site of our own."""

    default_site = "timeline.desk.Desk"
