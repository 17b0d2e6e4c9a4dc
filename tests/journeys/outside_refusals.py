"""Acts on the wrong track, with the wrong party, or too early: each refused in words, and nothing is written."""

from playwright.sync_api import Page

from tests.journeys.chapter_outside_choice import WHY
from tests.journeys.desk import Desk
from tests.journeys.ledger import nothing_written
from tests.journeys.outside_roads import OTHER, Road
from tests.journeys.steps import (
    go,
    offers_not,
    post,
    press,
    see,
    see_not,
    see_refused,
    see_title,
    send,
    short,
    typed,
)

NOTHING_STUDIED = (
    "Analisis manfaat dan biaya belum ditulis",
    "KAK belum disusun",
    "Pemeriksaan lingkungan dan tata ruang belum dicatat",
    "Musyawarah Desa Talun belum dijadwalkan",
    "Permendagri 96/2017 Pasal 14 ayat (2) huruf f",
)
MUSYAWARAH = "UU 6/2014 Pasal 54 ayat (2) huruf c"
BY_VILLAGE = "Kerja sama dengan pihak ketiga atas prakarsa desa diumumkan dengan KAK"
BY_PARTNER = "Kerja sama atas prakarsa pihak ketiga dimulai dari proposalnya"
KELURAHAN, KELURAHAN_CODE = "Mangkujayan", "35.02.17.1013"
ELSEWHERE, ELSEWHERE_CODE = "Wonocoyo", "35.03.01.2004"
OFFER = {
    "Nomor surat": "140/12",
    "Tanggal surat": typed(),
    "Batas jawaban": typed(-21),
    "Bidang atau potensi": "Kopi",
    "Ruang lingkup": "Satu desa",
    "Tata cara dan ketentuan pelaksanaan": "Oleh para pihak",
    "Jangka waktu": "3 tahun",
    "Hak dan kewajiban": "Dibagi sepadan",
}


def turned_away(page: Page, path: str, *texts: str) -> None:
    """The page of an act that isn't possible says why, instead of a form."""
    answer = page.goto(path)
    assert answer and answer.status == 409, f"{path}: {answer and answer.status}"
    see_title(page, "Belum bisa dilakukan")
    see(page, *texts)


def announce_too_early(desk: Desk, road: Road, *missing: str) -> None:
    """Nothing is announced without kajian, KAK and the village's musyawarah; what was typed stays."""
    with desk.as_(f"kades.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("cooperation")] + "pengumuman/")
        see_refused(page, *missing)
        answers = {
            "Nomor pengumuman": "140/1",
            "Tanggal pengumuman": typed(),
            "Batas penawaran masuk": typed(-14),
            "Tempat pengumuman dipasang": "Balai desa",
            "Penawaran dikirim ke": "Kantor desa",
        }
        send(page, answers, "Umumkan penawaran")
        see_refused(page, *missing)
        assert page.get_by_label("Nomor pengumuman").input_value() == "140/1"


def offer_letter(desk: Desk, road: Road, reason: str) -> None:
    """A letter to villages is no way to an outside party."""
    with desk.as_(f"kades.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("cooperation")] + "penawaran/")
        see_refused(page, reason)
        send(page, OFFER, "Kirim surat penawaran")
        see_refused(page, reason)


def proposals_too_early(desk: Desk, road: Road) -> None:
    """Offers aren't written down before the announcement."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        where = desk.places[road.at("cooperation")]
        turned_away(page, where + "penawaran-masuk/tambah/", "Umumkan dulu penawaran desa beserta KAK")


def announce_a_proposal(desk: Desk, road: Road) -> None:
    """What a partner brought is answered, not announced; and it needs no KAK."""
    with desk.as_(f"kades.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("cooperation")] + "pengumuman/")
        see_refused(page, BY_PARTNER)
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        where = desk.places[road.at("cooperation")]
        turned_away(page, where + "kak/", "KAK hanya disusun bila desa mengumumkan penawaran")


def answer_too_early(desk: Desk, road: Road) -> None:
    """A proposal is answered after the musyawarah desa, and after it was studied."""
    with desk.as_(f"kades.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("offers")])
        press(page, f"Jawab proposal: {road.name}")
        see_refused(page, f"Musyawarah Desa {road.lead} belum dijadwalkan", MUSYAWARAH)
        answers = {
            "Jawaban desa": "Menerima proposal",
            "Nomor surat jawaban": "140/2",
            "Tanggal surat jawaban": typed(),
        }
        send(page, answers, "Catat jawaban")
        see_refused(page, f"Musyawarah Desa {road.lead} belum dijadwalkan")


def choose_second(desk: Desk, road: Road) -> None:
    """One cooperation has one outside party."""
    name = OTHER["Nama pihak ketiga"]
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("offers")])
        press(page, f"Pilih: {name}")
        send(page, {"Kenapa penawaran ini dipilih": WHY}, "Pilih penawaran ini")
        see_refused(page, f"{road.name} sudah dipilih", "Satu kerja sama hanya dengan satu pihak ketiga")


def draft_too_early(desk: Desk, road: Road, *missing: str) -> None:
    """No text before it is known with whom."""
    move = desk.places[road.at("cooperation")] + "lanjut/mulai-naskah/"
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        go(page, move)
        see_refused(page, *missing)
        assert post(page, move) == 409
        see_refused(page, *missing)


def assembly(desk: Desk, road: Road) -> None:
    """An agreement is decided in each village's own musyawarah, not between villages."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("cooperation")] + "langkah/5/")
        offers_not(page, "musyawarah antar desa")
        turned_away(
            page,
            desk.places[road.at("cooperation")] + "musyawarah/naskah/",
            "disepakati dalam musyawarah desa (Permendagri 96/2017 Pasal 5 ayat (3))",
            "Musyawarah antar desa dan BKAD hanya untuk kerja sama antar desa",
        )


def joint_body(desk: Desk, road: Road) -> None:
    """An agreement has no joint body."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        where = desk.places[road.at("cooperation")] + "bkad/"
        turned_away(page, where, "BKAD hanya untuk kerja sama antar desa", "dilaksanakan para pihak sendiri")


def review_too_early(desk: Desk, road: Road) -> None:
    """Nothing goes to the kecamatan before the village decided on the text and the outside party read it."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("text")] + "kirim/")
        send(page, {}, "Kirim untuk ditinjau")
        see_refused(page, "tentang naskah belum dijadwalkan", "UU 6/2014 Pasal 93 ayat (2)")
        see_refused(page, "Pihak ketiga belum mengonfirmasi naskah ini")
        see_not(page, "BKAD", "musyawarah antar desa")


def in_force_too_early(desk: Desk, road: Road) -> None:
    """It isn't in force while the outside party's signature is missing, and nobody announces it."""
    move = desk.places[road.at("cooperation")] + "lanjut/berlakukan/"
    with desk.as_(f"kades.{short(road.lead)}") as page, nothing_written(desk):
        go(page, move)
        see_refused(page, f"Tanda tangan {road.name} belum dicatat", "PP 43/2014 Pasal 143 ayat (3)")
        assert post(page, move) == 409
        see_refused(page, f"Tanda tangan {road.name} belum dicatat")


def promulgate(desk: Desk, road: Road, village: str) -> None:
    """An agreement has no place in the Berita Desa."""
    with desk.as_(f"sekdes.{short(village)}") as page, nothing_written(desk):
        go(page, desk.places[road.at("signature")] + "undangkan/")
        see_refused(page, "Perjanjian Bersama tidak diundangkan")


def wrong_parties(desk: Desk, road: Road) -> None:
    """Neither a kelurahan, nor a village of another kabupaten, nor the outside party itself sits among the villages."""
    with desk.as_(f"sekdes.{short(road.lead)}"):
        not_among_villages(desk, road.at("cooperation"), "Pihak luar dicatat bersama penawarannya")


def not_among_villages(desk: Desk, cooperation: str, told: str) -> None:
    """Each is found by its name, and told why it can't be chosen; sent all the same it's refused."""
    page, where = desk.page, desk.places[cooperation] + "calon/"
    with nothing_written(desk):
        go(page, f"{where}?cari={KELURAHAN}")
        see(page, "Kelurahan tidak bisa menjadi pihak kerja sama desa (UU 6/2014 Pasal 91)")
        assert post(page, f"{where}?cari={KELURAHAN}", village=KELURAHAN_CODE) >= 400
        see_refused(page, "Kelurahan tidak bisa menjadi pihak")
        go(page, f"{where}?cari={ELSEWHERE}")
        see(page, "ikuti ketentuan kerja sama antar Daerah", "fasilitasi provinsi", "BUM Desa bersama")
        assert post(page, f"{where}?cari={ELSEWHERE}", village=ELSEWHERE_CODE) >= 400
        see_refused(page, "Kabupaten lain")
        see(page, "kerja sama antar Daerah")
        go(page, f"{where}?cari={OTHER['Nama pihak ketiga']}")
        see_refused(page, "Yang dicari bukan desa")
        see(page, told, "UU 6/2014 Pasal 91, 92, dan 93")


def between_villages(desk: Desk, title: str) -> None:
    """A cooperation between villages takes no company in, by whatever door."""
    with desk.as_("sekdes.talun") as page:
        go(page, "/kerja-sama/mulai/?jalur=antar_desa")
        answers = {
            "Judul": title,
            "Bidang": "Pembangunan desa",
            "Cakupan": "Kegiatan kemasyarakatan, pelayanan, pembangunan",
            "Tujuan": "Jalan usaha tani tersambung sampai desa sebelah.",
        }
        send(page, answers, "Mulai kerja sama", done="Kerja sama dibuka")
        desk.keep("antar desa")
        not_among_villages(desk, "antar desa", "bukan pihak kerja sama antar desa")
        with nothing_written(desk):
            for door in ("penawaran-masuk/tambah/", "kajian/", "kak/"):
                turned_away(page, desk.places["antar desa"] + door, "pihak ketiga", "Permendagri 96/2017 Pasal 1")
    with desk.as_("kades.talun") as page, nothing_written(desk):
        go(page, desk.places["antar desa"] + "pengumuman/")
        see_refused(page, "ditawarkan dengan surat penawaran kepada desa lain (Permendagri 96/2017 Pasal 13)")
