"""History follows a row, not its slug; an event knows who made it; steps have permissions of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0002_search_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="event",
            options={
                "ordering": ("section_start", "section_days", "starts", "latest", "slug"),
                "permissions": [
                    ("review_event", "Can review, publish and correct events"),
                    ("retract_event", "Can retract and merge events, and delete drafts of others"),
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveIndex(model_name="revision", name="revision_of"),
        migrations.AddField(
            model_name="revision",
            name="row",
            field=models.PositiveBigIntegerField(help_text="Primary key of the row: it stays when the slug changes.", null=True),
        ),
        migrations.AlterField(
            model_name="revision",
            name="key",
            field=models.CharField(help_text="The row's slug as it then was.", max_length=100),
        ),
        migrations.AddIndex(model_name="revision", index=models.Index(fields=["kind", "row"], name="revision_of")),
    ]
