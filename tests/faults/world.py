"""People and one open musyawarah for the stand; prints passwords and addresses as JSON. Needs the stand's settings."""

import json
import secrets

import django

django.setup()

from django.urls import reverse  # noqa: E402  (needs the app registry)

from accounts import actions  # noqa: E402
from accounts.models import User  # noqa: E402
from records.models import Event  # noqa: E402
from tests.musyawarah.build import running  # noqa: E402
from villages.models import Region  # noqa: E402

VILLAGES = {
    "ngebel": "35.02.19.2007",
    "sahang": "35.02.19.2002",
    "talun": "35.02.19.2004",
    "wagirlor": "35.02.19.2003",
    "ngrogung": "35.02.19.2001",
}


def person(role: str, name: str, code: str) -> tuple[str, str]:
    """An office holder with a password of their own."""
    password = secrets.token_urlsafe(16)
    user = actions.create_user(username=f"{role}.{name}", name=f"Pejabat {name}", password=password, by=None)
    actions.grant_role(user=user, role=role, region_code=code, place_name=name.title(), by=None)
    return user.username, password


def main() -> None:
    """Make everything."""
    people = dict(person("sekdes", name, code) for name, code in VILLAGES.items())
    people |= dict([person("bpd", "ngebel", VILLAGES["ngebel"])])
    regions = {region.code: region for region in Region.objects.filter(code__startswith="35.02.19")}
    bpd = User.objects.get(username="bpd.ngebel")
    meeting = running(regions, bpd, opener=bpd, village=VILLAGES["ngebel"], venue="Balai Desa Ngebel")
    print(
        json.dumps(
            {
                "people": people,
                "write": {f"sekdes.{n}": reverse("villages:potential-create", args=[c]) for n, c in VILLAGES.items()},
                "read": ["/", "/daftar/", "/aturan/", "/masuk/"],
                "read_signed_in": [
                    "/beranda/",
                    reverse("villages:village-list"),
                    reverse("villages:profile", args=[VILLAGES["ngebel"]]),
                    reverse("partnerships:cooperation-list"),
                ],
                "upload": reverse("musyawarah:file-upload", args=[meeting.pk, "daftar-hadir"]),
                "meeting": reverse("musyawarah:deliberation-detail", args=[meeting.pk]),
                "events": Event.objects.count(),
            }
        )
    )


if __name__ == "__main__":
    main()
