"""Addresses of what follows the signing: BKAD, indicators, reports, aksi-refleksi."""

from django.urls import path

from partnerships.views import bodies, monitoring

HERE = "kerja-sama/<id:pk>/"
BODY = "bkad/<id:pk>/"

urlpatterns = [
    path(HERE + "bkad/", bodies.body_form, name="body-form"),
    path(BODY, bodies.body_detail, name="body-detail"),
    path(BODY + "anggota/", bodies.member_add, name="member-add"),
    path(BODY + "anggota/<id:member>/keluar/", bodies.member_remove, name="member-remove"),
    path(HERE + "indikator/", monitoring.indicator_add, name="indicator-add"),
    path(HERE + "laporan/", monitoring.report_add, name="report-add"),
    path(HERE + "laporan/<id:report>/", monitoring.report_detail, name="report-detail"),
    path(HERE + "refleksi/<id:mandate>/", monitoring.reflection_decide, name="reflection-decide"),
]
