"""Invitations, and a random key for each person's address."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import records.abstract


def give_keys(apps, schema_editor):
    """Each person who is there already gets a key of their own."""
    for user in apps.get_model("accounts", "User").objects.filter(key__isnull=True):
        user.key = records.abstract.new_id()
        user.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="key",
            field=models.CharField(null=True, editable=False, max_length=10, verbose_name="kunci alamat"),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="user",
            name="key",
            field=models.CharField(
                default=records.abstract.new_id, editable=False, max_length=10, unique=True, verbose_name="kunci alamat"
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=records.abstract.new_id,
                        editable=False,
                        max_length=10,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="dibuat pada"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("undangan", "Undangan"),
                            ("surat_masuk", "Surat masuk"),
                            ("lupa_sandi", "Lupa kata sandi"),
                        ],
                        default="undangan",
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nama")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kades", "Kepala Desa"),
                            ("sekdes", "Sekretaris Desa"),
                            ("perangkat", "Perangkat Desa"),
                            ("bpd", "Ketua BPD"),
                            ("pendamping", "Pendamping Desa"),
                            ("camat", "Camat"),
                            ("dpmd", "Petugas Dinas PMD"),
                            ("bkad", "Pengurus BKAD"),
                            ("inspektorat", "Petugas Inspektorat"),
                            ("pembaca", "Pembaca"),
                            ("admin", "Pengelola portal"),
                        ],
                        max_length=20,
                        verbose_name="peran",
                    ),
                ),
                ("nationwide", models.BooleanField(default=False, verbose_name="seluruh Indonesia")),
                ("region_code", models.CharField(blank=True, max_length=13, verbose_name="kode wilayah")),
                ("body", models.CharField(blank=True, max_length=10, verbose_name="badan")),
                ("place_name", models.CharField(blank=True, max_length=120, verbose_name="nama tempat")),
                (
                    "acting",
                    models.CharField(
                        blank=True, choices=[("Pj.", "Pj."), ("Plt.", "Plt.")], max_length=4, verbose_name="penjabat"
                    ),
                ),
                ("starts", models.DateField(blank=True, null=True, verbose_name="mulai")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="sampai")),
                ("token_hash", models.CharField(max_length=64, unique=True, verbose_name="sidik tautan")),
                ("code_hash", models.CharField(max_length=64, unique=True, verbose_name="sidik kode")),
                ("expires_at", models.DateTimeField(verbose_name="berlaku sampai")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="dipakai pada")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="ditarik pada")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dibuat oleh",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="orang",
                    ),
                ),
            ],
            options={
                "verbose_name": "undangan",
                "verbose_name_plural": "undangan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "undangan"),
                                models.Q(("role", ""), _negated=True),
                                models.Q(
                                    models.Q(("body", ""), ("nationwide", True), ("region_code", "")),
                                    models.Q(
                                        ("body", ""),
                                        ("nationwide", False),
                                        models.Q(("region_code", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("nationwide", False),
                                        ("region_code", ""),
                                        models.Q(("body", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(models.Q(("kind", "undangan"), _negated=True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="accounts_invitation_to_one_office_or_person",
                    )
                ],
            },
        ),
    ]
