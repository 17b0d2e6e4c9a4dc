"""KAK and the analysis of benefit and cost, read back: words, amounts in words, no code on a draft."""

import io
from decimal import Decimal

import pikepdf
import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from partnerships.actions import activities, feasibility, programmes
from partnerships.papers import benefit_cost, terms
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world
from tests.records.test_papers import flat
from tests.scanner import qr_codes
from tests.villages.plan_rows import plan_row
from villages import actions as villages

KINDS = ("programme-terms-print", "programme-analysis-print")


@pytest.fixture
def programme(cast, regions):
    """A programme of two villages with activities, costs, money of both, shares, feasibility."""
    cooperation, by = cases.drafting(cast, regions), cast.sekdes_ngebel
    made = cooperation.programmes.first() or cases.programme(cast, cooperation)
    programmes_rows(made, cast, regions)
    facts = {"programme": made, "by": by}
    feasibility.write_feasibility(**facts, **cases.FEASIBILITY)
    return made


def programmes_rows(made, cast, regions):
    """154 million: 100 from Ngebel, 50 from Sahang, labour for 4."""
    by = cast.sekdes_ngebel
    work = cases.activity(cast, made)
    activities.set_costs(activity=work, lines=[cases.COST], by=by)
    made.funding.all().delete()
    for village, source, form, amount in (
        (NGEBEL, "dana_desa", "uang", 100_000_000),
        (SAHANG, "apbdes", "uang", 50_000_000),
        (SAHANG, "swadaya", "tenaga", 4_000_000),
    ):
        place = regions[village]
        programmes.add_funding(
            programme=made, source=source, village=place, form=form, amount=amount, note="40 hari kerja", by=by
        )
    row = plan_row(regions[NGEBEL], by)
    for code, worth, percent, more in (
        (NGEBEL, 24_000_000, "60", {"annual_row": row, "annual_plan": ""}),
        (SAHANG, 16_000_000, "40", {}),
    ):
        share = cases.SHARE | {"benefit_value": worth, "percent": Decimal(percent)} | more
        programmes.set_share(programme=made, village=regions[code], by=by, **share)


def printed(browser, name, programme):
    """The answer of one of the two buttons."""
    return browser.get(reverse(f"partnerships:{name}", args=[programme.cooperation_id, programme.pk]))


def words_of(pdf):
    """All words of a paper, without the spaces that never break."""
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(pdf)]
    return flat(" ".join(pages))


@pytest.mark.parametrize("name", KINDS)
def test_a_draft_is_tagged_says_so_and_carries_no_code(programme, cast, enter, name):
    answer = printed(enter(cast.bpd_ngebel), name, programme)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert not any(qr_codes(answer.content)) and "Kode dokumen" not in words_of(answer.content)
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(answer.content)]
    assert all("BUKAN DOKUMEN RESMI" in page for page in pages)
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and pdf.Root.Lang == "id-ID"


@pytest.mark.parametrize(("size", "measures"), [("F4", (215, 330)), ("A4", (210, 297))])
def test_it_has_the_size_of_the_lead(programme, cast, regions, enter, size, measures):
    villages.save_letterhead(village=regions[NGEBEL], by=cast.sekdes_ngebel, address="Jalan Raya 12", size=size)
    for name in KINDS:
        pdf = printed(enter(cast.kades_ngebel), name, programme).content
        assert {tuple(round(p / 72 * 25.4) for p in page.get_size()) for page in PdfDocument(pdf)} == {measures}
        assert "Jalan Raya 12" in words_of(pdf)


def test_the_kak_says_what_is_done_when_at_what_cost_and_who_pays(programme, cast, enter):
    text = words_of(printed(enter(cast.kades_ngebel), "programme-terms-print", programme).content)
    for words in [
        "KERANGKA ACUAN KERJA PIPA AIR BERSIH",
        "Desa Ngebel dan Desa Sahang",
        "A. Latar belakang 988 rumah belum punya air pada kemarau",
        "B. Maksud dan tujuan",
        "C. Hasil yang dituju",
        "Memasang pipa induk, Dusun Krajan",
        "Pipa 4 km terpasang",
        "Maret 2027 sampai Juni 2027",
        "Kaur Perencanaan Desa Ngebel",
        "– Pipa HDPE 4.000 m Rp38.500 Rp154.000.000",
        "Jumlah biaya Rp154.000.000 (seratus lima puluh empat juta rupiah).",
        "Tenaga kerja · 40 hari kerja Rp4.000.000",
        "Dana sudah sama dengan biaya, Rp154.000.000.",
        "RKP Desa 2027, Perdes 4/2026, baris 2.3.14: Jaringan air bersih",
        "Perdes 6/2026, baris 3",
    ]:
        assert words in text, words


def test_the_analysis_sets_benefit_beside_cost_in_figures_and_words(programme, cast, enter):
    text = words_of(printed(enter(cast.kades_ngebel), "programme-analysis-print", programme).content)
    for words in [
        "ANALISIS MANFAAT DAN BIAYA PIPA AIR BERSIH",
        "A. Biaya menurut kegiatan",
        "1 Memasang pipa induk Rp154.000.000",
        "B. Pendanaan",
        "Desa Ngebel Dana Desa Uang · 40 hari kerja Rp100.000.000",
        "Desa Ngebel Rp100.000.000 1.850 jiwa Rp24.000.000 60 %",
        "Desa Sahang Rp54.000.000 1.850 jiwa Rp16.000.000 40 %",
        "Jumlah Rp154.000.000 3.700 jiwa Rp40.000.000",
        "Desa Sahang: Air bersih tiap rumah Tidak ada rebutan air",
        "Rp40.000.000 (empat puluh juta rupiah)",
        "Rp45.000.000 (empat puluh lima juta rupiah)",
        "Rp85.000.000 (delapan puluh lima juta rupiah)",
        "sesudah sekitar 1,8 tahun",
        "988 rumah belum punya air pada kemarau",
        "Perda Ponorogo 5/2020: Cukup SPPL",
        "Rp60.000.000 (enam puluh juta rupiah). Perlu pada kemarau dan sanggup dibiayai",
    ]:
        assert words in text, words


def test_what_is_not_written_yet_is_said_and_not_counted(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    browser = enter(cast.sekdes_ngebel)
    text = words_of(printed(browser, "programme-terms-print", programme).content)
    assert "Belum ada kegiatan yang ditulis." in text and "Belum ada dana yang ditulis." in text
    assert "Biaya program Rp100.000.000 (seratus juta rupiah). Rinciannya belum ditulis." in text
    text = words_of(printed(browser, "programme-analysis-print", programme).content)
    assert "Manfaat dan penghematan belum ditaksir dengan uang." in text and "E. Kelayakan Belum ditulis." in text


@pytest.fixture
def weighed(cast, regions):
    """The village's own initiative with an outside party: its kajian and its KAK are written."""
    return partner_world.weighed(cast, partner_world.started(cast, regions))


def whole_paper(browser, name, cooperation):
    return browser.get(reverse(f"partnerships:{name}", args=[cooperation.pk]))


def test_beside_an_outside_party_the_kajian_stands_in_the_analysis(weighed, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    text = words_of(whole_paper(browser, "analysis-print", weighed).content)
    for words in [
        "A. Manfaat 20 warga bekerja",
        "Taksiran manfaat setahun Rp120.000.000 (seratus dua puluh juta rupiah).",
        "Taksiran biaya setahun Rp45.000.000 (empat puluh lima juta rupiah).",
        "Manfaat lebih Rp75.000.000 (tujuh puluh lima juta rupiah) dari biaya setahun.",
        "Perda 5/2020: Cukup SPPL",
        "Ruang disewakan 3 tahun, tidak dijaminkan",
    ]:
        assert words in text, words
    text = words_of(whole_paper(browser, "terms-print", weighed).content)
    for words in ["KERANGKA ACUAN KERJA", "Kopi dijual mentah", "Harga 40, pengalaman 30, warga 30", "3 tahun"]:
        assert words in text, words


def test_two_programmes_stand_in_one_paper_by_their_names(weighed, cast, enter):
    for name in ("Gudang", "Sangrai"):
        cases.programme(cast, weighed, name=name)
    text = words_of(whole_paper(enter(cast.sekdes_ngebel), "terms-print", weighed).content)
    assert "Gudang: Hasil yang dituju" in text and "Sangrai: Pendanaan" in text
    assert "Latar belakang Kopi dijual mentah" in text and text.count("Latar belakang") == 1


def test_a_benefit_below_the_cost_is_told(weighed, cast):
    row = weighed.appraisal
    row.benefit_value, row.cost_value = 10, 12
    assert benefit_cost.difference(row) == "Manfaat kurang Rp2 (dua rupiah) dari biaya setahun."
    row.cost_value = 10
    assert benefit_cost.difference(row) == "Manfaat sama dengan biaya."


def test_nothing_is_drawn_while_nothing_is_written(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    assert terms.terms_data(cooperation, []) is None and benefit_cost.analysis_data(cooperation, []) is None
    for name in ("terms-print", "analysis-print"):
        assert whole_paper(enter(cast.sekdes_ngebel), name, cooperation).status_code == 404


def test_a_programme_of_another_cooperation_is_not_drawn(programme, weighed, cast, enter):
    address = reverse("partnerships:programme-terms-print", args=[weighed.pk, programme.pk])
    assert enter(cast.sekdes_ngebel).get(address).status_code == 404


def test_the_programme_page_and_the_kajian_lead_to_them(programme, weighed, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    own = [programme.cooperation_id, programme.pk]
    page = browser.get(reverse("partnerships:programme-detail", args=own)).content.decode()
    assert all(reverse(f"partnerships:{name}", args=own) in page for name in KINDS)
    kajian = browser.get(reverse("partnerships:appraisal-edit", args=[weighed.pk])).content.decode()
    assert reverse("partnerships:analysis-print", args=[weighed.pk]) in kajian
