"""The pages of steps 5 and 6 on the tracks of the villages: the words of the track, and every page opens."""

import pytest
from django.urls import reverse

from musyawarah.papers import official_record_data
from partnerships.models import Track
from partnerships.texts import stamp, texts_of
from tests.agreement_road import TODAY, agreement_at, answered, called, hold, linked, write
from tests.conftest import NGEBEL, SAHANG

pytestmark = pytest.mark.django_db
AREA, BY_VILLAGE, BY_PARTNER = Track.INTER_VILLAGE_AREA, Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Papers and scans lie in a place of their own."""
    settings.MEDIA_ROOT = tmp_path


def at(name, *args) -> str:
    """An address of the floor."""
    return reverse(f"partnerships:{name}", args=args)


def page(browser, name, *args) -> str:
    """A page that opens."""
    response = browser.get(at(name, *args))
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize(("track", "villages"), [(BY_VILLAGE, 1), (BY_PARTNER, 2), (AREA, 2)])
@pytest.mark.parametrize("stage", ["ditulis", "ditandatangani", "refleksi"])
def test_workspace_steps_text_and_history_open_and_say_the_tracks_words(cast, regions, enter, track, villages, stage):
    world = agreement_at(stage, cast, regions, villages=villages, track=track)
    pk, kind = world.cooperation.pk, world.now.words.instrument
    for person in (cast.sekdes_ngebel, cast.kades_ngebel, cast.camat):
        browser = enter(person)
        seen = page(browser, "cooperation-detail", pk) + page(browser, "cooperation-history", pk)
        seen += page(browser, "instrument-detail", world.text.pk)
        for number in range(3, 7):
            seen += page(browser, "cooperation-step", pk, number)
        assert kind in seen
        assert "Utusan" not in seen
        assert "BKAD belum" not in seen
        other = "Perjanjian Bersama" if kind == "Peraturan Bersama" else "Peraturan Bersama"
        assert other not in seen


def test_the_forms_of_the_text_speak_of_the_agreement(cast, regions, enter):
    world = agreement_at("penyusunan", cast, regions)
    browser = enter(cast.sekdes_ngebel)
    clause = page(browser, "clause-edit", world.text.pk, "e")
    assert "satu baris tiap pihak" in clause
    assert "Perjanjian Bersama tentang" in page(browser, "instrument-edit", world.text.pk)
    write(world)
    assert "Perjanjian Bersama tentang" in page(browser, "village-text-schedule", world.cooperation.pk, NGEBEL)
    called(world, "ngebel", NGEBEL)
    step = page(browser, "cooperation-step", world.cooperation.pk, 5)
    assert "Musyawarah Desa Ngebel" in step
    assert "Jadwalkan musyawarah antar desa" not in step


def test_the_bench_shows_the_outside_party_and_the_kajian(cast, regions, enter):
    world = agreement_at("ditinjau_kecamatan", cast, regions)
    browser = enter(cast.camat)
    bench = page(browser, "review-detail", world.text.pk)
    for words in ("CV Kopi Wilis Jaya", "Perusahaan swasta", "Perda 5/2020", "Rp120.000.000", "NIB 9120001234567"):
        assert words in bench, words
    assert "081234567890" not in bench
    assert "Pihak ketiga" in page(browser, "review-list")


def test_the_matrix_has_the_columns_of_the_track_and_the_partners_row(cast, regions, enter):
    world = agreement_at("ditandatangani", cast, regions, villages=2, track=BY_PARTNER)
    seen = page(enter(cast.sekdes_ngebel), "cooperation-detail", world.cooperation.pk)
    assert "CV Kopi Wilis Jaya</th>" in seen
    assert 'scope="col">Pengumuman' in seen
    assert "12/KWJ/2026" in seen


def test_a_changed_text_sends_each_village_to_its_own_meeting(cast, regions, enter):
    world = agreement_at("diputuskan", cast, regions, villages=2, track=AREA)
    browser = enter(cast.sekdes_ngebel)
    clause = page(browser, "clause-edit", world.text.pk, "d")
    assert "Musyawarah desa tentang naskah sudah memutuskan versi 1" in clause
    browser.post(at("clause-edit", world.text.pk, "d"), {"text": "Lima tahun.", "seen": seen_stamp(world)})
    assert world.text.version == 2
    sent = browser.post(at("instrument-submit", world.text.pk), {"change": "isi"})
    assert sent.status_code == 422
    words = sent.content.decode()
    for code in (NGEBEL, SAHANG):
        assert at("village-text-schedule", world.cooperation.pk, code) in words
    assert "musyawarah antar desa" not in words.lower()


def seen_stamp(world) -> str:
    """The fingerprint of clause d as the writer saw it."""
    return stamp(texts_of(world.text, world.text.version)["d"])


def test_the_partners_part_opens_at_every_moment(cast, regions, enter):
    world = agreement_at("ditulis", cast, regions)
    browser = enter(cast.sekdes_ngebel)
    assert "Belum mengonfirmasi naskah" in page(browser, "instrument-detail", world.text.pk)
    linked(world)
    assert "Menunggu jawaban" in page(browser, "partner-link", world.text.pk)
    answered(world, agrees=False, note="Huruf d: tiga tahun.")
    assert "Huruf d: tiga tahun." in page(browser, "instrument-detail", world.text.pk)
    assert "Minta perubahan" in page(browser, "partner-link", world.text.pk)


def test_with_an_outside_party_an_aksi_refleksi_names_no_matter_between_villages(cast, regions, enter):
    """UU 6/2014 pasal 92 ayat (4) is about villages; the form asks for none of it, and the record cites PP 43/2014."""
    world = agreement_at("berjalan", cast, regions)
    browser = enter(cast.sekdes_ngebel)
    assert "Pasal 92" not in page(browser, "reflection-schedule", world.cooperation.pk)
    sent = {"day": f"{TODAY():%d/%m/%Y}", "time": "00.01", "venue": "Balai desa", "main_title": "Aksi-refleksi"}
    assert browser.post(at("reflection-schedule", world.cooperation.pk), sent).status_code == 302
    meeting = world.meeting("refleksi")
    assert "Pasal 92" not in browser.get(reverse("musyawarah:agenda-add", args=[meeting.pk])).content.decode()
    assert official_record_data(meeting)["dasar"] == ["Peraturan Pemerintah Nomor 43 Tahun 2014, Pasal 145."]
    hold(meeting, cast.sekdes_ngebel, cast.kades_ngebel)
    mandate = world.now.mandates.get(purpose="refleksi")
    decision = page(enter(cast.kades_ngebel), "reflection-decide", world.cooperation.pk, mandate.pk)
    assert "Kinerja para pihak" in decision
    assert "BKAD" not in decision


def test_in_one_kawasan_an_aksi_refleksi_still_names_its_matter(cast, regions, enter):
    world = agreement_at("berjalan", cast, regions, villages=2, track=AREA)
    browser = enter(cast.sekdes_ngebel)
    assert "Pasal 92" in page(browser, "reflection-schedule", world.cooperation.pk)
