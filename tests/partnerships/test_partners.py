"""Outside parties before the text: kajian, KAK, announcement, offers, choice, answer; on both initiatives."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from partnerships.actions import announcements, cooperations, parties, partners, studies
from partnerships.models import Announcement, Appraisal, Cooperation, Partner, Party, Proposal, Track
from records.models import Event, Paper
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world as world

pytestmark = pytest.mark.django_db
Status, Stage, TODAY = Proposal.Status, Cooperation.Stage, world.TODAY
OTHER = {"name": "PT Arabika Nusantara", "business_number": "", "deed": "Akta 4/2020"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Papers and scans are kept apart for each test."""
    settings.MEDIA_ROOT = tmp_path


def actions_of(cooperation) -> set[str]:
    return set(Event.objects.filter(region_code=cooperation.lead.code).values_list("action", flat=True))


def test_the_villages_own_initiative_reaches_drafting(cast, regions):
    cooperation = world.announced(cast, regions)
    assert cooperation.stage == Stage.OFFER
    one, two = world.received(cast, cooperation), world.received(cast, cooperation, identity=OTHER)
    world.chosen(cast, one)
    partners.evaluate_proposal(proposal=world.again(two), evaluation="Lebih mahal", by=cast.sekdes_ngebel)
    partners.move_proposal(proposal=world.again(two), move="set_aside", reason="Mahal", by=cast.sekdes_ngebel)
    cooperations.advance(cooperation=cases.fresh(cooperation), move="start_drafting", by=cast.kades_ngebel)
    assert cases.fresh(cooperation).stage == Stage.DRAFTING
    told = {"appraisal.write", "terms.write", "announcement.publish", "proposal.record", "proposal.evaluate"}
    assert told | {"proposal.choose", "proposal.set_aside"} <= actions_of(cooperation)


def test_the_partners_initiative_reaches_drafting(cast, regions):
    proposal = world.answered(cast, regions)
    assert (proposal.status, proposal.answer_number) == (Status.CHOSEN, "140/20/2026")
    assert proposal.cooperation.stage == Stage.OFFER
    cooperations.advance(cooperation=proposal.cooperation, move="start_drafting", by=cast.sekdes_ngebel)
    assert cases.fresh(proposal.cooperation).stage == Stage.DRAFTING


def test_the_announcement_is_a_final_paper_with_its_code(cast, regions):
    cooperation = world.announced(cast, regions)
    paper = Announcement.objects.get(cooperation=cooperation).paper
    assert paper.kind == Paper.Kind.ANNOUNCEMENT and paper.pages >= 2
    assert paper.facts["Tentang"] == cooperation.title
    assert not any("Kontakwati" in value for value in paper.facts.values())


def test_other_villages_are_invited_with_the_announcement_and_may_answer(cast, regions):
    cooperation = world.weighed(cast, world.started(cast, regions))
    cases.candidate(cast, regions, cooperation)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    announcements.announce(cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **world.announcement())
    assert cases.party_of(cooperation, SAHANG).status == Party.Status.INVITED
    cases.decided(cast, cooperation, "sahang", SAHANG)
    early = {"answer": "accept", "number": "1", "dated": TODAY() - timedelta(days=1), "by": cast.kades_sahang}
    with pytest.raises(Refused, match="sebelum tanggal pengumuman"):
        parties.answer_offer(party=cases.party_of(cooperation, SAHANG), **early)
    parties.answer_offer(party=cases.party_of(cooperation, SAHANG), **(early | {"dated": TODAY()}))
    world.chosen(cast, world.received(cast, cooperation))
    cooperations.advance(cooperation=cases.fresh(cooperation), move="start_drafting", by=cast.kades_ngebel)


def test_what_the_announcement_still_misses_is_listed(cast, regions):
    cooperation = world.started(cast, regions)
    with pytest.raises(Refused) as error:
        announcements.announce(cooperation=cooperation, by=cast.kades_ngebel, **world.announcement())
    told = " ".join(finding.sentence for finding in error.value.verdict.findings)
    for words in ("Musyawarah Desa Ngebel belum", "Analisis manfaat", "KAK belum disusun", "lingkungan"):
        assert words in told
    assert not Announcement.objects.exists() and not Paper.objects.exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"dated": TODAY() + timedelta(days=1)}, "setelah hari ini"),
        ({"dated": TODAY() - timedelta(days=1)}, "sebelum tanggal musyawarah desa"),
        ({"closes_on": TODAY() - timedelta(days=1)}, "Batas penawaran"),
    ],
)
def test_days_of_an_announcement(cast, regions, changes, why):
    cooperation = world.weighed(cast, world.started(cast, regions))
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(Refused, match=why):
        announcements.announce(
            cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **world.announcement(**changes)
        )


def test_wrong_track_is_told_in_words(cast, regions):
    between = cases.prepared(cast, regions)
    by_partner = world.started(cast, regions, Track.THIRD_BY_PARTNER)
    by_village = world.started(cast, regions)
    kades, sekdes = cast.kades_ngebel, cast.sekdes_ngebel
    facts = world.APPRAISAL | {"checked_on": TODAY()}
    letter = {"identity": world.IDENTITY, "letter": world.letter(), "by": sekdes}
    for act, why in (
        (
            lambda: announcements.announce(cooperation=between, by=kades, **world.announcement()),
            "surat penawaran kepada",
        ),
        (lambda: announcements.announce(cooperation=by_partner, by=kades, **world.announcement()), "dari proposalnya"),
        (lambda: parties.send_offer(cooperation=by_village, by=kades, **cases.letter()), "diumumkan dengan KAK"),
        (lambda: parties.send_offer(cooperation=by_partner, by=kades, **cases.letter()), "dari proposalnya"),
        (lambda: partners.record_proposal(cooperation=between, **letter), "surat penawaran kepada"),
        (lambda: partners.record_proposal(cooperation=by_village, **letter), "sesudah diumumkan"),
        (
            lambda: studies.write_appraisal(cooperation=between, by=sekdes, **facts),
            "hanya untuk kerja sama dengan pihak",
        ),
        (lambda: studies.write_terms(cooperation=between, by=sekdes, **world.TERMS), "atas prakarsa desa"),
        (lambda: studies.write_terms(cooperation=by_partner, by=sekdes, **world.TERMS), "dimulai dari proposal"),
    ):
        with pytest.raises(Refused, match=why):
            act()


def test_one_outside_party_only(cast, regions):
    cooperation = world.announced(cast, regions)
    world.chosen(cast, world.received(cast, cooperation))
    two = world.received(cast, cooperation, identity=OTHER)
    with pytest.raises(Refused, match="CV Kopi Wilis Jaya sudah dipilih"):
        world.chosen(cast, two)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(status=Status.CHOSEN)


def test_a_proposal_of_a_second_partner_is_another_cooperation(cast, regions):
    proposal = world.proposed(cast, regions)
    with pytest.raises(Refused, match="dibuka sebagai kerja sama baru"):
        world.received(cast, proposal.cooperation, identity=OTHER)
    with pytest.raises(Refused, match="Jawab proposal itu"):
        partners.move_proposal(proposal=proposal, move="choose", reason="Cocok", by=cast.sekdes_ngebel)


def test_choice_needs_evaluation_and_reason_and_can_be_taken_back(cast, regions):
    proposal = world.received(cast, world.announced(cast, regions))
    by = cast.sekdes_ngebel
    with pytest.raises(Refused, match="penilaian"):
        partners.move_proposal(proposal=world.again(proposal), move="choose", reason="Cocok", by=by)
    partners.evaluate_proposal(proposal=world.again(proposal), evaluation="Baik", by=by)
    with pytest.raises(Refused, match="alasan"):
        partners.move_proposal(proposal=world.again(proposal), move="choose", reason=" ", by=by)
    partners.move_proposal(proposal=world.again(proposal), move="choose", reason="Cocok", by=by)
    with pytest.raises(Refused, match="sudah diputuskan"):
        partners.evaluate_proposal(proposal=world.again(proposal), evaluation="Lain", by=by)
    partners.move_proposal(proposal=world.again(proposal), move="set_aside", reason="Mundur", by=by)
    partners.move_proposal(proposal=world.again(proposal), move="reconsider", by=by)
    assert world.again(proposal).status == Status.RECEIVED


def test_drafting_waits_for_every_offer_and_for_the_identity(cast, regions):
    cooperation = world.announced(cast, regions)
    bare = {"name": "CV Baru", "legal_form": "", "business_number": "", "tax_number": "", "phone": "", "email": ""}
    proposal = world.chosen(cast, world.received(cast, cooperation, identity=bare))
    waiting = world.received(cast, cooperation)
    with pytest.raises(Refused) as error:
        cooperations.advance(cooperation=cases.fresh(cooperation), move="start_drafting", by=cast.kades_ngebel)
    told = " ".join(finding.sentence for finding in error.value.verdict.findings)
    assert "Belum dinilai dan diputuskan: CV Kopi Wilis Jaya" in told
    assert "Identitas CV Baru belum lengkap: bentuk badan hukum" in told
    partners.evaluate_proposal(proposal=world.again(waiting), evaluation="Kurang", by=cast.sekdes_ngebel)
    partners.move_proposal(proposal=world.again(waiting), move="set_aside", reason="Kurang", by=cast.sekdes_ngebel)
    full = world.IDENTITY | {"name": "CV Baru"}
    partners.edit_partner(proposal=world.again(proposal), by=cast.perangkat_ngebel, **full)
    cooperations.advance(cooperation=cases.fresh(cooperation), move="start_drafting", by=cast.kades_ngebel)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"received_on": TODAY() + timedelta(days=1)}, "setelah hari ini"),
        ({"dated": TODAY(), "received_on": TODAY() - timedelta(days=1)}, "sebelum tanggal surat"),
        (
            {"dated": TODAY() - timedelta(days=3), "received_on": TODAY() - timedelta(days=2)},
            "sebelum tanggal pengumuman",
        ),
    ],
)
def test_days_of_an_offer(cast, regions, changes, why):
    cooperation = world.announced(cast, regions)
    with pytest.raises(Refused, match=why):
        world.received(cast, cooperation, **changes)
    assert not Proposal.objects.exists() and not Partner.objects.exists()


def test_the_same_party_is_recorded_once(cast, regions):
    cooperation = world.announced(cast, regions)
    world.received(cast, cooperation)
    with pytest.raises(Refused, match="sudah tercatat"):
        world.received(cast, cooperation, identity={"name": "cv kopi wilis jaya "})


def test_a_refused_proposal_closes_the_plan_with_its_reason(cast, regions):
    proposal = world.proposed(cast, regions)
    facts = {"answer": "refuse", "number": "140/21/2026", "dated": TODAY(), "by": cast.kades_ngebel}
    with pytest.raises(Refused, match="alasan"):
        announcements.answer_proposal(proposal=proposal, **facts)
    announcements.answer_proposal(proposal=world.again(proposal), reason="Warga menolak", **facts)
    proposal = world.again(proposal)
    assert (proposal.status, proposal.reason) == (Status.SET_ASIDE, "Warga menolak")
    assert proposal.cooperation.stage == Stage.CLOSED


def test_a_proposal_is_accepted_only_after_the_musyawarah_and_the_study(cast, regions):
    cooperation = world.started(cast, regions, Track.THIRD_BY_PARTNER)
    proposal = world.received(cast, cooperation)
    facts = {"answer": "accept", "number": "140/21/2026", "dated": TODAY(), "by": cast.kades_ngebel}
    with pytest.raises(Refused) as error:
        announcements.answer_proposal(proposal=world.again(proposal), **facts)
    told = " ".join(finding.sentence for finding in error.value.verdict.findings)
    assert "Musyawarah Desa Ngebel belum" in told and "Kajian Desa Ngebel atas proposal belum lengkap" in told
    with pytest.raises(Refused, match="sebelum proposal diterima"):
        announcements.answer_proposal(
            proposal=world.again(proposal), **(facts | {"dated": TODAY() - timedelta(days=1)})
        )
    assert world.again(proposal).status == Status.RECEIVED


def test_study_and_terms_stand_once_the_offer_is_out(cast, regions):
    cooperation = world.announced(cast, regions)
    with pytest.raises(Refused, match="Kajian tidak bisa diubah lagi"):
        world.weighed(cast, cooperation)
    with pytest.raises(Refused, match="KAK tidak bisa diubah lagi"):
        studies.write_terms(cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, **world.TERMS)


def test_the_villages_own_initiative_keeps_no_study_of_a_proposal(cast, regions):
    cooperation = world.started(cast, regions)
    facts = world.APPRAISAL | world.STUDY | {"checked_on": TODAY()}
    studies.write_appraisal(cooperation=cooperation, by=cast.sekdes_ngebel, **facts)
    assert Appraisal.objects.get().plan_fit == ""


def test_identity_stands_when_the_offer_is_set_aside(cast, regions):
    proposal = world.received(cast, world.announced(cast, regions))
    partners.evaluate_proposal(proposal=world.again(proposal), evaluation="Kurang", by=cast.sekdes_ngebel)
    partners.move_proposal(proposal=world.again(proposal), move="set_aside", reason="Kurang", by=cast.sekdes_ngebel)
    with pytest.raises(Refused, match="tidak dipilih"):
        partners.edit_partner(proposal=world.again(proposal), by=cast.sekdes_ngebel, **world.IDENTITY)


def test_the_facilitator_prepares_and_never_announces_or_answers(cast, regions):
    cooperation = world.weighed(cast, world.started(cast, regions))
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(PermissionDenied):
        announcements.announce(cooperation=cases.fresh(cooperation), by=cast.pendamping, **world.announcement())
    studies.write_terms(cooperation=cases.fresh(cooperation), by=cast.pendamping, **world.TERMS)
    proposal = world.proposed(cast, regions)
    facts = {"answer": "accept", "number": "1", "dated": TODAY(), "by": cast.pendamping}
    with pytest.raises(PermissionDenied):
        announcements.answer_proposal(proposal=proposal, **facts)
