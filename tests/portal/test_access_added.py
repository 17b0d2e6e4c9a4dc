"""Rows that the portal adds to the oracle (docs/hak-akses.csv): every role asks the page of each act."""

import csv

import pytest
from django.urls import reverse

from accounts.roles import Role
from partnerships.actions import signing
from partnerships.models import Party
from tests.conftest import NGEBEL, make_user
from tests.factories import TODAY, cooperation_at, regulation_in_draft
from tests.guards.source import ROOT
from tests.partnerships import capacity_world, shortlist_world
from tests.portal.test_access_matrix import people_of

CODES = {"ya": {200}, "tolak": {403}, "tiada": {404}, "masuk": {302}}


def of_cooperation(name: str, *args: str):
    """The page of an act on the whole cooperation."""
    return lambda world: reverse(f"partnerships:{name}", args=[world.cooperation.pk, *args])


def delegates_page(world) -> str:
    party = Party.objects.get(cooperation=world.cooperation, village__code=NGEBEL)
    return reverse("partnerships:delegate-list", args=[world.cooperation.pk, party.pk])


def perdes_page(world) -> str:
    regulation_in_draft(world)
    return reverse("partnerships:regulation-detail", args=[NGEBEL])


def dissemination_page(world) -> str:
    signature = world.signature(NGEBEL)
    facts = {"bulletin_number": "1", "bulletin_year": TODAY().year, "promulgated_on": TODAY()}
    signing.promulgate(signature=signature, by=world.cast.sekdes_ngebel, **facts)
    return reverse("partnerships:signature-disseminate", args=[signature.instrument_id, signature.pk])


def spring_of(world):
    return capacity_world.spring(world.cast, world.regions, "ngebel", NGEBEL)


def claim_page(world) -> str:
    return reverse("partnerships:claim-add", args=[world.cooperation.pk, spring_of(world).pk])


def ledger_page(world) -> str:
    return reverse("partnerships:potential-ledger", args=[NGEBEL, spring_of(world).pk])


def search_page(world) -> str:
    return reverse("partnerships:village-match", args=[NGEBEL])


def invitation_page(world) -> str:
    named = shortlist_world.named(world.cast, world.regions)
    return reverse("partnerships:invitation-invite", args=[named.cooperation_id, named.pk])


# action, state, relation -> where the cooperation stands, and the page of the act
LEAD = "desa pemrakarsa"
ASKED = {
    ("penyusunan.mulai", "penawaran", LEAD): (
        "penawaran",
        of_cooperation("cooperation-move", "start_drafting"),
    ),
    ("kerjasama.tutup", "persiapan", LEAD): ("persiapan", of_cooperation("cooperation-move", "close")),
    ("kerjasama.berlakukan", "penyusunan", LEAD): (
        "penyusunan",
        of_cooperation("cooperation-move", "declare_in_force"),
    ),
    ("kerjasama.jalankan", "berlaku", LEAD): (
        "berlaku",
        of_cooperation("cooperation-move", "start_running"),
    ),
    ("kapasitas.klaim", "persiapan", LEAD): ("persiapan", claim_page),
    ("kapasitas.lihat", "persiapan", "pihak"): ("persiapan", of_cooperation("capacity")),
    ("kapasitas.lihat", "terverifikasi", "semua"): ("persiapan", ledger_page),
    ("mitra.cari", "-", "sendiri"): ("persiapan", search_page),
    ("mitra.undang", "penawaran", LEAD): ("persiapan", invitation_page),
    ("alasan.tulis", "berjalan", "pihak"): ("penyusunan", of_cooperation("reason-write", "R15", NGEBEL)),
    ("utusan.tunjuk", "berjalan", "pihak"): ("penyusunan", delegates_page),
    ("perdes.lihat", "rancangan", "sendiri"): ("persiapan", perdes_page),
    ("naskah.sebarluaskan", "diundangkan", "pihak"): ("ditandatangani", dissemination_page),
}


def rows() -> dict[tuple[str, str, str], dict[str, str]]:
    """The oracle by its three first columns."""
    with (ROOT / "docs" / "hak-akses.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["aksi"], row["keadaan"], row["hubungan"]): row for row in csv.DictReader(lines)}


@pytest.mark.parametrize("key", ASKED, ids=",".join)
def test_every_role_gets_the_answer_of_the_row(key, cast, regions, topics, enter, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stage, page_of = ASKED[key]
    world, row = cooperation_at(stage, cast, regions), rows()[key]
    page = page_of(world)
    assert client.get(page).status_code in CODES[row["publik"]]
    relation = "pihak" if key[2] in (LEAD, "semua") else key[2]
    got = {role: enter(person).get(page).status_code for role, person in people_of(world, "ngebel", relation).items()}
    wrong = {role: status for role, status in got.items() if status not in CODES[row[role]]}
    assert not wrong, wrong
    assert set(got) == set(Role.values)


def test_only_administrators_open_the_admin_site(cast, enter, client):
    """admin.buka, -, semua: Django sends whoever is not staff to its sign-in, which is ours and answers 403."""
    row = rows()[("admin.buka", "-", "semua")]
    assert client.get(reverse("admin:index"), follow=True).redirect_chain[-1][0].startswith(reverse("account_login"))
    for role in Role.values:
        person = getattr(cast, f"{role}_ngebel", None) or getattr(cast, role)
        status = enter(person).get(reverse("admin:index"), follow=True).status_code
        assert status in CODES[row[role]], role


TOPIC_PAGES = {
    ("topik.lihat", "-", "semua"): ("topic-list", "unit-list"),
    ("topik.ubah", "-", "semua"): ("topic-create", "unit-create"),
}


@pytest.mark.parametrize("key", TOPIC_PAGES, ids=",".join)
def test_everybody_reads_topics_and_the_national_administrator_keeps_them(key, cast, enter, client):
    """Who administers one kabupaten changes nothing for the whole country."""
    row, pages = rows()[key], [reverse(f"topics:{name}") for name in TOPIC_PAGES[key]]
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    for page in pages:
        assert client.get(page).status_code in CODES[row["publik"]]
        for role in Role.values:
            person = nation if role == Role.ADMIN else getattr(cast, f"{role}_ngebel", None) or getattr(cast, role)
            assert enter(person).get(page).status_code in CODES[row[role]], (page, role)
        assert enter(cast.admin).get(page).status_code == (200 if key[0] == "topik.lihat" else 403)
        client.logout()
