"""The list of outside parties that the kabupaten keeps comes from a spreadsheet, and never overwrites a used one."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.actions import grant_role
from accounts.models import User
from accounts.roles import Role
from partnerships.models import Partner, Proposal
from records.importing.kind import registry
from records.models import Event, ImportRun
from tests.conftest import make_user
from tests.partnerships.partner_world import started
from tests.villages.importing import bring, confirmed, exported, lines_of, said, table, undone

State = ImportRun.State
SLUG = "pihak-ketiga"
FARM = {
    "nama pihak ketiga": "CV Kopi Lereng Wilis",
    "jenis": "Perusahaan swasta",
    "bentuk badan hukum": "CV",
    "NIB": "1234 5678 9012 3",
    "NPWP": "01.234.567.8-901.234",
    "alamat": "Jalan Raya Ngebel 12",
    "nama penanda tangan": "Sri Wahyuni",
    "jabatan penanda tangan": "Direktur",
    "telepon": "08123456789",
    "surel": "kopi@contoh.id",
}
CAMPUS = {
    "nama pihak ketiga": "Universitas Uji",
    "jenis": "perguruan_tinggi",
    "alamat": "Ponorogo",
    "nama penanda tangan": "Prof. Uji",
    "jabatan penanda tangan": "Rektor",
}


@pytest.fixture
def by(cast):
    """The officer of the kabupaten."""
    return cast.dpmd


def brought(by, *rows):
    """Parties that are there by an import."""
    run = confirmed(bring(SLUG, table(SLUG, *rows), by), by)
    assert (run.state, run.message) == (State.WRITTEN, "")
    return run


def reasons(by, row, **changes):
    """What is said of a file with this one row."""
    return said(bring(SLUG, table(SLUG, row | changes, form="xlsx"), by, "a.xlsx"))[2]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_parties_come_in_once_and_an_export_changes_nothing(by, form):
    run = brought(by, FARM, CAMPUS)
    farm = Partner.objects.get(kind="swasta")
    assert (farm.business_number, farm.tax_number, farm.phone) == ("1234567890123", "012345678901234", "08123456789")
    assert Event.objects.get(action="partner.import", subject_id=farm.pk).region_code == "35.02"
    assert bring(SLUG, exported(SLUG, by, form), by, f"a.{form}").counts == {"sama": 2}
    assert bring(SLUG, table(SLUG, FARM, CAMPUS), by).counts == {"sama": 2}
    assert undone(run, by).state == State.UNDONE
    assert not Partner.objects.exists()


def test_a_party_is_found_by_its_nib_or_its_name(by):
    brought(by, FARM, CAMPUS)
    renamed = FARM | {"nama pihak ketiga": "CV Kopi Wilis"}
    campus = CAMPUS | {"nama pihak ketiga": "universitas  UJI", "NIB": "9999999999999"}
    run = bring(SLUG, table(SLUG, renamed, campus), by)
    assert run.counts == {"berubah": 2}
    run = confirmed(run, by)
    assert sorted(Partner.objects.values_list("name", "business_number")) == [
        ("CV Kopi Wilis", "1234567890123"),
        ("universitas UJI", "9999999999999"),
    ]
    assert undone(run, by).state == State.UNDONE
    assert set(Partner.objects.values_list("name", flat=True)) == {"CV Kopi Lereng Wilis", "Universitas Uji"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"NIB": "123"}, "NIB: NIB harus 13 angka."),
        ({"NPWP": "12345678901234"}, "NPWP: NPWP harus 15 atau 16 angka."),
        ({"telepon": Decimal("8123456789")}, "telepon: berisi angka. Ubah kolomnya menjadi teks"),
        ({"surel": "bukan surel"}, "surel: belum benar"),
        ({"jenis": "warung"}, "jenis: pilih salah satu: Perusahaan swasta"),
        ({"alamat": ""}, "alamat: kosong. Isi kolom ini."),
        ({"nomor": "tidakada22"}, "nomor: “tidakada22” tidak ditemukan"),
    ],
)
def test_what_is_wrong_is_told(by, changes, reason):
    [told] = reasons(by, FARM, **changes)
    assert told.startswith(reason)


def test_a_party_with_an_offer_is_changed_only_by_its_own_act(by, cast, regions):
    run = brought(by, FARM)
    partner = Partner.objects.get()
    offer(cast, regions, partner)
    assert bring(SLUG, exported(SLUG, by, "csv"), by).counts == {"sama": 1}
    assert reasons(by, FARM, alamat="Tempat lain") == [
        "Pihak ini sudah dipakai dalam penawaran. Ubah lewat halaman kerja samanya."
    ]
    run = undone(run, by)
    assert run.state == State.WRITTEN
    assert f"Baris 2, “{partner.name}”: dipakai dalam penawaran pihak ketiga" in run.message


def offer(cast, regions, partner):
    """An offer of this party, in any cooperation."""
    cooperation = started(cast, regions)
    today = timezone.localdate()
    facts = {"letter_number": "1", "dated": today, "received_on": today, "offers": "a", "expects": "b", "profile": "c"}
    return Proposal.objects.create(cooperation=cooperation, partner=partner, created_by=cast.sekdes_sahang, **facts)


def test_colleagues_share_the_list_and_others_do_not(by, cast):
    brought(by, FARM)
    colleague = make_user("rekan", Role.DPMD, region_code="35.02")
    stranger = make_user("tetangga", Role.DPMD, region_code="35.03")
    assert bring(SLUG, table(SLUG, FARM), colleague).counts == {"sama": 1}
    assert bring(SLUG, table(SLUG, FARM), stranger).counts == {"baru": 1}
    assert lines_of(exported(SLUG, stranger, "csv")) == []


def test_what_villages_recorded_stays_theirs(by, cast):
    Partner.objects.create(name="Milik desa", kind="swasta", phone="0812", created_by=cast.sekdes_sahang)
    grant_role(user=cast.sekdes_sahang, role=Role.DPMD, region_code="35.02", by=None)
    officer = User.objects.get(pk=cast.sekdes_sahang.pk)
    assert lines_of(exported(SLUG, officer, "csv")) == []


@pytest.mark.parametrize("who", ["kades_sahang", "sekdes_sahang", "pendamping", "camat", "inspektorat", "admin"])
def test_only_the_kabupaten_keeps_the_list(cast, who):
    with pytest.raises(PermissionDenied):
        registry.get(SLUG).ask(getattr(cast, who))


def test_the_example_of_the_template_is_skipped(by):
    kind = registry.get(SLUG)
    example = {kind.resource.fields[name].column_name: value for name, value in kind.example.items()}
    assert bring(SLUG, table(SLUG, example), by).counts == {"contoh": 1}


def test_a_long_number_that_excel_rounded_is_told_so(by):
    file = table(SLUG, FARM | {"NIB": "1,23457E+12", "telepon": "8,12346E+10"})
    changed = "{} sudah diubah Excel. Jadikan kolomnya teks, lalu ketik lagi nomornya."
    assert said(bring(SLUG, file, by))[2] == [
        f"NIB: {changed.format('1,23457E+12')}",
        f"telepon: {changed.format('8,12346E+10')}",
    ]


@pytest.mark.parametrize(
    ("changes", "how"),
    [({}, "Dicocokkan karena NIB-nya sama."), ({"NIB": ""}, "Dicocokkan karena namanya sama.")],
)
def test_a_changed_row_says_how_it_was_recognised(by, changes, how):
    brought(by, FARM)
    assert reasons(by, FARM, **changes | {"alamat": "Jalan Baru 3"}) == [how]


def test_kinds_of_parties_are_all_named(client, by):
    client.force_login(by)
    page = client.get(reverse("imports:upload", args=[SLUG])).content.decode()
    assert all(label in page for label in Partner.Kind.labels)
