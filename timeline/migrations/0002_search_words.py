"""The words of each public event, and the full-text index that the database keeps over them."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    """CREATE VIRTUAL TABLE timeline_search
       USING fts5(words, content='timeline_searchtext', content_rowid='event_id', tokenize='ascii', detail='none')""",
    """CREATE TRIGGER timeline_search_added AFTER INSERT ON timeline_searchtext BEGIN
       INSERT INTO timeline_search (rowid, words) VALUES (new.event_id, new.words); END""",
    """CREATE TRIGGER timeline_search_removed AFTER DELETE ON timeline_searchtext BEGIN
       INSERT INTO timeline_search (timeline_search, rowid, words) VALUES ('delete', old.event_id, old.words); END""",
    """CREATE TRIGGER timeline_search_changed AFTER UPDATE ON timeline_searchtext BEGIN
       INSERT INTO timeline_search (timeline_search, rowid, words) VALUES ('delete', old.event_id, old.words);
       INSERT INTO timeline_search (rowid, words) VALUES (new.event_id, new.words); END""",
]
# Lexemes are made from the folded words as they are: the text-search parser would read numbers and paths into them.
POSTGRESQL = [
    """ALTER TABLE timeline_searchtext ADD COLUMN lexemes tsvector
       GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX timeline_search ON timeline_searchtext USING gin (lexemes)",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER timeline_search_{name}" for name in ("added", "removed", "changed")),
    "DROP TABLE timeline_search",
]
POSTGRESQL_BACK = ["DROP INDEX timeline_search", "ALTER TABLE timeline_searchtext DROP COLUMN lexemes"]


def run(sqlite, postgresql):
    def statements(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return statements


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_first_tables")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="timeline.event",
                    ),
                ),
                ("words", models.TextField(help_text="Each word once, folded.")),
            ],
        ),
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
