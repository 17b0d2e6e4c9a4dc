"""What hostile and careless people try with imports, offices that changed, and moved codes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
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
from tests.villages.helpers import new_need, new_potential
from tests.villages.importing import bring, confirmed, table, undone
from tests.villages.region_lists import administrator, applied, brought
from tests.villages.test_imports import SPRING
from villages import actions as villages
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


XSS = "'\"><svg/onload=x>"
HOSTILE = [
    "a%00b",
    "%ED%B2%80",
    "x" * 5000,
    "9" * 400,
    "-1",
    "1e9",
    "%F0%9F%98%80",
    "'%22%3E%3Csvg/onload=x%3E",
    "%25%5C_",
]
NAMES = ["cari", "topik", "jenis", "satuan", "wilayah", "urut", "paling_sedikit", "sesudah", "halaman", "desa"]
LISTS = ["villages:potential-search", "villages:verification-queue", "villages:village-list", "imports:start"]


@pytest.mark.parametrize("where", [*LISTS, "topics:topic-list", "topics:unit-list"])
def test_no_address_of_a_new_list_is_a_fault(cast, enter, regions, where):
    new_potential(regions[SAHANG], cast.sekdes_sahang, name="Mata air")
    browser, page = enter(cast.sekdes_sahang), reverse(where)
    for address in [f"{page}?{name}={value}" for name in NAMES for value in HOSTILE]:
        answer = browser.get(address)
        assert answer.status_code in (200, 302, 400, 404), address[:60]
        assert b"<svg/onload" not in answer.content, address[:60]


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "0"])
def test_a_unit_of_a_number_that_no_table_has_is_absent(db, enter, number):
    assert enter(administrator()).get(f"{reverse('topics:unit-list')}{number}/ubah/").status_code == 404


def test_what_people_wrote_is_text_on_every_new_page(cast, enter, regions):
    """Names and notes as titles of drawings, in lists, in options, in previews, in what a script reads."""
    village, by = regions[SAHANG], cast.sekdes_sahang
    facts = {"lean_quantity": 2, "lean_from": 7, "lean_until": 9, "latitude": "-7.79", "longitude": "111.63"}
    potential = new_potential(village, by, name=XSS, description=XSS, owner_name=XSS, **facts)
    waiting = new_potential(village, by, name=f"{XSS} 2")
    need = new_need(village, by, name=XSS, plan_reference=XSS)
    villages.add_swot(village=village, quadrant="kekuatan", text=XSS, by=by)
    villages.add_season(village=village, category="panen", name=XSS, first_month=1, last_month=3, by=by)
    villages.rank_priorities(village=village, ranked=[need, potential], reason=XSS, by=by)
    for each in (potential, waiting):
        villages.submit_potential(potential=each, by=by)
    potential.refresh_from_db()
    villages.verify_potential(potential=potential, by=cast.kades_sahang)
    run = bring("potensi", table("potensi", SPRING | {"nama potensi": XSS, "topik": XSS}, {XSS: XSS} | SPRING), by)
    here = [
        reverse(f"villages:{name}", args=[SAHANG])
        for name in ("profile", "summary", "origins", "swot", "strengths", "calendar", "priorities", "priority-order")
    ]
    here += [reverse("village-sheet", args=[SAHANG]), reverse("villages:potential-search"), reverse("imports:start")]
    here += [reverse("villages:potential-detail", args=[potential.pk]), reverse("villages:verification-queue")]
    here += [reverse("villages:verification-case", args=[waiting.pk]), reverse("villages:need-score", args=[need.pk])]
    here += [reverse("imports:run", args=[run.pk]), reverse("imports:state", args=[run.pk])]
    browser, seen = enter(cast.kades_sahang), 0
    for browser in (enter(cast.kades_sahang), enter(by)):
        for page in here:
            answer = browser.get(page)
            assert "<svg/onload" not in answer.text, page
            seen += "svg/onload" in answer.text
            if "xml" in answer["Content-Type"] or "html" in answer["Content-Type"]:
                assert "'unsafe-inline'" not in answer.get("Content-Security-Policy", "'unsafe-inline'"), page
    assert seen >= 14


def test_two_offices_do_not_add_up_to_the_right_over_a_draft(cast, regions):
    """One lets a person see drafts, the other import: neither lets them change a draft."""
    person = cast.bpd_sahang
    grant_role(user=person, role=Role.DPMD, region_code="35.02", by=None)
    draft = new_potential(regions[SAHANG], cast.sekdes_sahang, name="Mata air")
    row = SPRING | {"nomor": draft.pk, "jumlah": "99"}
    run = bring("potensi", table("potensi", row), fresh(person))
    assert run.counts == {"ditolak": 1}
    run = bring("potensi", table("potensi", SPRING), fresh(person))
    assert run.counts == {"baru": 1}


def test_the_kabupaten_learns_nothing_of_drafts(cast, regions):
    """The number of a draft is answered as one that never was; its name is free; nothing is told as the same."""
    draft = new_potential(regions[SAHANG], cast.sekdes_sahang, name="Mata air")
    same = SPRING | {"jumlah": "11", "dipakai sendiri": "5"}
    rows = [same, SPRING | {"nomor": draft.pk}, SPRING | {"nomor": "zzzzzzzzzz"}]
    run = bring("potensi", table("potensi", *rows), cast.dpmd)
    told = [row.remarks[0] for row in ImportRow.objects.filter(run=run, verdict="ditolak").order_by("number")]
    assert run.counts == {"baru": 1, "ditolak": 2}
    assert told[0].replace(draft.pk, "x") == told[1].replace("zzzzzzzzzz", "x")
    assert not {each.pk for each in registry.get("potensi").exportable(cast.dpmd)}


def test_an_import_belongs_to_its_maker_at_every_address(cast, enter, regions):
    run = bring("potensi", table("potensi", SPRING), cast.sekdes_sahang)
    for person in (cast.perangkat_sahang, cast.dpmd, cast.pendamping, cast.sekdes_talun):
        browser = enter(person)
        for name in ("run", "state"):
            assert browser.get(reverse(f"imports:{name}", args=[run.pk])).status_code == 404
        assert browser.get(reverse("imports:refused", args=[run.pk, "csv"])).status_code == 404
        for name in ("answer", "confirm", "cancel", "resume", "undo"):
            data = {"seen": acts.seen_now(run), "dot": "ribuan"}
            assert browser.post(reverse(f"imports:{name}", args=[run.pk]), data).status_code == 404
    assert ImportRun.objects.get(pk=run.pk).state == State.CHECKED


def test_who_imports_over_a_draft_or_takes_that_back_verifies_it_no_more(cast, regions):
    draft = new_potential(regions[SAHANG], cast.perangkat_sahang, name="Mata air")
    row = SPRING | {"nomor": draft.pk, "jumlah": "12"}
    run = confirmed(bring("potensi", table("potensi", row), cast.sekdes_sahang), cast.sekdes_sahang)
    undone(run, cast.sekdes_sahang)
    draft.refresh_from_db()
    villages.submit_potential(potential=draft, by=cast.perangkat_sahang)
    with pytest.raises(PermissionDenied):
        villages.verify_potential(potential=draft, by=cast.sekdes_sahang)
    villages.verify_potential(potential=draft, by=cast.kades_sahang)
