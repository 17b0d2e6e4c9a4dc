"""Names of outside parties that are there already can be compared, and each has the place that entered it."""

import re
import unicodedata

from django.db import migrations

LEGAL_FORMS = frozenset(
    ("pt", "cv", "ud", "tbk", "persero", "perseroan", "terbatas", "komanditer", "firma", "fa", "perum", "perumda")
)
INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
APART = re.compile(r"[\W_]+")
AT_ONCE = 2000


def name_key(name):
    """As partnerships.registry.names does it on the day of this migration."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = APART.sub(" ", INITIALS.sub("", plain).replace("'", "").replace("’", "")).split()
    telling = [word for word in words if word not in LEGAL_FORMS] or words
    return ("".join(telling) or name.strip().casefold())[:150]


def fill(apps, schema_editor):
    """Key and home of every row: the village of its first offer, else the office that brought it in."""
    partner = apps.get_model("partnerships", "Partner")
    leads, offices = leads_of(apps), offices_of(apps)
    changed = []
    for row in partner.objects.only("pk", "name", "name_key", "home").iterator(chunk_size=AT_ONCE):
        row.name_key = row.name_key or name_key(row.name)
        row.home_id = row.home_id or leads.get(row.pk) or offices.get(row.pk)
        changed.append(row)
        if len(changed) == AT_ONCE:
            partner.objects.bulk_update(changed, ["name_key", "home"])
            changed = []
    partner.objects.bulk_update(changed, ["name_key", "home"])


def leads_of(apps):
    """Partner → the region that leads the cooperation of its first offer."""
    offers = apps.get_model("partnerships", "Proposal").objects.order_by("-created_at")
    return dict(offers.values_list("partner_id", "cooperation__lead_id"))


def offices_of(apps):
    """Partner → the region of the office that brought it in; by the code that it bore then."""
    events = apps.get_model("records", "Event").objects.filter(
        subject_type="partnerships.partner", action="partner.import"
    )
    codes = dict(events.order_by("-id").values_list("subject_id", "region_code"))
    wanted = set(codes.values())
    former = apps.get_model("villages", "FormerName").objects.filter(code__in=wanted, region__valid_until__isnull=True)
    regions = apps.get_model("villages", "Region").objects.filter(code__in=wanted)
    found = dict(former.order_by("until").values_list("code", "region_id"))
    found |= dict(regions.exclude(valid_until__isnull=True).order_by("valid_until").values_list("code", "pk"))
    found |= dict(regions.filter(valid_until__isnull=True).values_list("code", "pk"))
    return {pk: found.get(code) for pk, code in codes.items()}


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0006_register_ledger_programmes"),
        ("records", "0006_imports"),
        ("villages", "0009_plans_and_open_needs"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
