"""What extraction reads and proposes; the three groups may look at it."""

import django.db.models.deletion
import timeline.models.fields
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ("Contributor", "Editor", "Chief editor")
SEEN = ("view_proposal", "view_reading", "view_likeness")


def let_groups_look(apps, schema_editor):
    """A permission is made here where Django would make it only after the last migration."""
    config = apps.get_app_config("timeline")
    config.models_module = True  # a historical app has none, and would be passed over
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    permissions = Permission.objects.filter(content_type__app_label="timeline", codename__in=SEEN)
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0004_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField()),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='fingerprints', to='timeline.article')),
            ],
            options={
                'indexes': [models.Index(fields=['value', 'article'], name='fingerprint_value')],
                'constraints': [models.UniqueConstraint(fields=('article', 'value'), name='fingerprint_is_unique')],
            },
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('same', 'the same text'), ('near', 'nearly the same text'), ('shared', 'long runs of the same words')], max_length=6)),
                ('score', models.FloatField()),
                ('why', models.TextField()),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likenesses', to='timeline.article')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likened', to='timeline.article')),
            ],
            options={
                'verbose_name_plural': 'likenesses',
                'ordering': ['-score', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['same', 'near', 'shared'])), name='likeness_kind_is_listed'), models.UniqueConstraint(fields=('article', 'other'), name='likeness_is_unique'), models.CheckConstraint(condition=models.Q(('article', models.F('other')), _negated=True), name='likeness_joins_two_articles'), models.CheckConstraint(condition=models.Q(('score__gte', 0), ('score__lte', 1)), name='likeness_score_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='It stays while the same words are read as the same kind of event.', max_length=24, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('occurrence', 'Occurrence'), ('statement', 'Statement'), ('plan', 'Plan')], max_length=10)),
                ('type', models.CharField(blank=True, help_text="A type's slug; the vocabulary may lack it.", max_length=80)),
                ('modality', models.CharField(choices=[('actual', 'Actual'), ('claimed', 'Claimed'), ('planned', 'Planned')], default='actual', max_length=12)),
                ('granularity', models.CharField(choices=[('single', 'Single'), ('ongoing', 'Ongoing'), ('repeated', 'Repeated')], default='single', max_length=8)),
                ('earliest', models.DateField(editable=False)),
                ('latest', models.DateField(editable=False)),
                ('precision', models.CharField(choices=[('day', 'The day'), ('days', 'One of several days'), ('month', 'The month'), ('months', 'Some months'), ('year', 'The year'), ('years', 'Some years'), ('open', 'Start or end unknown')], editable=False, max_length=6)),
                ('date', timeline.models.fields.EdtfField(max_length=200)),
                ('date_basis', models.CharField(choices=[('stated', 'written in the article'), ('relative_to_publication', 'counted from the day of publication'), ('relative_to_event', 'counted from another event'), ('inferred', 'worked out from the text'), ('publication_fallback', 'no later than the article')], max_length=24)),
                ('quote', models.TextField()),
                ('paragraph', models.PositiveIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('score', models.FloatField(help_text='0 to 1: how sure the rules are.')),
                ('why', models.TextField(blank=True)),
                ('record', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('refused', 'Refused')], default='open', max_length=8)),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('updated', models.DateTimeField(auto_now=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='timeline.article')),
                ('event', models.ForeignKey(blank=True, help_text='What became of it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='timeline.event')),
            ],
            options={
                'ordering': ['-article_id', 'start', 'pk'],
                'indexes': [models.Index(fields=['-article', 'start', 'id'], name='proposal_order'), models.Index(fields=['state', 'score'], name='proposal_state_score')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['occurrence', 'statement', 'plan'])), name='proposal_kind_is_listed'), models.CheckConstraint(condition=models.Q(('modality__in', ['actual', 'claimed', 'planned'])), name='proposal_modality_is_listed'), models.CheckConstraint(condition=models.Q(('granularity__in', ['single', 'ongoing', 'repeated'])), name='proposal_granularity_is_listed'), models.CheckConstraint(condition=models.Q(('precision__in', ['day', 'days', 'month', 'months', 'year', 'years', 'open'])), name='proposal_precision_is_listed'), models.CheckConstraint(condition=models.Q(('date_basis__in', ['stated', 'relative_to_publication', 'relative_to_event', 'inferred', 'publication_fallback'])), name='proposal_date_basis_is_listed'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'refused'])), name='proposal_state_is_listed'), models.CheckConstraint(condition=models.Q(('earliest__lte', models.F('latest'))), name='proposal_span_is_ordered'), models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='proposal_quote_has_length'), models.CheckConstraint(condition=models.Q(('score__gte', 0), ('score__lte', 1)), name='proposal_score_is_a_share'), models.CheckConstraint(condition=models.Q(('event__isnull', True), ('state', 'accepted'), _connector='OR'), name='proposal_with_event_is_accepted')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(blank=True, help_text='Name of the file that it came in.', max_length=255)),
                ('file_sha256', models.CharField(blank=True, db_index=True, help_text="Of the file's bytes; of a page that is not its text.", max_length=64)),
                ('format', models.CharField(blank=True, max_length=10)),
                ('encoding', models.CharField(blank=True, max_length=30)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('published', timeline.models.fields.EdtfField(blank=True, help_text='As it was read; empty where nothing tells.', max_length=200)),
                ('published_basis', models.CharField(blank=True, choices=[('given', 'given by the curator'), ('printed', 'printed with the text'), ('metadata', "from the page's metadata"), ('page_header', "from the page's header"), ('outside', 'from another page'), ('inferred', 'worked out')], max_length=12)),
                ('published_why', models.TextField(blank=True)),
                ('clues', models.JSONField(blank=True, default=list)),
                ('warnings', models.JSONField(blank=True, default=list)),
                ('marks', models.JSONField(blank=True, default=list, help_text="Start, end and kind of what is not the article's own prose.")),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('updated', models.DateTimeField(auto_now=True)),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reading', to='timeline.article')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('published_basis__in', ['', 'given', 'printed', 'metadata', 'page_header', 'outside', 'inferred'])), name='reading_basis_is_listed')],
            },
        ),
        migrations.RunPython(let_groups_look, migrations.RunPython.noop),
    ]
