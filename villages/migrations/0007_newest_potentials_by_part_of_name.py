"""The search for potentials walks the newest ones in order, of all topics or of one; on PostgreSQL names by trigrams."""

from importlib import import_module

from django.db import migrations, models

trigrams_can_be_had = import_module("villages.migrations.0002_search_by_part_of_name").trigrams_can_be_had
INDEX = "villages_potential_part_of_name"
TABLE = "villages_potential"
# Exactly the expression that Django writes for icontains; another one would never be used.
CREATE = f"CREATE INDEX {INDEX} ON {TABLE} USING gin (upper(name::text) gin_trgm_ops)"


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        if trigrams_can_be_had(cursor):
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(CREATE)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("villages", "0006_size_of_photos")]

    operations = [
        migrations.AddIndex(
            model_name="potential",
            index=models.Index(fields=["status", "-verified_at", "id"], name="villages_potential_newest"),
        ),
        migrations.AddIndex(
            model_name="potential",
            index=models.Index(fields=["topic", "status", "-verified_at", "id"], name="villages_potential_newest_of"),
        ),
        migrations.RunPython(create_index, drop_index),
    ]
