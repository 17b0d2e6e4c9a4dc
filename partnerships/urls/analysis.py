"""Addresses of the analysis of a cooperation."""

from django.urls import path

from partnerships.views import analysis

HERE = "kerja-sama/<id:pk>/analisis/"

urlpatterns = [
    path(HERE, analysis.analysis, name="analysis"),
    path(HERE + "tambah/", analysis.analysis_add, name="analysis-add"),
    path(HERE + "ambil/", analysis.analysis_take, name="analysis-take"),
    path(HERE + "<id:line>/ubah/", analysis.analysis_edit, name="analysis-edit"),
    path(HERE + "<id:line>/hapus/", analysis.analysis_remove, name="analysis-remove"),
]
