"""The letter of invitation: who convenes, its number, its paper, and who may read whom it invites."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from accounts.models import User
from musyawarah import actions
from musyawarah.letters import proposed_recipients
from musyawarah.models import InvitationLetter
from records.models import Event, IssuedNumber, Paper
from records.verdict import Refused
from tests.conftest import SAHANG, WAGIRLOR
from tests.musyawarah.build import Kind, planned, running
from tests.musyawarah.test_papers import content_of, text_of
from tests.scanner import qr_codes
from villages import actions as villages

TODAY = timezone.localdate
MANY = "\n".join(["Kepala Desa Sahang beserta perangkat", *(f"Kelompok {n}" for n in range(9))])


def issue(deliberation, by, recipients=MANY, **changes):
    return actions.issue_letter(
        deliberation=deliberation, by=by, **{"recipients": recipients, "dated": TODAY()} | changes
    )


def test_bpd_invites_to_a_musyawarah_desa(people, regions):
    deliberation = planned(regions, people.bpd_sahang, hours=30)
    letter = issue(deliberation, people.bpd_sahang)
    text = text_of(content_of(letter.paper))
    for words in [
        "PEMERINTAH KABUPATEN PONOROGO KECAMATAN NGEBEL BADAN PERMUSYAWARATAN DESA SAHANG",
        f"Nomor : 001/UND/BPD Sahang/{TODAY().year}",
        "Undangan musyawarah desa",
        "Balai Desa Sahang",
        "1. Air yang disediakan 2. Utusan ke MAD",
        "Ketua BPD Sahang,",
        "DAFTAR UNDANGAN",
        "10 Kelompok 8",
        letter.paper.code,
    ]:
        assert words in text, words
    assert "DRAF" not in text
    [found] = qr_codes(content_of(letter.paper))[0]
    assert found.endswith(f"/v/{letter.paper.code}/")


def test_numbers_are_gap_free_and_a_refused_letter_takes_none(people, regions):
    deliberation = planned(regions, people.sekdes_sahang, hours=30)
    with pytest.raises(Refused):
        issue(deliberation, people.sekdes_sahang, dated=TODAY() + timedelta(days=1))
    with pytest.raises(Refused):
        issue(deliberation, people.sekdes_sahang, recipients=" \n ")
    assert not IssuedNumber.objects.exists()
    letters = [issue(deliberation, people.sekdes_sahang) for _ in range(3)]
    assert [letter.number for letter in letters] == [1, 2, 3]
    assert Paper.objects.filter(kind=Paper.Kind.INVITATION).count() == 3
    assert Event.objects.filter(action="deliberation.issue_letter").count() == 3


def test_nobody_invites_to_what_has_begun(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    with pytest.raises(Refused, match="sudah dibuka"):
        issue(deliberation, people.sekdes_sahang)


def test_between_villages_the_leading_kades_or_the_bkad_invites(people, regions):
    facts = {"kind": Kind.INTER_VILLAGE, "hours": 30, "others": [WAGIRLOR]}
    deliberation = planned(regions, people.kades_sahang, **facts)
    kades = text_of(content_of(issue(deliberation, people.kades_sahang).paper))
    assert "KECAMATAN NGEBEL KEPALA DESA SAHANG" in kades and "Kepala Desa Sahang," in kades
    assert f"001/UND-MAD/Sahang/{TODAY().year}" in kades
    bkad = text_of(content_of(issue(deliberation, User.objects.get(pk=people.bkad.pk)).paper))
    assert "BKAD NGEBEL" in bkad and "Pengurus BKAD Ngebel," in bkad and f"002/UND-MAD/BKAD/{TODAY().year}" in bkad


def test_the_page_shows_a_draft_first_and_then_issues_once(people, regions, enter):
    deliberation = planned(regions, people.sekdes_sahang, hours=30)
    page, browser = reverse("musyawarah:letter-issue", args=[deliberation.pk]), enter(people.sekdes_sahang)
    assert "Kelompok perempuan" in browser.get(page).content.decode()
    sent = {"recipients": "Sugeng\n\n  Siti   Aminah ", "dated": f"{TODAY():%d/%m/%Y}"}
    draft = browser.post(page, sent | {"nanti": "1"})
    words = text_of(draft.content)
    assert "DRAF" in words and "Yth. 1. Sugeng 2. Siti Aminah" in words and "Kode dokumen" not in words
    assert not InvitationLetter.objects.exists()
    assert browser.post(page, sent).status_code == 302
    letter = InvitationLetter.objects.get()
    shown = browser.get(reverse("musyawarah:deliberation-detail", args=[deliberation.pk])).content.decode()
    address = reverse("musyawarah:invitation-letter", args=[deliberation.pk, letter.pk])
    assert address in shown and "jadwal sudah berubah" not in shown
    assert b"".join(browser.get(address).streaming_content)[:5] == b"%PDF-"
    moved = {"starts_at": deliberation.starts_at + timedelta(days=1), "venue": "Balai Desa Sahang"}
    actions.edit_schedule(deliberation=deliberation, by=people.sekdes_sahang, **moved)
    assert (
        "jadwal sudah berubah"
        in browser.get(reverse("musyawarah:deliberation-detail", args=[deliberation.pk])).content.decode()
    )


def test_who_may_read_whom_it_invites(people, regions, enter):
    facts = {"kind": Kind.INTER_VILLAGE, "hours": 30, "others": [WAGIRLOR]}
    deliberation = planned(regions, people.kades_sahang, **facts)
    address = reverse(
        "musyawarah:invitation-letter", args=[deliberation.pk, issue(deliberation, people.kades_sahang).pk]
    )
    for who, status in [
        ("perangkat_sahang", 200),
        ("kades_wagirlor", 200),
        ("bkad", 200),
        ("pendamping", 200),
        ("sekdes_talun", 404),
        ("camat", 404),
        ("inspektorat", 404),
        ("admin", 404),
    ]:
        answer = enter(getattr(people, who)).get(address)
        assert answer.status_code == status, who
        if answer.streaming:
            assert b"".join(answer.streaming_content)


def test_what_is_proposed_and_the_size_of_the_paper(people, regions):
    deliberation = planned(regions, people.sekdes_sahang, hours=30)
    proposed = proposed_recipients(deliberation).splitlines()
    assert proposed[:2] == ["Kepala Desa Sahang beserta perangkat", "Anggota BPD Sahang"]
    assert "Kelompok masyarakat miskin" in proposed
    villages.save_letterhead(
        village=regions[SAHANG],
        by=people.sekdes_sahang,
        address="Jalan 1",
        postal_code="",
        phone="",
        email="",
        size="A4",
    )
    letter = issue(deliberation, people.sekdes_sahang)
    size = PdfDocument(content_of(letter.paper))[0].get_size()
    assert tuple(round(points / 72 * 25.4) for points in size) == (210, 297)
    assert "Jalan 1" in text_of(content_of(letter.paper))


def test_a_reflection_is_no_meeting_between_villages_in_its_number_and_its_guests(people, regions):
    deliberation = planned(regions, people.kades_sahang, kind=Kind.REFLECTION, hours=30, others=[WAGIRLOR])
    words = text_of(content_of(issue(deliberation, people.kades_sahang).paper))
    assert f"001/UND-AR/Sahang/{TODAY().year}" in words and "UND-MAD" not in words
    deliberation.invitations.all().delete()
    guests = proposed_recipients(deliberation)
    assert "Wakil warga Desa Wagir Lor" in guests and "Utusan" not in guests
