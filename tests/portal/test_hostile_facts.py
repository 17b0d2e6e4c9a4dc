"""What hostile and careless people try with imports, offices that changed, and moved codes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import end_grant, grant_role
from accounts.models import Grant, User
from accounts.permissions import Permission
from accounts.roles import Role
from partnerships.models import Partner
from records.importing import acts, runs
from records.importing.kind import registry
from records.models import ImportRow, ImportRun
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, TALUN, make_user
from tests.partnerships.test_partner_imports import CAMPUS, FARM
from tests.villages.helpers import new_potential
from tests.villages.importing import bring, confirmed, table
from tests.villages.region_lists import administrator, applied, brought
from tests.villages.test_imports import SPRING
from villages.models import Region

State = ImportRun.State
CANARY = "Kenari rahasia"


def fresh(person: User) -> User:
    """As the next request knows the person."""
    return User.objects.get(pk=person.pk)


def move_office(person: User, role: str, place: str) -> User:
    """The person leaves every office and holds this one."""
    for grant in Grant.objects.not_over().filter(user=person):
        end_grant(grant, by=None, note="")
    grant_role(user=person, role=role, region_code=place, by=None)
    return fresh(person)


def test_a_preview_is_not_shown_once_the_office_in_it_has_ended(cast, enter, regions):
    """It holds what the drafts of that village said, and what was typed for it."""
    draft = new_potential(regions[SAHANG], cast.sekdes_sahang, name="Mata air", description=CANARY)
    row = SPRING | {"nomor": draft.pk, "keterangan": "lain"}
    run = bring("potensi", table("potensi", row, SPRING | {"nama potensi": CANARY, "jumlah": "x"}), cast.sekdes_sahang)
    pages = [
        reverse("imports:run", args=[run.pk]),
        reverse("imports:refused", args=[run.pk, "csv"]),
    ]

    def shown(browser):
        answers = [browser.get(page) for page in pages]
        return [CANARY in b"".join(each).decode() if each.status_code == 200 else False for each in answers]

    assert shown(enter(cast.sekdes_sahang)) == [True, True]
    person = move_office(cast.sekdes_sahang, Role.SEKDES, TALUN)
    assert shown(enter(person)) == [False, False]


def test_agreeing_to_a_preview_that_is_replaced_meanwhile_counts_for_nothing(cast, regions):
    run = bring("potensi", table("potensi", SPRING), cast.sekdes_sahang)
    seen = acts.seen_now(run)
    ImportRun.objects.filter(pk=run.pk).update(touched_at=timezone.now() + timedelta(seconds=5))
    with pytest.raises(Refused):
        acts.confirm_import(run=run, seen=seen, by=cast.sekdes_sahang)
    assert ImportRun.objects.get(pk=run.pk).state == State.CHECKED


def test_a_run_that_waits_to_be_taken_back_keeps_its_rows(cast, regions):
    """Without them the worker would say that everything was taken back, and nothing would be."""
    run = confirmed(bring("potensi", table("potensi", SPRING), cast.sekdes_sahang), cast.sekdes_sahang)
    acts.undo_import(run=run, by=cast.sekdes_sahang)
    old = timezone.now() - runs.KEPT - timedelta(hours=1)
    ImportRun.objects.filter(pk=run.pk).update(written_at=old, created_at=old)
    runs.forget_old()
    assert ImportRow.objects.filter(run=run).exists()


def test_an_officer_who_changed_the_kabupaten_takes_no_list_of_parties_to_the_old_office(cast, regions):
    """Telephones and addresses of one kabupaten's list are not another's, though one person brought both."""
    slug = "pihak-ketiga"
    first = make_user("dpmd.lama", Role.DPMD, region_code="35.02")
    confirmed(bring(slug, table(slug, FARM), first), first)
    person = move_office(first, Role.DPMD, "35.03")
    confirmed(bring(slug, table(slug, CAMPUS), person), person)
    kind = registry.get(slug)
    assert Partner.objects.count() == 2
    assert {each.name for each in kind.exportable(fresh(cast.dpmd))} == {FARM["nama pihak ketiga"]}
    assert {each.name for each in kind.exportable(person)} == {CAMPUS["nama pihak ketiga"]}


def test_the_code_of_an_ended_village_gives_its_officers_no_other_village(cast, regions):
    """Rights hang on codes: who was in office at an ended code would come into office at its next bearer."""
    admin = administrator()
    applied(admin, f"{TALUN};Talun;;berakhir")
    for line in (
        f"{TALUN};Desa Lain;;baru",
        f"{TALUN};Desa Lain;{SAHANG};pemekaran",
        f"{TALUN};Sahang;{SAHANG};pindah",
        f'{TALUN};Gabungan;"{SAHANG};35.02.19.2001";penggabungan',
    ):
        run = brought(admin, line, since=timezone.localdate())
        assert run.counts.get("ditolak") == 1, line
        assert "sudah berakhir" in ImportRow.objects.get(run=run).remarks[0]
    assert not Region.objects.filter(code=TALUN, valid_until=None).exists()


def test_a_village_may_come_back_under_its_own_name(cast, regions):
    admin = administrator()
    applied(admin, f"{TALUN};Talun;;berakhir")
    applied(admin, f"{TALUN};Talun;;baru", since=timezone.localdate())
    assert Region.objects.filter(code=TALUN, valid_until=None).exists()


@pytest.mark.parametrize(
    "lines",
    [
        (f"{TALUN};Talun;;berakhir", f"{TALUN};Sahang;{SAHANG};pindah"),
        (f'{NGEBEL};Ngebel;"{TALUN}";penggabungan', f"{TALUN};Sahang;{SAHANG};pindah"),
        (f'{NGEBEL};Ngebel;"{TALUN}";penggabungan', f"{TALUN};Desa Lain;;baru"),
    ],
)
def test_no_code_is_handed_on_by_a_village_that_ends_in_the_same_list(cast, regions, lines):
    run = brought(administrator(), *lines)
    told = " ".join(run.found["utuh"]["refused"]) + " ".join(
        remark for row in ImportRow.objects.filter(run=run) for remark in row.remarks
    )
    if run.counts.get("ditolak"):
        return
    assert "masih dipakai" in told, told
    with pytest.raises(Refused):
        confirmed(run, administrator())


def test_who_led_a_desa_that_became_a_kelurahan_leads_not_the_next_at_its_code(cast, regions):
    admin = administrator()
    applied(admin, f"35.02.19.1009;Talun;{TALUN};pindah", f"{TALUN};Sahang;{SAHANG};pindah")
    kades = fresh(cast.kades_talun)
    assert not kades.can(Permission.POTENTIAL_EDIT, TALUN)
    assert fresh(cast.kades_sahang).can(Permission.POTENTIAL_EDIT, TALUN)
