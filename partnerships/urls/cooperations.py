"""Addresses of the acts of steps 1 to 4: cooperation, parties, offer, programmes, meetings, journal."""

from django.http import Http404
from django.urls import path

from accounts.access import SIGNED_IN, access


@access(SIGNED_IN)
def not_yet(request, **where):
    """The page follows in the next commits."""
    raise Http404


HERE = "kerja-sama/<id:pk>/"
PARTY = HERE + "pihak/<id:party>/"
PROGRAMME = HERE + "program/<id:programme>/"

urlpatterns = [
    path("kerja-sama/mulai/", not_yet, name="cooperation-create"),
    path(HERE + "ubah/", not_yet, name="cooperation-edit"),
    path(HERE + "dasar/", not_yet, name="basis-edit"),
    path(HERE + "lanjut/<slug:move>/", not_yet, name="cooperation-move"),
    path(HERE + "alasan/<slug:rule>/<village:code>/", not_yet, name="reason-write"),
    path(HERE + "jurnal/", not_yet, name="journal-list"),
    path(HERE + "jurnal/tulis/", not_yet, name="journal-create"),
    path(HERE + "calon/", not_yet, name="candidate-add"),
    path(HERE + "penawaran/", not_yet, name="offer-send"),
    path(PARTY + "kontak/", not_yet, name="contact-add"),
    path(PARTY + "jawaban/", not_yet, name="offer-answer"),
    path(PARTY + "utusan/", not_yet, name="delegate-list"),
    path(PARTY + "utusan/<id:delegate>/hapus/", not_yet, name="delegate-remove"),
    path(PARTY + "<slug:move>/", not_yet, name="party-move"),
    path(HERE + "program/tambah/", not_yet, name="programme-create"),
    path(PROGRAMME, not_yet, name="programme-detail"),
    path(PROGRAMME + "ubah/", not_yet, name="programme-edit"),
    path(PROGRAMME + "dana/", not_yet, name="funding-add"),
    path(PROGRAMME + "dana/<id:funding>/hapus/", not_yet, name="funding-remove"),
    path(PROGRAMME + "desa/<village:code>/", not_yet, name="share-edit"),
    path(HERE + "musyawarah/desa/<village:code>/", not_yet, name="deliberation-schedule"),
    path(HERE + "musyawarah/naskah/", not_yet, name="mad-schedule"),
    path(HERE + "musyawarah/refleksi/", not_yet, name="reflection-schedule"),
]
