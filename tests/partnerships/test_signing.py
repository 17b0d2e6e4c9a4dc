"""Signatures, scans, promulgation and dissemination of each village; the final paper read back."""

import re
import threading
from types import SimpleNamespace

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from partnerships.actions import signing as actions
from partnerships.models import Cooperation, Instrument, Signature
from partnerships.papers import joint_regulation_data
from records.formats import tanggal
from records.models import Paper
from records.verdict import Refused
from tests.conftest import NGEBEL, REGIONS, SAHANG, WAGIRLOR, make_user
from tests.partnerships.text_world import (
    DAY,
    MEETING_DAYS_AGO,
    NAMES,
    TITLE,
    TODAY,
    decide_text,
    ready,
    sent,
    sign,
    signature,
    signed,
    text,
    world,
    written,
)
from tests.scanner import qr_codes
from villages.models import Region


@pytest.fixture
def three(cast, regions):
    return world(cast, regions)


def flat(words):
    """Runs of white space, no-break ones too, as one space."""
    return re.sub(r"[\s\ufffe\u00a0]+", " ", words)


def read(content):
    """The words of a PDF."""
    return flat(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)))


def stored(document):
    """The kept bytes."""
    with default_storage.open(document.path) as file:
        return file.read()


def test_nobody_signs_before_the_review(three):
    instrument = sent(three)
    assert not Signature.objects.exists()
    assert text(instrument).status == Instrument.Status.DISTRICT_REVIEW


def test_the_last_signature_makes_the_paper(three):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    sign(three, instrument, SAHANG)
    assert text(instrument).status == Instrument.Status.READY
    assert not Paper.objects.filter(kind=Paper.Kind.JOINT_REGULATION).exists()
    sign(three, instrument, WAGIRLOR)
    after = text(instrument)
    assert after.status == Instrument.Status.SIGNED
    assert after.paper.kind == Paper.Kind.JOINT_REGULATION
    year = TODAY().year
    assert after.paper.facts == {
        "Jenis": "Peraturan Bersama Kepala Desa",
        "Tentang": TITLE,
        "Para pihak": "Desa Ngebel, Desa Sahang, dan Desa Wagir Lor",
        "Nomor": f"Desa Ngebel: nomor 3 tahun {year}; Desa Sahang: nomor 5 tahun {year}; "
        f"Desa Wagir Lor: nomor 2 tahun {year}",
        "Ditandatangani": tanggal(TODAY() - 10 * DAY),
    }


def test_the_paper_names_no_person_in_public(three):
    words = str(signed(three).paper.facts)
    assert "kades" not in words


def test_the_paper_reads_as_the_law_wants(three):
    instrument = signed(three)
    words = read(stored(instrument.paper.document))
    year = TODAY().year
    for line in (
        f"KEPALA DESA NGEBEL: NOMOR 3 TAHUN {year}",
        f"KEPALA DESA SAHANG: NOMOR 5 TAHUN {year}",
        f"KEPALA DESA WAGIR LOR: NOMOR 2 TAHUN {year}",
        "KABUPATEN PONOROGO",
        TITLE.upper(),
        f"telah dilaksanakan pada tanggal {tanggal(TODAY() - MEETING_DAYS_AGO * DAY)} di Balai Desa Ngebel",
        "tujuan kerja sama Desa Ngebel, Desa Sahang, dan Desa Wagir Lor adalah menyediakan air bersih bagi warga;",
        "Diisi Sekretaris Desa saat pengundangan.",
        "SEKRETARIS DESA SAHANG",
        "BERITA DESA WAGIR LOR TAHUN",
        instrument.paper.code,
    ):
        assert flat(line) in words
    for letter in "abcdefgh":
        assert f"Isi huruf {letter} tentang" in words
    for person in ("kades.ngebel", "kades.sahang", "kades.wagirlor"):
        assert person in words
    assert "DRAF" not in words


def test_the_qr_of_the_paper_leads_to_its_verification(three, settings):
    instrument = signed(three)
    address = settings.PORTAL_URL + reverse("verify-code", args=[instrument.paper.code])
    assert {text for page in qr_codes(stored(instrument.paper.document)) for text in page} == {address}


def test_who_signed_stands_on_the_paper_though_the_office_passed_on(three):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    three.cast.kades_ngebel.grants.update(ended_at=timezone.now())
    blocks = joint_regulation_data(text(instrument))["desa"]
    assert blocks[0]["kepala"]["nama"] == "kades.ngebel"
    assert blocks[1]["nomor"] == ""


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("Sampah terolah bersama.", "adalah sampah terolah bersama"),
        ("Agar air cukup.", "adalah agar air cukup"),
        ("Untuk menjaga hutan", "adalah menjaga hutan"),
    ],
)
def test_any_purpose_reads_on_after_bahwa(three, purpose, said):
    Cooperation.objects.filter(pk=three.cooperation.pk).update(purpose=purpose)
    words = joint_regulation_data(text(written(three)))["tujuan"]
    assert words == f"tujuan kerja sama Desa Ngebel, Desa Sahang, dan Desa Wagir Lor {said}"


def test_an_account_named_after_its_office_leaves_dots_for_the_name(three):
    three.cast.kades_sahang.name = "Kepala Desa Sahang"
    three.cast.kades_sahang.save()
    blocks = joint_regulation_data(ready(three))["desa"]
    assert [block["kepala"]["nama"] for block in blocks] == ["kades.ngebel", "", "kades.wagirlor"]
    assert blocks[1]["kepala"]["jabatan"] == "Kepala Desa Sahang"


def test_a_draft_has_no_code_and_says_so(three, enter):
    instrument = sent(three)
    client = enter(three.cast.camat)
    answer = client.get(reverse("partnerships:instrument-draft", args=[instrument.pk]))
    words = read(answer.content)
    assert "DRAF" in words and "/v/" not in words
    assert client.get(reverse("partnerships:instrument-paper", args=[instrument.pk])).status_code == 404


def test_the_copy_that_is_signed_is_no_draft_and_has_no_code(three, enter):
    instrument = ready(three)
    answer = enter(three.cast.kades_sahang).get(reverse("partnerships:instrument-draft", args=[instrument.pk]))
    words = read(answer.content)
    assert "DRAF" not in words and "/v/" not in words
    assert "Naskah siap ditandatangani, versi 1" in words


def test_the_final_paper_is_served_to_those_who_see_the_text(three, enter):
    instrument = signed(three)
    address = reverse("partnerships:instrument-paper", args=[instrument.pk])
    answer = enter(three.cast.kades_sahang).get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert enter(three.cast.asing).get(address).status_code == 404


def test_a_kades_signs_for_their_own_village_only(three, enter):
    instrument = ready(three)
    row = signature(instrument, SAHANG)
    with pytest.raises(PermissionDenied):
        actions.sign(
            signature=row, number="5", year=2026, signed_on=TODAY(), signed_at="Sahang", by=three.cast.kades_ngebel
        )
    address = reverse("partnerships:signature-sign", args=[instrument.pk, row.pk])
    assert enter(three.cast.kades_ngebel).get(address).status_code == 403


def test_nobody_signs_before_the_meeting_or_tomorrow(three, enter):
    instrument = ready(three)
    with pytest.raises(Refused, match="tidak boleh sebelum tanggal musyawarah antar desa"):
        sign(three, instrument, NGEBEL, signed_on=TODAY() - (MEETING_DAYS_AGO + 5) * DAY)
    address = reverse("partnerships:signature-sign", args=[instrument.pk, signature(instrument, NGEBEL).pk])
    typed = {"number": "3", "year": "2026", "signed_on": f"{TODAY() + DAY:%d/%m/%Y}", "signed_at": "Ngebel"}
    page = enter(three.cast.kades_ngebel).post(address, typed)
    assert page.status_code == 422
    assert "Tanggal tanda tangan tidak boleh setelah hari ini" in page.content.decode()


def test_nobody_signs_twice(three):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    with pytest.raises(Refused, match="Ditandatangani"):
        sign(three, instrument, NGEBEL, number="9")


def test_a_village_gives_a_number_once_a_year(three):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    other = world(three.cast, three.regions)
    second = ready(other)
    with pytest.raises(Refused, match=r"Nomor 3 tahun .* sudah dipakai Desa Ngebel"):
        sign(other, second, NGEBEL)


def test_what_is_signed_is_what_the_meeting_decided(three):
    instrument = ready(three)
    decide_text(three, version=1, outcome="ditolak")
    with pytest.raises(Refused) as refused:
        sign(three, instrument, NGEBEL)
    assert "tidak menyepakati" in refused.value.verdict.findings[0].sentence


def promulgate(three, instrument, code, on=None, by=None):
    name = {NGEBEL: "ngebel", SAHANG: "sahang", WAGIRLOR: "wagirlor"}[code]
    actions.promulgate(
        signature=signature(instrument, code),
        bulletin_number="7",
        bulletin_year=2026,
        promulgated_on=on or TODAY() - 5 * DAY,
        by=by or getattr(three.cast, f"sekdes_{name}"),
    )


def test_promulgation_waits_for_every_signature(three):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    with pytest.raises(Refused) as refused:
        promulgate(three, instrument, NGEBEL)
    missing = [finding.sentence for finding in refused.value.verdict.findings]
    assert missing == [f"Kades {name} belum menandatangani Peraturan Bersama" for name in ("Sahang", "Wagir Lor")]


def test_the_sekdes_promulgates_not_the_kades(three):
    instrument = signed(three)
    with pytest.raises(PermissionDenied):
        promulgate(three, instrument, NGEBEL, by=three.cast.kades_ngebel)


def test_promulgation_and_dissemination_follow_in_time(three):
    instrument = signed(three)
    with pytest.raises(Refused, match="tanda tangan terakhir"):
        promulgate(three, instrument, NGEBEL, on=TODAY() - 11 * DAY)
    promulgate(three, instrument, NGEBEL)
    row, how = signature(instrument, NGEBEL), "Papan pengumuman"
    with pytest.raises(Refused, match="tanggal pengundangan"):
        actions.disseminate(
            signature=row, disseminated_on=TODAY() - 6 * DAY, dissemination=how, by=three.cast.sekdes_ngebel
        )
    actions.disseminate(signature=row, disseminated_on=TODAY(), dissemination=how, by=three.cast.sekdes_ngebel)
    assert signature(instrument, NGEBEL).status == Signature.Status.DISSEMINATED


def test_the_pages_record_promulgation_and_dissemination(three, enter):
    instrument = signed(three)
    row = signature(instrument, SAHANG)
    client = enter(three.cast.sekdes_sahang)
    when = f"{TODAY():%d/%m/%Y}"
    first = {"bulletin_number": "7", "bulletin_year": "2026", "promulgated_on": when}
    assert (
        client.post(reverse("partnerships:signature-promulgate", args=[instrument.pk, row.pk]), first).status_code
        == 302
    )
    second = {"disseminated_on": when, "dissemination": "Papan pengumuman"}
    address = reverse("partnerships:signature-disseminate", args=[instrument.pk, row.pk])
    assert client.post(address, second).status_code == 302
    page = client.get(reverse("partnerships:instrument-detail", args=[instrument.pk])).content.decode()
    assert "Papan pengumuman" in page
    assert "Menunggu pengundangan oleh Sekdes Ngebel dan Wagir Lor" in page


@pytest.fixture
def committed(race_database):
    """Three villages whose text may be signed, really committed on a database of its own."""
    regions = {code: Region.objects.create(code=code, name=name, kind=kind) for code, name, kind in REGIONS}
    people = {"camat": make_user("camat", Role.CAMAT, region_code="35.02.19")}
    people["dpmd"] = make_user("dpmd", Role.DPMD, region_code="35.02")
    people["sekdes_ngebel"] = make_user("sekdes.ngebel", Role.SEKDES, region_code=NGEBEL)
    for code, name in NAMES.items():
        people[f"kades_{name}"] = make_user(f"kades.{name}", Role.KADES, region_code=code)
    return world(SimpleNamespace(**people), regions)


@pytest.mark.races
def test_three_kades_at_once_make_one_paper(committed):
    instrument, barrier, trouble = ready(committed), threading.Barrier(3), []

    def one(code):
        try:
            barrier.wait(20)
            sign(committed, instrument, code)
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=[code]) for code in committed.villages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert text(instrument).status == Instrument.Status.SIGNED
    assert Paper.objects.filter(kind=Paper.Kind.JOINT_REGULATION).count() == 1
