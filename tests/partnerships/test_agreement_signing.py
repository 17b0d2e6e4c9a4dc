"""Signatures and announcements of a Perjanjian Bersama, and what is refused: wrong person, order, track, date."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from musyawarah import actions as meetings
from partnerships.actions import agreements, bodies, cooperations, deliberations, instruments, monitoring, signing
from partnerships.case import load
from partnerships.models import (
    CLAUSES,
    Cooperation,
    Mandate,
    PartnerSignature,
    Reflection,
    Track,
)
from partnerships.next_acts import next_acts
from partnerships.rules import RULES, judge
from partnerships.texts import stamp, texts_of
from records.models import Event, Paper
from records.verdict import Refused
from tests.agreement_road import SIGNED, TODAY, agreement_at, called, held, partner_signed, send, signed_by
from tests.conftest import NGEBEL, SAHANG
from tests.musyawarah.build import decide, fill
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
AREA, BY_VILLAGE, BY_PARTNER = Track.INTER_VILLAGE_AREA, Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER
DAY = timedelta(days=1)
TOLD = {"disseminated_on": TODAY(), "dissemination": "Papan pengumuman"}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Papers and scans lie in a place of their own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(cast, regions):
    """Two villages and a partner; everybody may sign."""
    return agreement_at("siap", cast, regions, villages=2, track=BY_PARTNER)


@pytest.mark.parametrize("last", ["partner", "ngebel"])
def test_whoever_signs_last_completes_the_text(world, last):
    acts = {
        "partner": lambda: partner_signed(world),
        "ngebel": lambda: signed_by(world, 3, "ngebel", NGEBEL),
        "sahang": lambda: signed_by(world, 4, "sahang", SAHANG),
    }
    order = [name for name in acts if name != last] + [last]
    for name in order[:-1]:
        acts[name]()
    assert (world.text.status, world.text.paper) == ("siap", None)
    acts[last]()
    assert world.text.status == "ditandatangani"
    assert Paper.objects.filter(kind=Paper.Kind.AGREEMENT).count() == 1


def test_the_partners_signature_is_recorded_once_by_a_kades_of_a_party(world, cast):
    for person in (cast.sekdes_ngebel, cast.pendamping, cast.camat, cast.kades_talun):
        with pytest.raises((PermissionDenied, Http404)):
            partner_signed(world, by=person)
    partner_signed(world, by=cast.kades_sahang)
    row = PartnerSignature.objects.get()
    assert (row.number, row.signatory, row.signatory_office) == ("12/KWJ/2026", "Budi Santosa", "Direktur")
    assert Event.objects.get(action="instrument.sign_for_partner").new["number"] == "12/KWJ/2026"
    with pytest.raises(Refused, match="sudah dicatat"):
        partner_signed(world)


def test_nobody_signs_before_the_meeting_on_the_text(world):
    with pytest.raises(Refused, match="sebelum tanggal musyawarah desa tentang naskah"):
        partner_signed(world, signed_on=TODAY() - DAY)
    facts = {"number": "3", "year": TODAY().year, "signed_on": TODAY() - DAY, "signed_at": "Ngebel"}
    with pytest.raises(Refused, match="sebelum tanggal musyawarah desa tentang naskah"):
        signing.sign(signature=world.signature(NGEBEL), by=world.who("kades"), **facts)


def test_the_form_knows_the_signatory_and_refuses_a_later_day(world, enter, cast):
    page = reverse("partnerships:partner-sign", args=[world.text.pk])
    browser = enter(cast.kades_ngebel)
    assert 'value="Budi Santosa"' in browser.get(page).content.decode()
    late = SIGNED | {"signed_on": (TODAY() + DAY).strftime("%d/%m/%Y")}
    assert browser.post(page, late).status_code == 422
    done = browser.post(page, SIGNED | {"signed_on": TODAY().strftime("%d/%m/%Y")})
    assert done.status_code == 302
    assert PartnerSignature.objects.get().signed_on == TODAY()


def test_before_the_review_and_between_villages_there_is_no_partner_to_sign(cast, regions):
    early = agreement_at("diputuskan", cast, regions)
    with pytest.raises(Refused, match="tinjauan belum selesai"):
        partner_signed(early)
    between = agreement_at("siap", cast, regions, villages=2, track=AREA)
    with pytest.raises(Refused, match="tidak punya pihak ketiga"):
        partner_signed(between)


def test_an_agreement_is_announced_and_not_promulgated(cast, regions):
    world = agreement_at("siap", cast, regions)
    with pytest.raises(Refused, match="keadaannya sekarang"):
        agreements.announce(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **TOLD)
    signed_by(world, 3, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="masih kurang"):
        agreements.announce(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **TOLD)
    partner_signed(world)
    bulletin = {"bulletin_number": "4", "bulletin_year": TODAY().year, "promulgated_on": TODAY()}
    with pytest.raises(Refused, match="tidak diundangkan"):
        signing.promulgate(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **bulletin)
    with pytest.raises(Refused, match="sebelum tanggal tanda tangan terakhir"):
        facts = TOLD | {"disseminated_on": TODAY() - DAY}
        agreements.announce(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **facts)
    for person in (cast.kades_ngebel, cast.bpd_ngebel):
        with pytest.raises(PermissionDenied):
            agreements.announce(signature=world.signature(NGEBEL), by=person, **TOLD)
    assert not judge(load(world.now), ("R49",))
    agreements.announce(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **TOLD)
    assert judge(load(world.now), ("R46", "R49"))


def test_a_joint_regulation_is_not_announced(cast, regions):
    world = agreement_at("ditandatangani", cast, regions, villages=2, track=AREA)
    with pytest.raises(Refused, match="diundangkan dulu"):
        agreements.announce(signature=world.signature(NGEBEL), by=cast.sekdes_ngebel, **TOLD)


def schedule(world, **changes) -> dict:
    """A meeting between villages, now."""
    facts = {"cooperation": world.now, "starts_at": timezone.now(), "venue": "Balai desa", "main_title": "Naskah"}
    return facts | {"agenda": [("Naskah", "c")], "by": world.who("sekdes")} | changes


@pytest.mark.parametrize(
    ("track", "villages", "said"),
    [(BY_VILLAGE, 1, "Pasal 5 ayat .3"), (BY_PARTNER, 2, "Pasal 5 ayat .3"), (AREA, 2, "Pasal 4")],
)
def test_no_musyawarah_antar_desa_and_no_bkad_on_these_tracks(cast, regions, track, villages, said):
    world = agreement_at("berlaku", cast, regions, villages=villages, track=track)
    with pytest.raises(Refused, match=said):
        deliberations.schedule_text_meeting(**schedule(world))
    term = {"decree_number": "1", "decree_on": TODAY(), "term_ends": TODAY() + 365 * DAY, "name": "BKAD"}
    with pytest.raises(Refused, match="BKAD"):
        bodies.form_body(cooperation=world.now, by=cast.kades_ngebel, **term)
    assert Cooperation.objects.get().body is None


def test_between_villages_with_an_assembly_no_village_decides_alone(cast, regions):
    cooperation = cases.drafting(cast, regions)
    facts = {"starts_at": timezone.now(), "venue": "Balai", "main_title": "Naskah", "agenda": [("Naskah", "")]}
    with pytest.raises(Refused, match="musyawarah antar desa"):
        deliberations.schedule_village_text_meeting(
            party=cases.party_of(cooperation, NGEBEL), by=cast.bpd_ngebel, **facts
        )


def test_a_village_meets_on_the_whole_text_only(cast, regions):
    world = agreement_at("penyusunan", cast, regions)
    with pytest.raises(Refused) as caught:
        called(world, "ngebel", NGEBEL)
    assert "R23" in [finding.rule for finding in caught.value.verdict.findings]
    clause_by_clause(world)
    for person in (cast.kades_ngebel, cast.perangkat_ngebel, cast.camat, cast.bpd_sahang):
        with pytest.raises((PermissionDenied, Http404)):
            called(world, "ngebel", NGEBEL, by=person)
    meeting = called(world, "ngebel", NGEBEL, by=cast.sekdes_ngebel)
    given = Mandate.objects.get(deliberation=meeting)
    assert (given.purpose, given.version, given.village.code, meeting.kind) == ("naskah_desa", 1, NGEBEL, "desa")
    with pytest.raises(Refused, match="sudah dijadwalkan"):
        called(world, "ngebel", NGEBEL)


def clause_by_clause(world) -> None:
    """All eight."""
    for letter, name in CLAUSES.items():
        by = world.who("sekdes")
        instruments.edit_clause(instrument=world.text, letter=letter, text=f"{name}.", seen=stamp(""), by=by)


@pytest.mark.parametrize("outcome", ["ditunda", "ditolak"])
def test_after_a_refusal_or_a_postponement_the_village_meets_again(cast, regions, outcome):
    world = agreement_at("ditulis", cast, regions, villages=2, track=AREA)
    held(world, "ngebel", NGEBEL)
    meeting = called(world, "sahang", SAHANG)
    meetings.open_deliberation(deliberation=meeting, by=cast.sekdes_sahang)
    fill(meeting, cast.sekdes_sahang)
    decide(meeting, cast.sekdes_sahang, outcome=outcome)
    meetings.adopt_deliberation(deliberation=meeting, by=cast.bpd_sahang)
    with pytest.raises(Refused, match="masih kurang"):
        send(world)
    what = [act.what for act in next_acts(load(world.now))]
    assert "Jadwalkan lagi musyawarah Desa Sahang tentang naskah" in what
    with pytest.raises(Refused, match="sudah menyepakati versi 1"):
        called(world, "ngebel", NGEBEL)
    held(world, "sahang", SAHANG)
    send(world)
    assert world.text.status == "ditinjau_kecamatan"


def test_a_changed_text_is_decided_again_in_each_village_or_called_editorial(cast, regions):
    world = agreement_at("diputuskan", cast, regions, villages=2, track=AREA)
    seen = stamp(texts_of(world.text, 1)["d"])
    instruments.edit_clause(instrument=world.text, letter="d", text="Lima tahun.", seen=seen, by=cast.sekdes_ngebel)
    with pytest.raises(Refused, match="masih kurang 2 hal"):
        send(world)
    held(world, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="masih kurang 1 hal"):
        send(world)
    note = "Ejaan huruf d diperbaiki, lamanya tetap."
    instruments.send_for_review(instrument=world.text, editorial_note=note, by=cast.sekdes_ngebel)
    assert world.text.editorial_note == note


def test_the_parties_read_each_others_final_record(cast, regions, enter):
    world = agreement_at("ditulis", cast, regions, villages=2, track=BY_PARTNER)
    meeting = held(world, "ngebel", NGEBEL)
    page = reverse("musyawarah:deliberation-detail", args=[meeting.pk])
    assert enter(cast.sekdes_sahang).get(page).status_code == 200
    assert enter(cast.sekdes_talun).get(page).status_code == 404


def test_no_delegates_are_named_where_no_assembly_is_held(cast, regions):
    world = agreement_at("ditulis", cast, regions, villages=2, track=AREA)
    assert not [act.what for act in next_acts(load(world.now)) if "utusan" in act.what]


def test_one_village_reflects_alone_and_again_after_a_year(cast, regions):
    world = agreement_at("refleksi", cast, regions)
    mandate = Mandate.objects.get(purpose="refleksi")
    facts = {"lessons": "Mesin perlu dirawat.", "body_performance": "CV mengirim mesin tepat waktu."}
    monitoring.decide_reflection(mandate=mandate, result="tunda", by=cast.kades_ngebel, **facts)
    assert world.now.stage == "ditunda"
    assert list(next_acts(load(world.now))) == []
    Reflection.objects.update(decided_on=TODAY() - 366 * DAY)
    assert [act.what for act in next_acts(load(world.now))] == ["Jadwalkan aksi-refleksi"]
    assert not judge_note(world, "R71")


def judge_note(world, code: str) -> bool:
    """Is a note's line done?"""
    return all(line.done for line in RULES[code].check(load(world.now)))


def test_it_does_not_begin_before_it_is_in_force(cast, regions):
    world = agreement_at("berlaku", cast, regions)
    with pytest.raises(Refused, match="sebelum Perjanjian Bersama berlaku"):
        cooperations.advance(cooperation=world.now, move="start_running", by=cast.kades_ngebel, on=TODAY() - DAY)
