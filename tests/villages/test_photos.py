"""Photos of a potential: kept small and bare, up to three, seen by whoever sees the potential, removed from a draft."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from records import trail
from records.models import Document
from records.pictures import judge_photo
from records.verdict import Refused
from records.web import CHOOSE_AGAIN
from tests.villages.helpers import SAHANG, bring_to
from villages import actions
from villages.models import Potential, PotentialPhoto

FACTS = {"topic": "air-bersih", "name": "Mata air", "quantity": "18,5", "unit": "l/dt"}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(colour="navy", size=(2000, 1000), name="rumah pak karno.jpg"):
    """A photo as a phone takes it: with the place in it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (7.0, 47.0, 45.6)
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG", exif=exif)
    return SimpleUploadedFile(name, content.getvalue())


def page(name, potential, *args):
    return reverse(f"villages:{name}", args=[potential.pk, *args])


@pytest.fixture
def pictured(spring, cast):
    """The draft of Sahang with one photo."""
    photos = [judge_photo(upload())]
    actions.edit_potential(potential=spring, by=cast.perangkat_sahang, photos=photos, name=spring.name)
    return spring


def photo_of(potential):
    return PotentialPhoto.objects.select_related("document", "potential__village").get(potential=potential)


def test_photos_come_with_the_form_and_are_kept_bare(cast, sahang, enter):
    client = enter(cast.sekdes_sahang)
    sent = FACTS | {"photos": [upload(), upload("red")], "ajukan": "1"}
    answer = client.post(reverse("villages:potential-create", args=[SAHANG]), sent, follow=True)
    kept = PotentialPhoto.objects.order_by("created_at", "pk")
    assert [(photo.width, photo.height) for photo in kept] == [(1600, 800)] * 2
    assert answer.text.count("<img") == 2 and 'width="1600" height="800" loading="lazy"' in answer.text
    assert "Foto 1 dari 2: Mata air" in answer.text and "karno" not in answer.text
    event = trail.timeline([Potential.objects.get()]).last()
    assert event.new["photos"] == [photo.document.sha256 for photo in kept]
    content = client.get(page("potential-photo", Potential.objects.get(), kept[0].pk)).getvalue()
    opened = Image.open(io.BytesIO(content))
    assert (opened.format, opened.size) == ("JPEG", (1600, 800)) and not opened.getexif()


def test_a_photo_is_shown_and_never_run(cast, pictured, enter):
    answer = enter(cast.kades_sahang).get(page("potential-photo", pictured, photo_of(pictured).pk))
    assert Image.open(io.BytesIO(answer.getvalue())).format == "JPEG"
    assert answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert "sandbox" in answer["Content-Security-Policy"] and "no-store" in answer["Cache-Control"]


def test_who_does_not_see_the_potential_sees_no_photo(cast, pictured, secret, enter):
    address = page("potential-photo", pictured, photo_of(pictured).pk)
    for outsider in (cast.camat, cast.kades_talun, cast.asing, cast.admin):
        assert enter(outsider).get(address).status_code == 404
    bring_to(pictured, "terverifikasi", cast.kades_sahang)
    assert enter(cast.camat).get(address).getvalue().startswith(b"\xff\xd8")
    assert enter(cast.kades_talun).get(address).status_code == 404
    other = page("potential-photo", secret, photo_of(pictured).pk)
    assert enter(cast.kades_talun).get(other).status_code == 404


def test_nobody_gets_a_photo_without_signing_in(client, pictured):
    assert client.get(page("potential-photo", pictured, photo_of(pictured).pk)).status_code == 302


def test_a_photo_is_removed_from_a_draft_and_the_trail_keeps_whose_it_was(cast, pictured, enter):
    photo = photo_of(pictured)
    client = enter(cast.sekdes_sahang)
    assert page("photo-remove", pictured, photo.pk) in client.get(page("potential-edit", pictured)).text
    answer = client.post(page("photo-remove", pictured, photo.pk), follow=True)
    assert "Foto dihapus" in answer.text and "<img" not in answer.text
    assert client.get(page("potential-photo", pictured, photo.pk)).status_code == 404
    event = trail.timeline([pictured]).first()
    assert (event.action, event.old) == ("potential.photo_remove", {"photos": [photo.document.sha256]})
    assert "Foto dihapus" in client.get(page("potential-detail", pictured)).text


def test_who_removed_a_photo_does_not_verify(cast, pictured):
    actions.remove_photo(photo=photo_of(pictured), by=cast.kades_sahang)
    bring_to(pictured, "diajukan", None)
    with pytest.raises(PermissionDenied, match="mengubah potensi ini"):
        actions.verify_potential(potential=pictured, by=cast.kades_sahang)


def test_what_was_handed_in_keeps_its_photos(cast, pictured, enter):
    bring_to(pictured, "diajukan", None)
    photo = photo_of(pictured)
    with pytest.raises(Refused, match="bukan draf"):
        actions.remove_photo(photo=photo, by=cast.sekdes_sahang)
    client = enter(cast.kades_sahang)
    shown = client.get(page("potential-detail", pictured)).text
    assert "<img" in shown and page("photo-remove", pictured, photo.pk) not in shown
    assert enter(cast.bpd_sahang).post(page("photo-remove", pictured, photo.pk)).status_code == 403


def test_a_photo_goes_once(cast, pictured):
    photo = photo_of(pictured)
    actions.remove_photo(photo=photo, by=cast.sekdes_sahang)
    with pytest.raises(Refused, match="lebih dulu"):
        actions.remove_photo(photo=photo, by=cast.sekdes_sahang)


def test_three_are_the_most_and_nothing_is_written_beyond(cast, pictured, enter):
    client = enter(cast.sekdes_sahang)
    sent = FACTS | {"photos": [upload("red"), upload("blue"), upload("green")]}
    answer = client.post(page("potential-edit", pictured), sent)
    assert answer.status_code == 409 and "Sudah ada 1" in answer.text
    assert PotentialPhoto.objects.count() == Document.objects.count() == 1
    two = FACTS | {"photos": [upload("red"), upload("blue")]}
    assert client.post(page("potential-edit", pictured), two).status_code == 302
    assert PotentialPhoto.objects.count() == 3


@pytest.mark.parametrize("content", [b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\n<html>"])
def test_what_is_no_photo_is_refused_and_what_was_typed_stays(cast, sahang, enter, content):
    sent = FACTS | {"photos": SimpleUploadedFile("foto.png", content), "description": "Tulisan panjang"}
    answer = enter(cast.sekdes_sahang).post(reverse("villages:potential-create", args=[SAHANG]), sent)
    assert answer.status_code == 409 and "Tulisan panjang" in answer.text
    assert not Potential.objects.exists() and not Document.objects.exists()


def test_after_a_mistake_the_field_asks_for_the_photo_again(cast, sahang, enter):
    sent = FACTS | {"photos": upload(), "name": ""}
    answer = enter(cast.sekdes_sahang).post(reverse("villages:potential-create", args=[SAHANG]), sent)
    assert answer.status_code == 422 and CHOOSE_AGAIN in answer.text and "Isi nama potensi" in answer.text
