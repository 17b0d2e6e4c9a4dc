"""Steps 5 and 6 with an outside party in the browser: both sign, the village announces it, it runs and is reflected."""

from pathlib import Path

from tests.journeys.chapter_meetings import (
    adopt,
    decide,
    invite,
    minutes,
    name_officers,
    open_it,
    schedule,
    upload_list,
)
from tests.journeys.chapter_outside_meetings import PRESENT, attend
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import Road
from tests.journeys.steps import (
    go,
    in_words,
    press,
    press_next,
    see,
    see_done,
    see_next,
    see_not,
    send,
    short,
    typed,
)


def sign(desk: Desk, road: Road, village: str) -> None:
    """The kades signs on paper; the village gives its own number."""
    with desk.as_(f"kades.{short(village)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Tandatangani Perjanjian Bersama, Desa {village}")
        press_next(page, "Tandatangani")
        desk.keep(road.at("signature"))
        number = road.numbers[village]
        answers = {"Nomor Perjanjian Bersama": number, "Tahun": "2026", "Tanggal tanda tangan": typed()}
        answers["Tempat tanda tangan"] = village
        send(page, answers, "Catat tanda tangan", done=f"Tanda tangan Kades {village} dicatat")
        see(page, f"{number} tahun 2026")


def partner_signs(desk: Desk, road: Road) -> None:
    """The kades records the other side's signature, with its own number; who signs stands there already."""
    with desk.as_(f"kades.{short(road.lead)}") as page:
        go(page, desk.places[road.at("text")])
        see_next(page, "Catat tanda tangan pihak ketiga")
        press_next(page, "Catat tanda tangan")
        assert page.get_by_label("Nama penanda tangan").input_value() == road.partner["Nama penanda tangan"]
        answers = {"Nomor pihak ketiga": road.number, "Tanggal tanda tangan": typed()}
        send(page, answers, "Catat tanda tangan", done="Tanda tangan pihak ketiga dicatat")
        see(page, road.number, "Ditandatangani semua", "Unduh Perjanjian Bersama (PDF)")
        see_not(page, "Berita Desa")


def announce(desk: Desk, road: Road, village: str) -> None:
    """An agreement isn't promulgated: the sekdes tells the villagers."""
    with desk.as_(f"sekdes.{short(village)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Umumkan kepada warga Desa {village}")
        press_next(page, "Catat pengumuman")
        see(page, "Perjanjian Bersama tidak diundangkan")
        answers = {"Tanggal diumumkan": typed(), "Cara diumumkan": "Papan pengumuman dan pertemuan RT"}
        send(page, answers, "Catat pengumuman", done=f"Pengumuman di Desa {village} dicatat")


def declare_and_start(desk: Desk, road: Road) -> None:
    """In force since the last signature; carried out at once, without any BKAD."""
    with desk.as_(f"kades.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Nyatakan kerja sama berlaku")
        press_next(page, "Nyatakan berlaku")
        press(page, "Nyatakan berlaku")
        see_done(page, "Tahap sekarang: Berlaku")
        see(page, f"Berlaku sejak {in_words()}")
        see_not(page, "BKAD")
        see_next(page, "Mulai pelaksanaan")
        press_next(page, "Mulai pelaksanaan")
        send(page, {"Tanggal mulai pelaksanaan": typed()}, "Mulai pelaksanaan", done="Tahap sekarang: Berjalan")


def report(desk: Desk, road: Road) -> None:
    """An indicator and the first report."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Tentukan indikator")
        press_next(page, "Tambah indikator")
        answers = {"Indikator": "Warga yang dilatih", "Satuan": "orang", "Keadaan awal": "0", "Sasaran": "20"}
        send(page, answers, "Simpan indikator", done="Indikator ditambahkan")
        press(page, "Isi laporan")
        answers = {
            "Dari tanggal": typed(),
            "Sampai tanggal": typed(),
            "Yang sudah dikerjakan": "Alat sudah terpasang.",
            "Uang yang dipakai": "12.500.000",
            "Warga yang dilatih (orang)": "8",
        }
        send(page, answers, "Simpan laporan", done="Laporan disimpan")
        see(page, f"Laporan {in_words()} sampai {in_words()}")


def reflect(desk: Desk, road: Road, folder: Path) -> None:
    """Village and partner look back and decide how to go on; one village is enough for it."""
    name, wording = road.at("aksi-refleksi"), f"Kerja sama dengan {road.name} dilanjutkan."
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Jadwalkan aksi-refleksi")
        press_next(page, "Jadwalkan")
        schedule(desk, name, "Jadwalkan aksi-refleksi", **{"Agenda lain": ""})
        invite(desk, name, f"Pengurus {road.name}", PRESENT, road.lead)
    with desk.as_(f"kades.{short(road.lead)}") as page:
        open_it(desk, name)
        name_officers(desk, name, road.lead)
        for village in road.villages:
            attend(desk, name, village, between=True)
        minutes(desk, name, 1)
        decide(desk, name, wording, PRESENT * len(road.villages), road.villages)
        upload_list(desk, name, folder)
        adopt(desk, name, wording)
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Putuskan hasil aksi-refleksi")
        press_next(page, "Putuskan")
        answers = {
            "Pelajaran": road.lesson,
            "Kinerja para pihak": "Semua pihak menjalankan bagiannya.",
            "Keputusan": "Lanjutkan",
        }
        send(page, answers, "Simpan keputusan", done="Keputusan dicatat: Lanjutkan")
        see(page, "Keputusan: Lanjutkan", road.lesson, "Kinerja para pihak")
        see_not(page, "BKAD")
