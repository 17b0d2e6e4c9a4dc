"""Photos are told by their content and drawn anew: no script, no place, no bomb survives (D26, D27, D31)."""

import io
import struct
import zlib

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image

from records import pictures, uploads
from records.documents import BROKEN, TOO_MANY_PIXELS
from records.file_field import FotoField
from records.forms import PortalForm
from records.pictures import NOT_A_PICTURE, judge_photo
from records.uploads import CutUpload
from records.verdict import Refused
from records.web import CHOOSE_AGAIN, ask_for_files_again, judged

SCRIPT = b"<script>alert(1)</script>"
HTML = b"<!doctype html>" + SCRIPT


def photo(kind="JPEG", size=(400, 300), mode="RGB", colour="navy", **extra) -> bytes:
    """A photo of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **extra)
    return out.getvalue()


def kept(content: bytes, name="foto.jpg"):
    """What is kept of an upload, and the picture as it opens."""
    made = judge_photo(SimpleUploadedFile(name, content))
    return made, Image.open(io.BytesIO(made.scan.content))


def bomb(side: int) -> bytes:
    """A PNG of so many pixels a side in a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side + 7) // 8 + 1) * 64, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_kind_becomes_a_small_jpeg(kind):
    made, opened = kept(photo(kind, (4000, 2000)))
    assert (opened.format, opened.size, made.width, made.height) == ("JPEG", (1600, 800), 1600, 800)
    assert (made.scan.kind, made.scan.name) == ("jpeg", "foto.jpg")


def test_a_small_photo_is_not_blown_up_and_what_shines_through_is_white():
    made, opened = kept(photo("PNG", (30, 20), "RGBA", (0, 0, 0, 0)))
    assert (made.width, made.height) == (30, 20) and opened.getpixel((5, 5)) == (255, 255, 255)


def test_place_and_time_go_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rumah Pak Karno"
    exif.get_ifd(0x8825)[2] = (7.0, 47.0, 45.6)
    content = photo(exif=exif, comment=b"rahasia")
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)
    made, opened = kept(content)
    assert opened.size == (300, 400) and not opened.getexif() and "comment" not in opened.info
    assert b"Karno" not in made.scan.content and b"rahasia" not in made.scan.content
    assert b"Exif" not in made.scan.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_script_behind_the_picture_is_not_kept(kind):
    made, opened = kept(photo(kind) + SCRIPT)
    assert SCRIPT not in made.scan.content and opened.size == (400, 300)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a" + SCRIPT, NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", NOT_A_PICTURE),
        (HTML, NOT_A_PICTURE),
        (b"%PDF-1.7\n" + HTML, NOT_A_PICTURE),
        (b"RIFF\0\0\0\0WAVE" + SCRIPT, NOT_A_PICTURE),
        (b"\x89PNG\r\n\x1a\n" + HTML, BROKEN),
        (b"\xff\xd8\xff" + HTML, BROKEN),
        (b"RIFF\0\0\0\0WEBP" + HTML, BROKEN),
        (photo(size=(900, 900))[:3000], BROKEN),
        (b"", "Berkas kosong. Pilih ulang berkasnya."),
    ],
    ids=["gif", "svg", "html", "pdf", "wave", "png head", "jpeg head", "webp head", "half", "empty"],
)
def test_what_is_no_photo_is_refused_whatever_its_name(content, reason):
    for name in ("foto.png", "foto.jpg"):
        with pytest.raises(Refused) as refused:
            judge_photo(SimpleUploadedFile(name, content))
        assert str(refused.value) == reason


@pytest.mark.parametrize("side", [30_000, 12_000, 6_400])
def test_a_bomb_is_refused_unopened(side):
    content = bomb(side)
    assert len(content) < 200_000
    with pytest.raises(Refused, match="megapiksel"):
        judge_photo(SimpleUploadedFile("foto.png", content))
    assert "40" in TOO_MANY_PIXELS


def test_size_is_limited(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    with pytest.raises(Refused, match="10 MB"):
        judge_photo(SimpleUploadedFile("foto.jpg", photo()))


@pytest.mark.parametrize("name", ["../../x.jpg", "..\\x.jpg", ".htaccess", "x.php.jpg", "a" * 300, '"><img>.jpg'])
def test_no_name_of_an_upload_is_kept(name):
    assert kept(photo(), name)[0].scan.name == "foto.jpg"


class AlbumForm(PortalForm):
    """A word and photos beside it."""

    word = forms.CharField(label="Keterangan")
    photos = FotoField(label="Foto", required=False)


def album(*contents: bytes, word="kata") -> AlbumForm:
    """The form as it arrives."""
    chosen = [SimpleUploadedFile("f.jpg", content) for content in contents]
    return AlbumForm({"word": word}, MultiValueDict({"photos": chosen}))


def test_several_photos_arrive_and_none_is_an_empty_list():
    form = album(photo(), photo(colour="red"))
    assert form.is_valid(), form.errors
    assert [picture.width for picture in judged(form, form.cleaned_data)["photos"]] == [400, 400]
    assert album().is_valid() and album().fields["photos"].clean(None) == []
    html = str(album()["photos"])
    assert 'accept="image/*"' in html and "multiple" in html


def test_too_many_too_large_empty_or_cut_is_said_at_the_field(monkeypatch):
    assert album(*[photo()] * 4).errors["photos"] == ["Pilih paling banyak 3 foto"]
    assert album(photo(), b"").errors["photos"] == ["Berkas kosong. Pilih ulang berkasnya"]
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    assert album(photo()).errors["photos"] == ["Ukuran satu foto paling besar 10 MB"]
    cut = AlbumForm({}, MultiValueDict({"photos": [CutUpload(io.BytesIO(), "f.jpg", "image/jpeg", 9)]}))
    assert cut.errors["photos"] == [f"Foto-foto ini bersama lebih dari {uploads.MOST_MB} MB. Kirim sebagian dulu"]


def test_a_browser_keeps_no_chosen_file_and_the_field_says_so():
    form = album(photo(), word="")
    assert not form.is_valid()
    ask_for_files_again(form)
    assert form.errors["photos"] == [CHOOSE_AGAIN]
    without = album(word="")
    ask_for_files_again(without)
    assert "photos" not in without.errors
