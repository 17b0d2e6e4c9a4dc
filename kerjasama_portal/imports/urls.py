"""Addresses of the import screen."""

from django.urls import path

from kerjasama_portal.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.start, name="start"),
    path("<id:pk>/", views.run_detail, name="run"),
    path("<id:pk>/keadaan/", views.run_state, name="state"),
    path("<id:pk>/titik/", views.run_answer, name="answer"),
    path("<id:pk>/tulis/", views.run_confirm, name="confirm"),
    path("<id:pk>/batal/", views.run_cancel, name="cancel"),
    path("<id:pk>/lanjut/", views.run_resume, name="resume"),
    path("<id:pk>/urungkan/", views.run_undo, name="undo"),
    path("<id:pk>/perbaiki/<slug:form>/", views.run_refused, name="refused"),
    path("<slug:slug>/", views.upload, name="upload"),
    path("<slug:slug>/contoh/<slug:form>/", views.template, name="template"),
    path("<slug:slug>/unduh/<slug:form>/", views.export, name="export"),
]
