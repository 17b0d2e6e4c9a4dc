"""The search for potentials lists them from A to Z; SQLite, which has no trigrams, reads names from this index too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("villages", "0007_newest_potentials_by_part_of_name")]

    operations = [
        migrations.AddIndex(
            model_name="potential",
            index=models.Index(fields=["status", "name", "id"], name="villages_potential_by_name"),
        ),
    ]
