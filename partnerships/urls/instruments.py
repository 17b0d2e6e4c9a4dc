"""Addresses of texts with legal force: Perdes, the joint regulation, its review and its signatures."""

from django.urls import path

from partnerships.views import instruments, regulations, reviews, signing

PERDES = "perdes/<village:code>/"
TEXT = "naskah/<id:pk>/"
SIGNATURE = TEXT + "tanda-tangan/<id:signature>/"

urlpatterns = [
    path(PERDES, regulations.regulation_detail, name="regulation-detail"),
    path(PERDES + "susun/", regulations.regulation_create, name="regulation-create"),
    path(PERDES + "ubah/", regulations.regulation_edit, name="regulation-edit"),
    path(PERDES + "langkah/<slug:move>/", regulations.regulation_move, name="regulation-move"),
    path("kerja-sama/<id:pk>/naskah/", instruments.instrument_create, name="instrument-create"),
    path(TEXT, instruments.instrument_detail, name="instrument-detail"),
    path(TEXT + "judul/", instruments.instrument_edit, name="instrument-edit"),
    path(TEXT + "huruf/<slug:letter>/", instruments.clause_edit, name="clause-edit"),
    path(TEXT + "catatan/", instruments.points_answer, name="points-answer"),
    path(TEXT + "kirim/", instruments.instrument_submit, name="instrument-submit"),
    path(TEXT + "cetak/", instruments.instrument_draft, name="instrument-draft"),
    path(TEXT + "berkas/final/", instruments.instrument_paper, name="instrument-paper"),
    path(TEXT + "berkas/<id:scan>/", signing.scan_file, name="scan-file"),
    path("tinjauan/", reviews.review_list, name="review-list"),
    path("tinjauan/<id:pk>/", reviews.review_detail, name="review-detail"),
    path(SIGNATURE, signing.signature_sign, name="signature-sign"),
    path(SIGNATURE + "pindaian/", signing.scan_upload, name="scan-upload"),
    path(SIGNATURE + "undangkan/", signing.signature_promulgate, name="signature-promulgate"),
    path(SIGNATURE + "sebarluaskan/", signing.signature_disseminate, name="signature-disseminate"),
]
