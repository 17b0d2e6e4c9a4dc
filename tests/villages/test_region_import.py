"""A newer list of regions: what it would change, what is written, the same again, and back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Grant, User
from accounts.permissions import Permission
from records.importing import acts
from records.models import Event, ImportRow, ImportRun
from records.trail import broken_links
from records.verdict import Refused
from tests.conftest import NGEBEL, PATIK, SAHANG, TALUN, WAGIRLOR
from tests.villages.importing import bring, confirmed, go_on, said, undone, verdicts
from tests.villages.region_lists import DAY, DECREE, administrator, applied, brought, lists_of
from villages import actions
from villages.actions.regions import apply_decree
from villages.models import FormerName, Potential, Region, Succession
from villages.regions.gazetteer import search_villages, villages, villages_on, where_now
from villages.regions.lineage import named_on, origins_of

SPLIT = (
    "35.02.19.2011;Talun Utara;35.02.19.2004;pemekaran",
    "35.02.19.2012;Talun Selatan;35.02.19.2004;pemekaran",
    "35.02.19.2004;Talun;;berakhir",
)


@pytest.fixture
def admin(cast):
    return administrator()


def now() -> dict[str, str]:
    """Codes and names of today."""
    return dict(Region.objects.filter(valid_until=None).values_list("code", "name"))


def test_the_list_as_it_is_changes_nothing(admin, regions):
    run = brought(admin, *(f"{code};{name.upper()};;" for code, name in now().items()), complete=True)
    assert run.counts == {"sama": len(regions)}
    assert run.found["utuh"]["lists"] == []


def test_the_preview_tells_each_act_and_whose_access_it_touches(admin):
    run = brought(
        admin,
        *SPLIT,
        f"35.02.18.2009;Patik;{PATIK};",
        f"{SAHANG};Sahang Jaya;;",
        "3502192020;Anyar;;",
        "35.02.19.9001;X;;",
    )
    assert lists_of(run) == {
        "Baru": 1,
        "Ganti nama": 1,
        "Pindah kode": 1,
        "Hasil pemekaran": 2,
        "Berakhir": 1,
        "Akses ikut ke nama atau kode yang baru": 8,
        "Perlu akses baru dari kabupaten, karena wilayahnya berakhir": 4,
    }
    assert verdicts(run)[8] == "ditolak" and "angka ketujuh" in said(run)[8][0]
    assert Region.objects.filter(valid_until=None, code=TALUN).exists()


def test_a_split_ends_the_village_and_leads_on(admin, regions):
    applied(admin, *SPLIT)
    old = Region.objects.get(pk=regions[TALUN].pk)
    assert old.valid_until == DAY and old.code == TALUN
    heirs = Succession.objects.filter(before=old).values_list("after__name", "on", "decree")
    assert sorted(heirs) == [("Talun Selatan", DAY, DECREE), ("Talun Utara", DAY, DECREE)]
    assert set(Region.objects.filter(valid_from=DAY).values_list("name", flat=True)) == {"Talun Utara", "Talun Selatan"}
    assert Grant.objects.not_over().filter(region_code=TALUN).count() == 4


def test_a_rename_keeps_the_row_and_the_old_name(admin, regions):
    applied(admin, f"{SAHANG};Sahang Jaya;;")
    village = Region.objects.get(pk=regions[SAHANG].pk)
    assert (village.code, village.name) == (SAHANG, "Sahang Jaya")
    assert named_on(village, DAY - timedelta(days=1)).title == "Desa Sahang"
    assert named_on(village, DAY).title == "Desa Sahang Jaya"
    assert [each.pk for each in search_villages("sahang")] == [village.pk]
    assert origins_of([village]) == {village.pk: "dahulu Desa Sahang"}


def test_a_moved_village_takes_its_facts_and_its_people_along(admin, cast, regions):
    actions.add_potential(
        village=regions[PATIK], kind="alam", name="Telaga", quantity=9, unit="ha", by=cast.sekdes_patik
    )
    applied(admin, f"35.02.19.2030;Patik;{PATIK};pindah")
    village = Region.objects.get(pk=regions[PATIK].pk)
    assert village.code == "35.02.19.2030"
    assert Potential.objects.get(name="Telaga").village == village
    assert where_now(PATIK) == village and [each.pk for each in search_villages(PATIK)] == [village.pk]
    sekdes = User.objects.get(pk=cast.sekdes_patik.pk)
    assert sekdes.can(Permission.POTENTIAL_EDIT, village.place) and not sekdes.can(Permission.POTENTIAL_EDIT, PATIK)
    held = Grant.objects.filter(user=sekdes).order_by("created_at")
    assert [(each.region_code, each.role, each.is_over) for each in held] == [
        (PATIK, "sekdes", True),
        ("35.02.19.2030", "sekdes", False),
    ]
    told = Event.objects.filter(action="grant.withdraw_role", note__contains="300.2.2").count()
    assert told == Grant.objects.filter(region_code="35.02.19.2030").count() == 4


def test_two_villages_may_exchange_their_codes(admin, regions):
    applied(admin, f"{SAHANG};Talun;{TALUN};pindah", f"{TALUN};Sahang;{SAHANG};pindah")
    assert now()[SAHANG] == "Talun" and now()[TALUN] == "Sahang"
    assert Region.objects.get(code=SAHANG).pk == regions[TALUN].pk


def test_a_merger_ends_both_in_a_new_one_or_in_one_of_them(admin, regions):
    applied(admin, f'35.02.19.2040;Sahang Talun;"{SAHANG};{TALUN}";')
    made = Region.objects.get(code="35.02.19.2040")
    assert Succession.objects.filter(after=made, kind="penggabungan").count() == 2
    assert Region.objects.filter(code__in=[SAHANG, TALUN], valid_until=DAY).count() == 2
    applied(admin, f"{WAGIRLOR};Wagir;35.02.19.2001;penggabungan")
    assert now()[WAGIRLOR] == "Wagir" and "35.02.19.2001" not in now()
    assert FormerName.objects.get(region=regions[WAGIRLOR]).name == "Wagir Lor"


def test_figures_before_and_after_are_right(admin, regions):
    before, ngebel = villages().count(), villages().filter(code__startswith="35.02.19.").count()
    applied(admin, *SPLIT, f"35.02.19.2030;Patik;{PATIK};pindah")
    assert villages().count() == before + 1
    assert villages().filter(code__startswith="35.02.19.").count() == ngebel + 2
    the_day_before = villages_on(DAY - timedelta(days=1))
    assert the_day_before.count() == before
    assert the_day_before.filter(code_then__startswith="35.02.19.").count() == ngebel
    assert villages_on(DAY).filter(code_then__startswith="35.02.19.").count() == ngebel + 2
    assert villages_on(DAY).count() == before + 1


def test_the_same_list_again_changes_nothing(admin):
    lines = (*SPLIT, f"35.02.19.2030;Patik;{PATIK};pindah", f"{SAHANG};Sahang Jaya;;ganti nama")
    applied(admin, *lines)
    again = brought(admin, *lines)
    assert again.counts == {"sama": len(lines)}


def test_it_is_taken_back_as_a_whole(admin, cast, regions):
    before = sorted(Region.objects.values_list("pk", "code", "name", "valid_from", "valid_until"))
    run = applied(admin, *SPLIT, f"35.02.19.2030;Patik;{PATIK};", f"{SAHANG};Sahang Jaya;;")
    assert undone(run, admin).state == ImportRun.State.UNDONE
    assert sorted(Region.objects.values_list("pk", "code", "name", "valid_from", "valid_until")) == before
    assert not FormerName.objects.exists() and not Succession.objects.exists()
    assert Grant.objects.not_over().get(user=cast.sekdes_patik).region_code == PATIK
    assert list(broken_links()) == []


def test_it_is_not_taken_back_once_a_new_code_is_used(admin, cast):
    run = applied(admin, *SPLIT)
    utara = Region.objects.get(code="35.02.19.2011")
    Potential.objects.create(village=utara, kind="alam", name="Telaga", quantity=9, unit="ha", created_by=cast.dpmd)
    back = undone(run, admin)
    assert back.state == ImportRun.State.WRITTEN
    assert "Talun Utara (35.02.19.2011) sudah punya potensi" in back.message


def test_a_complete_list_shows_what_is_gone_and_ends_it_only_when_asked_again(admin, regions):
    lines = [f"{code};{name};;" for code, name in now().items() if code != TALUN]
    lines.append("35.02.18.2020;Talun;;")
    run = brought(admin, *lines, complete=True)
    assert lists_of(run)["Tidak ada lagi dalam daftar"] == 1
    [(_, _, hints)] = [each for each in run.found["utuh"]["lists"] if each[0].startswith("Mungkin pindah")]
    assert hints == [
        f"35.02.18.2020 Talun: mungkin pindah dari {TALUN}, nama sama. Bila benar, isi kolom kode lama dengan {TALUN}."
    ]
    assert confirmed(run, admin).state == ImportRun.State.WRITTEN
    assert TALUN in now()


def test_vanished_regions_end_when_ticked(admin):
    run = brought(admin, *(f"{code};{name};;" for code, name in now().items() if code != TALUN), complete=True)
    acts.confirm_import(run=run, by=admin, seen=acts.seen_now(run), end_vanished=True)
    assert go_on(run).state == ImportRun.State.WRITTEN
    assert Region.objects.get(code=TALUN).valid_until == DAY


def test_what_no_row_can_see_keeps_the_file_from_being_written(admin):
    for line, words in (
        ("35.02.44.2001;X;;", "Wilayah induk 35.02.44 belum ada"),
        (f"{SAHANG};Talun;{TALUN};pindah", f"Kode {SAHANG} masih dipakai Sahang"),
    ):
        run = brought(admin, line)
        assert words in run.found["utuh"]["refused"][0]
        with pytest.raises(Refused):
            confirmed(run, admin)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{SAHANG};Sahang;;pemekaran", "Isi kolom kode lama"),
        ("35.02.19.2050;Baru;35.02.19.2999;pindah", "35.02.19.2999 tidak ada"),
        ("35.02.19.2999;Hilang;;berakhir", "tidak ada dalam daftar sekarang"),
        (f"35.02.20;Sukorejo;{TALUN};pindah", "bukan wilayah setingkat"),
        (f"35.02.19.2050;Baru;{TALUN};hilang", "tidak dikenal"),
    ],
)
def test_a_row_that_makes_no_sense_is_told_so(admin, line, words):
    run = brought(admin, line)
    assert words in " ".join(said(run)[2])


def test_the_day_lies_between_the_last_change_and_today(admin):
    applied(admin, f"{SAHANG};Sahang Jaya;;")
    told = " ".join(said(brought(admin, f"{SAHANG};Sahang Baru;;"))[2])
    assert "sudah berubah pada" in told and "urungkan impor itu dulu" in told
    with pytest.raises(Refused, match="belum tiba"):
        apply_decree(lines=[], since=timezone.localdate() + timedelta(days=1), decree=DECREE, by=admin)


def test_only_the_administrator_of_the_whole_country_may(cast):
    with pytest.raises(PermissionDenied):
        brought(cast.dpmd, *SPLIT)
    with pytest.raises(PermissionDenied):
        apply_decree(lines=[], since=date(2026, 1, 1), decree=DECREE, by=cast.dpmd)


def test_every_changed_region_has_its_event(admin):
    applied(admin, *SPLIT, f"35.02.19.2030;Patik;{PATIK};", f"{SAHANG};Sahang Jaya;;")
    told = Event.objects.filter(action__startswith="region.").values_list("action", "region_code")
    assert sorted(told) == [
        ("region.end", TALUN),
        ("region.move", "35.02.19.2030"),
        ("region.rename", SAHANG),
        ("region.split", "35.02.19.2011"),
        ("region.split", "35.02.19.2012"),
    ]
    assert list(broken_links()) == []


def test_statements_do_not_grow_with_the_list(admin):
    def count(name: str, first: int, many: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            applied(admin, *(f"35.02.19.{2000 + first + n};{name} {n};;" for n in range(many)))
        return len(seen)

    count("Awal", 100, 1)
    assert count("Satu", 200, 1) == count("Banyak", 300, 60)
    assert ImportRow.objects.count() == 62
    assert NGEBEL in now()


def test_a_refused_row_asks_nothing_of_the_others(admin):
    run = brought(admin, f"{SAHANG};Sahang;35.02.44.2001;pindah", f"{WAGIRLOR};Wagir Kidul;;")
    assert run.found["utuh"]["refused"] == [] and verdicts(run)[2] == "ditolak"
    assert confirmed(run, admin).state == ImportRun.State.WRITTEN


def test_an_old_address_leads_to_the_new_code_and_an_ended_one_shows_its_last_page(admin, cast, enter):
    applied(admin, *SPLIT, f"35.02.19.2030;Patik;{PATIK};pindah")
    browser = enter(cast.dpmd)
    answer = browser.get(reverse("villages:profile", args=[PATIK]))
    assert answer["Location"] == reverse("villages:profile", args=["35.02.19.2030"])
    page = browser.get(reverse("villages:profile", args=[TALUN])).text
    assert "Desa ini berakhir sejak 1\u00a0Juli\u00a02026" in page and "Desa Talun Utara" in page
    assert "Pemekaran dari" in browser.get(reverse("villages:profile", args=["35.02.19.2011"])).text
    assert "dahulu bagian dari Desa Talun" in browser.get(reverse("villages:village-list"), {"cari": "talun"}).text


def test_the_list_is_taken_away_and_brought_back_without_a_difference(admin, enter, regions):
    browser = enter(admin)
    content = browser.post(reverse("imports:export", args=["wilayah", "csv"])).getvalue()
    run = bring("wilayah", content, admin, since=DAY, decree=DECREE, complete=True)
    assert run.counts == {"sama": len(regions)}


def test_the_code_of_an_ended_village_is_given_to_no_other(admin):
    applied(admin, *SPLIT)
    run = brought(admin, f"{TALUN};Talun Baru;;", since=DAY + timedelta(days=30))
    assert "bekas Desa Talun yang sudah berakhir" in said(run)[2][0]
