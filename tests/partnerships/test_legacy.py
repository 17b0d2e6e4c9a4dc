"""Old data (R69): signed before the portal, gates skipped, what is missing shown, never in the way."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kerjasama_portal.register import public_figures
from partnerships import history
from partnerships.actions import regulations
from partnerships.case import load
from partnerships.forms.partners import nobodys_telephone
from partnerships.legacy import lacks
from partnerships.models import Cooperation, LegacyEntry, Partner, Party, Proposal, Track
from partnerships.named_villages import read_villages
from partnerships.steps import all_steps
from partnerships.workflow import COOPERATION_MOVES, REPLY_MOVES
from records.models import Event
from records.verdict import Refused
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG
from tests.factories import cooperation_at
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import FACTS, THIRD, TYPED, entered

pytestmark = pytest.mark.django_db
CREATE = reverse("partnerships:legacy-create")
KELURAHAN = "35.02.18.1001"


def at(track: str = Track.INTER_VILLAGE) -> str:
    """The form of one track."""
    return f"{CREATE}?jalur={track}"


def test_it_is_entered_in_the_browser_and_lies_open(cast, enter):
    browser = enter(cast.sekdes_ngebel)
    assert "Dengan siapa desa bekerja sama?" in browser.get(CREATE).content.decode()
    answer = browser.post(at(), TYPED | {"document": cases.photo()})
    made = Cooperation.objects.get()
    assert answer.status_code == 302 and made.is_old_data and made.stage == Cooperation.Stage.RUNNING
    assert (made.opened_on, made.in_force_on) == (date(2016, 3, 12), date(2016, 3, 12))
    bound = {(party.village.code, party.status) for party in made.parties.all()}
    assert bound == {(NGEBEL, Party.Status.LEAD), (SAHANG, Party.Status.INVITED), (PATIK, Party.Status.INVITED)}
    entry = LegacyEntry.objects.get()
    assert (entry.people, entry.value, bool(entry.document)) == (1850, 250_000_000, True)
    page = browser.get(answer.url).content.decode()
    for said in ("Data lama", "Yang belum ada dalam data", "Tidak menahan apa pun", "Unduh pindaian naskah"):
        assert said in page, said
    event = Event.objects.get(action="cooperation.enter_legacy")
    assert event.new["villages"] == [SAHANG, PATIK] and event.new["document"] == entry.document.sha256


def test_with_an_outside_party_it_has_a_partner_and_its_chosen_offer(cast, enter):
    answer = enter(cast.sekdes_ngebel).post(at(Track.THIRD_BY_VILLAGE), THIRD)
    assert answer.status_code == 302
    proposal = Proposal.objects.select_related("partner").get()
    assert (proposal.status, proposal.partner.name, proposal.partner.kind) == (
        Proposal.Status.CHOSEN,
        "Koperasi Wilis",
        Partner.Kind.COOPERATIVE,
    )
    page = enter(cast.sekdes_ngebel).get(answer.url).content.decode()
    assert "Koperasi Wilis" in page and "Perjanjian Bersama" in page and "Kerja sama dengan pihak ketiga" in page


def test_the_scan_is_judged_by_content_and_may_come_later(cast, regions, enter):
    cooperation = entered(cast, regions)
    page = reverse("partnerships:legacy-scan", args=[cooperation.pk])
    browser = enter(cast.sekdes_ngebel)
    fake = cases.SimpleUploadedFile("naskah.pdf", b"bukan pdf", "application/pdf")
    assert browser.post(page, {"document": fake}).status_code == 409
    assert not LegacyEntry.objects.get().document
    assert browser.post(page, {"document": cases.photo()}).status_code == 302
    file = browser.get(reverse("partnerships:legacy-file", args=[cooperation.pk]))
    assert file.status_code == 200 and b"".join(file.streaming_content).startswith(b"\x89PNG")
    assert Event.objects.get(action="cooperation.legacy_scan").old == {"document": ""}


def test_a_bad_form_keeps_what_was_typed(cast, enter):
    answer = enter(cast.sekdes_ngebel).post(at(), TYPED | {"signed_on": "kemarin", "note": "Dari arsip"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Tanggal ditandatangani belum benar" in page
    for kept in (TYPED["text_title"], "35.02.18.2001", "Dari arsip", "1.850", "kemarin"):
        assert kept in page, kept
    assert not Cooperation.objects.exists()


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signed_on": TOMORROW}, "setelah hari ini"),
        ({"ends_on": date(2016, 3, 11)}, "sebelum tanggal ditandatangani"),
        ({"ends_on": date(2020, 1, 1)}, "sudah lewat"),
        ({"state": "berakhir"}, "Isi tanggal berakhirnya"),
        ({"state": "berakhir", "ends_on": TOMORROW}, "Isi tanggal berakhirnya"),
        ({"state": "persiapan"}, "Pilih keadaan"),
        ({"others": []}, "dua desa"),
        ({"track": Track.INTER_VILLAGE_AREA}, "Isi nama BUM Desa atau kawasan"),
        ({"track": Track.THIRD_BY_PARTNER}, "nama dan jenis pihak ketiga"),
    ],
)
def test_what_the_act_refuses(cast, regions, changes, said):
    with pytest.raises(Refused, match=said):
        entered(cast, regions, **changes)
    assert not Cooperation.objects.exists()


@pytest.mark.parametrize(("code", "said"), [(FOREIGN, "kerja sama antar Daerah"), (KELURAHAN, "Kelurahan tidak bisa")])
@pytest.mark.parametrize("track", [Track.INTER_VILLAGE, Track.THIRD_BY_VILLAGE])
def test_who_cannot_be_a_party(cast, regions, track, code, said):
    with pytest.raises(Refused, match=said):
        entered(cast, regions, track, others=(code,), partner_name="PT A", partner_kind="swasta")


def test_the_same_old_paper_is_entered_once(cast, regions):
    first = entered(cast, regions)
    with pytest.raises(Refused, match=first.caption):
        entered(cast, regions)


def test_ended_is_ended_and_only_read(cast, regions, enter):
    cooperation = entered(cast, regions, state="berakhir", ends_on=date(2020, 3, 12))
    assert (cooperation.stage, cooperation.ended_on) == (Cooperation.Stage.ENDED, date(2020, 3, 12))
    page = enter(cast.sekdes_ngebel).get(reverse("partnerships:cooperation-detail", args=[cooperation.pk]))
    assert "Buka langkah 6" not in page.content.decode()


def test_it_is_judged_by_the_rules_of_its_day(cast, regions):
    old = entered(cast, regions, signed_on=date(2016, 3, 12))
    new = entered(cast, regions, signed_on=date(2019, 3, 12))
    older = entered(cast, regions, signed_on=date(2010, 3, 12))
    codes = [{lack.rule.code for lack in lacks(load(cooperation))} for cooperation in (older, old, new)]
    assert not {"R45", "R46"} & codes[1]
    assert codes[0] == set() and "R24" in codes[1] and "R5" not in codes[1] and {"R24", "R5"} <= codes[2]


def test_nothing_that_is_missing_holds_it_up(cast, regions):
    steps = all_steps(load(entered(cast, regions, signed_on=date(2019, 3, 12))))[:5]
    levels = {check.level for state in steps for check in state.checks}
    told = [check.line.sentence for state in steps for check in state.checks]
    assert not any("belum" in sentence for sentence in told) and any("tidak ada dalam data" in line for line in told)
    assert levels <= {"met", "note"} and not any(check.line.fix_url for state in steps for check in state.checks)


def test_the_work_of_a_running_one_goes_on(cast, regions, enter):
    cooperation = entered(cast, regions)
    browser = enter(cast.sekdes_ngebel)
    page = reverse("partnerships:indicator-add", args=[cooperation.pk])
    sent = {"name": "Jalan", "unit": "km", "baseline": "0", "target": "4"}
    assert browser.post(page, sent).status_code == 302 and cooperation.indicators.count() == 1
    report = reverse("partnerships:report-add", args=[cooperation.pk])
    assert browser.get(report).status_code == 200
    for number in range(1, 7):
        shown = browser.get(reverse("partnerships:cooperation-step", args=[cooperation.pk, number]))
        assert shown.status_code == 200 and "Menghalangi" not in shown.content.decode()


@pytest.mark.parametrize(("who", "code", "status"), [("sekdes_ngebel", SAHANG, 404), ("bpd_ngebel", NGEBEL, 403)])
def test_only_for_ones_own_village(cast, enter, who, code, status):
    assert enter(getattr(cast, who)).post(at(), TYPED | {"lead": code}).status_code == status
    assert not Cooperation.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Wonocoyo", "Kabupaten Trenggalek: Desa ini ada di kabupaten lain"),
        ("Kelurahan Uji", "Kelurahan tidak bisa menjadi pihak"),
        ("PT Sumber Air", "bukan desa"),
        ("Tidak Ada", "tidak ditemukan"),
        ("Ngebel", "sudah disebut"),
    ],
)
def test_a_line_that_names_no_party_is_told_why(regions, line, said):
    found, wrong = read_villages(f"{line}\nSahang", regions[NGEBEL])
    assert [village.code for village in found] == [SAHANG] and len(wrong) == 1 and said in wrong[0]


def test_two_villages_of_one_name_are_chosen_by_code(regions):
    type(regions[NGEBEL]).objects.create(code="35.02.18.2009", name="Sahang", kind="desa")
    found, wrong = read_villages("sahang", regions[NGEBEL])
    assert found == [] and "35.02.18.2009 (Kecamatan Pulung)" in wrong[0] and SAHANG in wrong[0]
    found, wrong = read_villages("Desa Sahang, Pulung", regions[NGEBEL])
    assert [village.code for village in found] == ["35.02.18.2009"] and not wrong


def test_a_cooperation_that_is_no_old_data_has_no_such_pages(cast, regions, enter):
    cooperation, browser = cases.started(cast, regions), enter(cast.sekdes_ngebel)
    for name in ("legacy-scan", "legacy-file"):
        assert browser.get(reverse(f"partnerships:{name}", args=[cooperation.pk])).status_code == 404


def test_the_list_names_the_outside_party_and_finds_it(cast, regions, enter):
    entered(cast, regions, Track.THIRD_BY_VILLAGE, others=(), partner_name="Koperasi Wilis", partner_kind="koperasi")
    page = reverse("partnerships:cooperation-list")
    shown = enter(cast.sekdes_ngebel).get(page, {"cari": "wilis"}).content.decode()
    assert "Ngebel, Koperasi Wilis" in shown and "Data lama" in shown
    assert FACTS["title"] not in enter(cast.sekdes_ngebel).get(page, {"cari": "Kampus"}).content.decode()


def figures() -> tuple[int, int]:
    """What the front page counts: running cooperations and their villages."""
    counted = public_figures()
    return counted.running, counted.villages


def register_page(cooperation) -> str:
    """Its page in the public register."""
    return reverse("register-detail", args=[cooperation.pk])


def test_of_ones_own_village_it_is_public_at_once(cast, regions, client):
    made = entered(
        cast, regions, Track.THIRD_BY_VILLAGE, others=(), partner_name="Koperasi Wilis", partner_kind="koperasi"
    )
    assert client.get(register_page(made)).status_code == 200
    assert figures() == (1, 1)


def test_it_publishes_another_village_only_when_that_village_confirmed_it(cast, regions, client, enter):
    made = entered(cast, regions, waiting=True)
    page = reverse("partnerships:legacy-confirm", args=[made.pk, SAHANG])
    here = reverse("partnerships:cooperation-detail", args=[made.pk])
    assert client.get(register_page(made)).status_code == 404
    assert made.title not in client.get(reverse("register-list")).content.decode()
    assert figures() == (0, 0)
    assert enter(cast.pembaca).get(here).status_code == 403
    assert "Menunggu dibenarkan oleh: Desa Sahang" in enter(cast.sekdes_ngebel).get(here).content.decode()
    assert enter(cast.bpd_sahang).post(page).status_code == 403
    sekdes = enter(cast.sekdes_sahang)
    for seen in (reverse("home"), here):
        assert page in sekdes.get(seen).content.decode()
    assert sekdes.post(page).status_code == 302
    assert Client().get(register_page(made)).status_code == 200
    assert figures() == (1, 2)
    assert Event.objects.get(action="party.confirm_old").region_code == SAHANG
    assert page not in sekdes.get(here).content.decode()


def test_an_ended_one_waits_on_the_villages_own_page_too(cast, regions, enter):
    made = entered(cast, regions, waiting=True, state="berakhir", ends_on=date(2020, 3, 12))
    page = reverse("partnerships:legacy-confirm", args=[made.pk, SAHANG])
    assert page in enter(cast.kades_sahang).get(reverse("home")).content.decode()


def test_old_data_are_no_offer(cast, regions):
    party = cases.party_of(entered(cast, regions, waiting=True), SAHANG)
    for move in ("accept", "decline"):
        assert "bukan penawaran" in REPLY_MOVES.judge(party, move, cast.kades_sahang).reason


def test_the_lead_takes_a_mistake_back_with_its_reason(cast, regions, client, enter):
    made = entered(cast, regions)
    page = reverse("partnerships:cooperation-move", args=[made.pk, "withdraw_old"])
    here = reverse("partnerships:cooperation-detail", args=[made.pk])
    assert page in enter(cast.sekdes_ngebel).get(here).content.decode()
    assert page not in enter(cast.sekdes_sahang).get(here).content.decode()
    assert enter(cast.sekdes_ngebel).post(page, {"reason": " "}).status_code == 422
    assert enter(cast.sekdes_ngebel).post(page, {"reason": "Tercatat dua kali."}).status_code == 302
    assert client.get(register_page(made)).status_code == 404
    assert figures() == (0, 0)
    assert "Ditarik, salah catat" in enter(cast.sekdes_ngebel).get(here).content.decode()
    assert Event.objects.get(action="cooperation.withdraw_old").note == "Tercatat dua kali."
    entered(cast, regions)  # it may be entered again, rightly


def test_only_old_data_are_taken_back_so(cast, regions):
    running = cooperation_at("berjalan", cast, regions).cooperation
    assert COOPERATION_MOVES.judge(running, "withdraw_old", cast.sekdes_ngebel).reason.endswith("bukan data lama.")


def test_another_villages_own_records_stay_its_own_until_it_confirms(cast, regions, enter):
    draft = {"title": "Kerja sama desa", "text": "Isi", "by": cast.sekdes_sahang}
    regulations.draft_regulation(village=regions[SAHANG], **draft)
    made = entered(cast, regions, waiting=True)
    page = reverse("partnerships:cooperation-history", args=[made.pk])
    assert "Perdes" not in enter(cast.sekdes_ngebel).get(page).content.decode()
    case = load(made)
    assert [file.village.code for file in case.files] == [NGEBEL]
    assert not [event for event in history.of_case(case) if event.action.startswith("village_regulation")]


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [("value", "100.000.000.000.001", "Rp100 triliun"), ("people", "10.000.001", "10 juta jiwa")],
)
def test_no_figure_beyond_belief(cast, regions, enter, name, typed, said):
    answer = enter(cast.sekdes_ngebel).post(at(), TYPED | {name: typed})
    assert answer.status_code == 422 and said in answer.content.decode()
    with pytest.raises(Refused, match=said):
        entered(cast, regions, **{name: int(typed.replace(".", ""))})


@pytest.mark.parametrize("field", ["partner_name", "title", "purpose"])
def test_nobodys_telephone_stands_in_what_anyone_reads(cast, enter, field):
    typed = THIRD | {field: "Pak Budi 0812-3456-7890"}
    answer = enter(cast.sekdes_ngebel).post(at(Track.THIRD_BY_VILLAGE), typed)
    assert answer.status_code == 422 and "Jangan tulis nomor telepon" in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hubungi 081234567890", True),
        ("WA +62 812 3456 7890", True),
        ("(0352) 481-2345", True),
        ("Biaya Rp250.000.000 di 35.02.19.2002", False),
        ("140/15/405.29.07/2026, 3 Mei 2026", False),
    ],
)
def test_amounts_and_codes_are_no_telephones(text, wrong):
    if not wrong:
        return nobodys_telephone(text)
    with pytest.raises(ValidationError):
        nobodys_telephone(text)


def test_a_body_is_formed_for_old_data_too(cast, regions, enter):
    made = entered(cast, regions)
    here = reverse("partnerships:cooperation-detail", args=[made.pk])
    assert "Catat BKAD" in enter(cast.sekdes_ngebel).get(here).content.decode()
    sent = {"name": "BKAD Lama", "decree_number": "01/2016", "decree_on": "12/3/2016", "term_ends": "12/3/2030"}
    answer = enter(cast.sekdes_ngebel).post(reverse("partnerships:body-form", args=[made.pk]), sent)
    assert answer.status_code == 302
    assert cases.fresh(made).body.name == "BKAD Lama"
