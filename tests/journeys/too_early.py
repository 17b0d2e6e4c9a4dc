"""The acts of the journey, tried before their time: each is refused by name and basis, and nothing is written."""

from tests.journeys.chapter_partners import PARTIES
from tests.journeys.chapter_text import ABOUT, MAD
from tests.journeys.desk import Desk
from tests.journeys.ledger import nothing_written
from tests.journeys.steps import (
    fill,
    go,
    offers_not,
    post,
    press,
    see_next,
    see_not,
    see_refused,
    see_title,
    send,
    typed,
)

MUSYAWARAH = "UU 6/2014 Pasal 54 ayat (2) huruf c"
DELEGATES = "UU 6/2014 Pasal 92 ayat (2)"
EIGHT = "PP 43/2014 Pasal 143 ayat (4)"


def offer(desk: Desk) -> None:
    """No offer before the lead village's own musyawarah; what was typed is still there."""
    with desk.as_("kades.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "penawaran/")
        see_refused(page, "Musyawarah Desa Ngebel belum dijadwalkan", MUSYAWARAH)
        answers = {
            "Nomor surat": "140/12",
            "Tanggal surat": typed(),
            "Batas jawaban": typed(-21),
            "Bidang atau potensi": "Air bersih",
            "Ruang lingkup": "Tiga desa",
            "Tata cara dan ketentuan pelaksanaan": "Oleh BKAD",
            "Jangka waktu": "10 tahun",
            "Hak dan kewajiban": "Dibagi sepadan",
        }
        send(page, answers, "Kirim surat penawaran")
        see_refused(page, "Musyawarah Desa Ngebel belum dijadwalkan", MUSYAWARAH)
        assert page.get_by_label("Nomor surat").input_value() == "140/12"


def drafting_in_preparation(desk: Desk) -> None:
    """No text before the offer."""
    with desk.as_("sekdes.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "lanjut/mulai-naskah/")
        see_refused(page, "Mulai menyusun naskah tidak bisa dilakukan", "Persiapan")
        assert post(page, desk.places["cooperation"] + "naskah/", title=ABOUT) == 409
        see_refused(page, "Naskah dimulai pada tahap Penyusunan naskah")


def answer(desk: Desk) -> None:
    """No answer before the village's own musyawarah, neither yes nor no."""
    with desk.as_("kades.sahang") as page:
        go(page, desk.places["cooperation"] + "langkah/4/")
        press(page, "Desa Sahang belum menjawab penawaran")
        with nothing_written(desk):
            see_refused(page, "Musyawarah Desa Sahang belum memutuskan")
            for choice in ("Menerima penawaran", "Menolak penawaran"):
                fill(page, {"Jawaban desa": choice, "Nomor surat jawaban": "1/SHG", "Tanggal surat jawaban": typed()})
                send(page, {"Alasan": "Belum dibahas"}, "Kirim jawaban")
                see_refused(page, "Musyawarah Desa Sahang belum")


def drafting(desk: Desk) -> None:
    """No text while a village hasn't answered."""
    with desk.as_("sekdes.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "lanjut/mulai-naskah/")
        see_refused(page, "Desa Wagir Lor belum menjawab penawaran", MUSYAWARAH)
        see_not(page, "Desa Sahang belum menjawab")
        assert post(page, desk.places["cooperation"] + "lanjut/mulai-naskah/") == 409
        see_refused(page, "Desa Wagir Lor", "Desa Wagir Lor belum menjawab penawaran")


def open_mad(desk: Desk) -> None:
    """The villages don't meet before each has delegates, its Perdes or a reason, and a written text."""
    with desk.as_("kades.ngebel") as page, nothing_written(desk):
        go(page, desk.places[MAD])
        see_next(page, "Lengkapi syarat membuka musyawarah")
        assert post(page, desk.places[MAD] + "langkah/open/") == 409
        see_refused(page, *[f"Utusan Desa {village} belum ditunjuk" for village in PARTIES], DELEGATES)
        see_refused(page, "Desa Sahang belum punya Perdes kerja sama", "Desa Wagir Lor belum punya Perdes kerja sama")
        see_refused(page, "Huruf a, b, c, d, e, f, g, h belum diisi", EIGHT)
        see_not(page, "Desa Ngebel belum punya Perdes")


def send_text(desk: Desk) -> None:
    """Nothing goes to the kecamatan with empty clauses, unpaid costs or without the villages' decision."""
    with desk.as_("sekdes.ngebel") as page, nothing_written(desk):
        go(page, desk.places["text"] + "kirim/")
        see_title(page, "Kirim untuk ditinjau")
        press(page, "Kirim untuk ditinjau")
        see_refused(page, "Huruf a, b, c, d, e, f, g, h belum diisi", EIGHT)
        see_refused(page, "kurang Rp360.000.000 dari biaya Rp360.000.000", "huruf f")
        see_refused(page, "Rujukan RPJM Desa dan RKP Desa Sahang belum ditulis", "Permendagri 96/2017 Pasal 13")
        see_refused(page, "Hasil musyawarah antar desa", "belum disahkan", "UU 6/2014 Pasal 92 ayat (2) dan (4)")


def sign(desk: Desk) -> None:
    """While it is reviewed, nobody finds a place to sign."""
    with desk.as_("kades.sahang") as page, nothing_written(desk):
        go(page, desk.places["text"])
        see_next(page, "Menunggu tinjauan")
        see_not(page, "Catat tanda tangan", "Tanda tangan tiap desa")
        assert page.goto(desk.places["text"] + "tanda-tangan/abcdefghjk/").status == 404


def pendamping_signs(desk: Desk) -> None:
    """The facilitator is told that this isn't hers."""
    with desk.as_("pendamping") as page, nothing_written(desk):
        go(page, desk.places["text"])
        offers_not(page, "Catat tanda tangan")
        assert page.goto(desk.places["signature Ngebel"]).status == 403
        see_title(page, "Anda tidak berhak melakukan ini")
        go(page, desk.places["text"])
        assert post(page, desk.places["signature Ngebel"], number="9", year="2026") == 403


def promulgate(desk: Desk) -> None:
    """Nothing is promulgated before every kades has signed."""
    with desk.as_("sekdes.ngebel") as page, nothing_written(desk):
        go(page, desk.places["signature Ngebel"] + "undangkan/")
        unsigned = [f"Kades {village} belum menandatangani Peraturan Bersama" for village in ("Sahang", "Wagir Lor")]
        see_refused(page, *unsigned, "PP 43/2014 Pasal 88 ayat (2)")
        answers = {"Nomor Berita Desa": "4", "Tahun Berita Desa": "2026", "Tanggal diundangkan": typed()}
        send(page, answers, "Catat pengundangan")
        see_refused(page, *unsigned, "PP 43/2014 Pasal 88 ayat (2)")


def declare(desk: Desk) -> None:
    """It isn't in force before every village has promulgated and spread it."""
    with desk.as_("kades.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "lanjut/berlakukan/")
        missing = [
            f"Peraturan Bersama belum diundangkan di Berita Desa {village}" for village in ("Sahang", "Wagir Lor")
        ]
        see_refused(page, *missing, "UU 6/2014 Pasal 69 ayat (11)", "PP 43/2014 Pasal 84 ayat (5)")
        see_not(page, "di Berita Desa Ngebel")
        assert post(page, desk.places["cooperation"] + "lanjut/berlakukan/") == 409
        see_refused(page, *missing, "Peraturan Bersama belum disebarluaskan di Desa Wagir Lor")


def run(desk: Desk) -> None:
    """It isn't carried out before the joint body exists, with all elements and villages."""
    with desk.as_("kades.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "lanjut/mulai-pelaksanaan/")
        see_refused(page, "BKAD belum dibentuk", "UU 6/2014 Pasal 92 ayat (3)")
        assert post(page, desk.places["cooperation"] + "lanjut/mulai-pelaksanaan/", on=typed()) == 409
        see_refused(page, "BKAD belum punya wakil: Pemerintah Desa", "PP 43/2014 Pasal 144 ayat (1)")
        see_refused(page, *[f"Desa {village} belum punya wakil dalam BKAD" for village in PARTIES])


def report(desk: Desk) -> None:
    """Nothing is reported before it is carried out."""
    with desk.as_("sekdes.ngebel") as page, nothing_written(desk):
        go(page, desk.places["cooperation"] + "laporan/")
        see_refused(page, "Laporan diisi setelah kerja sama berjalan")
