"""Passages of the course, with each database's own full-text index over them."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = """
CREATE VIRTUAL TABLE concepts_passage_fts USING fts5(
    title, text, content='concepts_passage', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2'
)
"""
POSTGRESQL = """
CREATE INDEX concepts_passage_fts ON concepts_passage USING gin (
    (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', text), 'B'))
)
"""


def make_index(apps, schema_editor):
    sql = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    schema_editor.execute(sql[schema_editor.connection.vendor])


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE concepts_passage_fts")


class Migration(migrations.Migration):
    dependencies = [("concepts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("anchor", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="concepts.concept",
                    ),
                ),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.RunPython(make_index, drop_index),
    ]
