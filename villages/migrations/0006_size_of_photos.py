"""A photo says how large it is drawn, so that a page doesn't jump while it loads."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("villages", "0005_scale_says_how_it_came_about")]

    operations = [
        migrations.AddField(
            "PotentialPhoto", "width", models.PositiveSmallIntegerField("lebar", default=1600), preserve_default=False
        ),
        migrations.AddField(
            "PotentialPhoto", "height", models.PositiveSmallIntegerField("tinggi", default=1200), preserve_default=False
        ),
    ]
