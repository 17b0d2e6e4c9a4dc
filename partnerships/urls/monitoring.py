"""Addresses of what follows the signing: BKAD, indicators, reports, aksi-refleksi."""

from django.http import Http404
from django.urls import path

from accounts.access import SIGNED_IN, access


@access(SIGNED_IN)
def not_yet(request, **where):
    """The page follows in the next commits."""
    raise Http404


HERE = "kerja-sama/<id:pk>/"
BODY = "bkad/<id:pk>/"

urlpatterns = [
    path(HERE + "bkad/", not_yet, name="body-form"),
    path(BODY, not_yet, name="body-detail"),
    path(BODY + "anggota/", not_yet, name="member-add"),
    path(BODY + "anggota/<id:member>/keluar/", not_yet, name="member-remove"),
    path(HERE + "indikator/", not_yet, name="indicator-add"),
    path(HERE + "laporan/", not_yet, name="report-add"),
    path(HERE + "laporan/<id:report>/", not_yet, name="report-detail"),
    path(HERE + "refleksi/<id:mandate>/", not_yet, name="reflection-decide"),
]
