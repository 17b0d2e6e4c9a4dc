"""Calling the meetings of a cooperation, each at its time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from musyawarah.models import Deliberation
from partnerships.actions import deliberations as actions
from partnerships.models import Cooperation, Instrument, Mandate
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, WAGIRLOR
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
FORM = {"day": "2/12/2026", "time": "09.30", "venue": "Balai Desa", "main_title": "Air bersih", "others": "Lain-lain"}
HELD = {"venue": "Balai Desa", "main_title": "Air bersih", "agenda": [("Air bersih", "c")]}


def url(name, cooperation, *args):
    return reverse(f"partnerships:{name}", args=[cooperation.pk, *args])


def test_the_lead_calls_its_musyawarah_after_basis_and_rank(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    browser, page = enter(cast.bpd_ngebel), url("deliberation-schedule", cooperation, NGEBEL)
    refused = browser.post(page, FORM)
    text = refused.content.decode()
    assert refused.status_code == 409 and "Lain-lain" in text
    assert "Skala prioritas Desa Ngebel belum ada" in text and "belum dikaitkan" in text
    cases.prepared(cast, regions, cooperation=cooperation)
    answer = browser.post(page, FORM)
    mandate = Mandate.objects.get()
    assert answer.url == reverse("musyawarah:deliberation-detail", args=[mandate.deliberation_id])
    meeting = mandate.deliberation
    assert (mandate.purpose, mandate.village.code, meeting.topic) == ("ikut", NGEBEL, cooperation.title)
    assert [(item.title, item.is_main) for item in meeting.agenda.all()] == [("Air bersih", True), ("Lain-lain", False)]
    assert timezone.localtime(meeting.starts_at).strftime("%d/%m/%Y %H.%M") == "02/12/2026 09.30"


def test_no_second_meeting_while_one_waits(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.scheduled(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="sudah dijadwalkan"):
        cases.scheduled(cast, cooperation, "ngebel", NGEBEL)


def test_a_meeting_that_refused_may_be_held_again_and_one_that_agreed_not(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.decided(cast, cooperation, "ngebel", NGEBEL, "ditunda")
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="sudah menyepakati"):
        cases.scheduled(cast, cooperation, "ngebel", NGEBEL)


def test_a_candidate_waits_for_the_offer(cast, regions, enter):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    page = url("deliberation-schedule", cooperation, SAHANG)
    assert enter(cast.bpd_sahang).get(page).status_code == 404
    assert enter(cast.pendamping).get(page).status_code == 404
    cooperation = cases.offered(cast, regions, (SAHANG, WAGIRLOR))
    page = url("deliberation-schedule", cooperation, SAHANG)
    assert enter(cast.bpd_sahang).post(page, FORM).status_code == 302
    assert enter(cast.bpd_wagirlor).post(page, FORM).status_code == 403


def test_a_village_that_answered_calls_no_other(cast, regions):
    cooperation = cases.answered(cast, cases.offered(cast, regions), answer="decline")
    with pytest.raises(Refused, match="tidak bisa dijadwalkan"):
        cases.scheduled(cast, cooperation, "sahang", SAHANG)


def test_the_mad_decides_on_the_version_of_the_text(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    browser, page, form = enter(cast.sekdes_sahang), url("mad-schedule", cooperation), FORM | {"matter": "c"}
    refused = browser.post(page, form)
    assert refused.status_code == 409 and "belum dibuat" in refused.content.decode()
    Instrument.objects.create(cooperation=cooperation, title="Air", version=3, created_by=cast.sekdes_ngebel)
    assert browser.post(page, FORM).status_code == 422
    assert browser.post(page, form).status_code == 302
    mandate = Mandate.objects.get(purpose=Mandate.Purpose.TEXT)
    assert (mandate.version, mandate.village) == (3, None)
    assert sorted(v.code for v in mandate.deliberation.villages.all()) == [SAHANG, NGEBEL]
    assert {item.matter for item in mandate.deliberation.agenda.all()} == {"c"}
    assert browser.post(page, form).status_code == 409


def test_no_mad_before_drafting_or_during_review(cast, regions):
    cooperation = cases.started(cast, regions)
    held = HELD | {"starts_at": timezone.now(), "by": cast.kades_ngebel}
    with pytest.raises(Refused, match="Persiapan"):
        actions.schedule_text_meeting(cooperation=cooperation, **held)
    cooperation = cases.drafting(cast, regions)
    facts = {"title": "Air", "status": Instrument.Status.REGENCY_REVIEW, "created_by": cast.sekdes_ngebel}
    Instrument.objects.create(cooperation=cooperation, **facts)
    with pytest.raises(Refused, match="Ditinjau kabupaten"):
        actions.schedule_text_meeting(cooperation=cooperation, **held)


def test_a_reflection_only_while_it_runs(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    page, form = url("reflection-schedule", cooperation), FORM | {"matter": "f"}
    browser = enter(cast.sekdes_ngebel)
    assert browser.post(page, form).status_code == 409
    Cooperation.objects.update(stage=Cooperation.Stage.RUNNING)
    assert browser.post(page, form).status_code == 302
    mandate = Mandate.objects.get(purpose=Mandate.Purpose.REFLECT)
    assert mandate.deliberation.kind == Deliberation.Kind.REFLECTION


def test_a_bpd_does_not_call_a_meeting_between_villages(cast, regions):
    cooperation = cases.drafting(cast, regions)
    with pytest.raises(PermissionDenied):
        actions.schedule_text_meeting(cooperation=cooperation, starts_at=timezone.now(), by=cast.bpd_ngebel, **HELD)
