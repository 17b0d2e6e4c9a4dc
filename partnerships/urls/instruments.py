"""Addresses of texts with legal force: Perdes, the joint regulation, its review and its signatures."""

from django.http import Http404
from django.urls import path

from accounts.access import SIGNED_IN, access


@access(SIGNED_IN)
def not_yet(request, **where):
    """The page follows in the next commits."""
    raise Http404


PERDES = "perdes/<village:code>/"
TEXT = "naskah/<id:pk>/"
SIGNATURE = TEXT + "tanda-tangan/<id:signature>/"

urlpatterns = [
    path(PERDES, not_yet, name="regulation-detail"),
    path(PERDES + "susun/", not_yet, name="regulation-create"),
    path(PERDES + "ubah/", not_yet, name="regulation-edit"),
    path(PERDES + "langkah/<slug:move>/", not_yet, name="regulation-move"),
    path("kerja-sama/<id:pk>/naskah/", not_yet, name="instrument-create"),
    path(TEXT, not_yet, name="instrument-detail"),
    path(TEXT + "judul/", not_yet, name="instrument-edit"),
    path(TEXT + "huruf/<slug:letter>/", not_yet, name="clause-edit"),
    path(TEXT + "catatan/<id:point>/", not_yet, name="point-answer"),
    path(TEXT + "kirim/", not_yet, name="instrument-submit"),
    path(TEXT + "cetak/", not_yet, name="instrument-draft"),
    path(TEXT + "berkas/final/", not_yet, name="instrument-paper"),
    path(TEXT + "berkas/<id:scan>/", not_yet, name="scan-file"),
    path("tinjauan/", not_yet, name="review-list"),
    path("tinjauan/<id:pk>/", not_yet, name="review-detail"),
    path(SIGNATURE, not_yet, name="signature-sign"),
    path(SIGNATURE + "pindaian/", not_yet, name="scan-upload"),
    path(SIGNATURE + "undangkan/", not_yet, name="signature-promulgate"),
    path(SIGNATURE + "sebarluaskan/", not_yet, name="signature-disseminate"),
]
