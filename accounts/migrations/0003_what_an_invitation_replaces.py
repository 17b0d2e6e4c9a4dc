"""Which office an invitation hands over."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_address_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.grant",
                verbose_name="jabatan yang diserahkan",
            ),
        ),
    ]
