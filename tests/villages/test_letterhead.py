"""The letterhead (kop.ubah): who edits it, what is kept of a picture, and what a paper makes of it."""

import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from records import documents
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships.cooperation_cases import oracle, people_of
from villages import actions
from villages.emblem import redrawn
from villages.models import Letterhead
from villages.papers import kop, letterhead_of, paper_size

FACTS = {"address": "Jalan Raya 12", "postal_code": "63493", "phone": "(0352) 591", "email": "a@b.id", "size": "A4"}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="PNG", size=(900, 600), mode="RGBA", exif=None):
    content = io.BytesIO()
    extra = {"exif": exif} if exif else {}
    Image.new(mode, size, "green").save(content, kind, **extra)
    return SimpleUploadedFile(f"lambang.{kind.lower()}", content.getvalue())


def save(regions, by, **changes):
    return actions.save_letterhead(village=regions[NGEBEL], by=by, **FACTS | changes)


def test_every_role_gets_the_answer_of_the_row(cast, regions, enter, client):
    row, page = oracle("kop.ubah", "-", "sendiri"), reverse("villages:letterhead", args=[NGEBEL])
    codes = {"ya": 200, "tolak": 403, "tiada": 404}
    assert client.get(page).status_code == 302
    got = {role: enter(person).get(page).status_code for role, person in people_of(cast, "ngebel").items()}
    assert got == {role: codes[row[role]] for role in got}
    assert enter(cast.sekdes_sahang).get(page).status_code == 404


def test_the_page_saves_it_once_per_village_and_the_trail_keeps_what_changed(cast, regions, enter):
    page, browser = reverse("villages:letterhead", args=[NGEBEL]), enter(cast.sekdes_ngebel)
    sent = FACTS | {"emblem": picture()}
    assert browser.post(page, sent).status_code == 302
    assert browser.post(page, FACTS | {"phone": "0352"}).status_code == 302
    head = Letterhead.objects.get(village=regions[NGEBEL])
    assert (head.phone, head.size, bool(head.emblem_id)) == ("0352", "A4", True)
    last = Event.objects.filter(action="letterhead.save").latest("id")
    assert (last.old, last.new, last.region_code) == ({"phone": "(0352) 591"}, {"phone": "0352"}, NGEBEL)
    shown = browser.get(page).content.decode()
    assert "Jalan Raya 12, Kode Pos 63493" in shown and "data:image/png;base64," in shown
    assert browser.post(page, FACTS | {"remove_emblem": "on"}).status_code == 302
    assert letterhead_of(regions[NGEBEL]).emblem is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": ""}, "Isi alamat kantor desa"),
        ({"postal_code": "63"}, "lima angka"),
        ({"size": "A3"}, "ukuran kertas"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, regions, enter, wrong, said):
    answer = enter(cast.sekdes_ngebel).post(reverse("villages:letterhead", args=[NGEBEL]), FACTS | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode() and "a@b.id" in answer.content.decode()
    assert not Letterhead.objects.exists()


def test_a_picture_is_small_upright_and_bare():
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "rahasia di rumah Pak Karno", 6
    scan = redrawn(picture("JPEG", (900, 600), "RGB", exif))
    kept = Image.open(io.BytesIO(scan.content))
    assert (scan.kind, kept.size) == ("jpeg", (200, 300))
    assert b"rahasia" not in scan.content and not kept.getexif()
    assert redrawn(picture("PNG", (50, 40))).kind == "png"
    assert len(redrawn(picture()).content) < 20_000


@pytest.mark.parametrize("content", [b"%PDF-1.4 x", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b""])
def test_what_is_no_picture_is_refused_and_nothing_is_written(cast, regions, content):
    with pytest.raises(Refused):
        save(regions, cast.sekdes_ngebel, emblem=SimpleUploadedFile("a.png", content))
    assert not Letterhead.objects.exists()


def test_a_paper_takes_names_from_the_gazetteer_and_the_rest_from_the_village(cast, regions):
    assert paper_size(regions[NGEBEL]) == "F4"
    assert kop(regions[NGEBEL], "Kepala Desa Ngebel")["alamat"] == ""
    save(regions, cast.kades_ngebel, emblem=picture())
    head = kop(regions[NGEBEL], "Kepala Desa Ngebel")
    assert head["baris"] == ["Pemerintah Kabupaten Ponorogo", "Kecamatan Ngebel", "Kepala Desa Ngebel"]
    assert (head["alamat"], head["kontak"]) == ("Jalan Raya 12, Kode Pos 63493", "Telepon (0352) 591 · a@b.id")
    assert (paper_size(regions[NGEBEL]), paper_size(regions[SAHANG])) == ("A4", "F4")
    assert (head["jenis_lambang"], bytes(head["lambang"])[1:4]) == ("png", b"PNG")


def test_a_lost_emblem_leaves_the_letterhead_standing(cast, regions):
    head = save(regions, cast.kades_ngebel, emblem=picture())
    documents.default_storage.delete(head.emblem.path)
    assert kop(regions[NGEBEL], "Kepala Desa Ngebel")["lambang"] == []


@pytest.mark.parametrize(("size", "millimetres"), [("F4", (215, 330)), ("A4", (210, 297))])
def test_the_sample_page_is_a_draft_in_the_chosen_size(cast, regions, enter, size, millimetres):
    save(regions, cast.kades_ngebel, size=size, emblem=picture())
    answer = enter(cast.perangkat_ngebel).get(reverse("villages:letterhead-sample", args=[NGEBEL]))
    page = pypdfium2.PdfDocument(answer.content)[0]
    assert tuple(round(points / 72 * 25.4) for points in page.get_size()) == millimetres
    text = page.get_textpage().get_text_bounded()
    assert "DRAF" in text and "KEPALA DESA NGEBEL" in text and "Jalan Raya 12" in text
    assert [item.type for item in page.get_objects()].count(3) == 1
