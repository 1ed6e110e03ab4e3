"""Revisions find their rows; the three groups of people who curate."""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import OuterRef, Subquery

MODELS = {
    "type": "EventType", "about": "About", "publisher": "Publisher", "article": "Article",
    "place": "Place", "actor": "Actor", "topic": "Topic", "event": "Event",
}  # fmt: skip
PARTS = ("claim", "citation", "citationvia", "eventplace", "participation", "link")
SUBJECTS = ("publisher", "article", "paragraph", "dateclue", "setaside", "actor", "alias", "place", "topic")
VOCABULARY = ("eventtype", "about")
WORK = [f"{verb}_{model}" for verb in ("add", "change", "delete", "view") for model in PARTS]
WORK += ["add_event", "change_event", "delete_event", "view_event", "view_revision"]
WORK += [f"view_{model}" for model in (*SUBJECTS, *VOCABULARY)]
ALL = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in (*SUBJECTS, *VOCABULARY)]
ACCOUNTS = [f"{verb}_user" for verb in ("add", "change", "delete", "view")]
GROUPS = {
    "Contributor": [*WORK, *(f"add_{model}" for model in SUBJECTS)],
    "Editor": [*WORK, *ALL, "review_event"],
    "Chief editor": [*WORK, *ALL, "review_event", "retract_event", *ACCOUNTS],
}


def find_rows(apps, schema_editor):
    Revision = apps.get_model("timeline", "Revision")
    for kind, name in MODELS.items():
        rows = apps.get_model("timeline", name).objects.filter(slug=OuterRef("key")).values("pk")[:1]
        Revision.objects.filter(kind=kind, row__isnull=True).update(row=Subquery(rows))


def make_groups(apps, schema_editor):
    """Groups and what they may; a permission is made here where Django would make it only after the last migration."""
    for label in ("timeline", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True  # a historical app has none, and would be passed over
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(content_type__app_label__in=("timeline", "auth"), codename__in=codenames))


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0003_history_by_row"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(find_rows, migrations.RunPython.noop),
        migrations.RunPython(make_groups, drop_groups),
    ]
